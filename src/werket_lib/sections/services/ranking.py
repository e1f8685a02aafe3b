"""Sentences on a ranking: who gained and lost most, who kept their count, who moved in rank."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from werket_lib.facts import Fact, Facts
from werket_lib.numbers import round_half_up
from werket_lib.sections.services.rows import SupplierRow as Row
from werket_lib.style.words import (
    direction,
    end_sentence,
    list_words,
    magnitude,
    month_word,
    number_word,
    start_sentence,
    with_unit,
)


class Kind(NamedTuple):
    """What is ranked, as sentences say it: among them, none of them, what their shares are of, and a participle."""

    among: str
    none: str
    whole: str
    followed: str


NAMED = 5  # of those that went one way, as many are named
# By way: the end of the fact that counts them, and what stands before and after the count.
WAYS = {
    "down": ("falling", ("minskade", "")),
    "up": ("rising", ("ökade", "")),
    "same": ("unchanged", ("var", "oförändrade")),
}

SUPPLIERS = Kind("bland de största leverantörerna", "ingen av de största leverantörerna", "av marknaden", "följd")
AREAS = Kind("bland de största leveransområdena", "inget av de största leveransområdena", "av alla deltagare", "följt")
TRACKS = Kind("bland inriktningarna", "ingen inriktning", "av alla deltagare", "följd")


def describe_extremes(rows: Sequence[Row], kind: Kind) -> str:
    """Name who gained and who lost most of those shown."""
    told = []
    for way, verb in (("up", "ökade"), ("down", "minskade")):
        moving = [row for row in rows if goes(row, way)]
        if not moving:
            told.append(f"{kind.none} {verb}" if way == "up" else f"{kind.none.split()[0]} {verb}")
            continue
        most = most_moved(moving, lambda row: row.change)
        names = list_words([row.name for row in most])
        who = f"{kind.among} {verb} {names} mest" if way == "up" else f"mest {verb} {names}"
        told.append(f"{who}, med {_size(most)}")
    return " ".join(start_sentence(end_sentence(sentence)) for sentence in told)


def describe_ways(rows: Sequence[Row], facts: Facts, base: str) -> str:
    """Count those shown that fell, rose and stood still, most first, and name those of the smaller numbers.

    Parameters
    ----------
    base
        Id of the fact of how many are shown; the counts hang on it, as `market.way_facts` made them.
    """
    by_way = [(way, [row.name for row in rows if goes(row, way)]) for way in WAYS]
    told = sorted([(way, names) for way, names in by_way if names], key=lambda each: -len(each[1]))
    parts: list[str] = []
    for way, names in told:
        end, (before, after) = WAYS[way]
        count = facts[f"{base}.{end}"].value
        assert isinstance(count, int)
        words = (before, number_word(count), after.removesuffix("e") if count == 1 else after)
        if parts:  # the verb comes second: "två var oförändrade"
            parts.append(" ".join(filter(None, (words[1], words[0], words[2]))))
            parts[-1] += f" ({list_words(names)})" if len(names) <= NAMED else ""
        else:
            parts.append(f"av de {number_word(len(rows))} största {' '.join(filter(None, words))}")
    return start_sentence(end_sentence(list_words(parts))) if parts else ""


def describe_uncounted(rows: Sequence[Row], month: pd.Period) -> str:
    """Name those that cannot be compared with the month before; empty where all can."""
    uncounted = [row.name for row in rows if row.change is None or row.change.value is None]
    return f"{list_words(uncounted)} saknade redovisat antal i {month_word(month - 1)}." if uncounted else ""


def goes(row: Row, way: str) -> bool:
    """Tell whether a row's count is known to go ``up``, ``down`` or stay the ``same``."""
    return row.change is not None and direction(row.change) == way


def most_moved(rows: Sequence[Row], of: Callable[[Row], Fact | None]) -> list[Row]:
    """Return the row, or the rows that tie, whose change is the largest as printed."""
    sizes = [_printed_size(given(of(row))) for row in rows]
    return [row for row, size in zip(rows, sizes, strict=True) if size == max(sizes)]


def given(fact: Fact | None) -> Fact:
    """Return a fact that is known to be there."""
    assert fact is not None
    return fact


def _size(most: Sequence[Row]) -> str:
    size = with_unit(magnitude(given(most[0].change)), "deltagare")
    return f"{size} vardera" if len(most) > 1 else size


def _printed_size(fact: Fact) -> Any:
    assert isinstance(fact.value, int | float)
    return abs(round_half_up(fact.value, fact.decimals))
