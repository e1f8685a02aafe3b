"""The delivery areas of the January 2025 issue, cell for cell."""

import pytest

from tests.backtests.printed import results, same_name
from werket_lib.facts import slugify
from werket_lib.numbers import print_number

pytestmark = pytest.mark.xdist_group("report")


def test_the_fifteen_largest_areas(published, facts, sample_report):
    printed = published("rom2_areas_top15.csv")
    made = results(sample_report, "32_rom2_areas.top15.csv")
    assert len(made) == len(printed) == 15
    for was, now in zip(printed.itertuples(), made.itertuples(), strict=True):
        assert same_name(was.delivery_area_printed, now.delivery_area)
        assert (now.rank, now.remaining) == (was.rank, was.remaining)
        base = f"rom2.area.{slugify(now.delivery_area)}.remaining"
        assert (facts[base]["value"], facts[f"{base}.rank"]["value"]) == (was.remaining, was.rank)
        assert facts[f"{base}.change_pct"]["text"] == print_number(was.change_pct_printed, 1)


def test_all_areas_add_up_to_the_service(facts):
    for measure in ("remaining", "remaining.change"):
        assert facts[f"rom2.areas.{measure}"]["value"] == facts[f"rom2.{measure}"]["value"]
