"""What differs between two finished runs, of two months or of one, as one page for the reviewer.

Facts are told by name, section by section, the section that moved most first. How much a move matters is how many of
its measure's usual monthly moves it is; where a measure has no history, how many times the tolerance.
"""

import difflib
import itertools
import math
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from markupsafe import Markup, escape

from werket_lib.facts import Fact, are_alike, slugify
from werket_lib.model import Block, FigureBlock, Heading, Listing, Paragraph, Run, Section, plain
from werket_lib.model.fact_names import gather_names, is_derived, is_diagnostic, name_fact, split_id
from werket_lib.model.states import STATES
from werket_lib.months import name_month
from werket_lib.numbers import print_number
from werket_lib.pages.causes import Cause, find_causes
from werket_lib.pages.findings import tell_remark
from werket_lib.pages.index import gather_remarks
from werket_lib.pages.shell import render_page
from werket_lib.store import write_whole
from werket_lib.style.names import UNITS
from werket_lib.style.page_forms import PHONE

TOLERANCE_PCT = 5.0  # of the earlier value
TOLERANCE_POINTS = 0.5  # for what is itself a percentage, in percentage points
SHOWN_MOVES = 5  # of a section; the rest is unfolded
MOST_MOVES = 60  # of a section, unfolded too
OTHER_WORD = 1000.0  # how much it matters that a word has become another
RATES = ("percent", "percentage points")
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
    def detail(self) -> bool:
        """Whether it follows from another fact or says how a number was made: shown to who asks."""
        return is_derived(self.after.id) or is_diagnostic(self.after.id)


@dataclass(frozen=True)
class SectionMoves:
    """What moved in a section: levels, the one that matters most first, and details; its texts and figures that differ.

    Attributes
    ----------
    matter
        How much the largest move of the whole matters; 0 where only parts moved.
    apart
        Facts that are not compared: samples in one run, the agency's own numbers in the other.
    """

    name: str
    title: str
    matter: float
    levels: tuple[Moved, ...]
    details: tuple[Moved, ...]
    texts: tuple["Sides", ...] = ()
    figures: tuple[Mapping[str, Any], ...] = ()
    apart: int = 0


@dataclass(frozen=True)
class Sides:
    """One paragraph in both runs, with what differs marked; empty where a run lacks it."""

    before: Markup
    after: Markup


def find_moved(before: Run, after: Run, tolerance: Tolerance) -> list[Moved]:
    """Find the facts that moved beyond a tolerance, the furthest first; none from a sample to an own number."""
    apart = find_apart(before, after)
    shared = [name for name in after.facts if name in before.facts and name not in apart]
    pairs = [(before.facts[name], after.facts[name]) for name in shared]
    moved = [move for pair in pairs if (move := _measure(*pair, tolerance)) is not None and move.size > 1]
    return sorted(moved, key=lambda move: (-move.size, -move.distance, move.after.id))


def find_apart(before: Run, after: Run) -> frozenset[str]:
    """Return the facts of both runs that rest on samples in one and on an agency's own numbers in the other."""
    sections = _sections_apart(before, after)
    return frozenset(
        name
        for name, fact in after.facts.items()
        if name in before.facts and not _alike(before.facts[name], fact, in_section=after.section_of[name] in sections)
    )


def _alike(before: Fact, after: Fact, *, in_section: bool) -> bool:
    """Tell whether two facts may be compared; what names no files of its own rests on its section's."""
    if before.sources and after.sources:
        return are_alike(before.sources, after.sources)
    return not in_section


def _sections_apart(before: Run, after: Run) -> set[str]:
    """Return the sections in which something rests on samples in one run and on own numbers in the other."""
    old, new = ({one["name"]: one["datasets"] for one in run.record["sections"]} for run in (before, after))
    return {name for name in old.keys() & new.keys() if not are_alike(old[name], new[name])}


def compare_texts(before: Sequence[str], after: Sequence[str]) -> list[Sides]:
    """Set paragraphs that differ side by side, with the words that differ marked."""
    sides = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag != "equal":
            pairs = itertools.zip_longest(before[left:left_end], after[right:right_end], fillvalue="")
            sides += [_mark_words(*pair) for pair in pairs]
    return sides


