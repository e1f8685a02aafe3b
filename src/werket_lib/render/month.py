"""Every page of a month, from its executed notebooks and its run record."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat

from werket_lib.render.index import render_index
from werket_lib.render.notebook import Page, render_notebook
from werket_lib.store import write_whole


def render_month(folder: Path, record: Mapping[str, Any]) -> None:
    """Write ``html/<section>.html`` for each section, and ``index.html``.

    A section that was refused its data has no notebook; its page says why. An earlier notebook that
    is kept beside a half-executed one gets a page of its own.
    """
    html = folder / "html"
    html.mkdir(exist_ok=True)
    for section in record["sections"]:
        name = section["name"]
        page = Page.from_record(record, name)
        notebook = folder / "notebooks" / f"{name}.ipynb"
        earlier = notebook.with_name(f"{name}.earlier.ipynb")
        _write_page(html / f"{name}.html", notebook, replace(page, kept_from=None) if earlier.is_file() else page)
        if earlier.is_file():
            _write_page(html / f"{name}.earlier.html", earlier, page)
    write_whole(folder / "index.html", render_index(record).encode())


def _write_page(path: Path, notebook: Path, page: Page) -> None:
    if notebook.is_file():
        content = nbformat.read(notebook, as_version=4)
    else:
        title = nbformat.v4.new_markdown_cell(f"# {page.title}", id="title")
        content = nbformat.v4.new_notebook(cells=[title])
    write_whole(path, render_notebook(content, page).encode())
