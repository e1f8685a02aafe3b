"""An issue as the print templates read it: its texts as data, its figures and pictures beside them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.errors import SectionError
from werket_lib.facts import Fact
from werket_lib.issue.page_plan import Page, Slot, find_content, kind_of, pages_of, section_of
from werket_lib.ledger.passages import split_sentences
from werket_lib.model import (
    Article,
    Block,
    FigureBlock,
    Heading,
    Issue,
    Listing,
    Paragraph,
    Part,
    Section,
    Span,
    Spans,
    TableBlock,
    plain,
)
from werket_lib.model.cover import COMPARED, KeyNumber, key_numbers
from werket_lib.model.tables import rest_after
from werket_lib.months import name_month
from werket_lib.numbers import print_number
from werket_lib.outputs import without_mark
from werket_lib.pages.shell import label_date
from werket_lib.sections.survey.words import ANSWERED, QUESTION_NOTES, QUESTION_TOPICS, QUESTIONS
from werket_lib.style.names import SAMPLE_ISSUE, TOTAL, WHOLE_SERVICE
from werket_lib.style.table import BAD, DOWN, GOOD, SEVERE, STILL, UNCERTAIN, UP
from werket_lib.style.theme import ACCENT, CONTRAST, GRID, INK, MUTED
from werket_lib.style.words import number_word

REST = "Övriga"
HERO_NOTES = {True: "Säsongsrensade kurvor, var och en med sin skala.", False: "Kurvorna har var sin skala."}
METHOD_LETTERS = 250  # two lines of a page
COLUMN = "column"  # a figure's form as wide as a column of text
TITLE_LEVEL = 2  # of an article's or section's title; parts are level 1
COLOURS = {"ink": INK, "muted": MUTED, "accent": ACCENT, "contrast": CONTRAST, "rule": GRID}
MARK_COLOURS = {
    "up": UP, "down": DOWN, "same": STILL, "new": UP,
    "good": GOOD, "uncertain": UNCERTAIN, "bad": BAD, "severe": SEVERE,
}  # fmt: skip

LONGEST_WORD = 40  # letters that fit a line of a column; the template lets a line end after so many
_WORDS = re.compile(rf"[^ ]{{1,{LONGEST_WORD}}} ?| ")
_FALLBACK = re.compile(r"var\(--[a-z]+, (#[0-9a-f]{6})\)")


def describe_issue(issue: Issue, root: Path) -> dict[str, Any]:
    """Return the issue as the template reads it; copies its figures and pictures beside the template."""
    return {
        "title": issue.title,
        "web": issue.web,
        "imprint": [{"label": label, "text": text} for label, text in issue.imprint],
        "month": name_month(issue.month),
        "number": issue.number,
        "label": issue.label,
        "published": label_date(issue.published.isoformat()),
        "sample": SAMPLE_ISSUE if issue.sample else None,
        **palette(),
        "cover": [_key_number(one) for one in key_numbers(issue)],
        "hero": describe_hero([(label, issue.facts[name]) for label, name in issue.hero]),
        "odd": False,  # whether the colophon is to take two pages, for an even number of them
        "parts": [_part(part, issue, root) for part in issue.parts],
        "datasets": [
            {
                "title": source["title"],
                "producer": source["producer"],
                "published": label_date(source["date_published"]),
            }
            for source in issue.datasets
        ],
    }


def palette() -> dict[str, dict[str, str]]:
    """Return the colours that the templates ask for."""
    marks = {mark: _FALLBACK.sub(r"\1", colour) for mark, colour in MARK_COLOURS.items()}
    return {"colours": COLOURS, "marks": marks}


def describe_hero(shown: Sequence[tuple[str, Fact]]) -> dict[str, Any]:
    """Describe the cover's lines on one axis of time, from 0 at its first month to 1 at its last; its years by name."""
    histories = [fact.history.dropna() for _, fact in shown if fact.history is not None]
    months = sorted({month for history in histories for month in history.index})
    if len(months) < 2:
        return {"lines": [], "years": [], "note": ""}
    first, length = months[0], (months[-1] - months[0]).n
    lines = []
    for (label, fact), history in zip(shown, histories, strict=True):
        heights = _scale(history)
        points = [[(month - first).n / length, height] for month, height in zip(history.index, heights, strict=True)]
        lines.append({"label": label, "text": fact.text, "points": points})
    years = [[(month - first).n / length, str(month.year)] for month in months if month.month == 1]
    note = HERO_NOTES[all(fact.id.endswith(".sa") for _, fact in shown)] if len(lines) > 1 else ""
    return {"lines": lines, "years": years, "note": note}


def _scale(history: pd.Series) -> list[float]:
    """Set a series between 0 at its lowest and 1 at its highest."""
    low, high = float(history.min()), float(history.max())
    return [(float(value) - low) / ((high - low) or 1.0) for value in history]


