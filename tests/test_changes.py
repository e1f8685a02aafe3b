"""Changes, shares and ranks, by the rules that the published tables follow."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werket_lib import changes

counts = st.lists(st.integers(0, 50), min_size=1, max_size=30).map(lambda values: pd.Series(values, dtype="Int64"))


def monthly(*values: float | None) -> pd.Series:
    index = pd.period_range(end="2025-01", periods=len(values), freq="M")
    return pd.Series(values, index=index, dtype="Float64")


def test_a_change_is_against_the_month_before_and_has_none_before_the_first():
    change = changes.change(monthly(40168, 39413))
    assert change.isna().tolist() == [True, False]
    assert change.iloc[-1] == -755


def test_a_change_over_twelve_months():
    assert changes.change(monthly(*range(13)), 12).iloc[-1] == 12


def test_percent_is_of_the_month_before():
    assert changes.change_pct(monthly(5123, 6589)).iloc[-1] == pytest.approx(28.616, abs=0.001)


def test_percent_of_nothing_is_missing_not_infinite():
    assert pd.isna(changes.change_pct(monthly(0, 5)).iloc[-1])


def test_a_hole_gives_a_hole():
    assert changes.change(monthly(1, None, 3)).isna().all()


@given(counts.filter(lambda parts: parts.sum() > 0))
def test_shares_add_up_to_a_hundred(parts):
    assert changes.share_pct(parts, parts.sum()).sum() == pytest.approx(100)


def test_ties_share_the_lower_rank_and_the_next_is_skipped():
    assert changes.rank_down(pd.Series([631, 630, 630, 612])).tolist() == [1, 2, 2, 4]


@given(counts)
def test_a_rank_is_one_more_than_the_number_that_are_larger(levels):
    assert changes.rank_down(levels).tolist() == [1 + int((levels > level).sum()) for level in levels]


def test_a_move_compares_ranks():
    now = pd.Series({"a": 1, "b": 2, "c": 3, "d": 4}, dtype="Int64")
    before = pd.Series({"b": 3, "a": 1, "c": 2, "gone": 4}, dtype="Int64")
    assert changes.rank_move(now, before).to_dict() == {"a": "same", "b": "up", "c": "down", "d": "new"}


def test_a_streak_counts_months_that_go_one_way_and_breaks_where_a_level_stands_still():
    levels = pd.Series([5, 6, 7, 6, 5, 4, 4, 3], pd.period_range("2024-01", periods=8, freq="M"))
    assert changes.streak(levels).tolist() == [0, 1, 2, 1, 2, 3, 0, 1]


def januaries(*by_year: float, level: float = 1000.0) -> pd.Series:
    """Levels that stand still but in January, when they rise by so much and then fall back; December comes first."""
    values = [level]
    for rise in by_year:
        values += [level + rise, *[level] * 11]
    return pd.Series(values[:-11], pd.period_range("2020-12", periods=len(values) - 11, freq="M"))


def test_a_january_is_usual_by_earlier_januaries():
    usual = changes.judge_last(januaries(100, 100, 120, 130), finest=1)
    assert (usual.change, usual.gap, usual.score) == (100, 1, 30)


def test_what_is_usual_needs_three_of_the_same_month():
    assert changes.judge_last(januaries(100, 100, 130), finest=1) is None
    assert changes.judge_last(januaries(100, 100, 100, 130), finest=1) is not None


def test_a_level_that_has_halved_is_held_against_percents():
    # A tenth every January; the level is now half of what it was, and so is the usual rise.
    years = [*januaries(100, 100, 100, 100), *[1000.0] * 10, 500.0, 550.0]
    halved = pd.Series(years, pd.period_range(end="2025-01", periods=len(years), freq="M"))
    assert changes.judge_last(halved, relative=True, finest=1).change == pytest.approx(50)
    assert changes.judge_last(halved, finest=1).change == 100


def test_a_start_up_is_not_what_is_usual():
    # A service that grows by fifty a month: of the four Januaries before, the first two came from under half of now.
    growing = [100.0 + 50 * month for month in range(49)]
    grown = pd.Series([*growing, 2600.0], pd.period_range(end="2025-01", periods=50, freq="M"))
    assert changes.judge_last(grown, relative=True, finest=1) is None
    assert changes.judge_last(grown, finest=1).change == 50


def test_an_adjusted_series_is_usual_by_all_its_months():
    levels = [100.0 + 2 * month for month in range(20)] + [150.0]
    steady = pd.Series(levels, pd.period_range("2023-01", periods=21, freq="M"))
    usual = changes.judge_last(steady, adjusted=True, finest=1)
    assert (usual.change, usual.score, usual.compared) == (2, 10, 18)
