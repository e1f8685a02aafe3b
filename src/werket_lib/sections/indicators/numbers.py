"""The report's five indicators, and their seasonal adjustment."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, FactMaker, Facts, Unit, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.seasonal import AdjustmentSet, Options
from werket_lib.sections.specs import PANDEMIC, adjust_frozen

# What is known of each series beforehand. A rate is additive, always; a count lets the data choose.
DECLARED: Mapping[str, Options] = {
    "varsel": Options("count", shocks=(PANDEMIC,)),
    "unemployment_rate": Options("rate", shocks=(PANDEMIC,)),
    "long_term_unemployed": Options("count", shocks=(PANDEMIC,)),
    "vacancies": Options("count", shocks=(PANDEMIC,)),
}


@dataclass(frozen=True)
class AdjustedIndicators:
    """The indicators that agencies publish unadjusted, seasonally adjusted by us.

    Attributes
    ----------
    observed, adjusted
        One column an indicator, in its own unit, indexed by month.
    adjustments
        All that is known of each adjustment.
    """

    month: pd.Period
    observed: pd.DataFrame
    adjusted: pd.DataFrame
    adjustments: AdjustmentSet
    facts: Facts
    sources: tuple[Source, ...]

    @property
    def table(self) -> pd.DataFrame:
        """``month, indicator, observed, adjusted``, one row a value, as written beside a figure."""
        return stack_series({str(name): one.components for name, one in self.adjustments.items()}, "indicator")[
            ["month", "indicator", "observed", "adjusted"]
        ]


SPANS = (3, 12)  # months, over which adjusted changes are made too


def stack_series(frames: Mapping[str, pd.DataFrame], key: str) -> pd.DataFrame:
    """Put frames indexed by month under one another; ``month`` and `key` become columns."""
    named = [frame.rename_axis("month").reset_index().assign(**{key: name}) for name, frame in frames.items()]
    return pd.concat(named, ignore_index=True)


def adjust_indicators(indicators: SourcedTable, month: pd.Period) -> AdjustedIndicators:
    """Adjust the indicators with their frozen specs.

    Parameters
    ----------
    indicators
        As `werket_lib.schemas.Indicators`.

    Raises
    ------
    DataError
        If a series has no spec, or cannot be adjusted with it.
    """
    observed = raw_indicators(indicators, month)
    adjustments = adjust_frozen(observed, month)
    facts = _make_facts(adjustments.adjusted, indicators.sources)
    return AdjustedIndicators(month, observed, adjustments.adjusted, adjustments, facts, indicators.sources)


def raw_indicators(indicators: SourcedTable, month: pd.Period) -> pd.DataFrame:
    """Return the declared indicators as published, unadjusted: one column each, indexed by month."""
    table = indicators.table
    table = table[(table["adjustment"] == "raw") & table["indicator"].isin(list(DECLARED)) & (table["month"] <= month)]
    wide = table.pivot(index="month", columns="indicator", values="value").sort_index().astype(float)
    return wide[[name for name in DECLARED if name in wide]]


def _make_facts(adjusted: pd.DataFrame, sources: tuple[Source, ...]) -> Facts:
    made: list[Fact] = []
    for indicator in INDICATORS:
        if indicator.name not in adjusted:
            continue
        series, fact_id = adjusted[indicator.name], f"temperature.{indicator.name}.sa"
        make = FactMaker(adjust_indicators, series.index[-1], source_cells(sources, indicator.name))
        change, unit = changes.change(series), indicator.change_unit
        made += [
            make.series(fact_id, series, indicator.unit, indicator.decimals),
            make.series(f"{fact_id}.change", change, unit, indicator.change_decimals, by=changes.change),
            *(
                make.series(
                    f"{fact_id}.change_{months}m",
                    changes.change(series, months),
                    unit,
                    indicator.change_decimals,
                    by=changes.change,
                )
                for months in SPANS
            ),
        ]
    return Facts(made)


@dataclass(frozen=True)
class Indicator:
    """How one indicator is read.

    Attributes
    ----------
    good
        +1 where a rise is good for the labour market, -1 where a fall is.
    decimals, change_decimals
        With which its level and its change are printed.
    """

    name: str
    good: int
    unit: Unit
    change_unit: Unit
    decimals: int
    change_decimals: int


INDICATORS = (
    Indicator("varsel", -1, "persons", "persons", 0, 0),
    Indicator("unemployment_rate", -1, "percent", "percentage points", 1, 2),
    Indicator("long_term_unemployed", -1, "persons", "persons", 0, 0),
    Indicator("vacancies", 1, "vacancies", "vacancies", 0, 0),
    Indicator("ki_barometer", 1, "index", "index", 1, 1),
)
