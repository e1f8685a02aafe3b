"""From samples and specs to adjustments; one series and many take the same way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

import numpy as np
import pandas as pd

from werket_lib.seasonal.adjustment import COLUMNS, Adjustment, Status
from werket_lib.seasonal.config import Config
from werket_lib.seasonal.diagnostics import Measured
from werket_lib.seasonal.effects import check_seen, effects_of
from werket_lib.seasonal.engines import (
    LONG_METHODS,
    X13_METHODS,
    average_parts,
    coefficients_of,
    decompose,
    x13_job,
    x13_parts,
)
from werket_lib.seasonal.errors import NotPositive, SeasonalError, SpecMismatch, X13Failed, X13NotFound
from werket_lib.seasonal.fixed import smooth_trend
from werket_lib.seasonal.identify import identify, refresh_specs
from werket_lib.seasonal.parts import Parts
from werket_lib.seasonal.series import Floats, Sample, read_axis, read_sample, reading
from werket_lib.seasonal.spec import Method, Refresh, Spec
from werket_lib.seasonal.x13 import Job, run
from werket_lib.seasonal.x13_output import Output
from werket_lib.seasonal.x13_spec import Coefficients, scaling_of

REIDENTIFYING: tuple[Refresh, ...] = ("last_outliers", "outliers", "complete")
STATUS: dict[Method, Status] = {"fixed": "provisional", "none": "not_seasonal"}


def adjust(
    y: pd.Series,
    spec: Spec | None = None,
    *,
    refresh: Refresh = "parameters",
    previous: Adjustment | None = None,
    config: Config | None = None,
    **identify_options: Any,
) -> Adjustment:
    """Seasonally adjust one monthly or quarterly series.

    Parameters
    ----------
    y
        Observations in any unit, on a DatetimeIndex or PeriodIndex. Missing values before and after are left
        alone; inside, at most a year of them is bridged by a structural model.
    spec
        A frozen spec. Without one, `identify` runs first with ``identify_options`` (``kind`` is needed) and
        the result carries its spec.
    refresh
        What may change against the last time: ``"current"`` nothing, not even factors; ``"fixed"`` keeps X-13's
        coefficients; ``"parameters"`` estimates them again; ``"last_outliers"`` looks for outliers in the last year,
        ``"outliers"`` everywhere; ``"complete"`` identifies anew.
    previous
        The last adjustment; needed by ``"current"`` and ``"fixed"``.
    config
        Thresholds other than the package's own.

    Raises
    ------
    SeasonalError
        Its subclasses say what is wrong with the series or with the spec for it. X-13 missing or failing
        is not an error: STL stands in and `Adjustment.reasons` say so.
    """
    config = config or Config()
    if spec is not None and identify_options:
        raise SpecMismatch(f"{sorted(identify_options)} are for identification, but a frozen spec was given")
    if spec is None:
        spec = previous.spec if previous else identify(y, config=config, **identify_options)
    sample = read_sample(y, reading(config, related=bool(spec.pattern)))
    (result,) = adjust_samples([Item(sample, spec, previous)], refresh, config=config, workers=1)
    if isinstance(result, SeasonalError):
        raise result
    return result


@dataclass(frozen=True)
class Item:
    """A sample, the spec for it, and the adjustment before this one."""

    sample: Sample
    spec: Spec
    previous: Adjustment | None = None


@dataclass(frozen=True)
class Task:
    """An item that was found fit: by which method, and what X-13 is to do for it."""

    sample: Sample
    spec: Spec
    method: Method
    reasons: tuple[str, ...]
    x13_spec: Spec | None
    coefficients: Coefficients | None


def adjust_samples(
    items: Sequence[Item], refresh: Refresh, *, config: Config, workers: int
) -> list[Adjustment | SeasonalError]:
    """Adjust each item; an error of one is in its place and never hurts another."""
    if refresh not in get_args(Refresh):
        raise SpecMismatch(f"refresh {refresh!r}; it can be {', '.join(get_args(Refresh))}")
    if refresh == "current":
        return [_continue_or_error(item, config) for item in items]
    specs: Sequence[Spec | SeasonalError] = [item.spec for item in items]
    if refresh in REIDENTIFYING:
        specs = refresh_specs([(item.sample, item.spec) for item in items], refresh, config=config, workers=workers)
    tasks = [_task_or_error(item, spec, refresh, config) for item, spec in zip(items, specs, strict=True)]
    fit = {at: task for at, task in enumerate(tasks) if isinstance(task, Task)}
    done = {at: _alone_or_error(task, config) for at, task in fit.items() if task.x13_spec is None}
    with_x13 = {at: task for at, task in fit.items() if task.x13_spec is not None}
    done |= zip(with_x13, _run_x13(list(with_x13.values()), config, workers), strict=True)
    return [task if isinstance(task, SeasonalError) else done[at] for at, task in enumerate(tasks)]


def _task_or_error(item: Item, spec: Spec | SeasonalError, refresh: Refresh, config: Config) -> Task | SeasonalError:
    try:
        if isinstance(spec, SeasonalError):
            raise spec
        return _task(replace(item, spec=spec), refresh, config)
    except SeasonalError as error:
        return error


def _alone_or_error(task: Task, config: Config) -> Adjustment | SeasonalError:
    try:
        parts = decompose(task.sample, task.spec, task.method)
    except SeasonalError as error:
        return error
    return _assemble(task, task.method, task.reasons, parts, config)


def _task(item: Item, refresh: Refresh, config: Config) -> Task:
    """Check that spec and sample fit each other, and settle the method."""
    sample, spec = item.sample, item.spec
    _check_fit(sample, spec, config)
    method, reasons = spec.method, spec.notes
    if sample.holes.any() and method in LONG_METHODS:
        method, reasons = "ucm", (*reasons, f"{int(sample.holes.sum())} missing inside: structural model (ucm) instead")
    coefficients = None
    if refresh == "fixed":
        if item.previous is None:
            raise SeasonalError("refresh 'fixed' needs the previous adjustment, whose coefficients it keeps")
        coefficients = item.previous.coefficients
    x13_spec = None
    if spec.arima and method in LONG_METHODS:
        x13_spec = spec if method in X13_METHODS else replace(spec, method="x13")
    return Task(sample, spec, method, reasons, x13_spec, coefficients)


def _check_fit(sample: Sample, spec: Spec, config: Config) -> None:
    if spec.period != sample.period:
        raise SpecMismatch(f"{sample.label}: spec for {spec.period} observations a year, series has {sample.period}")
    effects = effects_of(spec, sample)
    # fixed factors are shrunk: a month that outliers take out of them is given no effect, or the related series'
    outlying = effects.shocked if spec.method == "fixed" else effects.outlying
    if spec.method != "none" and not spec.pattern:
        check_seen(sample, outlying)
    if spec.method == "auto" or (spec.method in ("average", *X13_METHODS) and not spec.arima):
        raise SpecMismatch(f"{sample.label}: spec has method {spec.method!r} and model {spec.arima}; identify it first")
    long = config.long_years * sample.period
    if spec.method in LONG_METHODS and sample.n < long:
        raise SpecMismatch(
            f"{sample.label}: method {spec.method!r} needs {long} observations, there are {sample.n}; identify it again"
        )
    low = np.flatnonzero(sample.y <= 0)
    if spec.mode == "mult" and len(low):
        raise NotPositive(sample.axis.dates(low + sample.offset))


def _run_x13(tasks: list[Task], config: Config, workers: int) -> list[Adjustment]:
    """Adjust by X-13 and by STL beside it; each task's result is put together as soon as its chunk is done."""

    def make(at: int) -> Job:
        task = tasks[at]
        return x13_job(task.sample, task.x13_spec or task.spec, coefficients=task.coefficients)

    def finish(at: int, verdict: Output | X13Failed | X13NotFound) -> Adjustment:
        return _finish(tasks[at], verdict, config)

    try:
        return run(len(tasks), make, finish, workers=workers, chunk=config.chunk)
    except X13NotFound as error:
        return [finish(at, error) for at in range(len(tasks))]