def rank_sections(before: Run, after: Run, tolerance: Tolerance) -> list[SectionMoves]:
    """Gather what moved by section: the section whose largest move matters most first, and so its moves."""
    typical = _typical_values(after)
    by_section: dict[str, list[tuple[float, Moved]]] = {}
    for move in find_moved(before, after, tolerance):
        matter = _matter(move, typical, tolerance)
        if matter >= 1:
            by_section.setdefault(after.section_of[move.after.id], []).append((matter, move))
    ranked = []
    for name, moves in by_section.items():
        moves.sort(key=lambda pair: (bool(split_id(pair[1].after.id)[1]), -pair[0]))  # the whole before its parts
        levels = tuple(move for _, move in moves if not move.detail)
        details = tuple(move for _, move in moves if move.detail)
        of_the_whole = [matter for matter, move in moves if not move.detail and not split_id(move.after.id)[1]]
        title = after.sections[name].title
        ranked.append(SectionMoves(name, title, max(of_the_whole, default=0.0), levels, details))
    return sorted(ranked, key=lambda section: -section.matter)


def _typical_values(run: Run) -> dict[tuple[str, ...], float]:
    """Return the median size of each measure over the parts that it is of: what a small part's move is held against."""
    sizes: dict[tuple[str, ...], list[float]] = {}
    for fact in run.facts.values():
        if isinstance(fact.value, int | float):
            sizes.setdefault(_kind_of(fact), []).append(abs(fact.value))
    return {kind: float(np.median(values)) for kind, values in sizes.items()}


def _kind_of(fact: Fact) -> tuple[str, ...]:
    domain, whose, measure = split_id(fact.id)
    return (domain, *(kind for kind, _ in whose), *measure)


def _matter(move: Moved, typical: Mapping[tuple[str, ...], float], tolerance: Tolerance) -> float:
    """Say how much a move matters; below 1 it is not worth a line."""
    old, new = move.before.value, move.after.value
    if isinstance(old, str) or isinstance(new, str):
        return OTHER_WORD
    if old is None or new is None:
        return 1.0  # it is told, after what can be measured
    history = move.after.history
    if history is not None and len(history) > 2:
        usual = float(np.median(np.abs(np.diff(history.to_numpy("float64")))))
        if usual:
            return move.distance / usual
    if move.after.unit in RATES:
        return move.size
    scale = max(abs(old), typical.get(_kind_of(move.after), 0.0))
    return 100 * move.distance / (tolerance.percent * scale) if scale else 0.0


def write_diff(before: Run, after: Run, path: Path, tolerance: Tolerance, *, diagnostics: bool = False) -> None:
    """Write the page that says what differs, `after` held against `before`.

    Parameters
    ----------
    diagnostics
        Whether changes, ranks, intervals and the like are told too, and facts that came or went.
    """
    names = gather_names(before.sections) | gather_names(after.sections)
    remarks = gather_remarks(before.record)
    html = render_page(
        "pages/templates/diff.html.j2",
        styles=("pages/templates/page.css", "pages/templates/diff.css"),
        month_label=name_month(after.month),
        sample=bool(after.record["sample"]),
        before=_label(before, after),
        after=_label(after, before),
        tolerance=tolerance,
        causes=_by_kind(find_causes(before, after)),
        sections=_with_the_rest(before, after, rank_sections(before, after, tolerance)),
        appeared=[fact for name, fact in after.facts.items() if name not in before.facts],
        vanished=[fact for name, fact in before.facts.items() if name not in after.facts],
        remarks=[tell_remark(remark, {}) for remark in gather_remarks(after.record) if remark not in remarks],
        states=list(_compare_states(before, after)),
        name=lambda fact: name_fact(fact.id, names),
        page=path.absolute(),
        units=UNITS,
        shown=SHOWN_MOVES,
        most=MOST_MOVES,
        diagnostics=diagnostics,
    )
    write_whole(path, html.encode())


def _by_kind(causes: Sequence[Cause]) -> dict[str, list[Cause]]:
    found: dict[str, list[Cause]] = {}
    for cause in causes:
        found.setdefault(cause.kind, []).append(cause)
    return found


def _with_the_rest(before: Run, after: Run, ranked: Sequence[SectionMoves]) -> list[SectionMoves]:
    """Add to each section its texts and figures that differ, and what is not compared; then sections without moves."""
    texts, figures = _texts(before, after), _figures_by_section(before, after)
    apart = Counter(after.section_of[name] for name in find_apart(before, after))
    known = {section.name: section for section in ranked}
    rest = [name for name in {**texts, **figures, **apart} if name not in known]
    titles = _titles(before, after)
    known |= {name: SectionMoves(name, titles[name], 0.0, (), ()) for name in rest}
    return [
        replace(section, texts=tuple(texts.get(name, ())), figures=tuple(figures.get(name, ())), apart=apart[name])
        for name, section in known.items()
    ]


