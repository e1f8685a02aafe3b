"""Editions of a dataset put on one another, and what a later one changed in an earlier."""

from collections.abc import Sequence

import pandas as pd


def stack(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put editions on one another: where two have a month, the later one holds."""
    kept = [
        table[~table["month"].isin(pd.concat([later["month"] for later in tables[number + 1 :]]))]
        for number, table in enumerate(tables[:-1])
    ]
    return pd.concat([*kept, tables[-1]], ignore_index=True)


def in_use(tables: Sequence[pd.DataFrame], last: pd.Period) -> list[bool]:
    """Tell which editions still hold a month, up to `last`, that no later one holds."""
    held = [{month for month in table["month"] if month <= last} for table in tables]
    return [bool(months - set().union(*held[number + 1 :])) for number, months in enumerate(held)]


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
    for number, table in enumerate(tables):
        held = stack(tables[:number]) if number else table[:0]
        for month, rows in table.groupby("month"):
            before = held[held["month"] == month]
            revised = _count_revised(before, rows, list(key)) if len(before) else 0
            if revised:
                notes.append(f"{editions[number]}: {revised} of {len(rows)} rows of {month} revised")
    return notes


def _count_revised(before: pd.DataFrame, after: pd.DataFrame, key: list[str]) -> int:
    """Count the rows that are new, gone or changed in a column that both editions fill."""
    filled = [column for column in after if after[column].notna().any() and before[column].notna().any()]
    was, now = (table[filled].astype("str").fillna("").set_index(key) for table in (before, after))
    both = was.index.union(now.index)
    return int((was.reindex(both) != now.reindex(both)).any(axis="columns").sum())
