"""The Beveridge curves of January 2025 rest on the published rates of SKR's groups."""

import pandas as pd
import pytest

from tests.backtests.printed import results
from werket_lib.facts import slugify
from werket_lib.numbers import print_number, round_half_up

pytestmark = pytest.mark.xdist_group("report")


def test_raw_rates_of_every_group_are_as_printed(published, facts):
    for row in published("municipality_groups.csv").itertuples():
        for rate in ("vacancy_rate", "unemployment_rate"):
            now, then = (facts[f"beveridge.{slugify(row.group)}.{rate}{end}"] for end in ("", ".start"))
            assert then["month"] == "2023-01"
            assert now["text"] == print_number(getattr(row, f"{rate}_pct"), 1)
            change = float(round_half_up(now["value"] - then["value"], 1))
            assert change == getattr(row, f"{rate}_change_pp_since_2023_01")


def test_raw_rates_are_those_of_section_20(facts):
    ends = ("unemployment_rate", "vacancy_rate")
    own = {fact_id for fact_id in facts if fact_id.startswith("groups.") and fact_id.count(".") == 2}
    shared = {fact_id for fact_id in own if fact_id.endswith(ends) and f"beveridge.{fact_id[7:]}" in facts}
    assert len(shared) == 20
    for fact_id in shared:
        assert facts[f"beveridge.{fact_id[7:]}"]["value"] == facts[fact_id]["value"]


def test_the_countrys_rate_is_the_temperatures(facts):
    assert facts["beveridge.country.unemployment_rate"]["value"] == facts["temperature.unemployment_rate"]["value"]


def test_table_of_moves_has_the_country_and_nine_groups(sample_report):
    made = results(sample_report, "21_beveridge.moves.csv")
    assert len(made) == 10
    assert made["verdict"].isin(["outward", "inward", "unclear"]).all()
    inward = made[made["verdict"] == "inward"]
    assert (inward[["across_high", "across_high_steep"]] < 0).all(axis=None)
    assert pd.notna(made.drop(columns="name")).all(axis=None)
