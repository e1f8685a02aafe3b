"""Every kind of cell, in .xlsx and .xls: read as the workbook shows it, or refused by name."""

import io

import openpyxl
import pandas as pd
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.sources.builders import Cell, error, formatted, formula, write_xls, write_xlsx
from werket_lib.errors import DataError
from werket_lib.sources.af_suppliers import load_af_suppliers
from werket_lib.sources.af_varsel import load_af_varsel

VARSEL = ["PERIOD", "SNI-kod", "Näringsgren", "Varsel", "Berörda personer"]
SUPPLIERS = ["leverantor", "period", "tjanst", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat"]
ROM2 = "Rusta och matcha 2"
MONTH = ["SNI-kod", "Näringsgren", "Varsel", "Berörda personer"]


def varsel_rows(persons=29, total=777, month="2025-01"):
    """Return a month of two industries and their total; the persons of the first, and in all, may be any cell."""
    return [
        VARSEL,
        [month, "A", "Jordbruk", 2, persons],
        [month, "C", "Tillverkning", 30, 748],
        [month, None, "Summa", 32, total],
    ]


def supplier_rows(*remaining, names=("Alfa AB", "Beta AB", "Gamma AB")):
    return [SUPPLIERS, *([name, "2025-01", ROM2, 1, cell, 1] for name, cell in zip(names, remaining, strict=False))]


@pytest.fixture
def load_varsel(as_raw):
    def load(rows, *, sheet="Varsel", write=write_xlsx, **options):
        name = f"varsel.{'xls' if write is write_xls else 'xlsx'}"
        return load_af_varsel(as_raw("af_varsel", write({sheet: rows}, **options), name))

    return load


@pytest.fixture
def load_suppliers(as_raw):
    def load(rows, *, write=write_xlsx, **options):
        name = f"leverantor.{'xls' if write is write_xls else 'xlsx'}"
        return load_af_suppliers(as_raw("af_suppliers", write({"1) LEVERANTÖR": rows}, **options), name))

    return load


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
def test_blank_cell_is_zero_where_the_layout_says_so(load_varsel, write):
    table = load_varsel(varsel_rows(None, 748), write=write).table
    assert table["persons"].tolist() == [0, 748]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (formula("1*29"), "E2: a formula without a saved result"),
        (formula("SUM(A1:A9)", ""), "E2: a formula without a saved result"),
        (error("#REF!"), "E2: an Excel error"),
        (error("#N/A"), "E2: an Excel error"),
        (Cell(True, kind="boolean"), "E2: a truth value"),
        (formatted(29, "0,"), "E2: 29 in a format that shows it in thousands or millions"),
        (formatted(29, "#,##0.0,,"), "E2: 29 in a format that shows it in thousands"),
        (formatted(29, "0%"), "E2: 29 in a format that shows it as percent"),
        (formatted(29, '0"000"'), "E2: 29 in a format that shows '000' beside it"),
        (formatted(29, '"<5"'), "E2: 29 in a format that shows '<5' in its place"),
        (formatted(29, ";;;"), "E2: 29 in a format that hides it"),
        (" ", r"cells of column 'Berörda personer' that look blank and are not, row\(s\) \[2\]"),
        ("", r"cells of column 'Berörda personer' that look blank and are not, row\(s\) \[2\]"),
        ("\u00a0", r"cells of column 'Berörda personer' that look blank and are not, row\(s\) \[2\]"),
        ("1,000", "row 2: '1,000'; a count has no decimals"),
        ("29,5", "row 2: '29,5'"),
        ("1.000", "row 2: '1.000'"),
        ("1'000", 'row 2: "1\'000"'),
        (29.5, "row 2: '29,5'"),
        ("29 st", "row 2: '29 st'"),
        ("x y", "row 2: 'x y'"),
    ],
)
def test_cell_of_xlsx_that_does_not_show_its_value_is_refused_by_name(load_varsel, cell, found):
    with pytest.raises(DataError, match=rf"^varsel\.xlsx, sheet 'Varsel': .*{found}"):
        load_varsel(varsel_rows(cell, 748))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (error("#REF!"), "E2: the Excel error #REF!"),
        (error("#N/A"), "E2: the Excel error #N/A"),
        (error("#DIV/0!"), "E2: the Excel error #DIV/0!"),
        (Cell(True, kind="boolean"), "E2: a truth value"),
        (formula("1*29"), "E2: a formula without a result"),
        (formatted(29, "0%"), "E2: 29 in a format that shows it as percent"),
        (formatted(29, "0,"), "E2: 29 in a format that shows it in thousands"),
        ("1,000", "row 2: '1,000'; a count has no decimals"),
        (" ", r"look blank and are not, row\(s\) \[2\]"),
    ],
)
def test_cell_of_xls_that_does_not_show_its_value_is_refused_by_name(load_varsel, cell, found):
    with pytest.raises(DataError, match=rf"^varsel\.xls, sheet 'Varsel': .*{found}"):
        load_varsel(varsel_rows(cell, 748), write=write_xls)


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ("[<1000]0;[>=1000]0,", "in thousands"),
        ('0" tusen"', "' ?tusen' beside it"),
        ('#,##0" tkr"', "tkr' beside it"),
        ('0" milj"', "milj' beside it"),
        ('General"000"', "'000' beside it"),
        ("0*0", "'0' beside it"),
        ("0 5", "'0 5' beside it"),
        ('"-"0', "a minus beside it"),
        ("-0", "a minus beside it"),
        ("(0)", "a minus beside it"),
        ('0 "‰"', "percent|beside it"),
        ("[Red]0%;0", "as percent"),
    ],
)
def test_format_that_makes_a_number_another_is_refused(load_varsel, write, shown, found):
    with pytest.raises(DataError, match=f"E2: 29 in a format that shows .*({found})"):
        load_varsel(varsel_rows(formatted(29, shown), 777), write=write)


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
@pytest.mark.parametrize("shown", ['0;-0;"<5"', '0;-0;".."', '#,##0;-#,##0;"x"'])
def test_zero_that_is_shown_as_something_else_is_refused(load_varsel, write, shown):
    with pytest.raises(DataError, match=r"E2: 0 in a format that shows .* in its place"):
        load_varsel(varsel_rows(formatted(0, shown), 748), write=write)
    assert load_varsel(varsel_rows(formatted(29, shown), 777), write=write).table["persons"].tolist() == [29, 748]


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
@pytest.mark.parametrize("shown", ['0;-0;"-"', "0;-0;0", '#,##0;[Red]-#,##0;"–"', "0;-0;;@", "0;-0", "# ?/4"])
def test_zero_may_be_shown_as_a_dash_or_not_at_all(load_varsel, write, shown):
    assert load_varsel(varsel_rows(formatted(0, shown), 748), write=write).table["persons"].tolist() == [0, 748]


