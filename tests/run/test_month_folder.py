"""A month by real kernels: what is reused, what fails, what is kept. A failure here means lost or stale results."""

import json

import nbformat
import pytest

from werket_lib.run import plan
from werket_lib.run.progress import describe
from werket_lib.run.section_record import SectionRecord

FAILING = "raise ValueError('det gick inte')"


def facts_of(mini):
    return {fact["id"]: fact["value"] for fact in json.loads((mini.folder / "facts.json").read_text())["facts"]}


def statuses(made):
    return {section.name: section.status for section in made.sections}


def test_facts_of_all_sections_stand_together(once):
    assert facts_of(once) == {"mini.10_first": 39413, "mini.20_second": 39413}


def test_nothing_changed_runs_nothing_and_gives_the_same_bytes(once):
    before = {path: path.read_bytes() for path in once.folder.rglob("*") if path.is_file() and path.name != "run.json"}
    made = once.run()
    assert statuses(made) == {"10_first": "unchanged", "20_second": "unchanged"}
    after = {path: path.read_bytes() for path in once.folder.rglob("*") if path.is_file() and path.name != "run.json"}
    assert after == before


def test_force_runs_again_to_the_same_bytes(once):
    before = {path: path.read_bytes() for path in once.folder.rglob("*") if path.is_file() and path.name != "run.json"}
    assert statuses(once.run(force=True)) == {"10_first": "ran", "20_second": "ran"}
    after = {path: path.read_bytes() for path in once.folder.rglob("*") if path.is_file() and path.name != "run.json"}
    assert after == before


def test_a_changed_notebook_runs_alone(once):
    once.write("20_second", title="Andra, ändrad")
    assert statuses(once.run()) == {"10_first": "unchanged", "20_second": "ran"}


def test_the_record_says_why_each_section_was_run_or_not(once):
    once.write("20_second", title="Andra, ändrad")
    once.run()
    first, second = json.loads((once.folder / "run.json").read_text())["sections"]
    assert (first["why"], first["changes"]) == ("nothing it depends on changed", [])
    assert (second["why"], second["changes"]) == (
        "notebook 20_second.ipynb changed",
        ["notebook 20_second.ipynb changed"],
    )
    (once.root / "requirements/lock.txt").write_text("nothing==2.0\n")
    once.write("10_first", title="Första, ändrad")
    once.run()
    first, second = json.loads((once.folder / "run.json").read_text())["sections"]
    assert first["why"] == "locked dependencies changed and 1 more"
    assert second["changes"] == ["locked dependencies changed"]


def test_a_result_of_which_it_is_not_known_what_it_rests_on_is_made_again(once):
    (once.folder / "keys/10_first.json").unlink()
    assert statuses(once.run()) == {"10_first": "ran", "20_second": "unchanged"}


def test_explains_what_changed_a_line_each():
    changes = ["a changed", "b is new"]
    record = SectionRecord("10_first", "Första", "?", "ran", "a changed and 1 more", changes, seconds=2)
    assert describe(record) == "10_first                 ran           2.0 s  a changed and 1 more"
    assert describe(record, explain=True).splitlines()[1:] == ["    a changed", "    b is new"]


def test_a_result_whose_file_was_changed_by_hand_is_made_again(once):
    (once.folder / "sections/10_first.json").write_text("{}")
    assert statuses(once.run()) == {"10_first": "ran", "20_second": "unchanged"}


def test_a_failed_section_keeps_its_notebook_and_the_others_finish(mini):
    mini.write("10_first", title="Första", extra=FAILING)
    made = mini.run()
    assert made.exit_code == 1
    assert statuses(made) == {"10_first": "failed", "20_second": "ran"}
    assert made.sections[0].message == "ValueError: det gick inte"
    half = nbformat.read(mini.folder / "notebooks/10_first.ipynb", as_version=4)
    failing = [cell for cell in half.cells if any(out.output_type == "error" for out in cell.get("outputs", []))]
    assert [cell.outputs[-1].ename for cell in failing] == ["ValueError"]
    assert facts_of(mini) == {"mini.20_second": 39413}


