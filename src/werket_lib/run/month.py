"""A month from end to end: tables, sections, and the folder that they make together."""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.run.data import TableMade, make_tables
from werket_lib.run.execute import Executed, execute_sections
from werket_lib.run.plan import SectionPlan
from werket_lib.run.record import (
    SectionRecord,
    adopt,
    earlier_section,
    read_earlier,
    record_executed,
    write_facts,
    write_run,
)

EARLIER_NOTEBOOK = "notebooks/{}.earlier.ipynb"
NOTEBOOK = "notebooks/{}.ipynb"


@dataclass(frozen=True)
class MonthRun:
    """What to run, and where.

    Attributes
    ----------
    planned
        Every section of the report, in order.
    asked
        Names of those to bring up to date; the others keep their earlier results.
    """

    month: pd.Period
    as_of: dt.date
    planned: Sequence[SectionPlan]
    asked: Sequence[str]
    raw_dir: Path
    processed_dir: Path
    jobs: int
    force: bool


@dataclass(frozen=True)
class MonthMade:
    """A finished month's folder, not yet in its place.

    Attributes
    ----------
    sections
        Every section of the month, in order.
    asked
        Those that this run was asked for.
    """

    folder: Path
    record: dict[str, Any]
    sections: list[SectionRecord]
    asked: list[SectionRecord]

    @property
    def refused_whole(self) -> bool:
        """Whether data were refused and nothing came out."""
        return all(section.status in ("refused", "late") for section in self.asked)

    @property
    def exit_code(self) -> int:
        """0 where all is well, 3 where data were refused and nothing came out, otherwise 1."""
        if all(section.good for section in self.asked):
            return 0
        return 3 if self.refused_whole else 1


def make_month(run: MonthRun, earlier_folder: Path, aside: Path, *, tell: Callable[[SectionRecord], None]) -> MonthMade:
    """Bring a month's tables and sections up to date in a folder aside.

    Parameters
    ----------
    earlier_folder
        The month's folder as it is, whose results are reused where nothing changed and kept where a
        section fails.
    aside
        An empty folder to work in.
    tell
        Called with each section's record as it is known.
    """
    earlier = read_earlier(earlier_folder)
    tables = make_tables(
        run.month, raw_dir=run.raw_dir, processed_dir=run.processed_dir, as_of=run.as_of, force=run.force
    )
    refused = {table.table: table for table in tables if table.status in ("refused", "late")}
    whole = aside / "whole"
    whole.mkdir()
    records: dict[str, SectionRecord] = {}
    to_run: list[tuple[SectionPlan, str, str]] = []
    for plan in run.planned:
        before = earlier_section(earlier, plan.name, earlier_folder)
        if plan.name not in run.asked:
            if before is not None:
                records[plan.name] = _keep(before, earlier_folder, whole)
            continue
        stopped = [refused[table] for table in plan.tables if table in refused]
        key = plan.key(run.month, run.processed_dir)
        if stopped:
            records[plan.name] = _refuse(plan, stopped, before, earlier, earlier_folder, whole)
            tell(records[plan.name])
        elif before is not None and before.good and before.key == key and not run.force:
            records[plan.name] = _keep(
                replace(before, status="unchanged", why="nothing it depends on changed"), earlier_folder, whole
            )
            tell(records[plan.name])
        else:
            to_run.append((plan, key, _why(before, force=run.force)))
    keys = {plan.name: (plan, key, why) for plan, key, why in to_run}

    def finish(executed: Executed) -> None:
        plan, key, why = keys[executed.name]
        made = aside / plan.name / str(run.month)
        before = earlier_section(earlier, plan.name, earlier_folder)
        records[plan.name] = _finish(plan, executed, made, whole, why=why, key=key)
        if not records[plan.name].good and before is not None and before.has_results:
            records[plan.name] = _keep_failed(records[plan.name], before, earlier, earlier_folder, whole)
        tell(records[plan.name])

    execute_sections([plan for plan, _, _ in to_run], aside, jobs=run.jobs, done=finish)
    ordered = [records[plan.name] for plan in run.planned if plan.name in records]
    write_facts(whole, run.month, ordered)
    record = write_run(whole, run.month, run.as_of, _used(tables, run.planned, ordered), ordered)
    return MonthMade(whole, record, ordered, [section for section in ordered if section.name in run.asked])


def _used(
    tables: Sequence[TableMade], planned: Sequence[SectionPlan], sections: Sequence[SectionRecord]
) -> list[TableMade]:
    """Return the tables that the month's sections read."""
    there = {section.name for section in sections}
    read = {table for plan in planned if plan.name in there for table in plan.tables}
    return [table for table in tables if table.table in read]


def _why(before: SectionRecord | None, *, force: bool) -> str:
    if before is None:
        return "no earlier result"
    if not before.good:
        return f"the earlier run {before.status}"
    return "asked for with --force" if force else "its notebook, data, library or locked dependencies changed"


def _finish(plan: SectionPlan, executed: Executed, made: Path, whole: Path, *, why: str, key: str) -> SectionRecord:
    """Take what a section left into the month's folder; of a failed one only its notebook."""
    record = record_executed(plan, executed, made, why=why, key=key)
    kept = record.files if record.good else {path: record.files[path] for path in record.files if path in _own(plan)}
    adopt(kept, made, whole)
    shutil.rmtree(made)
    return replace(record, files=kept)


def _own(plan: SectionPlan) -> tuple[str, ...]:
    return (NOTEBOOK.format(plan.name),)


def _keep(record: SectionRecord, folder: Path, whole: Path) -> SectionRecord:
    """Take an earlier result over as it is."""
    adopt(record.files, folder, whole)
    half_executed = NOTEBOOK.format(record.name)
    if half_executed not in record.files and (folder / half_executed).is_file():
        adopt({half_executed: ""}, folder, whole)
    return record


def _refuse(
    plan: SectionPlan,
    stopped: Sequence[TableMade],
    before: SectionRecord | None,
    earlier: Mapping[str, Any] | None,
    folder: Path,
    whole: Path,
) -> SectionRecord:
    """Record a section whose data were refused; an earlier result stays, and says that it is earlier."""
    status = "refused" if any(table.status == "refused" for table in stopped) else "late"
    messages = dict.fromkeys(table.message for table in stopped if table.message)
    record = SectionRecord(
        plan.name, plan.title, plan.question, status, "its data were not to be had", message="; ".join(messages)
    )
    if before is None or not before.has_results:
        return record
    back = {EARLIER_NOTEBOOK.format(plan.name): NOTEBOOK.format(plan.name)}
    return _keep_results(record, before, earlier, folder, whole, rename=back)


def _keep_failed(
    failed: SectionRecord, before: SectionRecord, earlier: Mapping[str, Any] | None, folder: Path, whole: Path
) -> SectionRecord:
    """Keep an earlier result beside the half-executed notebook, which has its name."""
    aside = {NOTEBOOK.format(failed.name): EARLIER_NOTEBOOK.format(failed.name)}
    return _keep_results(failed, before, earlier, folder, whole, rename=aside)


def _keep_results(
    record: SectionRecord,
    before: SectionRecord,
    earlier: Mapping[str, Any] | None,
    folder: Path,
    whole: Path,
    *,
    rename: Mapping[str, str],
) -> SectionRecord:
    adopt(before.files, folder, whole, rename=rename)
    return replace(
        record,
        kept_from=before.kept_from or (earlier or {}).get("finished"),
        files={rename.get(path, path): digest for path, digest in before.files.items()},
        **{name: getattr(before, name) for name in ("sample", "headline", "figures", "tables", "facts", "notes")},
    )
