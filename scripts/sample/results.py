"""The results of Rusta och matcha: contracts by delivery area and supplier, every odd month.

The contracts start in February 2023, two months before the agency's own did: none of those had been
active for 22 months in January 2025, and nothing would be at risk.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from scripts.sample import anchors
from scripts.sample.names import MATCHING, invent_names
from scripts.sample.onward.events import renamed_suppliers
from scripts.sample.onward.totals import make_totals_through
from scripts.sample.series import Floats, Ints, apportion, generator, shift
from scripts.sample.suppliers import Flags

PERIODS = ("2024-11", "2025-01")
LEVELS = ("A", "B", "C")
# A period's weights bring the three levels to the same mean; these are invented.
WEIGHTS = {
    "2024-11": (0.658312406917243, 0.897204118362507, 1.229871640258813),
    "2025-01": (0.660127935208416, 0.900518772640193, 1.235446917308452),
}
RISK = "RISKERAR HÄVNING"
# The agency does not say in every period who is at risk: these sheets lack that column.
WITHOUT_RISK = ("2024-11", "2025-07", "2025-09", "2025-11")
# In these calendar months the workbook holds the two periods before, too, a few of their contracts revised.
WITH_EARLIER, EARLIER_PERIODS, REVISED = ("05", "11"), 2, 7
CLOSED_A_PERIOD = 0.02  # share of the contracts that end, in each period after the published one
HEADER = (
    "PERIOD", "LEVERANSOMRÅDE", "LEVERANTÖRNAMN", "KA-NUMMER", "STARTDATUM AVTAL",
    "AVTAL HAR VARIT AKTIVT I 22 MÅNADER", "BETYG", "BETYG 1 ELLER SAKNAR BETYG", "VIKTAT RESULTATMÅTT",
    "VIKTAT RESULTATMÅTT LÄGRE ÄN 0,2", RISK, "ANTAL DELTAGARE",
    *(f"ANTAL DELTAGARE NIVÅ {level}" for level in LEVELS),
    *(f"ANTAL {result} NIVÅ {level}" for level in LEVELS for result in ("RR1", "RR2")),
)  # fmt: skip
DESCRIPTION = ("Resultat per leverantörsavtal i Rusta och matcha", "Vikterna står i Beräkningssnurra.")
FIRST_NUMBER = 10990001  # of contracts; the agency's are lower
FIRST_START = "2023-02-20"
LOW_SCORE = 0.2

_LEVEL_SHARES = np.array([0.29, 0.35, 0.36])
_FIRST_RESULT = np.array([0.345, 0.305, 0.255])  # share with a first result, by level
_SECOND_OF_FIRST = 0.69  # of those with a first result, share with a second
_BETWEEN_AREAS, _BETWEEN_CONTRACTS = 0.12, 0.16  # standard deviations, in logs
_ALL_PARTICIPANTS, _PER_CONTRACT, _MOST_IN_AN_AREA = 80_000, 92, 60  # roughly; the last in contracts
_SIZE_DRAG = 1.0  # what a share of all participants takes from an area's quality, in logs
_SIZE_SPREAD = 0.15  # standard deviation of an area's share, in logs
_OVER_A_PERIOD = 0.05  # standard deviation of a contract's share, in logs, in periods after the published ones
_UNRATED_BELOW = 40  # participants


@dataclass(frozen=True)
class Contracts:
    """The contracts, one a row, and what each strives for in every period.

    Attributes
    ----------
    table
        number, area, supplier, start ('YYYY-MM-DD').
    size
        Share of the country's participants.
    quality
        Factor on the country's share with a first result.
    """

    table: pd.DataFrame
    size: Floats
    quality: Floats


def periods_of(edition: str) -> list[str]:
    """List the periods in an edition's workbook, the oldest first."""
    earlier = EARLIER_PERIODS if edition > PERIODS[-1] and edition[5:] in WITH_EARLIER else 0
    return [shift(edition, -2 * back) for back in range(earlier, -1, -1)]


