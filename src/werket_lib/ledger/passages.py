"""The texts of an issue that make claims, each with where it stands and what it may rest on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from werket_lib.model import (
    Article,
    Block,
    FigureBlock,
    Heading,
    Issue,
    Listing,
    Outside,
    Paragraph,
    Section,
    Spans,
    TableBlock,
    plain,
)
from werket_lib.months import name_month

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\d])")


@dataclass(frozen=True)
class Passage:
    """A text and what is known of it.

    Attributes
    ----------
    entry
        The section's or article's name.
    place
        Where in it, for people.
    text
        As it is printed.
    scope
        The facts that it may print: its section's; None where it may print any, as an article may.
    quoted
        Start, end and fact of each fact that was put in by name.
    outside
        What its author declared as resting on no fact.
    before
        What the reader has just read, for a sentence that does not name its subject.
    prose
        Whether a person wrote it.
    """

    entry: str
    place: str
    text: str
    scope: frozenset[str] | None
    quoted: tuple[tuple[int, int, str], ...] = ()
    outside: tuple[Outside, ...] = ()
    before: str = ""
    prose: bool = False


def list_passages(issue: Issue) -> list[Passage]:
    """List the texts of an issue in the order in which they are read."""
    passages: list[Passage] = []
    for entry in issue.entries():
        passages += _of_article(entry) if isinstance(entry, Article) else _of_section(entry, issue)
    return passages


def _of_section(section: Section, issue: Issue) -> Iterator[Passage]:
    scope = None if section.retells else frozenset(section.facts)
    name, topic = section.name, f"{section.title}. {name_month(issue.month)}."
    if section.headline:
        yield Passage(name, "rubrik", section.headline, scope, before=topic)
    yield from _of_blocks(section.blocks, name, scope, topic)
    method = Outside("", "metod: skriven i notebooken, gäller varje månad")
    for block in section.method:
        for text in _texts(block):
            yield Passage(name, "så är det räknat", plain(text), scope, outside=(method,), before=topic)


def _of_blocks(blocks: Sequence[Block], name: str, scope: frozenset[str] | None, topic: str) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, FigureBlock):
            yield Passage(name, f"bildtext {block.name}", block.caption, scope, before=topic)
            yield Passage(name, f"alternativtext {block.name}", block.alt, scope, before=topic)
        elif isinstance(block, TableBlock):
            yield Passage(name, f"tabellrubrik {block.name}", block.caption, scope, before=topic)
        else:
            for text in _texts(block):
                yield Passage(name, "text", plain(text), scope, before=topic)


def _of_article(article: Article) -> Iterator[Passage]:
    title = plain(article.title)
    before = f"{article.kicker}. {title}."
    told = [("titel", article.title), ("ingress", article.lead)]
    told += [(f"stycke {number}", text) for number, text in enumerate(_all_texts(article.blocks), start=1)]
    told += [("kommentar", text) for text in _all_texts(article.comment)]
    for place, spans in told:
        yield _make(article, place, spans, before)
        before = f"{before} {plain(spans)}"
    if article.quote:
        yield Passage(article.source, "citat", article.quote, None, outside=article.outside, before=before, prose=True)


def _make(article: Article, place: str, spans: Spans, before: str) -> Passage:
    quoted, at = [], 0
    for span in spans:
        if span.kind in ("fact", "missing"):
            quoted.append((at, at + len(span.text), span.target))
        at += len(span.text)
    return Passage(article.source, place, plain(spans), None, tuple(quoted), article.outside, before, prose=True)


def _all_texts(blocks: Sequence[Block]) -> Iterator[Spans]:
    for block in blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[Spans]:
    if isinstance(block, Heading | Paragraph):
        yield block.spans
    elif isinstance(block, Listing):
        yield from block.items
