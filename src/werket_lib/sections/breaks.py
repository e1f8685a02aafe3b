"""Breaks in an agency's series that a comparison goes across, and how it is marked."""

from collections.abc import Sequence

import pandas as pd

from werket_lib.months import name_month
from werket_lib.provenance import Break, SourcedTable
from werket_lib.style.words import list_words


def breaks_between(sourced: SourcedTable, measure: str, since: pd.Period, until: pd.Period) -> tuple[Break, ...]:
    """Return the breaks of a measure between two months that are compared, the first first."""
    across = [one for one in sourced.breaks if measure in one.measures and str(since) < one.since <= str(until)]
    return tuple(sorted(across, key=lambda one: one.since))


def break_months(breaks: Sequence[Break]) -> list[pd.Period]:
    """Return the months of breaks, each once."""
    return [pd.Period(since, freq="M") for since in dict.fromkeys(one.since for one in breaks)]


def describe_breaks(breaks: Sequence[Break]) -> str:
    """Say what a comparison goes across; empty where that is nothing."""
    told = list_words([f"från {name_month(pd.Period(one.since, freq='M'))} {one.told}" for one in breaks])
    return f"Jämförelsen går över ett brott: {told}." if told else ""


def note_breaks(breaks: Sequence[Break], *, drawn: bool = False) -> str:
    """Return what a caption adds where a table or figure goes across breaks: ``; brott i serien i januari 2026``."""
    months = list_words([name_month(month) for month in break_months(breaks)])
    mark = " (streckad linje)" if drawn else ""
    return f"; brott i serien i {months}{mark}" if months else ""
