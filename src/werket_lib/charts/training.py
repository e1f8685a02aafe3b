"""The tracks of training, as bars and over time."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.charts.lines import draw_line, mark_month
from werket_lib.charts.ranking import draw_ranking
from werket_lib.charts.scales import choose_scale, scale_months
from werket_lib.charts.sheet import Sheet, fit, width_of
from werket_lib.charts.theme import ACCENT, BODY, EDGE, FULL_WIDTH_MM, MARGIN, MUTED, use_theme
from werket_lib.facts import Fact
from werket_lib.sections.training import Tracks
from werket_lib.text.rows import name_tracks, track_levels, track_rows

# In millimetres.
_HEAD, _BODY, _FOOT, _GAP, _AIR = 11.0, 17.0, 6.5, 7.0, 1.2
_FEW, _NARROW, _WIDE = 9, 4, 3  # up to so many tracks, names stand in wide panels, so many a row


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
