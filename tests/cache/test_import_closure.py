"""Which files a piece of code can import decides what is made again. A failure means a stale or a needless run."""

import json
import shutil

import pytest

from werket_lib.cache.import_closure import Library

SOURCES = {
    "__init__.py": "from werket_lib import everything",
    "everything.py": "",
    "store.py": "",
    "sources/__init__.py": "from importlib import import_module\nimport_module('werket_lib.sources.trust')",
    "sources/trust.py": "",
    "sections/__init__.py": "",
    "sections/numbers.py": "import pandas\nfrom werket_lib.sections.inner import words",
    "sections/inner/__init__.py": "",
    "sections/inner/words.py": "def say():\n    if True:\n        from werket_lib import store\n    return store",
    "sections/words.json": "{}",
    "sections/numbers.yml": "",
    "sections/data/places.csv": "",
    "sections/other.py": "",
    "sections/dynamic.py": "import importlib\nimportlib.import_module('x')",
}


@pytest.fixture
def library(tmp_path):
    for path, text in SOURCES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return Library(tmp_path)


def files(closure):
    return {label.removeprefix("library file ") for label in closure.digests}


def test_imports_are_followed_also_inside_functions_with_the_packages_above_and_the_data_beside(library):
    closure = library.closure_of("from werket_lib.sections.numbers import summarise")
    assert files(closure) == {
        "__init__.py",
        "store.py",
        "sections/__init__.py",
        "sections/numbers.py",
        "sections/numbers.yml",
        "sections/words.json",
        "sections/data/places.csv",
        "sections/inner/__init__.py",
        "sections/inner/words.py",
    }
    assert "pandas" in closure.modules


def test_a_data_file_named_after_a_module_goes_with_no_other(library):
    found = files(library.closure_of("import werket_lib.sections.other"))
    assert "sections/words.json" in found
    assert "sections/numbers.yml" not in found


def test_whoever_imports_by_a_made_up_name_may_import_everything(library):
    python = {path for path in SOURCES if path.endswith(".py")}
    assert python <= files(library.closure_of("from werket_lib.sections.dynamic import x"))
    assert python <= files(library.closure_of("from importlib import import_module\nimport_module('a')"))


def test_a_text_that_says_import_module_imports_nothing(library):
    assert files(library.closure_of("CALLS = ('import_module(', '__import__(')")) == set()


def test_the_lists_of_names_count_but_not_what_they_name(library):
    assert files(library.closure_of("import werket_lib.sources")) == {"__init__.py", "sources/__init__.py"}


def test_what_the_caller_accounts_for_is_left_out(library):
    closure = library.closure_of_modules(["werket_lib.sources.trust"], without=["werket_lib.sources"])
    assert files(closure) == {"__init__.py", "sources/trust.py"}


def test_a_change_in_a_module_of_one_notebook_changes_that_notebooks_files_and_no_others(root, tmp_path):
    copy = tmp_path / "library"
    shutil.copytree(root / "src/werket_lib", copy, ignore=shutil.ignore_patterns("__pycache__"))
    codes = {
        path.stem: "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        for path in (root / "notebooks").glob("[0-9]*.ipynb")
        for cells in [json.loads(path.read_text())["cells"]]
    }
    before = {name: Library(copy).closure_of(code).digests for name, code in codes.items()}
    users = {
        path: [name for name, digests in before.items() if f"library file {path.relative_to(copy)}" in digests]
        for path in sorted((copy / "sections").rglob("*.py"))
    }
    alone = {path: names[0] for path, names in users.items() if len(names) == 1}
    assert len(alone) >= 3
    path, only = next(iter(alone.items()))
    path.write_text(path.read_text() + "# changed\n")
    after = {name: Library(copy).closure_of(code).digests for name, code in codes.items()}
    assert {name for name in codes if before[name] != after[name]} == {only}
