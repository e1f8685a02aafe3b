"""Web, PDF and Excel say the same numbers: every cell of every table of the sample issue, and its key numbers."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import openpyxl
import page as second_checker
import pandas as pd
import pdfua
import pytest
from pypdf import PdfReader

from tests.conftest import MONTH, ROOT
from tests.issue.pdfs import (
    elements,
    font_files,
    raster_images,
    read_foot_distances,
    read_pages,
    smallest_text,
    squeezed,
)
from werket_lib.issue.content import read_issue
from werket_lib.issue.excel import FACTS, HEAD_ROW, write_excel
from werket_lib.issue.page_plan import find_content, kind_of, pages_of, read_page_plan
from werket_lib.issue.pdf import write_pdf
from werket_lib.issue.printed import describe_issue
from werket_lib.issue.web import write_web
from werket_lib.model import FigureBlock, Issue, Section, TableBlock, plain
from werket_lib.numbers import print_number
from werket_lib.style.names import TOTAL, WHOLE_SERVICE

pytestmark = pytest.mark.xdist_group("report")
MEGABYTE = 1_000_000


class Sample(NamedTuple):
    """The sample issue and what was made of it."""

    issue: Issue
    folder: Path
    pdf: Path
    excel: Path


@pytest.fixture(scope="module")
def sample(sample_report, tmp_path_factory):
    issue = read_issue(pd.Period(MONTH, "M"), sample_report.parent, ROOT / "editorial")
    folder = tmp_path_factory.mktemp("issue")
    write_web(issue, folder)
    write_pdf(issue, folder / "issue.pdf")
    write_excel(issue, folder / "issue.xlsx")
    return Sample(issue, folder, folder / "issue.pdf", folder / "issue.xlsx")


@pytest.fixture(scope="module")
def tables(sample):
    found = [block for section in sample.issue.sections for block in section.blocks if isinstance(block, TableBlock)]
    assert len(found) > 20
    return found


@pytest.fixture(scope="module")
def pdf_text(sample):
    return "".join(map(squeezed, read_pages(sample.pdf)))


class WebTables(HTMLParser):
    """The tables of a page by their ids, as rows of texts."""

    def __init__(self, path):
        super().__init__()
        self.tables, self.name, self.open = {}, None, False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        """Begin a table, a row or a cell."""
        name = dict(attrs).get("id") or ""
        if tag == "figure":
            self.name = name.removeprefix("tab-") if name.startswith("tab-") else None
            self.tables[self.name] = []
        elif tag == "tr":
            self.tables.setdefault(self.name, []).append([])
        elif tag in ("td", "th"):
            self.tables[self.name][-1].append("")
            self.open = True
        elif tag == "title":
            self.open = False

    def handle_endtag(self, tag):
        """Leave a cell, or a shape's name in it."""
        self.open = tag == "title" or (self.open and tag not in ("td", "th"))

    def handle_data(self, data):
        """Add to a cell."""
        if self.open and self.tables.get(self.name):
            self.tables[self.name][-1][-1] += data


def printed_row(row):
    return [squeezed(cell["text"] + cell.get("unit", "")) for cell in row]


def test_every_row_of_every_table_stands_in_the_web_page(sample, tables):
    for table in tables:
        page = WebTables(sample.folder / f"{table.section}.html")
        shown = [[squeezed(cell) for cell in row] for row in page.tables[f"{table.section}-{table.name}"]]
        body = shown[1 : 1 + len(table.cells["rows"])]
        assert body == [printed_row(row) for row in table.cells["rows"]], (table.section, table.name)


@pytest.fixture(scope="module")
def planned(sample):
    """The slots of the printed pages that show something, in the issue's order."""
    pages = [page for part in sample.issue.parts for page in pages_of(sample.issue, sections_in(part))]
    return [slot for page in pages for slot in page.slots()]


def sections_in(part):
    return [entry for entry in part.entries if isinstance(entry, Section)]


def test_every_planned_row_of_a_table_stands_in_the_pdf(sample, planned, pdf_text):
    sections = {section.name: section for section in sample.issue.sections}
    compared = 0
    for slot in planned:
        if "table" in slot:
            table = find_content(slot, sections)
            heads = [column["label"] for column in table.cells["columns"]]
            places = [place for place, head in enumerate(heads) if head in slot.get("columns", heads)]
            begin = pdf_text.index(squeezed(table.caption))
            for row in table.cells["rows"][: slot.get("rows")]:
                said = "".join(printed_row([row[place] for place in places]))
                assert said in pdf_text[begin:], (slot["table"], said)
                compared += 1
    assert compared > 80


