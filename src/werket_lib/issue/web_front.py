"""The web edition's front page: key numbers, a register to search, the stories, every section in small."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from werket_lib.issue.web_page import Edition, PageWriter, anchor, show_figure
from werket_lib.issue.web_places import Place
from werket_lib.model import Article, FigureBlock, Issue, Section, TableBlock
from werket_lib.model.cover import key_numbers
from werket_lib.months import name_month
from werket_lib.pages.small_figure import Small, draw_small

FRONT = "index.html"
STORIES = ("leader", "interview", "article", "column")  # kinds of articles that may stand before the sections
BESIDE_LEAD = 3
RANKED = ", plats "
LOOKED_UP = ("Leverantör", "Leveransområde", "Inriktning", "Kommungrupp", "Myndighet")  # whose cells are names


class Word(NamedTuple):
    """A word of the register: what it leads to, and what is told of it."""

    text: str
    href: str
    about: str
    row: str = ""  # what names the row to show, where it leads to a table
    number: bool = False  # one of the cover's, which shows where it is from


class FrontPage:
    """What the front page shows of an issue."""

    def __init__(self, edition: Edition, places: Sequence[Place]) -> None:
        self._edition, self._places = edition, places

    def content(self) -> dict[str, Any]:
        """Return what the template asks for."""
        writer = PageWriter(self._edition)
        lead, beside, stories = self._choose()
        sections = [place for place in self._places if isinstance(place.entry, Section)]
        more = [place for place in self._places if place not in (lead, *beside, *stories, *sections)]
        figure = lead.figure if lead else None
        words: dict[tuple[str, str], Word] = {}
        for word in self._words():
            words.setdefault((word.text, word.about), word)  # once a section, where it first stands
        return {
            "keys": [(key, writer.number(key.fact.id), writer.change(key)) for key in key_numbers(self._edition.issue)],
            "lead": lead,
            "lead_figure": show_figure(self._edition, figure) if figure else None,
            "picture": f"{figure.section}-{figure.name}.png" if figure else None,
            "beside": beside,
            "stories": stories,
            "sections": [(place, self._draw(place)) for place in sections],
            "more": more,
            "register": sorted(words.values(), key=_order),
            "neighbours": find_neighbours(self._edition.issue),
            "facts": writer.told(),
        }

    def _choose(self) -> tuple[Place | None, list[Place], list[Place]]:
        """Choose the lead story, the first with a figure, the stories that stand beside it, and those below."""
        stories = [place for place in self._places if isinstance(place.entry, Article) and place.entry.kind in STORIES]
        lead = next((story for story in stories if story.figure), stories[0] if stories else None)
        others = [story for story in stories if story is not lead]
        return lead, others[:BESIDE_LEAD], others[BESIDE_LEAD:]

    def _draw(self, place: Place) -> Small | None:
        if place.figure is None:
            return None
        return draw_small((self._edition.issue.folder / place.figure.base).with_suffix(".csv"))

    def _words(self) -> Iterator[Word]:
        """Go through what can be looked up: key numbers, titles, figures and the names in tables, and where each is."""
        for key in key_numbers(self._edition.issue):
            yield Word(f"{key.label}: {key.fact.text}", f"#{anchor(key.fact.id)}", "Månadens siffra", number=True)
        for place in self._places:
            yield Word(place.title, place.href, place.part)
            for block in place.entry.blocks if isinstance(place.entry, Section) else ():
                if isinstance(block, TableBlock):
                    yield from _names_of(block, place)
                elif isinstance(block, FigureBlock):
                    about = f"Figur i {place.title}"
                    yield Word(block.caption, f"{place.href}#fig-{block.section}-{block.name}", about)


def _order(word: Word) -> tuple[str, bool]:
    """Order words as a dictionary does; of several places of a name, those that rank it come first."""
    return word.text.casefold(), RANKED not in word.about


def _names_of(table: TableBlock, place: Place) -> Iterator[Word]:
    heads = [column["label"] for column in table.cells["columns"]]
    rank = heads.index("Rang") if "Rang" in heads else None
    for row in table.cells["rows"]:
        for head, cell in zip(heads, row, strict=True):
            if head in LOOKED_UP and cell["text"]:
                about = f"{place.title}{RANKED}{row[rank]['text']}" if rank is not None else place.title
                yield Word(cell["text"], f"{place.href}#tab-{table.section}-{table.name}", about, row=cell["text"])


def find_neighbours(issue: Issue) -> list[tuple[str, str, str]]:
    """Return the issues of the month before and after that are there: what to call each, its name, its address."""
    beside: list[tuple[str, pd.Period]] = [("prev", issue.month - 1), ("next", issue.month + 1)]
    return [
        (relation, name_month(month + 1), f"../../{month}/issue/{FRONT}")
        for relation, month in beside
        if (issue.folder.parent / str(month) / "issue" / FRONT).is_file()
    ]
