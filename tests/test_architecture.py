"""The dependency rule of the design: layers, independent rooms, and what notebooks may import.

A failure means that a module reaches up, or sideways into a neighbour; the contracts are in pyproject.toml.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NOTEBOOKS_MAY_IMPORT = {"months", "parameters", "paths", "store", "reports", "sections", "style", "facts", "outputs"}
OTHERS_MAY_BE = {"pathlib", "IPython"}


def imported_modules(notebook: Path) -> set[str]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    names: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_layers_and_rooms_are_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_notebooks_to_check():
    assert len(NOTEBOOKS) >= 18


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_imports_only_what_notebooks_may(path):
    names = imported_modules(path)
    ours = {name.split(".")[1] for name in names if name.startswith("werket_lib.")}
    assert ours <= NOTEBOOKS_MAY_IMPORT
    assert {name.split(".")[0] for name in names if not name.startswith("werket_lib")} <= OTHERS_MAY_BE
