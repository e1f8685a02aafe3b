"""A month's pages on disk."""

import nbformat
import pytest

from tests.pages.pages import select
from tests.pages.samples import section_record
from werket_lib.pages import month
from werket_lib.pages.month import render_month


def test_writes_a_page_for_each_notebook_and_the_front_page(tmp_path, notebook, record):
    (tmp_path / "notebooks").mkdir()
    for section in record["sections"]:
        nbformat.write(notebook, tmp_path / "notebooks" / f"{section['name']}.ipynb")
    render_month(tmp_path, record)
    names = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html"))
    assert names == [*(f"html/{section['name']}.html" for section in record["sections"]), "index.html"]


def test_refused_section_without_results_has_no_page(tmp_path, record):
    record["sections"] = [section_record("40_sta", "Steg till arbete", status="refused", figures=[], files={})]
    render_month(tmp_path, record)
    assert not list((tmp_path / "html").iterdir())
    assert (tmp_path / "index.html").is_file()


def test_pages_lead_only_to_pages_that_are_there(tmp_path, notebook, record):
    record["sections"][1] = section_record("30_rom2_participants", "Deltagare", status="late", figures=[], files={})
    (tmp_path / "notebooks").mkdir()
    for section in record["sections"]:
        nbformat.write(notebook, tmp_path / "notebooks" / f"{section['name']}.ipynb")
    render_month(tmp_path, record)
    pages = list(tmp_path.rglob("*.html"))
    links = [
        page.parent / link.attributes["href"]
        for page in pages
        for link in select(page.read_text(encoding="utf-8"), "a")
        if link.attributes["href"].endswith((".html", ".ipynb"))
    ]
    assert len(pages) == 4
    assert [link for link in links if not link.is_file()] == []


def test_failed_section_keeps_its_earlier_page_beside_its_own(tmp_path, notebook, failed, record):
    when = "2025-02-13T14:05:00+01:00"
    record["sections"] = [
        section_record("33_rom2_suppliers", "Leverantörer", status="failed", message="twice", kept_from=when)
    ]
    (tmp_path / "notebooks").mkdir()
    nbformat.write(failed, tmp_path / "notebooks" / "33_rom2_suppliers.ipynb")
    nbformat.write(notebook, tmp_path / "notebooks" / "33_rom2_suppliers.earlier.ipynb")
    render_month(tmp_path, record)
    now = (tmp_path / "html" / "33_rom2_suppliers.html").read_text(encoding="utf-8")
    earlier = (tmp_path / "html" / "33_rom2_suppliers.earlier.html").read_text(encoding="utf-8")
    assert "Misslyckades" in select(now, "section", class_="notice")[0].text
    assert "Från en tidigare körning" in select(earlier, "section", class_="notice")[0].text


def test_kernel_that_left_no_notebook_still_has_a_page_that_says_so(tmp_path, record):
    record["sections"] = [section_record("40_sta", "Steg till arbete", status="failed", message="DeadKernelError")]
    render_month(tmp_path, record)
    assert "DeadKernelError" in (tmp_path / "html" / "40_sta.html").read_text(encoding="utf-8")


@pytest.fixture
def rendered(tmp_path, notebook, record):
    """A month's folder with its pages, and one beside it that is being made of the same."""
    for folder in (tmp_path / "before", tmp_path / "now"):
        (folder / "notebooks").mkdir(parents=True)
        for section in record["sections"]:
            nbformat.write(notebook, folder / "notebooks" / f"{section['name']}.ipynb")
    render_month(tmp_path / "before", record)
    return tmp_path / "before", tmp_path / "now"


@pytest.fixture
def drawn(monkeypatch):
    """The pages that are rendered rather than taken over."""
    names = []
    real = month.render_notebook
    monkeypatch.setattr(
        month, "render_notebook", lambda notebook, page: names.append(page.name) or real(notebook, page)
    )
    monkeypatch.setattr(month, "_digest_code", lambda: "the same code")
    return names


@pytest.fixture
def same_code(monkeypatch):
    monkeypatch.setattr(month, "_digest_code", lambda: "the same code")


def test_pages_of_what_has_not_changed_are_taken_over(same_code, rendered, drawn, record):
    before, now = rendered
    for section in record["sections"]:
        section["status"] = "unchanged"
    render_month(now, record, before)
    assert drawn == []
    for page in (before / "html").iterdir():
        assert (now / "html" / page.name).read_bytes() == page.read_bytes()


def test_a_page_is_rendered_again_when_anything_in_it_changes(same_code, rendered, drawn, record):
    before, now = rendered
    changed, edited, retitled = (section["name"] for section in record["sections"][:3])
    notebook = nbformat.read(now / "notebooks" / f"{changed}.ipynb", as_version=4)
    notebook.cells[0].source += " Mer."
    nbformat.write(notebook, now / "notebooks" / f"{changed}.ipynb")
    (before / "html" / f"{edited}.html").write_text("edited by hand")
    record["sections"][2]["title"] = "En annan titel"
    render_month(now, record, before)
    # A page names its neighbours, so those of the one with another title change too.
    assert {changed, edited, retitled} <= set(drawn)


def test_pages_are_rendered_again_when_the_code_that_makes_them_changes(rendered, drawn, record):
    before, now = rendered
    render_month(now, record, before)
    assert sorted(drawn) == sorted(section["name"] for section in record["sections"])
