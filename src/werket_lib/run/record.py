"""The record of a month: what was run, from what, with which result; and the month's facts."""

import datetime as dt
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.clock import timestamp
from werket_lib.files import link_or_copy
from werket_lib.months import issue_of
from werket_lib.processed.gate import findings_of_month, revisions_of_month
from werket_lib.processed.make import TableMade
from werket_lib.provenance import hash_bytes
from werket_lib.reports import TABLES, list_blocks, merge_facts, read_record
from werket_lib.run.execute import Executed
from werket_lib.run.plan import SectionPlan
from werket_lib.run.section_record import GOOD, SectionRecord
from werket_lib.store import REFUSAL, read_checked, write_json, write_whole

RECORD = "run.json"
FILES = "files"
PACKAGES = ("ipykernel", "matplotlib", "nbclient", "numpy", "pandas", "papermill", "seaborn", "statsmodels")


def read_earlier(folder: Path) -> dict[str, Any] | None:
    """Read the record of a month's earlier run; None where there is none that this version can read."""
    try:
        return read_record(folder / RECORD)
    except (OSError, ValueError, TypeError):
        return None


def earlier_section(earlier: Mapping[str, Any], name: str, folder: Path) -> SectionRecord | None:
    """Return a section's earlier record, if its files are still what the record says."""
    try:
        found = [SectionRecord(**entry) for entry in earlier.get("sections", []) if entry["name"] == name]
    except (TypeError, KeyError):  # written by another version of this library
        return None
    if not found or not found[0].files:
        return None
    record = found[0]
    whole = all((folder / path).is_file() for path in record.files) and all(
        hash_bytes((folder / path).read_bytes()) == digest for path, digest in record.files.items()
    )
    return record if whole else None


def earlier_sections(earlier: Mapping[str, Any] | None, folder: Path) -> list[SectionRecord]:
    """Return every section's earlier record that `earlier_section` returns, in order."""
    entries = (earlier or {}).get("sections", [])
    found = [earlier_section(earlier or {}, str(entry["name"]), folder) for entry in entries]
    return [record for record in found if record is not None]


def adopt(files: Iterable[str], source: Path, target: Path, *, rename: Mapping[str, str] | None = None) -> None:
    """Take an earlier section's files into the folder that is being made."""
    for path in files:
        to = target / (rename or {}).get(path, path)
        to.parent.mkdir(parents=True, exist_ok=True)
        link_or_copy(source / path, to)


def keep_done(record: SectionRecord, made: Path, done: Path) -> Path:
    """Keep a section that has been finished where the next run finds it, should this one be stopped.

    Returns
    -------
    Path
        Where its files are from now on.
    """
    place = done / record.name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    made.rename(place / FILES)
    write_json(place / RECORD, {"sections": [asdict(record)]})  # the last: without it there is nothing there
    return place / FILES


def find_done(done: Path, name: str) -> tuple[SectionRecord, Path] | None:
    """Find a section that a run which was stopped had finished, if its files are whole; and where they are."""
    place = done / name
    record = earlier_section(read_earlier(place) or {}, name, place / FILES)
    return None if record is None else (record, place / FILES)


def record_executed(
    plan: SectionPlan, executed: Executed, made: Path, *, why: str, changes: list[str], key: str
) -> SectionRecord:
    """Record a section that has just been executed, from what it left under `made`."""
    record = SectionRecord(
        plan.name,
        plan.title,
        plan.question,
        executed.status,
        why,
        changes,
        key=key if executed.status in GOOD else "",
        seconds=round(executed.seconds, 2),
        message=executed.message,
        cell=executed.cell,
        cells=executed.cells,
    )
    left = made / "sections" / f"{plan.name}.json"
    if executed.status in GOOD and left.is_file():
        content = read_record(left)
        record.headline, record.sample, record.notes = content["headline"], content["sample"], content["notes"]
        record.figures = list_blocks(content, "figure", "name", "file", "alt", "caption")
        # Their cells stay in the section's own record: the run's is read by people too.
        record.tables = list_blocks(content, "table", "name", "file", "caption")
        record.facts, record.datasets = len(content["facts"]), content["datasets"]
    record.files = hash_files(made)
    return record


def hash_files(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file under a folder, by its path there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hash_bytes(path.read_bytes()) for path in paths}


def write_facts(folder: Path, month: pd.Period, sections: Sequence[SectionRecord]) -> None:
    """Write ``facts.json`` and ``histories.json`` from what the month's sections left.

    Facts of a section that failed but whose earlier result is kept stand there too; ``earlier`` then
    says which sections these are, and from when.
    """
    left = [folder / "sections" / f"{section.name}.json" for section in sections]
    contents = [read_record(path) for path in left if path.is_file()]
    document: dict[str, Any] = {"month": str(month), "facts": merge_facts(contents)}
    earlier = {section.name: section.kept_from for section in sections if section.kept_from}
    if earlier:
        document["earlier"] = earlier
    histories = {fact_id: values for content in contents for fact_id, values in content["histories"].items()}
    write_json(folder / "facts.json", document)
    write_json(folder / "histories.json", histories)


def keep_tables(folder: Path, month: pd.Period, processed_dir: Path) -> None:
    """Keep a month's tables in its folder, for what authors write to be held against; those refused are left out."""
    kept = folder / "tables"
    kept.mkdir()
    for name in TABLES:
        content, _ = read_checked(name, month, processed_dir)
        if content is not None and not (processed_dir / str(month) / f"{name}{REFUSAL}").exists():
            write_whole(kept / f"{name}.parquet", content)


def write_run(
    folder: Path,
    month: pd.Period,
    as_of: dt.date,
    tables: Sequence[TableMade],
    sections: Sequence[SectionRecord],
    processed_dir: Path,
) -> dict[str, Any]:
    """Write ``run.json`` and return its content."""
    # What the results rest on: an earlier result that is kept may rest on an earlier edition.
    datasets = {source["file"]: source for section in sections for source in section.datasets}
    findings = findings_of_month(month, processed_dir)
    document = {
        "month": str(month),
        "issue": issue_of(month)._asdict(),
        "as_of": as_of.isoformat(),
        "finished": timestamp(),
        "sample": any(source["sample"] for source in datasets.values()),
        "versions": {name: version(name) for name in PACKAGES},
        "datasets": list(datasets.values()),
        "findings": [asdict(finding) | {"id": finding.id, "line": finding.line} for finding in findings],
        "revisions": revisions_of_month(month, processed_dir),
        "tables": [
            {"table": table.table, "status": table.status, "message": table.message, "notes": list(table.notes)}
            for table in tables
        ],
        "sections": [asdict(section) for section in sections],
    }
    write_json(folder / RECORD, document)
    return document
