"""JupyterLab itself, with the project's kernel: what an economist sees and types."""

import os
import re
import subprocess
import sys
import urllib.request
from contextlib import suppress

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from werket_lib.run.section_copy import copy_section, lab_command

pytestmark = pytest.mark.xdist_group("lab")

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
CELLS = (
    'import pandas as pd\npd.DataFrame({"kommun": ["Åre", "Malmö"], "antal": [1234, 22158]})',
    'import werket_lib as wl\nwl.chart(wl.series("unemployment_rate", "Malmö", month="2025-01"), start="2020-01")',
    "%werket status 2025-01",
)


@pytest.fixture(scope="module")
def lab(root, tmp_path_factory):
    """JupyterLab on a folder with one notebook, begun as `make lab` begins it; gives its address and folder."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in CELLS], metadata=KERNEL)
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
            yield address, folder
        finally:
            with suppress(OSError):
                urllib.request.urlopen(urllib.request.Request(f"{address}/api/shutdown", method="POST"), timeout=10)
            server.terminate()
            server.stderr.close()


def test_tables_figures_and_the_magic_in_jupyterlab(lab, browser, tmp_path):
    address, _ = lab
    context = browser.new_context(viewport={"width": 1300, "height": 1500})
    page = context.new_page()
    page.set_default_timeout(180_000)
    page.goto(f"{address}/lab/tree/look.ipynb?reset")
    page.get_by_text("import werket_lib as wl").wait_for()
    page.get_by_text("| Idle").wait_for()  # what is run before the kernel is there is forgotten
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


def test_a_failed_section_is_opened_at_its_cell(lab, browser, tmp_path):
    address, folder = lab
    write_failed_run(folder)
    copy = copy_section(folder, "01_look", None, data_dir=folder / "data", reports_dir=folder / "reports")
    command, _ = lab_command(folder, copy, browser=False)
    opened = next(part.partition("=")[2] for part in command if part.startswith("--LabApp.default_url="))
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    page = context.new_page()
    page.set_default_timeout(180_000)
    page.goto(f"{address}{opened}")
    page.wait_for_function(
        """() => [...document.querySelectorAll(".jp-CodeCell")].some(cell => {
            const box = cell.getBoundingClientRect();
            return cell.textContent.includes("1 / 0") && box.top > 0 && box.bottom <= innerHeight;
        })"""
    )
    page.get_by_text("cells hidden").wait_for()
    page.screenshot(path=os.environ.get("LAB_FAILED_SCREENSHOT", tmp_path / "failed.png"))
    context.close()


def write_failed_run(folder):
    """Write a section of forty cells, and what a run left of it whose last cell failed."""
    parameters = new_code_cell('month: str = "2025-01"', metadata={"tags": ["parameters"]})
    cells = [new_markdown_cell("# Look"), parameters, *(new_code_cell("n = 1\n" * 9) for _ in range(38))]
    error = new_output("error", ename="ZeroDivisionError", evalue="division by zero", traceback=[])
    failed = new_code_cell("1 / 0", outputs=[error], id="the-failed-one")
    notebook = new_notebook(cells=[*cells, failed], metadata=KERNEL)
    for path in (folder / "notebooks/01_look.ipynb", folder / "reports/2025-01/notebooks/01_look.ipynb"):
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
