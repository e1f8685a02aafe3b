"""Text that code wrote from facts, held against the facts of its section: each number must be one of them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from math import floor

from werket_lib.ledger.findings import Finding
from werket_lib.ledger.frames import WAYS
from werket_lib.ledger.index import Value
from werket_lib.ledger.marks import Date, Mark
from werket_lib.ledger.outside import Fact
from werket_lib.ledger.passages import Passage, split_sentences
from werket_lib.ledger.quantities import Quantity, find_quantities
from werket_lib.ledger.reader import Reader, SentenceReader
from werket_lib.ledger.sentence import Sentence

FIRST_YEAR, FORECAST_YEARS = 1980, 5
CHANGES = ("change", "change_pct", "change_pp", "change_12m", "expected")
_DIGIT = re.compile(r"\d")
UNITS = {"percent": ("percent",), "points": ("percentage points",)}


class Lookup:
    """Looks numbers up among the facts of a passage's section."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.index = reader, reader.index
        self._by_size: dict[tuple[int, frozenset[str] | None], dict[int, list[tuple[Fact, float]]]] = {}
        self._found: dict[tuple[object, ...], list[Finding]] = {}

    def check(self, passage: Passage) -> list[Finding]:
        """Return a finding for each number and date of a passage, in order; figures repeat their labels."""
        key = passage.text, passage.scope, passage.outside, passage.before
        if key not in self._found:
            self._found[key] = self._check(passage)
        return self._found[key]

    def _check(self, passage: Passage) -> list[Finding]:
        found: list[Finding] = []
        if not _DIGIT.search(passage.text) and not any(find_quantities(passage.text)):
            return found
        context = self.reader.seed(passage.before)
        for start, text in split_sentences(passage.text):
            sentence = Sentence(self.index, self.reader.scanner, text, context, self.index.month)
            read = SentenceReader(self.index, sentence, passage, start, self.reader.days)
            found += [read.declared(one) for mark in sentence.marks if (one := self._judge(mark, read, passage, start))]
            context = sentence.context()
        return found

    def _judge(self, mark: Mark, read: SentenceReader, passage: Passage, start: int) -> Finding | None:
        said = read.text[mark.start : mark.end]
        at = (start + mark.start, start + mark.end, said)
        if mark.kind == "date":
            date: Date = mark.value
            known = date.exists and (
                date.year is None or FIRST_YEAR <= date.year <= self.index.month.year + FORECAST_YEARS
            )
            return None if known else Finding(*at, "wrong", None, "det datumet kan inte stämma")
        if mark.kind != "number":
            return None
        one: Quantity = mark.value
        likely = self._likely(list(self._candidates(one, passage)), mark, read)
        if not likely:
            return None if one.worded else Finding(*at, "wrong", None, "inget faktum i avsnittet har det värdet")
        way = read.c.way_of(mark) if read.c.is_change(mark) else ""
        for fact, value in likely:
            if not (
                way in ("up", "down") and self._derived(fact) in CHANGES and self._way(fact, value) not in (way, "same")
            ):
                return Finding(*at, "fact", fact.id, "", f"{fact.id} · fact")
        fact, value = likely[0]
        return Finding(
            *at,
            "wrong",
            fact.id,
            f"texten säger att det {WAYS[way]}, men det {WAYS[self._way(fact, value)]} ({fact.signed})",
        )

    def _way(self, fact: Fact, value: float) -> str:
        return Value(value, fact.decimals, fact.id, fact.unit).way

    def _derived(self, fact: Fact) -> str:
        return fact.id.rsplit(".", 1)[-1]

    def _candidates(self, one: Quantity, passage: Passage) -> Iterator[tuple[Fact, float]]:
        decimals = max(0, len(f"{one.step:.6f}".rstrip("0").partition(".")[2]))
        if one.hedge or one.unit == "part":
            pool = [
                (fact, float(fact.value))
                for fact in self._facts(passage.scope)
                if isinstance(fact.value, int | float) and one.holds(fact.value)
            ]
        else:
            pool = self._sizes(decimals, passage.scope).get(round(one.value * 10**decimals), [])
        units = UNITS.get(one.unit)
        for fact, value in pool:
            if (units and fact.unit not in units) or (
                not units and one.unit and fact.unit in ("percent", "percentage points") and one.unit != "part"
            ):
                continue
            if one.sign and value and (value < 0) != (one.sign < 0):
                continue
            yield fact, value

    def _facts(self, scope: frozenset[str] | None) -> Iterator[Fact]:
        return (fact for fact in self.index.facts.values() if scope is None or fact.id in scope)

    def _sizes(self, decimals: int, scope: frozenset[str] | None) -> dict[int, list[tuple[Fact, float]]]:
        """Return every value of a scope's facts, with its months, by its size as printed with some decimals."""
        if (decimals, scope) not in self._by_size:
            sizes: dict[int, list[tuple[Fact, float]]] = defaultdict(list)
            for fact in self._facts(scope):
                for value in dict.fromkeys(self.index.values_of(fact)):
                    sizes[floor(abs(value) * 10**decimals + 0.5 + 1e-9)].append((fact, value))
            self._by_size[decimals, scope] = sizes
        return self._by_size[decimals, scope]

    def _likely(self, known: list[tuple[Fact, float]], mark: Mark, read: SentenceReader) -> list[tuple[Fact, float]]:
        """Put the facts first that fit the words around a number best."""
        if len(known) < 2:
            return known
        clause = read.s.clauses[read.s.clause_of(mark)]
        names = {one.value for one in read.s.marks if one.kind in ("names", "groups")}
        near = {one.value for one in clause.of("names", "groups")}
        words, change = read.s.measure_words(mark), read.c.is_change(mark)
        is_percent = mark.value.unit == "percent"

        @cache
        def likeness(fact_id: str) -> int:
            entity, measure, derived = self.index.places[fact_id]
            score = (
                4 * (entity.name in near)
                + 2 * (entity.name in names)
                - 3 * (bool(entity.name) and entity.name not in names)
            )
            score += 2 * (read.s.meant(entity, words[:1]) == measure) + (read.s.meant(entity, words) == measure)
            return score + 3 * ((derived in CHANGES) == change) + (derived == "change_pct") * is_percent

        return sorted(known, key=lambda pair: likeness(pair[0].id) + (pair[1] == pair[0].value), reverse=True)
