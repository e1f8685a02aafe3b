"""How many of the five indicators point the right way, month by month."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.charts.scales import scale_months
from werket_lib.charts.sheet import Sheet
from werket_lib.charts.theme import (
    BODY,
    EDGE,
    EMPTY,
    FIGURE,
    FULL_WIDTH_MM,
    INK,
    MARGIN,
    MUTED,
    TEMPERATURE,
    use_theme,
)
from werket_lib.months import name_month
from werket_lib.sections.temperature import INDICATORS, WORDS, Temperature
from werket_lib.text.labels import OF_FIVE

_LEFT = 49.0
_CELL = 6.0  # height of one indicator's cell, in millimetres
_FILLED = 0.86  # of a month's width
_STEP = 0.88  # of a cell's height


@use_theme()
def plot_temperature(section: Temperature) -> Figure:
    """Draw a column of five cells for each month, filled as far as indicators are positive."""
    height = _CELL * len(INDICATORS)
    sheet = Sheet(FULL_WIDTH_MM, height + 11.2)
    axes = sheet.axes(_LEFT, 1.5, sheet.width - _LEFT - MARGIN, height)
    axes.grid(visible=False)
    axes.set_ylim(0, len(INDICATORS))
    scale_months(axes, section.history.index)
    _fill_cells(axes, section)
    _name_steps(axes, section)
    _write_now(sheet, section)
    return sheet.figure


def _fill_cells(axes: Axes, section: Temperature) -> None:
    for row in range(len(INDICATORS)):
        filled = section.history["positive"] > row
        colours = section.history["word"].map(TEMPERATURE).where(filled, EMPTY)
        spans = [(month - _FILLED / 2, _FILLED) for month in section.history.index.asi8]
        axes.broken_barh(spans, (row + (1 - _STEP) / 2, _STEP), facecolors=colours, linewidth=0)


def _name_steps(axes: Axes, section: Temperature) -> None:
    """Write each step's word beside it; this month's stands out."""
    words = WORDS[1:]
    axes.set_yticks([step + 0.5 for step in range(len(words))], words)
    axes.tick_params(axis="y", labelsize=BODY)
    for label, word in zip(axes.get_yticklabels(), words, strict=True):
        if word == section.facts["temperature.word"].text:
            label.set(weight=600, color=INK)


def _write_now(sheet: Sheet, section: Temperature) -> None:
    left = EDGE
    count, word = section.facts["temperature.positive"], section.facts["temperature.word"]
    sheet.write(left, 7.0, name_month(section.month).capitalize(), color=MUTED)
    sheet.write(left, 15.5, word.text.capitalize(), size=FIGURE, weight=600, color=TEMPERATURE[word.text])
    for line, text in enumerate(OF_FIVE):
        sheet.write(left, 21.0 + 4.0 * line, text.format(count=count.text), size=BODY)
