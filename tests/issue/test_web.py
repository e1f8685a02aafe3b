"""The web edition: pages that ask for nothing, whose numbers lead to their facts, in which no name acts."""

import re
from html.parser import HTMLParser

import pytest

from tests.issue.conftest import HOSTILE
from werket_lib.issue.web import FILES, FRONT, write_web


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
    fact = re.search(r'id="siffra-rom2\.remaining".*?</div>', html, re.DOTALL)[0]
    assert "<b>39\u00a0413</b> personer" in fact
    assert "a test" in fact


def test_a_table_is_the_sections_with_its_data_beside_it(folder):
    html = page(folder, "33_rom2_suppliers.html")
    assert 'id="tab-33_rom2_suppliers-top30"' in html
    assert f'href="{FILES}/33_rom2_suppliers-top30.csv"' in html
    assert (folder / FILES / "33_rom2_suppliers-top30.csv").read_text() == "rank\n1\n"


def test_a_gap_is_marked(folder):
    html = page(folder, "40_sta.html")
    assert "Avsnittet saknas i det här utkastet." in html
    assert "Underlaget har inte kommit." in html


@pytest.mark.parametrize("name", ["ledare.html", "33_rom2_suppliers.html"])
def test_names_are_text_and_nothing_is_asked_for(folder, name):
    parsed = Tags(page(folder, name))
    assert not [tag for tag, _ in parsed.tags if tag in ("img", "iframe", "link", "object", "form")]
    assert not [attributes for _, attributes in parsed.tags if any(key.startswith("on") for key in attributes)]
    assert sum(tag == "script" for tag, _ in parsed.tags) == 1
    assert HOSTILE[0] in parsed.text
    policies = [attributes["content"] for tag, attributes in parsed.tags if attributes.get("http-equiv")]
    assert policies[0].startswith("default-src 'none'")
