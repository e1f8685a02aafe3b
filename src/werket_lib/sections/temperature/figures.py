"""The temperature's figures: five gauges, and the count month by month."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Wedge

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.breaks import break_months
from werket_lib.sections.indicators.numbers import INDICATORS, Indicator
from werket_lib.sections.temperature.numbers import FIRST, WORDS, Temperature
from werket_lib.sections.temperature.words import GAUGE_ENDS, GAUGE_HEADS, OF_FIVE, VERDICTS, Verdict, judge
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.lines import draw_line, every_month, mark_breaks, mark_month
from werket_lib.style.names import INDICATORS as NAMES
from werket_lib.style.names import LEVEL_UNITS, UNITS
from werket_lib.style.scales import Scale, choose_scale, scale_months
from werket_lib.style.sheet import Sheet, width_of
from werket_lib.style.theme import (
    BAD,
    BODY,
    DOT,
    EDGE,
    EMPTY,
    FIGURE,
    GOOD,
    INK,
    MARGIN,
    MUTED,
    NAME,
    NEUTRAL,
    PAPER,
    SMALL,
    TEMPERATURE,
)
from werket_lib.style.words import month_word

_COLOURS: dict[Verdict, str] = {"good": GOOD, "bad": BAD, "same": NEUTRAL}

# A plus, a minus, an equals sign: matplotlib's markers, each so far below the badge's middle.
_SIGNS: dict[Verdict, tuple[tuple[str, float], ...]] = {
    "good": (("+", 0.0),),
    "bad": (("_", 0.0),),
    "same": (("_", -0.4), ("_", 0.4)),
}

# Where things stand, in millimetres.
_ROW = 21.0
_RADIUS, _RING = 14.5, 3.6


class _Places(NamedTuple):
    """Where the parts of a gauge begin from the left, how tall head and row are, how far down dial and line stand."""

    change: float
    dial: float
    line: float
    head: float
    row: float
    lower: float


_ACROSS = _Places(change=46.0, dial=84.0, line=125.0, head=11.0, row=_ROW, lower=0.0)
_ON_PHONE = _Places(change=38.0, dial=2.0, line=42.0, head=16.0, row=38.0, lower=17.0)


@in_both_forms
def plot_gauges(section: Temperature) -> Figure:
    """Draw each indicator's level, its place among the same months of other years, its change and its line.

    The dial runs from the weakest such month for the labour market to the strongest, by rank, so that one
    extreme month does not press the others together. Colour, sign and word say the same.
    """
    at = _ON_PHONE if for_phone() else _ACROSS
    sheet = Sheet(sheet_width(), at.head + at.row * len(INDICATORS) + 3.0)
    levels = section.levels.loc[min(FIRST, section.month - 12) :]
    _write_heads(sheet, at, section.month, levels.index[0])
    verdicts = judge(section)
    for place, indicator in enumerate(INDICATORS):
        top = at.head + at.row * place
        line = every_month(levels[indicator.name])
        sheet.rule(top)
        change = section.facts[f"temperature.{indicator.name}.change_12m"]
        verdict = verdicts[indicator.name]
        _write_level(sheet, top, indicator, section.facts[f"temperature.{indicator.name}"])
        _write_change(sheet, at.change, top, change, verdict)
        _draw_dial(sheet, at.dial, top + at.lower, line * indicator.good, verdict)
        axes = _draw_line(sheet, at.line, top + at.lower, line, choose_scale(line, intervals=3))
        mark_breaks(axes, break_months([one for one in section.breaks if indicator.name in one.measures]))
    return sheet.figure


def _write_heads(sheet: Sheet, at: _Places, now: pd.Period, first: pd.Period) -> None:
    """Name the columns; the dots before two of them are the key to the marks below."""
    heads = (
        (EDGE, 4.0, GAUGE_HEADS["level"].format(month=name_month(now)).capitalize(), False),
        (at.change, 4.0, GAUGE_HEADS["change"].format(month=name_month(now - 12)), True),
        (at.dial, at.head - 7.0, GAUGE_HEADS["dial"].format(month=month_word(now), year=first.year), None),
        (at.line, at.head - 7.0, GAUGE_HEADS["line"].format(first=first.year, last=now.year), None),
    )
    for text, side in zip(GAUGE_ENDS, (-1, 1), strict=True):
        end = at.dial + 1.5 + _RADIUS + side * (_RADIUS + 0.5)
        style = {"size": SMALL, "color": MUTED, "horizontalalignment": "left" if side < 0 else "right"}
        sheet.write(end, at.head - 2.6, text, **style)
    for left, baseline, head, hollow in heads:
        if hollow is not None:
            _draw_mark(sheet, left + 1.0, baseline - 1.0, hollow=hollow)
        sheet.write(left + (0 if hollow is None else 3.0), baseline, head, size=SMALL, color=MUTED)


def _write_level(sheet: Sheet, top: float, indicator: Indicator, level: Fact) -> None:
    sheet.write(EDGE, top + 7.2, NAMES[indicator.name], size=NAME, weight=600)
    sheet.write(EDGE, top + 15.6, level.text, size=FIGURE, weight=600)
    sheet.write(
        EDGE + width_of(level.text, FIGURE, 600) + 1.2, top + 15.6, LEVEL_UNITS[level.unit], size=BODY, color=MUTED
    )


def _write_change(sheet: Sheet, left: float, top: float, change: Fact, verdict: Verdict) -> None:
    sheet.write(left, top + 8.6, change.signed, size=11, weight=600)
    after = left + width_of(change.signed, 11, 600) + 1.0
    sheet.write(after, top + 8.6, UNITS[change.unit], size=BODY, color=MUTED)
    _draw_badge(sheet, left + 2.1, top + 13.7, verdict)
    colour = MUTED if verdict == "same" else _COLOURS[verdict]
    sheet.write(left + 5.4, top + 14.8, VERDICTS[verdict], size=NAME, weight=600, color=colour)


def _draw_badge(sheet: Sheet, x: float, y: float, verdict: Verdict) -> None:
    """Draw a sign in a disc: shape, where colour is not seen."""
    sheet.dot(x, y, color=_COLOURS[verdict], markersize=10.5, markeredgewidth=0)
    for marker, below in _SIGNS[verdict]:
        sheet.dot(x, y + below, marker=marker, color=PAPER, markersize=6.0, markeredgewidth=1.4)


def _draw_dial(sheet: Sheet, left: float, top: float, strength: pd.Series, verdict: Verdict) -> None:
    """Draw a half circle from the weakest month to the strongest, with the way gone in a year."""
    same = pd.PeriodIndex(strength.index).month == strength.index[-1].month
    places = place_among(strength[same])
    now, before = places.iloc[-1], places.iloc[-2]
    x, y = left + _RADIUS + 1.5, top + 18.6
    # On the sheet y runs down, so the half circle's angles run from 180 to 360.
    begin, end = sorted((180 + 180 * now, 180 + 180 * before))
    sheet.draw(Wedge((x, y), _RADIUS, 180, 360, width=_RING, color=EMPTY, linewidth=0))
    sheet.draw(Wedge((x, y), _RADIUS, begin, end, width=_RING, color=_COLOURS[verdict], linewidth=0))
    _draw_mark(sheet, *_on_dial(x, y, before), hollow=True)
    tip = _on_dial(x, y, now)
    sheet.stroke((x, tip[0]), (y, tip[1]), color=INK, linewidth=1.6)
    for dot in ((x, y), tip):
        _draw_mark(sheet, *dot, hollow=False)


def _draw_mark(sheet: Sheet, x: float, y: float, *, hollow: bool) -> None:
    face, size = (PAPER, DOT) if hollow else (INK, DOT + 0.5)
    sheet.dot(x, y, color=face, markeredgecolor=INK, markersize=size)


def place_among(strength: pd.Series) -> pd.Series:
    """Return each month's place among all: 0 the weakest, 1 the strongest, ties in the middle of theirs."""
    others = strength.count() - 1
    return (strength.rank() - 1) / others if others > 0 else strength.where(strength.isna(), 0.5)


