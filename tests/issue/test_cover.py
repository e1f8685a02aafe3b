"""The cover's numbers and what they are compared with."""

from dataclasses import replace

from werket_lib.issue.cover import key_numbers


def test_a_number_is_compared_with_the_month_before_where_that_is_a_fact(issue):
    (key,) = key_numbers(issue)
    assert (key.label, key.fact.id) == ("Deltagare", "rom2.remaining")
    assert key.change.id == "rom2.remaining.change"
    assert key.compared == "sedan månaden före"


def test_else_with_a_year_ago_in_its_own_unit(issue):
    rate = replace(issue.facts["rom2.remaining"], id="t.rate", value=7.2, unit="percent", decimals=1)
    year = replace(rate, id="t.rate.change_12m", value=0.45, unit="percentage points", decimals=2)
    facts = {fact.id: fact for fact in (rate, year)}
    (key,) = key_numbers(replace(issue, facts=facts, cover=(("Arbetslöshet", "t.rate"),)))
    assert (key.change.signed, key.compared) == ("+0,45", "procentenheter på ett år")


def test_a_number_without_a_change_stands_alone(issue):
    facts = {"rom2.remaining": issue.facts["rom2.remaining"]}
    (key,) = key_numbers(replace(issue, facts=facts))
    assert (key.change, key.compared) == (None, "")
