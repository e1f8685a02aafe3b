"""From a pandas index and values to a checked, trimmed sample; dates in and out as text."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from werket_lib.seasonal.config import Config
from werket_lib.seasonal.errors import ConstantSeries, NotFinite, SeasonalError, TooShort

Floats = NDArray[np.float64]
PERIODS = {"M": 12, "Q": 4}
NO_NUMBERS = "cmM"  # kinds of values that are not real numbers: complex, spans of time, times
LARGEST, FINEST = 1e100, 1e-100  # beyond these, squares of the values are no numbers


@dataclass(frozen=True, eq=False)
class Axis:
    """A regular index: ``start`` counts months (or quarters) from year 0, ``period`` is 12 or 4."""

    index: pd.Index
    start: int
    period: int

    def dates(self, positions: NDArray[np.intp]) -> list[str]:
        """Name positions as ``2020-03`` or ``2020Q1``."""
        return [date_text(self.start + int(position), self.period) for position in positions]

    @cached_property
    def extended(self) -> pd.Index:
        """The index and a year of dates after it, in the same form."""
        if isinstance(self.index, pd.PeriodIndex):
            ahead = self.index[-1] + np.arange(1, self.period + 1)
            return self.index.append(pd.PeriodIndex(ahead, freq=self.index.freq))
        if self.index.tz is not None:
            local = replace(self, index=self.index.tz_localize(None)).extended[-self.period :]
            return self.index.append(local.tz_localize(self.index.tz, nonexistent="shift_forward", ambiguous=False))
        stamps = self.index.to_numpy()
        months = stamps[-1].astype("datetime64[M]") + np.arange(1, self.period + 1) * (12 // self.period)
        at_start = bool((stamps == stamps.astype("datetime64[M]")).all())
        days = (
            months.astype("datetime64[D]")
            if at_start
            else (months + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
        )
        return self.index.append(pd.DatetimeIndex(days.astype(stamps.dtype)))


@dataclass(frozen=True, eq=False)
class Sample:
    """One series without its leading and trailing missing values.

    ``y`` holds NaN only where the series has a hole; ``offset`` is how many leading
    values were cut from ``axis``.
    """

    label: str
    axis: Axis
    offset: int
    y: Floats

    @property
    def n(self) -> int:
        """Length, holes included."""
        return len(self.y)

    @property
    def start(self) -> int:
        """First date, counted as in `Axis`."""
        return self.axis.start + self.offset

    @property
    def period(self) -> int:
        """Observations a year."""
        return self.axis.period

    @cached_property
    def holes(self) -> NDArray[np.bool_]:
        """Where a value is missing inside the series."""
        return np.isnan(self.y)

    @property
    def years(self) -> float:
        """Length in years."""
        return self.n / self.period

    def span(self) -> tuple[str, str]:
        """First and last date."""
        return date_text(self.start, self.period), date_text(self.start + self.n - 1, self.period)


def date_text(ordinal: int, period: int) -> str:
    """Write a count of months or quarters as ``2020-03`` or ``2020Q1``."""
    year, part = divmod(ordinal, period)
    return f"{year:04d}-{part + 1:02d}" if period == 12 else f"{year:04d}Q{part + 1}"


@lru_cache(maxsize=4096)
def date_ordinal(date: str, period: int) -> int:
    """Read ``2020-03``, ``2020Q1`` or any date pandas knows as a count of months or quarters."""
    try:
        when = pd.Period(date, freq="M" if period == 12 else "Q")
    except ValueError as error:
        raise SeasonalError(f"{date!r} is not a month or quarter; write 2020-03 or 2020Q1") from error
    return int(when.year) * period + (when.month - 1) // (12 // period)


def index_of(y: object) -> pd.Index:
    """Return the dates of a series.

    Raises
    ------
    SeasonalError
        If it is no series.
    """
    if not isinstance(y, pd.Series):
        raise SeasonalError(f"{type(y).__name__} given; seasonal adjustment needs a pandas Series on dates")
    return y.index


def read_axis(index: pd.Index) -> Axis:
    """Check that an index is monthly or quarterly, sorted and without gaps.

    Raises
    ------
    SeasonalError
        Naming the first date that is out of order or twice, or the dates that are missing.
    """
    if not isinstance(index, pd.DatetimeIndex | pd.PeriodIndex):
        raise SeasonalError(
            f"the index holds {index.dtype}; seasonal adjustment needs dates (DatetimeIndex or PeriodIndex)"
        )
    if len(index) == 0:
        raise SeasonalError("the series is empty")
    if index.hasnans:
        raise SeasonalError(f"the date at position {int(np.argmax(index.isna()))} is missing")
    months = np.asarray(index.year) * 12 + np.asarray(index.month) - 1
    period = _period(index, months)
    ordinals = months // (12 // period)
    _check_regular(ordinals, period)
    return Axis(index, int(ordinals[0]), period)


def _period(index: pd.DatetimeIndex | pd.PeriodIndex, months: NDArray[np.int64]) -> int:
    """Monthly unless the index says quarterly, or no two dates are nearer than three months."""
    if isinstance(index, pd.PeriodIndex):
        frequency = str(index.freqstr).split("-")[0]
        if frequency not in PERIODS:
            raise SeasonalError(f"the index has frequency {index.freqstr}; only months and quarters are adjusted")
        return PERIODS[frequency]
    steps = np.diff(months)
    quarterly = len(steps) > 0 and steps.min() > 0 and bool((steps % 3 == 0).all())
    if quarterly and (steps % 12 == 0).all():
        raise SeasonalError("the dates are a year or more apart; a yearly series has no seasons")
    return 4 if quarterly else 12


def _check_regular(ordinals: NDArray[np.int64], period: int) -> None:
    steps = np.diff(ordinals)
    if (steps == 1).all():
        return
    at = int(np.argmax(steps < 1)) if (steps < 1).any() else int(np.argmax(steps != 1))
    bad, before = date_text(int(ordinals[at + 1]), period), date_text(int(ordinals[at]), period)
    if steps[at] == 0:
        raise SeasonalError(f"{bad} occurs twice; one value a date is needed")
    if steps[at] < 0:
        raise SeasonalError(f"the dates are not sorted: {bad} comes after {before}")
    absent = sorted(set(range(int(ordinals[0]), int(ordinals[-1]))) - set(ordinals.tolist()))
    named = [date_text(ordinal, period) for ordinal in absent]
    shown = ", ".join(named[:10]) + (", …" if len(named) > 10 else "")
    raise SeasonalError(f"{len(named)} dates are missing: {shown}; put them in, as missing values if need be")


def reading(config: Config, *, related: bool) -> Config:
    """Ask for fewer years where a related series' pattern stands in for them."""
    return replace(config, min_years=config.min_years_related) if related else config


