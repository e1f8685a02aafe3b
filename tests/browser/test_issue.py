"""The web edition as a reader's browser shows it: at a desk, on a tablet, on a phone, in the dark, on paper."""

import re

import pytest

from tests.browser.conftest import WAYS, find_violations
from tests.issue.conftest import HOSTILE, make_issue
from tests.pages.samples import SVG
from tests.pages.test_diff import AFTER, BEFORE, MONTH, make_run
from werket_lib.issue.web import write_web
from werket_lib.pages.diff import Tolerance, write_diff

pytestmark = pytest.mark.xdist_group("report")

FRONT, ARTICLE, NEWS, CALENDAR = "index.html", "storstaderna.html", "notis-fortroende.html", "kalender.html"
FIGURE, NUMBERS = "figur-33_rom2_suppliers-ranking.html", "siffror-33_rom2_suppliers.html"
SUPPLIERS, OVERVIEW, MAPS = "33_rom2_suppliers.html", "00_overview.html", "20_municipality_groups.html"
PAGES = [FRONT, ARTICLE, NEWS, CALENDAR, SUPPLIERS, OVERVIEW, MAPS, FIGURE, NUMBERS]
PROOF = "../korrektur.html"


@pytest.fixture
def look(open_page, issue_folder):
    """Open a page of the issue: ``look("index.html", width=360)``."""
    return lambda name, **seen_as: open_page(issue_folder / name, **seen_as)


@pytest.mark.parametrize("seen_as", WAYS, ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_never_scrolls_sideways(look, axe, name, seen_as):
    width, dark = seen_as
    page = look(name, width=width, dark=dark).page
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert find_violations(page, axe) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_what_is_unfolded_or_pops_up(look, axe, dark):
    page = look(ARTICLE, width=360, dark=dark).page
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.locator(".body p a.number").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert find_violations(page, axe) == []


WORKING = ["index.html", "html/00_overview.html", "html/20_municipality_groups.html", "html/33_rom2_suppliers.html"]


@pytest.mark.parametrize("seen_as", WAYS, ids=str)
@pytest.mark.parametrize("name", WORKING)
def test_axe_finds_nothing_in_the_months_working_pages(look, axe, name, seen_as):
    width, dark = seen_as
    page = look(f"../{name}", width=width, dark=dark).page
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert find_violations(page, axe) == []


@pytest.mark.parametrize("seen_as", WAYS, ids=str)
def test_axe_finds_nothing_in_the_proof(look, axe, seen_as):
    width, dark = seen_as
    page = look(PROOF, width=width, dark=dark).page
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert find_violations(page, axe) == []


@pytest.mark.parametrize("name", PAGES)
def test_asks_no_server_and_complains_of_nothing(look, name):
    seen = look(name)
    seen.page.wait_for_load_state("networkidle")
    assert {request.url.split(":")[0] for request in seen.requests} <= {"file", "data"}
    assert seen.complaints == []


def test_every_link_leads_somewhere_and_every_head_is_swedish(look, issue_folder):
    for path in sorted(issue_folder.glob("*.html")):
        page = look(path.name).page
        hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))")
        missing = page.evaluate(
            "hrefs => hrefs.filter(href => href[0] === '#' && !document.getElementById(href.slice(1)))", hrefs
        )
        files = [re.split("[?#]", href)[0] for href in hrefs if href[0] != "#" and "://" not in href]
        assert (missing, [href for href in files if not (issue_folder / href).is_file()]) == ([], [])
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
        assert len(ids) == len(set(ids)), path.name
        heads = page.evaluate("[...document.querySelectorAll('.data th')].map(head => head.textContent)")
        assert [head for head in heads if "_" in head or (head.islower() and head.isascii())] == [], path.name


def test_a_number_shows_its_fact_in_one_click(look):
    page = look(SUPPLIERS).page
    number = page.locator(".body p a.number").first
    said = number.text_content()
    number.click()
    shown = page.get_by_role("dialog", name="Siffrans ursprung")
    assert shown.locator("dt b").text_content() == said
    text = shown.text_content()
    for part in ("Rusta och matcha, januari 2025", "leverantörer", "Antalet leverantörer som myndigheten listar"):
        assert part in text
    assert "Källa: Arbetsförmedlingen, Leverantörsstatistik" in text
    assert "publicerad" in text
    assert not [word for word in ("werket_lib", ".xlsx", "rom2") if word in text]
    technical = shown.get_by_role("link", name="Tekniska uppgifter")
    assert technical.get_attribute("href").endswith(f"/{NUMBERS}{number.get_attribute('href')}")
    box = shown.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1440


def test_escape_closes_the_fact_and_gives_the_focus_back(look):
    page = look(SUPPLIERS).page
    number = page.locator(".body p a.number").first
    number.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Stäng"
    assert number.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.locator(".fact-popover").count() == 0
    assert number.evaluate("link => link === document.activeElement")


