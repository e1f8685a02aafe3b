"""The delivery areas of Rusta och matcha, on tables small enough to reckon by hand."""

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY, area_flows
from werket_lib.errors import DataError, LateError
from werket_lib.provenance import SourcedTable
from werket_lib.sections.areas.numbers import Areas, summarise_rom2_areas


def two_months(before: dict[str, int | None], now: dict[str, int | None], **options) -> Areas:
    return summarise_rom2_areas(area_flows({DECEMBER: before, JANUARY: now}), JANUARY, **options)


def values(section: Areas, *measures: str) -> list[object]:
    return [section.facts[f"rom2.areas.{measure}"].value for measure in measures]


def test_level_change_percent_share_and_rank():
    section = two_months({"Gävle": 40, "Örebro": 60}, {"Gävle": 44, "Örebro": 36})
    assert section.largest["delivery_area"].tolist() == ["Gävle", "Örebro"]
    assert section.largest["rank_move"].tolist() == ["up", "down"]
    facts = section.facts
    assert facts["rom2.area.gavle.remaining"].value == 44
    assert facts["rom2.area.orebro.remaining.change"].signed == "\u221224"
    assert facts["rom2.area.orebro.remaining.change_pct"].text == "\u221240,0"
    assert facts["rom2.area.gavle.remaining.share_pct"].text == "55,0"
    assert facts["rom2.area.orebro.remaining.rank"].value == 2
    assert facts["rom2.area.orebro.remaining.rank"].history.tolist() == [1, 2]


def test_areas_are_counted_by_the_way_they_went_and_what_they_moved():
    section = two_months({"A": 10, "B": 10, "C": 10, "D": 10}, {"A": 13, "B": 8, "C": 9, "D": 10})
    assert values(section, "listed", "rising", "falling", "unchanged") == [4, 1, 2, 1]
    assert values(section, "rising.change", "falling.change") == [3, -3]
    assert values(section, "remaining", "remaining.change", "remaining.change_pct") == [40, 0, 0]


def test_all_areas_have_facts_and_the_largest_stand_in_the_ranking():
    section = two_months({}.fromkeys("ABC", 5), {"A": 6, "B": 5, "C": 5, "D": 4}, largest=2)
    assert section.largest["delivery_area"].tolist() == ["A", "B", "C"]
    assert section.areas["delivery_area"].tolist() == ["A", "B", "C", "D"]
    assert values(section, "largest", "largest.share_pct") == [3, 80.0]
    assert section.facts["rom2.area.d.remaining"].value == 4
    assert section.total["remaining"] == 20


def test_a_masked_area_is_counted_and_takes_no_part_in_the_rest():
    section = two_months({"A": 10, "B": None, "C": 5}, {"A": 9, "B": 5, "C": None})
    assert section.masked == 1
    assert section.areas["delivery_area"].tolist() == ["A", "B"]
    assert values(section, "listed", "rising", "falling", "unchanged") == [3, 0, 1, 0]
    assert section.facts["rom2.area.b.remaining.change"].value is None
    assert section.areas["rank_move"].tolist() == ["same", "up"]  # B was suppressed and is not new


def test_an_area_that_was_there_earlier_but_is_not_listed_now_is_left_out():
    section = two_months({"A": 10, "Nedlagt": 5}, {"A": 9})
    assert section.areas["delivery_area"].tolist() == ["A"]
    assert values(section, "listed", "remaining.change") == [1, -6]


def test_other_services_do_not_show():
    both = area_flows({DECEMBER: {"A": 1}, JANUARY: {"A": 1}})
    other = both.table.assign(service="STA", delivery_area="B")
    section = summarise_rom2_areas(SourcedTable(pd.concat([both.table, other]), both.sources), JANUARY)
    assert section.areas["delivery_area"].tolist() == ["A"]


@pytest.mark.parametrize("missing", [JANUARY, DECEMBER])
def test_the_month_and_the_one_before_must_have_come(missing):
    months = {month: {"A": 1} for month in (JANUARY - 2, DECEMBER, JANUARY) if month != missing}
    with pytest.raises(LateError, match=f"area_flows has no ROM2 in {missing}; it has 2024-11 to"):
        summarise_rom2_areas(area_flows(months), JANUARY)


def test_areas_that_are_all_suppressed_are_refused():
    with pytest.raises(DataError, match="ROM2's remaining by area is suppressed in every row of 2025-01"):
        two_months({"A": 5}, {"A": None})
