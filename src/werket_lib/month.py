"""A month's report, from its raw files to its pages and its issue: the process."""

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from werket_lib.cache.digests import is_steady
from werket_lib.cache.inputs import Inputs, digest_inputs, find_unchanged, keep_input_digests, mark_unchanged
from werket_lib.kernels.start import KernelKind, start_kernels
from werket_lib.run.month_lock import lock_month, lock_tables
from werket_lib.run.progress import show_progress
from werket_lib.run.section_record import SectionRecord

if TYPE_CHECKING:
    import pandas as pd

    from werket_lib.issue.editorial import Plan
    from werket_lib.issue.unchanged import MadeIssue
    from werket_lib.processed.make import TableMade

REFUSED = ("refused", "late")


class Progress(Protocol):
    """What shows how far a month has come; it gives what to call with each section's record."""

    def __call__(
        self, month: str, sections: Sequence[str], *, explain: bool
    ) -> AbstractContextManager[Callable[[SectionRecord], None]]:
        """Begin to show the sections of a month."""


@dataclass(frozen=True)
class Execution:
    """How notebooks are executed: where kernels come from, what a section may take, and how many run at once.

    Attributes
    ----------
    jobs
        None for as many as cores and memory allow.
    """

    kernel: KernelKind = "warm"
    cell_seconds: int = 300
    section_seconds: int = 900
    memory_mb: int = 2048
    jobs: int | None = None


@dataclass(frozen=True)
class MonthMade:
    """What became of a month.

    Attributes
    ----------
    record
        The content of its ``run.json``.
    sections
        Every section of the month, in order.
    asked
        Those that this run was asked for; without those that would have read the others, where none came out.
    """

    record: dict[str, Any]
    sections: list[SectionRecord]
    asked: list[SectionRecord]

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
    inputs: Inputs,
    sections: Sequence[str] = (),
    execution: Execution = Execution(),
    *,
    force: bool = False,
    explain: bool = False,
    progress: Progress = show_progress,
) -> MonthMade:
    """Bring a month's tables, sections and pages up to date, and put them in the place of the earlier ones.

    Parameters
    ----------
    sections
        Those to bring up to date; none for all.
    force
        Make everything again, also what has not changed.

    Raises
    ------
    InputError
        If there is no such section or folder.
    RunBusyError
        If another run holds the month.
    """
    # Before the heavy imports: whoever is second is told at once, and so is whoever has nothing to wait for.
    with lock_month(inputs.reports_dir, inputs.month) as place, lock_tables(inputs.processed_dir, inputs.month):
        unchanged = None if force else find_unchanged(inputs, sections)
        if unchanged is not None:
            return _mark_unchanged(inputs, unchanged, sections, progress)
        with start_kernels(place.aside, execution.kernel) as kernels:  # they import what they need while we do
            from werket_lib.approvals import find_standings, read_approvals
            from werket_lib.editions.month import keep_editions
            from werket_lib.issue.kept import keep_issue
            from werket_lib.kernels.limits import Limits, default_jobs
            from werket_lib.months import parse_month
            from werket_lib.pages.month import prepare_pages, render_month
            from werket_lib.processed.make import make_tables, note_touched
            from werket_lib.run.month_folder import MonthFolder, tables_to_make
            from werket_lib.run.plan import choose_sections, plan_sections
            from werket_lib.run.record import keep_tables, read_earlier, write_facts, write_run
            from werket_lib.run.settings import ExecutionSettings

            limits = Limits(execution.cell_seconds, execution.section_seconds, execution.memory_mb)
            settings = ExecutionSettings(kernels, limits, execution.jobs or default_jobs(limits))
            month = parse_month(inputs.month)
            as_of = cut_off_of(month, inputs.editorial_dir, inputs.as_of)
            digests = digest_inputs(inputs, as_of)
            editors = inputs.editorial_dir / inputs.month
            read_approvals(editors)  # one that cannot be read is told before anything runs

            given = _merge_parameters(planned_parameters(month, inputs.editorial_dir), inputs.parameters)
            planned = plan_sections(inputs.root, month, inputs.processed_dir, given=given)
            asked = choose_sections(planned, sections)
            to_make = [plan for plan in planned if plan.name in asked]
            if force or read_earlier(place.folder) is None:  # all will run: their imports need not wait for the tables
                kernels.preload(frozenset[str]().union(*(plan.closure.modules for plan in to_make)))
            tables = make_tables(
                month,
                raw_dir=inputs.raw_dir,
                processed_dir=inputs.processed_dir,
                as_of=as_of,
                tables=tables_to_make(to_make, place.folder),
                force=force,
            )
            with progress(inputs.month, asked, explain=explain) as tell:
                made = MonthFolder(
                    month,
                    planned,
                    asked,
                    tables,
                    processed_dir=inputs.processed_dir,
                    settings=settings,
                    folder=place.folder,
                    aside=place.aside,
                    force=force,
                    tell=tell,
                )
                made.bring_up_to_date([plan for plan in planned if not plan.reads_facts], meanwhile=prepare_pages)
                made.bring_up_to_date(made.hand_over())
            write_facts(made.whole, month, made.sections)
            keep_tables(made.whole, month, inputs.processed_dir)
            tables = note_touched(tables, inputs.raw_dir)
            record = write_run(made.whole, month, as_of, tables, made.sections, inputs.processed_dir)
            month_made = MonthMade(record, made.sections, [each for each in made.sections if each.name in made.asked])
            if not month_made.refused_whole:
                standings = find_standings(editors, made.whole, [section.name for section in made.sections])
                render_month(made.whole, record, place.folder, standings)
                can_be_told = len(month_made.asked) == len(planned) and all(each.key for each in month_made.asked)
                # … and nobody has edited anything in the meantime.
                if (
                    can_be_told
                    and month_made.exit_code == 0
                    and is_steady()
                    and digest_inputs(inputs, as_of) == digests
                ):
                    keep_input_digests(made.whole, digests, inputs)
                keep_issue(place.folder, made.whole)
                keep_editions(place.folder, made.whole)
                place.publish(made.whole)
    return month_made


