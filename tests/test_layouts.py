"""Layouts: finding a table in a workbook that nobody vouches for."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from werket_lib.errors import LayoutError
from werket_lib.layouts import (
    Layout,
    cell_text,
    open_package,
    read_cells,
    read_layouts,
    read_sheet,
    read_table,
    sheet_names,
    usable_layouts,
)
from werket_lib.layouts import cells as cells_module
from werket_lib.provenance import RawFile, Sidecar, hash_bytes

LAYOUT = Layout("test", sheet="Tabell 1", columns={"Leverantör": "supplier", "Antal": "count"})
ROWS = [["Rubrik"], [], ["Leverantör", "Antal"], ["Lernia", 5], ["Astar", 2011]]
SHEET_PART = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def raw_of(content, edition="2025-01"):
    day = dt.date(2025, 2, 13)
    meta = Sidecar("Agency", "Title", "page", "download", "2025-01", day, day, "licence", hash_bytes(content))
    return RawFile(Path("dataset", edition, "file.xlsx"), content, meta)


def workbook(**sheets):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return content.getvalue()


def with_part(content, part, text):
    """Replace one part of a workbook."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return raw_of(changed.getvalue())


def sheet_of(*cells):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(cells)}</sheetData></worksheet>'


def table_of(rows, layout=LAYOUT):
    return read_sheet(raw_of(workbook(**{"Tabell 1": rows})), layout)


def test_cells_are_text_indexed_by_their_row_in_the_sheet():
    table = table_of(ROWS)
    assert table.to_dict("index") == {
        4: {"supplier": "Lernia", "count": "5"},
        5: {"supplier": "Astar", "count": "2011"},
    }


@pytest.mark.parametrize("above", [0, 1, 39])
def test_header_is_found_wherever_it_stands(above):
    assert table_of([["x"]] * above + ROWS[2:])["count"].tolist() == ["5", "2011"]


def test_header_is_looked_for_in_forty_rows():
    with pytest.raises(LayoutError, match=r"no header row with \['Antal', 'Leverantör'\] in the first 40 rows"):
        table_of([["x"]] * 40 + ROWS[2:])


def test_labels_and_sheet_names_are_compared_with_spaces_folded():
    content = workbook(**{"Tabell  1 ": [[" Leverantör", "Antal\n"], ["Lernia", 5]]})
    assert read_sheet(raw_of(content), LAYOUT)["count"].tolist() == ["5"]


def test_occurrence_tells_equal_labels_apart():
    layout = Layout("t", sheet="Tabell 1", columns={"Antal": "count"}, occurrence={"count": 1})
    assert table_of([["Antal", "Antal"], [1, 2]], layout)["count"].tolist() == ["2"]


def test_equal_labels_are_refused_where_it_is_not_known_which_is_meant():
    with pytest.raises(LayoutError, match=r"'Tabell 1', row 1: 'Antal' stands 2 times; it is not known which is meant"):
        table_of([["Leverantör", "Antal", "Antal"], ["Lernia", 1, 2]])


def test_too_few_equal_labels_are_refused():
    layout = Layout("t", sheet="Tabell 1", columns={"Antal": "count"}, occurrence={"count": 1})
    with pytest.raises(LayoutError, match=r"row 1: 'Antal' stands 1 time\(s\); expected it 2 times"):
        table_of([["Antal"], [1]], layout)


def test_rows_blank_in_all_columns_are_left_out():
    assert table_of([*ROWS[2:], ["", ""], ["", "", "elsewhere"], ["", 3]])["count"].tolist() == ["5", "2011", "3"]


def test_header_with_nothing_under_it_is_refused():
    with pytest.raises(LayoutError, match=r"^file.xlsx, sheet 'Tabell 1': nothing under the header in row 3"):
        table_of(ROWS[:3])


def test_renamed_column_says_what_was_wanted_and_found():
    with pytest.raises(LayoutError, match=r"'Tabell 1', row 1: no column \['Antal'\]; found \['Leverantör', 'Summa'\]"):
        table_of([["Leverantör", "", "Summa"], ["Lernia", "", 5]])


def test_missing_sheet_says_which_there_are():
    with pytest.raises(LayoutError, match=r"^file.xlsx: no sheet 'Tabell 1'; found \['A', 'B'\]"):
        read_sheet(raw_of(workbook(A=[["x"]], B=[["x"]])), LAYOUT)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2011.0, "2011"),
        (0.25, "0,25"),
        (True, "1"),
        (dt.date(2020, 1, 31), "2020-01-31"),
        (dt.datetime(2020, 1, 31), "2020-01-31"),
        (dt.datetime(2020, 1, 31, 12, 30), "2020-01-31T12:30:00"),
        ("  as it is ", "  as it is "),
    ],
)
def test_cells_become_text_that_our_parser_reads(value, text):
    assert cell_text(value) == text


def test_newest_layout_of_an_edition_is_used():
    old = Layout("old", sheet="A", columns={"Antal": "count"})
    new = Layout("new", sheet="A", columns={"Antal deltagare": "count"}, since="2025-06")
    assert [layout.name for layout in usable_layouts([old, new], "2025-01.2")] == ["old"]
    assert [layout.name for layout in usable_layouts([old, new], "2025-06")] == ["new", "old"]
    assert [layout.name for layout in usable_layouts([old, new], "not yet named")] == ["new", "old"]


