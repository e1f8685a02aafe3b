"""Series with a known seasonal pattern, and real ones where they are at hand."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

REAL_DATA = Path(__file__).parents[3] / "shared/real-data"
SHOCK = np.array([0.5, 2.2, 2.8, 2.5, 2.0, 1.7, 1.5, 1.2, 1.0, 0.8, 0.6, 0.4, 0.2])


@pytest.fixture(scope="session")
def rate():
    """Build an unemployment-like rate: level 7, seasonal swing about 0.5, and what it is made of."""

    def build(months=240, *, seed=0, shock=False, period=12, start="2005-01", moving=0.0):
        rng = np.random.default_rng(seed)
        pattern = rng.normal(0, 0.4, period)
        drift = rng.normal(0, moving, (months // period + 1, period)).cumsum(axis=0)
        seasonal = (pattern - pattern.mean() + drift - drift.mean(axis=1, keepdims=True)).ravel()[:months]
        trend = 7 + rng.normal(0, 0.06, months).cumsum()
        if shock:
            trend[182 : 182 + len(SHOCK)] += SHOCK
        index = pd.period_range(start, periods=months, freq="M" if period == 12 else "Q").to_timestamp()
        observed = trend + seasonal + rng.normal(0, 0.06, months)
        return pd.DataFrame({"observed": observed, "seasonal": seasonal, "trend": trend}, index=index)

    return build


@pytest.fixture(scope="session")
def count(rate):
    """Build a vacancy-like count whose seasonal swing follows its level."""

    def build(months=240, *, seed=0):
        growth = np.linspace(0, 2.5, months)
        return (1000 * np.exp(rate(months, seed=seed)["observed"] / 3 + growth)).round().rename("vacancies")

    return build


@pytest.fixture(scope="session")
def varsel():
    """Persons given notice in Dalarna, 1992 to 2024: counts with more noise than season."""
    table = _real("af-varsel/regiondalarna_varsel_manad.xlsx")
    return table.set_index(pd.PeriodIndex(table["tid"], freq="M"))["antal"].astype(float)


@pytest.fixture(scope="session")
def unemployment():
    """Unemployment rates of Sweden and its counties, 49 months."""
    table = _real("scb-bas/regiondalarna_bas_arbetsloshet_lan_manad_2020-2024.xlsx")
    (rate_column,) = [name for name in table if name.startswith("arbetsl")]
    wide = table.pivot(index="Period", columns="region", values=rate_column).astype(float)
    return wide.set_axis(pd.PeriodIndex(wide.index, freq="M"))


@pytest.fixture(scope="session")
def barometer():
    """Konjunkturinstitutet's barometer, which is published seasonally adjusted."""
    path = REAL_DATA / "ki/ki_barometer_1996_2024_vintage_2026-06.csv"
    if not path.exists():
        pytest.skip(f"no real data at {path.name}")
    table = pd.read_csv(path)
    return table.set_index(pd.PeriodIndex(table["datum"], freq="M"))["barometerindikator"]


def _real(name):
    path = REAL_DATA / name
    if not path.exists():
        pytest.skip(f"no real data at {path.name}")
    return pd.read_excel(path, engine="calamine")
