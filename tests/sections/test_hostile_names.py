"""Figures of awkward data: short, broken, zero, huge, and names that mean harm."""

from dataclasses import replace

import pandas as pd
import pytest

from werket_lib.sections.areas.figures import plot_area_map, plot_largest_areas
from werket_lib.sections.areas.numbers import summarise_rom2_areas
from werket_lib.sections.services.figures import plot_flows, plot_market
from werket_lib.sections.services.market import summarise_market
from werket_lib.sections.services.numbers import summarise_flows
from werket_lib.sections.suppliers.figures import (
    plot_concentration,
    plot_entries,
    plot_ranking,
    plot_suppliers_over_time,
)
from werket_lib.sections.suppliers.numbers import summarise_rom2_suppliers
from werket_lib.sections.temperature.figures import plot_gauges, plot_temperature
from werket_lib.sections.temperature.numbers import summarise_temperature

MONTH = pd.Period("2025-01", freq="M")
START = pd.Period("2015-01", freq="M")

FLOWS = {
    "one month": ([5], [3], [2]),
    "two months": ([5, 6], [3, 3], [2, 1]),
    "nobody": ([0] * 6, [0] * 6, [0] * 6),
    "holes": ([10, 20, None, 30, None, 25, 26, 27], list(range(8)), [1] * 8),
    "hole before the last": ([10, 20, 22, 30, None, 25], list(range(6)), [1] * 6),
    "hundreds of millions": ([123_456_789, 987_654_321, 555_555_555], [12_345_678, 22_345_678, 999_999], [1, 2, 3]),
    "one person": ([1, 0, 1], [1, 0, 0], [0, 1, 0]),
    "ten years": (list(range(100, 220)), list(range(120)), [7] * 120),
}
SUPPLIERS = {
    "one supplier": {"2024-12": {"A": 3}, "2025-01": {"A": 8}},
    "nobody": {"2024-12": {"A": 0, "B": 0}, "2025-01": {"A": 0, "B": 0}},
    "all new": {"2024-12": {"Z": 4}, "2025-01": {"A": 1_000_000, "B": 5}},
    "two thousand millions": {"2024-12": {"A": 1_000_000_000, "B": 5}, "2025-01": {"A": 1, "B": 2_000_000_000}},
    "hidden": {"2024-12": {"A": None, "B": 5}, "2025-01": {"A": 8, "B": None, "C": 9}},
    "sixty alike": {"2024-12": {f"L {n}": 7 for n in range(60)}, "2025-01": {f"L {n}": 8 for n in range(60)}},
    "a steep fall": {
        **{f"2024-{m:02d}": {f"S {n}": 1000 - 80 * m for n in range(100 - 8 * m)} for m in range(1, 13)},
        "2025-01": {"S 1": 5, "S 2": 6},
    },
    "a steep rise": {f"{m}": {f"S {n}": 1 + 9**place for n in range(1 + 40 * place)}
                     for place, m in enumerate(pd.period_range("2024-10", "2025-01", freq="M"))},
    "holes": {f"2024-{m:02d}": {f"S {n}": 10 * m for n in range(3 * m)} for m in (1, 2, 3, 6, 9, 12)}
    | {"2025-01": {"S 1": 5}},
}  # fmt: skip


def flows_of(tables, kind):
    return summarise_flows(tables.make_flows(*FLOWS[kind]), service="ROM2", month=MONTH, start=START)


@pytest.mark.parametrize("kind", FLOWS)
def test_flows_of_any_size_and_shape(tables, tools, kind):
    tools.check_texts(plot_flows(flows_of(tables, kind)))


@pytest.mark.parametrize("kind", SUPPLIERS)
@pytest.mark.parametrize("plot", [plot_suppliers_over_time, plot_ranking, plot_entries, plot_concentration])
def test_suppliers_of_any_number_and_size(tables, tools, plot, kind):
    section = summarise_rom2_suppliers(tables.make_suppliers(SUPPLIERS[kind]), MONTH, start=START)
    tools.check_texts(plot(section))


@pytest.mark.parametrize("counts", [{"A": 7}, {"A": 2_000_000_000, "B": 1}, {f"L {n}": 100 - n for n in range(40)}])
def test_markets_of_any_size(tables, tools, counts):
    table = tables.make_suppliers({"2025-01": counts}, service="STA")
    tools.check_texts(plot_market(summarise_market(table, service="STA", month=MONTH)))


@pytest.mark.parametrize("options", [{"months": 13}, {"months": 420}, {"drop": (50, 51, 60, 62, 119)}])
@pytest.mark.parametrize("plot", [plot_gauges, plot_temperature])
def test_temperature_of_any_length(tables, tools, plot, options):
    tools.check_texts(plot(summarise_temperature(tables.make_indicators(**options), MONTH)))


@pytest.fixture
def hostile_figures(tables):
    counts = {name: 50 - place for place, name in enumerate(tables.HOSTILE)}
    before = {name: place for place, name in enumerate(tables.HOSTILE)}
    ranking = tables.make_suppliers({"2024-12": before, "2025-01": counts})
    market = tables.make_suppliers({"2025-01": counts}, service="STA")
    return (
        plot_ranking(summarise_rom2_suppliers(ranking, MONTH, start=START)),
        plot_market(summarise_market(market, service="STA", month=MONTH)),
    )


def test_names_that_mean_harm_are_drawn_as_they_are(hostile_figures, tools):
    for figure in hostile_figures:
        tools.check_texts(figure)
        said = [text.get_text() for text in tools.visible_texts(figure)]
        assert {"$x^2$ \\frac{1}{0} $", "<script>alert(1)</script>", "En rad till", '=HYPERLINK("x")'} <= set(said)
        assert any(text.startswith("Ett mycket långt namn") and text.endswith("…") for text in said)


def test_names_that_mean_harm_are_text_in_svg(hostile_figures, tools):
    for figure in hostile_figures:
        svg = tools.draw_svg(figure)
        assert "<script" not in svg
        assert "&lt;script&gt;" in svg


def test_areas_of_hostile_names_are_drawn_or_listed_below(tables, tools):
    counts = {name: 10 + place for place, name in enumerate(tables.HOSTILE)}
    suppliers = tables.make_suppliers({"2024-12": counts, "2025-01": counts})
    flows = replace(suppliers, table=suppliers.table.rename(columns={"supplier": "delivery_area"}))
    section = summarise_rom2_areas(flows, MONTH)
    for figure in (plot_largest_areas(section), plot_area_map(section, None)):
        tools.check_texts(figure)
