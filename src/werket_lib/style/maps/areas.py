"""Delivery areas: circles at the places they are named after, or polygons where their boundaries are known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch

from werket_lib.numbers import print_number
from werket_lib.style.fonts import drawable
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.maps.key import KEY_TEXT, LINE, draw_key
from werket_lib.style.maps.labels import Label, move_off, write_labels
from werket_lib.style.maps.places import find_place
from werket_lib.style.maps.shapes import (
    COARSE,
    Frame,
    Geometry,
    country,
    county_borders,
    join_shapes,
    middle_of,
    to_path,
)
from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import BODY, EDGE, EMPTY, FULL_WIDTH_MM, MUTED, NAME, NEUTRAL, PAPER, SMALL, THIN

TALLEST = 150.0
LABELLED, FEW_LABELLED = 14, 8
_LARGEST = 0.066  # the largest circle's diameter, of the map's height
_SMALLEST_MM = 1.2  # diameter, so that a circle of one participant is seen
_HEAD = 7.0  # millimetres of a head, where there is one
_PHONE_SHAPE = 1.75  # the height of a phone's map in its widths
LISTED, _NUMBER = 4.4, 6.0  # a line of the list under it, and what the line's number takes
_EAST = 0.8  # of a map's width: how far east the country may be moved for its key
_FOOT = 3.0  # millimetres below the country, for circles on its south coast
_APART = 0.25  # millimetres between two circles
_ROUNDS = 400
_STRAY = 0.02  # of the way home that a circle goes in each round
_KEY_SHARES = (1.0, 0.3, 0.06)  # of the largest, rounded to one digit, for the key of sizes


@dataclass(frozen=True)
class AreaMark:
    """One delivery area on a map.

    Attributes
    ----------
    name
        As published; it comes from outside.
    size
        What the circle's area stands for, such as participants; nothing for a hole.
    color
        The circle's, or the polygon's.
    text
        What is printed after the name where the area is labelled: a fact's text.
    """

    name: str
    size: float
    color: str
    text: str


@in_both_forms
def plot_areas(
    marks: Sequence[AreaMark],
    *,
    sizes: str,
    colors: Sequence[tuple[str, str]],
    head: str = "",
    boundaries: pd.DataFrame | None = None,
    labelled: int = LABELLED,
    width: float = FULL_WIDTH_MM,
) -> Figure:
    """Draw delivery areas on a map of their own, as `draw_areas`."""
    width = min(width, sheet_width())
    height = min(TALLEST, 1.25 * width)
    if for_phone():
        height = _PHONE_SHAPE * width + _key_height(colors, head) + LISTED * min(labelled, len(marks))
    sheet = Sheet(width, height + (5.0 if unplaced(marks, boundaries) else 1.0))
    draw_areas(
        sheet,
        0.0,
        0.0,
        width,
        height,
        marks,
        sizes=sizes,
        colors=colors,
        head=head,
        boundaries=boundaries,
        labelled=labelled,
    )
    return sheet.figure


def draw_areas(
    sheet: Sheet,
    left: float,
    top: float,
    width: float,
    height: float,
    marks: Sequence[AreaMark],
    *,
    sizes: str,
    colors: Sequence[tuple[str, str]],
    head: str = "",
    boundaries: pd.DataFrame | None = None,
    labelled: int = LABELLED,
) -> None:
    """Draw delivery areas in a rectangle of a sheet, the largest of them named, those without a place listed below.

    Parameters
    ----------
    sizes
        What sizes count, in Swedish, such as ``deltagare``.
    colors
        The key: each colour with what it means.
    head
        What colours show, in Swedish, above the key.
    boundaries
        ``municipality_code`` and ``delivery_area``, where they are known: areas become polygons.
    labelled
        How many of the largest are named.
    """
    west, south, east, north = country().bounds
    above = _key_height(colors, head) if for_phone() else 0.0
    listed = LISTED * min(labelled, len(marks)) if for_phone() else 0.0
    head_height = 0.0 if for_phone() or not head else _HEAD
    frame = Frame.within(left, top, width, height - above - head_height - listed - _FOOT, (west, south, east, north))
    frame = Frame(left + (width - frame.width) / 2, top + above + head_height, frame.box, frame.scale)
    key_top = top + (_HEAD if head else 1.0)
    if not for_phone():
        texts = [(key_top + row * LINE + LINE / 2, KEY_TEXT + width_of(text)) for row, (_, text) in enumerate(colors)]
        below = key_top + len(colors) * LINE
        texts.append((below + 5.0, 2 * radius_of(1.0, 1.0, frame) + 3.0 + width_of(sizes, SMALL)))
        frame = move_off(frame, left + EDGE, texts, most=left + width * _EAST - frame.width)
    _draw_country(sheet, frame)
    placed = [mark for mark in marks if mark.name not in unplaced(marks, boundaries)]
    if boundaries is None:
        spots, radii = _draw_circles(sheet, frame, placed)
    else:
        spots, radii = _draw_polygons(sheet, frame, placed, boundaries)
    largest = sorted(range(len(placed)), key=lambda place: -placed[place].size)[:labelled]
    labels = [Label(drawable(placed[at].name), placed[at].text, *spots[at]) for at in largest]
    if for_phone():
        _list_labels(sheet, left + EDGE, top + height - listed, labels)
        labels = [Label(str(number), "", label.x, label.y) for number, label in enumerate(labels, start=1)]
    write_labels(sheet, frame, (left + EDGE, left + width - EDGE), labels, _outline(frame, spots, radii))
    sheet.write(left + EDGE, top + 3.6, fit(head, width - EDGE, NAME, 600), size=NAME, weight=600)
    below = draw_key(sheet, left + EDGE, key_top, colors)
    if boundaries is None and placed:
        _draw_sizes(sheet, left + EDGE, below + 3.0, max(mark.size for mark in placed), frame, sizes)
    if lost := unplaced(marks, boundaries):
        text = UNPLACED.format(names=", ".join(lost))
        sheet.write(left + EDGE, top + height + 3.4, fit(text, width - EDGE, SMALL), size=SMALL, color=MUTED)


def label_count(width: float) -> int:
    """Return how many areas a map so wide has room to name."""
    return LABELLED if width == FULL_WIDTH_MM else FEW_LABELLED


def _key_height(colors: Sequence[tuple[str, str]], head: str) -> float:
    """Return what head and key take above a map on a phone, where the sea has no room for them."""
    return (_HEAD if head else 1.0) + (len(colors) - 1) * LINE


def _list_labels(sheet: Sheet, left: float, top: float, labels: Sequence[Label]) -> None:
    """List the areas that the map numbers, each with its name and its text."""
    right = sheet.width - EDGE
    for number, label in enumerate(labels, start=1):
        y = top + number * LISTED - 1.0
        room = right - left - _NUMBER - width_of(label.text, BODY, 600) - 2.0
        sheet.write_scale(left + _NUMBER - 1.6, y, str(number), color=MUTED, horizontalalignment="right")
        sheet.write(left + _NUMBER, y, fit(label.name, room))
        sheet.write(right, y, label.text, weight=600, horizontalalignment="right")


def unplaced(marks: Sequence[AreaMark], boundaries: pd.DataFrame | None = None) -> list[str]:
    """Return the names of the areas that no map can show."""
    if boundaries is not None:
        known = set(boundaries["delivery_area"])
        return [mark.name for mark in marks if mark.name not in known]
    return [mark.name for mark in marks if not find_place(mark.name)]


def _draw_country(sheet: Sheet, frame: Frame) -> None:
    sheet.draw(PathPatch(to_path([frame.place(country())]), facecolor=EMPTY, edgecolor="none"))
    sheet.draw(PathPatch(to_path([frame.place(county_borders())]), fill=False, edgecolor=PAPER, linewidth=THIN))


def _draw_circles(
    sheet: Sheet, frame: Frame, marks: Sequence[AreaMark]
) -> tuple[list[tuple[float, float]], list[float]]:
    """Draw circles, the largest first, none over another; returns their centres and radii on the sheet."""
    homes = [frame.spot(*middle_of(join_shapes(find_place(mark.name)))) for mark in marks]
    largest = max((mark.size for mark in marks), default=1.0)
    radii = [radius_of(mark.size, largest, frame) for mark in marks]
    spots = keep_apart(homes, radii)
    for at in sorted(range(len(marks)), key=lambda place: -radii[place]):
        # An edge of its own: a circle may have the colour of the land.
        circle = Circle(spots[at], radii[at], facecolor=marks[at].color, edgecolor=NEUTRAL, linewidth=0.5)
        sheet.draw(circle)
    return spots, radii


def radius_of(size: float, largest: float, frame: Frame) -> float:
    """Return a circle's radius in millimetres: its area stands for the size."""
    return max(_LARGEST * frame.height * float(np.sqrt(max(size, 0.0) / max(largest, 1.0))), _SMALLEST_MM) / 2