@pytest.mark.parametrize(
    "properties",
    ["<rPr><vertAlign val='superscript'/></rPr>", "<rPr><strike/></rPr>", "<rPr><vertAlign val='subscript'/></rPr>"],
)
def test_raised_or_struck_out_letters_are_no_part_of_a_count(load_varsel, properties):
    cell = Cell(["29", ("1", properties)], kind="rich")
    with pytest.raises(DataError, match="E2: a text with raised, lowered or struck-out letters"):
        load_varsel(varsel_rows(cell, 291 + 748))
    plain = Cell(["2", ("9", "<rPr><b/><vertAlign val='baseline'/><strike val='0'/></rPr>")], kind="rich")
    assert load_varsel(varsel_rows(plain)).table["persons"].tolist() == [29, 748]


def test_raised_letters_in_shared_texts_are_found(as_raw):
    book = openpyxl.Workbook()
    book.active.title = "1) LEVERANTÖR"
    for row in supplier_rows(5, 7):
        book.active.append(row)
    book.active["A3"] = CellRichText("Beta AB", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    content = io.BytesIO()
    book.save(content)
    with pytest.raises(DataError, match="A3: a text with raised"):
        load_af_suppliers(as_raw("af_suppliers", content.getvalue()))


def test_raised_letters_of_an_xls_are_found(as_raw):
    book, raised = xlwt.Workbook(), xlwt.Font()
    raised.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    sheet = book.add_sheet("1) LEVERANTÖR")
    for at, row in enumerate(supplier_rows(5, 7)):
        for column, cell in enumerate(row):
            if (at, column) == (2, 0):
                sheet.write_rich_text(at, column, ["Beta AB", ("1", raised)])
            else:
                sheet.write(at, column, cell)
    content = io.BytesIO()
    book.save(content)
    with pytest.raises(DataError, match="A3: a text with raised"):
        load_af_suppliers(as_raw("af_suppliers", content.getvalue(), "leverantor.xls"))


@pytest.mark.parametrize(
    "title", ["Antal i tusental", "Berörda (1 000-tal)", "1000-tal personer", "Andel i procent", "Procent", "tkr"]
)
def test_table_whose_title_says_thousands_or_percent_is_refused(load_varsel, title):
    with pytest.raises(DataError, match=r"above the table; it is read as single numbers"):
        load_varsel([[title], *varsel_rows()])
    assert len(load_varsel([["Varsel om fler än 1 000 personer, 2 procent fler"], *varsel_rows()]).table) == 2


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (formatted(2000, "#,##0"), 2000),
        (formatted(2000, "# ##0"), 2000),
        (formatted(2000, '0" st"'), 2000),
        (formatted(2000, "[Red]0;[Blue]-0"), 2000),
        (formatted(2000, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'), 2000),
        ("2 000", 2000),
        ("2\u00a0000", 2000),
        ("2\u202f000", 2000),
        ("2\u200b000", 2000),
        ("\ufeff2000", 2000),
        ("2\u00ad000", 2000),
        (" 2000 ", 2000),
    ],
)
def test_number_is_read_as_shown(load_varsel, write, cell, value):
    assert load_varsel(varsel_rows(cell, value + 748), write=write).table["persons"].tolist() == [value, 748]


def test_saved_result_of_a_formula_is_its_value(load_varsel):
    table = load_varsel(varsel_rows(formula("1*29", 29), formula("SUM(E2:E3)", 777))).table
    assert table["persons"].tolist() == [29, 748]


def test_zero_that_a_library_wrote_for_a_formula_is_no_result(load_varsel):
    with pytest.raises(DataError, match="E2: a formula that was never computed"):
        load_varsel(varsel_rows(formula("1*29", 0), 748), recalculates=True)
    assert load_varsel(varsel_rows(formula("29-29", 0), 748)).table["persons"].tolist() == [0, 748]


def test_all_bad_cells_are_named_at_once(load_varsel):
    rows = varsel_rows(error(), formula("SUM(E2:E3)"))
    rows[2][3] = Cell(True, kind="boolean")
    with pytest.raises(
        DataError, match=r"3 cell\(s\) .*E2: an Excel error; D3: a truth value; E4: a formula without a saved"
    ):
        load_varsel(rows)


def test_bad_cell_in_a_column_that_is_not_read_hinders_nothing(load_varsel):
    rows = [[*row, error()] for row in varsel_rows()]
    assert load_varsel(rows).table["persons"].tolist() == [29, 748]


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
@pytest.mark.parametrize("cell", [error(), Cell(False, kind="boolean")])
def test_bad_cell_where_a_name_is_wanted_is_refused(load_suppliers, write, cell):
    with pytest.raises(DataError, match=r"A2: (an|the) Excel error|A2: a truth value"):
        load_suppliers([SUPPLIERS, [cell, "2025-01", ROM2, 1, 2, 3]], write=write)


@pytest.mark.parametrize(
    ("block", "found"),
    [("E2:E3", r"E2: merged with others \(E2:E3\)"), ("A2:A3", r"A2: merged"), ("E1:F1", r"E1: merged")],
)
def test_merged_cell_of_several_rows_or_columns_is_refused(load_varsel, block, found):
    rows = [[*row, None] for row in varsel_rows()]
    with pytest.raises(DataError, match=found):
        load_varsel(rows, merged=[block])


def test_label_that_is_merged_over_the_label_columns_of_its_row_is_read(load_varsel):
    rows = varsel_rows()
    rows[-1][1:3] = ["Summa", None]
    assert load_varsel(rows, merged=["B4:C4"]).table["persons"].tolist() == [29, 748]


def test_count_that_another_cell_covers_is_no_blank(load_varsel):
    with pytest.raises(DataError, match=r"look blank and are not, row\(s\) \[2\]"):
        load_varsel(varsel_rows(None, 748), merged=["D2:E2"])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"hidden_rows": [3]}, "row 3"),
        ({"hidden_columns": [2]}, "column 2"),
        ({"hidden_sheets": ["Varsel"]}, "the she"),
    ],
)
def test_what_is_hidden_is_read_and_told(load_varsel, options, told):
    loaded = load_varsel(varsel_rows(), **options)
    assert loaded.table["persons"].tolist() == [29, 748]
    assert f"hidden in the workbook, and read like the rest: {told}" in loaded.notes[0]


