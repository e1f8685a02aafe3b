"""The issue as web pages: a front page, a page an entry, everything beside them, nothing from outside."""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import Markup, escape

from werket_lib.facts import Fact, slugify
from werket_lib.issue.cover import KeyNumber, key_numbers
from werket_lib.issue.figure_data import read_data
from werket_lib.ledger.check import Matcher, make_matcher
from werket_lib.ledger.passages import Passage
from werket_lib.model import (
    Article,
    Block,
    Entry,
    FigureBlock,
    Heading,
    Issue,
    Listing,
    Paragraph,
    Spans,
    TableBlock,
    plain,
)
from werket_lib.months import name_month
from werket_lib.pages.figures import inline_figure
from werket_lib.pages.hyphens import soften
from werket_lib.pages.shell import render_page, render_part
from werket_lib.store import write_whole
from werket_lib.style.names import UNITS
from werket_lib.style.table import HouseTable

CELL_WORDS = {"sheet": "blad", "column": "kolumn", "pivot cache": "pivotcache", "field": "fält"}  # of a fact's cells

FRONT = "index.html"
FILES = "filer"  # figures, their data, tables and pictures
STYLES = ("pages/templates/page.css", "issue/templates/issue.css")
SCRIPTS = ("pages/templates/contents.js", "issue/templates/issue.js")
SEARCHED_ROWS = 8  # a table longer than this can be searched and sorted
_CELL_WORDS = re.compile(r"\b(" + "|".join(CELL_WORDS) + r")\b")


@dataclass(frozen=True)
class Page:
    """Where an entry stands: its address, its title, what its part is called."""

    entry: Entry
    href: str
    title: str
    part: str
    teaser: str


def write_web(issue: Issue, folder: Path) -> None:
    """Write the web edition: ``index.html`` and a page for each article and section, with their figures.

    A number leads to its fact, which stands at the foot of the same page: value, unit, how it was computed,
    from which file and edition. Links between pages are relative, so the folder can be moved or sent.
    """
    pages = _list_pages(issue)
    matcher = make_matcher(issue)
    for place, page in enumerate(pages):
        writer = PageWriter(issue, folder, matcher)
        html = render_page(
            "issue/templates/entry.html.j2",
            scripts=SCRIPTS,
            styles=STYLES,
            issue=issue,
            month_label=name_month(issue.month),
            sample=issue.sample,
            page=page,
            content=writer.entry(page.entry),
            headings=writer.headings,
            facts=writer.told(),
            previous=pages[place - 1] if place else None,
            next=pages[place + 1] if place + 1 < len(pages) else None,
        )
        write_whole(folder / page.href, html.encode())
    _write_front(issue, folder, pages, matcher)


def _list_pages(issue: Issue) -> list[Page]:
    return [
        Page(entry, f"{_name(entry)}.html", _title(entry), part.title, _tease(entry))
        for part in issue.parts
        for entry in part.entries
    ]


def _name(entry: Entry) -> str:
    return entry.slug if isinstance(entry, Article) else entry.name


def _title(entry: Entry) -> str:
    return plain(entry.title) if isinstance(entry, Article) else entry.title


def _tease(entry: Entry) -> str:
    if isinstance(entry, Article):
        return plain(entry.lead)
    return entry.gap or entry.headline


def _write_front(issue: Issue, folder: Path, pages: Sequence[Page], matcher: Matcher) -> None:
    writer = PageWriter(issue, folder, matcher)
    keys = [(key, writer.number(key.fact.id), writer.change(key)) for key in key_numbers(issue)]
    html = render_page(
        "issue/templates/front.html.j2",
        scripts=SCRIPTS,
        styles=STYLES,
        issue=issue,
        month_label=name_month(issue.month),
        sample=issue.sample,
        keys=keys,
        first=pages[0] if pages else None,
        parts=[(part.title, [page for page in pages[1:] if page.part == part.title]) for part in issue.parts],
        facts=writer.told(),
    )
    write_whole(folder / FRONT, html.encode())


