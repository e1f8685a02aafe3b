"""The issue as a designed PDF, typeset by Typst.

Every text reaches Typst as data (a JSON file that the template reads), never as markup, so a name from
outside is printed and cannot act.
"""

import datetime as dt
import json
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from werket_lib.errors import SectionError
from werket_lib.issue.cover import KeyNumber, key_numbers
from werket_lib.model import (
    Article,
    Block,
    FigureBlock,
    Heading,
    Issue,
    Listing,
    Paragraph,
    Section,
    Span,
    Spans,
    TableBlock,
)
from werket_lib.months import name_month
from werket_lib.pages.shell import label_date
from werket_lib.store import write_whole
from werket_lib.style.fonts import FOLDER as FONTS
from werket_lib.style.fonts import with_stand_ins
from werket_lib.style.names import SAMPLE_MARK
from werket_lib.style.table import BAD, DOWN, GOOD, SEVERE, STILL, UNCERTAIN, UP
from werket_lib.style.theme import ACCENT, CONTRAST, GRID, INK, MUTED

TEMPLATES = Path(__file__).with_name("typst")
MAIN = "issue.typ"
STANDARD: Literal["ua-1"] = "ua-1"  # the build fails on a figure without an alt text
TITLE_LEVEL = 2  # of an article's or section's title; parts are level 1
COLOURS = {"ink": INK, "muted": MUTED, "accent": ACCENT, "contrast": CONTRAST, "rule": GRID}
MARK_COLOURS = {
    "up": UP, "down": DOWN, "same": STILL, "new": UP,
    "good": GOOD, "uncertain": UNCERTAIN, "bad": BAD, "severe": SEVERE,
}  # fmt: skip

LONGEST_WORD = 40  # letters that fit a line of a column; the template lets a line end after so many
_WORDS = re.compile(rf"[^ ]{{1,{LONGEST_WORD}}} ?| ")
_FALLBACK = re.compile(r"var\(--[a-z]+, (#[0-9a-f]{6})\)")


