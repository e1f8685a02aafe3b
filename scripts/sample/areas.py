"""The supplier workbook's participants of Rusta och matcha by delivery area."""

from functools import cache

import numpy as np
import pandas as pd

from scripts.sample import anchors
from scripts.sample.markets import LABELS
from scripts.sample.series import generator, noise
from scripts.sample.services import make_totals
from scripts.sample.suppliers import Careers, Market, fill_rows
from werket_lib.numbers import round_half_up

SERVICE = "ROM2"
# Below the smallest published area of both months, so that the printed ranks hold.
CEILING = 900
# Standard deviation of an area's drift away from the country in a month, in logs: what a large one has,
# and what one person in four coming or going by chance adds to a small one.
RESTLESS, BY_CHANCE = 0.014, 0.25


@cache
def make_area_rows() -> pd.DataFrame:
    """Return the rows by area and month: delivery_area, month ('YYYY-MM'), service, new, remaining, left."""
    sizes = pd.read_csv(anchors.HERE / "delivery_areas.csv").set_index("delivery_area")["size"]
    known = _known(list(sizes.index))
    others = sizes[~sizes.index.isin(list(known))]
    totals = make_totals(SERVICE)
    market = Market(LABELS[SERVICE], totals, np.full(len(totals.months), len(sizes)), known, [], 0.0, CEILING)
    names = [*known, *others.index]
    december = totals.months.index(anchors.BEFORE)
    rest = totals.remaining[december] - sum(counts[anchors.BEFORE] for counts in known.values())
    size = np.concatenate([[counts[anchors.BEFORE] for counts in known.values()], others * rest / others.sum()])
    restless = np.sqrt(RESTLESS**2 + BY_CHANCE**2 / size)
    steps = noise(generator("areas"), (len(names), len(totals.months)), 1.0, 0.2)
    drift = np.cumsum(restless[:, None] * steps, axis=1)
    path = size[:, None] * np.exp(drift - drift[:, [december]])
    rows = fill_rows(market, Careers(names, np.ones(path.shape, dtype=bool), path))
    return rows.rename(columns={"supplier": "delivery_area"}).sort_values(["delivery_area", "month"], kind="stable")


def _known(names: list[str]) -> dict[str, dict[str, int]]:
    """Return the published areas with their counts by month, by whole name."""
    known = {}
    for row in anchors.read_anchor("rom2_areas_top15").itertuples():
        printed, is_cut, _ = str(row.delivery_area_printed).partition("..")
        (name,) = [name for name in names if name == printed or (is_cut and name.startswith(printed))]
        known[name] = {
            anchors.BEFORE: _before(int(row.remaining), float(row.change_pct_printed)),
            anchors.MONTH: int(row.remaining),
        }
    return known


def _before(now: int, change_pct: float) -> int:
    """Return the whole number from which `now` is a change that prints as `change_pct`, the likeliest of them."""
    guess = round(now / (1 + change_pct / 100))
    candidates = sorted(range(guess - 5, guess + 6), key=lambda before: abs(before - guess))
    return next(before for before in candidates if float(round_half_up(100 * (now - before) / before, 1)) == change_pct)
