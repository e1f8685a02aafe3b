"""The appendix: real numbers in Excel's own tables, and nothing from outside that acts."""

import zipfile

import openpyxl
import pytest

from tests.issue.conftest import HOSTILE
from werket_lib.issue.excel import CONTENTS, FACTS, HEAD_ROW, write_excel

TABLE = "33 Leverantörer i Rusta och"
HEAD = HEAD_ROW + 1  # counted from 1, as Excel does


@pytest.fixture
def path(issue, tmp_path):
    write_excel(issue, tmp_path / "bilaga.xlsx")
    return tmp_path / "bilaga.xlsx"


@pytest.fixture
def book(path):
    return openpyxl.load_workbook(path)


def test_a_contents_sheet_leads_to_a_sheet_a_table_and_all_facts(book):
    assert book.sheetnames == [CONTENTS, TABLE, FACTS]
    contents = book[CONTENTS]
    assert contents["A6"].hyperlink.location == f"'{TABLE}'!A1"
    assert (contents["B6"].value, contents["C6"].value) == ("De största", "Leverantörer i Rusta och matcha")
    assert contents["A3"].value == "Exempeldata"


def test_numbers_are_numbers_as_the_report_prints_them(book):
    sheet = book[TABLE]
    labels = [cell.value for cell in sheet[HEAD]]
    assert labels == ["Rang", "Flytt", "Leverantör", "Kvarstående (personer)", "Förändring, procent"]
    row = sheet[HEAD + 1]
    assert [cell.value for cell in row] == ["1", "upp", HOSTILE[0], 39413, -1.8796]
    assert [cell.data_type for cell in row] == ["s", "s", "s", "n", "n"]
    assert row[3].number_format == "[$-41D]#,##0;−#,##0;#,##0"
    assert row[4].number_format == "[$-41D]#,##0.0;−#,##0.0;#,##0.0"
    assert [cell.value for cell in sheet[HEAD + 1 + len(HOSTILE)]] == ["Totalt", None, None, 39413, None]


def test_says_month_source_and_method(book):
    texts = [cell.value for row in book[TABLE].iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "Leverantörer i Rusta och matcha, januari 2025" in texts
    assert "Källa: Arbetsförmedlingen, Leverantörsstatistik, publicerad 2025-02-13" in texts
    assert "Så är det räknat, med omsorg." in texts


def test_heads_stand_still_and_nothing_is_merged(book):
    assert book[TABLE].freeze_panes == f"D{HEAD + 1}"
    assert list(book[TABLE].tables) == ["tabell_33_rom2_suppliers_top30"]
    assert all(not sheet.merged_cells.ranges for sheet in book)


def test_every_fact_has_its_row(book, issue):
    rows = list(book[FACTS].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == list(issue.facts)
    remaining = next(row for row in rows if row[0] == "rom2.remaining")
    assert remaining[1:6] == (39413, "personer", "39\u00a0413", "2025-01", "a test")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_looks_like_a_formula_is_text(book, path, name):
    cell = next(cell for row in book[TABLE].iter_rows() for cell in row if cell.value == name)
    assert cell.data_type == "s"
    with zipfile.ZipFile(path) as parts:
        sheets = [parts.read(part).decode() for part in parts.namelist() if part.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in sheet for sheet in sheets)


def test_the_same_issue_gives_the_same_bytes(issue, path, tmp_path):
    write_excel(issue, tmp_path / "igen.xlsx")
    assert (tmp_path / "igen.xlsx").read_bytes() == path.read_bytes()
