"""How the suppliers of a smaller service divide it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from werket_lib.charts.bars import ROW, baseline, draw_bars, write_names
from werket_lib.charts.sheet import Sheet, width_of
from werket_lib.charts.theme import BODY, EDGE, FULL_WIDTH_MM, INK, MUTED, SERIES, use_theme
from werket_lib.numbers import NO_BREAK_SPACE
from werket_lib.sections.market import Market
from werket_lib.text.labels import NO_COUNTS, PARTS
from werket_lib.text.rows import SupplierRow, market_rows

_TOP, _NAME, _AIR = 1.0, 62.0, 1.6
_KEY = 3.2  # millimetres for the square before a part's count


@use_theme()
def plot_market(section: Market) -> Figure:
    """Draw a bar for each supplier with a printed count, its count and its share beside it.

    A bar of a service in parts is made of them, and their counts stand beside it too.
    """
    rows = market_rows(section)
    sheet = Sheet(FULL_WIDTH_MM, 2 * _TOP + ROW * max(1, len(rows)))
    if not rows:
        sheet.write(EDGE, baseline(_TOP, 0), NO_COUNTS, color=MUTED)
        return sheet.figure
    beside = [_labels_of(row, section.parts) for row in rows]
    begin = EDGE + write_names(sheet, EDGE, _TOP, _NAME, section.table["supplier"]) + 2 * _AIR
    bars = sheet.width - begin - max(sum(label.width for label in labels) for labels in beside) - _AIR
    longest = float(section.table["remaining"].max())
    for values, color in _stack(section):
        axes = sheet.axes(begin, _TOP, bars, ROW * len(rows))
        draw_bars(axes, values, colors=[color] * len(rows))
        axes.set_xlim(0, longest)
    for number, (row, labels) in enumerate(zip(rows, beside, strict=True)):
        left = begin + bars * row.count / longest + _AIR
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
        return width_of(self.text, BODY, self.weight) + _AIR + bool(self.key) * _KEY

    def draw(self, sheet: Sheet, left: float, row: int) -> None:
        """Draw it in its row."""
        if self.key:
            middle = _TOP + (row + 0.5) * ROW
            sheet.dot(left + _KEY / 2, middle, marker="s", color=self.key, markersize=5, markeredgewidth=0)
        sheet.write(left + bool(self.key) * _KEY, baseline(_TOP, row), self.text, color=self.color, weight=self.weight)


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
