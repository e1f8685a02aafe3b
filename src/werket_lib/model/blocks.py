"""What an issue consists of, before it is set: articles, news and sections, each a run of blocks.

Web, PDF and Excel read nothing but this, so they cannot disagree. Nothing here is escaped: each medium
escapes for itself.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from werket_lib.facts import Fact

ArticleKind = Literal["leader", "article", "interview", "column", "news", "advertisement", "calendar"]
SpanKind = Literal["plain", "strong", "emphasis", "link", "fact", "missing"]


@dataclass(frozen=True)
class Span:
    """A piece of running text.

    Attributes
    ----------
    target
        Of a link its address; of a fact its id; of what is missing, because a section has no result
        this month, the name that was asked for.
    """

    text: str
    kind: SpanKind = "plain"
    target: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading within an article or section; level 2 or 3."""

    level: int
    spans: Spans


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True)
class Listing:
    """A list; each item is a run of text."""

    items: tuple[Spans, ...]
    ordered: bool = False


@dataclass(frozen=True)
class FigureBlock:
    """A figure of a section: ``<base>.svg``, ``.png`` and ``.csv`` lie in the month's folder.

    Attributes
    ----------
    base
        Path from the month's folder, without suffix, such as ``figures/33_rom2_suppliers/ranking``.
    """

    section: str
    name: str
    base: str
    caption: str
    alt: str


@dataclass(frozen=True)
class TableBlock:
    """A table of a section, as `werket_lib.style.table.HouseTable.to_json` records it, and its CSV."""

    section: str
    name: str
    file: str
    caption: str
    cells: Mapping[str, Any] = field(hash=False)


Block = Heading | Paragraph | Listing | FigureBlock | TableBlock


@dataclass(frozen=True)
class Outside:
    """Words of an article whose numbers no fact covers, declared by its author with the reason."""

    says: str
    reason: str


@dataclass(frozen=True)
class Accepted:
    """Words that could not be read against the facts and that somebody has answered for, with the reason."""

    file: str
    words: str
    by: str
    reason: str


@dataclass(frozen=True)
class Picture:
    """A portrait or picture of an article's own: the ending of its file's name, and its bytes, made harmless."""

    suffix: str
    content: bytes = field(repr=False)
    alt: str
    credit: str = ""


@dataclass(frozen=True)
class Article:
    """What an author wrote.

    Attributes
    ----------
    slug
        Name of its file, unique in the issue.
    kind
        The leader, an article, an interview, a guest's column, a short piece of news, an advertisement, a calendar.
    teaser
        A line for the cover.
    facts
        The lines of its fact box, each a label and what it says.
    numbers
        Of a notice: what stands over its text, each a label and a fact.
    events
        Of a calendar: when, what and where.
    contact
        How to reach whoever it tells of.
    note
        What a reader must know of it, such as that its speaker is invented.
    comment
        The blocks of "Werket kommenterar", where there is one.
    source
        Its file, as messages name it.
    """

    slug: str
    kind: ArticleKind
    kicker: str
    title: Spans
    lead: Spans
    author: str
    blocks: tuple[Block, ...]
    picture: Picture | None = None
    quote: str = ""
    quoted: str = ""
    comment: tuple[Block, ...] = ()
    outside: tuple[Outside, ...] = ()
    source: str = ""
    teaser: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    events: tuple[tuple[str, str, str], ...] = ()
    contact: str = ""
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A section of the report, as its notebook left it.

    Attributes
    ----------
    name
        The notebook's, such as ``33_rom2_suppliers``.
    blocks
        In the order in which the notebook showed them, without sources and method.
    method
        How it is computed.
    gap
        Why there is no result of this month; blocks are then empty, or an earlier run's (`kept_from`).
    facts
        Ids of its facts.
    retells
        Whether it tells of the other sections' facts too, as an overview does.
    """

    name: str
    title: str
    question: str
    headline: str
    blocks: tuple[Block, ...]
    method: tuple[Block, ...]
    citations: tuple[str, ...]
    sample: bool
    facts: tuple[str, ...]
    retells: bool = False
    gap: str | None = None
    kept_from: str | None = None


Entry = Article | Section


@dataclass(frozen=True)
class Part:
    """A part of the issue with a heading of its own, such as "Rusta och matcha"; its entries in order."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Issue:
    """One month's issue.

    Attributes
    ----------
    folder
        The finished run's, ``reports/<month>/``.
    title
        Of this issue, as on its cover.
    published
        When it comes out.
    cover
        Facts for the cover, by id, each with its label.
    left_out
        Sections that the editor left out, with the reason.
    facts
        Every fact of the month by id, with its history where it has one.
    section_of
        The section that made each fact.
    datasets
        What the month rests on, as ``run.json`` says.
    unacknowledged
        What is doubtful in it and the editor has not acknowledged: id and line.
    accepted
        What the editor has accepted of what the ledger could not read.
    hero
        Facts whose histories are drawn over the cover, by id, each with its label.
    hour
        Before which, on the day that it comes out, nothing is sent out.
    unapproved
        Sections that nobody has approved as they are.
    headlines
        Of sections: what the editor wrote over their printed pages in place of their own.
    web
        Where it is on the web, without ``https://``.
    imprint
        Who answers for it and how to reach them: a label and a text a line.
    """

    month: pd.Period
    number: int
    label: str
    title: str
    published: dt.date
    folder: Path
    parts: tuple[Part, ...]
    cover: tuple[tuple[str, str], ...]
    left_out: Mapping[str, str]
    facts: Mapping[str, Fact]
    section_of: Mapping[str, str]
    datasets: tuple[Mapping[str, Any], ...]
    sample: bool
    unacknowledged: tuple[tuple[str, str], ...] = ()
    accepted: tuple[Accepted, ...] = ()
    hero: tuple[tuple[str, str], ...] = ()
    hour: dt.time = dt.time(0)
    unapproved: tuple[str, ...] = ()
    headlines: Mapping[str, Spans] = field(default_factory=dict, hash=False)
    web: str = ""
    imprint: tuple[tuple[str, str], ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Go through articles and sections in the issue's order."""
        for part in self.parts:
            yield from part.entries

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article and piece of news."""
        return tuple(entry for entry in self.entries() if isinstance(entry, Article))

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section that the issue shows."""
        return tuple(entry for entry in self.entries() if isinstance(entry, Section))


def plain(spans: Spans) -> str:
    """Return the text of a run."""
    return "".join(span.text for span in spans)
