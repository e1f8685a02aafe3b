"""Notices of dismissal: the assumed series, and the agency's real monthly workbooks."""

import pandas as pd
import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.af_varsel import load_af_varsel

TITLE = [["Inkomna varsel, berörda personer efter näringsgren och månad"], ["Källa: Arbetsförmedlingen"], []]
HEADER = ["PERIOD", "SNI-kod", "Näringsgren", "Varsel", "Berörda personer"]
MONTH_TITLE = "Under månaden inkomna varsel. Antal varsel och berörda personer"
MONTH_HEADER = ["SNI-kod", "Näringsgren", *["Varsel", "Berörda personer"] * 3]
REAL = {
    "Jan": ("2020-01", 3304, 178),
    "Feb": ("2020-02", 3180, 186),
    "Mar": ("2020-03", 42415, 1600),
    "Apr": ("2020-04", 26773, 1055),
    "May": ("2020-05", 8568, 461),
    "June": ("2020-06", 11337, 412),
    "July": ("2020-07", 3622, 180),
    "Aug": ("2020-08", 819, 56),
}


@pytest.fixture
def load_series(as_raw, workbook):
    """Load the long series with the given rows: month, code, industry, notices, persons."""

    def build(*rows, header=HEADER, above=TITLE):
        return load_af_varsel(as_raw("af_varsel", workbook(Varsel=[*above, header, *rows])))

    return build


@pytest.fixture
def load_month(as_raw, workbook):
    """Load one month's workbook with the given rows; the date stands in B2."""

    def build(*rows, date="2020-01-31", above=()):
        notes = [[], ["Källa: Arbetsförmedlingen"], ["Från och med 2019-10-16 togs en ny applikation i bruk."]]
        cells = [["", MONTH_TITLE], ["", date], *above, MONTH_HEADER, *rows, *notes]
        return load_af_varsel(as_raw("af_varsel", workbook(Manad=cells)))

    return build


def month_of(month, *persons):
    """Return the rows of a month: industries A, B, …, one unknown and the total."""
    industries = [[month, f"{chr(65 + at)} ", f"Gren {at}", 1, number] for at, number in enumerate(persons)]
    return [*industries, [month, "", "Uppgift saknas", 0, 0], [month, "Summa", "", len(persons), sum(persons)]]


@pytest.mark.parametrize("name", REAL)
def test_reads_the_agencys_real_workbooks(as_raw, real_data, name):
    month, persons, notices = REAL[name]
    content = (real_data / "af-varsel" / f"AF_varsel_riket_2020_{name}.xls").read_bytes()
    table = load_af_varsel(as_raw("af_varsel", content, "varsel.xls", edition=month)).table
    assert table["month"].unique().tolist() == [pd.Period(month, "M")]
    assert table["sni_code"].tolist() == [*"ABCDEFGHIJKLMNOPQRS", "missing"]
    assert table[["persons", "notices"]].sum().tolist() == [persons, notices]
    assert table["is_partial"].unique().tolist() == [name == "Aug"]


def test_reads_the_long_series(load_series):
    table = load_series(*month_of("2024-12", 100, 20), *month_of("2025-01", 90, 0)).table
    assert table["month"].astype(str).tolist() == ["2024-12"] * 3 + ["2025-01"] * 3
    assert table["sni_code"].tolist() == ["A", "B", "missing"] * 2
    assert table["persons"].tolist() == [100, 20, 0, 90, 0, 0]
    assert not table["is_partial"].any()


def test_total_may_stand_in_either_column(load_series):
    rows = month_of("2025-01", 100, 20)
    rows[-1][1:3] = ["", "Summa"]
    assert load_series(*rows).table["persons"].sum() == 120


def test_blank_is_zero(load_series):
    rows = month_of("2025-01", 100, 20)
    rows[2][3:] = ["", ""]
    assert load_series(*rows).table["persons"].tolist() == [100, 20, 0]


def test_moved_header_is_found(load_series):
    assert len(load_series(*month_of("2025-01", 5), above=[[], *TITLE, ["Varsel"], []]).table) == 2


