"""The front page of a month."""

from dataclasses import asdict, replace

import pytest

from tests.model.test_quoting import FACTS
from tests.pages.pages import read_elements, select
from tests.pages.samples import HOSTILE, section_record
from werket_lib.approvals import Standing
from werket_lib.pages.index import gather_remarks, render_index
from werket_lib.processed.findings import Finding
from werket_lib.store import write_json


@pytest.fixture
def render(tmp_path):
    """Render the front page of a month whose folder is empty, but for what a test puts there."""
    return lambda record, **standings: render_index(record, tmp_path, standings)


def test_has_a_row_for_each_section_and_leads_to_every_file(record, render):
    html = render(record)
    rows = select(html, "article", class_="row")
    assert [row.attributes["id"] for row in rows] == [section["name"] for section in record["sections"]]
    assert "Antalet leverantörer steg med två till 241." in rows[0].text
    assert not select(html, "img")
    addresses = [link.attributes["href"] for link in select(html, "a")]
    for address in (
        "html/33_rom2_suppliers.html",
        "notebooks/33_rom2_suppliers.ipynb",
        "figures/33_rom2_suppliers/lines.svg",
        "figures/33_rom2_suppliers/lines.png",
        "figures/33_rom2_suppliers/lines.csv",
        "results/33_rom2_suppliers.top30.csv",
        "facts.json",
        "run.json",
    ):
        assert address in addresses


def test_a_row_has_a_figure_in_small_and_what_moved(record, render, tmp_path):
    data = tmp_path / "figures/10_temperature/lines.csv"
    data.parent.mkdir(parents=True)
    data.write_text("month,remaining,new\n2024-11,5,1\n2024-12,6,2\n2025-01,4,3\n", encoding="utf-8")
    facts = [FACTS["rom2.remaining"], replace(FACTS["rom2.remaining"], id="rom2.remaining.change", value=-755)]
    (tmp_path / "sections").mkdir()
    write_json(tmp_path / "sections/10_temperature.json", {"facts": [fact.to_json() for fact in facts]})
    row, other = select(render(record), "article", class_="row")[:2]
    assert "4 Kvarstående, november 2024–januari 2025" in row.text
    assert "−755" not in row.text  # of another value than the figure ends with
    assert "Kvarstående" not in other.text
    data.write_text("month,remaining\n2024-12,40168\n2025-01,39413\n", encoding="utf-8")
    (row, *_) = select(render(record), "article", class_="row")
    assert "Kvarstående 39\u00a0413, −755" in row.text


def test_what_needs_a_person_stands_first(record, render):
    record["sections"][2] = section_record("40_sta", "Steg till arbete", status="late", files={})
    names = [section["name"] for section in record["sections"]]
    first = ["40_sta", names[3]]
    html = render(
        record, **{name: Standing("changed" if name == names[3] else "open", "Ä", "2025-02-13") for name in names}
    )
    shown = [row.attributes["id"] for row in select(html, "article", class_="row")]
    assert shown == [*first, *(name for name in names if name not in first)]


def test_a_strip_counts_what_needs_a_person_and_leads_there(record, render):
    record["sections"][1] = section_record("40_sta", "Steg till arbete", status="late", files={})
    record["findings"] = []
    html = render(record, **{"10_temperature": Standing("changed", "Ä", "2025-02-13"), "40_sta": Standing("open")})
    (strip,) = select(html, "ul", class_="status")
    assert " ".join(strip.text.split()) == ("1 försenade 1 ändrade 0 tveksamma 1 ej godkända 0 stoppade 0 misslyckade")
    targets = [link.attributes["href"] for link in select(html, "a") if link.attributes["href"].startswith("#")]
    assert targets[1:] == ["#40_sta", "#10_temperature", "#40_sta"]
    assert "Ändrat sedan Ä godkände" in select(html, "article", id="10_temperature")[0].text


def test_shows_nothing_from_a_server(record, render):
    for element in read_elements(render(record)):
        for name in ("src", "href"):
            assert "//" not in element.attributes.get(name, "")


def test_month_issue_and_sample_stand_at_the_top(record, render):
    html = render(record)
    (nameplate,) = select(html, "header", class_="nameplate")
    assert "Januari 2025" in nameplate.text
    assert "Nummer 2, februari 2025" in nameplate.text
    assert "Exempeldata" in nameplate.text


def test_agencys_own_data_bear_no_mark(record, render):
    record["datasets"] = [record["datasets"][0] | {"sample": False}]
    record["sample"] = False
    assert "Exempeldata" not in render(record)


@pytest.mark.parametrize(
    ("status", "mark"),
    [("failed", "Misslyckades"), ("refused", "Underlaget stoppat"), ("late", "Underlaget saknas")],
)
def test_section_without_results_says_so_and_what_to_do(record, status, mark, render):
    record["sections"][3] = section_record(
        "40_sta", "Steg till arbete", status=status, message=f"service_flows: {HOSTILE}", figures=[], files={}
    )
    html = render(record)
    (card,) = select(html, "article", id="40_sta")
    assert mark in card.text
    assert f"service_flows: {HOSTILE}" in card.text
    assert "werket run 2025-01 --section 40_sta" in card.text
    assert bool(select(html, "a", href="html/40_sta.html")) == (status == "failed")
    assert len(select(html, "script")) == 1


