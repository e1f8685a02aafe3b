"""Figures of a service: its flows, its market, a ranking of its suppliers, areas or tracks."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.codes import FLOWS
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import MINUS, NO_BREAK_SPACE
from werket_lib.sections.services.market import Market
from werket_lib.sections.services.numbers import ServiceFlows
from werket_lib.sections.services.rows import SupplierRow, market_rows
from werket_lib.sections.services.words import MEAN, PARTS, RANKING_HEADS
from werket_lib.style.bars import (
    baseline,
    draw_bars,
    draw_rules,
    middle,
    name_baseline,
    place_bars,
    row,
    write_head,
    write_names,
)
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.lines import draw_line, mark_month
from werket_lib.style.names import FLOWS as NAMES
from werket_lib.style.names import NO_COUNTS, RANK_MOVES, SINCE, UNITS
from werket_lib.style.panels import tile
from werket_lib.style.scales import Scale, choose_scale, scale_months
from werket_lib.style.sheet import Sheet, width_of
from werket_lib.style.theme import (
    ACCENT,
    BODY,
    EDGE,
    FIGURE,
    INK,
    MARGIN,
    MUTED,
    NAME,
    NEUTRAL,
    SERIES,
    SMALL,
    THIN,
)
from werket_lib.style.words import with_unit

_HEIGHT, _TOP, _BOTTOM = 67.0, 25.0, 9.7
_GAP, _AIR = 5.0, 1.2


@in_both_forms
def plot_flows(section: ServiceFlows) -> Figure:
    """Draw remaining, new and left participants; the mean inflow since the start is a thin line.

    New and left share a scale, so that their balance can be seen.
    """
    stock = choose_scale(section.flows["remaining"])
    moving = choose_scale(pd.concat([section.flows["new"], section.flows["left"]]))
    mean = section.facts[f"{section.prefix}.new.mean"]
    sheet, places = tile(len(FLOWS), columns=len(FLOWS), gap=_GAP, height=_HEIGHT)
    before = max(stock.width, moving.width) + 2 * _AIR
    after = max(MARGIN, *(width_of(line, SMALL) + 2 * _AIR for line in (MEAN, mean.text)))
    for flow, scale, (left, top, width) in zip(FLOWS, (stock, moving, moving), places, strict=True):
        _write_head(sheet, left + EDGE, top, section, flow)
        axes = sheet.axes(left + before, top + _TOP, width - before - after, _HEIGHT - _TOP - _BOTTOM)
        _draw_flow(axes, section.flows[flow], scale)
        if flow == "new" and len(section.flows) > 1:
            _draw_mean(axes, mean)
    return sheet.figure


def _write_head(sheet: Sheet, left: float, top: float, section: ServiceFlows, flow: str) -> None:
    base = f"{section.prefix}.{flow}"
    level, change, pct = (section.facts[base + suffix] for suffix in ("", ".change", ".change_pct"))
    sheet.write(left, top + 4.0, NAMES[flow], size=NAME, weight=600)
    sheet.write(left, top + 12.0, level.text, size=FIGURE, weight=600)
    if change.value is None:
        return
    sheet.write(left, top + 17.5, _describe_change(change, pct), size=BODY, weight=600)
    sheet.write(left, top + 21.5, SINCE.format(month=name_month(section.month - 1)), size=BODY, color=MUTED)


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


_MARKET_TOP, _MARKET_NAME, _MARKET_AIR = 1.0, 62.0, 1.6
_KEY = 3.2  # millimetres for the square before a part's count


@in_both_forms
def plot_market(section: Market) -> Figure:
    """Draw a bar for each supplier with a printed count, its count and its share beside it.

    A bar of a service in parts is made of them, and their counts stand beside it too.
    """
    rows = market_rows(section)
    sheet = Sheet(sheet_width(), 2 * _MARKET_TOP + row().height * max(1, len(rows)))
    if not rows:
        sheet.write(EDGE, baseline(_MARKET_TOP, 0), NO_COUNTS, color=MUTED)
        return sheet.figure
    beside = [_labels_of(one, section.parts) for one in rows]
    begin = EDGE + write_names(sheet, EDGE, _MARKET_TOP, _MARKET_NAME, section.table["supplier"]) + 2 * _MARKET_AIR
    bars = sheet.width - begin - max(sum(label.width for label in labels) for labels in beside) - _MARKET_AIR
    longest = float(section.table["remaining"].max())
    for values, color in _stack(section):
        axes = sheet.axes(begin, _MARKET_TOP, bars, row().height * len(rows))
        draw_bars(axes, values, colors=[color] * len(rows))
        axes.set_xlim(0, longest)
    for number, (one, labels) in enumerate(zip(rows, beside, strict=True)):
        left = begin + bars * one.count / longest + _MARKET_AIR
        for label in labels:
            label.draw(sheet, left, number)
            left += label.width
    return sheet.figure


class _Label(NamedTuple):
    """A text beside a bar; with a key where it tells of a part of the bar."""

    text: str
    color: str = INK
    weight: int = 400
    key: str = ""

    @property
    def width(self) -> float:
        """How much room it takes, in millimetres."""
        return width_of(self.text, BODY, self.weight) + _MARKET_AIR + bool(self.key) * _KEY

    def draw(self, sheet: Sheet, left: float, number: int) -> None:
        """Draw it in its row."""
        if self.key:
            sheet.dot(
                left + _KEY / 2,
                middle(_MARKET_TOP, number),
                marker="s",
                color=self.key,
                markersize=5,
                markeredgewidth=0,
            )
        sheet.write(
            left + bool(self.key) * _KEY, baseline(_MARKET_TOP, number), self.text, color=self.color, weight=self.weight
        )


def _labels_of(row: SupplierRow, parts: Sequence[str]) -> list[_Label]:
    share = row.share.text + NO_BREAK_SPACE + "%"
    split = zip(parts, row.parts, SERIES, strict=False)
    return [
        _Label(row.remaining.text, weight=600),
        _Label(share, MUTED),
        *(_Label(f"{PARTS[part]} {fact.text}", key=color) for part, fact, color in split if fact.value),
    ]


def _stack(section: Market) -> Iterator[tuple[pd.Series, str]]:
    """Return the bars to draw over one another, the longest first: whole, then less the last part, and so on."""
    lengths = section.table["remaining"]
    yield lengths, SERIES[max(len(section.parts) - 1, 0)]
    for place in range(len(section.parts) - 1, 0, -1):
        lengths = lengths - section.table[f"remaining_{section.parts[place]}"].fillna(0)
        yield lengths, SERIES[place - 1]


# The columns begin here, in millimetres; what follows them takes the place that names and numbers leave.
_HEAD, _RANK, _MOVE, _RANKING_NAME = 7.0, 6.0, 7.4, 12.5
_LONGEST_NAME = 58.0
_REACH = 10.0  # the longest bar of change, to either side
_STROKE_REACH = 0.42 / 0.62  # of a bar's thickness, to either side of its middle
_RANKING_AIR = 1.4
_TRIANGLES = {"up": ("^", ACCENT), "down": ("v", MUTED)}


def draw_ranking(
    rows: Sequence[SupplierRow], month: pd.Period, *, change: Literal["change", "change_pct"] = "change"
) -> Figure:
    """Draw ranked rows as bars, with a stroke where each stood the month before, and its change.

    Parameters
    ----------
    change
        Which change is drawn, in persons or in percent.
    """
    sheet = Sheet(sheet_width(), _HEAD + row().height * max(1, len(rows)) + 1.0)
    if not rows:
        sheet.write(EDGE, baseline(_HEAD, 0), NO_COUNTS, color=MUTED)
        return sheet.figure
    draw_rules(sheet, _HEAD, len(rows))
    _write_ranks(sheet, rows)
    names = write_names(sheet, _RANKING_NAME, _HEAD, _LONGEST_NAME, pd.Series([one.name for one in rows]))
    texts = [_write_ranked_change(one, change) for one in rows]
    left = _RANKING_NAME + names + 2 * _RANKING_AIR
    if for_phone():  # too narrow for bars of change: their numbers alone
        _write_changes(sheet, texts, RANKING_HEADS[change])
        _draw_sizes(sheet, rows, month, (left, sheet.width - EDGE - max(map(width_of, texts)) - _RANKING_AIR))
        return sheet.figure
    side = _REACH + max(map(width_of, texts)) + 2 * _RANKING_AIR
    _draw_sizes(sheet, rows, month, (left, sheet.width - 2 * side))
    values = pd.Series([_value(one, change) for one in rows], dtype="float64")
    _draw_changes(sheet, values, texts, RANKING_HEADS[change], centre=sheet.width - side)
    return sheet.figure


def _write_ranked_change(row: SupplierRow, change: Literal["change", "change_pct"]) -> str:
    fact = row.change if change == "change" else row.change_pct
    assert fact is not None
    return RANK_MOVES["new"] if row.rank_move == "new" else fact.signed


def _value(row: SupplierRow, change: Literal["change", "change_pct"]) -> float:
    fact = row.change if change == "change" else row.change_pct
    return float(fact.value) if fact is not None and isinstance(fact.value, int | float) else float("nan")


def _write_ranks(sheet: Sheet, rows: Sequence[SupplierRow]) -> None:
    """Write each rank, with a triangle the way it has moved."""
    for place, one in enumerate(rows):
        sheet.write(_RANK, name_baseline(_HEAD, place), one.rank.text, color=MUTED, horizontalalignment="right")
        if one.rank_move in _TRIANGLES:
            marker, color = _TRIANGLES[one.rank_move]
            y = _HEAD + (place + row().name) * row().height
            sheet.dot(_MOVE + 1.5, y, marker=marker, color=color, markersize=4.5, markeredgewidth=0)


def _draw_sizes(sheet: Sheet, rows: Sequence[SupplierRow], month: pd.Period, room: tuple[float, float]) -> None:
    """Draw now's bars and the month before's strokes between the two edges of `room`."""
    now = pd.Series([float(one.count) for one in rows])
    before = now - pd.Series([_value(one, "change") for one in rows])
    longest = max(float(now.max()), float(before.max()) if before.notna().any() else 0.0, 1.0)
    left, right = room
    width = right - left - max(width_of(one.remaining.text, BODY, 600) for one in rows) - 2 * _RANKING_AIR
    heads = EDGE if for_phone() else left
    write_head(sheet, heads, _HEAD, RANKING_HEADS["remaining"])
    key = heads + width_of(RANKING_HEADS["remaining"]) + 5.0
    sheet.stroke((key, key), (_HEAD - 5.0, _HEAD - 1.2), color=INK, linewidth=1.0)
    write_head(sheet, key + _RANKING_AIR, _HEAD, name_month(month - 1), size=SMALL)
    axes = sheet.axes(left, _HEAD, width, row().height * len(now))
    draw_bars(axes, now, colors=[ACCENT] * len(now))
    axes.set_xlim(0, longest)
    places, reach = place_bars(len(now)), _STROKE_REACH * row().thick
    axes.vlines(
        before, [y - reach for y in places], [y + reach for y in places], color=INK, linewidth=1.0, clip_on=False
    )
    for place, one in enumerate(rows):
        end = max(now[place], before[place] if before.notna()[place] else 0.0)
        at = left + width * end / longest + _RANKING_AIR
        sheet.write(at, baseline(_HEAD, place), one.remaining.text, weight=600)


def _write_changes(sheet: Sheet, texts: Sequence[str], head: str) -> None:
    """Write each change at the right edge."""
    write_head(sheet, sheet.width - EDGE, _HEAD, head, horizontalalignment="right")
    for place, text in enumerate(texts):
        sheet.write(sheet.width - EDGE, baseline(_HEAD, place), text, horizontalalignment="right")


def _draw_changes(sheet: Sheet, values: pd.Series, texts: Sequence[str], head: str, *, centre: float) -> None:
    """Draw each change to the left or right of zero, its number outside its bar."""
    farthest = float(values.abs().max()) if values.notna().any() else 0.0
    farthest = farthest or 1.0
    axes = sheet.axes(centre - _REACH, _HEAD, 2 * _REACH, row().height * len(values))
    draw_bars(axes, values, colors=[NEUTRAL if value < 0 else ACCENT for value in values])
    axes.set_xlim(-farthest, farthest)
    axes.axvline(0, color=NEUTRAL, linewidth=THIN)
    write_head(sheet, centre, _HEAD, head, horizontalalignment="center")
    for number, (text, value) in enumerate(zip(texts, values.fillna(0.0), strict=True)):
        side = -1 if value < 0 else 1
        sheet.write(
            centre + _REACH * value / farthest + side * _RANKING_AIR,
            baseline(_HEAD, number),
            text,
            horizontalalignment="right" if side < 0 else "left",
        )
