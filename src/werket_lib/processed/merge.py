"""Editions of a dataset put on one another, and what a later one changed in an earlier."""

from collections.abc import Sequence

import pandas as pd


def stack(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put editions on one another: where two have a month, the later one holds."""
    kept: list[pd.DataFrame] = []
    seen: set[pd.Period] = set()
    for table in reversed(tables):
        kept.append(table[~table["month"].isin(seen)] if seen else table)
        seen.update(table["month"].unique())
    return pd.concat(kept[::-1], ignore_index=True)


def in_use(tables: Sequence[pd.DataFrame], last: pd.Period) -> list[bool]:
    """Tell which editions still hold a month, up to `last`, that no later one holds."""
    used: list[bool] = []
    seen: set[pd.Period] = set()
    for table in reversed(tables):
        months = {month for month in table["month"].unique() if month <= last}
        used.append(bool(months - seen))
        seen |= months
    return used[::-1]


def note_revisions(tables: Sequence[pd.DataFrame], editions: Sequence[str], key: Sequence[str]) -> list[str]:
    """Say where an edition changes months that an earlier one held.

    Parameters
    ----------
    tables
        As loaded, in the order in which they were published.
    editions
        What to call each, such as ``af_rom_results/2026-05``.
    key
        The columns that tell the rows of a month apart.

    Returns
    -------
    list of str
        A note an edition and month: ``af_rom_results/2026-05: 7 of 925 rows of 2026-01 revised``.
    """
    notes = []
    held: dict[pd.Period, pd.DataFrame] = {}
    for edition, table in zip(editions, tables, strict=True):
        for month, rows in table.groupby("month"):
            revised = _count_revised(held[month], rows, list(key)) if month in held else 0
            if revised:
                notes.append(f"{edition}: {revised} of {len(rows)} rows of {month} revised")
            held[month] = rows
    return notes


def _count_revised(before: pd.DataFrame, after: pd.DataFrame, key: list[str]) -> int:
    """Count the rows that are new, gone or changed in a column that both editions fill."""
    filled = [column for column in after if after[column].notna().any() and before[column].notna().any()]
    was, now = (table[filled].astype("str").fillna("").set_index(key) for table in (before, after))
    both = was.index.union(now.index)
    return int((was.reindex(both) != now.reindex(both)).any(axis="columns").sum())