def test_text_in_several_runs_is_one_text(load_suppliers):
    table = load_suppliers(supplier_rows(5, names=[Cell(["Alfa", " AB"], kind="rich")])).table
    assert table["supplier"].tolist() == ["Alfa AB"]


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
@pytest.mark.parametrize(
    ("day", "date_1904", "month"),
    [
        (45688, False, "2025-01"),
        (44226, True, "2025-01"),
        ("2025-01-31", True, "2025-01"),
        (formatted(45688, "yyyy-mm-dd"), False, "2025-01"),
        (formatted(44226, "yyyy-mm-dd"), True, "2025-01"),
        (43861, False, "2020-01"),
    ],
)
def test_day_above_the_table_is_counted_as_the_workbook_does(load_varsel, write, day, date_1904, month):
    rows = [[], [None, day], [], MONTH, *([row[1], row[2], row[3], row[4]] for row in varsel_rows()[1:])]
    loaded = load_varsel(rows, sheet="Manad", write=write, date_1904=date_1904)
    assert loaded.table["month"].unique().tolist() == [pd.Period(month, "M")]


def test_day_of_publication_is_not_the_months(load_varsel):
    rows = [["Uppdaterad", "2025-02-14"], [None, 45688], MONTH, *([*row[1:]] for row in varsel_rows()[1:])]
    assert load_varsel(rows, sheet="Manad").table["month"].astype(str).unique().tolist() == ["2025-01"]
    with pytest.raises(DataError, match="no date above the table"):
        load_varsel([["Publicerad:", "2025-02-14"], *rows[2:]], sheet="Manad")


