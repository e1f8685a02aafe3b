"""Suppliers that came and left, month by month: up from a line and down from it."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.charts.scales import scale_months
from werket_lib.charts.sheet import Sheet, width_of
from werket_lib.charts.theme import (
    ACCENT,
    CONTRAST,
    EDGE,
    FULL_WIDTH_MM,
    MARGIN,
    MUTED,
    NAME,
    NEUTRAL,
    SMALL,
    THIN,
    use_theme,
)
from werket_lib.months import name_month
from werket_lib.numbers import print_number
from werket_lib.sections.rom2_suppliers import PREFIX, SupplierMarket
from werket_lib.text.labels import ENTRIES_HEAD, FROM_ON, NO_COUNTS, SUPPLIER_MOVES

_HEIGHT, _TOP, _BOTTOM = 58.0, 13.0, 9.2
_THICK = 0.72  # of a month
_NUMBER_MM = 3.6  # above or below a bar, for its number
_COLORS = {"entered": ACCENT, "exited": CONTRAST}


@use_theme()
def plot_entries(section: SupplierMarket) -> Figure:
    """Draw how many suppliers came each month, upwards, and how many left, downwards."""
    sheet = Sheet(FULL_WIDTH_MM, _HEIGHT)
    moved = section.over_time[[*SUPPLIER_MOVES]].dropna()
    if moved.empty:
        sheet.write(EDGE, _TOP, NO_COUNTS, color=MUTED)
        return sheet.figure
    left = EDGE
    for move, name in SUPPLIER_MOVES.items():
        base = f"{PREFIX}.suppliers.{move}"
        head = ENTRIES_HEAD.format(move=name, month=name_month(section.month), count=section.facts[base].text)
        sheet.write(left, 4.0, head, size=NAME, weight=600, color=_COLORS[move])
        since = FROM_ON.format(count=section.facts[f"{base}.since_start"].text, month=name_month(moved.index[0]))
        sheet.write(left, 8.6, since, color=MUTED)
        left += max(width_of(head, NAME, 600), width_of(since)) + 8.0
    axes = sheet.axes(MARGIN, _TOP, sheet.width - 2 * MARGIN, _HEIGHT - _TOP - _BOTTOM)
    _draw_bars(axes, moved)
    return sheet.figure


def _draw_bars(axes: Axes, moved: pd.DataFrame) -> None:
    scale_months(axes, moved.index)
    height = _HEIGHT - _TOP - _BOTTOM
    highest, lowest = float(max(moved["entered"].max(), 1)), float(max(moved["exited"].max(), 1))
    per_mm = (highest + lowest) / (height - 2 * _NUMBER_MM)
    axes.set_ylim(-lowest - _NUMBER_MM * per_mm, highest + _NUMBER_MM * per_mm)
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="x", length=0)
    axes.axhline(0, color=NEUTRAL, linewidth=THIN)
    room = (FULL_WIDTH_MM - 2 * MARGIN) / len(pd.period_range(moved.index[0], moved.index[-1], freq="M"))
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