def test_first_layout_that_fits_is_read():
    old = Layout("old", sheet="A", columns={"Antal": "count"})
    new = Layout("new", sheet="A", columns={"Antal deltagare": "count"}, since="2025-06")
    raw = raw_of(workbook(A=[["Antal"], [5]]), edition="2025-06")
    assert read_table(raw, [old, new])[0].name == "old"


def test_where_no_layout_fits_the_newest_says_why():
    old = Layout("old", sheet="A", columns={"Antal": "count"})
    new = Layout("new", sheet="A", columns={"Antal deltagare": "count"}, since="2025-06")
    raw = raw_of(workbook(A=[["Summa"], [5]]), edition="2025-06")
    with pytest.raises(LayoutError, match=r"no header row with \['Antal deltagare'\]"):
        read_table(raw, [old, new])


def test_layout_files_say_since_when(tmp_path):
    path = tmp_path / "source.yml"
    path.write_text("- name: a\n  columns: {A: b}\n- name: b\n  from: 2025-06\n  columns: {A: b}\n", encoding="utf-8")
    assert [layout.since for layout in read_layouts(path)] == ["0000-00", "2025-06"]


def test_excel_error_is_no_blank():
    cells = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>3</v></c></row>'
    assert read_cells(with_part(workbook(A=[["x"]]), SHEET_PART, sheet_of(cells)), "A") == [["#ERROR", "3"]]


@pytest.mark.parametrize("reference", ["XFD1048576", "A9999999", "ZZZ2000"])
def test_cell_far_out_is_refused_before_room_is_made_for_it(reference):
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{reference}"><v>1</v></c></row>'
    with pytest.raises(LayoutError, match=r"^file.xlsx, sheet 'A': \d+ rows by \d+ columns is more than any"):
        read_cells(with_part(workbook(A=[["x"]]), SHEET_PART, sheet_of(cells)), "A")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c><v>1</v></c></row><row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="1">' + "<c/>" * 5_000 + '<c><v>1</v></c></row><row r="9999"><c><v>1</v></c></row>',
    ],
)
def test_cell_far_out_may_not_say_where_it_stands(cells):
    with pytest.raises(LayoutError, match=r"^file.xlsx, sheet 'A': \d+ rows by \d+ columns is more than any"):
        read_cells(with_part(workbook(A=[["x"]]), SHEET_PART, sheet_of(cells)), "A")


@pytest.mark.parametrize("row", ["", "-1", "1e9", "12345678"])
def test_impossible_row_is_refused(row):
    with pytest.raises(LayoutError, match=f"^file.xlsx, sheet 'A': no possible row: '{row}'"):
        read_cells(with_part(workbook(A=[["x"]]), SHEET_PART, sheet_of(f'<row r="{row}"/>')), "A")


def test_more_texts_than_there_is_room_for_are_refused():
    texts = f'<sst xmlns="{MAIN}" uniqueCount="4000000000"><si><t>x</t></si></sst>'
    with pytest.raises(LayoutError, match=r"^file.xlsx: says that it holds 4000000000 texts, in \d+ bytes"):
        read_cells(with_part(workbook(A=[["x"]]), "xl/sharedStrings.xml", texts), "A")


@pytest.mark.parametrize("reference", ["1A", "AAAA1", "A12345678", "Å1", ""])
def test_impossible_cell_is_refused(reference):
    cells = f'<row r="1"><c r="{reference}"><v>1</v></c></row>'
    with pytest.raises(LayoutError, match=f"^file.xlsx, sheet 'A': no possible cell: '{reference}'"):
        read_cells(with_part(workbook(A=[["x"]]), SHEET_PART, sheet_of(cells)), "A")


@pytest.mark.parametrize("part", [SHEET_PART, "xl/sharedStrings.xml"])
def test_sheet_that_unpacks_to_too_much_is_refused(monkeypatch, part):
    monkeypatch.setattr(cells_module, "MAX_SHEET_BYTES", 5_000)
    with pytest.raises(
        LayoutError, match=rf"^file.xlsx: its part '{part}' unpacks to \d+ bytes; at most 5000 are read"
    ):
        read_cells(with_part(workbook(A=[["x"]]), part, b" " * 10_000), "A")


@pytest.mark.parametrize("part", [SHEET_PART, "xl/workbook.xml"])
def test_document_type_is_refused(part):
    with pytest.raises(LayoutError, match=r"^file.xlsx: (declares an XML document type|not a workbook)"):
        read_cells(with_part(workbook(A=[["x"]]), part, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "A")


def test_empty_file_is_refused():
    with pytest.raises(LayoutError, match=r"^file.xlsx: the file is empty; fetch it again"):
        sheet_names(raw_of(b""))


def test_interruptions_are_not_taken_for_damage(monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(cells_module.CalamineWorkbook, "from_filelike", interrupt, raising=True)
    with pytest.raises(KeyboardInterrupt):
        sheet_names(raw_of(workbook(A=[["x"]])))


def test_relations_lead_nowhere_outside_the_workbook():
    content = workbook(A=[["x"]])
    relations = '<Relationships><Relationship Id="rId1" Target="../../../etc/passwd"/></Relationships>'
    raw = with_part(content, "xl/_rels/workbook.xml.rels", relations)
    with open_package(raw) as package:
        assert package.targets("xl/workbook.xml") == {"rId1": "etc/passwd"}
    with pytest.raises(LayoutError, match=r"its part 'etc/passwd' is missing|not a workbook"):
        read_cells(raw, "A")
