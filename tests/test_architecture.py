"""The dependency rule of the design, held on the import statements.

A failure means that a module reaches up, or sideways to a neighbour in its own row.
"""

import ast
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "src" / "werket_lib"

# A row imports only rows above it, and never a neighbour in its own row.
ROWS = (
    ("errors", "codes"),
    ("months", "numbers", "paths", "schemas", "provenance"),
    ("layouts", "store", "facts", "changes", "totals", "seasonal"),
    ("cache", "reports"),
    ("sources", "sections"),
    ("text",),
    ("charts", "tables"),
    ("processed",),
    ("intake", "outputs"),
    ("kernels",),
    ("run",),
    ("model",),
    ("pages",),
    ("ledger",),
    ("issue",),
    ("month",),
    ("cli",),
)
ROW_OF = {name: number for number, row in enumerate(ROWS) for name in row}
NOTEBOOKS_MAY_IMPORT = {
    "werket_lib": {
        "months",
        "paths",
        "store",
        "sections",
        "charts",
        "tables",
        "text",
        "facts",
        "outputs",
        "reports",
        "seasonal",
    },
    "others": {"pathlib", "IPython"},
}
MODULES = sorted(path for path in LIBRARY.rglob("*.py") if path != LIBRARY / "__init__.py")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def imported_names(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            # `from werket_lib import changes` names the module in the list
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def parts_of_library(names: set[str]) -> set[str]:
    return {name.split(".")[1] for name in names if name.startswith("werket_lib.")}


def test_there_are_modules_and_notebooks_to_check():
    assert len(MODULES) > 20
    assert len(NOTEBOOKS) >= 4


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(LIBRARY).as_posix())
def test_imports_only_rows_above(path):
    own = path.relative_to(LIBRARY).parts[0].removesuffix(".py")
    assert own in ROW_OF, f"{own} has no place in the design's rows"
    reached = parts_of_library(imported_names(path.read_text(encoding="utf-8"))) - {own}
    wrong = sorted(name for name in reached if ROW_OF[name] >= ROW_OF[own])
    assert wrong == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_imports_only_what_notebooks_may(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    names = imported_names("\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"))
    assert parts_of_library(names) <= NOTEBOOKS_MAY_IMPORT["werket_lib"]
    others = {name.split(".")[0] for name in names if not name.startswith("werket_lib")}
    assert others <= NOTEBOOKS_MAY_IMPORT["others"]


def test_papermill_is_imported_in_one_place():
    importing = [
        path.relative_to(LIBRARY).as_posix()
        for path in MODULES
        if any(name.split(".")[0] == "papermill" for name in imported_names(path.read_text(encoding="utf-8")))
    ]
    assert importing == ["run/execute.py"]
