"""A finished month as ordered blocks: what pages, ledger and issue read."""

from werket_lib.model.blocks import (
    Accepted,
    Article,
    Block,
    Entry,
    FigureBlock,
    Heading,
    Issue,
    Listing,
    Outside,
    Paragraph,
    Part,
    Picture,
    Section,
    Span,
    Spans,
    TableBlock,
    plain,
)
from werket_lib.model.finished import Run, read_run

__all__ = [
    "Accepted",
    "Article",
    "Block",
    "Entry",
    "FigureBlock",
    "Heading",
    "Issue",
    "Listing",
    "Outside",
    "Paragraph",
    "Part",
    "Picture",
    "Run",
    "Section",
    "Span",
    "Spans",
    "TableBlock",
    "plain",
    "read_run",
]
