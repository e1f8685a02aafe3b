"""Section 21: is matching getting worse?

Unemployment against vacancies, adjusted for season, in SKR's groups of municipalities and in the country; and how
far each has moved along the curve, which is the business cycle, and across it, which is matching.
"""

from dataclasses import dataclass

import pandas as pd

from werket_lib.errors import InputError
from werket_lib.facts import Fact, FactMaker, Facts, slugify_all, source_cells
from werket_lib.provenance import Break, Source, SourcedTable
from werket_lib.seasonal.adjustment import Status
from werket_lib.seasonal.diagnostics import LEVELS, Level
from werket_lib.sections.beveridge.adjusted_rates import COUNTRY, AdjustedRates, adjust_rates, series_name
from werket_lib.sections.beveridge.bas_check import BasCheck, compare_with_bas
from werket_lib.sections.beveridge.moves import DECIMALS, PATH_MONTHS, SLOPES, Verdict, judge_across, measure_moves
from werket_lib.sections.breaks import breaks_between
from werket_lib.sections.group_rates.numbers import RATES, GroupRates, summarise_group_rates

# The worst first: a curve is no better than the worse of its two series.
_STATUSES: tuple[Status, ...] = ("failed", "provisional", "not_seasonal", "final")
_STEEP = "_steep"  # the same for the steeper curve


@dataclass(frozen=True)
class Curve:
    """One curve, from the start month to the report's.

    Attributes
    ----------
    code
        Of SKR's group, or ``country``.
    name
        SKR's name of the group; empty for the country.
    slug
        The second part of its facts' ids.
    observed, adjusted
        ``unemployment_rate`` and ``vacancy_rate`` in percent of the labour force, indexed by month.
    status, quality
        Of the seasonal adjustment: the worse of the two series'.
    moves
        From the start month, by month, as `measure_moves` gives them; those for the steeper curve end in ``_steep``.
    verdict
        Which way the curve has moved.
    """

    code: str
    name: str
    slug: str
    observed: pd.DataFrame
    adjusted: pd.DataFrame
    status: Status
    quality: Level
    moves: pd.DataFrame
    verdict: Verdict

    @property
    def prefix(self) -> str:
        """The beginning of its facts' ids."""
        return f"beveridge.{self.slug}"


@dataclass(frozen=True)
class Beveridge:
    """The country's curve, and each group's in SKR's order."""

    month: pd.Period
    start: pd.Period
    country: Curve
    groups: tuple[Curve, ...]
    check: BasCheck
    facts: Facts
    sources: tuple[Source, ...]
    breaks: tuple[Break, ...] = ()

    @property
    def curves(self) -> tuple[Curve, ...]:
        """All of them, the country first."""
        return (self.country, *self.groups)

    @property
    def points(self) -> pd.DataFrame:
        """Every month of every curve: both rates, observed and adjusted (``_sa``), as written beside the figures."""
        parts = [
            one.observed.join(one.adjusted.add_suffix("_sa")).assign(code=one.code, name=one.name)
            for one in self.curves
        ]
        table = pd.concat(parts).reset_index()
        return table[["month", "code", "name", *RATES, *(f"{rate}_sa" for rate in RATES)]]

    @property
    def moves(self) -> pd.DataFrame:
        """How far each curve has moved since the start, with intervals, in percent; one row a curve."""
        rows = [
            {"code": one.code, "name": one.name, **one.moves.loc[self.month], "verdict": one.verdict}
            for one in self.curves
        ]
        return pd.DataFrame(rows)


