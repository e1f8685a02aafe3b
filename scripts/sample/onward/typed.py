"""Forecasts, rounds of the survey and the barometer of trust after the published ones."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from scripts.sample.onward.local import make_local_through
from scripts.sample.onward.national import make_duration_through
from scripts.sample.onward.totals import make_totals_through
from scripts.sample.series import generator, shift
from werket_lib.codes import QUESTIONS

Levels = Mapping[tuple[str, int], float]  # by variable and year

# What a new forecast makes of the last one and of what is known now, and how far it errs, in logs.
LEARNS, ERRS = 0.5, 0.012
MATCHING = "matching_services_participants"
MATCHING_YEARS = 5  # years that the forecasts of the matching services reach ahead in a year's first forecast
FEWEST_ASKED, MOST_ASKED = 21, 34
TRUST_SWAYS = 1.6  # standard deviation of a body's trust from one year to the next, in percentage points


def forecast_years(variable: str, day: str) -> Sequence[int]:
    """Return the years of a forecast: its own and the next; further for the rate in October and matching services."""
    year, month = int(day[:4]), day[5:7]
    if variable == MATCHING:
        return range(year - (month == "02"), year + MATCHING_YEARS)
    return range(year, year + 2 + (month == "10" and variable == "unemployment_rate"))


def follow_forecast(variable: str, day: str, before: Levels) -> dict[int, float]:
    """Return a forecast by year: the one before, moved towards what is known on the day.

    Parameters
    ----------
    before
        The forecast before it, of all variables. A year that it did not have begins where the year before it ends.
    """
    known = shift(day[:7], -1)
    level = _level(variable, known)
    values: dict[int, float] = {}
    for year in forecast_years(variable, day):
        earlier = before.get((variable, year), values.get(year - 1, level))
        weight = 1.0 if f"{year}-12" <= known else LEARNS ** (1 + year - int(known[:4]))
        err = 0.0 if weight == 1.0 else generator(f"{variable} {year} {day}").normal(0, ERRS)
        values[year] = (earlier + weight * (level - earlier)) * float(np.exp(err))
    return values


@cache
def _level(variable: str, month: str) -> float:
    """Return what somebody knows of a variable in a month: the mean of the last twelve months, or its newest."""
    if variable == "unemployment_rate":
        local = make_local_through(month)
        return float((100 * local.national_unemployed / local.labour_force.sum(axis=0))[-12:].mean())
    if variable == "long_term_unemployed":
        return float(make_duration_through(month)["UA12"][:, -1].sum())
    return float(make_totals_through("ROM2" if variable == MATCHING else "AUB", month).remaining[-12:].mean())


def answer_counts(edition: str, like: Mapping[str, Sequence[int]]) -> dict[str, Sequence[int]]:
    """Return how many gave each answer in a later round: drawn as the published round was answered."""
    rng = generator(f"survey round {edition}")
    asked = int(rng.integers(FEWEST_ASKED, MOST_ASKED))
    counts = {}
    for question in QUESTIONS:
        given = np.array(like[question], dtype=float) + 0.5
        counts[question] = rng.multinomial(asked, given / given.sum()).tolist()
    return counts


def sway_trust(year: int, before: Mapping[str, int]) -> dict[str, int]:
    """Return each body's trust a year later, in whole percent."""
    rng = generator(f"trust {year}")
    return {actor: int(np.clip(round(share + rng.normal(0, TRUST_SWAYS)), 1, 99)) for actor, share in before.items()}


def interviews(year: int) -> int:
    """Return how many were interviewed in a year."""
    return int(generator(f"interviews {year}").integers(1_200, 2_600))