def _mark_unchanged(inputs: Inputs, record: dict[str, Any], names: Sequence[str], progress: Progress) -> MonthMade:
    """Let a month's record say that nothing of it has changed, and tell so of each section."""
    marked = mark_unchanged(inputs, record)
    sections = [SectionRecord(**section) for section in marked["sections"]]
    asked = [section for section in sections if not names or section.name in names]
    with progress(inputs.month, [section.name for section in asked], explain=False) as tell:
        for section in asked:
            tell(section)
    return MonthMade(marked, sections, asked)


def make_data(
    month: "pd.Period", data_dir: Path, as_of: dt.date, *, tables: Sequence[str] | None = None, force: bool = False
) -> "list[TableMade]":
    """Make a month's tables under ``data_dir/processed``, each only when an edition or its code has changed.

    Parameters
    ----------
    tables
        Those to make; None for all.
    """
    from werket_lib.processed.make import make_tables, note_touched

    processed_dir = data_dir / "processed"
    with lock_tables(processed_dir, month):
        raw_dir = data_dir / "raw"
        made = make_tables(month, raw_dir=raw_dir, processed_dir=processed_dir, as_of=as_of, tables=tables, force=force)
        return note_touched(made, raw_dir)


def make_issue(
    root: Path, month: str, reports_dir: Path, editorial_dir: Path, *, final: bool = False, force: bool = False
) -> "tuple[MadeIssue, bool]":
    """Make a month's issue of its finished run, unless nothing that it is made of has changed.

    Parameters
    ----------
    final
        Whether it is to be sent out; such a one is made every time.

    Returns
    -------
    tuple
        What was made, and whether it was made now.

    Raises
    ------
    PublicationError
        If the final issue has a gap, rests on sample data, or says a number that no fact covers.
    """
    from werket_lib.issue.editor_files import check_files
    from werket_lib.issue.unchanged import MadeIssue, digest_issue_inputs, find_issue, keep_issue_digests

    folder = reports_dir / month
    check_files(editorial_dir / month)
    with lock_month(reports_dir, month) as place:
        digests = digest_issue_inputs(root, folder, editorial_dir / month)
        unchanged = None if final or force else find_issue(folder, digests)
        if unchanged is not None:
            return unchanged, False
        from werket_lib.issue.processes import start_server

        start_server()
        from werket_lib.issue.content import read_issue
        from werket_lib.issue.kept import FOLDER
        from werket_lib.issue.publish import MEDIA, publish_issue
        from werket_lib.issue.web_front import FRONT
        from werket_lib.months import parse_month

        content = read_issue(parse_month(month), reports_dir, editorial_dir)
        checked = publish_issue(content, place.aside, final=final)
        made = MadeIssue(tuple(f"{FOLDER}/{name}" for name in (FRONT, *MEDIA)), checked.summary, checked.notes)
        if is_steady():
            keep_issue_digests(folder, digests, made)
    return made, True