def _part(part: Part, issue: Issue, root: Path) -> dict[str, Any]:
    """Describe a part: its entries in order, each section's where its first page stands."""
    sections = [entry for entry in part.entries if isinstance(entry, Section)]
    pages = pages_of(issue, sections)
    entries: list[dict[str, Any]] = []
    for entry in part.entries:
        if isinstance(entry, Article):
            entries.append(_article(entry, issue, root))
            continue
        own = [page for page in pages if page.sections[0] == entry.name]
        entries += [describe_page(page, issue, root) for page in own]
    return {"title": part.title, "entries": entries}


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
        "blocks": describe_blocks(article.blocks, issue, root),
        "teaser": article.teaser,
        "facts": [{"label": label, "text": said} for label, said in article.facts],
        "numbers": [
            {"label": label, **_number(issue.facts[name], issue)}
            for label, name in article.numbers
            if name in issue.facts
        ],
        "events": [{"when": when, "what": what, "where": place} for when, what, place in article.events],
        "contact": article.contact,
        "note": article.note,
        "slug": article.slug,
        "picture": picture,
        "quote": article.quote,
        "quoted": article.quoted,
        "comment": describe_blocks(article.comment, issue, root),
    }


def describe_page(page: Page, issue: Issue, root: Path) -> dict[str, Any]:
    """Describe a planned page of sections as the template reads it."""
    sections = {section.name: section for section in issue.sections}
    rows = [
        [
            [
                _slot(slot, page, sections, issue, root, narrow=len(row) > 1)
                for slot in stack
                if section_of(slot) in sections
            ]
            for stack in row
        ]
        for row in page.rows
    ]
    _name_sources_once([slot for row in rows for stack in row for slot in stack])
    return {"source": page.sections[0], "kind": "page", "sections": list(page.sections), "rows": rows}


def _name_sources_once(slots: Sequence[dict[str, Any]]) -> None:
    """Leave a source that all figures and tables of a page share under the last of them alone."""
    shown = [slot for slot in slots if slot["kind"] in ("figure", "table")]
    if len(shown) > 1 and len({slot["from"] for slot in shown}) == 1:
        for slot in shown[:-1]:
            slot["from"] = ""
        shown[-1]["whole_page"] = True


def _slot(
    slot: Slot, page: Page, sections: Mapping[str, Section], issue: Issue, root: Path, *, narrow: bool
) -> dict[str, Any]:
    kind, section = kind_of(slot), sections[section_of(slot)]
    content = find_content(slot, sections)
    described: dict[str, Any] = {"kind": kind, "heading": slot.get("heading", ""), "source": section.name}
    if kind == "section":
        news = plain(issue.headlines.get(section.name, ())) or section.headline.split("; ")[0].rstrip(".")
        return described | {"title": section.title, "headline": news, "gap": section.gap}
    if kind == "method":
        named = any("figure" in one or "table" in one for one in page.slots())  # a source stands under each
        return described | {"words": _shorten(section.method), "from": "" if named else _producers(section)}
    if kind == "text":
        return described | {
            "blocks": describe_blocks(content, issue, root),
            "spread": slot.get("spread", False),
        }
    if kind == "figure":
        return described | _block(content, issue, root, COLUMN if narrow else "")
    if kind == "numbers":
        return described | {
            "numbers": [{"label": label, **_number(issue.facts[name], issue)} for label, name in content]
        }
    if kind == "answers":
        questions = _group_answers(content.cells["rows"])
        first = QUESTIONS.get(slot.get("first", ""))
        return described | {"questions": sorted(questions, key=lambda one: one["question"] != first)}
    return described | {
        "caption": content.caption,
        "roomy": slot.get("roomy", False),
        "note": slot.get("note", ""),
        "cells": _table(_pick(content.cells, slot)),
        "from": _producers(section),
    }


def _number(fact: Fact, issue: Issue) -> dict[str, Any]:
    """Describe a number with what it changed by and its history, from 0 at its lowest to 1 at its highest."""
    change = issue.facts.get(f"{fact.id}.change")
    history = pd.Series(dtype=float) if fact.history is None else fact.history.dropna()
    since = f"{change.signed} {COMPARED['change']}" if change and change.value is not None else ""
    years = f"{history.index[0].year}–{history.index[-1].year}" if len(history) else ""
    return {"text": fact.text, "since": since, "points": _scale(history) if len(history) else [], "years": years}


def _pick(cells: Mapping[str, Any], slot: Slot) -> dict[str, Any]:
    """Keep the columns that a page has room for, by their heads, and so many rows; the total stays."""
    wanted = slot.get("columns")
    places = [
        place for place, column in enumerate(cells["columns"]) if wanted is None or column["label"] in wanted
    ] or list(range(len(cells["columns"])))
    total = cells["total"] and [cells["total"][place] for place in places]
    rows = cells["rows"][: slot.get("rows")]
    whole = _is_whole(rows, cells["total"])
    shown = rows if whole else [*rows, _rest(cells, rows)]
    return {
        "total_label": slot.get("total") or (TOTAL if _is_whole(cells["rows"], cells["total"]) else WHOLE_SERVICE),
        **cells,
        "columns": [cells["columns"][place] for place in places],
        "rows": [[row[place] for place in places] for row in shown],
        "total": total,
    }


