"""Sentences on Beveridge curves: facts alone, a verdict only where there is one, and why where there is none."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from tests.sections.beveridge.frames import known, wandering
from tests.sections.services.test_words import plain
from tests.sections.test_facts_only import numbers_in, printed
from werket_lib.facts import Facts
from werket_lib.sections.beveridge.words import (
    alt_all,
    alt_check,
    alt_country,
    alt_groups,
    alt_moves,
    describe_check,
    describe_country,
    describe_groups,
    find_turns,
    headline_beveridge,
    order_moves,
)

DESCRIBE = (headline_beveridge, describe_country, describe_groups, alt_country, alt_groups, alt_all, alt_moves)


def with_values(section, **values):
    """Replace values of the country's facts, by the end of their ids with underscores for dots."""
    changed = {f"beveridge.country.{name.replace('__', '.')}": value for name, value in values.items()}
    facts = Facts(
        replace(fact, value=changed.get(fact.id, fact.value)) if fact.id in changed else fact
        for fact in section.facts.values()
    )
    return replace(section, facts=facts)


def with_verdicts(section, country, *groups):
    verdicts = [*groups, *["unclear"] * (len(section.groups) - len(groups))]
    return replace(
        section,
        country=replace(section.country, verdict=country),
        groups=tuple(replace(one, verdict=verdict) for one, verdict in zip(section.groups, verdicts, strict=True)),
    )


@pytest.mark.parametrize("seed", range(8))
def test_numbers_are_facts_and_sentences_whole(seed):
    section = wandering(seed)
    for text in (describe(section) for describe in DESCRIBE):
        assert numbers_in(text.replace("95 procents säkerhet", "")) <= printed(section.facts)
        assert not re.search(r"  |,\.|\.\.|None|nan |\{|\(\)", text)


@pytest.mark.parametrize(
    ("country", "groups", "headline"),
    [
        ("unclear", (), "Om matchningen i riket har ändrats sedan januari 2023 går inte att säga; inte heller för "
         "någon kommungrupp."),
        ("unclear", ("outward", "inward", "inward"), "Om matchningen i riket har ändrats sedan januari 2023 går inte "
         "att säga; kurvan har flyttats utåt i en kommungrupp och inåt i två."),
        ("unclear", ("inward",), "Om matchningen i riket har ändrats sedan januari 2023 går inte att säga; kurvan har "
         "flyttats inåt i en kommungrupp."),
        ("outward", ("outward", "outward"), "Matchningen ser sämre ut än i januari 2023: beveridgekurvan har flyttats "
         "utåt i riket; bland kommungrupperna utåt i två."),
        ("inward", (), "Matchningen ser bättre ut än i januari 2023: beveridgekurvan har flyttats inåt i riket."),
    ],
)  # fmt: skip
def test_headline_answers_the_question(country, groups, headline):
    assert headline_beveridge(with_verdicts(known(), country, *groups)) == headline


def test_country_says_where_it_stands_and_how_it_moved():
    section = with_values(known(), along=-16.6, across=3.0, across__low=2.5, across__high=3.4)
    section = with_verdicts(section, "outward")
    text = plain(describe_country(section))
    assert "har läget blivit 16,6 procent svagare: färre jobb och fler arbetslösa." in text
    assert "Själva kurvan har flyttats utåt, 3,0 procent (2,5 till 3,4), vilket kan tyda på sämre matchning." in text


def test_a_move_within_its_interval_is_none():
    section = with_verdicts(with_values(known(), across=-0.5, across__low=-3.2, across__high=2.3), "unclear")
    text = plain(describe_country(section))
    assert text.endswith("skattningen är −0,5 procent, med ett intervall från −3,2 till +2,3.")


@pytest.mark.parametrize(
    ("steep", "said"), [((-3.8, 0.5), "ryms rörelsen inom osäkerheten."), ((0.2, 3.5), "går den åt andra hållet.")]
)
def test_a_move_that_depends_on_the_slope_is_told_to(steep, said):
    usual = {"across": -7.5, "across__low": -10.1, "across__high": -4.8}
    section = with_values(known(), **usual, across__steep__low=steep[0], across__steep__high=steep[1])
    text = plain(describe_country(with_verdicts(section, "unclear")))
    assert text.endswith(f"med ett intervall från −10,1 till −4,8, men är kurvan brantare {said}")


