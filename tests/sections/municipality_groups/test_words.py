"""Sentences on groups of municipalities: directions, ties, and the words for how many."""

import re

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY, municipalities, municipality_labour
from werket_lib.numbers import MINUS
from werket_lib.provenance import SourcedTable
from werket_lib.sections.municipality_groups.numbers import summarise_municipality_groups
from werket_lib.sections.municipality_groups.words import (
    alt_groups,
    alt_map,
    describe_groups,
    describe_municipalities,
    headline_groups,
)

GROUPS = municipalities(m0180="A1", m0114="A2", m0380="B3", m2584="C9")
CODES = ("0180", "0114", "0380", "2584")
LEVEL = dict.fromkeys(CODES, (60, 1000, 30))
EVERY = (headline_groups, describe_groups, describe_municipalities, alt_groups, alt_map)


def section_of(now, *, start=DECEMBER):
    """Summarise four groups, each of one municipality, that all had 6,0 and 3,0 percent in the start month."""
    counts = {code: (u, 1000, v) for code, (u, v) in zip(CODES, now, strict=True)}
    before = municipality_labour(LEVEL, last=DECEMBER, months=(JANUARY - start).n)
    after = municipality_labour(counts)
    labour = SourcedTable(pd.concat([before.table, after.table]), after.sources)
    return summarise_municipality_groups(labour, GROUPS, JANUARY, start=start)


@pytest.fixture
def mixed():
    """Unemployment up in two groups, down in one and still in one; vacancies down in three."""
    return section_of([(75, 20), (65, 28), (50, 29), (60, 31)])


def test_headline_says_in_how_many_and_where_most(mixed):
    assert headline_groups(mixed) == (
        "Arbetslösheten har ökat i två av de fyra kommungrupperna sedan december 2024, mest i storstäderna, "
        "med 1,5\u00a0procentenheter."
    )


def test_description_tells_levels_country_and_who_went_against(mixed):
    unemployment, vacancies, _ = describe_groups(mixed).split("\n\n")
    assert unemployment == (
        "I januari 2025 var arbetslösheten högst i storstäderna, 7,5\u00a0procent av arbetskraften, och lägst i "
        "de större städerna, 5,0\u00a0procent. I riket var den 6,3\u00a0procent, 0,3\u00a0procentenheter högre än i "
        "december 2024. Sedan dess har den ökat i två av de fyra kommungrupperna, mest i storstäderna, "
        "med 1,5\u00a0procentenheter. Bara i de större städerna har den minskat, med 1,0\u00a0procentenheter. "
        "Oförändrad är den i landsbygdskommunerna med besöksnäring."
    )
    assert vacancies.endswith(
        "Bara i landsbygdskommunerna med besöksnäring har de ökat något, med 0,1\u00a0procentenheter."
    )


def test_the_last_year_is_told_where_it_is_known():
    text = describe_groups(section_of([(75, 20), (65, 28), (50, 29), (60, 31)], start=JANUARY - 12)).split("\n\n")[2]
    assert text == ("På ett år har arbetslösheten ökat mest i storstäderna, med 1,5\u00a0procentenheter.")


def test_groups_that_share_the_end_are_all_named():
    text = describe_groups(section_of([(70, 30), (70, 30), (60, 30), (60, 30)]))
    assert "högst i storstäderna och pendlingskommunerna nära storstad, 7,0" in text
    assert "mest i storstäderna och pendlingskommunerna nära storstad, med 1,0" in text
    assert "Oförändrad är den i de större städerna och landsbygdskommunerna med besöksnäring." in text
    assert "Sedan dess är lediga jobb som andel av arbetskraften oförändrade i alla grupper." in text


def test_all_groups_and_none():
    up = section_of([(70, 20)] * 4)
    assert headline_groups(up).startswith("Arbetslösheten har ökat i alla fyra kommungrupper sedan december 2024, mest")
    down = section_of([(50, 30)] * 4)
    assert headline_groups(down).startswith("Arbetslösheten har minskat i alla fyra kommungrupper")
    still = section_of([(60, 30)] * 4)
    assert headline_groups(still) == "Arbetslösheten är oförändrad sedan december 2024 i alla fyra kommungrupper."
    assert "6,0\u00a0procent, lika mycket som i december 2024" in describe_groups(still)


def test_two_that_went_against_are_named_with_their_sizes():
    text = describe_groups(section_of([(75, 30), (65, 30), (62, 30), (60, 30)][::-1]))
    assert "minskat" not in text.split("\n\n")[0]
    text = describe_groups(section_of([(75, 30), (66, 30), (50, 30), (58, 30)]))
    assert (
        "Den har minskat i landsbygdskommunerna med besöksnäring med 0,2\u00a0procentenheter och "
        "i de större städerna med 1,0\u00a0procentenheter."
    ) in text


def test_months_of_different_seasons_are_warned_of(mixed):
    assert describe_groups(mixed).endswith("så säsongen är en del av förändringen.")
    year = section_of([(75, 20), (65, 28), (50, 29), (60, 31)], start=JANUARY - 12)
    assert "säsongen" not in describe_groups(year)


def test_municipalities_are_named_at_both_ends(mixed):
    assert describe_municipalities(mixed) == (
        "Bland kommunerna var arbetslösheten i januari 2025 högst i m0180 (7,5\u00a0procent) och m0114 (6,5), "
        "och lägst i m0380 (5,0\u00a0procent) och m2584 (6,0)."
    )


def test_numbers_are_facts(mixed):
    printed = {fact.text.removeprefix(MINUS) for fact in mixed.facts.values()}
    for describe in EVERY:
        text = re.sub(r"m\d{4}|(januari|december) \d{4}", "x", describe(mixed))
        assert set(re.findall(r"\d+,\d+|\d+", text)) <= printed
        assert not re.search(r"  |,\.|\.\.|None|nan", text)


def test_alt_texts_say_from_where_to_where(mixed):
    assert "Arbetslösheten går från 5,0\u00a0procent i de större städerna till 7,5\u00a0procent i storstäderna" in (
        alt_groups(mixed)
    )
    assert f"förändringen går från {MINUS}1,0\u00a0procentenheter i de större städerna till +1,5" in alt_groups(mixed)
    assert "arbetslösheten har stigit i färre än hälften av kommunerna" in alt_map(mixed)
