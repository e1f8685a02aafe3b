"""Delivery areas as they are typed: any way to name a municipality, and every mistake at once."""

import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.af_delivery_areas import load_af_delivery_areas


@pytest.fixture
def load(as_raw):
    """Load rows under a header; the file was published on 2025-02-13."""
    return lambda *rows, header="kommun;leveransområde": load_af_delivery_areas(
        as_raw("af_delivery_areas", "\n".join([header, *rows]).encode(), "områden.csv")
    )


def test_a_municipality_is_a_code_a_name_or_both(load):
    loaded = load("Malmö;Malmö", "0114 Upplands  Väsby;Stockholm Nord", "1281;Lund", "180;Stockholm Mitt")
    assert loaded.table.astype(str).to_numpy().tolist() == [
        ["2025-02", "0114", "Stockholm Nord"],
        ["2025-02", "0180", "Stockholm Mitt"],
        ["2025-02", "1280", "Malmö"],
        ["2025-02", "1281", "Lund"],
    ]
    assert loaded.notes == ("holds 4 of 290 municipalities",)
    assert loaded.sources[0].columns["delivery_area"] == "column 'leveransområde'"


@pytest.mark.parametrize("header", ["municipality_code,delivery_area", "Leveransområde;Kommunkod"])
def test_headers_are_english_or_swedish_in_any_order(load, header):
    row = "0180,Stockholm Mitt" if header.startswith("m") else "Stockholm Mitt;0180"
    assert load(row, header=header).table["municipality_code"].tolist() == ["0180"]


def test_every_mistake_is_named_by_row_and_column(load):
    rows = ("Stokholm;Mitt", "0000;Okänd", "9999;Okänd", "0180 Malmö;Malmö", "Lund;", "Ystad;Ystad", "1286;Lund")
    with pytest.raises(SchemaError) as refused:
        load(*rows)
    assert str(refused.value).splitlines() == [
        "områden.csv: 6 mistakes:",
        "  row 2, column 'kommun': 'Stokholm'; expected 'Stockholm', perhaps;",
        "  row 3, column 'kommun': '0000'; expected a municipality's code or name, such as 0180 or Stockholm;",
        "  row 4, column 'kommun': '9999'; expected a municipality's code or name, such as 0180 or Stockholm;",
        "  row 5, column 'kommun': '0180 Malmö'; expected 'Malmö', perhaps;",
        "  row 6, column 'leveransområde': blank; expected a name or a number;",
        "  row 8, column 'kommun': '1286'; expected one row for 1286, which row 7 is already",
    ]


def test_another_table_is_refused(load):
    with pytest.raises(LayoutError, match=r"row 1: no column \['leveransområde'\]; found \['kommun', 'grupp'\]"):
        load("Lund;B3", header="kommun;grupp")
