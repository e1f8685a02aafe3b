"""Each claim of a passage held against the facts: is one, is declared outside them, or contradicts one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import pandas as pd

from werket_lib.ledger.index import Entry, Index
from werket_lib.ledger.lexicon import METHOD_PHRASES
from werket_lib.ledger.passages import SENTENCE_END, Passage
from werket_lib.ledger.sentence import Sentence
from werket_lib.ledger.tokens import Date, Direction, Number, Token
from werket_lib.months import name_month
from werket_lib.numbers import print_number, round_half_up
from werket_lib.style.names import UNITS
from werket_lib.style.words import find_peak

Status = Literal["fact", "outside", "wrong"]

FIRST_YEAR, FORECAST_YEARS = 1980, 5
WAYS = {"up": "ökade", "down": "minskade", "same": "var oförändrat"}
LAST_PLACES = 3  # off by so many units of the last decimal: reckoned from rounded numbers


@dataclass(frozen=True)
class Finding:
    """What became of one claim.

    Attributes
    ----------
    fact
        The one that it is, or that it contradicts.
    note
        The reason, in Swedish, for the proof.
    """

    start: int
    end: int
    text: str
    status: Status
    fact: str | None = None
    note: str = ""


class Matcher:
    """Holds claims against the facts of a month.

    Parameters
    ----------
    month
        The report's.
    dates
        Days, months and years that the issue itself names, as (year, month or None).
    """

    def __init__(self, index: Index, month: pd.Period, dates: Iterable[tuple[int, int | None]] = ()) -> None:
        self.index, self.month = index, month
        self._dates = set(dates)

    def check(self, passage: Passage) -> list[Finding]:
        """Return a finding for each claim of a passage, in order."""
        findings: list[Finding] = []
        at, before = 0, passage.before
        for sentence in SENTENCE_END.split(passage.text):
            start = passage.text.index(sentence, at)
            at = start + len(sentence)
            findings += _Judge(self, passage, sentence, start, before).check()
            before = sentence
        return findings

    def knows_date(self, date: Date, entries: Sequence[Entry], *, prose: bool) -> bool:
        """Tell whether a date is one that the facts, or the issue itself, speak of."""
        if not prose:
            return self._is_possible(date)
        if date.month is None:
            return (date.year, None) in self._dates or any(
                str(date.year) in (entry.name, *entry.parts) for entry in entries
            )
        if date.year is None:
            near = {(self.month - back).month for back in (0, 1)} | {month for _, month in self._dates if month}
            return date.month in near
        period = pd.Period(year=date.year, month=date.month, freq="M")
        if (date.year, date.month) in self._dates or period in (self.month, self.month - 1, self.month - 12):
            return True
        return any(_speaks_of(entry, period) for entry in entries)

    def _is_possible(self, date: Date) -> bool:
        """Tell whether a date that code took from the data lies where data can be, or a forecast reach."""
        return date.year is None or FIRST_YEAR <= date.year <= self.month.year + FORECAST_YEARS


def _speaks_of(entry: Entry, period: pd.Period) -> bool:
    history = entry.fact.history
    return entry.fact.month == period or (history is not None and period in history.index)


class _Judge(Sentence):
    """Judges the claims of one sentence."""

    def __init__(self, matcher: Matcher, passage: Passage, text: str, start: int, before: str) -> None:
        super().__init__(matcher.index, matcher.month, passage, text, before)
        self.matcher, self.start = matcher, start

    def check(self) -> list[Finding]:
        findings = [finding for token in self.tokens if (finding := self._judge(token))]
        told = {finding.start for finding in findings}
        findings += [one for one in self._check_directions() if one.start not in told]
        return sorted(findings, key=lambda finding: finding.start)

    # --- one claim --------------------------------------------------------------------------------------

    def _judge(self, token: Token) -> Finding | None:
        quoted = next((fact for start, end, fact in self.passage.quoted if self._inside(token, start, end)), None)
        if quoted is not None:
            return self._judge_quoted(token, quoted)
        if isinstance(token, Direction):
            return None
        declared = self._declared(token)
        finding = self._judge_date(token) if isinstance(token, Date) else self._judge_number(token)
        if declared and (finding is None or finding.status == "wrong"):
            return self._say(token, "outside", None, declared)
        return finding

    def _inside(self, token: Token, start: int, end: int) -> bool:
        return start <= self.start + token.start and self.start + token.end <= end

    def _declared(self, token: Token) -> str | None:
        """Return the reason for a number that no fact covers: the author's, or that it names a method."""
        if any(match.start() <= token.start < match.end() for match in METHOD_PHRASES.finditer(self.text)):
            return "metod eller skala"
        for outside in self.passage.outside:
            if not outside.says:
                return outside.reason
            for match in re.finditer(re.escape(outside.says), self.passage.text):
                if self._inside(token, match.start(), match.end()):
                    return outside.reason
        return None

    def _say(self, token: Token, status: Status, fact: str | None, note: str = "") -> Finding:
        start, end = self.start + token.start, self.start + token.end
        return Finding(start, end, self.text[token.start : token.end], status, fact, note)

    def _judge_quoted(self, token: Token, fact_id: str) -> Finding | None:
        """Take a fact that was put in by name for one; a word of direction beside it may still contradict it."""
        entry = self.matcher.index.entries.get(fact_id)
        if entry is None:
            return self._say(token, "wrong", None, f"{fact_id} saknas den här månaden")
        if isinstance(token, Direction):
            return self._say(token, "fact", fact_id)
        against = self._against(token, entry)
        return self._say(token, "wrong", fact_id, against) if against else self._say(token, "fact", fact_id)

    def _judge_date(self, date: Date) -> Finding:
        peak = self._peak_before(date)
        if peak:
            return self._say(date, "wrong", peak[0], peak[1])
        if self.matcher.knows_date(date, self.entries, prose=self.passage.prose):
            return self._say(date, "fact", None, "datum i underlaget")
        return self._say(date, "wrong", None, "inget faktum gäller det datumet")

    def _peak_before(self, date: Date) -> tuple[str, str] | None:
        """Check ``högsta sedan mars 2024`` where the sentence's level is known."""
        if date.year is None or date.month is None or not self.passage.prose:
            return None
        clause = self.text[: date.start]
        records = [one for one in self.directions if one.way in ("highest", "lowest") and one.end < date.start]
        if not records or not re.search(r"sedan\s*$", clause):
            return None
        levels = [entry for entry in self.entries if not entry.is_change and entry.fact.history is not None]
        levels = [
            entry for entry in levels if entry.stems and any(stem in self.text.casefold() for stem in entry.stems)
        ]
        since = pd.Period(year=date.year, month=date.month, freq="M")
        kind = "high" if records[-1].way == "highest" else "low"
        peaks = [(entry, find_peak(entry.fact)) for entry in levels]
        if not levels or any(peak and peak.kind == kind and peak.since == since for _, peak in peaks):
            return None
        entry, peak = peaks[0]
        if peak is None:
            return entry.fact.id, "värdet är varken högst eller lägst på ett halvår"
        told = "högsta" if peak.kind == "high" else "lägsta"
        reach = "i hela serien" if peak.since is None else f"sedan {name_month(peak.since)}"
        return entry.fact.id, f"värdet är det {told} {reach}"

    def _judge_number(self, number: Number) -> Finding | None:
        entries = [entry for entry in self.entries if _units_agree(number, entry)]
        if self.passage.prose:
            flows = self.flows_at(number.start)
            entries = [entry for entry in entries if not entry.flow or entry.name or entry.flow in flows]
        month = self.month_told(number)
        fitting = [entry for entry in entries if _is_value(number, self.value_of(entry, month))]
        fitting.sort(key=lambda entry: self.likeness(entry, number), reverse=True)
        for entry in fitting:
            against = self._against(number, entry)
            if not against:
                return self._say(number, "fact", entry.fact.id, f"i {name_month(month)}" if month else "")
        if fitting:
            return self._say(number, "wrong", fitting[0].fact.id, self._against(number, fitting[0]))
        if number.worded:
            return None if not self.passage.prose else self._judge_count(number)
        return self._wrong_unit(number, month) or self._contradiction(number, entries, month)

    def _wrong_unit(self, number: Number, month: pd.Period | None) -> Finding | None:
        """Find the fact that a number would be in another unit: ``procent`` for ``procentenheter``."""
        for entry in self.entries if number.units else []:
            if not _units_agree(number, entry) and _is_value(number, self.value_of(entry, month)):
                note = f"{entry.fact.id} är {entry.fact.text} {UNITS.get(entry.fact.unit, entry.fact.unit)}"
                return self._say(number, "wrong", entry.fact.id, note)
        return None

    def _judge_count(self, number: Number) -> Finding | None:
        """Take a count in words for a claim only where it counts what facts count: ``tre av de fem``."""
        if not re.match(r"\s+av\s+(de\s+)?", self.text[number.end :]):
            return None
        counts = [entry for entry in self.entries if entry.fact.unit in ("count", "suppliers")]
        return self._contradiction(number, counts) if counts else None

    def _against(self, token: Token, entry: Entry) -> str:
        """Say how the word of direction beside a change contradicts it; empty where it does not."""
        way, really = self.way_at(token.start), _way_gone(entry) if entry.is_change else None
        if really is None or way not in WAYS or way == really:
            return ""
        return f"texten säger att det {WAYS[way]}, men det {WAYS[really]} ({entry.fact.signed})"

    def _contradiction(self, number: Number, entries: Sequence[Entry], month: pd.Period | None = None) -> Finding:
        """Name the fact that a number with no fact comes nearest to: the right subject, the wrong number."""
        earlier = None if month else self._earlier(number, entries)
        if earlier:
            entry, month = earlier
            note = f"det är värdet för {name_month(month)}; {name_month(self.matcher.month)} är {entry.fact.text}"
            return self._say(number, "wrong", entry.fact.id, note)
        known = [(entry, value) for entry in entries if (value := self.value_of(entry, month)) is not None]
        if not known:
            return self._say(number, "wrong", None, "inget faktum med det värdet")
        likeliest = max(self.likeness(entry, number) for entry, _ in known)
        known = [(entry, value) for entry, value in known if self.likeness(entry, number) == likeliest]
        entry, value = min(known, key=lambda pair: abs(abs(pair[1]) - abs(float(number.value))))
        printed = print_number(value, entry.fact.decimals, signed=entry.is_change)
        note = f"inget faktum med det värdet; närmast är {entry.fact.id} = {printed}"
        note += f" i {name_month(month)}" if month else ""
        off = abs(abs(round_half_up(value, number.decimals)) - abs(number.value))
        if number.decimals and 0 < off <= LAST_PLACES * Decimal(1).scaleb(-number.decimals):
            note += " (räknat på avrundade tal?)"
        return self._say(number, "wrong", entry.fact.id, note)

    def _earlier(self, number: Number, entries: Sequence[Entry]) -> tuple[Entry, pd.Period] | None:
        """Find the month whose value a number is, where it is another month's than the one told of."""
        for entry in entries:
            history = entry.fact.history
            if history is None or (entry.fact.unit not in ("percent", "percentage points") and abs(number.value) < 10):
                continue
            for month in reversed(history.index[:-1][-24:]):
                if _is_value(number, history[month]):
                    return entry, month
        return None

    # --- words of direction without a number of their own -----------------------------------------------

    def _check_directions(self) -> list[Finding]:
        """Hold names beside a word of direction against their changes: ``Eductus behöll sin volym``."""
        if not self.passage.prose:
            return []
        found = []
        for one in self.directions:
            if any(self._inside(one, start, end) for start, end, _ in self.passage.quoted):
                continue
            finding = self._check_superlative(one) if one.way in ("highest", "lowest") else self._check_way(one)
            if finding:
                found.append(finding)
        return found

    def _check_way(self, one: Direction) -> Finding | None:
        start, end = self.reach(one)
        names = self.names(self.text[start:end])
        if names:
            changes = [one for one in self.entries if one.name in names and one.parts == ("remaining", "change")]
        elif self.way_at(one.start) == one.way:
            changes = self.changes_at(one.start, start, end)
        else:
            changes = []
        for entry in changes:
            if _way_gone(entry) not in (None, one.way):
                note = f"texten säger {WAYS[one.way]}, men {entry.fact.id} är {entry.fact.signed}"
                return self._say(one, "wrong", entry.fact.id, note)
        return self._say(one, "fact", changes[0].fact.id) if changes else None

    def _check_superlative(self, one: Direction) -> Finding | None:
        """``Störst var …``: the name that follows must have the first rank."""
        if self.text[one.start : one.end].casefold() not in ("störst", "störste", "flest"):
            return None
        after = self.text[one.end : self.clause(one.end)[1]]
        names = self.names(after)
        ranks = [entry for entry in self.entries if entry.name in names and entry.parts[-1] == "rank"]
        if len(ranks) != 1 or ranks[0].fact.value is None:
            return None
        if ranks[0].fact.value == 1:
            return self._say(one, "fact", ranks[0].fact.id)
        return self._say(one, "wrong", ranks[0].fact.id, f"rangen är {ranks[0].fact.text}")


