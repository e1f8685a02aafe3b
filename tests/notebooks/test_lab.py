"""Each notebook runs from the top as JupyterLab would run it: default parameters, its own folder as working folder."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from jupyter_core.utils import ensure_event_loop
from nbclient import NotebookClient

# The overview reads what the others leave, so it comes last.
NOTEBOOKS = sorted(
    (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"), key=lambda path: (path.stem == "00_overview", path.stem)
)

pytestmark = pytest.mark.xdist_group("lab")


@pytest.fixture(scope="module")
def made_data(werket, root):
    """What `make lab` does first."""
    assert werket("data", "2025-01").returncode == 0


def execute(path: Path, folder: Path) -> nbformat.NotebookNode:
    """Execute a notebook as it stands, with `folder` as its working folder."""
    loop = ensure_event_loop()
    try:
        notebook = nbformat.read(path, as_version=4)
        NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    finally:
        loop.close()
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.usefixtures("made_data")
def test_runs_from_the_top_with_its_defaults(path, tmp_path):
    began = time.time()
    # In a thread of its own: a browser test in this process may have left its event loop running here.
    with ThreadPoolExecutor(max_workers=1) as pool:
        notebook = pool.submit(execute, path, tmp_path).result()
    left = path.parents[1] / f"reports/lab/2025-01/sections/{path.stem}.json"
    assert left.stat().st_mtime > began
    assert list(tmp_path.iterdir()) == []
    errors = [out for cell in notebook.cells for out in cell.get("outputs", []) if out.output_type == "error"]
    assert errors == []
