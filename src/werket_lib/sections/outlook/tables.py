"""The latest forecast against the one before and the outcome so far, and how earlier ones came out."""

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import abbreviate_month
from werket_lib.sections.outlook.numbers import YEAR_MONTHS, Forecast, fact_id
from werket_lib.sections.outlook.words import FORECAST_COLUMNS, FORECAST_MEASURES, FORECASTS, STOCK
from werket_lib.style.table import Cell, HouseTable, number_cell, set_table, text_cell


def table_forecast(section: Forecast) -> HouseTable:
    """Set each forecast beside the one before, the outcomes, and what the rest of the year must average."""
    heads = {
        measure: _head(measure, day) for measure, day in (("latest", section.published), ("previous", section.before))
    }
    rows = []
    for row in section.table.to_dict("records"):
        facts = _facts(section, row)
        rows.append(
            {
                FORECAST_COLUMNS["variable"]: _name(row),
                heads["latest"]: number_cell(facts[""]),
                heads["previous"]: number_cell(facts["previous"]),
                FORECAST_COLUMNS["change"]: number_cell(facts["change"], signed=True),
                FORECAST_COLUMNS["outcome_before"]: number_cell(facts["outcome_before"]),
                FORECAST_COLUMNS["outcome"]: number_cell(None if _is_open_stock(row) else facts["outcome"]),
                FORECAST_COLUMNS["needed"]: number_cell(facts["needed"]),
            }
        )
    return set_table(
        pd.DataFrame(rows),
        name="forecast",
        caption="Arbetsförmedlingens senaste prognos, den förra och utfallet hittills",
        heads=[FORECAST_COLUMNS["variable"]],
    )


def _is_open_stock(row: dict[str, object]) -> bool:
    """Tell whether a row is of a year's end that has not come: a month before it is no outcome."""
    return row["variable"] == STOCK and row["outcome_months"] != YEAR_MONTHS


def table_errors(section: Forecast) -> HouseTable:
    """Set the errors of forecasts made as long before their year's end, where there were any."""
    measures = ("forecasts", "mean_error", "mean_absolute_error")
    rows = []
    known = section.table[section.table["forecasts"] > 0]
    for row in (known if len(known) else section.table).to_dict("records"):
        facts = _facts(section, row)
        cells = {
            FORECAST_COLUMNS[measure]: number_cell(
                facts[measure] if measure == "forecasts" or facts["forecasts"].value != 1 else None,  # of one, no mean
                signed=measure == "mean_error",
            )
            for measure in measures
        }
        rows.append({FORECAST_COLUMNS["variable"]: _name(row), **cells})
    return set_table(
        pd.DataFrame(rows),
        name="forecast_errors",
        caption="Tidigare prognosers fel, utfall minus prognos, vid samma avstånd till årets slut",
        heads=[FORECAST_COLUMNS["variable"]],
    )


def _head(measure: str, day: pd.Timestamp | None) -> str:
    label = FORECAST_COLUMNS[measure]
    return label if day is None else f"{label}, {abbreviate_month(day.to_period('M'))}"


def _name(row: dict[str, object]) -> Cell:
    variable = str(row["variable"])
    return text_cell(f"{FORECASTS[variable]} {row['year']}", unit=FORECAST_MEASURES[variable])


def _facts(section: Forecast, row: dict[str, object]) -> dict[str, Fact]:
    measures = (
        "",
        "previous",
        "change",
        "outcome_before",
        "outcome",
        "needed",
        "forecasts",
        "mean_error",
        "mean_absolute_error",
    )
    variable, year = str(row["variable"]), int(str(row["year"]))
    return {measure: section.facts[fact_id(variable, year, measure)] for measure in measures}
