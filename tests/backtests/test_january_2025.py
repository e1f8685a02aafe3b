"""The January 2025 issue, number for number: what was printed comes out of the sample editions.

A failure means that a published number can no longer be reproduced; say which in CHANGELOG.
"""

import pandas as pd
import pytest

from scripts.snapshot import TARGET, snapshot
from tests.backtests.printed import results, same_name
from werket_lib.facts import slugify
from werket_lib.numbers import print_number, round_half_up

pytestmark = pytest.mark.xdist_group("report")


@pytest.mark.parametrize("service", ["ROM2", "STA", "KVL", "IPSU", "AUB", "FUB"])
def test_flows(published, facts, service):
    for row in published("flows.csv").query("service == @service").itertuples():
        fact_id = f"{service.lower()}.{row.flow}"
        assert facts[fact_id]["value"] == row.level
        assert facts[f"{fact_id}.change"]["value"] == row.change
        pct = facts[f"{fact_id}.change_pct"]
        assert pct["text"] == print_number(row.change_pct_printed, 2 if service == "KVL" else 1)


def test_the_thirty_largest_suppliers(published, sample_report):
    printed = published("rom2_top30.csv")
    made = results(sample_report, "33_rom2_suppliers.top30.csv")
    assert list(made) == ["rank", "rank_move", "supplier", "remaining", "change", "change_pct", "market_share_pct"]
    assert len(made) == len(printed) == 30
    for was, now in zip(printed.itertuples(), made.itertuples(), strict=True):
        assert same_name(was.supplier_printed, now.supplier)
        assert (now.rank, now.rank_move, now.remaining, now.change) == (
            was.rank,
            was.rank_move,
            was.remaining,
            was.change,
        )
        assert float(round_half_up(now.change_pct, 2)) == was.change_pct_printed
        assert float(round_half_up(now.market_share_pct, 2)) == was.market_share_pct_printed


def test_suppliers_over_time(published, facts):
    first, last = published("suppliers_over_time.csv").itertuples()
    assert (facts["rom2.suppliers.start"]["month"], facts["rom2.suppliers"]["month"]) == (first.month, last.month)
    assert facts["rom2.suppliers.start"]["value"] == first.suppliers
    assert facts["rom2.suppliers"]["value"] == last.suppliers
    for fact_id, row in (("rom2.participants_per_supplier.start", first), ("rom2.participants_per_supplier", last)):
        assert facts[fact_id]["text"] == print_number(row.participants_per_supplier, 1)


def test_participants_per_supplier_is_divided_first_and_rounded_last(facts):
    # The printed issue said -4,6, which is the difference of two rounded numbers.
    assert facts["rom2.participants_per_supplier.change"]["text"] == "−4,5"


def test_suppliers_of_sta(published, sample_report):
    printed = published("sta_suppliers.csv")
    made = results(sample_report, "40_sta.suppliers.csv")
    # Two suppliers with equal counts stand in alphabetical order here and were printed the other way round.
    assert dict(zip(made["supplier"], made["remaining"], strict=True)) == dict(
        zip(printed["supplier"], printed["remaining"], strict=True)
    )
    shares = [float(round_half_up(share, 1)) for share in made["share_pct"]]
    assert shares == printed["share_pct_printed"].tolist()


def test_suppliers_of_kvl(published, sample_report):
    printed = published("kvl_suppliers.csv")
    made = results(sample_report, "41_kvl.suppliers.csv")
    assert made[["supplier", "remaining"]].to_numpy().tolist() == printed[["supplier", "remaining"]].to_numpy().tolist()
    shares = [float(round_half_up(share, 1)) for share in made["share_pct"]]
    assert shares == printed["share_pct_printed"].tolist()


def test_suppliers_of_ipsu_and_their_parts(published, sample_report):
    printed = published("ipsu_suppliers.csv")
    made = results(sample_report, "42_ipsu.suppliers.csv")
    # Which part is A could not be read; here the larger is.
    columns = {"remaining_total": "remaining", "remaining_larger_part": "remaining_a"}
    columns["remaining_smaller_part"] = "remaining_b"
    for was, now in {"supplier": "supplier", **columns}.items():
        assert made[now].tolist() == printed[was].tolist()


def test_the_ten_largest_suppliers_of_aub(published, sample_report, facts):
    printed = published("aub_suppliers_top10.csv")
    made = results(sample_report, "50_aub.suppliers.csv")
    assert len(made) == len(printed) == 10
    for was, now in zip(printed.itertuples(), made.itertuples(), strict=True):
        assert same_name(was.supplier_printed, now.supplier)
        assert (now.remaining, now.change) == (was.remaining, was.change)
        base = f"aub.supplier.{slugify(now.supplier)}.remaining"
        assert facts[f"{base}.change_pct"]["text"] == print_number(was.change_pct_printed, 1)
        assert facts[f"{base}.share_pct"]["text"] == print_number(was.share_pct_printed, 1)


def test_tracks_of_aub_in_order_of_size(published, sample_report, facts):
    # Which level is whose could not be read, nor four of the levels; but Transport rose by 91.
    printed = published("aub_tracks_levels.csv")
    made = results(sample_report, "50_aub.tracks.csv")
    assert made["remaining"].is_monotonic_decreasing
    assert len(made) == len(printed)
    for was, now in zip(printed.itertuples(), made.itertuples(), strict=True):
        assert pd.isna(was.remaining) or now.remaining == was.remaining
        assert facts[f"aub.track.{slugify(now.track)}.remaining.share_pct"]["text"] == print_number(
            was.share_pct_printed, 1
        )
    assert facts["aub.track.m_transport.remaining.change"]["value"] == 91


def test_tracks_of_fub(published, sample_report, facts):
    printed = published("fub_tracks.csv")
    made = results(sample_report, "51_fub.tracks.csv")
    assert made[["track", "remaining"]].to_numpy().tolist() == printed[["track", "remaining"]].to_numpy().tolist()
    for row in printed.itertuples():
        share = facts[f"fub.track.{slugify(row.track)}.remaining.share_pct"]["text"]
        assert share == print_number(row.share_pct_printed, 1)


def test_those_who_left_aub_fell_by_what_the_counts_say(sample_report):
    # The printed issue said 22,8 percent in its text and 9,1 in its figure.
    page = (sample_report / "html/50_aub.html").read_text(encoding="utf-8")
    assert "22,8\u00a0procent" not in page
    assert "111\u00a0färre än i december (9,1\u00a0procent)" in page


def test_temperature(published, sample_report, facts):
    made = results(sample_report, "10_temperature.indicators.csv").set_index("indicator")
    for row in published("temperature.csv").itertuples():
        decimals = facts[f"temperature.{row.indicator}.change_12m"]["decimals"]
        assert float(round_half_up(made.loc[row.indicator, "change_12m"], decimals)) == row.change_12m
        assert made.loc[row.indicator, "positive"] == row.positive_for_labour_market
        if pd.notna(row.level):
            assert made.loc[row.indicator, "level"] == row.level
    assert facts["temperature.positive"]["value"] == 1
    assert facts["temperature.word"]["value"] == "kall"


def test_no_fact_of_the_sample_month_has_moved_unseen(sample_report):
    # After a change that is meant: python -m scripts.snapshot reports/2025-01, and look at the difference.
    made = snapshot(sample_report)
    assert sorted(made) == sorted(path.stem for path in TARGET.glob("*.csv"))
    for section, text in made.items():
        assert text.splitlines() == (TARGET / f"{section}.csv").read_text(encoding="utf-8").splitlines(), section
