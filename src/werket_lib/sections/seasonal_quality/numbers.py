"""Section 95: can the seasonal adjustment be trusted?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib.facts import Fact, FactMaker, Facts, Unit, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.seasonal import Adjustment, TooShort, month_factors, revisions, sliding_spans, summarise_revisions
from werket_lib.sections.indicators.numbers import INDICATORS, Indicator, adjust_indicators, stack_series
from werket_lib.style.names import LEVEL_WORDS

REVISION_MONTHS = 36


@dataclass(frozen=True)
class SeriesQuality:
    """One series taken apart and judged.

    Attributes
    ----------
    indicator
        How its numbers are printed.
    factors
        Seasonal factors, years by months, in the series' unit, or in percent where the mode is multiplicative.
    gap
        The other method's adjusted values less the published; None where there is no other.
    history
        First and later estimates of the last three years, as `werket_lib.seasonal.revisions`; fewer where the
        series was too short to be adjusted at their start.
    spans
        As `werket_lib.seasonal.sliding_spans`; None where the series is too short for two.
    """

    name: str
    indicator: Indicator
    adjustment: Adjustment
    factors: pd.DataFrame
    gap: pd.Series | None
    history: pd.DataFrame
    spans: pd.DataFrame | None

    @property
    def factor_unit(self) -> Unit:
        """The unit of `factors` and of the spans' spread."""
        return "percent" if self.adjustment.spec.mode == "mult" else self.indicator.change_unit

    @property
    def factor_decimals(self) -> int:
        """With which a factor is printed."""
        return 1 if self.adjustment.spec.mode == "mult" else self.indicator.change_decimals


@dataclass(frozen=True)
class SeasonalQuality:
    """Every adjusted series of the report, worst first.

    Attributes
    ----------
    report
        One row a series: ``series, level, status, method, mode, margin_pct, residual_qs_p, residual_f_p,
        residual_qs_recent_p, residual_f_recent_p, m7, q, n_outliers, gap_rms, gap_max, spans_max,
        revision_1_mean, revision_1_max, revision_12_mean, revision_12_max, reasons``; missing where a measure
        does not exist for the series.
    outliers
        ``series, kind, start, end, label``: outliers and declared shocks of the frozen specs.
    """

    month: pd.Period
    series: tuple[SeriesQuality, ...]
    report: pd.DataFrame
    outliers: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]

    @property
    def components(self) -> pd.DataFrame:
        """Every series' components under one another, with the other method's adjusted values (``beside``)."""
        frames = {one.name: one.adjustment.components.assign(beside=one.adjustment.beside) for one in self.series}
        return stack_series(frames, "series")

    @property
    def factors(self) -> pd.DataFrame:
        """Every series' factors: ``series, year`` and a column for each calendar month."""
        return pd.concat({one.name: one.factors for one in self.series}, names=["series"]).reset_index()

    @property
    def history(self) -> pd.DataFrame:
        """Every series' first and later estimates under one another."""
        return stack_series({one.name: one.history for one in self.series}, "series")


def summarise_seasonal_quality(indicators: SourcedTable, month: pd.Period) -> SeasonalQuality:
    """Adjust the report's series as the report does, and judge each; see `adjust_indicators`."""
    adjusted = adjust_indicators(indicators, month)
    order = adjusted.adjustments.report().index
    series = tuple(examine(str(name), adjusted.observed[name], adjusted.adjustments[name]) for name in order)
    report = pd.DataFrame([_row(one) for one in series])
    facts = Facts(
        fact
        for one, row in zip(series, report.itertuples(), strict=True)
        for fact in _make_facts(one, row, month, indicators.sources)
    )
    return SeasonalQuality(month, series, report, _list_outliers(series), facts, indicators.sources)


