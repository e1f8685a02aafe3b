"""Fixed seasonal factors for short series, and the smooth trend beside them."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from scipy.linalg import solveh_banded

from werket_lib.seasonal import stl
from werket_lib.seasonal.effects import Effects, effects_of
from werket_lib.seasonal.parts import Parts
from werket_lib.seasonal.related import Related
from werket_lib.seasonal.series import Floats, Sample, date_text
from werket_lib.seasonal.shrunk import LINE, Known, estimate_seasons, find_outliers, outlier_columns
from werket_lib.seasonal.spec import Mode, Spec

STL_YEARS = 3, 5  # from when to when STL's means by month, which are not shrunk, are averaged in
STL_SHARE = 0.5  # times the probability of a season
MULTIPLY_ODDS = 1.0  # logarithm of the prior odds that a count's season multiplies: most do


def decompose(y: Floats, spec: Spec, effects: Effects, start: int) -> Parts:
    """Split a short series; shock months and holes (NaN) have no weight on the effects of the seasons.

    From three to five years half of each effect is its mean in STL's season, as far as there is a season: a sure one
    is shrunk too much else. The trend keeps what a shock does to it: it is smoothed again through the
    adjusted series. ``start`` counts months or quarters as in `Axis`.
    """
    n, period = len(y), spec.period
    filled, regressors = without_weight(y, effects)
    found = estimate_seasons(filled, period, regressors, known_of(spec, start))
    at = np.arange(n + period)
    calendar = effects.calendar[: n + period] @ found.sizes[len(found.sizes) - effects.calendar.shape[1] :]
    seasonal = found.effects[at % period] + calendar
    if _suits_stl(y, spec, effects, start):
        share, other = STL_SHARE * found.probability, stl.decompose(y, spec, effects, start)
        months = at[:n] % period
        means = np.bincount(months, other.seasonal - other.calendar[:n]) / np.bincount(months)
        seasonal += share * (means[at % period] + other.calendar - seasonal)
        calendar += share * (other.calendar - calendar)
    return Parts(
        seasonal=seasonal[:n],
        trend=smooth_trend(y - seasonal[:n], spec),
        calendar=calendar,
        forecast=seasonal[n:],
        error=np.sqrt(np.maximum(np.diagonal(found.covariance), 0))[at[:n] % period],
        change_error=_change_error(found.covariance)[at[:n] % period],
        probability=found.probability,
        borrowed=found.borrowed,
    )


def _suits_stl(y: Floats, spec: Spec, effects: Effects, start: int) -> bool:
    """Tell whether a series is long enough, and whole enough, for STL's season to help.

    A related series' pattern says more; whoever asks for fixed factors gets them.
    """
    n, period = len(y), spec.period
    first, last = STL_YEARS
    if spec.asked != "auto" or spec.pattern or np.isnan(y).any() or not first * period <= n < last * period:
        return False
    free = np.flatnonzero(~effects.outlying)
    return bool(np.bincount((start + free) % period, minlength=period).all())


def fix_factors(sample: Sample, spec: Spec, related: Related | None) -> Spec:
    """Choose mode, pattern and outliers for fixed factors: what makes the data likeliest, outliers and all."""
    count = spec.kind == "count" and not (sample.y <= 0).any()
    modes: tuple[Mode, ...] = ("add", "mult") if count else ("add",)
    found = [_fixed_in(mode, sample, spec, related) for mode in modes]
    return max(found, key=lambda one: one[1])[0]


def _fixed_in(mode: Mode, sample: Sample, spec: Spec, related: Related | None) -> tuple[Spec, float]:
    spec = replace(spec, method="fixed", mode=mode, pattern=related.pattern(sample, mode) if related else ())
    y = np.log(sample.y) if mode == "mult" else sample.y
    effects = effects_of(spec, sample)
    filled, regressors = without_weight(y, effects)
    outliers, evidence = find_outliers(filled, spec.period, regressors, known_of(spec, sample.start))
    if mode == "mult":  # its likelihood in the unit of the series
        degrees = sample.n - LINE - regressors.shape[1] - len(outliers)
        single = outlier_columns([one for one in outliers if one[0] == "AO"], sample.n).any(axis=1)
        apart = sample.holes | effects.outlying | single
        evidence += MULTIPLY_ODDS - degrees * float(y[~apart].mean())
    dated = sorted(((kind, sample.start + at) for kind, at in outliers), key=lambda one: one[1])
    return replace(spec, outliers=tuple((kind, date_text(at, spec.period)) for kind, at in dated)), evidence


def without_weight(y: Floats, effects: Effects) -> tuple[Floats, Floats]:
    """Fill the holes with anything, and give the columns that take holes and effects out."""
    holes = np.isnan(y) & ~effects.outlying
    columns = [effects.spikes, 1.0 * np.eye(len(y))[:, holes], effects.levels, effects.fading]
    return np.where(np.isnan(y), np.nanmean(y), y), np.hstack([*columns, effects.calendar[: len(y)]])


def known_of(spec: Spec, start: int) -> Known:
    """Turn a spec's pattern, which begins in January, to the series' first month."""
    pattern = np.roll(spec.pattern, -(start % spec.period)) if spec.pattern else None
    return Known(spec.seasonal, pattern)


def smooth_trend(y: Floats, spec: Spec) -> Floats:
    """Whittaker's smoother, bridging NaN."""
    known = 1.0 * ~np.isnan(y)
    bands = _roughness(len(y), spec.period, spec.trend_stiffness).copy()
    bands[-1] += known
    return np.asarray(solveh_banded(bands, np.nan_to_num(y) * known))


def _change_error(covariance: Floats) -> Floats:
    """Give the standard error of the change since the season before."""
    variance = np.diagonal(covariance)
    before = np.arange(-1, len(variance) - 1)
    both = np.diagonal(covariance[:, before])
    return np.asarray(np.sqrt(np.maximum(variance + variance[before] - 2 * both, 0)))


@lru_cache(maxsize=64)
def _roughness(n: int, period: int, stiffness: float) -> Floats:
    """Penalise second differences, alike in years whatever the period: upper bands of the matrix, diagonal last."""
    weights = np.tile([1.0, -2.0, 1.0], (n - 2, 1))
    bands = np.zeros((3, n))
    for first, second in ((0, 0), (1, 1), (2, 2), (0, 1), (1, 2), (0, 2)):
        bands[2 - (second - first), second : n - 2 + second] += weights[:, first] * weights[:, second]
    return stiffness * (period / 12) ** 4 * bands
