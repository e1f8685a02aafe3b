"""Sentences on trust: what moved, who stands where, and what chance can do."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sections.frames import JANUARY
from tests.sections.typed_frames import PRINTED_TRUST, trust
from werket_lib.numbers import MINUS
from werket_lib.sections.trust.numbers import summarise_trust
from werket_lib.sections.trust.words import (
    alt_trust,
    describe_interviews,
    describe_trust,
    describe_uncertainty,
    headline_trust,
)

AGENCY = "Arbetsförmedlingen"
NUMBER = re.compile(r"\d[\d\u00a0]*(,\d+)?")


def told(function, by_year, interviews=None):
    return function(summarise_trust(trust(by_year, interviews), JANUARY)).replace("\u00a0", " ")


def test_the_published_barometer():
    assert told(headline_trust, PRINTED_TRUST) == (
        "År 2025 hade 15 procent förtroende för Arbetsförmedlingen, mot 17 året före."
    )
    assert told(describe_trust, PRINTED_TRUST) == (
        "År 2025 hade 15 procent av de tillfrågade mycket eller ganska stort förtroende för Arbetsförmedlingen, mot "
        "17 procent 2024. Det var den lägsta andelen bland de fem myndigheter som är med "
        "här. Störst förtroende hade Säkerhetspolisen, 69 procent, före Försvarsmakten (68 procent) och Skatteverket "
        "(57 procent)."
    )


@pytest.mark.parametrize(
    ("now", "before", "headline", "clause"),
    [
        (
            17,
            15,
            "År 2025 hade 17 procent förtroende för Arbetsförmedlingen, mot 15 året före.",
            ", mot 15 procent 2024",
        ),
        (15, 15, "Förtroendet för Arbetsförmedlingen är oförändrat 2025: 15 procent.", ", samma andel som 2024"),
        (15, None, "Förtroendet för Arbetsförmedlingen är 15 procent 2025.", "; för 2024 saknas uppgift"),
    ],
)
def test_the_way_it_went(now, before, headline, clause):
    by_year = {2025: {AGENCY: now}, **({2024: {AGENCY: before}} if before else {})}
    assert told(headline_trust, by_year) == headline
    assert clause in told(describe_trust, by_year)
    assert "Ingen annan myndighet är med i jämförelsen." in told(describe_trust, by_year)


@pytest.mark.parametrize(
    ("others", "place"),
    [
        ({"Polisen": 10, "Sida": 12}, "Det var den högsta andelen bland de tre"),
        (
            {"Polisen": 15, "Sida": 12},
            "Det var den högsta andelen bland de tre myndigheter som är med här, delad med Polisen.",
        ),
        ({"Polisen": 74, "Sida": 12}, "Det ger plats 2 bland de tre"),
        (
            {"Polisen": 74, "Sida": 15},
            "Det var den lägsta andelen bland de tre myndigheter som är med här, delad med Sida.",
        ),
    ],
)
def test_the_agencys_place(others, place):
    assert place in told(describe_trust, {2025: {AGENCY: 15, **others}})


def test_who_moved_most_of_the_others():
    now, before = {"Polisen": 74, "Sida": 30, "Riksbanken": 50}, {"Polisen": 72, "Sida": 28, "Riksbanken": 57}
    text = told(describe_trust, {2025: {AGENCY: 15, **now}, 2024: {AGENCY: 25, **before}})
    assert text.endswith(
        "Av de andra ökade förtroendet mest för Polisen och Sida, med 2 procentenheter, och "
        "minskade mest för Riksbanken, med 7 procentenheter."
    )


@pytest.mark.parametrize(
    ("interviews", "end"),
    [
        ({}, "Antalet intervjuer är inte känt, så osäkerheten går inte att räkna ut."),
        ({2025: 2509}, "ligga mellan 13,7 och 16,5 procent."),
        ({2025: 2509, 2024: 1246}, "mellan −4,6 och +0,5 procentenheter. Förändringen kan alltså bero på slumpen."),
        ({2025: 25090, 2024: 12460}, "procentenheter. Förändringen är större än vad slumpen brukar ge."),
    ],
)
def test_what_chance_can_do(interviews, end):
    assert told(describe_uncertainty, PRINTED_TRUST, interviews).endswith(end)
    doubted = "; skillnaden kan bero på slumpen." in told(headline_trust, PRINTED_TRUST, interviews)
    assert doubted == end.endswith("kan alltså bero på slumpen.")
    fell = "minskade 2025 till 15 procent, från 17 året före." in told(headline_trust, PRINTED_TRUST, interviews)
    assert fell == end.endswith("större än vad slumpen brukar ge.")


FIELD_WORK = {"fieldwork_from": "2025-01-20", "fieldwork_to": "2025-02-02"}
AGES = {"youngest": 16, "oldest": 84}


@pytest.mark.parametrize(
    ("interviews", "known", "sentence"),
    [
        (
            {2025: 2509},
            {**FIELD_WORK, **AGES},
            "Mätningen 2025 bygger på 2 509 webbintervjuer med personer i åldrarna 16–84 år, gjorda från den 20 "
            "januari 2025 till den 2 februari 2025.",
        ),
        ({2025: 2509}, {}, "Mätningen 2025 bygger på 2 509 webbintervjuer."),
        ({}, AGES, "Mätningen 2025 bygger på webbintervjuer med personer i åldrarna 16–84 år."),
        (
            {},
            {"fieldwork_to": "2025-02-02"},
            "Mätningen 2025 bygger på webbintervjuer, gjorda till den 2 februari 2025.",
        ),
        ({2024: 1246}, {}, ""),
    ],
)
def test_who_was_asked_and_when(interviews, known, sentence):
    section = summarise_trust(trust(PRINTED_TRUST, interviews, **known), JANUARY)
    assert describe_interviews(section).replace("\u00a0", " ") == sentence
    assert describe_trust(section).replace("\u00a0", " ").endswith(sentence)


shares = st.dictionaries(st.sampled_from(["Polisen", "Sida", "Riksbanken", "MSB"]), st.integers(0, 100))
with_agency = st.tuples(shares, st.integers(0, 100)).map(lambda pair: {AGENCY: pair[1], **pair[0]})


@settings(deadline=None, max_examples=40)
@given(with_agency, shares | with_agency, st.none() | st.integers(1, 3000), st.none() | st.integers(1, 3000))
def test_every_number_in_a_sentence_is_a_facts(now, before, interviews, then):
    section = summarise_trust(trust({2025: now, 2024: before}, {2025: interviews, 2024: then}), JANUARY)
    printed = {fact.text.removeprefix(MINUS) for fact in section.facts.values()} | {"2025", "2024", "95"}
    for function in (headline_trust, describe_trust, describe_uncertainty, alt_trust):
        text = function(section)
        assert {match[0].strip("\u00a0") for match in NUMBER.finditer(text)} <= printed
        assert not re.search(r"  |,\.|\.\.|None|\bnan\b", text)
