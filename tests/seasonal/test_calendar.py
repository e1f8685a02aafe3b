"""Holidays and working days, checked by hand and against dateutil."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from werket_lib.seasonal import SeasonalError, calendar_regressors
from werket_lib.seasonal.calendar import de_facto_holidays, easter_sunday, public_holidays


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1961, (4, 2)),
        (2000, (4, 23)),
        (2008, (3, 23)),
        (2011, (4, 24)),
        (2024, (3, 31)),
        (2025, (4, 20)),
        (2038, (4, 25)),
    ],
)
def test_easter(year, easter):
    assert easter_sunday(year) == date(year, *easter)


def test_easter_equals_dateutil():
    from dateutil.easter import easter

    assert [easter_sunday(year) for year in range(1900, 2200)] == [easter(year) for year in range(1900, 2200)]


def test_swedish_holidays_of_2025():
    expected = [
        "01-01",
        "01-06",
        "04-18",
        "04-20",
        "04-21",
        "05-01",
        "05-29",
        "06-06",
        "06-08",
        "06-21",
        "11-01",
        "12-25",
        "12-26",
    ]
    assert [day.strftime("%m-%d") for day in public_holidays(2025)] == expected
    assert [day.strftime("%m-%d") for day in de_facto_holidays(2025)] == ["06-20", "12-24", "12-31"]


def test_whit_monday_gave_way_to_the_national_day():
    assert date(2004, 5, 31) in public_holidays(2004)
    assert date(2004, 6, 6) not in public_holidays(2004)
    assert date(2005, 5, 16) not in public_holidays(2005)
    assert date(2005, 6, 6) in public_holidays(2005)


def test_working_days_of_one_month_by_hand():
    index = pd.period_range("2025-06", periods=1, freq="M")
    table = calendar_regressors(index, horizon=0)
    # 21 weekdays, less 6 June and Midsummer Eve; June's long-run mean by the same count over 400 years
    years = [
        np.busday_count(f"{year}-06", f"{year}-07", holidays=[*public_holidays(year), *de_facto_holidays(year)])
        for year in range(2001, 2401)
    ]
    assert table["working_days"].tolist() == pytest.approx([19 - np.mean(years)])


def test_regressor_has_no_season_of_its_own():
    index = pd.period_range("2001-01", periods=4800, freq="M")
    means = calendar_regressors(index, horizon=0)["working_days"].groupby(index.month).mean()
    np.testing.assert_allclose(means, 0, atol=1e-12)


def test_quarters_are_the_sums_of_their_months():
    months = calendar_regressors(pd.period_range("2020-01", periods=24, freq="M"), horizon=0)["working_days"]
    quarters = calendar_regressors(pd.period_range("2020Q1", periods=8, freq="Q"), horizon=0)["working_days"]
    np.testing.assert_allclose(months.to_numpy().reshape(-1, 3).sum(axis=1), quarters)


def test_categories_and_horizon():
    index = pd.date_range("2024-01-01", periods=12, freq="MS")
    table = calendar_regressors(index, categories=("public",), horizon=12)
    assert table.index[-1] == pd.Timestamp("2025-12-01")
    assert not np.allclose(table, calendar_regressors(index, horizon=12))


def test_unknown_country_category_and_horizon_are_refused():
    index = pd.date_range("2024-01-01", periods=12, freq="MS")
    with pytest.raises(SeasonalError, match="no holidays for country 'NO'; known: \\['SE'\\]"):
        calendar_regressors(index, country="NO", horizon=0)
    with pytest.raises(SeasonalError, match="no holiday category \\['bridge'\\]"):
        calendar_regressors(index, categories=("bridge",), horizon=0)
    with pytest.raises(SeasonalError, match="horizon 13; it can be 0 to 12"):
        calendar_regressors(index, horizon=13)
