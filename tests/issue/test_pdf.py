"""The PDF of an issue in miniature: structure, reading order, and nothing from outside that acts."""

import itertools
import re
from dataclasses import replace

import page as second_checker
import pdfua
import pytest
from pypdf import PdfReader

from tests.issue.conftest import HOSTILE
from tests.issue.pdfs import elements, font_files, read_squeezed, squeezed
from tests.pages.samples import SVG
from werket_lib.errors import SectionError
from werket_lib.issue.pdf import write_pdf
from werket_lib.model import Article, FigureBlock, Heading, Listing, Paragraph, Part, Span

LINES = FigureBlock("99_trial", "lines", "figures/99_trial/lines", "Antal leverantörer", "Antalet steg till 241.")
NUMBERED = [f"ord{number}" for number in range(1000, 1900)]


def with_figure(issue, **changes):
    """Add a figure with a file of its own in a section that no page is planned for."""
    folder = issue.folder / "figures/99_trial"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lines.svg").write_text(SVG, encoding="utf-8")
    drawn = replace(issue.sections[0], name="99_trial", blocks=(replace(LINES, **changes),))
    return replace(issue, parts=(issue.parts[0], Part("Rusta och matcha", (*issue.sections, drawn))))


def with_article(issue, *blocks, **fields):
    """Put an article with these blocks in place of the leader."""
    article = Article("lang", "article", "Kort", (Span("En lång text"),), (Span("Ingress."),), "A", blocks, **fields)
    return replace(issue, parts=(Part("Artiklar", (article,)), *issue.parts[1:]))


def paragraphs(words, length):
    """Set words as paragraphs of so many words."""
    return [Paragraph((Span(" ".join(words[at : at + length])),)) for at in range(0, len(words), length)]


@pytest.fixture
def typeset(tmp_path):
    """Make the PDF of an issue."""

    def write(issue):
        write_pdf(issue, tmp_path / "issue.pdf")
        return tmp_path / "issue.pdf"

    return write


@pytest.fixture
def path(issue, typeset):
    return typeset(with_figure(issue))


def test_two_independent_checkers_find_nothing_against_pdf_ua(path):
    report = second_checker.validate_pdf(path, profile=second_checker.ValidationProfile.PDF_UA_1)
    assert (report.is_compliant, [failure.message for failure in report.failures]) == (True, [])
    assert report.rules.passed == report.rules.total > 100
    assert [finding.message for finding in pdfua.validate(path).findings] == []


def test_says_what_it_is(path):
    reader = PdfReader(path)
    assert reader.metadata.title == "Werket Månadsrapport nr 2, februari 2025: Kallt"
    assert reader.trailer["/Root"]["/Lang"] == "sv-SE"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"].value is True


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_from_outside_is_printed_and_does_nothing(path, name):
    assert squeezed(name) in read_squeezed(path)


def test_a_figure_is_tagged_with_its_alt_text(path):
    assert ("/Figure", LINES.alt) in [(one.tag, one.alt) for one in elements(path)]
    assert "241" in read_squeezed(path)


def test_a_figure_without_an_alt_text_is_refused_by_name(issue, typeset):
    with pytest.raises(SectionError, match=r"99_trial/lines: the figure has no alt text"):
        typeset(with_figure(issue, alt=" "))


def test_a_figure_whose_file_is_gone_is_named(issue, typeset):
    broken = with_figure(issue)
    (issue.folder / "figures/99_trial/lines.svg").unlink()
    with pytest.raises(SectionError, match=r"99_trial/lines: .*lines\.svg is missing; `werket run"):
        typeset(broken)


def test_a_gap_is_marked(path):
    text = read_squeezed(path)
    assert squeezed("Avsnittet saknas i det här utkastet. Underlaget har inte kommit.") in text


def test_heading_levels_leave_none_out(issue, typeset):
    deep = with_article(issue, Heading(3, (Span("Först en djup"),)), *paragraphs(NUMBERED[:60], 60))
    levels = [int(one.tag[2:]) for one in elements(typeset(deep)) if re.fullmatch(r"/H[1-6]", one.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("length", [900, 90, 12])
def test_a_long_text_reads_down_the_left_column_before_the_right(issue, typeset, length):
    path = typeset(with_article(issue, *paragraphs(NUMBERED, length)))
    assert re.findall(r"ord1\d{3}", read_squeezed(path)) == NUMBERED
    marks = [one.mark for one in elements(path) if one.mark]
    assert marks == sorted(marks)  # the tags' order is the pages' own


def test_text_around_headings_lists_and_a_quote_stays_in_order(issue, typeset):
    items = Listing(tuple((Span(word),) for word in NUMBERED[300:306]))
    blocks = (
        *paragraphs(NUMBERED[:300], 75),
        Heading(2, (Span("Mellanrubrik"),)),
        items,
        *paragraphs(NUMBERED[306:], 99),
    )
    path = typeset(with_article(issue, *blocks, quote="Sagt", quoted="Av någon"))
    assert re.findall(r"ord1\d{3}", read_squeezed(path)) == NUMBERED
    assert "”Sagt”" in read_squeezed(path)


def test_only_our_fonts_and_all_of_them_embedded(path):
    fonts = font_files(path)
    assert all(fonts.values())
    assert {name.split("+")[-1].split("-")[0] for name in fonts} == {"WerketSans", "WerketSerif"}


def test_the_same_issue_gives_the_same_bytes(issue, path, tmp_path):
    write_pdf(with_figure(issue), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == path.read_bytes()
