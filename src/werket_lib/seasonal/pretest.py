"""Tests of seasonality, in plain numpy: QS and Friedman as JDemetra+ has them, and the X-11 F tests.

Each takes values without gaps and the number of observations a year, and returns the statistic
and its p-value. Those that look at levels want the trend gone; QS, Friedman and Kruskal-Wallis are
taken on first differences by their callers.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import chdtrc, fdtrc

from werket_lib.seasonal.config import Config
from werket_lib.seasonal.series import Floats, Sample, read_sample
from werket_lib.seasonal.spec import Kind, Mode

OUTLIER_LIMIT = 6.0  # robust standard deviations
OUTLIER_PRICE = 7.0  # of one outlier, in logarithm of likelihood: about one in a thousand
NORMAL_MEDIAN = 0.6745  # of a standard normal's absolute values


class Statistic(NamedTuple):
    """A test statistic and how likely a larger one is without seasonality."""

    value: float
    p_value: float


@dataclass(frozen=True)
class SeasonalityTest:
    """The pretest: is there a seasonal pattern to remove?

    A series counts as seasonal unless QS and Friedman agree that it is not.
    """

    qs: Statistic
    friedman: Statistic
    kruskal_wallis: Statistic
    alpha: float

    @property
    def seasonal(self) -> bool:
        """Whether QS or Friedman finds seasonality at ``alpha``."""
        return min(self.qs.p_value, self.friedman.p_value) <= self.alpha

    def __bool__(self) -> bool:
        return self.seasonal


def seasonality(y: pd.Series, *, alpha: float = Config().pretest_alpha) -> SeasonalityTest:
    """Test a monthly or quarterly series for seasonality.

    Parameters
    ----------
    y
        Observations in any unit; missing values inside are bridged by straight lines.
    alpha
        Level of each test.

    Raises
    ------
    SeasonalError
        As `adjust` does for dates, lengths and values it cannot use.
    """
    return pretest(read_sample(y, Config()), alpha=alpha)


def pretest(sample: Sample, *, alpha: float, masked: np.ndarray | None = None) -> SeasonalityTest:
    """Test a sample; holes and ``masked`` observations are bridged, so that a shock hides nothing."""
    change = np.diff(_bridged(sample, masked))
    return SeasonalityTest(
        qs=qs(change, sample.period),
        friedman=friedman(change, sample.period),
        kruskal_wallis=kruskal_wallis(change, sample.period),
        alpha=alpha,
    )


def choose_mode(sample: Sample, kind: Kind, masked: np.ndarray) -> Mode:
    """Additive for a rate; for a count of positive values whichever makes an airline model likelier.

    The likelihoods are of the doubly differenced values and of their logarithms, in the same unit, after single
    outliers of each are taken out at the price of their odds; shock months are bridged.
    """
    if kind == "rate" or (sample.y <= 0).any():
        return "add"
    values = _bridged(sample, masked)
    likelihood = {}
    for mode, y in (("add", values), ("mult", np.log(values))):
        cleaned, outlying = _clean(y, sample.period)
        change = np.diff(cleaned[sample.period :] - cleaned[: -sample.period])
        degrees = len(change) - outlying.sum()
        likelihood[mode] = -degrees / 2 * np.log((change**2).sum() / degrees) - OUTLIER_PRICE * outlying.sum()
    to_same_unit = (len(values) - sample.period - 1) * np.log(values).mean()
    return "mult" if likelihood["mult"] - to_same_unit > likelihood["add"] else "add"


def _clean(y: Floats, period: int) -> tuple[Floats, NDArray[np.bool_]]:
    """Take single outliers out of a series, and say where they are.

    The size of one is estimated from the four double differences it is in. One that is the largest within a year counts
    from `OUTLIER_LIMIT` robust standard deviations of all sizes; at most one observation in twenty is taken out.
    """
    n, at = len(y), np.arange(len(y))
    cleaned, outlying = y.copy(), np.zeros(n, dtype=bool)
    while True:
        change = np.pad(np.diff(cleaned[period:] - cleaned[:-period]), period + 1)
        size, counted = np.zeros(n), np.zeros(n)
        for ahead, sign in ((0, 1), (1, -1), (period, -1), (period + 1, 1)):
            size += sign * change[at + ahead]
            counted += (at + ahead > period) & (at + ahead < n)
        size /= np.maximum(counted, 1)
        share = np.abs(size) * np.sqrt(counted)  # the standard deviation of a size is as one over its root
        nearby = [np.pad(share, period)[period + shift :][:n] for shift in range(-period, period + 1)]
        new = (share > OUTLIER_LIMIT * np.median(share) / NORMAL_MEDIAN) & (share == np.max(nearby, axis=0)) & ~outlying
        if not new.any() or (outlying | new).sum() > n // 20:
            return cleaned, outlying
        cleaned[new] -= size[new]
        outlying |= new


def qs(x: Floats, period: int) -> Statistic:
    """Ljung-Box on the positive autocorrelations one and two years apart; chi-square with two degrees."""
    lags = np.array([period, 2 * period])
    positive = np.maximum(autocorrelations(x, lags), 0)
    n = len(x)
    statistic = n * (n + 2) * float((positive**2 / np.maximum(n - lags, 1)).sum())
    return Statistic(statistic, float(chdtrc(2, statistic)))


def ljung_box(x: Floats, lags: int, fitted: int) -> Statistic:
    """Ljung-Box on residuals of a model with ``fitted`` parameters."""
    rho = autocorrelations(x, np.arange(1, lags + 1))
    n = len(x)
    statistic = n * (n + 2) * float((rho**2 / (n - np.arange(1, lags + 1))).sum())
    return Statistic(statistic, float(chdtrc(lags - fitted, statistic)))


def autocorrelations(x: Floats, lags: np.ndarray) -> Floats:
    """Sample autocorrelations at the given lags; zero for a constant or for lags beyond the data."""
    centred = x - x.mean()
    total = float(centred @ centred)
    if total == 0:
        return np.zeros(len(lags))
    return np.array([float(centred[lag:] @ centred[: len(x) - lag]) / total if lag < len(x) else 0.0 for lag in lags])


def friedman(x: Floats, period: int) -> Statistic:
    """Rank the seasons within each complete year; ties share a rank."""
    table = complete_years(x, period)
    years = len(table)
    ranks = _average_ranks(table)
    middle = (period + 1) / 2
    between = years * float(((ranks.mean(axis=0) - middle) ** 2).sum())
    within = float(((ranks - middle) ** 2).sum()) / (years * (period - 1))
    statistic = between / within if within > 0 else 0.0
    return Statistic(statistic, float(chdtrc(period - 1, statistic)))


def kruskal_wallis(x: Floats, period: int) -> Statistic:
    """Rank all observations and compare the seasons; ties share a rank."""
    n = len(x)
    ranks = _average_ranks(x[None, :])[0]
    season = np.arange(n) % period
    counts = np.bincount(season, minlength=period)
    means = np.bincount(season, ranks, minlength=period) / counts
    spread = float(((ranks - (n + 1) / 2) ** 2).sum()) / (n - 1)
    statistic = float((counts * (means - (n + 1) / 2) ** 2).sum()) / spread if spread > 0 else 0.0
    return Statistic(statistic, float(chdtrc(period - 1, statistic)))


def f_stable(x: Floats, period: int) -> Statistic:
    """Variance between seasons against variance within them (X-11's test for stable seasonality)."""
    n = len(x)
    season = np.arange(n) % period
    counts = np.bincount(season, minlength=period)
    means = np.bincount(season, x, minlength=period) / counts
    between = float((counts * (means - x.mean()) ** 2).sum()) / (period - 1)
    within = float(((x - means[season]) ** 2).sum()) / (n - period)
    return _f_test(between, within, period - 1, n - period)


def f_moving(x: Floats, period: int) -> Statistic:
    """Variance between years of absolute seasonal-irregular values (X-11's test for moving seasonality)."""
    table = np.abs(complete_years(x, period))
    years = len(table)
    rows, columns, overall = table.mean(axis=1), table.mean(axis=0), table.mean()
    between = period * float(((rows - overall) ** 2).sum()) / (years - 1)
    rest = table - rows[:, None] - columns[None, :] + overall
    freedom = (years - 1) * (period - 1)
    return _f_test(between, float((rest**2).sum()) / freedom, years - 1, freedom)


def _bridged(sample: Sample, masked: np.ndarray | None) -> Floats:
    out = sample.holes if masked is None else sample.holes | masked
    at = np.arange(sample.n)
    return np.interp(at, at[~out], sample.y[~out])


def complete_years(x: Floats, period: int) -> Floats:
    """Cut into rows of a year each, counted from the end; the incomplete first year is left out."""
    years = len(x) // period
    return x[len(x) - years * period :].reshape(years, period)


def _average_ranks(table: Floats) -> Floats:
    below = (table[:, None, :] < table[:, :, None]).sum(axis=2)
    equal = (table[:, None, :] == table[:, :, None]).sum(axis=2)
    return np.asarray(below + (equal + 1) / 2, dtype=np.float64)


def _f_test(between: float, within: float, over: int, under: int) -> Statistic:
    if within <= 0:
        return Statistic(float("inf"), 0.0) if between > 0 else Statistic(0.0, 1.0)
    statistic = between / within
    return Statistic(statistic, float(fdtrc(over, under, statistic)))
