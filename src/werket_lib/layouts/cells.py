"""The cells of a sheet as text, from .xlsx and .xls alike."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from werket_lib.errors import LayoutError
from werket_lib.layouts.package import (
    STRINGS_PART,
    WORKBOOK_PART,
    Package,
    local_name,
    not_a_workbook,
    open_package,
    refuse_empty,
)
from werket_lib.provenance import RawFile

# One cell far out makes a reader hold everything before it; our largest sheets have some 10⁵ cells.
MAX_CELLS = 5_000_000
# A sheet and its texts are held in memory.
MAX_SHEET_BYTES = 512 * 1024**2
ERROR_CELL = "#ERROR"

_CELL_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW_NUMBER = re.compile(r"[0-9]{1,7}")


def sheet_names(raw: RawFile) -> list[str]:
    """List the sheets of a workbook; `LayoutError` where it cannot be opened as one."""
    return _open(raw).sheet_names


def read_cells(raw: RawFile, sheet: str) -> list[list[str]]:
    """Read a sheet as text, row by row.

    Numbers become Swedish text (``2011``, ``0,25``), dates ISO text, so that one parser reads cells
    that an agency has typed and cells that it has stored as numbers. An Excel error (``#N/A``) in an
    .xlsx becomes `ERROR_CELL`, which no parser takes for a blank.

    Raises
    ------
    LayoutError
        If the workbook is damaged, is too large to be what it says, or has no such sheet.
    """
    workbook, where = _open(raw), f"{raw.path.name}, sheet {sheet!r}"
    names = {fold(name): name for name in workbook.sheet_names}
    if fold(sheet) not in names:
        raise LayoutError(f"{raw.path.name}: no sheet {sheet!r}; found {workbook.sheet_names}")
    errors = _scan_cells(raw, names[fold(sheet)], where=where) if _is_zip(raw) else []
    with _refusing_damage(raw):
        found = workbook.get_sheet_by_name(names[fold(sheet)])
        _check_extent(found.total_height, found.total_width, where=where)
        rows = found.to_python(skip_empty_area=False)
    cells = [[cell_text(value) for value in row] for row in rows]
    for row, column in errors:
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = ERROR_CELL
    return cells


def cell_text(value: Any) -> str:
    """Write one cell as text that `werket_lib.numbers` reads."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def fold(label: str) -> str:
    """Compare labels as people do: spaces at the ends, and their number, do not count."""
    return " ".join(label.split())


@contextmanager
def _refusing_damage(raw: RawFile) -> Iterator[None]:
    try:
        yield
    except CalamineError as error:
        raise not_a_workbook(raw, error) from None
    except BaseException as error:
        # The reader panics over some damaged .xls; what it raises then has a class that it does not export.
        if type(error).__name__ != "PanicException":
            raise
        raise not_a_workbook(raw, error) from None


def _is_zip(raw: RawFile) -> bool:
    return raw.content.startswith(b"PK")


def _open(raw: RawFile) -> CalamineWorkbook:
    refuse_empty(raw)
    if _is_zip(raw):
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


def _scan_cells(raw: RawFile, sheet: str, *, where: str) -> list[tuple[int, int]]:
    """Find the cells that hold an Excel error, and refuse a sheet that is too large to be read.

    The reader of cells takes an error for a blank, and makes room for all cells up to the last.
    """
    errors: list[tuple[int, int]] = []
    height, width, row, column = 0, 0, -1, -1

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal height, width, row, column
        name = local_name(element)
        if name == "row":
            row, column = _row_number(attributes.get("r", str(row + 2)), where=where) - 1, -1
        elif name == "c":
            row, column = _cell_position(attributes["r"], where=where) if "r" in attributes else (row, column + 1)
            if attributes.get("t") == "e":
                errors.append((row, column))
        elif name in ("v", "is"):
            height, width = max(height, row + 1), max(width, column + 1)

    with open_package(raw) as package:
        for _ in package.parse(_sheet_part(package, sheet), start, max_bytes=MAX_SHEET_BYTES):
            _check_extent(height, width, where=where)
    return errors


def _sheet_part(package: Package, sheet: str) -> str:
    relations = package.targets(WORKBOOK_PART)
    found: dict[str, str] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if local_name(element) == "sheet":
            by_name = {local_name(name): value for name, value in attributes.items()}
            found[by_name.get("name", "")] = relations.get(by_name.get("id", ""), "")

    for _ in package.parse(WORKBOOK_PART, start):
        pass
    return found.get(sheet, "")


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
