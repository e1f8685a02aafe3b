"""The cover's numbers and what they are compared with."""

from dataclasses import replace

import pandas as pd

from werket_lib.issue.printed import describe_hero
from werket_lib.model.cover import key_numbers


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


def test_numbers_that_stand_together_are_compared_with_one_time(issue):
    level = issue.facts["rom2.remaining"]
    facts = {name: replace(level, id=name) for name in ("t.a", "t.a.change", "t.a.change_12m", "t.b", "t.b.change_12m")}
    keys = key_numbers(replace(issue, facts=facts, cover=(("En", "t.a"), ("Två", "t.b"))))
    assert [key.change.id for key in keys] == ["t.a.change_12m", "t.b.change_12m"]


def test_a_number_without_a_change_stands_alone(issue):
    facts = {"rom2.remaining": issue.facts["rom2.remaining"]}
    (key,) = key_numbers(replace(issue, facts=facts))
    assert (key.change, key.compared) == (None, "")


def test_the_hero_has_one_axis_of_time_and_each_line_its_own_scale(issue):
    months = pd.period_range("2023-01", "2025-01", freq="M")
    rate = replace(issue.facts["rom2.remaining"], history=pd.Series(range(25), index=months, dtype=float))
    late = replace(rate, history=pd.Series([3.0, 1.0], index=months[-2:]))
    hero = describe_hero([("Arbetslöshet", rate), ("Jobb", late)])
    assert hero["years"] == [[0.0, "2023"], [0.5, "2024"], [1.0, "2025"]]
    assert hero["note"] == "Kurvorna har var sin skala."
    assert [line["label"] for line in hero["lines"]] == ["Arbetslöshet", "Jobb"]
    assert hero["lines"][0]["points"][0] == [0.0, 0.0]
    assert hero["lines"][1]["points"] == [[23 / 24, 1.0], [1.0, 0.0]]


def test_a_hero_of_a_single_month_is_not_drawn(issue):
    alone = pd.Series([1.0], index=pd.period_range("2025-01", periods=1, freq="M"))
    assert describe_hero([("Deltagare", replace(issue.facts["rom2.remaining"], history=alone))])["lines"] == []
