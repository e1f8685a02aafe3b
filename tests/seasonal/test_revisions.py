"""Revision history, sliding spans, factors by month, and sums of parts."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from werket_lib.seasonal import (
    InconsistentParts,
    SeasonalError,
    Spec,
    TooShort,
    adjust,
    adjust_frame,
    consistency,
    direct_and_indirect,
    month_factors,
    revisions,
    sliding_spans,
    summarise_revisions,
)

STL = Spec(12, "stl")
X13 = Spec(12, "x13", arima="(0 1 1)(0 1 1)")


def test_revisions_are_the_estimates_of_each_vintage(rate):
    y = rate(120)["observed"]
    history = revisions(y, STL, start="2013-01")
    assert len(history) == 24
    when = pd.Timestamp("2013-03-01")
    for column, end in (("first", "2013-03"), ("after_1", "2013-04"), ("after_12", "2014-03"), ("last", "2014-12")):
        assert history.loc[when, column] == adjust(y[:end], STL).components.loc[when, "adjusted"]
    assert history.loc[when, "revision_12"] == pytest.approx(history.loc[when, "after_12"] - history.loc[when, "first"])
    assert history["after_12"].isna().sum() == 12
    summary = summarise_revisions(history)
    assert summary.index.tolist() == ["revision_1", "revision_12", "revision_last"]
    assert summary.loc["revision_12", "max_abs"] == history["revision_12"].abs().max()
    assert summary.loc["revision_12", "mean_abs"] == pytest.approx(history["revision_12"].abs().mean())


def test_current_does_not_revise_until_factors_run_out(rate):
    y = rate(120)["observed"]
    history = revisions(y, STL, start="2013-01", refresh="current")
    assert history["revision_1"].iloc[:11].abs().max() == 0
    assert history["revision_last"].abs().max() > 0


def test_fixed_keeps_the_coefficients_of_the_start(rate):
    y = rate(120)["observed"]
    fixed = revisions(y, X13, start="2014-06", refresh="fixed")
    estimated = revisions(y, X13, start="2014-06")
    assert fixed["first"].iloc[0] == pytest.approx(estimated["first"].iloc[0], abs=1e-6)
    assert not np.allclose(fixed["first"], estimated["first"], atol=1e-6)


def test_start_outside_the_series_is_refused(rate):
    with pytest.raises(SeasonalError, match="start 2030-01 is outside the series, which covers 2005-01 to 2014-12"):
        revisions(rate(120)["observed"], STL, start="2030-01")
    with pytest.raises(SeasonalError, match="needs 60 observations, there are 13"):
        revisions(rate(120)["observed"], STL, start="2006-01")


def test_sliding_spans_agree_where_the_pattern_is_stable(rate):
    stable, moving = rate(), rate(moving=0.1)
    spans = sliding_spans(stable["observed"], STL)
    assert spans.columns.tolist() == ["span_1", "span_2", "span_3", "span_4", "spread"]
    assert spans["span_4"].notna().sum() == 96
    assert spans["spread"].isna().sum() == 24  # a year at each end lies in one span only
    assert spans["spread"].max() < 0.15
    assert sliding_spans(moving["observed"], STL)["spread"].mean() > 2 * spans["spread"].mean()


def test_spread_of_factors_is_in_percent(count):
    spans = sliding_spans(count(), replace(STL, mode="mult"))
    row = spans.dropna().iloc[0]
    factors = row[["span_1", "span_2", "span_3", "span_4"]]
    assert row["spread"] == pytest.approx(100 * (factors.max() / factors.min() - 1))


def test_short_series_have_fewer_spans_or_none(rate):
    assert sliding_spans(rate(110)["observed"], STL).columns.tolist() == ["span_1", "span_2", "spread"]
    with pytest.raises(TooShort, match="100 observations; seasonal adjustment needs at least 108"):
        sliding_spans(rate(100)["observed"], STL)


def test_month_factors_are_years_by_months(rate):
    result = adjust(rate(100)["observed"], STL)
    table = month_factors(result)
    assert table.shape == (9, 12)
    assert table.loc[2007, 5] == result.components.loc["2007-05-01", "seasonal"]
    assert table.loc[2013].notna().sum() == 4
    quarters = month_factors(adjust(rate(40, period=4, start="2005Q1")["observed"], Spec(4, "stl")))
    assert quarters.columns.tolist() == [1, 2, 3, 4]


@pytest.fixture
def parts(rate):
    return pd.DataFrame({name: 10 * rate(120, seed=seed)["observed"] for seed, name in enumerate("abc")})


def adjusted(frame):
    return adjust_frame(frame, dict.fromkeys(frame, STL))


def test_linear_method_is_consistent(parts):
    table = consistency(adjust(parts.sum(axis=1), STL), adjusted(parts))
    assert table.index.tolist() == ["direct", "indirect"]
    assert table["gap_max"].max() < 1e-9
    assert table.loc["indirect", "residual_qs_p"] == pytest.approx(table.loc["direct", "residual_qs_p"])


def test_gap_is_seen_when_parts_are_adjusted_otherwise(parts):
    specs = dict.fromkeys(parts, STL) | {"b": replace(STL, mode="mult")}
    both = direct_and_indirect(adjust(parts.sum(axis=1), STL), adjust_frame(parts, specs))
    table = consistency(adjust(parts.sum(axis=1), STL), adjust_frame(parts, specs))
    assert table.loc["direct", "gap_max"] == pytest.approx(both["gap"].abs().max())
    assert 0 < table.loc["direct", "gap_rms"] < table.loc["direct", "gap_max"]


def test_residual_seasonality_of_a_sum_is_found(parts):
    specs = dict.fromkeys(parts, replace(STL, method="none"))
    table = consistency(adjust(parts.sum(axis=1), STL), adjust_frame(parts, specs))
    assert table.loc["indirect", "residual_qs_p"] < 0.001
    assert table.loc["direct", "residual_qs_p"] > 0.05


def test_weights_by_part_and_by_month(parts):
    sizes = {"a": 0.5, "b": 0.3, "c": 0.2}
    total = adjust((parts * pd.Series(sizes)).sum(axis=1), STL)
    by_part = consistency(total, adjusted(parts), sizes)
    by_month = consistency(total, adjusted(parts), pd.DataFrame(sizes, index=parts.index))
    assert by_part["gap_max"].max() < 1e-9
    pd.testing.assert_frame_equal(by_part, by_month)


def test_inconsistent_parts_are_refused(parts):
    total = adjust(parts.sum(axis=1), STL)
    with pytest.raises(InconsistentParts, match=r"the total covers 2005-01.* the parts 2005-02"):
        consistency(total, adjusted(parts[1:]))
    with pytest.raises(InconsistentParts, match=r"weights are missing for \['c'\], unknown are \['d'\]"):
        consistency(total, adjusted(parts), {"a": 1.0, "b": 1.0, "d": 1.0})
    with pytest.raises(InconsistentParts, match="do not add up to the total in 120 dates; in 2005-01-01"):
        consistency(total, adjusted(parts[["a", "b"]]))
