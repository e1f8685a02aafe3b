"""Builders of agencies' files with every kind of cell, for tests of whatever reads them; see also conftest.py."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlwt

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Cell:
    """A cell that is more than a text or a number.

    ``kind`` is ``error``, ``boolean``, ``text``, ``date`` (ISO), ``number`` or ``rich`` (text in several runs,
    each alone or with the XML of its properties);
    ``formula`` stands before the value, which may be None: it was never computed.
    """

    value: Any = None
    kind: str = "number"
    formula: str = ""
    number_format: str = "General"


def formula(text: str, value: Any = None) -> Cell:
    """Make a cell with a formula, and its saved result if it has one."""
    return Cell(value, formula=text)


def error(code: str = "#N/A") -> Cell:
    """Make a cell that shows an error."""
    return Cell(code, kind="error")


def formatted(value: float, number_format: str) -> Cell:
    """Make a number in a format."""
    return Cell(value, number_format=number_format)


def write_xlsx(
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    *,
    date_1904: bool = False,
    recalculates: bool = False,
    merged: Iterable[str] = (),
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[int] = (),
    hidden_sheets: Iterable[str] = (),
) -> bytes:
    """Write sheets as an .xlsx, cell by cell; a None is no cell at all.

    ``merged`` (``A2:A4``) and what is hidden (counted from 1) hold for every sheet.
    """
    formats: list[str] = ["General"]
    parts = {
        f"xl/worksheets/sheet{at}.xml": _sheet(rows, formats, merged, set(hidden_rows), list(hidden_columns))
        for at, rows in enumerate(sheets.values(), 1)
    }
    listed = "".join(
        f"<sheet name={quoteattr(name)} sheetId='{at}' state='{'hidden' if name in hidden_sheets else 'visible'}' "
        f"r:id='rId{at}'/>"
        for at, name in enumerate(sheets, 1)
    )
    related = "".join(
        f"<Relationship Id='rId{at}' Type='{OFFICE}/worksheet' Target='worksheets/sheet{at}.xml'/>"
        for at in range(1, len(sheets) + 1)
    )
    parts |= {
        "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><workbookPr date1904='{int(date_1904)}'/>"
        f"<sheets>{listed}</sheets><calcPr fullCalcOnLoad='{int(recalculates)}'/></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{RELATIONS}'>{related}<Relationship Id='rIdS' "
        f"Type='{OFFICE}/styles' Target='styles.xml'/></Relationships>",
        "xl/styles.xml": _styles(formats),
        "_rels/.rels": f"<Relationships xmlns='{RELATIONS}'><Relationship Id='rId1' Type='{OFFICE}/officeDocument' "
        "Target='xl/workbook.xml'/></Relationships>",
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        "<Default Extension='xml' ContentType='application/xml'/></Types>",
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return content.getvalue()


def _sheet(rows, formats, merged, hidden_rows, hidden_columns) -> str:
    columns = "".join(f"<col min='{at}' max='{at}' hidden='1'/>" for at in hidden_columns)
    body = "".join(
        f"<row r='{number}'{' hidden=' + chr(39) + '1' + chr(39) if number in hidden_rows else ''}>"
        + "".join(_cell(cell, f"{chr(64 + at)}{number}", formats) for at, cell in enumerate(row, 1))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    blocks = "".join(f"<mergeCell ref='{block}'/>" for block in merged)
    return (
        f"<worksheet xmlns='{MAIN}'>{f'<cols>{columns}</cols>' if columns else ''}<sheetData>{body}</sheetData>"
        f"{f'<mergeCells>{blocks}</mergeCells>' if blocks else ''}</worksheet>"
    )


def _cell(cell: Any, reference: str, formats: list[str]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        cell = Cell(cell, kind="text")
    elif not isinstance(cell, Cell):
        cell = Cell(cell)
    if cell.number_format not in formats:
        formats.append(cell.number_format)
    style = f" s='{formats.index(cell.number_format)}'"
    before = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    if cell.kind in ("text", "rich"):
        values = [cell.value] if cell.kind == "text" else cell.value
        runs = [
            f"{properties}<t xml:space='preserve'>{escape(run)}</t>"
            for run, properties in ((run, "") if isinstance(run, str) else run for run in values)
        ]
        texts = runs[0] if cell.kind == "text" else "".join(f"<r>{run}</r>" for run in runs)
        return f"<c r='{reference}' t='inlineStr'>{before}<is>{texts}</is></c>"
    kind = {"error": "e", "boolean": "b", "date": "d"}.get(cell.kind, "n")
    value = "" if cell.value is None else f"<v>{int(cell.value) if kind == 'b' else cell.value}</v>"
    return f"<c r='{reference}' t='{kind}'{style}>{before}{value}</c>"


def _styles(formats: list[str]) -> str:
    written = "".join(
        f"<numFmt numFmtId='{164 + at}' formatCode={quoteattr(code)}/>" for at, code in enumerate(formats) if at
    )
    used = "".join(f"<xf numFmtId='{164 + at if at else 0}' applyNumberFormat='1'/>" for at in range(len(formats)))
    return f"<styleSheet xmlns='{MAIN}'><numFmts>{written}</numFmts><cellXfs>{used}</cellXfs></styleSheet>"


def write_xls(sheets: Mapping[str, Sequence[Sequence[Any]]], *, date_1904: bool = False) -> bytes:
    """Write sheets as an .xls; a None is no cell at all, a formula has no saved result."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = date_1904
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, Cell) and cell.kind == "error":
                    sheet.row(at).set_cell_error(column, {"#N/A": "#N/A!"}.get(cell.value, cell.value))
                elif isinstance(cell, Cell) and cell.kind == "boolean":
                    sheet.row(at).set_cell_boolean(column, cell.value)
                elif isinstance(cell, Cell) and cell.formula:
                    sheet.write(at, column, xlwt.Formula(cell.formula))
                elif isinstance(cell, Cell):
                    style = xlwt.easyxf(num_format_str=cell.number_format)
                    sheet.write(at, column, cell.value, style)
                elif cell is not None:
                    sheet.write(at, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def write_json_stat(
    codes: Mapping[str, Sequence[str]],
    values: Any,
    *,
    status: Any = None,
    table: str = "TAB6260",
) -> bytes:
    """Write an answer of PxWeb's version 2."""
    answer = {
        "version": "2.0",
        "class": "dataset",
        "id": list(codes),
        "size": [len(own) for own in codes.values()],
        "dimension": {name: {"category": {"index": list(own)}} for name, own in codes.items()},
        "extension": {"px": {"tableid": table}},
        "value": values,
    }
    return json.dumps(answer | ({"status": status} if status is not None else {})).encode()


def write_px_json(variables: Sequence[str], contents: Sequence[str], rows: Iterable[tuple[Any, Any]]) -> bytes:
    """Write an answer of PxWeb's version 1: each row its keys and its values."""
    columns = [{"code": code, "type": "d"} for code in variables] + [{"code": code, "type": "c"} for code in contents]
    data = [{"key": list(key), "values": list(values)} for key, values in rows]
    return json.dumps({"columns": columns, "comments": [], "data": data}).encode()
