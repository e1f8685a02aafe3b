"""How a section's state is told to a reader: what happened, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from werket_lib.style.names import SECTION_MARKS

Status = Literal["ran", "unchanged", "failed", "refused", "late"]


@dataclass(frozen=True)
class State:
    """Words for one way in which a section can be without its results.

    Attributes
    ----------
    mark
        Two or three words, for a card.
    happened, advice
        A sentence each; the command that runs the section again follows the advice.
    """

    mark: str
    happened: str
    advice: str


STATES: Mapping[Status, State] = {
    "failed": State(
        mark=SECTION_MARKS["failed"],
        happened="Avsnittet stannade innan det var klart.",
        advice="Rätta felet och kör om avsnittet:",
    ),
    "refused": State(
        mark=SECTION_MARKS["refused"],
        happened="Underlaget klarade inte kontrollerna, så inga siffror räknades fram.",
        advice="Lägg in en rättad fil med werket add och kör om avsnittet:",
    ),
    "late": State(
        mark=SECTION_MARKS["late"],
        happened="Underlaget för månaden har inte kommit.",
        advice="Lägg in filen med werket add när den är publicerad och kör om avsnittet:",
    ),
}


def has_page(section: Mapping[str, Any]) -> bool:
    """Tell whether a section has a page: it was executed, or an earlier result of it is kept."""
    return section["status"] not in ("refused", "late") or bool(section["files"])
