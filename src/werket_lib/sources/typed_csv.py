"""Small tables that people type: CSV as spreadsheets and editors leave it, with every mistake named at once.

Kind to what has only one meaning (a byte order mark, semicolons, a decimal comma, spaces, capitals, blank
lines), strict with all else: a mistake says row, column, what stands there and what was expected.
"""

import codecs
import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import zip_longest
from typing import TypeVar

from werket_lib.errors import InputError, LayoutError, SchemaError
from werket_lib.layouts import Layout
from werket_lib.layouts.file_kind import name_kind
from werket_lib.layouts.package import refuse_empty
from werket_lib.letters import explain_look_alikes, plain_spelling, same_name
from werket_lib.months import parse_date
from werket_lib.numbers import plain_text
from werket_lib.provenance import RawFile

T = TypeVar("T")

SHOWN_MISTAKES = 10
HEADER_SEARCH_LINES = 20
DELIMITERS = (";", ",", "\t")

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_ENCODINGS = ("utf-8", "cp1252")  # what is not the first is hardly ever the first by chance
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# Å, ä and ö of the code pages of DOS and of old Macs stand where Windows-1252 has these signs; and UTF-8 read as
# Windows-1252 and saved again looks like Ã¥. Closing quotation marks and dashes are people's own.
_NOT_IN_SWEDISH = re.compile(
    "[€‚ƒ„…†‡ˆ‰Š‹Œ\u008d\u008f\u0090\u0081Ž™š›œžŸ˜]|\u201d(?=[^\\W\\d_])|\u201c(?=[^\\W\\d_]*\u201c)"
)
_MISREAD = re.compile("Ã[\u0080-\u00bf…„–¤¥¶©]|\ufffd")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MIDNIGHT = re.compile(r"[ T]00:00(:00)?$")
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}( \d{3})+)([.,]\d+)?")
_SPAN = re.compile(r"(\d+)[-–—−‐‑](\d+)(?:år)?")
_THOUSANDS_OR_DECIMALS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


class ExpectedError(ValueError):
    """A cell is not what it should be; the message is what was expected."""


@dataclass(frozen=True)
class TypedRow:
    """One row: its number in the file, its cells by our columns, and where its mistakes are written down."""

    number: int
    cells: Mapping[str, str]
    file: "TypedFile"

    def read(self, column: str, parse: Callable[[str], T]) -> T | None:
        """Read a cell; what `parse` refuses is written down as a mistake, and None."""
        try:
            return parse(self.cells[column])
        except ExpectedError as error:
            self.refuse(column, str(error))
            return None

    def read_optional(self, column: str, parse: Callable[[str], T]) -> T | None:
        """Read a cell that may be blank, or of a column that may not be there; None then."""
        return self.read(column, parse) if self.cells.get(column) else None

    def refuse(self, column: str, expected: str) -> None:
        """Write a cell down as a mistake."""
        found = repr(self.cells[column]) if self.cells[column] else "blank"
        place = f"row {self.number}, column {self.file.layout.label_of(column)!r}"
        self.file.mistakes.append((self.number, f"{place}: {found}; expected {expected}"))


@dataclass
class TypedFile:
    """A typed table: its rows as text, and the mistakes that were found in it so far.

    Attributes
    ----------
    mistakes
        The row's number and the words for it.
    """

    name: str
    layout: Layout
    rows: list[TypedRow] = field(default_factory=list)
    mistakes: list[tuple[int, str]] = field(default_factory=list)

    def check_once(self, keys: Iterable[tuple[Hashable, ...]], column: str) -> None:
        """Write down each row whose key an earlier row has already.

        Parameters
        ----------
        keys
            One for each row; a key with a None in it was not read, and is let through.
        column
            The part of the key that the mistake is told of.
        """
        first: dict[tuple[Hashable, ...], int] = {}
        for row, key in zip(self.rows, keys, strict=True):
            if None in key:
                continue
            if key in first:
                told = ", ".join(str(part) for part in key)
                row.refuse(column, f"one row for {told}, which row {first[key]} is already")
            first.setdefault(key, row.number)

    def refuse_mistakes(self) -> None:
        """Raise `SchemaError` with all mistakes, the first ten of them in words; nothing where there is none."""
        if not self.mistakes:
            return
        count = len(self.mistakes)
        told = [words for _, words in sorted(self.mistakes, key=lambda mistake: mistake[0])]
        head = f"{count} mistake{'s' if count > 1 else ''}"
        if count > SHOWN_MISTAKES:
            head += f", of which the first {SHOWN_MISTAKES}"
        raise SchemaError(f"{self.name}: {head}:\n  " + ";\n  ".join(told[:SHOWN_MISTAKES]))

    def where(self) -> dict[str, str]:
        """Say for each of our columns where it stands, for `RawFile.source`."""
        return {column: f"column {label!r}" for label, column in self.layout.columns.items()}


