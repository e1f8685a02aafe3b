"""The cover's key numbers, each with what it is compared with."""

from dataclasses import dataclass

from werket_lib.facts import Fact
from werket_lib.model.blocks import Issue
from werket_lib.style.names import UNITS

# On the cover: the change that a key number is shown with, the first that there is, and since when it is.
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
    return [_compare(label, issue.facts[name], issue) for label, name in issue.cover]


def _compare(label: str, fact: Fact, issue: Issue) -> KeyNumber:
    for measure, since in COMPARED.items():
        change = issue.facts.get(f"{fact.id}.{measure}")
        if change is not None and change.value is not None:
            unit = UNITS[change.unit] if change.unit == "percentage points" else ""
            return KeyNumber(label, fact, change, f"{unit} {since}".strip())
    return KeyNumber(label, fact, None, "")
