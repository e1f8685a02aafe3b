"""Who trains for what: suppliers by track, the darker the more."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from werket_lib.charts.bars import ROW, baseline, write_head, write_names
from werket_lib.charts.sheet import Sheet, fit, width_of
from werket_lib.charts.theme import BODY, EDGE, FULL_WIDTH_MM, MUTED, PAPER, use_theme
from werket_lib.sections.training import Tracks
from werket_lib.sections.training_suppliers import TrainingSuppliers
from werket_lib.text.labels import EVERY_SUPPLIER, HIDDEN_SIGN, NO_COUNTS, TOTAL
from werket_lib.text.rows import cell_facts, name_tracks, supplier_rows, track_levels

_NAME, _HEAD, _COLUMN, _AIR = 52.0, 34.0, 12.0, 1.6  # millimetres; at most so long and so wide
_HEAT = LinearSegmentedColormap.from_list("heat", ["#eaf3f4", "#7dbac0"])  # light enough for dark numbers


@use_theme()
def plot_supplier_tracks(section: TrainingSuppliers, tracks: Tracks) -> Figure:
    """Draw a cell for each of the largest suppliers and each track; below them all suppliers together.

    Nobody is a blank, a suppressed count has its sign.
    """
    cells = section.cells
    if cells.empty:
        sheet = Sheet(FULL_WIDTH_MM, ROW + 2.0)
        sheet.write(EDGE, baseline(1.0, 0), NO_COUNTS, color=MUTED)
        return sheet.figure
    names = {track: fit(name, _HEAD) for track, name in name_tracks(cells).items()}
    top = max(map(width_of, names.values())) + 2.5
    sheet = Sheet(FULL_WIDTH_MM, top + ROW * (len(cells) + 1) + 2.0)
    begin = EDGE + write_names(sheet, EDGE, top, _NAME, pd.Series([*cells.index, EVERY_SUPPLIER])) + 2 * _AIR
    totals = [row.remaining.text for row in supplier_rows(section.ranking, section.facts, section.service.lower())]
    totals.append(section.facts[f"{section.service.lower()}.suppliers.remaining"].text)
    room = max(width_of(text, BODY, 600) for text in (*totals, TOTAL)) + 2 * _AIR
    width = min(_COLUMN, (sheet.width - begin - room) / cells.shape[1])
    _draw_heat(sheet.axes(begin, top, width * cells.shape[1], ROW * len(cells)), cells)
    sheet.rule(top + ROW * len(cells) + 0.4)
    for place, track in enumerate(cells):
        _write_column(sheet, begin + (place + 0.5) * width, top, [names[track], *_texts(section, tracks, track)])
    right = begin + width * cells.shape[1] + room - EDGE
    write_head(sheet, right, top, TOTAL, horizontalalignment="right")
    for row, text in enumerate(totals):
        sheet.write(right, baseline(top, row), text, weight=600, horizontalalignment="right")
    return sheet.figure


def _texts(section: TrainingSuppliers, tracks: Tracks, track: str) -> list[str]:
    """Return what a column says, from the first supplier to all together."""
    facts, hidden = cell_facts(section), section.hidden[track]
    printed = [
        facts[supplier, track].text if (supplier, track) in facts else HIDDEN_SIGN if hidden[supplier] else ""
        for supplier in section.cells.index
    ]
    return [*printed, track_levels(tracks)[track].text]


def _write_column(sheet: Sheet, middle: float, top: float, texts: list[str]) -> None:
    """Write a column under its name, which reads upwards."""
    name, *counts = texts
    upright = {"rotation": 90, "verticalalignment": "bottom", "horizontalalignment": "center"}
    sheet.write(middle, top - 1.2, name, color=MUTED, **upright)
    for row, text in enumerate(counts):
        is_sum = row == len(counts) - 1
        style = {"color": MUTED} if is_sum else {}
        sheet.write(middle, baseline(top, row), text, horizontalalignment="center", **style)


def _draw_heat(axes: Axes, cells: pd.DataFrame) -> None:
    counts = cells.astype("Float64").to_numpy(dtype="float64", na_value=np.nan)
    filled = np.ma.masked_invalid(np.where(counts > 0, counts, np.nan))
    axes.pcolormesh(filled, cmap=_HEAT, vmin=0, edgecolors=PAPER, linewidth=1.0)
    axes.set_ylim(len(cells), 0)
    axes.axis("off")
