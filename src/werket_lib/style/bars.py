"""Horizontal bars in rows, each with its name before it."""

from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import BODY, MUTED

ROW = 5.2  # millimetres from one row to the next
_THICK = 0.62  # of a row
_BASELINE = 1.0  # millimetres from a row's middle to its text's baseline


def draw_bars(axes: Axes, values: pd.Series, *, colors: list[str]) -> None:
    """Draw one bar a row, from the top down, on axes that show nothing else.

    Parameters
    ----------
    values
        Numbers; a missing one leaves its row empty.
    colors
        One for each row.
    """
    lengths = values.astype("float64").fillna(0.0)
    rows = pd.DataFrame({"row": range(len(lengths)), "length": lengths.to_numpy()})
    sns.barplot(
        rows, x="length", y="row", orient="h", native_scale=True, width=_THICK, saturation=1, errorbar=None, ax=axes
    )
    for bar, color in zip(axes.patches, colors, strict=True):
        bar.set(facecolor=color, linewidth=0)
    axes.set(xlabel="", ylabel="", ylim=(len(rows) - 0.5, -0.5))
    axes.axis("off")


def baseline(top: float, row: int) -> float:
    """Return where the text of a row stands, in millimetres from the sheet's top."""
    return top + (row + 0.5) * ROW + _BASELINE


def write_names(sheet: Sheet, left: float, top: float, width: float, names: pd.Series) -> float:
    """Write the rows' names, cut to `width` millimetres, and return how wide the widest is.

    They come from outside and are drawn as they are.
    """
    shown = [fit(str(name), width) for name in names]
    for row, name in enumerate(shown):
        sheet.write(left, baseline(top, row), name)
    return max(map(width_of, shown))


def draw_rules(sheet: Sheet, top: float, rows: int, *, every: int = 5) -> None:
    """Draw a thin rule above every fifth row, to lead the eye across."""
    for row in range(0, rows, every):
        sheet.rule(top + row * ROW)


def write_head(sheet: Sheet, left: float, top: float, text: str, **style: Any) -> None:
    """Name a column above its first row."""
    sheet.write(left, top - 2.0, text, **{"size": BODY, "color": MUTED, **style})
