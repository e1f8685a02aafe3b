"""Which of STL, X-13 and their average is published, how it is frozen, and mode and outliers together."""

import numpy as np
import pandas as pd
import pytest

from werket_lib.seasonal import Config, SeasonalError, Spec, adjust, identify


def moving(months, seed, drift, noise):
    rng = np.random.default_rng(seed)
    steps = rng.normal(0, drift, (months // 12 + 1, 12)).cumsum(axis=0) + rng.normal(0, 0.6, 12)
    season = (steps - steps.mean(axis=1, keepdims=True)).ravel()[:months]
    observed = 7 + rng.normal(0, 0.05, months).cumsum() + season + rng.normal(0, noise, months)
    return pd.Series(observed, pd.period_range("2005-01", periods=months, freq="M")), season


def test_choice_is_frozen_with_its_scores_and_margin():
    spec = identify(moving(180, 1, 0.03, 0.2)[0], kind="rate")
    scores = dict(spec.scores)
    assert set(scores) == {"stl", "x13", "average"}
    assert spec.method == "average"
    assert spec.margin == pytest.approx(1 - scores["average"] / min(scores["stl"], scores["x13"]))
    assert Spec.from_json(spec.to_json()) == spec


def test_average_is_between_its_parts_by_their_weights():
    y, _ = moving(180, 1, 0.03, 0.2)
    spec = identify(y, kind="rate")
    average, stl = adjust(y, spec), adjust(y, Spec(12, "stl", outliers=spec.outliers))
    between = 0.6 * stl.components["adjusted"] + 0.4 * average.beside
    np.testing.assert_allclose(average.components["adjusted"], between, atol=1e-9)
    assert average.beside.name == "x13"


def test_quickly_moving_season_is_given_to_x13_where_the_margin_is_small():
    chosen = [identify(moving(180, seed, 0.3, 0.02)[0], kind="rate").method for seed in range(6)]
    assert chosen.count("x13") >= 3
    assert "stl" not in chosen


def test_choice_needs_nine_years_and_fixed_factors_steady_the_average_before():
    spec = identify(moving(84, 2, 0.03, 0.2)[0], kind="rate")
    assert (spec.method, spec.scores, spec.margin) == ("average", (), None)
    assert dict(spec.weights) == {"stl": 0.5, "x13": 0.25, "fixed": 0.25}
    assert identify(moving(108, 2, 0.03, 0.2)[0], kind="rate").scores


def test_choice_hardly_changes_from_year_to_year():
    same = 0
    for seed in range(6):
        y, _ = moving(192, seed, 0.05, 0.15)
        same += identify(y[:180], kind="rate").method == identify(y, kind="rate").method
    assert same >= 5


def test_spec_from_before_the_choice_is_still_read():
    old = Spec(12, "stl", arima="(0 1 1)(0 1 1)").to_json()
    for field in ("weights", "scores", "pattern", "seasonal"):
        assert f'"{field}"' in old
    text = "\n".join(line for line in old.splitlines() if '"seasonal": ' not in line and '"pattern": ' not in line)
    assert Spec.from_json(text) == Spec(12, "stl", arima="(0 1 1)(0 1 1)")


def growing(months=144):
    """A growing count whose season multiplies."""
    at, rng = np.arange(months), np.random.default_rng(1)
    season = np.sin(2 * np.pi * at / 12) + 0.5 * np.cos(4 * np.pi * at / 12)
    true = 500 * np.exp(0.02 * at) * np.exp(0.02 * rng.standard_normal(months))
    index = pd.period_range("2013-01", periods=months, freq="M")
    return pd.Series(true, index), pd.Series(true * np.exp(0.15 * season), index)


@pytest.mark.parametrize("months", [36, 144])
@pytest.mark.parametrize("value", [0.01, 5, 1e6, 1e9])
def test_one_month_that_is_nearly_zero_or_huge_leaves_the_mode_alone(months, value):
    true, y = growing(months)
    y.iloc[20] = value
    result = adjust(y, kind="count")
    assert ("AO", "2014-09") in result.spec.outliers
    assert (result.components["adjusted"] / true - 1).iloc[-12:].abs().mean() < 0.03
    if value < 1e6 or months > 36:
        assert result.spec.mode == "mult"


def test_one_zero_is_additive_and_says_what_to_do():
    _, y = growing()
    y.iloc[20] = 0
    result = adjust(y, kind="count")
    assert result.spec.mode == "add"
    assert result.reasons[0] == (
        "additive because of 2014-09, not above zero: if that is an error, put it in as missing"
    )


def test_count_that_had_not_begun_is_refused_with_what_to_do():
    _, y = growing()
    y.iloc[:14] = 0
    with pytest.raises(SeasonalError, match="zero until 2014-02 and above zero ever since; put the months before it"):
        adjust(y, kind="count")
    y.iloc[:14] = np.nan
    assert adjust(y, kind="count").spec.mode == "mult"


@pytest.mark.parametrize("zone", ["UTC", "Europe/Stockholm", "America/Sao_Paulo"])
def test_index_with_a_time_zone_keeps_it(zone):
    y, _ = moving(120, 3, 0.02, 0.1)
    stamps = pd.date_range("2005-01-01", periods=120, freq="MS").tz_localize(zone)
    result = adjust(pd.Series(y.to_numpy(), stamps), kind="rate", method="stl")
    assert result.components.index.equals(stamps)
    assert result.forecast_factors.index[0] == pd.Timestamp("2015-01-01", tz=zone)
    np.testing.assert_array_equal(
        result.components["adjusted"], adjust(y, kind="rate", method="stl").components["adjusted"]
    )


def test_three_thousand_months_are_adjusted():
    y, season = moving(3000, 4, 0.01, 0.1)
    y = pd.Series(y.to_numpy(), pd.period_range("1750-01", periods=3000, freq="M"))
    result = adjust(y, kind="rate")
    assert result.method == "stl"
    assert result.reasons[0].startswith("STL alone: X-13 failed")
    assert np.sqrt(np.mean((result.components["seasonal"] - season) ** 2)) < 0.08


def test_sparse_and_full_filters_agree(monkeypatch):
    from werket_lib.seasonal import stl

    y, _ = moving(240, 5, 0.02, 0.1)
    full = adjust(y, Spec(12, "stl", outliers=(("AO", "2010-05"),))).components
    monkeypatch.setattr(stl, "DENSE", 100)
    stl.stl_filter.cache_clear()
    stl._responses.cache_clear()
    sparse = adjust(y, Spec(12, "stl", outliers=(("AO", "2010-05"),))).components
    stl.stl_filter.cache_clear()
    pd.testing.assert_frame_equal(sparse, full, atol=1e-10)


def test_margin_can_be_set():
    y, _ = moving(180, 1, 0.03, 0.2)
    assert identify(y, kind="rate", config=Config(judged_margin=-0.2)).method in ("stl", "x13")