def _on_dial(x: float, y: float, place: float) -> tuple[float, float]:
    """Return the point of a dial's ring at a place from 0 to 1; the dial's centre is (`x`, `y`)."""
    angle, middle = np.pi * (1 - place), _RADIUS - _RING / 2
    return x + middle * float(np.cos(angle)), y - middle * float(np.sin(angle))


def _draw_line(sheet: Sheet, left: float, top: float, levels: pd.Series, scale: Scale) -> Axes:
    axes = sheet.axes(left, top + 2.6, sheet.width - left - MARGIN, _ROW - 9.0)
    scale.apply(axes)
    scale_months(axes, levels.index, years_only=True)
    draw_line(axes, levels, color=NEUTRAL, width=1.0)
    for month, hollow in ((levels.index[-13], True), (levels.index[-1], False)):
        mark_month(axes, month, levels[month], hollow=hollow)
    return axes


_LEFT = 49.0
_WORDS, _NOW = 15.0, 30.0  # on a phone: what the words take to the left, what this month takes above
_CELL = 6.0  # height of one indicator's cell, in millimetres
_FILLED = 0.86  # of a month's width
_STEP = 0.88  # of a cell's height


@in_both_forms
def plot_temperature(section: Temperature) -> Figure:
    """Draw a column of five cells for each month, filled as far as indicators are positive."""
    height = _CELL * len(INDICATORS)
    left, top = (_WORDS, _NOW) if for_phone() else (_LEFT, 0.0)
    sheet = Sheet(sheet_width(), top + height + 11.2)
    axes = sheet.axes(left, top + 1.5, sheet.width - left - MARGIN, height)
    axes.grid(visible=False)
    axes.set_ylim(0, len(INDICATORS))
    scale_months(axes, section.history.index)
    _fill_cells(axes, section)
    _name_steps(axes, section)
    _write_now(sheet, section)
    return sheet.figure


