"""Changes, shares and ranks, by the rules that the published tables follow.

Series are indexed by month; a month that is not there gives a missing value, never a guess.
"""

import numpy as np
import pandas as pd


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