def describe_diff(before: Run, after: Run, tolerance: Tolerance) -> dict[str, Any]:
    """Return what differs, `after` held against `before`, as a document: causes, facts, texts, sections, remarks."""
    names = gather_names(before.sections) | gather_names(after.sections)
    titles, remarks = _titles(before, after), gather_remarks(before.record)
    return {
        "month": str(after.month),
        "against": str(before.month),
        "causes": [_describe_cause(cause) for cause in find_causes(before, after)],
        "moved": [
            {
                "fact": move.after.id,
                "name": name_fact(move.after.id, names),
                "before": move.before.value,
                "after": move.after.value,
                "unit": move.after.unit,
            }
            for move in find_moved(before, after, tolerance)
        ],
        "appeared": [name for name in after.facts if name not in before.facts],
        "vanished": [name for name in before.facts if name not in after.facts],
        "apart": sorted(find_apart(before, after)),
        "sections": [
            dict(zip(("title", "before", "after"), row, strict=True)) for row in _compare_states(before, after)
        ],
        "texts": [titles[name] for name in _texts(before, after)],
        "figures": [
            {"section": titles[name], "caption": str(drawn["caption"])}
            for name, several in _figures_by_section(before, after).items()
            for drawn in several
        ],
        "remarks": [str(remark) for remark in gather_remarks(after.record) if remark not in remarks],
    }


def _describe_cause(cause: Cause) -> dict[str, Any]:
    return {"kind": cause.kind, "text": cause.text, "sections": list(cause.sections)}


def _titles(*runs: Run) -> dict[str, str]:
    return {name: section.title for run in runs for name, section in run.sections.items()}


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


def _label(run: Run, other: Run) -> str:
    """Name a run by its month; by when it was finished too where both are of one month."""
    month = name_month(run.month)
    return month if run.month != other.month else f"{month}, körd {run.record['finished'][:16].replace('T', ' ')}"


def _compare_states(before: Run, after: Run) -> Iterator[tuple[str, str, str]]:
    """Give each section that came, went, failed or recovered: its title, how it was, how it is."""
    titles = _titles(before, after)
    old, new = ({entry["name"]: _state(entry["status"]) for entry in run.record["sections"]} for run in (before, after))
    for name in dict.fromkeys([*new, *old]):
        states = old.get(name, "fanns inte"), new.get(name, "finns inte")
        if states[0] != states[1]:
            yield titles[name], *states


def _state(status: str) -> str:
    return STATES[status].mark.lower() if status in STATES else "klart"  # type: ignore[index]


def _texts(before: Run, after: Run) -> dict[str, list[Sides]]:
    """Return the paragraphs that differ, by section; none where samples would stand beside own numbers."""
    apart = _sections_apart(before, after)
    compared = {
        name: compare_texts(_paragraphs(before.sections.get(name)), _paragraphs(section))
        for name, section in after.sections.items()
        if name not in apart
    }
    return {name: sides for name, sides in compared.items() if sides}


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


def _figures_by_section(before: Run, after: Run) -> dict[str, list[dict[str, Any]]]:
    """Return the figures that differ by section, each of both runs; None where a run has none."""
    old, new, apart = _figures(before), _figures(after), _sections_apart(before, after)
    found: dict[str, list[dict[str, Any]]] = {}
    for key in (key for key in dict.fromkeys([*new, *old]) if key[0] not in apart):
        sides = [figures.get(key) for figures in (old, new)]
        if sides[0] and sides[1] and sides[0].path.read_bytes() == sides[1].path.read_bytes():
            continue
        caption = (new.get(key) or old[key]).block.caption
        found.setdefault(key[0], []).append({"caption": caption, "before": sides[0], "after": sides[1]})
    return found


class _Drawn(NamedTuple):
    """A figure of a run."""

    block: FigureBlock
    path: Path

    def addresses(self, page: Path) -> tuple[str, str]:
        """Return where a page finds it, and its form for a phone: it is loaded when it is looked at."""
        phone = self.path.with_name(f"{self.path.stem}{PHONE}")
        wide, narrow = (Path(os.path.relpath(one, page.parent)).as_posix() for one in (self.path, phone))
        return wide, narrow if phone.is_file() else wide


def _figures(run: Run) -> dict[tuple[str, str], _Drawn]:
    return {
        (block.section, block.name): _Drawn(block, run.folder / f"{block.base}.svg")
        for section in run.sections.values()
        for block in section.blocks
        if isinstance(block, FigureBlock)
    }
