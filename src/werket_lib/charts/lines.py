"""Lines over months, whose holes are seen, and the marks and names at their ends."""

from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from werket_lib.charts.sheet import POINTS_PER_MM, size_of, width_of
from werket_lib.charts.theme import ACCENT, DOT, INK, LINE, NAME, PAPER

_TALL = 2.4  # millimetres from a figure's foot to its head
_AIR = 1.0  # millimetres between a text and a line
_PLACES = ((-2.0, 7.0), (-2.0, -14.0), (7.0, -1.0), (14.0, -1.0))  # from a line's end, in points, the best first


def every_month(series: pd.Series) -> pd.Series:
    """Return `series` with a hole for each month that is not there: a line breaks at it, never bridges it."""
    months = pd.period_range(series.index.min(), series.index.max(), freq="M")
    return series.reindex(months).astype("float64")


def draw_line(axes: Axes, series: pd.Series, *, color: str = ACCENT, width: float = LINE) -> None:
    """Draw a monthly series against its month ordinals; a month between two holes is a dot."""
    whole = every_month(series)
    axes.plot(whole.index.asi8, whole, color=color, linewidth=width)
    lonely = whole[whole.shift(1).isna() & whole.shift(-1).isna()].dropna()
    if len(lonely):
        axes.plot(lonely.index.asi8, lonely, ".", color=color, markersize=3 * width)


def mark_month(axes: Axes, month: pd.Period, value: float, *, hollow: bool = False, color: str = INK) -> None:
    """Mark one month on a line: filled for the report's own, hollow for the one it is compared with."""
    face, size = (PAPER, DOT) if hollow else (color, DOT + 0.5)
    axes.plot(
        month.ordinal,
        value,
        "o",
        color=face,
        markeredgecolor=color,
        markersize=size,
        clip_on=False,
        zorder=3 + (not hollow),
    )


def label_end(axes: Axes, series: pd.Series, text: str, *, side: Literal["left", "right"]) -> None:
    """Write `text` at the first or the last month of a line: above it, below it, or beside where the line is steep."""
    month, towards = (series.index[0], 1) if side == "left" else (series.index[-1], -1)
    places = [(x * towards, y) for x, y in _PLACES]
    free = [place for place in places if _is_free(axes, series, month, text, place, towards)]
    axes.annotate(
        text,
        (month.ordinal, float(series[month])),
        xytext=(free or places)[0],
        textcoords="offset points",
        size=NAME,
        weight=600,
        horizontalalignment=side,
    )


def _is_free(
    axes: Axes, series: pd.Series, month: pd.Period, text: str, place: tuple[float, float], towards: int
) -> bool:
    """Tell whether the line stays clear of a text that begins `place` points from its dot, and it of the axis."""
    width, height = size_of(axes)
    left, right = axes.get_xlim()
    low, high = axes.get_ylim()
    line = series.dropna().astype("float64")
    across = (line.index.asi8 - month.ordinal) / (right - left) * width * towards
    up = (line - float(series[month])) / (high - low) * height
    order = np.argsort(across)
    begin, bottom = place[0] * towards / POINTS_PER_MM, place[1] / POINTS_PER_MM
    under = np.linspace(max(begin, 0.0), begin + width_of(text, NAME, 600), 20)
    passed = np.interp(under, across[order], up.to_numpy()[order])
    to_axis = (float(series[month]) - low) / (high - low) * height
    clear = (passed < bottom - _AIR) | (passed > bottom + _TALL + _AIR)
    return bool(clear.all()) and bottom + to_axis > -_AIR / 2