def test_a_move_without_an_interval_gives_no_sentence():
    section = with_verdicts(with_values(known(), across=None, across__low=None, across__high=None), "unclear")
    assert "Själva kurvan" not in describe_country(section)
    assert "Om själva kurvan" not in describe_country(section)


def test_inward_sizes_have_no_signs_and_ordered_ends():
    text = plain(describe_groups(known()))
    assert re.search(
        r"inåt i en kommungrupp, .*: landsbygdskommunerna med besöksnäring med 10,\d procent \((9|10),\d till 1", text
    )
    assert "I de övriga två kommungrupperna går det inte att säga." in text


def test_no_group_with_a_verdict_is_said_once():
    text = describe_groups(with_verdicts(known(), "unclear"))
    assert text.startswith("I ingen av kommungrupperna går det att säga att kurvan har flyttats.")
    assert "parentes" not in text


def test_provisional_adjustment_is_told():
    assert "Preliminär säsongsrensning för samtliga kurvor, eftersom serierna är kortare än fem år." in describe_groups(
        known("fixed", 49)
    )
    assert "reliminär" not in describe_groups(known())


def test_bad_adjustment_is_told():
    section = known()
    groups = (replace(section.groups[0], quality="bad"), *section.groups[1:])
    text = describe_groups(replace(section, groups=groups))
    assert (
        "Säsongsrensningen är dålig enligt kvalitetskontrollen för storstäderna, så läs kurvan med försiktighet. "
        "Av de fem kurvorna bedöms säsongsrensningen som god för fyra."
    ) in text


def test_order_begins_with_the_country_and_the_outermost():
    assert [one.code for one in order_moves(known())] == ["country", "A1", "C6", "B3", "C9"]


def test_turns_are_extremes_away_from_the_ends_and_each_other():
    months = pd.period_range("2023-01", periods=25, freq="M")

    def turns(**values):
        rate = pd.Series(7.0, index=months)
        for month, value in values.items():
            rate[pd.Period(month.removeprefix("m").replace("_", "-"), "M")] = value
        return [str(month) for month in find_turns(pd.DataFrame({"unemployment_rate": rate}))]

    assert turns(m2023_07=6.0, m2024_05=8.0) == ["2023-07", "2024-05"]
    assert turns(m2023_03=6.0, m2024_05=8.0) == ["2024-05"]
    assert turns(m2023_07=6.0, m2023_09=8.0) == ["2023-07"]
    assert turns(m2025_01=6.0, m2023_01=8.0) == []


@pytest.mark.parametrize(
    ("af", "bas", "gap", "said"),
    [
        (0.51, 0.54, -0.14, "Båda har stigit på ett år, Arbetsförmedlingens tal med 0,51 och SCB:s med 0,54"),
        (-0.2, -0.3, 0.1, "Båda har sjunkit på ett år, Arbetsförmedlingens tal med 0,20 och SCB:s med 0,30"),
        (0.2, -0.3, 0.1, "inte rört sig åt samma håll: Arbetsförmedlingens tal med +0,20 och SCB:s med −0,30"),
        (0.001, 0.0, 0.1, "Båda är oförändrade på ett år."),
        (None, 0.1, -0.3, "lägre än Arbetsförmedlingens"),
    ],
)
def test_check_says_how_far_apart_and_whether_together(af, bas, gap, said):
    check = known().check
    values = {
        "af.unemployment_rate.change_12m": af,
        "bas.unemployment_rate.change_12m": bas,
        "bas.unemployment_rate.gap": gap,
    }
    facts = Facts(
        replace(fact, value=values[key]) if (key := fact.id.removeprefix("beveridge.")) in values else fact
        for fact in check.facts.values()
    )
    text = plain(describe_check(replace(check, facts=facts)))
    assert said in text
    assert ("högre än" if gap > 0 else "lägre än") in text
    assert "(16–65 år, preliminärt)" in text
    assert text in plain(alt_check(replace(check, facts=facts)))
