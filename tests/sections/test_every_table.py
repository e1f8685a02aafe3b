"""The typeset tables: the numbers of the facts, accessible, light and safe."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from tests.sections.frames import (
    DECEMBER,
    JANUARY,
    area_flows,
    aub_suppliers,
    aub_tracks,
    four_municipalities,
    indicators,
    ipsu_market,
    placement_flows,
    published_suppliers,
    service_flows,
    supplier_flows,
)
from werket_lib.sections.areas.numbers import summarise_rom2_areas
from werket_lib.sections.areas.tables import table_areas
from werket_lib.sections.places.numbers import summarise_rom2_places
from werket_lib.sections.places.tables import table_places
from werket_lib.sections.services.market import summarise_market
from werket_lib.sections.services.numbers import summarise_flows
from werket_lib.sections.services.tables import table_flows, table_market
from werket_lib.sections.suppliers.numbers import summarise_rom2_suppliers
from werket_lib.sections.suppliers.tables import table_entries, table_ranking
from werket_lib.sections.temperature.numbers import summarise_temperature
from werket_lib.sections.temperature.tables import table_indicators
from werket_lib.sections.training.tables import table_supplier_tracks, table_tracks, table_training_suppliers
from werket_lib.style.table import TABLE_CSS, Cell, HouseTable, number_cell, pair_cell, text_cell

HOSTILE = ("<script>alert(1)</script>", 'A&B "AB" class="x" id="y"', '=HYPERLINK("x")', "> <b>", "</table>")


class Cells(HTMLParser):
    """Reads a table as rows of texts; an image's label is its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell."""
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
        if tag in ("th", "td", "caption", "title"):
            self._open = tag

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        if tag in ("th", "td", "caption"):
            self._open = ""

    def handle_data(self, data: str) -> None:
        """Gather a cell's text."""
        if self._open in ("th", "td", "title"):
            self.rows[-1][-1] += data.replace("\u00a0", " ")

    def having(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of one kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def ranking(names: dict[str, str] | None = None) -> HouseTable:
    sourced = published_suppliers()
    if names:
        sourced.table["supplier"] = sourced.table["supplier"].replace(names)
    return table_ranking(summarise_rom2_suppliers(sourced, JANUARY, start=DECEMBER))


def flows() -> HouseTable:
    sourced = service_flows(remaining=[40168, 39413], new=[5974, 5854], left=[5123, 6589])
    return table_flows(summarise_flows(sourced, service="ROM2", month=JANUARY, start=DECEMBER))


def temperature() -> HouseTable:
    changes = {"varsel": 241, "unemployment_rate": 0.45, "vacancies": -30, "ki_barometer": 6}
    return table_indicators(summarise_temperature(indicators(changes), JANUARY))


def market(**counts: int | None) -> HouseTable:
    sourced = supplier_flows({JANUARY: counts or {"A": 50, "B": 25, "C": 25, "Maskad": None}}, "STA")
    return table_market(summarise_market(sourced, service="STA", month=JANUARY))


ALL = pytest.mark.parametrize("make", [ranking, flows, temperature, market])


def test_the_areas():
    before, now = {"Gävle": 40, "Örebro": 60}, {"Gävle": 44, "Örebro": 36}
    table = table_areas(summarise_rom2_areas(area_flows({DECEMBER: before, JANUARY: now}), JANUARY))
    assert Cells(table.html).rows == [
        ["Rang", "Flytt", "Leveransområde", "Kvarstående", "Förändring", "Förändring, procent", "Andel, procent"],
        ["1", "upp", "Gävle", "44", "+4", "+10,0", "55,0"],
        ["2", "ned", "Örebro", "36", "−24", "−40,0", "45,0"],
        ["Totalt", "80", "−20", "−20,0", "100,0"],
    ]


def test_the_entries_of_the_last_months():
    by_month = {JANUARY - 4: {"A": 1}, JANUARY - 3: {"B": 1}, JANUARY - 2: {"B": 1}, DECEMBER: {"B": 1, "C": 1}}
    flows = supplier_flows(by_month | {JANUARY: {"B": 1, "<D>": 1}})
    table = table_entries(summarise_rom2_suppliers(flows, JANUARY, start=JANUARY - 4))
    assert Cells(table.html).rows == [
        ["Leverantör", "Händelse", "Månad"],
        ["<D>", " Tillkom", "januari 2025"],
        ["C", " Försvann", "januari 2025"],
        ["C", " Tillkom", "december 2024"],
    ]


def test_nobody_that_came_or_left_is_an_empty_table():
    flows = supplier_flows({DECEMBER: {"A": 1}, JANUARY: {"A": 1}})
    table = table_entries(summarise_rom2_suppliers(flows, JANUARY, start=DECEMBER))
    assert Cells(table.html).rows == [["Leverantör", "Händelse", "Månad"]]


def test_the_places():
    flows = placement_flows({JANUARY: {("A", "0180"): 5, ("B", "0180"): 5, ("A", "1280"): None}})
    table = table_places(summarise_rom2_places(flows, four_municipalities(), JANUARY))
    assert Cells(table.html).rows == [
        ["Kommungrupp", "Kommuner", "Med leverantör", "Bara en", "Ingen", "Leverantörer, median"],
        ["Storstäder", "2", "2", "1", "0", "1,5"],
        ["Landsbygdskommun", "1", "0", "0", "1", "0"],
        ["Landsbygdskommun med besöksnäring", "1", "0", "0", "1", "0"],
        ["Totalt", "4", "2", "1", "2", "0,5"],
    ]


def test_the_ranking():
    assert Cells(ranking().html).rows == [
        [
            "Rang", "Flytt", "Leverantör", "Kvarstående", "Förändring", "Förändring, procent", "Marknadsandel, procent",
        ],
        ["1", "upp", "HelloLilly", "631", "+14", "+2,27", "17,92"],
        ["2", "oförändrad", "Iris Hadar", "630", "−17", "−2,63", "17,89"],
        ["2", "ned", "Jobbklar", "630", "−21", "−3,23", "17,89"],
        ["4", "ned", "Clustera", "612", "−11", "−1,77", "17,38"],
        ["5", "oförändrad", "Coachgruppen", "512", "0", "0,00", "14,54"],
        ["6", "oförändrad", "Haga", "506", "0", "0,00", "14,37"],
        ["Totalt", "3 521", "−35", "−0,98", "100,00"],
    ]  # fmt: skip


def test_a_new_supplier_has_a_sign_of_its_own_and_no_change():
    sourced = supplier_flows({DECEMBER: {"A": 3}, JANUARY: {"A": 3, "Ny": 2}})
    html = table_ranking(summarise_rom2_suppliers(sourced, JANUARY, start=DECEMBER)).html
    assert Cells(html).rows[2] == ["2", "ny", "Ny", "2", "–", "–", "40,00"]
    assert html.count('<abbr title="uppgift saknas">–</abbr>') == 2


def test_the_flows():
    assert Cells(flows().html).rows == [
        [
            "Flöde",
            "Nivå",
            "Förändring",
            "Förändring, procent",
            "Förändring, 12 månader",
            "12 månader, procent",
            "Medel sedan dec 2024",
        ],
        ["Kvarstående", "39 413", "−755", "−1,9", "–", "–", "39 791"],
        ["Nya", "5 854", "−120", "−2,0", "–", "–", "5 914"],
        ["Lämnade", "6 589", "+1 466", "+28,6", "–", "–", "5 856"],
    ]


def test_the_indicators():
    assert Cells(temperature().html).rows == [
        ["Indikator", "Nivå", "Förändring, 12 månader", "Arbetsmarknaden"],
        ["Varsel", "341 personer", "+241 personer", "Kallare"],
        ["Arbetslöshet", "100,5 procent", "+0,45 procentenheter", "Kallare"],
        ["Långtidsarbetslösa", "100 personer", "0 personer", "I stort sett lika"],
        ["Lediga jobb", "70 platser", "−30 platser", "Kallare"],
        ["Barometerindikatorn", "106,0 index", "+6,0 indexenheter", "Varmare"],
    ]


def test_the_market():
    assert Cells(market().html).rows == [
        ["Rang", "Leverantör", "Kvarstående", "Andel, procent"],
        ["1", "A", "50", "50,0"],
        ["2", "B", "25", "25,0"],
        ["2", "C", "25", "25,0"],
        ["Totalt", "100", "100,0"],
    ]


def test_a_market_in_parts():
    market = ipsu_market({"Iris": {"A": 173, "B": 21}, "Jobfind": {"A": 177, "B": None}})
    assert Cells(table_market(market).html).rows == [
        ["Rang", "Leverantör", "Kvarstående", "Del A", "Del B", "Andel, procent"],
        ["1", "Iris", "194", "173", "21", "52,3"],
        ["2", "Jobfind", "177", "177", "–", "47,7"],
        ["Totalt", "371", "350", "21", "100,0"],
    ]


def test_a_market_of_one_has_no_total_and_one_of_none_has_its_heads():
    assert Cells(market(Ensam=7).html).rows[1:] == [["1", "Ensam", "7", "100,0"]]
    assert Cells(market(Maskad=None).html).rows == [["Rang", "Leverantör", "Kvarstående", "Andel, procent"]]


def test_a_table_is_recorded_with_the_facts_behind_its_cells():
    recorded = ranking().to_json()
    assert recorded["columns"][2:4] == [
        {"label": "Leverantör", "kind": "head"},
        {"label": "Kvarstående", "kind": "number"},
    ]
    rank, move, name, remaining, change, pct, _ = recorded["rows"][1]
    assert rank == {"text": "2", "fact": "rom2.supplier.iris_hadar.remaining.rank", "value": 2}
    assert move == {"text": "", "mark": "same", "label": "oförändrad"}
    assert name == {"text": "Iris Hadar"}
    fact = "rom2.supplier.iris_hadar.remaining"
    assert remaining == {"text": "630", "fact": fact, "value": 630, "bar": pytest.approx(630 / 631)}
    assert change == {"text": "−17", "fact": f"{fact}.change", "value": -17}
    assert pct == {
        "text": "−2,63",
        "fact": f"{fact}.change_pct",
        "value": pytest.approx(-2.6275, abs=1e-4),
        "decimals": 2,
    }
    assert recorded["total"][:4] == [None, None, None, {"text": "3\u00a0521", "value": 3521}]


def test_a_hole_and_a_joint_cell_are_recorded_as_such():
    hole = number_cell(None)
    assert hole.to_json() == {"text": "–", "label": "uppgift saknas"}
    assert pair_cell(hole, hole) == hole
    joint = pair_cell(text_cell("0,4"), text_cell("0,5", unit="enheter"))
    assert joint.to_json() == {
        "text": "0,4 / 0,5",
        "unit": "enheter",
        "parts": [{"text": "0,4"}, {"text": "0,5", "unit": "enheter"}],
    }
    assert joint.to_html() == '0,4 / 0,5 <span class="unit">enheter</span>'


@ALL
def test_a_table_can_be_read_back_from_its_record(make: Callable[[], HouseTable]):
    table = make()
    assert HouseTable.from_json(table.to_json(), name=table.name) == table


def test_a_number_may_lead_to_its_fact():
    cell = Cell("1,9", fact="rom2.remaining.change_pct", value=1.88, decimals=1)
    assert cell.to_html(lambda fact: f"#{fact}") == '<a href="#rom2.remaining.change_pct">1,9</a>'
    assert cell.to_html(lambda fact: None) == cell.to_html() == "1,9"


@ALL
def test_every_head_says_what_it_heads_and_the_table_has_a_name(make: Callable[[], HouseTable]):
    html = make().html
    cells = Cells(html)
    assert {attributes.get("scope") for attributes in cells.having("th")} == {"col", "row"}
    assert re.search(r"<caption>[^<]*januari 2025[^<]*</caption>", html)
    assert all(row[-1] for row in cells.rows)


@ALL
def test_images_have_a_label_or_are_hidden(make: Callable[[], HouseTable]):
    for svg in Cells(make().html).having("svg"):
        assert svg.get("aria-hidden") == "true" or (svg.get("role"), bool(svg.get("aria-label"))) == ("img", True)


@ALL
def test_a_table_is_light_and_brings_no_style_id_script_or_address(make: Callable[[], HouseTable]):
    html = make().html
    assert not re.search(r"<style|<script|<link|<img| style=| id=| headers=|url\(|https?:", html)
    rows = len(Cells(html).rows)
    assert len(html) < 700 * rows


@ALL
def test_the_same_section_gives_the_same_bytes(make: Callable[[], HouseTable]):
    assert make().html == make()._repr_html_()


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text(name):
    html = ranking({"Iris Hadar": name, "Jobbklar": "Annan"}).html
    cells = Cells(html)
    assert [row[2] for row in cells.rows if len(row) == 7].count(name) == 1
    assert {tag for tag, _ in cells.tags} == {tag for tag, _ in Cells(ranking().html).tags}


def test_text_and_marks_can_be_told_from_the_paper():
    def luminance(colour: str) -> float:
        channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    inks = re.findall(r"[^-]color: var\(--[a-z]+, (#[0-9a-f]{6})\)", TABLE_CSS)
    marks = re.findall(r'fill="var\(--[a-z]+, (#[0-9a-f]{6})\)"', ranking().html)
    assert len({*inks, *marks}) == 3  # what fell is as grey as what is muted
    assert all(1.05 / (luminance(ink) + 0.05) >= 4.5 for ink in inks)
    assert all(1.05 / (luminance(mark) + 0.05) >= 3 for mark in marks)


def test_the_stylesheet_touches_nothing_but_our_tables():
    selectors = re.findall(r"([^{}]+)\{", re.sub(r"@media[^{]*\{", "", TABLE_CSS))
    assert all(part.strip().startswith(".werket-grid") for selector in selectors for part in selector.split(","))


def test_tracks():
    assert Cells(table_tracks(aub_tracks()).html).rows == [
        ["Rang", "Flytt", "Inriktning", "Kvarstående", "Förändring", "Förändring, procent", "Andel, procent"],
        ["1", "oförändrad", "Transport", "1 822", "+91", "+5,3", "48,2"],
        ["2", "oförändrad", "Maskin", "1 292", "−78", "−5,7", "34,2"],
        ["3", "oförändrad", "IT", "663", "−35", "−5,0", "17,6"],
        ["Totalt", "3 777", "−22", "−0,6", "100,0"],
    ]


def test_the_largest_suppliers_of_training():
    assert Cells(table_training_suppliers(aub_suppliers(largest=2)).html).rows[1:] == [
        ["1", "oförändrad", "Nercia", "706", "+23", "+3,4", "54,3"],
        ["2", "oförändrad", "Astar", "589", "−46", "−7,2", "45,3"],
        ["Totalt", "1 300", "−26", "−2,0", "100,0"],
    ]


def test_suppliers_by_track_tell_nobody_from_a_masked_count():
    tracks = aub_tracks({"M Transport": [600, 616], "F Vård": [1, 500], "A IT": [1, 176], "E Pedagog": [5, None]})
    table = table_supplier_tracks(aub_suppliers(largest=2), tracks)
    assert Cells(table.html).rows == [
        ["Leverantör", "Transport", "Vård", "IT", "Pedagog", "Totalt"],
        ["Nercia", "530", "", "176", "", "706"],
        ["Astar", "86", "500", "", "..", "589"],
        ["Totalt", "616", "500", "176", "–", "1 300"],
    ]
    assert table.html.count('<abbr title="dolt litet tal">..</abbr>') == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_names_of_tracks_are_text(name):
    cells = Cells(table_tracks(aub_tracks({name: [5, 6], "A IT": [1, 2]})).html)
    assert cells.rows[1][2] == name
    assert {tag for tag, _ in cells.tags} == {tag for tag, _ in Cells(table_tracks(aub_tracks()).html).tags}
