"""Sentences on what differs from the report of the month before."""

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.since import Since
from werket_lib.text.words import list_words, month_word, number_word, start_sentence


def describe_since(since: Since) -> str:
    """Describe what changed since the earlier report, or say that there is none to compare with."""
    if not since.found:
        return f"Rapporten för {name_month(since.month)} finns inte här, så det går inte att jämföra med den."
    return " ".join(filter(None, (_temperature(since), _turned(since), _revised(since), _came_and_went(since))))


def _temperature(since: Since) -> str:
    if since.temperature is None:
        return ""
    before, now = since.temperature
    if before.value == now.value:
        return f"Arbetsmarknaden är fortsatt {now.text}."
    return f"Arbetsmarknaden har gått från {before.text} till {now.text}."


def _turned(since: Since) -> str:
    if not since.pairs:
        return "Inget mått finns i båda rapporterna."
    pairs, turned = since.facts["overview.since.pairs"], since.facts["overview.since.turned"]
    return f"Av {pairs.text} mått som finns i båda rapporterna bytte {_many(turned)} riktning."


def _revised(since: Since) -> str:
    revised, month = since.facts["overview.since.revised"], name_month(since.month)
    if not since.pairs or revised.value == 0:
        return ""
    return f"{start_sentence(_many(revised))} har nu ett annat värde för {month} än den rapporten visade."


def _came_and_went(since: Since) -> str:
    told = []
    if since.new:
        told.append(f"Nytt sedan dess: {list_words(since.new)}.")
    if since.gone:
        told.append(f"I rapporten för {month_word(since.month)} men inte i den här: {list_words(since.gone)}.")
    return " ".join(told)


def _many(fact: Fact) -> str:
    assert isinstance(fact.value, int)
    return "inget" if fact.value == 0 else "ett" if fact.value == 1 else number_word(fact.value)
