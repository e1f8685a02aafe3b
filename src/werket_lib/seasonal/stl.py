"""STL as a linear filter, and what that makes possible: shock months left out exactly.

Without robustness weights STL is linear in the data, so it is written here as matrices of its
smoothers, equal to ``statsmodels.tsa.seasonal.STL`` to rounding (a test holds it) and a tenth of
its time. Linearity gives the response to a shock month as one more column: its size is
estimated so that the irregular is smallest, whatever was observed there has no influence on
the seasonal pattern, and no iteration is needed.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.sparse import coo_array, csr_array

from werket_lib.seasonal.effects import Effects
from werket_lib.seasonal.parts import Parts
from werket_lib.seasonal.series import Floats
from werket_lib.seasonal.spec import Spec

INNER_ITERATIONS = 5  # statsmodels' own for a fit without robustness weights
SMALLEST = 1e-8  # relative size below which a combination of effects cannot be told from the trend
DENSE = 600  # observations; up to here full matrices are faster
INSIDE, CORE = 0.999, 0.001  # LOESS: beyond these shares of the bandwidth a weight is 0, or 1


@dataclass(frozen=True, eq=False)
class StlFilter:
    """The two smoothers of STL for one length; columns in, columns out. They are sparse where the series is long."""

    seasonal: Floats | csr_array
    trend: Floats | csr_array

    def split(self, y: Floats) -> tuple[Floats, Floats]:
        """Seasonal and trend of each column of ``y``."""
        trend = np.zeros_like(y)
        for _ in range(INNER_ITERATIONS):
            season = self.seasonal @ (y - trend)
            trend = self.trend @ (y - season)
        return season, trend


def decompose(y: Floats, spec: Spec, effects: Effects, _start: int) -> Parts:
    """Masked STL of a series of 5 years or more.

    The seasonal pattern comes from what is left when the effects are taken out. Lasting shifts and the
    smoothed course of a shock go back into the trend; single outliers stay in the irregular.
    """
    n = len(y)
    smoother = stl_filter(n, spec.period, spec.seasonal_filter, spec.seasonal_degree, spec.trend_filter)
    seasonal, trend = smoother.split(y)
    effect = np.zeros(n + spec.period)
    if effects.columns.shape[1]:
        responses = _responses(smoother, effects)
        sizes = responses.sizes @ (y - seasonal - trend)
        seasonal = seasonal - responses.seasonal @ sizes
        trend = trend - responses.trend @ sizes + responses.kept_in_trend @ sizes
        effect = effects.calendar[: n + spec.period] @ sizes[len(sizes) - effects.calendar.shape[1] :]
    return Parts(seasonal + effect[:n], trend, effect, seasonal[-spec.period :] + effect[n:])


@dataclass(frozen=True, eq=False)
class _Responses:
    """What STL makes of each effect of size one, and how its size follows from STL's irregular."""

    seasonal: Floats
    trend: Floats
    sizes: Floats
    kept_in_trend: Floats


@lru_cache(maxsize=64)
def _responses(smoother: StlFilter, effects: Effects) -> _Responses:
    columns = effects.columns
    seasonal, trend = smoother.split(columns)
    kept = np.zeros_like(columns)
    spikes, levels = effects.spikes.shape[1], effects.levels.shape[1]
    kept[:, :spikes] = smoother.trend @ (effects.spikes * effects.shocked[:, None])
    kept[:, spikes : spikes + levels] = effects.levels
    sizes = np.asarray(np.linalg.pinv(columns - seasonal - trend, rcond=SMALLEST), dtype=np.float64)
    return _Responses(seasonal, trend, sizes, kept)


@lru_cache(maxsize=64)
def stl_filter(n: int, period: int, seasonal: int, degree: int, trend: int | None) -> StlFilter:
    """Build STL's smoothers for a length, with the windows that statsmodels would choose."""
    if trend is None:
        trend = int(np.ceil(1.5 * period / (1 - 1.5 / seasonal))) | 1
    low_pass = (period + 1) | 1
    cycles = _cycle_matrix(n, period, seasonal, degree)
    averages = _moving_average(n + 2 * period, period)
    averages = _moving_average(averages.shape[0], period) @ averages
    averages = _moving_average(averages.shape[0], 3) @ averages
    season = cycles[period:-period] - _loess_matrix(n, low_pass, 1) @ averages @ cycles
    smooth = _loess_matrix(n, trend, 1)
    return StlFilter(season, smooth) if n > DENSE else StlFilter(season.toarray(), smooth.toarray())


def _cycle_matrix(n: int, period: int, window: int, degree: int) -> csr_array:
    """Smooth each month over the years and go a year beyond both ends."""
    rows, columns, values = [], [], []
    for season in range(period):
        smooth = coo_array(_loess_matrix(len(range(season, n, period)), window, degree, beyond=1))
        row, column = smooth.coords
        rows.append(season + period * row)
        columns.append(season + period * column)
        values.append(smooth.data)
    at = (np.concatenate(rows), np.concatenate(columns))
    return csr_array((np.concatenate(values), at), shape=(n + 2 * period, n))


def _moving_average(n: int, width: int) -> csr_array:
    rows = np.repeat(np.arange(n - width + 1), width)
    columns = rows + np.tile(np.arange(width), n - width + 1)
    return csr_array((np.full(len(rows), 1 / width), (rows, columns)), shape=(n - width + 1, n))


@lru_cache(maxsize=64)
def _loess_matrix(n: int, window: int, degree: int, beyond: int = 0) -> csr_array:
    """Local regression on ``n`` equally spaced points, evaluated there and ``beyond`` either end."""
    at = np.arange(-beyond, n + beyond)[:, None]
    width = min(window, n)
    left = np.clip(at - (window + 2) // 2 + 1, 0, n - width)
    points = left + np.arange(width)[None, :]
    bandwidth = np.maximum(at - left, left + width - 1 - at) + max(window - n, 0) // 2
    distance = np.abs(points - at)
    weights = (1 - np.minimum(distance / bandwidth, 1) ** 3) ** 3
    weights = np.where(distance <= CORE * bandwidth, 1.0, weights)
    weights = np.where(distance <= INSIDE * bandwidth, weights, 0.0)
    weights /= weights.sum(axis=1, keepdims=True)
    if degree == 1:
        centre = (weights * points).sum(axis=1, keepdims=True)
        spread = (weights * (points - centre) ** 2).sum(axis=1, keepdims=True)
        slope = np.where(np.sqrt(spread) > CORE * (n - 1), (at - centre) / np.where(spread > 0, spread, 1), 0.0)
        weights = weights * (slope * (points - centre) + 1)
    rows = np.repeat(np.arange(len(at)), width)
    return csr_array((weights.ravel(), (rows, points.ravel())), shape=(len(at), n))
