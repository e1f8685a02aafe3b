"""Section 60: what does Arbetsförmedlingen expect, and how have its forecasts come out?

A forecast of a year is compared with the one before it, with the year as far as it has come, and with how
forecasts that were made as long before their year's end have come out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from werket_lib.errors import DataError
from werket_lib.facts import Fact, FactMaker, Facts, Grounds, Unit, source_cells
from werket_lib.provenance import Source, SourcedTable

YEAR_MONTHS = 12
HORIZON_SLACK = 1  # months: the agency's February forecast may come in March


@dataclass(frozen=True)
class Variable:
    """What is forecast, and what of the outcome is compared with it.

    Attributes
    ----------
    over_year
        The mean of the year's months, or where the year ends.
    column
        The indicator, or the service whose remaining participants, that tells the outcome.
    """

    name: str
    unit: Unit
    change_unit: Unit
    decimals: int
    over_year: Literal["mean", "end"]
    column: str


VARIABLES = (
    Variable("unemployment_rate", "percent", "percentage points", 1, "mean", "unemployment_rate"),
    Variable("long_term_unemployed", "persons", "persons", 0, "end", "long_term_unemployed"),
    Variable("matching_services_participants", "persons", "persons", 0, "mean", "ROM2"),
    Variable("aub_participants", "persons", "persons", 0, "mean", "AUB"),
)

INDICATORS = tuple(variable.column for variable in VARIABLES if variable.column == variable.name)


@dataclass(frozen=True)
class Forecast:
    """The latest forecast and what it can be held against.

    Attributes
    ----------
    published, before
        When the latest forecast and the one before it came out; None where there is no other.
    levels
        One column a variable, by month, as far as the report's month: what the outcomes are made of.
    table
        ``variable, year, unit, latest, previous, change, first, first_published, outcome, outcome_months,
        outcome_before, needed, mean_error, mean_absolute_error, forecasts``: one row for each variable and year of
        the latest forecast. An error is outcome less forecast.
    earlier
        ``variable, year, published, target_year, forecast, outcome, error``: the forecasts behind a row's
        errors, of years that are over.
    """

    month: pd.Period
    published: pd.Timestamp
    before: pd.Timestamp | None
    levels: pd.DataFrame
    table: pd.DataFrame
    earlier: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]

    @property
    def open_years(self) -> pd.DataFrame:
        """The rows of years that are not over; all of them where every year is."""
        rows = self.table[self.table["outcome_months"] < YEAR_MONTHS]
        return rows if len(rows) else self.table


def summarise_forecast(
    forecasts: SourcedTable, indicators: SourcedTable, service_flows: SourcedTable, month: pd.Period
) -> Forecast:
    """Compare the latest forecast with the one before, with the outcome so far and with earlier forecasts' errors.

    Parameters
    ----------
    forecasts, indicators, service_flows
        As the schemas of those names in `werket_lib.schemas`.

    Raises
    ------
    DataError
        If there is no forecast at all.
    """
    told = forecasts.table
    if told.empty:
        raise DataError("forecasts has no row; add the agency's latest with `werket add af_forecast FILE`")
    days = sorted(told["published"].unique())
    published, before = days[-1], days[-2] if len(days) > 1 else None
    levels = _read_levels(indicators.table, service_flows.table, month)
    rows, parts = [], []
    for variable in VARIABLES:
        of_variable = told[told["variable"] == variable.name]
        for row in of_variable[of_variable["published"] == published].sort_values("year").itertuples():
            earlier = _find_earlier(of_variable, published, int(row.year), levels[variable.name], variable)
            rows.append(_compare(row, of_variable, before, earlier, levels[variable.name], variable))
            parts.append(earlier)
    table, every = pd.DataFrame(rows), pd.concat(parts, ignore_index=True)
    grounds = {
        variable.name: (
            *source_cells(indicators.sources, variable.column),
            *source_cells(service_flows.sources, "remaining" if variable.column not in INDICATORS else ""),
        )
        for variable in VARIABLES
    }
    facts = _make_facts(table, month, source_cells(forecasts.sources, "value"), grounds)
    sources = (*forecasts.sources, *indicators.sources, *service_flows.sources)
    return Forecast(month, published, before, levels, table, every, facts, sources)


def fact_id(variable: str, year: int, measure: str = "") -> str:
    """Name a fact of a year's forecast: ``forecast.year.2025.unemployment_rate``, or a ``measure`` of it."""
    return ".".join(filter(None, ("forecast.year", str(year), variable, measure)))


def _read_levels(indicators: pd.DataFrame, service_flows: pd.DataFrame, month: pd.Period) -> pd.DataFrame:
    """Return each variable by month; one that is not in the data has no value."""
    wide = indicators.pivot(index="month", columns="indicator", values="value")
    services = service_flows.pivot(index="month", columns="service", values="remaining")
    both = wide.join(services, how="outer").loc[:month]
    columns = {variable.column: variable.name for variable in VARIABLES}
    return both.reindex(columns=list(columns)).rename(columns=columns).astype("Float64").dropna(how="all")


