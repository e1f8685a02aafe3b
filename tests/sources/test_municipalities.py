"""Unemployed and vacancies by municipality, and the names that stand for codes."""

import pandas as pd
import pytest

from werket_lib.codes import municipality_names
from werket_lib.errors import SchemaError
from werket_lib.sources.af_unemployment import load_af_unemployment
from werket_lib.sources.af_vacancies import load_af_vacancies
from werket_lib.sources.municipalities import parse_municipalities

FIELDS = {
    "PERIOD": ["2024-12", "2024-12", "2025-01", "2025-01", "2025-01"],
    "LAN": ["Skåne län", "Skåne län", "Skåne län", "Skåne län", "Uppgift saknas"],
    "KOM": ["Lund", "Malmö", "Lund", "Malmö", "Uppgift saknas"],
    "TOTSOK": [100, 200, 110, 210, 3],
    "TOTAK": [1000.5, 2000.25, 1001, 2001, None],
}


@pytest.fixture
def load(as_raw, pivot_workbook):
    """Load a workbook with the given fields in its pivot cache."""

    def build(**changed):
        return load_af_unemployment(as_raw("af_unemployment", pivot_workbook(FIELDS | changed), "bas.xlsx"))

    return build


def test_reads_persons_and_labour_force_by_code(load):
    table = load().table
    assert table.columns.tolist() == ["month", "municipality_code", "unemployed", "labour_force"]
    assert table["month"].astype(str).tolist() == ["2024-12", "2024-12", "2025-01", "2025-01", "2025-01"]
    assert table["municipality_code"].tolist() == ["1280", "1281", "0000", "1280", "1281"]
    assert table["unemployed"].tolist() == [200, 100, 3, 210, 110]
    assert table["labour_force"].tolist()[:2] == [2000.25, 1000.5]
    assert table["labour_force"].isna().tolist() == [False, False, True, False, False]


def test_says_where_each_column_stands_and_what_is_lacking(load):
    loaded = load()
    assert loaded.sources[0].columns["municipality_code"] == "pivot cache 1, field KOM"
    assert loaded.sources[0].columns["unemployed"] == "pivot cache 1, field TOTSOK"
    assert loaded.notes == ("holds 2 of 290 municipalities",)


def test_blank_is_missing_and_noted(load):
    loaded = load(TOTSOK=[None, 200, 110, 210, 3])
    assert loaded.table["unemployed"].isna().sum() == 1
    assert "1 missing value(s) in unemployed" in loaded.notes


@pytest.mark.parametrize(
    "changed",
    [
        {"KOM": ["Lund", "1281 Lund", "Lund", "Malmö", "Uppgift saknas"]},
        {
            "PERIOD": ["2024-12", "2024-12", "2025-01", "2025-01", "2025-01"],
            "KOM": ["Lund", "Malmö", "Lund", "1281", "0000"],
        },
        {
            "PERIOD": ["2025-01", "2025-01", "2025-01-31", "2025-01-31", "2025-01"],
            "KOM": ["Lund", "Malmö", "Lund", "Malmö", "Uppgift saknas"],
        },
        {
            "PERIOD": ["2025-01"] * 5,
            "LAN": ["Skåne län", "Skåne län", "Skåne", "Skåne", "Uppgift saknas"],
        },
    ],
    ids=["code and name", "code", "month spelt in two ways", "counties spelt in two ways"],
)
def test_municipality_under_two_spellings_is_not_counted_twice(load, changed):
    with pytest.raises(SchemaError, match=r"municipalities that stand twice, .*: \['128[01] in 202[45]-"):
        load(**changed)


def test_newest_month_without_values_is_no_month(load):
    loaded = load(TOTSOK=[100, 200, None, None, None])
    assert loaded.table["month"].max() == pd.Period("2024-12", "M")
    assert "listed without a value and left out: 2025-01" in loaded.notes[0]


def test_municipality_that_changed_county_is_one(load):
    table = load(
        LAN=["Uppsala län", "Västmanlands län", "Uppsala län", "Västmanlands län", "Västmanlands län"],
        KOM=["Heby", "Heby", "Heby", "Heby", "Uppgift saknas"],
    ).table
    assert table["municipality_code"].tolist() == ["0331", "0000", "0331"]
    assert table["unemployed"].tolist() == [300, 3, 320]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"KOM": ["Lund", "Lund", "Lund", "Malmö", "Uppgift saknas"]},
            r"more than one record for month=2024-12, county",
        ),
        ({"KOM": ["Lund", "Malmoe", "Lund", "Malmoe", "Uppgift saknas"]}, r"no municipality is called \['Malmoe'\]"),
        ({"KOM": ["Lund", "Ystad", "Lund", "Malmö", "Uppgift saknas"]}, r"2024-12 lacks 1 municipalities that other"),
        ({"PERIOD": ["2024-11", "2024-11", *["2025-01"] * 3]}, r"1 month\(s\) missing between 2024-11 and 2025-01"),
        ({"PERIOD": ["2025-13", "2025-13", *["2025-01"] * 3]}, r"not a month in 'PERIOD': \['2025-13'\]"),
        (
            {"TOTSOK": [-1, 200, 110, 210, 3]},
            r"negative or not a number in field 'TOTSOK', 1 record\(s\): month=2024-12",
        ),
        ({"TOTSOK": [1.5, 200, 110, 210, 3]}, r"not a whole number in field 'TOTSOK': month=2024-12"),
    ],
)
def test_refuses_what_may_be_wrong(load, changed, message):
    with pytest.raises(SchemaError, match=f"^bas.xlsx, pivot cache 1: {message}"):
        load(**changed)


def test_reads_vacancies(as_raw, pivot_workbook):
    fields = {name: FIELDS[name] for name in ("PERIOD", "LAN", "KOM")}
    content = pivot_workbook(fields | {"NYANM": [1, 2, 3, 4, 5], "KVAR": [6, 7, 8, 9, 10]})
    table = load_af_vacancies(as_raw("af_vacancies", content)).table
    assert table.columns.tolist() == ["month", "municipality_code", "new_vacancies", "vacancies"]
    assert table[table["municipality_code"] == "1281"]["vacancies"].tolist() == [6, 8]
    assert table["new_vacancies"].sum() == 15


def test_there_are_290_names_and_each_maps_to_its_code():
    names = municipality_names()
    assert len(names) == len(set(names.values())) == 290
    assert parse_municipalities(pd.Series(names.values()), source="t").tolist() == list(names)


def test_names_are_those_of_the_published_list(real_data):
    published = pd.read_csv(real_data / "geo" / "skr_kommungrupp_2023.csv", dtype="str")
    assert municipality_names() == dict(zip(published["kommunkod"], published["kommun"], strict=True))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Upplands Väsby", "0114"),
        ("upplands  väsby ", "0114"),
        ("0114", "0114"),
        ("0114 Upplands Väsby", "0114"),
        ("Uppgift saknas", "0000"),
        ("0000", "0000"),
        ("0000 Uppgift saknas", "0000"),
    ],
)
def test_name_code_or_both_are_read(text, code):
    assert parse_municipalities(pd.Series([text]), source="t").tolist() == [code]


@pytest.mark.parametrize("text", ["", "Väsby", "9999", "114", "0114 Lund", "<script>alert(1)</script>"])
def test_unknown_name_is_named(text):
    with pytest.raises(SchemaError, match=r"^t: no municipality is called "):
        parse_municipalities(pd.Series([text]), source="t")
