"""What became of one section in a run."""

from dataclasses import dataclass, field
from typing import Any

GOOD = ("ran", "unchanged")


@dataclass
class SectionRecord:
    """What became of one section in a run, as it stands in ``run.json``.

    ``changes`` are what it rests on that differs from what its earlier result rested on.
    ``status`` is ran, unchanged (an earlier result reused), failed (a cell raised), refused or late (its
    data were refused, or have not come, so it was not executed). ``kept_from`` is set where an earlier
    result stands in for a section that did not come out this time.
    """

    name: str
    title: str
    question: str
    status: str
    why: str
    changes: list[str] = field(default_factory=list)
    key: str = ""
    seconds: float = 0.0
    message: str | None = None
    cell: int | None = None
    kept_from: str | None = None
    sample: bool = False
    headline: str | None = None
    figures: list[dict[str, str]] = field(default_factory=list)
    tables: list[dict[str, str]] = field(default_factory=list)
    facts: int = 0
    notes: list[str] = field(default_factory=list)
    datasets: list[dict[str, Any]] = field(default_factory=list)
    cells: list[dict[str, Any]] = field(default_factory=list)  # number, seconds, memory_mb of each that ran
    files: dict[str, str] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether the section's results are this run's."""
        return self.status in GOOD

    @property
    def has_results(self) -> bool:
        """Whether there are facts and figures of it, be they of this run or kept from an earlier one."""
        return f"sections/{self.name}.json" in self.files
