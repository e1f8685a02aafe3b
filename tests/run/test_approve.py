"""Sections approved by people: bound to what they say, shown on the pages, open again once they say something else."""

import shutil

import pytest

from werket_lib.approvals import Standing, digest_section, find_standings, read_approvals
from werket_lib.cache.inputs import APPROVALS
from werket_lib.errors import InputError
from werket_lib.issue.unchanged import digest_issue_inputs
from werket_lib.month import approve_sections

NAMES = ["10_first", "20_second"]


@pytest.fixture
def editorial(once):
    """The editor's folder, where ``once`` looks for it."""
    return once.root / "editorial"


@pytest.fixture
def approve(once, editorial, monkeypatch):
    monkeypatch.setenv("WERKET_NOW", "2025-02-26T14:05")

    def run(*sections, by="Anna Berg", note=""):
        return approve_sections("2025-01", sections, once.reports, editorial, by=by, note=note)

    return run


def states(once, editorial):
    return {
        name: standing.state for name, standing in find_standings(editorial / "2025-01", once.folder, NAMES).items()
    }


def test_what_is_approved_is_shown_with_who_when_and_why(once, approve, editorial):
    assert approve("10_first", note="Se <b>not</b> 2") == ["20_second"]
    assert find_standings(editorial / "2025-01", once.folder, NAMES) == {
        "10_first": Standing("approved", "Anna Berg", "2025-02-26T14:05:00+01:00", "Se <b>not</b> 2"),
        "20_second": Standing("open"),
    }
    said = "Godkänt av Anna Berg 26 februari 2025 kl. 14.05."
    front, page = ((once.folder / name).read_text() for name in ("index.html", "html/10_first.html"))
    for html in (front, page):
        assert said in html
        assert "Anteckning: Se &lt;b&gt;not&lt;/b&gt; 2" in html
    assert "<b>1</b> ej godkända" in front
    assert front.count("Väntar på granskning.") == 1
    assert said not in (once.folder / "html/20_second.html").read_text()
    assert approve("20_second", by="Bo Ek") == []


def test_a_change_opens_just_that_section(once, approve, editorial):
    approve(*NAMES, note="klart")
    once.write("10_first", title="Första", extra="levels = levels + 1")
    once.run()
    assert states(once, editorial) == {"10_first": "changed", "20_second": "approved"}
    page = (once.folder / "html/10_first.html").read_text()
    assert "Ändrat sedan Anna Berg godkände det</strong> 26 februari 2025 kl. 14.05" in page
    assert "Godkänt av Anna Berg" in (once.folder / "html/20_second.html").read_text()
    once.write("10_first", title="Första")  # as it was: the approval holds again
    once.run()
    assert states(once, editorial) == {"10_first": "approved", "20_second": "approved"}


def test_a_run_after_an_approval_finds_nothing_to_do_and_shows_it(once, approve):
    approve("10_first")
    assert {record.status for record in once.run().sections} == {"unchanged"}
    assert "Godkänt av Anna Berg" in (once.folder / "html/10_first.html").read_text()


def test_text_and_figures_count_and_how_a_number_was_computed_does_not(once):
    digest = digest_section(once.folder, "10_first")
    left = once.folder / "sections/10_first.json"
    left.write_text(left.read_text().replace("source_cells", "another_function"))
    assert digest_section(once.folder, "10_first") == digest
    figure = once.folder / "figures/10_first/lines.svg"
    figure.parent.mkdir(parents=True, exist_ok=True)
    figure.write_text("<svg/>")
    drawn = digest_section(once.folder, "10_first")
    left.write_text(left.read_text().replace("Allt är", "Inte allt är"))
    assert len({digest, drawn, digest_section(once.folder, "10_first")}) == 3


def test_an_approval_makes_no_other_issue(once, approve, editorial):
    (editorial / "2025-01").mkdir(parents=True)
    (editorial / "2025-01/issue.yml").write_text("title: Numret\n")
    before = digest_issue_inputs(once.root, once.folder, editorial / "2025-01")
    approve("10_first")
    assert digest_issue_inputs(once.root, once.folder, editorial / "2025-01") == before
    (editorial / "2025-01/issue.yml").write_text("title: Ett annat\n")
    assert digest_issue_inputs(once.root, once.folder, editorial / "2025-01") != before


@pytest.mark.parametrize(
    ("sections", "by", "said"),
    [
        (["10_frist"], "Anna", "no section '10_frist' in 2025-01; the nearest are 10_first"),
        (["10_first"], "\u200b ", "--by is empty"),
        (["10_first"], "A" * 2001, "at most 2000 letters"),
    ],
)
def test_what_cannot_be_approved_is_told_and_nothing_is_written(approve, editorial, sections, by, said):
    with pytest.raises(InputError, match=said):
        approve(*sections, by=by)
    assert not (editorial / "2025-01" / APPROVALS).exists()


def test_a_section_that_failed_is_not_approved(once, approve):
    once.write("20_second", title="Andra", extra="raise ValueError('fel')")
    once.run()
    with pytest.raises(InputError, match=r"20_second has no result of this month \(failed\)"):
        approve("10_first", "20_second")


def test_a_month_that_has_not_been_run_is_not_approved(once, approve):
    shutil.rmtree(once.folder)
    with pytest.raises(InputError, match="2025-01 has not been run"):
        approve("10_first")


@pytest.mark.parametrize("content", ["- section: a\n", "- [a\n", "- section: 1\n  by: a\n  at: a\n  digest: a\n"])
def test_a_file_that_is_no_list_of_approvals_stops_before_anything_runs(once, approve, editorial, content):
    approve("10_first")
    (editorial / "2025-01" / APPROVALS).write_text(content)
    with pytest.raises(InputError, match=rf"2025-01/{APPROVALS}: .*restore it from git"):
        once.run()


def test_the_command_says_who_still_waits(werket, once, editorial, tmp_path):
    given = ("--out", once.reports, "--editorial", editorial)
    done = werket("approve", "2025-01", "10_first", "--by", "Anna", *given)
    assert (done.returncode, done.stdout) == (0, "10_first: approved\nwaiting: 20_second\n")
    assert [(one.section, one.by) for one in read_approvals(editorial / "2025-01")] == [("10_first", "Anna")]
    left_out = "title: A\nnumber: 2\npublished: 2025-02-28\nleft_out:\n  20_second: för granskare\n"
    left_out += "parts:\n  - title: B\n    entries:\n      - section: 10_first\n"
    (editorial / "2025-01/issue.yml").write_text(left_out)
    done = werket("approve", "2025-01", "10_first", "--by", "Anna", *given)
    assert done.stdout == "10_first: approved\nevery section of 2025-01 is approved\n"
    done = werket("approve", "2025-01", "20_second", *given)
    assert done.returncode == 2
    assert "--by" in done.stderr
