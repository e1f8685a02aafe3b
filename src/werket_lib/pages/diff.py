"""What differs between two finished runs, of two months or of one, as one page for the reviewer."""

import difflib
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from werket_lib.facts import Fact, slugify
from werket_lib.model import Block, FigureBlock, Heading, Listing, Paragraph, Run, Section, plain
from werket_lib.model.states import STATES
from werket_lib.months import name_month
from werket_lib.numbers import print_number
from werket_lib.pages.figures import inline_figure
from werket_lib.pages.findings import tell_remark
from werket_lib.pages.index import gather_remarks
from werket_lib.pages.shell import render_page
from werket_lib.store import write_whole
from werket_lib.style.names import UNITS

TOLERANCE_PCT = 5.0  # of the earlier value
TOLERANCE_POINTS = 0.5  # for what is itself a percentage, in percentage points
SHOWN_MOVES = 40  # the rest is unfolded
RATES = ("percent", "percentage points")
_DERIVED = re.compile(r"\.(change\w*|rank\w*|score|expected)$")
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Tolerance:
    """How far a fact may move without mention: percent of its value, or percentage points for a rate."""

    percent: float = TOLERANCE_PCT
    points: float = TOLERANCE_POINTS


@dataclass(frozen=True)
class Moved:
    """A fact whose value moved.

    Attributes
    ----------
    size
        How many times the tolerance; infinite from nothing, to or from a hole, and for another word.
    by
        The move as printed.
    """

    before: Fact
    after: Fact
    size: float
    by: str

    @property
    def distance(self) -> float:
        """How far the value moved; nothing to or from a hole or a word."""
        values = self.before.value, self.after.value
        old, new = (value if isinstance(value, int | float) else None for value in values)
        return 0.0 if old is None or new is None else abs(new - old)

    @property
    def derived(self) -> bool:
        """Whether it is itself a change or a rank, which moves every month."""
        return bool(_DERIVED.search(self.after.id))


@dataclass(frozen=True)
class Sides:
    """One paragraph in both runs, with what differs marked; empty where a run lacks it."""

    before: Markup
    after: Markup


def find_moved(before: Run, after: Run, tolerance: Tolerance) -> list[Moved]:
    """Find the facts that moved beyond a tolerance, the furthest first."""
    pairs = [(before.facts[name], fact) for name, fact in after.facts.items() if name in before.facts]
    moved = [move for pair in pairs if (move := _measure(*pair, tolerance)) is not None and move.size > 1]
    return sorted(moved, key=lambda move: (-move.size, -move.distance, move.after.id))


def compare_texts(before: Sequence[str], after: Sequence[str]) -> list[Sides]:
    """Set paragraphs that differ side by side, with the words that differ marked."""
    sides = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag != "equal":
            pairs = zip_longest(before[left:left_end], after[right:right_end], fillvalue="")
            sides += [_mark_words(*pair) for pair in pairs]
    return sides


def write_diff(before: Run, after: Run, path: Path, tolerance: Tolerance) -> None:
    """Write the page that says what differs, `after` held against `before`."""
    moved = find_moved(before, after, tolerance)
    titles = {name: section.title for run in (before, after) for name, section in run.sections.items()}
    html = render_page(
        "pages/templates/diff.html.j2",
        styles=("pages/templates/page.css", "pages/templates/diff.css"),
        month_label=name_month(after.month),
        sample=bool(after.record["sample"]),
        before=_label(before, after),
        after=_label(after, before),
        tolerance=tolerance,
        levels=[_row(move, after, titles) for move in moved if not move.derived],
        derived=[_row(move, after, titles) for move in moved if move.derived],
        appeared=[fact for name, fact in after.facts.items() if name not in before.facts],
        vanished=[fact for name, fact in before.facts.items() if name not in after.facts],
        remarks=[
            tell_remark(each, {}) for each in gather_remarks(after.record) if each not in gather_remarks(before.record)
        ],
        states=list(_compare_states(before, after, titles)),
        texts=_texts(before, after, titles),
        figures=list(_compare_figures(before, after, titles)),
        units=UNITS,
        shown=SHOWN_MOVES,
    )
    write_whole(path, html.encode())


def describe_diff(before: Run, after: Run, tolerance: Tolerance) -> dict[str, Any]:
    """Return what differs, `after` held against `before`, as a document: facts, texts, sections, remarks."""
    titles = {name: section.title for run in (before, after) for name, section in run.sections.items()}
    remarks = gather_remarks(before.record)
    return {
        "month": str(after.month),
        "against": str(before.month),
        "moved": [
            {"fact": move.after.id, "before": move.before.value, "after": move.after.value, "unit": move.after.unit}
            for move in find_moved(before, after, tolerance)
        ],
        "appeared": [name for name in after.facts if name not in before.facts],
        "vanished": [name for name in before.facts if name not in after.facts],
        "sections": [
            dict(zip(("title", "before", "after"), row, strict=True)) for row in _compare_states(before, after, titles)
        ],
        "texts": [title for title, _ in _texts(before, after, titles)],
        "figures": [
            {"section": drawn["title"], "caption": str(drawn["caption"])}
            for drawn in _compare_figures(before, after, titles)
        ],
        "remarks": [str(remark) for remark in gather_remarks(after.record) if remark not in remarks],
    }


