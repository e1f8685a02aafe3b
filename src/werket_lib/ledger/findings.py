"""What becomes of a claim."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["fact", "declared", "unread", "wrong", "passed"]


@dataclass(frozen=True)
class Finding:
    """What became of one claim.

    Attributes
    ----------
    start, end
        Its place in the passage.
    status
        A fact, declared by somebody, not understood, contradicting a fact, or passed over as no claim.
    fact
        The one that it is, or that it contradicts.
    note
        The reason, in Swedish, for the proof.
    frame
        How it was read: whose measure, in which month, against what.
    """

    start: int
    end: int
    text: str
    status: Status
    fact: str | None = None
    note: str = ""
    frame: str = ""
