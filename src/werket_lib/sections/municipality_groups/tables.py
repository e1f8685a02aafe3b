"""Groups of municipalities as a table."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.breaks import note_breaks
from werket_lib.sections.municipality_groups.numbers import COUNTRY, MunicipalityGroups
from werket_lib.sections.municipality_groups.words import RATE_CHANGE_COLUMNS, RATE_COLUMNS
from werket_lib.style.names import COUNTRY as COUNTRY_NAME
from werket_lib.style.names import GROUP
from werket_lib.style.table import Cell, HouseTable, number_cell, set_table, text_cell


def table_groups(section: MunicipalityGroups) -> HouseTable:
    """Set each group's unemployment and vacancies with their changes, the country last."""
    named = zip(section.table["slug"], section.table["group"], strict=True)
    return set_table(
        pd.DataFrame([_set_row(section, slug, COUNTRY_NAME if slug == COUNTRY else name) for slug, name in named]),
        name="municipality_groups",
        caption=f"Arbetslöshet och lediga jobb i kommungrupperna i {name_month(section.month)}, "
        f"med förändringen sedan {name_month(section.start)}{note_breaks(section.breaks)}",
        heads=[GROUP],
    )


def _set_row(section: MunicipalityGroups, slug: str, name: str) -> dict[str, Cell]:
    cells = {GROUP: text_cell(name)}
    for measure in RATE_COLUMNS:
        fact_id = f"groups.{slug}.{measure}"
        cells[RATE_COLUMNS[measure]] = number_cell(section.facts[fact_id])
        cells[RATE_CHANGE_COLUMNS[measure]] = number_cell(section.facts[f"{fact_id}.change_pp"], signed=True)
    return cells
