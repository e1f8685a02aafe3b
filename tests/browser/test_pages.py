"""The pages as a reader's browser shows them."""

from pathlib import Path

import pytest

from tests.browser.conftest import WAYS, find_violations

PAGES = ["index.html", "html/10_temperature.html", "html/33_rom2_suppliers.html"]
SECTION = "html/10_temperature.html"
CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_page_never_scrolls_sideways(visit, name, width):
    page = visit(name, width=width).page
    if page.locator(".code-toggle").is_visible():
        page.click(".code-toggle")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", PAGES)
def test_asks_no_server_and_complains_of_nothing(visit, name):
    seen = visit(name)
    seen.page.wait_for_load_state("networkidle")
    assert {request.url.split(":")[0] for request in seen.requests} <= {"file", "data"}
    assert seen.complaints == []


@pytest.mark.parametrize("seen_as", WAYS, ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit, axe, name, seen_as):
    width, dark = seen_as
    assert find_violations(visit(name, width=width, dark=dark).page, axe) == []


def test_strip_unfolds_what_it_leads_to(visit):
    page = visit("index.html", width=360).page
    finding = page.locator("#tveksamt li").first
    assert not finding.is_visible()
    page.get_by_role("link", name="tveksamma").click()
    assert finding.is_visible()


def test_the_reports_own_fonts_are_used(visit):
    page = visit(SECTION).page
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)")
    assert {name.strip('"') for name in loaded} == {"Werket Sans", "Werket Serif"}


def test_code_is_shown_and_hidden_by_mouse(visit):
    page = visit(SECTION).page
    code, button = page.locator(".code pre").first, page.get_by_role("button", name="kod")
    assert not code.is_visible()
    button.click()
    assert code.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert button.text_content() == "Dölj kod"
    button.click()
    assert not code.is_visible()
    assert button.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_code_is_shown_by_keyboard(visit, key):
    page = visit(SECTION).page
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "code-toggle":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press(key)
    assert page.locator(".code pre").first.is_visible()


def test_code_can_be_unfolded_without_script(visit):
    page = visit(SECTION, scripts=False).page
    assert not page.locator(".code-toggle").is_visible()
    page.locator(".code summary").first.click()
    assert page.locator(".code pre").first.is_visible()


def test_failed_cells_code_is_shown_unasked(visit):
    page = visit("html/33_rom2_suppliers.html").page
    assert page.locator("#misslyckad-cell .code pre").is_visible()
    assert not page.locator(".traceback pre").is_visible()


def test_first_tab_leads_past_the_head(visit):
    page = visit(SECTION).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_contents_are_open_where_there_is_room(visit):
    assert visit(SECTION, width=1440).page.locator(".toc li").first.is_visible()
    phone = visit(SECTION, width=360).page
    assert not phone.locator(".toc li").first.is_visible()
    phone.locator(".toc summary").click()
    assert phone.locator(".toc li").first.is_visible()


def test_policy_stops_what_gets_into_the_page(visit):
    seen = visit(SECTION)
    seen.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.intruded = true";
            document.body.append(script);
            const image = document.createElement("img");
            image.setAttribute("onerror", "window.intruded = true");
            image.src = "https://example.invalid/x.png";
            document.body.append(image);
        }"""
    )
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("window.intruded") is None
    assert [request.failure for request in seen.requests if request.url.startswith("http")] == ["csp"]
    assert any("Content Security Policy" in complaint for complaint in seen.complaints)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_all_text_has_contrast(visit, name, dark):
    page = visit(name, dark=dark).page
    if page.locator(".code-toggle").is_visible():
        page.click(".code-toggle")
    lowest = page.evaluate(CONTRAST)
    assert lowest["ratio"] >= 4.5, lowest


def test_figures_take_the_pages_colours(visit):
    page = visit(SECTION, dark=True).page
    assert page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") == "rgb(21, 24, 27)"
    paper = page.locator(".werket-figure > svg rect").first
    assert paper.evaluate("rect => getComputedStyle(rect).fill") == "rgb(21, 24, 27)"
    page.emulate_media(media="print")
    assert paper.evaluate("rect => getComputedStyle(rect).fill") == "rgb(255, 255, 255)"


def test_print_leaves_out_code_contents_and_links(visit):
    page = visit(SECTION).page
    page.click(".code-toggle")
    page.emulate_media(media="print")
    for part in (".tools", ".code", ".links", ".onward"):
        assert not page.locator(part).first.is_visible(), part
    assert page.locator(".werket-figure").evaluate("figure => getComputedStyle(figure).breakInside") == "avoid"


def test_printed_pages_are_a4(visit):
    sheet = visit(SECTION).page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95996 841.91998]" in sheet or b"/MediaBox [0 0 595 842]" in sheet
