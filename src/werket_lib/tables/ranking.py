"""A ranking as a table: rank, move, name, count with a bar, changes, share, and a total."""

from collections.abc import Sequence

import pandas as pd

from werket_lib.tables.house import Cell, HouseTable, bar_cell, move_cell, number_cell, set_table, text_cell, total_cell
from werket_lib.text.labels import COLUMNS
from werket_lib.text.rows import SupplierRow


def set_ranking(
    rows: Sequence[SupplierRow], *, of: str, share: str, total: pd.Series, name: str, caption: str
) -> HouseTable:
    """Set ranked rows against the month before, and the total of all that were ranked.

    Parameters
    ----------
    of
        What is ranked, a key of `COLUMNS` such as ``supplier``.
    share
        Key of the share's column, in `COLUMNS` and in `total`.
    total
        ``remaining``, ``change``, ``change_pct`` and the share of all together.
    """
    longest = max((row.count for row in rows), default=1)
    columns = ("rank", "rank_move", of, "remaining", "change", "change_pct", share)
    cells = pd.DataFrame([[*_set_row(row, longest)] for row in rows], columns=[COLUMNS[column] for column in columns])
    return set_table(
        cells,
        name=name,
        caption=caption,
        heads=[COLUMNS[column] for column in columns[:3]],
        total=_set_total(rows[0], total, columns[3:]) if rows else None,
    )


def _set_row(row: SupplierRow, longest: int) -> Sequence[Cell]:
    assert row.rank_move is not None
    return (
        number_cell(row.rank),
        move_cell(row.rank_move),
        text_cell(row.name),
        bar_cell(row.remaining, row.count / longest),
        number_cell(row.change, signed=True),
        number_cell(row.change_pct, signed=True),
        number_cell(row.share),
    )


def _set_total(as_in: SupplierRow, total: pd.Series, columns: Sequence[str]) -> dict[str, Cell]:
    """Print the total with the decimals of the rows above it."""
    facts = (as_in.remaining, as_in.change, as_in.change_pct, as_in.share)
    return {
        COLUMNS[column]: total_cell(total[column], fact.decimals, signed=fact in (as_in.change, as_in.change_pct))
        if fact
        else number_cell(None)
        for column, fact in zip(columns, facts, strict=True)
    }