def diff_name(before: Run, after: Run) -> str:
    """Return the name of the page: the other month's, and its folder's where it lies elsewhere."""
    other = before.folder.parent
    aside = "" if other == after.folder.parent else f"-{slugify(other.name)}"
    return f"diff-{before.month}{aside}.html"


def _measure(before: Fact, after: Fact, tolerance: Tolerance) -> Moved | None:
    old, new = before.value, after.value
    if old == new:
        return None
    if not isinstance(old, int | float) or not isinstance(new, int | float):
        return Moved(before, after, math.inf, "–")
    difference = print_number(new - old, max(before.decimals, after.decimals), signed=True)
    if after.unit in RATES:
        return Moved(before, after, abs(new - old) / tolerance.points, f"{difference} procentenheter")
    if old == 0:
        return Moved(before, after, math.inf, difference)
    percent = 100 * (new - old) / abs(old)
    return Moved(
        before, after, abs(percent) / tolerance.percent, f"{difference} ({print_number(percent, 1, signed=True)} %)"
    )


def _row(move: Moved, run: Run, titles: dict[str, str]) -> dict[str, Any]:
    section = run.section_of[move.after.id]
    return {"move": move, "section": titles.get(section, section)}


def _label(run: Run, other: Run) -> str:
    """Name a run by its month; by when it was finished too where both are of one month."""
    month = name_month(run.month)
    return month if run.month != other.month else f"{month}, körd {run.record['finished'][:16].replace('T', ' ')}"


def _compare_states(before: Run, after: Run, titles: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give each section that came, went, failed or recovered: its title, how it was, how it is."""
    old, new = ({entry["name"]: _state(entry["status"]) for entry in run.record["sections"]} for run in (before, after))
    for name in dict.fromkeys([*new, *old]):
        states = old.get(name, "fanns inte"), new.get(name, "finns inte")
        if states[0] != states[1]:
            yield titles[name], *states


def _state(status: str) -> str:
    return STATES[status].mark.lower() if status in STATES else "klart"  # type: ignore[index]


def _texts(before: Run, after: Run, titles: dict[str, str]) -> list[tuple[str, list[Sides]]]:
    compared = [
        (titles[name], compare_texts(_paragraphs(before.sections.get(name)), _paragraphs(section)))
        for name, section in after.sections.items()
    ]
    return [(title, sides) for title, sides in compared if sides]


def _paragraphs(section: Section | None) -> list[str]:
    if section is None:
        return []
    said = [text for block in (*section.blocks, *section.method) for text in _said(block)]
    return [text for text in (section.headline, *said) if text]


def _said(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [plain(block.spans)]
        case Listing():
            return [plain(item) for item in block.items]
    return []


def _mark_words(before: str, after: str) -> Sides:
    left, right = _WORDS.findall(before), _WORDS.findall(after)
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    old, new = Markup(), Markup()
    for tag, start, end, first, last in matcher.get_opcodes():
        gone, came = "".join(left[start:end]), "".join(right[first:last])
        changed = tag != "equal"
        old += Markup("<del>{}</del>").format(gone) if changed and gone else escape(gone)
        new += Markup("<ins>{}</ins>").format(came) if changed and came else escape(came)
    return Sides(old, new)


def _compare_figures(before: Run, after: Run, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Give the figures that differ, each drawn from both runs; None where a run has none."""
    old, new = _figures(before), _figures(after)
    for key in dict.fromkeys([*new, *old]):
        files = [figures[key][0] if key in figures else None for figures in (old, new)]
        if files[0] and files[1] and files[0].read_bytes() == files[1].read_bytes():
            continue
        section, name = key
        drawn = [
            inline_figure(file.with_suffix(""), name, f"{side}-{section}-{name}") if file else None
            for side, file in zip(("fore", "efter"), files, strict=True)
        ]
        caption = (new.get(key) or old[key])[1]
        yield {"title": titles.get(section, section), "caption": caption, "before": drawn[0], "after": drawn[1]}


def _figures(run: Run) -> dict[tuple[str, str], tuple[Path, str]]:
    return {
        (block.section, block.name): (run.folder / f"{block.base}.svg", block.caption)
        for section in run.sections.values()
        for block in section.blocks
        if isinstance(block, FigureBlock)
    }
