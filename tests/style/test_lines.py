"""Lines: holes stay holes, and the words at their ends keep clear of them."""

import pandas as pd
import pytest

from werket_lib.style.lines import draw_line, every_month, label_end
from werket_lib.style.scales import choose_scale, scale_months
from werket_lib.style.sheet import Sheet
from werket_lib.style.theme import use_theme

YEAR = pd.period_range("2024-01", "2024-12", freq="M")


def label_of(values, side):
    """Return where a label was put: points right and up from its dot."""
    series = pd.Series(values, index=YEAR[: len(values)], dtype="float64")
    with use_theme():
        axes = Sheet(170, 60).axes(10, 5, 70, 38)
        choose_scale(series).apply(axes)
        scale_months(axes, series.index)
        draw_line(axes, series)
        label_end(axes, series, "1 234", side=side)
    [label] = axes.texts
    return label.xyann


@pytest.mark.parametrize(
    ("values", "side", "above"),
    [
        ([100] * 12, "right", True),
        ([100, 150, *[180] * 10], "left", False),
        ([180, 150, *[100] * 10], "left", True),
        ([*[180] * 10, 150, 100], "right", False),
        ([*[100] * 10, 150, 180], "right", True),
    ],
)
def test_label_stands_on_the_side_that_the_line_leaves_free(values, side, above):
    _, up = label_of(values, side)
    assert (up > 0) == above


def test_label_stands_beside_a_line_that_rises_straight_from_the_axis():
    right, up = label_of([0, 900, 1000], "left")
    assert right > 0
    assert abs(up) < 3


def test_label_is_found_a_place_even_where_none_is_free():
    assert label_of([1, 1000, 1, 1000, 1, 1000, 1, 1000, 1, 1000, 1, 1000], "left")


def test_missing_month_is_a_hole():
    series = pd.Series([1, 3], index=pd.PeriodIndex(["2024-01", "2024-03"], freq="M"))
    assert every_month(series).isna().tolist() == [False, True, False]


def test_first_and_last_month_are_kept():
    series = pd.Series([1, None], index=pd.PeriodIndex(["2024-01", "2024-02"], freq="M"))
    assert len(every_month(series)) == 2
