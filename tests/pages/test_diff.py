"""Two runs held against each other: facts, texts, figures, remarks, sections."""

import math
import re
from dataclasses import replace

import pandas as pd
import pytest

from tests.pages.samples import HOSTILE, SVG, month_record, section_record
from werket_lib.facts import Fact
from werket_lib.model import FigureBlock, Heading, Paragraph, Run, Section, Span
from werket_lib.pages.diff import Tolerance, compare_texts, diff_name, find_moved, write_diff

MONTH = pd.Period("2025-01", freq="M")
NAME = "33_rom2_suppliers"


def fact(fact_id, value, unit="persons", decimals=0, month=MONTH):
    return Fact(id=fact_id, value=value, unit=unit, month=month, decimals=decimals, computed_by="a test", sources=())


def make_run(folder, facts, *, text="Det var fler.", month=MONTH, svg=SVG, status="ran", notes=()):
    """Return a run with one section, whose figure lies in `folder`."""
    (folder / f"figures/{NAME}").mkdir(parents=True)
    (folder / f"figures/{NAME}/lines.svg").write_text(svg, encoding="utf-8")
    record = month_record() | {"finished": "2025-02-28T14:05:00+00:00", "month": str(month)}
    record["sections"] = [section_record(NAME, "Leverantörer", status=status, notes=list(notes))]
    figure = FigureBlock(NAME, "lines", f"figures/{NAME}/lines", "Antal leverantörer", "Fler.")
    section = Section(
        NAME, "Leverantörer", "Vem?", "Rubriken.", (Heading(2, (Span("Antal"),)), Paragraph((Span(text),)), figure),
        (), (), sample=True, facts=tuple(one.id for one in facts),
    )  # fmt: skip
    by_id = {one.id: one for one in facts}
    return Run(month, folder, record, by_id, dict.fromkeys(by_id, NAME), {NAME: section})


BEFORE = [
    fact("a.remaining", 100), fact("a.rate", 7.0, "percent", 1), fact("a.new", 1000), fact("a.none", 0),
    fact("a.word", "kall", "word"), fact("a.gone", 1), fact("a.remaining.change", 1),
]  # fmt: skip
AFTER = [
    fact("a.remaining", 110), fact("a.rate", 7.6, "percent", 1), fact("a.new", 1049), fact("a.none", 3),
    fact("a.word", "sval", "word"), fact("a.here", 2), fact("a.remaining.change", -9),
]  # fmt: skip


@pytest.fixture
def runs(tmp_path):
    before = make_run(tmp_path / "one/2024-12", BEFORE, month=MONTH - 1, text="Det var 100 fler i december.")
    after = make_run(
        tmp_path / "one/2025-01", AFTER, text=f"Det var 110 fler i januari. {HOSTILE}", svg=SVG.replace("241", "243"),
        status="failed", notes=["a new remark"],
    )  # fmt: skip
    return before, after


def test_facts_that_moved_beyond_the_tolerance_come_furthest_first(runs):
    moved = find_moved(*runs, Tolerance())
    assert [(one.after.id, round(one.size, 2), one.by, one.derived) for one in moved] == [
        ("a.none", math.inf, "+3", False),
        ("a.word", math.inf, "–", False),
        ("a.remaining.change", 200.0, "−10 (−1\u00a0000,0 %)", True),
        ("a.remaining", 2.0, "+10 (+10,0 %)", False),
        ("a.rate", 1.2, "+0,6 procentenheter", False),
    ]


def test_the_tolerance_is_in_percent_of_values_and_in_points_of_rates(runs):
    strict = [one.after.id for one in find_moved(*runs, Tolerance(percent=4.8, points=0.7))]
    assert "a.new" in strict
    assert "a.rate" not in strict


def test_the_words_that_differ_are_marked():
    (sides,) = compare_texts(["Lika.", "Det var 100 fler."], ["Lika.", "Det var 110 fler."])
    assert sides.before == "Det var <del>100</del> fler."
    assert sides.after == "Det var <ins>110</ins> fler."
    (new,) = compare_texts(["Lika."], ["Lika.", "<b>"])
    assert (new.before, new.after) == ("", "<ins>&lt;b&gt;</ins>")


def test_the_page_says_all_of_it_and_no_text_acts(runs, tmp_path):
    write_diff(*runs, tmp_path / "diff.html", Tolerance())
    html = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert "Januari 2025 mot december 2024" in html
    assert "5 fakta rörde sig mer än 5 procent, andelar mer än 0,5 procentenheter. 1 är nya, 1 är borta." in html
    assert "Leverantörer: klart → misslyckades" in html
    assert "a new remark" in html
    assert "ROM2: break of 20" not in html.split("</style>")[1]
    assert "<code>a.here</code> 2 personer" in html
    assert "<code>a.gone</code> 1 personer" in html
    ids = re.findall(r'<title id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 2
    assert html.count("<svg") == 2
    assert "<img" not in html
    assert html.count("<script>") == 1


def test_two_runs_that_agree_say_so(runs, tmp_path):
    write_diff(runs[0], replace(runs[0], month=MONTH), tmp_path / "diff.html", Tolerance())
    html = (tmp_path / "diff.html").read_text(encoding="utf-8")
    for said in ("Inget rörde sig mer än så.", "Alla texter är oförändrade.", "Alla figurer är oförändrade."):
        assert said in html


def test_the_page_is_named_by_what_it_is_held_against(runs, tmp_path):
    before, after = runs
    assert diff_name(before, after) == "diff-2024-12.html"
    elsewhere = replace(before, month=MONTH, folder=tmp_path / "Förra körningen" / "2025-01")
    assert diff_name(elsewhere, after) == "diff-2025-01-forra_korningen.html"


def test_a_month_is_not_held_against_itself(werket, tmp_path):
    done = werket("diff", "2025-01", "--out", tmp_path)
    assert done.returncode == 2
    assert "name another month, or another run with --against DIR" in done.stderr
    done = werket("diff", "2025-01", "2024-12", "--out", tmp_path)
    assert done.returncode == 2
    assert "2025-01 has not been run; `werket run 2025-01`" in done.stderr
