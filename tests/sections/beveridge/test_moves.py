"""The way between two points of a Beveridge curve, taken apart into along and across."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werket_lib.sections.beveridge.moves import SLOPES, judge_across, measure_moves

MONTHS = pd.period_range("2024-12", "2025-01", freq="M")
START = MONTHS[0]
rates = st.floats(0.2, 20.0)


BONFERRONI = 2.807  # the quantile of 1 - 0.05 / 2 / 10: ten curves are judged at once


def table(unemployment, vacancies):
    return pd.DataFrame({"unemployment_rate": unemployment, "vacancy_rate": vacancies}, index=MONTHS)


def move(unemployment, vacancies, errors=(0.0, 0.0), slope=1.0):
    fixed = table([errors[0]] * 2, [errors[1]] * 2)
    return measure_moves(table(unemployment, vacancies), fixed, START, slope).iloc[-1]


def test_on_the_hyperbola_nothing_moves_across():
    moved = move([5.0, 10.0], [4.0, 2.0])
    assert moved["across"] == pytest.approx(0)
    assert moved["along"] == pytest.approx(-50)


def test_more_of_both_is_across_alone():
    moved = move([5.0, 5.5], [4.0, 4.4])
    assert moved["along"] == pytest.approx(0)
    assert moved["across"] == pytest.approx(10)


def test_steeper_curve_has_vacancies_fall_by_twice_as_many_percent():
    moved = move([5.0, 5.0 * 1.2], [4.0, 4.0 / 1.2**2], slope=2.0)
    assert moved["across"] == pytest.approx(0)
    assert moved["along"] == pytest.approx(100 * (1 / 1.2**2 - 1))


@given(rates, rates, rates, rates, st.sampled_from(SLOPES))
def test_both_together_lead_from_one_point_to_the_other(u0, u1, v0, v1, slope):
    moved = move([u0, u1], [v0, v1], slope=slope) / 100
    along, across = 1 + moved["along"], 1 + moved["across"]
    assert v0 * along * across == pytest.approx(v1)
    assert u0 * along ** (-1 / slope) * across == pytest.approx(u1)


def test_errors_of_both_ends_and_both_rates_are_in_the_interval():
    moved = move([5.0, 5.0], [4.0, 4.0], errors=(0.05, 0.08))
    error = np.sqrt(2 * (0.05 / 5) ** 2 + 2 * (0.08 / 4) ** 2) / 2
    assert moved["across"] == pytest.approx(0)
    assert moved["across_high"] == pytest.approx(100 * np.expm1(BONFERRONI * error), rel=1e-4)
    assert moved["across_low"] == pytest.approx(100 * np.expm1(-BONFERRONI * error), rel=1e-4)
    assert moved["along_high"] == pytest.approx(moved["across_high"])


def test_the_start_has_not_moved():
    fixed = table([0.1, 0.1], [0.1, 0.1])
    first = measure_moves(table([5.0, 6.0], [4.0, 3.0]), fixed, START, 1.0).iloc[0]
    assert (first["along"], first["across"]) == (0, 0)


def test_rate_of_zero_has_no_logarithm_and_one_without_an_error_no_interval():
    assert move([5.0, 6.0], [4.0, 0.0]).isna().all()
    moved = move([5.0, 6.0], [4.0, 3.0], errors=(np.nan, 0.1))
    assert moved[["across_low", "across_high"]].isna().all()
    assert moved["across"] < 0


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        ((0.1, 1.0), (2.0, 3.0), "outward"),
        ((-0.1, 1.0), (2.0, 3.0), "unclear"),
        ((-3.0, -2.0), (-1.0, -0.1), "inward"),
        ((-3.0, -2.0), (-1.0, 0.1), "unclear"),
        ((-3.0, -3.8), (-1.0, -0.04), "unclear"),  # printed as 0,0
        ((0.04, 1.0), (2.0, 3.0), "unclear"),
        ((np.nan, np.nan), (np.nan, np.nan), "unclear"),
        ((1.0, np.nan), (2.0, np.nan), "unclear"),
    ],
)
def test_verdict_needs_every_interval_on_one_side_of_zero(low, high, verdict):
    assert judge_across(pd.Series(low), pd.Series(high)) == verdict
