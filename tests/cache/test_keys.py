"""Each ingredient of a section's key, changed by itself. A false "unchanged" is a wrong report."""

import json
import shutil
from dataclasses import replace

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes
from werket_lib.run.reach import Library

from werket_lib.cache import keys
from werket_lib.cache.keys import Key
from werket_lib.provenance import Source, SourcedTable
from werket_lib.run.plan import plan_sections
from werket_lib.store import write_table

MONTH = pd.Period("2025-01", freq="M")
SECTION = "10_first"
PARAMETERS = """
month: str = "2025-01"
processed_dir: str = "data/processed"
output_dir: str = "reports/lab"
largest: int = 3
""".strip()
CODE = """
from pathlib import Path
from werket_lib.charts.bars import draw_bars
from werket_lib.months import parse_month
from werket_lib.store import read_table
draw = draw_bars
flows = read_table("service_flows", parse_month(month), Path(processed_dir), columns=["month", "new"])
whole = read_table("indicators", parse_month(month), Path(processed_dir))
"""
FLOWS = pd.DataFrame({"month": ["2025-01"], "service": ["STA"], "new": [1], "left": [2]})
LEVELS = pd.DataFrame({"indicator": ["varsel"], "value": [1.5]})
SOURCE = Source(
    "af/2025-01/x.xlsx", "abc", "AF", "Titel", "https://example.org", "2025-02-13", True, {"new": "Blad1, ny"}
)


