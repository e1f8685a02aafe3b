"""Texts beside points of a diagram, each where it is clear of the lines, of the other texts and of the edges."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from werket_lib.style.fonts import drawable
from werket_lib.style.sheet import POINTS_PER_MM, size_of, width_of
from werket_lib.style.theme import MUTED, SMALL, THIN

Floats = NDArray[np.float64]
_DISTANCES = (1.4, 2.6, 4.2, 6.5, 9.5, 13.0, 18.0)  # millimetres from a point to a text, the nearest first

# From a point to the middle of a text, the best direction first.
_WAYS: tuple[tuple[float, float], ...] = (
    (1, 0), (-1, 0), (1, 1), (-1, -1), (1, -1), (-1, 1), (0, 1), (0, -1), (0.5, 1), (-0.5, -1), (0.5, -1), (-0.5, 1),
)  # fmt: skip

_DESCENT = 0.25  # of a line, below its letters
_LINE = 1.3  # heights of a letter
_LEADER = 3.0  # a text further off than this gets a line to its point
_SAMPLE = 0.4  # millimetres between the points of a line that are looked at
_AIR = 0.5

# What it costs to cover a point of a line, to stand over an edge or a text, nearer another mark, or a millimetre off.
_HIT, _OUTSIDE, _OVER_TEXT, _MISTAKEN, _FAR = 3.0, 30.0, 90.0, 12.0, 1.5


class Box(NamedTuple):
    """A rectangle in millimetres from the axes' lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    def holds(self, points: Floats) -> int:
        """Count the points within."""
        x, y = points[:, 0] - self.left, points[:, 1] - self.bottom
        inside = (x > -_AIR) & (x < self.width + _AIR) & (y > -_AIR) & (y < self.height + _AIR)
        return int(inside.sum())

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from the rectangle."""
        across = max(self.left - x, 0.0, x - self.left - self.width)
        return float(np.hypot(across, max(self.bottom - y, 0.0, y - self.bottom - self.height)))

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles overlap."""
        return (
            abs(self.left + self.width / 2 - other.left - other.width / 2) < (self.width + other.width) / 2 + _AIR
            and abs(self.bottom + self.height / 2 - other.bottom - other.height / 2)
            < (self.height + other.height) / 2 + _AIR
        )


class Labels:
    """Texts of one set of axes, whose limits are set.

    Parameters
    ----------
    lines
        Pairs of x and y, in data units, that texts keep clear of.
    """

    def __init__(self, axes: Axes, lines: Iterable[tuple[Sequence[float], Sequence[float]]]) -> None:
        self._axes = axes
        self._size = size_of(axes)
        self._points = np.vstack([_along(self._to_mm(*line)) for line in lines])
        self._taken: list[Box] = []
        self._marks: list[tuple[float, float]] = []

    def keep_clear(self, x: float, y: float, radius: float) -> None:
        """Keep texts off a mark of that radius, in millimetres, and other marks' texts away from it."""
        ((at_x, at_y),) = self._to_mm([x], [y])
        self._marks.append((at_x, at_y))
        self._taken.append(Box(at_x - radius, at_y - radius, 2 * radius, 2 * radius))

    def keep_off(self, left: float, bottom: float, width: float, height: float) -> None:
        """Keep texts off a rectangle, in shares of the axes."""
        across, up = self._size
        self._taken.append(Box(left * across, bottom * up, width * across, height * up))

    def write(
        self, x: float, y: float, text: str, *, size: float = SMALL, weight: int = 400, color: str = MUTED
    ) -> None:
        """Write a text as near its point as it can stand."""
        shown = drawable(text)
        ((at_x, at_y),) = self._to_mm([x], [y])
        tall, wide = _LINE * size / POINTS_PER_MM, width_of(shown, size, weight)
        places = [
            (_box_beside(at_x, at_y, wide, tall, way, distance), rank, distance)
            for distance in _DISTANCES
            for rank, way in enumerate(_WAYS)
        ]
        box, _, distance = min(places, key=lambda place: self._cost((at_x, at_y), *place))
        self._taken.append(box)
        if distance > _LEADER:
            self._lead(at_x, at_y, box, color)
        self._axes.annotate(
            shown,
            (x, y),
            xytext=((box.left - at_x) * POINTS_PER_MM, (box.bottom + _DESCENT * tall - at_y) * POINTS_PER_MM),
            textcoords="offset points",
            size=size,
            weight=weight,
            color=color,
            annotation_clip=False,
            zorder=5,
        )

    def _lead(self, x: float, y: float, box: Box, color: str) -> None:
        """Draw a line from a point to the nearest place of its text."""
        to_x = min(max(x, box.left), box.left + box.width)
        to_y = min(max(y, box.bottom), box.bottom + box.height)
        ends = np.array([[x, y], [to_x, to_y]]) / self._size
        self._axes.plot(*ends.T, transform=self._axes.transAxes, color=color, linewidth=THIN, zorder=4, clip_on=False)

    def _cost(self, mark: tuple[float, float], box: Box, rank: int, distance: float) -> float:
        width, height = self._size
        sticks_out = max(-box.left, box.left + box.width - width, -box.bottom, box.bottom + box.height - height, 0.0)
        covered = _HIT * box.holds(self._points) + _OVER_TEXT * sum(box.meets(other) for other in self._taken)
        own = box.distance(*mark)
        mistaken = any(box.distance(*other) < own for other in self._marks if other != mark)
        return covered + _OUTSIDE * sticks_out + _MISTAKEN * mistaken + _FAR * distance + rank / 10

    def _to_mm(self, xs: Sequence[float], ys: Sequence[float]) -> Floats:
        (left, right), (low, high) = self._axes.get_xlim(), self._axes.get_ylim()
        width, height = self._size
        x = (np.asarray(xs, dtype=float) - left) / (right - left) * width
        y = (np.asarray(ys, dtype=float) - low) / (high - low) * height
        return np.column_stack([x, y])


def _along(corners: Floats) -> Floats:
    """Return points all along a line of straight pieces."""
    passed = np.append(0.0, np.hypot(*np.diff(corners, axis=0).T).cumsum())
    at = np.arange(0.0, passed[-1] + _SAMPLE, _SAMPLE)
    return np.column_stack([np.interp(at, passed, corners[:, 0]), np.interp(at, passed, corners[:, 1])])


def _box_beside(x: float, y: float, wide: float, tall: float, way: tuple[float, float], distance: float) -> Box:
    middle_x, middle_y = x + way[0] * (distance + wide / 2), y + way[1] * (distance + tall / 2)
    return Box(middle_x - wide / 2, middle_y - tall / 2, wide, tall)