def keep_apart(homes: Sequence[tuple[float, float]], radii: Sequence[float]) -> list[tuple[float, float]]:
    """Move circles apart that would hide one another, each as little as may be from its place.

    In every round two circles that meet are pushed apart, the smaller the farther, and all go a
    little of the way home; the last rounds only push.
    """
    home, size = np.array(homes, dtype=float).reshape(-1, 2), np.array(radii, dtype=float)
    spots = home + np.arange(len(home))[:, None] * 1e-6  # two areas of one place must have a way to go
    reach = size[:, None] + size[None, :] + _APART
    share = size[None, :] ** 2 / (size[:, None] ** 2 + size[None, :] ** 2)  # of the push, that the first takes
    np.fill_diagonal(reach, 0.0)
    for number in range(_ROUNDS):
        if number < 0.8 * _ROUNDS:
            spots += _STRAY * (home - spots)
        way = spots[:, None, :] - spots[None, :, :]
        distance = np.sqrt((way**2).sum(axis=2)) + 1e-9
        push = np.maximum(reach - distance, 0.0) / distance * share
        np.fill_diagonal(push, 0.0)
        spots += 0.5 * (push[:, :, None] * way).sum(axis=1)
    return [(float(x), float(y)) for x, y in spots]


def _draw_polygons(
    sheet: Sheet, frame: Frame, marks: Sequence[AreaMark], boundaries: pd.DataFrame
) -> tuple[list[tuple[float, float]], list[float]]:
    """Draw areas as the municipalities that make them up; returns where their labels lead to."""
    spots = []
    for mark in marks:
        codes = boundaries.loc[boundaries["delivery_area"] == mark.name, "municipality_code"]
        shape = join_shapes(codes, COARSE)
        path = to_path([frame.place(shape)])
        sheet.draw(PathPatch(path, facecolor=mark.color, edgecolor=PAPER, linewidth=THIN))
        spots.append(frame.spot(*middle_of(shape)))
    return spots, [0.0] * len(spots)


