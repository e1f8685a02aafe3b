"""The pattern that made the sample's unemployment and vacancies is recovered."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.tsa.seasonal import STL

from scripts.sample import macro, truth
from werket_lib.seasonal import Shock, Spec, adjust

COVID = (Shock("2020-03", "2020-12", "covid"),)
UNEMPLOYMENT = (macro.unemployment_rate_path, truth.unemployment_rate_seasonal, {"2025-01": 7.0}, "rate")
VACANCIES = (macro.vacancies_path, truth.vacancies_seasonal, {"2025-01": 134e3}, "count")


def rms(x):
    return float(np.sqrt(np.mean(np.square(x))))


def errors(path, seasonal, wanted, kind):
    """Root mean square error of the seasonal component, by method."""
    y = pd.Series(path(wanted), pd.PeriodIndex(macro.MONTHS, freq="M"))
    pattern = seasonal(macro.MONTHS)
    declared = adjust(y, kind=kind, shocks=COVID)
    return {
        "declared": rms(y - declared.components["adjusted"] - pattern),
        "found": rms(y - adjust(y, kind=kind).components["adjusted"] - pattern),
        "x13": rms(y - declared.beside - pattern),
        "x13 undeclared": rms(y - adjust(y, Spec(12, "x13", arima="(0 1 1)(0 1 1)")).components["adjusted"] - pattern),
        "default": rms(STL(y, period=12).fit().seasonal - pattern),
    }


@pytest.mark.parametrize(("series", "share"), [(UNEMPLOYMENT, 0.4), (VACANCIES, 0.65)])
def test_pattern_is_recovered_better_than_by_default_stl(series, share):
    error = errors(*series)
    assert error["declared"] < share * error["default"]
    assert error["found"] < share * error["default"]
    assert error["declared"] < 1.2 * error["x13 undeclared"]


def test_unemployment_pattern_is_recovered_to_two_hundredths():
    error = errors(*UNEMPLOYMENT)
    assert (error["declared"] < 0.02, error["found"] < 0.02, error["x13"] < 0.02) == (True, True, True)
