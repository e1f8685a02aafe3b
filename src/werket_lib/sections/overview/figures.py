"""The measures that moved most: each with its number, its change, a small line, and how far from usual it came."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from werket_lib.months import abbreviate_month, name_month
from werket_lib.sections.overview.measures import name_measure
from werket_lib.sections.overview.numbers import Movement, Overview
from werket_lib.sections.overview.words import NOTHING_MOVED, OVERVIEW_KEY, USUALLY
from werket_lib.style.forms import in_both_forms
from werket_lib.style.lines import draw_line, mark_month
from werket_lib.style.names import LEVEL_UNITS, SINCE, UNITS
from werket_lib.style.panels import KeyMark, Panel, lay_out
from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import ACCENT, DOT, EDGE, GRID, INK, MUTED, NAME, PAPER, SMALL, THIN
from werket_lib.style.words import month_word, with_unit

LINE_MONTHS = 36  # of a line, so that one month's step can be seen

# Where things stand in a panel, in millimetres, and how much of its height a line's ends keep free.
_TALL, _INDENT = 31.0, 5.4
_RIGHT_HALF, _MARGIN = 46.0, 3.0
_LINE_TOP, _LINE_TALL, _SCALE_TOP, _BAND = 7.8, 10.4, 26.4, 2.6
_LEVEL = 15.0  # points
_AIR = 0.12
_SCALE_END = 4.0  # a score beyond it is an arrow at the end of its scale
_GREY = "#c3c9cf"  # between a rule and a mark: dots lie on it


@in_both_forms
def plot_movements(section: Overview) -> Figure:
    """Draw the ten measures that came furthest from their usual movement, two in a row, the furthest first.

    Each has a line of its own scale over the last three years. Under it a scale shows how far the change came from
    what is usual for the measure: grey is as far as a month usually comes, down or up.
    """
    key = [
        KeyMark(OVERVIEW_KEY["now"].format(month=name_month(section.month)), ACCENT, marker="o"),
        KeyMark(OVERVIEW_KEY["usual"], _GREY, marker="s"),
    ]
    sheet, panels = lay_out(len(section.shown) or 1, head=0.0, body=_TALL, foot=0.0, key=key if section.shown else ())
    if not section.shown:
        sheet.write(EDGE, 6.0, NOTHING_MOVED, color=MUTED)
        return sheet.figure
    for place, (panel, move) in enumerate(zip(panels, section.shown, strict=True)):
        if panel.left == 0:
            sheet.rule(panel.top)
        _write_panel(sheet, panel, move, place + 1)
        _draw_line(sheet, panel, move)
        _draw_scale(sheet, panel, move)
    return sheet.figure


def _write_panel(sheet: Sheet, panel: Panel, move: Movement, place: int) -> None:
    left, top, month = panel.left + EDGE + _INDENT, panel.top, move.story.level.month
    name, level = name_measure(move.story), move.story.level
    sheet.write(panel.left + EDGE, top + 5.4, str(place), size=NAME, color=MUTED)
    sheet.write(left, top + 5.4, fit(name.label, panel.width - _INDENT - EDGE, NAME, 600), size=NAME, weight=600)
    sheet.write(left, top + 10.0, fit(name.qualifier, _RIGHT_HALF - _INDENT - EDGE), color=MUTED)
    sheet.write(left, top + 17.0, level.text, size=_LEVEL, weight=600)
    if level.unit in ("percent", "index"):
        sheet.write(left + width_of(level.text, _LEVEL, 600) + 1.0, top + 17.0, LEVEL_UNITS[level.unit], color=MUTED)
    change = with_unit(move.change.signed, UNITS[move.change.unit]) if level.unit == "percent" else move.change.signed
    sheet.write(left, top + 22.8, change, weight=600)
    since = SINCE.format(month=month_word(month - 1))
    sheet.write(left, top + 27.0, f"{since}, {USUALLY.format(number=move.expected.signed)}", color=MUTED)


def _draw_line(sheet: Sheet, panel: Panel, move: Movement) -> None:
    history = move.story.level.history
    assert history is not None
    line, month = history.iloc[-LINE_MONTHS:], move.story.level.month
    left, right = panel.left + _RIGHT_HALF, panel.left + panel.width - _MARGIN
    axes = sheet.axes(left, panel.top + _LINE_TOP, right - left, _LINE_TALL)
    _set_limits(axes, line)
    draw_line(axes, line, color=INK, width=1.1)
    mark_month(axes, month, float(line.iloc[-1]), color=ACCENT)
    foot = panel.top + _LINE_TOP + _LINE_TALL + 3.7
    for x, when, side in ((left, line.index[0], "left"), (right, month, "right")):
        sheet.write(x, foot, abbreviate_month(when), size=SMALL, color=MUTED, horizontalalignment=side)


def _draw_scale(sheet: Sheet, panel: Panel, move: Movement) -> None:
    """Draw how far the change came from the usual: the middle is as usual, grey as far as a month usually comes."""
    assert isinstance(move.score.value, float)
    left, right = panel.left + _RIGHT_HALF, panel.left + panel.width - _MARGIN
    middle, step, y = (left + right) / 2, (right - left) / 2 / _SCALE_END, panel.top + _SCALE_TOP
    sheet.stroke((left, right), (y, y), color=GRID, linewidth=THIN)
    sheet.draw(Rectangle((middle - step, y - _BAND / 2), 2 * step, _BAND, color=_GREY, linewidth=0))
    sheet.stroke((middle, middle), (y - _BAND / 2, y + _BAND / 2), color=PAPER, linewidth=1.0)
    score = move.score.value
    marker = "o" if move.size <= _SCALE_END else ">" if score > 0 else "<"
    reached = max(-_SCALE_END, min(_SCALE_END, score))
    sheet.dot(middle + step * reached, y, marker=marker, color=ACCENT, markersize=DOT + 0.5)


def _set_limits(axes: Axes, line: pd.Series) -> None:
    low, high = float(line.min()), float(line.max())
    air = (high - low or 1.0) * _AIR
    axes.set_ylim(low - air, high + air)
    axes.set_xlim(line.index[0].ordinal, line.index[-1].ordinal)
    axes.grid(visible=False)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
