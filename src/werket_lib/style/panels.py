"""Small multiples of monthly series, two in a row: where each stands, its head, its key and its shocks."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from werket_lib.seasonal import Shock
from werket_lib.seasonal.diagnostics import Level
from werket_lib.style.fonts import drawable
from werket_lib.style.forms import for_phone, sheet_width
from werket_lib.style.names import LEVEL_WORDS
from werket_lib.style.scales import Scale, scale_months
from werket_lib.style.sheet import Sheet, size_of, width_of, wrap
from werket_lib.style.theme import BODY, EDGE, EMPTY, LINE, MARGIN, MUTED, NAME, SMALL, THIN

COLUMNS = 2
FOOT, YEARS_FOOT = 10.6, 8.4  # millimetres below axes whose labels have two lines, or one
_KEY, _GAP, _AIR = 7.0, 6.0, 1.2
_KEY_LINE, _UNDER, _PHONE_GAP = 4.4, 4.4, 4.0
_HALF_LABEL = 2.6
_PRESSED = 2.0  # times as tall as the other months' range
_STROKE, _DOT = 5.0, 1.8  # what a line and a dot take in a key
_DISC = 3.4  # between a verdict's mark and its word
_SHAPES: Mapping[Level, str] = {"good": "o", "uncertain": "D", "bad": "^", "severe": "X"}


class Panel(NamedTuple):
    """Where one panel stands on its sheet, in millimetres."""

    left: float
    top: float
    width: float
    head: float
    body: float


class KeyMark(NamedTuple):
    """How a key shows what its text names: a line, or a dot or square where `marker` is given; `face` is its inside."""

    text: str
    color: str
    width: float = LINE
    marker: str = ""
    face: str = ""


def lay_out(
    count: int, *, head: float, body: float, foot: float = FOOT, key: Sequence[KeyMark] = (), top: float = 0.0
) -> tuple[Sheet, list[Panel]]:
    """Make a sheet with a key at its top and `count` panels, each a head above axes of height `body`.

    Two stand in a row, or one on a phone, where what stands beside a panel's name goes under it. With no key,
    `top` millimetres at the top are left free for the caller.
    """
    top, under = top + (_KEY + taller_key(key) if key else 0.0), (_UNDER if for_phone() and head else 0.0)
    sheet, places = tile(count, columns=COLUMNS, gap=_GAP, height=under + head + body + foot, top=top)
    write_key(sheet, key)
    return sheet, [Panel(left, top + under, width, head, body) for left, top, width in places]


def tile(
    count: int, *, columns: int, gap: float, height: float, top: float = 0.0, foot: float = 0.0
) -> tuple[Sheet, list[tuple[float, float, float]]]:
    """Make a sheet of `count` equal places, `columns` in a row or one on a phone: each one's left, top and width."""
    across = 1 if for_phone() else columns
    sheet = Sheet(sheet_width(), top + -(-count // across) * height + foot)
    width = (sheet.width - (across - 1) * gap) / across
    spots = (divmod(number, across) for number in range(count))
    return sheet, [(column * (width + gap), top + line * height, width) for line, column in spots]


def taller_key(marks: Sequence[KeyMark]) -> float:
    """Return how much taller than one line a key is, in millimetres: on a phone it may need several."""
    return _KEY_LINE * max((line + len(texts) - 1 for _, line, texts in _place_marks(marks)), default=0)


def _place_marks(marks: Sequence[KeyMark]) -> list[tuple[float, int, list[str]]]:
    """Return where each mark of a key begins, in which line, and the lines of its text."""
    places: list[tuple[float, int, list[str]]] = []
    left, line = EDGE, 0
    for mark in marks:
        before = _width_of(mark) + _AIR
        texts = wrap(mark.text, sheet_width() - 2 * EDGE - before) if for_phone() else [mark.text]
        wide = before + max(map(width_of, texts))
        if for_phone() and left > EDGE and left + wide > sheet_width() - EDGE:
            left, line = EDGE, line + len(places[-1][2])
        places.append((left, line, texts))
        left += wide + (_PHONE_GAP if for_phone() else _GAP)
    return places


def _width_of(mark: KeyMark) -> float:
    return _DOT if mark.marker else _STROKE


def write_key(sheet: Sheet, marks: Sequence[KeyMark], *, top: float = 0.0) -> None:
    """Write what the marks of the panels mean, in one line, or in as many as a phone needs."""
    for mark, (left, line, texts) in zip(marks, _place_marks(marks), strict=True):
        wide, middle = _width_of(mark), top + 2.6 + line * _KEY_LINE
        if mark.marker:
            style = {"color": mark.face or mark.color, "markeredgecolor": mark.color, "markersize": 4.5}
            sheet.dot(left + wide / 2, middle, marker=mark.marker, **style)
        else:
            for color, width in ((mark.color, mark.width), (mark.face, mark.width / 2)):
                if color:
                    sheet.stroke((left, left + wide), (middle, middle), color=color, linewidth=width)
        for below, text in enumerate(texts):
            sheet.write(left + wide + _AIR, middle + 1.0 + below * _KEY_LINE, text, color=MUTED)


def write_name(sheet: Sheet, panel: Panel, name: str, beside: str = "") -> None:
    """Name a panel; what stands beside, or under the name on a phone, steps back."""
    sheet.write(panel.left + EDGE, _name_line(panel), name, size=NAME, weight=600)
    after = 0.0 if for_phone() else width_of(name, NAME, 600) + 1.6
    sheet.write(panel.left + EDGE + after, panel.top + 4.0, beside, color=MUTED)


def _name_line(panel: Panel) -> float:
    return panel.top + 4.0 - (_UNDER if for_phone() else 0.0)


def write_verdict(sheet: Sheet, panel: Panel, level: Level) -> None:
    """Write a verdict at a panel's upper right, with a mark whose shape says the same."""
    word, right = LEVEL_WORDS[level], panel.left + panel.width - MARGIN
    sheet.write(right, _name_line(panel), word, color=MUTED, horizontalalignment="right")
    left = right - width_of(word) - _DISC / 2 - 0.6
    sheet.dot(left, _name_line(panel) - 1.0, marker=_SHAPES[level], color=MUTED, markersize=4.5, markeredgewidth=0)


def write_note(sheet: Sheet, panel: Panel, text: str) -> None:
    """Write a sentence where there is nothing to draw."""
    sheet.write(panel.left + EDGE, panel.top + panel.head + 4.0, text, size=BODY, color=MUTED)


def place_axes(sheet: Sheet, panel: Panel, scale: Scale, labels: float) -> Axes:
    """Add a panel's axes with their scale; `labels` is the width of the widest value label of all panels."""
    before = labels + 2 * _AIR
    axes = sheet.axes(panel.left + before, panel.top + panel.head, panel.width - before - MARGIN, panel.body)
    scale.apply(axes)
    if scale.low < 0:
        axes.axhline(0, color=MUTED, linewidth=THIN, zorder=1)
    return axes


def scale_panel(axes: Axes, months: pd.PeriodIndex) -> None:
    """Give a panel its month axis, begun so early that its first label keeps clear of the values' labels."""
    scale_months(axes, months)
    first, last = axes.get_xlim()
    axes.set_xlim(first - _HALF_LABEL / size_of(axes)[0] * (last - first), last)


def shade_shocks(axes: Axes, shocks: tuple[Shock, ...], *, notes: Mapping[str, str]) -> None:
    """Shade the months that are left out when the pattern is estimated, and name them above the axes.

    Parameters
    ----------
    notes
        What is written, by a shock's start.
    """
    first, last = axes.get_xlim()
    for shock in shocks:
        begin, end = (pd.Period(date, freq="M").ordinal for date in (shock.start, shock.end))
        if end < first or begin > last:
            continue
        left, right = max(begin - 0.5, first), min(end + 0.5, last)
        axes.axvspan(left, right, color=EMPTY, linewidth=0, zorder=0)
        is_late = left > (first + last) / 2  # a name that began there might leave the paper
        axes.annotate(
            drawable(notes.get(shock.start, shock.label)),
            (right if is_late else left, 1),
            xycoords=axes.get_xaxis_transform(),
            xytext=(0, 2),
            textcoords="offset points",
            size=SMALL,
            color=MUTED,
            horizontalalignment="right" if is_late else "left",
        )


def without_shocks(series: pd.Series, shocks: tuple[Shock, ...]) -> pd.Series:
    """Return `series` without its shock months where they would press the others together, else all of it."""
    kept = series
    for shock in shocks:
        kept = kept[(kept.index < pd.Period(shock.start, freq="M")) | (kept.index > pd.Period(shock.end, freq="M"))]
    pressed = _range(series) > _PRESSED * _range(kept) > 0
    return kept if pressed else series


def _range(series: pd.Series) -> float:
    return float(series.max() - series.min())
