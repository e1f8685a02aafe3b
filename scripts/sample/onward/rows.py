"""Suppliers, delivery areas and training tracks after the published month, adding up to the services' totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from scripts.sample import anchors, tracks
from scripts.sample.areas import BY_CHANCE, RESTLESS, SERVICE, make_area_rows
from scripts.sample.markets import LABELS, make_supplier_rows, split_ipsu
from scripts.sample.names import MATCHING, TRAINING, invent_names
from scripts.sample.onward import events
from scripts.sample.onward.totals import make_totals_through
from scripts.sample.series import LAST_MONTH, Ints, apportion, generator, shift
from scripts.sample.services import Totals
from scripts.sample.suppliers import SMALLEST_SHOWN, Flags, mask_small, split_flows

FLOWS = ("new", "remaining", "left")
HIDDEN_IS = 2  # what a masked count of one to four is reckoned as
NEWCOMER = 9.0  # what a new supplier strives for in its first month
DRIFT = {"ROM2": 0.04}  # standard deviation of a supplier's size from one month to the next, in logs
USUAL_DRIFT = 0.02
BY_CHANCE_OF_PERSONS = 0.5  # besides its drift, over the root of a supplier's participants
UNEVEN = 0.2  # standard deviation, in logs, of a supplier's or an area's flows beside its size
# How many suppliers are new in a month, and how likely one is to leave that has nobody or hides its few.
NEW_A_MONTH = {"ROM2": 1.0, "AUB": 0.15, "FUB": 0.1}
LEAVES = {"ROM2": 0.06, "AUB": 0.03, "FUB": 0.03}


@dataclass(frozen=True)
class _Month:
    """One month of one service: its totals, who is in the file and what they had the month before."""

    month: str
    label: str
    totals: tuple[int, int, int]  # remaining, new, left
    names: list[str]
    before: Ints
    strives: np.ndarray


@cache
def supplier_rows(through: str) -> pd.DataFrame:
    """Return every service's rows by supplier and month, as `scripts.sample.markets.make_supplier_rows` does."""
    if through <= LAST_MONTH:
        return make_supplier_rows()
    rows = supplier_rows(shift(through, -1))
    parts = [rows, *(_follow_suppliers(code, label, rows, through) for code, label in _current_services())]
    if through in events.new_service_months(through):
        parts.append(_make_new_service(through))
    table = pd.concat(parts, ignore_index=True)
    order = table["service"].map({label: place for place, label in enumerate(dict.fromkeys(table["service"]))})
    return (
        table.assign(order=order)
        .sort_values(["order", "supplier", "month"], kind="stable", ignore_index=True)
        .drop(columns="order")
    )


def _current_services() -> list[tuple[str, str]]:
    return [(code, label) for code, label in LABELS.items() if code != "KROM"]


def _totals(code: str, through: str) -> Totals:
    if not code.startswith("IPSU"):
        return make_totals_through(code, through)
    return dict(zip(("IPSU A", "IPSU B"), split_ipsu(make_totals_through("IPSU", through)), strict=True))[code]


def _follow_suppliers(code: str, label: str, rows: pd.DataFrame, month: str) -> pd.DataFrame:
    rng = generator(f"{label} suppliers {month}")
    last = rows[(rows["service"] == label) & (rows["month"] == shift(month, -1))]
    old, new = events.RENAMED.get(month, ("", ""))
    names = [new if name == old else str(name) for name in last["supplier"]]
    before = _count(last["remaining"])
    published = set(anchors.published_suppliers(code)["supplier"])
    small = (before < SMALLEST_SHOWN) & ~np.isin(names, [*published])
    stays = ~(small & (rng.random(len(names)) < LEAVES.get(code, 0.0)))
    came = _name_newcomers(code, rows, int(rng.poisson(NEW_A_MONTH.get(code, 0.0))), month)
    names = [name for name, stay in zip(names, stays, strict=True) if stay] + came
    before = np.concatenate([before[stays], np.zeros(len(came), dtype=np.int64)])
    drift = np.hypot(DRIFT.get(code, USUAL_DRIFT), BY_CHANCE_OF_PERSONS / np.sqrt(np.maximum(before, 1)))
    strives = before * np.exp(rng.normal(0, drift))
    strives = np.where(before > 0, strives, NEWCOMER * rng.random(len(before)))
    totals = _totals(code, month)
    shown = np.isin(names, [*published])
    return _fill(_Month(month, label, _last(totals), names, before, strives), shown)


def _last(totals: Totals) -> tuple[int, int, int]:
    return int(totals.remaining[-1]), int(totals.new[-1]), int(totals.left[-1])


def _name_newcomers(code: str, rows: pd.DataFrame, count: int, month: str) -> list[str]:
    endings = TRAINING if code in ("AUB", "FUB") else MATCHING
    taken = set(rows["supplier"])
    names = [name for name in invent_names(generator(f"{code} newcomers {month}"), 60, endings) if name not in taken]
    return names[:count]


def _count(cells: pd.Series) -> Ints:
    return np.asarray(cells.replace("<5", HIDDEN_IS), dtype=np.int64)


