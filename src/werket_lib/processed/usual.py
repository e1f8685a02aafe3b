"""How a series usually changes from month to month, and how far its newest change came from that.

Changes are logarithms, so that a small series and a large one are judged alike. What is usual is a median, and how far
it usually is from it a median of absolute distances: a pandemic in the history neither hides a month nor makes one.
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

ROBUST = 1.4826  # times the median of absolute distances: the standard deviation, were they normal
LEAST_SCALE = 0.01  # so that a change of less than five percent is never doubtful, however steady the series
A_YEAR = 12
SHORT_SCALE = 0.1  # with fewer earlier changes: doubtful are two thirds more, and two fifths less
SAME_MONTH = 3  # years from which on a change is held against the same month of earlier years only
DOUBTFUL = 5.0  # times its usual distance


@dataclass(frozen=True)
class Change:
    """A series' newest change beside its usual ones.

    Attributes
    ----------
    score
        How far it came from what is usual, in units of how far it usually comes.
    factor
        The newest level against the expected one, whichever is larger over the other.
    span
        The levels that would not have been doubtful.
    compared
        Earlier changes that this rests on.
    """

    score: float
    factor: float
    span: tuple[float, float]
    compared: int


def judge_change(levels: pd.Series) -> Change:
    """Hold the newest change of a series against its earlier ones.

    Parameters
    ----------
    levels
        Indexed by month, two at least, zero or more.
    """
    logs = np.log(np.maximum(levels.to_numpy("float64"), 0.5))
    changes = np.diff(logs)
    earlier, newest = changes[:-1], changes[-1]
    calendar = np.array([month.month for month in levels.index])
    usual = min(_usual_changes(earlier, calendar[1:-1], calendar[-1]), key=lambda known: abs(newest - known))
    if len(earlier) >= A_YEAR:
        expected = np.array([_usual_changes(earlier, calendar[1:-1], month)[0] for month in calendar[1:-1]])
        scale = max(ROBUST * float(np.median(np.abs(earlier - expected))), LEAST_SCALE)
    else:
        scale = SHORT_SCALE
    away = newest - usual
    centre, reach = logs[-2] + usual, DOUBTFUL * scale
    span = math.exp(centre - reach), math.exp(centre + reach)
    return Change(abs(away) / scale, math.exp(abs(away)), span, len(earlier))


def _usual_changes(changes: np.ndarray, calendar: np.ndarray, month: int) -> list[float]:
    """Return what may be usual in a calendar month.

    Its own median where there are some years; that of all months and its own where there are one or two years, in
    which a season shows but once or twice; 0 where there are few months.
    """
    if len(changes) < A_YEAR:
        return [0.0]
    same = changes[calendar == month]
    if len(same) >= SAME_MONTH:
        return [float(np.median(same))]
    of_all = float(np.median(changes))
    return [of_all, float(np.median(same))] if len(same) else [of_all]
