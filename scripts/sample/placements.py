"""Where suppliers of Rusta och matcha have their participants: the supplier workbook's sheet by municipality."""

from functools import cache

import numpy as np
import pandas as pd

from scripts.sample import anchors
from scripts.sample.markets import LABELS, make_supplier_rows
from scripts.sample.series import Floats, apportion, generator
from scripts.sample.suppliers import SMALLEST_SHOWN

# The sheet is long: the samples hold only these months of it, two in each edition.
FIRST_MONTHS = {"2024-12": "2024-11", "2025-01": "2024-12"}
FLOWS = ("new", "remaining", "left")
# How many municipalities a supplier is in, by the square root of its size; and how much it keeps to one county.
REACH, AT_HOME = 0.55, 12.0
HIDDEN = f"<{SMALLEST_SHOWN}"


@cache
def make_placement_rows() -> pd.DataFrame:
    """Return supplier, municipality, month ('YYYY-MM'), service, new, remaining, left; masked counts are '<5'."""
    rows = make_supplier_rows()
    rows = rows[(rows["service"] == LABELS["ROM2"]) & (rows["month"] >= min(FIRST_MONTHS.values()))]
    places = anchors.municipalities()
    parts = [_place_supplier(str(name), of_one, places) for name, of_one in rows.groupby("supplier", sort=True)]
    return pd.concat(parts, ignore_index=True)


def _place_supplier(name: str, rows: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Share out one supplier's counts between the municipalities where it is; those with nobody are not listed."""
    rng = generator(f"{name} placements")
    size = pd.to_numeric(rows["remaining"], errors="coerce").max()
    weights = _choose_places(rng, 0.0 if pd.isna(size) else float(size), places)
    chosen = np.flatnonzero(weights)
    placed = []
    for row in rows.itertuples():
        counts = {flow: _share_out(getattr(row, flow), weights[chosen]) for flow in FLOWS}
        table = pd.DataFrame({"municipality": places["municipality"].to_numpy()[chosen], **counts})
        there = (table[[*FLOWS]] != 0).any(axis="columns")
        placed.append(table[there].assign(supplier=name, month=row.month, service=row.service))
    return pd.concat(placed)


def _choose_places(rng: np.random.Generator, size: float, places: pd.DataFrame) -> Floats:
    """Draw where a supplier is, mostly in and round one county, and how much it has in each place."""
    people = places["population_thousands"].to_numpy(dtype=float)
    home = places["county_code"].iloc[int(rng.choice(len(people), p=people / people.sum()))]
    odds = people * np.where(places["county_code"] == home, AT_HOME, 1.0)
    number = int(np.clip(np.ceil(REACH * np.sqrt(size) * rng.lognormal(0, 0.3)), 1, 60))
    chosen = rng.choice(len(people), size=number, replace=False, p=odds / odds.sum())
    weights = np.zeros(len(people))
    weights[chosen] = people[chosen] * rng.lognormal(0, 0.5, number)
    return weights


def _share_out(count: object, weights: Floats) -> list[int | str]:
    """Share out a count; what is below five is hidden, and a hidden count is hidden where most are."""
    if isinstance(count, str):
        return [count if place == weights.argmax() else 0 for place in range(len(weights))]
    parts = apportion(weights, int(str(count)))
    return [HIDDEN if 0 < part < SMALLEST_SHOWN else int(part) for part in parts]
