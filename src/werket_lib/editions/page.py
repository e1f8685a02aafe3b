"""An edition's page and PDF, and what holds their numbers against its facts."""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from werket_lib.codes import is_county, name_region
from werket_lib.facts import Fact
from werket_lib.issue.pdf import TEMPLATES, put_stand_ins, typeset
from werket_lib.issue.printed import describe_blocks, palette
from werket_lib.issue.told import Teller
from werket_lib.issue.web import SCRIPTS, STYLES
from werket_lib.issue.web_page import Edition, PageWriter, anchor
from werket_lib.ledger.check import check_issue, make_matcher
from werket_lib.model import FigureBlock, Issue, Paragraph, Part, Section, Span, TableBlock, read_run
from werket_lib.months import cut_off, issue_of, name_month
from werket_lib.pages.figures import inline_figure
from werket_lib.pages.shell import render_page, render_part
from werket_lib.store import write_whole
from werket_lib.style.names import SAMPLE_ISSUE, UNITS
from werket_lib.style.table import HouseTable

if TYPE_CHECKING:
    from werket_lib.editions.make import EditionPlan

PAGE, PDF = "index.html", "edition.pdf"
TYPST = Path(__file__).with_name("typst")
MAIN = "edition.typ"
FILE = "editions/templates/block.html.j2"
NEWS = "news"
NEWS_TITLE = "Det har hänt"


def read_edition(plan: "EditionPlan", folder: Path) -> Issue:
    """Read an edition that has been run, as an issue of its own: its news and its sections."""
    month = pd.Period(plan.month, freq="M")
    run = read_run(month, folder.parent)
    facts = [Fact.from_json(document) for document in plan.news_facts]
    sections = [*([news_section([plan.news], facts)] if plan.news else []), *run.sections.values()]
    every = {fact.id: fact for fact in facts} | dict(run.facts)
    return make_issue(plan.name, sections, every, run.record, folder, month)


def make_issue(
    title: str,
    sections: Sequence[Section],
    facts: Mapping[str, Fact],
    record: Mapping[str, Any],
    folder: Path,
    month: pd.Period,
) -> Issue:
    """Bring sections together as an issue, which pages, PDF and ledger read."""
    number, label = issue_of(month)
    return Issue(
        month=month,
        number=number,
        label=label,
        title=title,
        published=cut_off(month),
        folder=folder,
        parts=(Part("", tuple(sections)),),
        cover=(),
        left_out={},
        facts=facts,
        section_of={name: section.name for section in sections for name in section.facts},
        datasets=tuple(record["datasets"]),
        sample=bool(record["sample"]),
    )


def news_section(sentences: Sequence[str], facts: Sequence[Fact]) -> Section:
    """Make a section of sentences on what has happened."""
    return Section(
        name=NEWS,
        title=NEWS_TITLE,
        question="",
        headline="",
        blocks=tuple(Paragraph((Span(sentence),)) for sentence in sentences),
        method=(),
        citations=(),
        sample=False,
        facts=tuple(fact.id for fact in facts),
    )


def check_edition(edition: Issue) -> tuple[int, list[str]]:
    """Return how many claims of an edition are facts, and what is wrong or could not be read, a line each."""
    ledger = check_issue(edition)
    doubts = [
        f"{passage.entry}, {passage.place}: {one.text!r}: {one.note}" for passage, one in ledger.of("wrong", "unread")
    ]
    return ledger.counts["fact"], doubts


class _EditionWriter(PageWriter):
    """Writes the blocks of an edition, whose figures and tables lie beside its page already."""

    def told(self) -> list[dict[str, Any]]:
        """Describe the facts that the page prints."""
        return [
            {
                "anchor": anchor(fact.id),
                "text": fact.text,
                "unit": UNITS.get(fact.unit, ""),
                "month": str(fact.month),
                "computed_by": fact.computed_by,
                "id": fact.id,
            }
            for fact in self._told.values()
        ]

    def _figure(self, block: FigureBlock) -> Markup:
        svg = inline_figure(self.issue.folder / block.base, block.name, f"{block.section}-{block.name}")
        return render_part(FILE, kind="figure", block=block, file=block.base, suffixes=(".svg", ".csv"), shown=svg)

    def _table(self, block: TableBlock) -> Markup:
        html = Markup(HouseTable.from_json(block.cells, name=block.name).to_html(self._address))  # noqa: S704 - cells escape themselves
        file = block.file.removesuffix(".csv")
        return render_part(FILE, kind="table", block=block, file=file, suffixes=(".csv",), shown=html)


def write_edition(edition: Issue, plan: "EditionPlan", folder: Path) -> None:
    """Write an edition's page and PDF."""
    writer = _EditionWriter(Edition(edition, folder, make_matcher(edition), Teller(edition)))
    entries = [(section, writer.entry(section)) for section in edition.sections]
    html = render_page(
        "editions/templates/edition.html.j2",
        scripts=SCRIPTS,
        styles=(*STYLES, "editions/templates/editions.css"),
        issue=edition,
        region=plan.name,
        county=None if is_county(plan.code) else (plan.code[:2], name_region(plan.code[:2])),
        month_label=name_month(edition.month),
        sample=edition.sample,
        entries=entries,
        facts=writer.told(),
        pdf=PDF,
    )
    write_whole(folder / PAGE, html.encode())
    _write_pdf(edition, plan, folder / PDF)


def _write_pdf(edition: Issue, plan: "EditionPlan", path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="werket-") as scratch:
        root = Path(scratch)
        for templates in (TEMPLATES, TYPST):
            shutil.copytree(templates, root, dirs_exist_ok=True)
        document = {
            **palette(),
            "title": plan.name,
            "month": name_month(edition.month),
            "label": edition.label,
            "number": edition.number,
            "sample": SAMPLE_ISSUE if edition.sample else None,
            "sections": [_describe(section, edition, root) for section in edition.sections],
            "sources": list(dict.fromkeys(line for section in edition.sections for line in section.citations)),
        }
        text = json.dumps(put_stand_ins(document, plan.name, []), ensure_ascii=False)
        (root / "issue.json").write_text(text, encoding="utf-8")
        write_whole(path, typeset(root, edition.published, MAIN))


def _describe(section: Section, edition: Issue, root: Path) -> dict[str, Any]:
    """Describe a section as the template reads it."""
    return {
        "title": section.title,
        "lead": section.headline,
        "gap": section.gap,
        "blocks": describe_blocks(section.blocks, edition, root),
    }
