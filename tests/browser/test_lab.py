"""JupyterLab itself, with the project's kernel: what an economist sees and types."""

import os
import re
import subprocess
import sys
import urllib.request
from contextlib import suppress

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

pytestmark = pytest.mark.xdist_group("lab")

CELLS = (
    'import pandas as pd\npd.DataFrame({"kommun": ["Åre", "Malmö"], "antal": [1234, 22158]})',
    'import werket_lib as wl\nwl.chart(wl.series("unemployment_rate", "Malmö", month="2025-01"), start="2020-01")',
    "%werket status 2025-01",
)


@pytest.fixture(scope="module")
def lab(root, tmp_path_factory):
    """JupyterLab on a folder with one notebook, begun as `make lab` begins it; gives its address."""
    folder = tmp_path_factory.mktemp("lab")
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in CELLS], metadata=kernel)
    nbformat.write(notebook, folder / "look.ipynb")
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--port=0",
        "--IdentityProvider.token=",
    ]
    environment = {**os.environ, "JUPYTER_PATH": str(root / "jupyter"), "JUPYTER_CONFIG_DIR": str(folder / "config")}
    with subprocess.Popen(
        [*command, f"--ServerApp.root_dir={folder}"], env=environment, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            address = next(found[0] for line in server.stderr if (found := re.search(r"http://localhost:\d+", line)))
            yield address
        finally:
            with suppress(OSError):
                urllib.request.urlopen(urllib.request.Request(f"{address}/api/shutdown", method="POST"), timeout=10)
            server.terminate()
            server.stderr.close()


def test_tables_figures_and_the_magic_in_jupyterlab(lab, browser, tmp_path):
    context = browser.new_context(viewport={"width": 1300, "height": 1500})
    page = context.new_page()
    page.set_default_timeout(180_000)
    page.goto(f"{lab}/lab/tree/look.ipynb?reset")
    page.get_by_text("import werket_lib as wl").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.get_by_text("af_suppliers").first.wait_for()
    page.wait_for_selector(".jp-RenderedSVG img")
    page.screenshot(path=os.environ.get("LAB_SCREENSHOT", tmp_path / "lab.png"))
    number = page.locator(".werket-frame td", has_text="22\u00a0158").first
    assert number.evaluate("cell => getComputedStyle(cell).textAlign") == "right"
    assert page.locator(".werket-frame td", has_text="Malmö").first.evaluate(
        "cell => getComputedStyle(cell).textAlign"
    ) in ("left", "start")
    assert page.locator(".jp-RenderedSVG img").count() == 1
    width = page.locator(".jp-RenderedSVG img").evaluate("image => image.getBoundingClientRect().width")
    assert width == pytest.approx(170 / 25.4 * 96, abs=3)
    context.close()