def read_sample(y: pd.Series, config: Config) -> Sample:
    """Check and trim one series; see `read_axis` and `take_sample` for what is refused."""
    axis = read_axis(index_of(y))
    return take_sample("series" if y.name is None else str(y.name), y, axis, config)


def take_sample(label: str, values: pd.Series, axis: Axis, config: Config) -> Sample:
    """Trim a column and check that it can be adjusted at all.

    Raises
    ------
    NotFinite
        If a value is infinite, or more values are missing inside than a year has.
    TooShort
        If fewer values are left than two years have.
    ConstantSeries
        If all values are equal.
    SeasonalError
        If they are no real numbers, or too large or small to be squared.
    """
    if values.dtype.kind in NO_NUMBERS:
        raise SeasonalError(f"{label}: the values are {values.dtype}; seasonal adjustment needs real numbers")
    try:
        array = values.to_numpy(dtype=np.float64, na_value=np.nan)
    except (TypeError, ValueError) as error:
        raise SeasonalError(f"{label}: the values are not numbers ({error})") from error
    infinite = np.flatnonzero(np.isinf(array))
    if len(infinite):
        raise NotFinite(axis.dates(infinite), config.max_hole_years * axis.period)
    present = np.flatnonzero(~np.isnan(array))
    needed = round(config.min_years * axis.period)
    if len(present) < needed:
        raise TooShort(len(present), needed, round(config.min_years_related * axis.period))
    first, last = int(present[0]), int(present[-1]) + 1
    sample = Sample(label, axis, first, array[first:last])
    holes = np.flatnonzero(sample.holes)
    if len(holes) > config.max_hole_years * axis.period:
        raise NotFinite(axis.dates(holes + first), config.max_hole_years * axis.period)
    if np.ptp(array[present]) == 0:
        raise ConstantSeries(f"{label}: every value is {array[first]:g}; there is nothing to adjust")
    size = float(np.abs(array[present]).max())
    if size > LARGEST or np.ptp(array[present]) < FINEST:
        raise SeasonalError(f"{label}: values of the size {size:.0e}; put the series in a unit of ordinary size")
    return sample
