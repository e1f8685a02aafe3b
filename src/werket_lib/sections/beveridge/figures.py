"""Beveridge curves, and the check of the rates against SCB's."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from werket_lib.months import abbreviate_month
from werket_lib.numbers import print_number
from werket_lib.sections.beveridge.bas_check import BasCheck
from werket_lib.sections.beveridge.numbers import Beveridge, Curve
from werket_lib.sections.beveridge.words import (
    BEVERIDGE_AGENCIES,
    BEVERIDGE_AXES,
    BEVERIDGE_KEY,
    BEVERIDGE_STATUSES,
    find_turns,
    name_curve,
)
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.lines import draw_line, mark_month
from werket_lib.style.names import ADJUSTED_KEY
from werket_lib.style.panels import KeyMark, taller_key, tile, write_key
from werket_lib.style.placing import Labels
from werket_lib.style.scales import choose_scale, scale_months
from werket_lib.style.sheet import POINTS_PER_MM, Sheet, fit, width_of
from werket_lib.style.theme import (
    ACCENT,
    BODY,
    CONTRAST,
    DOT,
    EDGE,
    GRID,
    INK,
    MARGIN,
    MUTED,
    NAME,
    NEUTRAL,
    PAPER,
    SMALL,
)

X, Y = "unemployment_rate", "vacancy_rate"
_THIN, _THICK = 0.5, 2.4  # points, at the first month and at the last
_RAW, _BEHIND = 0.6, 1.6
_STEPS = (0.5, 1.0, 2.0)
_MOST_STEPS = 6
_AROUND = 0.25  # of a step, between the outermost values and the edges
_COLUMNS, _GAP = 3, 4.0
_KEY, _UNITS, _FOOT = 8.0, 5.0, 6.0


class Span(NamedTuple):
    """The limits of an axis, with its ticks."""

    low: float
    high: float
    ticks: list[float]
    labels: list[str]


@in_both_forms
def plot_country(section: Beveridge) -> Figure:
    """Draw the country's curve twice, on the same axes: as observed, and adjusted for season."""
    curve, body = section.country, 66.0
    sheet, places = tile(2, columns=2, gap=8.0, height=_UNITS + 6.0 + body + _FOOT + 4.5)
    spans = find_spans([curve.observed, curve.adjusted])
    before = widest_label(spans)
    panels = (("observed", curve.observed, ""), ("adjusted", curve.adjusted, BEVERIDGE_STATUSES[curve.status]))
    for (kind, points, beside), (left, top, width) in zip(panels, places, strict=True):
        head = ADJUSTED_KEY[kind].capitalize()
        sheet.write(left + EDGE, top + 4.0, head, size=NAME, weight=600)
        sheet.write(left + EDGE + width_of(head, NAME, 600) + 1.6, top + 4.0, beside, color=MUTED)
        axes = place_plane(sheet, left + before, top + _UNITS + 6.0, width - before - MARGIN, body, spans)
        labels = Labels(axes, [(points[X].tolist(), points[Y].tolist())])
        draw_curve(axes, points, NEUTRAL if kind == "observed" else ACCENT)
        _name_months(axes, labels, points, size=BODY)
        write_units(sheet, axes, left + EDGE, top + _UNITS + 4.0)
    return sheet.figure


@in_both_forms
def plot_groups(section: Beveridge) -> Figure:
    """Draw every group's curve on common axes: adjusted, growing wider, before the observed."""
    body, head = 44.0, 6.0 if all(BEVERIDGE_STATUSES[one.status] == "" for one in section.groups) else 10.0
    key = [
        KeyMark(f"{ADJUSTED_KEY['adjusted']}, {BEVERIDGE_KEY['width']}", ACCENT, _THICK),
        KeyMark(ADJUSTED_KEY["observed"], NEUTRAL, _RAW),
        KeyMark(BEVERIDGE_KEY["others"], GRID, _BEHIND),
    ]
    above = _KEY + taller_key(key)
    sheet, places = tile(
        len(section.groups), columns=_COLUMNS, gap=_GAP, height=head + body + _FOOT, top=above + _UNITS, foot=3.5
    )
    write_key(sheet, key)
    spans = find_spans([points for one in section.groups for points in (one.observed, one.adjusted)])
    before = widest_label(spans)
    for curve, (left, top, width) in zip(section.groups, places, strict=True):
        _write_name(sheet, left + EDGE, top, curve, width - 2 * EDGE)
        axes = place_plane(sheet, left + before, top + head, width - before - MARGIN, body, spans)
        _draw_group(axes, curve, [one for one in section.groups if one is not curve])
    write_units(sheet, axes, EDGE, above + 2.0)
    return sheet.figure


