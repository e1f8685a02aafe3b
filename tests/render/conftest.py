"""Executed notebooks and run records such as the run leaves, made without a kernel."""

from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.render.samples import FIGURE, HOSTILE, SENTENCES, TABLE, section_record, shown
from werket_lib.render.notebook import Page


@pytest.fixture
def notebook() -> nbformat.NotebookNode:
    """Return a section as the run leaves it."""
    return new_notebook(
        cells=[
            new_markdown_cell("# Leverantörer i Rusta och matcha\n\nVem levererar, och hur stora är de?"),
            new_code_cell('month: str = "2025-01"', metadata={"tags": ["parameters"]}),
            new_markdown_cell("## Antal leverantörer"),
            shown(SENTENCES),
            shown(FIGURE),
            new_markdown_cell("## De största\n\n### Efter storlek"),
            shown(TABLE),
            shown('<p class="werket-source">Arbetsförmedlingen, Leverantörer, 2025-01.</p>'),
        ]
    )


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
    return {
        "month": "2025-01",
        "issue": {"number": 2, "label": "februari 2025"},
        "as_of": "2025-02-28",
        "sample": True,
        "datasets": [
            {
                "dataset": "af_suppliers",
                "edition": "2025-01",
                "file": "data/raw/af_suppliers/2025-01/leverantorer.xlsx",
                "sha256": "5f2c",
                "sample": True,
                "producer": "Arbetsförmedlingen",
                "title": "Leverantörer och deltagare",
                "date_published": "2025-02-12",
            }
        ],
        "tables": [{"table": "supplier_flows", "status": "made", "message": None, "notes": ["ROM2: break of 20"]}],
        "sections": [
            section_record("10_temperature", "Temperaturen på arbetsmarknaden"),
            section_record("30_rom2_participants", "Deltagare i Rusta och matcha"),
            section_record("33_rom2_suppliers", "Leverantörer i Rusta och matcha"),
            section_record("40_sta", "Steg till arbete"),
        ],
    }