def test_without_script_a_number_leads_to_the_open_list(look):
    page = look(SUPPLIERS, scripts=False).page
    number = page.locator(".body p a.number").first
    target = number.get_attribute("href")
    number.click()
    assert page.url.endswith(target)
    assert page.locator(f"[id='{target[1:]}']").is_visible()


def test_an_address_of_a_fact_opens_the_list(look, open_page, issue_folder):
    page = look(SUPPLIERS).page
    fact = page.locator(".facts dl > div").first
    assert not fact.is_visible()
    page.evaluate("location.hash = document.querySelector('.facts dl > div').id")
    fact.wait_for(state="visible")
    assert fact.evaluate("fact => fact === document.activeElement")


def test_the_register_is_searched_for_a_supplier(look):
    page = look(FRONT, width=360).page
    page.get_by_label("Sök ämne, leverantör eller område").fill("lernia")
    found = page.locator(".register li:visible")
    assert [" ".join(word.split()) for word in found.all_text_contents()] == [
        "Lernia Utbildning AB Leverantörer i Rusta och matcha, plats 2",
        "Lernia Utbildning AB Arbetsmarknadsutbildning, plats 3",
        "Lernia Utbildning AB Avtal som riskerar hävning",
        "Lernia Utbildning AB Arbetsmarknadsutbildning",
    ]
    assert page.locator(".register output").text_content() == "4 träffar"
    found.first.locator("a").click()
    page.wait_for_url("**/33_rom2_suppliers.html?rad=*#tab-33_rom2_suppliers-top30")
    row = page.locator("tr.found")
    assert row.locator("th").all_text_contents()[0] == "2"
    assert "Lernia Utbildning AB" in row.text_content()
    assert row.evaluate("row => { const box = row.getBoundingClientRect(); return box.top >= 0 && box.bottom <= 800 }")


def test_the_search_is_reached_from_every_page_and_has_the_focus(look):
    page = look(SUPPLIERS, width=360).page
    page.get_by_role("link", name="Sök", exact=True).click()
    page.wait_for_url("**/index.html#sok-rubrik")
    assert page.evaluate("document.activeElement.id") == "sok"
    page.keyboard.type("utan jobb")
    first = page.locator(".register li:visible").first
    assert " ".join(first.text_content().split()) == "Utan jobb i mer än ett år: 146 862 Månadens siffra"
    first.locator("a").click()
    assert page.get_by_role("dialog", name="Siffrans ursprung").locator("dt b").text_content() == "146\u00a0862"


def test_a_tall_figure_is_folded_on_a_phone_until_it_is_asked_for(look):
    page = look("31_rom2_results.html", width=360).page
    picture = page.locator("#fig-31_rom2_results-rr1 .picture")
    assert picture.evaluate("picture => picture.clientHeight") == 480
    page.get_by_role("button", name="Visa hela figuren").first.click()
    assert picture.evaluate("picture => picture.clientHeight") > 1400
    wide = look("31_rom2_results.html").page
    assert wide.get_by_role("button", name="Visa hela figuren").count() == 0


def test_a_table_is_sorted_by_keyboard_and_says_so(look):
    page = look(SUPPLIERS).page
    figure = page.locator(".werket-table.long").first
    names = lambda: figure.locator("tbody tr th:last-of-type:not([colspan])").all_text_contents()  # noqa: E731
    before = names()
    head = figure.locator("th", has_text="Leverantör")
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    rising = names()
    assert rising != before
    assert rising == page.evaluate("names => [...names].sort((a, b) => a.localeCompare(b, 'sv'))", before)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert names() == rising[::-1]
    amounts = figure.locator("th", has_text="Kvarstående")
    amounts.locator("button").click()
    assert head.get_attribute("aria-sort") is None
    assert names()[-1] == before[0]
    assert figure.locator("tbody tr").last.text_content().startswith("Totalt")


def test_a_table_is_searched_and_the_count_is_told(look):
    page = look(SUPPLIERS).page
    figure = page.locator(".werket-table.long").first
    rows = figure.locator("tbody tr:visible")
    all_rows = rows.count()
    figure.get_by_label("Sök i tabellen").fill("lernia")
    assert figure.locator("output").get_attribute("aria-live") == "polite"
    assert figure.locator("output").text_content() == f"1 av {all_rows - 1} rader"
    assert "Lernia Utbildning AB" in rows.first.text_content()
    figure.get_by_label("Sök i tabellen").fill("")
    assert rows.count() == all_rows


def test_every_figure_has_its_data_and_its_files(look):
    page = look(MAPS).page
    figures = page.locator(".werket-figure")
    assert figures.count() >= 2
    for number in range(figures.count()):
        figure = figures.nth(number)
        links = figure.locator(".links a")
        assert [link.text_content() for link in links.all()] == ["Data och adress", "SVG", "PNG", "CSV"]
    own = look(figures.first.locator(".links a").first.get_attribute("href")).page
    assert own.locator(".werket-figure").count() == 1
    assert own.locator(".data tbody tr").count() >= 9
    assert own.locator(".data th").all_text_contents()[:3] == ["Gruppkod", "Kommungrupp", "Arbetslöshet, procent"]


