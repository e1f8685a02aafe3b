"""Diagnostics and the verdict drawn from them."""

from dataclasses import replace

import numpy as np
import pytest

from werket_lib.seasonal import Config, Spec, adjust
from werket_lib.seasonal.diagnostics import judge
from werket_lib.seasonal.pretest import Statistic

X13 = Spec(12, "x13", arima="(0 1 1)(0 1 1)")


@pytest.fixture
def diagnostics(rate):
    return adjust(rate()["observed"], X13).diagnostics


def test_before_and_after(diagnostics):
    assert max(diagnostics.qs.p_value, diagnostics.friedman.p_value, diagnostics.f_stable.p_value) < 1e-6
    assert min(diagnostics.residual_qs.p_value, diagnostics.residual_f.p_value) > 0.05
    assert 0 < diagnostics.m7 < 1
    assert 0 < diagnostics.q < 1
    assert diagnostics.ljung_box.p_value > 0.01


def test_m7_is_what_its_formula_gives(rate):
    # M7 = sqrt((7 + 3 FM) / (2 FS)); ours are on the final trend, X-13's on its own table D8, so only close
    result = adjust(rate(seed=2)["observed"], X13).diagnostics
    ours = np.sqrt((7 + 3 * result.f_moving.value) / (2 * result.f_stable.value))
    assert ours == pytest.approx(result.m7, rel=0.4)


def test_gap_between_the_methods_is_in_the_unit_of_the_series(rate, count):
    for y, spec in ((rate()["observed"], X13), (count(), replace(X13, mode="mult"))):
        result = adjust(y, spec)
        gap = (result.beside - result.components["adjusted"]).abs()
        assert result.diagnostics.gap_max == pytest.approx(gap.max())
        assert result.diagnostics.gap_rms == pytest.approx(np.sqrt((gap**2).mean()))
        assert result.diagnostics.gap_max < 0.1 * y.mean()


def test_without_x13_its_measures_are_none(rate):
    found = adjust(rate()["observed"], Spec(12, "stl")).diagnostics
    assert (found.m7, found.q, found.ljung_box, found.gap_max) == (None, None, None, None)


@pytest.mark.parametrize(("p_value", "level"), [(0.2, "good"), (0.04, "uncertain"), (0.004, "bad"), (0.0004, "severe")])
def test_residual_seasonality_sets_the_level(diagnostics, p_value, level):
    verdict = judge(replace(diagnostics, residual_qs=Statistic(9.0, p_value)), Config())
    assert verdict.level == level
    if level != "good":
        assert verdict.reasons == (f"{level}: seasonality left: QS on the adjusted series, p = {p_value:.4f}",)


@pytest.mark.parametrize(("m7", "level"), [(0.99, "good"), (1.0, "bad"), (2.0, "severe"), (None, "good")])
def test_m7_sets_the_level(diagnostics, m7, level):
    assert judge(replace(diagnostics, m7=m7), Config()).level == level


@pytest.mark.parametrize(("share", "level"), [(0.02, "good"), (0.04, "uncertain"), (0.06, "bad"), (0.11, "severe")])
def test_outliers_set_the_level(diagnostics, share, level):
    verdict = judge(replace(diagnostics, outlier_share=share, n_outliers=9), Config())
    assert verdict.level == level
    if level != "good":
        assert verdict.reasons == (f"{level}: 9 outliers, {share:.1%} of the observations",)


def test_thresholds_come_from_the_config(diagnostics):
    strict = Config(residual_levels=(1.01, 0.01, 0.001))
    assert judge(diagnostics, strict).level == "uncertain"


def test_residual_seasonality_of_a_wrong_spec_is_seen(rate):
    table = rate(moving=0.3, seed=1)
    result = adjust(table["observed"], Spec(12, "fixed"))
    assert result.quality().level in ("bad", "severe")
    assert any("seasonality left" in reason for reason in result.quality().reasons)


def test_outliers_are_counted_with_their_dates(rate):
    spec = replace(X13, outliers=(("AO", "2010-05"), ("LS", "2012-02")))
    found = adjust(rate()["observed"], spec).diagnostics
    assert (found.n_outliers, found.outlier_share) == (2, 2 / 240)
    assert found.outliers == spec.outliers


def test_provisional_is_never_better_than_uncertain(rate):
    assert adjust(rate(48)["observed"], kind="rate").quality().level != "good"


def test_result_shows_itself(rate):
    result = adjust(rate()["observed"], X13)
    assert repr(result).startswith("Adjustment: final, x13, add, 2005-01-01")
    assert "<table" in result._repr_html_()
    assert result.to_frame().equals(result.components)
    assert result.to_frame() is not result.components


def test_plot_draws_three_lines(rate):
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    axes = adjust(rate()["observed"], X13).plot()
    assert [line.get_label() for line in axes.lines] == ["observed", "adjusted", "trend"]
    given = plt.figure().subplots()
    assert adjust(rate(48)["observed"].to_period("M"), Spec(12, "fixed")).plot(given) is given
    plt.close("all")
