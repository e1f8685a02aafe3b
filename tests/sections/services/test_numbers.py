"""A service's flows, on tables small enough to reckon by hand."""

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY, service_flows, supplier_flows
from werket_lib.errors import DataError, InputError, LateError
from werket_lib.sections.services.numbers import ServiceFlows, summarise_flows
from werket_lib.sections.small_services.numbers import summarise_small_service


def rom2(start: pd.Period = DECEMBER, **flows: list[int]) -> ServiceFlows:
    return summarise_flows(service_flows(**flows), service="ROM2", month=JANUARY, start=start)


def test_level_change_and_percent_are_against_the_month_before():
    facts = rom2(remaining=[40168, 39413], new=[5974, 5854], left=[5123, 6589]).facts
    left_out = ("12m", "expected", "score")
    texts = {fact_id: fact.text for fact_id, fact in facts.items() if not any(word in fact_id for word in left_out)}
    assert texts == {
        "rom2.remaining": "39\u00a0413", "rom2.remaining.change": "−755", "rom2.remaining.change_pct": "−1,9",
        "rom2.new": "5\u00a0854", "rom2.new.change": "−120", "rom2.new.change_pct": "−2,0",
        "rom2.left": "6\u00a0589", "rom2.left.change": "1\u00a0466", "rom2.left.change_pct": "28,6",
        "rom2.remaining.mean": "39\u00a0791", "rom2.new.mean": "5\u00a0914", "rom2.left.mean": "5\u00a0856",
        "rom2.exit_rate": "16,4", "rom2.remaining.streak": "1",
    }  # fmt: skip


def test_the_table_has_one_row_a_flow_and_unrounded_values():
    table = rom2(remaining=[40168, 39413], new=[5974, 5854], left=[5123, 6589]).table
    assert table["flow"].tolist() == ["remaining", "new", "left"]
    assert table["change_pct"].tolist() == pytest.approx([-1.87961, -2.00870, 28.61605], abs=1e-5)


def test_twelve_months_need_thirteen():
    assert rom2(remaining=[100, *[150] * 12]).facts["rom2.remaining.change_12m"].value == 50
    assert rom2(remaining=[150] * 12).facts["rom2.remaining.change_12m"].value is None


def test_twelve_months_are_told_in_percent_too():
    assert rom2(new=[200, *[150] * 12]).facts["rom2.new.change_12m_pct"].value == -25


def test_a_rise_as_every_january_is_usual_and_a_short_series_says_nothing():
    years = [100, 110, *[100] * 10] * 4
    facts = rom2(new=[*years, 100, 110], remaining=[*years, 100, 160]).facts
    # The frame ends in January, so its rises of ten are those of January.
    assert (facts["rom2.new.expected"].value, facts["rom2.new.score"].value) == (pytest.approx(10), pytest.approx(0))
    assert facts["rom2.remaining.score"].value == pytest.approx(50)
    assert rom2(new=[100, 110]).facts["rom2.new.score"].value is None


def test_nobody_the_month_before_gives_a_change_but_no_percent():
    facts = rom2(new=[0, 5]).facts
    assert facts["rom2.new.change"].value == 5
    assert facts["rom2.new.change_pct"].value is None


def test_a_services_first_month_has_no_change():
    section = rom2(JANUARY, remaining=[10])
    assert section.facts["rom2.remaining"].value == 10
    assert section.facts["rom2.remaining.change"].value is None
    assert section.table["change"].isna().all()


def test_lines_and_mean_begin_with_the_start_but_changes_reach_behind_it():
    section = rom2(JANUARY, new=[30, 10])
    assert section.flows.index.tolist() == [JANUARY]
    assert section.facts["rom2.new.mean"].value == 10
    assert section.facts["rom2.new.change"].value == -20


def test_a_later_month_in_the_data_does_not_show():
    section = summarise_flows(
        service_flows(remaining=[1, 2, 3], last=JANUARY + 1), service="ROM2", month=JANUARY, start=DECEMBER
    )
    assert section.flows["remaining"].tolist() == [1, 2]
    assert section.facts["rom2.remaining"].value == 2


def test_facts_rest_on_the_cells_they_were_read_from():
    fact = rom2(remaining=[40000, 40168, 39413]).facts["rom2.remaining.change"]
    assert fact.sources == (
        {"file": "af/2025-01/f.xlsx", "sha256": "ab" * 32, "cells": "Blad 1, remaining", "sample": True},
    )
    assert fact.history is not None
    assert fact.history.tolist() == [168, -755]


def test_decimals_are_the_services_own():
    section = summarise_flows(service_flows("KVL", new=[503, 528]), service="KVL", month=JANUARY, start=DECEMBER)
    assert section.facts["kvl.new.change_pct"].text == "4,97"


@pytest.mark.parametrize(
    ("flows", "message"),
    [
        (
            service_flows(remaining=[1, 2], last=DECEMBER),
            "service_flows has no ROM2 in 2025-01; it has 2024-11 to 2024-12",
        ),
        (service_flows("STA", remaining=[1]), "service_flows has no ROM2 in 2025-01; it has no month at all"),
    ],
)
def test_a_month_that_has_not_come_is_late(flows, message):
    with pytest.raises(LateError, match=f"{message}. Add the agency's file"):
        summarise_flows(flows, service="ROM2", month=JANUARY, start=DECEMBER)


def test_lines_cannot_start_after_the_month():
    with pytest.raises(InputError, match="the lines start in 2025-02, after the report's month 2025-01"):
        rom2(JANUARY + 1, remaining=[1, 2])


def test_a_smaller_service_brings_flows_and_market_together():
    section = summarise_small_service(
        service_flows("STA", remaining=[5704, 5772]),
        supplier_flows({JANUARY: {"A": 5772}}, "STA"),
        service="STA",
        month=JANUARY,
        start=DECEMBER,
    )
    assert section.facts["sta.remaining.change_pct"].text == "1,2"
    assert section.facts["sta.supplier.a.remaining.share_pct"].text == "100,0"
    assert section.market.parts == ()


def test_a_flow_that_is_suppressed_everywhere_is_refused_and_not_zero():
    flows = service_flows(remaining=[5, 6])
    flows.table.loc[1, "remaining"] = pd.NA
    with pytest.raises(DataError, match="ROM2's remaining is suppressed in every row of 2025-01, so there is no total"):
        summarise_flows(flows, service="ROM2", month=JANUARY, start=DECEMBER)


def test_a_month_that_is_not_there_is_late_before_its_lines_are_found_wrong():
    with pytest.raises(LateError, match="service_flows has no ROM2 in 2015-06"):
        summarise_flows(
            service_flows(remaining=[5, 6]), service="ROM2", month=pd.Period("2015-06", freq="M"), start=DECEMBER
        )
