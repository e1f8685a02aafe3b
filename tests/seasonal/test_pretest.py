"""The tests of seasonality, against scipy, statsmodels and paper."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from werket_lib.seasonal import seasonality
from werket_lib.seasonal.pretest import (
    complete_years,
    f_moving,
    f_stable,
    friedman,
    kruskal_wallis,
    ljung_box,
    qs,
)


@pytest.fixture
def noise():
    return np.random.default_rng(1).normal(size=131)


def test_friedman_equals_scipy_on_complete_years(noise):
    expected = stats.friedmanchisquare(*complete_years(noise, 12).T)
    assert friedman(noise, 12) == pytest.approx(tuple(expected))


def test_friedman_equals_scipy_with_ties():
    values = np.random.default_rng(2).integers(0, 4, 120).astype(float)
    assert friedman(values, 12) == pytest.approx(tuple(stats.friedmanchisquare(*complete_years(values, 12).T)))


def test_kruskal_wallis_equals_scipy(noise):
    assert kruskal_wallis(noise, 12) == pytest.approx(tuple(stats.kruskal(*[noise[k::12] for k in range(12)])))


def test_stable_f_equals_one_way_anova(noise):
    assert f_stable(noise, 12) == pytest.approx(tuple(stats.f_oneway(*[noise[k::12] for k in range(12)])))


def test_moving_f_equals_two_way_anova_of_absolute_values(noise):
    table = np.abs(complete_years(noise, 12))
    years, months = table.shape
    between = months * table.mean(axis=1).var() * years / (years - 1)
    additive = table.mean(axis=1)[:, None] + table.mean(axis=0) - table.mean()
    within = ((table - additive) ** 2).sum() / ((years - 1) * (months - 1))
    assert f_moving(noise, 12).value == pytest.approx(between / within)


def test_ljung_box_equals_statsmodels(noise):
    from statsmodels.stats.diagnostic import acorr_ljungbox

    expected = acorr_ljungbox(noise, lags=[24], model_df=2).iloc[0]
    assert ljung_box(noise, 24, 2) == pytest.approx((expected["lb_stat"], expected["lb_pvalue"]))


def test_qs_by_hand():
    x = np.tile([3.0, -1, -1, -1], 5)
    # deviations from the mean 0: autocovariance at lag k keeps (20 - k) / 20 of the whole
    positive = (16 / 20) ** 2 / 16 + (12 / 20) ** 2 / 12
    assert qs(x, 4).value == pytest.approx(20 * 22 * positive)


def test_qs_ignores_negative_autocorrelation():
    assert qs(np.r_[np.ones(12), -np.ones(12)], 12) == (0.0, 1.0)


def test_pattern_is_found_and_a_random_walk_is_not(rate):
    table = rate(120, seed=3)
    assert seasonality(table["observed"])
    assert not seasonality(table["trend"])


def test_shock_does_not_hide_the_pattern(rate):
    assert seasonality(rate(shock=True)["observed"])


def test_unemployment_is_seasonal_and_an_adjusted_barometer_is_not(unemployment, barometer):
    assert seasonality(unemployment["Riket"])
    assert sum(bool(seasonality(unemployment[region])) for region in unemployment) >= 20
    assert not seasonality(barometer)


def test_noise_of_county_varsel_hides_its_pattern_from_both_tests(varsel):
    found = seasonality(varsel)
    assert (round(found.qs.p_value, 2), round(found.friedman.p_value, 2)) == (0.80, 0.06)


def test_level_decides(rate):
    weak = pd.Series(rate(60)["trend"] + 0.05 * rate(60)["seasonal"])
    assert seasonality(weak, alpha=1.0).seasonal
    assert seasonality(weak, alpha=1.0).alpha == 1.0
