"""The report's seasonally adjusted series: which they are, their frozen specs, and what comes out.

Specs are identified once a year by ``werket seasonal identify`` and committed in ``specs.json`` beside
this module; every month only the parameters are estimated again.
"""

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from werket_lib import changes
from werket_lib.errors import DataError
from werket_lib.facts import Fact, Facts, make_fact, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.seasonal import AdjustmentSet, Options, Shock, Spec, adjust_frame
from werket_lib.sections.temperature import INDICATORS

SPECS = Path(__file__).with_name("specs.json")
PANDEMIC = Shock("2020-03", "2021-03", "pandemin")
# What is known of each series beforehand. A rate is additive, always; a count lets the data choose.
DECLARED: Mapping[str, Options] = {
    "varsel": Options("count", shocks=(PANDEMIC,)),
    "unemployment_rate": Options("rate", shocks=(PANDEMIC,)),
    "long_term_unemployed": Options("count", shocks=(PANDEMIC,)),
    "vacancies": Options("count", shocks=(PANDEMIC,)),
}
_HERE = "werket_lib.sections.adjusted.adjust_indicators"


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
    specs = read_specs()
    missing = sorted(set(observed) - set(specs))
    if missing:
        raise DataError(
            f"no seasonal spec for {missing} in {SPECS.name}; make it with `werket seasonal identify {month}`"
        )
    adjustments = adjust_frame(observed, specs, jobs=1)
    if adjustments.failures:
        told = "; ".join(f"{name}: {error}" for name, error in adjustments.failures.items())
        raise DataError(f"seasonal adjustment failed: {told}")
    facts = _make_facts(adjustments.adjusted, indicators.sources)
    return AdjustedIndicators(month, observed, adjustments.adjusted, adjustments, facts, indicators.sources)


def raw_indicators(indicators: SourcedTable, month: pd.Period) -> pd.DataFrame:
    """Return the declared indicators as published, unadjusted: one column each, indexed by month."""
    table = indicators.table
    table = table[(table["adjustment"] == "raw") & table["indicator"].isin(list(DECLARED)) & (table["month"] <= month)]
    wide = table.pivot(index="month", columns="indicator", values="value").sort_index().astype(float)
    return wide[[name for name in DECLARED if name in wide]]


def read_specs(path: Path = SPECS) -> dict[Hashable, Spec]:
    """Read the committed specs by name of indicator."""
    if not path.is_file():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {name: Spec.from_json(json.dumps(spec)) for name, spec in stored.items()}


def specs_document(specs: Mapping[Hashable, Spec]) -> str:
    """Write specs as the text of ``specs.json``."""
    return (
        json.dumps(
            {str(name): json.loads(spec.to_json()) for name, spec in specs.items()}, indent=1, ensure_ascii=False
        )
        + "\n"
    )


def _make_facts(adjusted: pd.DataFrame, sources: tuple[Source, ...]) -> Facts:
    made: list[Fact] = []
    for indicator in INDICATORS:
        if indicator.name not in adjusted:
            continue
        grounds = source_cells(sources, indicator.name)
        series, fact_id = adjusted[indicator.name], f"temperature.{indicator.name}.sa"
        level = make_fact(
            fact_id, series, indicator.unit, decimals=indicator.decimals, computed_by=_HERE, grounds=grounds
        )
        step = make_fact(
            f"{fact_id}.change",
            changes.change(series),
            indicator.change_unit,
            decimals=indicator.change_decimals,
            computed_by="werket_lib.changes.change",
            grounds=grounds,
        )
        made += [level, step]
    return Facts(made)
