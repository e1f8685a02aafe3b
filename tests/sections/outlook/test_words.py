"""Sentences on the forecasts: their numbers are facts, and what is not known is said."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sections.frames import DECEMBER, JANUARY
from tests.sections.typed_frames import BEFORE, FEBRUARY, OCTOBER, PRINTED, forecast_section
from werket_lib.numbers import MINUS
from werket_lib.sections.outlook.words import (
    alt_forecast,
    describe_errors,
    describe_forecast,
    describe_outcome,
    headline_forecast,
)

RATE = "unemployment_rate"
EVERY = (headline_forecast, describe_forecast, describe_outcome, describe_errors, alt_forecast)
ASIDE = re.compile(r"\b20\d\d\b|mindre än 0,1\u00a0procentenheter|mindre än 1\u00a0personer?")
NUMBER = re.compile(r"\d[\d\u00a0]*(,\d+)?")


def plain(text):
    return text.replace("\u00a0", " ")


def test_the_published_forecasts():
    section = forecast_section(*BEFORE, *PRINTED)
    assert plain(headline_forecast(section)) == (
        "Arbetsförmedlingen höjde i februari 2025 prognosen för arbetslösheten 2025 från 6,6 till 6,9 procent."
    )
    assert plain(describe_forecast(section)) == (
        "Den senaste prognosen kom i februari 2025, den förra i oktober 2024. Arbetslösheten väntas bli 6,9 procent "
        "2025 (0,3 procentenheter högre än i den förra prognosen); prognosen för 2026 är höjd. "
        "De långtidsarbetslösa väntas bli 155 000 i slutet av 2025 (5 000 fler). "
        "Deltagarna i matchningstjänster väntas i genomsnitt bli 41 400 under 2025 (8 000 färre). "
        "Deltagarna i arbetsmarknadsutbildning väntas i genomsnitt bli 6 300 under 2025 (100 färre)."
    )


@pytest.mark.parametrize(
    ("before", "headline"),
    [
        (7.0, "Arbetsförmedlingen sänkte i februari 2025 prognosen för arbetslösheten 2025 från 7,0 till 6,9 procent."),
        (6.9, "Arbetsförmedlingen stod i februari 2025 fast vid sin prognos för arbetslösheten 2025: 6,9 procent."),
        (None, "Arbetsförmedlingen räknade i februari 2025 med att arbetslösheten 2025 blir 6,9 procent."),
    ],
)
def test_the_headline_goes_the_way_of_the_change(before, headline):
    earlier = () if before is None else ((OCTOBER, RATE, 2025, before),)
    assert plain(headline_forecast(forecast_section(*earlier, *PRINTED))) == headline


def test_what_is_expected_is_of_years_that_are_not_over():
    section = forecast_section((OCTOBER, RATE, 2024, 7.1), (OCTOBER, RATE, 2025, 6.6), last=DECEMBER)
    assert "arbetslösheten 2025 blir" in headline_forecast(section)
    assert plain(describe_forecast(section)).endswith("Arbetslösheten väntas bli 6,6 procent 2025.")


def test_one_forecast_alone_says_that_there_is_no_other():
    section = forecast_section(*PRINTED)
    assert "Det finns ingen tidigare prognos att jämföra den med." in describe_forecast(section)
    assert "än i den förra" not in describe_forecast(section)
    assert "Det finns ännu ingen tidigare prognos, gjord lika lång tid före årets slut" in describe_errors(section)


def test_the_outcome_says_of_how_much_of_the_year_it_is():
    assert "Av 2025 är hittills bara januari känd. Arbetslösheten var 8,0 procent" in plain(
        describe_outcome(forecast_section(*PRINTED))
    )
    assert "Av 2025 är hittills januari till mars kända. Arbetslösheten var i genomsnitt 7,3 procent" in plain(
        describe_outcome(forecast_section(*PRINTED, last=JANUARY + 2))
    )
    assert plain(describe_outcome(forecast_section((OCTOBER, RATE, 2024, 6.6), last=DECEMBER))) == (
        "Året 2024 är till ända. Arbetslösheten var i genomsnitt 7,1 procent (väntat 6,6). Det väntade är årets första "
        "prognos, från oktober 2024."
    )
    assert describe_outcome(forecast_section((OCTOBER, RATE, 2025, 6.6), last=DECEMBER)) == (
        "För 2024 finns inget utfall att ställa mot prognosen."
    )


def test_errors_say_mean_size_and_how_many():
    earlier = (("2024-02-12", RATE, 2024, 6.5), ("2023-02-12", RATE, 2023, 7.2))
    one = ("2024-02-12", "aub_participants", 2024, 6500)
    told = plain(describe_errors(forecast_section(*earlier, one, *PRINTED)))
    assert (
        "Vid samma avstånd till årets slut har arbetslösheten i genomsnitt blivit 0,2 procentenheter högre än väntat. "
        "Oavsett riktning var felet i genomsnitt 0,4 procentenheter (två prognoser)." in told
    )
    alone = plain(describe_errors(forecast_section(one, ("2025-02-12", "aub_participants", 2025, 6300))))
    assert "har deltagarna i arbetsmarknadsutbildning blivit 500 färre än väntat (en enda prognos)." in alone


def test_a_revision_is_held_against_the_usual_error():
    earlier = (("2024-02-12", RATE, 2024, 6.5), ("2023-02-12", RATE, 2023, 7.2))  # off by 0.4 on average
    told = describe_errors(forecast_section(*earlier, (OCTOBER, RATE, 2025, 6.6), *PRINTED))
    assert "Ändringen av prognosen för 2025 är mindre än det vanliga felet." in told
    larger = describe_errors(forecast_section(*earlier, (OCTOBER, RATE, 2025, 6.0), *PRINTED))
    assert "större än det vanliga felet." in larger


def test_says_what_the_rest_of_the_year_must_average():
    text = plain(describe_outcome(forecast_section(*PRINTED)))
    assert "För att träffa prognosen måste resten av året i medeltal bli: arbetslösheten 6,8 procent" in text


def test_an_error_that_rounds_to_nothing_is_not_printed_as_nought():
    earlier = (("2024-02-12", RATE, 2024, 7.02), ("2023-02-12", RATE, 2023, 7.0))
    told = plain(describe_errors(forecast_section(*earlier, *PRINTED)))
    assert (
        "i genomsnitt blivit som väntat. Oavsett riktning var felet i genomsnitt mindre än 0,1 procentenheter" in told
    )


values = st.floats(0, 30).map(lambda value: round(value, 1))
days = st.sampled_from(["2023-02-12", "2023-10-25", "2024-02-12", "2024-05-07", OCTOBER, FEBRUARY])
told = st.lists(
    st.tuples(days, st.sampled_from([RATE, "aub_participants"]), st.integers(2023, 2026), values),
    min_size=1,
    unique_by=lambda row: row[:3],
)


@settings(deadline=None, max_examples=30)
@given(told, st.integers(-2, 12))
def test_every_number_in_a_sentence_is_a_facts(rows, later):
    section = forecast_section(*rows, last=JANUARY + later)
    printed = {fact.text.removeprefix(MINUS) for fact in section.facts.values()}
    for function in EVERY:
        text = function(section)
        numbers = {match[0].strip("\u00a0") for match in NUMBER.finditer(ASIDE.sub("", text))}
        assert numbers <= printed
        assert not re.search(r"  |,\.|\.\.|None|\bnan\b|\(\)", text)