def make_results(period: str, edition: str) -> pd.DataFrame:
    """Return one period's rows as an edition has them, in the order of the file: one a contract.

    Returns
    -------
    pandas.DataFrame
        area, supplier, number, start, active (22 months), rating (1-4, 0 for none), score (three
        decimals), at_risk, participants, then participants, RR1 and RR2 by level (n_A, rr1_A, rr2_A …).
    """
    contracts = _make_contracts()
    month = pd.Period(period, freq="M")
    rng = generator(f"results {period}")
    rows = contracts.table.copy()
    people = _share_out(contracts, month)
    shares = [_LEVEL_SHARES * _tilt(number) for number in rows["number"]]
    levels = np.array([apportion(share, int(count)) for share, count in zip(shares, people, strict=True)])
    first = _draw(levels, np.clip(_FIRST_RESULT * contracts.quality[:, None], 0.02, 0.9), rng, most=levels)
    second = _draw(first, np.full(first.shape, _SECOND_OF_FIRST), rng, most=levels)
    if edition != period:
        revised = generator(f"results {period} in {edition}").choice(len(rows), REVISED, replace=False)
        second[revised, 0] = np.minimum(second[revised, 0] + 1, first[revised, 0])
    weighted = ((first + second) * np.array(weights_of(period))).sum(axis=1) / (2 * people)
    rows["score"] = np.floor(1000 * weighted + 0.5) / 1000
    rows["participants"] = people
    for place, level in enumerate(LEVELS):
        for name, counts in (("n", levels), ("rr1", first), ("rr2", second)):
            rows[f"{name}_{level}"] = counts[:, place]
    rows["rating"] = _rate(rows, rng)
    rows["active"] = pd.to_datetime(rows["start"]) <= month.start_time - pd.DateOffset(days=1, months=22)
    rows["at_risk"] = (rows["rating"] < 2) & (rows["score"] < LOW_SCORE) & rows["active"]
    if period == PERIODS[0]:
        rows["supplier"] = rows["supplier"].replace(_earlier_names())
    rows["supplier"] = rows["supplier"].replace(renamed_suppliers(period))
    old_enough = pd.to_datetime(rows["start"]) <= month.start_time - pd.DateOffset(months=12)
    return rows[old_enough & ~_closed(rows, period)].reset_index(drop=True)


def weights_of(period: str) -> tuple[float, float, float]:
    """Return a period's weights by level; after the published ones they are drawn about those."""
    if period in WEIGHTS:
        return WEIGHTS[period]
    drawn = np.array(WEIGHTS[PERIODS[-1]]) * np.exp(generator(f"weights {period}").normal(0, 0.004, len(LEVELS)))
    return float(drawn[0]), float(drawn[1]), float(drawn[2])


def _closed(rows: pd.DataFrame, period: str) -> Flags:
    """Tell which contracts have ended: a few in each period after the published ones, by lot; an area keeps one."""
    ends = pd.Series(generator("contracts that end").random(len(rows)) / CLOSED_A_PERIOD, rows.index)
    passed = max(len(pd.period_range(PERIODS[-1], period, freq="M")) - 1, 0) / 2
    is_last = ends == ends.groupby(rows["area"]).transform("max")
    return np.asarray((ends < passed) & ~is_last)


def list_rows(period: str, edition: str) -> list[list[str | int | float]]:
    """Return one period's rows as the agency writes them, under `HEADER`."""
    return [
        [
            period, row["area"], row["supplier"], row["number"], row["start"], _yes(row["active"]),
            row["rating"] or "-", _yes(row["rating"] < 2), row["score"], _yes(row["score"] < LOW_SCORE),
            _yes(row["at_risk"]), row["participants"], *(row[f"n_{level}"] for level in LEVELS),
            *(row[f"{result}_{level}"] for level in LEVELS for result in ("rr1", "rr2")),
        ]
        for row in make_results(period, edition).to_dict("records")
    ]  # fmt: skip


def list_calculator(period: str) -> list[list[str | int | float]]:
    """Return the sheet in which suppliers try out the measure; it holds the period's weights."""
    results = [f"Antal {result} nivå {level}" for level in LEVELS for result in ("RR1", "RR2")]
    people = [f"Antal deltagare nivå {level}" for level in LEVELS]
    weighted = "((B9+B10)*B18)+((B11+B12)*B19)+((B13+B14)*B20)"
    rows: list[list[str | int | float]] = [[] for _ in range(20)]
    rows[0] = [f"Beskrivning av beräkningssnurra {period}"]
    rows[3] = ["Beräkningssnurra för resultatmått"]
    rows[5] = ["Resultatmått", f"=IFERROR(1/(2*(F9+F10+F11))*({weighted}), 0)"]
    rows[7] = ["Resultat", "", "", "Deltagare"]
    for place, label in enumerate(results):
        rows[8 + place] = [label, 0]
    for place, label in enumerate(people):
        rows[8 + place] += ["", label, "", 0]
    rows[15] = ["Vikter"]
    for place, (level, weight) in enumerate(zip(LEVELS, weights_of(period), strict=True)):
        rows[17 + place] = [f"Vikt nivå {level}", weight]
    return rows


