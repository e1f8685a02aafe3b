"""Who is trusted: a row a public body, with a dot for this year and a ring for the last."""

import pandas as pd
from matplotlib.figure import Figure

from werket_lib.numbers import NO_BREAK_SPACE
from werket_lib.sections.trust.numbers import AGENCY, Trust
from werket_lib.sections.trust.words import ActorRow, actor_rows
from werket_lib.style.bars import ROW, baseline
from werket_lib.style.panels import KeyMark, write_key
from werket_lib.style.scales import Scale, choose_scale
from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import (
    ACCENT,
    BODY,
    EDGE,
    FULL_WIDTH_MM,
    GRID,
    INK,
    MUTED,
    NEUTRAL,
    PAPER,
    SMALL,
    THIN,
    use_theme,
)

_KEY, _FOOT, _NAME = 8.0, 6.0, 62.0
_AIR = 1.6
_DOT = 6.0  # points
_LINE = 1.6
_OFF = 1.8  # millimetres from a dot's middle to its number


@use_theme()
def plot_trust(section: Trust) -> Figure:
    """Draw this year's share and last year's for each body, most trusted first; the agency stands out."""
    rows = actor_rows(section)
    height = ROW * len(rows)
    sheet = Sheet(FULL_WIDTH_MM, _KEY + height + _FOOT)
    has_last_year = any(row.previous.value is not None for row in rows)
    this_year, last_year = (
        KeyMark(str(section.year), NEUTRAL, marker="o"),
        KeyMark(str(section.year - 1), NEUTRAL, marker="o", face=PAPER),
    )
    write_key(sheet, [this_year, last_year] if has_last_year else [this_year])
    begin = EDGE + _write_names(sheet, [row.name for row in rows]) + 4 * _AIR
    scale = choose_scale(pd.Series([0.0, *section.table["trust_pct"], *section.table["previous_pct"].dropna()]))
    width = sheet.width - begin - 4 * _AIR
    _draw_grid(sheet, scale, begin, width, height)
    for number, row in enumerate(rows):
        _draw_row(sheet, row, number, begin, width / scale.high)
    return sheet.figure


def _write_names(sheet: Sheet, names: list[str]) -> float:
    """Write the bodies' names, the agency's in its colour, and return how wide the widest is."""
    widest = 0.0
    for number, name in enumerate(names):
        weight, color = (600, ACCENT) if name == AGENCY else (400, INK)
        shown = fit(name, _NAME, BODY, weight)
        sheet.write(EDGE, baseline(_KEY, number), shown, weight=weight, color=color)
        widest = max(widest, width_of(shown, BODY, weight))
    return widest


def _draw_grid(sheet: Sheet, scale: Scale, begin: float, width: float, height: float) -> None:
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        x = begin + width * tick / scale.high
        sheet.stroke((x, x), (_KEY, _KEY + height), color=GRID, linewidth=THIN, zorder=0)
        text = label + NO_BREAK_SPACE + "%"
        sheet.write_scale(x, _KEY + height + 3.6, text, size=SMALL, color=MUTED, horizontalalignment="center")


def _draw_row(sheet: Sheet, row: ActorRow, number: int, begin: float, per_percent: float) -> None:
    is_agency = row.name == AGENCY
    color, middle = ACCENT if is_agency else NEUTRAL, _KEY + (number + 0.5) * ROW
    now = begin + per_percent * float(str(row.trust.value))
    towards = 1
    if row.previous.value is not None and row.previous.text != row.trust.text:
        then = begin + per_percent * float(str(row.previous.value))
        towards = 1 if now > then else -1
        sheet.stroke((then, now), (middle, middle), color=color, linewidth=_LINE, zorder=1)
        sheet.dot(then, middle, color=PAPER, markeredgecolor=color, markersize=_DOT - 1, zorder=2)
        _write(sheet, then, number, row.previous.text, -towards, color=MUTED)
    sheet.dot(now, middle, color=color, markersize=_DOT, markeredgewidth=0, zorder=3)
    _write(sheet, now, number, row.trust.text, towards, weight=600, color=ACCENT if is_agency else MUTED)


def _write(sheet: Sheet, x: float, number: int, text: str, towards: int, **style: object) -> None:
    """Write a number beside its dot, on the side that its movement points to."""
    side = "left" if towards > 0 else "right"
    sheet.write(x + towards * _OFF, baseline(_KEY, number), text, size=BODY, horizontalalignment=side, **style)
