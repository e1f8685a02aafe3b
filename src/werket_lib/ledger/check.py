"""An issue held against its facts: prose, tables, figures' labels and names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from werket_lib.ledger.findings import Finding, Status
from werket_lib.ledger.index import Index
from werket_lib.ledger.labels import check_labels
from werket_lib.ledger.lookup import Lookup
from werket_lib.ledger.names import check_names
from werket_lib.ledger.outside import Fact, name_month, round_half_up
from werket_lib.ledger.passages import Passage, list_passages
from werket_lib.ledger.reader import Reader
from werket_lib.ledger.tables import NO_TABLES, Tables, read_tables
from werket_lib.model import Accepted, Issue, TableBlock
from werket_lib.style.table import Cell, HouseTable

STALE = 3  # claims about the month before, from which an article without any about this one is doubted


class Matcher:
    """Holds passages against the facts of a month: what people wrote is read, what code wrote is looked up.

    Parameters
    ----------
    days
        The dates that the issue itself names.
    """

    def __init__(
        self,
        facts: Mapping[str, Fact],
        month: pd.Period,
        days: Iterable[tuple[int, int, int]] = (),
        tables: Tables = NO_TABLES,
    ) -> None:
        self.reader = Reader(Index(facts, month, tables), days)
        self._lookup = Lookup(self.reader)

    def check(self, passage: Passage) -> list[Finding]:
        """Return a finding for each claim of a passage, in order."""
        return [one for one in self.read(passage) if one.status != "passed"]

    def read(self, passage: Passage) -> list[Finding]:
        """Return a finding for each claim of a passage, and for what is passed over as none."""
        return self.reader.check(passage) if passage.prose else self._lookup.check(passage)


@dataclass(frozen=True)
class Line:
    """A passage of the issue, what became of its claims, and what in it is none."""

    passage: Passage
    findings: tuple[Finding, ...]
    passed: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """Every claim of an issue: its texts in reading order, and apart what stands in tables and figures."""

    texts: tuple[Line, ...]
    shown: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every passage."""
        return (*self.texts, *self.shown)

    @cached_property
    def counts(self) -> Counter[Status]:
        """How many claims are facts, declared outside them, unread, or wrong."""
        return Counter(finding.status for line in self.lines for finding in line.findings)

    def of(self, *statuses: Status) -> Iterator[tuple[Passage, Finding]]:
        """Go through the claims with a status."""
        return ((line.passage, one) for line in self.lines for one in line.findings if one.status in statuses)

    def to_json(self) -> dict[str, Any]:
        """Return every claim of the texts, and what was passed over as none, as ``korrektur.json`` has them."""
        passed = [_tell(line.passage, one) for line in self.texts for one in line.passed]
        return {
            "claims": [_tell(line.passage, one) for line in self.texts for one in line.findings],
            "passed": [
                {key: one[key] for key in ("file", "place", "passage", "start", "end", "words")}
                | {"reason": one["note"]}
                for one in passed
            ],
        }


def _tell(passage: Passage, one: Finding) -> dict[str, Any]:
    return {
        "file": passage.entry,
        "place": passage.place,
        "passage": passage.text,
        "start": one.start,
        "end": one.end,
        "words": one.text,
        "verdict": one.status,
        "fact": one.fact,
        "frame": one.frame,
        "note": one.note,
    }


def check_issue(issue: Issue) -> Ledger:
    """Hold every number, direction, superlative and name of an issue against its facts."""
    matcher = make_matcher(issue)
    passages = list_passages(issue)
    apart = {
        id(passage): found
        for passage, found in (
            *check_names(issue, passages, matcher.reader.index.firms),
            *_check_quotes(issue, passages),
        )
    }
    texts = []
    for passage in passages:
        read = matcher.read(passage)
        findings = [*(one for one in read if one.status != "passed"), *apart.get(id(passage), ())]
        passed = tuple(one for one in read if one.status == "passed")
        texts.append(Line(passage, tuple(sorted(findings, key=lambda one: one.start)), passed))
    texts = [_accept(line, issue) for line in _doubt_stale(texts, issue.month)]
    shown = [
        *_check_tables(issue, matcher),
        *(Line(passage, tuple(found)) for passage, found in check_labels(issue, matcher.check)),
    ]
    return Ledger(tuple(texts), tuple(shown))


def make_matcher(issue: Issue) -> Matcher:
    """Return what holds claims against an issue's facts; it knows the issue's own dates."""
    days = {(issue.published.year, issue.published.month, issue.published.day)}
    for source in issue.datasets:
        year, month, day = str(source["date_published"]).split("-")
        days.add((int(year), int(month), int(day)))
    return Matcher(issue.facts, issue.month, days, read_tables(issue.folder, issue.month))


