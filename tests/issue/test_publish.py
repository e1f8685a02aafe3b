"""An issue is swapped in whole; the final one refuses gaps and sample data."""

import datetime as dt
from dataclasses import replace

import pytest

from werket_lib.errors import PublicationError
from werket_lib.issue.kept import FOLDER, PROOF, keep_issue
from werket_lib.issue.next_issue import mark_stale
from werket_lib.issue.publish import find_stale, hindrances, publish_issue
from werket_lib.ledger.passages import list_passages
from werket_lib.model import Article, Part, Span


def test_a_draft_with_a_gap_is_made_in_every_medium(issue, tmp_path):
    aside = tmp_path / "aside"
    aside.mkdir()
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "old.pdf").write_bytes(b"")
    checked = publish_issue(issue, aside, final=False)
    folder = tmp_path / FOLDER
    made = {path.suffix: path.read_bytes()[:4] for path in folder.glob("*.*")}
    assert made == {".pdf": b"%PDF", ".xlsx": b"PK\x03\x04", ".html": b"<!do"}
    assert not (folder / "old.pdf").exists()
    assert (tmp_path / PROOF).read_bytes()[:4] == b"<!do"
    assert checked.wrong == []


def test_the_final_issue_says_all_that_hinders_it(issue, tmp_path):
    source = {
        "dataset": "af_varsel",
        "file": "af_varsel/2025-01/web-varsel-bransch-199201-2025-01.xlsx",
        "sample": True,
        "title": "Varsel",
        "producer": "AF",
        "date_published": "2025-02-13",
    }
    sample = replace(issue, datasets=(source,))
    (tmp_path / "aside").mkdir()
    with pytest.raises(
        PublicationError, match=r"published:\n  40_sta has no result of this month\n  af_varsel: sample data"
    ):
        publish_issue(sample, tmp_path / "aside", final=True)
    assert not (tmp_path / FOLDER).exists()
    whole = replace(issue, parts=(Part("Rusta och matcha", issue.sections[:1]),))
    assert hindrances(whole) == []
    doubted = replace(whole, unacknowledged=(("af_varsel/persons/2025-01/moved", "doubtful: af_varsel, persons: 1"),))
    assert hindrances(doubted) == [
        "doubtful: af_varsel, persons: 1; look into it, and acknowledge it in issue.yml under acknowledged, "
        "`af_varsel/persons/2025-01/moved: reason`"
    ]


def test_what_was_last_months_is_marked_and_not_sent_out_so(issue):
    old = (
        '---\ntitle: "Färre börjar"\nlead: >\n  En lugn månad.\n  Platserna blev 12.\nevents:\n'
        "  - when: Fredag 28 mars\n---\n"
        "## Kön växer\n\nTre sökte. Ingen vet varför.\nPlatserna sjönk.\n\n![](figur:a/b-2025)\n"
    )
    assert mark_stale(old) == (
        '---\ntitle: "▶ Färre börjar"\nlead: >\n  En lugn månad.\n  ▶ Platserna blev 12.\nevents:\n'
        "  - when: ▶ Fredag 28 mars\n"
        "---\n## ▶ Kön växer\n\nTre sökte.\nIngen vet varför.\n▶ Platserna sjönk.\n\n![](figur:a/b-2025)\n"
    )
    left = Article("ledare", "article", "", (Span("▶ Platserna sjönk."),), (), "", (), source="articles/ledare.md")
    assert find_stale(list_passages(replace(issue, parts=(Part("Ledare", (left,)),)))) == [
        "articles/ledare.md: ▶ stands at a sentence of last month's; write it anew and take the mark away"
    ]


def test_nothing_is_sent_out_before_its_hour_or_unapproved(issue, monkeypatch):
    whole = replace(issue, parts=(Part("Rusta och matcha", issue.sections[:1]),), hour=dt.time(9))
    monkeypatch.setenv("WERKET_NOW", "2025-02-28T08:59")
    assert hindrances(whole) == ["it comes out 2025-02-28 09:00, and it is 2025-02-28 08:59; wait, or mend issue.yml"]
    monkeypatch.setenv("WERKET_NOW", "2025-02-28T09:00")
    assert hindrances(whole) == []
    assert hindrances(replace(whole, unapproved=("33_rom2_suppliers", "40_sta"))) == [  # the second is not shown
        "nobody has approved 33_rom2_suppliers as it is; `werket approve 2025-01 SECTION --by NAME`"
    ]


def test_an_issue_is_kept_when_its_month_is_made_again(tmp_path):
    earlier, made = tmp_path / "2025-01", tmp_path / "whole"
    (earlier / FOLDER).mkdir(parents=True)
    made.mkdir()
    keep_issue(earlier / "nothing", made)
    assert list(made.iterdir()) == []
    (earlier / FOLDER / "index.html").write_text("sent", encoding="utf-8")
    (earlier / PROOF).write_text("proof", encoding="utf-8")
    keep_issue(earlier, made)
    assert (made / FOLDER / "index.html").read_text(encoding="utf-8") == "sent"
    assert (made / PROOF).read_text(encoding="utf-8") == "proof"