def _fill(of: _Month, shown: Flags) -> pd.DataFrame:
    """Return one month's rows: sizes in proportion to what each strives for, the smallest below five and hidden."""
    total, new_total, left_total = of.totals
    weights = of.strives * total / max(of.strives.sum(), 1e-9)
    quiet = (weights < SMALLEST_SHOWN) & ~shown
    now = np.where(quiet, np.minimum(np.rint(weights), SMALLEST_SHOWN - 1), 0).astype(np.int64)
    free = np.flatnonzero(~quiet)
    now[free] = apportion(weights[free], total, np.where(shown[free], 1.0, float(SMALLEST_SHOWN)))
    listed = np.ones(len(now), dtype=bool)
    uneven = np.exp(generator(f"{of.label} flows {of.month} {len(now)}").normal(0, UNEVEN, len(now)))
    new, left = split_flows(now, of.before, listed, (new_total, left_total), shown, uneven)
    columns = {name: mask_small(counts, shown) for name, counts in (("new", new), ("remaining", now), ("left", left))}
    return pd.DataFrame({"supplier": of.names, "month": of.month, "service": of.label, **columns}).astype(object)


def _make_new_service(month: str) -> pd.DataFrame:
    """Return the new service's rows of one month: it fills over half a year."""
    age = len(events.new_service_months(month))
    rng = generator(f"new service {month}")
    rows = []
    for supplier, size in events.NEW_SERVICE_SIZES.items():
        before, now = (round(size * (1 - np.exp(-months / 3))) for months in (age - 1, age))
        left = int(rng.integers(5, 9)) if age > 1 else 0
        rows.append((supplier, month, events.NEW_SERVICE, now - before + left, now, left))
    table = pd.DataFrame(rows, columns=["supplier", "month", "service", "new", "remaining", "left"])
    table[[*FLOWS]] = mask_small(table[[*FLOWS]].to_numpy(), np.zeros(len(table), dtype=bool))
    return table.astype(object)


@cache
def area_rows(through: str) -> pd.DataFrame:
    """Return the delivery areas' rows, as `scripts.sample.areas.make_area_rows` does."""
    if through <= LAST_MONTH:
        return make_area_rows()
    rows = area_rows(shift(through, -1))
    last = rows[rows["month"] == shift(through, -1)]
    before = _count(last["remaining"])
    restless = np.sqrt(RESTLESS**2 + BY_CHANCE**2 / np.maximum(before, 5))
    strives = np.maximum(before, 1) * np.exp(generator(f"areas {through}").normal(0, restless))
    totals = _last(make_totals_through(SERVICE, through))
    names = last["delivery_area"].tolist()
    published = {
        str(name).removesuffix("..") for name in anchors.read_anchor("rom2_areas_top15")["delivery_area_printed"]
    }
    shown = np.array([any(str(name).startswith(known) for known in published) for name in names])
    made = _fill(_Month(through, LABELS[SERVICE], totals, names, before, strives), shown)
    table = pd.concat([rows, made.rename(columns={"supplier": "delivery_area"})], ignore_index=True)
    return table.sort_values(["delivery_area", "month"], kind="stable")


@cache
def track_rows(through: str) -> pd.DataFrame:
    """Return the training services' rows by track, as `scripts.sample.tracks.make_track_rows` does."""
    if through <= LAST_MONTH:
        return tracks.make_track_rows()
    rows = track_rows(shift(through, -1))
    parts = [_follow_tracks(code, plan, rows, through) for code, plan in tracks.make_plans().items()]
    table = pd.concat([rows, *parts], ignore_index=True)
    table["order"] = table["service"].map({LABELS[code]: place for place, code in enumerate(("AUB", "FUB"))})
    table = table.sort_values(["order", "supplier", "month"], kind="stable", ignore_index=True)
    return table.drop(columns="order")


def _follow_tracks(code: str, plan: tracks.Plan, rows: pd.DataFrame, month: str) -> pd.DataFrame:
    rng = generator(f"{code} tracks {month}")
    suppliers = supplier_rows(month)
    suppliers = suppliers[(suppliers["service"] == LABELS[code]) & (suppliers["month"] == month)]
    last = rows[(rows["service"] == LABELS[code]) & (rows["month"] == shift(month, -1))]
    levels = last["remaining"].replace("<5", 0).astype(int).groupby(last["track"]).sum()
    sizes_of = np.array([max(int(levels.get(track, 0)), 1) for track in plan.tracks], dtype=float)
    written = []
    for row in suppliers.itertuples():
        counts = {flow: getattr(row, flow) for flow in FLOWS}
        size = 0 if counts["remaining"] == tracks.MASKED else int(counts["remaining"])
        before = _cells_before(last[last["supplier"] == row.supplier], plan.tracks)
        own = before.astype(bool)
        if not own.any():
            own = tracks.offer_tracks(str(row.supplier), size, plan, sizes_of, rng)
        weights = np.where(own, np.maximum(before, 1) * np.exp(rng.normal(0, tracks.RESTLESS, len(before))), 0.0)
        now = tracks.divide_sizes(weights[None, :], np.array([size]), {})[0]
        places = np.flatnonzero(own)
        split = tracks.split_tracks(counts, now[places], before[places])
        written += [
            (row.supplier, month, plan.tracks[track], *(split[flow][at] for flow in FLOWS), LABELS[code])
            for at, track in enumerate(places)
        ]
    return pd.DataFrame(written, columns=["supplier", "month", "track", *FLOWS, "service"]).astype(object)


def _cells_before(rows: pd.DataFrame, names: Sequence[str]) -> Ints:
    counts = dict(zip(rows["track"], _count(rows["remaining"]), strict=True))
    return np.array([counts.get(name, 0) for name in names], dtype=np.int64)