def _draw_group(axes: Axes, curve: Curve, others: Sequence[Curve]) -> None:
    """Draw one group's curve, with the others' behind it to show where it lies among them."""
    observed, adjusted = curve.observed, curve.adjusted
    for other in others:
        axes.plot(other.adjusted[X], other.adjusted[Y], color=GRID, linewidth=_BEHIND)
    axes.plot(observed[X], observed[Y], color=NEUTRAL, linewidth=_RAW, alpha=0.55)
    labels = Labels(axes, [(adjusted[X].tolist(), adjusted[Y].tolist())])
    draw_curve(axes, adjusted, ACCENT)
    _name_months(axes, labels, adjusted, size=SMALL)


def find_spans(parts: Sequence[pd.DataFrame]) -> dict[str, Span]:
    """Choose the limits of both axes around all curves that are to stand on them."""
    points = pd.concat(parts)
    return {column: choose_span(points[column], _STEPS) for column in (X, Y)}


def choose_span(values: pd.Series, steps: Sequence[float]) -> Span:
    """Choose limits close around the values, and ticks by the first of `steps` that gives few enough."""
    step = next(
        (one for one in steps if np.ceil(values.max() / one) - np.floor(values.min() / one) <= _MOST_STEPS), steps[-1]
    )
    air = _AROUND * step
    low, high = float(values.min()) - air, float(values.max()) + air
    ticks = [float(step * number) for number in np.arange(np.ceil(low / step), np.floor(high / step) + 1)]
    return Span(low, high, ticks, [print_number(tick, int(step < 1)) for tick in ticks])


def widest_label(spans: dict[str, Span]) -> float:
    """Return the room that the labels of the upward axis take, in millimetres."""
    return max(width_of(label, SMALL) for label in spans[Y].labels) + 2.4


def place_plane(sheet: Sheet, left: float, top: float, width: float, height: float, spans: dict[str, Span]) -> Axes:
    """Add axes with unemployment to the right and vacancies upwards."""
    axes = sheet.axes(left, top, width, height)
    across, up = spans[X], spans[Y]
    axes.set(xlim=(across.low, across.high), ylim=(up.low, up.high))
    axes.set_xticks(across.ticks, across.labels)
    axes.set_yticks(up.ticks, up.labels)
    axes.grid(visible=True, axis="x")
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="x", length=0)
    return axes


def draw_curve(axes: Axes, points: pd.DataFrame, color: str) -> None:
    """Draw the months in order, each piece a little wider than the one before."""
    corners = points[[X, Y]].to_numpy(dtype=float)
    pieces = np.stack([corners[:-1], corners[1:]], axis=1)
    widths = np.linspace(_THIN, _THICK, len(pieces))
    axes.add_collection(LineCollection(list(pieces), colors=color, linewidths=widths, capstyle="round"), autolim=False)


def _name_months(axes: Axes, labels: Labels, points: pd.DataFrame, *, size: float) -> None:
    """Mark and name the first month, the last and the turning points."""
    turns = find_turns(points)
    first, last = points.index[0], points.index[-1]
    for month in (first, last, *turns):
        x, y = (float(points.loc[month, column]) for column in (X, Y))
        style: dict[str, Any] = {"markeredgecolor": INK, "zorder": 4, "clip_on": False}
        if month in turns:
            axes.plot(x, y, "o", color=INK, markersize=DOT - 2.2, **style)
        else:
            axes.plot(x, y, "o", color=PAPER if month == first else INK, markersize=DOT - 0.5, **style)
        labels.keep_clear(x, y, 0.9)
    for month in (last, first, *turns):
        ends: dict[str, Any] = (
            {"weight": 600, "color": INK} if month == last else {"color": INK if month == first else MUTED}
        )
        x, y = (float(points.loc[month, column]) for column in (X, Y))
        labels.write(x, y, abbreviate_month(month), size=size, **ends)


