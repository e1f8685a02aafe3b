"""How tables and figures show themselves in a notebook: numbers in Swedish to the right, names to the left."""

import base64
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from werket_lib.months import abbreviate_month
from werket_lib.numbers import print_number
from werket_lib.style.fonts import SANS, font_face_css
from werket_lib.style.names import YES_NO
from werket_lib.style.table import HOUSE_STYLE, LAB_CSS, NO_VALUE_SIGN, TABLE_CSS, HouseTable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHOWN_ROWS, SHOWN_COLUMNS = 20, 20  # of a larger table the first and last half
MM_TO_PX = 96 / 25.4
# A table of a notebook is as wide as its columns; the house style's fills the page.
NARROW = """
.werket-frame .werket-grid { width: auto; }
.werket-frame .werket-grid th, .werket-frame .werket-grid td { min-width: 0 !important; max-width: 24rem; }
.werket-frame .werket-grid th { white-space: nowrap; }
.werket-frame .werket-grid td:not(.gt_right) { white-space: normal; word-break: keep-all; }
"""


def frame_html(frame: pd.DataFrame) -> str:
    """Return a frame as HTML: at most twenty rows and columns, with how many there are."""
    rows, columns = frame.shape
    shown = _middle_cut(frame, SHOWN_ROWS)
    shown = shown.iloc[:, :SHOWN_COLUMNS]
    named = not isinstance(frame.index, pd.RangeIndex)
    cells = {str(name): _print_column(shown.iloc[:, at]) for at, name in enumerate(shown)}
    right = {name: _is_number(shown.iloc[:, at]) for at, name in enumerate(cells)}
    index = [_print_label(label) for label in shown.index]
    head = _row(
        ["" if frame.index.name is None else str(frame.index.name)] if named else [],
        [(name, right[name]) for name in cells],
        cell="th",
    )
    body = "".join(
        _row([index[at]] if named else [], [(column[at], right[name]) for name, column in cells.items()], cell="td")
        for at in range(len(shown))
    )
    cut = rows > len(shown) or columns > shown.shape[1]
    note = f"<p>{print_number(rows)} rows, {print_number(columns)} columns</p>" if cut else ""
    return (
        f'{_style(NARROW)}<div class="werket-frame"><table class="werket-grid">'
        f"<thead>{head}</thead><tbody>{body}</tbody></table>{note}</div>"
    )


def _style(more: str = "") -> str:
    return f'<style class="{HOUSE_STYLE}">{font_face_css(SANS)}{TABLE_CSS}{LAB_CSS}{more}</style>'


def table_html(table: HouseTable) -> str:
    """Return a table of the report with its look, for a notebook."""
    return _style() + table.html


def series_html(series: pd.Series) -> str:
    """Return a series as HTML, as `frame_html` does."""
    name = "" if series.name is None else series.name
    return frame_html(series.to_frame(name))


def figure_svg(figure: "Figure") -> str:
    """Return a figure as SVG that holds its fonts and its label as alternative text."""
    from werket_lib.outputs import draw_svg, mark_svg
    from werket_lib.style.theme import use_theme

    with use_theme():
        svg = draw_svg(figure)
    return mark_svg(svg, alt=str(figure.get_label()), prefix="chart", sample=False)


def figure_html(figure: "Figure") -> str:
    """Return a figure as an image in HTML, at its own width."""
    content = base64.b64encode(figure_svg(figure).encode()).decode("ascii")
    width = figure.get_figwidth() * 25.4 * MM_TO_PX
    alt = escape(str(figure.get_label()))
    return f'<img alt="{alt}" style="width:{width:.0f}px;max-width:100%" src="data:image/svg+xml;base64,{content}">'


def _middle_cut(frame: pd.DataFrame, most: int) -> pd.DataFrame:
    return frame if len(frame) <= most else pd.concat([frame.iloc[: most // 2], frame.iloc[-(most // 2) :]])


def _row(index: list[str], cells: list[tuple[str, bool]], *, cell: str) -> str:
    first = "".join(f"<th>{escape(label)}</th>" for label in index)
    rest = "".join(
        f'<{cell} class="gt_right">{escape(text)}</{cell}>' if right else f"<{cell}>{escape(text)}</{cell}>"
        for text, right in cells
    )
    return f"<tr>{first}{rest}</tr>"


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _print_column(column: pd.Series) -> list[str]:
    if not _is_number(column):
        return [_print_label(value) for value in column]
    decimals = _decimals_of(column)
    return [_print_number(value, decimals) for value in column]


def _decimals_of(column: pd.Series) -> int:
    """Return with how many decimals a column is shown: as many as tell its values apart, two at most from one on."""
    seen = np.abs(column.dropna().to_numpy(dtype="float64"))
    seen = seen[np.isfinite(seen)]
    if not len(seen) or bool((seen % 1 == 0).all()):
        return 0
    largest = float(seen.max())
    return 1 if largest >= 1000 else 2 if largest >= 1 else 3


def _print_number(value: Any, decimals: int) -> str:
    if pd.isna(value):
        return NO_VALUE_SIGN
    return print_number(value, decimals) if np.isfinite(float(value)) else str(value)


def _print_label(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_print_label(part) for part in value)
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return NO_VALUE_SIGN
    if isinstance(value, bool | np.bool_):
        return YES_NO[bool(value)]
    if isinstance(value, pd.Period) and value.freqstr == "M":
        return abbreviate_month(value)
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return str(value.date())
    if isinstance(value, float):
        return print_number(value, 2) if np.isfinite(value) else str(value)
    return str(value)
