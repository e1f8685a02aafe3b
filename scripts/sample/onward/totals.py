"""Each service's totals after the published month."""

from functools import cache

import numpy as np

from scripts.sample.series import LAST_MONTH, generator, month_numbers, shift
from scripts.sample.services import COURSES, RATTLE, REGISTER_GAP, STOCK_RATTLE, Totals, make_totals

RETURN = 0.1  # how much of its distance to the last year's mean a stock takes back in a month
RECENT = 6  # months whose inflow goes on
FEWEST_LEFT = 0.03  # of the stock; fewer never leave in a month


@cache
def make_totals_through(service: str, through: str) -> Totals:
    """Return a service's totals, unmasked, from its first month through `through` (or its own last)."""
    if through <= LAST_MONTH or max(COURSES[service].remaining) < LAST_MONTH:
        return make_totals(service)
    return _follow(service, make_totals_through(service, shift(through, -1)), through)


def _follow(service: str, before: Totals, month: str) -> Totals:
    """Add one month: the stock near the last year's, the inflow that of the last half-year, both with their season."""
    course, rng = COURSES[service], generator(f"{service} totals {month}")
    year, number = month_numbers(before.months[-12:]), month_numbers([month])[0]
    stock_season = 1 + np.array(course.remaining_season) / 100
    inflow_season = 1 + np.array(course.new_season) / 100
    stocks = before.remaining[-12:] / stock_season[year]
    inflow = float(np.mean((before.new[-12:] / inflow_season[year])[-RECENT:]))
    rattle = STOCK_RATTLE * inflow / stocks.mean() * 0.6
    stock = stocks[-1] + RETURN * (stocks.mean() - stocks[-1]) + rng.normal(0, rattle) * stocks.mean()
    new = round(inflow * inflow_season[number] * (1 + rng.normal(0, RATTLE)))
    last = int(before.remaining[-1])
    gap = round(REGISTER_GAP * last * rng.normal())
    left = max(new - (round(stock * stock_season[number]) - last) + gap, round(FEWEST_LEFT * last))
    flows = (last + new - left + gap, new, left)
    return Totals(
        [*before.months, month],
        *(np.append(kept, flow) for kept, flow in zip((before.remaining, before.new, before.left), flows, strict=True)),
    )
