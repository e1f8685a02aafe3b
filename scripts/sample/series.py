"""The pieces every sample series is made of: months, trends, noise and whole numbers that add up."""

import datetime
import zlib
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SEED = 20250213
LAST_MONTH = "2025-01"  # the published one; `scripts.sample.onward` goes on from it
FRIDAY = 4


def month_range(first: str, last: str = LAST_MONTH) -> list[str]:
    """List months as 'YYYY-MM', both ends included."""
    return [str(month) for month in pd.period_range(first, last, freq="M")]


def shift(month: str, by: int) -> str:
    """Return the month that is `by` months later."""
    return str(pd.Period(month, freq="M") + by)


def weekday(day: datetime.date) -> datetime.date:
    """Return the day, or the Friday before a weekend."""
    return day - datetime.timedelta(days=max(day.weekday() - FRIDAY, 0))


def generator(purpose: str) -> np.random.Generator:
    """Make a random generator of its own for one purpose, so that parts do not disturb one another."""
    return np.random.default_rng([SEED, zlib.crc32(purpose.encode())])


def month_numbers(months: Sequence[str]) -> Ints:
    """Return calendar months as 0 (January) to 11 (December)."""
    return np.array([int(month[5:]) - 1 for month in months], dtype=np.int64)


def ordinals(months: Sequence[str]) -> Floats:
    """Return months as a running number, for interpolation."""
    return np.array([12 * int(month[:4]) + int(month[5:]) for month in months], dtype=float)


def trend(knots: Mapping[str, float], months: Sequence[str]) -> Floats:
    """Draw a smooth curve through `knots` ({month: level}) without overshooting them."""
    curve = PchipInterpolator(ordinals(list(knots)), list(knots.values()), extrapolate=True)
    return np.asarray(curve(ordinals(months)), dtype=float)


def noise(rng: np.random.Generator, size: int | tuple[int, int], sd: float, persistence: float = 0.0) -> Floats:
    """Draw noise of standard deviation `sd`, along the last axis correlated with the month before."""
    steps = rng.normal(0.0, sd * np.sqrt(1 - persistence**2), size)
    result = np.empty_like(steps)
    result[..., 0] = steps[..., 0]
    for month in range(1, steps.shape[-1]):
        result[..., month] = persistence * result[..., month - 1] + steps[..., month]
    return result


def pin(path: Floats, months: Sequence[str], wanted: Mapping[str, float], *, reach: int = 12) -> Floats:
    """Bend a path so that it passes through the wanted values.

    The correction runs in straight lines between wanted months and starts from nothing `reach`
    months before the first of them.
    """
    at = {month: months.index(month) for month in wanted}
    places = [*at.values()]
    gaps = [value - path[at[month]] for month, value in wanted.items()]
    start = max(places[0] - reach, 0)
    if start < places[0]:
        places, gaps = [start, *places], [0.0, *gaps]
    return path + np.interp(np.arange(len(path)), places, gaps)


def apportion(weights: Floats, total: int, low: Floats | float = 0.0, high: Floats | float = np.inf) -> Ints:
    """Share out a whole number in proportion to weights, within bounds, by largest remainder.

    Raises
    ------
    ValueError
        If no whole numbers within the bounds add up to the total.
    """
    bottom = np.broadcast_to(np.asarray(low, dtype=float), weights.shape)
    top = np.broadcast_to(np.asarray(high, dtype=float), weights.shape)
    if not bottom.sum() <= total <= top.sum():
        raise ValueError(f"cannot share out {total} between {bottom.sum()} and {top.sum()}")
    shares = _within(weights + 1e-9, float(total), bottom, top)
    whole = np.floor(shares + 1e-9)
    missing = round(float(total - whole.sum()))
    order = np.argsort(-np.where(whole < top, shares - whole, -1.0), kind="stable")
    whole[order[:missing]] += 1
    return whole.astype(np.int64)


def _within(weights: Floats, total: float, bottom: Floats, top: Floats) -> Floats:
    """Scale weights to a total, moving what the bounds cut off to the others."""
    shares = np.clip(weights * total / weights.sum(), bottom, top)
    for _ in range(200):
        gap = total - shares.sum()
        if abs(gap) < 1e-7:
            break
        free = weights * ((shares < top) if gap > 0 else (shares > bottom))
        shares = np.clip(shares + gap * free / free.sum(), bottom, top)
    return shares