def _outline(frame: Frame, spots: Sequence[tuple[float, float]], radii: Sequence[float]) -> Geometry:
    """Return all that a label must keep clear of: the land and the circles."""
    import shapely

    circles = [shapely.Point(spot).buffer(radius) for spot, radius in zip(spots, radii, strict=True) if radius]
    return shapely.union_all([frame.place(country()), *circles])


def _draw_sizes(sheet: Sheet, left: float, top: float, largest: float, frame: Frame, sizes: str) -> None:
    """Draw the key of sizes: round numbers as circles that stand on one another."""
    numbers = sorted({_one_digit(largest * share) for share in _KEY_SHARES}, reverse=True)
    radii = [radius_of(number, largest, frame) for number in numbers]
    sheet.write(left, top + 0.9, sizes, size=SMALL, color=MUTED)
    top += 3.6
    foot, middle = top + 2 * radii[0], left + radii[0]
    for place, (number, radius) in enumerate(zip(numbers, radii, strict=True)):
        sheet.draw(Circle((middle, foot - radius), radius, fill=False, edgecolor=NEUTRAL, linewidth=THIN))
        y = top + 1.2 + place * 3.8
        edge = foot - 2 * radius
        sheet.stroke((middle, left + 2 * radii[0] + 2.0), (edge, y), color=NEUTRAL, linewidth=0.4)
        sheet.write_scale(left + 2 * radii[0] + 2.6, y + 0.9, print_number(number), size=SMALL, color=MUTED)


def _one_digit(value: float) -> float:
    power = 10.0 ** np.floor(np.log10(max(value, 1.0)))
    return float(max(np.round(value / power), 1.0) * power)


UNPLACED = "Utan plats på kartan: {names}"
