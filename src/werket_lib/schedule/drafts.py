"""A month's draft: its sections run, its issue made and checked, and held against the draft before."""

import datetime as dt
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from werket_lib.approvals import digest_section, find_standings, open_sections
from werket_lib.cache.digests import digest_json
from werket_lib.cache.inputs import Inputs, digest_texts
from werket_lib.errors import WerketError
from werket_lib.issue.editorial import read_plan
from werket_lib.issue.next_issue import write_next_issue
from werket_lib.model import Run, read_run
from werket_lib.month import Execution, cut_off_of, make_issue, make_month
from werket_lib.months import parse_month
from werket_lib.pages.diff import TOLERANCE_PCT, TOLERANCE_POINTS, Tolerance, diff_name, rank_sections, write_diff
from werket_lib.provenance import choose_editions, list_editions
from werket_lib.settings import Settings
from werket_lib.sources import DATASETS

SENTENCES = 3
KEPT_DAYS = 100  # after its cut-off, a month is left alone
BEFORE = "before"


@dataclass(frozen=True)
class Draft:
    """What became of a month.

    Attributes
    ----------
    facts
        Digest of its facts: two drafts that say the same have the same.
    sentences
        What moved most, as its sections say it.
    failed
        Section -> why it did not come out, late ones left out.
    late
        Sections whose data have not come.
    doubts
        Finding -> its line.
    trouble
        Why there is no issue; empty where there is one.
    waiting
        Section of the issue that nobody has approved as it is -> digest of what it says.
    """

    month: str
    facts: str
    sentences: tuple[str, ...] = ()
    diff: str = ""
    failed: dict[str, str] = field(default_factory=dict)
    late: tuple[str, ...] = ()
    doubts: dict[str, str] = field(default_factory=dict)
    claims: str = ""
    trouble: str = ""
    waiting: dict[str, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether every section came out, and so did the issue."""
        return not self.failed and not self.late and not self.trouble


def months_to_make(settings: Settings, started: dt.date, today: dt.date) -> list[str]:
    """Name the months that half of what comes with them has reached, and whose cut-off is not long past."""
    with_month = [name for name, about in DATASETS.items() if about.lag_months == 0]
    own = {
        name: {
            edition.meta.reference_month
            for edition in list_editions(settings.data_dir / "raw", name)
            if not edition.meta.sample and edition.is_usable(today)
        }
        for name in with_month
    }
    months = sorted({month for found in own.values() for month in found})
    return [
        month
        for month in months
        if 2 * sum(max(found, default="") >= month for found in own.values()) >= len(own)
        and cut_off_of(parse_month(month), settings.editorial, None)
        >= max(started, today - dt.timedelta(days=KEPT_DAYS))
    ]


def digest_month(month: str, settings: Settings) -> str:
    """Digest what a month's draft rests on: the editions that it uses, and the editor's folder."""
    period = parse_month(month)
    as_of = cut_off_of(period, settings.editorial, None)
    raw_dir = settings.data_dir / "raw"
    used = {
        name: [
            (edition.name, edition.meta.sha256)
            for edition in choose_editions(raw_dir, name, as_of, span=about.span(period))
        ]
        for name, about in DATASETS.items()
    }
    return digest_json([used, digest_texts(settings.editorial / month)])


def make_draft(month: str, root: Path, settings: Settings) -> Draft:
    """Run a month, make its draft, and hold it against the one before.

    Raises
    ------
    RunBusyError
        If another run holds the month.
    """
    if not (settings.editorial / month / "issue.yml").exists():
        write_next_issue(month, settings.editorial, root)
    before = _keep_before(settings, month)
    inputs = Inputs(root, month, None, settings.data_dir, settings.reports_dir, settings.editorial)
    made = make_month(inputs, (), Execution())
    failed = {one.name: one.message or "" for one in made.sections if one.status in ("failed", "refused")}
    late = tuple(one.name for one in made.sections if one.status == "late")
    doubts = {finding["id"]: finding["line"] for finding in made.record["findings"]}
    if made.refused_whole:
        return Draft(month, "", failed=failed, late=late, doubts=doubts, trouble="no section came out")
    claims = trouble = ""
    try:
        issue, _ = make_issue(root, month, settings.reports_dir, settings.editorial)
        claims = issue.summary
    except WerketError as error:
        trouble = str(error)
    after = read_run(parse_month(month), settings.reports_dir)
    facts = digest_json(sorted((name, fact.value, str(fact.month)) for name, fact in after.facts.items()))
    sentences, diff = _compare(before, after, settings)
    shutil.rmtree(settings.state_dir / BEFORE / month, ignore_errors=True)
    waiting = {} if trouble else find_waiting(month, settings)
    return Draft(month, facts, sentences, diff, failed, late, doubts, claims, trouble, waiting)


def find_waiting(month: str, settings: Settings) -> dict[str, str]:
    """Name the sections of a month's issue that nobody has approved as they are, with the digest of what they say.

    Raises
    ------
    WerketError
        If the plan or the approvals cannot be read.
    """
    folder, editors = settings.reports_dir / month, settings.editorial / month
    plan = read_plan(editors)
    shown = [name for part in plan.parts for kind, name in part.entries if kind == "section"]
    return {name: digest_section(folder, name) for name in open_sections(find_standings(editors, folder, shown))}


def _keep_before(settings: Settings, month: str) -> Path | None:
    """Keep the draft before, by links, until the new one is held against it; a kill in between leaves it kept."""
    kept, folder = settings.state_dir / BEFORE / month, settings.reports_dir / month
    if not kept.exists() and folder.is_dir():
        aside = kept.with_name(f".{month}.aside")
        shutil.rmtree(aside, ignore_errors=True)
        aside.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(folder, aside, copy_function=os.link)
        aside.rename(kept)
    return kept.parent if kept.exists() else None


def _compare(before: Path | None, after: Run, settings: Settings) -> tuple[tuple[str, ...], str]:
    """Write the page of differences; return the sentences of the sections that moved most, and the page's name."""
    tolerance = Tolerance(TOLERANCE_PCT, TOLERANCE_POINTS)
    try:
        earlier = read_run(after.month, before) if before else read_run(after.month - 1, settings.reports_dir)
    except WerketError:  # no draft before, nor a month before
        return _headlines(after, list(after.sections)), ""
    name = diff_name(earlier, after)
    page = after.folder / name
    if page.exists() and _says(earlier) == _says(after):  # only a text of the editor's is another: the page stands
        return (), name
    write_diff(earlier, after, page, tolerance)
    return _headlines(after, [section.name for section in rank_sections(earlier, after, tolerance)]), name


def _says(run: Run) -> list[str]:
    return [digest_section(run.folder, name) for name in run.sections]


def _headlines(run: Run, names: Sequence[str]) -> tuple[str, ...]:
    found = [run.sections[name].headline for name in names if name in run.sections]
    return tuple(headline for headline in found if headline)[:SENTENCES]
