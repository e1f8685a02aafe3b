"""Trust in public bodies: ranks, changes and what chance can do."""

import pytest

from tests.sections.frames import JANUARY
from tests.sections.typed_frames import PRINTED_TRUST, trust
from werket_lib.errors import DataError
from werket_lib.sections.trust.numbers import summarise_trust

AGENCY = "trust.actor.arbetsformedlingen"


def test_the_agency_against_others_as_published():
    section = summarise_trust(trust(PRINTED_TRUST, {2025: 2509}), JANUARY)
    assert section.table["actor"].tolist() == [
        "Säkerhetspolisen", "Försvarsmakten", "Skatteverket", "Trafikverket", "Arbetsförmedlingen",
    ]  # fmt: skip
    texts = {fact_id: fact.text for fact_id, fact in section.facts.items() if fact_id.startswith(AGENCY)}
    assert texts == {
        f"{AGENCY}.trust_pct": "15", f"{AGENCY}.trust_pct.previous": "17", f"{AGENCY}.trust_pct.change": "−2",
        f"{AGENCY}.trust_pct.rank": "5", f"{AGENCY}.low_pct": "13,7", f"{AGENCY}.high_pct": "16,5",
        f"{AGENCY}.change_low": "–", f"{AGENCY}.change_high": "–",
    }  # fmt: skip
    assert section.facts["trust.actor.sakerhetspolisen.trust_pct.change"].value is None
    assert (section.facts["trust.actors"].value, section.facts["trust.interviews"].value) == (5, 2509)


def test_who_was_asked_and_when_are_facts():
    known = {"fieldwork_from": "2025-01-20", "fieldwork_to": "2025-02-02", "youngest": 16, "oldest": 84}
    facts = summarise_trust(trust(PRINTED_TRUST, **known), JANUARY).facts
    assert {name: facts[f"trust.{name}"].value for name in known} == {
        "fieldwork_from": "20 januari 2025", "fieldwork_to": "2 februari 2025", "youngest": 16, "oldest": 84,
    }  # fmt: skip
    assert summarise_trust(trust(PRINTED_TRUST), JANUARY).facts["trust.fieldwork_from"].value is None


def test_what_chance_can_do_to_a_change_needs_both_years_interviews():
    facts = summarise_trust(trust(PRINTED_TRUST, {2025: 2509, 2024: 1246}), JANUARY).facts
    # Newcombe: d - √((p1-l1)² + (u2-p2)²), d + √((u1-p1)² + (p2-l2)²), from Wilson's 13.66-16.45 and 15.02-19.19
    assert facts[f"{AGENCY}.change_low"].value == pytest.approx(-2 - (1.344**2 + 2.186**2) ** 0.5, abs=0.01)
    assert facts[f"{AGENCY}.change_high"].value == pytest.approx(-2 + (1.451**2 + 1.984**2) ** 0.5, abs=0.01)


def test_without_interviews_there_is_no_interval():
    facts = summarise_trust(trust(PRINTED_TRUST), JANUARY).facts
    assert facts["trust.interviews"].value is None
    assert facts[f"{AGENCY}.low_pct"].value is None


def test_bodies_of_one_share_share_their_rank():
    section = summarise_trust(trust({2025: {"Arbetsförmedlingen": 15, "Skatteverket": 57, "Polisen": 57}}), JANUARY)
    assert section.table[["actor", "rank"]].to_numpy().tolist() == [
        ["Polisen", 1], ["Skatteverket", 1], ["Arbetsförmedlingen", 3],
    ]  # fmt: skip


def test_a_year_between_is_not_last_year():
    section = summarise_trust(trust({2025: {"Arbetsförmedlingen": 15}, 2023: {"Arbetsförmedlingen": 20}}), JANUARY)
    assert section.facts[f"{AGENCY}.trust_pct.change"].value is None


@pytest.mark.parametrize("by_year", [{}, {2025: {"Polisen": 74}, 2024: {"Arbetsförmedlingen": 17}}])
def test_a_latest_year_without_the_agency_is_refused(by_year):
    with pytest.raises(DataError, match="trust has no Arbetsförmedlingen in its latest year"):
        summarise_trust(trust(by_year), JANUARY)
