"""How a series usually changes."""

import numpy as np
import pandas as pd
import pytest

from werket_lib.processed.usual import DOUBTFUL, judge_change

JULY = -0.5  # what the level's logarithm does in July; it comes back in August


def levels(months, *, newest=0.0):
    """Make a level with a summer of its own, ending in a July with `newest` added to its change."""
    index = pd.period_range(end="2025-07", periods=months, freq="M")
    season = np.where(index.month == 7, JULY, 0.0)
    logs = 7 + season + 0.01 * np.cos(np.arange(months))
    logs[-1] += newest
    return pd.Series(np.exp(logs), index)


@pytest.mark.parametrize("months", [26, 31, 80])
def test_a_season_seen_before_is_usual_however_short_the_history(months):
    assert judge_change(levels(months)).score < DOUBTFUL


@pytest.mark.parametrize("months", [26, 31, 80])
def test_a_fall_beyond_the_season_is_not(months):
    change = judge_change(levels(months, newest=-0.7))
    assert change.score > DOUBTFUL
    assert change.compared == months - 2


def test_a_first_july_is_held_against_the_other_months():
    since_august = levels(26).iloc[13:]
    change = judge_change(since_august)
    assert change.factor == pytest.approx(np.exp(-JULY), rel=0.05)
