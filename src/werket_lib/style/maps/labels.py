"""Names beside a map: each as near its place as the coast and the other names allow, with a line to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from werket_lib.style.maps.shapes import Frame, Geometry, country
from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import BODY, INK, PAPER

_LINE = 4.1  # millimetres from one line of text to the next
_AIR = 1.6
_NEAR = 0.5  # two names so little farther apart than a line still stand close


@dataclass(frozen=True)
class Label:
    """A name and what follows it, for a point (`x`, `y`) of the sheet."""

    name: str
    text: str
    x: float
    y: float


def write_labels(
    sheet: Sheet, frame: Frame, edges: tuple[float, float], labels: Sequence[Label], land: Geometry
) -> None:
    """Write names to the left and to the right of the land, on the side where their places are nearer the sea.

    Parameters
    ----------
    edges
        Where the room for names begins and ends, in millimetres from the sheet's left.
    land
        What no name may cover, in millimetres on the sheet.
    """
    sides: dict[bool, list[Label]] = {False: [], True: []}
    for label in sorted(labels, key=lambda label: label.y):
        west, east = _extent(land, label.y, 1, frame)
        sides[label.x - west > east - label.x].append(label)
    for to_right, chosen in sides.items():
        # Where a side is too narrow for one of its names, all numbers of that side go under their names.
        for lines in (1, 2):
            places = _find_places(frame, chosen, land, lines, to_right=to_right)
            rooms = [edges[1] - begin if to_right else begin - edges[0] for begin, _ in places]
            if all(_width_of(label) <= room for label, room in zip(chosen, rooms, strict=True)):
                break
        for label, (begin, y), room in zip(chosen, places, rooms, strict=True):
            _draw_leader(sheet, label, begin, y, to_right=to_right)
            _write_label(sheet, label, begin, y, room, lines, to_right=to_right)


def move_off(frame: Frame, left: float, texts: Sequence[tuple[float, float]], *, most: float) -> Frame:
    """Move the country east until it is clear of a key to its north-west, but no farther than `most`.

    Parameters
    ----------
    texts
        Of the key: how far down the middle of each stands, and how far from `left` it reaches, in millimetres.
    """
    land = frame.place(country())
    over = [left + reach + _AIR - _extent(land, y, 1, frame)[0] for y, reach in texts]
    return replace(frame, left=max(frame.left, min(frame.left + max([0.0, *over]), most)))


def _find_places(
    frame: Frame, labels: Sequence[Label], land: Geometry, lines: int, *, to_right: bool
) -> list[tuple[float, float]]:
    """Return where each name begins, beside the land, and its height.

    Names that stand close under one another begin at one place, so that no line to one crosses another.
    """
    edge = _LINE * lines / 2
    ys = spread([label.y for label in labels], _LINE * lines, frame.top + edge, frame.top + frame.height - edge)
    side, begins = 1 if to_right else -1, []
    for label, y in zip(labels, ys, strict=True):
        west, east = _extent(land, y, lines, frame)
        begins.append(max(east, label.x) + _AIR if to_right else min(west, label.x) - _AIR)
    places: list[tuple[float, float]] = []
    for start, end in _find_runs(ys, _LINE * lines):
        begin = side * max(side * begin for begin in begins[start:end])
        places += [(begin, y) for y in ys[start:end]]
    return places


def _find_runs(ys: Sequence[float], gap: float) -> list[tuple[int, int]]:
    """Return where heights that stand no more than `gap` apart begin and end."""
    breaks = [at for at in range(1, len(ys)) if ys[at] - ys[at - 1] > gap + _NEAR]
    return list(pairwise([0, *breaks, len(ys)])) if ys else []


def _width_of(label: Label) -> float:
    return width_of(label.name) + _AIR + width_of(label.text, BODY, 600)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move heights apart, keeping their order, as near to where they were wanted as may be.

    Heights that come too near one another form a run, whose middle stays where its members' middle was;
    a run that meets the next becomes one with it.
    """
    runs: list[list[float]] = []
    for height in wanted:
        runs.append([height])
        while len(runs) > 1 and _first(runs[-1], gap) < _first(runs[-2], gap) + gap * len(runs[-2]):
            runs[-2:] = [[*runs[-2], *runs[-1]]]
    spaced = [_first(run, gap) + gap * place for run in runs for place in range(len(run))]
    for at, height in enumerate(spaced):
        spaced[at] = max(height, low + gap * at)
    for at in reversed(range(len(spaced))):
        spaced[at] = min(spaced[at], high - gap * (len(spaced) - 1 - at))
    return spaced


def _first(run: Sequence[float], gap: float) -> float:
    """Return where a run of heights begins, so that its middle is that of its members."""
    return sum(run) / len(run) - gap * (len(run) - 1) / 2


def _draw_leader(sheet: Sheet, label: Label, begin: float, y: float, *, to_right: bool) -> None:
    """Draw a line from a dot at the place to the name: the dot tells which of several circles is meant."""
    sheet.stroke((label.x, begin + (-0.5 if to_right else 0.5)), (label.y, y), color=INK, linewidth=0.4)
    sheet.dot(label.x, label.y, color=INK, markersize=2.2, markeredgecolor=PAPER, markeredgewidth=0.3)


def _write_label(
    sheet: Sheet, label: Label, begin: float, y: float, room: float, lines: int, *, to_right: bool
) -> None:
    """Write name and text on one line, or the text under the name."""
    number = width_of(label.text, BODY, 600)
    if lines == 2:
        side = "left" if to_right else "right"
        sheet.write(begin, y - 0.8, fit(label.name, room), horizontalalignment=side)
        sheet.write(begin, y + 3.2, label.text, weight=600, horizontalalignment=side)
        return
    name = fit(label.name, max(room - number - _AIR, 0.0))
    start = begin if to_right else begin - width_of(name) - _AIR - number
    sheet.write(start, y + 1.0, name)
    sheet.write(start + width_of(name) + _AIR, y + 1.0, label.text, weight=600)


def _extent(land: Geometry, y: float, lines: int, frame: Frame) -> tuple[float, float]:
    """Return how far west and east the land reaches beside a text at height `y`."""
    import shapely

    reach = _LINE * lines / 2
    band = shapely.clip_by_rect(land, frame.left - frame.width, y - reach, frame.left + 2 * frame.width, y + reach)
    if band.is_empty:
        middle = frame.left + frame.width / 2
        return middle, middle
    west, _, east, _ = band.bounds
    return float(west), float(east)
