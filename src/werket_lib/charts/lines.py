"""Lines over months, whose holes are seen, and the marks and names at their ends."""

from typing import Literal

import pandas as pd
from matplotlib.axes import Axes

from werket_lib.charts.theme import ACCENT, DOT, INK, LINE, NAME, PAPER

_NEAR = 4  # months of the line beside its end's label
_ROOM = 0.17  # of the axis, below a dot, for a label to stand there


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
        axes.plot(lonely.index.asi8, lonely, ".", color=color, markersize=2 * width)


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
    """Write `text` at the first or the last month of a line, above or below as the line leaves room."""
    near = series.dropna().iloc[: _NEAR + 1] if side == "left" else series.dropna().iloc[-_NEAR - 1 :]
    month = series.index[0 if side == "left" else -1]
    value = float(series[month])
    low, high = axes.get_ylim()
    below = float(near.mean()) > value and value - low > _ROOM * (high - low)
    axes.annotate(
        text,
        (month.ordinal, value),
        xytext=(-2 if side == "left" else 2, -14 if below else 7),
        textcoords="offset points",
        size=NAME,
        weight=600,
        horizontalalignment=side,
    )
