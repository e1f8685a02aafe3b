"""Indexes and values that can and cannot be adjusted."""

import numpy as np
import pandas as pd
import pytest

from werket_lib.seasonal import (
    ConstantSeries,
    NotFinite,
    SeasonalError,
    Shock,
    SpecMismatch,
    TooShort,
    adjust,
    adjust_frame,
    seasonality,
)
from werket_lib.seasonal.config import Config
from werket_lib.seasonal.series import date_ordinal, date_text, read_axis, take_sample

CONFIG = Config()
_AT = np.arange(96)
VALUES = 100 + 0.2 * _AT + 10 * np.sin(2 * np.pi * _AT / 12) + np.random.default_rng(3).normal(0, 1, 96)


@pytest.mark.parametrize(
    ("index", "period"),
    [
        (pd.date_range("2005-01-01", periods=30, freq="MS"), 12),
        (pd.date_range("2005-01-01", periods=30, freq="ME"), 12),
        (pd.period_range("2005-01", periods=30, freq="M"), 12),
        (pd.period_range("2005Q1", periods=30, freq="Q"), 4),
        (pd.date_range("2005-01-01", periods=30, freq="QS"), 4),
        (pd.date_range("2005-01-01", periods=30, freq="QE"), 4),
    ],
)
def test_extends_the_index_in_its_own_form(index, period):
    axis = read_axis(index)
    whole = index[:1].append(axis.extended[1:])
    assert axis.period == period
    assert len(axis.extended) == 30 + period
    assert read_axis(whole).start == axis.start
    assert axis.extended[:30].equals(index)
    assert axis.extended[-1] == index[-1] + period * (index.freq if hasattr(index, "freq") else 0)


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (["2020-01", "2020-02", "2020-02", "2020-03"], "2020-02 occurs twice"),
        (["2020-01", "2020-03", "2020-02"], "not sorted: 2020-02 comes after 2020-03"),
        (["2020-01", "2020-02", "2020-05"], "2 dates are missing: 2020-03, 2020-04"),
        (["2020-01", "2021-01", "2022-01"], "yearly series has no seasons"),
        ([], "empty"),
    ],
)
def test_bad_dates_are_named(dates, message):
    with pytest.raises(SeasonalError, match=message):
        read_axis(pd.DatetimeIndex([f"{date}-01" for date in dates]))


def test_missing_date_is_found_by_position():
    with pytest.raises(SeasonalError, match="date at position 1 is missing"):
        read_axis(pd.DatetimeIndex(["2020-01-01", None]))


def test_weeks_and_numbers_are_refused():
    with pytest.raises(SeasonalError, match="only months and quarters"):
        read_axis(pd.period_range("2020-01-01", periods=60, freq="W"))
    with pytest.raises(SeasonalError, match="needs dates"):
        read_axis(pd.RangeIndex(60))


def test_a_quarterly_gap_is_named_in_quarters():
    with pytest.raises(SeasonalError, match="1 dates are missing: 2020Q3"):
        read_axis(pd.PeriodIndex(["2020Q1", "2020Q2", "2020Q4"], freq="Q"))


def test_dates_survive_the_round_trip():
    assert date_text(date_ordinal("2020-03", 12), 12) == "2020-03"
    assert date_text(date_ordinal("2020Q4", 4), 4) == "2020Q4"
    with pytest.raises(SeasonalError, match="'mars 2020' is not a month"):
        date_ordinal("mars 2020", 12)


def _taken(values):
    index = pd.period_range("2005-01", periods=len(values), freq="M")
    return take_sample("x", pd.Series(values, index), read_axis(index), CONFIG)


def test_missing_ends_are_trimmed_and_holes_are_kept():
    values = np.arange(40.0)
    values[[0, 1, 20, 39]] = np.nan
    sample = _taken(values)
    assert (sample.offset, sample.n, sample.span()) == (2, 37, ("2005-03", "2008-03"))
    assert np.flatnonzero(sample.holes).tolist() == [18]


def test_too_short_says_how_much_is_needed():
    with pytest.raises(TooShort, match="23 observations; seasonal adjustment needs at least 24") as caught:
        _taken(np.arange(23.0))
    assert (caught.value.n, caught.value.needed) == (23, 24)


def test_infinite_values_are_named():
    values = np.arange(30.0)
    values[4] = np.inf
    with pytest.raises(NotFinite, match="2005-05") as caught:
        _taken(values)
    assert caught.value.positions == ("2005-05",)


def test_a_year_of_holes_is_the_most():
    values = np.arange(60.0)
    values[10:22] = np.nan
    assert _taken(values).holes.sum() == 12
    values[22] = np.nan
    with pytest.raises(NotFinite, match="13 values are not finite"):
        _taken(values)


def test_a_constant_and_text_are_refused():
    with pytest.raises(ConstantSeries, match="every value is 5"):
        _taken(np.full(30, 5.0))
    with pytest.raises(SeasonalError, match="values are not numbers"):
        _taken(["a"] * 30)


def test_nullable_integers_are_read():
    values = pd.array([1, None, *range(3, 40)], dtype="Int64")
    assert _taken(values).holes.tolist()[:3] == [False, True, False]


def test_seasonality_alone_refuses_what_adjust_refuses():
    with pytest.raises(TooShort, match="at least 24"):
        seasonality(pd.Series(range(10), pd.period_range("2020-01", periods=10, freq="M")))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (VALUES * 1e250, r"values of the size 1e\+25\d; put the series in a unit of ordinary size"),
        (VALUES * 1e-300, "values of the size .*; put the series in a unit of ordinary size"),
        (VALUES * 1j, "the values are complex128; seasonal adjustment needs real numbers"),
        (pd.to_timedelta(VALUES, unit="D"), r"the values are timedelta64\[\w+\]; seasonal adjustment needs real"),
        (np.arange(96.0), "the values are too regular to estimate from, as a straight line is"),
    ],
)
def test_values_that_no_method_can_use_are_refused(values, message):
    y = pd.Series(values, pd.period_range("2015-01", periods=96, freq="M"))
    with pytest.raises(SeasonalError, match=message):
        adjust(y, kind="rate")
    others = pd.DataFrame({"odd": y, "usual": pd.Series(VALUES, y.index)})
    both = adjust_frame(others, kind="rate")
    assert list(both.failures) == ["odd"]
    assert both["usual"].status == "final"


@pytest.mark.parametrize("y", [pd.DataFrame({"a": VALUES}), list(VALUES), VALUES, None])
def test_what_is_no_series_is_refused(y):
    with pytest.raises(SeasonalError, match=f"{type(y).__name__} given; seasonal adjustment needs a pandas Series"):
        adjust(y, kind="rate")


def test_shocks_are_shocks_and_leave_something():
    y = pd.Series(VALUES[:40], pd.period_range("2015-01", periods=40, freq="M"))
    with pytest.raises(SpecMismatch, match=r"shock \('2015-01', '2015-02'\); write Shock"):
        adjust(y, kind="rate", shocks=[("2015-01", "2015-02")])
    with pytest.raises(SpecMismatch, match="shocks and holes leave no month or quarter 01 to estimate from"):
        adjust(y, kind="rate", shocks=[Shock("2015-01", "2018-12")])
