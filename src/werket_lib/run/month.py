"""A month from end to end: tables, sections, and the folder that they make together."""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.run.data import RECIPES, TableMade, make_tables, note_touched
from werket_lib.run.execute import Executed, execute_sections
from werket_lib.run.handed import hand_over
from werket_lib.run.held import done_beside
from werket_lib.run.keys import Key
from werket_lib.run.means import Means
from werket_lib.run.plan import SectionPlan
from werket_lib.run.record import (
    SectionRecord,
    adopt,
    earlier_section,
    find_done,
    keep_done,
    read_earlier,
    read_key,
    record_executed,
    write_facts,
    write_key,
    write_run,
)

EARLIER_NOTEBOOK = "notebooks/{}.earlier.ipynb"
NOTEBOOK = "notebooks/{}.ipynb"
REFUSED = ("refused", "late")
KEPT = ("sample", "headline", "figures", "tables", "facts", "notes", "datasets")


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
    means: Means
    force: bool


@dataclass(frozen=True)
class MonthMade:
    """A finished month's folder, not yet in its place.

    Attributes
    ----------
    sections
        Every section of the month, in order.
    asked
        Those that this run was asked for; without those that would have read the others, where none came out.
    settled
        Whether they are all of the month's, and none of them is run every time.
    """

    folder: Path
    record: dict[str, Any]
    sections: list[SectionRecord]
    asked: list[SectionRecord]
    settled: bool

    @property
    def refused_whole(self) -> bool:
        """Whether data were refused and nothing came out."""
        return all(section.status in REFUSED for section in self.asked)

    @property
    def exit_code(self) -> int:
        """0 where all is well, 3 where data were refused and nothing came out, otherwise 1."""
        if all(section.good for section in self.asked):
            return 0
        return 3 if self.refused_whole else 1


