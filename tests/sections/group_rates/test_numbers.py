"""Rates of groups of municipalities: summed before they are divided, and never of a part of a group."""

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY, municipalities, municipality_labour
from werket_lib.errors import DataError, LateError, SchemaError
from werket_lib.facts import source_cells
from werket_lib.provenance import SourcedTable
from werket_lib.sections.group_rates.numbers import summarise_group_rates

GROUPS = municipalities(m0180="A1", m1480="A1", m0114="A2")
COUNTS = {"0180": (50, 1000, 30), "1480": (10, 100, 3), "0114": (4, 50, 1), "0000": (2, None, 5)}


def test_sums_before_it_divides():
    rates = summarise_group_rates(municipality_labour(COUNTS), GROUPS, JANUARY)
    assert rates.groups == {"A1": "Storstäder", "A2": "Pendlingskommun nära storstad"}
    assert rates.unemployment_rate.loc[JANUARY].tolist() == [pytest.approx(100 * 60 / 1100), 8.0]
    assert rates.vacancy_rate.loc[JANUARY].tolist() == [pytest.approx(100 * 33 / 1100), 2.0]


def test_the_country_includes_those_without_a_municipality():
    country = summarise_group_rates(municipality_labour(COUNTS), GROUPS, JANUARY).country.loc[JANUARY]
    assert country.tolist() == [pytest.approx(100 * 66 / 1150), pytest.approx(100 * 39 / 1150)]


def test_table_has_a_row_a_group_and_month():
    table = summarise_group_rates(municipality_labour(COUNTS, months=2), GROUPS, JANUARY).table
    assert list(table) == ["month", "group_code", "unemployment_rate", "vacancy_rate"]
    assert table[["month", "group_code"]].to_numpy().tolist() == [
        [DECEMBER, "A1"], [DECEMBER, "A2"], [JANUARY, "A1"], [JANUARY, "A2"],
    ]  # fmt: skip


def test_a_rate_rests_on_its_numerator_and_its_denominator():
    sources = summarise_group_rates(municipality_labour(COUNTS), GROUPS, JANUARY).sources
    cells = [cell["cells"] for cell in source_cells(sources, "vacancy_rate")]
    assert cells == ["Blad 1, vacancies; Blad 1, labour_force"]


@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_blank_municipality_is_no_zero(column):
    blank = [*COUNTS["1480"]]
    blank[column] = None
    with pytest.raises(SchemaError, match="is blank for municipality 1480 in 2025-01, so there is no sum"):
        summarise_group_rates(municipality_labour(COUNTS | {"1480": tuple(blank)}), GROUPS, JANUARY)


def test_months_before_a_series_begins_are_left_out():
    before = municipality_labour({code: (None, None, v) for code, (_, _, v) in COUNTS.items()}, last=DECEMBER, months=9)
    whole = municipality_labour(COUNTS)
    labour = SourcedTable(pd.concat([before.table, whole.table]), whole.sources)
    assert summarise_group_rates(labour, GROUPS, JANUARY).unemployment_rate.index.tolist() == [JANUARY]


def test_month_that_is_not_there_is_late():
    with pytest.raises(
        LateError, match="no unemployed, labour force and vacancies in 2025-01; it has 2024-12 to 2024-"
    ):
        summarise_group_rates(municipality_labour(COUNTS, last=DECEMBER), GROUPS, JANUARY)


def test_group_that_lacks_a_municipality_is_refused():
    counts = {code: row for code, row in COUNTS.items() if code != "1480"}
    with pytest.raises(DataError, match=r"municipality_labour lacks the municipalities 1480 \(1 in all\)"):
        summarise_group_rates(municipality_labour(counts), GROUPS, JANUARY)
    with pytest.raises(DataError, match=r"municipalities has no group for 0114 \(1 in all\)"):
        summarise_group_rates(municipality_labour(COUNTS), municipalities(m0180="A1", m1480="A1"), JANUARY)
