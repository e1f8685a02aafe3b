"""Sentences of the overview, word for word. A failure means that a reader is told something that is not so."""

import re
from dataclasses import replace

import pytest

from tests.sections.frames import DECEMBER, JANUARY
from tests.sections.overview.frames import HOSTILE, MEASURES, level, report, seasonal, section, whole_report, wobbling
from tests.sections.test_facts_only import numbers_in, printed
from werket_lib.facts import Fact, Facts
from werket_lib.sections.overview.measures import name_measure
from werket_lib.sections.overview.numbers import RECKONED, judge, summarise_overview, tell_stories
from werket_lib.sections.overview.since import compare_reports
from werket_lib.sections.overview.words import (
    alt_movements,
    describe_headlines,
    describe_movement,
    describe_movements,
    describe_overview,
    describe_since,
    headline_overview,
    list_headlines,
)
from werket_lib.style.names import INDICATORS, SERVICES


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def sentence(fact, **about):
    (story,) = tell_stories(report(section("10_temperature", fact, **about)))
    return plain(describe_movement(judge(story)))


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (
            level("temperature.varsel.sa", wobbling(9.0)),
            "Säsongsrensat ökade antalet varslade med 9 till 110 i januari, den högsta nivån i serien, som börjar i "
            "september 2021. En vanlig månad ökar det med 1.",
        ),
        (
            level("sta.remaining", seasonal(-130.0)),
            "I slutet av januari deltog 870 personer i Steg till arbete, 130 färre än i december, färst i serien, som "
            "börjar i december 2020. Mellan december och januari brukar antalet öka med 100.",
        ),
        (
            level("temperature.unemployment_rate.sa", [7.1, *[7.0, 7.1] * 20], "percent", decimals=1),
            "Säsongsrensat ökade arbetslösheten med 0,10 procentenheter till 7,1 procent i januari. En vanlig månad "
            "minskar den med 0,10 procentenheter. I december minskade den med 0,10 procentenheter.",
        ),
        (
            level("temperature.ki_barometer", [95.0] * 20, "index", decimals=1),
            "Barometerindikatorn var oförändrad, 95,0, i januari. En vanlig månad är den oförändrad.",
        ),
        (
            level("sta.left", seasonal(0.0, step=0.0)),
            "Under januari lämnade 1 000 personer Steg till arbete, lika många som i december. Mellan december och "
            "januari brukar antalet vara oförändrat.",
        ),
    ],
    ids=["up", "down", "rate", "same", "same month"],
)
def test_tells_where_a_measure_went_and_what_is_usual(fact, told):
    assert sentence(fact) == told


def test_a_seasonal_measures_record_has_to_reach_further_than_its_season():
    eleven_months = [*[2_000.0] * 30, *[100.0] * 10, 150.0]
    assert "flest" not in sentence(level("sta.new", eleven_months))
    assert "flest" in sentence(level("sta.new", [*[2_000.0] * 30, *[100.0] * 13, 150.0]))


def test_says_what_weakens_a_measure():
    kept = sentence(MEASURES["varsel"], status="failed", kept_from="2025-02-01T08:00:00")
    assert kept.endswith("Uppgiften är ur ett tidigare resultat.")
    verdict = Fact(
        id="seasonal.varsel.level",
        value="dålig",
        unit="word",
        month=JANUARY,
        decimals=0,
        computed_by="a test",
        sources=(),
    )
    (story,) = tell_stories(report(section("10_temperature", MEASURES["varsel"]), section("95_quality", verdict)))
    assert describe_movement(judge(story)).endswith("Säsongsrensningen av serien är dålig.")


def test_the_headline_tells_the_most_unusual_of_two_owners():
    assert plain(headline_overview(summarise_overview(whole_report()))) == (
        "Antalet kvarstående i Steg till arbete ökade ovanligt mycket i januari, med 130, och antalet varslade ökade "
        "ovanligt mycket, säsongsrensat med 9."
    )
    flows = [level(f"sta.{flow}", seasonal(130.0 + number)) for number, flow in enumerate(("remaining", "new"))]
    assert headline_overview(summarise_overview(report(section("40_sta", *flows)))) == (
        "Antalet nya i Steg till arbete ökade ovanligt mycket i januari, med 131."
    )


def test_standing_still_can_be_the_news():
    still = report(section("40_sta", level("sta.remaining", seasonal(0.0))))
    assert headline_overview(summarise_overview(still)) == (
        "Antalet kvarstående i Steg till arbete var ovanligt nog oförändrat i januari."
    )


def test_the_headline_of_a_calm_month_says_that_it_was():
    calm = level("temperature.varsel.sa", wobbling(-1.0, months=41))
    assert headline_overview(summarise_overview(report(section("10_temperature", calm)))) == (
        "Det enda bedömda måttet, antalet varslade, rörde sig som vanligt i januari."
    )
    calmer = level("sta.remaining", seasonal(100.0))
    assert headline_overview(summarise_overview(report(section("10_temperature", calm, calmer)))) == (
        "Inget av två bedömda mått rörde sig ovanligt mycket i januari; längst från det vanliga kom antalet varslade."
    )
    assert headline_overview(summarise_overview(report(section("80_trust")))) == (
        "Inget mått har lång nog historik för att säga vad som var ovanligt i januari."
    )


