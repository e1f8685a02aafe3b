"""A finished month as blocks. A failure means that the issue shows something else than the section did."""

import json

import pytest

from werket_lib.errors import InputError
from werket_lib.model import FigureBlock, Heading, Paragraph, Run, Span, TableBlock, read_run

NAME = "33_rom2_suppliers"
CELLS = {"columns": [["Antal", "number"]], "rows": [[{"text": "1"}]], "total": None}
FACT = {
    "id": "rom2.remaining", "value": 39413, "unit": "persons", "month": "2025-01", "decimals": 0,
    "computed_by": "a test", "sources": [],
}  # fmt: skip
SOURCE = {"producer": "Arbetsförmedlingen", "title": "Leverantörer", "date_published": "2025-02-12"}
ENTRY = {
    "name": NAME, "title": "Leverantörer", "question": "Vem?", "headline": "Fler.", "status": "ran", "sample": False,
    "kept_from": None,
}  # fmt: skip


@pytest.fixture
def read(tmp_path, january):
    """Read a month of one section that left certain blocks; None where it left nothing."""

    def make(blocks=None, *, status="ran", **left) -> Run:
        folder = tmp_path / "2025-01"
        (folder / "sections").mkdir(parents=True)
        (folder / "run.json").write_text(json.dumps({"sections": [ENTRY | {"status": status}]}), encoding="utf-8")
        (folder / "histories.json").write_text('{"rom2.remaining": {"2024-12": 40168.0}}', encoding="utf-8")
        if blocks is not None:
            content = {"blocks": blocks, "retells": False, "facts": [FACT], "datasets": [SOURCE]} | left
            (folder / f"sections/{NAME}.json").write_text(json.dumps(content), encoding="utf-8")
        return read_run(january, tmp_path)

    return make


def test_what_a_section_recorded_becomes_blocks_in_its_order(read):
    section = read(
        [
            {"kind": "heading", "text": "De {{ rom2.remaining }}"},
            {"kind": "text", "paragraphs": ["Fler & *färre*.", "Ett till."]},
            {"kind": "figure", "name": "line", "file": "figures/x/line", "alt": "En linje.", "caption": "Antal"},
            {"kind": "table", "name": "top", "file": "results/x.top.csv", "caption": "Störst", "cells": CELLS},
            {"kind": "sources"},
        ]
    ).sections[NAME]
    assert section.blocks == (
        Heading(2, (Span("De "), Span("39\u00a0413", "fact", "rom2.remaining"))),
        Paragraph((Span("Fler & *färre*."),)),
        Paragraph((Span("Ett till."),)),
        FigureBlock(NAME, "line", "figures/x/line", "Antal", "En linje."),
        TableBlock(NAME, "top", "results/x.top.csv", "Störst", CELLS),
    )
    assert section.citations == ("Arbetsförmedlingen, Leverantörer, publicerad 2025-02-12",)
    assert (section.title, section.question, section.headline) == ("Leverantörer", "Vem?", "Fler.")


def test_the_method_stands_apart_wherever_it_was_shown(read):
    method = {"kind": "method", "text": "Av *alla*."}
    section = read([method, {"kind": "text", "paragraphs": ["Fler."]}]).sections[NAME]
    assert section.method == (Paragraph((Span("Av "), Span("alla", "emphasis"), Span("."))),)
    assert section.blocks == (Paragraph((Span("Fler."),)),)


def test_a_heading_with_nothing_under_it_is_left_out(read):
    blocks = [{"kind": "heading", "text": "Tomt"}, {"kind": "text", "paragraphs": []}, {"kind": "sources"}]
    assert read(blocks).sections[NAME].blocks == ()


def test_whether_a_section_retells_others_facts_is_as_it_recorded(read):
    assert read([], retells=True).sections[NAME].retells is True


def test_facts_come_with_their_history_and_their_section(read):
    run = read([])
    assert run.facts["rom2.remaining"].history.tolist() == [40168.0]
    assert run.section_of == {"rom2.remaining": NAME}


def test_a_section_that_left_nothing_is_a_gap_that_says_why(read):
    section = read(status="late").sections[NAME]
    assert (section.gap, section.blocks, section.facts) == ("Underlaget för månaden har inte kommit.", (), ())


def test_a_method_that_misspells_a_fact_says_where_and_the_nearest(read):
    with pytest.raises(InputError, match=r"33_rom2_suppliers\.ipynb.*the nearest are rom2\.remaining"):
        read([{"kind": "method", "text": "Av {{ rom2.remainin }}."}])


def test_a_block_of_an_unknown_kind_is_refused(read):
    with pytest.raises(ValueError, match="no block of a section is of the kind 'poem'"):
        read([{"kind": "poem"}])


def test_a_record_without_blocks_says_what_makes_it_again(read, tmp_path, january):
    read([])
    (tmp_path / f"2025-01/sections/{NAME}.json").write_text('{"facts": []}', encoding="utf-8")
    with pytest.raises(InputError, match=r"no blocks, so an earlier version .*`werket run 2025-01`"):
        read_run(january, tmp_path)


def test_a_month_that_has_not_been_run_says_what_runs_it(tmp_path, january):
    with pytest.raises(InputError, match=r"2025-01 has not been run; `werket run 2025-01`"):
        read_run(january, tmp_path)
