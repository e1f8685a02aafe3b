"""The tracks of training, as bars and over time, and who trains for what."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from werket_lib.facts import Fact
from werket_lib.sections.services.figures import draw_ranking
from werket_lib.sections.services.rows import supplier_rows
from werket_lib.sections.training.numbers import Tracks
from werket_lib.sections.training.rows import cell_facts, name_tracks, track_levels, track_rows
from werket_lib.sections.training.suppliers import TrainingSuppliers
from werket_lib.sections.training.words import EVERY_SUPPLIER
from werket_lib.style.bars import ROW, baseline, write_head, write_names
from werket_lib.style.lines import draw_line, mark_month
from werket_lib.style.names import HIDDEN_SIGN, NO_COUNTS, TOTAL
from werket_lib.style.scales import choose_scale, scale_months
from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import ACCENT, BODY, EDGE, FULL_WIDTH_MM, MARGIN, MUTED, PAPER, use_theme

# Panels of tracks, in millimetres.
_HEAD, _BODY, _FOOT, _GAP, _AIR = 11.0, 17.0, 6.5, 7.0, 1.2
_FEW, _NARROW, _WIDE = 9, 4, 3  # up to so many tracks, names stand in wide panels, so many a row

# Suppliers by track, in millimetres: how long names may be, how wide a column.
_NAMES, _UPRIGHT, _COLUMN, _PAD = 52.0, 34.0, 12.0, 1.6
_HEAT = LinearSegmentedColormap.from_list("heat", ["#eaf3f4", "#7dbac0"])  # light enough for dark numbers


@use_theme()
def plot_tracks(section: Tracks) -> Figure:
    """Draw the tracks as bars, with a stroke where each stood the month before, and its change."""
    return draw_ranking(track_rows(section), section.month)


@use_theme()
def plot_tracks_over_time(section: Tracks) -> Figure:
    """Draw a line a track, the largest first; the panels of a row have one scale, so that they can be compared."""
    levels, names = track_levels(section), name_tracks(section.levels)
    across = _WIDE if len(levels) <= _FEW else _NARROW
    rows = [list(levels)[place : place + across] for place in range(0, len(levels), across)]
    scales = [choose_scale(pd.concat([section.levels[track] for track in row]), intervals=3) for row in rows]
    sheet = Sheet(FULL_WIDTH_MM, len(rows) * (_HEAD + _BODY + _FOOT))
    before = max(scale.width for scale in scales) + 2 * _AIR
    width = (sheet.width - before - MARGIN - (across - 1) * _GAP) / across
    for number, (row, scale) in enumerate(zip(rows, scales, strict=True)):
        top = number * (_HEAD + _BODY + _FOOT)
        for place, track in enumerate(row):
            left = before + place * (width + _GAP)
            _write_head(sheet, left, top, fit(names[track], width + MARGIN - EDGE, BODY, 600), levels[track], section)
            axes = sheet.axes(left, top + _HEAD, width, _BODY)
            (scale if place == 0 else scale._replace(labels=[""] * len(scale.labels))).apply(axes)
            scale_months(axes, section.levels.index, years_only=True)
            _draw_track(axes, section.levels[track])
    return sheet.figure


def _write_head(sheet: Sheet, left: float, top: float, name: str, level: Fact, section: Tracks) -> None:
    """Name a panel, with its number now and the change since the month before."""
    change = section.facts[f"{level.id}.change"]
    sheet.write(left, top + 4.0, name, weight=600)
    sheet.write(left, top + 8.2, level.text, weight=600)
    if change.value is not None and (change.value or level.value):
        sheet.write(left + width_of(level.text, BODY, 600) + _AIR, top + 8.2, change.signed, color=MUTED)


def _draw_track(axes: Axes, series: pd.Series) -> None:
    draw_line(axes, series)
    if pd.notna(series.iloc[-1]):
        mark_month(axes, series.index[-1], float(series.iloc[-1]), color=ACCENT)


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
    names = {track: fit(name, _UPRIGHT) for track, name in name_tracks(cells).items()}
    top = max(map(width_of, names.values())) + 2.5
    sheet = Sheet(FULL_WIDTH_MM, top + ROW * (len(cells) + 1) + 2.0)
    begin = EDGE + write_names(sheet, EDGE, top, _NAMES, pd.Series([*cells.index, EVERY_SUPPLIER])) + 2 * _PAD
    totals = [row.remaining.text for row in supplier_rows(section.ranking, section.facts, section.service.lower())]
    totals.append(section.facts[f"{section.service.lower()}.suppliers.remaining"].text)
    room = max(width_of(text, BODY, 600) for text in (*totals, TOTAL)) + 2 * _PAD
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
