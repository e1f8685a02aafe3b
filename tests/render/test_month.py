"""A month's pages on disk."""

import nbformat

from tests.render.pages import select
from tests.render.samples import section_record
from werket_lib.render.month import render_month


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
