"""A copy of a section's notebook as it was run, to be opened in JupyterLab at the cell that failed."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell

from werket_lib.errors import InputError, nearest
from werket_lib.months import check_month
from werket_lib.parameters import INJECTED, INJECTED_TAG
from werket_lib.reports import RECORD, read_record
from werket_lib.run.plan import section_notebooks

SCRATCH = "notebooks/scratch"
NOTEBOOK = "notebooks/{}.ipynb"
MARKER = "papermill-error-cell-tag"  # of the cells that papermill puts in to lead to an error


@dataclass(frozen=True)
class SectionCopy:
    """Where the copy is, which of its cells to begin at, and what to tell."""

    path: Path
    cell_id: str
    message: str


def copy_section(root: Path, section: str, month: str | None, *, data_dir: Path, reports_dir: Path) -> SectionCopy:
    """Copy a section's executed notebook to ``notebooks/scratch/``, with the parameters of its run.

    The copy reads the tables of the month and writes under ``reports/lab/``, so that nothing of the report is touched.

    Raises
    ------
    InputError
        If there is no such section, or it has not been run.
    """
    known = section_notebooks(root)
    if section not in known:
        raise InputError(f"no section {section!r}; {nearest(section, known)}")
    found = [path.parents[1].name for path in reports_dir.glob(f"????-??/{NOTEBOOK.format(section)}")]
    chosen = check_month(month) if month else max(found, default="")
    if chosen not in found:
        there = f"; it has been run for {', '.join(sorted(found))}" if found else ""
        asked = f" for {chosen}" if chosen else ""
        raise InputError(f"{section} has not been run{asked}{there}; run `werket run {chosen or 'MONTH'}`")
    notebook = nbformat.read(reports_dir / chosen / NOTEBOOK.format(section), as_version=4)
    record = _record_of(reports_dir / chosen, section)
    notebook.cells = [cell for cell in notebook.cells if MARKER not in cell.metadata.get("tags", [])]
    failed = next((cell for cell in notebook.cells if _has_error(cell)), None)
    _set_parameters(notebook, {"month": chosen, "processed_dir": str(data_dir / "processed")}, reports_dir)
    if failed is not None:
        _fold_cells_before(notebook, failed)
    path = root / SCRATCH / f"{section}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    said = record.get("message")
    state = f"failed in cell {record.get('cell')}: {said}" if said else "ran"
    begin_at = failed or notebook.cells[0]
    return SectionCopy(path, begin_at.id, f"{section} of {chosen} {state}\n{path}, with the data of {chosen}")


def _has_error(cell: nbformat.NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", []))


def _fold_cells_before(notebook: nbformat.NotebookNode, failed: nbformat.NotebookNode) -> None:
    """Fold what stands between the title and the cell that failed, under a heading that opens with a click.

    JupyterLab forgets the cell that an address names unless it has had the notebook open before.
    """
    at = notebook.cells.index(failed)
    told = "# The cell that failed\n\n*Run* ▸ *Run All Above Selected Cell* brings back what it works on."
    notebook.cells.insert(at, new_markdown_cell(told, id="failed-here"))
    folded = {"jp-MarkdownHeadingCollapsed": True}
    notebook.cells.insert(min(1, at), new_markdown_cell("# The cells before it", id="before", metadata=folded))


def _record_of(folder: Path, section: str) -> dict[str, Any]:
    try:
        records = read_record(folder / RECORD)["sections"]
    except FileNotFoundError:
        return {}
    return next((dict(record) for record in records if record["name"] == section), {})


def _set_parameters(notebook: nbformat.NotebookNode, values: dict[str, str], reports_dir: Path) -> None:
    """Set the parameters of the run, after those of the notebook."""
    declared = next((cell.source for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])), "")
    if "facts_dir" in declared:
        values = {**values, "facts_dir": str(reports_dir)}
    source = "\n".join([INJECTED, *(f"{name} = {value!r}" for name, value in values.items())])
    injected = [cell for cell in notebook.cells if INJECTED_TAG in cell.metadata.get("tags", [])]
    if injected:
        injected[0].source = source
        return
    at = next(n for n, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", []))
    notebook.cells.insert(at + 1, new_code_cell(source, metadata={"tags": [INJECTED_TAG]}))


def lab_command(root: Path, copy: SectionCopy, *, browser: bool) -> tuple[list[str], dict[str, str]]:
    """Return the command that opens a copy in JupyterLab at its cell, and the environment it wants."""
    address = f"/lab/tree/{copy.path.relative_to(root).as_posix()}#cell-id={copy.cell_id}"
    options = [f"--ServerApp.root_dir={root}", f"--LabApp.default_url={address}"]
    options += [] if browser else ["--no-browser"]
    options += ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    environment = {**os.environ, "JUPYTER_PATH": str(root / "jupyter")}
    return [sys.executable, "-m", "jupyterlab", *options], environment
