"""What people type: kind to what has one meaning, strict with all else, every mistake at once."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from werket_lib.errors import LayoutError, SchemaError, WerketError
from werket_lib.layouts import Layout
from werket_lib.sources import DATASETS
from werket_lib.sources.typed_csv import ExpectedError, date_until, name_of, number_between, read_typed, whole_between

LAYOUTS = [
    Layout("English", {"year": "year", "actor": "actor", "value": "value"}),
    Layout("Swedish", {"år": "year", "myndighet": "actor", "värde": "value"}),
]
HEADER = "år;myndighet;värde"
NAMES = {"Arbetsförmedlingen": "af", "Skatteverket": "skv"}


@pytest.fixture
def read(as_raw):
    """Read text, as bytes where an encoding is given, as a typed file."""

    def build(text, encoding="utf-8"):
        content = text if isinstance(text, bytes) else text.encode(encoding)
        return read_typed(as_raw("trust", content, "typed.csv"), LAYOUTS)

    return build


def cells(file):
    return [(row.number, *row.cells.values()) for row in file.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_reads_what_spreadsheets_save(read, encoding, delimiter, line_end):
    rows = ["år;myndighet;värde", "2025;Arbetsförmedlingen;15", "2024;Säpo;67"]
    text = "".join(row.replace(";", delimiter) + line_end for row in rows)
    assert cells(read(text, encoding)) == [(2, "2025", "Arbetsförmedlingen", "15"), (3, "2024", "Säpo", "67")]


def test_header_may_be_in_any_case_and_order_and_have_columns_of_its_own(read):
    file = read('Anmärkning; VÄRDE ;"Myndighet";År\nx;15;AF;2025\n')
    assert cells(file) == [(2, "2025", "AF", "15")]
    assert file.where() == {"year": "column 'år'", "actor": "column 'myndighet'", "value": "column 'värde'"}


def test_either_language_of_headers_will_do(read):
    assert read("year,actor,value\n2025,AF,15\n").layout.name == "English"


def test_columns_in_both_languages_are_refused(read):
    with pytest.raises(LayoutError, match=r"row 1: the columns stand twice, as .*; which are meant"):
        read("year;actor;value;år;myndighet;värde\n2025;AF;15;2025;AF;16\n")


def test_cell_in_a_column_without_a_label_is_refused(read):
    with pytest.raises(SchemaError, match=r"row 2: 4 cells; expected 3 \(a decimal comma needs quotation marks"):
        read("år,myndighet,värde,\n2025,AF,15,5\n").refuse_mistakes()


def test_blank_lines_and_columns_are_not_there_but_rows_keep_their_numbers(read):
    text = f"\n{HEADER};;\n\n 2025 ;  AF\u00a0 ;15;;\n;;;;\n2024;AF;17\n\n;;\n"
    assert cells(read(text)) == [(4, "2025", "AF", "15"), (6, "2024", "AF", "17")]


def test_excels_quotation_marks_and_lines_within_them(read):
    file = read(f'{HEADER}\n2025;"Ett ""namn""; med\nradbyte";"6,9"\n2024;B;1\n')
    assert cells(file) == [(2, "2025", 'Ett "namn"; med radbyte', "6,9"), (4, "2024", "B", "1")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "typed.csv: the file is empty"),
        (b"PK\x03\x04", "a workbook or another packed file, not text; save its sheet as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a workbook or another packed file"),
        (b"\n<html>403</html>", "a web page, not a table as text"),
        (b"\x00\x01\x02", "not a table as text .CSV. in UTF-8 or Windows-1252"),
        (b"\x81\x8d\x8f", "not a table as text .CSV. in UTF-8 or Windows-1252"),
        ("a;b\n", r"no header row with year, actor, value or år, myndighet, värde in the first 20 lines; found \['a;b"),
        (
            "år;myndighet;varde\n2025;AF;1\n",
            r"typed.csv, row 1: no column \['värde'\]; found \['år', 'mynd.*', 'varde'\]",
        ),
        (f"{HEADER};VÄRDE\n2025;AF;1;2\n", "row 1: 'värde' stands 2 times; expected it once"),
        (f"{HEADER}\n;;\n", "nothing under the header in row 1"),
        (f'{HEADER}\n2025;AF;1\n2024;"AF;2\n2023;AF;3\n', "row 3: quotation marks that do not close"),
    ],
)
def test_a_file_that_is_no_table_is_refused(read, text, message):
    with pytest.raises(
        LayoutError, match=f"^{message}" if message.startswith("typed") else f"^typed.csv(, |: ){message}"
    ):
        read(text)


def test_a_decimal_comma_between_commas_is_a_cell_too_many(read):
    file = read("year,actor,value\n2025,AF,6,9\n2025,AF,5\n")
    assert cells(file) == [(3, "2025", "AF", "5")]
    with pytest.raises(
        SchemaError, match=r"1 mistake:\n  row 2: 4 cells; expected 3 \(a decimal comma needs quotation"
    ):
        file.refuse_mistakes()


def test_all_mistakes_are_told_at_once_in_the_order_of_the_rows_and_ten_are_shown(read):
    file = read(f"{HEADER}\n" + "".join(f"{year};AF;\n" for year in range(2000, 2012)))
    for row in reversed(file.rows):
        assert row.read("value", number_between(0, 1, "percent")) is None
    with pytest.raises(SchemaError, match="12 mistakes, of which the first 10") as refused:
        file.refuse_mistakes()
    head, *lines = str(refused.value).splitlines()
    assert head == "typed.csv: 12 mistakes, of which the first 10:"
    assert lines[0] == "  row 2, column 'värde': blank; expected a number, percent;"
    assert len(lines) == 10
    assert lines[-1].startswith("  row 11,")


def test_a_key_that_comes_again_names_the_row_that_had_it(read):
    file = read(f"{HEADER}\n2025;AF;1\n2025;SKV;1\n2025;AF;2\n;AF;2\n;AF;3\n")
    file.check_once([(row.cells["year"] or None, row.cells["actor"]) for row in file.rows], column="actor")
    with pytest.raises(
        SchemaError, match=r"1 mistake:\n.*row 4, column 'myndighet': 'AF'; expected one row for 2025, AF, wh"
    ):
        file.refuse_mistakes()


def test_no_mistake_no_refusal(read):
    read(f"{HEADER}\n2025;AF;1\n").refuse_mistakes()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("6,9", 6.9), ("6.9", 6.9), ("155 000", 155000), ("155\u00a0000", 155000), ("155\u202f000,5", 155000.5),
        ("155000", 155000), ("0,125", 0.125), ("\u22122,5", -2.5), ("1 500,125", 1500.125), ("12.50", 12.5),
    ],
)  # fmt: skip
def test_numbers_that_have_one_meaning_are_read(text, number):
    assert number_between(-10, 1e6, "persons")(text) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("155.000", "^persons from 0 to 100$"),
        ("1.234,5", "^a number, persons$"),
        ("15 0", "^a number, persons$"),
        ("06-sep", "^a number, persons$"),
        ("15 %", "^a number, persons$"),
        ("", "^a number, persons$"),
        ("nan", "^a number, persons$"),
        ("1e5", "^a number, persons$"),
        ("150000001", "^persons from 0 to 100$"),
    ],
)
def test_numbers_that_have_not_are_refused(text, expected):
    with pytest.raises(ExpectedError, match=expected):
        number_between(0, 100, "persons")(text)


@pytest.mark.parametrize(("text", "number"), [("155.000", 155000), ("41,400", 41400), ("12.500", 12500)])
def test_thousands_are_told_from_decimals_where_only_one_of_them_can_be(text, number):
    assert number_between(10000, 1000000, "persons")(text) == number


@pytest.mark.parametrize(("text", "both"), [("155.000", "155 or 155000"), ("1,234", "1.234 or 1234")])
def test_a_number_that_can_be_either_is_refused(text, both):
    with pytest.raises(ExpectedError, match=rf"^{both}: it can be read as either$"):
        number_between(0, 1000000, "persons")(text)


def test_a_percent_sign_says_percent():
    assert number_between(0, 100, "percent")("15,4\u00a0%") == 15.4


def test_years_are_whole_and_within_bounds():
    parse = whole_between(1997, 2025, "a year")
    assert parse("2025") == 2025
    for text in ("2205", "25", "2025,0", "", "tjugofem", "-2025"):
        with pytest.raises(ExpectedError, match=r"^a year from 1997 to 2025$"):
            parse(text)


def test_dates_are_iso_and_none_comes_after_the_file():
    parse = date_until(dt.date(2025, 2, 28))
    assert parse("2025-02-10") == parse("2025-02-10 00:00:00") == dt.date(2025, 2, 10)
    for text in ("10/2 2025", "2025-02-30", "2025-02", "20250210", ""):
        with pytest.raises(ExpectedError, match=r"^a date such as 2025-02-10$"):
            parse(text)
    with pytest.raises(ExpectedError, match=r"^a date no later than the file's own, 2025-02-28$"):
        parse("2025-03-01")


def test_a_name_is_known_in_any_case_and_a_misspelling_gets_the_nearest():
    parse = name_of(NAMES)
    assert parse("arbetsförmedlingen") == parse("ARBETSFÖRMEDLINGEN") == "af"
    with pytest.raises(ExpectedError, match=r"^'Arbetsförmedlingen', perhaps$"):
        parse("Arbetsformedlingen")
    with pytest.raises(ExpectedError, match=r"^one of Arbetsförmedlingen, Skatteverket$"):
        parse("Bolagsverket AB")


def survives(load, raw):
    """Tell whether a table came out, or a refusal that names the file."""
    try:
        return isinstance(load(raw).table["month"].dtype, pd.PeriodDtype)
    except WerketError as error:
        return str(error).startswith("typed.csv")


@pytest.mark.parametrize("dataset", ["af_forecast", "survey_answers", "trust"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_happens_to_a_file_it_gives_a_table_or_an_error_of_ours(as_raw, root, dataset, data):
    content = bytearray(next((root / "data/raw" / dataset).glob("20*/*.csv")).read_bytes())
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=9)
    ):
        content[place] = byte
    raw = as_raw(dataset, bytes(content[: data.draw(st.integers(0, len(content)))]), "typed.csv")
    assert survives(DATASETS[dataset].load, raw)
