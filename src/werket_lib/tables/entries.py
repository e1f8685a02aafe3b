"""The suppliers that came and left of late, by name."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.rom2_suppliers import SERVICE, SupplierMarket
from werket_lib.tables.house import HouseTable, Mark, set_table, text_cell
from werket_lib.text.labels import COLUMNS, SERVICES, SUPPLIER_MOVES

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
