"""Sentences on the temperature: every count, turn and direction."""

import numpy as np
import pytest

from tests.sections.frames import DECEMBER, JANUARY, indicators
from tests.sections.services.test_words import plain
from werket_lib.provenance import SourcedTable
from werket_lib.sections.temperature.numbers import Temperature, summarise_temperature
from werket_lib.sections.temperature.words import (
    alt_gauges,
    alt_temperature,
    describe_indicators,
    describe_temperature,
    headline_temperature,
)

PUBLISHED = {
    "varsel": 241, "unemployment_rate": 0.45, "long_term_unemployed": 11074, "vacancies": -30, "ki_barometer": 6.0,
}  # fmt: skip
GOOD = {
    "varsel": -1, "unemployment_rate": -0.01, "long_term_unemployed": -1, "vacancies": 1, "ki_barometer": 0.1,
}  # fmt: skip


def temperature(changes: dict[str, float], **options) -> Temperature:
    return summarise_temperature(indicators(changes, **options), JANUARY)


def of_two_months(december: dict[str, float], january: dict[str, float]) -> Temperature:
    """Summarise a January that has a December with changes of its own before it."""
    now, then = indicators(january), indicators(december, last=DECEMBER).table
    table = now.table.set_index(["month", "indicator"])
    table.update(then[then["month"] == DECEMBER].set_index(["month", "indicator"])[["value"]])
    return summarise_temperature(SourcedTable(table.reset_index(), now.sources), JANUARY)


def good(count: int) -> dict[str, float]:
    return dict(list(GOOD.items())[:count])


def test_a_month_as_published():
    assert plain(describe_temperature(of_two_months(GOOD | {"varsel": 1}, PUBLISHED))) == (
        "Arbetsmarknaden var kall i januari 2025; ordet gäller riktningen, inte nivån. En av de fem "
        "indikatorerna, Barometerindikatorn, pekade åt rätt håll mot ett år tidigare, tre färre än i december, då "
        "arbetsmarknaden var varm."
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Ingen av de fem indikatorerna pekade"),
        (2, "Två av de fem indikatorerna, varslen och arbetslösheten, pekade"),
        (5, "Alla fem indikatorerna pekade"),
    ],
)
def test_counts_are_in_words(count, sentence):
    assert sentence in describe_temperature(temperature(good(count)))


def test_a_word_that_holds_says_since_when():
    turned = of_two_months(good(2), good(3))
    assert "en fler än i december, då arbetsmarknaden var sval." in describe_temperature(turned)
    held = of_two_months(good(2), good(2))
    assert "lika många som i december. Arbetsmarknaden har varit sval sedan december 2024." in describe_temperature(
        held
    )


def test_a_count_may_move_within_a_word():
    text = describe_temperature(of_two_months({}, good(1)))
    assert "en fler än i december. Arbetsmarknaden har varit kall i hela serien, som börjar i oktober 2022." in text


@pytest.mark.parametrize("months", [13, 15])
def test_a_short_history_says_nothing_of_since_when(months):
    text = describe_temperature(temperature({}, months=months))
    assert "har varit" not in text


def test_what_does_not_move_is_said_to_stand_still_and_not_to_be_positive():
    text = describe_temperature(temperature({"ki_barometer": 1, "varsel": 1, "unemployment_rate": 0.004}))
    assert text.endswith(
        "\n\nFör arbetslösheten, antalet långtidsarbetslösa och antalet lediga jobb är förändringen liten."
    )


def test_indicators():
    assert plain(describe_indicators(temperature(PUBLISHED))) == (
        "Under januari varslades 341 personer, 241 fler än i januari 2024. På ett år har arbetslösheten "
        "ökat med 0,45 procentenheter till 100,5 procent, antalet långtidsarbetslösa med 11 074 till 11 "
        "174, antalet lediga jobb (kvarstående platser hos Arbetsförmedlingen, inte "
        "SCB:s lediga jobb) minskat med 30 till 70 och Barometerindikatorn ökat med 6,0 enheter till 106,0."
    )


