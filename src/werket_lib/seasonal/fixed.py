"""Fixed seasonal factors for short series: a smooth trend and one effect a month, in one regression."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from werket_lib.seasonal.effects import Effects
from werket_lib.seasonal.parts import Parts
from werket_lib.seasonal.series import Floats
from werket_lib.seasonal.spec import Spec


def decompose(y: Floats, spec: Spec, effects: Effects) -> Parts:
    """Split a series of 2 to 5 years; shock months and holes (NaN) have no weight on the month effects.

    The trend keeps what a shock does to it: it is smoothed again through the adjusted series.
    """
    n, period = len(y), spec.period
    known = ~np.isnan(y)
    rough = _roughness(n, period, spec.trend_stiffness)
    regressors = np.hstack([_season_columns(n, period), effects.levels, effects.fading, effects.calendar[:n]])
    sizes = _penalised_sizes(y, regressors, known & ~effects.outlying, rough)
    months = sizes[: period - 1]
    calendar = effects.calendar[: n + period] @ sizes[len(sizes) - effects.calendar.shape[1] :]
    season = _season_columns(n + period, period) @ months
    seasonal = season + calendar
    return Parts(seasonal[:n], smooth_trend(y - seasonal[:n], spec), calendar, seasonal[n:])


def smooth_trend(y: Floats, spec: Spec) -> Floats:
    """Whittaker's smoother, bridging NaN."""
    known = 1.0 * ~np.isnan(y)
    rough = _roughness(len(y), spec.period, spec.trend_stiffness)
    return np.asarray(np.linalg.solve(np.diag(known) + rough, np.nan_to_num(y) * known))


def _penalised_sizes(y: Floats, regressors: Floats, used: NDArray[np.bool_], rough: Floats) -> Floats:
    """Estimate regressors beside a smooth trend: take the trend out of them and of the data, then least squares."""
    data = np.column_stack([regressors, np.nan_to_num(y)]) * used[:, None]
    detrended = data - np.linalg.solve(np.diag(1.0 * used) + rough, data)
    products = data[:, :-1].T @ detrended
    return np.asarray(np.linalg.lstsq(products[:, :-1], products[:, -1], rcond=None)[0])


def _season_columns(n: int, period: int) -> Floats:
    """One column a month but the last, coded so that the effects of a year sum to zero."""
    full = np.eye(period)[np.arange(n) % period]
    return full[:, :-1] - full[:, -1:]


@lru_cache(maxsize=64)
def _roughness(n: int, period: int, stiffness: float) -> Floats:
    """Penalise second differences, alike in years whatever the period."""
    second = np.diff(np.eye(n), 2, axis=0)
    return np.asarray(stiffness * (period / 12) ** 4 * second.T @ second)
