"""Trust in public bodies as a table."""

import pandas as pd

from werket_lib.sections.trust.numbers import Trust
from werket_lib.sections.trust.words import TRUST_COLUMNS, actor_rows
from werket_lib.style.table import HouseTable, number_cell, set_table, text_cell


def table_trust(section: Trust) -> HouseTable:
    """Set each body's rank, its share this year and last, and the change."""
    this_year = TRUST_COLUMNS["trust_pct"].format(year=section.year)
    last_year = TRUST_COLUMNS["previous"].format(year=section.year - 1)
    rows = [
        {
            TRUST_COLUMNS["rank"]: number_cell(row.rank),
            TRUST_COLUMNS["actor"]: text_cell(row.name),
            this_year: number_cell(row.trust),
            last_year: number_cell(row.previous),
            TRUST_COLUMNS["change"]: number_cell(row.change, signed=True),
        }
        for row in actor_rows(section)
    ]
    return set_table(
        pd.DataFrame(rows),
        name="trust",
        caption=f"Mycket eller ganska stort förtroende för myndigheter, {section.year} och {section.year - 1}",
        heads=[TRUST_COLUMNS["rank"], TRUST_COLUMNS["actor"]],
    )
