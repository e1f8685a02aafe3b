"""The indicators before and after seasonal adjustment."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.indicators.numbers import AdjustedIndicators
from werket_lib.sections.indicators.words import STATUSES
from werket_lib.style.forms import in_both_forms
from werket_lib.style.lines import draw_line, mark_month
from werket_lib.style.names import ADJUSTED_KEY, INDICATORS, LEVEL_UNITS, SINCE, UNITS
from werket_lib.style.panels import KeyMark, Panel, lay_out, place_axes, scale_panel, write_name
from werket_lib.style.scales import choose_scale
from werket_lib.style.sheet import Sheet, width_of
from werket_lib.style.theme import ACCENT, BODY, EDGE, FIGURE, LINE, MUTED, NEUTRAL, SMALL
from werket_lib.style.words import direction, with_unit

SHOWN_MONTHS = 49  # four years and the month itself: long enough for a season to be seen to return
_RAW = 0.9  # points
_SPLIT = 2.0  # millimetres between the level and its change
ADJUSTED_LINES = [KeyMark(ADJUSTED_KEY["adjusted"], ACCENT), KeyMark(ADJUSTED_KEY["observed"], NEUTRAL, _RAW)]


@in_both_forms
def plot_adjusted(section: AdjustedIndicators) -> Figure:
    """Draw each indicator's last four years as published and adjusted, under its adjusted level and its change."""
    names = [str(name) for name in section.adjusted]
    sheet, panels = lay_out(len(names), head=16.5, body=31.0, key=ADJUSTED_LINES)
    shown = {name: section.adjustments[name].components.iloc[-SHOWN_MONTHS:] for name in names}
    scales = {name: choose_scale(both_lines(lines)) for name, lines in shown.items()}
    labels = max(scale.width for scale in scales.values())
    for name, panel in zip(names, panels, strict=True):
        _write_level(sheet, panel, section, name)
        axes = place_axes(sheet, panel, scales[name], labels)
        draw_both_lines(axes, shown[name])
    return sheet.figure


def both_lines(lines: pd.DataFrame) -> pd.Series:
    """Return observed and adjusted values as one, for a scale that holds both."""
    return pd.concat([lines["observed"], lines["adjusted"]])


def draw_both_lines(axes: Axes, lines: pd.DataFrame) -> None:
    """Draw the observed line thin and the adjusted one over it, with a dot at its last month."""
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
