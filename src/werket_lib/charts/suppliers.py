"""The suppliers of Rusta och matcha: how many over time, and the largest of them."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.charts.bars import ROW, baseline, draw_bars, draw_rules, write_head, write_names
from werket_lib.charts.lines import draw_line, label_end, mark_month
from werket_lib.charts.scales import choose_scale, scale_months
from werket_lib.charts.sheet import Sheet, width_of
from werket_lib.charts.theme import (
    ACCENT,
    BODY,
    CONTRAST,
    EDGE,
    FULL_WIDTH_MM,
    INK,
    MARGIN,
    MUTED,
    NAME,
    NEUTRAL,
    SMALL,
    THIN,
    use_theme,
)
from werket_lib.facts import Fact, slugify_all
from werket_lib.months import name_month
from werket_lib.sections.rom2_suppliers import SupplierMarket
from werket_lib.text.labels import NO_COUNTS, OVER_TIME, RANK_MOVES, RANKING_HEADS, SINCE

_HEIGHT, _TOP, _BOTTOM, _GAP = 63.0, 16.0, 9.2, 8.0

# The ranking's columns begin here, in millimetres; what follows them takes the place that names and numbers leave.
_HEAD, _RANK, _MOVE, _NAME = 7.0, 6.0, 7.4, 12.5
_LONGEST_NAME = 58.0
_REACH = 10.0  # the longest bar of change, to either side
_AIR = 1.4
_TRIANGLES = {"up": ("^", ACCENT), "down": ("v", CONTRAST)}


@use_theme()
def plot_suppliers_over_time(section: SupplierMarket) -> Figure:
    """Draw the number of suppliers, and participants per supplier; first and last month in numbers."""
    sheet = Sheet(FULL_WIDTH_MM, _HEIGHT)
    scales = {measure: choose_scale(section.over_time[measure]) for measure in OVER_TIME}
    width = (sheet.width - _GAP) / len(OVER_TIME)
    before = max(scale.width for scale in scales.values()) + 3.0
    for place, (measure, scale) in enumerate(scales.items()):
        left, series = place * (width + _GAP), section.over_time[measure]
        _write_head(sheet, left + EDGE, measure, section)
        axes = sheet.axes(left + before, _TOP, width - before - MARGIN, _HEIGHT - _TOP - _BOTTOM)
        scale.apply(axes)
        _draw_measure(axes, series, section.facts[f"rom2.{measure}.start"], section.facts[f"rom2.{measure}"])
    return sheet.figure


@use_theme()
def plot_ranking(section: SupplierMarket) -> Figure:
    """Draw the largest suppliers as bars, with a stroke where each stood the month before, and its change."""
    ranking = section.ranking
    sheet = Sheet(FULL_WIDTH_MM, _HEAD + ROW * max(1, len(ranking)) + 1.0)
    if ranking.empty:
        sheet.write(EDGE, baseline(_HEAD, 0), NO_COUNTS, color=MUTED)
        return sheet.figure
    slugs = slugify_all(ranking["supplier"])
    bases = [f"rom2.supplier.{slugs[name]}.remaining" for name in ranking["supplier"]]
    draw_rules(sheet, _HEAD, len(ranking))
    _write_ranks(sheet, ranking)
    names = write_names(sheet, _NAME, _HEAD, _LONGEST_NAME, ranking["supplier"])
    changes = [section.facts[f"{base}.change"] for base in bases]
    side = _REACH + max(width_of(change.signed) for change in changes) + 2 * _AIR
    room = (_NAME + names + 2 * _AIR, sheet.width - 2 * side)
    _draw_sizes(sheet, section, [section.facts[base].text for base in bases], room)
    _draw_changes(sheet, ranking, changes, middle=sheet.width - side)
    return sheet.figure


def _write_head(sheet: Sheet, left: float, measure: str, section: SupplierMarket) -> None:
    change = section.facts[f"rom2.{measure}.change"]
    since = SINCE.format(month=name_month(section.month - 1))
    sheet.write(left, 4.0, OVER_TIME[measure], size=NAME, weight=600)
    sheet.write(left, 8.6, f"{change.signed} {since}", color=MUTED)


def _draw_measure(axes: Axes, series: pd.Series, first: Fact, last: Fact) -> None:
    scale_months(axes, series.index)
    draw_line(axes, series)
    if len(series) > 1:
        mark_month(axes, first.month, float(series[first.month]), color=ACCENT, hollow=True)
        label_end(axes, series, first.text, side="left")
    mark_month(axes, last.month, float(series[last.month]), color=ACCENT)
    label_end(axes, series, last.text, side="right")


def _write_ranks(sheet: Sheet, ranking: pd.DataFrame) -> None:
    """Write each rank, with a triangle the way it has moved."""
    for row, (rank, move) in enumerate(zip(ranking["rank"], ranking["rank_move"], strict=True)):
        sheet.write(_RANK, baseline(_HEAD, row), str(rank), color=MUTED, horizontalalignment="right")
        if move in _TRIANGLES:
            marker, color = _TRIANGLES[move]
            sheet.dot(
                _MOVE + 1.5, _HEAD + (row + 0.5) * ROW, marker=marker, color=color, markersize=4.5, markeredgewidth=0
            )


def _draw_sizes(sheet: Sheet, section: SupplierMarket, counts: list[str], room: tuple[float, float]) -> None:
    """Draw now's bars and the month before's strokes between the two edges of `room`."""
    now = section.ranking["remaining"].astype("float64")
    before = (section.ranking["remaining"] - section.ranking["change"]).astype("float64")
    longest = max(float(now.max()), float(before.max() if before.notna().any() else 0), 1.0)
    left, right = room
    width = right - left - max(width_of(count, BODY, 600) for count in counts) - 2 * _AIR
    write_head(sheet, left, _HEAD, RANKING_HEADS["remaining"])
    key = left + width_of(RANKING_HEADS["remaining"]) + 5.0
    sheet.stroke((key, key), (_HEAD - 5.0, _HEAD - 1.2), color=INK, linewidth=1.0)
    write_head(sheet, key + _AIR, _HEAD, name_month(section.month - 1), size=SMALL)
    axes = sheet.axes(left, _HEAD, width, ROW * len(now))
    draw_bars(axes, now, colors=[ACCENT] * len(now))
    axes.set_xlim(0, longest)
    rows = range(len(now))
    axes.vlines(
        before, [row - 0.42 for row in rows], [row + 0.42 for row in rows], color=INK, linewidth=1.0, clip_on=False
    )
    for row, count in enumerate(counts):
        end = max(now.iloc[row], before.iloc[row] if before.notna().iloc[row] else 0.0)
        sheet.write(left + width * end / longest + _AIR, baseline(_HEAD, row), count, weight=600)


def _draw_changes(sheet: Sheet, ranking: pd.DataFrame, changes: list[Fact], *, middle: float) -> None:
    """Draw each change to the left or right of zero, its number outside its bar."""
    values = ranking["change"].astype("float64")
    farthest = max(float(values.abs().max()) if values.notna().any() else 0.0, 1.0)
    axes = sheet.axes(middle - _REACH, _HEAD, 2 * _REACH, ROW * len(values))
    draw_bars(axes, values, colors=[CONTRAST if value < 0 else ACCENT for value in values])
    axes.set_xlim(-farthest, farthest)
    axes.axvline(0, color=NEUTRAL, linewidth=THIN)
    write_head(sheet, middle, _HEAD, RANKING_HEADS["change"], horizontalalignment="center")
    for row, (change, value) in enumerate(zip(changes, values.fillna(0.0), strict=True)):
        side = -1 if value < 0 else 1
        text = RANK_MOVES["new"] if ranking["rank_move"].iloc[row] == "new" else change.signed
        sheet.write(
            middle + _REACH * value / farthest + side * _AIR,
            baseline(_HEAD, row),
            text,
            horizontalalignment="right" if side < 0 else "left",
        )