def _yes(value: bool) -> str:
    return "Ja" if value else "Nej"


@cache
def _make_contracts() -> Contracts:
    rng = generator("contracts")
    areas = _area_sizes()
    suppliers, weights = _suppliers()
    parts, sizes, quality = [], [], []
    for area, share in areas.items():
        count = min(max(1, round(share * _ALL_PARTICIPANTS / _PER_CONTRACT)), _MOST_IN_AN_AREA)
        chosen = rng.choice(len(suppliers), size=count, replace=False, p=weights / weights.sum())
        weight = np.exp(rng.normal(0, 0.7, len(chosen))) * weights[chosen] ** 0.15
        parts.append(pd.DataFrame({"area": area, "supplier": [suppliers[place] for place in chosen]}))
        sizes.append(share * weight / weight.sum())
        spread = rng.normal(0, _BETWEEN_CONTRACTS, len(chosen))
        quality.append(np.exp(rng.normal(0, _BETWEEN_AREAS) - _SIZE_DRAG * share + spread))
    table = pd.concat(parts, ignore_index=True)
    table["number"] = FIRST_NUMBER + rng.permutation(len(table))
    late = rng.random(len(table)) < 0.16
    days = pd.Timestamp(FIRST_START) + pd.to_timedelta(np.where(late, rng.integers(20, 370, len(table)), 0), unit="D")
    table["start"] = pd.Series(days).dt.strftime("%Y-%m-%d")
    return Contracts(table, np.concatenate(sizes), np.concatenate(quality))


def _area_sizes() -> dict[str, float]:
    """Return each delivery area's share of the participants, in the order of the file."""
    sizes = pd.read_csv(anchors.HERE / "delivery_areas.csv").set_index("delivery_area")["size"]
    for row in anchors.read_anchor("rom2_areas_top15").itertuples():
        stem = str(row.delivery_area_printed).removesuffix("..")
        (name,) = [area for area in sizes.index if area == stem or (area.startswith(stem) and len(stem) > 20)]
        sizes[name] = row.remaining
    sizes = sizes * np.exp(generator("areas of results").normal(0, _SIZE_SPREAD, len(sizes)))  # they are round numbers
    return dict(sizes / sizes.sum())


def _suppliers() -> tuple[list[str], Floats]:
    """Return the published suppliers and as many invented ones as the agency lists, each with its weight."""
    published = anchors.published_suppliers("ROM2")
    names = [*published["supplier"], *invent_names(generator("matching names"), 300, MATCHING)[:180]]
    weights = np.concatenate([published["remaining"], np.geomspace(370, 30, 180)])
    return names, weights


def _earlier_names() -> dict[str, str]:
    """Return what two of the invented suppliers were called in the first period."""
    names, _ = _suppliers()
    return {name: f"{name.split()[0]} Jobbstöd AB" for name in names[34:36]}


def _share_out(contracts: Contracts, month: pd.Period) -> Ints:
    """Share out those who started 11-22 months earlier, as the supplier statistics have them."""
    totals = make_totals_through("ROM2", str(month))
    started = dict(zip(totals.months, totals.new.tolist(), strict=True))
    cohort = sum(started.get(str(month - back), 0) for back in range(11, 23))
    size = contracts.size
    if str(month) > PERIODS[-1]:
        size = size * np.exp(generator(f"participants {month}").normal(0, _OVER_A_PERIOD, len(size)))
    return apportion(size, cohort, low=3)


def _tilt(number: int) -> Floats:
    """Tilt a contract's levels a little, the same way in every period."""
    return np.exp(np.random.default_rng(number).normal(0, 0.25, len(LEVELS)))


def _draw(of: Ints, share: Floats, rng: np.random.Generator, *, most: Ints) -> Ints:
    """Draw how many of a count get a result; cohorts overlap, so that chance moves little between periods."""
    expected = of * share
    chance = rng.normal(0, 0.45, of.shape) * np.sqrt(np.maximum(expected * (1 - share), 0))
    return np.clip(np.rint(expected + chance), 0, np.minimum(of, most)).astype(np.int64)


def _rate(rows: pd.DataFrame, rng: np.random.Generator) -> Ints:
    """Rate the contracts relative to one another, as the agency does; small ones get no rating (0)."""
    grade = (rows["score"] + rng.normal(0, 0.03, len(rows))).rank(pct=True).to_numpy()
    rating = 1 + np.searchsorted([0.13, 0.5, 0.87], grade)
    return np.where(rows["participants"] < _UNRATED_BELOW, 0, rating)
