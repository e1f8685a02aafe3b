"""One edition, made whole in a folder of its own: its notebooks, facts, page and PDF. A worker may be elsewhere."""

import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.clock import timestamp
from werket_lib.editions.made import EditionMade
from werket_lib.editions.page import check_edition, read_edition, write_edition
from werket_lib.provenance import SourcedTable, hash_bytes
from werket_lib.run.execute import execute_section
from werket_lib.run.plan import SectionPlan
from werket_lib.run.record import RECORD, adopt, hash_files, record_executed, write_facts
from werket_lib.run.section_record import SectionRecord
from werket_lib.run.settings import ExecutionSettings
from werket_lib.store import write_json, write_table

NOT_PUBLISHED = "Underlaget är inte publicerat"


@dataclass(frozen=True)
class EditionPlan:
    """One edition to make; it holds all that a worker on another machine needs beside the checkout.

    Attributes
    ----------
    staging
        The folder to make it in, under a name of the worker's own.
    earlier
        The edition as it is, whose unchanged sections are taken over.
    sections
        Its notebooks in order; those in `kept` have an earlier result that still holds, those in `tables` are run.
    tables
        By notebook, the slices that it reads.
    news
        The sentence on it, empty where nothing happened, and the facts that it prints.
    """

    code: str
    name: str
    month: str
    key: str
    staging: str
    earlier: str
    sections: tuple[SectionPlan, ...]
    keys: Mapping[str, str]
    why: Mapping[str, str]
    kept: Mapping[str, SectionRecord]
    tables: Mapping[str, Mapping[str, SourcedTable]]
    news: str = ""
    news_facts: tuple[Mapping[str, Any], ...] = ()


def make_edition(plan: EditionPlan, settings: ExecutionSettings) -> EditionMade:
    """Make an edition; an error of its own is told and raises nothing, so that the others go on."""
    started = time.monotonic()
    attempt = Path(tempfile.mkdtemp(prefix=f"{plan.code}-", dir=plan.staging))
    try:
        made = _make(plan, attempt, settings)
    except Exception as error:  # whatever it is, it is this edition's
        made = EditionMade(plan.code, "failed", message=f"{type(error).__name__}: {error}")
    return replace(made, seconds=round(time.monotonic() - started, 2))


def _make(plan: EditionPlan, attempt: Path, settings: ExecutionSettings) -> EditionMade:
    month = pd.Period(plan.month, freq="M")
    whole = attempt / "whole" / plan.month
    whole.mkdir(parents=True)
    records = []
    for section in plan.sections:
        record = _bring_up_to_date(section, plan, attempt, whole, settings)
        if record.message and record.status != "late":
            notebook = next(iter(record.files), None)
            where = f"{section.name}, cell {record.cell}" if record.cell else section.name
            folder = str(whole) if notebook else ""
            return EditionMade(plan.code, "failed", message=f"{where}: {record.message}", folder=folder)
        records.append(record)
    write_facts(whole, month, records)
    document = _record(plan, records)
    write_json(whole / RECORD, document)
    edition = read_edition(plan, whole)
    claims, doubts = check_edition(edition)
    write_edition(edition, plan, whole)
    files = {path: digest for path, digest in hash_files(whole).items() if path != RECORD}
    write_json(whole / RECORD, {**document, "claims": claims, "doubts": doubts, "files": files})
    return EditionMade(
        plan.code,
        "ran",
        folder=str(whole),
        files={**files, RECORD: hash_bytes((whole / RECORD).read_bytes())},
        notebooks=len(plan.tables),
        claims=claims,
        doubts=tuple(doubts),
    )


def _bring_up_to_date(
    section: SectionPlan, plan: EditionPlan, attempt: Path, whole: Path, settings: ExecutionSettings
) -> SectionRecord:
    """Take a section's earlier result over, or run its notebook."""
    kept = plan.kept.get(section.name)
    if kept is not None:
        adopt(kept.files, Path(plan.earlier), whole)
        return replace(kept, status="unchanged", why="nothing it depends on changed")
    why = plan.why[section.name]
    if section.name not in plan.tables:
        return SectionRecord(section.name, section.title, section.question, "late", why, message=NOT_PUBLISHED)
    slices = attempt / "slices"
    for name, table in plan.tables[section.name].items():
        write_table(name, plan.month, table, slices, ingredients={})
    given = replace(section, parameters={**section.parameters, "processed_dir": str(slices.resolve())})
    executed = execute_section(given, attempt / section.name, settings)
    others = executed.reads.others if executed.reads else ("what nobody knows",)
    made = attempt / section.name / plan.month
    made.mkdir(parents=True, exist_ok=True)
    key = "" if others or not section.is_as_planned else plan.keys[section.name]
    record = record_executed(given, executed, made, why=why, changes=[], key=key)
    adopt(record.files, made, whole)
    for done in (attempt / section.name, slices):
        shutil.rmtree(done)
    return record


def _record(plan: EditionPlan, records: list[SectionRecord]) -> dict[str, Any]:
    datasets = {source["file"]: source for record in records for source in record.datasets}
    return {
        "month": plan.month,
        "region": plan.code,
        "name": plan.name,
        "key": plan.key if all(record.key or record.status == "late" for record in records) else "",
        "news": plan.news,
        "finished": timestamp(),
        "sample": any(source["sample"] for source in datasets.values()),
        "datasets": list(datasets.values()),
        "sections": [asdict(record) for record in records],
    }