def test_indicators_that_stand_still():
    assert plain(describe_indicators(temperature({}))) == (
        "Under januari varslades 100 personer, lika många som i januari 2024. På ett år har "
        "arbetslösheten stått stilla på 100,0 procent, antalet långtidsarbetslösa "
        "stått stilla på 100, antalet lediga jobb (kvarstående platser hos Arbetsförmedlingen, inte SCB:s lediga jobb) "
        "stått stilla på 100 och Barometerindikatorn stått stilla på 100,0."
    )


def test_nobody_given_notice():
    assert plain(describe_indicators(temperature({"varsel": -100}))).startswith(
        "Under januari varslades ingen, 100 färre än i januari 2024."
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (good(1), "fyra av fem indikatorer i stort sett oförändrade och en bättre."),
        ({}, "alla fem indikatorer i stort sett oförändrade."),
        (good(5), "alla fem indikatorer bättre."),
        (PUBLISHED, "fyra av fem indikatorer sämre och en bättre."),
        (PUBLISHED | {"varsel": 0}, "tre av fem indikatorer sämre, en bättre och en i stort sett oförändrad."),
    ],
)
def test_headlines(changes, told):
    assert headline_temperature(temperature(changes)) == f"Jämfört med ett år tidigare är {told}"


def test_the_alt_text_of_the_gauges():
    assert plain(alt_gauges(temperature(PUBLISHED))) == (
        "Förändring på tolv månader till januari 2025: varsel +241 personer, arbetslöshet +0,45 procentenheter, "
        "långtidsarbetslösa +11 074 personer, lediga jobb −30 platser och Barometerindikatorn +6,0 indexenheter. "
        "Positivt för arbetsmarknaden: Barometerindikatorn."
    )
    assert alt_gauges(temperature({})).endswith("Ingen är positiv för arbetsmarknaden.")


def test_the_alt_text_of_the_temperature():
    assert alt_temperature(of_two_months(good(3), good(1))) == (
        "Antal positiva indikatorer av fem, från januari 2023: en i januari 2025 (kall). Högst under perioden är tre, "
        "senast i december 2024, och lägst noll, senast i november 2024."
    )
    assert alt_temperature(temperature(good(2))).endswith(
        "Högst under perioden är två, som nu, och lägst noll, senast i december 2024."
    )
    assert alt_temperature(temperature({})).endswith(
        "noll i januari 2025 (kall). Antalet har varit detsamma hela tiden."
    )


def test_a_change_that_is_small_beside_how_it_varies_is_nearly_none():
    table = indicators({"varsel": 241, "ki_barometer": 6.0}, months=61).table
    rows = table["indicator"] == "varsel"
    earlier = 5000 + np.random.default_rng(1).normal(0, 1500, rows.sum() - 13)
    table.loc[rows, "value"] = [*earlier, *[100.0] * 12, 341.0]
    section = summarise_temperature(SourcedTable(table, indicators({}).sources), JANUARY)
    assert "För varslen, arbetslösheten, antalet" in describe_temperature(section)
    assert section.facts["temperature.word"].value == "kall"  # the printed issue's rule counts all the same


def test_the_level_is_told_beside_the_direction():
    text = describe_temperature(temperature(PUBLISHED, months=61))
    assert text.endswith("Läget var bättre än i de flesta januarimånader sedan 2015 för Barometerindikatorn.")
    weak = describe_temperature(temperature({"varsel": 1}, months=61))
    assert weak.endswith("För ingen indikator var läget bättre än i de flesta januarimånader sedan 2015.")


def test_one_pandemic_does_not_make_every_change_small():
    table = indicators({}, months=61).table
    rows = table["indicator"] == "varsel"
    table.loc[rows, "value"] = [100.0 + month % 5 + 9000 * (month == 5) for month in range(60)] + [200.0]
    section = summarise_temperature(SourcedTable(table, indicators({}).sources), JANUARY)
    assert section.facts["temperature.varsel.change_12m.spread"].value < 5
    assert "varslen" not in describe_temperature(section)
