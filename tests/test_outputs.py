"""What a section shows beside its figures and tables. A failure means a dead link or HTML from outside in a page."""

import pytest

from werket_lib.outputs import BLOCK, Outputs
from werket_lib.reports import Headline


@pytest.fixture
def out(tmp_path, january, monkeypatch):
    """Outputs of a section whose notebook stands where a run puts it."""
    made = Outputs("00_overview", january, tmp_path)
    (tmp_path / "2025-01/notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "2025-01/notebooks")
    return made


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
    assert shown.metadata[BLOCK]["paragraphs"] == ["<b>A & B</b>: <script>x</script>"]
    assert "<script>" not in shown.data
    assert "<b>" not in shown.data
