"""Tables found in sheets by their header's labels."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from werket_lib.errors import SHOWN_ROWS, LayoutError
from werket_lib.layouts.cells import read_whole_sheet, sheet_names
from werket_lib.layouts.sheet import COVERED_TEXT, Sheet, name_cell
from werket_lib.letters import explain_look_alikes, plain_spelling
from werket_lib.numbers import SYMBOLS, CellStatus
from werket_lib.provenance import EDITION_PATTERN, RawFile
from werket_lib.yaml_text import parse_yaml

# What says that the numbers of a table are not single ones.
_SCALE = re.compile(
    r"\b(i )?(tusental|tusentals|1[ .]?000[- ]tal|miljontal|tkr|mkr|mnkr|thousands|millions)\b"
    r"|^\W*((andel(ar)?,? )?i )?procent\W*$",
    re.IGNORECASE,
)

HEADER_SEARCH_ROWS = 40
SHEET_ROW = "row"  # the name of an index that numbers rows as the sheet does


@dataclass(frozen=True)
class Layout:
    """One arrangement of one table.

    ``columns`` maps the label in the file (for a pivot cache, the field) to our column; labels are
    compared by `plain_spelling`. ``occurrence`` tells which of several equal labels is meant, counted
    from 0; without it, a label that stands twice is refused. ``meanings`` maps, for one of our
    columns, what the file says to what we say. ``optional`` is like ``columns``, for those that a
    typed table may do without.
    """

    name: str
    columns: Mapping[str, str]
    optional: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    since: str = "0000-00"  # the first edition that looks like this
    occurrence: Mapping[str, int] = field(default_factory=dict)
    symbols: Mapping[str, CellStatus] = field(default_factory=lambda: SYMBOLS)
    zeros: Sequence[str] = ()  # cells that mean nothing happened, such as a blank
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    keys: Sequence[str] = ()  # of a pivot cache: the columns that tell records apart
    sums_over: Sequence[str] = ()  # of a pivot cache: the fields that records are summed over
    total: str = ""  # what the total row is called, in messages
    marks: Mapping[str, str] = field(default_factory=dict)  # what is looked for above the header
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # of a name: what must stand beside it

    def label_of(self, column: str) -> str:
        """Return what the file calls one of our columns; our own name for one that it does not have."""
        return next((label for label, name in self.columns.items() if name == column), column)


def is_scale(text: str) -> bool:
    """Tell a text which says that numbers are thousands, millions or percent: ``Antal i 1 000-tal``."""
    return bool(_SCALE.search(plain_spelling(text)))


def read_layouts(path: Path, name: str | None = None) -> list[Layout]:
    """Read the layouts of a source, or only those of one `name`, oldest first.

    The file's key ``from`` is `Layout.since`. An entry ``fetch`` says where the file is had, and is no layout.
    """
    entries = [entry for entry in parse_yaml(path.read_text(encoding="utf-8")) if "fetch" not in entry]
    layouts = [Layout(since=entry.pop("from", "0000-00"), **entry) for entry in entries]
    return [layout for layout in layouts if name is None or layout.name == name]


def usable_layouts(layouts: Sequence[Layout], edition: str) -> list[Layout]:
    """Return the layouts that an edition may have, newest first; an edition without a name yet, any."""
    match = EDITION_PATTERN.fullmatch(edition)
    known = [layout for layout in layouts if match is None or layout.since <= match["month"]]
    return sorted(known, key=lambda layout: layout.since, reverse=True)


class SheetTable(NamedTuple):
    """A table found in a sheet.

    Attributes
    ----------
    layout
        The layout that fitted.
    cells
        Our columns, every cell as text, indexed by row number in the sheet; rows that are blank in all of the columns
        are left out.
    above
        The filled cells above the header row.
    counts_from_1904
        Whether the workbook counts days from 1904.
    notes
        What a reader of the sheet might not have seen.
    """

    layout: Layout
    cells: pd.DataFrame
    above: Sequence[str]
    header: Sequence[str]
    counts_from_1904: bool
    notes: tuple[str, ...]


def read_table(raw: RawFile, layouts: Sequence[Layout]) -> SheetTable:
    """Read a table by the newest layout that fits the workbook.

    Raises
    ------
    LayoutError
        If none fits; says why the newest whose sheet is there does not. If two sheets fit, since it is not known
        which is meant.
    """
    there = sheet_names(raw)
    sheets = set(map(plain_spelling, there))
    usable = usable_layouts(layouts, raw.edition)
    with_sheet = [layout for layout in usable if plain_spelling(layout.sheet) in sheets]
    if not with_sheet:
        wanted = [layout.sheet for layout in usable]
        alike = explain_look_alikes(wanted, there)
        raise LayoutError(
            f"{raw.path.name}: no sheet {' or '.join(map(repr, wanted))}; found {there}"
            + (f"; {alike}" if alike else "")
        )
    fitting: dict[str, SheetTable] = {}
    refusals = []
    for layout in with_sheet:
        if layout.sheet in fitting:
            continue
        try:
            fitting[layout.sheet] = find_table(raw, layout)
        except LayoutError as error:
            refusals.append(error)
    if len(fitting) > 1:
        raise LayoutError(f"{raw.path.name}: the sheets {list(fitting)} all hold the table; which is meant?")
    if not fitting:
        raise refusals[0]
    return next(iter(fitting.values()))


def read_sheet(raw: RawFile, layout: Layout) -> pd.DataFrame:
    """Read a layout's table as `find_table` does, without what else is known of it."""
    return find_table(raw, layout).cells