def _check_quotes(issue: Issue, passages: Iterable[Passage]) -> Iterator[tuple[Passage, list[Finding]]]:
    """Find pull quotes that do not stand in their article."""
    told: dict[str, list[str]] = {article.source: [] for article in issue.articles}
    for passage in passages:
        if passage.place == "citat":
            if _plain(passage.text) not in _plain(" ".join(told[passage.entry])):
                yield (
                    passage,
                    [
                        Finding(
                            0, len(passage.text), passage.text, "wrong", None, "citatet står inte i artikeln", "citat"
                        )
                    ],
                )
        elif passage.entry in told:
            told[passage.entry].append(passage.text)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip(" ")


def _doubt_stale(lines: Iterable[Line], month: pd.Period) -> list[Line]:
    """Doubt every claim of an article that tells of the month before and nowhere of this: it may be last month's."""
    lines = list(lines)
    now, then = name_month(month), name_month(month - 1)
    stale = set()
    for entry in dict.fromkeys(line.passage.entry for line in lines if line.passage.prose):
        frames = [
            one.frame for line in lines if line.passage.entry == entry for one in line.findings if one.status == "fact"
        ]
        of_then = [frame for frame in frames if re.search(rf"· {then}", frame)]
        if len(of_then) >= STALE and not [frame for frame in frames if re.search(rf"· {now}", frame)]:
            stale.add(entry)
    note = f"artikeln talar om {then}; numret gäller {now}"
    return [
        replace(
            line,
            findings=tuple(
                replace(one, status="unread", note=note) if one.status == "fact" else one for one in line.findings
            ),
        )
        if line.passage.entry in stale
        else line
        for line in lines
    ]


def _accept(line: Line, issue: Issue) -> Line:
    """Take what the editor has accepted, word for word, for declared."""
    findings = []
    for one in line.findings:
        said = (
            next((entry for entry in issue.accepted if _covers(entry, line.passage, one)), None)
            if one.status == "unread"
            else None
        )
        findings.append(replace(one, status="declared", note=f"{said.reason} ({said.by})") if said else one)
    return replace(line, findings=tuple(findings))


def _covers(entry: Accepted, passage: Passage, one: Finding) -> bool:
    at = passage.text.find(entry.words)
    return entry.file == passage.entry and 0 <= at <= one.start and one.end <= at + len(entry.words)


def _check_tables(issue: Issue, matcher: Matcher) -> Iterator[Line]:
    for section in issue.sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):
                table = HouseTable.from_json(block.cells, name=block.name)
                yield from _check_table(table, issue, section.name, matcher)


def _check_table(table: HouseTable, issue: Issue, section: str, matcher: Matcher) -> Iterator[Line]:
    scope = next(frozenset(one.facts) for one in issue.sections if one.name == section)
    for number, row in enumerate(table.rows, start=1):
        for (label, _), cell in zip(table.columns, row, strict=True):
            for part in cell.parts or (cell,):
                place = f"tabell {table.name}, rad {number}, {label}"
                if part.fact:
                    yield _check_cell(part, issue, section, place)
                if part.unit:  # where an interval may stand beside its number
                    passage = Passage(section, place, part.unit, scope)
                    yield Line(passage, tuple(matcher.check(passage)))
    for at, total in enumerate(table.total or ()):
        if total is not None and total.value is not None:
            yield _check_total(total, [row[at] for row in table.rows], issue, section, table, at)


def _check_cell(cell: Cell, issue: Issue, section: str, place: str) -> Line:
    passage = Passage(section, place, cell.text, None)
    fact = issue.facts.get(cell.fact or "")
    if fact is None:
        note = f"{cell.fact} finns inte bland månadens fakta"
    elif cell.text in (fact.text, fact.signed):
        return Line(passage, (Finding(0, len(cell.text), cell.text, "fact", fact.id),))
    else:
        note = f"{fact.id} är {fact.text}"
    return Line(passage, (Finding(0, len(cell.text), cell.text, "wrong", cell.fact, note),))


def _check_total(cell: Cell, column: list[Cell], issue: Issue, section: str, table: HouseTable, place: int) -> Line:
    """Hold a total against its column's sum, or a fact of the whole that the table is a part of."""
    passage = Passage(section, f"tabell {table.name}, total, {table.columns[place][0]}", cell.text, None)
    assert cell.value is not None
    said = round_half_up(cell.value, cell.decimals)
    parts = [one.value for one in column if one.value is not None]
    if parts and round_half_up(sum(parts), cell.decimals) == said:
        return Line(passage, (Finding(0, len(cell.text), cell.text, "fact", None, "kolumnens summa"),))
    scope = next(one.facts for one in issue.sections if one.name == section)
    facts = [issue.facts[name] for name in scope] + [issue.facts[name] for name in issue.facts if name.count(".") <= 2]
    for fact in facts:
        if isinstance(fact.value, int | float) and round_half_up(fact.value, cell.decimals) == said:
            return Line(passage, (Finding(0, len(cell.text), cell.text, "fact", fact.id),))
    if said == 100:
        return Line(passage, (Finding(0, len(cell.text), cell.text, "fact", None, "alla tillsammans"),))
    note = "varken kolumnens summa eller ett faktum"
    return Line(passage, (Finding(0, len(cell.text), cell.text, "wrong", None, note),))
