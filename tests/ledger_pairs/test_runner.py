"""How the verdicts of ``werket check --json`` are counted."""

from dataclasses import replace

import pytest

from benchmarks.ledger_pairs import judge, score
from tests.ledger_pairs.template import Month, Pair, RenderedPair, render

FILE = "articles/prov-01.md"
SUBJECT = {"id": "sta.remaining", "value": 5772, "unit": "persons", "month": "2025-01", "decimals": 0}


@pytest.fixture
def pair():
    fact = SUBJECT | {"computed_by": "a test", "sources": ()}
    written = Pair("number", "I Steg till arbete fanns [{sta.remaining} // {sta.remaining + 30}] personer.")
    made = render(written, "work", 1, Month([fact], {}))
    assert isinstance(made, RenderedPair)
    return made


def claim(passage: str, words: str, verdict: str) -> dict:
    start = passage.index(words)
    return {
        "file": FILE, "passage": passage, "start": start, "end": start + len(words), "words": words, "verdict": verdict
    }  # fmt: skip


def outcome(pair, when_wrong: str, when_true: str) -> list[str]:
    placed = {FILE: [pair]}
    wrong = judge(placed, [claim(pair.passage_wrong.replace("\u00a0", " "), "5 802", when_wrong)], wrong=True)
    true = judge(placed, [claim(pair.passage_true, "5\u00a0772", when_true)], wrong=False)
    return [measure for measure, names in score([pair], wrong, true).items() if names]


def test_a_pair_is_written_with_its_slip(pair):
    assert pair.passage_true == "I Steg till arbete fanns 5\u00a0772 personer."
    assert pair.passage_wrong == "I Steg till arbete fanns 5\u00a0802 personer."
    assert pair.passage_true[pair.start : pair.end_true] == "5\u00a0772"
    assert pair.passage_wrong[pair.start : pair.end_wrong] == "5\u00a0802"


@pytest.mark.parametrize(
    ("when_wrong", "when_true", "counted"),
    [
        ("wrong", "fact", ["sharp"]),
        ("wrong", "wrong", ["red on true"]),
        ("fact", "fact", ["stamped"]),
        ("unread", "unread", ["yellow on true"]),
        ("declared", "declared", []),
        ("wrong", "unread", ["sharp", "yellow on true"]),
    ],
)
def test_each_outcome_is_counted_as_what_it_is(pair, when_wrong, when_true, counted):
    assert outcome(pair, when_wrong, when_true) == counted


def test_a_claim_of_another_passage_or_article_is_not_the_pairs(pair):
    elsewhere = claim(pair.passage_wrong, "5\u00a0802", "wrong") | {"file": "articles/prov-02.md"}
    other = claim("En annan mening med 5 802 personer.", "5 802", "wrong")
    assert judge({FILE: [pair]}, [elsewhere, other], wrong=True)[pair.name].passage == frozenset()


def test_a_slip_without_a_mark_of_its_own_is_stamped_where_all_of_its_passage_is_proved(pair):
    moved = replace(pair, start=0, end_true=1, end_wrong=1)
    assert outcome(moved, "fact", "fact") == ["stamped"]