class PageWriter:
    """Turns an entry's blocks into HTML, and remembers which facts they print."""

    def __init__(self, issue: Issue, folder: Path, matcher: Matcher) -> None:
        self.issue, self.folder = issue, folder
        self.headings: list[dict[str, Any]] = []
        self._told: dict[str, Fact] = {}
        self._datasets = {dataset["file"]: dataset for dataset in issue.datasets}
        self._matcher = matcher
        self._scope: frozenset[str] | None = None

    def told(self) -> list[dict[str, Any]]:
        """Describe the facts that the page prints, as its foot shows them."""
        return [
            {
                "id": fact.id,
                "anchor": anchor(fact.id),
                "text": fact.text,
                "unit": UNITS.get(fact.unit, ""),
                "month": str(fact.month),
                "computed_by": fact.computed_by,
                "files": self._list_files(fact),
                "sources": [_describe_source(source) for source in fact.sources],
            }
            for fact in self._told.values()
        ]

    def _list_files(self, fact: Fact) -> list[Mapping[str, Any]]:
        """Return what is known of the agencies' files that a fact rests on, each once."""
        names = dict.fromkeys(source["file"] for source in fact.sources)
        return [self._datasets[name] for name in names if name in self._datasets]

    def number(self, fact_id: str, text: str | None = None) -> Markup:
        """Return a number that leads to its fact."""
        self._told[fact_id] = self.issue.facts[fact_id]
        shown = text if text is not None else self.issue.facts[fact_id].text
        return Markup('<a class="number" href="#{}">{}</a>').format(anchor(fact_id), shown)

    def change(self, key: KeyNumber) -> Markup:
        """Return how far a key number has moved, which leads to a fact of its own; empty where nothing says."""
        if key.change is None:
            return Markup()
        return self.number(key.change.id, key.change.signed) + Markup(" {}").format(key.compared)

    def entry(self, entry: Entry) -> dict[str, Any]:
        """Return what a page shows of an article or section."""
        if isinstance(entry, Article):
            return {
                "kind": entry.kind,
                "lead": self.spans(entry.lead),
                "body": self.blocks(entry.blocks),
                "comment": self.blocks(entry.comment),
                "picture": self._picture(entry),
                "method": Markup(),
            }
        self._scope = frozenset(self.issue.facts if entry.retells else entry.facts)
        return {
            "kind": "section",
            "lead": self.text(entry.headline),
            "body": self.blocks(entry.blocks),
            "comment": Markup(),
            "picture": None,
            "method": self.blocks(entry.method, linked=False),
        }

    def blocks(self, blocks: Sequence[Block], *, linked: bool = True) -> Markup:
        """Set blocks in order."""
        return Markup("\n").join(self._block(block, linked=linked) for block in blocks)

    def spans(self, spans: Spans) -> Markup:
        """Set running text; quoted facts lead to themselves."""
        return Markup().join(self._span(span.kind, span.text, span.target) for span in spans)

    def text(self, text: str) -> Markup:
        """Set a generated sentence, its numbers leading to the section's facts."""
        passage = Passage("", "", text, self._scope)
        pieces, at = [], 0
        for finding in self._matcher.check(passage):
            if finding.fact and finding.status == "fact" and finding.start >= at and finding.text[-1].isdigit():
                pieces += [escape(text[at : finding.start]), self.number(finding.fact, finding.text)]
                at = finding.end
        return Markup().join([*pieces, escape(text[at:])])

    def _span(self, kind: str, text: str, target: str) -> Markup:
        if kind == "fact":
            return self.number(target, text)
        if kind == "link":
            return Markup('<a href="{}" rel="noreferrer">{}</a>').format(target, text)
        tags = {"strong": "strong", "emphasis": "em", "missing": "mark"}
        return Markup("<{0}>{1}</{0}>").format(tags[kind], text) if kind in tags else escape(text)

    def _block(self, block: Block, *, linked: bool) -> Markup:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                generated = linked and self._scope is not None and len(block.spans) == 1
                body = self.text(block.spans[0].text) if generated else self.spans(block.spans)
                return Markup("<p>{}</p>").format(body)
            case Listing():
                items = Markup().join(Markup("<li>{}</li>").format(self.spans(item)) for item in block.items)
                return Markup("<{0}>{1}</{0}>").format("ol" if block.ordered else "ul", items)
            case FigureBlock():
                return self._figure(block)
            case TableBlock():
                return self._table(block)

    def _heading(self, block: Heading) -> Markup:
        """Set a heading, never more than one level below the one before it, and list it."""
        level = min(block.level, self.headings[-1]["level"] + 1 if self.headings else 2)
        name = f"rubrik-{len(self.headings) + 1}-{slugify(plain(block.spans))}"
        self.headings.append({"id": name, "level": level, "text": plain(block.spans)})
        spans = tuple(replace(span, text=soften(span.text)) for span in block.spans)
        return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, name, self.spans(spans))

    def _figure(self, block: FigureBlock) -> Markup:
        base = f"{block.section}-{block.name}"
        suffixes = [end for end in (".svg", ".png", ".csv") if (self.issue.folder / f"{block.base}{end}").is_file()]
        address = self.place(block.base, base, suffixes)
        columns = read_data(self.issue.folder / f"{block.base}.csv")
        rows = list(zip(*(column.cells for column in columns), strict=True))
        return render_part(
            "issue/templates/figure.html.j2",
            block=block,
            base=base,
            address=address,
            suffixes=suffixes,
            svg=inline_figure(self.issue.folder / block.base, block.name, base),
            columns=columns,
            rows=rows,
        )

    def _table(self, block: TableBlock) -> Markup:
        base = f"{block.section}-{block.name}"
        address = self.place(block.file.removesuffix(".csv"), base, [".csv"])
        table = HouseTable.from_json(block.cells, name=block.name)
        html = Markup(table.to_html(self._address))  # noqa: S704 - cells escape themselves
        long = len(table.rows) > SEARCHED_ROWS
        return render_part(
            "issue/templates/table.html.j2", block=block, base=base, address=address, html=html, long=long
        )

    def place(self, file: str, name: str, suffixes: Sequence[str]) -> str:
        """Lay files of the month beside the page under a name, and return their address without its ending."""
        for suffix in suffixes:
            shutil.copyfile(self.issue.folder / f"{file}{suffix}", self._files() / f"{name}{suffix}")
        return f"{FILES}/{name}"

    def _files(self) -> Path:
        (self.folder / FILES).mkdir(exist_ok=True)
        return self.folder / FILES

    def _address(self, fact_id: str) -> str | None:
        if fact_id not in self.issue.facts:
            return None
        self._told[fact_id] = self.issue.facts[fact_id]
        return f"#{anchor(fact_id)}"

    def _picture(self, article: Article) -> dict[str, str] | None:
        if article.picture is None:
            return None
        files = self._files()
        name = f"bild-{article.slug}{article.picture.suffix}"
        (files / name).write_bytes(article.picture.content)
        return {"file": f"{FILES}/{name}", "alt": article.picture.alt, "credit": article.picture.credit}


def _describe_source(source: Mapping[str, Any]) -> dict[str, Any]:
    """Say in Swedish where in a file of ours a fact was read; the file's folder is its edition."""
    path = PurePosixPath(source["file"])
    cells = _CELL_WORDS.sub(lambda match: CELL_WORDS[match[0]], source["cells"])
    return {"file": path.name, "edition": path.parent.name, "cells": cells, "sample": source["sample"]}


def anchor(fact_id: str) -> str:
    """Return where a fact stands on a page."""
    return f"siffra-{fact_id}"
