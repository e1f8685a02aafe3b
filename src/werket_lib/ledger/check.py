"""An issue held against its facts: prose, tables, figures' labels and names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from werket_lib.ledger.index import Index
from werket_lib.ledger.labels import check_labels
from werket_lib.ledger.match import Finding, Matcher, Status
from werket_lib.ledger.names import check_names
from werket_lib.ledger.passages import Passage, list_passages
from werket_lib.model import Issue, TableBlock
from werket_lib.numbers import round_half_up
from werket_lib.style.table import Cell, HouseTable


@dataclass(frozen=True)
class Line:
    """A passage of the issue and what became of its claims."""

    passage: Passage
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Ledger:
    """Every claim of an issue, passage by passage in the order in which they are read."""

    lines: tuple[Line, ...]

    @cached_property
    def counts(self) -> Counter[Status]:
        """How many claims are facts, declared outside them, or wrong."""
        return Counter(finding.status for line in self.lines for finding in line.findings)

    @property
    def wrong(self) -> Iterator[tuple[Passage, Finding]]:
        """Every claim that no fact covers or that contradicts one."""
        return ((line.passage, one) for line in self.lines for one in line.findings if one.status == "wrong")


def check_issue(issue: Issue) -> Ledger:
    """Hold every number, date, direction and name of an issue against its facts.

    Returns
    -------
    Ledger
        Prose first, in the issue's order, then tables, figures' labels and names.
    """
    matcher = make_matcher(issue)
    passages = list_passages(issue)
    lines = [Line(passage, tuple(matcher.check(passage))) for passage in passages]
    lines += _check_tables(issue, matcher)
    lines += [Line(passage, tuple(found)) for passage, found in check_labels(issue, matcher)]
    lines += [Line(passage, tuple(found)) for passage, found in check_names(issue, passages)]
    return Ledger(tuple(lines))


def make_matcher(issue: Issue) -> Matcher:
    """Return what holds claims against an issue's facts; it knows the issue's own dates."""
    when = issue.published
    published = issue.month + 1
    dates = {(when.year, when.month), (when.year, None), (published.year, published.month), (issue.month.year, None)}
    return Matcher(Index(issue.facts), issue.month, dates)


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
