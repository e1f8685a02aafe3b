"""What is planted is found, what is drawn in another order is not, and each kind of news is told in its words."""

import numpy as np
import pandas as pd
import pytest

from werket_lib.editions.slices import TABLES, Slices
from werket_lib.month import make_data
from werket_lib.months import cut_off
from werket_lib.sections.regions.news import COUNTRY, Counts, find_news, score_steps

MONTHS = pd.period_range("2018-01", "2025-01", freq="M")


@pytest.fixture(scope="module")
def sample(sample_data):
    """Unemployed of all regions in the sample."""
    month = pd.Period("2025-01", freq="M")
    make_data(month, sample_data, cut_off(month), tables=TABLES)
    slices = Slices(month, sample_data / "processed")
    return Counts(slices.counts["unemployed"], slices.rates)


def permute(counts: Counts, generator: np.random.Generator) -> Counts:
    """Put the months' departures from the country and the season in another order, region by region."""
    own, country = counts.rates.drop(columns=COUNTRY), counts.rates[COUNTRY]
    steps = own.diff().sub(country.diff(), axis="index").iloc[1:]
    odd = steps - steps.groupby(steps.index.month).transform("median")
    shuffled = generator.permuted(odd.to_numpy(), axis=0)
    moved = own.diff().iloc[1:].to_numpy() - odd.to_numpy() + shuffled
    rates = pd.DataFrame(np.vstack([own.iloc[:1], moved]).cumsum(axis=0), own.index, own.columns)
    return Counts(counts.counted, rates.assign(**{COUNTRY: country})[counts.rates.columns])


@pytest.mark.parametrize("way", [1, -1])
def test_nine_of_ten_planted_news_of_three_standard_errors_are_found(sample, way):
    rates = sample.rates.copy()
    rates.iloc[-1] += (way * 3 * score_steps(sample)["error"]).reindex(rates.columns).fillna(0.0)
    assert (score_steps(Counts(sample.counted, rates))["score"] > 1).mean() >= 0.90


def test_histories_in_another_order_give_false_news_for_two_regions_in_a_hundred_at_most(sample):
    generator = np.random.default_rng(21)
    false = [(score_steps(permute(sample, generator))["score"] > 1).mean() for _ in range(20)]
    assert np.mean(false) <= 0.02


def flat(**last: float) -> tuple[Counts, pd.DataFrame]:
    """Rates of Malmö and Lomma that nearly stand still, but for the last month; the country stands at seven."""
    wave = 0.05 * np.sin(np.arange(len(MONTHS)) * 2.1)
    rates = pd.DataFrame({COUNTRY: 7.0, "1280": 6.5 + wave, "1262": 5.0 - wave}, MONTHS)
    rates.loc[MONTHS[-1], COUNTRY] = 6.99
    for name, value in last.items():
        rates.loc[MONTHS[-1], name.removeprefix("m")] = value
    counted = rates.mul({COUNTRY: 50_000.0, "1280": 2000.0, "1262": 200.0})
    ranks = pd.DataFrame({"1280": 8.0, "1262": 9.0}, MONTHS)
    return Counts(counted, rates), ranks


def tell(counts, ranks):
    return {one.code: one.sentence for one in find_news(counts, ranks, ())}


def test_nothing_is_news_where_nothing_has_happened():
    assert tell(*flat()) == {}


def test_a_step_that_crosses_the_country_is_told_with_its_size_and_that_it_is_a_record():
    told = tell(*flat(m1280=8.0))
    assert list(told) == ["1280"]
    assert (
        "I Malmö var arbetslösheten 8,0\xa0procent i januari 2025, 1,5\xa0procentenheter högre än väntat"
        in told["1280"]
    )
    assert "är nu högre än i riket, efter att ha varit lägre" in told["1280"]
    assert "har inte varit så hög på fem år" in told["1280"]


def test_a_record_that_is_the_countrys_too_is_not_told():
    counts, ranks = flat(m1280=8.0)
    counts.rates.loc[MONTHS[-1], COUNTRY] = 7.2
    assert "fem år" not in tell(counts, ranks)["1280"]


def test_a_change_within_chance_is_no_news_however_large_beside_its_history():
    counts, ranks = flat(m1262=5.3)
    assert score_steps(counts).loc["1262", "largest"] < 0.2
    assert "1262" not in tell(counts, ranks)  # a standard error is 0,2 points


def test_a_move_of_five_places_is_told_with_both():
    counts, ranks = flat(m1280=8.0)
    ranks.loc[MONTHS[-1], "1280"] = 2
    assert "från plats 8 i december till plats 2" in tell(counts, ranks)["1280"]


def test_too_short_a_history_is_no_ground_for_news():
    counts, ranks = flat(m1280=9.0)
    short = Counts(counts.counted.tail(30), counts.rates.tail(30))
    assert find_news(short, ranks.tail(30), ()) == []


def test_a_region_without_a_count_is_passed_over():
    counts, ranks = flat(m1280=8.0)
    counts.rates.loc[MONTHS[-1], "1280"] = np.nan
    assert tell(counts, ranks) == {}