def examine(name: str, observed: pd.Series, adjustment: Adjustment) -> SeriesQuality:
    """Take one adjusted indicator apart."""
    beside, published = adjustment.beside, adjustment.components["adjusted"]
    factors = month_factors(adjustment)
    return SeriesQuality(
        name,
        next(indicator for indicator in INDICATORS if indicator.name == name),
        adjustment,
        100 * (factors - 1) if adjustment.spec.mode == "mult" else factors,
        None if beside is None else (beside - published).rename("gap"),
        revisions(observed, adjustment.spec, start=_first_revised(observed.dropna().index, adjustment)),
        _spans(observed, adjustment),
    )


def _first_revised(months: pd.PeriodIndex, adjustment: Adjustment) -> str:
    """Return the first of the last three years whose data were enough for the series' method."""
    config = adjustment.config
    years = config.min_years if adjustment.spec.method in ("fixed", "none") else config.long_years
    enough = months[0] + (years * adjustment.spec.period - 1)
    return str(min(max(enough, months[-1] - (REVISION_MONTHS - 1)), months[-1]))


def _spans(observed: pd.Series, adjustment: Adjustment) -> pd.DataFrame | None:
    try:
        return sliding_spans(observed, adjustment.spec)
    except TooShort:
        return None


def _list_outliers(series: tuple[SeriesQuality, ...]) -> pd.DataFrame:
    rows = []
    for one in series:
        spec = one.adjustment.spec
        rows += [(one.name, kind, date, date, "") for kind, date in spec.outliers]
        rows += [(one.name, "shock", shock.start, shock.end, shock.label) for shock in spec.shocks]
    return pd.DataFrame(rows, columns=["series", "kind", "start", "end", "label"])


def _row(one: SeriesQuality) -> dict[str, object]:
    quality, found = one.adjustment.quality(), one.adjustment.diagnostics
    moved = summarise_revisions(one.history)
    return {
        "series": one.name,
        "level": quality.level,
        "status": one.adjustment.status,
        "method": one.adjustment.method,
        "mode": one.adjustment.spec.mode,
        "margin_pct": None if one.adjustment.spec.margin is None else 100 * one.adjustment.spec.margin,
        "residual_qs_p": found.residual_qs.p_value,
        "residual_f_p": found.residual_f.p_value,
        "residual_qs_recent_p": found.residual_qs_recent.p_value,
        "residual_f_recent_p": found.residual_f_recent.p_value,
        "m7": found.m7,
        "q": found.q,
        "n_outliers": found.n_outliers,
        "gap_rms": found.gap_rms,
        "gap_max": found.gap_max,
        "spans_max": None if one.spans is None else one.spans["spread"].max(),
        "revision_1_mean": moved.loc["revision_1", "mean_abs"],
        "revision_1_max": moved.loc["revision_1", "max_abs"],
        "revision_12_mean": moved.loc["revision_12", "mean_abs"],
        "revision_12_max": moved.loc["revision_12", "max_abs"],
        "reasons": "\n".join(quality.reasons),
    }


def _make_facts(one: SeriesQuality, row: object, month: pd.Period, sources: tuple[Source, ...]) -> list[Fact]:
    own: tuple[Unit, int] = (one.indicator.change_unit, one.indicator.change_decimals)
    measures: dict[str, tuple[Unit, int]] = {
        "level": ("word", 0),
        "margin_pct": ("percent", 1),
        **dict.fromkeys(("residual_qs_p", "residual_f_p"), ("probability", 3)),
        **dict.fromkeys(("residual_qs_recent_p", "residual_f_recent_p"), ("probability", 3)),
        "m7": ("index", 2),
        "q": ("index", 2),
        "n_outliers": ("count", 0),
        **dict.fromkeys(("gap_rms", "gap_max"), own),
        "spans_max": (one.factor_unit, one.factor_decimals),
        **dict.fromkeys(("revision_1_mean", "revision_1_max", "revision_12_mean", "revision_12_max"), own),
    }
    make = FactMaker(summarise_seasonal_quality, month, source_cells(sources, one.name))
    values = {name: getattr(row, name) for name in measures} | {"level": LEVEL_WORDS[one.adjustment.quality().level]}
    return [
        make.value(f"seasonal.{one.name}.{name}", values[name], unit, decimals)
        for name, (unit, decimals) in measures.items()
    ]
