"""What became of an edition; apart from what makes it, which takes a second to import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class EditionMade:
    """What became of an edition.

    Attributes
    ----------
    folder
        Where it lies, whole; of one that failed, where its half-executed notebook does.
    files
        Digest of each file in it.
    claims
        How many of its claims are facts, and what is wrong or could not be read.
    """

    code: str
    status: Literal["ran", "failed", "unchanged"]
    seconds: float = 0.0
    message: str = ""
    folder: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    notebooks: int = 0
    claims: int = 0
    doubts: tuple[str, ...] = ()
