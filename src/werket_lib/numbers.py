"""Swedish numbers, both ways: as agencies print them, as we print them.

Printed numbers have a decimal comma, U+00A0 between thousands, U+2212 for minus, are rounded half
up, and never read "−0". Parsed numbers may have any space and any minus that agencies use.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

import pandas as pd

from werket_lib.errors import SHOWN_ROWS, SchemaError, shorten
from werket_lib.letters import plain_spelling

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

CellStatus = Literal["value", "missing", "suppressed", "not_applicable"]

# Zero, missing, suppressed and not applicable are four different things. Agencies differ in what a
# sign means, so a layout may override this.
SYMBOLS: Mapping[str, CellStatus] = {
    "": "missing",
    "..": "missing",
    "-": "not_applicable",
    ".": "not_applicable",
    "<5": "suppressed",
    "x": "suppressed",
}

_MINUSES = re.compile("[\u2212\u2010\u2011\u2012\u2013\ufe63\uff0d]")
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}( \d{3})+)(,\d+)?")
_THOUSANDS_COMMA = re.compile(r",\d{3}\s*$")
# A float carries about sixteen digits; the last are noise that would turn 0.45 into 0.44999….
_TRUSTED_DIGITS = 15


def round_half_up(value: float, decimals: int = 0) -> Decimal:
    """Round half away from zero, as readers expect; 2.5 becomes 3 and −0.04 becomes 0.

    Raises
    ------
    ValueError
        If `value` is not finite.
    """
    exact = Decimal(value) if isinstance(value, int | Decimal) else Decimal(f"{value:.{_TRUSTED_DIGITS}g}")
    if not exact.is_finite():
        raise ValueError(f"cannot round {value!r}")
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


def print_number(value: float, decimals: int = 0, *, signed: bool = False) -> str:
    """Print a number in Swedish: ``39 413``, ``−1,9``, with `signed` also ``+2,3``.

    Raises
    ------
    ValueError
        If `value` is not finite: a hole is not a number and must be printed as what it is.
    """
    rounded = round_half_up(value, decimals)
    body = f"{abs(rounded):,f}".replace(",", NO_BREAK_SPACE).replace(".", ",")
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + body


def plain_text(text: str) -> str:
    """Bring every kind of space and minus in a printed number to one ASCII form, without invisible characters."""
    return plain_spelling(text if text.isascii() else _MINUSES.sub("-", text))


def parse_number(text: str) -> Decimal:
    """Read a printed number: ``2 011`` with any space, ``−1,9`` with any minus.

    Raises
    ------
    ValueError
        If `text` is not a number in Swedish. A point is refused: ``2.011`` may be two thousand.
    """
    plain = plain_text(text)
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"not a number in Swedish: {text!r}")
    return Decimal(plain.replace(" ", "").replace(",", "."))


def read_status(cells: pd.Series, symbols: Mapping[str, CellStatus] = SYMBOLS) -> pd.Series:
    """Tell for each cell whether it holds a value, or why it holds none.

    Returns
    -------
    pandas.Series
        Of `CellStatus`, indexed as `cells`.
    """
    known = {text: symbols.get(plain_text(text).replace(" ", ""), "value") for text in cells.unique()}
    return cells.map(known).astype("str")


def parse_cells(cells: pd.Series, *, source: str, symbols: Mapping[str, CellStatus] = SYMBOLS) -> pd.Series:
    """Turn printed numbers into floats; a cell without a value becomes missing.

    Parameters
    ----------
    cells
        Text, one number a cell; its name is the column's, its index the rows of the sheet.
    source
        File and sheet, for the message.

    Raises
    ------
    SchemaError
        If a cell is neither a number nor one of `symbols`; the first ten are shown.
    """
    holds_value = read_status(cells, symbols) == "value"
    parsed = cells[holds_value].map({text: _try_number(text) for text in cells[holds_value].unique()})
    bad = cells[holds_value][parsed.isna()]
    if not bad.empty:
        expected = f"digits or one of {sorted(symbols)}" if symbols else "digits"
        raise SchemaError(f"{source}: not a number in column {cells.name!r}: {_show(bad)}; expected {expected}")
    return parsed.reindex(cells.index).astype("Float64")


def parse_counts(cells: pd.Series, *, source: str, symbols: Mapping[str, CellStatus] = SYMBOLS) -> pd.Series:
    """Turn printed counts into whole numbers, as `parse_cells`; a fraction is refused.

    So is ``2,000``, which is two thousand where English is printed.
    """
    values = parse_cells(cells, source=source, symbols=symbols)
    is_whole = (values % 1 == 0) & (values.abs() < 10**_TRUSTED_DIGITS)
    fractions = cells[~is_whole.fillna(value=True) | (values.notna() & cells.str.contains(_THOUSANDS_COMMA))]
    if not fractions.empty:
        raise SchemaError(
            f"{source}: not a whole number in column {cells.name!r}: {_show(fractions)}; "
            f"a count has no decimals, at most {_TRUSTED_DIGITS} digits, and thousands are parted by a space"
        )
    return values.astype("Int64")


def _show(cells: pd.Series) -> str:
    """Show the first ten cells, each with its row: the index that it was read under."""
    return "; ".join(f"row {row}: {shorten(text)!r}" for row, text in cells.head(SHOWN_ROWS).items())


def _try_number(text: str) -> float:
    try:
        return float(parse_number(text))
    except ValueError:
        return float("nan")
