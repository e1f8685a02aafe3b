"""Tables of the suppliers: the ranking, entries and exits."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.services.rows import supplier_rows
from werket_lib.sections.services.tables import set_ranking
from werket_lib.sections.suppliers.numbers import PREFIX, SERVICE, SupplierMarket
from werket_lib.sections.suppliers.words import SUPPLIER_MOVES
from werket_lib.style.names import COLUMNS, SERVICES
from werket_lib.style.table import HouseTable, Mark, set_table, text_cell


def table_ranking(section: SupplierMarket) -> HouseTable:
    """Set the largest suppliers with rank, move, bar, change and share, and the total of all suppliers."""
    return set_ranking(
        supplier_rows(section.ranking, section.facts, PREFIX),
        of="supplier",
        share="market_share_pct",
        total=section.total,
        name="rom2_ranking",
        caption=(
            f"De största leverantörerna i {SERVICES[SERVICE]} i {name_month(section.month)}, med förändring sedan "
            f"{name_month(section.month - 1)}; totalen gäller alla leverantörer"
        ),
    )


MARKS: dict[str, Mark] = {"entered": "up", "exited": "down"}


def table_entries(section: SupplierMarket, *, months: int = 3) -> HouseTable:
    """Set who came and who left in the last `months`, newest first."""
    recent = section.moves[section.moves["month"] > section.month - months]
    cells = pd.DataFrame(
        [
            [
                text_cell(row.supplier),
                text_cell(SUPPLIER_MOVES[row.move], mark=MARKS[row.move]),
                text_cell(name_month(row.month)),
            ]
            for row in recent.itertuples()
        ],
        columns=[COLUMNS[column] for column in ("supplier", "move", "month")],
    )
    return set_table(
        cells,
        name="rom2_entries",
        caption=(
            f"Leverantörer som tillkom i {SERVICES[SERVICE]} eller försvann, till och med {name_month(section.month)}"
        ),
        heads=[COLUMNS["supplier"]],
        words=[COLUMNS["move"], COLUMNS["month"]],
    )
