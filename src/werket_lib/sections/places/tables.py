"""How many municipalities of each kind have suppliers of Rusta och matcha, as a table."""

import pandas as pd

from werket_lib.facts import slugify, slugify_all
from werket_lib.months import name_month
from werket_lib.sections.places.choice import Choice
from werket_lib.sections.places.numbers import MEASURES, PREFIX, SERVICE, Places
from werket_lib.sections.places.words import CHOICE_COLUMNS, PLACES_MEASURES
from werket_lib.style.names import GROUP, SERVICES
from werket_lib.style.table import HouseTable, number_cell, set_table, text_cell


def table_choice(choice: Choice) -> HouseTable:
    """Set the delivery areas with their suppliers, how concentrated they are, and the largest of them."""
    slugs = slugify_all(choice.areas["delivery_area"])
    rows = [
        {
            CHOICE_COLUMNS["delivery_area"]: text_cell(row.delivery_area),
            CHOICE_COLUMNS["suppliers"]: number_cell(choice.facts[f"{base}.suppliers"]),
            CHOICE_COLUMNS["hhi"]: number_cell(choice.facts[f"{base}.hhi"]),
            CHOICE_COLUMNS["largest"]: text_cell(row.largest),
            CHOICE_COLUMNS["share_pct"]: number_cell(choice.facts[f"{base}.largest.share_pct"]),
        }
        for row in choice.areas.itertuples()
        for base in [f"{PREFIX}.area.{slugs[row.delivery_area]}.choice"]
    ]
    return set_table(
        pd.DataFrame(rows),
        name="rom2_choice",
        caption=f"Leverantörer i {SERVICES[SERVICE]} per leveransområde, mätkohorten i {name_month(choice.period)}",
        heads=[CHOICE_COLUMNS["delivery_area"]],
        words=[CHOICE_COLUMNS["largest"]],
    )


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
