"""A section that reads the others' facts. A failure means an overview that is stale, or silent on what is missing."""

import json

import pytest

from werket_lib.errors import InputError
from werket_lib.reports import find_facts, read_facts

READER = "00_reader"


@pytest.fixture
def read(once):
    """The project after a good run, and a section that reads its two others, which has been run."""
    once.write_reader()
    assert once.run().exit_code == 0
    return once


def statuses(made):
    return {section.name: section.status for section in made.sections}


def headline(project):
    return json.loads((project.folder / f"sections/{READER}.json").read_text())["headline"]


def test_runs_after_the_others_and_sees_what_they_left(read):
    assert headline(read) == "10_first done 1; 20_second done 1"


def test_is_reused_when_nothing_that_it_reads_has_changed(read):
    assert set(statuses(read.run()).values()) == {"unchanged"}


def test_is_reused_when_another_section_was_made_again_to_the_same_facts(read):
    read.write("20_second", title="Andra", extra="# a comment")
    assert statuses(read.run()) == {READER: "unchanged", "10_first": "unchanged", "20_second": "ran"}


@pytest.mark.parametrize("change", ["facts", "headline", "title"])
def test_runs_again_when_a_section_says_something_else(read, change):
    path = read.root / "notebooks/20_second.ipynb"
    old, new = {
        "facts": ("levels = flows", "levels = 2 * flows"),
        "headline": ("Allt är som det ska", "Allt är nytt"),
        "title": ("# Andra", "# Den andra"),
    }[change]
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert statuses(read.run()) == {READER: "ran", "10_first": "unchanged", "20_second": "ran"}


def test_tells_a_section_that_failed_and_what_is_kept_of_it(read):
    read.write("10_first", title="Första", extra="raise ValueError('det gick inte')")
    assert read.run().exit_code == 1
    assert headline(read) == "10_first failed 1 kept; 20_second done 1"
    assert statuses(read.run())[READER] == "unchanged"


def test_tells_a_section_that_has_never_come_out(mini):
    mini.write_reader()
    mini.write("10_first", title="Första", extra="raise ValueError('det gick inte')")
    mini.run()
    assert headline(mini) == "10_first failed 0; 20_second done 1"


def test_follows_a_section_that_is_asked_for_alone(read):
    path = read.root / "notebooks/20_second.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("levels = flows", "levels = 2 * flows"), encoding="utf-8")
    made = read.run("20_second")
    assert [section.name for section in made.asked] == [READER, "20_second"]
    assert statuses(made) == {READER: "ran", "10_first": "unchanged", "20_second": "ran"}


def test_asked_for_alone_it_reads_what_lies_there(mini):
    mini.write_reader()
    mini.run("20_second")
    assert headline(mini) == "10_first missing 0; 20_second done 1"
    mini.write("10_first", title="Första")
    assert statuses(mini.run(READER)) == {READER: "unchanged", "20_second": "ran"}


def test_with_nothing_to_read_it_says_what_to_run(mini):
    mini.write_reader()
    made = mini.run(READER)
    assert (made.exit_code, statuses(made)) == (3, {READER: "late"})
    assert made.sections[0].message == "no section of 2025-01 has left facts; run them first with `werket run 2025-01`"


def test_data_refused_whole_leave_it_as_it_was(read):
    before = {path: path.read_bytes() for path in read.folder.rglob("*") if path.is_file()}
    raw = next(read.data.glob("raw/af_suppliers/2025-01/*.xlsx"))
    raw.write_bytes(raw.read_bytes() + b"edited")
    made = read.run()
    assert made.exit_code == 3
    assert {path: path.read_bytes() for path in read.folder.rglob("*") if path.is_file()} == before


def test_compares_with_the_month_before_when_it_is_there_and_runs_again_when_it_comes(read, january):
    assert read.run(month=january - 1).exit_code == 0
    assert statuses(read.run()) == {READER: "ran", "10_first": "unchanged", "20_second": "unchanged"}
    assert headline(read) == "10_first done 1; 20_second done 1; Allt är som det ska.; Allt är som det ska."


def test_its_executed_notebook_says_nothing_of_this_machine(read):
    assert str(read.root.parent) not in (read.folder / f"notebooks/{READER}.ipynb").read_text()


def test_what_a_run_hands_over_is_what_lies_in_the_months_folder(read, january):
    report = read_facts(january, read.reports, reader=READER)
    assert [(section.name, section.title, section.status) for section in report.sections] == [
        ("10_first", "Första", "done"),
        ("20_second", "Andra", "done"),
    ]
    fact = report.sections[0].facts["mini.10_first"]
    assert (fact.value, fact.unit, fact.text) == (39413, "persons", "39\N{NO-BREAK SPACE}413")
    assert fact.history is not None
    assert fact.history.index[-1] == january
    assert [source.dataset for source in report.sources] == ["af_suppliers"]


def test_by_hand_what_was_left_in_the_lab_is_read(read, january):
    (read.reports / "lab").mkdir()
    read.folder.rename(read.reports / "lab/2025-01")
    (read.reports / "lab/2025-01/run.json").unlink()
    report = read_facts(january, read.reports, reader=READER)
    assert [(section.name, section.status) for section in report.sections] == [
        ("10_first", "done"),
        ("20_second", "done"),
    ]


def test_by_hand_without_any_it_says_what_to_run(tmp_path, january):
    assert find_facts(january, tmp_path, reader=READER) is None
    with pytest.raises(InputError, match=r"no section of 2025-01 has left facts in .*; run `werket run 2025-01` first"):
        read_facts(january, tmp_path, reader=READER)
