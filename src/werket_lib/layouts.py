"""Where a table stands in a workbook, as data: sheet, header labels and columns, by edition.

A layout file (``sources/<name>.yml``) is a list, newest last. A moved or renamed column is refused
before a number is read, and the message says file, sheet, what was wanted and what was found.
"""

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from python_calamine import CalamineError, CalamineWorkbook

from werket_lib.errors import LayoutError
from werket_lib.provenance import RawFile

HEADER_SEARCH_ROWS = 40


@dataclass(frozen=True)
class Layout:
    """One arrangement of one table.

    ``columns`` maps the label in the file to our column; labels are compared with spaces folded.
    ``occurrence`` tells which of several equal labels is meant, counted from 0.
    """

    name: str
    sheet: str
    columns: Mapping[str, str]
    since: str = "0000-00"  # the first edition that looks like this
    occurrence: Mapping[str, int] = field(default_factory=dict)


def read_layouts(path: Path) -> list[Layout]:
    """Read the layouts of a source, oldest first; the file's key ``from`` is `Layout.since`."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Layout(since=entry.pop("from", "0000-00"), **entry) for entry in entries]


def sheet_names(raw: RawFile) -> list[str]:
    """List the sheets of a workbook; `LayoutError` where it cannot be opened as one."""
    return _open(raw).sheet_names


def read_cells(raw: RawFile, sheet: str) -> list[list[str]]:
    """Read a sheet as text, row by row.

    Numbers become Swedish text (``2011``, ``0,25``), dates ISO text, so that one parser reads cells
    that an agency has typed and cells that it has stored as numbers.

    Raises
    ------
    LayoutError
        If the workbook is damaged or has no such sheet.
    """
    workbook = _open(raw)
    if sheet not in workbook.sheet_names:
        raise LayoutError(f"{raw.path.name}: no sheet {sheet!r}; found {workbook.sheet_names}")
    try:
        rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise LayoutError(f"{raw.path.name}, sheet {sheet!r}: cannot be read: {error}") from None
    return [[cell_text(value) for value in row] for row in rows]


def read_sheet(raw: RawFile, layout: Layout) -> pd.DataFrame:
    """Read a layout's table: our columns, every cell as text, indexed by row number in the sheet.

    The header row is the first that has all the layout's labels.

    Raises
    ------
    LayoutError
        If the sheet or a label is not there; says which labels the likeliest header row has.
    """
    rows = read_cells(raw, layout.sheet)
    header = _find_header(rows, layout, where=f"{raw.path.name}, sheet {layout.sheet!r}")
    labels = [fold(label) for label in rows[header]]
    positions = {
        column: [i for i, found in enumerate(labels) if found == fold(label)][layout.occurrence.get(column, 0)]
        for label, column in layout.columns.items()
    }
    body = rows[header + 1 :]
    index = pd.RangeIndex(header + 2, header + 2 + len(body))
    cells = {column: [row[at] for row in body] for column, at in positions.items()}
    return pd.DataFrame(cells, index=index, dtype="str")


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


def _open(raw: RawFile) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(raw.content))
    except CalamineError as error:
        raise LayoutError(f"{raw.path.name}: not a workbook that can be opened ({error}); fetch it again") from None


def _find_header(rows: list[list[str]], layout: Layout, *, where: str) -> int:
    wanted = {fold(label) for label in layout.columns}
    found = [{fold(cell) for cell in row} for row in rows[:HEADER_SEARCH_ROWS]]
    for number, labels in enumerate(found):
        if wanted <= labels:
            return number
    likeliest = max(range(len(found)), key=lambda number: len(wanted & found[number]), default=None)
    if likeliest is None or not wanted & found[likeliest]:
        raise LayoutError(f"{where}: no header row with {sorted(wanted)} in the first {HEADER_SEARCH_ROWS} rows")
    missing = sorted(wanted - found[likeliest])
    there = [fold(cell) for cell in rows[likeliest] if fold(cell)]
    raise LayoutError(f"{where}, row {likeliest + 1}: no column {missing}; found {there}")