def test_a_section_that_fails_keeps_its_earlier_result_and_says_so(once):
    once.write("10_first", title="Första", extra=FAILING)
    made = once.run()
    assert made.sections[0].status == "failed"
    assert made.sections[0].kept_from is not None
    assert facts_of(once) == {"mini.10_first": 39413, "mini.20_second": 39413}
    document = json.loads((once.folder / "facts.json").read_text())
    assert list(document["earlier"]) == ["10_first"]
    assert (once.folder / "notebooks/10_first.earlier.ipynb").is_file()


def test_kept_results_survive_a_second_failure_and_give_way_to_a_success(once):
    once.write("10_first", title="Första", extra=FAILING)
    first = once.run().sections[0].kept_from
    assert once.run().sections[0].kept_from == first
    once.write("10_first", title="Första")
    made = once.run()
    assert made.sections[0].status == "ran"
    assert made.sections[0].kept_from is None
    assert not (once.folder / "notebooks/10_first.earlier.ipynb").exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("not json", "10_first.ipynb cannot be read as a notebook"),
        ("%autoreload 2", "10_first.ipynb, cell 3, line 1: invalid syntax"),
    ],
)
def test_a_notebook_that_cannot_be_run_does_not_hinder_the_others(once, text, problem):
    notebook = once.root / "notebooks/10_first.ipynb"
    if text.startswith("%"):
        content = nbformat.read(notebook, as_version=4)
        content.cells[2].source = text
        nbformat.write(content, notebook)
    else:
        notebook.write_text(text)
    made = once.run()
    assert made.exit_code == 1
    assert statuses(made) == {"10_first": "failed", "20_second": "unchanged"}
    assert problem in made.sections[0].message
    assert facts_of(once) == {"mini.10_first": 39413, "mini.20_second": 39413}


def test_refused_data_leave_the_month_as_it_was(once):
    before = {path: path.read_bytes() for path in once.folder.rglob("*") if path.is_file()}
    raw = next(once.data.glob("raw/af_suppliers/2025-01/*.xlsx"))
    raw.write_bytes(raw.read_bytes() + b"edited")
    made = once.run()
    assert made.exit_code == 3
    assert statuses(made) == {"10_first": "refused", "20_second": "refused"}
    assert "raw files are never edited" in made.sections[0].message
    assert {path: path.read_bytes() for path in once.folder.rglob("*") if path.is_file()} == before


def test_one_section_asked_for_leaves_the_others_in_place(once):
    once.write("10_first", title="Första, ändrad")
    once.write("20_second", title="Andra, ändrad")
    made = once.run("20_second")
    assert [section.title for section in made.sections] == ["Första", "Andra, ändrad"]
    assert facts_of(once) == {"mini.10_first": 39413, "mini.20_second": 39413}


@pytest.mark.parametrize("content", ["[1]", "{", '{"sections": [{"name": "10_first", "colour": "red"}]}'])
def test_a_record_of_another_version_is_made_again(once, content):
    (once.folder / "run.json").write_text(content)
    assert statuses(once.run("10_first")) == {"10_first": "ran"}


def test_no_folder_of_this_machine_is_in_the_executed_notebook(once):
    text = (once.folder / "notebooks/10_first.ipynb").read_text()
    assert str(once.root.parent) not in text


def test_a_section_that_reads_another_file_is_run_every_time(once):
    (once.root / "typed.csv").write_text("a\n1\n")
    once.write("10_first", title="Första", extra=f"open({str(once.root / 'typed.csv')!r}).read()")
    assert statuses(once.run())["10_first"] == "ran"
    made = once.run()
    assert statuses(made) == {"10_first": "ran", "20_second": "unchanged"}
    assert made.sections[0].changes == [f"it reads {once.root / 'typed.csv'}, and so is run every time"]
    assert not (once.folder / "keys/month.json").exists()


def test_a_section_that_was_saved_while_it_ran_is_made_again(once, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(plan, "is_steady", lambda: False)
        once.run(force=True)
    assert {section.status for section in once.run().sections} == {"ran"}
    assert {section.status for section in once.run().sections} == {"unchanged"}
