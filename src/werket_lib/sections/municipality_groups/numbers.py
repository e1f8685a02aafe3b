"""Section 20: how is the local labour market?

Unemployment and vacancies in percent of the labour force in SKR's nine groups of municipalities, now and
since a start month; unemployment in each municipality.
"""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.codes import UNKNOWN_CODE
from werket_lib.facts import Fact, FactMaker, Facts, slugify, slugify_all, source_cells
from werket_lib.provenance import Break, Source, SourcedTable
from werket_lib.sections.breaks import breaks_between
from werket_lib.sections.checks import check_reached, check_start
from werket_lib.sections.group_rates.numbers import RATES, GroupRates, summarise_group_rates

COUNTRY = "country"
EXTREMES = 3  # municipalities at either end that become facts
DECIMALS = 1


@dataclass(frozen=True)
class MunicipalityGroups:
    """The local labour market.

    Attributes
    ----------
    start
        The month that changes are counted from.
    table
        One row a group, by how much unemployment changed, the largest rise first, the country last: ``slug``
        (of its facts), ``group_code``, ``group`` (missing for the country), and for ``unemployment_rate`` and
        ``vacancy_rate`` the level in percent (``…_pct``), the level in the start month (``…_start_pct``) and
        the change in percentage points (``…_change_pp``).
    municipalities
        ``municipality_code, name, group, unemployment_rate_pct, unemployment_rate_change_pp``, the highest first.
    facts
        ``groups.<slug>.<measure>`` with ``.change_pp``, and ``groups.municipality.<slug>.unemployment_rate``
        of those at either end.
    breaks
        That the changes go across.
    """

    month: pd.Period
    start: pd.Period
    table: pd.DataFrame
    municipalities: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    breaks: tuple[Break, ...] = ()


def summarise_municipality_groups(
    labour: SourcedTable, municipalities: SourcedTable, month: pd.Period, *, start: pd.Period
) -> MunicipalityGroups:
    """Summarise rates by group, and their change since a start month.

    Those whose municipality the agency could not tell are in the country's rates and in no group's.

    Parameters
    ----------
    labour
        As `werket_lib.schemas.MunicipalityLabour`.
    municipalities
        As `werket_lib.schemas.Municipalities`.

    Raises
    ------
    LateError
        If there are no rates for the month or the start month.
    InputError
        If the start is after the month.
    SchemaError, DataError
        As `summarise_group_rates`: where a municipality is blank, missing or in no group.
    """
    check_start(start, month)
    rates = summarise_group_rates(labour, municipalities, month)
    check_reached(rates.country.index, start, what="municipality_labour has no unemployed, labour force and vacancies")
    places = _rate_municipalities(labour.table, municipalities.table, month, start)
    facts = [
        fact for slug, series in _series_by_slug(rates).items() for fact in _make_facts(slug, series, rates, start)
    ]
    cells = source_cells(rates.sources, "unemployment_rate")
    facts += _find_extremes(FactMaker(summarise_municipality_groups, month, cells), places)
    made = Facts(facts)
    breaks = tuple(one for rate in RATES for one in breaks_between(labour, rate, start, month))
    return MunicipalityGroups(
        month, start, _tabulate(rates, made, start), places, made, rates.sources, rates.notes, breaks
    )


def _series_by_slug(rates: GroupRates) -> dict[str, pd.DataFrame]:
    """Return the rates of each group, and of the country, by month."""
    by_measure = {measure: getattr(rates, measure) for measure in RATES}
    groups = {
        slugify(name): pd.DataFrame({measure: series[code] for measure, series in by_measure.items()})
        for code, name in rates.groups.items()
    }
    return {**groups, COUNTRY: rates.country}


def _make_facts(slug: str, series: pd.DataFrame, rates: GroupRates, start: pd.Period) -> list[Fact]:
    facts = []
    for measure in RATES:
        make = FactMaker(summarise_municipality_groups, rates.month, source_cells(rates.sources, measure))
        fact_id, rate = f"groups.{slug}.{measure}", series[measure]
        # The change is without a history: it moves as the level does.
        change = rate.iloc[-1] - rate[start]
        facts += [
            make.series(fact_id, rate, "percent", DECIMALS),
            make.value(f"{fact_id}.change_pp", change, "percentage points", DECIMALS),
        ]
        if slug != COUNTRY:  # the country's is section 10's
            year = changes.change(rate, 12).iloc[-1]
            facts.append(make.value(f"{fact_id}.change_12m", year, "percentage points", DECIMALS))
    return facts


def _tabulate(rates: GroupRates, facts: Facts, start: pd.Period) -> pd.DataFrame:
    named = [(slugify(name), code, name) for code, name in rates.groups.items()]
    series = _series_by_slug(rates)
    rows = [
        {
            "slug": slug,
            "group_code": code,
            "group": name,
            **{f"{measure}_pct": facts[f"groups.{slug}.{measure}"].value for measure in RATES},
            **{f"{measure}_start_pct": series[slug].loc[start, measure] for measure in RATES},
            **{f"{measure}_change_pp": facts[f"groups.{slug}.{measure}.change_pp"].value for measure in RATES},
        }
        for slug, code, name in [*named, (COUNTRY, None, None)]
    ]
    table = pd.DataFrame(rows)
    groups, country = table[table["slug"] != COUNTRY], table[table["slug"] == COUNTRY]
    ordered = groups.sort_values("unemployment_rate_change_pp", ascending=False, kind="stable")
    return pd.concat([ordered, country], ignore_index=True)


def _rate_municipalities(
    labour: pd.DataFrame, municipalities: pd.DataFrame, month: pd.Period, start: pd.Period
) -> pd.DataFrame:
    """Divide in each municipality, this month and the start month."""
    known = labour[labour["municipality_code"] != UNKNOWN_CODE].set_index(["month", "municipality_code"])
    rate = (100 * known["unemployed"] / known["labour_force"]).astype("float64")
    table = municipalities.set_index("municipality_code")[["name", "group"]].assign(
        unemployment_rate_pct=rate.loc[month], unemployment_rate_change_pp=rate.loc[month] - rate.loc[start]
    )
    return table.reset_index().sort_values("unemployment_rate_pct", ascending=False, kind="stable", ignore_index=True)


def _find_extremes(make: FactMaker, places: pd.DataFrame) -> list[Fact]:
    """Make facts of the municipalities with the highest and the lowest unemployment."""
    ends = pd.concat([places.head(EXTREMES), places.tail(EXTREMES)]).drop_duplicates("municipality_code")
    return [
        make.value(f"groups.municipality.{slug}.unemployment_rate", rate, "percent", DECIMALS)
        for slug, rate in zip(slugify_all(ends["name"]).values(), ends["unemployment_rate_pct"], strict=True)
    ]
