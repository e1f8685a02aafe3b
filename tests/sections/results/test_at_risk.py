"""Contracts and suppliers at risk: what two follow-ups in a row leave, by supplier and by area."""

from dataclasses import replace

import pytest

from tests.sections.frames import JANUARY, rom2_results
from tests.sections.services.test_words import plain
from werket_lib.sections.results.at_risk import AtRisk, summarise_at_risk
from werket_lib.sections.results.at_risk_words import alt_at_risk, describe_at_risk, headline_at_risk
from werket_lib.sections.results.tables import table_at_risk_by, table_contracts_at_risk

POOR, GOOD = (1, 0.1), (3, 0.3)


def contract(area, people, now, *, active=True):
    return (area, people, 5, 2, *now, active)


def section(**options) -> AtRisk:
    """Five contracts of A and B: two weak twice, one weak once, one too young, one good."""
    areas = (("Kalix", 40), ("Malmö", 60), ("Malmö", 50), ("Umeå", 30), ("Umeå", 70))
    before = [contract(*area, grade) for area, grade in zip(areas, (POOR, POOR, GOOD, POOR, GOOD), strict=True)]
    now = [
        contract(*area, grade, active=number != 3)
        for number, (area, grade) in enumerate(zip(areas, (POOR, POOR, POOR, POOR, GOOD), strict=True))
    ]
    made = rom2_results({JANUARY - 2: before, JANUARY: now}, **options)
    names = ["A", "B", "B", "A", "A"] * 2
    return summarise_at_risk(replace(made, table=made.table.assign(supplier=names)), JANUARY)


def test_two_poor_follow_ups_are_asked_for_and_a_contract_old_enough():
    made = section()
    assert made.contracts[["supplier", "delivery_area", "participants"]].to_numpy().tolist() == [
        ["B", "Malmö", 60], ["A", "Kalix", 40],
    ]  # fmt: skip
    values = {
        end: made.facts[f"rom2.risk.{end}"].value for end in ("every", "contracts", "cohort", "suppliers", "areas")
    }
    assert values == {"every": 5, "contracts": 2, "cohort": 100, "suppliers": 2, "areas": 2}


def test_suppliers_and_areas_have_the_share_of_their_cohorts():
    made = section()
    assert made.by["supplier"].round(1).to_numpy().tolist() == [["B", 2, 1, 60, 54.5], ["A", 3, 1, 40, 28.6]]
    assert made.by["area"].round(1).to_numpy().tolist() == [["Malmö", 2, 1, 60, 54.5], ["Kalix", 1, 1, 40, 100.0]]


def test_sentences():
    made = section()
    assert plain(describe_at_risk(made)) == (
        "I januari 2025 uppfyllde två av 5 avtal villkoren för hävning: de var svaga både då och i november 2024. De "
        "hör till två leverantörer i två leveransområden och hade 100 personer i mätkohorten. I två är mätkohorten så "
        "liten att slumpen kan ha avgjort. Flest berörda finns hos B (60) och A (40), och i Malmö (60) och Kalix (40)."
    )
    assert plain(headline_at_risk(made)) == (
        "Två avtal i Rusta och matcha, hos två leverantörer i två leveransområden, uppfyller villkoren för hävning."
    )
    assert plain(alt_at_risk(made)).endswith("Störst är Malmö (60) och Kalix (40).")


def test_tables():
    made = section()
    assert [cell.text for cell in table_contracts_at_risk(made).rows[0]] == [
        "B", "Malmö", "10000002", "1", "0,100", "0,100", "60",
    ]  # fmt: skip
    assert [cell.text for cell in table_at_risk_by(made, "area").rows[1]] == ["Kalix", "1", "1", "40", "100,0"]


def test_a_follow_up_alone_or_without_the_agencys_word_names_nobody():
    alone = summarise_at_risk(rom2_results({JANUARY: [contract("Kalix", 40, POOR)]}), JANUARY)
    for made in (alone, section(flagged=False)):
        assert made.contracts.empty
        assert "går det inte att säga vilka avtal" in describe_at_risk(made)
        assert headline_at_risk(made).endswith("går inte att säga för januari 2025.")


@pytest.mark.parametrize(("people", "near"), [(70, "1"), (80, "0")])  # 0,2 less 1,96 errors is 0,106 and 0,112
def test_a_small_cohort_may_be_under_the_limit_by_chance(people, near):
    rows = [contract("Kalix", people, (1, 0.11))]
    made = summarise_at_risk(rom2_results({JANUARY - 2: rows, JANUARY: rows}), JANUARY)
    assert made.facts["rom2.risk.near"].text == near


def test_none_is_said():
    rows = [contract("Kalix", 40, GOOD)]
    made = summarise_at_risk(rom2_results({JANUARY - 2: rows, JANUARY: rows}), JANUARY)
    assert describe_at_risk(made) == "Inget av 1 avtal uppfyllde villkoren för hävning i januari 2025."
