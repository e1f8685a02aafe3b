"""Where suppliers of Rusta och matcha have their participants: the supplier workbook's sheet by municipality."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from scripts.sample import anchors
from scripts.sample.markets import LABELS
from scripts.sample.onward.events import renamed_suppliers
from scripts.sample.onward.rows import supplier_rows
from scripts.sample.series import Floats, apportion, generator, shift
from scripts.sample.suppliers import SMALLEST_SHOWN

# The sheet is long: the samples hold two months of it in each edition. How large a supplier is reckoned to be, which
# decides in how many places it is, is settled by the first editions; those that came later are this large.
FIRST, SETTLED = "2024-11", "2025-01"
NEWCOMER = 40.0
FLOWS = ("new", "remaining", "left")
# How many municipalities a supplier is in, by the square root of its size; and how much it keeps to one county.
REACH, AT_HOME = 0.55, 12.0
HIDDEN = f"<{SMALLEST_SHOWN}"

Placed = tuple[str | int, ...]  # supplier, municipality, month, service, new, remaining, left


def make_placement_rows(edition: str) -> pd.DataFrame:
    """Return an edition's rows of two months.

    Returns
    -------
    pandas.DataFrame
        supplier, municipality, month ('YYYY-MM'), service, new, remaining, left; masked counts are '<5'.
    """
    months = (shift(edition, -1), edition)
    names = sorted({name for month in months for name in _place_month(month)})
    rows = [row for name in names for month in months for row in _place_month(month).get(name, ())]
    return pd.DataFrame(rows, columns=["supplier", "municipality", "month", "service", *FLOWS])


@cache
def _place_month(month: str) -> dict[str, list[Placed]]:
    """Return one month's rows by supplier."""
    rows = supplier_rows(month)
    rows = rows[(rows["service"] == LABELS["ROM2"]) & (rows["month"] == month)]
    former = {new: old for old, new in renamed_suppliers(month).items()}
    return {
        str(row.supplier): _place_supplier(row, former.get(str(row.supplier), str(row.supplier)))
        for row in rows.itertuples()
    }


@cache
def _settled_sizes() -> dict[str, float]:
    rows = supplier_rows(SETTLED)
    rows = rows[(rows["service"] == LABELS["ROM2"]) & (rows["month"] >= FIRST)]
    sizes = pd.to_numeric(rows["remaining"], errors="coerce").groupby(rows["supplier"]).max().fillna(0)
    return {str(name): float(size) for name, size in sizes.items()}


def _place_supplier(row: Any, former_name: str) -> list[Placed]:
    """Share out one supplier's counts between the municipalities where it is; those with nobody are not listed."""
    places, weights = _choose_places(former_name)
    counts = [_share_out(getattr(row, flow), weights) for flow in FLOWS]
    return [
        (row.supplier, place, row.month, row.service, *of_place)
        for place, *of_place in zip(places, *counts, strict=True)
        if of_place != [0, 0, 0]
    ]


@cache
def _choose_places(name: str) -> tuple[list[str], Floats]:
    """Draw where a supplier is, mostly in and round one county, and how much it has in each place."""
    rng, size, table = generator(f"{name} placements"), _settled_sizes().get(name, NEWCOMER), anchors.municipalities()
    people = table["population_thousands"].to_numpy(dtype=float)
    home = table["county_code"].iloc[int(rng.choice(len(people), p=people / people.sum()))]
    odds = people * np.where(table["county_code"] == home, AT_HOME, 1.0)
    number = int(np.clip(np.ceil(REACH * np.sqrt(size) * rng.lognormal(0, 0.3)), 1, 60))
    chosen = rng.choice(len(people), size=number, replace=False, p=odds / odds.sum())
    weights = np.zeros(len(people))
    weights[chosen] = people[chosen] * rng.lognormal(0, 0.5, number)
    there = np.flatnonzero(weights)
    return table["municipality"].to_numpy()[there].tolist(), weights[there]


def _share_out(count: object, weights: Floats) -> list[int | str]:
    """Share out a count; what is below five is hidden, and a hidden count is hidden where most are."""
    if isinstance(count, str):
        return [count if place == weights.argmax() else 0 for place in range(len(weights))]
    parts = apportion(weights, int(str(count)))
    return [HIDDEN if 0 < part < SMALLEST_SHOWN else int(part) for part in parts]
