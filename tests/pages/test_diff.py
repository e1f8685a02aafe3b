"""Two runs held against each other: facts, texts, figures, remarks, sections."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from tests.pages.samples import HOSTILE, SVG, month_record, section_record
from werket_lib.cache.keys import Key, write_key
from werket_lib.cache.table_reads import Reads
from werket_lib.facts import Fact
from werket_lib.model import FigureBlock, Heading, Paragraph, Run, Section, Span
from werket_lib.pages.causes import find_causes
from werket_lib.pages.diff import (
    Tolerance,
    compare_texts,
    describe_diff,
    diff_name,
    find_moved,
    rank_sections,
    write_diff,
)

MONTH = pd.Period("2025-01", freq="M")
NAME = "33_rom2_suppliers"


def fact(fact_id, value, unit="persons", decimals=0, month=MONTH, sources=()):
    return Fact(
        id=fact_id, value=value, unit=unit, month=month, decimals=decimals, computed_by="a test", sources=sources
    )


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
    assert [(one.after.id, round(one.size, 2), one.by, one.detail) for one in moved] == [
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


def test_the_page_says_all_of_it_by_name_and_no_text_acts(runs, tmp_path):
    write_diff(*runs, tmp_path / "diff.html", Tolerance())
    html = (tmp_path / "diff.html").read_text(encoding="utf-8")
    body = html.split("</style>")[1]
    assert "Januari 2025 mot december 2024" in html
    assert 'Störst skillnad i <a href="#33_rom2_suppliers">Leverantörer</a>' in html
    assert "<dt>Ny månad</dt>" in html
    assert "Leverantörer: klart → misslyckades" in html
    assert "a new remark" in html
    assert "ROM2: break of 20" not in body
    assert "<b>a: kvarstående</b>" in html
    assert "a.remaining" not in body
    assert "förändring" not in body
    assert "1 uppgifter är nya och 1 är borta" in html
    shown = [f"one/{month}/figures/{NAME}/lines.svg" for month in ("2024-12", "2025-01")]
    assert [html.count(f'src="{address}" alt="Fler." loading="lazy"') for address in shown] == [1, 1]
    assert html.count("<img") == 2
    assert html.count("<script>") == 1


def test_details_are_for_who_asks(runs, tmp_path):
    write_diff(*runs, tmp_path / "diff.html", Tolerance(), diagnostics=True)
    html = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert "<b>a: kvarstående, förändring sedan månaden före</b>" in html
    for said in ("2 personer <code>a.here</code>", "1 personer <code>a.gone</code>"):
        assert said in html


def test_two_runs_that_agree_say_so(runs, tmp_path):
    write_diff(runs[0], replace(runs[0], month=MONTH), tmp_path / "diff.html", Tolerance())
    html = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert "Inget skiljer: siffror, texter och figurer är desamma." in html
    same = find_causes(runs[0], runs[0])
    assert same == []


def with_history(one, *levels):
    months = pd.period_range(end=one.month, periods=len(levels), freq="M")
    return replace(one, history=pd.Series(levels, months, dtype="float64"))


def test_what_matters_is_told_by_how_the_measure_usually_moves_and_the_whole_before_its_parts(tmp_path):
    before = [fact("rom2.remaining", 1000), fact("rom2.new", 100), fact("rom2.area.orebro.remaining", 300),
              fact("rom2.area.umea.remaining", 300), fact("rom2.area.boden.remaining", 1)]  # fmt: skip
    after = [with_history(fact("rom2.remaining", 1100), 1000, 1001, 1000, 1100),  # usually by 1
             with_history(fact("rom2.new", 150), 50, 90, 100, 150),  # usually by 45
             fact("rom2.area.orebro.remaining", 330), fact("rom2.area.umea.remaining", 450),
             fact("rom2.area.boden.remaining", 3)]  # fmt: skip
    runs = make_run(tmp_path / "one/2024-12", before, month=MONTH - 1), make_run(tmp_path / "one/2025-01", after)
    (section,) = rank_sections(*runs, Tolerance())
    assert [move.after.id for move in section.levels] == [
        "rom2.remaining", "rom2.new", "rom2.area.umea.remaining", "rom2.area.orebro.remaining",
    ]  # fmt: skip
    assert section.matter == 100


def keep_keys(run, **ingredients):
    plain = {"notebook 33_rom2_suppliers.ipynb": "1", "library file facts.json": "1", "parameter month": "1"}
    write_key(Key(plain | ingredients), Reads({}, ()), run.folder, NAME)


def with_record(run, **changes):
    return replace(run, record=run.record | changes)


def causes(*runs):
    return [(cause.kind, cause.text) for cause in find_causes(*runs)]


def test_every_cause_that_the_records_tell_is_named(tmp_path):
    runs = [make_run(tmp_path / f"{name}/2025-01", BEFORE) for name in ("one", "two")]
    source = runs[0].record["datasets"][0]
    replaced = source | {"edition": "2025-01.2", "sha256": "9"}
    came = source | {"dataset": "scb_bas", "edition": "2024-11", "title": "BAS"}
    line = "af_suppliers, remaining: 3 of 40 cells revised (2024-11, by 2 % at the median, 3 % at most)"
    runs[0] = with_record(runs[0], datasets=[source], revisions=[])
    runs[1] = with_record(runs[1], datasets=[replaced, came], revisions=[line])
    specs = "library file sections/specs.json"
    keep_keys(runs[0], **{specs: "1", "table t, column c": "1", "library file store.py": "1", "parameter top": "1"})
    keep_keys(runs[1], **{specs: "2", "table t, column c": "2", "library file store.py": "2", "parameter top": "2"})
    assert causes(*runs) == [
        ("Nya data", "BAS: november 2024"),
        ("Reviderade data", "Leverantörer och deltagare, januari 2025: utgåva 2025-01.2 i stället för 2025-01"),
        (
            "Reviderade data",
            "Leverantörer och deltagare, kvarstående: 3 av 40 uppgifter reviderade "
            "(november 2024, i median 2 %, som mest 3 %)",
        ),
        ("Omskattade säsongsfaktorer", "samma modeller, skattade på de nya uppgifterna"),
        ("Andra säsongsmodeller", "de frysta modellerna har bytts"),
        ("Ändrad programkod", "store.py"),
        ("Andra parametrar", "top"),
    ]


def test_what_a_section_rested_on_is_not_guessed(tmp_path):
    runs = [make_run(tmp_path / f"{name}/2025-01", BEFORE) for name in ("one", "two")]
    keep_keys(runs[0], **{"library file store.py": "1"})
    assert causes(*runs) == []


def test_the_page_is_named_by_what_it_is_held_against(runs, tmp_path):
    before, after = runs
    assert diff_name(before, after) == "diff-2024-12.html"
    elsewhere = replace(before, month=MONTH, folder=tmp_path / "Förra körningen" / "2025-01")
    assert diff_name(elsewhere, after) == "diff-2025-01-forra_korningen.html"


def held_apart(tmp_path):
    """Return runs of which the earlier has samples of one dataset, and own numbers of another."""
    kinds = {"one": {"af_suppliers": True, "af_varsel": False}, "two": {"af_suppliers": False, "af_varsel": False}}
    runs = []
    for name, values in (("one", (1000, 100, 5)), ("two", (4321, 150, 6))):
        sources = [{"file": f"{of}/2025-01/a.xlsx", "sample": sample} for of, sample in kinds[name].items()]
        facts = [fact("a.remaining", values[0], sources=sources[:1]), fact("a.new", values[1], sources=sources[1:]),
                 fact("a.none", values[2])]  # fmt: skip
        run = make_run(tmp_path / f"{name}/2025-01", facts, text=f"Det var {values[0]}.", svg=SVG.replace("241", name))
        datasets = [run.record["datasets"][0] | {"file": f"af_suppliers/2025-01/{name}.xlsx", "sample": name == "one",
                                                 "sha256": name}]  # fmt: skip
        (section,) = run.record["sections"]
        runs.append(with_record(run, datasets=datasets, sections=[section | {"datasets": datasets}]))
    return runs


def test_a_sample_is_never_held_against_an_own_number(tmp_path):
    runs = held_apart(tmp_path)
    assert [(one.after.id, one.by) for one in find_moved(*runs, Tolerance())] == [("a.new", "+50 (+50,0 %)")]
    write_diff(*runs, tmp_path / "diff.html", Tolerance())
    html = (tmp_path / "diff.html").read_text(encoding="utf-8").split("</style>")[1]
    assert "2 uppgifter jämförs inte: i den ena körningen är de exempeldata" in html
    assert "egna siffror i stället för exempeldata; jämförs inte" in html
    for number in ("1\u00a0000", "4\u00a0321", "3\u00a0321", "Det var", "<img"):
        assert number not in html
    said = describe_diff(*runs, Tolerance())
    assert said["apart"] == ["a.none", "a.remaining"]
    assert ([one["fact"] for one in said["moved"]], said["texts"], said["figures"]) == (["a.new"], [], [])


def test_a_month_is_not_held_against_itself(werket, tmp_path):
    done = werket("diff", "2025-01", "--out", tmp_path)
    assert done.returncode == 2
    assert "name another month, or another run with --against DIR" in done.stderr
    done = werket("diff", "2025-01", "2024-12", "--out", tmp_path)
    assert done.returncode == 2
    assert "2025-01 has not been run; `werket run 2025-01`" in done.stderr
