"""The cover's key numbers, each with what it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass

from werket_lib.facts import Fact
from werket_lib.model.blocks import Issue
from werket_lib.style.names import UNITS

# The change that a key number is shown with, and since when it is: the first that all of the cover's have, else that
# it has itself.
COMPARED = {"change": "sedan månaden före", "change_12m": "på ett år"}


@dataclass(frozen=True)
class KeyNumber:
    """A number of the cover.

    Attributes
    ----------
    change
        How far it has moved, as a fact of its own; None where there is no such fact.
    compared
        Since when, with the unit where it is another than the number's: ``procentenheter på ett år``.
    """

    label: str
    fact: Fact
    change: Fact | None
    compared: str


def key_numbers(issue: Issue) -> list[KeyNumber]:
    """Return the numbers of an issue's cover, in its editor's order."""
    shared = [measure for measure in COMPARED if all(_find(name, measure, issue) for _, name in issue.cover)]
    return [_compare(label, issue.facts[name], issue, shared[:1] or list(COMPARED)) for label, name in issue.cover]


def _compare(label: str, fact: Fact, issue: Issue, measures: Sequence[str]) -> KeyNumber:
    for measure in measures:
        if change := _find(fact.id, measure, issue):
            unit = UNITS[change.unit] if change.unit == "percentage points" else ""
            return KeyNumber(label, fact, change, f"{unit} {COMPARED[measure]}".strip())
    return KeyNumber(label, fact, None, "")


def _find(name: str, measure: str, issue: Issue) -> Fact | None:
    change = issue.facts.get(f"{name}.{measure}")
    return None if change is None or change.value is None else change