def find_table(raw: RawFile, layout: Layout) -> SheetTable:
    """Find a layout's table in its sheet. The header row is the first that has all the layout's labels.

    Raises
    ------
    LayoutError
        If the sheet or a label is not there, or nothing under it; says which labels the likeliest header row has. If
        cells of the table do not show what they hold; names the first of them.
    """
    sheet = read_whole_sheet(raw, layout.sheet)
    where = f"{raw.path.name}, sheet {layout.sheet!r}"
    header = _find_header(sheet.rows, layout, where=where)
    labels = [plain_spelling(label) for label in sheet.rows[header]]
    positions = {
        column: _find_column(labels, label, layout.occurrence.get(column), where=f"{where}, row {header + 1}")
        for label, column in _wanted_columns(layout)
    }
    _make_merged_no_blanks(sheet, header)
    body = sheet.rows[header + 1 :]
    index = pd.RangeIndex(header + 2, header + 2 + len(body), name=SHEET_ROW)
    cells = {column: [row[at] for row in body] for column, at in positions.items()}
    table = pd.DataFrame(cells, index=index, dtype="str")
    filled = table[table.apply(lambda column: column.str.strip() != "").any(axis=1)]
    if filled.empty:
        raise LayoutError(f"{where}: nothing under the header in row {header + 1}; fetch the file again")
    _refuse_odd_cells(sheet, header, set(positions.values()), where=where)
    above = [text for row in sheet.rows[:header] for text in row if text.strip()]
    if scaled := [text for text in above if is_scale(text)]:
        raise LayoutError(f"{where}: {scaled[0]!r} above the table; it is read as single numbers, ask for one of these")
    return SheetTable(
        layout,
        filled,
        above=above,
        header=[label for label in labels if label],
        counts_from_1904=sheet.counts_from_1904,
        notes=tuple(_note_hidden(sheet, where)),
    )


def _make_merged_no_blanks(sheet: Sheet, header: int) -> None:
    """Mark the cells that another one covers: they are not blank, nobody could have filled them."""
    for block in sheet.merged:
        for row in range(max(block.top, header + 1), min(block.bottom + 1, len(sheet.rows))):
            for column in range(block.left, min(block.right + 1, len(sheet.rows[row]))):
                if sheet.rows[row][column] == "":
                    sheet.rows[row][column] = COVERED_TEXT


def _refuse_odd_cells(sheet: Sheet, header: int, columns: set[int], *, where: str) -> None:
    """Refuse the table if some of its cells do not show what they hold, or belong to several rows or columns."""
    odd = {place: what for place, what in sheet.odd.items() if place[0] > header and place[1] in columns}
    for block in sheet.merged:
        name = f"{name_cell((block.top, block.left))}:{name_cell((block.bottom, block.right))}"
        over_rows = block.top > header and block.bottom > block.top
        over_columns = block.top <= header <= block.bottom and block.right > block.left
        if (over_rows or over_columns) and columns & set(range(block.left, block.right + 1)):
            odd[block.top, block.left] = f"merged with others ({name})"
    if odd:
        shown = "; ".join(f"{name_cell(place)}: {odd[place]}" for place in sorted(odd)[:SHOWN_ROWS])
        raise LayoutError(
            f"{where}: {len(odd)} cell(s) that cannot be read as they are shown: {shown}; open the file in Excel, "
            "see what they should hold, and ask the agency for a mended file"
        )


def _note_hidden(sheet: Sheet, where: str) -> list[str]:
    if not sheet.hidden:
        return []
    more = f" and {len(sheet.hidden) - SHOWN_ROWS} more" if len(sheet.hidden) > SHOWN_ROWS else ""
    return [f"{where}: hidden in the workbook, and read like the rest: {', '.join(sheet.hidden[:SHOWN_ROWS])}{more}"]


def _wanted_columns(layout: Layout) -> list[tuple[str, str]]:
    return [(plain_spelling(label), column) for label, column in layout.columns.items()]


def _find_column(labels: list[str], label: str, occurrence: int | None, *, where: str) -> int:
    places = [place for place, found in enumerate(labels) if found == label]
    if occurrence is None and len(places) > 1:
        raise LayoutError(f"{where}: {label!r} stands {len(places)} times; it is not known which is meant")
    if len(places) <= (occurrence or 0):
        raise LayoutError(f"{where}: {label!r} stands {len(places)} time(s); expected it {(occurrence or 0) + 1} times")
    return places[occurrence or 0]


def _find_header(rows: list[list[str]], layout: Layout, *, where: str) -> int:
    wanted = {label for label, _ in _wanted_columns(layout)}
    found = [{plain_spelling(cell) for cell in row} for row in rows[:HEADER_SEARCH_ROWS]]
    for number, labels in enumerate(found):
        if wanted <= labels:
            return number
    likeliest = max(range(len(found)), key=lambda number: len(wanted & found[number]), default=None)
    if likeliest is None or not wanted & found[likeliest]:
        alike = explain_look_alikes(sorted(wanted), [label for labels in found for label in labels])
        raise LayoutError(
            f"{where}: no header row with {sorted(wanted)} in the first {HEADER_SEARCH_ROWS} rows"
            + (f"; {alike}" if alike else "")
        )
    missing = sorted(wanted - found[likeliest])
    there = [label for label in map(plain_spelling, rows[likeliest]) if label]
    alike = explain_look_alikes(missing, there)
    raise LayoutError(
        f"{where}, row {likeliest + 1}: no column {missing}; found {there}" + (f"; {alike}" if alike else "")
    )
