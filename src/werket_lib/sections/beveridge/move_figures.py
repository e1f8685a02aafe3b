"""How far the Beveridge curves have moved: all of them in one plane, and along and across in numbers."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import print_number
from werket_lib.sections.beveridge.figures import (
    X,
    Y,
    choose_span,
    find_spans,
    place_plane,
    widest_label,
    write_units,
)
from werket_lib.sections.beveridge.moves import SLOPES
from werket_lib.sections.beveridge.numbers import Beveridge, Curve
from werket_lib.sections.beveridge.words import (
    BEVERIDGE_ENDS,
    BEVERIDGE_HEADS,
    BEVERIDGE_KEY,
    BEVERIDGE_SLOPE,
    BEVERIDGE_WAYS,
    name_curve,
    order_moves,
)
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.panels import KeyMark, taller_key, write_key
from werket_lib.style.placing import Labels
from werket_lib.style.sheet import Sheet, width_of
from werket_lib.style.theme import (
    ACCENT,
    BODY,
    CONTRAST,
    DOT,
    EDGE,
    GRID,
    INK,
    LINE,
    MARGIN,
    MUTED,
    NAME,
    NEUTRAL,
    PAPER,
    SMALL,
    THIN,
)

COLORS = {"outward": CONTRAST, "inward": ACCENT, "unclear": NEUTRAL}
_PLANE = 100.0  # height, in millimetres
_OLD, _NEW = 1.2, 2.6  # points, of the years before and of the newest twelve months
_LISTED = 4.4  # a line of the list under it on a phone
_ROW, _BETWEEN, _TICKS = 7.6, 8.0, 5.5
_OVER, _NAME = 5.2, 0.2  # on a phone: what a name takes above its row, and where it stands, of the whole
_SHOWN = {"along": ("",), "across": ("_low", "_high", "_low_steep", "_high_steep")}
_PERCENT_STEPS = (5.0, 10.0, 20.0, 50.0)
_ROOM = 1.12  # for the numbers at the ends of the marks
_OFFSET = 1.25  # from a row's middle to each of its two marks


@in_both_forms
def plot_all(section: Beveridge) -> Figure:
    """Draw every adjusted path in one plane, year by year, before the hyperbolas on which nothing moves across.

    The months between wind about so that nine paths make a tangle; `plot_groups` has them, a panel a group.
    """
    years = _list_years(section)
    newest = BEVERIDGE_KEY["newest"].format(start=name_month(years[-2]), end=name_month(years[-1]))
    key = [KeyMark(newest, ACCENT, _NEW)]
    if len(years) > 2:
        key.append(KeyMark(BEVERIDGE_KEY["before"].format(start=name_month(years[0])), NEUTRAL, _OLD))
    key.append(KeyMark(BEVERIDGE_KEY["hyperbola"], GRID, THIN))
    top = 13.0 + taller_key(key)
    listed = _LISTED * (len(section.groups) + 1) + 1.0 if for_phone() else 0.0  # numbers in the plane, names below it
    sheet = Sheet(sheet_width(), top + _PLANE + 10.0 + listed)
    write_key(sheet, key)
    curves = [*section.groups, section.country]
    spans = find_spans([one.adjusted for one in curves])
    before = widest_label(spans)
    axes = place_plane(sheet, before, top, sheet.width - before - MARGIN, _PLANE, spans)
    axes.grid(visible=False)
    for side in ("left", "bottom"):
        axes.spines[side].set(visible=True, color=NEUTRAL)
    _draw_hyperbolas(axes)
    paths = [one.adjusted.loc[years] for one in curves]
    labels = Labels(axes, [(path[X].tolist(), path[Y].tolist()) for path in paths])
    labels.keep_off(*_show_ways(axes, pd.concat([one.adjusted for one in curves])))
    for path in paths:
        _draw_path(axes, path, INK if path is paths[-1] else ACCENT)
        labels.keep_clear(float(path[X].iloc[-1]), float(path[Y].iloc[-1]), 0.8)
    for number, one in enumerate(curves, start=1):
        x, y = (float(one.adjusted[column].iloc[-1]) for column in (X, Y))
        weight = 600 if one is section.country else 400
        labels.write(x, y, str(number) if listed else name_curve(one), size=BODY, weight=weight, color=INK)
        if listed:
            line = top + _PLANE + 10.0 + number * _LISTED - 1.0
            sheet.write_scale(EDGE + 4.0, line, str(number), color=MUTED, horizontalalignment="right")
            sheet.write(EDGE + 6.0, line, name_curve(one))
    write_units(sheet, axes, EDGE, top - 2.0)
    return sheet.figure


def _list_years(section: Beveridge) -> list[pd.Period]:
    """List the report's month of each year since the start, which stands first where it is another month."""
    months = [section.month - 12 * back for back in range((section.month - section.start).n // 12 + 1)]
    return sorted({section.start, *months})


def _draw_path(axes: Axes, path: pd.DataFrame, color: str) -> None:
    """Draw a path from year to year: the newest twelve months in colour, the years before grey."""
    axes.plot(path[X].iloc[:-1], path[Y].iloc[:-1], "o-", color=NEUTRAL, linewidth=_OLD, markersize=DOT - 2.4, zorder=2)
    axes.plot(path[X].iloc[-2:], path[Y].iloc[-2:], color=color, linewidth=_NEW, solid_capstyle="round", zorder=3)
    axes.plot(float(path[X].iloc[-1]), float(path[Y].iloc[-1]), "o", color=color, markersize=DOT, zorder=4)


def _draw_hyperbolas(axes: Axes) -> None:
    """Draw curves on which unemployment times vacancies is constant."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    xs = np.linspace(left, right, 200)
    for middle in np.arange(np.ceil(np.sqrt(left * low) * 2) / 2, np.sqrt(right * high), 0.5):
        ys = middle**2 / xs
        seen = (ys >= low) & (ys <= high)
        axes.plot(xs[seen], ys[seen], color=GRID, linewidth=THIN, zorder=0)


def _show_ways(axes: Axes, points: pd.DataFrame) -> tuple[float, float, float, float]:
    """Show which way is which, in the corner that has the fewest of the curves' points; returns where that is."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    x, y = (points[X] - left) / (right - left), (points[Y] - low) / (high - low)
    wide, tall = (0.68 if for_phone() else 0.37), 0.16
    corners = [(1 - wide, 1 - tall), (1 - wide, 0.02), (0.02, 0.02), (0.02, 1 - tall)]
    beyond = [((x > a - 0.03) & (x < a + wide) & (y > b - 0.03) & (y < b + tall)).sum() for a, b in corners]
    across, up = corners[int(np.argmin(beyond))]
    # The way that a plus means: along the curve to more jobs and fewer unemployed, across it to more of both.
    for name, row, tail, tip in (("along", 0.09, 0.04, 0.0), ("across", 0.0, 0.0, 0.04)):
        axes.annotate(
            "",
            (across + tip, up + row + 0.06),
            (across + tail, up + row),
            xycoords="axes fraction",
            textcoords="axes fraction",
            arrowprops={"arrowstyle": "-|>", "color": MUTED, "linewidth": 1.0, "shrinkA": 0, "shrinkB": 0},
        )
        place: dict[str, Any] = {"transform": axes.transAxes, "verticalalignment": "center"}
        axes.text(across + 0.055, up + row + 0.03, BEVERIDGE_WAYS[name], size=SMALL, color=MUTED, **place)
    return across, up, wide, tall


@in_both_forms
def plot_moves(section: Beveridge) -> Figure:
    """Draw how far each has moved along its curve, as a bar, and across it, as a dot with its interval."""
    rows = order_moves(section)
    slopes = [BEVERIDGE_SLOPE.format(slope=print_number(slope)) for slope in SLOPES]
    faces = zip(slopes, (INK, PAPER), strict=True)
    key = [KeyMark(text, INK, marker="o", face=face) for text, face in faces]
    names, top = max(width_of(name_curve(one), BODY, 600) for one in rows) + 3.0, 19.0 + taller_key(key)
    height = _row_height() * len(rows)
    if for_phone():  # the two measures stand under one another, each row under its name
        below = _TICKS + 14.0 + height
        sheet, width = Sheet(sheet_width(), top + below + height + _TICKS), sheet_width() - 2 * MARGIN
        places = [(MARGIN, top, width), (MARGIN, top + below, width)]
    else:
        sheet = Sheet(sheet_width(), top + height + _TICKS)
        width = (sheet.width - names - _BETWEEN - 2 * MARGIN) / 2
        places = [(names + place * (width + _BETWEEN), top, width) for place in range(2)]
    write_key(sheet, key)
    columns = {
        measure: _place_column(sheet, section, rows, measure, place)
        for measure, place in zip(BEVERIDGE_HEADS, places, strict=True)
    }
    for place, one in enumerate(rows):
        weight, line = 600 if one is section.country else 400, place + (_NAME if for_phone() else 0.5)
        for above in dict.fromkeys(above for _, above, _ in places):
            sheet.write(EDGE, above + _row_height() * line + 1.0, name_curve(one), size=BODY, weight=weight)
        _draw_along(columns["along"], section.facts[f"{one.prefix}.along"], place)
        _draw_across(columns["across"], section, one, place)
    return sheet.figure


def _row_height() -> float:
    return _ROW + (_OVER if for_phone() else 0.0)


def _middle(place: int) -> float:
    """Return where the marks of a row have their middle, in rows: below its name on a phone."""
    return place + (1 - 0.5 * _ROW / _row_height())


def _place_column(
    sheet: Sheet, section: Beveridge, rows: list[Curve], measure: str, place: tuple[float, float, float]
) -> Axes:
    """Add one measure's axes, a row a curve from the top, under its head and what its two ways mean."""
    left, top, width = place
    axes = sheet.axes(left, top, width, _row_height() * len(rows))
    shown = [f"{measure}{end}" for end in _SHOWN[measure]]
    ends = pd.concat([one.moves.loc[section.month, shown] for one in rows])
    scale = choose_span(pd.concat([ends * _ROOM, pd.Series([0.0])]), _PERCENT_STEPS)
    axes.set(xlim=(scale.low, scale.high), ylim=(len(rows), 0))
    axes.set_xticks(scale.ticks, scale.labels)
    axes.set_yticks([])
    axes.tick_params(axis="x", length=0)
    axes.grid(visible=True, axis="x")
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=MUTED, linewidth=THIN, zorder=1)
    sheet.write(left, top - 6.6, BEVERIDGE_HEADS[measure], size=NAME, weight=600)
    zero = left + width * (0 - scale.low) / (scale.high - scale.low)
    down, up = BEVERIDGE_ENDS[measure]
    right = min(zero + 1.2, left + width - width_of(up, SMALL))  # zero may stand at the edge
    sheet.write(right, top - 1.4, up, size=SMALL, color=MUTED)
    sheet.write(right - 2.4, top - 1.4, down, size=SMALL, color=MUTED, horizontalalignment="right")
    return axes


def _draw_along(axes: Axes, fact: Fact, place: int) -> None:
    if isinstance(fact.value, float):
        axes.barh(_middle(place), fact.value, height=0.46 * _ROW / _row_height(), color=NEUTRAL, linewidth=0)
        _write_beside(axes, fact, fact.value, _middle(place))


def _draw_across(axes: Axes, section: Beveridge, one: Curve, place: int) -> None:
    """Draw both estimates with their intervals, the steeper curve's hollow and below; the first in numbers."""
    color, now = COLORS[one.verdict], one.moves.loc[section.month]
    for kind, face, offset in (("", color, -_OFFSET), ("_steep", PAPER, _OFFSET)):
        height = _middle(place) + offset / _row_height()
        ends = [float(now[f"across{end}{kind}"]) for end in ("_low", "_high")]
        axes.plot(ends, [height, height], color=color, linewidth=LINE, solid_capstyle="butt")
        axes.plot(float(now[f"across{kind}"]), height, "o", color=face, markeredgecolor=color, markersize=DOT, zorder=3)
    across = float(now["across"])
    end = float(now["across_low" if across < 0 else "across_high"])
    if np.isfinite(end):
        _write_beside(axes, section.facts[f"{one.prefix}.across"], end, _middle(place) - _OFFSET / _row_height())


def _write_beside(axes: Axes, fact: Fact, end: float, height: float) -> None:
    """Write a number at the end of its mark that is away from zero."""
    way = -1 if isinstance(fact.value, float) and fact.value < 0 else 1
    axes.annotate(
        fact.signed,
        (end, height),
        xytext=(3 * way, 0),
        textcoords="offset points",
        size=SMALL,
        color=INK,
        horizontalalignment="right" if way < 0 else "left",
        verticalalignment="center",
        annotation_clip=False,
    )
