"""The five indicators of the temperature as a table."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.breaks import note_breaks
from werket_lib.sections.temperature.numbers import Temperature
from werket_lib.sections.temperature.words import VERDICT_HEAD, VERDICTS
from werket_lib.style.names import COLUMNS, INDICATORS, LEVEL_UNITS, UNITS
from werket_lib.style.table import HouseTable, number_cell, set_table, text_cell
from werket_lib.style.words import direction


def table_indicators(section: Temperature) -> HouseTable:
    """Set each indicator's level, its change over twelve months and what that means."""
    rows = []
    for row in section.table.itertuples():
        level = section.facts[f"temperature.{row.indicator}"]
        change = section.facts[f"temperature.{row.indicator}.change_12m"]
        verdict = "good" if row.positive else "same" if direction(change) == "same" else "bad"
        rows.append(
            {
                COLUMNS["indicator"]: text_cell(INDICATORS[row.indicator]),
                COLUMNS["level"]: number_cell(level, unit=LEVEL_UNITS[level.unit]),
                COLUMNS["change_12m"]: number_cell(change, signed=True, unit=UNITS[change.unit]),
                VERDICT_HEAD: text_cell(VERDICTS[verdict]),
            }
        )
    month = name_month(section.month)
    return set_table(
        pd.DataFrame(rows),
        name="temperature_indicators",
        caption=f"Temperaturens indikatorer i {month} och deras förändring på tolv månader"
        f"{note_breaks(section.breaks_since(section.month - 12))}",
        heads=[COLUMNS["indicator"]],
    )
