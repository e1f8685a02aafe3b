"""Section 95: can the seasonal adjustment be trusted?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib.facts import Fact, Facts, Unit, plain_value, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.seasonal import (
    Adjustment,
    TooShort,
    month_factors,
    revisions,
    sliding_spans,
    summarise_revisions,
)
from werket_lib.sections.adjusted import adjust_indicators

REVISION_MONTHS = 36
SPAN_YEARS = 6
_HERE = "werket_lib.sections.seasonal_quality.summarise_seasonal_quality"


@dataclass(frozen=True)
class SeriesQuality:
    """One series taken apart and judged.

    Attributes
    ----------
    factors
        Seasonal factors, years by months.
    gap
        The other method's adjusted values less the published; None where there is no other.
    history
        First and later estimates of the last three years, as `werket_lib.seasonal.revisions`.
    spans
        As `werket_lib.seasonal.sliding_spans`; None where the series is too short for two.
    """

    name: str
    adjustment: Adjustment
    factors: pd.DataFrame
    gap: pd.Series | None
    history: pd.DataFrame
    spans: pd.DataFrame | None


@dataclass(frozen=True)
class SeasonalQuality:
    """Every adjusted series of the report, worst first.

    Attributes
    ----------
    report
        One row a series: ``series, level, status, method, mode, residual_qs_p, residual_f_p, n_outliers,
        gap_rms, spans_max, revision_1_mean, revision_12_mean, revision_12_max, reasons``.
    outliers
        ``series, kind, date``, from the frozen specs.
    """

    month: pd.Period
    series: tuple[SeriesQuality, ...]
    report: pd.DataFrame
    outliers: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]


def summarise_seasonal_quality(indicators: SourcedTable, month: pd.Period) -> SeasonalQuality:
    """Adjust the report's series as the report does, and judge each; see `adjust_indicators`."""
    adjusted = adjust_indicators(indicators, month)
    order = adjusted.adjustments.report().index
    series = tuple(_examine(name, adjusted.observed[name], adjusted.adjustments[name]) for name in order)
    report = pd.DataFrame([_row(one) for one in series])
    outliers = pd.DataFrame(
        [(one.name, kind, date) for one in series for kind, date in one.adjustment.spec.outliers],
        columns=["series", "kind", "date"],
    )
    facts = _make_facts(report, month, indicators.sources)
    return SeasonalQuality(month, series, report, outliers, facts, indicators.sources)


def _examine(name: str, observed: pd.Series, adjustment: Adjustment) -> SeriesQuality:
    beside = adjustment.beside
    start = str(observed.index[-min(REVISION_MONTHS, len(observed) // 3)])
    return SeriesQuality(
        name,
        adjustment,
        month_factors(adjustment),
        None if beside is None else beside - adjustment.components["adjusted"],
        revisions(observed, adjustment.spec, start=start),
        _spans(observed, adjustment),
    )


def _spans(observed: pd.Series, adjustment: Adjustment) -> pd.DataFrame | None:
    try:
        return sliding_spans(observed, adjustment.spec, years=SPAN_YEARS)
    except TooShort:
        return None


def _row(one: SeriesQuality) -> dict[str, object]:
    quality, found = one.adjustment.quality(), one.adjustment.diagnostics
    moved = summarise_revisions(one.history)
    return {
        "series": one.name,
        "level": quality.level,
        "status": one.adjustment.status,
        "method": one.adjustment.method,
        "mode": one.adjustment.spec.mode,
        "residual_qs_p": found.residual_qs.p_value,
        "residual_f_p": found.residual_f.p_value,
        "n_outliers": found.n_outliers,
        "gap_rms": found.gap_rms,
        "spans_max": None if one.spans is None else one.spans["spread"].max(),
        "revision_1_mean": moved.loc["revision_1", "mean_abs"],
        "revision_12_mean": moved.loc["revision_12", "mean_abs"],
        "revision_12_max": moved.loc["revision_12", "max_abs"],
        "reasons": "\n".join(quality.reasons),
    }


def _make_facts(report: pd.DataFrame, month: pd.Period, sources: tuple[Source, ...]) -> Facts:
    made: list[Fact] = []
    for row in report.itertuples():
        grounds = source_cells(sources, row.series)
        measures: tuple[tuple[str, object, Unit, int], ...] = (
            ("level", row.level, "word", 0),
            ("residual_qs_p", row.residual_qs_p, "probability", 3),
            ("residual_f_p", row.residual_f_p, "probability", 3),
            ("outliers", row.n_outliers, "count", 0),
        )
        made += [
            Fact(f"seasonal.{row.series}.{name}", plain_value(value), unit, month, decimals, _HERE, grounds)
            for name, value, unit, decimals in measures
        ]
    return Facts(made)
