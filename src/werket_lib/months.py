"""Report months, issues and cut-off dates: three dates that are never mixed up.

The *month* is what the data describe, the *issue* is what it is published as, and the *edition* of a
raw file (see `werket_lib.provenance`) is what the agency had published when we took it.
"""

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from werket_lib.errors import InputError

if TYPE_CHECKING:  # a run that has nothing to do should not wait for it
    import pandas as pd

MONTH_NAMES = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
MONTH_PATTERN = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
DATE_PATTERN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat also reads 20250228 and 2025-W09-5


class Issue(NamedTuple):
    """What a month is published as: number 2, februari 2025, for January's data."""

    number: int
    label: str


def parse_month(text: str) -> "pd.Period":
    """Turn ``"2025-01"`` into a monthly period.

    Raises
    ------
    InputError
        If `text` is anything but four digits, a hyphen and 01-12. Folder names are made from
        months, so nothing else is let through.
    """
    check_month(text)
    import pandas as pd

    return pd.Period(text, freq="M")


def check_month(text: str) -> str:
    """Return `text` if it is a month as `parse_month` reads it; `InputError` for anything else."""
    if not MONTH_PATTERN.fullmatch(text):
        raise InputError(f"not a month: {text!r}; write it as YYYY-MM, such as 2025-01")
    return text


def parse_date(text: str) -> dt.date:
    """Turn ``"2025-02-28"`` into a date; `InputError` for anything else."""
    try:
        if DATE_PATTERN.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise InputError(f"not a date: {text!r}; write it as YYYY-MM-DD, such as 2025-02-28")


def cut_off(month: "pd.Period") -> dt.date:
    """Return the last day of the month after: what was published by then may be in the report."""
    return (month + 1).end_time.date()


def issue_of(month: "pd.Period") -> Issue:
    """Return the issue that publishes `month`: the one of the month after."""
    published = month + 1
    return Issue(published.month, name_month(published))


def name_month(month: "pd.Period") -> str:
    """Write a month in Swedish: ``januari 2025``."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def name_day(day: dt.date) -> str:
    """Write a day in Swedish: ``20 januari 2025``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def abbreviate_month(month: "pd.Period") -> str:
    """Write a month briefly in Swedish, for axes and narrow columns: ``jan 2025``, ``mars 2025``."""
    name = MONTH_NAMES[month.month - 1]
    return f"{name if len(name) <= 4 else name[:3]} {month.year}"
