"""How each dataset stands for a month's report: there, expected, late, a sample, withdrawn or doubtful."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pandas as pd

from werket_lib.calendar import Calendar, add_months
from werket_lib.processed.findings import Finding
from werket_lib.processed.gate import findings_of_month
from werket_lib.provenance import Edition, choose_editions, list_editions
from werket_lib.sources import DATASETS

State = Literal["there", "expected", "late", "sample", "withdrawn", "doubtful"]


@dataclass(frozen=True)
class DatasetState:
    """How one dataset stands.

    Attributes
    ----------
    wanted
        The month of it that the report rests on; empty for what is typed by hand and never late.
    edition
        What the report rests on as things are; empty for none.
    expected_at
        When the month is expected, ISO date and time; empty where it is never.
    days_late
        Since it was expected, where it is late.
    doubts
        What is doubtful in it, a line each.
    """

    dataset: str
    state: State
    wanted: str
    edition: str
    published: str
    expected_at: str
    days_late: int
    doubts: tuple[str, ...]


def describe_datasets(
    data_dir: Path, month: pd.Period, as_of: dt.date, calendar: Calendar, now: dt.datetime
) -> list[DatasetState]:
    """Say of each dataset how it stands for a month's report.

    Raises
    ------
    RawFileError
        If a sidecar cannot be read.
    """
    findings = findings_of_month(month, data_dir / "processed")
    return [_describe(name, data_dir / "raw", month, as_of, calendar, now, findings) for name in DATASETS]


def latest_month(raw_dir: Path) -> str:
    """Return the newest month that half of the datasets which come with it have reached; empty where there is none."""
    newest = sorted(
        max(months)
        for name, about in DATASETS.items()
        if about.lag_months == 0 and (months := [one.meta.reference_month for one in _usable(raw_dir, name)])
    )
    return newest[len(newest) // 2] if newest else ""


def newest_used(raw_dir: Path, name: str, month: pd.Period, as_of: dt.date) -> Edition | None:
    """Return the newest edition of a dataset that the report of a month rests on; None where there is none."""
    used = sorted(
        choose_editions(raw_dir, name, as_of, span=DATASETS[name].span(month)), key=lambda edition: edition.order
    )
    return used[-1] if used else None


def _describe(
    name: str,
    raw_dir: Path,
    month: pd.Period,
    as_of: dt.date,
    calendar: Calendar,
    now: dt.datetime,
    findings: Sequence[Finding],
) -> DatasetState:
    lag = DATASETS[name].lag_months
    by_calendar = "" if lag is None else calendar.last_month(name, add_months(str(month), -lag))
    expected = calendar.expect(name, by_calendar) if by_calendar else None
    wanted = by_calendar if expected else ""
    used = newest_used(raw_dir, name, month, as_of)
    doubts = tuple(one.line for one in findings if one.dataset.partition(".")[0] == name)
    lost = any(edition.meta.withdrawn and edition.order[0] == wanted for edition in list_editions(raw_dir, name))
    state: State
    if used is not None and used.meta.reference_month >= wanted:
        state = "sample" if used.meta.sample else "doubtful" if doubts else "there"
    elif lost:
        state = "withdrawn"
    else:
        state = "late" if expected and expected.state(now) == "late" else "expected"
    return DatasetState(
        name,
        state,
        wanted,
        used.name if used else "",
        used.meta.date_published.isoformat() if used else "",
        expected.at.isoformat() if expected else "",
        expected.days_late(now) if expected and state == "late" else 0,
        doubts,
    )


def _usable(raw_dir: Path, name: str) -> list[Edition]:
    return [one for one in list_editions(raw_dir, name) if not one.meta.withdrawn and not one.meta.preliminary]
