"""How the suppliers of one service divide it, as a table."""

from collections.abc import Sequence

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.market import Market
from werket_lib.tables.house import Cell, HouseTable, bar_cell, number_cell, set_table, text_cell, total_cell
from werket_lib.text.labels import COLUMNS, SERVICES
from werket_lib.text.rows import SupplierRow, market_rows

HEADS = ("rank", "supplier")


def table_market(market: Market) -> HouseTable:
    """Set a service's suppliers with count and share, and with their parts where it has any; largest first."""
    rows = market_rows(market)
    longest = max((row.count for row in rows), default=1)
    parts = [f"remaining_{part}" for part in market.parts]
    shown = [COLUMNS[column] for column in (*HEADS, "remaining", *parts, "share_pct")]
    cells = pd.DataFrame([_set_row(row, longest, parts) for row in rows], columns=shown)
    total = {
        COLUMNS["remaining"]: total_cell(sum(row.count for row in rows), 0),
        COLUMNS["share_pct"]: total_cell(100, rows[0].share.decimals if rows else 0),
    }
    for column, part in zip(parts, market.parts, strict=True):
        total[COLUMNS[column]] = number_cell(market.facts[f"{market.service.lower()}.part.{part}.remaining"])
    return set_table(
        cells,
        name=f"{market.service.lower()}_market",
        caption=f"{SERVICES[market.service]}: deltagare per leverantör i {name_month(market.month)}",
        heads=[COLUMNS[column] for column in HEADS],
        total=total if len(rows) > 1 else None,
    )


def _set_row(row: SupplierRow, longest: int, parts: Sequence[str]) -> dict[str, Cell]:
    return {
        COLUMNS["rank"]: number_cell(row.rank),
        COLUMNS["supplier"]: text_cell(row.name),
        COLUMNS["remaining"]: bar_cell(row.remaining, row.count / longest),
        **{COLUMNS[column]: number_cell(fact) for column, fact in zip(parts, row.parts, strict=True)},
        COLUMNS["share_pct"]: number_cell(row.share),
    }
