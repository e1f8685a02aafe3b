"""Unemployed and labour force by region as SCB's BAS has them: near the agency's own, on another definition."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from scripts.sample import anchors
from scripts.sample.macro import MONTHS
from scripts.sample.onward.events import bas_revisions
from scripts.sample.onward.local import make_local_through
from scripts.sample.series import Floats, Ints, generator, month_numbers, month_range, noise

FIRST = "2020-01"
COUNTRY = "00"
TABLE = "TAB6260"
UNEMPLOYED, LABOUR_FORCE = "000004YH", "000006IU"
LABELS = {UNEMPLOYED: "antal arbetslösa", LABOUR_FORCE: "antal sysselsatta och arbetslösa (arbetskraften)"}
# From these editions on SCB's own choice of ages follows the age of retirement.
AGES = {FIRST: "16-65", "2026-01": "16-66"}
# What a revision of the whole history changes a county by: mean and standard deviation, in logs.
REVISION = {"unemployed": (-0.012, 0.010), "labour force": (0.002, 0.001)}
# A county's municipalities are rounded each by itself, so that their sum misses it by a few.
ROUNDING, ROUNDING_ODDS = (-1, 0, 1), (0.15, 0.7, 0.15)
SHARE = 0.965  # of the registered, who also count as unemployed here
# Percent of the yearly mean, January to December: summer jobs.
FORCE_SEASON = np.array([-0.3, -0.3, -0.2, -0.1, 0.1, 0.6, 0.7, 0.3, -0.1, -0.2, -0.2, -0.3])


def write_bas(path: Path, edition: str, published: date) -> None:
    """Write an edition as PxWeb's version 2 answers: json-stat2, the country, 21 counties and 290 municipalities."""
    months = month_range(FIRST, edition)
    regions = _regions()
    counts = {code: _order(values) for code, values in _counts(edition, months).items()}
    ages = next(ages for since, ages in reversed(AGES.items()) if since <= edition)
    values = [int(counts[code][row, at]) for row in range(len(regions)) for code in LABELS for at in range(len(months))]
    periods = [month.replace("-", "M") for month in months]
    dimensions = {
        "Region": _dimension("region", regions),
        "Kon": _dimension("kön", {"1+2": "totalt"}),
        "Alder": _dimension("ålder", {ages: f"{ages.replace('-', '–')} år"}),
        "Fodelseregion": _dimension("födelseregion", {"tot": "totalt"}),
        "ContentsCode": _dimension("tabellinnehåll", LABELS),
        "Tid": _dimension("månad", {period: period for period in periods}),
    }
    answer = {
        "version": "2.0",
        "class": "dataset",
        "label": "Befolkningens arbetsmarknadsstatus, preliminär statistik, efter region, kön, ålder, födelseregion, "
        "tabellinnehåll och månad",
        "source": "SCB",
        "updated": f"{published}T07:00:00Z",
        "note": ["Exempeldata, framställd för detta repositorium"],
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "id": list(dimensions),
        "size": [len(one["category"]["index"]) for one in dimensions.values()],
        "dimension": dimensions,
        "extension": {"px": {"infofile": "AM0210", "tableid": TABLE, "decimals": 0, "language": "sv"}},
        "value": values,
    }
    path.write_text(json.dumps(answer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _dimension(label: str, categories: dict[str, str]) -> dict[str, Any]:
    index = {code: place for place, code in enumerate(categories)}
    return {"label": label, "category": {"index": index, "label": categories}}


def _county_codes() -> list[str]:
    return sorted(anchors.municipalities()["county_code"].unique())


def _regions() -> dict[str, str]:
    """Return codes and names as SCB orders them: the country, then each county before its municipalities."""
    table = anchors.municipalities()
    counties = dict(zip(table["county_code"], table["county"], strict=True))
    municipalities = dict(zip(table["municipality_code"], table["municipality"], strict=True))
    return {COUNTRY: "Riket", **dict(sorted((counties | municipalities).items()))}


def _order(municipal: tuple[Ints, Ints]) -> Ints:
    """Put counts by county and by municipality in the order of the regions, after their sum."""
    counties, municipalities = municipal
    codes = [COUNTRY, *_county_codes(), *anchors.municipalities()["municipality_code"]]
    counts = np.vstack([counties.sum(axis=0), counties, municipalities])
    return counts[[codes.index(code) for code in _regions()]]


def _counts(edition: str, months: list[str]) -> dict[str, tuple[Ints, Ints]]:
    """Return counts by county and by municipality (rows) and month."""
    local = make_local_through(edition)
    columns = [at for at, month in enumerate(month_range(MONTHS[0], edition)) if month in months]
    registered, force = (values[:, columns] for values in (local.unemployed, local.labour_force))
    levels = np.exp(generator("bas levels").normal(np.log(SHARE), 0.02, (len(_county_codes()), 1)))
    season = 1 + FORCE_SEASON[month_numbers(months)] / 100
    unemployed = _by_county(registered) * levels * np.exp(_rattle(months))
    labour_force = _by_county(force) * season
    for revision in bas_revisions(edition):
        whole = np.array(months) <= revision
        unemployed *= np.exp(_revise("unemployed", revision) * whole)
        labour_force *= np.exp(_revise("labour force", revision) * whole)
    return {
        UNEMPLOYED: _divide(unemployed, registered, "unemployed", months),
        LABOUR_FORCE: _divide(labour_force, force, "labour force", months),
    }


def _rattle(months: list[str]) -> Floats:
    """Return what each county's month is off by, in logs; after the published month each month by itself."""
    counties = len(_county_codes())
    known = dict(zip(MONTHS, noise(generator("bas rattle"), (counties, len(MONTHS)), 0.008, 0.5).T, strict=True))
    columns = [
        known[month] if month in known else generator(f"bas rattle {month}").normal(0, 0.008, counties)
        for month in months
    ]
    return np.array(columns).T


def _revise(what: str, edition: str) -> Floats:
    """Return what a yearly revision changes each county by, in logs: the unemployed become a little fewer."""
    mean, spread = REVISION[what]
    return generator(f"bas {what} revised {edition}").normal(mean, spread, (len(_county_codes()), 1))


def _divide(counties: Floats, weights: Floats | Ints, what: str, months: list[str]) -> tuple[Ints, Ints]:
    """Round the counties, and divide them between their municipalities."""
    own = np.exp(generator(f"bas municipal {what}").normal(0, 0.02, (len(weights), 1))) * weights
    counties_of = np.array([_county_codes().index(code) for code in anchors.municipalities()["county_code"]])
    shares = own / _by_county(own)[counties_of]
    off = np.array([generator(f"bas {what} {month}").choice(ROUNDING, len(own), p=ROUNDING_ODDS) for month in months]).T
    municipal = np.rint(counties[counties_of] * shares) + off
    return np.rint(counties).astype(np.int64), municipal.clip(0).astype(np.int64)


def _by_county(values: Floats | Ints) -> Floats:
    counties = anchors.municipalities()["county_code"]
    return np.array([values[counties == code].sum(axis=0) for code in _county_codes()], dtype=float)
