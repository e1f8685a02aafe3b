"""A frame equals a loop, and one bad column never hurts another."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from werket_lib.seasonal import Calendar, SeasonalError, Shock, Spec, SpecMismatch, TooShort, adjust, adjust_frame

SPEC = Spec(12, "x13", arima="(0 1 1)(0 1 1)", shocks=(Shock("2008-03", "2008-06"),))


@pytest.fixture
def wide(rate):
    labels = ['"quoted"', 7, "åäö" * 50, ("a", "b"), "plain"]
    columns = [rate(120, seed=seed)["observed"].rename(label) for seed, label in enumerate(labels)]
    frame = pd.concat(columns, axis=1)
    frame.columns = pd.Index(labels, tupleize_cols=False)
    return frame


def specs_for(wide, **changes):
    return {label: replace(SPEC, **changes) for label in wide.columns}


@pytest.mark.parametrize("changes", [{"method": "x13"}, {"method": "stl"}, {"method": "stl", "arima": None}])
@pytest.mark.parametrize("jobs", [1, 2])
def test_frame_equals_a_loop_bit_for_bit(wide, changes, jobs):
    specs = specs_for(wide, **changes)
    done = adjust_frame(wide, specs, jobs=jobs)
    assert list(done) == list(wide.columns)
    for label in wide.columns:
        alone = adjust(wide[label], specs[label])
        pd.testing.assert_frame_equal(done[label].components, alone.components, check_exact=True)
        pd.testing.assert_series_equal(done[label].forecast_factors, alone.forecast_factors, check_exact=True)
        assert done[label].diagnostics == alone.diagnostics


def test_column_order_is_irrelevant_and_kept(wide):
    there = adjust_frame(wide, specs_for(wide))
    back = adjust_frame(wide[wide.columns[::-1]], specs_for(wide))
    assert list(back.adjusted.columns) == list(wide.columns[::-1])
    pd.testing.assert_frame_equal(there.adjusted, back.adjusted[wide.columns], check_exact=True)
    assert there.adjusted.index.equals(wide.index)


def test_bad_columns_are_collected_and_the_rest_unharmed(wide):
    bad = wide.copy()
    bad[7] = np.nan
    bad["plain"] = 3.0
    bad["text"] = "x"
    done = adjust_frame(bad, specs_for(bad))
    assert {label: type(error).__name__ for label, error in done.failures.items()} == {
        7: "TooShort",
        "plain": "ConstantSeries",
        "text": "SeasonalError",
    }
    assert done["plain"].status == "failed"
    assert done["plain"].quality().level == "severe"
    assert (done.adjusted["plain"] == 3.0).all()
    good = ['"quoted"', "åäö" * 50]
    alone = adjust_frame(wide[good], specs_for(wide))
    pd.testing.assert_frame_equal(done.adjusted[good], alone.adjusted, check_exact=True, check_column_type=False)
    assert set(done.specs) == {'"quoted"', "åäö" * 50, ("a", "b")}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"shocks": (Shock("2010-05", "2010-01"),)}, "ends 2010-01, before it starts"),
        ({"outliers": (("AO", "May 2010, or so"),)}, "is not a month or quarter"),
        ({"regressors": Calendar("NO")}, "no holidays for country 'NO'"),
        ({"period": 4}, "spec for 4 observations a year"),
    ],
)
def test_a_bad_spec_does_not_hurt_the_others(wide, changes, message):
    done = adjust_frame(wide, specs_for(wide) | {7: replace(SPEC, **changes)})
    assert list(done.failures) == [7]
    assert message in str(done.failures[7])
    assert done["plain"].status == "final"


def test_a_structural_model_that_fails_is_one_column_s_failure(wide, monkeypatch):
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    def fails(*_, **__):
        raise np.linalg.LinAlgError("Schur decomposition solver error")

    monkeypatch.setattr(UnobservedComponents, "fit", fails)
    holed = wide.copy()
    holed.iloc[30, 1] = np.nan
    done = adjust_frame(holed, specs_for(wide))
    assert list(done.failures) == [7]
    assert "structural model could not be estimated: Schur" in str(done.failures[7])


def test_first_error_stops_when_asked(wide):
    bad = wide.copy()
    bad[7] = np.nan
    with pytest.raises(TooShort, match="0 observations"):
        adjust_frame(bad, specs_for(bad), on_error="raise")


def test_columns_without_a_spec_are_identified(wide):
    done = adjust_frame(wide, {7: SPEC}, kind="rate", method="stl")
    assert done[7].spec == SPEC
    assert done["plain"].spec == adjust(wide["plain"], kind="rate", method="stl").spec
    with pytest.raises(SpecMismatch, match=r"no spec for \['plain'\]; give one, or kind='rate'"):
        adjust_frame(wide[["plain"]])


def test_twice_the_same_label_is_refused(wide):
    with pytest.raises(SeasonalError, match=r"occur more than once: \['plain'\]"):
        adjust_frame(wide[["plain", "plain"]], {"plain": SPEC})


def test_refresh_current_through_a_frame(wide):
    first = adjust_frame(wide[:110], specs_for(wide))
    second = adjust_frame(wide, specs_for(wide), refresh="current", previous=first)
    pd.testing.assert_frame_equal(second.adjusted[:110], first.adjusted, check_exact=True, check_freq=False)


def test_wide_views_agree_with_the_components(wide):
    done = adjust_frame(wide, specs_for(wide))
    np.testing.assert_array_equal(done.trend["plain"], done["plain"].components["trend"])
    np.testing.assert_allclose(done.adjusted + done.seasonal, wide, atol=1e-8)


def test_report_has_a_row_a_series_and_the_worst_first(wide):
    bad = wide.copy()
    bad["plain"] = 3.0
    report = adjust_frame(bad, specs_for(bad)).report()
    assert report.index[0] == "plain"
    assert report.loc["plain", "status"] == "failed"
    assert report.loc["plain", "reasons"].endswith("there is nothing to adjust")
    assert report.loc[7, "method"] == "x13"
    assert 0 < report.loc[7, "m7"] < 1
    assert sorted(map(str, report.index)) == sorted(map(str, wide.columns))


def test_set_tells_itself(wide):
    assert repr(adjust_frame(wide, specs_for(wide))) == "AdjustmentSet: 5 series (5 final)"
