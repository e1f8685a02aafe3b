"""What there is in data/raw, and what a month's report would lack."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from werket_lib.errors import DataError, RawFileError
from werket_lib.processed.gate import findings_of_month
from werket_lib.provenance import choose_editions, list_editions, open_raw
from werket_lib.run.record import RECORD, read_earlier
from werket_lib.sources import DATASETS
from werket_lib.sources.registers import propose_pairs, read_registers


def list_datasets(data_dir: Path, reports_dir: Path, month: pd.Period | None, as_of: dt.date | None) -> Iterator[str]:
    """Say in a line a dataset: its newest edition, whether it is a sample, and what is late.

    Then what is doubtful in the month's tables, and which months rest on an edition that has been withdrawn.

    Parameters
    ----------
    month
        Report month; None for no word on lateness.
    as_of
        Its cut-off date; None only where `month` is.
    """
    yield from (state.line for state in find_states(data_dir, month, as_of))
    yield from find_remarks(data_dir, reports_dir, month)


@dataclass(frozen=True)
class DatasetState:
    """What there is of a dataset: the edition that a report would use, or why there is none.

    Attributes
    ----------
    edition, published, kind
        Empty where there is none; ``kind`` is ``own`` or ``sample``.
    late_for
        The report month that it is too old for; empty where it is not.
    message
        Why there is no edition; empty where there is one.
    """

    dataset: str
    edition: str = ""
    published: str = ""
    kind: str = ""
    late_for: str = ""
    message: str = ""

    @property
    def line(self) -> str:
        """The state in one line."""
        if self.message:
            return f"{self.dataset:22} {self.message}"
        lateness = f"  late for {self.late_for}" if self.late_for else ""
        return f"{self.dataset:22} {self.edition:10} published {self.published}  {self.kind}{lateness}"


def find_states(data_dir: Path, month: pd.Period | None, as_of: dt.date | None) -> list[DatasetState]:
    """Return the state of every dataset; parameters as in `list_datasets`."""
    found = []
    for name in DATASETS:
        try:
            found.append(_find_state(data_dir / "raw", name, month, as_of))
        except RawFileError as error:
            found.append(DatasetState(name, message=str(error)))
    return found


def find_remarks(data_dir: Path, reports_dir: Path, month: pd.Period | None) -> list[str]:
    """Return what else there is to know: names to join, what is doubtful, months made of withdrawn editions."""
    raw_dir = data_dir / "raw"
    doubtful = findings_of_month(month, data_dir / "processed") if month is not None else []
    return [*_propose_pairs(raw_dir), *(finding.line for finding in doubtful), *_mark_months(raw_dir, reports_dir)]


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


def _find_state(raw_dir: Path, name: str, month: pd.Period | None, as_of: dt.date | None) -> DatasetState:
    about = DATASETS[name]
    if month is not None and as_of is not None:
        oldest = "" if about.lag_months is None else str(month - about.lag_months)
        used = sorted(choose_editions(raw_dir, name, as_of, oldest=oldest), key=lambda edition: edition.order)[-1:]
    else:
        editions = [edition for edition in list_editions(raw_dir, name) if not edition.meta.withdrawn]
        used = ([edition for edition in editions if not edition.meta.sample] or editions)[-1:]
    if not used:
        return DatasetState(name, message=f"none{' by ' + str(as_of) if as_of else ''}; wanted: {about.looks_for}")
    meta = used[0].meta
    kind = "sample" if meta.sample else "own"
    late = month is not None and about.is_late(pd.Period(meta.reference_month, freq="M"), month)
    published = str(meta.date_published)
    return DatasetState(name, used[0].name, published, kind, late_for=str(month) if late else "")