def _finish(task: Task, output: Output | X13Failed | X13NotFound, config: Config) -> Adjustment:
    """Publish X-13, STL or their average, with another beside it; STL alone where X-13 gave nothing."""
    sample, spec = task.sample, task.spec
    stl = decompose(sample, spec, "stl")
    if isinstance(output, SeasonalError):
        return _assemble(task, "stl", (*task.reasons, f"STL alone: {output}"), stl, config)
    scaling = task.coefficients.scaling if task.coefficients else scaling_of(sample, spec.mode)
    x13 = x13_parts(output, sample, task.x13_spec or spec, scaling)
    published, other, name = (x13, stl, "stl") if task.method in X13_METHODS else (stl, x13, "x13")
    if task.method == "average":
        others = {"stl": stl, "x13": x13}
        parts = [others[name] if name in others else decompose(sample, spec, name) for name, _ in spec.weights]
        published = average_parts(parts, [weight for _, weight in spec.weights], multiplicative=spec.mode == "mult")
    coefficients = task.coefficients or coefficients_of(output, scaling)
    fitted = len(coefficients.ar) + len(coefficients.ma)
    return replace(
        _assemble(task, task.method, task.reasons, published, config),
        beside=_column(sample, _adjusted(sample, spec, other), name),
        measured=Measured(output.logged.get("m07"), output.logged.get("q"), output.residuals, fitted),
        coefficients=coefficients,
    )


