"""The largest suppliers of Rusta och matcha as a table."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.rom2_suppliers import PREFIX, SERVICE, SupplierMarket
from werket_lib.tables.house import Cell, HouseTable, bar_cell, move_cell, number_cell, set_table, text_cell, total_cell
from werket_lib.text.labels import COLUMNS, SERVICES
from werket_lib.text.rows import SupplierRow, supplier_rows

HEADS = ("rank", "rank_move", "supplier")
COLUMNS_SHOWN = (*HEADS, "remaining", "change", "change_pct", "market_share_pct")


def table_ranking(section: SupplierMarket) -> HouseTable:
    """Set the largest suppliers with rank, move, bar, change and share, and the total of all suppliers."""
    rows = supplier_rows(section.ranking, section.facts, PREFIX)
    longest = max((row.count for row in rows), default=1)
    shown = [COLUMNS[column] for column in COLUMNS_SHOWN]
    cells = pd.DataFrame([_set_row(row, longest) for row in rows], columns=shown)
    return set_table(
        cells,
        name="rom2_ranking",
        caption=(
            f"De största leverantörerna i {SERVICES[SERVICE]} i {name_month(section.month)}, med förändring sedan "
            f"{name_month(section.month - 1)}; totalen gäller alla leverantörer"
        ),
        heads=[COLUMNS[column] for column in HEADS],
        total=_set_total(section, rows[0]) if rows else None,
    )


def _set_row(row: SupplierRow, longest: int) -> dict[str, Cell]:
    assert row.rank_move is not None
    return {
        COLUMNS["rank"]: number_cell(row.rank),
        COLUMNS["rank_move"]: move_cell(row.rank_move),
        COLUMNS["supplier"]: text_cell(row.name),
        COLUMNS["remaining"]: bar_cell(row.remaining, row.count / longest),
        COLUMNS["change"]: number_cell(row.change, signed=True),
        COLUMNS["change_pct"]: number_cell(row.change_pct, signed=True),
        COLUMNS["market_share_pct"]: number_cell(row.share),
    }


def _set_total(section: SupplierMarket, as_in: SupplierRow) -> dict[str, Cell]:
    """Print the total with the decimals of the rows above it."""
    printed = {
        "remaining": (as_in.remaining, False),
        "change": (as_in.change, True),
        "change_pct": (as_in.change_pct, True),
        "market_share_pct": (as_in.share, False),
    }
    return {
        COLUMNS[column]: total_cell(section.total[column], fact.decimals, signed=signed) if fact else number_cell(None)
        for column, (fact, signed) in printed.items()
    }
