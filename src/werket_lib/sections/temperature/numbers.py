"""Section 10: how warm is the labour market?

Five indicators, each compared with twelve months before; the number that point the right way gives
the temperature.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, FactMaker, Facts, source_cells
from werket_lib.numbers import round_half_up
from werket_lib.provenance import Break, Source, SourcedTable
from werket_lib.sections.breaks import breaks_between
from werket_lib.sections.checks import check_reached
from werket_lib.sections.indicators.numbers import INDICATORS

HISTORY_MONTHS = 24
FIRST = pd.Period("2015-01", freq="M")  # some agencies' series go back to the nineties; levels are compared from here
DEAD_ZONE = 0.25  # a change within this share of how such changes vary is nearly none
WORDS = ("kall", "kall", "sval", "ljummen", "varm", "het")  # by the number of positive indicators


@dataclass(frozen=True)
class Temperature:
    """The labour market's temperature.

    Attributes
    ----------
    levels
        One column an indicator, in its own unit, indexed by month from the first to the report's.
    table
        ``indicator, level, change_12m, unit, positive``: one row an indicator, this month.
    history
        ``positive`` (0-5) and ``word``, indexed by month: the report's and the 24 before.
    breaks
        In the indicators, since levels are compared.
    """

    month: pd.Period
    levels: pd.DataFrame
    table: pd.DataFrame
    history: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]
    breaks: tuple[Break, ...] = ()

    def breaks_since(self, month: pd.Period) -> tuple[Break, ...]:
        """Return the breaks that a comparison with an earlier month goes across."""
        return tuple(one for one in self.breaks if str(month) < one.since)


def summarise_temperature(indicators: SourcedTable, month: pd.Period) -> Temperature:
    """Compare five indicators with twelve months before.

    A change that rounds to zero is no change, and no change is not positive.

    Parameters
    ----------
    indicators
        As `werket_lib.schemas.Indicators`.

    Raises
    ------
    LateError
        If an indicator has no value for the month or twelve months before.
    """
    levels = read_levels(indicators, [indicator.name for indicator in INDICATORS], month)
    year = pd.DataFrame({name: changes.change(levels[name], 12) for name in levels})
    positive = _find_positive(year)
    facts = _make_facts(levels, year, positive, indicators.sources)
    history = positive.dropna().sum(axis="columns").astype(int).iloc[-HISTORY_MONTHS - 1 :]
    return Temperature(
        month,
        levels,
        _tabulate(facts, positive.loc[month]),
        pd.DataFrame({"positive": history, "word": [WORDS[count] for count in history]}),
        facts,
        indicators.sources,
        tuple(one for name in levels for one in breaks_between(indicators, name, FIRST, month)),
    )


def read_levels(indicators: SourcedTable, names: Sequence[str], month: pd.Period) -> pd.DataFrame:
    """Return series up to a month, one column each; refuse one that lacks the month or twelve months before."""
    levels = indicators.table.pivot(index="month", columns="indicator", values="value").sort_index()
    for name in names:
        there = levels[name].dropna().index if name in levels else levels.index[:0]
        for needed in (month, month - 12):
            check_reached(there, needed, what=f"indicators has no {name}")
    return levels.loc[:month, list(names)]


def _find_positive(year: pd.DataFrame) -> pd.DataFrame:
    """Tell whether each change is good for the labour market; missing where there is no change."""
    return pd.DataFrame(
        {
            indicator.name: year[indicator.name].map(
                lambda value, i=indicator: float(i.good * round_half_up(value, i.change_decimals) > 0),
                na_action="ignore",
            )
            for indicator in INDICATORS
        }
    )


def _make_facts(levels: pd.DataFrame, year: pd.DataFrame, positive: pd.DataFrame, sources: tuple[Source, ...]) -> Facts:
    month, made = levels.index[-1], list[Fact]()
    for indicator in INDICATORS:
        make = FactMaker(summarise_temperature, month, source_cells(sources, indicator.name))
        fact_id, change = f"temperature.{indicator.name}", year[indicator.name]
        made += [
            make.series(fact_id, levels[indicator.name], indicator.unit, indicator.decimals),
            make.series(
                f"{fact_id}.change_12m", change, indicator.change_unit, indicator.change_decimals, by=changes.change
            ),
            make.value(
                f"{fact_id}.change_12m.spread",
                _spread(change.loc[FIRST:]),
                indicator.change_unit,
                indicator.change_decimals,
            ),
            make.value(f"{fact_id}.weaker", int(weaker(levels[indicator.name] * indicator.good).sum()), "count"),
        ]
    cells = tuple({cell["file"]: cell for fact in made for cell in fact.sources}.values())
    counts = positive.dropna().sum(axis="columns").astype(int)
    count = int(counts.loc[month])
    make = FactMaker(summarise_temperature, month, cells)
    made += [
        make.series("temperature.positive", counts, "count"),
        make.value("temperature.indicators", len(INDICATORS), "count"),
        make.value("temperature.same_months", len(weaker(levels[INDICATORS[0].name])), "count"),
        make.value("temperature.word", WORDS[count], "word"),
    ]
    return Facts(made)


def _spread(change: pd.Series) -> float:
    """Return how changes vary, as a standard deviation by medians: a pandemic would else make every change small."""
    return changes.ROBUST * float((change - change.median()).abs().median())


def weaker(strength: pd.Series) -> pd.Series:
    """Tell of the same month in each earlier year whether the labour market was weaker then than now.

    The same month, since an unadjusted January is among the weakest months of every year.
    """
    since = strength.loc[FIRST:].dropna()
    same = since[since.index.month == strength.index[-1].month]
    return same.iloc[:-1] < same.iloc[-1]


def _tabulate(facts: Facts, positive: pd.Series) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "indicator": indicator.name,
                "level": facts[f"temperature.{indicator.name}"].value,
                "change_12m": facts[f"temperature.{indicator.name}.change_12m"].value,
                "unit": indicator.change_unit,
                "positive": bool(positive[indicator.name]),
            }
            for indicator in INDICATORS
        ]
    )
