"""Executed notebooks and run records such as the run leaves, made without a kernel."""

from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_output

from tests.pages.samples import HOSTILE, month_record, section_notebook
from werket_lib.pages.notebook import Page


@pytest.fixture
def notebook() -> nbformat.NotebookNode:
    """Return a section as the run leaves it."""
    return section_notebook()


@pytest.fixture
def failed(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return a section whose fourth cell raised."""
    error = new_output(
        "error",
        ename="SchemaError",
        evalue=f"suppliers.csv: twice: {HOSTILE}",
        traceback=["\x1b[0;31mSchemaError\x1b[0m", f"suppliers.csv: twice: {HOSTILE}"],
    )
    notebook.cells[3].outputs = [error]
    for cell in notebook.cells[4:]:
        cell.pop("outputs", None)
        if cell.cell_type == "code":
            cell.outputs = []
    return notebook


@pytest.fixture
def page() -> Page:
    """Return what the page of that section says besides its notebook."""
    return Page(
        "33_rom2_suppliers", "Leverantörer i Rusta och matcha", month="2025-01", issue="nummer 2, februari 2025"
    )


@pytest.fixture
def record() -> dict[str, Any]:
    """Return the content of a month's ``run.json``."""
    return month_record()
