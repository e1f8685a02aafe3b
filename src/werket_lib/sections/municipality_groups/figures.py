"""The local labour market: groups of municipalities then and now, and municipalities on a map."""

import pandas as pd
from matplotlib.figure import Figure

from werket_lib.facts import slugify
from werket_lib.months import abbreviate_month, name_month
from werket_lib.sections.municipality_groups.numbers import COUNTRY, MunicipalityGroups
from werket_lib.sections.municipality_groups.words import GROUP_HEADS, MAP_NOTES, MUNICIPALITY_MAPS, RATE_UNIT, RATES
from werket_lib.style.bars import baseline, middle, name_baseline, row
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.maps import MunicipalityMap, change_bins, level_bins, plot_municipalities
from werket_lib.style.maps.bins import STRONGER, WEAKER
from werket_lib.style.names import COUNTRY as COUNTRY_NAME
from werket_lib.style.scales import Scale, choose_scale
from werket_lib.style.sheet import Sheet, width_of
from werket_lib.style.theme import (
    BAD,
    DOT,
    EDGE,
    GOOD,
    GRID,
    INK,
    MUTED,
    NAME,
    NEUTRAL,
    PAPER,
    SMALL,
    THIN,
)
from werket_lib.style.words import direction

_TOP, _FOOT, _GAP = 15.0, 6.5, 5.0
_KEY = 10.0  # millimetres of the key above the panels on a phone
_LEVEL, _CHANGE = 17.0, 1.0  # where the columns of numbers end, in millimetres from a panel's right edge
_DOTS = 26.0  # millimetres of a panel that numbers and the air before them take
# What a change says of the labour market, by rate and direction.
_COLORS = {
    "unemployment_rate": {"up": BAD, "down": GOOD, "same": NEUTRAL},
    "vacancy_rate": {"up": GOOD, "down": BAD, "same": NEUTRAL},
}


@in_both_forms
def plot_groups(section: MunicipalityGroups) -> Figure:
    """Draw both rates of each group: the start month's as a hollow dot, this month's as a filled one."""
    rows = len(section.table)
    names = section.table["group"].where(section.table["slug"] != COUNTRY, COUNTRY_NAME)
    height = _TOP + row().height * rows + _FOOT
    if for_phone():  # each panel has the names; the key stands above the first
        sheet = Sheet(sheet_width(), _KEY + len(RATES) * height)
        panels = [(EDGE, _KEY + place * height, sheet.width - 2 * EDGE) for place in range(len(RATES))]
    else:
        sheet = Sheet(sheet_width(), height)
        begin = EDGE + max(map(width_of, names)) + _GAP
        width = (sheet.width - begin - _GAP) / len(RATES)
        panels = [(begin + place * (width + _GAP), 0.0, width) for place in range(len(RATES))]
    for top in dict.fromkeys(top + _TOP for _, top, _ in panels):
        _write_names(sheet, top, names)
    _write_key(sheet, section)
    for measure, (left, top, width) in zip(RATES, panels, strict=True):
        _draw_panel(sheet, (left, top, width), section, measure)
    return sheet.figure


def _write_names(sheet: Sheet, top: float, names: pd.Series) -> None:
    for number, name in enumerate(names):
        sheet.write(EDGE, name_baseline(top, number), name, weight=600 if name == COUNTRY_NAME else 400)
    sheet.rule(top + row().height * (len(names) - 1))


def plot_map(section: MunicipalityGroups) -> Figure:
    """Draw unemployment in every municipality beside its change since the start month."""
    places = section.municipalities.set_index("municipality_code")
    level, change = places["unemployment_rate_pct"], places["unemployment_rate_change_pp"]
    heads = {
        kind: head.format(unit=RATE_UNIT, month=name_month(section.start)) for kind, head in MUNICIPALITY_MAPS.items()
    }
    notes = {kind: note.format(month=name_month(section.month)) for kind, note in MAP_NOTES.items()}
    known = places.dropna(subset=["unemployment_rate_pct"])
    named = {
        str(code): section.facts[f"groups.municipality.{slugify(name)}.unemployment_rate"].text
        for code, name in known["name"].iloc[[0, -1][: len(known)]].items()
    }
    bins = change_bins(change, falling=STRONGER, rising=WEAKER)
    return plot_municipalities(
        [
            MunicipalityMap(heads["level"], level, level_bins(level), notes["level"], named),
            MunicipalityMap(heads["change"], change, bins, notes["change"]),
        ]
    )


def _write_key(sheet: Sheet, section: MunicipalityGroups) -> None:
    """Say what the hollow and the filled dots are."""
    for line, (month, hollow) in enumerate(((section.start, True), (section.month, False))):
        y = 4.0 + 4.4 * line
        sheet.dot(EDGE + 1.0, y - 1.0, color=PAPER if hollow else INK, markeredgecolor=INK, markersize=DOT)
        sheet.write(EDGE + 3.4, y, name_month(month), color=MUTED)


def _draw_panel(sheet: Sheet, panel: tuple[float, float, float], section: MunicipalityGroups, measure: str) -> None:
    """Draw one rate: a row a group, its two months as dots on one scale, then level and change."""
    left, above, width = panel
    right, top = left + width, above + _TOP
    sheet.write(left, above + 4.0, RATES[measure], size=NAME, weight=600)
    sheet.write(left, above + 8.4, RATE_UNIT, color=MUTED)
    for head, end in zip(GROUP_HEADS, (_LEVEL, _CHANGE), strict=True):
        head = head.format(month=abbreviate_month(section.month))
        sheet.write(right - end, top - 1.6, head, size=SMALL, color=MUTED, horizontalalignment="right")
    scale = choose_scale(
        pd.concat([section.table[f"{measure}_pct"], section.table[f"{measure}_start_pct"]]), intervals=6
    )
    room = (left + 1.2, width - _DOTS - 1.2)
    _draw_scale(sheet, scale, room, top, rows=len(section.table))
    for number, (_, group) in enumerate(section.table.iterrows()):
        level, change = (section.facts[f"groups.{group['slug']}.{measure}{end}"] for end in ("", ".change_pp"))
        color = _COLORS[measure][direction(change) or "same"]
        then, now = (_along(scale, room, group[f"{measure}{end}_pct"]) for end in ("_start", ""))
        y = middle(top, number)
        sheet.stroke((then, now), (y, y), color=color, linewidth=1.6)
        sheet.dot(then, y, color=PAPER, markeredgecolor=color, markersize=DOT)
        sheet.dot(now, y, color=color, markersize=DOT + 1.0, markeredgewidth=0)
        weight = 600 if group["slug"] == COUNTRY else 400
        for text, end, bold in ((level.text, _LEVEL, 600), (change.signed, _CHANGE, weight)):
            sheet.write(right - end, baseline(top, number), text, weight=bold, horizontalalignment="right")


def _along(scale: Scale, room: tuple[float, float], value: float) -> float:
    left, width = room
    return left + width * (value - scale.low) / (scale.high - scale.low)


def _draw_scale(sheet: Sheet, scale: Scale, room: tuple[float, float], top: float, *, rows: int) -> None:
    foot = top + row().height * rows
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        x = _along(scale, room, tick)
        sheet.stroke((x, x), (top, foot), color=GRID, linewidth=THIN)
        sheet.write_scale(x, foot + 3.2, label, size=SMALL, color=MUTED, horizontalalignment="center")
