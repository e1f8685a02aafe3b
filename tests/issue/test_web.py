"""The web edition: pages that ask for nothing, whose numbers lead to their facts, in which no name acts."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.issue.conftest import HOSTILE, make_issue
from tests.pages.samples import SVG
from werket_lib.issue.web import write_web
from werket_lib.issue.web_front import FRONT, find_neighbours
from werket_lib.issue.web_page import FILES
from werket_lib.model import FigureBlock


@pytest.fixture
def folder(issue, tmp_path):
    made = tmp_path / "web"
    made.mkdir()
    write_web(issue, made)
    return made


def page(folder, name):
    return (folder / name).read_text(encoding="utf-8")


class Tags(HTMLParser):
    """Gathers tags with their attributes, and the text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        """Note text."""
        self.text += data


def test_the_front_page_leads_to_every_entry_and_medium(folder):
    links = {attributes.get("href") for tag, attributes in Tags(page(folder, FRONT)).tags if tag == "a"}
    assert {"ledare.html", "33_rom2_suppliers.html", "40_sta.html"} <= links
    assert {"werket-manadsrapport.pdf", "werket-tabellbilaga.xlsx"} <= links


@pytest.mark.parametrize("name", ["ledare.html", "33_rom2_suppliers.html", FRONT])
def test_a_number_leads_to_its_fact_on_the_same_page(folder, name):
    html = page(folder, name)
    assert 'class="number" href="#siffra-rom2.remaining">39\u00a0413</a>' in html
    fact = re.search(r'id="siffra-rom2\.remaining".*?</div>\s*</div>', html, re.DOTALL)[0]
    assert "<b>39\u00a0413</b> personer" in fact
    assert "<dd>kvarstående</dd>" in fact
    assert "Summan av myndighetens rader: deltagare kvar när månaden tog slut." in fact
    assert 'class="technical" href="siffror-33_rom2_suppliers.html"' in fact
    assert "a test" not in html


def test_technical_details_stand_on_a_page_of_their_own(folder):
    html = page(folder, "siffror-33_rom2_suppliers.html")
    fact = re.search(r'id="siffra-rom2\.remaining".*?</div>', html, re.DOTALL)[0]
    assert "Rusta och matcha, januari 2025: kvarstående" in fact
    assert "<code>rom2.remaining</code>" in fact
    assert html.count("Uträknade av <code>a test</code>.") == 1


def test_a_picture_for_who_shares_a_link_has_a_whole_address_or_none(tmp_path, monkeypatch):
    figure = FigureBlock("33_rom2_suppliers", "share", "figures/33_rom2_suppliers/share", "Andel", "En figur")
    issue = make_issue(tmp_path)
    for suffix, content in ((".svg", SVG), (".png", ""), (".csv", "share\n1\n")):
        path = (tmp_path / figure.base).with_suffix(suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    article = issue.parts[0].entries[0]
    issue = replace(issue, parts=(replace(issue.parts[0], entries=(replace(article, blocks=(figure,)),)),))
    settings = tmp_path / "werket.toml"
    monkeypatch.setenv("WERKET_CONFIG", str(settings))
    pictures = []
    for site in ("", "https://example.test/rapport/"):
        settings.write_text(f'site = "{site}"\n', encoding="utf-8")
        folder = tmp_path / f"web{len(pictures)}"
        folder.mkdir()
        write_web(issue, folder)
        pictures.append(re.findall(r'og:image" content="([^"]*)"', page(folder, FRONT)))
    assert pictures == [[], ["https://example.test/rapport/2025-01/issue/filer/33_rom2_suppliers-share.png"]]


def test_the_front_page_can_be_searched_for_names(folder):
    register = re.search(r'<section class="register.*?</section>', page(folder, FRONT), re.DOTALL)[0]
    assert '<a href="ledare.html">Kallt</a> <small>Ledare</small>' in register
    assert "33_rom2_suppliers.html?rad=%24x%24%20_a_%20%2Ab%2A#tab-33_rom2_suppliers-top30" in register
    assert "<small>Leverantörer i Rusta och matcha, plats 7</small>" in register


def test_the_front_page_leads_to_the_issues_before_and_after(issue, tmp_path):
    month = tmp_path / "2025-01"
    for beside in ("2024-11", "2024-12", "2025-02"):
        (tmp_path / beside / "issue").mkdir(parents=True)
        (tmp_path / beside / "issue" / FRONT).write_text("")
    neighbours = find_neighbours(replace(issue, folder=month))
    assert neighbours == [
        ("prev", "januari 2025", "../../2024-12/issue/index.html"),
        ("next", "mars 2025", "../../2025-02/issue/index.html"),
    ]


def test_the_front_page_describes_itself(folder):
    tags = [attributes for tag, attributes in Tags(page(folder, FRONT)).tags if tag == "meta"]
    assert {"property": "og:title", "content": "Kallt · Werket Månadsrapport"} in tags
    assert {"name": "description", "content": "Det är kallt."} in tags


def test_a_table_is_the_sections_with_its_data_beside_it(folder):
    html = page(folder, "33_rom2_suppliers.html")
    assert 'id="tab-33_rom2_suppliers-top30"' in html
    assert f'href="{FILES}/tab-33_rom2_suppliers-top30.csv"' in html
    assert (folder / FILES / "tab-33_rom2_suppliers-top30.csv").read_text() == "rank\n1\n"


def test_a_gap_is_marked(folder):
    html = page(folder, "40_sta.html")
    assert "Avsnittet saknas i det här utkastet." in html
    assert "Underlaget har inte kommit." in html


@pytest.mark.parametrize("name", ["ledare.html", "33_rom2_suppliers.html"])
def test_names_are_text_and_nothing_is_asked_for(folder, name):
    parsed = Tags(page(folder, name))
    assert not [tag for tag, _ in parsed.tags if tag in ("img", "iframe", "object", "form")]
    assert [attributes["href"] for tag, attributes in parsed.tags if tag == "link"] == ["filer/sidor.css"]
    assert not [attributes for _, attributes in parsed.tags if any(key.startswith("on") for key in attributes)]
    assert sum(tag == "script" for tag, _ in parsed.tags) == 1
    assert HOSTILE[0] in parsed.text
    policies = [attributes["content"] for tag, attributes in parsed.tags if attributes.get("http-equiv")]
    assert policies[0].startswith("default-src 'none'")
