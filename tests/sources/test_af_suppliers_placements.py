"""The municipalities of placement in the supplier workbook, with the labels that were seen in the agency's file."""

import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.af_suppliers import load_af_suppliers_placements

SHEET = "5) PLACERING_KOMMUN_LEVERANTÖR"
HEADER = [
    "leverantor", "period", "tjanst", "placering_kommun", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat",
]  # fmt: skip


@pytest.fixture
def load(as_raw, workbook):
    """Load a workbook with the given rows: supplier, month, service, municipality, new, remaining, left."""

    def build(*rows, sheet=SHEET):
        content = workbook(**{"1) LEVERANTÖR": [["leverantor"]], sheet: [HEADER, *rows]})
        return load_af_suppliers_placements(as_raw("af_suppliers", content, "leverantorer-2025-01.xlsx"))

    return build


def row(supplier="Lernia", place="Lund", month="2025-01", service="Rusta och matcha 2", remaining: int | str = 30):
    return [supplier, month, service, place, 5, remaining, 7]


@pytest.mark.parametrize(("place", "code"), [("Lund", "1281"), ("1281 Lund", "1281"), ("Uppgift saknas", "0000")])
def test_a_municipality_becomes_its_code(load, place, code):
    loaded = load(row(place=place, remaining="<5"))
    assert loaded.table[["supplier", "municipality_code", "remaining_status"]].to_numpy().tolist() == [
        ["Lernia", code, "suppressed"]
    ]
    assert loaded.sources[0].columns["municipality_code"] == (
        "sheet '5) PLACERING_KOMMUN_LEVERANTÖR', column 'placering_kommun'"
    )


def test_a_supplier_may_be_in_many_municipalities_and_a_municipality_have_many_suppliers(load):
    table = load(row(), row(place="Malmö"), row("Astar")).table
    assert len(table) == 3


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row(), row()], r"the same month, service, supplier, municipality, part in 2 rows, row\(s\) \[2, 3\]"),
        ([row(place="Ankeborg")], r"no municipality is called \['Ankeborg'\]"),
        ([row(place="")], r"blank in column 'placering_kommun', row\(s\) \[2\]"),
    ],
)
def test_refuses_what_may_be_wrong(load, rows, message):
    with pytest.raises(SchemaError, match=rf"sheet '5\) PLACERING_KOMMUN_LEVERANTÖR'.*{message}"):
        load(*rows)


def test_missing_sheet_says_what_is_there(load):
    with pytest.raises(LayoutError, match=r"no sheet '5\) PLACERING_KOMMUN_LEVERANTÖR'; found"):
        load(row(), sheet="4) KOMMUN")