def make_month(
    run: MonthRun,
    earlier_folder: Path,
    aside: Path,
    *,
    tell: Callable[[SectionRecord], None],
    meanwhile: Callable[[], None] = lambda: None,
) -> MonthMade:
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
    meanwhile
        Called while the first sections are being executed, for what the caller will need afterwards.
    """
    asked = [plan for plan in run.planned if plan.name in run.asked]
    if run.force or read_earlier(earlier_folder) is None:  # all will run: their imports need not wait for the tables
        run.means.kernels.preload(frozenset[str]().union(*(plan.imports for plan in asked)))
    read = {table for plan in asked for table in plan.tables}
    tables = make_tables(
        run.month,
        raw_dir=run.raw_dir,
        processed_dir=run.processed_dir,
        as_of=run.as_of,
        tables=[table for table in RECIPES if table in read],
        force=run.force,
    )
    bench = _Bench(run, tables, earlier_folder, aside, tell)
    bench.make([plan for plan in run.planned if not plan.reads_facts], meanwhile)
    bench.make(bench.hand_over())
    sections = [bench.records[plan.name] for plan in run.planned if plan.name in bench.records]
    write_facts(bench.whole, run.month, sections)
    tables = note_touched(tables, run.raw_dir)
    document = write_run(bench.whole, run.month, run.as_of, tables, sections)
    asked_for = [section for section in sections if section.name in bench.asked]
    settled = len(asked_for) == len(run.planned) and not any(plan.reads.untold for plan in run.planned)
    return MonthMade(bench.whole, document, sections, asked_for, settled)


class _Bench:
    """Where a month's folder is put together, from earlier results and new ones."""

    def __init__(
        self,
        run: MonthRun,
        tables: Sequence[TableMade],
        folder: Path,
        aside: Path,
        tell: Callable[[SectionRecord], None],
    ) -> None:
        self.run, self.folder, self.aside, self.tell = run, folder, aside, tell
        self.done = done_beside(folder)
        self.whole = aside / "whole"
        self.whole.mkdir()
        self.records: dict[str, SectionRecord] = {}
        self.asked = set(run.asked)
        self._earlier = read_earlier(folder) or {}
        self._before = {plan.name: earlier_section(self._earlier, plan.name, folder) for plan in run.planned}
        self._refused = {table.table: table for table in tables if table.status in REFUSED}
        self._plans = {plan.name: plan for plan in run.planned}
        self._nothing_to_read = False
        self._keys = {plan.name: plan.key(run.month, run.processed_dir) for plan in run.planned}

    def make(self, plans: Sequence[SectionPlan], meanwhile: Callable[[], None] = lambda: None) -> None:
        """Record every section of `plans`, and execute those that have to be."""
        to_run = [plan for plan in plans if not self._settle(plan)]
        # The longest first: what begins last should not be what ends last.
        to_run.sort(key=self._seconds_before, reverse=True)
        execute_sections(to_run, self.aside, self.run.means, done=self._finish, meanwhile=meanwhile)

    def hand_over(self) -> list[SectionPlan]:
        """Hand what has come out to the sections that read it; returns them, to be made.

        Where all that was asked for was refused its data they have nothing new to tell, and stay as they were.
        """
        readers = [plan for plan in self.run.planned if plan.reads_facts]
        names = {plan.name for plan in readers}
        made = [self.records[name] for name in self.asked - names]
        if made and all(record.status in REFUSED for record in made):
            self.asked -= names
        if not self.asked & names:
            return readers
        others = [self._so_far(plan) for plan in self.run.planned if plan.name not in names]
        handed = hand_over(self.aside / "handed", self.run.month, others, self.whole, self.folder.parent)
        self._nothing_to_read = handed.empty
        for plan in readers:
            self._keys[plan.name] = plan.key(self.run.month, self.run.processed_dir, handed.digests)
        return [replace(plan, parameters={**plan.parameters, "facts_dir": str(handed.folder)}) for plan in readers]

    def _seconds_before(self, plan: SectionPlan) -> float:
        before = self._before[plan.name]
        return before.seconds if before else 0.0

    def _so_far(self, plan: SectionPlan) -> SectionRecord:
        not_run = SectionRecord(plan.name, plan.title, plan.question, "missing", "")
        return self.records.get(plan.name, not_run)

    def _settle(self, plan: SectionPlan) -> bool:
        """Record a section that is not to be executed; tells whether it is settled so."""
        before = self._before[plan.name]
        if plan.name not in self.asked:
            if before is not None:
                self.records[plan.name] = self._keep(before)
            return True
        record = self._settled(plan, before)
        if record is None:
            return False
        self.records[plan.name] = record
        self.tell(record)
        return True

    def _finish(self, executed: Executed) -> None:
        """Take in what a section left; of one that failed only its notebook, beside its earlier result."""
        plan, before = self._plans[executed.name], self._before[executed.name]
        made = self.aside / plan.name / str(self.run.month)
        key, as_planned = self._keys[plan.name], plan.is_as_planned
        why, changes = self._why(before, key)
        made.mkdir(parents=True, exist_ok=True)
        if as_planned:
            write_key(key, made, plan.name)
        digest = key.digest if as_planned else ""
        record = record_executed(plan, executed, made, why=why, changes=changes, key=digest)
        notebook = NOTEBOOK.format(plan.name)
        if not record.good:
            record = replace(record, files={path: digest for path, digest in record.files.items() if path == notebook})
        if record.good:
            adopt(record.files, keep_done(record, made, self.done), self.whole)
        else:
            adopt(record.files, made, self.whole)
            shutil.rmtree(made)
            record = self._stand_in(record, rename={notebook: EARLIER_NOTEBOOK.format(plan.name)})
        self.records[plan.name] = record
        self.tell(record)

    def _settled(self, plan: SectionPlan, before: SectionRecord | None) -> SectionRecord | None:
        record = SectionRecord(plan.name, plan.title, plan.question, "failed", "")
        back = {EARLIER_NOTEBOOK.format(plan.name): NOTEBOOK.format(plan.name)}
        stopped = [self._refused[table] for table in plan.tables if table in self._refused]
        if plan.problem:
            record = replace(record, why="its notebook cannot be run", message=plan.problem)
            return self._stand_in(record, rename=back)
        if stopped:
            status = "refused" if any(table.status == "refused" for table in stopped) else "late"
            message = "; ".join(dict.fromkeys(table.message for table in stopped if table.message))
            record = replace(record, status=status, why="its data were not to be had", message=message)
            return self._stand_in(record, rename=back)
        if plan.reads_facts and self._nothing_to_read:
            message = (
                f"no section of {self.run.month} has left facts; run them first with `werket run {self.run.month}`"
            )
            record = replace(record, status="late", why="there was nothing to read", message=message)
            return self._stand_in(record, rename=back)
        same = before is not None and before.good and before.key == self._keys[plan.name].digest
        if self.run.force:
            return None
        if before is None or not same:
            return self._resume(plan)
        return self._keep(replace(before, status="unchanged", why="nothing it depends on changed", changes=[]))

    def _resume(self, plan: SectionPlan) -> SectionRecord | None:
        """Take over what a run that was stopped had finished."""
        found = find_done(self.done, plan.name, self._keys[plan.name].digest)
        if found is None:
            return None
        record, files = found
        adopt(record.files, files, self.whole)
        return replace(record, why=f"{record.why}; finished by a run that was stopped")

    def _why(self, before: SectionRecord | None, key: Key) -> tuple[str, list[str]]:
        """Say why a section is run, and what has changed since its earlier result."""
        if before is None:
            return "no earlier result", []
        if not before.good:
            return f"the earlier run {before.status}", []
        earlier = read_key(self.folder, before.name)
        if earlier is None:
            return "there is no telling what its earlier result rests on", []
        changes = key.changes_since(earlier)
        if changes:
            more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
            return changes[0] + more, changes
        return "asked for with --force", []

    def _keep(self, record: SectionRecord) -> SectionRecord:
        """Take an earlier result over as it is, with the half-executed notebook that may lie beside it."""
        adopt(record.files, self.folder, self.whole)
        notebook = NOTEBOOK.format(record.name)
        if notebook not in record.files and (self.folder / notebook).is_file():
            adopt([notebook], self.folder, self.whole)
        return record

    def _stand_in(self, record: SectionRecord, *, rename: Mapping[str, str]) -> SectionRecord:
        """Let an earlier result, where there is one, stand in for a section that did not come out."""
        before = self._before[record.name]
        if before is None or not before.has_results:
            return record
        adopt(before.files, self.folder, self.whole, rename=rename)
        return replace(
            record,
            kept_from=before.kept_from or self._earlier.get("finished"),
            files={rename.get(path, path): digest for path, digest in before.files.items()},
            **{name: getattr(before, name) for name in KEPT},
        )
