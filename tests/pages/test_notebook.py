"""An executed notebook as a page."""

import copy
import subprocess
import sys
import time
from dataclasses import replace

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.pages.pages import read_elements, select
from tests.pages.samples import HOSTILE, section_record, shown
from werket_lib.pages.notebook import Link, Page, render_notebook


def test_loads_nothing_from_anywhere(notebook, page):
    loading = ("src", "srcset", "poster", "data", "action", "formaction", "background")
    for element in read_elements(render_notebook(notebook, page)):
        addresses = [element.attributes[name] for name in loading if name in element.attributes]
        if element.name != "a" and "href" in element.attributes:
            addresses.append(element.attributes["href"])
        assert all(address == "../sidor.css" or address.startswith(("data:", "#")) for address in addresses), element
        assert "//" not in element.attributes.get("style", "")
    assert "@import" not in render_notebook(notebook, page)


def test_is_in_swedish_and_named_by_section_and_month(notebook, page):
    html = render_notebook(notebook, page)
    assert select(html, "html")[0].attributes["lang"] == "sv"
    assert select(html, "title")[0].text == "Leverantörer i Rusta och matcha · januari 2025 · Werket Månadsrapport"
    assert [heading.text for heading in select(html, "h1")] == ["Leverantörer i Rusta och matcha"]
    assert "Nummer 2, februari 2025" in select(html, "header", class_="masthead")[0].text


def test_contents_lead_to_the_headings(notebook, page):
    html = render_notebook(notebook, page)
    links = [element for element in select(html, "a") if element.attributes["href"].startswith("#")]
    assert [link.text for link in links[1:]] == ["Antal leverantörer", "De största", "Efter storlek"]
    ids = {element.attributes.get("id") for element in read_elements(html)}
    assert {link.attributes["href"][1:] for link in links} <= ids


def test_one_heading_needs_no_contents(notebook, page):
    notebook.cells = [cell for cell in notebook.cells if "De största" not in cell.source]
    assert not select(render_notebook(notebook, page), "nav", class_="toc")


def test_headings_of_one_name_get_ids_of_their_own(page):
    notebook = new_notebook(cells=[new_markdown_cell("## Data\n\n## Data\n\n## Data 2")])
    ids = [heading.attributes["id"] for heading in select(render_notebook(notebook, page), "h2")]
    assert ids == ["data", "data-2", "data-2-2"]


def test_code_is_there_highlighted_and_folded_in(notebook, page):
    html = render_notebook(notebook, page)
    folded = select(html, "details", class_="code")
    assert len(folded) == sum(cell.cell_type == "code" for cell in notebook.cells)
    assert not any("open" in element.attributes for element in folded)
    assert 'month: str = "2025-01"' in folded[0].text
    assert select(html, "span", class_="n")


def test_button_for_code_waits_for_the_script_and_says_its_state(notebook, page):
    (button,) = select(render_notebook(notebook, page), "button")
    assert button.text == "Visa kod"
    assert button.attributes["aria-expanded"] == "false"
    assert "hidden" in button.attributes


def test_outputs_of_ours_stand_as_they_are(notebook, page):
    html = render_notebook(notebook, page)
    assert select(html, "figure", id="fig-lines")
    assert select(html, "figure", id="tab-top30")
    assert "Antalet leverantörer steg med två till 241." in select(html, "div", class_="werket-text")[0].text


@pytest.mark.parametrize("kind", ["execute_result", "display_data"])
def test_every_kind_of_output_shows_its_picture(page, kind):
    output = new_output(kind, {"image/png": "aGVq\n", "text/plain": "<Figure>"}, metadata={"image/png": {"alt": "Två"}})
    (image,) = select(render_notebook(new_notebook(cells=[new_code_cell("x", outputs=[output])]), page), "img")
    assert image.attributes == {"src": "data:image/png;base64,aGVq", "alt": "Två"}


def test_svg_output_is_a_picture_in_which_nothing_runs(page):
    output = new_output("display_data", {"image/svg+xml": "<svg><script>alert(1)</script></svg>"})
    html = render_notebook(new_notebook(cells=[new_code_cell("x", outputs=[output])]), page)
    assert select(html, "img")[0].attributes["src"].startswith("data:image/svg+xml;base64,")
    assert len(select(html, "script")) == 1


def test_frame_of_pandas_is_folded_in_and_its_names_are_text(page):
    frame = pd.DataFrame({"supplier": [HOSTILE], "remaining": [5]})
    html = render_notebook(new_notebook(cells=[shown(frame._repr_html_())]), page)
    (working,) = select(html, "details", class_="working")
    assert "<script>alert(1)</script>" in working.text
    assert len(select(html, "script")) == 1
    assert not select(html, "img")


def test_frame_that_the_author_shows_the_reader_stands_open(page):
    cell = shown(pd.DataFrame({"remaining": [5]})._repr_html_())
    cell.metadata["tags"] = ["remove-input"]
    html = render_notebook(new_notebook(cells=[cell]), page)
    assert not select(html, "details", class_="working")
    assert select(html, "div", class_="scroll", role="region", tabindex="0")


@pytest.mark.parametrize(
    "output",
    [
        new_output("stream", name="stdout", text=HOSTILE),
        new_output("stream", name="stderr", text=f"\x1b[31m{HOSTILE}\x1b[0m"),
        new_output("execute_result", {"text/plain": HOSTILE}),
        new_output("display_data", {"text/markdown": HOSTILE}),
        new_output("error", ename="ValueError", evalue=HOSTILE, traceback=[HOSTILE]),
    ],
    ids=["stdout", "stderr", "value", "markdown", "error"],
)
def test_names_from_outside_are_text(page, output):
    html = render_notebook(new_notebook(cells=[new_code_cell(HOSTILE, outputs=[output])]), page)
    assert len(select(html, "script")) == 1
    assert not select(html, "img")
    assert HOSTILE in select(html, "article")[0].text
    assert "\x1b" not in html


