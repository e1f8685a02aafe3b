"""Where there are suppliers, in a country of four municipalities."""

from dataclasses import replace

import pytest

from tests.sections.frames import DECEMBER, JANUARY, four_municipalities, placement_flows, rom2_results
from werket_lib.errors import LateError
from werket_lib.sections.places.choice import summarise_choice
from werket_lib.sections.places.numbers import Places, summarise_rom2_places

BEFORE = {("A", "0180"): 9}
NOW = {
    ("A", "0180"): 9,
    ("B", "0180"): None,
    ("C", "0180"): 5,
    ("A", "1280"): 7,
    ("B", "1280"): 0,
    ("A", "2418"): None,
    ("A", "0000"): 6,
}


def places(before=BEFORE, now=NOW) -> Places:
    return summarise_rom2_places(placement_flows({DECEMBER: before, JANUARY: now}), four_municipalities(), JANUARY)


def test_a_masked_count_is_somebody_and_zero_is_nobody():
    counted = places().municipalities.set_index("name")["suppliers"].to_dict()
    assert counted == {"Stockholm": 3, "Malmö": 1, "Malå": 1, "Arjeplog": 0}


def test_municipalities_are_counted_by_how_many_suppliers_they_have():
    section = places()
    facts = section.facts
    measures = ("listed", "served", "one_supplier", "without", "median")
    assert [facts[f"rom2.municipalities.{measure}"].value for measure in measures] == [4, 3, 2, 1, 1]
    assert facts["rom2.municipalities.served.change"].value == 2
    assert facts["rom2.municipalities.served"].history.tolist() == [1, 3]
    assert facts["rom2.municipality.stockholm.suppliers"].value == 3
    assert section.total["served"] == 3


def test_groups_stand_in_skrs_order_with_measures_of_their_own():
    section = places()
    assert section.groups["group_code"].tolist() == ["A1", "C8", "C9"]
    assert section.groups[["served", "one_supplier", "without", "median"]].to_numpy().tolist() == [
        [2, 1, 0, 2.0], [1, 1, 0, 1.0], [0, 0, 1, 0.0],
    ]  # fmt: skip
    assert section.facts["rom2.group.storstader.median"].text == "2"


def test_a_median_between_two_counts_is_printed_with_its_half():
    section = places(now={("A", "0180"): 1, ("B", "0180"): 1, ("A", "1280"): 1})
    assert section.facts["rom2.group.storstader.median"].text == "1,5"


def test_the_one_supplier_of_a_municipality_may_be_masked():
    assert places().facts["rom2.municipalities.one_supplier.masked"].value == 1


def choice():
    """One area with one supplier, one with two alike, one whose second supplier has nobody."""
    rows = [("Kalix", 40, 9, 5, 3, 0.3, True), ("Malmö", 50, 9, 5, 3, 0.3, True), ("Malmö", 50, 9, 5, 3, 0.3, True),
            ("Umeå", 60, 9, 5, 3, 0.3, True), ("Umeå", 0, 0, 0, 3, 0.3, True)]  # fmt: skip
    results = rom2_results({JANUARY: rows})
    twice = results.table.assign(supplier=["A", "A", "B", "B", "C"])
    return summarise_choice(replace(results, table=twice), JANUARY + 1)


def test_concentration_is_measured_per_legal_entity_in_each_area_and_in_the_country():
    made = choice()
    assert made.areas[["delivery_area", "suppliers", "hhi", "largest"]].to_numpy().tolist() == [
        ["Kalix", 1, 10_000.0, "A"], ["Umeå", 1, 10_000.0, "B"], ["Malmö", 2, 5_000.0, "A"],
    ]  # fmt: skip
    values = {end: made.facts[f"rom2.choice.{end}"].value for end in ("areas", "one_supplier", "hhi", "hhi.median")}
    assert values == {"areas": 3, "one_supplier": 2, "hhi": 45**2 + 55**2, "hhi.median": 10_000}
    assert made.period == JANUARY


def test_the_month_must_have_come():
    with pytest.raises(LateError, match="placement_flows has no ROM2 in 2025-01; it has 2024-12 to 2024-12"):
        summarise_rom2_places(placement_flows({DECEMBER: BEFORE}), four_municipalities(), JANUARY)