def read_typed(raw: RawFile, layouts: Sequence[Layout]) -> TypedFile:
    """Read a typed table by the layout whose labels its header has.

    The header is the first line that has them, in any order and any case, between semicolons, commas or
    tabs. Rows and columns that are blank, and columns that no layout asks for, are left out; the file's layout has
    those optional columns that are there.

    Raises
    ------
    LayoutError
        If the file is no text, has no such header, or ends within quotation marks; says what was found.
    """
    lines = _decode(raw).splitlines(keepends=True)
    at, delimiter, fitting = _find_header(lines, layouts, name=raw.path.name)
    records = _split(lines[at:], delimiter, first=at + 1, name=raw.path.name)
    _, header = next(records)
    layout = _add_optional(fitting, header)
    places = _place_columns(header, layout, where=f"{raw.path.name}, row {at + 1}")
    file = TypedFile(raw.path.name, layout)
    for number, cells in records:
        if any(cells):
            _add_row(file, number, cells, places, header)
    if not file.rows and not file.mistakes:
        raise LayoutError(f"{raw.path.name}: nothing under the header in row {at + 1}")
    return file


def name_of(meanings: Mapping[str, str]) -> Callable[[str], str]:
    """Make a parser of names: what the file says, in any case, to what we say; a misspelling gets the nearest."""
    known = {same_name(said): meant for said, meant in meanings.items()}
    shown = {same_name(said): said for said in meanings}

    def parse(text: str) -> str:
        if (meant := known.get(same_name(text))) is not None:
            return meant
        near = get_close_matches(same_name(text), known, n=1)
        raise ExpectedError(f"{shown[near[0]]!r}, perhaps" if near else f"one of {', '.join(meanings)}")

    return parse


def date_until(latest: dt.date) -> Callable[[str], dt.date]:
    """Make a parser of dates such as ``2025-02-10``, none after `latest`."""

    def parse(text: str) -> dt.date:
        try:
            date = parse_date(_MIDNIGHT.sub("", text))
        except InputError:
            raise ExpectedError("a date such as 2025-02-10") from None
        if date > latest:
            raise ExpectedError(f"a date no later than the file's own, {latest}")
        return date

    return parse


def whole_between(low: int, high: int, what: str) -> Callable[[str], int]:
    """Make a parser of whole numbers within bounds; `what` names them, such as ``a year``."""

    def parse(text: str) -> int:
        plain = plain_text(text).replace(" ", "")
        if not re.fullmatch(r"\d+", plain) or not low <= int(plain) <= high:
            raise ExpectedError(f"{what} from {low} to {high}")
        return int(plain)

    return parse


def span_between(low: int, high: int, what: str) -> Callable[[str], tuple[int, int]]:
    """Make a parser of spans of whole numbers such as ``16–84``, with any dash, within bounds; `what` names them."""

    def parse(text: str) -> tuple[int, int]:
        match = _SPAN.fullmatch(plain_text(text).replace(" ", ""))
        first, last = (int(match[1]), int(match[2])) if match else (high, low)
        if not low <= first <= last <= high:
            raise ExpectedError(f"{what} from {low} to {high}, such as 16–84")
        return first, last

    return parse


def number_between(low: float, high: float, unit: str) -> Callable[[str], float]:
    """Make a parser of numbers within bounds, with a decimal comma or point; a percent sign says percent.

    ``155.000`` is read as what lies within the bounds, and refused where both 155 and 155 000 do.
    """

    def parse(text: str) -> float:
        plain = plain_text(text)
        plain = plain.removesuffix("%").rstrip() if unit == "percent" else plain
        if not _NUMBER.fullmatch(plain):
            raise ExpectedError(f"a number, {unit}")
        possible = [number for number in _readings(plain) if low <= number <= high]
        if not possible:
            raise ExpectedError(f"{unit} from {low} to {high}")
        if len(possible) > 1:
            raise ExpectedError(" or ".join(f"{number:.15g}" for number in possible) + ": it can be read as either")
        return possible[0]

    return parse


def _readings(plain: str) -> list[float]:
    """Return what a printed number can mean: two things where its comma or point may part off thousands."""
    digits = plain.replace(" ", "")
    readings = [float(digits.replace(",", "."))]
    if _THOUSANDS_OR_DECIMALS.fullmatch(plain):
        readings.append(float(re.sub("[.,]", "", digits)))
    return readings


def filled(text: str) -> str:
    """Parse a name that may be any, but not blank."""
    if not text:
        raise ExpectedError("a name or a number")
    return text


