"""The plan of the printed pages: which blocks of which sections stand on each, as data in ``page_plan.yml``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from werket_lib.facts import slugify
from werket_lib.model import Article, Block, FigureBlock, Heading, Issue, Paragraph, Section, TableBlock, plain
from werket_lib.yaml_text import parse_yaml

PLAN = Path(__file__).with_name("page_plan.yml")
# What a thing on a page may be; "section" alone is its headline, beside another it says whose numbers they are.
KINDS = ("text", "figure", "table", "numbers", "answers", "method", "section")
MATTER = ("text", "figure", "table", "numbers", "answers")  # what a page is made for

Slot = Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """A page's rows, from the top down; a row is stacks of slots side by side, one where it goes across the page."""

    rows: tuple[tuple[tuple[Slot, ...], ...], ...]

    def slots(self) -> Iterator[Slot]:
        """Go through what stands on the page."""
        for row in self.rows:
            for stack in row:
                yield from stack

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that the page tells of, in its order."""
        return tuple(dict.fromkeys(section_of(slot) for slot in self.slots()))


def kind_of(slot: Slot) -> str:
    """Return what a slot is."""
    return next(kind for kind in KINDS if kind in slot)


def section_of(slot: Slot) -> str:
    """Return the section that a slot is of."""
    name = slot["section"] if "section" in slot else slot[kind_of(slot)]
    return str(name).split("/")[0]


@cache
def read_page_plan() -> tuple[Page, ...]:
    """Read the plan of the package."""
    pages = parse_yaml(PLAN.read_text(encoding="utf-8"))
    return tuple(Page(tuple(_read_row(row) for row in page["rows"])) for page in pages)


def _read_row(row: Mapping[str, Any]) -> tuple[tuple[Slot, ...], ...]:
    return tuple(tuple(stack) for stack in row["columns"]) if "columns" in row and "table" not in row else ((row,),)


def pages_of(issue: Issue, sections: Sequence[Section]) -> list[Page]:
    """Return the pages of one part of an issue that have matter.

    A section that no planned page tells of gets one of its own with all that it has; a gap is told on its page.
    """
    names = [section.name for section in sections]
    shown = _shown_in_articles(issue)
    by_name = {section.name: section for section in issue.sections}
    planned: list[Page] = []
    told: set[str] = set()
    for page in read_page_plan():
        if page.sections[0] not in names:
            continue
        told |= set(page.sections)
        kept = _keep(page, by_name, shown)
        shown_there = any(str(slot.get("figure")) in shown for slot in page.slots())
        matter = [kind for kind in MATTER if kind != "text"] if shown_there else MATTER  # an article has its own words
        has_matter = any(kind_of(slot) in matter for slot in kept.slots())
        has_gap = any(by_name[name].gap for name in page.sections if name in by_name)
        if has_matter or has_gap:
            planned.append(kept)
    planned += [_page_of(section) for section in sections if section.name not in told]
    return planned


def _keep(page: Page, sections: Mapping[str, Section], shown: frozenset[str]) -> Page:
    """Leave out what the month does not have, and what an article shows."""
    has_shown = any(str(slot.get("figure")) in shown for slot in page.slots())
    rows = []
    for row in page.rows:
        stacks = [
            tuple(
                slot
                for slot in stack
                if find_content(slot, sections)
                and str(slot.get("figure") or slot.get("table")) not in shown
                and not (has_shown and slot.get("text") == page.sections[0])
            )
            for stack in row
        ]
        if kept := tuple(stack for stack in stacks if stack):
            rows.append(kept)
    return Page(tuple(rows))


def _page_of(section: Section) -> Page:
    rows: list[tuple[tuple[Slot, ...], ...]] = [(({"section": section.name},),)]
    rows.append((({"text": section.name},),))
    for block in section.blocks:
        if isinstance(block, FigureBlock | TableBlock):
            kind = "figure" if isinstance(block, FigureBlock) else "table"
            rows.append((({kind: f"{block.section}/{block.name}"},),))
    return Page((*rows, (({"method": section.name},),)))


def _shown_in_articles(issue: Issue) -> frozenset[str]:
    blocks = [block for entry in issue.entries() if isinstance(entry, Article) for block in entry.blocks]
    return frozenset(f"{block.section}/{block.name}" for block in blocks if isinstance(block, FigureBlock | TableBlock))


def find_content(slot: Slot, sections: Mapping[str, Section]) -> Any:
    """Return what a slot shows: blocks, a figure, a table, facts; something empty where the month has none."""
    section = sections.get(section_of(slot))
    if section is None:
        return None
    kind = kind_of(slot)
    if kind == "text":
        return find_text(section, str(slot["text"]).partition("/")[2])[slot.get("skip", 0) :][: slot.get("most")]
    if kind in ("figure", "table", "answers"):
        wanted = FigureBlock if kind == "figure" else TableBlock
        name = str(slot[kind]).partition("/")[2]
        return next((block for block in section.blocks if isinstance(block, wanted) and block.name == name), None)
    if kind == "numbers":
        return [(label, name) for label, name in slot["numbers"].items() if name in section.facts]
    return section


def find_text(section: Section, heading: str = "") -> list[Block]:
    """Return a section's paragraphs, or those under the heading whose slug begins so."""
    found: list[Block] = []
    under = not heading
    for block in section.blocks:
        if isinstance(block, Heading):
            under = slugify(plain(block.spans)).replace("_", "-").startswith(heading)
        elif isinstance(block, Paragraph) and under:
            found.append(block)
    return found
