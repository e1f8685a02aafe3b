"""Whatever the data, a number in a sentence is a fact's, and a direction is that of its change."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sections.frames import (
    DECEMBER,
    JANUARY,
    area_flows,
    four_municipalities,
    placement_flows,
    service_flows,
    supplier_flows,
)
from werket_lib.facts import Facts
from werket_lib.months import MONTH_NAMES
from werket_lib.numbers import MINUS
from werket_lib.sections.areas.numbers import summarise_rom2_areas
from werket_lib.sections.areas.words import (
    alt_area_map,
    alt_areas,
    describe_areas,
    describe_largest_areas,
    headline_areas,
)
from werket_lib.sections.places.numbers import summarise_rom2_places
from werket_lib.sections.places.words import alt_places, describe_place_groups, describe_places, headline_places
from werket_lib.sections.services.numbers import summarise_flows
from werket_lib.sections.services.words import alt_flows, describe_flows, headline_flows
from werket_lib.sections.suppliers.competition_words import (
    alt_concentration,
    alt_entries,
    describe_concentration,
    describe_entries,
)
from werket_lib.sections.suppliers.numbers import summarise_rom2_suppliers
from werket_lib.sections.suppliers.words import (
    alt_ranking,
    alt_suppliers_over_time,
    describe_ranking,
    describe_suppliers,
    headline_suppliers,
)

YEAR = re.compile(rf"({'|'.join(MONTH_NAMES)}) \d{{4}}")
NUMBER = re.compile(r"\d[\d\u00a0]*(,\d+)?")
TRACE = re.compile(r"mindre än\u00a00,0*1\u00a0procent")

counts = st.integers(0, 60) | st.integers(0, 10**5)
months_of_flows = st.integers(1, 15).flatmap(
    lambda length: st.fixed_dictionaries(
        {flow: st.lists(counts, min_size=length, max_size=length) for flow in ("remaining", "new", "left")}
    )
)
names = st.sampled_from(["A", "B", "Å", "Ä & Co.", "<b>", "Lernia", "Haga"])
suppliers = st.dictionaries(names, st.none() | counts, min_size=1)


def numbers_in(text: str) -> set[str]:
    text = TRACE.sub("", YEAR.sub("", text))
    return {match[0].strip("\u00a0") for match in NUMBER.finditer(text)}


def printed(facts: Facts) -> set[str]:
    return {fact.text.removeprefix(MINUS) for fact in facts.values()}


@settings(deadline=None, max_examples=40)
@given(months_of_flows)
def test_a_services_numbers_are_facts(flows):
    start = JANUARY - (len(flows["new"]) - 1)
    section = summarise_flows(service_flows(**flows), service="ROM2", month=JANUARY, start=start)
    for text in (describe_flows(section), headline_flows(section), alt_flows(section)):
        assert numbers_in(text) <= printed(section.facts)
        assert not re.search(r"  |,\.|\.\.|None|nan", text)


@settings(deadline=None, max_examples=40)
@given(suppliers, suppliers.filter(lambda counts: set(counts.values()) != {None}))
def test_the_suppliers_numbers_are_facts_and_their_directions_those_of_their_changes(before, now):
    section = summarise_rom2_suppliers(supplier_flows({DECEMBER: before, JANUARY: now}), JANUARY, start=DECEMBER)
    describe = (describe_suppliers, describe_ranking, headline_suppliers, alt_ranking, alt_suppliers_over_time)
    describe += (describe_entries, describe_concentration, alt_entries, alt_concentration)
    for text in (function(section) for function in describe):
        assert numbers_in(text) <= printed(section.facts)
        assert not re.search(r"  |,\.|None|nan ", text)
    # "Av de sex största minskade tre och tre var oförändrade (A, B och Å)" says two things, of different suppliers.
    told = describe_ranking(section).replace("\n\n", " ")
    said = re.split(r"\. |(?:,| och) (?=\w+ (?:ökade|minskade|var oförändrade?) \()", told)
    for sentence in said:
        for row in section.ranking.dropna(subset="change").itertuples():
            named = re.search(rf"(^| |\(){re.escape(row.supplier)}(,| |\)|\.?$)", sentence) is not None
            if named and ("exakt lika många" in sentence or re.search(r" oförändrade? \(", sentence)):
                assert row.change == 0
            if named and " ökade " in sentence:
                assert row.change > 0
            if named and " minskade " in sentence:
                assert row.change < 0


@settings(deadline=None, max_examples=40)
@given(suppliers, suppliers.filter(lambda counts: set(counts.values()) != {None}))
def test_the_areas_numbers_are_facts(before, now):
    section = summarise_rom2_areas(area_flows({DECEMBER: before, JANUARY: now}), JANUARY)
    describe = (describe_areas, describe_largest_areas, headline_areas, alt_areas, alt_area_map)
    for text in (function(section) for function in describe):
        assert numbers_in(text) <= printed(section.facts)
        assert not re.search(r"  |,\.|\.\.|None|nan ", text)


codes = st.sampled_from(["0180", "1280", "2506", "2418", "0000"])
placements = st.dictionaries(st.tuples(names, codes), st.none() | st.integers(0, 60), min_size=1)


@settings(deadline=None, max_examples=40)
@given(placements, placements)
def test_the_places_numbers_are_facts(before, now):
    flows = placement_flows({DECEMBER: before, JANUARY: now})
    section = summarise_rom2_places(flows, four_municipalities(), JANUARY)
    for text in (
        describe_places(section),
        describe_place_groups(section),
        headline_places(section),
        alt_places(section),
    ):
        assert numbers_in(text) <= printed(section.facts)
        assert not re.search(r"  |,\.|\.\.|None|nan ", text)
