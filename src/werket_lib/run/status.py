"""What there is in data/raw, and what a month's report would lack."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pandas as pd

from werket_lib.calendar import Calendar
from werket_lib.errors import DataError, RawFileError
from werket_lib.processed.gate import findings_of_month
from werket_lib.processed.make import describe_unused
from werket_lib.provenance import list_editions, open_raw
from werket_lib.run.dataset_states import has_own_files, newest_used, propose_review
from werket_lib.run.record import RECORD, read_earlier
from werket_lib.sources import DATASETS
from werket_lib.sources.registers import propose_pairs, read_registers

NO_CALENDAR = Calendar({})


def list_datasets(
    data_dir: Path,
    reports_dir: Path,
    month: pd.Period | None,
    as_of: dt.date | None,
    calendar: Calendar = NO_CALENDAR,
    now: dt.datetime | None = None,
) -> Iterator[str]:
    """Say in a line a dataset: its newest edition, whether it is a sample, and what is late.

    Then what is doubtful in the month's tables, whether the seasonal specs are to be reviewed, and which months rest on
    an edition that has been withdrawn.

    Parameters
    ----------
    month
        Report month; None for no word on lateness.
    as_of
        Its cut-off date; None only where `month` is.
    calendar, now
        When what is not there yet is expected, and what time it is.
    """
    raw_dir = data_dir / "raw"
    for name in DATASETS:
        try:
            yield _describe(raw_dir, name, month, as_of, calendar, now)
        except RawFileError as error:
            yield f"{name:22} {error}"
    yield from _propose_pairs(raw_dir)
    if month is not None:
        for finding in findings_of_month(month, data_dir / "processed"):
            yield finding.line
        yield from _propose_review(str(month), raw_dir, reports_dir)
    yield from _mark_months(raw_dir, reports_dir)


def _propose_pairs(raw_dir: Path) -> list[str]:
    """Propose suppliers to join, by the newest edition; what cannot be loaded has been told above, or is by `data`."""
    try:
        editions = list_editions(raw_dir, "af_suppliers")
        aliases = read_registers(raw_dir.parent / "registers").aliases
        if not editions:
            return []
        flows = DATASETS["af_suppliers"].load(open_raw(editions[-1].file)).table
    except DataError as error:
        return [str(error)]
    return propose_pairs(flows, aliases)


def _propose_review(month: str, raw_dir: Path, reports_dir: Path) -> list[str]:
    """Propose to review the frozen seasonal specs; samples, on which they were identified, are no reason to."""
    with suppress(RawFileError):  # told above
        reason = propose_review(month, reports_dir)
        if reason and has_own_files(month, raw_dir):
            return [f"{month}: {reason}; review the frozen seasonal specs with `werket seasonal identify {month}`"]
    return []


def _mark_months(raw_dir: Path, reports_dir: Path) -> Iterator[str]:
    """Name the finished months that rest on an edition which has been withdrawn since."""
    withdrawn: dict[tuple[str, str], str] = {}
    for name in DATASETS:
        with suppress(RawFileError):  # told above
            for edition in list_editions(raw_dir, name):
                if edition.meta.withdrawn:
                    withdrawn[name, edition.name] = edition.meta.withdrawn
    for path in sorted(reports_dir.glob(f"*/{RECORD}")) if withdrawn else ():
        for source in (read_earlier(path.parent) or {}).get("datasets", []):
            reason = withdrawn.get((source["dataset"], source["edition"]))
            if reason:
                yield (
                    f"{path.parent.name}: made of {source['dataset']} {source['edition']}, which has been withdrawn: "
                    f"{reason}; make it again with `werket run {path.parent.name}`"
                )


def _describe(
    raw_dir: Path,
    name: str,
    month: pd.Period | None,
    as_of: dt.date | None,
    calendar: Calendar,
    now: dt.datetime | None,
) -> str:
    about = DATASETS[name]
    if month is not None and as_of is not None:
        used = newest_used(raw_dir, name, month, as_of)
    else:
        editions = [edition for edition in list_editions(raw_dir, name) if not edition.meta.withdrawn]
        used = next(reversed([edition for edition in editions if not edition.meta.sample] or editions), None)
    if used is None:
        return f"{name:22} none{' by ' + str(as_of) if as_of else ''}; wanted: {about.looks_for}"
    meta = used.meta
    kind = "sample" if meta.sample else "own"
    late = month is not None and about.is_late(pd.Period(meta.reference_month, freq="M"), month)
    expected = (
        calendar.expect(name, calendar.last_month(name, str(month - (about.lag_months or 0))))
        if month and late
        else None
    )
    lateness = ""
    if expected and now is not None:
        days = expected.days_late(now)
        lateness = f"  expected {expected.at:%Y-%m-%d %H:%M}" + (f", {days} days ago" if days else "")
        late = expected.state(now) == "late"
    if late:
        lateness += f"  late for {month}"
    if as_of is not None and month is not None and meta.reference_month < str(month):
        after = [one for one in list_editions(raw_dir, name) if one.order > used.order and not one.meta.withdrawn]
        lateness += f"; {describe_unused(after[-1], as_of)}" if after else ""
    return f"{name:22} {used.name:10} published {meta.date_published}  {kind}{lateness}"
