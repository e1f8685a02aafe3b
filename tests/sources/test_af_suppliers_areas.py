"""The delivery areas of the supplier workbook: a sheet of its own, read as the suppliers are."""

import pandas as pd
import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.af_suppliers import load_af_suppliers_areas

SHEET = "2) LEVERANSOMRÅDE"
HEADER = ["leveransomrade", "period", "tjanst", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat"]


@pytest.fixture
def load(as_raw, workbook):
    """Load a workbook with the given rows: area, month, service, new, remaining, left."""

    def build(*rows, header=HEADER, sheet=SHEET):
        content = workbook(**{"1) LEVERANTÖR": [["leverantor"]], sheet: [header, *rows]})
        return load_af_suppliers_areas(as_raw("af_suppliers", content, "leverantorer-2025-01.xlsx"))

    return build


def row(area="Örebro", month="2025-01", service="Rusta och matcha 2", new=5, remaining=30, left=7):
    return [area, month, service, new, remaining, left]


def test_reads_a_row_as_it_stands_and_says_where(load):
    loaded = load(row(new="<5"))
    assert loaded.table.iloc[0].to_dict() | {"new": 0} == {
        "month": pd.Period("2025-01", "M"),
        "service": "ROM2",
        "delivery_area": "Örebro",
        "part": "all",
        "remaining": 30,
        "new": 0,
        "left": 7,
        "remaining_status": "value",
        "new_status": "suppressed",
        "left_status": "value",
    }
    assert loaded.table["new"].isna().all()
    assert loaded.sources[0].columns["delivery_area"] == "sheet '2) LEVERANSOMRÅDE', column 'leveransomrade'"


def test_unknown_service_is_kept_out_with_a_note(load):
    loaded = load(row(), row(service="Ny tjänst"), row(service="Kundval Rusta och Matcha"))
    assert loaded.table["service"].tolist() == ["ROM2"]
    assert loaded.notes == ("kept out, a service that is not known here: 'Ny tjänst' (1 rows)",)


def test_a_total_row_is_checked_and_is_no_area(load):
    parts = [row("Gävle", new=5, remaining=30, left=7), row("Örebro", new=1, remaining=3, left=2)]
    assert load(*parts, row("Totalt", new=6, remaining=33, left=9)).table["delivery_area"].tolist() == [
        "Gävle",
        "Örebro",
    ]
    with pytest.raises(SchemaError, match="the parts of 'remaining' add up to 33, but the printed total is 34"):
        load(*parts, row("Totalt", new=6, remaining=34, left=9))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row(), row("ÖREBRO ")], r"the same month, service, delivery_area, part in 2 rows, row\(s\) \[2, 3\]"),
        ([row(""), row()], r"blank in column 'leveransomrade', row\(s\) \[2\]"),
        ([row(month="2024-10"), row()], r"ROM2: 2 month\(s\) missing between 2024-10 and 2025-01"),
        ([row(remaining=-1)], r"negative count in column 'tjanstdelt_pagaende'"),
    ],
)
def test_refuses_what_may_be_wrong(load, rows, message):
    with pytest.raises(SchemaError, match=rf"^leverantorer-2025-01.xlsx, sheet '2\) LEVERANSOMRÅDE'.*{message}"):
        load(*rows)


def test_moved_sheet_and_renamed_column_say_what_was_found(load):
    with pytest.raises(LayoutError, match=r"no sheet '2\) LEVERANSOMRÅDE'; found \['1\) LEVERANTÖR', '3\) OMRÅDE'\]"):
        load(row(), sheet="3) OMRÅDE")
    with pytest.raises(LayoutError, match=r"no column \['leveransomrade'\]; found \['omrade', 'period'"):
        load(row(), header=["omrade", *HEADER[1:]])
