"""Facts by what a sentence calls them: their subject, the name in them, their measure."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from werket_lib.facts import Fact, slugify
from werket_lib.ledger.lexicon import MEASURES, SUBJECTS

# The part of an id after one of these is somebody's or something's name.
KINDS = ("supplier", "area", "track", "actor", "municipality", "group", "rating", "year")
# With these first, the second part is a name.
NAMED = ("groups", "beveridge", "trust")
FLOWS = ("remaining", "new", "left")
CHANGES = ("change", "change_pct", "change_pp", "change_12m")
SHORTEST_TOKEN = 4  # of a name by which it alone can be meant
# Words of companies' names that name none of them.
COMMON = frozenset(
    [
        "utbildning",
        "sverige",
        "sweden",
        "svenska",
        "jobb",
        "arbete",
        "och",
        "matchning",
        "consulting",
        "people",
        "services",
    ]
)


@dataclass(frozen=True)
class Entry:
    """One fact as prose may speak of it.

    Attributes
    ----------
    subject
        The first part of its id.
    name
        The slug of a supplier, an area, a track …; empty where the fact is of the whole.
    parts
        The rest of the id.
    """

    fact: Fact
    subject: str
    name: str
    parts: tuple[str, ...]

    @property
    def flow(self) -> str:
        """Which flow of a service it measures, if any."""
        return next((part for part in self.parts if part in FLOWS), "")

    @property
    def is_change(self) -> bool:
        """Whether it tells of a change, so that a word of direction belongs to it."""
        return self.parts[-1] in CHANGES

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems by which prose names its measures."""
        return tuple(stem for part in self.parts for stem in MEASURES.get(part, ()))


class Index:
    """Every fact of a month, by its parts."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self.entries = {fact_id: _enter(fact) for fact_id, fact in facts.items()}
        self._tokens = _distinctive({entry.name for entry in self.entries.values() if entry.name})

    def within(self, scope: Container[str] | None) -> list[Entry]:
        """Return the facts of a scope; all of them for None."""
        return [entry for name, entry in self.entries.items() if scope is None or name in scope]

    def names_in(self, text: str) -> set[str]:
        """Find which named things a text mentions, by their whole name or by a word that is theirs alone."""
        slug = f"_{slugify(text)}_"
        words = {slugify(word) for word in re.findall(r"\b[A-ZÅÄÖ][\w&'-]+", text)}
        whole = {name for name in self._tokens if f"_{name}_" in slug}
        by_word = {
            name
            for name, tokens in self._tokens.items()
            if any(word.startswith(token) for token in tokens for word in words)
        }
        return whole | by_word


def subject_spans(text: str) -> list[tuple[int, int]]:
    """Find where a text names a subject; the words of a name, such as *Steg till arbete*, claim nothing."""
    terms = [term for known in SUBJECTS.values() for term in known]
    return [match.span() for term in terms for match in re.finditer(re.escape(term), text.casefold())]


def subjects_in(text: str) -> list[str]:
    """Find which subjects a text names, in the order in which they are named last."""
    plain = " ".join(text.casefold().split())
    places = {
        subject: max(plain.rfind(term) for term in terms)
        for subject, terms in SUBJECTS.items()
        if any(term in plain for term in terms)
    }
    return sorted(places, key=lambda subject: places[subject])


def _enter(fact: Fact) -> Entry:
    subject, *parts = fact.id.split(".")
    place = 1 if parts[0] in KINDS and len(parts) > 2 else 0 if subject in NAMED and len(parts) > 1 else None
    name = "" if place is None else f"betyg_{parts[place]}" if parts[0] == "rating" else parts[place]
    rest = parts if place is None else parts[place + 1 :]
    return Entry(fact, subject, name, tuple(rest) or tuple(parts))


def _distinctive(names: set[str]) -> dict[str, set[str]]:
    """Give each name the words that are in no other name."""
    counted = Counter(token for name in names for token in set(_tokens(name)))
    return {name: {token for token in _tokens(name) if counted[token] == 1} for name in names}


def _tokens(name: str) -> Iterator[str]:
    for token in name.split("_"):
        if len(token) >= SHORTEST_TOKEN and token not in COMMON:
            yield token
