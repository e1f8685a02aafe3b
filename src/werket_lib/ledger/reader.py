"""Prose read against the facts: every number, direction and superlative is proved, or said to be unread."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from werket_lib.ledger.amounts import Amounts
from werket_lib.ledger.claims import Claims, Proof
from werket_lib.ledger.comparing import Comparisons
from werket_lib.ledger.counting import Counts
from werket_lib.ledger.directions import Directions
from werket_lib.ledger.findings import Finding
from werket_lib.ledger.index import Index
from werket_lib.ledger.lexicon import LEXICON, says
from werket_lib.ledger.marks import Date, Scanner
from werket_lib.ledger.order import Order
from werket_lib.ledger.passages import Passage, split_sentences
from werket_lib.ledger.quoted import Quotes
from werket_lib.ledger.records import Records
from werket_lib.ledger.sentence import Context, Sentence

# Why a mark that is no claim is passed over.
PASSED = {
    "harmless": "",
    "number": "räknar inget som tabellerna har",
    "times": "jämför inget som tabellerna har",
    "way": "säger ingen riktning för något i tabellerna",
    "top": "rangordnar inget i tabellerna",
    "rank": "rangordnar inget i tabellerna",
    "date": "en tidpunkt",
}
_ELSEWHERE = re.compile(LEXICON["elsewhere"], re.IGNORECASE)
_METHOD = re.compile(LEXICON["method"], re.IGNORECASE)


class Reader:
    """Reads passages.

    Parameters
    ----------
    days
        The dates that the issue itself names.
    """

    def __init__(self, index: Index, days: Iterable[tuple[int, int, int]] = ()) -> None:
        self.index, self.month = index, index.month
        self.scanner = Scanner(index)
        self.days = set(days)
        self._seeds: dict[tuple[str, ...], Context] = {}

    def check(self, passage: Passage) -> list[Finding]:
        """Return a finding for each claim of a passage, in order."""
        context = self.seed(passage.before)
        findings: list[Finding] = []
        for start, text in split_sentences(passage.text):
            sentence = Sentence(self.index, self.scanner, text, context, self.month)
            proved = SentenceReader(self.index, sentence, passage, start, self.days).check()
            findings += proved
            context = sentence.context()
        return sorted(findings, key=lambda one: one.start)

    def seed(self, before: tuple[str, ...]) -> Context:
        """Return what a reader has in mind who has read some texts."""
        if not before:
            return Context()
        if before not in self._seeds:
            context = self.seed(before[:-1])
            for _, text in split_sentences(before[-1]):
                context = Sentence(self.index, self.scanner, text, context, self.month).context()
            self._seeds[before] = context
        return self._seeds[before]


class SentenceReader:
    """Proves every claim of one sentence."""

    def __init__(
        self, index: Index, sentence: Sentence, passage: Passage, start: int, days: Collection[tuple[int, int, int]]
    ) -> None:
        self.c = Claims(index, sentence, passage, start)
        self.index, self.s, self.text, self.done = index, sentence, sentence.text, self.c.done
        self.passage, self.start = passage, start
        counts = Counts(self.c)
        self.amounts, self.order = Amounts(self.c, counts), Order(self.c, counts)
        self.comparing, self.records = Comparisons(self.c, self.order), Records(self.c)
        self.directions, self.quotes = Directions(self.c, counts), Quotes(self.c)
        self.days = days

    def check(self) -> list[Finding]:
        """Prove each claim; a mark that claims nothing is left out."""
        steps: list[Callable[[], None]] = [
            self._dates,
            self.amounts.pairs,
            self.amounts.respectively,
            self.amounts.sums,
            self.amounts.gaps,
            self.comparing.multiples,
            self.comparing.tempo,
            self.records.records,
            self.records.streaks,
            self.order.tops,
            self.order.ranks,
            self.directions.states,
            self.directions.comings,
            self.directions.quantified,
            self.comparing.compared,
            self.amounts.numbers,
            self.directions.ways,
        ]
        for step in steps:
            step()
        findings = []
        for mark in self.s.marks:
            proof = self.done.get(mark)
            if proof is None:
                if mark.kind in PASSED:
                    at = self.start + mark.start, self.start + mark.end, self.text[mark.start : mark.end]
                    reason = str(mark.value) if mark.kind == "harmless" else PASSED[mark.kind]
                    findings.append(Finding(*at, "passed", None, reason))
                continue
            if proof.status == "wrong" and mark.kind != "date" and (why := self.c.doubt(mark, proof)):
                proof = replace(proof, status="unread", note=f"oklart: {why}; {proof.note}")
            if proof.status == "unread" and proof.fact is None and self._is_elsewhere():
                at = self.start + mark.start, self.start + mark.end, self.text[mark.start : mark.end]
                findings.append(
                    Finding(*at, "passed", None, "en regel, en tanke eller något som tabellerna inte mäter")
                )
                continue
            proof = self.quotes.quoted(mark, proof)
            start, end = self.start + mark.start, self.start + mark.end
            findings.append(
                Finding(start, end, self.text[mark.start : mark.end], proof.status, proof.fact, proof.note, proof.frame)
            )
        return [self.declared(one) for one in findings]

    def _is_elsewhere(self) -> bool:
        """Tell whether a sentence is of a rule or of something that is not measured, and of nobody whom tables have."""
        named = any(one.kind in ("services", "names", "groups") for one in self.s.marks)
        return not named and not self.s.topics & {"forecast", "survey"} and bool(_ELSEWHERE.search(self.text))

    def declared(self, one: Finding) -> Finding:
        """Take what its author answers for as declared; what contradicts a fact beside the words stays wrong."""
        if one.status in ("fact", "passed"):
            return one
        if any(
            match.start() + self.start <= one.start < match.end() + self.start for match in _METHOD.finditer(self.text)
        ):
            return Finding(one.start, one.end, one.text, "declared", None, "metod eller skala")
        for outside in self.passage.outside:
            if not outside.says:
                return Finding(one.start, one.end, one.text, "declared", None, outside.reason)
            for match in re.finditer(re.escape(outside.says), self.passage.text):
                if match.start() <= one.start and one.end <= match.end():
                    return Finding(one.start, one.end, one.text, "declared", None, outside.reason)
        return one

    def _dates(self) -> None:
        for mark in self.c.open("date"):
            date: Date = mark.value
            if not date.exists:
                self.done[mark] = Proof("wrong", None, "det datumet finns inte")
            elif date.day is not None:
                self.done[mark] = self._day(date)

    def _day(self, date: Date) -> Proof | None:
        known = [
            (year, month, day)
            for year, month, day in self.days
            if (month, day) == (date.month, date.day) and date.year in (None, year)
        ]
        if known:
            return Proof("fact", None, "datum i underlaget")
        near = any((year, month) == (date.year or year, date.month) for year, month, _ in self.days)
        if near and says(
            self.text, "numret, publicer*, kom, kommer ut, hämta*, statistik*, siffrorna, prognos*, uppgifterna"
        ):
            return Proof("unread", None, "ingen uppgift i underlaget har det datumet")
        return None
