"""Unemployment and vacancies by municipality after the published month, shared out from the national path."""

from dataclasses import replace
from functools import cache
from typing import TypeVar

import numpy as np

from scripts.sample import anchors, truth
from scripts.sample.local import (
    GROWTH_PCT_PER_YEAR,
    NEW_VACANCIES_SEASON,
    NEW_VACANCIES_SHARE,
    Local,
    make_local,
    whole_twelfths,
)
from scripts.sample.series import LAST_MONTH, Floats, Ints, apportion, generator, month_numbers, shift

# Standard deviations: of the national rate in percentage points, of the vacancies in logs; in each the half-year's
# drift a month, then the month's own.
RATE_DRIFT, RATE_RATTLE = 0.035, 0.03
VACANCIES_DRIFT, VACANCIES_RATTLE = 0.008, 0.008
# Of a municipality's share of the country, in logs, for a place of 20 000; small places rattle more.
UNEMPLOYED_RATTLE, VACANCIES_MUNICIPAL_RATTLE = 0.015, 0.06

Series = TypeVar("Series", Floats, Ints)


@cache
def make_local_through(through: str) -> Local:
    """Return all municipal series from 2015 through a month, as `scripts.sample.local.make_local` does."""
    if through <= LAST_MONTH:
        return make_local()
    before = make_local_through(shift(through, -1))
    rng = generator(f"local {through}")
    force = _grow(before.labour_force)
    unknown = [
        np.append(counts, round(counts[-1] * np.exp(rng.normal(0, 0.05))))
        for counts in (before.unknown_unemployed, before.unknown_vacancies)
    ]
    unemployed = _share_out(before.unemployed, _next_unemployed(before, force, through), UNEMPLOYED_RATTLE, rng)
    vacancies = _share_out(before.vacancies, _next_vacancies(before, through), VACANCIES_MUNICIPAL_RATTLE, rng)
    young_share = before.young_unemployed[:, -12] / np.maximum(before.unemployed[:, -12], 1)
    young_force = before.young_labour_force[:, -1] / before.labour_force[:, -1]
    season = NEW_VACANCIES_SEASON[month_numbers([through])[0]]
    new_vacancies = NEW_VACANCIES_SHARE * vacancies * season * np.exp(rng.normal(0, 0.12, len(vacancies)))
    return replace(
        before,
        labour_force=_append(before.labour_force, force),
        young_labour_force=_append(before.young_labour_force, whole_twelfths(force * young_force)),
        unemployed=_append(before.unemployed, unemployed),
        young_unemployed=_append(before.young_unemployed, np.rint(unemployed * young_share).astype(np.int64)),
        vacancies=_append(before.vacancies, vacancies),
        new_vacancies=_append(before.new_vacancies, np.rint(new_vacancies).astype(np.int64)),
        unknown_unemployed=unknown[0],
        unknown_vacancies=unknown[1],
    )


def half_year(month: str) -> str:
    """Name the half-year of a month, over which a drift lasts."""
    return f"{month[:4]} {'first' if month[5:] <= '06' else 'second'} half"


def _append(series: Series, column: Series) -> Series:
    return np.column_stack([series, column])


def _grow(labour_force: Floats) -> Floats:
    growth = anchors.municipalities()["group_code"].map(GROWTH_PCT_PER_YEAR).to_numpy()
    return whole_twelfths(labour_force[:, -1] * np.exp(growth / 100 / 12))


def _next_unemployed(before: Local, force: Floats, month: str) -> int:
    """Return the country's unemployed with a municipality: last month's rate, its season changed, and a drift."""
    last, drift = shift(month, -1), generator(f"unemployment drift {half_year(month)}").normal(0, RATE_DRIFT)
    rate = 100 * before.unemployed[:, -1].sum() / before.labour_force[:, -1].sum()
    season = truth.unemployment_rate_seasonal([month])[0] - truth.unemployment_rate_seasonal([last])[0]
    rattle = generator(f"unemployment {month}").normal(0, RATE_RATTLE)
    return round((rate + season + drift + rattle) / 100 * force.sum())


def _next_vacancies(before: Local, month: str) -> int:
    last, drift = shift(month, -1), generator(f"vacancies drift {half_year(month)}").normal(0, VACANCIES_DRIFT)
    level = before.vacancies[:, -1].sum() - truth.vacancies_seasonal([last])[0]
    rattle = generator(f"vacancies {month}").normal(0, VACANCIES_RATTLE)
    return round(level * np.exp(drift + rattle) + truth.vacancies_seasonal([month])[0])


def _share_out(series: Ints, total: int, rattle: float, rng: np.random.Generator) -> Ints:
    """Share a national count out as half last month and half the same month a year ago had it, with a rattle."""
    last, year_ago = (series[:, at] / series[:, at].sum() for at in (-1, -12))
    unevenness = np.sqrt(20 / anchors.municipalities()["population_thousands"].to_numpy()).clip(0.25, 2.2)
    return apportion((last + year_ago) / 2 * np.exp(rng.normal(0, rattle * unevenness)), total)