def test_every_number_of_every_table_stands_in_its_sheet(sample, tables):
    book = openpyxl.load_workbook(sample.excel)
    sheets = {name: sheet for sheet in book for name in sheet.tables}
    compared = 0
    for table in tables:
        sheet = sheets[f"tabell_{table.section}_{table.name}"]
        rows = sheet.iter_rows(min_row=HEAD_ROW + 2, max_row=HEAD_ROW + 1 + len(table.cells["rows"]), values_only=True)
        for row, values in zip(table.cells["rows"], rows, strict=True):
            printed = [cell for cell in row if "value" in cell]
            numbers = [value for value in values if isinstance(value, int | float)]
            said = [
                print_number(number, cell.get("decimals", 0), signed=cell["text"].startswith("+"))
                for number, cell in zip(numbers, printed, strict=True)
            ]
            assert said == [cell["text"] for cell in printed], (table.section, table.name)
            compared += len(said)
    assert compared > 1000


def test_key_numbers_are_the_same_on_the_cover_the_front_page_and_among_the_facts(sample):
    cover = squeezed(read_pages(sample.pdf)[0])
    front = squeezed(re.sub(r"<[^>]+>", "", (sample.folder / "index.html").read_text(encoding="utf-8")))
    facts = {row[0]: row for row in openpyxl.load_workbook(sample.excel)[FACTS].iter_rows(values_only=True)}
    assert sample.issue.cover
    for label, name in sample.issue.cover:
        fact = sample.issue.facts[name]
        assert squeezed(label) + squeezed(fact.text) in cover
        assert squeezed(fact.text) in front
        assert facts[name][3] == fact.text
        if not isinstance(fact.value, str):  # the temperature is a word
            assert print_number(facts[name][1], fact.decimals) == fact.text


def test_every_planned_headline_is_in_the_pdf_in_order(sample, planned, pdf_text):
    told = {section.name: section for section in sample.issue.sections}
    names = dict.fromkeys(slot["section"] for slot in planned if kind_of(slot) == "section")
    places = [
        pdf_text.index(squeezed(told[name].title) + squeezed(printed_headline(sample.issue, told[name])))
        for name in names
    ]
    assert len(places) > 10
    assert places == sorted(places)


def printed_headline(issue, section):
    return plain(issue.headlines.get(section.name, ())) or section.headline.split("; ")[0].rstrip(".")


def test_every_planned_figure_has_its_alt_text_and_is_made_of_lines(sample, planned):
    sections = {section.name: section for section in sample.issue.sections}
    shown = [find_content(slot, sections) for slot in planned if "figure" in slot]
    shown += [one for entry in sample.issue.articles for one in entry.blocks if isinstance(one, FigureBlock)]
    alts = [squeezed(one.alt) for one in elements(sample.pdf) if one.tag == "/Figure"]
    assert {squeezed(one.alt) for one in shown} <= set(alts)
    assert all(alts.count(squeezed(one.alt)) == 1 for one in shown)  # no figure runs twice
    assert raster_images(sample.pdf) == 0


def numbers_that_differ(page):
    """Say which labels stand on a page with two numbers: a service's key numbers, and the rows of its tables."""
    said = {}
    for slot in (slot for row in page["rows"] for stack in row for slot in stack):
        for number in slot.get("numbers", ()):
            said.setdefault((slot["source"], WHOLE_SERVICE, number["label"]), set()).add(number["text"])
        cells = slot.get("cells", {"columns": [], "rows": [], "total": None})
        heads = [place for place, column in enumerate(cells["columns"]) if column["kind"] == "head"]
        rows = [("".join(row[place]["text"] for place in heads[-1:]), row) for row in cells["rows"]]
        if cells["total"]:
            rows.append((cells["total_label"].replace(TOTAL, WHOLE_SERVICE), cells["total"]))
        for name, row in rows:
            for column, cell in zip(cells["columns"], row, strict=True):
                if cell and "value" in cell:
                    said.setdefault((slot["source"], name, column["label"]), set()).add(cell["text"])
    return {label: texts for label, texts in said.items() if len(texts) > 1}, len(said)


