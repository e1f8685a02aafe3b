"""How the suppliers of one service divide it, as a table."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.service import Market
from werket_lib.tables.house import HouseTable, bar_cell, number_cell, set_table, text_cell, total_cell
from werket_lib.text.labels import COLUMNS, SERVICES
from werket_lib.text.rows import supplier_rows

COLUMNS_SHOWN = ("rank", "supplier", "remaining", "share_pct")


def table_market(market: Market) -> HouseTable:
    """Set a service's suppliers with count and share, largest first."""
    rows = supplier_rows(market.table, market.facts, market.service.lower())
    longest = max((row.count for row in rows), default=1)
    cells = pd.DataFrame(
        [
            {
                COLUMNS["rank"]: number_cell(row.rank),
                COLUMNS["supplier"]: text_cell(row.name),
                COLUMNS["remaining"]: bar_cell(row.remaining, row.count / longest),
                COLUMNS["share_pct"]: number_cell(row.share),
            }
            for row in rows
        ],
        columns=[COLUMNS[column] for column in COLUMNS_SHOWN],
    )
    total = {
        COLUMNS["remaining"]: total_cell(sum(row.count for row in rows), 0),
        COLUMNS["share_pct"]: total_cell(100, rows[0].share.decimals if rows else 0),
    }
    return set_table(
        cells,
        name=f"{market.service.lower()}_market",
        caption=f"{SERVICES[market.service]}: deltagare per leverantör i {name_month(market.month)}",
        heads=[COLUMNS["rank"], COLUMNS["supplier"]],
        total=total if len(rows) > 1 else None,
    )