def test_pages_are_light(issue_folder):
    sizes = {path.name: path.stat().st_size for path in issue_folder.glob("*.html")}
    sections = {name: size for name, size in sizes.items() if name[0].isdigit()}
    assert len(sections) >= 17
    assert max(size for name, size in sizes.items() if name != FRONT) <= 350_000
    assert sizes[FRONT] + (issue_folder / "filer/sidor.css").stat().st_size <= 400_000
    assert not [name for name in sizes if "base64" in (issue_folder / name).read_text(encoding="utf-8")]


MEASURE = """figure => {
  const svg = [...figure.querySelectorAll("svg")].find(drawn => drawn.getBoundingClientRect().width > 0);
  const box = svg.getBoundingClientRect(), scale = svg.getScreenCTM().a;
  const sizes = [...svg.querySelectorAll("text")].map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
  return {left: box.left, right: box.right, smallest: Math.min(...sizes)};
}"""


def test_every_figure_fits_a_phone_and_can_be_read_there(look, issue_folder):
    measured = 0
    for path in [issue_folder / FRONT, *sorted(issue_folder.glob("figur-*.html"))]:
        for figure in look(path.name, width=360).page.locator("figure.werket-figure").all():
            seen = figure.evaluate(MEASURE)
            where = (path.name, figure.get_attribute("id"), seen)
            assert 0 <= seen["left"] < seen["right"] <= 360, where
            assert seen["smallest"] >= 11, where
            measured += 1
    assert measured >= 35


def test_every_table_of_up_to_eight_columns_fits_a_phone_and_the_others_say_that_they_do_not(look, issue_folder):
    measured = 0
    for path in sorted(issue_folder.glob("[0-9]*.html")):
        for table in look(path.name, width=360).page.locator("figure.werket-table").all():
            cut = table.locator(".scroll").evaluate("box => box.scrollWidth > box.clientWidth")
            told = table.locator("figcaption").evaluate("head => getComputedStyle(head, '::after').content")
            assert cut == (told != "none"), (path.name, table.get_attribute("id"), told)
            measured += 1
    assert measured >= 30


def test_a_phone_shows_a_long_tables_first_rows_until_it_is_asked_for_all(look):
    table = look(SUPPLIERS, width=360).page.locator(".werket-table.long").first
    rows = table.locator("tbody tr:visible")
    assert (rows.count(), rows.last.locator("th").first.text_content()) == (13, "Totalt")
    table.get_by_role("button", name="Visa alla 30 rader").click()
    assert rows.count() == 31
    found = look(f"{SUPPLIERS}#tab-33_rom2_suppliers-top30", width=360).page.locator(".werket-table.long").first
    assert found.locator("tbody tr:visible").count() == 31


def test_first_tab_leads_past_the_head(look):
    page = look(SUPPLIERS).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_paper_has_no_controls(look):
    page = look(SUPPLIERS).page
    page.emulate_media(media="print")
    for part in (".links", ".search", ".numbers", ".onward", ".toc"):
        assert not page.locator(part).first.is_visible(), part
    sorted_by = page.locator(".sort").first
    assert sorted_by.evaluate("button => getComputedStyle(button, '::after').content") == "none"


def test_hostile_names_are_only_names(open_page, axe, tmp_path):
    folder = tmp_path / "web"
    folder.mkdir()
    write_web(make_issue(tmp_path), folder)
    seen = open_page(folder / "33_rom2_suppliers.html", width=360)
    table = seen.page.locator(".werket-grid").first
    for name in HOSTILE:
        assert table.get_by_text(name, exact=True).count() == 1
    assert seen.page.locator("img").count() == 0
    assert seen.page.evaluate("document.documentElement.scrollWidth") == 360
    assert find_violations(seen.page, axe) == []
    assert seen.complaints == []


@pytest.mark.parametrize("seen_as", WAYS, ids=str)
def test_axe_finds_nothing_in_what_differs_between_two_runs(open_page, axe, tmp_path, seen_as):
    width, dark = seen_as
    before = make_run(tmp_path / "2024-12", BEFORE, month=MONTH - 1, text="Det var 100 fler.")
    after = make_run(tmp_path / "2025-01", AFTER, text=HOSTILE[0], svg=SVG.replace("241", "243"), status="failed")
    write_diff(before, after, tmp_path / "diff.html", Tolerance())
    seen = open_page(tmp_path / "diff.html", width=width, dark=dark)
    assert find_violations(seen.page, axe) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    assert seen.complaints == []


def test_a_second_time_nothing_is_made(werket, issue_folder):
    before = {path: path.stat().st_mtime_ns for path in issue_folder.rglob("*")}
    done = werket("issue", issue_folder.parent.name, "--out", issue_folder.parents[1])
    assert done.stdout.splitlines()[0] == "nothing that the issue is made of has changed"
    assert done.stdout.splitlines()[1] == str(issue_folder / "index.html")
    assert {path: path.stat().st_mtime_ns for path in issue_folder.rglob("*")} == before
