"""The cells of a sheet as text, from .xlsx and .xls alike, with those that do not show what they hold."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineWorkbook

from werket_lib.errors import LayoutError
from werket_lib.layouts import xls
from werket_lib.layouts.number_formats import shows_otherwise, sign, what_it_shows
from werket_lib.layouts.package import (
    STRINGS_PART,
    STYLES_PART,
    WORKBOOK_PART,
    Package,
    local_name,
    not_a_workbook,
    open_package,
    refuse_empty,
)
from werket_lib.layouts.sheet import EMPTY_TEXT, ERROR_CELL, RAISED, Block, Place, Sheet, cell_text
from werket_lib.letters import plain_spelling
from werket_lib.provenance import RawFile

# One cell far out makes a reader hold everything before it; our largest sheets have some 10⁵ cells.
MAX_CELLS = 5_000_000
# A sheet and its texts are held in memory.
MAX_SHEET_BYTES = 512 * 1024**2

_CELL_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW_NUMBER = re.compile(r"[0-9]{1,7}")
_RUN_MARKS = ("vertAlign", "strike", "dstrike")  # of a run of letters
_TRUE = ("1", "true")
# Excel's own formats that are not written out in a file.
_BUILT_IN_FORMATS = {"9": "0%", "10": "0.00%"}


def sheet_names(raw: RawFile) -> list[str]:
    """List the sheets of a workbook; `LayoutError` where it cannot be opened as one."""
    return xls.sheet_names(raw) if _is_xls(raw) else _open(raw).sheet_names


def find_sheet(raw: RawFile, sheet: str) -> str:
    """Return how the workbook spells the name of a sheet.

    Raises
    ------
    LayoutError
        If it has no such sheet, or several whose names differ only in spaces and invisible characters.
    """
    there = sheet_names(raw)
    named = [name for name in there if plain_spelling(name) == plain_spelling(sheet)]
    if not named:
        raise LayoutError(f"{raw.path.name}: no sheet {sheet!r}; found {there}")
    if len(named) > 1:
        raise LayoutError(f"{raw.path.name}: {len(named)} sheets are called {sheet!r}: {named}; which is meant?")
    return named[0]


def read_cells(raw: RawFile, sheet: str) -> list[list[str]]:
    """Read a sheet as text, row by row; a cell that cannot be read is no blank, but `ERROR_CELL`."""
    return read_whole_sheet(raw, sheet).rows


def read_whole_sheet(raw: RawFile, sheet: str) -> Sheet:
    """Read a sheet as text, row by row, and find the cells that do not show what they hold.

    Numbers become Swedish text (``2011``, ``0,25``), dates ISO text, so that one parser reads cells
    that an agency has typed and cells that it has stored as numbers.

    Raises
    ------
    LayoutError
        If the workbook is damaged, is too large to be what it says, or has no such sheet.
    """
    name = find_sheet(raw, sheet)
    where = f"{raw.path.name}, sheet {sheet!r}"
    if _is_xls(raw):
        read = xls.read_sheet(raw, name)
        _check_extent(len(read.rows), max(map(len, read.rows), default=0), where=where)
        return read
    scan = _scan_sheet(raw, name, where=where)
    with _refusing_damage(raw):
        found = _open(raw).get_sheet_by_name(name)
        _check_extent(found.total_height, found.total_width, where=where)
        rows = [[cell_text(value) for value in row] for row in found.to_python(skip_empty_area=False)]
    return Sheet(rows, _mark_odd(rows, scan), scan.merged, scan.hidden, scan.counts_from_1904)


@contextmanager
def _refusing_damage(raw: RawFile) -> Iterator[None]:
    try:
        yield
    except CalamineError as error:
        raise not_a_workbook(raw, error) from None
    except BaseException as error:
        # The reader panics over some damaged files; what it raises then has a class that it does not export.
        if type(error).__name__ != "PanicException":
            raise
        raise not_a_workbook(raw, error) from None


def _is_xls(raw: RawFile) -> bool:
    return raw.content.startswith(xls.BEGINNING)


def _open(raw: RawFile) -> CalamineWorkbook:
    refuse_empty(raw)
    if not raw.content.startswith(b"PK"):
        raise not_a_workbook(raw, "it begins otherwise than .xlsx and .xls do")
    with open_package(raw) as package:
        _check_strings(package)
    with _refusing_damage(raw):
        return CalamineWorkbook.from_filelike(io.BytesIO(raw.content))


def _check_strings(package: Package) -> None:
    """Refuse texts that are too large, or that say they are: the reader makes room for what is said."""
    for part in package.parts.namelist():
        if part.casefold() == STRINGS_PART.casefold():
            package.check_size(part, MAX_SHEET_BYTES)
            size, said = package.parts.getinfo(part).file_size, _said_texts(package, part)
            if said > size:
                raise LayoutError(f"{package.name}: says that it holds {said} texts, in {size} bytes; fetch it again")


def _said_texts(package: Package, part: str) -> int:
    counts: list[str] = []

    def start(_element: str, attributes: dict[str, str]) -> None:
        counts.append(attributes.get("uniqueCount", "0"))

    next(package.parse(part, start, max_bytes=MAX_SHEET_BYTES))
    return int(counts[0]) if counts and counts[0].isdecimal() else 0


def _check_extent(height: int, width: int, *, where: str) -> None:
    if height * width > MAX_CELLS:
        size = f"{height} rows by {width} columns"
        raise LayoutError(f"{where}: {size} is more than any of the agency's tables; clear the cells far out")


@dataclass
class _Scan:
    """What the sheet's XML says of its cells that the reader of cells leaves out."""

    texts: list[Place] = field(default_factory=list)
    formulas: list[Place] = field(default_factory=list)
    odd: dict[Place, str] = field(default_factory=dict)
    formatted: dict[Place, str] = field(default_factory=dict)
    merged: list[Block] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    is_computed: bool = True
    counts_from_1904: bool = False
    raised: Set[str] = frozenset()