def test_days_of_two_months_above_the_table_are_refused(load_varsel):
    rows = [["2025-02-14"], [None, 45688], [], MONTH, *([*row[1:]] for row in varsel_rows()[1:])]
    with pytest.raises(DataError, match="dates of several months above the table"):
        load_varsel(rows, sheet="Manad")


@pytest.mark.parametrize(
    "month",
    ["2025-01", "2025-01-31", "2025-01-31 00:00:00", "2025-01-31T12:30:00", "2025-01\u200b", " 2025-01 "],
)
def test_month_may_be_a_date_or_a_time(load_varsel, month):
    assert load_varsel(varsel_rows(month=month)).table["month"].astype(str).tolist() == ["2025-01"] * 2


@pytest.mark.parametrize("month", [45688, "202501", "januari 2025", "2025-13", "01/2025", True])
def test_month_that_may_be_read_in_several_ways_is_refused(load_varsel, month):
    with pytest.raises(DataError, match=r"PERIOD'|a truth value|not a month"):
        load_varsel(varsel_rows(month=Cell(month, kind="boolean") if month is True else month))


def test_two_sheets_that_hold_the_table_are_refused(as_raw):
    month = [[], [None, "2025-01-31"], MONTH, *([*row[1:]] for row in varsel_rows()[1:])]
    content = write_xlsx({"Varsel": varsel_rows(), "Manad": month})
    with pytest.raises(DataError, match=r"the sheets \['Varsel', 'Manad'\] all hold the table; which is meant\?"):
        load_af_varsel(as_raw("af_varsel", content))


def test_two_sheets_whose_names_differ_in_spaces_are_refused(as_raw):
    content = write_xlsx({"Varsel": varsel_rows(), "Varsel ": varsel_rows()})
    with pytest.raises(DataError, match=r"2 sheets are called 'Varsel': \['Varsel', 'Varsel '\]; which is meant\?"):
        load_af_varsel(as_raw("af_varsel", content))


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
def test_month_that_is_listed_without_a_value_is_left_out_and_told(load_varsel, write):
    rows = [*varsel_rows(), ["2025-02", "A", "Jordbruk", None, None], ["2025-02", None, "Summa", None, None]]
    loaded = load_varsel(rows, write=write)
    assert loaded.table["month"].max() == pd.Period("2025-01", "M")
    assert "listed without a value and left out: 2025-02" in loaded.notes[0]


@pytest.mark.parametrize("cell", ["..", " ", formula("SUM(E5:E5)", 0)])
def test_month_of_signs_or_of_a_sum_of_nothing_is_left_out(load_varsel, cell):
    part = cell if isinstance(cell, str) else None
    rows = [*varsel_rows(), ["2025-02", "A", "Jordbruk", part, part], ["2025-02", None, "Summa", cell, cell]]
    loaded = load_varsel(rows)
    assert loaded.table["month"].max() == pd.Period("2025-01", "M")
    assert "listed without a value and left out: 2025-02" in loaded.notes[0]


def test_sum_without_parts_that_have_a_value_is_refused(load_varsel):
    rows = [*varsel_rows(), ["2025-02", "A", "Jordbruk", None, None], ["2025-02", None, "Summa", 2, 29]]
    with pytest.raises(DataError, match="2025-02: the parts of 'notices' add up to 0, but the printed total is 2"):
        load_varsel(rows)
    with pytest.raises(DataError, match="no printed total of 'persons'"):
        load_varsel(varsel_rows(29, ".."))


def test_counts_of_a_merged_cell_are_refused_where_blank_is_missing(load_suppliers):
    with pytest.raises(DataError, match=r"merged with others, row\(s\) \[2\]"):
        load_suppliers([SUPPLIERS, ["Alfa AB", "2025-01", ROM2, 1, 5, None]], merged=["E2:F2"])


def test_formula_of_an_xls_without_a_result_is_refused_where_blank_is_missing(load_suppliers):
    with pytest.raises(DataError, match="E2: a formula without a result"):
        load_suppliers(supplier_rows(formula("1+1"), 7), write=write_xls)


@pytest.mark.parametrize("blank", [None, "", "..", " "])
def test_newest_month_of_a_service_without_a_value_is_left_out(load_suppliers, blank):
    rows = [*supplier_rows(5, 6), ["Alfa AB", "2025-02", ROM2, blank, blank, blank]]
    assert load_suppliers(rows).table["month"].max() == pd.Period("2025-01", "M")
