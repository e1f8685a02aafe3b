"""The series behind the Beveridge curves: which they are, adjusted for season, and how far off each value may be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from werket_lib.codes import MUNICIPALITY_GROUPS
from werket_lib.seasonal import Adjustment, AdjustmentSet, Options, adjust_frame
from werket_lib.sections.group_rates.numbers import RATES, GroupRates
from werket_lib.sections.specs import PANDEMIC, adjust_frozen

COUNTRY = "country"
CODES = (COUNTRY, *MUNICIPALITY_GROUPS)
NOISE_YEARS, QUARTER = 3, 3


def series_name(code: str, rate: str) -> str:
    """Name a series, as in the frozen specs: ``beveridge.a1.unemployment_rate``."""
    return f"beveridge.{code.lower()}.{rate}"


# A rate is additive, always.
DECLARED_RATES: Mapping[str, Options] = {
    series_name(code, rate): Options("rate", shocks=(PANDEMIC,)) for code in CODES for rate in RATES
}


@dataclass(frozen=True)
class AdjustedRates:
    """All series of the curves.

    Attributes
    ----------
    observed, adjusted, error
        One column a series, indexed by month, percent of the labour force; ``error`` is the standard error of the
        adjusted value, missing where it could not be estimated.
    adjustments
        All that is known of each adjustment.
    """

    observed: pd.DataFrame
    adjusted: pd.DataFrame
    error: pd.DataFrame
    adjustments: AdjustmentSet


def raw_rates(rates: GroupRates) -> pd.DataFrame:
    """Return the series unadjusted: one column each, indexed by month without a gap, percent of the labour force."""
    columns = {
        series_name(code, rate): rates.country[rate] if code == COUNTRY else getattr(rates, rate)[code]
        for code in (COUNTRY, *rates.groups)
        for rate in RATES
    }
    table = pd.DataFrame(columns)
    return table.reindex(pd.period_range(table.index[0], table.index[-1], freq="M", name="month"))


def adjust_rates(rates: GroupRates) -> AdjustedRates:
    """Adjust the series with their frozen specs; see `adjust_frozen` for the errors raised."""
    observed = raw_rates(rates)
    adjustments = adjust_frozen(observed, rates.month)
    return AdjustedRates(observed, adjustments.adjusted, _estimate_errors(observed, adjustments), adjustments)


def _estimate_errors(observed: pd.DataFrame, adjustments: AdjustmentSet) -> pd.DataFrame:
    """Return how far an adjusted value may be from where the curve is: its standard error, by month.

    Three things are uncertain, and taken as independent of one another.

    - The seasonal component: its standard error by a structural model on the same data, with the frozen spec's
      shocks and outliers. Unlike revisions it is there for a series of two years too, and on series cut to three
      years it is about as large as what their adjusted values turn out to be off by.
    - The method: how far the model's own adjusted value is from the published. Where no season was found, and the
      observed value stands, that is all of the season that may have been missed.
    - The month: how much of a single value is noise, see `_noise`.
    """
    structural = {name: replace(one.spec, method="ucm", arima=None) for name, one in adjustments.items()}
    modelled = adjust_frame(observed, structural, jobs=1)
    squares = {
        name: _seasonal_error(modelled[name]) ** 2
        + (adjustments.adjusted[name] - modelled.adjusted[name]) ** 2
        + _noise(observed[name], adjustments[name].spec.period) ** 2
        for name in observed
    }
    return np.sqrt(pd.DataFrame(squares, index=observed.index))


def _seasonal_error(modelled: Adjustment) -> pd.Series | float:
    """Return the standard error by month; missing where the model could not be estimated."""
    return np.nan if modelled.standard_error is None else modelled.standard_error


def _noise(observed: pd.Series, period: int) -> float:
    """Return the standard deviation of a single month's noise in the last three years.

    Changes over a year hold no season, and their second differences no trend: what is left is noise, twelve times
    its variance. They are taken a quarter apart, so that noise that lasts into the next month is seen as well.
    Nothing is fitted, so a short series does not seem less noisy than a long one.
    """
    left = observed.diff(period).diff(QUARTER).diff(QUARTER).dropna().iloc[-NOISE_YEARS * period :]
    return float(np.sqrt((left**2).mean() / 12))
