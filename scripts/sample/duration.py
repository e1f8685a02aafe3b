"""The unemployed by time without work, spread over the cells of the agency's pivot."""

import itertools
from functools import cache

import numpy as np

from scripts.sample import macro
from scripts.sample.local import make_local
from scripts.sample.macro import MONTHS
from scripts.sample.series import Floats, Ints, apportion, generator, noise, trend

# Field, values, each value's share of the unemployed, and how much likelier it is to be without work long.
DIMENSIONS = {
    "KOEN": {"Kvinnor": (0.47, 1.04), "Män": (0.53, 0.97)},
    "ALDGR": {"16-24": (0.12, 0.35), "25-54": (0.63, 1.0), "55-65": (0.25, 1.45)},
    "FH": {"Med funktionsnedsättning": (0.23, 1.55), "Utan funktionsnedsättning": (0.77, 0.84)},
    "FLAND": {"Sverige": (0.42, 0.85), "Övriga Europa": (0.13, 0.95), "Utom Europa": (0.45, 1.15)},
    "UTBILDNING": {"Förgymnasial": (0.31, 1.2), "Gymnasial": (0.43, 0.95), "Eftergymnasial": (0.26, 0.84)},
}
# Without work for more than 6 and 24 months, as shares of the unemployed and of those beyond 12 months.
OVER_6 = {"2015-01": 0.55, "2019-06": 0.57, "2020-06": 0.51, "2021-06": 0.67, "2023-01": 0.57, "2025-01": 0.575}
OVER_24 = {"2015-01": 0.55, "2019-06": 0.56, "2020-12": 0.50, "2022-03": 0.63, "2024-01": 0.60, "2025-01": 0.57}


def cells() -> list[tuple[str, ...]]:
    """List the combinations of the five dimensions' values, in the order of the counts' rows."""
    return list(itertools.product(*DIMENSIONS.values()))


@cache
def make_duration() -> dict[str, Ints]:
    """Return INSAL, UA06, UA12 and UA24 by cell (rows) and month (columns of `MONTHS`), in persons."""
    everybody = make_local().national_unemployed
    over_12 = macro.long_term_unemployed()
    over_6 = np.rint(np.maximum(everybody * trend(OVER_6, MONTHS), 1.08 * over_12)).astype(np.int64)
    over_24 = np.rint(over_12 * trend(OVER_24, MONTHS)).astype(np.int64)
    weights, tilt = _weights()
    insal = _spread(weights, everybody, np.full(weights.shape, np.inf))
    ua12 = _spread(insal * tilt, over_12, insal)
    ua24 = _spread(ua12 * np.sqrt(tilt), over_24, ua12)
    between = _spread(insal - ua12, over_6 - over_12, insal - ua12)
    return {"INSAL": insal, "UA06": ua12 + between, "UA12": ua12, "UA24": ua24}


def _weights() -> tuple[Floats, Floats]:
    """Return each cell's weight by month and its tilt towards long spells."""
    pairs = list(itertools.product(*(values.values() for values in DIMENSIONS.values())))
    share = np.array([np.prod([pair[0] for pair in cell]) for cell in pairs])
    tilt = np.array([np.prod([pair[1] for pair in cell]) for cell in pairs])
    wander = noise(generator("duration cells"), (len(pairs), len(MONTHS)), 0.10, 0.98)
    rattle = noise(generator("duration rattle"), (len(pairs), len(MONTHS)), 0.01)
    return share[:, None] * np.exp(wander + rattle), tilt[:, None]


def _spread(weights: Floats | Ints, totals: Ints, high: Floats | Ints) -> Ints:
    """Share each month's total out to the cells."""
    columns = [
        apportion(weights[:, at].astype(float), int(total), 0.0, high[:, at].astype(float))
        for at, total in enumerate(totals)
    ]
    return np.array(columns, dtype=np.int64).T
