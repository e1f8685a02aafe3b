"""Horizontal bars in rows, each with its name before it, or above it on a phone."""

from typing import Any, NamedTuple

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from werket_lib.style.forms import for_phone
from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import BODY, EDGE, MUTED

_BASELINE = 1.0  # millimetres from a row's middle to its text's baseline


class Row(NamedTuple):
    """How a row is laid out.

    Attributes
    ----------
    height
        Millimetres from one row to the next.
    thick, middle, name
        Shares of the height: how thick a bar is, and where its middle and its name's stand.
    """

    height: float
    thick: float
    middle: float
    name: float


_BESIDE, _ABOVE = Row(5.2, 0.62, 0.5, 0.5), Row(9.2, 0.3, 0.75, 0.3)


def row() -> Row:
    """Return how rows are laid out: names before their bars, or above them on a phone."""
    return _ABOVE if for_phone() else _BESIDE


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
    rows = pd.DataFrame({"row": place_bars(len(lengths)), "length": lengths.to_numpy()})
    sns.barplot(
        rows,
        x="length",
        y="row",
        orient="h",
        native_scale=True,
        width=row().thick,
        saturation=1,
        errorbar=None,
        ax=axes,
    )
    for bar, color in zip(axes.patches, colors, strict=True):
        bar.set(facecolor=color, linewidth=0)
    axes.set(xlabel="", ylabel="", ylim=(len(rows) - 0.5, -0.5))
    axes.axis("off")


def place_bars(count: int) -> list[float]:
    """Return where the bars of rows stand on axes whose rows are numbers from 0."""
    return [number - 0.5 + row().middle for number in range(count)]


def middle(top: float, number: int) -> float:
    """Return the middle of a row's bar, in millimetres from the sheet's top."""
    return top + (number + row().middle) * row().height


def baseline(top: float, number: int) -> float:
    """Return where the text beside a row's bar stands, in millimetres from the sheet's top."""
    return middle(top, number) + _BASELINE


def name_baseline(top: float, number: int) -> float:
    """Return where a row's name stands, in millimetres from the sheet's top."""
    return top + (number + row().name) * row().height + _BASELINE


def write_names(sheet: Sheet, left: float, top: float, width: float, names: pd.Series) -> float:
    """Write the rows' names, cut to `width` millimetres, and return how much room the widest takes before the bars.

    They come from outside and are drawn as they are. On a phone they stand above the bars and take none.
    """
    shown = [fit(str(name), sheet.width - left - EDGE if for_phone() else width) for name in names]
    for number, name in enumerate(shown):
        sheet.write(left, name_baseline(top, number), name)
    return 0.0 if for_phone() else max(map(width_of, shown))


def draw_rules(sheet: Sheet, top: float, rows: int, *, every: int = 5) -> None:
    """Draw a thin rule above every fifth row, to lead the eye across."""
    for number in range(0, rows, every):
        sheet.rule(top + number * row().height)


def write_head(sheet: Sheet, left: float, top: float, text: str, **style: Any) -> None:
    """Name a column above its first row."""
    sheet.write(left, top - 2.0, text, **{"size": BODY, "color": MUTED, **style})
