"""Texts beside points: near, clear of lines and edges, and never nearer another's mark."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from werket_lib.style.placing import Box, Labels
from werket_lib.style.sheet import Sheet
from werket_lib.style.theme import MM_PER_INCH, use_theme


@pytest.fixture
def axes():
    """Axes of 60 by 40 millimetres with a unit a millimetre."""
    with use_theme():
        sheet = Sheet(70, 50)
        plane = sheet.axes(5, 5, 60, 40)
        plane.set(xlim=(0, 60), ylim=(0, 40))
        yield plane


def box_of(axes, text):
    """Return where a text stands, in millimetres from the axes' corner."""
    figure = axes.get_figure()
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    found = next(one for one in axes.texts if one.get_text() == text).get_window_extent(canvas.get_renderer())
    per_mm = figure.dpi / MM_PER_INCH
    corner = axes.get_window_extent(canvas.get_renderer())
    return Box(
        (found.x0 - corner.x0) / per_mm, (found.y0 - corner.y0) / per_mm, found.width / per_mm, found.height / per_mm
    )


def test_text_stands_to_the_right_where_nothing_hinders(axes):
    labels = Labels(axes, [([0, 30], [20, 20])])
    labels.write(30, 20, "jan 2025")
    box = box_of(axes, "jan 2025")
    assert 30.5 < box.left < 33
    assert abs(box.bottom + box.height / 2 - 20) < 1


def test_text_keeps_clear_of_a_line_and_of_the_edge(axes):
    line = (np.linspace(30, 60, 50), np.full(50, 20.0))
    labels = Labels(axes, [line])
    labels.write(30, 20, "jan 2025")
    assert not box_of(axes, "jan 2025").holds(np.column_stack([line[0] + 1, line[1]]))
    labels.write(59, 39, "jan 2023")
    corner = box_of(axes, "jan 2023")
    assert corner.left + corner.width <= 60.5
    assert corner.bottom + corner.height <= 40.5


def test_two_texts_of_near_points_stay_apart_each_nearer_its_own(axes):
    labels = Labels(axes, [([30, 32], [20, 20])])
    for x in (30, 32):
        labels.keep_clear(x, 20, 0.9)
    labels.write(30, 20, "jan 2025")
    labels.write(32, 20, "jan 2023")
    one, other = (box_of(axes, text) for text in ("jan 2025", "jan 2023"))
    assert not one.meets(other)
    assert one.distance(30, 20) < one.distance(32, 20)
    assert other.distance(32, 20) < other.distance(30, 20)


def test_text_that_must_stand_far_off_has_a_line_to_its_point(axes):
    xs, ys = np.meshgrid(np.arange(24, 37, 0.5), np.arange(14, 27, 0.5))
    labels = Labels(axes, [(xs.ravel(), ys.ravel())])
    labels.write(30, 20, "jan 2025")
    (leader,) = axes.lines
    assert leader.get_xydata()[0] == pytest.approx((0.5, 0.5))


def test_distance_from_a_box_is_to_its_nearest_side():
    box = Box(10, 10, 5, 2)
    assert box.distance(12, 11) == 0
    assert box.distance(12, 15) == 3
    assert box.distance(18, 16) == pytest.approx(5)
