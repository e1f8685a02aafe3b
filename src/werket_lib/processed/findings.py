"""What is found about a number that cannot be true, or is doubtful."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

Verdict = Literal["refused", "doubtful"]


@dataclass(frozen=True)
class Finding:
    """One thing about one series of a dataset that an economist should look at before it is printed.

    Attributes
    ----------
    dataset
        Dataset, or further sheet of one.
    series
        Such as ``remaining, ROM2`` or ``unemployed, 0180``.
    month
        That it is about, as ``2025-01``.
    verdict
        ``refused`` where it cannot be true, ``doubtful`` where it may be.
    check
        The rule's name, a word.
    found, expected
        In words, with numbers.
    sure
        How sure the verdict is, and what it rests on.
    """

    dataset: str
    series: str
    month: str
    verdict: Verdict
    check: str
    found: str
    expected: str
    sure: str

    @property
    def id(self) -> str:
        """Dataset, series, month and rule, by which an editor acknowledges it: ``ki_barometer/value/2025-01/moved``."""
        return "/".join((self.dataset, self.series.replace(", ", ".").replace(" ", "_"), self.month, self.check))

    @property
    def line(self) -> str:
        """Say it in a line that begins with the verdict."""
        return (
            f"{self.verdict}: {self.dataset}, {self.series}, {self.month}: {self.found}; "
            f"expected {self.expected} ({self.sure})"
        )


def read_finding(written: Mapping[str, Any]) -> Finding:
    """Read a finding that was written as its fields."""
    return Finding(**written)


def show(value: float) -> str:
    """Write a number in a message: whole where it is large, otherwise with a decimal."""
    if pd.isna(value):
        return "nothing"
    return (
        f"{value:.0f}"
        if abs(value) >= 1000 or value == round(value)
        else f"{value:.1f}"
        if abs(value) >= 1
        else f"{value:.2g}"
    )
