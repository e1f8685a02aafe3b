"""An issue put together: a finished run's sections and the editor's plan and articles."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from werket_lib.errors import InputError
from werket_lib.facts import Fact
from werket_lib.issue.article import Shelf, read_article, read_prose
from werket_lib.issue.editorial import Plan, read_plan
from werket_lib.issue.fields import nearest
from werket_lib.model import (
    Block,
    Entry,
    FigureBlock,
    Heading,
    Issue,
    Paragraph,
    Part,
    Section,
    Span,
    TableBlock,
    plain,
)
from werket_lib.months import issue_of
from werket_lib.outputs import BLOCK
from werket_lib.pages.states import STATES
from werket_lib.reports import read_record
from werket_lib.run.record import RECORD

METHOD_HEADING = "Så är det räknat"
READS_FACTS = "read_facts("  # by which a notebook reads what the other sections left


@dataclass(frozen=True)
class Run:
    """A finished run.

    Attributes
    ----------
    record
        The content of ``run.json``.
    left
        What each section left, by its name.
    section_of
        The section that made each fact.
    """

    month: pd.Period
    folder: Path
    record: Mapping[str, Any]
    left: Mapping[str, Mapping[str, Any]]
    facts: Mapping[str, Fact]
    section_of: Mapping[str, str]
    sections: Mapping[str, Section]


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
    record, left, facts, sections = run.record, run.left, run.facts, run.sections
    plan = read_plan(editorial_dir / str(month))
    _check_plan(plan, month, sections, facts)
    shelf = _fill_shelf(left, facts, gaps=tuple(name for name in sections if name not in left))
    articles = editorial_dir / str(month) / "articles"
    parts = tuple(
        Part(part.title, tuple(_entry(kind, name, sections, articles, shelf) for kind, name in part.entries))
        for part in plan.parts
    )
    _check_articles(plan, articles)
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
        plan.accepted,
    )


def read_run(month: pd.Period, reports_dir: Path) -> Run:
    """Read a finished run, before any editor has seen it.

    Parameters
    ----------
    reports_dir
        Holds ``<month>/``.

    Raises
    ------
    InputError
        If the month has not been run.
    """
    folder = reports_dir / str(month)
    if not (folder / RECORD).is_file():
        raise InputError(f"{folder}: {month} has not been run; `werket run {month}` makes what the issue is made of")
    record = read_record(folder / RECORD)
    left = {path.stem: read_record(path) for path in sorted((folder / "sections").glob("*.json"))}
    facts, section_of = _gather_facts(left, folder)
    sections = {
        entry["name"]: _read_section(entry, left.get(entry["name"]), folder, facts) for entry in record["sections"]
    }
    return Run(month, folder, record, left, facts, section_of, sections)


def _gather_facts(left: Mapping[str, Mapping[str, Any]], folder: Path) -> tuple[dict[str, Fact], dict[str, str]]:
    histories = json.loads((folder / "histories.json").read_text(encoding="utf-8"))
    facts: dict[str, Fact] = {}
    section_of: dict[str, str] = {}
    for name, content in left.items():
        for document in content["facts"]:
            facts.setdefault(document["id"], Fact.from_json(document, histories.get(document["id"])))
            section_of.setdefault(document["id"], name)
    return facts, section_of


def _read_section(
    entry: Mapping[str, Any], left: Mapping[str, Any] | None, folder: Path, facts: Mapping[str, Fact]
) -> Section:
    """Read a section from its record in the run and what it left; without that, it is a gap."""
    name = entry["name"]
    state = STATES.get(entry["status"])
    bare = Section(
        name=name,
        title=entry["title"],
        question=entry["question"],
        headline=entry["headline"] or "",
        blocks=(),
        method=(),
        citations=(),
        sample=bool(entry["sample"]),
        facts=(),
        gap=state.happened if state else None,
        kept_from=entry["kept_from"],
    )
    if left is None:
        return bare
    notebook = _notebook_of(name, folder)
    blocks = _read_blocks(name, left, notebook, facts)
    place = next((place for place, block in enumerate(blocks) if _is_method(block)), len(blocks))
    return replace(
        bare,
        blocks=_drop_bare_headings(blocks[:place]),
        method=tuple(blocks[place + 1 :]),
        citations=tuple(_cite(source) for source in left["datasets"]),
        facts=tuple(fact["id"] for fact in left["facts"]),
        retells=any(READS_FACTS in cell.source for cell in notebook.cells if cell.cell_type == "code"),
    )


def _cite(source: Mapping[str, Any]) -> str:
    return f"{source['producer']}, {source['title']}, publicerad {source['date_published']}"


def _notebook_of(name: str, folder: Path) -> nbformat.NotebookNode:
    earlier = folder / f"notebooks/{name}.earlier.ipynb"
    path = earlier if earlier.is_file() else folder / f"notebooks/{name}.ipynb"
    return nbformat.read(path, as_version=4)


def _read_blocks(
    name: str, left: Mapping[str, Any], notebook: nbformat.NotebookNode, facts: Mapping[str, Fact]
) -> list[Block]:
    figures, tables = _blocks_of(name, left)
    blocks: list[Block] = []
    for cell in notebook.cells[1:]:  # the first holds the title and the question
        if cell.cell_type == "markdown":
            blocks += read_prose(cell.source, facts, f"{name}.ipynb")
        for output in cell.get("outputs", []):
            said = output.get("metadata", {}).get("text/html", {}).get(BLOCK) or {}
            if said.get("kind") == "text":
                blocks += [Paragraph((Span(paragraph),)) for paragraph in said["paragraphs"]]
            elif said.get("kind") == "figure":
                blocks.append(figures[said["name"]])
            elif said.get("kind") == "table":
                blocks.append(tables[said["name"]])
    return blocks


def _blocks_of(name: str, left: Mapping[str, Any]) -> tuple[dict[str, FigureBlock], dict[str, TableBlock]]:
    figures = {
        figure["name"]: FigureBlock(name, figure["name"], figure["file"], figure["caption"], figure["alt"])
        for figure in left["figures"]
    }
    tables = {
        table["name"]: TableBlock(name, table["name"], table["file"], table["caption"], table["cells"])
        for table in left["tables"]
    }
    return figures, tables


def _is_method(block: Block) -> bool:
    return isinstance(block, Heading) and plain(block.spans) == METHOD_HEADING


def _drop_bare_headings(blocks: list[Block]) -> tuple[Block, ...]:
    """Leave out headings with nothing under them, such as one over a working table that only the notebook shows."""
    kept = [
        block
        for block, following in zip(blocks, [*blocks[1:], None], strict=True)
        if not isinstance(block, Heading)
        or (following is not None and not (isinstance(following, Heading) and following.level <= block.level))
    ]
    return tuple(kept)


def _fill_shelf(left: Mapping[str, Mapping[str, Any]], facts: Mapping[str, Fact], *, gaps: tuple[str, ...]) -> Shelf:
    figures: dict[str, FigureBlock] = {}
    tables: dict[str, TableBlock] = {}
    for name, content in left.items():
        of_section = _blocks_of(name, content)
        figures |= {f"{name}/{key}": block for key, block in of_section[0].items()}
        tables |= {f"{name}/{key}": block for key, block in of_section[1].items()}
    return Shelf(facts, figures, tables, gaps)


def _entry(kind: str, name: str, sections: Mapping[str, Section], articles: Path, shelf: Shelf) -> Entry:
    return sections[name] if kind == "section" else read_article(articles / f"{name}.md", shelf)


def _check_plan(plan: Plan, month: pd.Period, sections: Mapping[str, Section], facts: Mapping[str, Fact]) -> None:
    where = f"{month}/issue.yml"
    number = issue_of(month).number
    if plan.number != number:
        raise InputError(f"{where}: number is {plan.number}; the issue for {month} is number {number}")
    shown = [name for part in plan.parts for kind, name in part.entries if kind == "section"]
    for name in [*shown, *plan.left_out]:
        if name not in sections:
            raise InputError(f"{where}: no section {name!r} in the run; {nearest(name, sections)}")
    twice = sorted({name for name in shown if [*shown, *plan.left_out].count(name) > 1})
    if twice:
        raise InputError(f"{where}: {', '.join(twice)} stands twice; show a section once, or leave it out")
    forgotten = [name for name in sections if name not in shown and name not in plan.left_out]
    if forgotten:
        raise InputError(f"{where}: {', '.join(forgotten)} is neither shown nor under left_out with a reason")
    complete = all(section.facts for section in sections.values())
    for _, fact in plan.cover:
        if fact not in facts and complete:
            raise InputError(f"{where}: no fact {fact!r} for the cover; {nearest(fact, facts)}")


def _check_articles(plan: Plan, articles: Path) -> None:
    """Refuse an article that nobody would see, or that stands twice."""
    planned = [name for part in plan.parts for kind, name in part.entries if kind == "article"]
    there = {path.stem for path in articles.glob("*.md")} if articles.is_dir() else set()
    if left_over := sorted(there - set(planned)):
        raise InputError(f"articles/{left_over[0]}.md is not in issue.yml; add it there, or move it out of the folder")
    if twice := sorted({name for name in planned if planned.count(name) > 1}):
        raise InputError(f"issue.yml: the article {twice[0]!r} stands twice")