def _decode(raw: RawFile) -> str:
    refuse_empty(raw)
    name, content = raw.path.name, raw.content
    kind = name_kind(content)
    if content.startswith(_WORKBOOKS):
        raise LayoutError(f"{name}: a workbook or another packed file, not text; save its sheet as CSV (it is {kind})")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise LayoutError(f"{name}: a web page, not a table as text (CSV)")
    bom = next((encoding for mark, encoding in _BOMS.items() if content.startswith(mark)), None)
    for encoding in (bom,) if bom else _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            _check_letters(text, encoding, name=name)
            return text
    raise LayoutError(
        f"{name}: not a table as text (CSV) in UTF-8 or Windows-1252, but {kind}; save it again as CSV UTF-8"
    )


def _check_letters(text: str, encoding: str, *, name: str) -> None:
    """Refuse text whose letters are another's: decoded as Windows-1252 or UTF-8, and written as something else."""
    wrong = (_MISREAD if encoding != "cp1252" else _NOT_IN_SWEDISH).search(text)
    if wrong:
        row = text.count("\n", 0, wrong.start()) + 1
        around = text[max(0, wrong.start() - 10) : wrong.end() + 10].strip()
        raise LayoutError(
            f"{name}, row {row}: {around!r} has letters that were written in another encoding than UTF-8 or "
            "Windows-1252; save it again as CSV UTF-8"
        )


def _find_header(lines: list[str], layouts: Sequence[Layout], *, name: str) -> tuple[int, str, Layout]:
    """Return the header's place among the lines, what parts its cells, and the layout whose labels it has."""
    likeliest: tuple[int, list[str], list[str]] | None = None
    for at, line in enumerate(lines[:HEADER_SEARCH_LINES]):
        for delimiter in DELIMITERS:
            labels = [plain_spelling(cell.strip().strip('"')) for cell in line.split(delimiter)]
            found = {same_name(label) for label in labels}
            lacking = [[label for label in one.columns if same_name(label) not in found] for one in layouts]
            if fitting := [one for one, missing in zip(layouts, lacking, strict=True) if not missing]:
                if len(fitting) > 1:
                    told = " and ".join(str(list(one.columns)) for one in fitting)
                    raise LayoutError(f"{name}, row {at + 1}: the columns stand twice, as {told}; which are meant?")
                return at, delimiter, fitting[0]
            for layout, missing in zip(layouts, lacking, strict=True):
                is_header = len(missing) < len(layout.columns)
                if is_header and (likeliest is None or len(missing) < len(likeliest[2])):
                    likeliest = at, list(filter(None, labels)), missing
    if likeliest:
        at, labels, missing = likeliest
        alike = explain_look_alikes(missing, labels)
        raise LayoutError(
            f"{name}, row {at + 1}: no column {missing}; found {labels}" + (f"; {alike}" if alike else "")
        )
    wanted = " or ".join(", ".join(layout.columns) for layout in layouts)
    raise LayoutError(
        f"{name}: no header row with {wanted} in the first {HEADER_SEARCH_LINES} lines; found {lines[:1]}"
    )


def _split(lines: list[str], delimiter: str, *, first: int, name: str) -> Iterator[tuple[int, list[str]]]:
    """Give each record with the number of the line that it begins in."""
    reader = csv.reader(
        io.StringIO("".join(lines), newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    while True:
        number = first + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise LayoutError(
                f"{name}, row {number}: quotation marks that do not close, or are not doubled within others ({error})"
            ) from None
        yield number, [plain_spelling(cell) for cell in cells]


def _add_optional(layout: Layout, header: list[str]) -> Layout:
    labels = {same_name(label) for label in header}
    there = {label: column for label, column in layout.optional.items() if same_name(label) in labels}
    return replace(layout, columns={**layout.columns, **there})


def _place_columns(header: list[str], layout: Layout, *, where: str) -> dict[str, int]:
    labels = [same_name(label) for label in header]
    for label in layout.columns:
        if labels.count(same_name(label)) > 1:
            raise LayoutError(f"{where}: {label!r} stands {labels.count(same_name(label))} times; expected it once")
    return {column: labels.index(same_name(label)) for label, column in layout.columns.items()}


def _add_row(file: TypedFile, number: int, cells: list[str], places: Mapping[str, int], header: list[str]) -> None:
    beside = [cell for cell, label in zip_longest(cells, header, fillvalue="") if not label]
    if any(beside):
        words = "a decimal comma needs quotation marks, or be written as a point"
        wanted = len(header) - header.count("")
        file.mistakes.append((number, f"row {number}: {len(cells)} cells; expected {wanted} ({words})"))
        return
    padded = [*cells, *[""] * (len(header) - len(cells))]
    file.rows.append(TypedRow(number, {column: padded[at] for column, at in places.items()}, file))