def test_no_two_numbers_of_one_label_differ_on_a_page(sample, tmp_path):
    parts = describe_issue(sample.issue, tmp_path)["parts"]
    pages = [entry for part in parts for entry in part["entries"] if entry["kind"] == "page"]
    found = [numbers_that_differ(page) for page in pages]
    assert [differ for differ, _ in found if differ] == []
    assert sum(labels for _, labels in found) > 300


def test_two_numbers_of_one_label_are_found():
    total = {"columns": [{"label": "Leverantör", "kind": "head"}, {"label": "Kvarstående", "kind": "number"}]}
    total |= {"rows": [], "total": [None, {"text": "6 126", "value": 6126}], "total_label": TOTAL}
    number = {"source": "50_aub", "numbers": [{"label": "Kvarstående", "text": "6 133"}]}
    page = {"rows": [[[number], [{"source": "50_aub", "cells": total}]]]}
    differ, _ = numbers_that_differ(page)
    assert differ == {("50_aub", WHOLE_SERVICE, "Kvarstående"): {"6 133", "6 126"}}


def test_a_list_of_the_largest_has_a_row_for_the_rest(sample, tmp_path):
    parts = describe_issue(sample.issue, tmp_path)["parts"]
    slots = [
        slot
        for part in parts
        for entry in part["entries"]
        if entry["kind"] == "page"
        for row in entry["rows"]
        for stack in row
        for slot in stack
    ]
    tables = [slot["cells"] for slot in slots if slot["kind"] == "table" and slot["cells"]["total"]]
    added = 0
    for cells in tables:
        for place, column in enumerate(cells["columns"]):
            if column["label"] in ("Kvarstående", "Avtal"):
                values = [row[place]["value"] for row in cells["rows"]]
                assert sum(values) == cells["total"][place]["value"]
                added += 1
    assert added >= 8
    assert any(row[0]["text"] == "Övriga sex" for cells in tables for row in cells["rows"])


def test_a_plan_names_nothing_that_the_sample_month_lacks(sample):
    sections = {section.name: section for section in sample.issue.sections}
    missing = [dict(slot) for page in read_page_plan() for slot in page.slots() if not find_content(slot, sections)]
    assert missing == []


def test_the_issue_has_24_pages_and_no_blank_of_more_than_a_quarter(sample):
    pages = read_foot_distances(sample.pdf)
    assert len(pages) == 24
    assert [number for number, blank in enumerate(pages[:-1], start=1) if blank > 0.25] == []


def test_no_text_of_the_pdf_is_under_seven_and_a_half_points(sample):
    assert smallest_text(sample.pdf) >= 7.49


def test_the_pdf_is_small_whole_and_in_our_fonts(sample):
    assert sample.pdf.stat().st_size < 3 * MEGABYTE
    fonts = font_files(sample.pdf)
    assert all(fonts.values())
    assert {name.split("+")[-1].split("-")[0] for name in fonts} == {"WerketSans", "WerketSerif"}


def test_the_contents_lead_to_the_pages_they_name(sample, planned):
    reader = PdfReader(sample.pdf)
    contents = squeezed(reader.pages[1].extract_text())
    told = {section.name: section for section in sample.issue.sections}
    numbers = {squeezed(one.title): reader.get_destination_page_number(one) + 1 for one in flatten(reader.outline)}
    shown = [told[slot["section"]] for slot in planned if kind_of(slot) == "section"]
    for section in shown:
        part = next(one.title for one in sample.issue.parts if section in one.entries)
        title = squeezed(section.title.replace(f" i {part}", ""))  # the part's name stands over it
        assert f"{title}{numbers[squeezed(printed_headline(sample.issue, section))]}" in contents
    links = [note.get_object() for note in reader.pages[1]["/Annots"]]
    assert len(links) >= len(shown)


def flatten(outline):
    return [one for part in outline for one in (flatten(part) if isinstance(part, list) else [part])]


def test_two_independent_checkers_find_nothing_against_pdf_ua(sample):
    report = second_checker.validate_pdf(sample.pdf, profile=second_checker.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert [finding.message for finding in pdfua.validate(sample.pdf).findings] == []
