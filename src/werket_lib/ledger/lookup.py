"""Text that code wrote from facts, held against the facts of its section: each number must be one of them."""

from collections import defaultdict
from collections.abc import Iterator
from math import floor

from werket_lib.ledger.findings import Finding
from werket_lib.ledger.frames import WAYS
from werket_lib.ledger.index import Value
from werket_lib.ledger.marks import Date, Mark
from werket_lib.ledger.outside import Fact
from werket_lib.ledger.passages import Passage, split_sentences
from werket_lib.ledger.quantities import Quantity
from werket_lib.ledger.reader import Reader, SentenceReader
from werket_lib.ledger.sentence import Sentence

FIRST_YEAR, FORECAST_YEARS = 1980, 5
CHANGES = ("change", "change_pct", "change_pp", "change_12m", "expected")
UNITS = {"percent": ("percent",), "points": ("percentage points",)}


class Lookup:
    """Looks numbers up among the facts of a passage's section."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.index = reader, reader.index
        self._by_size: dict[int, dict[int, list[tuple[str, float]]]] = {}

    def check(self, passage: Passage) -> list[Finding]:
        """Return a finding for each number and date of a passage, in order."""
        found: list[Finding] = []
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
                (fact.id, float(fact.value))
                for fact in self.index.facts.values()
                if isinstance(fact.value, int | float) and one.holds(fact.value)
            ]
        else:
            pool = self._sizes(decimals).get(round(one.value * 10**decimals), [])
        for fact_id, value in pool:
            fact = self.index.facts[fact_id]
            units = UNITS.get(one.unit)
            if passage.scope is not None and fact_id not in passage.scope:
                continue
            if (units and fact.unit not in units) or (
                not units and one.unit and fact.unit in ("percent", "percentage points") and one.unit != "part"
            ):
                continue
            if one.sign and value and (value < 0) != (one.sign < 0):
                continue
            yield fact, value

    def _sizes(self, decimals: int) -> dict[int, list[tuple[str, float]]]:
        """Return every value of every fact, with its months, by its size as printed with some decimals."""
        if decimals not in self._by_size:
            sizes: dict[int, list[tuple[str, float]]] = defaultdict(list)
            for fact in self.index.facts.values():
                for value in dict.fromkeys(self.index.values_of(fact)):
                    sizes[floor(abs(value) * 10**decimals + 0.5 + 1e-9)].append((fact.id, value))
            self._by_size[decimals] = sizes
        return self._by_size[decimals]

    def _likely(self, known: list[tuple[Fact, float]], mark: Mark, read: SentenceReader) -> list[tuple[Fact, float]]:
        """Put the facts first that fit the words around a number best."""
        if len(known) < 2:
            return known
        clause = read.s.clauses[read.s.clause_of(mark)]
        names = {one.value for one in read.s.marks if one.kind in ("names", "groups")}
        near = {one.value for one in clause.of("names", "groups")}
        words, change = read.s.measure_words(mark), read.c.is_change(mark)

        def likeness(pair: tuple[Fact, float]) -> int:
            fact, value = pair
            entity, measure, derived = self.index.places[fact.id]
            score = (
                4 * (entity.name in near)
                + 2 * (entity.name in names)
                - 3 * (bool(entity.name) and entity.name not in names)
            )
            score += 2 * (read.s.meant(entity, words[:1]) == measure) + (read.s.meant(entity, words) == measure)
            score += 3 * ((derived in CHANGES) == change) + (value == fact.value)
            return score + (derived == "change_pct") * (mark.value.unit == "percent")

        return sorted(known, key=likeness, reverse=True)
