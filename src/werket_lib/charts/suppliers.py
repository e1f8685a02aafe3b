"""The suppliers of Rusta och matcha: how many over time, and the largest of them."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.charts.lines import draw_line, label_end, mark_month
from werket_lib.charts.ranking import draw_ranking
from werket_lib.charts.scales import choose_scale, scale_months
from werket_lib.charts.sheet import Sheet
from werket_lib.charts.theme import ACCENT, EDGE, FULL_WIDTH_MM, MARGIN, MUTED, NAME, use_theme
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.rom2_suppliers import OVER_TIME, PREFIX, SupplierMarket
from werket_lib.text.labels import OVER_TIME as HEADS
from werket_lib.text.labels import SINCE, UNITS
from werket_lib.text.rows import supplier_rows

_HEIGHT, _TOP, _BOTTOM, _GAP = 63.0, 16.0, 9.2, 8.0


@use_theme()
def plot_suppliers_over_time(section: SupplierMarket) -> Figure:
    """Draw the number of suppliers, and participants per supplier; first and last month in numbers."""
    return _draw_over_time(section, ("suppliers", "participants_per_supplier"))


@use_theme()
def plot_concentration(section: SupplierMarket) -> Figure:
    """Draw the share of the five largest, and the Herfindahl-Hirschman index; first and last month in numbers."""
    return _draw_over_time(section, ("top5_share_pct", "hhi"))


@use_theme()
def plot_ranking(section: SupplierMarket) -> Figure:
    """Draw the largest suppliers as bars, with a stroke where each stood the month before, and its change."""
    return draw_ranking(supplier_rows(section.ranking, section.facts, PREFIX), section.month)


def _draw_over_time(section: SupplierMarket, measures: Sequence[str]) -> Figure:
    sheet = Sheet(FULL_WIDTH_MM, _HEIGHT)
    scales = {measure: choose_scale(section.over_time[measure]) for measure in measures}
    width = (sheet.width - _GAP) / len(measures)
    before = max(scale.width for scale in scales.values()) + 3.0
    for place, (measure, scale) in enumerate(scales.items()):
        left, series = place * (width + _GAP), section.over_time[measure]
        _write_head(sheet, left + EDGE, measure, section)
        axes = sheet.axes(left + before, _TOP, width - before - MARGIN, _HEIGHT - _TOP - _BOTTOM)
        scale.apply(axes)
        _draw_measure(axes, series, section.facts[f"{OVER_TIME[measure]}.start"], section.facts[OVER_TIME[measure]])
    return sheet.figure


def _write_head(sheet: Sheet, left: float, measure: str, section: SupplierMarket) -> None:
    change = section.facts[f"{OVER_TIME[measure]}.change"]
    unit = f" {UNITS[change.unit]}" if change.unit == "percentage points" else ""
    since = SINCE.format(month=name_month(section.month - 1))
    sheet.write(left, 4.0, HEADS[measure], size=NAME, weight=600)
    sheet.write(left, 8.6, f"{change.signed}{unit} {since}", color=MUTED)


def _draw_measure(axes: Axes, series: pd.Series, first: Fact, last: Fact) -> None:
    scale_months(axes, series.index)
    draw_line(axes, series)
    if len(series) > 1 and first.value is not None:
        mark_month(axes, first.month, float(series[first.month]), color=ACCENT, hollow=True)
        label_end(axes, series, first.text, side="left")
    if last.value is not None:
        mark_month(axes, last.month, float(series[last.month]), color=ACCENT)
        label_end(axes, series, last.text, side="right")
