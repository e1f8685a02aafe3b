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

SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\bkl\.)(?<!\bkap\.)(?<!\bs\.)(?<!\bnr\.)(?<!\bca\.)(?<!\bsid\.)(?<!\btel\.)(?<!\bbl\.a\.)(?<!\bm\.m\.)(?<!\bart\.)(?<!\bmdr\.)(?<!\bresp\.)(?<!\bt\.ex\.)(?<!\bprop\.)(?<!\bdir\.)[”\"»]?\s+(?=[A-ZÅÄÖ\d–”\"»])"
)


PLAN, IN_PRINT = "issue.yml", "rubrik i tryck"


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
        What the reader has just read, for a sentence that does not name its subject: the headings, then
        the paragraph before.
    prose
        Whether a person wrote it.
    role
        What it is on its page: a title, a heading, a lead, a quote, a caption, or text.
    """

    entry: str
    place: str
    text: str
    scope: frozenset[str] | None
    quoted: tuple[tuple[int, int, str], ...] = ()
    outside: tuple[Outside, ...] = ()
    before: tuple[str, ...] = ()
    prose: bool = False
    role: str = "text"


def split_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Part a text into sentences, each with where it begins."""
    at = 0
    for end in [*(match.end() for match in SENTENCE_END.finditer(text)), len(text)]:
        yield at, text[at:end].rstrip()
        at = end


def list_passages(issue: Issue) -> list[Passage]:
    """List the texts of an issue in the order in which they are read."""
    passages = [Passage(PLAN, "numrets titel", issue.title, None, prose=True, role="title")]
    passages += [Passage(PLAN, "omslaget", label, None, prose=True, role="small") for label, _ in issue.cover]
    for part in issue.parts:
        passages.append(Passage(PLAN, "delens rubrik", part.title, None, prose=True, role="part"))
        for entry in part.entries:
            passages += _of_article(entry) if isinstance(entry, Article) else _of_section(entry, issue)
    for section in issue.sections:
        if spans := issue.headlines.get(section.name):
            place, topic = f"{IN_PRINT}, {section.name}", (f"{section.title}. {name_month(issue.month)}.",)
            passages.append(
                Passage(PLAN, place, plain(spans), None, _find_quoted(spans), before=topic, prose=True, role="print")
            )
    return passages


def _of_section(section: Section, issue: Issue) -> Iterator[Passage]:
    scope = None if section.retells else frozenset(section.facts)
    name, topic = section.name, (f"{section.title}. {name_month(issue.month)}.",)
    if section.headline:
        yield Passage(name, "rubrik", section.headline, scope, before=topic, role="lead")
    yield from _of_blocks(section.blocks, name, scope, topic)
    method = Outside("", "metod: skriven i notebooken, gäller varje månad")
    for block in section.method:
        for text in _texts(block):
            yield Passage(name, "så är det räknat", plain(text), scope, outside=(method,), before=topic, role="method")


def _of_blocks(
    blocks: Sequence[Block], name: str, scope: frozenset[str] | None, topic: tuple[str, ...]
) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, FigureBlock):
            yield Passage(name, f"bildtext {block.name}", block.caption, scope, before=topic, role="small")
            yield Passage(name, f"alternativtext {block.name}", block.alt, scope, before=topic, role="alt")
        elif isinstance(block, TableBlock):
            yield Passage(name, f"tabellrubrik {block.name}", block.caption, scope, before=topic, role="small")
        else:
            for text in _texts(block):
                yield Passage(name, "text", plain(text), scope, before=topic, role=_role(block))


def _of_article(article: Article) -> Iterator[Passage]:
    """List an article's texts, each with the headings over it and the paragraph before it."""
    title = plain(article.title)
    over = [article.kicker] if article.kicker else []
    if article.kicker:
        yield _typed(article, "vinjett", article.kicker, "small")
    yield _make(article, "titel", article.title, over, "title")
    over = [*over, title]
    if article.lead:
        yield _make(article, "ingress", article.lead, over, "lead")
    if article.author:
        yield _typed(article, "skribent", article.author, "small")
    if article.picture:
        yield _typed(article, "bildens alternativtext", article.picture.alt, "alt")
        yield _typed(article, "bildens upphov", article.picture.credit, "small")
    yield from _beside(article)
    heading, before, number = "", plain(article.lead), 0
    for block in article.blocks:
        for text in _texts(block):
            number += 1
            is_heading = isinstance(block, Heading)
            yield _make(
                article,
                f"stycke {number}",
                text,
                [*over, *filter(None, (heading, "" if is_heading else before))],
                _role(block),
            )
            heading, before = (plain(text), "") if is_heading else (heading, plain(text))
    for text in _all_texts(article.comment):
        yield _make(article, "kommentar", text, over, "comment")
    if article.quote:
        yield Passage(
            article.source,
            "citat",
            article.quote,
            None,
            outside=article.outside,
            before=tuple(over),
            prose=True,
            role="quote",
        )
        yield _typed(article, "citerad", article.quoted, "small")


def _beside(article: Article) -> Iterator[Passage]:
    """List the short texts that stand beside an article's own: boxes, dates, how to reach somebody."""
    for label, said in article.facts:
        yield _typed(article, "faktaruta", f"{label}: {said}", "small")
    for label, _ in article.numbers:
        yield _typed(article, "siffrans etikett", label, "small")
    for event in article.events:
        yield _typed(article, "kalendarium", ", ".join(filter(None, event)), "small")
    for place, text in (("kontakt", article.contact), ("anmärkning", article.note), ("puff", article.teaser)):
        if text:
            yield _typed(article, place, text, "small")


def _role(block: Block) -> str:
    return "heading" if isinstance(block, Heading) else "text"


def _typed(article: Article, place: str, text: str, role: str) -> Passage:
    return Passage(article.source, place, text, None, outside=article.outside, prose=True, role=role)


def _make(article: Article, place: str, spans: Spans, before: Sequence[str], role: str) -> Passage:
    quoted = _find_quoted(spans)
    return Passage(article.source, place, plain(spans), None, quoted, article.outside, tuple(before), True, role)


def _find_quoted(spans: Spans) -> tuple[tuple[int, int, str], ...]:
    """Find where in a text facts were put in by name."""
    quoted, at = [], 0
    for span in spans:
        if span.kind in ("fact", "missing"):
            quoted.append((at, at + len(span.text), span.target))
        at += len(span.text)
    return tuple(quoted)


def _all_texts(blocks: Sequence[Block]) -> Iterator[Spans]:
    for block in blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[Spans]:
    if isinstance(block, Heading | Paragraph):
        yield block.spans
    elif isinstance(block, Listing):
        yield from block.items