def approve_sections(
    month: str, sections: Sequence[str], reports_dir: Path, editorial_dir: Path, *, by: str, note: str = ""
) -> list[str]:
    """Let somebody approve sections of a month's finished run as they are, and show it on the month's pages.

    Returns
    -------
    list of str
        The sections that still wait.

    Raises
    ------
    InputError
        If the month has not been run, there is no such section, it has no result of this month, or nobody is named.
    """
    from werket_lib.approvals import find_standings, open_sections, write_approval
    from werket_lib.errors import InputError, nearest
    from werket_lib.pages.month import render_month
    from werket_lib.run.record import read_earlier
    from werket_lib.run.section_record import GOOD

    with lock_month(reports_dir, month) as place:
        record = read_earlier(place.folder)
        if record is None:
            raise InputError(f"{month} has not been run; `werket run {month}`, look at its pages, then approve")
        statuses = {section["name"]: section["status"] for section in record["sections"]}
        for name in sections:
            if name not in statuses:
                raise InputError(f"no section {name!r} in {month}; {nearest(name, statuses)}")
            if statuses[name] not in GOOD:
                raise InputError(f"{name} has no result of this month ({statuses[name]}); there is nothing to approve")
        write_approval(editorial_dir / month, sections, place.folder, by=by, note=note)
        standings = find_standings(editorial_dir / month, place.folder, statuses)
        render_month(place.folder, record, place.folder, standings)
    return open_sections(standings)


def cut_off_of(month: "pd.Period", editorial_dir: Path, as_of: str | None) -> dt.date:
    """Return the date that decides what a report may rest on: the user's, the editor's or the usual one."""
    from werket_lib.months import cut_off, parse_date

    if as_of:
        return parse_date(as_of)
    plan = _read_plan(month, editorial_dir)
    return (plan and plan.as_of) or cut_off(month)


def planned_parameters(month: "pd.Period", editorial_dir: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return what the editor's plan gives sections: section -> parameter -> value."""
    plan = _read_plan(month, editorial_dir)
    return plan.parameters if plan else {}


def _read_plan(month: "pd.Period", editorial_dir: Path) -> "Plan | None":
    from werket_lib.issue.editorial import PLAN, read_plan

    folder = editorial_dir / str(month)
    return read_plan(folder) if os.path.lexists(folder / PLAN) else None


def _merge_parameters(*given: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Lay what sections are given over each other: the last of several values holds."""
    merged: dict[str, dict[str, Any]] = {}
    for each in given:
        for section, values in each.items():
            merged.setdefault(section, {}).update(values)
    return merged
