"""A service's three flows side by side, each line under its number and its change."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.charts.lines import draw_line, mark_month
from werket_lib.charts.scales import Scale, choose_scale, scale_months
from werket_lib.charts.sheet import Sheet, width_of
from werket_lib.charts.theme import (
    ACCENT,
    BODY,
    EDGE,
    FIGURE,
    FULL_WIDTH_MM,
    INK,
    MARGIN,
    MUTED,
    NAME,
    SMALL,
    THIN,
    use_theme,
)
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import MINUS
from werket_lib.sections.service import FLOWS, ServiceFlows
from werket_lib.text.labels import FLOWS as NAMES
from werket_lib.text.labels import MEAN, SINCE, UNITS
from werket_lib.text.words import with_unit

_HEIGHT, _TOP, _BOTTOM = 67.0, 25.0, 9.2
_GAP, _AIR = 5.0, 1.2


@use_theme()
def plot_flows(section: ServiceFlows) -> Figure:
    """Draw remaining, new and left participants; the mean inflow since the start is a thin line.

    New and left share a scale, so that their balance can be seen.
    """
    sheet = Sheet(FULL_WIDTH_MM, _HEIGHT)
    stock = choose_scale(section.flows["remaining"])
    moving = choose_scale(pd.concat([section.flows["new"], section.flows["left"]]))
    mean = section.facts[f"{section.prefix}.new.mean"]
    width = (sheet.width - 2 * _GAP) / len(FLOWS)
    before = max(stock.width, moving.width) + 2 * _AIR
    after = max(MARGIN, *(width_of(line, SMALL) + 2 * _AIR for line in (MEAN, mean.text)))
    for place, (flow, scale) in enumerate(zip(FLOWS, (stock, moving, moving), strict=True)):
        left = place * (width + _GAP)
        _write_head(sheet, left + EDGE, section, flow)
        axes = sheet.axes(left + before, _TOP, width - before - after, _HEIGHT - _TOP - _BOTTOM)
        _draw_flow(axes, section.flows[flow], scale)
        if flow == "new" and len(section.flows) > 1:
            _draw_mean(axes, mean)
    return sheet.figure


def _write_head(sheet: Sheet, left: float, section: ServiceFlows, flow: str) -> None:
    base = f"{section.prefix}.{flow}"
    level, change, pct = (section.facts[base + suffix] for suffix in ("", ".change", ".change_pct"))
    sheet.write(left, 4.0, NAMES[flow], size=NAME, weight=600)
    sheet.write(left, 12.0, level.text, size=FIGURE, weight=600)
    if change.value is None:
        return
    sheet.write(left, 17.5, _describe_change(change, pct), size=BODY, weight=600)
    sheet.write(left, 21.5, SINCE.format(month=name_month(section.month - 1)), size=BODY, color=MUTED)


def _describe_change(change: Fact, pct: Fact) -> str:
    return ", ".join(_write_change(fact) for fact in (change, pct) if fact.value is not None)


def _write_change(fact: Fact) -> str:
    digits = fact.signed.lstrip(f"+{MINUS}")
    return fact.signed.removesuffix(digits) + with_unit(digits, UNITS[fact.unit])


def _draw_flow(axes: Axes, series: pd.Series, scale: Scale) -> None:
    scale.apply(axes)
    scale_months(axes, series.index)
    draw_line(axes, series)
    mark_month(axes, series.index[-1], float(series.iloc[-1]), color=ACCENT)


def _draw_mean(axes: Axes, mean: Fact) -> None:
    assert isinstance(mean.value, int | float)
    axes.axhline(mean.value, color=INK, linewidth=THIN, dashes=(4, 3), zorder=1.5)
    axes.annotate(
        f"{MEAN}\n{mean.text}",
        (1, mean.value),
        xycoords=axes.get_yaxis_transform(),
        xytext=(3, 0),
        textcoords="offset points",
        size=SMALL,
        color=MUTED,
        verticalalignment="center",
    )
