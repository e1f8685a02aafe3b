"""A sheet as it was read: its cells as text, and what stands in them that a text cannot say."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

Place = tuple[int, int]  # row and column, counted from 0

# In a cell that holds a text of nothing: it looks like a blank one, but somebody, or a formula, has filled it.
EMPTY_TEXT = " "
# In a cell that another one, merged with it, covers.
COVERED_TEXT = "\u2000"
# Of a text some of whose letters are raised, lowered or struck out: a footnote's mark is no part of a number or name.
RAISED = "a text with raised, lowered or struck-out letters"
# In a cell that cannot be read and has no text: no parser takes it for a blank.
ERROR_CELL = "#ERROR"


class Block(NamedTuple):
    """A merged cell: its rows and columns, counted from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells.

    Attributes
    ----------
    rows
        The cells as text, row by row.
    odd
        Cells that do not show what they hold, each with what stands there: an error, a formula without a result, a
        truth value, a number in a format that shows another.
    merged
        Merged cells; only the first of their cells has a text.
    hidden
        What of the sheet is hidden, in words.
    counts_from_1904
        Whether days are counted from 1904 and not from 1900.
    """

    rows: list[list[str]]
    odd: Mapping[Place, str]
    merged: Sequence[Block] = ()
    hidden: Sequence[str] = ()
    counts_from_1904: bool = False


def cell_text(value: Any) -> str:
    """Write one cell as text that `werket_lib.numbers` reads."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def name_cell(place: Place) -> str:
    """Name a cell as a spreadsheet does: ``D5``."""
    row, column = place
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
