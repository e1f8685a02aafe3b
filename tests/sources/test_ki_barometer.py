"""The barometer indicator as PxWeb answers, and answers of other kinds."""

import json

import pandas as pd
import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.ki_barometer import load_ki_barometer

COLUMNS = [
    {"code": "Indikator", "text": "Indikator", "type": "d"},
    {"code": "Period", "text": "Period", "type": "t"},
    {"code": "Indikatorm", "text": "Barometerindikatorn och andra indikatorer", "type": "c"},
]


@pytest.fixture
def load(as_raw):
    """Load bytes, or an answer with the given rows: indicator, period, value."""

    def build(*rows, content=None, columns=COLUMNS):
        data = [{"key": list(key), "values": [value]} for *key, value in rows]
        answer = json.dumps({"columns": columns, "comments": [], "data": data, "metadata": []})
        return load_ki_barometer(as_raw("ki_barometer", content or answer.encode("utf-8-sig"), "Indikatorm.json"))

    return build


def test_reads_the_indicator_by_month(load):
    loaded = load(("KIFI", "2024M12", "95.4"), ("KIFI", "2025M01", "100"), ("BTVI", "2025M01", "88.8"))
    assert loaded.table["month"].tolist() == [pd.Period("2024-12", "M"), pd.Period("2025-01", "M")]
    assert loaded.table["value"].tolist() == [95.4, 100]
    assert loaded.sources[0].columns["value"] == "KIFI, column 'values'"


def test_variables_may_stand_in_any_order(load):
    rows = [("2025M01", "KIFI", "95.4")]
    assert load(*rows, columns=[COLUMNS[1], COLUMNS[0], COLUMNS[2]]).table["value"].tolist() == [95.4]


def test_months_before_the_first_value_are_left_out(load):
    table = load(("KIFI", "1996M06", ".."), ("KIFI", "1996M07", "86.3")).table
    assert table["month"].astype(str).tolist() == ["1996-07"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("2024M11", "1.0"), ("2024M12", ".."), ("2025M01", "1.0")], r"1 month\(s\) missing between 2024-11 and 2025"),
        ([("2024M11", "1.0"), ("2025M01", "1.0")], r"1 month\(s\) missing between 2024-11 and 2025-01: 2024-12"),
        ([("2025M01", "1.0"), ("2025M01", "2.0")], "the same month in 2 rows"),
        ([("2025M13", "1.0")], r"not a month in 'Period': \['2025M13'\]"),
        ([("2025K1", "1.0")], r"not a month in 'Period': \['2025K1'\]"),
        ([("2025M01", "hög")], r"not a number in column 'value': row \d+: 'hög'"),
        ([("2025M01", "1.2.3")], r"not a number in column 'value'"),
        ([("2025M01", "..")], "no month has a value"),
    ],
)
def test_refuses_what_may_be_wrong(load, rows, message):
    with pytest.raises(SchemaError, match=f"^Indikatorm.json, KIFI: {message}"):
        load(*(("KIFI", *row) for row in rows))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b" ", "the file is empty; expected PxWeb's answer in the format 'json'"),
        (b"<!DOCTYPE html><title>403 - Forbidden</title>", "a web page, perhaps an error message of the site's"),
        (b"\xef\xbb\xbf<html>", "a web page"),
        (b'{"class": "dataset", "dimension": {}, "value": []}', "the format json-stat"),
        (b'{"dataset": {"dimension": {}}}', "the format json-stat"),
        (b'{"columns": [', r"not readable as JSON \(Expecting value"),
        (b"\xff\xfe\x00", "not readable as JSON"),
        (b"[" * 100_000, "not readable as JSON"),
        (b"[]", "JSON, but list"),
        (b"null", "JSON, but NoneType"),
        (b"{}", r"JSON with \[\]"),
        (b'{"columns": [], "data": []}', r"not columns and data as PxWeb answers with, by \['Indikator', 'Period'\]"),
        (b'{"columns": [1], "data": []}', "not columns and data"),
        (b'{"columns": [{"code": "Indikator"}], "data": []}', "not columns and data"),
    ],
)
def test_says_when_the_file_is_something_else(load, content, message):
    with pytest.raises(LayoutError, match=f"^Indikatorm.json: {message}"):
        load(content=content)


def test_metadata_alone_is_no_data(load, real_data):
    content = (real_data / "ki" / "pxweb_v1_metadata_Indikatorm.json").read_bytes()
    with pytest.raises(LayoutError, match="only the table's metadata; expected PxWeb's answer"):
        load(content=content)


def test_another_tables_answer_lacks_the_variables(load, real_data):
    content = (real_data / "scb-pxweb" / "v1_recorded_kpi_index_2020.json").read_bytes()
    with pytest.raises(LayoutError, match=r"^Indikatorm.json, KIFI|^Indikatorm.json: "):
        load(content=content)


def test_answer_without_the_indicator_is_refused(load):
    with pytest.raises(LayoutError, match="no rows for the indicator 'KIFI'; ask PxWeb for it"):
        load(("BTVI", "2025M01", "88.8"))
