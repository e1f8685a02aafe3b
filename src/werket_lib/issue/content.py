"""An issue put together: a finished run's sections and the editor's plan and articles."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from werket_lib.approvals import find_standings, open_sections
from werket_lib.errors import InputError, nearest
from werket_lib.facts import Fact
from werket_lib.issue.article import read_article
from werket_lib.issue.editorial import Plan, read_plan
from werket_lib.model import Entry, FigureBlock, Issue, Part, Run, Section, TableBlock, read_run
from werket_lib.model.prose import Shelf
from werket_lib.model.quoting import Quoter
from werket_lib.months import issue_of


def read_issue(month: pd.Period, reports_dir: Path, editorial_dir: Path) -> Issue:
    """Put a month's issue together.

    Parameters
    ----------
    reports_dir
        Holds ``<month>/``, a finished run.
    editorial_dir
        Holds ``<month>/issue.yml`` and ``<month>/articles/*.md``.

    Raises
    ------
    InputError
        If the month has not been run, or the plan or an article is wrong: an unknown name (saying the
        nearest), a section that is neither shown nor left out, an article that is not in the plan.
    """
    run = read_run(month, reports_dir)
    record, facts, sections = run.record, run.facts, run.sections
    plan = read_plan(editorial_dir / str(month))
    _check_plan(plan, month, sections, facts)
    shelf = _fill_shelf(run)
    articles = editorial_dir / str(month) / "articles"
    _check_articles(plan, articles)
    parts = tuple(
        Part(part.title, tuple(_entry(kind, name, sections, articles, shelf) for kind, name in part.entries))
        for part in plan.parts
    )
    quoter = Quoter(facts, f"{month}/issue.yml", incomplete=bool(shelf.gaps))
    return Issue(
        month,
        plan.number,
        record["issue"]["label"],
        plan.title,
        plan.published,
        run.folder,
        parts,
        tuple((label, fact) for label, fact in plan.cover if fact in facts),
        plan.left_out,
        facts,
        run.section_of,
        tuple(record["datasets"]),
        bool(record["sample"]),
        tuple(
            (finding["id"], finding["line"]) for finding in record["findings"] if finding["id"] not in plan.acknowledged
        ),
        plan.accepted,
        tuple((label, fact) for label, fact in plan.hero if fact in facts),
        plan.hour,
        tuple(open_sections(find_standings(editorial_dir / str(month), run.folder, sections))),
        {name: quoter.line(text) for name, text in plan.headlines.items() if not sections[name].gap},
        plan.web,
        plan.imprint,
    )


def _fill_shelf(run: Run) -> Shelf:
    blocks = [block for section in run.sections.values() for block in section.blocks]
    return Shelf(
        run.facts,
        {f"{block.section}/{block.name}": block for block in blocks if isinstance(block, FigureBlock)},
        {f"{block.section}/{block.name}": block for block in blocks if isinstance(block, TableBlock)},
        gaps=tuple(name for name, section in run.sections.items() if not section.facts),
    )


def _entry(kind: str, name: str, sections: Mapping[str, Section], articles: Path, shelf: Shelf) -> Entry:
    return sections[name] if kind == "section" else read_article(articles / f"{name}.md", shelf)


def _check_plan(plan: Plan, month: pd.Period, sections: Mapping[str, Section], facts: Mapping[str, Fact]) -> None:
    where = f"{month}/issue.yml"
    number = issue_of(month).number
    if plan.number != number:
        raise InputError(f"{where}: number is {plan.number}; the issue for {month} is number {number}")
    if plan.published < month.start_time.date():
        raise InputError(f"{where}: published is {plan.published}, before {month} itself; give the day it comes out")
    shown = [name for part in plan.parts for kind, name in part.entries if kind == "section"]
    for name in [*shown, *plan.left_out, *plan.headlines]:
        if name not in sections:
            raise InputError(f"{where}: no section {name!r} in the run; {nearest(name, sections)}")
    twice = sorted({name for name in shown if [*shown, *plan.left_out].count(name) > 1})
    if twice:
        raise InputError(f"{where}: {', '.join(twice)} stands twice; show a section once, or leave it out")
    forgotten = [name for name in sections if name not in shown and name not in plan.left_out]
    if forgotten:
        raise InputError(f"{where}: {', '.join(forgotten)} is neither shown nor under left_out with a reason")
    complete = all(section.facts for section in sections.values())
    for _, fact in [*plan.cover, *plan.hero]:
        if fact not in facts and complete:
            raise InputError(f"{where}: no fact {fact!r} for the cover; {nearest(fact, facts)}")


def _check_articles(plan: Plan, articles: Path) -> None:
    """Refuse an article that is not there, that nobody would see, or that stands twice."""
    planned = [name for part in plan.parts for kind, name in part.entries if kind == "article"]
    there = {path.stem for path in articles.glob("*.md")} if articles.is_dir() else set()
    if lacking := [name for name in planned if not articles.joinpath(f"{name}.md").exists()]:
        near = nearest(lacking[0], sorted(there)) if there else "there are none"
        raise InputError(f"issue.yml: no articles/{lacking[0]}.md ({near}); put it there, or take it out of the plan")
    if left_over := sorted(there - set(planned)):
        raise InputError(f"articles/{left_over[0]}.md is not in issue.yml; add it there, or move it out of the folder")
    if twice := sorted({name for name in planned if planned.count(name) > 1}):
        raise InputError(f"issue.yml: the article {twice[0]!r} stands twice")
