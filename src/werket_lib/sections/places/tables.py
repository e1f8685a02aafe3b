"""How many municipalities of each kind have suppliers of Rusta och matcha, as a table."""

import pandas as pd

from werket_lib.facts import slugify
from werket_lib.months import name_month
from werket_lib.sections.places.numbers import MEASURES, PREFIX, SERVICE, Places
from werket_lib.sections.places.words import PLACES_MEASURES
from werket_lib.style.names import GROUP, SERVICES
from werket_lib.style.table import HouseTable, number_cell, set_table, text_cell


def table_places(section: Places) -> HouseTable:
    """Set SKR's groups with their municipalities: all, with suppliers, with one, with none, and the median."""
    cells = pd.DataFrame(
        [
            [
                text_cell(group),
                *(number_cell(section.facts[f"{PREFIX}.group.{slugify(group)}.{measure}"]) for measure in MEASURES),
            ]
            for group in section.groups["group"]
        ],
        columns=[GROUP, *(PLACES_MEASURES[measure] for measure in MEASURES)],
    )
    total = {
        PLACES_MEASURES[measure]: number_cell(section.facts[f"{PREFIX}.municipalities.{measure}"])
        for measure in MEASURES
    }
    return set_table(
        cells,
        name="rom2_places",
        caption=f"Kommuner efter antal leverantörer i {SERVICES[SERVICE]}, {name_month(section.month)}",
        heads=[GROUP],
        total=total,
    )
