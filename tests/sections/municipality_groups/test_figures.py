"""The figures on groups of municipalities: what they print, and that no two words meet."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from tests.sections.frames import DECEMBER, JANUARY, municipalities, municipality_labour
from werket_lib.codes import MUNICIPALITY_GROUPS, municipality_names
from werket_lib.provenance import SourcedTable
from werket_lib.sections.municipality_groups.figures import plot_groups, plot_map
from werket_lib.sections.municipality_groups.numbers import summarise_municipality_groups
from werket_lib.sections.municipality_groups.tables import table_groups
from werket_lib.style.theme import BAD, GOOD


@pytest.fixture(scope="module")
def section():
    """All municipalities, each in a group, with lifelike counts in two months."""
    random = np.random.default_rng(3)
    groups = {f"m{code}": list(MUNICIPALITY_GROUPS)[place % 9] for place, code in enumerate(municipality_names())}
    counts = {
        code: (int(random.integers(40, 110)), 1000, int(random.integers(10, 60))) for code in municipality_names()
    }
    now = {
        code: (u + int(random.integers(0, 20)) * (-1 if groups[f"m{code}"] == "A1" else 1), force, v)
        for code, (u, force, v) in counts.items()
    }
    after = municipality_labour(now)
    labour = SourcedTable(pd.concat([municipality_labour(counts, last=DECEMBER).table, after.table]), after.sources)
    return summarise_municipality_groups(labour, municipalities(**groups), JANUARY, start=DECEMBER)


@pytest.mark.parametrize("plot", [plot_groups, plot_map])
def test_words_stay_apart_and_on_the_paper(plot, section, tools):
    tools.check_texts(plot(section))


@pytest.mark.parametrize("plot", [plot_groups, plot_map])
def test_same_section_gives_the_same_bytes(plot, section, tools):
    svg = tools.draw_svg(plot(section))
    assert svg == tools.draw_svg(plot(section))
    assert len(svg) < 200_000


def test_panels_print_every_groups_facts(section, tools):
    said = [text.get_text() for text in tools.visible_texts(plot_groups(section))]
    assert {"Riket", "januari 2025", "december 2024", "Arbetslöshet", "Lediga jobb", *MUNICIPALITY_GROUPS.values()} <= {
        *said
    }
    for fact in (fact for name, fact in section.facts.items() if ".municipality." not in name and "12m" not in name):
        assert (fact.signed if fact.id.endswith("change_pp") else fact.text) in said


def test_rise_and_fall_differ_in_colour(section):
    dots = [mark for mark in plot_groups(section).findobj(Line2D) if mark.get_marker() == "o"]
    colors = {to_hex(mark.get_markeredgecolor()) for mark in dots}
    assert {BAD, GOOD} <= colors
    assert len(dots) == 2 + 2 * 2 * 10


def test_map_heads_say_what_and_since_when(section, tools):
    said = [text.get_text() for text in tools.visible_texts(plot_map(section))]
    assert "Arbetslöshet, procent av arbetskraften" in said
    assert "Förändring sedan december 2024, procentenheter" in said


def test_table_prints_the_facts_with_the_country_last(section):
    html = table_groups(section).html
    rows = table_groups(section).rows
    assert [row[0].text for row in rows][-1] == "Riket"
    assert rows[-1][2].text == section.facts["groups.country.unemployment_rate.change_pp"].signed
    assert "Lediga jobb, förändring" in html
