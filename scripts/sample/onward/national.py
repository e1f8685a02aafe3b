"""Notices of dismissal and time without work after the published month."""

from functools import cache

import numpy as np
import pandas as pd

from scripts.sample.duration import make_duration
from scripts.sample.macro import LONG_TERM_SEASON, VARSEL_SEASON, varsel
from scripts.sample.notices import COLUMNS, INDUSTRIES, list_month, make_notices
from scripts.sample.onward import events
from scripts.sample.onward.local import make_local_through
from scripts.sample.series import LAST_MONTH, Floats, Ints, apportion, generator, month_numbers, month_range, shift

VARSEL_RATTLE, VARSEL_USUAL, VARSEL_PULL = 0.13, 4_800.0, 0.1
INDUSTRY_SPREAD = 0.42
# Some notices reach the agency late: this share of a month's persons is not in its first edition.
STILL_MISSING = 0.02
FOLLOWS = 0.35  # how far the long-term unemployed follow a change of all unemployed in the same month
MONTHS_FIRST = "2015-01"


@cache
def make_notices_through(through: str) -> pd.DataFrame:
    """Return notices by industry, as `scripts.sample.notices.make_notices` does, as they are known in the end."""
    if through <= LAST_MONTH:
        return make_notices()
    rng = generator(f"varsel industries {through}")
    persons = apportion(_industry_weights() * np.exp(rng.normal(0, INDUSTRY_SPREAD, len(INDUSTRIES))), _varsel(through))
    month = pd.DataFrame(list_month(through, persons, rng), columns=COLUMNS)
    return pd.concat([make_notices_through(shift(through, -1)), month], ignore_index=True)


def notices_of(edition: str) -> pd.DataFrame:
    """Return notices as an edition has them: its newest month is not yet whole, and a file taken back is wrong.

    What is wrong with a file that was withdrawn: the month before stands in it twice.
    """
    month = edition[:7]
    table = make_notices_through(month)
    table = table[table["month"] <= month]
    if month <= LAST_MONTH:
        return table
    older, newest = table[table["month"] < month], table[table["month"] == month]
    if ("af_varsel", edition) in events.WITHDRAWN:
        again = older[older["month"] == shift(month, -1)].assign(month=month)
        return pd.concat([older, again], ignore_index=True)
    return pd.concat([older, _not_yet_whole(newest, generator(f"varsel first {month}"))], ignore_index=True)


def _not_yet_whole(newest: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return a month's rows as its first edition has them: some persons are missing, their notices with them."""
    rows, total = newest.iloc[:-1].copy(), newest.iloc[-1:].copy()
    there = 1 - STILL_MISSING * 2 * rng.random(len(rows))
    rows["persons"] = np.rint(rows["persons"] * there).astype(np.int64)
    rows["notices"] = np.ceil(rows["notices"] * there).astype(np.int64)
    total[["persons", "notices"]] = rows[["persons", "notices"]].sum().to_numpy()
    return pd.concat([rows, total], ignore_index=True)


def _industry_weights() -> Floats:
    return np.array([share for _, _, share, _ in INDUSTRIES])


@cache
def _varsel(month: str) -> int:
    """Return the persons given notice in a month: the last half-year's level, pulled to the usual, with its season."""
    months = [shift(month, -back) for back in range(6, 0, -1)]
    known = dict(zip(month_range(MONTHS_FIRST), varsel().tolist(), strict=True))
    recent = [(known[one] if one in known else _varsel(one)) for one in months]
    level = float(np.mean(np.array(recent) / VARSEL_SEASON[month_numbers(months)]))
    level += VARSEL_PULL * (VARSEL_USUAL - level)
    rattle = np.exp(generator(f"varsel {month}").normal(0, VARSEL_RATTLE))
    return round(level * VARSEL_SEASON[month_numbers([month])[0]] * rattle)


@cache
def make_duration_through(through: str) -> dict[str, Ints]:
    """Return the unemployed by cell and time without work, as `scripts.sample.duration.make_duration` does."""
    if through <= LAST_MONTH:
        return make_duration()
    before = make_duration_through(shift(through, -1))
    rng = generator(f"duration {through}")
    last = {name: counts[:, -1].astype(float) for name, counts in before.items()}
    totals = {name: float(counts.sum()) for name, counts in last.items()}
    everybody = int(make_local_through(through).national_unemployed[-1])
    over_12 = _follow_long_term(totals, everybody, through, rng)
    over_24 = round(over_12 * totals["UA24"] / totals["UA12"] * np.exp(rng.normal(0, 0.003)))
    over_6 = max(
        round(everybody * totals["UA06"] / totals["INSAL"] * np.exp(rng.normal(0, 0.004))), round(1.08 * over_12)
    )
    insal = apportion(last["INSAL"] * np.exp(rng.normal(0, 0.012, len(last["INSAL"]))), everybody)
    ua12 = apportion(insal * last["UA12"] / last["INSAL"], over_12, 0.0, insal.astype(float))
    ua24 = apportion(ua12 * last["UA24"] / last["UA12"], over_24, 0.0, ua12.astype(float))
    between = apportion(
        (insal - ua12) * (last["UA06"] - last["UA12"] + 1) / (last["INSAL"] - last["UA12"] + 1),
        over_6 - over_12,
        0.0,
        (insal - ua12).astype(float),
    )
    columns = {"INSAL": insal, "UA06": ua12 + between, "UA12": ua12, "UA24": ua24}
    return {name: np.column_stack([before[name], column]) for name, column in columns.items()}


def _follow_long_term(totals: dict[str, float], everybody: int, month: str, rng: np.random.Generator) -> int:
    season = 1 + LONG_TERM_SEASON[month_numbers([shift(month, -1), month])]
    change = (everybody / totals["INSAL"]) ** FOLLOWS * np.exp(rng.normal(0.001, 0.003))
    return round(totals["UA12"] * season[1] / season[0] * change)
