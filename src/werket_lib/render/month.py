"""A month's pages: one for each notebook, and the front page that leads to them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat

from werket_lib.render.index import render_index
from werket_lib.render.notebook import Page, render_notebook
from werket_lib.render.states import has_page
from werket_lib.store import write_whole


def render_month(folder: Path, record: Mapping[str, Any]) -> None:
    """Write ``html/<section>.html`` and ``index.html`` of a month.

    A section that failed but keeps an earlier result has that result's page beside its own, as
    ``html/<section>.earlier.html``.

    Parameters
    ----------
    folder
        The month's folder, with its executed notebooks.
    record
        The content of its ``run.json``.
    """
    (folder / "html").mkdir(exist_ok=True)
    for section in record["sections"]:
        if has_page(section):
            _write_pages(folder, Page.from_record(record, section["name"]))
    write_whole(folder / "index.html", render_index(record).encode())


def _write_pages(folder: Path, page: Page) -> None:
    earlier = folder / "notebooks" / f"{page.name}.earlier.ipynb"
    if earlier.is_file():
        _write_page(folder / "html" / f"{page.name}.earlier.html", earlier, replace(page, status="unchanged"))
    _write_page(folder / "html" / f"{page.name}.html", folder / "notebooks" / f"{page.name}.ipynb", page)


def _write_page(path: Path, executed: Path, page: Page) -> None:
    # A kernel that dies at once leaves no notebook, yet what happened must be told.
    notebook = nbformat.read(executed, as_version=4) if executed.is_file() else nbformat.v4.new_notebook()
    write_whole(path, render_notebook(notebook, page).encode())
