"""Markdown with facts, figures and tables by name, as blocks: an author's article, a section's headings and method."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import mistune

from werket_lib.errors import InputError, nearest
from werket_lib.facts import Fact
from werket_lib.model.blocks import Block, FigureBlock, Heading, Listing, Paragraph, Span, Spans, TableBlock
from werket_lib.model.quoting import Quoter, missing

FIGURE, TABLE = "figur:", "tabell:"
SAFE_LINKS = ("https://", "http://", "mailto:")


@dataclass(frozen=True)
class Shelf:
    """What a text may show: facts by id, figures and tables by ``<section>/<name>``.

    ``gaps`` are sections that have no result this month.
    """

    facts: Mapping[str, Fact]
    figures: Mapping[str, FigureBlock] = field(default_factory=dict)
    tables: Mapping[str, TableBlock] = field(default_factory=dict)
    gaps: tuple[str, ...] = ()


def read_prose(text: str, facts: Mapping[str, Fact], where: str) -> tuple[Block, ...]:
    """Read Markdown that may quote facts but shows nothing by name, such as a notebook's method note."""
    return ProseReader(Quoter(facts, where), Shelf(facts)).blocks(text)


class ProseReader:
    """Turns Markdown into blocks; raw HTML in it is text."""

    def __init__(self, quoter: Quoter, shelf: Shelf) -> None:
        self.quoter, self.shelf = quoter, shelf
        self._parse: Callable[[str], Any] = mistune.create_markdown(renderer="ast")

    def blocks(self, markdown: str, *, first_line: int = 1) -> tuple[Block, ...]:
        """Read a text, which begins on a line of its file that messages name."""
        hidden = self.quoter.hide(markdown, first_line=first_line)
        made = [block for token in self._parse(hidden) for block in self._block(token)]
        return tuple(made)

    def _block(self, token: Mapping[str, Any]) -> list[Block]:
        kind = token["type"]
        if kind == "heading":
            return [Heading(min(max(token["attrs"]["level"], 2), 3), self._spans(token["children"]))]
        if kind == "paragraph" and [child["type"] for child in token["children"]] == ["image"]:
            return [self._shown(token["children"][0])]
        if kind in ("paragraph", "block_text"):
            return [Paragraph(self._spans(token["children"]))]
        if kind == "list":
            items = [self._item(item) for item in token["children"]]
            return [Listing(tuple(items), bool(token["attrs"].get("ordered")))]
        if kind == "block_quote":
            return [block for child in token["children"] for block in self._block(child)]
        if kind in ("block_html", "block_code"):
            return [Paragraph(self.quoter.show(token["raw"].strip()))]
        return []

    def _item(self, token: Mapping[str, Any]) -> Spans:
        return tuple(span for child in token["children"] for span in self._spans(child.get("children", [])))

    def _spans(self, tokens: Sequence[Mapping[str, Any]], **style: str) -> Spans:
        spans: list[Span] = []
        for token in tokens:
            kind = token["type"]
            if kind in ("softbreak", "linebreak"):
                spans.append(Span(" "))
            elif kind in ("strong", "emphasis"):
                spans += self._spans(token["children"], kind=kind)
            elif kind == "link" and token["attrs"]["url"].startswith(SAFE_LINKS):
                spans += self._spans(token["children"], kind="link", target=token["attrs"]["url"])
            elif "children" in token and kind != "image":
                spans += self._spans(token["children"], **style)
            elif kind == "image":
                raise InputError(
                    f"{self.quoter.where}: a figure stands in a paragraph of its own: {token['attrs']['url']}"
                )
            else:
                spans += self.quoter.show(token.get("raw", ""), **style)
        return tuple(spans)

    def _shown(self, image: Mapping[str, Any]) -> Block:
        """Find the figure or table that an image names: ``![](figur:33_rom2_suppliers/ranking)``."""
        address = image["attrs"]["url"]
        for prefix, shelf in ((FIGURE, self.shelf.figures), (TABLE, self.shelf.tables)):
            if address.startswith(prefix):
                name = address.removeprefix(prefix)
                if name.split("/")[0] in self.shelf.gaps:
                    return Paragraph((missing(name),))
                if name not in shelf:
                    raise InputError(f"{self.quoter.where}: no {prefix}{name}; {nearest(name, shelf)}")
                return shelf[name]
        raise InputError(
            f"{self.quoter.where}: {address!r} is neither {FIGURE}<section>/<name> nor {TABLE}<section>/<name>"
        )
