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
    ("groups", "end"),
    [
        ((), "mot 0,43 i januari 2023."),
        (("outward", "inward", "inward"), "mot 0,43 i januari 2023; kurvan har flyttats utåt i en och inåt i två av "
         "kommungrupperna."),
        (("inward",), "mot 0,43 i januari 2023; kurvan har flyttats inåt i en av kommungrupperna."),
    ],
)  # fmt: skip
def test_headline_gives_the_plain_measure_first(groups, end):
    headline = headline_beveridge(with_verdicts(known(), "unclear", *groups))
    assert headline == f"Det gick 0,38 lediga jobb på varje arbetslös, {end}"


def test_country_says_where_it_stands_and_what_a_move_is():
    values = {"across": 3.0, "across__steep": 2.5, "along": 4.0, "along__low": 1.0, "along__high": 7.0}
    section = with_verdicts(with_values(known(), **values), "outward")
    text = plain(describe_country(section))
    assert text.startswith("Säsongsrensat gick det 0,38 lediga jobb på varje arbetslös i januari 2025, mot 0,43 i")
    assert text.endswith(
        "flyttats utåt, 2,5 till 3,0 procent, beroende på hur brant den antas vara, som ofta när en nedgång vänder."
    )
    assert "matchning" not in text


def test_an_unclear_move_is_said_to_be_so():
    crossing = with_values(known(), across=1.0, across__low=-1.0, across__high=3.0)
    text = describe_country(with_verdicts(crossing, "unclear"))
    assert text.endswith("Om själva kurvan har flyttats går inte att säga.")
    sure = with_values(known(), across=2.0, across__low=1.0, across__high=3.0)
    text = describe_country(with_verdicts(sure, "unclear"))
    assert text.endswith("Om själva kurvan har flyttats går inte att säga: det beror på hur brant den antas vara.")
    holed = with_values(known(), across=None, across__low=None, across__high=None)
    assert "själva kurvan" not in describe_country(with_verdicts(holed, "unclear"))


def test_inward_sizes_have_no_signs_and_ordered_ends():
    text = plain(describe_groups(with_verdicts(known(), "unclear", "unclear", "unclear", "unclear", "inward")))
    assert re.search(
        r"inåt(, som ofta i nedgång,)? i en kommungrupp: landsbygdskommunerna med besöksnäring med 10,\d till 10,\d",
        text,
    )
    assert "I de övriga tre kommungrupperna går det inte att säga." in text


def test_no_group_with_a_verdict_is_said_once():
    text = describe_groups(with_verdicts(known(), "unclear"))
    assert "i de större städerna. I ingen av kommungrupperna går det att säga att kurvan har flyttats." in text
    assert "Intervallen" not in text


def test_provisional_adjustment_is_told():
    assert "Preliminär säsongsrensning för samtliga kurvor, eftersom serierna är kortare än fem år." in describe_groups(
        known("fixed", 49)
    )
    assert "reliminär" not in describe_groups(known())


def test_bad_adjustment_is_told():
    section = known()
    groups = (replace(section.groups[0], quality="bad"), *section.groups[1:])
    text = describe_groups(replace(section, groups=groups))
    assert text.endswith(
        "Säsongsrensningen är dålig enligt kvalitetskontrollen för storstäderna, så läs kurvan med försiktighet."
    )
    doubtful = replace(section, groups=(replace(section.groups[0], quality="uncertain"), *section.groups[1:]))
    assert describe_groups(doubtful).endswith("Säsongsrensningen är osäker för storstäderna.")


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
    ("af", "bas", "said"),
    [
        (0.51, 0.54, "Båda har stigit på ett år."),
        (-0.2, -0.3, "Båda har sjunkit på ett år."),
        (0.2, -0.3, "inte rört sig åt samma håll: Arbetsförmedlingens tal med +0,20 och SCB:s med −0,30"),
        (0.001, 0.0, "Båda är oförändrade på ett år."),
        (None, 0.1, "mot Arbetsförmedlingens 7,3 procent."),
    ],
)
def test_check_gives_both_rates_and_says_whether_they_moved_together(af, bas, said):
    check = known().check
    values = {
        "af.unemployment_rate.change_12m": af,
        "bas.unemployment_rate.change_12m": bas,
    }
    facts = Facts(
        replace(fact, value=values[key]) if (key := fact.id.removeprefix("beveridge.")) in values else fact
        for fact in check.facts.values()
    )
    text = plain(describe_check(replace(check, facts=facts)))
    assert said in text
    assert "(16–65 år, preliminärt)" in text
    assert text in plain(alt_check(replace(check, facts=facts)))
