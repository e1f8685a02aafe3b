"""What a sentence is about: its subject, the flow, the month and the direction that a place in it speaks of."""

import re
from collections.abc import Sequence

import pandas as pd

from werket_lib.ledger.index import FLOWS, Entry, Index, subject_spans, subjects_in
from werket_lib.ledger.lexicon import MEASURES, says_any
from werket_lib.ledger.passages import Passage
from werket_lib.ledger.tokens import Date, Direction, Number, Way, find_tokens

# Where a sentence turns to something else.
CLAUSE_END = re.compile(r"[,;:–()]| men | medan | samtidigt | och (?=\w+ (?:ökade|minskade|steg|sjönk|föll))")
TURN = re.compile(r";|\b(men|medan|samtidigt)\b")
# Before a month that is compared with, and so is not the month that is told of.
COMPARED = re.compile(r"(sedan|från|än( i)?|mot|jämfört med|till och med)\s*$")


class Sentence:
    """One sentence of a passage, with its claims and the facts that they may be about.

    Parameters
    ----------
    month
        The report's.
    before
        The sentence before it, for one that does not name its subject.
    """

    def __init__(self, index: Index, month: pd.Period, passage: Passage, text: str, before: str) -> None:
        self.index, self.month, self.passage, self.text, self.before = index, month, passage, text, before
        names = subject_spans(text)
        self.tokens = [one for one in find_tokens(text) if not any(a <= one.start < b for a, b in names)]
        self.directions = [token for token in self.tokens if isinstance(token, Direction)]
        self.entries = self._about()

    def _about(self) -> list[Entry]:
        entries = self.index.within(self.passage.scope)
        if not self.passage.prose:
            return entries
        context = self.passage.before
        named = subjects_in(self.text) or subjects_in(self.before)[-1:] or subjects_in(context)[-1:]
        names = self.names(self.text) or self.names(self.before)
        plain = f"{self.text} {self.before}"
        return [entry for entry in entries if self._fits(entry, named, names, plain)]

    def names(self, text: str) -> set[str]:
        """Find which named things a text mentions."""
        return self.index.names_in(text)

    def _fits(self, entry: Entry, named: Sequence[str], names: set[str], plain: str) -> bool:
        if entry.name:
            return entry.name in names and (not named or entry.subject in named)
        if entry.subject in named:
            return True
        # A fact of no subject by name, such as the national indicators, is meant by its measure.
        measured = says_any(plain, MEASURES.get(entry.parts[0], ()))
        return measured and entry.flow == ""

    def flows_at(self, place: int) -> set[str]:
        """Find which flow of a service a place in the sentence speaks of: the one named last before it, or next."""
        found: list[tuple[int, str]] = []
        plain = self.text.casefold()
        for flow in FLOWS:
            for stem in MEASURES[flow]:
                found += [(match.start(), flow) for match in re.finditer(rf"\b{re.escape(stem)}", plain)]
        clause_start, clause_end = self.clause(place)
        inside = {flow for at, flow in found if clause_start <= at < clause_end}
        strong = inside - {"remaining"}
        if strong:
            return strong | ({"remaining"} if any("kvar" in plain[at : at + 4] for at, _ in found) else set())
        before = [flow for at, flow in sorted(found) if at < place]
        return inside | set(before[-1:]) or {flow for _, flow in found} or set(FLOWS)

    def clause(self, place: int) -> tuple[int, int]:
        """Return the stretch of the sentence around a place that no comma or turn parts."""
        ends = [match.span() for match in CLAUSE_END.finditer(self.text)]
        start = max((end for _, end in ends if end <= place), default=0)
        end = min((at for at, _ in ends if at >= place), default=len(self.text))
        return start, end

    def value_of(self, entry: Entry, month: pd.Period | None) -> float | int | None:
        """Return a fact's value, or that of another month; None where there is none."""
        value, history = entry.fact.value, entry.fact.history
        if month is not None:
            value = history[month] if history is not None and month in history.index else None
        return None if isinstance(value, str) else value

    def month_told(self, number: Number) -> pd.Period | None:
        """Find another month than the report's that a number is said to be of: ``i november 2024 var den 7,1``."""
        if not self.passage.prose:
            return None
        start, end = self.clause(number.start)
        for date in (token for token in self.tokens if isinstance(token, Date) and start <= token.start < end):
            if date.month is None or COMPARED.search(self.text[: date.start]):
                continue
            back = (self.month.month - date.month) % 12
            period = self.month - back if date.year is None else pd.Period(year=date.year, month=date.month, freq="M")
            if period != self.month:
                return period
        return None

    def likeness(self, entry: Entry, number: Number) -> int:
        """Grade how well a fact fits the words around a number."""
        start, end = self.clause(number.start)
        clause = self.text[start:end]
        score = sum(2 * says_any(clause, [stem]) + says_any(self.text, [stem]) for stem in entry.stems)
        near = any(start <= one.start < end for one in self.directions)
        if "sa" in entry.parts and not says_any(self.text, MEASURES["sa"]):
            score -= 1
        return score + (3 if entry.is_change and near else 0) + (2 if entry.name else 0)

    def way_at(self, place: int) -> Way | None:
        """Return the direction that the clause of a place tells, where it tells just one."""
        start, end = self.clause(place)
        ways = {one.way for one in self.directions if start <= one.start < end and one.way in ("up", "down", "same")}
        if not ways:
            before = [one for one in self.directions if one.start < place and one.way in ("up", "down", "same")]
            between = self.text[before[-1].end : place] if before else ""
            if before and not re.search(r"[;:(]|medan|men", between):
                return before[-1].way
        return ways.pop() if len(ways) == 1 else None

    def reach(self, one: Direction) -> tuple[int, int]:
        """Return the stretch of the sentence that a word of direction governs: to the next one on either side."""
        others = [(other.start, other.end) for other in self.directions if other.way != one.way]
        ends = [*others, *(match.span() for match in TURN.finditer(self.text))]
        start = max((end for _, end in ends if end <= one.start), default=0)
        end = min((start for start, _ in ends if start >= one.end), default=len(self.text))
        return start, end

    def _measured(self, entry: Entry, start: int, end: int) -> bool:
        named = says_any(self.text[start:end], MEASURES.get(entry.parts[0], ()))
        return named and says_any(self.text, MEASURES["change_12m"])

    def changes_at(self, place: int, start: int, end: int) -> list[Entry]:
        """Return the changes that a word of direction without a name or number can be about."""
        subjects, flows = subjects_in(self.text) or subjects_in(self.before)[-1:], self.flows_at(place)
        whole = [entry for entry in self.entries if not entry.name]
        of_flow = [entry for entry in whole if entry.subject in subjects and entry.parts == (entry.flow, "change")]
        of_year = [entry for entry in whole if entry.parts[-1] == "change_12m" and self._measured(entry, start, end)]
        return [*(entry for entry in of_flow if flows == {entry.flow}), *of_year]
