"""Changes, shares and ranks, by the rules that the published tables follow.

Series are indexed by month; a month that is not there gives a missing value, never a guess.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

# What is usual is said from as many earlier months, of which so many are the same month of earlier years.
SAME_MONTHS = 3
SHORTEST_HISTORY = 12
BUILT_UP = 0.5  # of the level now: changes from a lower one are of a service's start-up, and not what is usual
ROBUST = 1.4826  # times the median of absolute distances: the standard deviation, were they normal


class Usual(NamedTuple):
    """How a month's change compares with how the series usually moves.

    Attributes
    ----------
    change
        What is usual, in the unit of the level.
    gap
        How far a change usually comes from it, in the same unit.
    score
        The month's change less the usual one, in units of `gap`.
    compared
        Number of earlier months that this rests on.
    """

    change: float
    gap: float
    score: float
    compared: int


def change(levels: pd.Series, months: int = 1) -> pd.Series:
    """Return the change over `months`, in the unit of `levels`."""
    return levels - _before(levels, months)


def change_pct(levels: pd.Series, months: int = 1) -> pd.Series:
    """Return the change over `months` in percent of the level then; missing where that was zero."""
    before = _before(levels, months)
    return 100 * (levels - before) / before.where(before != 0)


def _before(levels: pd.Series, months: int) -> pd.Series:
    """Return the level of `months` earlier, by the calendar and not by the row."""
    earlier = levels.set_axis(levels.index + months)
    return earlier.reindex(levels.index)


def exit_rate(left: pd.Series, remaining: pd.Series) -> pd.Series:
    """Return those who left during each month in percent of those who took part at the end of the month before."""
    before = _before(remaining, 1)
    return 100 * left / before.where(before != 0)


def streak(levels: pd.Series) -> pd.Series:
    """Return for how many months in a row, with the month itself, a level has gone one way; 0 where it stood still."""
    way = np.sign(change(levels).astype("float64")).fillna(0)
    runs = way.groupby((way != way.shift()).cumsum()).cumcount() + 1
    return runs.where(way != 0, 0)


def share_pct(parts: pd.Series, total: float | pd.Series) -> pd.Series:
    """Return each part in percent of `total`, or of its own."""
    return 100 * parts / total


def rank_down(levels: pd.Series) -> pd.Series:
    """Rank from the largest; ties share the lower number and the next is skipped (13, 13, 15)."""
    return levels.rank(method="min", ascending=False).astype("Int64")


def rank_move(now: pd.Series, before: pd.Series) -> pd.Series:
    """Compare ranks, not counts: ``up``, ``down``, ``same``, or ``new`` without an earlier rank.

    Parameters
    ----------
    now, before
        Ranks indexed by the same keys; `before` is aligned to `now`.
    """
    before = before.reindex(now.index)
    moves = pd.Series("same", index=now.index, dtype="str")
    moves[(now < before).fillna(value=False)] = "up"
    moves[(now > before).fillna(value=False)] = "down"
    moves[before.isna()] = "new"
    return moves


def judge_last(levels: pd.Series, *, adjusted: bool = False, relative: bool = False, finest: float = 0) -> Usual | None:
    """Hold the last month's change against what is usual; None where the series is too short to say.

    A seasonally adjusted series is compared with the median of its earlier changes. An unadjusted one is compared with
    the median of the same month's changes in earlier years, of which there must be `SAME_MONTHS`: with fewer, one odd
    January would be taken for how Januaries are. Medians, so that an extreme month neither hides nor makes a change.
    In percent, changes from a level below `BUILT_UP` of the one now take no part.

    Parameters
    ----------
    levels
        Indexed by month, without the season where `adjusted`.
    relative
        Whether changes are compared in percent of the level before, as where a count has halved or doubled.
    finest
        The smallest change that can be printed; a series that mostly stands still is no news when it moves by less.
    """
    levels = levels.dropna().astype("float64")
    if levels.empty:
        return None
    moves, before = change(levels), _before(levels, 1)
    scale = float(before.iloc[-1]) / 100 if relative else 1.0
    compared = change_pct(levels) if relative else moves
    if adjusted:
        expected = compared.shift(1).expanding().median()
    else:
        if relative:
            compared = compared.where(before >= BUILT_UP * before.iloc[-1])
        by_month = compared.groupby(pd.PeriodIndex(levels.index).month)
        expected = by_month.transform(lambda same: same.shift(1).expanding().median())
        if by_month.count()[levels.index[-1].month] <= SAME_MONTHS:
            return None
    gaps = (compared - expected).dropna()
    earlier = gaps.iloc[:-1]
    if len(earlier) < SHORTEST_HISTORY or gaps.index[-1] != levels.index[-1]:
        return None
    gap = max(scale * ROBUST * float(earlier.abs().median()), finest)
    usual = scale * float(expected.iloc[-1])
    score = (float(moves.iloc[-1]) - usual) / gap if gap else 0.0
    return Usual(usual, gap, score, len(earlier))
