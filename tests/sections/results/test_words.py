"""Sentences on the results of Rusta och matcha."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sections.frames import JANUARY, JANUARY_RESULTS, rom2_results
from tests.sections.test_facts_only import numbers_in, printed
from werket_lib.sections.results.numbers import AreaResults, summarise_rom2_results
from werket_lib.sections.results.words import (
    alt_areas,
    alt_map,
    alt_risk,
    describe_ratings,
    describe_results,
    describe_risk,
    describe_threshold,
    headline_results,
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def summarised(*contracts, month=JANUARY, flagged=True, **options) -> AreaResults:
    table = rom2_results({JANUARY: contracts or JANUARY_RESULTS}, flagged=flagged)
    return summarise_rom2_results(table, month, **options)


def area(name, people, rr1, rating=3):
    return (name, people, rr1, rr1 // 2, rating, 0.3, True)


def test_the_headline_counts_the_areas():
    assert plain(headline_results(summarised())) == (
        "I 2 av 4 leveransområden i Rusta och matcha hade minst 25 procent av deltagarna ett första resultat vid "
        "uppföljningen i januari 2025."
    )


@pytest.mark.parametrize(("rr1", "start"), [(90, "I alla 2 leveransområden"), (1, "I inget av 2 leveransområden")])
def test_the_headline_when_all_or_none_reach(rr1, start):
    assert plain(headline_results(summarised(area("A", 100, rr1), area("B", 100, rr1)))).startswith(start)


def test_the_country():
    assert plain(describe_results(summarised())) == (
        "Av de 1 270 personer som började i Rusta och matcha elva till tjugotvå månader före januari 2025 hade 305 "
        "eller 24,0 procent en första godkänd resultatredovisning (RR1), för arbete eller studier. En andra (RR2) hade "
        "godkänts för 184 eller 14,5 procent."
    )


def test_a_month_without_results_of_its_own_says_whose_it_shows():
    assert plain(describe_results(summarised(month=JANUARY + 1))).startswith(
        "Resultaten publiceras varannan månad. De senaste när februari 2025 redovisas avser januari 2025. Av de"
    )


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ((24, 10), "har andelen med RR1 ökat med 2,0 procentenheter och andelen med RR2 ökat med 3,0 procentenheter."),
        ((28, 15), "har båda andelarna minskat med 2,0 procentenheter."),
        ((26, 12), "har andelen med RR1 varit oförändrad och andelen med RR2 ökat med 1,0 procentenheter."),
    ],
)
def test_the_country_since_the_period_before(before, told):
    now = (26, 13)
    table = rom2_results(
        {
            JANUARY - 2: [("A", 100, *before, 3, 0.3, True)],
            JANUARY: [("A", 100, *now, 3, 0.3, True)],
        }
    )
    assert plain(describe_results(summarise_rom2_results(table, JANUARY))).endswith(f"Sedan november 2024 {told}")


def test_areas_under_the_threshold_are_told_from_those_where_chance_may_have_decided():
    assert plain(describe_threshold(summarised(), "rr1")) == (
        "I 2 av 4 leveransområden hade minst 25 procent av deltagarna RR1. Högst var andelen i Kalix (44,0 procent av "
        "50 deltagare) och lägst i Gotland (10,0 procent av 200 deltagare).\n\n"
        "Under gränsen låg två leveransområden: Gotland och Ånge. I ett av dem (Gotland) ligger hela "
        "konfidensintervallet (95 procent) under gränsen. I det återstående ryms gränsen i intervallet, så där "
        "kan slumpen ha avgjort. Av de två som nådde gränsen har ett hela intervallet över den."
    )


def test_no_area_under_the_threshold_leaves_that_sentence_out():
    told = plain(describe_threshold(summarised(area("A", 100, 90)), "rr1"))
    assert told == (
        "I det enda leveransområdet hade minst 25 procent av deltagarna RR1. Det är A (90,0 procent av 100 "
        "deltagare).\n\nDet område som nådde gränsen har hela intervallet över den."
    )


@pytest.mark.parametrize(
    ("rr1", "told"),
    [
        (1, "Hela konfidensintervallet (95 procent) ligger där under gränsen."),
        (24, "Gränsen ryms där i konfidensintervallet (95 procent), så slumpen kan ha avgjort."),
    ],
)
def test_areas_that_are_all_sure_or_all_unsure(rr1, told):
    assert told in plain(describe_threshold(summarised(area("A", 100, rr1), area("B", 100, rr1)), "rr1"))


def test_many_areas_under_the_threshold_are_counted_not_listed():
    section = summarised(*(area(f"Område {chr(65 + number)}", 100, 22) for number in range(20)))
    assert "Under gränsen låg 20 leveransområden. Gränsen ryms där" in plain(describe_threshold(section, "rr1"))


def test_contracts_at_risk():
    assert plain(describe_risk(summarised())) == (
        "Av 6 avtal i januari 2025 hade 4 betyg 1 eller inget betyg. Tre av dem hade dessutom ett viktat resultatmått "
        "under 0,2, och två av dessa hade varit aktiva i minst tjugotvå månader. Enligt Arbetsförmedlingens regel "
        "riskerar dessa två avtal, 33,3 procent av alla, att hävas. De omfattar 520 deltagare. Arbetsförmedlingens "
        "egen uppgift om vilka avtal det gäller ger samma antal."
    )


def test_no_contract_at_risk_and_no_word_from_the_agency():
    assert plain(describe_risk(summarised(area("A", 100, 30, rating=None), flagged=False))).endswith(
        "inget av dessa hade varit aktivt i minst tjugotvå månader. "
        "Enligt Arbetsförmedlingens regel riskerar därmed inget avtal att hävas. Arbetsförmedlingen anger inte själv "
        "för den här perioden vilka avtal som riskerar hävning."
    )


def test_ratings():
    assert plain(describe_ratings(summarised())) == (
        "I avtal med betyg 4 hade 30,0 procent av deltagarna RR1; i avtal med betyg 1 var andelen 18,6 procent. "
        "Betyg saknades för ett avtal, eftersom deltagarna var för få."
    )
    assert describe_ratings(summarised(area("A", 100, 30))) == ""


contracts = st.lists(
    st.tuples(
        st.sampled_from(["Malmö", "Ånge", "<b>", "Årjäng"]),
        st.integers(3, 9000),
        st.floats(0, 1),
        st.floats(0, 1),
        st.none() | st.integers(1, 4),
        st.sampled_from([0.0, 0.199, 0.2, 0.4]),
        st.booleans(),
    ).map(lambda row: (row[0], row[1], int(row[1] * row[2]), int(row[1] * row[2] * row[3]), *row[4:])),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=20)
@given(contracts, st.booleans(), st.integers(0, 1))
def test_every_number_is_a_facts(made, flagged, later):
    section = summarised(*made, flagged=flagged, month=JANUARY + later)
    texts = [
        headline_results(section),
        describe_results(section),
        describe_risk(section),
        describe_ratings(section),
        alt_map(section, "rr1"),
        alt_risk(section),
        *(describe(section, result) for describe in (describe_threshold, alt_areas) for result in ("rr1", "rr2")),
    ]
    for text in texts:
        without_names = re.sub(r"RR[12]|betyg [1-4]", "", text)
        assert numbers_in(without_names) <= printed(section.facts)
        assert not re.search(r"  |,\.|\.\.|None|\bnan\b|<NA>", text)