def summarise_beveridge(
    municipality_labour: SourcedTable,
    municipalities: SourcedTable,
    bas_labour: SourcedTable,
    month: pd.Period,
    start: pd.Period,
) -> Beveridge:
    """Adjust both rates of the country and of every group, and measure how the curves have moved since `start`.

    Parameters
    ----------
    municipality_labour, municipalities, bas_labour
        As `werket_lib.schemas.MunicipalityLabour`, `Municipalities` and `BasLabour`.

    Raises
    ------
    LateError
        If there are no rates for the month.
    DataError
        If a municipality is blank or has no group, or a series cannot be adjusted with its frozen spec.
    InputError
        If the start is not before the month, or before the rates begin.
    """
    rates = summarise_group_rates(municipality_labour, municipalities, month)
    first = rates.country.index[0]
    if not first <= start < month:
        raise InputError(
            f"the curves start in {start}; give a start_month from {first}, where the rates begin, to {month - 1}"
        )
    check = compare_with_bas(rates, bas_labour)
    series, slugs = adjust_rates(rates), slugify_all(rates.groups.values())
    country = _make_curve(COUNTRY, "", COUNTRY, series, start)
    groups = tuple(_make_curve(code, name, slugs[name], series, start) for code, name in rates.groups.items())
    made = [fact for one in (country, *groups) for fact in _make_facts(one, series, rates, start)]
    facts, sources = Facts(made) | check.facts, (*rates.sources, *check.sources)
    breaks = tuple(one for rate in RATES for one in breaks_between(municipality_labour, rate, start, month))
    return Beveridge(month, start, country, groups, check, facts, sources, breaks)


def _make_curve(code: str, name: str, slug: str, series: AdjustedRates, start: pd.Period) -> Curve:
    columns = {series_name(code, rate): rate for rate in RATES}
    observed, adjusted, error = (
        table[list(columns)].rename(columns=columns) for table in (series.observed, series.adjusted, series.error)
    )
    adjustments = [series.adjustments[column] for column in columns]
    usual, steep = (measure_moves(adjusted, error, start, slope) for slope in SLOPES)
    path = pd.concat([usual, steep]).loc[lambda moves: moves.index > series.observed.index[-1] - PATH_MONTHS]
    return Curve(
        code,
        name,
        slug,
        observed.loc[start:],
        adjusted.loc[start:],
        min((one.status for one in adjustments), key=_STATUSES.index),
        max((one.quality().level for one in adjustments), key=LEVELS.index),
        usual.join(steep.add_suffix(_STEEP)),
        judge_across(path["across_low"], path["across_high"]),
    )


def _make_facts(curve: Curve, series: AdjustedRates, rates: GroupRates, start: pd.Period) -> list[Fact]:
    grounds = {rate: source_cells(rates.sources, rate) for rate in RATES}
    made = [
        fact
        for rate, cells in grounds.items()
        for fact in _rate_facts(FactMaker(summarise_beveridge, rates.month, cells), curve, rate, series, start)
    ]
    both = tuple({str(cell): cell for cells in grounds.values() for cell in cells}.values())
    per_head = FactMaker(summarise_beveridge, rates.month, both)
    tightness = measure_tightness(series, curve.code)
    made += [
        per_head.series(f"{curve.prefix}.tightness", tightness, "times", 2),
        per_head.series(f"{curve.prefix}.tightness.start", tightness.loc[:start], "times", 2),
    ]
    make = FactMaker(measure_moves, rates.month, both)
    made += [
        make.series(f"{curve.prefix}.{_dotted(str(measure))}", curve.moves[measure], "percent", 1)
        for measure in curve.moves
        if not (measure.startswith("along") and measure.endswith(_STEEP))
    ]
    return made


def measure_tightness(series: AdjustedRates, code: str) -> pd.Series:
    """Return a curve's vacancies per unemployed by month, both adjusted for season."""
    unemployment, vacancies = (
        series.adjusted[series_name(code, rate)] for rate in ("unemployment_rate", "vacancy_rate")
    )
    return vacancies / unemployment.where(unemployment > 0)


def _dotted(measure: str) -> str:
    """Write a measure as the end of an id: ``across_low_steep`` becomes ``across.steep.low``."""
    name, *ends = measure.split("_")
    return ".".join((name, *sorted(ends, key=("steep", "low", "high").index)))


def _rate_facts(make: FactMaker, curve: Curve, rate: str, series: AdjustedRates, start: pd.Period) -> list[Fact]:
    """Make a rate as observed and adjusted, each now and at the start."""
    name, made = series_name(curve.code, rate), list[Fact]()
    for end, table in (("", series.observed), (".sa", series.adjusted)):
        fact_id, column = f"{curve.prefix}.{rate}{end}", table[name]
        made += [
            make.series(fact_id, column, "percent", DECIMALS),
            make.series(f"{fact_id}.start", column.loc[:start], "percent", DECIMALS),
        ]
    return made