LATE = (
    "{0} is late: web-platser-2025-01.xlsx holds 2015-01 to 2025-01, the report is for 2025-02 (usual lag 0 months); a "
    "sample of 2025-01 lies there, nothing newer since 2025-02-13. Add the agency's file with `werket add {0} FILE`"
)


def test_what_is_late_stands_once_in_swedish_and_each_section_names_it(record, render):
    late = "\n".join(map(LATE.format, ("af_vacancies", "af_varsel")))
    for at, message in ((0, late), (3, LATE.format("af_varsel"))):
        record["sections"][at] |= {"status": "late", "message": message, "figures": [], "files": {}}
    record["tables"].append({"table": "indicators", "status": "late", "message": late, "notes": []})
    html = render(record)
    assert html.count("web-platser-2025-01.xlsx") == 2
    assert "is late" not in html
    assert (
        "Varsel, berörda personer efter näringsgren och månad har inte kommit för februari 2025: "
        "web-platser-2025-01.xlsx slutar med januari 2025. Där ligger exempeldata för januari 2025, inget nyare sedan "
        "13 februari 2025."
    ) in html
    (card,) = select(html, "article", id=record["sections"][3]["name"])
    assert "Det gäller Varsel, berörda personer efter näringsgren och månad." in " ".join(card.text.split())


def test_a_file_that_came_after_the_cut_off_is_told_in_swedish(record, render):
    newer = "the agency's own 2025-02 was published 2025-03-13: run with --as-of that date to use it"
    late = LATE.format("af_varsel").replace("nothing newer since 2025-02-13", newer)
    record["sections"][3] |= {"status": "late", "message": late, "figures": [], "files": {}}
    html = render(record)
    assert "is late" not in html
    assert (
        "slutar med januari 2025. Där ligger en senare fil, publicerad 13 mars 2025, efter den dag som månaden bygger "
        "på."
    ) in html


def test_kept_result_is_dated(record, render):
    record["sections"][0] = section_record(
        "10_temperature", "Temperaturen", status="failed", message="ValueError", kept_from="2025-02-13T14:05:00+01:00"
    )
    html = render(record)
    assert "från körningen 13 februari 2025 kl. 14.05." in select(html, "article", id="10_temperature")[0].text
    assert select(html, "a", href="html/10_temperature.earlier.html")


def test_datasets_stand_once_with_their_editions(record, render):
    record["datasets"] = [dict(record["datasets"][0])]
    older = record["datasets"][0] | {"edition": "2024-12", "date_published": "2025-01-14", "title": "Leverantörer"}
    record["datasets"].append(older)
    (table,) = select(render(record), "table", class_="datasets")
    words = " ".join(table.text.split())
    assert "Leverantörer och deltagare Exempeldata" in words
    assert "2025-01 och 1 äldre 2025-02-12" in words.replace("2025-01och", "2025-01 och").replace("äldre2", "äldre 2")


def test_remarks_stand_once(record):
    record["sections"][0]["notes"] = ["ROM2: break of 20", "look here"]
    record["tables"].append({"table": "indicators", "status": "late", "message": "no edition", "notes": []})
    assert gather_remarks(record) == {
        "ROM2: break of 20": ["supplier_flows"],
        "no edition": ["indicators"],
        "look here": ["Temperaturen på arbetsmarknaden"],
    }


def test_same_record_same_bytes(record, render):
    assert render(record) == render(record)


def test_what_is_doubtful_stands_above_the_sections_and_revisions_below(record, render):
    sure = "9 times its usual distance"
    finding = Finding("x", "value <b>", "2025-01", "doubtful", "moved", "85.8 after 94", "95", sure)
    record["findings"] = [asdict(finding) | {"line": finding.line, "id": "ki_barometer/value/2025-01/moved"}]
    record["revisions"] = ["scb_bas, labour_force: 1258 of 1258 cells redefined (2020-01 to 2024-11)"]
    page = render(record)
    doubtful, stories, revised = (
        page.index(text) for text in ("Tveksamma uppgifter", 'class="rows"', "Reviderat sedan")
    )
    assert doubtful < stories < revised
    assert '<span lang="en">doubtful: x, value &lt;b&gt;, 2025-01: 85.8 after 94; expected 95' in page
    assert "ki_barometer/value/2025-01/moved" in page
    assert "arbetskraft: 1 258 av 1 258 uppgifter omdefinierade (januari 2020 till november 2024)</li>" in page.replace(
        "\xa0", " "
    )


def test_a_month_without_doubt_has_no_such_heading(record, render):
    assert "Tveksamma uppgifter" not in render(record)
