"""A month's pages: one for each notebook, and the front page that leads to them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import nbformat

from werket_lib.approvals import Standing
from werket_lib.cache.digests import digest_installed, digest_json, is_steady
from werket_lib.cache.import_closure import own_library
from werket_lib.model.states import STATES, has_page
from werket_lib.pages.cells import prepare_cells
from werket_lib.pages.index import render_index
from werket_lib.pages.notebook import Page, render_notebook
from werket_lib.pages.shell import write_stylesheet
from werket_lib.provenance import hash_bytes
from werket_lib.run.record import adopt
from werket_lib.store import write_json, write_whole

KEPT = "keys/pages.json"


def prepare_pages() -> None:
    """Make ready what every page needs, so that the first one does not wait for it."""
    prepare_cells()
    _digest_code()


def render_month(
    folder: Path,
    record: Mapping[str, Any],
    earlier: Path | None = None,
    standings: Mapping[str, Standing] = MappingProxyType({}),
) -> None:
    """Write ``html/<section>.html`` and ``index.html`` of a month.

    A section that failed but keeps an earlier result has that result's page beside its own, as
    ``html/<section>.earlier.html``.

    Parameters
    ----------
    folder
        The month's folder, with its executed notebooks.
    record
        The content of its ``run.json``.
    earlier
        The month's folder as it was before, or this one; a page that would be the same is taken from there.
    standings
        How sections stand with those who approve them; none where that is not asked.
    """
    for name in ("html", "keys"):
        (folder / name).mkdir(exist_ok=True)
    write_stylesheet(folder)
    pages = [
        (path, executed, replace(page, approval=standings.get(page.name)))
        for section in record["sections"]
        if has_page(section)
        for path, executed, page in _list_pages(folder, record, section)
    ]
    kept, code = _read_kept(earlier), _digest_code()
    written: dict[str, dict[str, str]] = {}
    for path, executed, page in pages:
        digest = hash_bytes(executed.read_bytes()) if executed.is_file() else ""
        said = asdict(page) | {"status": page.status if page.status in STATES else "done"}
        key = digest_json([code, digest, said])
        if earlier is None or not _take(path, key, kept, earlier, folder):
            _write_page(folder / path, executed, page)
        written[path] = {"key": key, "sha256": hash_bytes((folder / path).read_bytes())}
    write_json(folder / KEPT, written if is_steady() else {})
    write_whole(folder / "index.html", render_index(record, folder, standings).encode())


def _list_pages(
    folder: Path, record: Mapping[str, Any], section: Mapping[str, Any]
) -> Iterator[tuple[str, Path, Page]]:
    """Yield where a section's pages go, the executed notebook of each, and what else it says."""
    page = Page.from_record(record, section["name"])
    notebooks = folder / "notebooks"
    earlier = notebooks / f"{page.name}.earlier.ipynb"
    if earlier.is_file():
        yield f"html/{page.name}.earlier.html", earlier, replace(page, status="unchanged")
    yield f"html/{page.name}.html", notebooks / f"{page.name}.ipynb", page


def _take(path: str, key: str, kept: Mapping[str, Mapping[str, str]], earlier: Path, folder: Path) -> bool:
    """Take over an earlier page, if it was made of the same and is what it was; tells whether it did."""
    known = kept.get(path)
    if known is None or known["key"] != key or not (earlier / path).is_file():
        return False
    if hash_bytes((earlier / path).read_bytes()) != known["sha256"]:
        return False
    if earlier != folder:
        adopt([path], earlier, folder)
    return True


def _read_kept(earlier: Path | None) -> dict[str, dict[str, str]]:
    try:
        return dict(json.loads((earlier / KEPT).read_text(encoding="utf-8"))) if earlier else {}
    except (OSError, ValueError, TypeError):
        return {}


@cache
def _digest_code() -> str:
    """Digest what makes pages: our code and templates, and what is installed."""
    return digest_json([own_library().closure_of_modules([render_notebook.__module__]).digests, digest_installed()])


def _write_page(path: Path, executed: Path, page: Page) -> None:
    # A kernel that dies at once leaves no notebook, yet what happened must be told.
    notebook = nbformat.read(executed, as_version=4) if executed.is_file() else nbformat.v4.new_notebook()
    write_whole(path, render_notebook(notebook, page).encode())
