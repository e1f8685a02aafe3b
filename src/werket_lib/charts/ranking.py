"""A ranking as bars: rank and its move, name, size now and the month before, and the change."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd
from matplotlib.figure import Figure

from werket_lib.charts.bars import ROW, baseline, draw_bars, draw_rules, write_head, write_names
from werket_lib.charts.sheet import Sheet, width_of
from werket_lib.charts.theme import (
    ACCENT,
    BODY,
    CONTRAST,
    EDGE,
    FULL_WIDTH_MM,
    INK,
    MUTED,
    NEUTRAL,
    SMALL,
    THIN,
)
from werket_lib.months import name_month
from werket_lib.text.labels import NO_COUNTS, RANK_MOVES, RANKING_HEADS
from werket_lib.text.rows import SupplierRow

# The columns begin here, in millimetres; what follows them takes the place that names and numbers leave.
_HEAD, _RANK, _MOVE, _NAME = 7.0, 6.0, 7.4, 12.5
_LONGEST_NAME = 58.0
_REACH = 10.0  # the longest bar of change, to either side
_AIR = 1.4
_TRIANGLES = {"up": ("^", ACCENT), "down": ("v", CONTRAST)}


def draw_ranking(
    rows: Sequence[SupplierRow], month: pd.Period, *, change: Literal["change", "change_pct"] = "change"
) -> Figure:
    """Draw ranked rows as bars, with a stroke where each stood the month before, and its change.

    Parameters
    ----------
    change
        Which change is drawn, in persons or in percent.
    """
    sheet = Sheet(FULL_WIDTH_MM, _HEAD + ROW * max(1, len(rows)) + 1.0)
    if not rows:
        sheet.write(EDGE, baseline(_HEAD, 0), NO_COUNTS, color=MUTED)
        return sheet.figure
    draw_rules(sheet, _HEAD, len(rows))
    _write_ranks(sheet, rows)
    names = write_names(sheet, _NAME, _HEAD, _LONGEST_NAME, pd.Series([row.name for row in rows]))
    texts = [_write_change(row, change) for row in rows]
    side = _REACH + max(map(width_of, texts)) + 2 * _AIR
    _draw_sizes(sheet, rows, month, (_NAME + names + 2 * _AIR, sheet.width - 2 * side))
    values = pd.Series([_value(row, change) for row in rows], dtype="float64")
    _draw_changes(sheet, values, texts, RANKING_HEADS[change], middle=sheet.width - side)
    return sheet.figure


def _write_change(row: SupplierRow, change: Literal["change", "change_pct"]) -> str:
    fact = row.change if change == "change" else row.change_pct
    assert fact is not None
    return RANK_MOVES["new"] if row.rank_move == "new" else fact.signed


def _value(row: SupplierRow, change: Literal["change", "change_pct"]) -> float:
    fact = row.change if change == "change" else row.change_pct
    return float(fact.value) if fact is not None and isinstance(fact.value, int | float) else float("nan")


def _write_ranks(sheet: Sheet, rows: Sequence[SupplierRow]) -> None:
    """Write each rank, with a triangle the way it has moved."""
    for place, row in enumerate(rows):
        sheet.write(_RANK, baseline(_HEAD, place), row.rank.text, color=MUTED, horizontalalignment="right")
        if row.rank_move in _TRIANGLES:
            marker, color = _TRIANGLES[row.rank_move]
            sheet.dot(
                _MOVE + 1.5, _HEAD + (place + 0.5) * ROW, marker=marker, color=color, markersize=4.5, markeredgewidth=0
            )


def _draw_sizes(sheet: Sheet, rows: Sequence[SupplierRow], month: pd.Period, room: tuple[float, float]) -> None:
    """Draw now's bars and the month before's strokes between the two edges of `room`."""
    now = pd.Series([float(row.count) for row in rows])
    before = now - pd.Series([_value(row, "change") for row in rows])
    longest = max(float(now.max()), float(before.max()) if before.notna().any() else 0.0, 1.0)
    left, right = room
    width = right - left - max(width_of(row.remaining.text, BODY, 600) for row in rows) - 2 * _AIR
    write_head(sheet, left, _HEAD, RANKING_HEADS["remaining"])
    key = left + width_of(RANKING_HEADS["remaining"]) + 5.0
    sheet.stroke((key, key), (_HEAD - 5.0, _HEAD - 1.2), color=INK, linewidth=1.0)
    write_head(sheet, key + _AIR, _HEAD, name_month(month - 1), size=SMALL)
    axes = sheet.axes(left, _HEAD, width, ROW * len(now))
    draw_bars(axes, now, colors=[ACCENT] * len(now))
    axes.set_xlim(0, longest)
    places = range(len(now))
    axes.vlines(
        before, [row - 0.42 for row in places], [row + 0.42 for row in places], color=INK, linewidth=1.0, clip_on=False
    )
    for place, row in enumerate(rows):
        end = max(now[place], before[place] if before.notna()[place] else 0.0)
        at = left + width * end / longest + _AIR
        sheet.write(at, baseline(_HEAD, place), row.remaining.text, weight=600)


def _draw_changes(sheet: Sheet, values: pd.Series, texts: Sequence[str], head: str, *, middle: float) -> None:
    """Draw each change to the left or right of zero, its number outside its bar."""
    farthest = float(values.abs().max()) if values.notna().any() else 0.0
    farthest = farthest or 1.0
    axes = sheet.axes(middle - _REACH, _HEAD, 2 * _REACH, ROW * len(values))
    draw_bars(axes, values, colors=[CONTRAST if value < 0 else ACCENT for value in values])
    axes.set_xlim(-farthest, farthest)
    axes.axvline(0, color=NEUTRAL, linewidth=THIN)
    write_head(sheet, middle, _HEAD, head, horizontalalignment="center")
    for row, (text, value) in enumerate(zip(texts, values.fillna(0.0), strict=True)):
        side = -1 if value < 0 else 1
        sheet.write(
            middle + _REACH * value / farthest + side * _AIR,
            baseline(_HEAD, row),
            text,
            horizontalalignment="right" if side < 0 else "left",
        )
