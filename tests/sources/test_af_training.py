"""The training workbook: a row per supplier, track, month and service."""

import pandas as pd
import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.af_training import load_af_training

SHEET = "1) LEVERANTÖR_INRIKTNING"
HEADER = [
    "leverantor", "period", "tjanst", "inriktning", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat",
]  # fmt: skip
AUB, FUB = "Arbetsmarknadsutbildning", "Förberedande utbildning"


@pytest.fixture
def load(as_raw, workbook):
    """Load a workbook with the given rows: supplier, month, service, track, new, remaining, left."""

    def build(*rows, header=HEADER, sheet=SHEET):
        content = workbook(**{"Info": [["Om statistiken"]], sheet: [header, *rows]})
        return load_af_training(as_raw("af_training", content, "utbildning-2025-01.xlsx"))

    return build


def row(supplier="Lernia", track="A IT", month="2025-01", service=AUB, new=5, remaining=30, left=7):
    return [supplier, month, service, track, new, remaining, left]


def test_reads_a_row_as_it_stands_and_says_where(load):
    loaded = load(row(left="<5"))
    assert loaded.table.drop(columns="left").to_dict("records") == [
        {
            "month": pd.Period("2025-01", "M"),
            "service": "AUB",
            "supplier": "Lernia",
            "track": "A IT",
            "part": "all",
            "remaining": 30,
            "new": 5,
            "remaining_status": "value",
            "new_status": "value",
            "left_status": "suppressed",
        }
    ]
    assert loaded.table["left"].isna().all()
    assert loaded.sources[0].columns["track"] == "sheet '1) LEVERANTÖR_INRIKTNING', column 'inriktning'"
    assert loaded.notes == ()


def test_a_supplier_may_have_several_tracks_and_a_track_several_suppliers(load):
    table = load(row(), row(track="M Transport"), row("Astar"), row(service=FUB, track="Korta Vägen")).table
    assert table[["service", "supplier", "track"]].to_numpy().tolist() == [
        ["AUB", "Astar", "A IT"],
        ["AUB", "Lernia", "A IT"],
        ["AUB", "Lernia", "M Transport"],
        ["FUB", "Lernia", "Korta Vägen"],
    ]


def test_a_known_track_has_one_spelling(load):
    loaded = load(row(track="m  transport "), row("Astar", track="M Transport"))
    assert loaded.table["track"].tolist() == ["M Transport", "M Transport"]
    assert loaded.notes == ()


def test_a_track_that_is_not_known_is_kept_and_noted(load):
    loaded = load(row(track="N Rymd"), row("Astar", track="N Rymd"), row())
    assert loaded.table["track"].tolist() == ["N Rymd", "A IT", "N Rymd"]
    assert loaded.notes == ("a name in 'inriktning' that is not known here, kept: 'N Rymd' (2 rows)",)


def test_other_services_are_kept_out_and_counted(load):
    loaded = load(row(), row(service="Rusta och matcha 2"))
    assert loaded.table["service"].tolist() == ["AUB"]
    assert loaded.notes == ("kept out, a service that is not known here: 'Rusta och matcha 2' (1 rows)",)


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "<script>alert(1)</script>", "Ö & Ä <AB>", "@x"])
def test_any_name_is_kept_unchanged(load, name):
    assert load(row(name)).table["supplier"].tolist() == [name]
    assert load(row(track=name)).table["track"].tolist() == [name]


def test_total_rows_are_checked_and_are_neither_supplier_nor_track(load):
    rows = [row(), row(track="F Vård", remaining=8), row("Astar", remaining=4)]
    totals = [row(track="Totalt", new=10, remaining=38, left=14), row("Totalt", new=10, remaining=34, left=14)]
    assert len(load(*rows, *totals).table) == 3
    everything = row("Totalt", "Totalt", new=15, remaining=42, left=21)
    assert len(load(*rows, everything).table) == 3
    with pytest.raises(SchemaError, match="the parts of 'remaining' add up to 38, but the printed total is 39"):
        load(*rows, row(track="Totalt", new=10, remaining=39, left=14))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row(), row()], r"the same month, service, supplier, track, part in 2 rows, row\(s\) \[2, 3\]"),
        ([row(), row(track="a it")], r"the same month, service, supplier, track, part in 2 rows"),
        ([row(track="N Rymd"), row(track="n rymd")], r"the same month, service, supplier, track, part in 2 rows"),
        ([row(""), row()], r"blank in column 'leverantor', row\(s\) \[2\]"),
        ([row(), row("Astar", track=" ")], r"blank in column 'inriktning', row\(s\) \[3\]"),
        ([row(month="2024-10"), row()], r"AUB: 2 month\(s\) missing between 2024-10 and 2025-01: 2024-11, 2024-12"),
        ([row(remaining=-1)], r"negative count in column 'tjanstdelt_pagaende'"),
        ([row(new="många")], r"not a number in column 'tjanstdelt_ny'"),
        ([row(service="Rusta och matcha 2")], r"none of the report's services in column 'tjanst'"),
    ],
)
def test_refuses_what_may_be_wrong(load, rows, message):
    with pytest.raises(SchemaError, match=rf"^utbildning-2025-01.xlsx, sheet '1\) LEVERANTÖR_INRIKTNING'.*{message}"):
        load(*rows)


def test_missing_sheet_and_renamed_column_say_what_was_found(load):
    with pytest.raises(LayoutError, match=r"no sheet '1\) LEVERANTÖR_INRIKTNING'; found \['Info', '1\) INRIKTNING'\]"):
        load(row(), sheet="1) INRIKTNING")
    with pytest.raises(LayoutError, match=r"no column \['inriktning'\]; found \['leverantor', .*'tjanst', 'spar'"):
        load(row(), header=[*HEADER[:3], "spar", *HEADER[4:]])
