"""Lines over months, whose holes are seen, and the marks and names at their ends."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from werket_lib.style.sheet import POINTS_PER_MM, size_of, width_of
from werket_lib.style.theme import ACCENT, DOT, INK, LINE, MUTED, NAME, PAPER, THIN

# In millimetres: from a figure's foot to its head, between a text and a line, and how far a text may
# sink below the axis; then where a text may begin from a line's end, the best place first.
_TALL, _AIR, _SINK = 2.4, 1.2, 0.5
_PLACES = ((-0.7, 2.5), (-0.7, -4.9), (2.5, -0.35), (5.0, -0.35))


def every_month(series: pd.Series) -> pd.Series:
    """Return `series` with a hole for each month that is not there: a line breaks at it, never bridges it."""
    months = pd.period_range(series.index.min(), series.index.max(), freq="M")
    return series.reindex(months).astype("float64")


def draw_line(
    axes: Axes, series: pd.Series, *, color: str = ACCENT, width: float = LINE, breaks: Iterable[pd.Period] = ()
) -> None:
    """Draw a monthly series against its month ordinals; a month between two holes is a dot.

    No line leads over a break, given as the first month after it.
    """
    whole = every_month(series)
    edges = [whole.index[0], *sorted(month for month in breaks if month in whole.index), whole.index[-1] + 1]
    for begin, end in pairwise(edges):
        part = whole[(whole.index >= begin) & (whole.index < end)]
        axes.plot(part.index.asi8, part, color=color, linewidth=width)
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


def mark_breaks(axes: Axes, months: Iterable[pd.Period]) -> None:
    """Draw a dashed line where a series breaks, between the last month before and the first after."""
    for month in months:
        axes.axvline(month.ordinal - 0.5, color=MUTED, linewidth=THIN, dashes=(3, 2), zorder=0.8)


def label_end(axes: Axes, series: pd.Series, text: str, *, side: Literal["left", "right"]) -> None:
    """Write `text` at the first or the last month of a line: above it, below it, or beside where the line is steep."""
    month, towards = (series.index[0], 1) if side == "left" else (series.index[-1], -1)
    value = float(series[month])
    line = _measure_from(axes, series, month, towards)
    (low, high), (_, height) = axes.get_ylim(), size_of(axes)
    above_axis = (value - low) / (high - low) * height
    wide = width_of(text, NAME, 600)
    free = [place for place in _PLACES if above_axis + place[1] >= -_SINK and _is_free(line, place, wide)]
    x, y = (free or _PLACES)[0]
    axes.annotate(
        text,
        (month.ordinal, value),
        xytext=(x * towards * POINTS_PER_MM, y * POINTS_PER_MM),
        textcoords="offset points",
        size=NAME,
        weight=600,
        horizontalalignment=side,
    )


def _measure_from(axes: Axes, series: pd.Series, month: pd.Period, towards: int) -> pd.Series:
    """Return how high a line lies over its value in `month`, indexed by the distance from there, in millimetres."""
    width, height = size_of(axes)
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    seen = series.dropna().astype("float64")
    across = (seen.index.asi8 - month.ordinal) / (right - left) * width * towards
    up = (seen - float(series[month])) / (high - low) * height
    return pd.Series(up.to_numpy(), index=across).sort_index()


def _is_free(line: pd.Series, place: tuple[float, float], wide: float) -> bool:
    """Tell whether a line keeps clear of a text of that width that begins at `place`."""
    begin, bottom = place
    passed = np.interp(np.linspace(max(begin, 0.0), begin + wide, 20), line.index, line)
    return bool(((passed < bottom - _AIR) | (passed > bottom + _TALL + _AIR)).all())
