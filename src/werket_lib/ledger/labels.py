"""The labels of an issue's figures: facts of their section, or values of the figure's own data."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from werket_lib.ledger.findings import Finding
from werket_lib.ledger.passages import Passage
from werket_lib.ledger.quantities import Quantity, find_quantities
from werket_lib.model import FigureBlock, Issue

# What matplotlib calls the groups of an axis: their numbers are a scale, not claims.
SCALE = re.compile(r"[xy]tick|matplotlib\.axis|scale")
_TEXT = "{http://www.w3.org/2000/svg}text"


def check_labels(issue: Issue, check: Callable[[Passage], list[Finding]]) -> Iterator[tuple[Passage, list[Finding]]]:
    """Hold each label of each figure of the issue's sections against its section's facts and its data."""
    for section in issue.sections:
        scope = None if section.retells else frozenset(section.facts)
        for block in section.blocks:
            if isinstance(block, FigureBlock):
                base = issue.folder / block.base
                data = _read_data(base.with_suffix(".csv"))
                for label in read_labels(base.with_suffix(".svg")):
                    passage = Passage(section.name, f"figur {block.name}", label, scope)
                    yield passage, _forgive(check(passage), label, data)


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


def _forgive(findings: list[Finding], label: str, data: frozenset[Decimal]) -> list[Finding]:
    """Take what is no fact for one where it is a value of the figure's data, rounded."""
    numbers = {one.start: one for one in find_quantities(label)}
    return [
        replace(one, status="fact", fact=None, note="värde i figurens data")
        if one.status == "wrong" and one.start in numbers and _holds(data, numbers[one.start])
        else one
        for one in findings
    ]


def _holds(data: frozenset[Decimal], number: Quantity) -> bool:
    return any(number.holds(float(value)) for value in data)


def _read_data(path: Path) -> frozenset[Decimal]:
    """Return the numbers of a figure's data, and the years in them."""
    with path.open(encoding="utf-8", newline="") as file:
        cells = {cell for row in csv.reader(file) for cell in row}
    numbers = {Decimal(cell) for cell in cells if re.fullmatch(r"-?\d+(\.\d+)?", cell)}
    years = {Decimal(cell[:4]) for cell in cells if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", cell)}
    return frozenset(numbers | years)
