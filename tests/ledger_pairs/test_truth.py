"""The sentences themselves: each holds in the sample month, the slip alone differs, and no frame comes twice."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests import ledger_pairs

REPORT = Path(__file__).parents[2] / "reports/2025-01"
FEWEST_PAIRS, FEWEST_KINDS, FEWEST_OTHERS = 340, 40, 60


@pytest.fixture(scope="module")
def material():
    if not (REPORT / "histories.json").is_file():
        pytest.skip("reports/2025-01 has not been made; `make report` makes it")
    facts = json.loads((REPORT / "facts.json").read_text())["facts"]
    return facts, json.loads((REPORT / "histories.json").read_text())


def test_sentences_that_a_new_sample_leaves_out_are_few_and_say_why(material):
    left_out = ledger_pairs.skipped(*material)
    assert len(left_out) <= 10, [(one.name, one.reason) for one in left_out]


def test_there_are_enough_and_both_halves_have_all_kinds(material):
    pairs = ledger_pairs.pairs(*material)
    kinds = {half: {one.kind for one in pairs if one.half == half} for half in ledger_pairs.HALVES}
    assert len(pairs) >= FEWEST_PAIRS
    assert kinds["work"] == kinds["sealed"]
    assert len(kinds["work"]) >= FEWEST_KINDS
    assert len(ledger_pairs.true_sentences(*material)) >= FEWEST_OTHERS
    assert len(ledger_pairs.harmless(*material)) >= FEWEST_OTHERS


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
    frames = Counter(
        re.sub(r"\d[\d\s.,]*", "0", one.passage_true.lower())
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
