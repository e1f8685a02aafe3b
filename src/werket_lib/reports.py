"""What a month's report holds: each section's facts and headline, and what became of it.

For a section that reads the others, in a run (which hands over what it has made so far) as in
JupyterLab (where it is read from the month's folder).
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import pandas as pd

from werket_lib.errors import InputError
from werket_lib.facts import Fact, Facts
from werket_lib.provenance import Source

Status = Literal["done", "failed", "refused", "late", "missing"]

SECTION_PATTERN = re.compile(r"(\d|E)\d_[a-z0-9_]+")  # E: of an edition
RECORD = "run.json"
SECTION = "sections/{}.json"
BY_HAND = "lab"
# Kept beside what was made of them, as they were then: what an author writes is held against them too.
TABLES = (
    "supplier_flows", "area_flows", "track_flows", "supplier_tracks", "municipality_labour", "municipalities",
    "indicators", "placement_flows", "rom2_results",
)  # fmt: skip
# All that is read of a section's record in run.json, and of what it left: a run digests these and nothing else.
OF_RECORD = ("name", "title", "status", "kept_from")
OF_SECTION = ("headline", "sample", "datasets", "facts", "histories")


@dataclass(frozen=True)
class SectionFacts:
    """What one section of a report says.

    Attributes
    ----------
    status
        ``missing`` where the section has not been run.
    kept_from
        When the result was made that stands in for one that did not come out; ISO date and time.
    headline, facts, sources
        None and empty where there is no result, be it new or kept.
    """

    name: str
    title: str
    status: Status
    kept_from: str | None
    headline: str | None
    facts: Facts
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class ReportFacts:
    """The sections of one month's report, in its order, but for those that read the others."""

    month: pd.Period
    sections: tuple[SectionFacts, ...]
    notes: tuple[str, ...] = ()  # the sections tell their own

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every raw file that a section rests on, once."""
        return tuple({source.file: source for section in self.sections for source in section.sources}.values())


@dataclass(frozen=True)
class Headline:
    """One section's line: where it leads, what it says, and what to know about it.

    Attributes
    ----------
    text
        None where the section has no result.
    marks
        Such as ``Misslyckades`` and ``tidigare resultat``; empty where all is as it should be.
    """

    section: str
    title: str
    text: str | None
    marks: tuple[str, ...]


def read_facts(month: pd.Period, reports_dir: Path, *, reader: str) -> ReportFacts:
    """Read what the sections of a month left under ``reports_dir/<month>/``.

    Where the month has not been run, what was left there by hand (``reports_dir/lab/<month>/``) is read.

    Parameters
    ----------
    reader
        Name of the section that reads, which is left out.

    Raises
    ------
    InputError
        If there is neither; says what to run.
    """
    found = find_facts(month, reports_dir, reader=reader) or find_facts(month, reports_dir / BY_HAND, reader=reader)
    if found is None:
        raise InputError(
            f"no section of {month} has left facts in {reports_dir / str(month)}; run `werket run {month}` first, "
            "or set facts_dir to a folder that holds the month"
        )
    return found


def find_facts(month: pd.Period, reports_dir: Path, *, reader: str) -> ReportFacts | None:
    """Read what the sections of a month left, as `read_facts` does; None where none has left anything."""
    folder = reports_dir / str(month)
    records = [record for record in _records(folder) if record["name"] != reader]
    sections = tuple(_read_section(record, folder) for record in records)
    return ReportFacts(month, sections) if any(section.headline is not None for section in sections) else None


def plain_status(status: str) -> Status:
    """Tell whether there is a result, not whether it was made in this run or an earlier one."""
    known: Mapping[str, Status] = {str(kind): kind for kind in get_args(Status)}
    return known.get(status, "done")


def _records(folder: Path) -> list[dict[str, Any]]:
    """Return the record of each section; by hand there is none, and a section's name is all that is known."""
    try:
        return list(read_record(folder / RECORD)["sections"])
    except FileNotFoundError:
        left = sorted(path.stem for path in folder.glob(SECTION.format("*")))
        return [{"name": name, "title": name, "status": "done", "kept_from": None} for name in left]


def _read_section(record: Mapping[str, Any], folder: Path) -> SectionFacts:
    name, title, status, kept_from = (record[field] for field in OF_RECORD)
    try:
        content = read_record(folder / SECTION.format(name))
    except FileNotFoundError:
        return SectionFacts(name, title, plain_status(status), kept_from, None, Facts(), ())
    headline, _, datasets, facts, histories = (content[field] for field in OF_SECTION)
    made = Facts(Fact.from_json(fact, histories.get(fact["id"])) for fact in facts)
    sources = tuple(_read_source(dataset) for dataset in datasets)
    return SectionFacts(name, title, plain_status(status), kept_from, headline, made, sources)


def _read_source(dataset: Mapping[str, Any]) -> Source:
    """Return a raw file as it was recorded; its cells stand with the facts, its page is not recorded."""
    file, sha256, producer, title = (str(dataset[name]) for name in ("file", "sha256", "producer", "title"))
    return Source(file, sha256, producer, title, "", str(dataset["date_published"]), bool(dataset["sample"]), {})


def read_record(path: Path) -> dict[str, Any]:
    """Read what a section or a month recorded."""
    return dict(json.loads(path.read_text(encoding="utf-8")))


def list_blocks(left: Mapping[str, Any], kind: str, *fields: str) -> list[dict[str, Any]]:
    """Return some fields of each block of one kind, such as ``figure``, of what a section left."""
    return [{field: block[field] for field in fields} for block in left["blocks"] if block["kind"] == kind]


def merge_facts(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Bring the facts of several sections together, in their order; equal facts stand once.

    Raises
    ------
    ValueError
        If two sections give one id different values.
    """
    merged: dict[str, dict[str, Any]] = {}
    for record in records:
        for fact in record["facts"]:
            earlier = merged.setdefault(fact["id"], fact)
            if earlier["value"] != fact["value"]:
                raise ValueError(f"two values of the fact {fact['id']!r}: {earlier['value']} and {fact['value']}")
    return list(merged.values())