def _outcome(levels: pd.Series, year: int, variable: Variable) -> tuple[float | None, int]:
    """Return what a year has come to, and of how many of its months that is known."""
    known = levels[levels.index.year == year].dropna()
    if known.empty:
        return None, 0
    return float(known.iloc[-1] if variable.over_year == "end" else known.mean()), len(known)


def _needed(latest: float, outcome: float | None, months: int, variable: Variable) -> float | None:
    """Return what the months that are left must average for the year's mean to be as forecast; None where none can."""
    left = YEAR_MONTHS - months
    if outcome is None or left == 0 or variable.over_year == "end":
        return None
    return (YEAR_MONTHS * latest - months * outcome) / left


def _horizon(published: pd.Timestamp, year: int) -> int:
    """Count the months from a forecast's publication to the end of the year that it is for."""
    return 12 * (year - published.year) + YEAR_MONTHS - published.month


def _find_earlier(
    told: pd.DataFrame, published: pd.Timestamp, year: int, levels: pd.Series, variable: Variable
) -> pd.DataFrame:
    """Find, for each year that is over, the forecast that was made as long before the year's end as this one."""
    horizon, rows = _horizon(published, year), []
    for target, group in told[told["published"] < published].groupby("year"):
        outcome, months = _outcome(levels, int(target), variable)
        away = group["published"].map(lambda day, target=target: abs(_horizon(day, int(target)) - horizon))
        if outcome is None or months < YEAR_MONTHS or away.min() > HORIZON_SLACK:
            continue
        nearest = group.loc[away.idxmin()]
        rows.append((variable.name, year, nearest["published"], int(target), float(nearest["value"]), outcome))
    columns = ["variable", "year", "published", "target_year", "forecast", "outcome"]
    earlier = pd.DataFrame(rows, columns=columns)
    return earlier.assign(error=earlier["outcome"] - earlier["forecast"])


def _compare(
    row: object,
    told: pd.DataFrame,
    before: pd.Timestamp | None,
    earlier: pd.DataFrame,
    levels: pd.Series,
    variable: Variable,
) -> dict[str, object]:
    year, latest = int(row.year), float(row.value)  # type: ignore[attr-defined]
    known = told[(told["published"] == before) & (told["year"] == year)]["value"]
    previous = float(known.iloc[0]) if len(known) else None
    within = told[(told["year"] == year) & (told["published"].dt.year == year)].sort_values("published").head(1)
    outcome, months = _outcome(levels, year, variable)
    before_outcome, before_months = _outcome(levels, year - 1, variable)
    return {
        "variable": variable.name,
        "year": year,
        "unit": variable.unit,
        "latest": latest,
        "previous": previous,
        "change": None if previous is None else latest - previous,
        "first": float(within["value"].iloc[0]) if len(within) else None,  # that was made within the year
        "first_published": within["published"].iloc[0] if len(within) else pd.NaT,
        "outcome": outcome,
        "outcome_months": months,
        "outcome_before": before_outcome if before_months == YEAR_MONTHS else None,  # a year that is over and was whole
        "needed": _needed(latest, outcome, months, variable),
        "mean_error": earlier["error"].mean() if len(earlier) else None,
        "mean_absolute_error": earlier["error"].abs().mean() if len(earlier) else None,
        "forecasts": len(earlier),
    }


def _make_facts(table: pd.DataFrame, month: pd.Period, told: Grounds, grounds: Mapping[str, Grounds]) -> Facts:
    by_name = {variable.name: variable for variable in VARIABLES}
    made: list[Fact] = []
    for row in table.to_dict("records"):
        variable = by_name[row["variable"]]
        found = grounds[variable.name]
        measures: tuple[tuple[str, str, Unit, Grounds], ...] = (
            ("latest", "", variable.unit, told),
            ("previous", "previous", variable.unit, told),
            ("change", "change", variable.change_unit, told),
            ("first", "first", variable.unit, told),
            ("outcome", "outcome", variable.unit, found),
            ("outcome_before", "outcome_before", variable.unit, found),
            ("needed", "needed", variable.unit, told + found),
            ("mean_error", "mean_error", variable.change_unit, told + found),
            ("mean_absolute_error", "mean_absolute_error", variable.change_unit, told + found),
            ("forecasts", "forecasts", "count", told + found),
        )
        for column, measure, unit, cells in measures:
            make = FactMaker(summarise_forecast, month, cells)
            decimals = 0 if unit == "count" else variable.decimals
            made.append(make.value(fact_id(variable.name, row["year"], measure), row[column], unit, decimals))
    return Facts(made)
