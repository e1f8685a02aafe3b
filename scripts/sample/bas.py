"""Unemployed and labour force by county as SCB's BAS has them: near the agency's own, on another definition."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from scripts.sample import anchors
from scripts.sample.local import make_local
from scripts.sample.macro import MONTHS
from scripts.sample.series import Floats, Ints, generator, month_numbers, month_range, noise

FIRST = "2020-01"
COUNTRY = "00"
TABLE = "TAB6260"
UNEMPLOYED, LABOUR_FORCE = "000004YH", "000006IU"
LABELS = {UNEMPLOYED: "antal arbetslösa", LABOUR_FORCE: "antal sysselsatta och arbetslösa (arbetskraften)"}
# The newest editions have the latest months as they were first estimated, the next one a little otherwise.
REVISED_MONTHS = 6
SHARE = 0.965  # of the registered, who also count as unemployed here
# Percent of the yearly mean, January to December: summer jobs.
FORCE_SEASON = np.array([-0.3, -0.3, -0.2, -0.1, 0.1, 0.6, 0.7, 0.3, -0.1, -0.2, -0.2, -0.3])


def write_bas(path: Path, edition: str, published: date) -> None:
    """Write an edition as PxWeb's version 2 answers: json-stat2, the country and 21 counties."""
    months = month_range(FIRST, edition)
    counts = {code: _with_country(values) for code, values in _counts(edition, months).items()}
    regions = [COUNTRY, *_county_codes()]
    values = [int(counts[code][row, at]) for row in range(len(regions)) for code in LABELS for at in range(len(months))]
    periods = [month.replace("-", "M") for month in months]
    dimensions = {
        "Region": _dimension("region", dict(zip(regions, _region_names(), strict=True))),
        "Kon": _dimension("kön", {"1+2": "totalt"}),
        "Alder": _dimension("ålder", {"16-65": "16–65 år"}),
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


def _region_names() -> list[str]:
    names = anchors.municipalities().drop_duplicates("county_code").set_index("county_code")["county"]
    return ["Riket", *names[_county_codes()]]


def _with_country(values: Ints) -> Ints:
    return np.vstack([values.sum(axis=0), values])


def _counts(edition: str, months: list[str]) -> dict[str, Ints]:
    """Return counts by county (rows) and month, the last months as the edition estimates them."""
    local = make_local()
    columns = [MONTHS.index(month) for month in months]
    registered, force = (_by_county(values)[:, columns] for values in (local.unemployed, local.labour_force))
    levels = np.exp(generator("bas levels").normal(np.log(SHARE), 0.02, (len(registered), 1)))
    rattle = noise(generator("bas rattle"), (len(registered), len(MONTHS)), 0.008, 0.5)[:, columns]
    unemployed = registered * levels * np.exp(rattle + _estimate(edition, "unemployed", registered.shape, 0.006))
    season = 1 + FORCE_SEASON[month_numbers(months)] / 100
    labour_force = force * season * np.exp(_estimate(edition, "labour force", force.shape, 0.001))
    return {
        UNEMPLOYED: np.rint(unemployed).astype(np.int64),
        LABOUR_FORCE: np.rint(labour_force).astype(np.int64),
    }


def _estimate(edition: str, what: str, shape: tuple[int, ...], size: float) -> Floats:
    """Return what an edition's estimate of its last months is off by, in logs."""
    off = np.zeros(shape)
    off[:, -REVISED_MONTHS:] = generator(f"bas {what} {edition}").normal(0, size, (shape[0], REVISED_MONTHS))
    return off


def _by_county(values: Floats | Ints) -> Floats:
    counties = anchors.municipalities()["county_code"]
    return np.array([values[counties == code].sum(axis=0) for code in _county_codes()], dtype=float)
