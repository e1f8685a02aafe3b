"""Groups of municipalities: rates now and since a start month, on small frames with answers reckoned by hand."""

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY, municipalities, municipality_labour
from werket_lib.errors import InputError, LateError, SchemaError
from werket_lib.provenance import SourcedTable
from werket_lib.sections.municipality_groups.numbers import summarise_municipality_groups

GROUPS = municipalities(m0180="A1", m1480="A1", m0114="A2")
THEN = {"0180": (40, 1000, 40), "1480": (8, 100, 4), "0114": (5, 50, 2), "0000": (1, None, 0)}
NOW = {"0180": (50, 1000, 30), "1480": (10, 100, 3), "0114": (4, 50, 2), "0000": (2, None, 5)}


def labour(now=NOW, then=THEN, months=1):
    """Two months or more: `then` until December, `now` in January."""
    before = municipality_labour(then, last=DECEMBER, months=months)
    after = municipality_labour(now)
    return SourcedTable(pd.concat([before.table, after.table]), after.sources, ("a note",))


@pytest.fixture
def section():
    return summarise_municipality_groups(labour(), GROUPS, JANUARY, start=DECEMBER)


def test_levels_and_changes_are_of_summed_numerators_and_denominators(section):
    facts = section.facts
    assert facts["groups.storstader.unemployment_rate"].value == pytest.approx(100 * 60 / 1100)
    assert facts["groups.storstader.unemployment_rate.change_pp"].value == pytest.approx(100 * 12 / 1100)
    assert facts["groups.storstader.vacancy_rate"].value == pytest.approx(3.0)
    assert facts["groups.storstader.vacancy_rate.change_pp"].value == pytest.approx(-1.0)
    assert facts["groups.pendlingskommun_nara_storstad.unemployment_rate"].value == 8.0
    assert facts["groups.pendlingskommun_nara_storstad.unemployment_rate.change_pp"].value == -2.0


def test_country_includes_those_without_a_municipality_and_no_group_does(section):
    facts = section.facts
    assert facts["groups.country.unemployment_rate"].value == pytest.approx(100 * 66 / 1150)
    assert facts["groups.country.vacancy_rate.change_pp"].value == pytest.approx(100 * (40 - 46) / 1150)


def test_groups_stand_by_their_change_and_the_country_last(section):
    table = section.table
    assert table["slug"].tolist() == ["storstader", "pendlingskommun_nara_storstad", "country"]
    assert table["group_code"].tolist()[:2] == ["A1", "A2"]
    assert table.loc[1, "unemployment_rate_start_pct"] == 10.0
    assert table.loc[1, "vacancy_rate_change_pp"] == 0.0
    assert list(table) == [
        "slug", "group_code", "group", "unemployment_rate_pct", "vacancy_rate_pct", "unemployment_rate_start_pct",
        "vacancy_rate_start_pct", "unemployment_rate_change_pp", "vacancy_rate_change_pp",
    ]  # fmt: skip


def test_every_municipality_has_a_rate_the_highest_first(section):
    table = section.municipalities
    assert table["municipality_code"].tolist() == ["1480", "0114", "0180"]
    assert table["unemployment_rate_pct"].tolist() == [10.0, 8.0, 5.0]
    assert table["unemployment_rate_change_pp"].tolist() == [2.0, -2.0, 1.0]
    assert section.facts["groups.municipality.m1480.unemployment_rate"].text == "10,0"


def test_change_is_counted_from_the_start_month_and_the_level_has_a_history():
    section = summarise_municipality_groups(labour(months=13), GROUPS, JANUARY, start=JANUARY - 13)
    level = section.facts["groups.storstader.unemployment_rate"]
    assert (len(level.history), level.history.index[0]) == (14, JANUARY - 13)
    assert section.facts["groups.storstader.unemployment_rate.change_pp"].history is None
    assert section.notes == ("a note", "look here")


def test_fact_rests_on_numerator_and_denominator(section):
    [cell] = section.facts["groups.storstader.vacancy_rate"].sources
    assert cell["cells"] == "Blad 1, vacancies; Blad 1, labour_force"


def test_start_that_is_not_there_or_after_the_month_is_refused():
    with pytest.raises(LateError, match="in 2023-01; it has 2024-12 to 2025-01"):
        summarise_municipality_groups(labour(), GROUPS, JANUARY, start=pd.Period("2023-01", "M"))
    with pytest.raises(InputError, match="start in 2025-01, after the report's month 2024-12"):
        summarise_municipality_groups(labour(), GROUPS, DECEMBER, start=JANUARY)


def test_blank_numerator_is_never_taken_for_nobody():
    with pytest.raises(SchemaError, match="blank for municipality 1480 in 2025-01, so there is no sum"):
        summarise_municipality_groups(labour(NOW | {"1480": (None, 100, 3)}), GROUPS, JANUARY, start=DECEMBER)