def _assemble(task: Task, method: Method, reasons: tuple[str, ...], parts: Parts, config: Config) -> Adjustment:
    """Lay an engine's result out on the series' index and in its unit."""
    sample, spec = task.sample, task.spec
    n, axis, adjusted = sample.n, sample.axis, _adjusted(sample, spec, parts)
    irregular = adjusted / parts.trend if spec.mode == "mult" else adjusted - parts.trend
    columns = [sample.y, adjusted, parts.trend, parts.seasonal, irregular, parts.calendar[:n]]
    table = np.full((len(axis.index), len(COLUMNS)), np.nan)
    table[sample.offset : sample.offset + n] = np.column_stack(columns)
    ahead = axis.extended[sample.offset + n : sample.offset + n + len(parts.forecast)]
    reasons = (*reasons, parts.note) if parts.note else reasons
    return Adjustment(
        components=pd.DataFrame(table, index=axis.index, columns=COLUMNS),
        spec=spec,
        method=method,
        status=STATUS.get(method, "final"),
        reasons=reasons,
        forecast_factors=pd.Series(parts.forecast, index=ahead, name="seasonal"),
        calendar_ahead=parts.calendar[n:],
        standard_error=_error(sample, spec, parts.error, adjusted, "standard_error"),
        change_error=_error(sample, spec, parts.change_error, adjusted, "change_error"),
        season_probability=parts.probability,
        borrowed_probability=parts.borrowed,
        config=config,
    )


def _adjusted(sample: Sample, spec: Spec, parts: Parts) -> Floats:
    return sample.y / parts.seasonal if spec.mode == "mult" else sample.y - parts.seasonal


def _error(sample: Sample, spec: Spec, error: Floats | None, adjusted: Floats, name: str) -> pd.Series | None:
    if error is None:
        return None
    error = error * np.abs(adjusted) if spec.mode == "mult" else error
    return _column(sample, np.where(sample.holes, np.nan, error), name)


def _column(sample: Sample, values: Floats, name: str) -> pd.Series:
    column = np.full(len(sample.axis.index), np.nan)
    column[sample.offset : sample.offset + sample.n] = values
    return pd.Series(column, index=sample.axis.index, name=name)


def _continue_or_error(item: Item, config: Config) -> Adjustment | SeasonalError:
    try:
        if item.previous is None:
            raise SeasonalError("refresh 'current' needs the previous adjustment, whose factors it keeps")
        return _continued(item.sample, item.previous, config)
    except SeasonalError as error:
        return error


def _continued(sample: Sample, previous: Adjustment, config: Config) -> Adjustment:
    """Keep all factors; new observations get the forecast ones, as long as they last."""
    spec = previous.spec
    past = previous.components.dropna(subset="trend")
    before = read_axis(past.index)
    new = sample.n - len(past)
    if (before.start, before.period) != (sample.start, sample.period) or new < 0:
        raise SpecMismatch(f"{sample.label}: refresh 'current' wants last time's series with observations added")
    if new > len(previous.forecast_factors):
        raise SpecMismatch(f"{sample.label}: {new} new observations, factors for {len(previous.forecast_factors)}")
    factors = np.append(past["seasonal"], previous.forecast_factors)
    parts = Parts(
        seasonal=factors[: sample.n],
        trend=past["trend"].to_numpy(),
        calendar=np.append(past["calendar"], previous.calendar_ahead),
        forecast=factors[sample.n :],
    )
    adjusted = _adjusted(sample, spec, parts)
    smooth = smooth_trend(np.log(adjusted) if spec.mode == "mult" else adjusted, spec)
    ahead = (np.exp(smooth) if spec.mode == "mult" else smooth)[len(past) :]
    task = Task(sample, spec, previous.method, previous.reasons, None, None)
    result = _assemble(
        task, previous.method, previous.reasons, replace(parts, trend=np.append(parts.trend, ahead)), config
    )
    return replace(result, measured=previous.measured, coefficients=previous.coefficients)
