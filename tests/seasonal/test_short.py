"""Short series: effects shrunk by how well the data carry them, a related series' pattern, and how sure it is."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from werket_lib.seasonal import Config, SeasonalError, Spec, SpecMismatch, TooShort, adjust, adjust_frame, identify

SWING, NOISE = 0.6, 0.2


def rms(x):
    return float(np.sqrt(np.mean(np.square(x))))


def survey(months, seed, *, swing=SWING, start="2019-01", noise=NOISE):
    """A labour force survey's rate: season, slowly wandering level, sampling noise."""
    rng = np.random.default_rng(seed)
    pattern = rng.normal(0, 1, 12)
    pattern = swing * (pattern - pattern.mean()) / pattern.std()
    season = pattern[np.arange(months) % 12]
    level = 7 + rng.normal(0, 0.03, months).cumsum()
    index = pd.period_range(start, periods=months, freq="M")
    observed = level + season + rng.normal(0, noise, months)
    return pd.DataFrame({"observed": observed, "season": season, "level": level}, index=index)


@pytest.mark.parametrize(("months", "reach"), [(24, 0.20), (36, 0.15), (48, 0.13)])
def test_plain_season_is_removed_from_short_windows(months, reach):
    errors, certain = [], []
    for seed in range(20):
        table = survey(months, seed)
        result = adjust(table["observed"], kind="rate")
        errors.append(rms(result.components["seasonal"] - table["season"]))
        certain.append(result.season_probability)
        assert (result.status, result.quality().level) == ("provisional", "uncertain")
    assert np.mean(errors) < reach
    assert min(certain) > 0.95


@pytest.mark.parametrize(("months", "share"), [(24, 0.25), (36, 0.25), (60, 0.1), (84, 0.1)])
def test_series_without_season_stays_nearly_as_it_was(months, share):
    moved, likely = [], []
    for seed in range(20):
        result = adjust(survey(months, seed, swing=0)["observed"], kind="rate")
        moved.append(rms(result.components["seasonal"]) / NOISE)
        likely.append(result.season_probability or 0)
    assert np.mean(moved) < share
    assert np.median(likely) < 0.5


def test_good_is_never_said_of_a_season_that_could_not_be_seen():
    result = adjust(survey(30, 1, swing=0)["observed"], kind="rate")
    assert result.season_probability < 0.95
    assert result.quality().level == "uncertain"
    assert "a season is not clearly seen" in result.quality().reasons[0]


def test_user_who_knows_of_a_season_gets_more_of_it():
    asked, known = [], []
    for seed in range(15):
        table = survey(24, seed, swing=0.15)
        asked.append(rms(adjust(table["observed"], kind="rate").components["seasonal"]))
        result = adjust(table["observed"], kind="rate", seasonal=True)
        known.append(rms(result.components["seasonal"]))
        assert (result.season_probability, result.spec.seasonal) == (1.0, True)
    assert np.mean(known) > 1.2 * np.mean(asked)


def test_long_series_known_to_be_seasonal_passes_the_gate():
    y = survey(72, 3, swing=0.05)["observed"]
    assert adjust(y, kind="rate").status == "not_seasonal"
    assert identify(y, kind="rate", seasonal=True).method == "average"


def test_standard_errors_hold_the_truth():
    inside, changes = [], []
    for seed in range(20):
        table = survey(36, seed)
        result = adjust(table["observed"], kind="rate")
        gap = (result.components["seasonal"] - table["season"]).iloc[12:24]
        inside.append((gap.abs() < 2 * result.standard_error.iloc[12:24]).mean())
        changes.append((gap.diff().abs() < 2 * result.change_error.iloc[12:24])[1:].mean())
    assert 0.88 < np.mean(inside) < 1
    assert 0.88 < np.mean(changes) < 1


def related_pair(months, seed, *, size=0.5, own=0.1, noise=0.5):
    """A country of 120 months and a municipality whose season is the country's at another size, with its own touch."""
    country = survey(120, seed, start="2013-01")
    part = country.iloc[-months:]
    rng = np.random.default_rng(seed + 1000)
    touch = rng.normal(0, own, 12)
    season = size * part["season"] + (touch - touch.mean())[np.arange(months) % 12]
    observed = size * part["level"] + season + rng.normal(0, noise, months)
    return country["observed"], observed, season


@pytest.mark.parametrize("months", [16, 24, 48])
def test_related_pattern_halves_the_error_where_the_noise_is_large(months):
    alone, like = [], []
    for seed in range(15):
        country, y, season = related_pair(months, seed)
        result = adjust(y, kind="rate", like=country)
        like.append(rms(result.components["seasonal"] - season))
        alone.append(rms(adjust(y, kind="rate").components["seasonal"] - season) if months >= 24 else rms(season))
        assert result.borrowed_probability > 0.5
    assert np.mean(like) < 0.6 * np.mean(alone)


def test_adjustment_and_shifted_dates_serve_as_related():
    country, y, season = related_pair(24, 2)
    moved = pd.Series(country.to_numpy(), country.index - 36)
    for like in (adjust(country, kind="rate"), moved, adjust(country, kind="rate", method="stl")):
        assert rms(adjust(y, kind="rate", like=like).components["seasonal"] - season) < 0.6 * rms(season)


def test_wrong_related_series_does_little_harm():
    with_it, without = [], []
    for seed in range(15):
        table = survey(36, seed)
        other = survey(120, seed + 500, start="2013-01")["observed"]
        with_it.append(rms(adjust(table["observed"], kind="rate", like=other).components["seasonal"] - table["season"]))
        without.append(rms(adjust(table["observed"], kind="rate").components["seasonal"] - table["season"]))
    assert np.mean(with_it) < 1.25 * np.mean(without)


