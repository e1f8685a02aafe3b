"""STL equals statsmodels'; masking leaves a shock out and keeps it in the trend."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.tsa.seasonal import STL

from werket_lib.seasonal import Shock, Spec, SpecMismatch, adjust
from werket_lib.seasonal.stl import stl_filter

MASKED = Spec(12, "stl", shocks=(Shock("2020-03", "2021-03", "covid"),))
OPEN = Spec(12, "stl")


def rms(x):
    return float(np.sqrt(np.mean(np.square(x))))


@settings(max_examples=40, deadline=None)
@given(
    n=st.integers(60, 300),
    period=st.sampled_from([4, 12]),
    seasonal=st.sampled_from([7, 9, 13, 35]),
    degree=st.sampled_from([0, 1]),
    seed=st.integers(0, 1000),
)
def test_filter_equals_statsmodels(n, period, seasonal, degree, seed):
    y = np.random.default_rng(seed).normal(size=n).cumsum()
    expected = STL(y, period=period, seasonal=seasonal, seasonal_deg=degree).fit()
    season, trend = stl_filter(n, period, seasonal, degree, None).split(y)
    np.testing.assert_allclose(season, expected.seasonal, atol=1e-10)
    np.testing.assert_allclose(trend, expected.trend, atol=1e-10)


def test_unmasked_is_statsmodels_stl(rate):
    y = rate(moving=0.04)["observed"]
    expected = STL(y, period=12, seasonal=9, seasonal_deg=0).fit()
    got = adjust(y, OPEN).components
    np.testing.assert_allclose(got["seasonal"], expected.seasonal, atol=1e-10)
    np.testing.assert_allclose(got["trend"], expected.trend, atol=1e-10)


def test_what_happens_in_shock_months_has_no_influence_on_the_pattern(rate):
    y = rate(shock=True)["observed"]
    changed = y.copy()
    changed["2020-03":"2021-03"] += np.random.default_rng(0).normal(0, 5, 13)
    before, after = adjust(y, MASKED).components, adjust(changed, MASKED).components
    np.testing.assert_allclose(before["seasonal"], after["seasonal"], atol=1e-10)


def test_masking_repairs_what_a_shock_does_to_the_pattern(rate):
    error = {"masked": [], "open": [], "calm": []}
    for seed in range(20):
        shocked, calm = rate(seed=seed, shock=True, moving=0.04), rate(seed=seed, moving=0.04)
        for name, table, spec in (
            ("masked", shocked, MASKED),
            ("open", shocked, OPEN),
            ("calm", calm, OPEN),
        ):
            found = adjust(table["observed"], spec).components["seasonal"]
            error[name].append(rms(found - table["seasonal"]))
    mean = {name: np.mean(values) for name, values in error.items()}
    assert mean["open"] > 1.8 * mean["calm"]
    assert mean["masked"] < 1.08 * mean["calm"]


def test_shock_months_get_their_factor_from_the_other_years(rate):
    table = rate(shock=True)
    found = adjust(table["observed"], MASKED).components.loc["2020-03":"2021-03", "seasonal"]
    assert rms(found - table["seasonal"].loc[found.index]) < 0.05


def test_trend_keeps_the_shock(rate):
    table = rate(shock=True)
    parts = adjust(table["observed"], MASKED).components
    calm = adjust(rate()["observed"], OPEN).components
    rise = parts["trend"] - calm["trend"]
    assert rise.sum() == pytest.approx(17.3, rel=0.05)  # the whole of the shock, smoothed
    assert rise["2020-05":"2020-09"].min() > 1.0
    assert rise[:"2018-12"].abs().max() < 0.05


def test_level_shift_goes_to_the_trend_and_leaves_the_pattern_alone(rate):
    table = rate()
    y = table["observed"] + 3.0 * (table.index >= "2015-06")
    parts = adjust(y, Spec(12, "stl", outliers=(("LS", "2015-06"),))).components
    calm = adjust(table["observed"], OPEN).components
    step = (parts["trend"] - calm["trend"])["2015-06"].iloc[0] - (parts["trend"] - calm["trend"])["2015-05"].iloc[0]
    assert step == pytest.approx(3.0, abs=0.2)
    np.testing.assert_allclose(parts["seasonal"], calm["seasonal"], atol=0.02)


def test_single_outlier_stays_in_the_irregular(rate):
    y = rate()["observed"].copy()
    y["2015-06"] += 4.0
    parts = adjust(y, Spec(12, "stl", outliers=(("AO", "2015-06"),))).components
    assert parts["irregular"]["2015-06"].item() == pytest.approx(4.0, abs=0.3)


def test_shock_longer_than_the_trend_window_still_gives_a_pattern(rate):
    table = rate(shock=True, moving=0.04)
    found = adjust(table["observed"], Spec(12, "stl", shocks=(Shock("2020-01", "2022-12"),))).components["seasonal"]
    assert rms(found - table["seasonal"]) < 0.06


def test_shock_outside_the_series_is_no_effect(rate):
    y = rate(120)["observed"]
    far = Spec(12, "stl", shocks=(Shock("2020-03", "2021-03"),), outliers=(("LS", "1999-01"),))
    pd.testing.assert_frame_equal(adjust(y, far).components, adjust(y, OPEN).components)


def test_shock_that_ends_before_it_starts_is_refused(rate):
    with pytest.raises(SpecMismatch, match="shock covid ends 2020-01, before it starts"):
        adjust(rate()["observed"], Spec(12, "stl", shocks=(Shock("2020-03", "2020-01", "covid"),)))


def test_unknown_outlier_kind_is_refused(rate):
    with pytest.raises(SpecMismatch, match="known are AO, LS, TC"):
        adjust(rate()["observed"], Spec(12, "stl", outliers=(("SO", "2015-06"),)))
