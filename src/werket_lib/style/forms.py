"""A figure's two forms, drawn by one function from the same data: for a page, and for a phone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec

from matplotlib.figure import Figure

from werket_lib.style.theme import COLUMN_WIDTH_MM, FULL_WIDTH_MM, MM_PER_INCH, use_theme

P = ParamSpec("P")
# So narrow that the smallest text, 7.5 points, is 12 pixels tall where a phone shows the figure 328 pixels wide.
PHONE_WIDTH_MM = 72.0
_width: ContextVar[float | None] = ContextVar("width of the form that is being drawn", default=None)


class Drawing(Figure):
    """A figure that may bring its form for a phone along.

    Attributes
    ----------
    phone
        The same figure, laid out `PHONE_WIDTH_MM` wide; None where nobody drew it.
    """

    phone: Figure | None = None


def sheet_width() -> float:
    """Return how wide a figure is to be, in millimetres: a page's width, or a phone's while that form is drawn."""
    return _width.get() or FULL_WIDTH_MM


def for_phone() -> bool:
    """Tell whether the form for a phone is being drawn: one panel a row, names above their bars."""
    return _width.get() == PHONE_WIDTH_MM


def in_both_forms(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """Let a function draw its figure in the house style, twice: the result is wide and holds the other form.

    The function asks `sheet_width` and `for_phone`, and is otherwise one. Called by another one that is drawn in
    both forms, it draws the form that is wanted there.
    """

    @wraps(draw)
    def both(*args: P.args, **kwargs: P.kwargs) -> Figure:
        with use_theme():
            if _width.get() is not None:
                return draw(*args, **kwargs)
            with _drawn_at(FULL_WIDTH_MM):
                figure = draw(*args, **kwargs)
            # What is drawn as wide as a column is for print alone, beside the figure that has both forms.
            if isinstance(figure, Drawing) and figure.get_figwidth() * MM_PER_INCH > COLUMN_WIDTH_MM + 1:
                with _drawn_at(PHONE_WIDTH_MM):
                    figure.phone = draw(*args, **kwargs)
        return figure

    return both


@contextmanager
def _drawn_at(width: float) -> Iterator[None]:
    token = _width.set(width)
    try:
        yield
    finally:
        _width.reset(token)