def _fill_cells(axes: Axes, section: Temperature) -> None:
    for row in range(len(INDICATORS)):
        filled = section.history["positive"] > row
        colours = section.history["word"].map(TEMPERATURE).where(filled, EMPTY)
        spans = [(month - _FILLED / 2, _FILLED) for month in section.history.index.asi8]
        axes.broken_barh(spans, (row + (1 - _STEP) / 2, _STEP), facecolors=colours, linewidth=0)


def _name_steps(axes: Axes, section: Temperature) -> None:
    """Write each step's word beside it; this month's stands out."""
    words = WORDS[1:]
    counts = [f"0–{1}", *map(str, range(2, len(WORDS)))]
    labels = [f"{word} {count}" for word, count in zip(words, counts, strict=True)]
    axes.set_yticks([step + 0.5 for step in range(len(words))], labels)
    axes.tick_params(axis="y", labelsize=BODY)
    for label, word in zip(axes.get_yticklabels(), words, strict=True):
        if word == section.facts["temperature.word"].text:
            label.set(weight=600, color=INK)


def _write_now(sheet: Sheet, section: Temperature) -> None:
    left = EDGE
    count, word = section.facts["temperature.positive"], section.facts["temperature.word"]
    sheet.write(left, 7.0, name_month(section.month).capitalize(), color=MUTED)
    sheet.write(left, 15.5, word.text.capitalize(), size=FIGURE, weight=600, color=TEMPERATURE[word.text])
    for line, text in enumerate(OF_FIVE):
        sheet.write(left, 21.0 + 4.0 * line, text.format(count=count.text), size=BODY)