@pytest.fixture(scope="module")
def library_copy(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("library")
    shutil.copytree(root / "src/werket_lib", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


class Project:
    """A project of one section, all of whose ingredients a test may change."""

    def __init__(self, root, library):
        self.root, self.library, self.processed = root, library, root / "processed"
        self.write_notebook()
        self.write_lock("pandas==3")
        self.write("service_flows", FLOWS)
        self.write("indicators", LEVELS)

    def write_notebook(self, *, parameters=PARAMETERS, code=CODE, text="# Titel\n\nHur gick det?", tags=()):
        """Write the notebook."""
        cells = [
            new_markdown_cell(text, id="a"),
            new_code_cell(parameters, id="b", metadata={"tags": ["parameters"]}),
            new_code_cell(code, id="c", metadata={"tags": list(tags)}),
        ]
        path = self.root / f"notebooks/{SECTION}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.write_text(writes(new_notebook(cells=cells)))

    def write_lock(self, text):
        """Write the lock."""
        path = self.root / keys.LOCK_FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    def write(self, table, frame, *, sources=(SOURCE,), notes=("en anmärkning",)):
        """Write a processed table."""
        write_table(table, MONTH, SourcedTable(frame, sources, notes), self.processed, ingredients={"code": "k"})

    def key(self, *, month=MONTH, facts=None):
        """Plan the section, and bring its key together."""
        plan = plan_sections(self.root, month, self.processed, Library(self.library))[0]
        assert plan.problem is None
        return plan.key(MONTH, self.processed, facts)


@pytest.fixture
def project(tmp_path, library_copy):
    return Project(tmp_path, library_copy)


def changed(project, change):
    """What differs after a change, having seen that without one nothing does."""
    before = project.key()
    again = project.key()
    assert again.digest == before.digest
    change(project)
    after = project.key()
    assert (after.digest == before.digest) == (after.changes_since(before.ingredients) == [])
    return after.changes_since(before.ingredients)


CHANGES = {
    "code": (lambda p: p.write_notebook(code=CODE + "1"), ["notebook 10_first.ipynb changed"]),
    "text": (lambda p: p.write_notebook(text="# Ny titel\n\nHur?"), ["notebook 10_first.ipynb changed"]),
    "tags": (lambda p: p.write_notebook(tags=["remove-input"]), ["notebook 10_first.ipynb changed"]),
    "default": (
        lambda p: p.write_notebook(parameters=PARAMETERS.replace("3", "4")),
        ["notebook 10_first.ipynb changed"],
    ),
    "lock": (lambda p: p.write_lock("pandas==4"), ["locked dependencies changed"]),
    "a column read": (
        lambda p: p.write("service_flows", FLOWS.assign(new=9)),
        ["table service_flows, column new changed"],
    ),
    "its type": (
        lambda p: p.write("service_flows", FLOWS.astype({"new": "float64"})),
        ["table service_flows, column new changed"],
    ),
    "a column not read": (lambda p: p.write("service_flows", FLOWS.assign(left=9)), []),
    "a column among all": (
        lambda p: p.write("indicators", LEVELS.assign(value=2.5)),
        ["table indicators, column value changed"],
    ),
    "a column more among all": (
        lambda p: p.write("indicators", LEVELS.assign(unit="persons")),
        ["table indicators, columns changed", "table indicators, column unit is new"],
    ),
    "a row more": (
        lambda p: p.write("service_flows", pd.concat([FLOWS, FLOWS], ignore_index=True)),
        ["table service_flows, column month changed", "table service_flows, column new changed"],
    ),
    "the file": (
        lambda p: p.write("service_flows", FLOWS, sources=(replace(SOURCE, sha256="def"),)),
        ["table service_flows, sources changed"],
    ),
    "its citation": (
        lambda p: p.write("service_flows", FLOWS, sources=(replace(SOURCE, date_published="2025-02-14"),)),
        ["table service_flows, sources changed"],
    ),
    "its cells": (
        lambda p: p.write("service_flows", FLOWS, sources=(replace(SOURCE, columns={"new": "Blad2, ny"}),)),
        ["table service_flows, sources changed"],
    ),
    "a note": (
        lambda p: p.write("service_flows", FLOWS, notes=("en annan",)),
        ["table service_flows, notes changed"],
    ),
}


@pytest.mark.parametrize(("change", "found"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_told_by_name(project, change, found):
    assert changed(project, change) == found


def test_a_table_that_is_gone_is_told(project):
    gone = changed(project, lambda p: (p.processed / "2025-01/indicators.provenance.json").unlink())
    assert "table indicators is new" in gone
    assert "table indicators, column value is no longer used" in gone


def test_another_month_is_told(project):
    before = project.key()
    assert project.key(month=MONTH - 1).changes_since(before.ingredients) == ["parameter month changed"]


def test_facts_of_the_other_sections_are_told(project):
    before = project.key(facts={"2025-01/sections/40_sta.json": "a"})
    after = project.key(facts={"2025-01/sections/40_sta.json": "b"})
    assert after.changes_since(before.ingredients) == ["facts 2025-01/sections/40_sta.json changed"]


def edit(path, old, new):
    def change(project):
        text = (project.library / path).read_text()
        assert old in text
        (project.library / path).write_text(text.replace(old, new))

    return change


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        ("charts/bars.py", "def draw_bars(", "def draw_bars(  # drawn\n    ", ["code charts.bars.draw_bars changed"]),
        ("charts/theme.py", 'MUTED = "', 'MUTED = "#fff" or "', ["code charts.theme.MUTED changed"]),
        ("charts/gauges.py", "def plot_gauges(", "def plot_gauges(  # drawn\n    ", []),
        ("store.py", "def read_table(", "def read_table(  # read\n    ", ["code store.read_table changed"]),
    ],
)
def test_a_definition_that_is_reached_is_told_and_no_other_is(project, path, old, new, found):
    text = (project.library / path).read_text()
    try:
        assert changed(project, edit(path, old, new)) == found
    finally:
        (project.library / path).write_text(text)


def test_a_data_file_is_told(project):
    face = next((project.library / "fonts").glob("*Sans-Regular.ttf"))
    content = face.read_bytes()
    try:
        found = changed(project, lambda p: face.write_bytes(content + b"x"))
        assert found == [f"file fonts/{face.name} changed"]
    finally:
        face.write_bytes(content)


def test_another_python_or_package_is_told(project, monkeypatch):
    before = project.key()
    monkeypatch.setattr(keys, "python_version", lambda: "3.11.99")
    monkeypatch.setattr(keys, "digest_installed", lambda: "other")
    assert project.key().changes_since(before.ingredients) == ["installed packages changed", "Python changed"]


def test_another_way_to_execute_is_told(project, monkeypatch):
    before = project.key()
    monkeypatch.setattr(keys, "EXECUTION", ("execute",))
    assert project.key().changes_since(before.ingredients) == ["execution changed"]


def test_a_section_that_reads_what_cannot_be_known_is_never_unchanged(project):
    project.write_notebook(code=CODE + '\nPath("x.txt").read_text()')
    first, second = project.key(), project.key()
    assert second.changes_since(first.ingredients) == [
        "Path('x.txt').read_text, which is not known before it is run, changed"
    ]


def test_a_section_whose_helper_reads_a_table_is_never_unchanged(project):
    project.write_notebook(code=CODE + "\nfrom werket_lib.run.review import review_specs\nreview_specs")
    first, second = project.key(), project.key()
    assert any("a table, by code " in change for change in second.changes_since(first.ingredients))


def test_keys_ingredients_can_be_kept_as_json(project):
    key = project.key()
    assert Key(json.loads(json.dumps(dict(key.ingredients)))).digest == key.digest


@pytest.mark.parametrize("module", ["gauges", "market", "suppliers", "flows"])
def test_a_change_in_a_chart_runs_the_sections_that_use_it_and_no_other(root, library_copy, tmp_path, module):
    name = f"plot_{'ranking' if module == 'suppliers' else module}"
    path = library_copy / f"charts/{module}.py"
    text = path.read_text()
    assert f"def {name}(" in text

    def reached():
        return {plan.name: plan.reached.digests for plan in plan_sections(root, MONTH, tmp_path, Library(library_copy))}

    before = reached()
    try:
        path.write_text(text.replace(f"def {name}(", f"def {name}(  # drawn\n    "))
        after = reached()
    finally:
        path.write_text(text)
    using = {path.stem for path in (root / "notebooks").glob("*.ipynb") if f"{name}(" in path.read_text()}
    assert {section for section in before if before[section] != after[section]} == using
    assert using
