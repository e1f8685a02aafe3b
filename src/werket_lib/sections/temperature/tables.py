"""The five indicators of the temperature, and what is told beside them, as tables."""

import pandas as pd

from werket_lib.facts import Facts
from werket_lib.months import name_month
from werket_lib.sections.breaks import note_breaks
from werket_lib.sections.temperature.beside import Beside
from werket_lib.sections.temperature.numbers import Temperature
from werket_lib.sections.temperature.words import BESIDE_HEADS, VERDICT_HEAD, VERDICTS, judge
from werket_lib.style.names import COLUMNS, INDICATORS, LEVEL_UNITS, UNITS
from werket_lib.style.table import HouseTable, number_cell, set_table, text_cell


def table_indicators(section: Temperature) -> HouseTable:
    """Set each indicator's level, its change over twelve months and what that means."""
    rows, verdicts = [], judge(section)
    for row in section.table.itertuples():
        level = section.facts[f"temperature.{row.indicator}"]
        change = section.facts[f"temperature.{row.indicator}.change_12m"]
        rows.append(
            {
                COLUMNS["indicator"]: text_cell(INDICATORS[row.indicator]),
                COLUMNS["level"]: number_cell(level, unit=LEVEL_UNITS[level.unit]),
                COLUMNS["change_12m"]: number_cell(change, signed=True, unit=UNITS[change.unit]),
                VERDICT_HEAD: text_cell(VERDICTS[verdicts[row.indicator]]),
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


def table_beside(beside: Beside, facts: Facts) -> HouseTable:
    """Set new vacancies and the unemployed by time without work: level, change over twelve months, share.

    Parameters
    ----------
    facts
        The section's, which have the level of the long-term unemployed.
    """
    rows = []
    for name in beside.table["measure"]:
        level, change = facts[f"temperature.{name}"], facts[f"temperature.{name}.change_12m"]
        share, moved = (facts.get(f"temperature.{name}.share_pct{end}") for end in ("", ".change_12m"))
        rows.append(
            {
                COLUMNS["measure"]: text_cell(INDICATORS[name]),
                COLUMNS["level"]: number_cell(level, unit=LEVEL_UNITS[level.unit]),
                COLUMNS["change_12m"]: number_cell(change, signed=True, unit=UNITS[change.unit]),
                BESIDE_HEADS["share"]: number_cell(share) if share else text_cell(""),
                BESIDE_HEADS["share_change"]: number_cell(moved, signed=True, unit=UNITS[moved.unit])
                if moved
                else text_cell(""),
            }
        )
    return set_table(
        pd.DataFrame(rows),
        name="temperature_beside",
        caption=f"Nyanmälda platser och tid utan arbete i {name_month(beside.month)}{note_breaks(beside.breaks)}",
        heads=[COLUMNS["measure"]],
    )
