"""BAS adds up as far as the agency's rounding lets it."""

import pandas as pd
import pytest

from tests.processed.real_histories import bas_vintages
from werket_lib.processed.agreement import check_agreement
from werket_lib.processed.identities import check_regions

MUNICIPALITIES = ["0114", "0115", "2021", "2023"]


def regions(*, month="2025-01", **changed: int) -> pd.DataFrame:
    """A country of two counties with two municipalities each, that adds up but for `changed` (``r0114=…``)."""
    counts = {"0114": 10_000, "0115": 20_000, "2021": 3_000, "2023": 4_000, "01": 30_000, "20": 7_000, "00": 37_000}
    counts |= {region.removeprefix("r"): count for region, count in changed.items()}
    rows = {"region_code": list(counts), "unemployed": list(counts.values()), "labour_force": 100_000}
    table = pd.DataFrame(rows).assign(month=pd.Period(month))
    parts = table["region_code"].str.len().map({2: 2, 4: 1})
    return table.assign(labour_force=100_000 * parts.where(table["region_code"] != "00", 4))


def test_a_rest_of_rounding_is_no_finding():
    assert check_regions(regions(r0114=10_012), MUNICIPALITIES) == []


def test_more_than_rounding_is_doubtful_and_much_more_cannot_be():
    [doubtful] = check_regions(regions(r0114=10_050), MUNICIPALITIES)
    assert doubtful.line == (
        "doubtful: scb_bas, unemployed, 01, 2025-01: its regions add up to 30050, the printed total is 30000; "
        "expected a difference of at most 13 (the agency rounds every count by itself)"
    )
    [refused] = check_regions(regions(r0114=100_000), MUNICIPALITIES)
    assert (refused.verdict, refused.series) == ("refused", "unemployed, 01")


def test_a_county_without_one_of_its_municipalities_is_not_checked():
    table = regions(r0114=100_000)
    assert check_regions(table[table["region_code"] != "0115"], MUNICIPALITIES) == []


def test_only_the_newest_month_of_a_sum_is_told():
    months = [regions(month=month, r0114=100_000) for month in ("2024-11", "2024-12")]
    [finding] = check_regions(pd.concat([*months, regions()]), MUNICIPALITIES)
    assert finding.month == "2024-12"


def test_real_releases_add_up_within_the_tolerance(shared):
    dalarna = ["2021", "2023", "2026", "2029", "2031", "2034", "2039", "2061", "2062", *map(str, range(2080, 2086))]
    for table, _ in bas_vintages(shared):
        assert check_regions(table[table["region_code"] != "00"], dalarna) == []


@pytest.mark.parametrize(
    ("factor", "told"), [(1.0, []), (1.015, []), (1.1, ["unemployed, against af_time_without_work"])]
)
def test_two_files_of_one_register_agree(factor, told):
    months = pd.period_range("2023-01", "2025-01", freq="M")
    counts = pd.Series(range(350_000, 350_000 + 1000 * len(months), 1000)).astype("float64")
    one = pd.DataFrame({"month": months, "unemployed": counts, "labour_force": 5_000_000.0})
    other = one.assign(unemployed=counts.where(months < pd.Period("2025-01"), counts * factor))
    found = check_agreement({"af_unemployment": one, "af_time_without_work": other})
    assert [finding.series for finding in found] == told
    assert all(finding.verdict == "doubtful" for finding in found)
