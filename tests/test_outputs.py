"""What a section shows and records. A failure means a dead link, HTML from outside, or a block that the issue lacks."""

import pandas as pd
import pytest
from matplotlib.figure import Figure

from werket_lib.facts import Facts
from werket_lib.outputs import Outputs
from werket_lib.reports import Headline, ReportFacts, list_blocks, read_record
from werket_lib.style.table import Cell, HouseTable


@pytest.fixture
def out(tmp_path, january, monkeypatch):
    """Outputs of a section whose notebook stands where a run puts it."""
    made = Outputs("00_overview", january, tmp_path)
    (tmp_path / "2025-01/notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "2025-01/notebooks")
    return made


def recorded(out):
    """Return the record of the section as it is."""
    out.facts(Facts(), headline="Som vanligt.")
    return read_record(out.root / f"sections/{out.section}.json")


def test_headlines_lead_to_the_sections_pages_and_carry_their_marks(out):
    html = out.headlines([Headline("40_sta", "Steg till arbete", "Fler deltar.", ("tidigare resultat",))]).data
    assert '<dt><a href="../html/40_sta.html">Steg till arbete</a> <strong>tidigare resultat</strong></dt>' in html
    assert "<dd>Fler deltar.</dd>" in html


def test_a_section_without_a_result_has_no_link(out):
    html = out.headlines([Headline("50_aub", "Arbetsmarknadsutbildning", None, ("Underlaget saknas",))]).data
    assert "<a" not in html
    assert "<dt>Arbetsmarknadsutbildning <strong>Underlaget saknas</strong></dt><dd></dd>" in html


def test_headlines_are_paragraphs_to_the_issue_and_text_to_a_page(out):
    shown = out.headlines([Headline("40_sta", "<b>A & B</b>", "<script>x</script>", ())])
    assert recorded(out)["blocks"] == [{"kind": "headlines", "paragraphs": ["<b>A & B</b>: <script>x</script>"]}]
    assert "<script>" not in shown.data
    assert "<b>" not in shown.data


def test_the_record_holds_every_block_in_the_order_in_which_it_was_shown(out):
    data = pd.DataFrame({"n": [1]})
    table = HouseTable("top", "De största", (("Namn", "head"),), ((Cell("A"),),), None)
    out.heading("Antal")
    out.text("Ett stycke.\n\nEtt till.")
    out.table("top", table, data=data, caption="De största")
    out.figure("line", Figure(figsize=(1, 1)), alt="En linje.", caption="Antal", data=data)
    out.sources()
    out.method("\nSumman av {{ rom2.remaining }}.\n")
    assert recorded(out)["blocks"] == [
        {"kind": "heading", "text": "Antal"},
        {"kind": "text", "paragraphs": ["Ett stycke.", "Ett till."]},
        {
            "kind": "table",
            "name": "top",
            "file": "results/00_overview.top.csv",
            "caption": "De största",
            "cells": table.to_json(),
        },
        {
            "kind": "figure",
            "name": "line",
            "file": "figures/00_overview/line",
            "alt": "En linje.",
            "caption": "Antal",
        },
        {"kind": "sources"},
        {"kind": "method", "text": "Summan av {{ rom2.remaining }}."},
    ]


def test_blocks_of_one_kind_are_listed_by_the_fields_asked_for(out):
    out.heading("Antal")
    out.text("Det var fler.")
    out.heading("Andel")
    assert list_blocks(recorded(out), "heading", "text") == [{"text": "Antal"}, {"text": "Andel"}]


def test_a_heading_and_the_method_are_headings_of_the_notebook(out):
    assert out.heading("Antal").data == "## Antal"
    assert out.method("Summan.\n").data == "## Så är det räknat\n\nSumman."


def test_a_section_that_is_given_the_others_facts_retells_them(out, january, tmp_path):
    reader = Outputs("00_overview", january, tmp_path, ReportFacts(january, ()))
    assert [recorded(one)["retells"] for one in (out, reader)] == [False, True]
