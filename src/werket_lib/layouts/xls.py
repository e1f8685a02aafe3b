"""Workbooks in Excel's old format (.xls)."""

import io
from functools import lru_cache

import xlrd

from werket_lib.layouts.file_kind import name_kind
from werket_lib.layouts.number_formats import sign, what_it_shows
from werket_lib.layouts.package import not_a_workbook
from werket_lib.layouts.sheet import EMPTY_TEXT, ERROR_CELL, RAISED, Block, Place, Sheet, cell_text
from werket_lib.provenance import RawFile

BEGINNING = b"\xd0\xcf\x11\xe0"


def sheet_names(raw: RawFile) -> list[str]:
    """List the sheets of a workbook."""
    return list(_open(raw).sheet_names())


def read_sheet(raw: RawFile, name: str) -> Sheet:
    """Read a sheet as text, row by row, with the cells that do not show what they hold."""
    book = _open(raw)
    try:
        return _read(book, book.sheet_by_name(name))
    except Exception as error:  # a damaged file may give any
        raise not_a_workbook(raw, error) from None


def _open(raw: RawFile) -> xlrd.Book:
    if name_kind(raw.content) != "an old Excel workbook (.xls)":
        raise not_a_workbook(raw, "it has no sheets to read")
    try:
        return _open_bytes(raw.content)
    except Exception as error:  # a damaged file may give any
        raise not_a_workbook(raw, error) from None


# A loader looks at the names of the sheets before it reads one; the last workbook is enough.
@lru_cache(maxsize=1)
def _open_bytes(content: bytes) -> xlrd.Book:
    return xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())


def _read(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Sheet:
    odd: dict[Place, str] = {}
    rows = [
        [_read_cell(book, sheet, (row, column), odd) for column in range(sheet.ncols)] for row in range(sheet.nrows)
    ]
    merged = [Block(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    hidden = ["the sheet"] if sheet.visibility else []
    hidden += [f"row {row + 1}" for row, about in sorted(sheet.rowinfo_map.items()) if about.hidden]
    hidden += [f"column {column + 1}" for column, about in sorted(sheet.colinfo_map.items()) if about.hidden]
    return Sheet(rows, odd, merged, hidden, counts_from_1904=bool(book.datemode))


def _read_cell(book: xlrd.Book, sheet: xlrd.sheet.Sheet, place: Place, odd: dict[Place, str]) -> str:
    cell = sheet.cell(*place)
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        if not cell.value:
            odd[place] = "a formula without a result, or a text of nothing"
        elif any(_is_raised(book.font_list[font]) for _, font in sheet.rich_text_runlist_map.get(place, ())):
            odd[place] = RAISED
        return str(cell.value) or EMPTY_TEXT
    if cell.ctype == xlrd.XL_CELL_ERROR:
        odd[place] = f"the Excel error {xlrd.error_text_from_code.get(cell.value, cell.value)}"
        return ERROR_CELL
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        odd[place] = "a truth value"
        return ERROR_CELL
    if cell.ctype == xlrd.XL_CELL_DATE:
        return cell_text(xlrd.xldate_as_datetime(cell.value, book.datemode))
    text = cell_text(float(cell.value))
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if what := what_it_shows(code, sign(text)):
        odd[place] = f"{text} in a format that {what}"
    return text


def _is_raised(font: xlrd.formatting.Font) -> bool:
    return bool(font.escapement or font.struck_out)
