"""Where a table stands in a workbook, as data: sheet, header labels and columns, by edition.

A layout file (``sources/<name>.yml``) is a list, newest last. A moved or renamed column is refused
before a number is read, and the message says file, sheet, what was wanted and what was found.
"""

import datetime as dt
import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pandas as pd
import yaml
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from werket_lib.errors import LayoutError
from werket_lib.numbers import SYMBOLS, CellStatus
from werket_lib.provenance import EDITION_PATTERN, RawFile

HEADER_SEARCH_ROWS = 40
# One cell far out makes a reader hold everything before it; our largest sheets have some 10⁵ cells.
MAX_CELLS = 5_000_000
# A few kilobytes of zip can unpack to gigabytes; the agency's largest parts are hundreds of megabytes.
MAX_PART_BYTES = 2 * 1024**3
MAX_SMALL_PART_BYTES = 64 * 1024**2
ERROR_CELL = "#ERROR"

_PIECE_BYTES = 256 * 1024
_CELL_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, struct.error, EOFError, OSError, LookupError, RuntimeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """One arrangement of one table.

    ``columns`` maps the label in the file (for a pivot cache, the field) to our column; labels are
    compared with spaces folded. ``occurrence`` tells which of several equal labels is meant, counted
    from 0. ``values`` maps, for one of our columns, what the file says to what we say.
    """

    name: str
    columns: Mapping[str, str]
    sheet: str = ""
    since: str = "0000-00"  # the first edition that looks like this
    occurrence: Mapping[str, int] = field(default_factory=dict)
    symbols: Mapping[str, CellStatus] = field(default_factory=lambda: SYMBOLS)
    zeros: Sequence[str] = ()  # cells that mean nothing happened, such as a blank
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    summed: Sequence[str] = ()  # of `values`, those whose rows are parts to be added up
    keys: Sequence[str] = ()  # of a pivot cache: the columns that tell records apart
    total: str = ""  # the label of the total row
    marks: Mapping[str, str] = field(default_factory=dict)  # what is looked for above the header

    def label_of(self, column: str) -> str:
        """Return what the file calls one of our columns."""
        return next(label for label, name in self.columns.items() if name == column)


def read_layouts(path: Path) -> list[Layout]:
    """Read the layouts of a source, oldest first; the file's key ``from`` is `Layout.since`."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Layout(since=entry.pop("from", "0000-00"), **entry) for entry in entries]


def usable_layouts(layouts: Sequence[Layout], edition: str) -> list[Layout]:
    """Return the layouts that an edition may have, newest first; an edition without a name yet, any."""
    match = EDITION_PATTERN.fullmatch(edition)
    known = [layout for layout in layouts if match is None or layout.since <= match["month"]]
    return sorted(known, key=lambda layout: layout.since, reverse=True)


def read_table(raw: RawFile, layouts: Sequence[Layout]) -> tuple[Layout, pd.DataFrame]:
    """Read a table by the newest layout that fits the workbook.

    Returns
    -------
    tuple of Layout and pandas.DataFrame
        The layout that fitted, and the table as `read_sheet` gives it.

    Raises
    ------
    LayoutError
        If none fits; says why the newest whose sheet is there does not.
    """
    sheets = {fold(name) for name in sheet_names(raw)}
    usable = usable_layouts(layouts, raw.edition)
    with_sheet = [layout for layout in usable if fold(layout.sheet) in sheets]
    if not with_sheet:
        wanted = " or ".join(repr(layout.sheet) for layout in usable)
        raise LayoutError(f"{raw.path.name}: no sheet {wanted}; found {sheet_names(raw)}")
    refusals = []
    for layout in with_sheet:
        try:
            return layout, read_sheet(raw, layout)
        except LayoutError as error:
            refusals.append(error)
    raise refusals[0]


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
    try:
        found = workbook.get_sheet_by_name(names[fold(sheet)])
        _check_extent(found, where=where)
        rows = found.to_python(skip_empty_area=False)
    except CalamineError as error:
        raise LayoutError(f"{where}: cannot be read: {error}; fetch the file again") from None
    cells = [[cell_text(value) for value in row] for row in rows]
    for row, column in errors:
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = ERROR_CELL
    return cells


def read_sheet(raw: RawFile, layout: Layout) -> pd.DataFrame:
    """Read a layout's table: our columns, every cell as text, indexed by row number in the sheet.

    The header row is the first that has all the layout's labels. Rows that are blank in all of the
    columns are left out.

    Raises
    ------
    LayoutError
        If the sheet or a label is not there; says which labels the likeliest header row has.
    """
    rows = read_cells(raw, layout.sheet)
    where = f"{raw.path.name}, sheet {layout.sheet!r}"
    header = _find_header(rows, layout, where=where)
    labels = [fold(label) for label in rows[header]]
    positions = {
        column: _find_column(labels, label, layout.occurrence.get(column, 0), where=f"{where}, row {header + 1}")
        for label, column in _wanted_columns(layout)
    }
    body = rows[header + 1 :]
    index = pd.RangeIndex(header + 2, header + 2 + len(body))
    cells = {column: [row[at] for row in body] for column, at in positions.items()}
    table = pd.DataFrame(cells, index=index, dtype="str")
    return table[table.apply(lambda column: column.str.strip() != "").any(axis=1)]


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
def open_package(raw: RawFile) -> Iterator[zipfile.ZipFile]:
    """Open an .xlsx as the zip of parts that it is.

    Raises
    ------
    LayoutError
        Also for what goes wrong inside the ``with`` because a part is damaged.
    """
    if not raw.content:
        raise LayoutError(f"{raw.path.name}: the file is empty; fetch it again")
    try:
        with zipfile.ZipFile(io.BytesIO(raw.content)) as package:
            if "xl/workbook.xml" not in package.namelist():
                raise LayoutError(f"{raw.path.name}: a zip file, but no .xlsx workbook; found {package.namelist()[:5]}")
            yield package
    except _DAMAGE as error:
        raise LayoutError(f"{raw.path.name}: not a workbook that can be opened ({error}); fetch it again") from None


def parse_part(
    package: zipfile.ZipFile,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    *,
    max_bytes: int = MAX_SMALL_PART_BYTES,
) -> Iterator[None]:
    """Run through one XML part piece by piece; nothing is kept that the handlers do not keep.

    `start` is called with an element's name without namespace and its attributes, `end` with the
    name as it stands. Yields after each piece, so that the caller can take out what was gathered.

    Raises
    ------
    LayoutError
        If the part is missing, larger than `max_bytes` unpacked, or declares a document type, which
        no workbook does and which is how entities that grow without end come in.
    """
    name = f"{Path(package.filename or '').name}{part}"
    try:
        member = package.getinfo(part)
    except KeyError:
        raise LayoutError(f"part {name!r} of the workbook is missing; fetch the file again") from None
    if member.file_size > max_bytes or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise LayoutError(f"part {name!r} of the workbook unpacks to {member.file_size} bytes; at most {max_bytes}")
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    with package.open(member) as stream:
        while piece := stream.read(_PIECE_BYTES):
            parser.Parse(piece, False)  # noqa: FBT003 - expat's own signature
            yield
        parser.Parse(b"", True)  # noqa: FBT003
    yield