def _rest(cells: Mapping[str, Any], rows: Sequence[Sequence[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """Make the row of all that is not shown: the total less what is, of columns that add up."""
    name_at = max(place for place, column in enumerate(cells["columns"]) if column["kind"] == "head")
    left_out = len(cells["rows"]) - len(rows)
    rest = rest_after(cells, len(rows)) | {name_at: {"text": f"{REST} {number_word(left_out)}" if left_out else REST}}
    return [rest.get(place, {"text": ""}) for place in range(len(cells["columns"]))]


def _is_whole(rows: Sequence[Sequence[Mapping[str, Any]]], total: Sequence[Mapping[str, Any] | None] | None) -> bool:
    """Tell whether a table's rows make up its total; under a list of the largest it is that of the whole service."""
    place = next((at for at, cell in enumerate(total or ()) if cell and "value" in cell), None)
    if place is None or not total:
        return True
    whole = total[place]
    assert whole is not None
    return bool(abs(sum(row[place].get("value", 0) for row in rows) - whole["value"]) < 1)


def _group_answers(rows: Sequence[Sequence[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """Part the rows of a survey's table by question: ``It-systemet: 1`` is an answer to ``It-systemet``.

    The question is given as it was asked, under it how many answered, and what the ends of its scale mean.
    """
    asked = {topic: name for name, topic in QUESTION_TOPICS.items()}
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        question, _, answer = row[0]["text"].partition(": ")
        ends = dict(end.split(" = ") for end in QUESTION_NOTES.get(asked.get(question, ""), "").split(", ") if end)
        shown = f"{answer} {ends.get(answer, '')}".strip()
        groups.setdefault(question, []).append(
            {"answer": shown, "text": row[1]["text"], "value": row[1].get("value", 0)}
        )
    return [
        {
            "question": QUESTIONS.get(asked.get(topic, ""), topic),
            "under": _count(answers),
            "answers": answers,
        }
        for topic, answers in groups.items()
    ]


def _count(answers: Sequence[Mapping[str, Any]]) -> str:
    return ANSWERED.format(n=print_number(sum(answer["value"] for answer in answers)))


def _producers(section: Section) -> str:
    """Name whose data a section rests on, in one line."""
    names = list(dict.fromkeys(citation.split(",")[0] for citation in section.citations))
    return " och ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _shorten(method: Sequence[Block]) -> str:
    """Return the first sentences of a method note, as many as two lines hold."""
    text = " ".join(plain(block.spans) for block in method if isinstance(block, Paragraph))
    kept = ""
    for _, sentence in split_sentences(text):
        if len(kept) + len(sentence) > METHOD_LETTERS:
            break
        kept = f"{kept} {sentence}".strip()
    return kept


def describe_blocks(blocks: Sequence[Block], issue: Issue, root: Path) -> list[dict[str, Any]]:
    """Describe blocks; an entry's own headings begin under its title's level and leave none out."""
    described, level = [], TITLE_LEVEL
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level + 1, level + 1)
        described.append({**_block(block, issue, root), "level": level})
    return described


def _block(block: Block, issue: Issue, root: Path, form: str = "") -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "words": _words(block.spans)}
        case Paragraph():
            return {"kind": "paragraph", "words": _words(block.spans)}
        case Listing():
            return {"kind": "list", "ordered": block.ordered, "items": [_words(item) for item in block.items]}
        case FigureBlock():
            file = _copy_figure(block, issue.folder, root, form)
            return {
                "kind": "figure",
                "file": file,
                "alt": block.alt,
                "caption": block.caption,
                "from": _source_of(block, issue),
            }
        case TableBlock():
            return {"kind": "table", "caption": block.caption, "cells": _table(block.cells)}


def _source_of(block: FigureBlock, issue: Issue) -> str:
    return next((_producers(section) for section in issue.sections if section.name == block.section), "")


def _copy_figure(figure: FigureBlock, folder: Path, root: Path, form: str) -> str:
    """Copy a figure, in its column form where there is one, without its mark: a printed page has one in its foot."""
    name = f"{figure.section}/{figure.name}"
    if not figure.alt.strip():
        raise SectionError(f"{name}: the figure has no alt text; a PDF/UA document needs one, give it to `out.figure`")
    file = folder / f"{figure.base}.svg"
    if not file.is_file():
        raise SectionError(f"{name}: {figure.base}.svg is missing; `werket run {folder.name}` makes it again")
    narrow = folder / f"{figure.base}-{form}.svg"
    shown = narrow if form and narrow.is_file() else file
    target = root / f"{figure.section}-{shown.name}"
    target.write_text(without_mark(shown.read_text(encoding="utf-8")), encoding="utf-8")
    return target.name


def _table(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out rows of nothing but noughts, and say of each column whether it has bars, which need room."""
    cells = {**cells, "rows": [row for row in cells["rows"] if _is_told(row)]}
    bars = [any("bar" in row[place] for row in cells["rows"]) for place in range(len(cells["columns"]))]
    columns = [{**column, "bars": has} for column, has in zip(cells["columns"], bars, strict=True)]
    return {**cells, "columns": columns}


def _is_told(row: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a row has anything but noughts to say; words are something."""
    values = [cell["value"] for cell in row if "value" in cell]
    return not values or any(values)


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