def _scan_sheet(raw: RawFile, sheet: str, *, where: str) -> _Scan:
    """Find what the reader of cells does not tell, and refuse a sheet that is too large to be read.

    That reader takes an Excel error for a blank, gives a formula that was never computed as nothing, and makes room
    for all cells up to the last.
    """
    scan = _Scan()
    height, width, row, column = 0, 0, -1, -1
    row_text = ""
    columns: dict[str, int] = {}
    styles: Mapping[str, str] = {}

    def find_position(reference: str) -> Place:
        """Find a cell; within a row only the letters differ, and they are the same in every row."""
        letters = reference.rstrip("0123456789")
        if letters in columns and reference[len(letters) :] == row_text:
            return row, columns[letters]
        place = _cell_position(reference, where=where)
        columns[letters] = place[1]
        return place

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal height, width, row, column, row_text
        name = element if ":" not in element else local_name(element)
        if name == "c":
            row, column = find_position(attributes["r"]) if "r" in attributes else (row, column + 1)
            kind = attributes.get("t", "n")
            if kind == "n":
                if styles and attributes.get("s") in styles:
                    scan.formatted[row, column] = styles[attributes["s"]]
            elif kind in ("s", "str", "inlineStr"):
                scan.texts.append((row, column))
            elif kind in ("e", "b"):
                scan.odd[row, column] = "an Excel error" if kind == "e" else "a truth value"
        elif name in ("v", "is"):
            if row >= height:
                height = row + 1
            if column >= width:
                width = column + 1
        elif name == "row":
            row_text = attributes.get("r", str(row + 2))
            row, column = _row_number(row_text, where=where) - 1, -1
            if attributes.get("hidden") in _TRUE:
                scan.hidden.append(f"row {row + 1}")
        elif name == "f":
            scan.formulas.append((row, column))
        elif name == "mergeCell":
            scan.merged.append(_read_block(attributes.get("ref", ""), where=where))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            scan.hidden.append(f"column {attributes.get('min', '?')}")
        elif name in _RUN_MARKS and _is_marked(attributes):
            scan.odd[row, column] = RAISED

    with open_package(raw) as package:
        part = _read_workbook(package, sheet, scan)
        styles = _read_styles(package)
        scan.raised = _find_raised(package)
        for _ in package.parse(part, start, max_bytes=MAX_SHEET_BYTES):
            _check_extent(height, width, where=where)
    return scan


