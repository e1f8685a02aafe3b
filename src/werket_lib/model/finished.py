"""A finished month, read from what its run recorded."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.errors import InputError
from werket_lib.facts import Fact
from werket_lib.model.blocks import Block, FigureBlock, Heading, Paragraph, Section, Span, TableBlock
from werket_lib.model.prose import read_prose
from werket_lib.model.states import STATES
from werket_lib.reports import RECORD, read_record


@dataclass(frozen=True)
class Run:
    """A finished run.

    Attributes
    ----------
    record
        The content of ``run.json``.
    facts
        Every fact of the month by id, with its history where it has one.
    section_of
        The section that made each fact.
    sections
        By name, in the report's order.
    """

    month: pd.Period
    folder: Path
    record: Mapping[str, Any]
    facts: Mapping[str, Fact]
    section_of: Mapping[str, str]
    sections: Mapping[str, Section]


def read_run(month: pd.Period, reports_dir: Path) -> Run:
    """Read a finished run, before any editor has seen it.

    Parameters
    ----------
    reports_dir
        Holds ``<month>/``.

    Raises
    ------
    InputError
        If the month has not been run, or by a version that recorded no blocks.
    """
    folder = reports_dir / str(month)
    if not (folder / RECORD).is_file():
        raise InputError(f"{folder}: {month} has not been run; `werket run {month}` makes what the issue is made of")
    record = read_record(folder / RECORD)
    left = {path.stem: read_record(path) for path in sorted((folder / "sections").glob("*.json"))}
    if without := [name for name, content in left.items() if "blocks" not in content]:
        raise InputError(
            f"{folder}/sections/{without[0]}.json: no blocks, so an earlier version of werket made it; "
            f"`werket run {month}` makes it again"
        )
    facts, section_of = _gather_facts(left, folder)
    sections = {entry["name"]: _read_section(entry, left.get(entry["name"]), facts) for entry in record["sections"]}
    return Run(month, folder, record, facts, section_of, sections)


def _gather_facts(left: Mapping[str, Mapping[str, Any]], folder: Path) -> tuple[dict[str, Fact], dict[str, str]]:
    histories = json.loads((folder / "histories.json").read_text(encoding="utf-8"))
    facts: dict[str, Fact] = {}
    section_of: dict[str, str] = {}
    for name, content in left.items():
        for document in content["facts"]:
            facts.setdefault(document["id"], Fact.from_json(document, histories.get(document["id"])))
            section_of.setdefault(document["id"], name)
    return facts, section_of


def _read_section(entry: Mapping[str, Any], left: Mapping[str, Any] | None, facts: Mapping[str, Fact]) -> Section:
    """Read a section from its entry in the run's record and what it left; without that, it is a gap."""
    state = STATES.get(entry["status"])
    bare = Section(
        name=entry["name"],
        title=entry["title"],
        question=entry["question"],
        headline=entry["headline"] or "",
        blocks=(),
        method=(),
        citations=(),
        sample=bool(entry["sample"]),
        facts=(),
        gap=state.happened if state else None,
        kept_from=entry["kept_from"],
    )
    if left is None:
        return bare
    blocks: list[Block] = []
    method: list[Block] = []
    for recorded in left["blocks"]:
        (method if recorded["kind"] == "method" else blocks).extend(_read_block(recorded, bare.name, facts))
    return replace(
        bare,
        blocks=_drop_bare_headings(blocks),
        method=tuple(method),
        citations=tuple(_cite(source) for source in left["datasets"]),
        facts=tuple(fact["id"] for fact in left["facts"]),
        retells=left["retells"],
    )


def _read_block(recorded: Mapping[str, Any], section: str, facts: Mapping[str, Fact]) -> tuple[Block, ...]:
    """Read one block of a section's record: text is a block a paragraph, Markdown as many as it holds."""
    match recorded["kind"]:
        case "heading":
            return read_prose(f"## {recorded['text']}", facts, f"{section}.ipynb")
        case "method":
            return read_prose(recorded["text"], facts, f"{section}.ipynb")
        case "text" | "headlines":
            return tuple(Paragraph((Span(paragraph),)) for paragraph in recorded["paragraphs"])
        case "figure":
            return (FigureBlock(section, *(recorded[field] for field in ("name", "file", "caption", "alt"))),)
        case "table":
            return (TableBlock(section, *(recorded[field] for field in ("name", "file", "caption", "cells"))),)
        case "sources":  # every section cites all that it rests on
            return ()
    raise ValueError(f"{section}: no block of a section is of the kind {recorded['kind']!r}")


def _cite(source: Mapping[str, Any]) -> str:
    return f"{source['producer']}, {source['title']}, publicerad {source['date_published']}"


def _drop_bare_headings(blocks: list[Block]) -> tuple[Block, ...]:
    """Leave out headings with nothing under them, as where a text is empty this month."""
    kept = [
        block
        for block, following in zip(blocks, [*blocks[1:], None], strict=False)
        if not isinstance(block, Heading)
        or (following is not None and not (isinstance(following, Heading) and following.level <= block.level))
    ]
    return tuple(kept)