def test_related_pattern_is_frozen_in_the_spec():
    country, y, _ = related_pair(20, 4)
    first = adjust(y, kind="rate", like=country)
    again = adjust(y, Spec.from_json(first.spec.to_json()))
    pd.testing.assert_frame_equal(again.components, first.components)
    frame = adjust_frame(y.to_frame("a"), {"a": first.spec})
    pd.testing.assert_series_equal(frame["a"].components["adjusted"], first.components["adjusted"])
    assert sum(first.spec.pattern) == pytest.approx(0, abs=1e-9)
    complete = adjust(y, first.spec, refresh="complete")
    np.testing.assert_allclose(complete.spec.pattern, first.spec.pattern)


def test_multiplicative_series_takes_a_related_pattern_as_shares():
    country, _, _ = related_pair(24, 5)
    persons = np.exp(country / 4) * 1e5
    small = np.exp(country.iloc[-30:] / 4) * 300 * np.exp(np.random.default_rng(1).normal(0, 0.1, 30))
    result = adjust(small, kind="count", like=persons)
    assert len(result.spec.pattern) == 12
    assert 0.05 < np.std(result.components["seasonal"]) < 0.3


@pytest.mark.parametrize(
    ("months", "message"), [(23, "16 are enough if a related series is named"), (15, "at least 24$")]
)
def test_too_short_says_what_would_be_enough(months, message):
    with pytest.raises(TooShort, match=message):
        adjust(survey(months, 0)["observed"], kind="rate")


def test_fifteen_months_are_too_few_for_any():
    country, y, _ = related_pair(15, 6)
    with pytest.raises(TooShort, match="15 observations; seasonal adjustment needs at least 16"):
        adjust(y, kind="rate", like=country)


def test_related_series_of_quarters_is_refused():
    quarters = pd.Series(np.arange(24.0) % 5, pd.period_range("2013Q1", periods=24, freq="Q"))
    with pytest.raises(SpecMismatch, match="12 observations a year, but the related series has 4"):
        adjust(survey(24, 0)["observed"], kind="rate", like=quarters)


def test_undeclared_outlier_in_a_short_series_is_found_and_does_little_harm():
    errors = []
    for seed in range(10):
        table = survey(36, seed)
        y = table["observed"].copy()
        y.iloc[17] += 3
        result = adjust(y, kind="rate")
        assert ("AO", "2020-06") in result.spec.outliers
        errors.append(rms(result.components["seasonal"] - table["season"]))
    assert np.mean(errors) < 0.15


def test_level_that_shifts_in_a_short_series_is_found():
    table = survey(48, 7)
    y = table["observed"].copy()
    y.iloc[20:] += 3
    result = adjust(y, kind="rate")
    assert ("LS", "2020-09") in result.spec.outliers
    assert rms(result.components["seasonal"] - table["season"]) < 0.15


def test_municipalities_in_one_call_agree_with_one_by_one_and_take_the_countrys_pattern():
    country, _, _ = related_pair(48, 8)
    columns, seasons = {}, {}
    for number in range(12):
        _, columns[number], seasons[number] = related_pair(48, 8, size=0.5 + number / 12, noise=0.4)
        columns[number] = columns[number] + np.random.default_rng(number).normal(0, 0.3, 48)
    wide = pd.DataFrame(columns)
    found = adjust_frame(wide, kind="rate", like=country)
    alone = adjust_frame(wide, kind="rate")
    pd.testing.assert_series_equal(
        found[3].components["adjusted"], adjust(wide[3], kind="rate", like=country).components["adjusted"]
    )
    errors = [rms(found[number].components["seasonal"] - seasons[number]) for number in wide]
    before = [rms(alone[number].components["seasonal"] - seasons[number]) for number in wide]
    assert np.mean(errors) < 0.7 * np.mean(before)


def test_more_than_forty_years_are_not_for_fixed_factors():
    y = pd.Series(np.random.default_rng(0).normal(size=500).cumsum(), pd.period_range("1980-01", periods=500, freq="M"))
    with pytest.raises(
        SeasonalError, match="500 observations; effects that are the same every year are estimated from 40"
    ):
        adjust(y, Spec(12, "fixed"))


@pytest.mark.parametrize("months", [48, 51])
def test_from_three_to_five_years_half_of_a_sure_season_is_stls(months):
    y = survey(months, 3)["observed"]
    both = adjust(y, kind="rate")
    fixed = adjust(y, replace(both.spec, asked="fixed"))
    moving = adjust(y, replace(both.spec, method="stl"), config=Config(long_years=3)).components["seasonal"]
    means = moving.groupby(moving.index.month).transform("mean")
    assert both.season_probability > 0.999
    between = (fixed.components["seasonal"] + means) / 2
    assert both.components["seasonal"].to_numpy() == pytest.approx(between.to_numpy(), abs=1e-3)
    factors = np.append(both.components["seasonal"], both.forecast_factors)
    assert factors[12:] == pytest.approx(factors[:-12], abs=1e-12)


@pytest.mark.parametrize("months", [24, 35, 60])
def test_shorter_and_longer_series_are_shrunk_alone(months):
    y = survey(months, 3)["observed"]
    spec = replace(identify(y, kind="rate"), method="fixed", asked="auto")
    both = [adjust(y, replace(spec, asked=asked)).components["seasonal"].to_numpy() for asked in ("auto", "fixed")]
    assert both[0] == pytest.approx(both[1], abs=1e-12)
