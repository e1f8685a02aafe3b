"""Sentences about the sample month to try the ledger on, with their truth reckoned from the month's facts.

`pairs` gives sentences with one slip and their true twins, `true_sentences` true ones without a twin, `harmless` ones
that claim nothing of the data. Each is of the half "work" or "sealed": the ledger is developed against the first, and
the second is opened once, at the end. What has been opened becomes work, and a new sealed half is written by someone
who has read neither the sentences before nor the ledger. The "third" and "fourth" sets were typed by hand about the
sample month, each by such a one. See `template` for how a sentence is written.
"""

from collections.abc import Iterable, Mapping

from tests.ledger_pairs import (
    fourth_harmless,
    fourth_pairs,
    sealed_second_harmless,
    sealed_second_pairs,
    sealed_second_true,
    third_harmless,
    third_pairs,
    work_harmless,
    work_more,
    work_more_true,
    work_pairs,
    work_second_harmless,
    work_second_pairs,
    work_second_true,
    work_true,
)
from tests.ledger_pairs.template import Month, Pair, RenderedPair, Skipped, render

HALVES = ("work", "sealed", "third", "fourth")
_PAIRS = {"work": work_pairs.PAIRS + work_second_pairs.PAIRS + work_more.PAIRS, "sealed": sealed_second_pairs.PAIRS}
_PAIRS |= {"third": third_pairs.PAIRS, "fourth": fourth_pairs.PAIRS}
_TRUE = {
    "work": work_true.PAIRS + work_second_true.PAIRS + work_more_true.PAIRS,
    "sealed": sealed_second_true.PAIRS,
    "third": [],
    "fourth": [],
}
_HARMLESS = {"work": work_harmless.PAIRS + work_second_harmless.PAIRS, "sealed": sealed_second_harmless.PAIRS}
_HARMLESS |= {"third": third_harmless.PAIRS, "fourth": fourth_harmless.PAIRS}


def pairs(facts: list[dict], histories: Mapping[str, Mapping[str, float]]) -> list[RenderedPair]:
    """Render the pairs that hold in the facts' month.

    Parameters
    ----------
    facts : list of dict
        ``facts`` of the month's ``facts.json``.
    histories : mapping
        The month's ``histories.json``: values by fact and month.
    """
    return _render(_PAIRS, facts, histories)


def true_sentences(facts: list[dict], histories: Mapping[str, Mapping[str, float]]) -> list[RenderedPair]:
    """Render the true sentences without a twin that hold in the facts' month."""
    return _render(_TRUE, facts, histories)


def harmless(facts: list[dict], histories: Mapping[str, Mapping[str, float]]) -> list[RenderedPair]:
    """Render the sentences that claim nothing of the data."""
    return _render(_HARMLESS, facts, histories)


def skipped(facts: list[dict], histories: Mapping[str, Mapping[str, float]]) -> list[Skipped]:
    """Say which sentences do not hold in the facts' month, and why."""
    month = Month(facts, histories)
    outcomes = [render(one, half, number, month) for half, number, one in _all()]
    return [one for one in outcomes if isinstance(one, Skipped)]


def _all() -> Iterable[tuple[str, int, Pair]]:
    for written in (_PAIRS, _TRUE, _HARMLESS):
        for half, ones in written.items():
            for number, one in enumerate(ones, start=1):
                yield half, number, one


def _render(written: Mapping[str, list[Pair]], facts: list[dict], histories: Mapping) -> list[RenderedPair]:
    month = Month(facts, histories)
    outcomes = [render(one, half, n, month) for half in HALVES for n, one in enumerate(written[half], start=1)]
    return [one for one in outcomes if isinstance(one, RenderedPair)]