def _way_gone(entry: Entry) -> str | None:
    """Return the key in `WAYS` of where a change, as it is printed, really went; None where it has no value."""
    value = entry.fact.value
    if value is None or isinstance(value, str):
        return None
    rounded = round_half_up(value, entry.fact.decimals)
    return "up" if rounded > 0 else "down" if rounded < 0 else "same"


def _units_agree(number: Number, entry: Entry) -> bool:
    """Tell whether a number's unit, where one is said, can be the fact's; percent and points never mix."""
    if not number.units:
        return entry.fact.unit not in ("word",)
    if entry.fact.unit in number.units:
        return True
    special = {"percent", "percentage points"}
    return entry.fact.unit not in special and not special & set(number.units)


def _is_value(number: Number, value: float | int | None) -> bool:
    """Tell whether a number is a value, within its rounding."""
    if value is None or pd.isna(value):
        return False
    if number.signed and (value < 0) != (number.value < 0) and number.value != 0:
        return False
    size, said = abs(float(value)), abs(number.value)
    if number.rounding is None and abs(size - float(said)) > 10.0**-number.decimals:
        return False  # rounded exactly only where it can matter
    if abs(round_half_up(value, number.decimals)) == said:
        return True
    return number.rounding is not None and _is_rounded(number, size, float(said))


def _is_rounded(number: Number, size: float, said: float) -> bool:
    """Tell whether ``drygt 39 000`` or ``knappt 40 000`` stands for a value: on the right side, and near."""
    if size == 0 or abs(size - said) / size > 0.1:
        return False
    return number.rounding == "about" or (size >= said) == (number.rounding == "above")
