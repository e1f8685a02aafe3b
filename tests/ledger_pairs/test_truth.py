"""The sentences themselves: each holds in the sample month, the slip alone differs, and no frame comes twice."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests import ledger_pairs
from tests.ledger_pairs import sealed_second_pairs, sealed_second_true

REPORT = Path(__file__).parents[2] / "reports/2025-01"
FEWEST = {"work": (340, 60, 60), "sealed": (160, 30, 30), "third": (250, 0, 40), "fourth": (110, 0, 50)}
FEWEST_KINDS = 40


@pytest.fixture(scope="module")
def material():
    if not (REPORT / "histories.json").is_file():
        pytest.skip("reports/2025-01 has not been made; `make report` makes it")
    facts = json.loads((REPORT / "facts.json").read_text())["facts"]
    return facts, json.loads((REPORT / "histories.json").read_text())


def test_sentences_that_a_new_sample_leaves_out_are_few_and_say_why(material):
    left_out = ledger_pairs.skipped(*material)
    assert len(left_out) <= 10, [(one.name, one.reason) for one in left_out]


@pytest.mark.parametrize("half", ledger_pairs.HALVES)
def test_there_are_enough_of_each_half(material, half):
    fewest_pairs, fewest_true, fewest_harmless = FEWEST[half]
    made = {
        make: [one for one in make(*material) if one.half == half]
        for make in (ledger_pairs.pairs, ledger_pairs.true_sentences, ledger_pairs.harmless)
    }
    assert len(made[ledger_pairs.pairs]) >= fewest_pairs
    assert len({one.kind for one in made[ledger_pairs.pairs]}) >= FEWEST_KINDS
    assert len(made[ledger_pairs.true_sentences]) >= fewest_true
    assert len(made[ledger_pairs.harmless]) >= fewest_harmless


def test_the_sealed_half_has_all_kinds_of_the_other(material):
    kinds = {
        half: {one.kind for one in ledger_pairs.pairs(*material) if one.half == half} for half in ledger_pairs.HALVES
    }
    assert kinds["work"] - kinds["sealed"] == set()


def test_each_sealed_claim_is_printed_from_a_fact_or_reckoned():
    ones = [one for one in [*sealed_second_pairs.PAIRS, *sealed_second_true.PAIRS] if one.kind != "person's name"]
    assert [one.text for one in ones if one.holds is None and not re.search(r"\{[^}]*\.|\.\w+ \? ", one.text)] == []


def test_true_and_wrong_differ_in_the_slip_alone(material):
    for one in ledger_pairs.pairs(*material):
        assert one.passage_true != one.passage_wrong, one.name
        assert one.passage_true[: one.start] == one.passage_wrong[: one.start], one.name
        assert one.passage_true[one.end_true :] == one.passage_wrong[one.end_wrong :], one.name


def test_nothing_of_a_template_is_left_in_print(material):
    for make in (ledger_pairs.pairs, ledger_pairs.true_sentences, ledger_pairs.harmless):
        for one in make(*material):
            for passage in (one.passage_true, one.passage_wrong):
                assert not re.search(r"[{}\[\]]|//|  ", passage), one.name


def test_no_two_sentences_are_of_one_frame(material):
    # Whoever wrote the third or the fourth set had not read the others.
    frames = Counter(
        (one.half if one.half in ("third", "fourth") else "", re.sub(r"\d[\d\s.,]*", "0", one.passage_true.lower()))
        for make in (ledger_pairs.pairs, ledger_pairs.true_sentences, ledger_pairs.harmless)
        for one in make(*material)
    )
    assert [frame for frame, times in frames.items() if times > 1] == []


def test_a_sentence_whose_truth_has_flipped_is_left_out_with_its_reason(material):
    facts, histories = material
    turned = [one | {"value": -one["value"]} if one["id"] == "sta.remaining.change" else one for one in facts]
    reasons = [one.reason for one in ledger_pairs.skipped(turned, histories)]
    assert "it does not hold in 2025-01: Antalet deltagare i Steg till arbete [ökade // ökade inte] i {m}." in reasons
    noted = [one for one in ledger_pairs.pairs(turned, histories) if "noterade ett" in one.passage_true]
    assert [one.passage_true[one.start : one.end_true] for one in noted] == ["minus"]
