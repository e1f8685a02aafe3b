"""Workbooks whose numbers stand only in a pivot cache, as the agency's time series do.

The parts are written by hand: no library writes a pivot cache. Fixed timestamps make the same
bytes every time.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIXED = (2025, 1, 1, 0, 0, 0)

Number = int | float


@dataclass(frozen=True)
class TextField:
    """A field of text, written as shared items; `places` are the records' places in `items`."""

    name: str
    items: Sequence[str]
    places: Sequence[int]


@dataclass(frozen=True)
class NumberField:
    """A field of numbers, written in the records; None is a blank."""

    name: str
    values: Sequence[Number | None]


@dataclass(frozen=True)
class Sheet:
    """A worksheet of text, row by row."""

    name: str
    rows: Sequence[Sequence[str]]


Field = TextField | NumberField


def write_pivot_workbook(path: Path, sheets: Sequence[Sheet], fields: Sequence[Field]) -> None:
    """Write a workbook of text sheets and one pivot cache.

    Parameters
    ----------
    path
        The workbook; its folder exists.
    sheets
        What a reader of cells sees.
    fields
        The cache's columns, all of one length.
    """
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"), ("styles", "styles.xml")]
            + [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
        ),
        "xl/styles.xml": _styles(),
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": _relations(
            [("pivotCacheRecords", "pivotCacheRecords1.xml")]
        ),
        "xl/pivotCache/pivotCacheDefinition1.xml": _definition(fields),
        "xl/pivotCache/pivotCacheRecords1.xml": _records(fields),
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": _sheet(sheet) for number, sheet in enumerate(sheets, 1)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, HEAD + text)


def _content_types(sheets: int) -> str:
    parts = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/styles.xml": "styles",
        "/xl/pivotCache/pivotCacheDefinition1.xml": "pivotCacheDefinition",
        "/xl/pivotCache/pivotCacheRecords1.xml": "pivotCacheRecords",
        **{f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)},
    }
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{TYPE}.{kind}+xml"/>' for part, kind in parts.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    entries = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="rId{number + 2}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets>'
        '<pivotCaches><pivotCache cacheId="1" r:id="rId1"/></pivotCaches></workbook>'
    )


def _styles() -> str:
    """Two cell formats: plain, and bold for titles and headers."""
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font>'
        '<font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
        '<border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(sheet: Sheet) -> str:
    """Write text cells, the first row and rows of several cells in bold."""
    rows = []
    for number, cells in enumerate(sheet.rows, 1):
        style = ' s="1"' if number == 1 or len(cells) > 1 else ""
        written = "".join(
            f'<c r="{chr(65 + column)}{number}"{style} t="inlineStr"><is><t>{_escaped(text)}</t></is></c>'
            for column, text in enumerate(cells)
        )
        rows.append(f'<row r="{number}">{written}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _definition(fields: Sequence[Field]) -> str:
    columns = "".join(
        f'<cacheField name={quoteattr(field.name)} numFmtId="0">{_shared_items(field)}</cacheField>' for field in fields
    )
    return (
        f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="rId1" refreshedBy="Exempeldata" '
        f'refreshedDate="45658" createdVersion="6" refreshedVersion="6" recordCount="{_length(fields[0])}">'
        f'<cacheSource type="worksheet"><worksheetSource ref="A1" sheet="SQL"/></cacheSource>'
        f'<cacheFields count="{len(fields)}">{columns}</cacheFields></pivotCacheDefinition>'
    )


def _shared_items(field: Field) -> str:
    if isinstance(field, TextField):
        items = "".join(f"<s v={quoteattr(item)}/>" for item in field.items)
        return f'<sharedItems count="{len(field.items)}">{items}</sharedItems>'
    known = [value for value in field.values if value is not None]
    blank = ' containsBlank="1"' if len(known) < len(field.values) else ' containsSemiMixedTypes="0"'
    whole = ' containsInteger="1"' if all(isinstance(value, int) for value in known) else ""
    return (
        f'<sharedItems{blank} containsString="0" containsNumber="1"{whole} '
        f'minValue="{min(known)}" maxValue="{max(known)}"/>'
    )


def _length(field: Field) -> int:
    return len(field.places if isinstance(field, TextField) else field.values)


def _records(fields: Sequence[Field]) -> str:
    columns = [
        [f'<x v="{place}"/>' for place in field.places]
        if isinstance(field, TextField)
        else ["<m/>" if value is None else f'<n v="{value}"/>' for value in field.values]
        for field in fields
    ]
    records = "".join(f"<r>{''.join(cells)}</r>" for cells in zip(*columns, strict=True))
    return (
        f'<pivotCacheRecords xmlns="{MAIN}" xmlns:r="{OFFICE}" count="{_length(fields[0])}">'
        f"{records}</pivotCacheRecords>"
    )
