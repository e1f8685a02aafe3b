"""Swedish working days as regressors: holidays computed, not listed by year."""

from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from werket_lib.seasonal.errors import SeasonalError
from werket_lib.seasonal.series import Floats, read_axis
from werket_lib.seasonal.spec import Calendar

NATIONAL_DAY_SINCE = 2005  # the year it became a holiday and Whit Monday ceased to be one
CYCLE = range(2001, 2401)  # the Gregorian calendar repeats after 400 years; its means are the long-run means
SATURDAY, FRIDAY = 5, 4


def calendar_regressors(
    index: pd.Index, *, country: str = "SE", categories: tuple[str, ...] = ("public", "de_facto"), horizon: int
) -> pd.DataFrame:
    """Working-day regressor over an index and ``horizon`` dates beyond it, for flows.

    Parameters
    ----------
    index
        Monthly or quarterly dates, without gaps.
    country
        Country code; ``"SE"`` is known.
    categories
        ``"public"``: holidays by law; ``"de_facto"``: Midsummer Eve, Christmas Eve and New Year's Eve.
    horizon
        Dates beyond the index, at most a year; X-13 needs a year to forecast.

    Returns
    -------
    DataFrame
        ``working_days``: working days less their long-run mean for that month, in days.

    Raises
    ------
    SeasonalError
        If the country or a category is not known, or the horizon is longer than a year.
    """
    axis = read_axis(index)
    if not 0 <= horizon <= axis.period:
        raise SeasonalError(f"horizon {horizon}; it can be 0 to {axis.period}")
    n = len(index) + horizon
    values = calendar_values(Calendar(country, tuple(categories)), axis.start, n, axis.period)
    return pd.DataFrame(values, index=axis.extended[:n], columns=["working_days"])


def calendar_values(calendar: Calendar, start: int, n: int, period: int) -> Floats:
    """Compute the regressor as one column, from ``start`` (counted in months or quarters from year 0)."""
    _check(calendar)
    ordinals = start + np.arange(n)
    years = np.arange(ordinals[0] // period, ordinals[-1] // period + 1)
    days = _working_days(calendar, int(years[0]), int(years[-1]), period)
    return (days[ordinals - years[0] * period] - _long_run(calendar, period)[ordinals % period])[:, None]


def public_holidays(year: int) -> list[date]:
    """Swedish holidays by law in a year."""
    easter = easter_sunday(year)
    fixed = [date(year, 1, 1), date(year, 1, 6), date(year, 5, 1), date(year, 12, 25), date(year, 12, 26)]
    moving = [easter + timedelta(days) for days in (-2, 0, 1, 39, 49)]
    if year >= NATIONAL_DAY_SINCE:
        fixed.append(date(year, 6, 6))
    else:
        moving.append(easter + timedelta(50))
    return sorted(
        [*fixed, *moving, _weekday_from(date(year, 6, 20), SATURDAY), _weekday_from(date(year, 10, 31), SATURDAY)]
    )


def de_facto_holidays(year: int) -> list[date]:
    """Days that most of Sweden has off without a law."""
    return [_weekday_from(date(year, 6, 19), FRIDAY), date(year, 12, 24), date(year, 12, 31)]


def easter_sunday(year: int) -> date:
    """Gregorian Easter by the anonymous algorithm (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


HOLIDAYS = {"SE": {"public": public_holidays, "de_facto": de_facto_holidays}}


def _check(calendar: Calendar) -> None:
    if calendar.country not in HOLIDAYS:
        raise SeasonalError(f"no holidays for country {calendar.country!r}; known: {sorted(HOLIDAYS)}")
    unknown = sorted(set(calendar.categories) - set(HOLIDAYS[calendar.country]))
    if unknown:
        raise SeasonalError(f"no holiday category {unknown}; known: {sorted(HOLIDAYS[calendar.country])}")


def _weekday_from(first: date, weekday: int) -> date:
    return first + timedelta((weekday - first.weekday()) % 7)


@lru_cache(maxsize=256)
def _working_days(calendar: Calendar, first: int, last: int, period: int) -> Floats:
    """Monday to Friday without holidays, for each month or quarter of the years ``first`` to ``last``."""
    rules = [HOLIDAYS[calendar.country][category] for category in calendar.categories]
    off = [day for year in range(first, last + 1) for rule in rules for day in rule(year)]
    edges = np.arange(f"{first}-01", f"{last + 1}-02", 12 // period, dtype="datetime64[M]").astype("datetime64[D]")
    counted: NDArray[np.int64] = np.busday_count(edges[:-1], edges[1:], holidays=off)
    return counted.astype(np.float64)


@lru_cache(maxsize=16)
def _long_run(calendar: Calendar, period: int) -> Floats:
    days = _working_days(calendar, CYCLE[0], CYCLE[-1], period)
    return np.asarray(days.reshape(-1, period).mean(axis=0))
