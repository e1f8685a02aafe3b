"""Each notebook runs from the top as JupyterLab would run it: default parameters, its own folder as working folder."""

import shutil
from pathlib import Path

import nbformat
import pytest
from jupyter_core.utils import ensure_event_loop
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))

pytestmark = pytest.mark.xdist_group("lab")


@pytest.fixture(scope="module")
def made_data(werket, root):
    """What `make lab` does first."""
    assert werket("data", "2025-01").returncode == 0


@pytest.fixture
def event_loop():
    loop = ensure_event_loop()
    yield loop
    loop.close()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.usefixtures("made_data", "event_loop")
def test_runs_from_the_top_with_its_defaults(path, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(elsewhere)}}).execute()
    left = path.parents[1] / f"reports/lab/2025-01/sections/{path.stem}.json"
    assert left.is_file()
    assert list(elsewhere.iterdir()) == []
    errors = [out for cell in notebook.cells for out in cell.get("outputs", []) if out.output_type == "error"]
    assert errors == []
    shutil.rmtree(path.parents[1] / "reports/lab")
