"""Breaks in a series: a comparison across one is marked in words, figures and tables, or not printed."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY, indicators, service_flows, supplier_flows
from werket_lib.provenance import Break, SourcedTable
from werket_lib.sections.breaks import breaks_between, describe_breaks, note_breaks
from werket_lib.sections.services.numbers import summarise_flows
from werket_lib.sections.services.words import describe_flows
from werket_lib.sections.suppliers.competition_words import describe_concentration
from werket_lib.sections.suppliers.figures import plot_concentration
from werket_lib.sections.suppliers.numbers import summarise_rom2_suppliers
from werket_lib.sections.temperature.figures import plot_gauges
from werket_lib.sections.temperature.numbers import summarise_temperature
from werket_lib.sections.temperature.tables import table_indicators
from werket_lib.sections.temperature.words import describe_indicators

CHANGES = dict.fromkeys(("varsel", "unemployment_rate", "long_term_unemployed", "vacancies", "ki_barometer"), 1.0)


def broken(since: str, *measures: str) -> Break:
    return Break("af_unemployment", measures, since, "räknas åldrarna 16–66, mot 16–65 förut", "why")


@pytest.mark.parametrize(
    ("since", "across"), [("2024-01", False), ("2024-02", True), ("2025-01", True), ("2025-02", False)]
)
def test_a_comparison_is_across_a_break_that_lies_between_its_months(since, across):
    table = SourcedTable(pd.DataFrame(), (), breaks=(broken(since, "unemployment_rate"),))
    assert bool(breaks_between(table, "unemployment_rate", JANUARY - 12, JANUARY)) is across
    assert not breaks_between(table, "varsel", JANUARY - 12, JANUARY)


def test_what_is_said_of_breaks():
    assert describe_breaks(()) == note_breaks(()) == ""
    one = broken("2026-01", "unemployment_rate")
    assert describe_breaks([one]) == (
        "Jämförelsen går över ett brott: från januari 2026 räknas åldrarna 16–66, mot 16–65 förut."
    )
    assert note_breaks([one], drawn=True) == "; brott i serien i januari 2026 (streckad linje)"


def temperature(*breaks: Break, months: int = 73):
    return summarise_temperature(replace(indicators(CHANGES, months=months), breaks=breaks), JANUARY)


def test_indicators_across_a_break_are_marked():
    section = temperature(broken("2024-06", "unemployment_rate"), broken("2024-06", "long_term_unemployed"))
    assert describe_indicators(section).endswith(
        "Brott i serien för arbetslösheten och antalet långtidsarbetslösa: från juni 2024 räknas åldrarna 16–66, mot "
        "16–65 förut."
    )
    assert table_indicators(section).caption.endswith("på tolv månader; brott i serien i juni 2024")
    dashed = [line for axes in plot_gauges(section).axes for line in axes.lines if line.is_dashed()]
    assert [line.get_xdata()[0] for line in dashed] == [pd.Period("2024-06", "M").ordinal - 0.5] * 2


def test_an_older_break_is_marked_where_the_whole_series_is_drawn():
    section = temperature(broken("2022-01", "unemployment_rate"))
    assert "brott" not in describe_indicators(section).lower()
    assert sum(line.is_dashed() for axes in plot_gauges(section).axes for line in axes.lines) == 1


def test_no_year_is_printed_across_a_services_start():
    flows = service_flows("ROM2", remaining=[100] * 14, new=[10] * 14, left=[10] * 14)
    whole = summarise_flows(flows, service="ROM2", month=JANUARY, start=JANUARY - 13)
    assert whole.facts["rom2.remaining.change_12m"].value == 0
    cut = summarise_flows(
        replace(flows, breaks=(broken("2024-02", "ROM2"),)), service="ROM2", month=JANUARY, start=JANUARY - 13
    )
    assert cut.facts["rom2.remaining.change_12m"].value is None
    assert cut.facts["rom2.remaining.change"].value == 0
    assert "januari 2024" not in describe_flows(cut)


def test_a_market_is_marked_where_it_is_compared_with_a_start():
    table = supplier_flows({DECEMBER: {"A": 60, "B": 41}, JANUARY: {"A": 50, "B": 40}})
    section = summarise_rom2_suppliers(replace(table, breaks=(broken("2025-01", "ROM2"),)), JANUARY, start=DECEMBER)
    assert "Jämförelsen går över ett brott: från januari 2025" in describe_concentration(section)
    assert [sum(line.is_dashed() for line in axes.lines) for axes in plot_concentration(section).axes] == [1, 1]