def test_first_pair_of_columns_is_meant(load_month):
    rows = [["A ", "Jordbruk", 2, 50, 1, 30, 9, 999], ["Summa", "", 2, 50, 1, 30, 9, 999]]
    assert load_month(*rows).table[["notices", "persons"]].to_numpy().tolist() == [[2, 50]]


@pytest.mark.parametrize("date", ["2020-01-31", 43861, "43861"])
def test_month_stands_above_as_date_or_serial(load_month, date):
    rows = [["A ", "Jordbruk", 2, 50], ["Summa", "", 2, 50]]
    assert load_month(*rows, date=date).table["month"].tolist() == [pd.Period("2020-01", "M")]


def test_half_a_month_is_marked_preliminary(load_month):
    rows = [["A ", "Jordbruk", 2, 50], ["Summa", "", 2, 50]]
    above = [["", "Avser registreringar under perioden 2020-08-01--2020-08-14"], ["", "Uppgifterna är preliminär"]]
    assert load_month(*rows, date="2020-08-01", above=above).table["is_partial"].tolist() == [True]


def test_month_without_a_date_is_refused(load_month):
    with pytest.raises(LayoutError, match=r"no date above the table, such as 2020-01-31 in B2"):
        load_month(["A ", "Jordbruk", 2, 50], ["Summa", "", 2, 50], date="")


def broken(change):
    rows = month_of("2025-01", 100, 20)
    change(rows)
    return rows


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: rows[-1].__setitem__(4, 121), r"2025-01: the parts of 'persons' add up to 120, but the printed"),
        (lambda rows: rows[-1].__setitem__(3, 3), r"2025-01: the parts of 'notices' add up to 2, but the printed"),
        (lambda rows: rows.pop(), r"2025-01: expected one row 'Summa' in 'sni_code', found 0"),
        (lambda rows: rows.append(rows[-1]), r"2025-01: expected one row 'Summa' in 'sni_code', found 2"),
        (
            lambda rows: rows.insert(0, ["2025-01", "A", "Igen", 0, 0]),
            r"the same month, sni_code in 2 rows, row\(s\) \[5, 6\]: 2025-01, A; expected one each",
        ),
        (lambda rows: rows[0].__setitem__(4, -1), r"negative count in column 'Berörda personer', row\(s\) \[5\]"),
        (lambda rows: rows[0].__setitem__(4, "x y"), r"not a number in column 'Berörda personer': row \d+: 'x y'"),
        (lambda rows: rows[0].__setitem__(4, 1.5), r"not a whole number in column 'Berörda personer': row \d+: '1,5'"),
        (lambda rows: rows[0].__setitem__(0, "2025-13"), r"not a month in 'PERIOD', row\(s\) \[5\]"),
        (lambda rows: rows[0].__setitem__(2, ""), r"blank in column 'Näringsgren', row\(s\) \[5\]"),
    ],
)
def test_refuses_what_may_be_wrong(load_series, change, message):
    with pytest.raises(SchemaError, match=message):
        load_series(*broken(change))


def test_total_alone_is_refused(load_series):
    with pytest.raises(SchemaError, match="a total and no industries"):
        load_series(["2025-01", "Summa", "", 0, 0])


def test_missing_month_is_named(load_series):
    with pytest.raises(SchemaError, match=r"1 month\(s\) missing between 2024-11 and 2025-01: 2024-12"):
        load_series(*month_of("2024-11", 1), *month_of("2025-01", 1))


def test_missing_sheet_says_which_it_may_be(as_raw, workbook):
    with pytest.raises(LayoutError, match=r"no sheet 'Varsel' or 'Manad'; found \['Blad1'\]"):
        load_af_varsel(as_raw("af_varsel", workbook(Blad1=[HEADER])))


def test_renamed_column_says_what_was_found(load_series):
    with pytest.raises(LayoutError, match=r"row 4: no column \['SNI-kod'\]; found \['PERIOD', 'SNI0kod'"):
        load_series(header=["PERIOD", "SNI0kod", *HEADER[2:]])