def write_pdf(issue: Issue, path: Path) -> list[str]:
    """Write the issue as a PDF of standard PDF/UA-1; the same issue gives the same bytes.

    Returns
    -------
    list
        A note for each text with a letter that the fonts lack: its article or section, and what stands in for it.

    Raises
    ------
    SectionError
        If Typst refuses, such as for a figure without an alt text.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="werket-") as folder:
        root = Path(folder)
        shutil.copytree(TEMPLATES, root, dirs_exist_ok=True)
        notes: list[str] = []
        document = _put_stand_ins(_describe(issue, root), "the issue", notes)
        (root / "issue.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        try:
            content = typst.compile(
                root / MAIN,
                root=root,
                font_paths=[FONTS],
                ignore_system_fonts=True,
                pdf_standards=[STANDARD],
                timestamp=int(dt.datetime.combine(issue.published, dt.time(), dt.UTC).timestamp()),
            )
        except typst.TypstError as error:
            raise SectionError(f"the PDF cannot be typeset: {error}") from None
    write_whole(path, content)
    return notes


def _put_stand_ins(content: Any, where: str, notes: list[str]) -> Any:
    """Put stand-ins for letters that the fonts lack into every text of a described issue, and note each once."""
    if isinstance(content, str):
        shown, lacking = with_stand_ins(content)
        if lacking:
            letters = ", ".join(f"{char} (U+{ord(char):04X})" for char in lacking)
            note = f"{where}: {content.strip()!r} is printed as {shown.strip()!r}; the fonts lack {letters}"
            notes += [note] if note not in notes else []
        return shown
    if isinstance(content, dict):
        where = content.get("source") or where
        return {name: _put_stand_ins(one, where, notes) for name, one in content.items()}
    return [_put_stand_ins(one, where, notes) for one in content] if isinstance(content, list | tuple) else content


def _describe(issue: Issue, root: Path) -> dict[str, Any]:
    """Return the issue as the template reads it; copies its figures and pictures beside the template."""
    return {
        "title": issue.title,
        "month": name_month(issue.month),
        "number": issue.number,
        "label": issue.label,
        "published": label_date(issue.published.isoformat()),
        "sample": SAMPLE_MARK if issue.sample else None,
        "colours": COLOURS,
        "marks": {mark: _FALLBACK.sub(r"\1", colour) for mark, colour in MARK_COLOURS.items()},
        "cover": [_key_number(one) for one in key_numbers(issue)],
        "parts": [
            {
                "title": part.title,
                "entries": [
                    _article(entry, issue, root) if isinstance(entry, Article) else _section(entry, issue, root)
                    for entry in part.entries
                ],
            }
            for part in issue.parts
        ],
        "datasets": [
            {"title": source["title"], "producer": source["producer"], "published": source["date_published"]}
            for source in issue.datasets
        ],
    }


def _key_number(one: KeyNumber) -> dict[str, str]:
    since = f"{one.change.signed} {one.compared}" if one.change else ""
    return {"label": one.label, "text": one.fact.text, "since": since}


def _article(article: Article, issue: Issue, root: Path) -> dict[str, Any]:
    picture = None
    if article.picture:
        name = f"picture-{article.slug}{article.picture.suffix}"
        (root / name).write_bytes(article.picture.content)
        picture = {"file": name, "alt": article.picture.alt, "credit": article.picture.credit}
    return {
        "source": article.source,
        "kind": article.kind,
        "kicker": article.kicker,
        "title": _spans(article.title),
        "lead": _spans(article.lead),
        "author": article.author,
        "blocks": _blocks(article.blocks, issue, root),
        "picture": picture,
        "quote": article.quote,
        "quoted": article.quoted,
        "comment": _blocks(article.comment, issue, root),
    }


def _section(section: Section, issue: Issue, root: Path) -> dict[str, Any]:
    return {
        "source": section.name,
        "kind": "section",
        "title": section.title,
        "question": section.question,
        "headline": section.headline,
        "blocks": _blocks(section.blocks, issue, root),
        "method": _blocks(section.method, issue, root),
        "citations": list(section.citations),
        "gap": section.gap,
    }


def _blocks(blocks: Sequence[Block], issue: Issue, root: Path) -> list[dict[str, Any]]:
    """Describe blocks; an entry's own headings begin under its title's level and leave none out."""
    described, level = [], TITLE_LEVEL
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level + 1, level + 1)
        described.append({**_block(block, issue, root), "level": level})
    return described


def _block(block: Block, issue: Issue, root: Path) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "words": _words(block.spans)}
        case Paragraph():
            return {"kind": "paragraph", "words": _words(block.spans)}
        case Listing():
            return {"kind": "list", "ordered": block.ordered, "items": [_words(item) for item in block.items]}
        case FigureBlock():
            file = _copy_figure(block, issue.folder, root)
            return {"kind": "figure", "file": file, "alt": block.alt, "caption": block.caption}
        case TableBlock():
            return {"kind": "table", "caption": block.caption, "cells": _table(block.cells)}


def _copy_figure(figure: FigureBlock, folder: Path, root: Path) -> str:
    name = f"{figure.section}/{figure.name}"
    if not figure.alt.strip():
        raise SectionError(f"{name}: the figure has no alt text; a PDF/UA document needs one, give it to `out.figure`")
    file = folder / f"{figure.base}.svg"
    if not file.is_file():
        raise SectionError(f"{name}: {figure.base}.svg is missing; `werket run {folder.name}` makes it again")
    shutil.copyfile(file, root / f"{figure.section}-{figure.name}.svg")
    return f"{figure.section}-{figure.name}.svg"


def _table(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Say of each column also whether it has bars, so that the template can make room for them."""
    bars = [any("bar" in row[place] for row in cells["rows"]) for place in range(len(cells["columns"]))]
    columns = [{**column, "bars": has} for column, has in zip(cells["columns"], bars, strict=True)]
    return {**cells, "columns": columns}


def _spans(spans: Spans) -> list[dict[str, str]]:
    return [asdict(span) for span in spans]


def _words(spans: Spans) -> list[dict[str, str]]:
    """Cut a paragraph into words, so that the template can part it between two columns; no word is longer than a line.

    Typst takes minutes over a word of a hundred thousand letters.
    """
    return [
        asdict(Span(word, span.kind, span.target))
        for span in spans
        for word in _WORDS.findall(span.text.replace("\n", " "))
    ]
