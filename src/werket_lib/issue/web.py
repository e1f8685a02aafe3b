"""The issue as web pages: a front page, a page an entry, figure and section's numbers, nothing from outside."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from werket_lib.facts import Fact, Grounds
from werket_lib.issue.figure_data import read_data
from werket_lib.issue.kept import FOLDER
from werket_lib.issue.told import Teller
from werket_lib.issue.web_front import FRONT, FrontPage
from werket_lib.issue.web_page import FILES, Edition, PageWriter, address_of, address_of_numbers, anchor, show_figure
from werket_lib.issue.web_places import list_places
from werket_lib.ledger.check import make_matcher
from werket_lib.model import FigureBlock, Issue, Section
from werket_lib.months import name_month
from werket_lib.pages.shell import STYLESHEET, render_page, write_stylesheet
from werket_lib.settings import read_settings
from werket_lib.store import write_whole
from werket_lib.style.names import UNITS

CELL_WORDS = {"sheet": "blad", "column": "kolumn", "pivot cache": "pivotcache", "field": "fält"}  # of a fact's cells
STYLES = ("pages/templates/page.css", "issue/templates/issue.css")
SCRIPTS = ("pages/templates/contents.js", "issue/templates/issue.js")
_CELL_WORDS = re.compile(r"\b(" + "|".join(CELL_WORDS) + r")\b")


def write_web(issue: Issue, folder: Path) -> None:
    """Write the web edition: ``index.html`` and a page for each article, section, figure and section's numbers.

    A number leads to its fact, which stands at the foot of the same page in words; its technical details stand on
    the page of its section's numbers. Links between pages are relative, so the folder can be moved or sent.
    """
    site = read_settings().site
    address = f"{site}/{issue.month}/{FOLDER}" if site else ""
    edition = Edition(issue, folder, make_matcher(issue), Teller(issue), address=address)
    edition.files.mkdir(exist_ok=True)
    write_stylesheet(edition.files, STYLES)
    places = list_places(issue)
    for number, place in enumerate(places):
        writer = PageWriter(edition)
        content = writer.entry(place.entry)
        _write(
            edition,
            place.href,
            "issue/templates/entry.html.j2",
            page=place,
            content=content,
            headings=writer.headings,
            facts=writer.told(),
            previous=places[number - 1] if number else None,
            next=places[number + 1] if number + 1 < len(places) else None,
        )
    for figure in list(edition.shown):
        _write_figure(edition, figure)
    for name, facts in _by_section(issue).items():
        _write_numbers(edition, name, facts)
    _write(edition, FRONT, "issue/templates/front.html.j2", **FrontPage(edition, places).content())


def _write(edition: Edition, href: str, template: str, **content: Any) -> None:
    html = render_page(
        template,
        scripts=SCRIPTS,
        stylesheet=f"{FILES}/{STYLESHEET}",
        issue=edition.issue,
        address=edition.address,
        month_label=name_month(edition.issue.month),
        sample=edition.issue.sample,
        **content,
    )
    write_whole(edition.folder / href, html.encode())


def _write_figure(edition: Edition, block: FigureBlock) -> None:
    """Write a figure's own page, with its data as a table."""
    columns = read_data((edition.issue.folder / block.base).with_suffix(".csv"))
    section = _find_section(edition.issue, block.section)
    _write(
        edition,
        address_of(block),
        "issue/templates/figure_page.html.j2",
        block=block,
        figure=show_figure(edition, block),
        section=section,
        columns=columns,
        rows=list(zip(*(column.cells for column in columns), strict=True)),
    )


def _write_numbers(edition: Edition, name: str, facts: Iterable[Fact]) -> None:
    """Write the page of a section's numbers: each fact with its id, its maker and the cells that it rests on.

    What several facts have alike is said once, after them.
    """
    _write(
        edition,
        address_of_numbers(name),
        "issue/templates/numbers.html.j2",
        section=_find_section(edition.issue, name),
        name=name,
        groups=[
            {
                "computed_by": computed_by,
                "sources": [_describe_source(source) for source in sources],
                "facts": [_describe_fact(edition, fact) for fact in alike],
            }
            for computed_by, sources, alike in _group_alike(facts)
        ],
    )


def _group_alike(facts: Iterable[Fact]) -> Iterator[tuple[str, Grounds, list[Fact]]]:
    """Put together the facts that one function made of the same cells, each group where its first fact stands."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(f"{fact.computed_by} {fact.sources}", []).append(fact)
    for alike in groups.values():
        yield alike[0].computed_by, alike[0].sources, alike


def _describe_fact(edition: Edition, fact: Fact) -> dict[str, str]:
    return {
        "id": fact.id,
        "anchor": anchor(fact.id),
        "text": fact.text,
        "unit": UNITS.get(fact.unit, ""),
        "said": f"{edition.teller.place(fact)}: {edition.teller.say(fact)}",
    }


def _by_section(issue: Issue) -> Mapping[str, Sequence[Fact]]:
    made: dict[str, list[Fact]] = {}
    for fact_id, name in issue.section_of.items():
        made.setdefault(name, []).append(issue.facts[fact_id])
    return made


def _find_section(issue: Issue, name: str) -> Section | None:
    return next((section for section in issue.sections if section.name == name), None)


def _describe_source(source: Mapping[str, Any]) -> dict[str, Any]:
    """Say in Swedish where in a file of ours a fact was read; the file's folder is its edition."""
    path = PurePosixPath(source["file"])
    cells = _CELL_WORDS.sub(lambda match: CELL_WORDS[match[0]], source["cells"])
    return {"file": path.name, "edition": path.parent.name, "cells": cells, "sample": source["sample"]}
