"""Series before and after seasonal adjustment: the report's indicators, and every series as the reviewer sees it."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.charts.lines import draw_line, mark_month
from werket_lib.charts.scales import Scale, choose_scale
from werket_lib.charts.seasonal_panels import (
    YEARS_FOOT,
    KeyMark,
    Panel,
    lay_out,
    place_axes,
    scale_panel,
    shade_shocks,
    without_shocks,
    write_key,
    write_name,
    write_verdict,
)
from werket_lib.charts.sheet import Sheet, width_of
from werket_lib.charts.theme import ACCENT, BODY, EDGE, FIGURE, LINE, MUTED, NEUTRAL, SMALL, use_theme
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import print_number
from werket_lib.sections.adjusted import AdjustedIndicators
from werket_lib.sections.seasonal_quality import SeasonalQuality, SeriesQuality
from werket_lib.text.labels import ADJUSTED_KEY, BEYOND, INDICATORS, LEVEL_UNITS, SINCE, STATUSES, UNITS
from werket_lib.text.words import direction, with_unit

SHOWN_MONTHS = 49  # four years and the month itself: long enough for a season to be seen to return
_RAW = 0.9  # points
_SPLIT = 2.0  # millimetres between the level and its change

KEY = [KeyMark(ADJUSTED_KEY["adjusted"], ACCENT), KeyMark(ADJUSTED_KEY["observed"], NEUTRAL, _RAW)]


@use_theme()
def plot_adjusted(section: AdjustedIndicators) -> Figure:
    """Draw each indicator's last four years as published and adjusted, under its adjusted level and its change."""
    names = [str(name) for name in section.adjusted]
    sheet, panels = lay_out(len(names), head=16.5, body=31.0)
    write_key(sheet, KEY)
    shown = {name: section.adjustments[name].components.iloc[-SHOWN_MONTHS:] for name in names}
    scales = {name: choose_scale(_both(lines)) for name, lines in shown.items()}
    labels = max(scale.width for scale in scales.values())
    for name, panel in zip(names, panels, strict=True):
        _write_level(sheet, panel, section, name)
        axes = place_axes(sheet, panel, scales[name], labels)
        _draw_both(axes, shown[name])
    return sheet.figure


@use_theme()
def plot_series(section: SeasonalQuality) -> Figure:
    """Draw every series whole, before and after adjustment, worst first.

    A declared shock does not press the other months together: the axis is that of the months outside it, and
    the highest value in it is written where it lies beyond.
    """
    sheet, panels = lay_out(len(section.series), head=10.5, body=32.0, foot=YEARS_FOOT)
    write_key(sheet, KEY)
    scales = [
        choose_scale(without_shocks(_both(one.adjustment.components), one.adjustment.spec.shocks))
        for one in section.series
    ]
    labels = max(scale.width for scale in scales)
    for one, panel, scale in zip(section.series, panels, scales, strict=True):
        write_judged(sheet, panel, one, LEVEL_UNITS[one.indicator.unit])
        axes = place_axes(sheet, panel, scale, labels)
        _draw_both(axes, one.adjustment.components)
        shade_shocks(axes, one.adjustment.spec.shocks, notes=_note_beyond(one, scale))
    return sheet.figure


def write_judged(sheet: Sheet, panel: Panel, one: SeriesQuality, unit: str) -> None:
    """Name a panel by its series, with what its axis measures beside, and the verdict to the right."""
    write_name(sheet, panel, INDICATORS[one.name], ", ".join(filter(None, (unit, STATUSES[one.adjustment.status]))))
    if one.adjustment.status != "not_seasonal":
        write_verdict(sheet, panel, one.adjustment.quality().level)


def _both(lines: pd.DataFrame) -> pd.Series:
    return pd.concat([lines["observed"], lines["adjusted"]])


def _draw_both(axes: Axes, lines: pd.DataFrame) -> None:
    scale_panel(axes, lines.index)
    draw_line(axes, lines["observed"], color=NEUTRAL, width=_RAW)
    draw_line(axes, lines["adjusted"], color=ACCENT, width=LINE)
    last = lines["adjusted"].last_valid_index()
    if last is not None:
        mark_month(axes, last, float(lines["adjusted"][last]), color=ACCENT)


def _write_level(sheet: Sheet, panel: Panel, section: AdjustedIndicators, name: str) -> None:
    level, change = (section.facts[f"temperature.{name}.sa{suffix}"] for suffix in ("", ".change"))
    beside = filter(None, (LEVEL_UNITS[level.unit], STATUSES[section.adjustments[name].status]))
    write_name(sheet, panel, INDICATORS[name], ", ".join(beside))
    left = panel.left + EDGE
    sheet.write(left, panel.top + 12.0, level.text, size=FIGURE, weight=600)
    left += width_of(level.text, FIGURE, 600) + _SPLIT
    sheet.write(left, panel.top + 8.2, _write_change(change), size=BODY, weight=600)
    since = SINCE.format(month=name_month(section.month - 1))
    sheet.write(left, panel.top + 12.0, since, size=SMALL, color=MUTED)


def _write_change(change: Fact) -> str:
    return change.text if direction(change) is None else with_unit(change.signed, UNITS[change.unit])


def _note_beyond(one: SeriesQuality, scale: Scale) -> dict[str, str]:
    """Write the highest value of a shock where it lies above the axis."""
    notes, observed = {}, one.adjustment.components["observed"]
    for shock in one.adjustment.spec.shocks:
        highest = observed[shock.start : shock.end].max()
        if highest > scale.high:
            number = print_number(highest, one.indicator.decimals)
            notes[shock.start] = BEYOND.format(label=shock.label, number=number)
    return notes
