"""Where a month's folder is put together, from earlier results and new ones."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from werket_lib.cache.keys import Key, read_key, write_key
from werket_lib.cache.table_reads import Reads
from werket_lib.processed.make import TableMade
from werket_lib.processed.recipes import RECIPES
from werket_lib.run.execute import Executed, execute_sections
from werket_lib.run.facts_folder import hand_over
from werket_lib.run.month_lock import done_beside
from werket_lib.run.plan import SectionPlan
from werket_lib.run.record import adopt, earlier_section, find_done, keep_done, read_earlier, record_executed
from werket_lib.run.section_record import SectionRecord
from werket_lib.run.settings import ExecutionSettings

EARLIER_NOTEBOOK = "notebooks/{}.earlier.ipynb"
NOTEBOOK = "notebooks/{}.ipynb"
REFUSED = ("refused", "late")
KEPT = ("sample", "headline", "figures", "tables", "facts", "notes", "datasets")


def tables_to_make(plans: Sequence[SectionPlan], folder: Path) -> list[str]:
    """Return the tables that notebooks name, and those that they read when they ran before, in the recipes' order.

    Parameters
    ----------
    folder
        The month's, as it is.
    """
    earlier = [read_key(folder, plan.name) for plan in plans]
    read = {table for known in earlier if known for table in known.reads.tables}
    named = {table for plan in plans for table in plan.tables}
    return [table for table in RECIPES if table in read | named]


class MonthFolder:
    """Brings a month's sections up to date in a folder aside.

    Parameters
    ----------
    planned
        Every section of the report, in order.
    asked
        Names of those to bring up to date; the others keep their earlier results.
    tables
        What became of the tables that they read.
    folder
        The month's folder as it is, whose results are reused where nothing changed and kept where a section fails.
    aside
        An empty folder to work in.
    tell
        Called with each section's record as it is known.

    Attributes
    ----------
    whole
        The folder that is made.
    records
        What became of each section so far, by name.
    asked
        Without the sections that would have read the others, where none of these came out.
    """

    def __init__(
        self,
        month: pd.Period,
        planned: Sequence[SectionPlan],
        asked: Sequence[str],
        tables: Sequence[TableMade],
        *,
        processed_dir: Path,
        settings: ExecutionSettings,
        folder: Path,
        aside: Path,
        force: bool,
        tell: Callable[[SectionRecord], None],
    ) -> None:
        self.month, self.planned, self.asked = month, planned, set(asked)
        self.processed_dir, self.settings, self.force, self.tell = processed_dir, settings, force, tell
        self.folder, self.aside, self.done = folder, aside, done_beside(folder)
        self.whole = aside / "whole"
        self.whole.mkdir()
        self.records: dict[str, SectionRecord] = {}
        self._earlier = read_earlier(folder) or {}
        self._before = {plan.name: earlier_section(self._earlier, plan.name, folder) for plan in planned}
        self._made = {table.table for table in tables}
        self._refused = {table.table: table for table in tables if table.status in REFUSED}
        self._plans = {plan.name: plan for plan in planned}
        self._facts: Mapping[str, str] = {}  # digest of each file that was handed over
        self._nothing_to_read = False

    @property
    def sections(self) -> list[SectionRecord]:
        """The record of every section that there is anything of, in the report's order."""
        return [self.records[plan.name] for plan in self.planned if plan.name in self.records]

    def bring_up_to_date(self, plans: Sequence[SectionPlan], meanwhile: Callable[[], None] = lambda: None) -> None:
        """Record every section of `plans`, and execute those that have to be."""
        to_run = [plan for plan in plans if not self._settle(plan)]
        # The longest first: what begins last should not be what ends last.
        to_run.sort(key=self._seconds_before, reverse=True)
        execute_sections(to_run, self.aside, self.settings, done=self._finish, meanwhile=meanwhile)

    def hand_over(self) -> list[SectionPlan]:
        """Hand what has come out to the sections that read it; returns them, to be made.

        Where all that was asked for was refused its data they have nothing new to tell, and stay as they were.
        """
        readers = [plan for plan in self.planned if plan.reads_facts]
        names = {plan.name for plan in readers}
        made = [self.records[name] for name in self.asked - names]
        if made and all(record.status in REFUSED for record in made):
            self.asked -= names
        if not self.asked & names:
            return readers
        others = [self._so_far(plan) for plan in self.planned if plan.name not in names]
        handed = hand_over(self.aside / "handed", self.month, others, self.whole, self.folder.parent)
        self._nothing_to_read = handed.empty
        self._facts = handed.digests
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
        made = self.aside / plan.name / str(self.month)
        why, changes = self._why(plan, before)
        made.mkdir(parents=True, exist_ok=True)
        digest = ""
        if executed.reads is not None and plan.is_as_planned:
            digest = self._write_key(plan, executed.reads, made)
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
            lines = [line for table in stopped for line in (table.message or "").splitlines()]
            message = "\n".join(dict.fromkeys(lines))
            record = replace(record, status=status, why="its data were not to be had", message=message)
            return self._stand_in(record, rename=back)
        if plan.reads_facts and self._nothing_to_read:
            message = f"no section of {self.month} has left facts; run them first with `werket run {self.month}`"
            record = replace(record, status="late", why="there was nothing to read", message=message)
            return self._stand_in(record, rename=back)
        if self.force:
            return None
        if before is None or not self._is_current(plan, before, self.folder):
            return self._resume(plan)
        return self._keep(replace(before, status="unchanged", why="nothing it depends on changed", changes=[]))

    def _resume(self, plan: SectionPlan) -> SectionRecord | None:
        """Take over what a run that was stopped had finished."""
        found = find_done(self.done, plan.name)
        if found is None or not self._is_current(plan, *found):
            return None
        record, files = found
        adopt(record.files, files, self.whole)
        return replace(record, why=f"{record.why}; finished by a run that was stopped")

    def _key(self, plan: SectionPlan, reads: Reads) -> Key:
        return plan.key(self.month, self.processed_dir, reads, self._facts if plan.reads_facts else None)

    def _write_key(self, plan: SectionPlan, reads: Reads, made: Path) -> str:
        """Keep what a section's result rests on; returns its key, or nothing where it read what no key tells of."""
        stale = [
            f"table {table}, which its notebook does not name" for table in reads.tables if table not in self._made
        ]
        reads = replace(reads, others=(*reads.others, *stale))
        key = self._key(plan, reads)
        write_key(key, reads, made, plan.name)
        return "" if reads.others else key.digest

    def _is_current(self, plan: SectionPlan, record: SectionRecord, folder: Path) -> bool:
        """Tell whether a result rests on what its section, reading the same again, would rest on now."""
        known = read_key(folder, plan.name)
        if known is None or not record.good or not record.key:
            return False
        return record.key == self._key(plan, known.reads).digest

    def _why(self, plan: SectionPlan, before: SectionRecord | None) -> tuple[str, list[str]]:
        """Say why a section is run, and what has changed since its earlier result."""
        if before is None:
            return "no earlier result", []
        if not before.good:
            return f"the earlier run {before.status}", []
        known = read_key(self.folder, before.name)
        if known is None:
            return "there is no telling what its earlier result rests on", []
        others = [f"it reads {other}, and so is run every time" for other in known.reads.others]
        changes = self._key(plan, known.reads).changes_since(known.ingredients) + others
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
