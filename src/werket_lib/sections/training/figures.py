"""The tracks of training, as bars and over time, and who trains for what."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from werket_lib.facts import Fact
from werket_lib.sections.services.figures import draw_ranking
from werket_lib.sections.services.rows import supplier_rows
from werket_lib.sections.training.numbers import Tracks
from werket_lib.sections.training.rows import cell_facts, name_tracks, track_levels, track_rows
from werket_lib.sections.training.suppliers import TrainingSuppliers
from werket_lib.sections.training.words import EVERY_SUPPLIER
from werket_lib.style.bars import baseline, row, write_head, write_names
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.lines import draw_line, mark_month
from werket_lib.style.names import HIDDEN_SIGN, NO_COUNTS, TOTAL
from werket_lib.style.scales import choose_scale, scale_months
from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import ACCENT, BODY, EDGE, MARGIN, MUTED, PAPER

# Panels of tracks, in millimetres.
_HEAD, _BODY, _FOOT, _GAP, _AIR = 11.0, 17.0, 6.5, 7.0, 1.2
_FEW, _NARROW, _WIDE = 9, 4, 3  # up to so many tracks, names stand in wide panels, so many a row

# Suppliers by track, in millimetres: how long names may be, how wide a column.
_NAMES, _UPRIGHT, _COLUMN, _PAD = 52.0, 34.0, 12.0, 1.6
_BLOCK_HEAD, _LISTED = 9.6, 4.4  # on a phone: a supplier's name and the air under it, a track
_HEAT = LinearSegmentedColormap.from_list("heat", ["#eaf3f4", "#7dbac0"])  # light enough for dark numbers


@in_both_forms
def plot_tracks(section: Tracks) -> Figure:
    """Draw the tracks as bars, with a stroke where each stood the month before, and its change."""
    return draw_ranking(track_rows(section), section.month)


@in_both_forms
def plot_tracks_over_time(section: Tracks) -> Figure:
    """Draw a line a track, the largest first; the panels of a row have one scale, so that they can be compared."""
    levels, names = track_levels(section), name_tracks(section.levels)
    across = 1 if for_phone() else _WIDE if len(levels) <= _FEW else _NARROW
    rows = [list(levels)[place : place + across] for place in range(0, len(levels), across)]
    scales = [choose_scale(pd.concat([section.levels[track] for track in line]), intervals=3) for line in rows]
    sheet = Sheet(sheet_width(), len(rows) * (_HEAD + _BODY + _FOOT))
    before = max(scale.width for scale in scales) + 2 * _AIR
    width = (sheet.width - before - MARGIN - (across - 1) * _GAP) / across
    for number, (line, scale) in enumerate(zip(rows, scales, strict=True)):
        top = number * (_HEAD + _BODY + _FOOT)
        for place, track in enumerate(line):
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


@in_both_forms
def plot_supplier_tracks(section: TrainingSuppliers, tracks: Tracks) -> Figure:
    """Draw a cell for each of the largest suppliers and each track; below them all suppliers together.

    Nobody is a blank, a suppressed count has its sign.
    """
    cells = section.cells
    if cells.empty:
        sheet = Sheet(sheet_width(), row().height + 2.0)
        sheet.write(EDGE, baseline(1.0, 0), NO_COUNTS, color=MUTED)
        return sheet.figure
    if for_phone():
        return _list_supplier_tracks(section, tracks)
    names = {track: fit(name, _UPRIGHT) for track, name in name_tracks(cells).items()}
    top = max(map(width_of, names.values())) + 2.5
    sheet = Sheet(sheet_width(), top + row().height * (len(cells) + 1) + 2.0)
    begin = EDGE + write_names(sheet, EDGE, top, _NAMES, pd.Series([*cells.index, EVERY_SUPPLIER])) + 2 * _PAD
    totals = _totals(section)
    room = max(width_of(text, BODY, 600) for text in (*totals, TOTAL)) + 2 * _PAD
    width = min(_COLUMN, (sheet.width - begin - room) / cells.shape[1])
    _draw_heat(sheet.axes(begin, top, width * cells.shape[1], row().height * len(cells)), cells)
    sheet.rule(top + row().height * len(cells) + 0.4)
    for place, track in enumerate(cells):
        _write_column(sheet, begin + (place + 0.5) * width, top, [names[track], *_texts(section, tracks, track)])
    right = begin + width * cells.shape[1] + room - EDGE
    write_head(sheet, right, top, TOTAL, horizontalalignment="right")
    for number, text in enumerate(totals):
        sheet.write(right, baseline(top, number), text, weight=600, horizontalalignment="right")
    return sheet.figure


def _totals(section: TrainingSuppliers) -> list[str]:
    """Return how many each supplier has, and then all of them."""
    prefix = section.service.lower()
    largest = [one.remaining.text for one in supplier_rows(section.ranking, section.facts, prefix)]
    return [*largest, section.facts[f"{prefix}.suppliers.remaining"].text]


def _list_supplier_tracks(section: TrainingSuppliers, tracks: Tracks) -> Figure:
    """Draw each supplier's tracks under its name, those with nobody left out: a row a track, its cell at its right."""
    cells, names = section.cells, name_tracks(section.cells)
    columns = {track: _texts(section, tracks, track) for track in cells}
    suppliers = [*map(str, cells.index), EVERY_SUPPLIER]
    blocks = [
        [(track, texts[place]) for track, texts in columns.items() if texts[place]] for place in range(len(suppliers))
    ]
    sheet = Sheet(sheet_width(), sum(_BLOCK_HEAD + _LISTED * len(block) for block in blocks) + 1.0)
    top, right, most = 0.0, sheet.width - EDGE, float(cells.max().max())
    for place, (name, total, block) in enumerate(zip(suppliers, _totals(section), blocks, strict=True)):
        sheet.rule(top)
        room = right - EDGE - width_of(total, BODY, 600) - 2 * _PAD
        sheet.write(EDGE, top + 4.6, fit(name, room, BODY, 600), weight=600)
        sheet.write(right, top + 4.6, total, weight=600, horizontalalignment="right")
        top += _BLOCK_HEAD
        for track, text in block:
            count = cells[track].iloc[place] if place < len(cells) else pd.NA
            if pd.notna(count) and count:
                corner, color = (right - _COLUMN, top - 3.4), _HEAT(float(count) / most)
                sheet.draw(Rectangle(corner, _COLUMN, _LISTED - 0.3, facecolor=color, linewidth=0))
            sheet.write(EDGE + _PAD, top, fit(names[track], right - _COLUMN - 3 * _PAD), color=MUTED)
            sheet.write(right - _COLUMN / 2, top, text, horizontalalignment="center")
            top += _LISTED
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
    for number, text in enumerate(counts):
        is_sum = number == len(counts) - 1
        style = {"color": MUTED} if is_sum else {}
        sheet.write(middle, baseline(top, number), text, horizontalalignment="center", **style)


def _draw_heat(axes: Axes, cells: pd.DataFrame) -> None:
    counts = cells.astype("Float64").to_numpy(dtype="float64", na_value=np.nan)
    filled = np.ma.masked_invalid(np.where(counts > 0, counts, np.nan))
    axes.pcolormesh(filled, cmap=_HEAT, vmin=0, edgecolors=PAPER, linewidth=1.0)
    axes.set_ylim(len(cells), 0)
    axes.axis("off")
