"""Every notebook is short, committed empty, and declares typed parameters; checked without a kernel."""

import ast
from pathlib import Path

import nbformat
import pytest

from werket_lib.run.plan import declared_parameters, read_title

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = [*sorted(FOLDER.glob("*.ipynb")), *sorted(FOLDER.glob("editions/*.ipynb"))]
LONGEST_CELL = 12


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook_path(request):
    return request.param


@pytest.fixture
def notebook(notebook_path):
    return nbformat.read(notebook_path, as_version=4)


@pytest.fixture
def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_are_notebooks_to_check():
    assert [path.stem for path in NOTEBOOKS][:2] == ["00_overview", "10_temperature"]
    assert [path.stem for path in NOTEBOOKS][-4:] == ["E1_labour", "E2_neighbours", "E3_services", "E4_county"]


def test_begins_with_a_title_and_one_question(notebook):
    title, question = read_title(notebook)
    assert title
    assert question.endswith("?")


def test_first_code_cell_holds_typed_parameters(notebook, notebook_path, code_cells):
    assert code_cells[0].metadata.get("tags") == ["parameters"]
    declared = declared_parameters(notebook, name=notebook_path.name)
    assert list(declared)[:3] == ["month", "processed_dir", "output_dir"]


def test_is_committed_without_outputs(code_cells):
    assert not any(cell.outputs or cell.execution_count for cell in code_cells)


def test_defines_no_functions_and_uses_no_magics(code_cells):
    tree = ast.parse("\n".join(cell.source for cell in code_cells))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]


def test_cells_are_short(code_cells):
    assert max(len(cell.source.splitlines()) for cell in code_cells) <= LONGEST_CELL


def test_writes_under_its_own_name(notebook_path, code_cells):
    calls = [node for cell in code_cells for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
    names = [call.args[0].value for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Outputs"]
    assert names == [notebook_path.stem]


def test_says_what_it_rests_on_and_how_it_is_computed_before_its_facts(code_cells):
    last = [cell.source.split("(")[0] for cell in code_cells[-3:]]
    assert last == ["out.sources", "out.method", "out.facts"]
