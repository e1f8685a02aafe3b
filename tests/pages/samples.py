"""What the run leaves, in small: outputs of cells, and a section's part of run.json."""

from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="482pt" height="170pt" viewBox="0 0 482 170" role="img" '
    'aria-labelledby="lines-alt"><title id="lines-alt">Antalet leverantörer steg till 241.</title>'
    '<rect width="482" height="170" fill="#ffffff"/><path d="M10 150 L150 60 L300 80 L440 20" fill="none" '
    'stroke="#17558c" stroke-width="1.5"/><text x="446" y="23" font-size="8">241</text></svg>'
)
FIGURE = (
    f'<figure class="werket-figure" id="fig-lines">{SVG}<figcaption>Antal leverantörer <span class="links">'
    '<a href="../figures/33_rom2_suppliers/lines.svg" download>SVG</a></span></figcaption></figure>'
)
TABLE = (
    '<figure class="werket-table" id="tab-top30"><figcaption>De största leverantörerna</figcaption>'
    '<div class="scroll" tabindex="0" role="region" aria-label="De största leverantörerna"><table><thead><tr>'
    + "".join(f"<th>Kolumn {number}</th>" for number in range(12))
    + "</tr></thead><tbody><tr>"
    + "<td>39\u00a0413</td>" * 12
    + "</tr></tbody></table></div></figure>"
)
SENTENCES = '<div class="werket-text"><p>Antalet leverantörer steg med två till 241.</p></div>'
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def shown(html: str) -> nbformat.NotebookNode:
    """Return a cell whose output is HTML of ours."""
    data = {"text/html": html, "text/plain": "<IPython.core.display.HTML object>"}
    return new_code_cell("out.show()", outputs=[new_output("execute_result", data)])


SUPPLIERS = {
    "dataset": "af_suppliers",
    "edition": "2025-01",
    "file": "data/raw/af_suppliers/2025-01/leverantorer.xlsx",
    "sha256": "5f2c",
    "sample": True,
    "producer": "Arbetsförmedlingen",
    "title": "Leverantörer och deltagare",
    "date_published": "2025-02-12",
}


def section_record(name: str, title: str, **changes: Any) -> dict[str, Any]:
    """Return one section's part of ``run.json``."""
    record: dict[str, Any] = {
        "name": name,
        "title": title,
        "question": "Vem levererar, och hur stora är de?",
        "headline": "Antalet leverantörer steg med två till 241.",
        "status": "ran",
        "why": "no earlier result",
        "seconds": 3.2,
        "message": None,
        "cell": None,
        "kept_from": None,
        "sample": True,
        "figures": [
            {
                "name": "lines",
                "file": f"figures/{name}/lines",
                "alt": "Antalet leverantörer steg till 241.",
                "caption": "Antal leverantörer",
            }
        ],
        "tables": [{"name": "top30", "file": f"results/{name}.top30.csv", "caption": "De största leverantörerna"}],
        "facts": 41,
        "notes": [],
        "datasets": [SUPPLIERS],
        "files": {f"notebooks/{name}.ipynb": "5f2c"},
    }
    return record | changes


def section_notebook() -> nbformat.NotebookNode:
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


def month_record() -> dict[str, Any]:
    """Return the content of a month's ``run.json``."""
    return {
        "month": "2025-01",
        "issue": {"number": 2, "label": "februari 2025"},
        "as_of": "2025-02-28",
        "sample": True,
        "datasets": [SUPPLIERS],
        "findings": [],
        "revisions": [],
        "tables": [{"table": "supplier_flows", "status": "made", "message": None, "notes": ["ROM2: break of 20"]}],
        "sections": [
            section_record("10_temperature", "Temperaturen på arbetsmarknaden"),
            section_record("30_rom2_participants", "Deltagare i Rusta och matcha"),
            section_record("33_rom2_suppliers", "Leverantörer i Rusta och matcha"),
            section_record("40_sta", "Steg till arbete"),
        ],
    }
