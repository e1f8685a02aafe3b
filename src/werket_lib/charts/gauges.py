"""Five gauges, a row each: the level, where it stands among all months, its change in a year, its long line."""

from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Wedge

from werket_lib.charts.lines import draw_line, every_month, mark_month
from werket_lib.charts.scales import Scale, choose_scale, scale_months
from werket_lib.charts.sheet import Sheet, width_of
from werket_lib.charts.theme import (
    BAD,
    BODY,
    DOT,
    EDGE,
    EMPTY,
    FIGURE,
    FULL_WIDTH_MM,
    GOOD,
    GRID,
    INK,
    MUTED,
    NAME,
    NEUTRAL,
    PAPER,
    SMALL,
    THIN,
    use_theme,
)
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import round_half_up
from werket_lib.sections.temperature import INDICATORS, Indicator, Temperature
from werket_lib.text.labels import GAUGE_ENDS, GAUGE_HEADS, LEVEL_UNITS, UNITS, VERDICTS
from werket_lib.text.labels import INDICATORS as NAMES

Verdict = Literal["good", "bad", "same"]

_COLOURS: dict[Verdict, str] = {"good": GOOD, "bad": BAD, "same": NEUTRAL}
_SIGNS: dict[Verdict, str] = {"good": "+", "bad": "\u2212", "same": "="}

# Where things stand, in millimetres.
_HEAD, _ROW = 7.0, 21.0
_DIAL, _CHANGE, _LINE = 46.0, 83.0, 124.0
_RADIUS, _RING = 12.0, 3.2


@use_theme()
def plot_gauges(section: Temperature) -> Figure:
    """Draw each indicator's level, its place among all months, its change in twelve months and its line.

    The dial runs from the weakest month for the labour market to the strongest, by rank, so that one
    extreme month does not press the others together. Colour, sign and word say the same.
    """
    sheet = Sheet(FULL_WIDTH_MM, _HEAD + _ROW * len(INDICATORS) + 3.0)
    _write_heads(sheet, section)
    for place, indicator in enumerate(INDICATORS):
        top = _HEAD + _ROW * place
        levels = every_month(section.levels[indicator.name])
        _draw_rule(sheet, top)
        change = section.facts[f"temperature.{indicator.name}.change_12m"]
        verdict = judge(indicator, change)
        _write_level(sheet, top, indicator, section.facts[f"temperature.{indicator.name}"])
        _draw_dial(sheet, top, levels * indicator.good, verdict)
        _write_change(sheet, top, change, verdict)
        _draw_line(sheet, top, levels, choose_scale(levels, intervals=3))
    return sheet.figure


def judge(indicator: Indicator, change: Fact) -> Verdict:
    """Tell whether a change, as printed, is good for the labour market; zero is neither."""
    assert isinstance(change.value, int | float)
    printed = indicator.good * round_half_up(change.value, change.decimals)
    return "good" if printed > 0 else "bad" if printed < 0 else "same"


def _write_heads(sheet: Sheet, section: Temperature) -> None:
    """Name the columns; the dots before two of them are the key to the marks below."""
    now, before, first = section.month, section.month - 12, section.levels.index[0]
    heads = (
        (EDGE, GAUGE_HEADS["level"].format(month=name_month(now)).capitalize(), False),
        (_DIAL, GAUGE_HEADS["dial"].format(year=first.year), None),
        (_CHANGE, GAUGE_HEADS["change"].format(month=name_month(before)), True),
        (_LINE, GAUGE_HEADS["line"].format(first=first.year, last=now.year), None),
    )
    for left, head, hollow in heads:
        if hollow is not None:
            _draw_key(sheet, left, hollow=hollow)
        sheet.write(left + (0 if hollow is None else 3.0), _HEAD - 3.0, head, size=SMALL, color=MUTED)


def _draw_key(sheet: Sheet, left: float, *, hollow: bool) -> None:
    axes = sheet.axes(left, _HEAD - 5.0, 2.0, 2.0)
    axes.axis("off")
    axes.set(xlim=(-1, 1), ylim=(-1, 1))
    face, size = (PAPER, DOT) if hollow else (INK, DOT + 0.5)
    axes.plot(0, 0, "o", color=face, markeredgecolor=INK, markersize=size, clip_on=False)


def _draw_rule(sheet: Sheet, top: float) -> None:
    axes = sheet.axes(0, top, sheet.width, 1)
    axes.axis("off")
    axes.axhline(1, color=GRID, linewidth=THIN)


