"""Properties that hold for every series."""

import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from werket_lib.seasonal import Shock, Spec, adjust

ADD = Spec(12, "x13", arima="(0 1 1)(0 1 1)", shocks=(Shock("2012-03", "2012-08"),), outliers=(("LS", "2009-05"),))
MULT = replace(ADD, mode="mult")

methods = st.sampled_from(["x13", "stl", "fixed"])
seeds = st.integers(0, 10_000)
few = settings(max_examples=15, deadline=None)


def series(seed, months=120):
    rng = np.random.default_rng(seed)
    pattern = np.tile(rng.normal(0, 0.5, 12), months // 12 + 1)[:months]
    level = rng.uniform(5, 50) + rng.normal(0, 0.1, months).cumsum()
    index = pd.period_range("2005-01", periods=months, freq="M")
    return pd.Series(level + pattern + rng.normal(0, rng.uniform(0.01, 0.3), months), index)


def adjusted(y, spec):
    return adjust(y, spec).components["adjusted"].to_numpy()


@few
@given(seeds, methods, st.floats(-1e4, 1e4))
def test_adding_a_constant_commutes_when_additive(seed, method, constant):
    y, spec = series(seed), replace(ADD, method=method)
    expected = adjusted(y, spec) + constant
    np.testing.assert_allclose(adjusted(y + constant, spec), expected, rtol=1e-6, atol=1e-6)


@few
@given(seeds, methods, st.sampled_from([1e-6, 1e-3, 10.0, 1e6]), st.sampled_from([ADD, MULT]))
def test_scaling_commutes_in_either_mode(seed, method, factor, spec):
    y, spec = series(seed), replace(spec, method=method)
    np.testing.assert_allclose(adjusted(y * factor, spec), adjusted(y, spec) * factor, rtol=1e-6)


@few
@given(seeds, methods, st.sampled_from([ADD, MULT]))
def test_frozen_spec_twice_gives_identical_bits(seed, method, spec):
    y, spec = series(seed), replace(spec, method=method)
    pd.testing.assert_frame_equal(adjust(y, spec).components, adjust(y, spec).components, check_exact=True)


@few
@given(seeds, methods, st.sampled_from([ADD, MULT]))
def test_components_add_up(seed, method, spec):
    y = series(seed)
    parts = adjust(y, replace(spec, method=method)).components
    if spec.mode == "mult":
        np.testing.assert_allclose(parts["adjusted"] * parts["seasonal"], y, atol=1e-8)
        np.testing.assert_allclose(parts["trend"] * parts["irregular"], parts["adjusted"], atol=1e-8)
    else:
        np.testing.assert_allclose(parts["adjusted"] + parts["seasonal"], y, atol=1e-8)
        np.testing.assert_allclose(parts["trend"] + parts["irregular"], parts["adjusted"], atol=1e-8)
    assert not parts.isna().any(axis=None)


@few
@given(seeds, methods, st.sampled_from([ADD, MULT]), st.integers(1, 12))
def test_a_month_more_under_current_changes_no_past_value(seed, method, spec, months):
    y = series(seed)
    before = adjust(y[:-months], replace(spec, method=method))
    after = adjust(y, refresh="current", previous=before)
    pd.testing.assert_frame_equal(after.components[:-months], before.components, check_exact=True)


@few
@given(seeds, st.sampled_from([ADD, MULT]))
def test_result_does_not_depend_on_the_kind_of_index(seed, spec):
    y = series(seed)
    by_day = y.set_axis(y.index.to_timestamp(how="end").normalize())
    np.testing.assert_array_equal(adjusted(y, spec), adjusted(by_day, spec))


@pytest.mark.parametrize("method", ["x13", "stl", "ucm", "seats"])
def test_safe_in_threads(method):
    many, spec = [series(seed) for seed in range(6)], replace(ADD, method=method)
    expected = [adjusted(y, spec) for y in many]
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(adjusted, many, [spec] * len(many)))
    for one, other in zip(expected, got, strict=True):
        np.testing.assert_array_equal(one, other)


def test_no_warning_and_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("error", ResourceWarning)
        for method in ("auto", "x13", "seats", "stl", "ucm", "fixed", "none"):
            result = adjust(series(1), kind="count", method=method)
            result.quality()
    assert list(tmp_path.iterdir()) == []


def test_input_is_not_changed():
    y = series(1)
    copy = y.copy()
    adjust(y, kind="rate")
    pd.testing.assert_series_equal(y, copy)
