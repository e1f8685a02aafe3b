"""How far a point has moved along a Beveridge curve, and how far across it.

In logarithms, which make equal percentages equally long. One way is that of the business cycle: fewer jobs and more
unemployed, or the reverse. The other is across it: as many percent more of both, which is outwards. Across is not
matching as such: vacancies lead and unemployment lags, so a curve loops inwards in a downturn and outwards after it.

A step of (du, dv) in the logarithms of unemployment and vacancies is then

    across = (slope du + dv) / (1 + slope)      along = slope (dv - du) / (1 + slope)

where ``slope`` is by how many percent vacancies fall on the curve when unemployment is one percent higher. With 1, the
curve is the hyperbola on which unemployment times vacancies is constant, and the two ways are at right angles: the
usual 45 degrees. Nobody knows the slope: a matching function with equal weights gives about 1, one in which the
unemployed weigh more a steeper curve. So whatever is said of across must hold for 2 as well.
"""

from typing import Literal

import numpy as np
import pandas as pd
from scipy.stats import norm

from werket_lib.numbers import round_half_up

SLOPES = (1.0, 2.0)
CONFIDENCE_PCT = 95  # of all curves' intervals together
CURVES = 10
PATH_MONTHS = 3  # a curve has moved when it has been on that side for so many months
DECIMALS = 1  # with which moves are printed
_Z = float(norm.ppf(1 - (1 - CONFIDENCE_PCT / 100) / 2 / CURVES))  # Bonferroni's: ten curves are judged at once
Verdict = Literal["outward", "inward", "unclear"]


def measure_moves(rates: pd.DataFrame, errors: pd.DataFrame, start: pd.Period, slope: float) -> pd.DataFrame:
    """Take the way from the start month apart, for every month since.

    Parameters
    ----------
    rates, errors
        ``unemployment_rate`` and ``vacancy_rate``, adjusted, and their standard errors, by month, in percent of the
        labour force. The errors of two months are taken as independent; those of the same calendar month are not,
        which makes the interval too wide rather than too narrow.
    slope
        As above.

    Returns
    -------
    pandas.DataFrame
        By month: ``along, along_low, along_high, across, across_low, across_high`` in percent. One percent along is
        one percent more vacancies (and, with slope 1, one percent fewer unemployed); one percent across is one
        percent more of both. Missing where a rate is not above zero or has no standard error.
    """
    since = rates.loc[start:].where(rates.loc[start:] > 0)
    steps = np.log(since) - np.log(since.loc[start])
    relative = (errors.loc[start:] / since) ** 2
    variances = relative + relative.loc[start]
    along = _weigh(steps, variances, -slope, slope, slope)
    across = _weigh(steps, variances, slope, 1.0, slope)
    return pd.concat([along.add_prefix("along"), across.add_prefix("across")], axis="columns")


def _weigh(steps: pd.DataFrame, variances: pd.DataFrame, u: float, v: float, slope: float) -> pd.DataFrame:
    """Weigh both steps, and return the result with its interval, from logarithms to percent."""
    size = (u * steps["unemployment_rate"] + v * steps["vacancy_rate"]) / (1 + slope)
    error = np.sqrt(u**2 * variances["unemployment_rate"] + v**2 * variances["vacancy_rate"]) / (1 + slope)
    logs = pd.DataFrame({"": size, "_low": size - _Z * error, "_high": size + _Z * error})
    return 100 * np.expm1(logs)


def judge_across(low: pd.Series, high: pd.Series) -> Verdict:
    """Say which way a curve has moved, only where every interval, as it is printed, lies on one side of zero.

    Parameters
    ----------
    low, high
        Of the last `PATH_MONTHS` months and of each slope: the path decides, and not its last point.
    """
    if (_as_printed(low) > 0).all():
        return "outward"
    return "inward" if (_as_printed(high) < 0).all() else "unclear"


def _as_printed(bounds: pd.Series) -> pd.Series:
    return bounds.map(lambda bound: float(round_half_up(bound, DECIMALS)), na_action="ignore")
