"""Axes: round steps in Swedish, and months with their years."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werket_lib.style.scales import choose_scale, scale_months
from werket_lib.style.sheet import Sheet
from werket_lib.style.theme import GRID, NEUTRAL, use_theme


def months_on(width_mm, first, last, **options):
    with use_theme():
        axes = Sheet(170, 50).axes(10, 5, width_mm, 30)
        scale_months(axes, pd.period_range(first, last, freq="M"), **options)
        return [label.get_text() for label in axes.get_xticklabels()]


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([39_413, 45_300, 32_100], ["30\u00a0000", "35\u00a0000", "40\u00a0000", "45\u00a0000"]),
        ([178, 99], ["0", "50", "100", "150"]),
        ([6.1, 9.2], ["6", "7", "8", "9"]),
        ([-30.0, 10.0], ["\u221230", "\u221220", "\u221210", "0", "10"]),
        ([0.0004, 0.001], ["0,00000", "0,00025", "0,00050", "0,00075", "0,00100"]),
        ([0, 0], ["0", "1"]),
        ([7], ["0", "2", "4", "6"]),
        ([], ["0", "1"]),
        ([None, 1_500_000, None], ["0", "500\u00a0000", "1\u00a0000\u00a0000", "1\u00a0500\u00a0000"]),
    ],
)
def test_ticks_are_round_and_swedish(values, labels):
    assert choose_scale(pd.Series(values, dtype="Float64")).labels == labels


def test_counts_have_no_ticks_between_persons():
    assert choose_scale(pd.Series([8, 9, 10])).labels == ["8", "9", "10"]


@given(
    st.lists(st.floats(-1e12, 1e12).filter(lambda value: value == 0 or abs(value) > 1e-6), min_size=1, max_size=30),
    st.integers(2, 6),
)
def test_axis_holds_every_value_with_few_ticks(values, intervals):
    scale = choose_scale(pd.Series(values), intervals=intervals)
    slack = 1e-9 * max(1.0, *map(abs, values))
    assert scale.low <= min(values) + slack
    assert scale.high >= max(values) - slack
    assert 1 <= len(scale.ticks) <= intervals + 1
    assert len(set(scale.labels)) == len(scale.labels)
    steps = np.diff(scale.ticks)
    assert np.allclose(steps, steps[:1], rtol=1e-3, atol=slack)


def test_axis_from_zero_has_a_base_line_and_a_cut_one_has_none():
    with use_theme():
        sheet = Sheet(170, 50)
        whole, cut = sheet.axes(0, 0, 50, 30), sheet.axes(80, 0, 50, 30)
        choose_scale(pd.Series([1, 10])).apply(whole)
        choose_scale(pd.Series([9, 10])).apply(cut)
    assert whole.spines["bottom"].get_edgecolor() == pytest.approx(rgba(NEUTRAL))
    assert cut.spines["bottom"].get_edgecolor() == pytest.approx(rgba(GRID))


def rgba(colour):
    return (*(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)), 1.0)


def test_year_stands_below_the_first_of_its_months():
    assert months_on(45, "2023-10", "2025-01") == ["okt\n2023", "jan\n2024", "apr", "juli", "okt", "jan\n2025"]


def test_long_line_has_years_alone():
    assert months_on(44, "2015-01", "2025-01") == ["2016", "2018", "2020", "2022", "2024"]


def test_short_line_can_have_years_alone():
    assert months_on(44, "2024-01", "2025-01", years_only=True) == ["2024", "2025"]


@pytest.mark.parametrize("first", ["2025-05", "2024-12", "1990-02"])
def test_any_span_has_a_label(first):
    assert months_on(44, first, "2025-05")
