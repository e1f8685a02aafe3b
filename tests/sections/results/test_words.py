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
    describe_mix,
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
        "I två av 4 leveransområden i Rusta och matcha hade minst 25 procent av mätkohorten ett första resultat vid "
        "uppföljningen i januari 2025."
    )


@pytest.mark.parametrize(("rr1", "start"), [(90, "I alla 2 leveransområden"), (1, "I inget av 2 leveransområden")])
def test_the_headline_when_all_or_none_reach(rr1, start):
    assert plain(headline_results(summarised(area("A", 100, rr1), area("B", 100, rr1)))).startswith(start)


def test_the_country():
    assert plain(describe_results(summarised())) == (
        "Av de 1 270 personer som hade börjat elva till tjugotvå månader före januari 2025 (mätkohorten, i avtal äldre "
        "än ett år) hade 24,0 procent fått ett första resultat godkänt (RR1) och 14,5 procent ett andra (RR2)."
    )


def test_a_month_without_results_of_its_own_says_whose_it_shows():
    assert plain(describe_results(summarised(month=JANUARY + 1))).startswith(
        "Resultaten publiceras varannan månad. De senaste när februari 2025 redovisas avser januari 2025. Av de 1 270"
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


def of_two_periods(before, now, **options) -> AreaResults:
    return summarise_rom2_results(rom2_results({JANUARY - 2: before, JANUARY: now}, **options), JANUARY)


def test_cohorts_of_unequal_size_are_not_compared():
    section = of_two_periods([("A", 80, 20, 8, 3, 0.3, True)], [("A", 100, 26, 13, 3, 0.3, True)])
    told = "Mätkohorten i november 2024 var 80 personer; så olika stora kohorter jämförs inte."
    assert plain(describe_results(section)).endswith(told)


def test_areas_whose_interval_is_on_a_side_are_told_and_that_some_are_so_by_chance():
    assert plain(describe_threshold(summarised(), "rr1")) == (
        "I två av 4 leveransområden hade minst 25 procent (vårt jämförelsetal) RR1. Med 95 procents "
        "konfidensintervall, ett område i taget, ligger ett område helt över och ett helt under (Gotland); några av "
        "dem av en slump."
    )


def test_our_figure_is_for_the_first_result_and_the_second_stands_beside_the_country():
    assert plain(describe_threshold(summarised(), "rr2")).endswith("RR2. I riket var andelen 14,5 procent.")


def test_the_only_area_is_named():
    told = plain(alt_areas(summarised(area("A", 100, 90)), "rr1"))
    assert told.endswith(
        "Det är A (90,0 procent av 100 personer). I det enda leveransområdet hade minst 25 procent (vårt "
        "jämförelsetal) RR1."
    )


def test_many_areas_surely_under_are_counted_not_listed():
    section = summarised(*(area(f"Område {chr(65 + number)}", 1000, 20) for number in range(20)))
    assert "och 20 helt under; några" in plain(describe_threshold(section, "rr1"))


def test_contracts_at_risk():
    assert plain(describe_risk(summarised())) == (
        "Av 6 avtal var två både svaga vid uppföljningen i januari 2025 och aktiva i minst tjugotvå månader. Regeln "
        "kräver två svaga uppföljningar i rad; den förra finns inte här."
    )


def test_the_rule_asks_for_two_poor_follow_ups_in_a_row():
    poor, good = ("A", 50, 5, 2, 1, 0.1, True), ("B", 70, 7, 3, 1, 0.3, True)
    now = [poor, ("B", 70, 7, 3, 1, 0.1, True)]
    section = of_two_periods([poor, good], now)
    assert [section.facts[f"rom2.contracts.at_risk{end}"].value for end in ("", ".twice", ".twice.cohort")] == [
        2,
        1,
        50,
    ]
    assert plain(describe_risk(section)).endswith(
        "Villkoren för hävning kräver två svaga uppföljningar i rad: ett av avtalen, med "
        "50 personer i mätkohorten, var svaga också i november 2024."
    )


def test_a_period_without_the_agencys_word_is_not_held_to_its_rule():
    assert describe_risk(summarised(area("A", 100, 30, rating=None), flagged=False)) == (
        "Arbetsförmedlingen anger inte för den här perioden vilka avtal som riskerar hävning, så regeln tillämpas "
        "inte på den."
    )


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
        describe_mix(section),
        alt_map(section, "rr1"),
        alt_risk(section),
        *(describe(section, result) for describe in (describe_threshold, alt_areas) for result in ("rr1", "rr2")),
    ]
    for text in texts:
        without_names = re.sub(r"RR[12]|betyg [1-4]", "", text)
        assert numbers_in(without_names) <= printed(section.facts)
        assert not re.search(r"  |,\.|\.\.|None|\bnan\b|<NA>", text)


def test_a_share_that_moved_within_chance_has_hardly_moved():
    def compared(people, rr1):
        return describe_results(
            summarise_rom2_results(
                rom2_results({JANUARY - 2: [area("A", people, 250)], JANUARY: [area("A", people, rr1)]}), JANUARY
            )
        )

    assert "Sedan november 2024 har båda andelarna varit i stort sett oförändrade." in compared(1000, 252)
    assert "andelen med RR1 ökat med 15,0\u00a0procentenheter" in compared(1000, 400)


def test_the_ends_are_not_sought_among_the_smallest_areas():
    section = summarised(area("Liten", 20, 19), area("Stor", 1000, 400), area("Större", 2000, 600))
    assert "Bland områden med minst 200 personer var andelen högst i Stor" in plain(alt_areas(section, "rr1"))
