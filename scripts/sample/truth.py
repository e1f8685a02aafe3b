"""The seasonal patterns put into the sample, for tests of what seasonal adjustment recovers."""

from collections.abc import Sequence

import numpy as np

from scripts.sample.series import Floats, month_numbers

# Percentage points, January to December: winter highs, a dip in May before the school-leavers come.
UNEMPLOYMENT_RATE_PP = np.array([0.22, 0.17, 0.05, -0.12, -0.27, -0.12, 0.06, 0.04, -0.08, -0.06, -0.01, 0.12])
# Vacancies at month end, January to December: spring hiring, empty summers and Decembers.
VACANCIES = np.array(
    [3000.0, 9000.0, 12000.0, 9000.0, 5000.0, -4000.0, -12000.0, -6000.0, 2000.0, 0.0, -5000.0, -13000.0]
)


def unemployment_rate_seasonal(months: Sequence[str]) -> Floats:
    """Return the additive seasonal component of the national unemployment rate, in percentage points."""
    return np.asarray(UNEMPLOYMENT_RATE_PP[month_numbers(months)])


def unemployed_seasonal(months: Sequence[str], labour_force: Floats) -> Floats:
    """Return the additive seasonal component of the number unemployed, in persons.

    Parameters
    ----------
    months
        Months as 'YYYY-MM'.
    labour_force
        The national labour force in each of them, in persons.
    """
    return unemployment_rate_seasonal(months) / 100 * labour_force


def vacancies_seasonal(months: Sequence[str]) -> Floats:
    """Return the additive seasonal component of the national number of vacancies."""
    return np.asarray(VACANCIES[month_numbers(months)])