def test_says_how_many_were_unusual():
    told = describe_overview(summarise_overview(whole_report()))
    assert told.startswith(
        "Tre av fyra bedömda mått avvek tydligt från det vanliga i januari; de övriga avvek mindre eller inte alls."
    )


def test_what_is_usual_in_ten_years_is_not_told_against_a_streak():
    falling, rising = [1000.0 - 3 * month for month in range(40)], [883.0 + 5 * month for month in range(1, 5)]
    told = sentence(level("temperature.long_term_unemployed.sa", [*falling, *rising]))
    assert told.endswith("Det var fjärde månaden i rad som det ökade.")
    assert "vanlig månad" not in told


def test_two_doubtful_numbers_are_doubted_once_in_full():
    facts = [level("sta.remaining", seasonal(-130.0)), level("sta.new", seasonal(-130.0))]
    doubts = [replace(fact, id=f"{fact.id}.doubt", value="x", unit="word", history=None) for fact in facts]
    told = describe_movements(summarise_overview(report(section("40_sta", *facts, *doubts))))
    assert told.count("Uppgiften är ovanlig och inte bekräftad av Arbetsförmedlingen.") == 1
    assert told.count("Inte heller den uppgiften är bekräftad.") == 1


def test_only_the_unusual_is_told_in_sentences():
    overview = summarise_overview(whole_report())
    assert [line[:2] for line in describe_movements(overview).split("\n\n")] == ["1.", "2.", "3."]
    calm = summarise_overview(report(section("40_sta", level("sta.remaining", seasonal(100.0)))))
    assert describe_movements(calm) == ""


def test_less_than_usual_is_not_called_much():
    little = summarise_overview(report(section("40_sta", level("sta.remaining", seasonal(20.0)))))
    assert headline_overview(little) == (
        "Antalet kvarstående i Steg till arbete ökade ovanligt lite i januari, med 20."
    )


def test_says_which_measures_are_too_young():
    assert describe_overview(summarise_overview(whole_report())).endswith(
        "Ett mått har för kort historik för att bedömas; det gäller Rusta och matcha."
    )


def test_names_every_section_that_is_missing_or_kept():
    assert describe_headlines(whole_report()) == (
        "Utan resultat den här månaden: Arbetsmarknadsutbildning (underlaget saknas). "
        "Med ett tidigare resultat: Steg till arbete."
    )
    assert describe_headlines(report(section("40_sta"))) == ""


def test_lists_every_section_in_order_with_its_marks():
    lagging = section("31_rom2_results", level("rom2_results.rate", [1.0, 2.0], "percent", last=JANUARY - 2))
    listed = list_headlines(
        report(*whole_report().sections, lagging, section("60_forecast", status="missing", headline=None))
    )
    assert [(line.section, line.text is not None, line.marks) for line in listed] == [
        ("10_temperature", True, ()),
        ("30_rom2_participants", True, ()),
        ("40_sta", True, ("Misslyckades", "tidigare resultat")),
        ("50_aub", False, ("Underlaget saknas",)),
        ("31_rom2_results", True, ("avser november 2024",)),
        ("60_forecast", False, ("Inte kört",)),
    ]


def test_every_number_in_the_overview_is_a_fact():
    overview = summarise_overview(whole_report())
    known = Facts({fact.id: fact for one in overview.report.sections for fact in one.facts.values()}.values())
    texts = (describe_overview(overview), alt_movements(overview), headline_overview(overview))
    for text in (*texts, re.sub(r"^\d+\. ", "", describe_movements(overview), flags=re.MULTILINE)):
        assert numbers_in(text) <= printed(known) | printed(overview.facts)
        assert not re.search(r"  |,\.|\.\.|,,|None|nan", text)


@pytest.mark.parametrize("prefix", [service.lower() for service in SERVICES])
@pytest.mark.parametrize("measure", ["remaining", "new", "left"])
def test_every_service_and_indicator_has_a_name(prefix, measure):
    (story,) = tell_stories(report(section("40_x", level(f"{prefix}.{measure}", [1.0, 2.0]))))
    assert name_measure(story).label == SERVICES[prefix.upper()]
    for indicator in sorted(INDICATORS.keys() - RECKONED):
        (story,) = tell_stories(report(section("10_x", level(f"temperature.{indicator}", [1.0, 2.0]))))
        assert name_measure(story).label == INDICATORS[indicator]


def test_a_measure_that_nobody_has_named_is_called_by_its_section():
    (story,) = tell_stories(report(section("99_x", level("new_thing.odd_measure", [1.0, 2.0]), title=HOSTILE)))
    name = name_measure(story)
    assert (name.label, name.qualifier) == (HOSTILE, "odd measure")


def test_says_what_differs_from_the_last_report():
    since = compare_reports(whole_report(), report(*whole_report().sections[:1], month=DECEMBER))
    assert plain(describe_since(since)).startswith("Arbetsmarknaden är fortsatt kall.")
    assert describe_since(compare_reports(whole_report(), None)) == (
        "Rapporten för december 2024 finns inte här, så det går inte att jämföra med den."
    )
