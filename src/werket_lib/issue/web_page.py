"""An entry of the issue as HTML: its texts, figures and tables, and the facts that its numbers lead to."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from werket_lib.facts import Fact, slugify
from werket_lib.issue.told import Teller
from werket_lib.ledger.check import Matcher
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
from werket_lib.model.cover import KeyNumber
from werket_lib.pages.figures import inline_figure
from werket_lib.pages.hyphens import soften
from werket_lib.pages.shell import render_part
from werket_lib.sources import DATASETS
from werket_lib.style.names import UNITS
from werket_lib.style.table import HouseTable

FILES = "filer"  # figures, their data, tables, pictures and fonts
SEARCHED_ROWS = 8  # a table longer than this can be searched and sorted


@dataclass(frozen=True)
class Edition:
    """What every page of the web edition is made with: the issue, its folder, and who reads and tells its numbers."""

    issue: Issue
    folder: Path
    matcher: Matcher
    teller: Teller
    shown: dict[FigureBlock, Markup] = field(default_factory=dict)  # each figure as it stands in a page
    address: str = ""  # of its folder, for all to read; empty where there is none

    @property
    def files(self) -> Path:
        """The folder of what lies beside the pages."""
        return self.folder / FILES


class PageWriter:
    """Turns an entry's blocks into HTML, and remembers which facts they print."""

    def __init__(self, edition: Edition) -> None:
        self.edition, self.issue = edition, edition.issue
        self.headings: list[dict[str, Any]] = []
        self._told: dict[str, Fact] = {}
        self._datasets = {
            dataset["file"]: {**dataset, "url_page": DATASETS[dataset["dataset"]].url_page}
            for dataset in self.issue.datasets
        }
        self._scope: frozenset[str] | None = None

    def told(self) -> list[dict[str, Any]]:
        """Describe the facts that the page prints, together those that were computed alike from the same files."""
        facts = [(self._ground(fact), fact) for fact in self._told.values()]
        first = {ground: place for place, (ground, _) in reversed(list(enumerate(facts)))}
        facts.sort(key=lambda pair: first[pair[0]])
        return [
            {
                "about": about,
                "how": how,
                "files": [self._datasets[name] for name in files],
                "technical": technical,
                "facts": (described := [self._describe(fact) for _, fact in alike]),
                "count": len(described),
            }
            for (about, how, files, technical), alike in groupby(facts, key=lambda pair: pair[0])
        ]

    def _ground(self, fact: Fact) -> tuple[str, str, tuple[str, ...], str]:
        """Return what a fact is about, how it was computed, from which files, and where its technical details stand."""
        names = dict.fromkeys(source["file"] for source in fact.sources if source["file"] in self._datasets)
        page = address_of_numbers(self.issue.section_of[fact.id]) if fact.id in self.issue.section_of else ""
        return self.edition.teller.place(fact), self.edition.teller.explain(fact), tuple(names), page

    def _describe(self, fact: Fact) -> dict[str, str]:
        return {
            "anchor": anchor(fact.id),
            "text": fact.text,
            "unit": UNITS.get(fact.unit, ""),
            "said": self.edition.teller.say(fact),
        }

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
        for finding in self.edition.matcher.check(passage):
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
        return show_figure(self.edition, block)

    def _table(self, block: TableBlock) -> Markup:
        base = f"{block.section}-{block.name}"
        shutil.copyfile(self.issue.folder / block.file, self.edition.files / f"tab-{base}.csv")
        table = HouseTable.from_json(block.cells, name=block.name)
        html = Markup(table.to_html(self._address))  # noqa: S704 - cells escape themselves
        long = len(table.rows) > SEARCHED_ROWS
        return render_part("issue/templates/table.html.j2", block=block, base=base, html=html, long=long)

    def _address(self, fact_id: str) -> str | None:
        if fact_id not in self.issue.facts:
            return None
        self._told[fact_id] = self.issue.facts[fact_id]
        return f"#{anchor(fact_id)}"

    def _picture(self, article: Article) -> dict[str, str] | None:
        if article.picture is None:
            return None
        name = f"bild-{article.slug}{article.picture.suffix}"
        (self.edition.files / name).write_bytes(article.picture.content)
        return {"file": f"{FILES}/{name}", "alt": article.picture.alt, "credit": article.picture.credit}


def show_figure(edition: Edition, block: FigureBlock) -> Markup:
    """Set a figure in both forms, with its files beside the page and an address of its own."""
    if block in edition.shown:
        return edition.shown[block]
    base = f"{block.section}-{block.name}"
    for suffix in (".svg", ".png", ".csv"):
        shutil.copyfile(edition.issue.folder / f"{block.base}{suffix}", edition.files / f"{base}{suffix}")
    svg = inline_figure(edition.issue.folder / block.base, block.name, base)
    edition.shown[block] = render_part(
        "issue/templates/figure.html.j2", block=block, base=base, address=address_of(block), svg=svg
    )
    return edition.shown[block]


def address_of(block: FigureBlock) -> str:
    """Return the address of a figure's own page, the same in every issue."""
    return f"figur-{block.section}-{block.name}.html"


def address_of_numbers(section: str) -> str:
    """Return the address of the page of a section's facts, the same in every issue."""
    return f"siffror-{section}.html"


def anchor(fact_id: str) -> str:
    """Return where a fact stands on a page."""
    return f"siffra-{fact_id}"
