"""Figures of the suppliers: the ranking, their number and concentration over time, entries and exits."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import print_number
from werket_lib.sections.breaks import break_months
from werket_lib.sections.services.figures import draw_ranking
from werket_lib.sections.services.rows import supplier_rows
from werket_lib.sections.suppliers.numbers import OVER_TIME, PREFIX, SupplierMarket
from werket_lib.sections.suppliers.words import ENTRIES_HEAD, FROM_ON, SUPPLIER_MOVES
from werket_lib.sections.suppliers.words import OVER_TIME as HEADS
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.lines import draw_line, label_end, mark_breaks, mark_month
from werket_lib.style.names import NO_COUNTS, SINCE, UNITS
from werket_lib.style.panels import tile
from werket_lib.style.scales import choose_scale, scale_months
from werket_lib.style.sheet import Sheet, width_of
from werket_lib.style.theme import (
    ACCENT,
    EDGE,
    MARGIN,
    MUTED,
    NAME,
    NEUTRAL,
    SMALL,
    THIN,
)

_HEIGHT, _TOP, _BOTTOM, _GAP = 63.0, 16.0, 9.7, 8.0


@in_both_forms
def plot_suppliers_over_time(section: SupplierMarket) -> Figure:
    """Draw the number of suppliers, and participants per supplier; first and last month in numbers."""
    return _draw_over_time(section, ("suppliers", "participants_per_supplier"))


@in_both_forms
def plot_concentration(section: SupplierMarket) -> Figure:
    """Draw the share of the five largest, and the Herfindahl-Hirschman index; first and last month in numbers."""
    return _draw_over_time(section, ("top5_share_pct", "hhi"))


@in_both_forms
def plot_ranking(section: SupplierMarket) -> Figure:
    """Draw the largest suppliers as bars, with a stroke where each stood the month before, and its change."""
    return draw_ranking(supplier_rows(section.ranking, section.facts, PREFIX), section.month)


def _draw_over_time(section: SupplierMarket, measures: Sequence[str]) -> Figure:
    scales = {measure: choose_scale(section.over_time[measure]) for measure in measures}
    sheet, places = tile(len(measures), columns=len(measures), gap=_GAP, height=_HEIGHT)
    before = max(scale.width for scale in scales.values()) + 3.0
    for (measure, scale), (left, top, width) in zip(scales.items(), places, strict=True):
        series = section.over_time[measure]
        _write_head(sheet, left + EDGE, top, measure, section)
        axes = sheet.axes(left + before, top + _TOP, width - before - MARGIN, _HEIGHT - _TOP - _BOTTOM)
        scale.apply(axes)
        ends = section.facts[f"{OVER_TIME[measure]}.start"], section.facts[OVER_TIME[measure]]
        _draw_measure(axes, series, *ends, break_months(section.breaks))
    return sheet.figure


def _write_head(sheet: Sheet, left: float, top: float, measure: str, section: SupplierMarket) -> None:
    change = section.facts[f"{OVER_TIME[measure]}.change"]
    unit = f" {UNITS[change.unit]}" if change.unit == "percentage points" else ""
    since = SINCE.format(month=name_month(section.month - 1))
    sheet.write(left, top + 4.0, HEADS[measure], size=NAME, weight=600)
    sheet.write(left, top + 8.6, f"{change.signed}{unit} {since}", color=MUTED)


def _draw_measure(axes: Axes, series: pd.Series, first: Fact, last: Fact, breaks: Sequence[pd.Period]) -> None:
    scale_months(axes, series.index)
    mark_breaks(axes, breaks)
    draw_line(axes, series, breaks=breaks)
    if len(series) > 1 and first.value is not None:
        mark_month(axes, first.month, float(series[first.month]), color=ACCENT, hollow=True)
        label_end(axes, series, first.text, side="left")
    if last.value is not None:
        mark_month(axes, last.month, float(series[last.month]), color=ACCENT)
        label_end(axes, series, last.text, side="right")


_ENTRIES_HEIGHT, _ENTRIES_TOP, _ENTRIES_BOTTOM = 58.0, 13.0, 9.7
_THICK = 0.72  # of a month
_UNDER = 10.0  # from one head to the next on a phone
_NUMBER_MM = 4.0  # above or below a bar, for its number
_COLORS = {"entered": ACCENT, "exited": NEUTRAL}


@in_both_forms
def plot_entries(section: SupplierMarket) -> Figure:
    """Draw how many suppliers came each month, upwards, and how many left, downwards."""
    moved = section.over_time[[*SUPPLIER_MOVES]].dropna()
    lower = _UNDER * (len(SUPPLIER_MOVES) - 1) if for_phone() else 0.0  # heads stand under one another
    sheet = Sheet(sheet_width(), lower + _ENTRIES_HEIGHT)
    if moved.empty:
        sheet.write(EDGE, _ENTRIES_TOP, NO_COUNTS, color=MUTED)
        return sheet.figure
    left, top = EDGE, 0.0
    for move, name in SUPPLIER_MOVES.items():
        base = f"{PREFIX}.suppliers.{move}"
        head = ENTRIES_HEAD.format(move=name, month=name_month(section.month), count=section.facts[base].text)
        sheet.write(left, top + 4.0, head, size=NAME, weight=600, color=_COLORS[move])
        since = FROM_ON.format(count=section.facts[f"{base}.since_start"].text, month=name_month(moved.index[0]))
        sheet.write(left, top + 8.6, since, color=MUTED)
        if for_phone():
            top += _UNDER
        else:
            left += max(width_of(head, NAME, 600), width_of(since)) + 8.0
    axes = sheet.axes(
        MARGIN, lower + _ENTRIES_TOP, sheet.width - 2 * MARGIN, _ENTRIES_HEIGHT - _ENTRIES_TOP - _ENTRIES_BOTTOM
    )
    _draw_bars(axes, moved)
    return sheet.figure


def _draw_bars(axes: Axes, moved: pd.DataFrame) -> None:
    scale_months(axes, moved.index)
    height = _ENTRIES_HEIGHT - _ENTRIES_TOP - _ENTRIES_BOTTOM
    highest, lowest = float(max(moved["entered"].max(), 1)), float(max(moved["exited"].max(), 1))
    per_mm = (highest + lowest) / (height - 2 * _NUMBER_MM)
    axes.set_ylim(-lowest - _NUMBER_MM * per_mm, highest + _NUMBER_MM * per_mm)
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="x", length=0)
    axes.axhline(0, color=NEUTRAL, linewidth=THIN)
    room = (sheet_width() - 2 * MARGIN) / len(pd.period_range(moved.index[0], moved.index[-1], freq="M"))
    for move, sign in (("entered", 1), ("exited", -1)):
        counts = moved[move].astype("float64")
        axes.bar(moved.index.asi8, sign * counts, width=_THICK, color=_COLORS[move], linewidth=0)
        for month, count in counts.items():
            if count and room > width_of(print_number(count), SMALL) + 0.6:
                axes.text(
                    month.ordinal,
                    sign * (count + 0.8 * per_mm),
                    print_number(count),
                    size=SMALL,
                    color=_COLORS[move],
                    horizontalalignment="center",
                    verticalalignment="bottom" if sign > 0 else "top",
                )
