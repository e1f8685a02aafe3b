"""Prose about places, firms and months that have no fact, held against the tables that a run keeps in its folder."""

import pandas as pd
import pytest

from werket_lib.ledger.check import Matcher
from werket_lib.ledger.passages import Passage
from werket_lib.ledger.tables import read_tables

JANUARY = pd.Period("2025-01", freq="M")
# Code, name, county, group, and by month (2024-01, 2024-12, 2025-01): unemployed of 1 000 in the labour force.
PLACES = [
    ("1280", "Malmö", "12", "Storstäder", (90, 95, 100)),
    ("1262", "Lomma", "12", "Pendlingskommun nära storstad", (40, 31, 30)),
    ("1490", "Borås", "14", "Större stad", (50, 60, 70)),
    ("0305", "Håbo", "03", "Pendlingskommun nära storstad", (20, 20, 20)),
    ("0643", "Habo", "06", "Pendlingskommun nära större stad", (10, 10, 10)),
]
MONTHS = [pd.Period(month, freq="M") for month in ("2024-01", "2024-12", "2025-01")]
FIRMS = [("Lernia Utbildning AB", (500, 400, 450)), ("Enrival AB", (300, 310, None))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("month")
    (folder / "tables").mkdir()
    places = pd.DataFrame(
        [(code, name, county, group) for code, name, county, group, _ in PLACES],
        columns=["municipality_code", "name", "county_code", "group"],
    )
    labour = pd.DataFrame(
        [
            (month, code, size, 1000.0, 10)
            for code, *_, sizes in PLACES
            for month, size in zip(MONTHS, sizes, strict=True)
        ],
        columns=["month", "municipality_code", "unemployed", "labour_force", "vacancies"],
    )
    firms = pd.DataFrame(
        [(month, "ROM2", name, size, 1, 2) for name, sizes in FIRMS for month, size in zip(MONTHS, sizes, strict=True)],
        columns=["month", "service", "supplier", "remaining", "new", "left"],
    ).astype({"remaining": "Int64"})
    tables = {"municipalities": places, "municipality_labour": labour, "supplier_flows": firms}
    for name, table in tables.items():
        table.to_parquet(folder / "tables" / f"{name}.parquet")
    return folder


@pytest.fixture(scope="module")
def judge(folder):
    matcher = Matcher({}, JANUARY, tables=read_tables(folder, JANUARY))

    def check(text):
        return {one.text: one.status for one in matcher.check(Passage("a.md", "stycke 1", text, None, prose=True))}

    return check


def test_series_are_read_by_place_firm_and_region(folder):
    rows = read_tables(folder, JANUARY).rows
    assert rows["groups", "municipality", "malmo", "unemployed"].value == 100
    assert rows["groups", "county", "skane_lan", "unemployment_rate"].value == pytest.approx(6.5)
    assert rows["groups", "group", "pendlingskommun_nara_storstad", "unemployed"].value == 50
    assert rows["rom2", "supplier", "lernia_utbildning_ab", "remaining"].series[MONTHS[0].ordinal] == 500
    # A masked count is none, and the months before it stay.
    assert rows["rom2", "supplier", "enrival_ab", "remaining"].value is None
    assert rows["rom2", "supplier", "enrival_ab", "remaining"].series[MONTHS[1].ordinal] == 310


def test_places_that_share_an_id_are_counted_and_told_by_no_name(folder):
    tables = read_tables(folder, JANUARY)
    assert ("groups", "municipality", "habo", "unemployed") not in tables.rows
    assert tables.rows["groups", "municipality", "habo_0305", "unemployed"].value == 20
    assert tables.regions["habo_0305"] == ("uppsala_lan", "pendlingskommun_nara_storstad")


def test_without_tables_nothing_is_known(tmp_path):
    assert read_tables(tmp_path, JANUARY).rows == {}


@pytest.mark.parametrize(
    ("text", "said", "status"),
    [
        ("I Malmö är arbetslösheten 10,0 procent.", "10,0", "fact"),
        ("I Malmö är arbetslösheten 10,9 procent.", "10,9", "wrong"),
        ("I Skåne är 130 personer arbetslösa.", "130", "fact"),
        ("I Skåne är 190 personer arbetslösa.", "190", "wrong"),
        ("I Malmö steg arbetslösheten på ett år.", "steg", "fact"),
        ("I Lomma steg arbetslösheten på ett år.", "steg", "wrong"),
        ("I Skåne är arbetslösheten lägst i Lomma.", "lägst", "fact"),
        ("I Skåne är arbetslösheten lägst i Malmö.", "lägst", "wrong"),
        ("I två av landets kommuner är arbetslösheten över sex procent.", "två", "fact"),
        ("I tre av landets kommuner är arbetslösheten över sex procent.", "tre", "wrong"),
        ("I december hade Lernia 400 deltagare i Rusta och matcha.", "400", "fact"),
        ("I december hade Lernia 500 deltagare i Rusta och matcha.", "500", "wrong"),
        ("I januari hade Enrival 300 deltagare i Rusta och matcha.", "300", "unread"),
    ],
)
def test_prose_is_held_against_the_tables(judge, text, said, status):
    assert judge(text)[said] == status