def _write_name(sheet: Sheet, left: float, top: float, curve: Curve, width: float) -> None:
    """Name a panel; what must be known of its adjustment stands below."""
    sheet.write(left, top + 3.4, fit(name_curve(curve), width, BODY, 600), size=BODY, weight=600)
    sheet.write(left, top + 7.4, BEVERIDGE_STATUSES[curve.status], size=SMALL, color=MUTED)


def write_units(sheet: Sheet, axes: Axes, left: float, baseline: float) -> None:
    """Write what axes measure: what goes upwards at the sheet's head, what goes to the right below the axes."""
    sheet.write(left, baseline, BEVERIDGE_AXES[Y], size=SMALL, color=MUTED)
    box, below = axes.get_position(), 7.4
    right, foot = box.x1 * sheet.width, (1 - box.y0) * sheet.height
    sheet.write(right, foot + below, BEVERIDGE_AXES[X], size=SMALL, color=MUTED, horizontalalignment="right")


_HEIGHT, _TOP, _BOTTOM = 54.0, 6.5, 10.6
_COLORS = {"af": ACCENT, "bas": CONTRAST}
_APART = 4.2  # millimetres between two names
_AIR = 2.0


@in_both_forms
def plot_check(check: BasCheck) -> Figure:
    """Draw the country's rate by both agencies, each named at its end."""
    scale = choose_scale(pd.concat([check.rates["af"], check.rates["bas"]]), intervals=5)
    facts = {name: check.facts[f"beveridge.{name}.unemployment_rate"] for name in _COLORS}
    # On a phone the names stand above the plot, and only the numbers at the ends of the lines.
    key = [KeyMark(BEVERIDGE_AGENCIES[name], color) for name, color in _COLORS.items()] if for_phone() else []
    names = {name: fact.text if key else f"{BEVERIDGE_AGENCIES[name]} {fact.text}" for name, fact in facts.items()}
    above = _KEY + taller_key(key) if key else 0.0
    sheet = Sheet(sheet_width(), above + _HEIGHT)
    write_key(sheet, key)
    left, right = scale.width + 3.0, max(width_of(text, BODY, 600) for text in names.values()) + 2 * _AIR
    body = _HEIGHT - _TOP - _BOTTOM
    axes = sheet.axes(left, above + _TOP, sheet.width - left - right, body)
    scale.apply(axes)
    scale_months(axes, check.rates.index)
    sheet.write(EDGE, above + 3.4, BEVERIDGE_AXES["unemployment_rate"], size=SMALL, color=MUTED)
    for name, color in _COLORS.items():
        draw_line(axes, check.rates[name], color=color)
        mark_month(axes, check.month, float(check.rates.loc[check.month, name]), color=color)
    per_mm = (scale.high - scale.low) / body
    for name, height in _spread(check.rates.loc[check.month], _APART * per_mm).items():
        axes.annotate(
            names[str(name)],
            (check.month.ordinal, height),
            xytext=(_AIR * POINTS_PER_MM, 0),
            textcoords="offset points",
            size=BODY,
            weight=600,
            color=_COLORS[str(name)],
            verticalalignment="center",
            annotation_clip=False,
        )
    return sheet.figure


def _spread(ends: pd.Series, apart: float) -> pd.Series:
    """Move two heights that are too near each other as far apart as they must be."""
    ordered = ends.sort_values()
    short = max(0.0, apart - (ordered.iloc[1] - ordered.iloc[0]))
    return ordered + pd.Series([-short / 2, short / 2], index=ordered.index)