def _write_level(sheet: Sheet, top: float, indicator: Indicator, level: Fact) -> None:
    sheet.write(EDGE, top + 7.2, NAMES[indicator.name], size=NAME, weight=600)
    sheet.write(EDGE, top + 15.6, level.text, size=FIGURE, weight=600)
    sheet.write(
        EDGE + width_of(level.text, FIGURE, 600) + 1.2, top + 15.6, LEVEL_UNITS[level.unit], size=BODY, color=MUTED
    )


def _write_change(sheet: Sheet, top: float, change: Fact, verdict: Verdict) -> None:
    sheet.write(_CHANGE, top + 8.6, change.signed, size=11, weight=600)
    after = _CHANGE + width_of(change.signed, 11, 600) + 1.0
    sheet.write(after, top + 8.6, UNITS[change.unit], size=BODY, color=MUTED)
    badge = sheet.axes(_CHANGE, top + 11.6, 4.2, 4.2)
    badge.axis("off")
    badge.set(xlim=(-1, 1), ylim=(-1, 1))
    badge.plot(0, 0, "o", markersize=10.5, color=_COLOURS[verdict], markeredgewidth=0)
    for height in {"good": (0.0,), "bad": (0.0,), "same": (-0.2, 0.2)}[verdict]:
        badge.plot([-0.42, 0.42], [height, height], color=PAPER, linewidth=1.4)
    if verdict == "good":
        badge.plot([0, 0], [-0.42, 0.42], color=PAPER, linewidth=1.4)
    colour = MUTED if verdict == "same" else _COLOURS[verdict]
    sheet.write(_CHANGE + 5.4, top + 14.8, VERDICTS[verdict], size=NAME, weight=600, color=colour)


def _draw_dial(sheet: Sheet, top: float, strength: pd.Series, verdict: Verdict) -> None:
    """Draw a half circle from the weakest month to the strongest, with the way gone in a year."""
    axes = sheet.axes(_DIAL, top + 2.2, 2 * _RADIUS + 3, _RADIUS + 2.0)
    axes.axis("off")
    axes.set(xlim=(-_RADIUS - 1.5, _RADIUS + 1.5), ylim=(-0.5, _RADIUS + 1.5))
    places = place_among(strength)
    now, before = places.iloc[-1], places.iloc[-13]
    axes.add_patch(Wedge((0, 0), _RADIUS, 0, 180, width=_RING, color=EMPTY, linewidth=0))
    begin, end = sorted((180 - 180 * now, 180 - 180 * before))
    axes.add_patch(Wedge((0, 0), _RADIUS, begin, end, width=_RING, color=_COLOURS[verdict], linewidth=0))
    middle = _RADIUS - _RING / 2
    x, y = _on_circle(before)
    axes.plot(x * middle, y * middle, "o", color=PAPER, markeredgecolor=INK, markersize=DOT)
    x, y = _on_circle(now)
    axes.plot([0, x * middle], [0, y * middle], color=INK, linewidth=1.6)
    axes.plot([0, x * middle], [0, y * middle], "o", color=INK, markersize=DOT + 0.5, clip_on=False)
    centre, below = _DIAL + _RADIUS + 1.5, top + 19.2
    for end_text, side in zip(GAUGE_ENDS, (-1, 1), strict=True):
        sheet.write(centre + side * middle, below, end_text, size=SMALL, color=MUTED, horizontalalignment="center")


def place_among(strength: pd.Series) -> pd.Series:
    """Return each month's place among all: 0 the weakest, 1 the strongest, ties in the middle of theirs."""
    others = strength.count() - 1
    return (strength.rank() - 1) / others if others > 0 else strength * 0 + 0.5


def _on_circle(place: float) -> tuple[float, float]:
    angle = np.pi * (1 - place)
    return float(np.cos(angle)), float(np.sin(angle))


def _draw_line(sheet: Sheet, top: float, levels: pd.Series, scale: Scale) -> None:
    axes = sheet.axes(_LINE, top + 2.6, sheet.width - _LINE - 1.5, _ROW - 7.6)
    scale.apply(axes)
    scale_months(axes, levels.index)
    draw_line(axes, levels, color=NEUTRAL, width=1.0)
    for month, hollow in ((levels.index[-13], True), (levels.index[-1], False)):
        mark_month(axes, month, levels[month], hollow=hollow)
