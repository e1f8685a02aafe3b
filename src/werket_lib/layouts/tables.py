"""Tables found in sheets by their header's labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from werket_lib.errors import LayoutError
from werket_lib.layouts.cells import fold, read_cells, sheet_names
from werket_lib.numbers import SYMBOLS, CellStatus
from werket_lib.provenance import EDITION_PATTERN, RawFile

HEADER_SEARCH_ROWS = 40
SHEET_ROW = "row"  # the name of an index that numbers rows as the sheet does


@dataclass(frozen=True)
class Layout:
    """One arrangement of one table.

    ``columns`` maps the label in the file (for a pivot cache, the field) to our column; labels are
    compared with spaces folded. ``occurrence`` tells which of several equal labels is meant, counted
    from 0; without it, a label that stands twice is refused. ``meanings`` maps, for one of our
    columns, what the file says to what we say.
    """

    name: str
    columns: Mapping[str, str]
    sheet: str = ""
    since: str = "0000-00"  # the first edition that looks like this
    occurrence: Mapping[str, int] = field(default_factory=dict)
    symbols: Mapping[str, CellStatus] = field(default_factory=lambda: SYMBOLS)
    zeros: Sequence[str] = ()  # cells that mean nothing happened, such as a blank
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    keys: Sequence[str] = ()  # of a pivot cache: the columns that tell records apart
    total: str = ""  # the label of the total row
    marks: Mapping[str, str] = field(default_factory=dict)  # what is looked for above the header
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # of a name: what must stand beside it

    def label_of(self, column: str) -> str:
        """Return what the file calls one of our columns; our own name for one that it does not have."""
        return next((label for label, name in self.columns.items() if name == column), column)


def read_layouts(path: Path, name: str | None = None) -> list[Layout]:
    """Read the layouts of a source, or only those of one `name`, oldest first.

    The file's key ``from`` is `Layout.since`.
    """
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    layouts = [Layout(since=entry.pop("from", "0000-00"), **entry) for entry in entries]
    return [layout for layout in layouts if name is None or layout.name == name]


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


def read_sheet(raw: RawFile, layout: Layout) -> pd.DataFrame:
    """Read a layout's table: our columns, every cell as text, indexed by row number in the sheet.

    The header row is the first that has all the layout's labels. Rows that are blank in all of the
    columns are left out.

    Raises
    ------
    LayoutError
        If the sheet or a label is not there, or nothing under it; says which labels the likeliest
        header row has.
    """
    rows = read_cells(raw, layout.sheet)
    where = f"{raw.path.name}, sheet {layout.sheet!r}"
    header = _find_header(rows, layout, where=where)
    labels = [fold(label) for label in rows[header]]
    positions = {
        column: _find_column(labels, label, layout.occurrence.get(column), where=f"{where}, row {header + 1}")
        for label, column in _wanted_columns(layout)
    }
    body = rows[header + 1 :]
    index = pd.RangeIndex(header + 2, header + 2 + len(body), name=SHEET_ROW)
    cells = {column: [row[at] for row in body] for column, at in positions.items()}
    table = pd.DataFrame(cells, index=index, dtype="str")
    filled = table[table.apply(lambda column: column.str.strip() != "").any(axis=1)]
    if filled.empty:
        raise LayoutError(f"{where}: nothing under the header in row {header + 1}; fetch the file again")
    return filled


def _wanted_columns(layout: Layout) -> list[tuple[str, str]]:
    return [(fold(label), column) for label, column in layout.columns.items()]


def _find_column(labels: list[str], label: str, occurrence: int | None, *, where: str) -> int:
    places = [place for place, found in enumerate(labels) if found == label]
    if occurrence is None and len(places) > 1:
        raise LayoutError(f"{where}: {label!r} stands {len(places)} times; it is not known which is meant")
    if len(places) <= (occurrence or 0):
        raise LayoutError(f"{where}: {label!r} stands {len(places)} time(s); expected it {(occurrence or 0) + 1} times")
    return places[occurrence or 0]


def _find_header(rows: list[list[str]], layout: Layout, *, where: str) -> int:
    wanted = {label for label, _ in _wanted_columns(layout)}
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