def test_markdown_runs_no_html_and_no_script_in_a_link(page):
    notebook = new_notebook(
        cells=[new_markdown_cell(f"## Rubrik {HOSTILE}\n\n{HOSTILE}\n\n[hit](javascript:alert(1))")]
    )
    html = render_notebook(notebook, page)
    assert len(select(html, "script")) == 1
    assert not select(html, "img")
    assert "javascript:" not in html


def test_hostile_title_and_message_are_text(notebook, page):
    html = render_notebook(notebook, replace(page, title=HOSTILE, status="failed", message=HOSTILE))
    assert len(select(html, "script")) == 1
    assert select(html, "p", class_="message")[0].text == f"Programmets eget meddelande, på engelska: {HOSTILE}"


def test_policy_forbids_all_but_our_own_script(notebook, page):
    html = render_notebook(notebook, page)
    (policy,) = select(html, "meta", **{"http-equiv": "Content-Security-Policy"})
    assert policy.attributes["content"].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy.attributes["content"]
    assert "script-src 'unsafe-inline'" not in policy.attributes["content"]


def test_failed_cell_says_what_went_wrong_before_its_traceback(failed, page):
    html = render_notebook(failed, replace(page, status="failed", message="suppliers.csv: twice", kept_from=None))
    (cell,) = select(html, "div", id="misslyckad-cell")
    words = cell.text
    assert words.index("Den här cellen misslyckades") < words.index("SchemaError") < words.index("Hela felutskriften")
    assert "\x1b" not in html
    assert select(html, "a", href="#misslyckad-cell")
    assert "open" in select(html, "details", class_="code")[1].attributes
    assert select(html, "code")[0].text == "werket run 2025-01 --section 33_rom2_suppliers"


def test_papermills_own_notice_is_left_out(failed, page):
    failed.cells.insert(
        0, new_markdown_cell('<span style="color:red">An Exception', metadata={"tags": ["papermill-error-cell-tag"]})
    )
    assert "An Exception" not in render_notebook(failed, page)


def test_kept_result_is_dated_in_swedish(notebook, page):
    kept = replace(page, status="failed", kept_from="2025-02-13T14:05:00+01:00")
    html = render_notebook(notebook, kept)
    assert "är kvar, från körningen 13 februari 2025 kl. 14.05." in select(html, "section", class_="notice")[0].text
    assert select(html, "a", href="33_rom2_suppliers.earlier.html")


def test_sample_is_marked_and_the_agencys_own_is_not(notebook, page):
    assert "Exempeldata" not in render_notebook(notebook, page)
    html = render_notebook(notebook, replace(page, sample=True))
    assert select(html, "p", class_="stamp")[0].text == "Exempeldata"
    assert 'content: "Werket Månadsrapport · januari 2025 · Exempeldata"' in html


def test_leads_to_its_neighbours(notebook, page):
    html = render_notebook(notebook, replace(page, next=Link("Steg till arbete", "40_sta.html")))
    assert "Steg till arbete" in select(html, "a", rel="next")[0].text
    assert not select(html, "a", rel="prev")


def test_page_is_gathered_from_the_run_record(record):
    page = Page.from_record(record, "33_rom2_suppliers")
    assert page.issue == "nummer 2, februari 2025"
    assert page.previous == Link("Deltagare i Rusta och matcha", "30_rom2_participants.html")
    assert page.next == Link("Steg till arbete", "40_sta.html")
    assert page.sample
    assert page.datasets[0].editions == ("2025-01",)


def test_first_page_has_none_before_it(record):
    assert Page.from_record(record, "10_temperature").previous is None


def test_failed_page_is_marked_when_the_month_holds_samples(record):
    record["sections"][0] = section_record("10_temperature", "Temperaturen", status="failed", sample=False, datasets=[])
    record["sections"][1] = section_record("30_rom2_participants", "Deltagare", sample=False)
    assert Page.from_record(record, "10_temperature").sample
    assert not Page.from_record(record, "30_rom2_participants").sample


def test_same_notebook_same_bytes_and_the_notebook_is_untouched(notebook, page):
    before = copy.deepcopy(notebook)
    assert render_notebook(notebook, page) == render_notebook(notebook, page)
    assert notebook == before
    nbformat.validate(notebook)


def test_import_builds_no_parsers_of_formats():
    script = "import sys, werket_lib.pages.notebook; print(sys.modules['rfc3987_syntax'], 'lark' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["None", "False"]


def test_is_fast(notebook, page):
    render_notebook(notebook, page)
    started = time.perf_counter()
    for _ in range(5):
        render_notebook(notebook, page)
    assert (time.perf_counter() - started) / 5 < 1.0


def show_markdown(text, *tags):
    data = {"text/markdown": text, "text/plain": "<IPython.core.display.Markdown object>"}
    outputs = [new_output("execute_result", data)]
    return new_code_cell("out.heading(…)", metadata={"tags": list(tags)}, outputs=outputs)


def test_a_heading_whose_code_is_hidden_stands_as_one_of_a_markdown_cell(page):
    shown = [render_notebook(new_notebook(cells=[cell]), page) for cell in (
        show_markdown("## Antal", "remove-input"), new_markdown_cell("## Antal")
    )]  # fmt: skip
    assert shown[0] == shown[1]
    assert not select(shown[0], "details", class_="code")


def test_markdown_whose_code_is_not_hidden_keeps_it(page):
    html = render_notebook(new_notebook(cells=[show_markdown("## Antal")]), page)
    assert [one.text for one in select(html, "h2")] == ["Antal"]
    assert len(select(html, "details", class_="code")) == 1
