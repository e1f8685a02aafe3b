"""One name is one name however it is typed, a total is no part, and what looks alike is told apart."""

import unicodedata

import pandas as pd
import pytest

from tests.sources.builders import write_xlsx
from werket_lib.errors import DataError
from werket_lib.letters import look, name_odd_letters, plain_spelling, same_name
from werket_lib.sources.af_suppliers import load_af_suppliers, load_af_suppliers_areas
from werket_lib.sources.af_varsel import load_af_varsel
from werket_lib.sources.municipalities import find_municipality

HEADER = ["leverantor", "period", "tjanst", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat"]
AREAS = ["leveransomrade", *HEADER[1:]]
ROM2 = "Rusta och matcha 2"
NAME = "Företag Å AB"
SPELLINGS = [
    unicodedata.normalize("NFD", NAME),
    NAME.replace("t", "t\u200b"),
    NAME.replace("t", "\u00adt"),
    NAME + "\ufeff",
    "\u200e" + NAME,
    NAME.replace(" ", "\u00a0"),
    NAME.replace(" ", "\u2007 "),
    NAME.replace(" ", "  "),
    NAME.replace("Å", "\u212b"),
    "F\u00f6re\u2060tag Å AB",
]


def row(name, month="2025-01", counts=(10, 100, 5)):
    return [name, month, ROM2, *counts]


@pytest.fixture
def load(as_raw):
    def build(*rows, header=HEADER):
        return load_af_suppliers(as_raw("af_suppliers", write_xlsx({"1) LEVERANTÖR": [header, *rows]})))

    return build


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_in_another_spelling_is_the_same_supplier(load, spelling):
    table = load(row(NAME, "2024-12"), row(spelling)).table
    assert table["supplier"].tolist() == [NAME, NAME]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_in_two_spellings_within_a_month_is_refused(load, spelling):
    with pytest.raises(DataError, match=r"the same month, service, supplier, part in 2 rows, row\(s\) \[2, 3\]"):
        load(row(NAME), row(spelling))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_plain_spelling_is_one_and_stays(spelling):
    assert plain_spelling(spelling) == NAME == plain_spelling(plain_spelling(spelling))
    assert same_name(spelling) == same_name(NAME.upper())


@pytest.mark.parametrize("alter", [lambda text: unicodedata.normalize("NFD", text), lambda text: f"\ufeff{text}\u200b"])
def test_headers_and_sheets_are_compared_by_what_is_seen(as_raw, alter):
    header = ["PERIOD", "SNI-kod", "Näringsgren", "Varsel", "Berörda personer"]
    rows = [["2025-01", "A", "Jordbruk", 2, 29], ["2025-01", None, "Summa", 2, 29]]
    content = write_xlsx({alter("Varsel"): [[alter(label) for label in header], *rows]})
    assert load_af_varsel(as_raw("af_varsel", content)).table["persons"].tolist() == [29]


@pytest.mark.parametrize(
    ("label", "letters"),
    [
        ("lеverantor", "CYRILLIC SMALL LETTER IE"),
        ("leverantοr", "GREEK SMALL LETTER OMICRON"),
        ("ｌeverantor", "FULLWIDTH LATIN SMALL LETTER L"),
        ("levеrаntor", "CYRILLIC SMALL LETTER IE.*CYRILLIC SMALL LETTER A"),
    ],
)
def test_header_in_letters_that_only_look_the_same_is_refused_with_their_names(load, label, letters):
    with pytest.raises(DataError, match=rf"no column \['leverantor'\].*looks like 'leverantor' but has .*{letters}"):
        load(row(NAME), header=[label, *HEADER[1:]])


def test_swedish_and_foreign_letters_are_not_odd():
    assert name_odd_letters("Åäö Éé Üü Šš Łł ß") == ""
    assert look("Lеrniа") == look("LERNIA")


@pytest.mark.parametrize("name", ["Malmo\u0308", "Malmö\u200b", "MALMÖ", " 1280\u00a0Malmö", "1280"])
def test_a_municipality_is_found_in_any_spelling(name):
    assert find_municipality(name) == "1280"


@pytest.mark.parametrize(
    "label",
    [
        "Totalt",
        "Totalsumma",
        "Summa",
        "TOTALSUMMA",
        "Samtliga",
        "Hela riket",
        "Summa:",
        " Total ",
        "Totalt\u200b",
        "S:a",
        "Totalt (alla)",
        "Hela landet (alla)",
        "Summa leverantörer",
        "Totalt antal deltagare",
        "Alla leverantörer tillsammans",
        "Sammanlagt",
        "Totalt 1)",
        "Σ",
    ],
)
def test_total_row_is_checked_and_is_no_supplier(load, label):
    parts = [row("Alfa AB", counts=(10, 1200, 8)), row("Beta AB", counts=(20, 2300, 9))]
    table = load(*parts, row(label, counts=(30, 3500, 17))).table
    assert table["supplier"].tolist() == ["Alfa AB", "Beta AB"]
    assert table["remaining"].sum() == 3500
    with pytest.raises(DataError, match="the parts of 'remaining' add up to 3500, but the printed total is 3501"):
        load(*parts, row(label, counts=(30, 3501, 17)))


@pytest.mark.parametrize(
    "name", ["Summa Bemanning AB", "Alla Tjänster AB", "Hela Kedjan", "Alla 3", "Riket Rekrytering"]
)
def test_name_with_a_word_for_totals_among_others_is_a_suppliers(load, name):
    assert load(row("Alfa AB"), row(name, counts=(3, 30, 2))).table["supplier"].tolist() == ["Alfa AB", name]


@pytest.mark.parametrize(
    "name", ["#REF!", "#SAKNAS!", "#N/A", "#DIVISION/0!", "nan", "None", "NULL", "(tom)", "(blank)", "-", "..", "?"]
)
def test_what_programs_write_for_no_name_is_none(load, name):
    with pytest.raises(DataError, match=r"no name in column 'leverantor', row\(s\) \[3\]: \["):
        load(row("Alfa AB"), row(name))


@pytest.mark.parametrize(
    "label",
    [ROM2 + "*", ROM2 + " †", ROM2 + "²", "Rusta-och-matcha 2", "Rusta och match\u0430 2", "Rusta och matcha 2."],
)
def test_service_that_differs_in_signs_only_is_not_kept_out(load, label):
    other = ["Beta AB", "2025-01", label, 10, 100, 5]
    with pytest.raises(
        DataError, match=r"in column 'tjanst', row\(s\) \[3\] differ from the names of services in signs"
    ):
        load(row("Alfa AB"), other)
    other[2] = "Rusta och matcha 3"
    assert "kept out, a service that is not known here: 'Rusta och matcha 3'" in load(row("Alfa AB"), other).notes[0]


@pytest.mark.parametrize("label", ["Helheten (landet)", "Sverige", "Rusta och matcha", "T", "Övriga och andra"])
def test_total_that_is_not_called_one_is_refused(load, label):
    parts = [row("Alfa AB", counts=(10, 1200, 8)), row("Beta AB", counts=(20, 2300, 9))]
    with pytest.raises(DataError, match=r"is the sum of all other rows, and not called a total"):
        load(*parts, row(label, counts=(30, 3500, 17)))


def test_total_beside_masked_parts_is_refused(load):
    parts = [
        row("Alfa AB", counts=(10, 1200, 8)),
        row("Beta AB", counts=(20, 2300, 9)),
        row("C AB", counts=("<5",) * 3),
    ]
    with pytest.raises(DataError, match=r"\['Alla tre'\] in 'supplier' is the sum of all other rows"):
        load(*parts, row("Alla tre", counts=(230, 3503, 117)), row("D AB", counts=(200, 1, 100)))


def test_supplier_that_happens_to_be_as_large_as_the_others_is_one(load):
    counts = {"2024-12": (8, 100, 6), "2025-01": (10, 120, 6)}
    rows = [
        row(name, month, own)
        for month, all_of in counts.items()
        for name, own in [("A", (4, 50, 3)), ("B", (4, 50, 3)), ("C", all_of)]
    ]
    assert load(*rows).table["supplier"].nunique() == 3
    small = [row("A", counts=(1, 3, 0)), row("B", counts=(1, 2, 0)), row("C", counts=(2, 5, 0))]
    assert len(load(*small).table) == 3


@pytest.mark.parametrize("label", ["Hela riket", "Samtliga", "Riket", "Alla områden"])
def test_total_of_areas_is_no_area(as_raw, label):
    rows = [row("Örebro"), row("Gävle"), row(label, counts=(20, 200, 10))]
    content = write_xlsx({"2) LEVERANSOMRÅDE": [AREAS, *rows]})
    table = load_af_suppliers_areas(as_raw("af_suppliers", content)).table
    assert table["delivery_area"].tolist() == ["Gävle", "Örebro"]


@pytest.mark.parametrize("label", ["Summa", "Totalsumma", "Totalt", "TOTALT:"])
def test_total_of_industries_may_have_any_of_its_names(as_raw, label):
    header = ["PERIOD", "SNI-kod", "Näringsgren", "Varsel", "Berörda personer"]
    rows = [
        ["2025-01", "A", "Jordbruk", 2, 29],
        ["2025-01", "C", "Tillverkning", 1, 1],
        ["2025-01", None, label, 3, 30],
    ]
    table = load_af_varsel(as_raw("af_varsel", write_xlsx({"Varsel": [header, *rows]}))).table
    assert table["persons"].tolist() == [29, 1]
    assert table["month"].unique().tolist() == [pd.Period("2025-01", "M")]
