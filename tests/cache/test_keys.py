"""Each ingredient of a section's key, changed by itself. A false "unchanged" is a wrong report."""

import shutil
from dataclasses import replace

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from werket_lib.cache import digests, keys
from werket_lib.cache.digests import LOCK_FILE
from werket_lib.cache.import_closure import Library
from werket_lib.cache.keys import KnownKey, read_key, write_key
from werket_lib.cache.table_reads import Reads
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
from werket_lib.style.bars import draw_bars
from werket_lib.months import parse_month
from werket_lib.store import read_table
draw = draw_bars
flows = read_table("service_flows", parse_month(month), Path(processed_dir), columns=["month", "new"])
whole = read_table("indicators", parse_month(month), Path(processed_dir))
"""
FLOWS = pd.DataFrame({"month": ["2025-01"], "service": ["STA"], "new": [1], "left": [2]})
LEVELS = pd.DataFrame({"indicator": ["varsel"], "value": [1.5]})
READS = Reads({"service_flows": ("month", "new"), "indicators": None})
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
        path = self.root / LOCK_FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    def write(self, table, frame, *, sources=(SOURCE,), notes=("en anmärkning",)):
        """Write a processed table."""
        write_table(table, MONTH, SourcedTable(frame, sources, notes), self.processed, ingredients={"code": "k"})

    def key(self, *, month=MONTH, facts=None):
        """Plan the section, and bring its key together."""
        plan = plan_sections(self.root, month, self.processed, Library(self.library))[0]
        assert plan.problem is None
        return plan.key(MONTH, self.processed, READS, facts)


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


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("style/bars.py", ["library file style/bars.py changed"]),
        ("style/theme.py", ["library file style/theme.py changed"]),
        ("store.py", ["library file store.py changed"]),
        ("style/lines.py", []),
        ("sections/temperature/figures.py", []),
    ],
)
def test_a_file_that_can_be_imported_is_told_and_no_other_is(project, path, found):
    path = project.library / path
    text = path.read_text()
    try:
        assert changed(project, lambda p: path.write_text(text + "# changed\n")) == found
    finally:
        path.write_text(text)


def test_a_data_file_is_told(project):
    face = next((project.library / "style/typefaces").glob("*Sans-Regular.ttf"))
    content = face.read_bytes()
    try:
        found = changed(project, lambda p: face.write_bytes(content + b"x"))
        assert found == [f"library file style/typefaces/{face.name} changed"]
    finally:
        face.write_bytes(content)


@pytest.mark.parametrize(
    ("name", "found"), [("python_version", "Python changed"), ("digest_installed", "installed packages changed")]
)
def test_another_python_or_package_is_told(project, monkeypatch, name, found):
    before = project.key()
    monkeypatch.setattr(digests, name, lambda: "other")
    assert project.key().changes_since(before.ingredients) == [found]


def test_another_way_to_execute_is_told(project, monkeypatch):
    before = project.key()
    monkeypatch.setattr(keys, "EXECUTION", ("kernels",))
    assert project.key().changes_since(before.ingredients) == ["execution changed"]


def test_a_key_is_kept_with_what_was_read(project, tmp_path):
    key = project.key()
    write_key(key, READS, tmp_path, SECTION)
    known = read_key(tmp_path, SECTION)
    assert known == KnownKey(READS, key.ingredients)
    (tmp_path / f"keys/{SECTION}.json").write_text("[]")
    assert read_key(tmp_path, SECTION) is None