def _mark_odd(rows: list[list[str]], scan: _Scan) -> dict[Place, str]:
    """Gather the cells that do not show what they hold, each with the reason; a text of nothing is made no blank."""
    odd = dict(scan.odd)
    for row, column in scan.formulas:
        shown = _at(rows, (row, column))
        if shown == "" and (row, column) not in odd:
            odd[row, column] = "a formula without a saved result"
        elif shown == "0" and not scan.is_computed:
            odd[row, column] = "a formula that was never computed"
    for place, code in scan.formatted.items():
        if (text := _at(rows, place)) and (what := what_it_shows(code, sign(text))):
            odd[place] = f"{text} in a format that {what}"
    for place in scan.texts if scan.raised else ():
        if plain_spelling(_at(rows, place)) in scan.raised:
            odd[place] = RAISED
    for row, column in scan.texts:
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = EMPTY_TEXT
    for row, column in odd:
        if row < len(rows) and column < len(rows[row]) and (row, column) not in scan.formatted:
            rows[row][column] = ERROR_CELL
    return odd


def _at(rows: Sequence[Sequence[str]], place: Place) -> str:
    row, column = place
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _read_workbook(package: Package, sheet: str, scan: _Scan) -> str:
    """Return the part of a sheet; what the workbook says of all its cells, and of this sheet, goes into the scan."""
    relations = package.targets(WORKBOOK_PART)
    found: dict[str, str] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        name = local_name(element)
        if name == "sheet":
            by_name = {local_name(key): value for key, value in attributes.items()}
            found[by_name.get("name", "")] = relations.get(by_name.get("id", ""), "")
            if by_name.get("name") == sheet and by_name.get("state", "visible") != "visible":
                scan.hidden.append("the sheet")
        elif name == "workbookPr":
            scan.counts_from_1904 = attributes.get("date1904") in _TRUE
        elif name == "calcPr":
            scan.is_computed = attributes.get("fullCalcOnLoad") not in _TRUE

    for _ in package.parse(WORKBOOK_PART, start):
        pass
    return found.get(sheet, "")


def _read_styles(package: Package) -> dict[str, str]:
    """Return the number formats that show some numbers as others: the style's number in cells -> the format."""
    codes, formats, in_cells = dict(_BUILT_IN_FORMATS), [], False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal in_cells
        name = local_name(element)
        if name == "numFmt":
            codes.setdefault(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))
        elif name == "cellXfs":
            in_cells = True
        elif name == "xf" and in_cells:
            formats.append(attributes.get("numFmtId", "0"))

    def end(element: str) -> None:
        nonlocal in_cells
        in_cells = in_cells and local_name(element) != "cellXfs"

    if STYLES_PART in package.parts.namelist():
        for _ in package.parse(STYLES_PART, start, end):
            pass
    odd = {number: codes[number] for number in set(formats) & set(codes) if shows_otherwise(codes[number])}
    return {str(at): odd[number] for at, number in enumerate(formats) if number in odd}


def _find_raised(package: Package) -> Set[str]:
    """Return the texts of cells some of whose letters are raised, lowered or struck out."""
    part = next((one for one in package.parts.namelist() if one.casefold() == STRINGS_PART.casefold()), "")
    content = package.parts.read(part) if part else b""
    if not any(mark.encode() in content for mark in _RUN_MARKS):
        return frozenset()
    found: set[str] = set()
    texts: list[str] = []
    inside, is_raised = "", False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal inside, is_raised
        name = local_name(element)
        if name == "si":
            is_raised = False
            texts.clear()
        elif name in _RUN_MARKS:
            is_raised = is_raised or _is_marked(attributes)
        inside = name if name in ("t", "rPh") and inside != "rPh" else inside

    def end(element: str) -> None:
        nonlocal inside
        name = local_name(element)
        if name == "si" and is_raised:
            found.add(plain_spelling("".join(texts)))
        inside = "" if name == inside else inside

    def text(piece: str) -> None:
        if inside == "t":
            texts.append(piece)

    for _ in package.parse(part, start, end, text, max_bytes=MAX_SHEET_BYTES):
        pass
    return found


def _is_marked(attributes: Mapping[str, str]) -> bool:
    return attributes.get("val", "1") not in ("0", "false", "baseline")


def _read_block(reference: str, *, where: str) -> Block:
    first, _, last = reference.partition(":")
    top, left = _cell_position(first, where=where)
    bottom, right = _cell_position(last or first, where=where)
    return Block(top, left, bottom, right)


def _cell_position(reference: str, *, where: str) -> tuple[int, int]:
    match = _CELL_REFERENCE.fullmatch(reference)
    if match is None:
        raise LayoutError(f"{where}: no possible cell: {reference!r}; fetch the file again")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _row_number(text: str, *, where: str) -> int:
    if not _ROW_NUMBER.fullmatch(text):
        raise LayoutError(f"{where}: no possible row: {text!r}; fetch the file again")
    return int(text)
