"""Who is trusted: a row a public body, with a dot for this year and a ring for the last."""

import pandas as pd
from matplotlib.figure import Figure

from werket_lib.numbers import NO_BREAK_SPACE
from werket_lib.sections.trust.numbers import AGENCY, Trust
from werket_lib.sections.trust.words import ActorRow, actor_rows
from werket_lib.style.bars import baseline, middle, name_baseline, row
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.panels import KeyMark, write_key
from werket_lib.style.scales import Scale, choose_scale
from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import (
    ACCENT,
    BODY,
    EDGE,
    GRID,
    INK,
    MUTED,
    NEUTRAL,
    PAPER,
    SMALL,
    THIN,
)

_KEY, _FOOT, _NAME = 8.0, 6.0, 62.0
_AIR = 1.6
_DOT = 6.0  # points
_LINE = 1.6
_OFF = 1.8  # millimetres from a dot's middle to its number


@in_both_forms
def plot_trust(section: Trust) -> Figure:
    """Draw this year's share and last year's for each body, most trusted first; the agency stands out."""
    rows = actor_rows(section)
    height = row().height * len(rows)
    sheet = Sheet(sheet_width(), _KEY + height + _FOOT)
    has_last_year = any(one.previous.value is not None for one in rows)
    this_year, last_year = (
        KeyMark(str(section.year), NEUTRAL, marker="o"),
        KeyMark(str(section.year - 1), NEUTRAL, marker="o", face=PAPER),
    )
    write_key(sheet, [this_year, last_year] if has_last_year else [this_year])
    begin = EDGE + _write_names(sheet, [one.name for one in rows]) + 4 * _AIR
    scale = choose_scale(
        pd.Series([0.0, *section.table["trust_pct"], *section.table["previous_pct"].dropna()]), intervals=3
    )
    width = sheet.width - begin - 4 * _AIR
    _draw_grid(sheet, scale, begin, width, height)
    for number, one in enumerate(rows):
        _draw_row(sheet, one, number, begin, width / scale.high)
    return sheet.figure


def _write_names(sheet: Sheet, names: list[str]) -> float:
    """Write the bodies' names, the agency's in its colour, and return the room that the widest takes."""
    widest = 0.0
    for number, name in enumerate(names):
        weight, color = (600, ACCENT) if name == AGENCY else (400, INK)
        shown = fit(name, _NAME, BODY, weight)
        sheet.write(EDGE, name_baseline(_KEY, number), shown, weight=weight, color=color)
        widest = max(widest, width_of(shown, BODY, weight))
    return 0.0 if for_phone() else widest


def _draw_grid(sheet: Sheet, scale: Scale, begin: float, width: float, height: float) -> None:
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        x = begin + width * tick / scale.high
        sheet.stroke((x, x), (_KEY, _KEY + height), color=GRID, linewidth=THIN, zorder=0)
        text = label + NO_BREAK_SPACE + "%"
        sheet.write_scale(x, _KEY + height + 3.6, text, size=SMALL, color=MUTED, horizontalalignment="center")


def _draw_row(sheet: Sheet, actor: ActorRow, number: int, begin: float, per_percent: float) -> None:
    is_agency = actor.name == AGENCY
    color, y = ACCENT if is_agency else NEUTRAL, middle(_KEY, number)
    now = begin + per_percent * float(str(actor.trust.value))
    towards = 1
    if actor.previous.value is not None and actor.previous.text != actor.trust.text:
        then = begin + per_percent * float(str(actor.previous.value))
        towards = 1 if now > then else -1
        sheet.stroke((then, now), (y, y), color=color, linewidth=_LINE, zorder=1)
        sheet.dot(then, y, color=PAPER, markeredgecolor=color, markersize=_DOT - 1, zorder=2)
        _write(sheet, then, number, actor.previous.text, -towards, color=MUTED)
    sheet.dot(now, y, color=color, markersize=_DOT, markeredgewidth=0, zorder=3)
    _write(sheet, now, number, actor.trust.text, towards, weight=600, color=ACCENT if is_agency else MUTED)


def _write(sheet: Sheet, x: float, number: int, text: str, towards: int, **style: object) -> None:
    """Write a number beside its dot, on the side that its movement points to."""
    side = "left" if towards > 0 else "right"
    sheet.write(x + towards * _OFF, baseline(_KEY, number), text, size=BODY, horizontalalignment=side, **style)
