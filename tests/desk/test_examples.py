"""The examples run as they stand, in a real kernel, and are committed empty. A failure means a misled newcomer."""

import ast
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError

from tests.notebooks.test_lab import execute

EXAMPLES = sorted((Path(__file__).parents[2] / "notebooks" / "examples").glob("*.ipynb"))

pytestmark = pytest.mark.xdist_group("lab")


def run(notebook, folder):
    """Execute a notebook in a thread: a browser test in this process may have left its event loop running here."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(execute, notebook, folder).result()


@pytest.fixture
def run_cells(tmp_path):
    """Run cells in a kernel; gives the outputs of the last."""

    def run_them(*sources):
        path = tmp_path / "cells.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources]), path)
        return run(path, tmp_path).cells[-1].outputs

    return run_them


def test_there_are_five():
    assert [path.stem for path in EXAMPLES] == [
        "1_first_look",
        "2_one_municipality",
        "3_own_series",
        "4_section_step_by_step",
        "5_papermill_by_hand",
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_is_committed_empty_and_defines_nothing(path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in cells)
    code = "\n".join(line for cell in cells for line in cell.source.splitlines() if not line.startswith("%"))
    kinds = (ast.FunctionDef, ast.ClassDef, ast.Lambda)
    assert not [node for node in ast.walk(ast.parse(code)) if isinstance(node, kinds)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_runs_and_shows_something_in_every_cell_that_ends_in_a_value(path, tmp_path):
    notebook = run(path, tmp_path)
    for cell in notebook.cells:
        if cell.cell_type == "code" and isinstance(last_node(cell.source), ast.Expr):
            assert len([output for output in cell.outputs if "data" in output]) == 1, cell.source


def last_node(source):
    code = "\n".join(line for line in source.splitlines() if not line.startswith("%"))
    return ast.parse(code).body[-1]


def test_the_first_look_answers_the_question(tmp_path):
    notebook = run(EXAMPLES[0], tmp_path)
    bars = next(cell for cell in notebook.cells if 'kind="bar"' in cell.source)
    (output,) = bars.outputs
    assert "Störst ökning sedan maj 2024" in output.data["image/svg+xml"]
    assert "Exempeldata" in output.data["image/svg+xml"]


def test_a_table_shows_numbers_in_swedish_to_the_right(run_cells):
    (output,) = run_cells(
        "import pandas as pd, werket_lib as wl\nwl.tables;",
        'pd.DataFrame({"namn": ["Åre <b>", None], "antal": [12345, -6], "andel": [7.25, float("nan")]})',
    )
    html = output.data["text/html"]
    assert '<td>Åre &lt;b&gt;</td><td class="gt_right">12\u00a0345</td><td class="gt_right">7,25</td>' in html
    assert '<td>–</td><td class="gt_right">\u22126</td><td class="gt_right">–</td>' in html


def test_a_long_table_says_how_long_it_is(run_cells):
    (output,) = run_cells("%load_ext werket_lib\nimport pandas as pd", 'pd.DataFrame({"a": range(1234)})')
    assert output.data["text/html"].count("<tr>") == 21
    assert "1\u00a0234 rows, 1 columns" in output.data["text/html"]


def test_a_chart_is_shown_once(run_cells):
    outputs = run_cells(
        "import pandas as pd, werket_lib as wl\nimport matplotlib.pyplot as plt",
        'wl.chart(pd.Series([1.0, 2.0], pd.period_range("2025-01", periods=2, freq="M")), title="En")',
    )
    assert [set(output.data) >= {"image/svg+xml"} for output in outputs] == [True]


def test_status_lists_the_datasets(run_cells):
    (output,) = run_cells("%load_ext werket_lib", "%werket status 2025-01")
    assert "af_suppliers" in output.data["text/html"]


def test_an_unknown_command_says_which_there_are(run_cells):
    (output,) = run_cells("%load_ext werket_lib", "%werket runn")
    assert output.text.startswith("werket: no command 'runn'; there is %werket status")


def test_run_says_why_and_what_moved(run_cells):
    outputs = run_cells("%load_ext werket_lib", "%werket run 80_trust 2025-01")
    said = "".join(output.text for output in outputs if output.output_type == "stream")
    assert "80_trust" in said
    assert "why it ran:" in said


def test_the_labs_own_kernel_loads_the_look(root, tmp_path):
    spec = tmp_path / "kernels" / "python3"
    shutil.copytree(root / "jupyter" / "kernels" / "python3", spec)
    assert "--ext=werket_lib" in (spec / "kernel.json").read_text(encoding="utf-8")


def test_a_slip_is_answered_in_one_line(run_cells):
    with pytest.raises(CellExecutionError) as refused:
        run_cells("import werket_lib as wl\nwl.tables;", 'wl.read("municipality_labor")')
    told = refused.value.traceback
    assert "InputError: no table 'municipality_labor'; the nearest are municipality_labour" in told
    assert not {"Traceback", "session.py", "---->"} & set(told.replace(":", " ").split())
