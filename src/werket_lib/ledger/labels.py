"""The labels of an issue's figures: facts of their section, or values of the figure's own data."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from werket_lib.ledger.match import Finding, Matcher
from werket_lib.ledger.passages import Passage
from werket_lib.ledger.tokens import Date, Number, Token, find_tokens
from werket_lib.model import FigureBlock, Issue
from werket_lib.numbers import round_half_up

# What matplotlib calls the groups of an axis: their numbers are a scale, not claims.
SCALE = re.compile(r"[xy]tick|matplotlib\.axis|scale")
_TEXT = "{http://www.w3.org/2000/svg}text"


def check_labels(issue: Issue, matcher: Matcher) -> Iterator[tuple[Passage, list[Finding]]]:
    """Hold each label of each figure of the issue's sections against its section's facts and its data."""
    for section in issue.sections:
        scope = None if section.retells else frozenset(section.facts)
        for block in section.blocks:
            if isinstance(block, FigureBlock):
                base = issue.folder / block.base
                data = _read_data(base.with_suffix(".csv"))
                for label in read_labels(base.with_suffix(".svg")):
                    passage = Passage(section.name, f"figur {block.name}", label, scope)
                    yield passage, _forgive(matcher.check(passage), label, data)


def read_labels(path: Path, *, axes: bool = False) -> list[str]:
    """Return the texts of an SVG, each once; with `axes` also those of its scales."""
    labels = _gather(ElementTree.parse(path).getroot(), axes=axes)  # noqa: S314 - our own file
    return list(dict.fromkeys(labels))


def _gather(element: ElementTree.Element, *, axes: bool) -> Iterator[str]:
    if not axes and SCALE.search(element.get("id", "")):
        return
    if element.tag == _TEXT:
        yield "".join(element.itertext()).strip()
    for child in element:
        yield from _gather(child, axes=axes)


@dataclass(frozen=True)
class _Data:
    """The numbers of a figure's data, and the years that they are of."""

    values: frozenset[Decimal]
    years: frozenset[int]

    def holds(self, token: Token) -> bool:
        """Tell whether a label's number or date is one of the data's."""
        if isinstance(token, Date):
            return token.year in self.years
        if isinstance(token, Number):
            size = abs(token.value)
            return any(abs(round_half_up(float(value), token.decimals)) == size for value in self.values)
        return False


def _forgive(findings: list[Finding], label: str, data: _Data) -> list[Finding]:
    """Take what is no fact for one where it is a value of the figure's data, rounded, or a year of them."""
    tokens = {token.start: token for token in find_tokens(label)}
    return [
        Finding(one.start, one.end, one.text, "fact", None, "värde i figurens data")
        if one.status == "wrong" and data.holds(tokens[one.start])
        else one
        for one in findings
    ]


def _read_data(path: Path) -> _Data:
    with path.open(encoding="utf-8", newline="") as file:
        cells = {cell for row in csv.reader(file) for cell in row}
    numbers = frozenset(Decimal(cell) for cell in cells if re.fullmatch(r"-?\d+(\.\d+)?", cell))
    years = frozenset(int(cell[:4]) for cell in cells if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", cell))
    return _Data(numbers, years)
