"""The training workbook: suppliers' participants by track, adding up to the supplier workbook's rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from scripts.sample import anchors
from scripts.sample.markets import LABELS, make_supplier_rows
from scripts.sample.series import Floats, Ints, apportion, generator, month_range, noise, trend
from scripts.sample.suppliers import SMALLEST_SHOWN, Flags

Cell = int | str

FIRST = "2023-01"
MONTHS = month_range(FIRST)
RESTLESS = 0.03  # standard deviation of a track's drift at one supplier in a month, in logs
UNEVEN = 0.6  # standard deviation of suppliers' leanings towards their tracks, in logs
FLOWS = ("new", "remaining", "left")
MASKED = "<5"
LARGER = (0, 45, 90)  # a supplier has one track more from each of these sizes on
STEADY = {FIRST: 1.0, anchors.MONTH: 1.0}

# The issue gives AUB's levels in order of size and six changes, without names: which is whose is assumed, but that
# Transport rose by 91 to near its peak of February 2023, and that Bygg, Hantverk and Restaurang are large and fell.
# Four levels could not be read: they are guessed, and give the printed shares. Kultur, which is named but has no
# level, is assumed to be empty. The last six changes are invented; all add up to the service's.
AUB_CHANGES = {
    "M Transport": 91, "L Maskin": -88, "J Bygg": -61, "F Vård": 15, "I Restaurang": -37, "A IT": 9,
    "K Hantverk": -34, "D Ekonomi": -9, "B Teknik/natur": -4, "H Kundservice": -3, "E Pedagog": -2, "Övrigt": -3,
    "Okänd": 2,
}  # fmt: skip
AUB_GUESSED = {"B Teknik/natur": 55, "H Kundservice": 54, "Övrigt": 35, "Okänd": 23}
TRANSPORT_PEAK = {"2023-02": {"M Transport": 1861}}
ORIENTATION, ORIENTATION_ROSE_BY = "Orientering, test och kartläggning", 693
# What the largest suppliers train for is assumed too.
AUB_OFFERS = {
    "Nercia Utbildning AB": ("M Transport", "L Maskin", "J Bygg", "A IT", "Okänd"),
    "Astar AB": ("F Vård", "I Restaurang", "K Hantverk", "D Ekonomi", "H Kundservice", "E Pedagog", "C Kultur"),
    "Lernia Utbildning AB": ("L Maskin", "M Transport", "J Bygg", "A IT", "F Vård"),
    "Kunskapscompaniet Ankaret AB": ("M Transport", "L Maskin"),
    "Arcus Utbildning & Jobbförmedling AB": ("F Vård", "I Restaurang", "D Ekonomi", "M Transport", "H Kundservice"),
    "Lexicon AB": ("A IT", "B Teknik/natur", "D Ekonomi"),
    "YrkesAkademin AB": ("M Transport", "J Bygg", "L Maskin"),
    "Grönlunds Yrkesutbildningar AB": ("L Maskin", "J Bygg", "B Teknik/natur", "K Hantverk"),
    "Movant AB": ("M Transport", "L Maskin"),
    "Bergstrands Vuxenutbildningar AB": ("F Vård", "I Restaurang", "K Hantverk", "Övrigt"),
}
HINTS = {
    "Transportutbildning": ("M Transport",),
    "Teknikutbildning": ("L Maskin", "B Teknik/natur"),
    "Vård & Utbildning": ("F Vård",),
}
# Too few at one supplier to be shown, in every month.
AUB_HIDDEN = {
    ("Lernia Utbildning AB", "K Hantverk"): 3,
    ("Arcus Utbildning & Jobbförmedling AB", "E Pedagog"): 4,
}


@dataclass(frozen=True)
class Plan:
    """What a service's cells must add up to.

    Parameters
    ----------
    columns
        Remaining by month and track, in persons, where it is fixed.
    courses
        By track, how its weight went: {month: times its weight in January 2025}.
    offers
        By supplier, its tracks; others draw theirs.
    hidden
        By supplier and track, what is masked in every month.
    """

    columns: Mapping[str, Mapping[str, int]]
    courses: Mapping[str, Mapping[str, float]]
    offers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def tracks(self) -> list[str]:
        """The tracks, the largest first."""
        return [*self.columns[anchors.MONTH]]


@cache
def make_track_rows() -> pd.DataFrame:
    """Return both services' rows by supplier, track and month.

    Returns
    -------
    pandas.DataFrame
        supplier, month ('YYYY-MM'), service, track, new, remaining, left (persons, or the text '<5').
    """
    return pd.concat([_make_rows(code, plan) for code, plan in make_plans().items()], ignore_index=True)


def make_plans() -> dict[str, Plan]:
    """Return what the cells of each training service must add up to."""
    levels = anchors.read_anchor("aub_tracks_levels")["remaining"]
    named = {
        track: AUB_GUESSED[track] if pd.isna(level) else int(level)
        for track, level in zip(AUB_CHANGES, levels, strict=True)
    }
    before = {track: named[track] - change for track, change in AUB_CHANGES.items()}
    fub = anchors.read_anchor("fub_tracks").set_index("track")["remaining"]
    orientation = {ORIENTATION: int(fub[ORIENTATION]) - ORIENTATION_ROSE_BY}
    return {
        "AUB": Plan(
            {anchors.MONTH: {**named, "C Kultur": 0}, anchors.BEFORE: before, **TRANSPORT_PEAK},
            {
                "M Transport": {"2023-01": 0.96, "2023-02": 0.97, "2023-08": 0.86, "2024-06": 0.88, "2025-01": 1.0},
                "A IT": {"2023-01": 1.55, "2023-10": 1.40, "2024-06": 1.15, "2025-01": 1.0},
                "F Vård": {"2023-01": 0.80, "2024-01": 1.05, "2025-01": 1.0},
                "J Bygg": {"2023-01": 1.45, "2023-12": 1.10, "2024-08": 0.95, "2025-01": 1.0},
                "I Restaurang": {"2023-01": 0.85, "2023-08": 1.10, "2025-01": 1.0},
                "H Kundservice": {"2023-01": 1.60, "2024-03": 1.20, "2025-01": 1.0},
                "C Kultur": {"2023-01": 5.0, "2023-08": 3.0, "2024-04": 0.0, "2025-01": 0.0},
            },
            AUB_OFFERS,
            AUB_HIDDEN,
        ),
        "FUB": Plan(
            {anchors.MONTH: {str(track): int(level) for track, level in fub.items()}, anchors.BEFORE: orientation},
            {
                # Folk high schools begin their terms in January and August.
                "Folkhögskolesatsningen": {
                    "2023-01": 0.95, "2023-05": 1.0, "2023-06": 0.45, "2023-07": 0.35, "2023-08": 0.8, "2023-11": 0.95,
                    "2023-12": 0.60, "2024-01": 1.0, "2024-05": 1.0, "2024-06": 0.45, "2024-07": 0.35, "2024-08": 0.8,
                    "2024-11": 0.95, "2024-12": 0.60, "2025-01": 1.0,
                },
                "Korta Vägen": {"2023-01": 1.35, "2023-12": 1.15, "2025-01": 1.0},
                # What was bought anew in January 2025 all but ended the year before.
                ORIENTATION: {"2023-01": 0.55, "2023-11": 0.50, "2024-08": 0.40, "2024-12": 0.36, "2025-01": 1.0},
            },
        ),
    }  # fmt: skip


def _make_rows(code: str, plan: Plan) -> pd.DataFrame:
    rows = make_supplier_rows()
    rows = rows[(rows["service"] == LABELS[code]) & (rows["month"] >= FIRST)]
    suppliers = [*dict.fromkeys(rows["supplier"])]
    shown = {flow: rows.pivot(index="supplier", columns="month", values=flow).loc[suppliers] for flow in FLOWS}
    hidden = _hide(suppliers, plan)
    sizes = shown["remaining"].apply(pd.to_numeric, errors="coerce").fillna(0).to_numpy(dtype=np.int64)
    sizes = sizes - hidden.sum(axis=1)[:, None]
    weights = _weigh(code, plan, suppliers, sizes[:, -1])
    remaining = np.empty(weights.shape, dtype=np.int64)
    for at, month in enumerate(MONTHS):
        fixed = {plan.tracks.index(track): count for track, count in plan.columns.get(month, {}).items()}
        remaining[:, :, at] = hidden + divide_sizes(weights[:, :, at], sizes[:, at], fixed)
    parts = [
        _write_supplier(supplier, remaining[at], {flow: shown[flow].loc[supplier] for flow in FLOWS}, plan.tracks)
        for at, supplier in enumerate(suppliers)
    ]
    return pd.concat(parts, ignore_index=True).assign(service=LABELS[code])


def _hide(suppliers: list[str], plan: Plan) -> Ints:
    hidden = np.zeros((len(suppliers), len(plan.tracks)), dtype=np.int64)
    for (supplier, track), count in plan.hidden.items():
        hidden[suppliers.index(supplier), plan.tracks.index(track)] = count
    return hidden


def _weigh(code: str, plan: Plan, suppliers: list[str], at_last: Ints) -> Floats:
    """Return the weight of each supplier's (rows) tracks (columns) by month; nothing where it has no such track."""
    rng = generator(f"{code} tracks")
    levels = np.array([*plan.columns[anchors.MONTH].values()], dtype=float)
    offered = np.array(
        [offer_tracks(name, size, plan, levels, rng) for name, size in zip(suppliers, at_last, strict=True)]
    )
    base = offered * (levels + SMALLEST_SHOWN) * rng.lognormal(0.0, UNEVEN, offered.shape)
    present = (at_last > 0)[:, None] & (levels > 0)
    fitted = divide_sizes(base * present, at_last, {track: int(level) for track, level in enumerate(levels)})
    # What is empty at last keeps its weight for the months before.
    base = np.where(present & offered, fitted, np.where(at_last[:, None] > 0, offered * float(SMALLEST_SHOWN), base))
    drift = np.cumsum(noise(rng, (base.size, len(MONTHS)), RESTLESS, 0.5), axis=1)
    drift = (drift - drift[:, [-1]]).reshape(*base.shape, len(MONTHS))
    courses = np.array([trend(plan.courses.get(track, STEADY), MONTHS).clip(0) for track in plan.tracks])
    return np.asarray(base[:, :, None] * courses * np.exp(drift))


def offer_tracks(supplier: str, size: int, plan: Plan, levels: Floats, rng: np.random.Generator) -> Flags:
    """Say which tracks a supplier has: its own, or what its name hints at and, the larger it is, some more."""
    drawn = rng.choice(len(levels), size=len(LARGER), replace=False, p=levels / levels.sum())
    chosen = set(plan.offers.get(supplier, ()))
    if not chosen:
        hinted = [track for word, tracks in HINTS.items() if word in supplier for track in tracks]
        more = [plan.tracks[track] for track, least in zip(drawn, LARGER, strict=True) if size >= least]
        chosen = {*[track for track in [*hinted, *more] if track in plan.tracks][: len(LARGER)]}
    return np.isin(plan.tracks, [*chosen])


def divide_sizes(weights: Floats, sizes: Ints, fixed: Mapping[int, int]) -> Ints:
    """Divide suppliers' sizes by weight, in cells of none or at least five; `fixed` tracks add up as they must."""
    rank = np.argsort(np.argsort(-weights, axis=1, kind="stable"), axis=1)
    weights = np.where(rank < sizes[:, None] // SMALLEST_SHOWN, weights, 0.0)
    if fixed:
        return _fit(weights, sizes, fixed)
    cells = np.zeros(weights.shape, dtype=np.int64)
    for supplier, size in enumerate(sizes):
        own = np.flatnonzero(weights[supplier])
        if len(own):
            cells[supplier, own] = apportion(weights[supplier, own], int(size), SMALLEST_SHOWN)
    return cells


def _fit(weights: Floats, sizes: Ints, fixed: Mapping[int, int]) -> Ints:
    """Find the whole numbers nearest to the weights that add up both ways: a transport problem."""
    scaled = _scale(weights, sizes, fixed)
    row, column = np.nonzero(weights)
    count = len(row)
    sums = [row == supplier for supplier in range(len(sizes)) if sizes[supplier]]
    wanted = [size for size in sizes if size]
    sums += [column == track for track in fixed]
    wanted += fixed.values()
    apart = np.hstack([np.eye(count), -np.eye(count), np.eye(count)])
    adding = np.hstack([np.array(sums, dtype=float), np.zeros((len(sums), 2 * count))])
    found = linprog(
        np.repeat([0.0, 1.0, 1.0], count),
        A_eq=np.vstack([adding, apart]),
        b_eq=np.concatenate([wanted, np.rint(scaled[row, column])]),
        bounds=[(SMALLEST_SHOWN, None)] * count + [(0, None)] * (2 * count),
    )
    if found.x is None:
        raise ValueError(f"no cells of at least {SMALLEST_SHOWN} add up to {dict(fixed)}: {found.message}")
    cells = np.zeros(weights.shape, dtype=np.int64)
    cells[row, column] = np.rint(found.x[:count])
    return cells


def _scale(weights: Floats, sizes: Ints, fixed: Mapping[int, int]) -> Floats:
    """Scale weights in turn to what the rows and the fixed columns add up to, which nearly fits both."""
    scaled = weights.astype(float)
    for _ in range(200):
        scaled *= (sizes / np.maximum(scaled.sum(axis=1), 1e-9))[:, None]
        for track, total in fixed.items():
            scaled[:, track] *= total / max(scaled[:, track].sum(), 1e-9)
    return scaled


def _write_supplier(supplier: str, remaining: Ints, shown: Mapping[str, pd.Series], tracks: list[str]) -> pd.DataFrame:
    """Return a supplier's rows by track and month, in the months that it is listed."""
    ever = np.flatnonzero(remaining.any(axis=1))
    own = ever if len(ever) else np.array([0])
    cells = remaining[own]
    written = []
    for at, month in enumerate(MONTHS):
        counts = {flow: shown[flow][month] for flow in FLOWS}
        if pd.isna(counts["remaining"]):
            continue
        split = split_tracks(counts, cells[:, at], cells[:, at - 1] if at else cells[:, 0])
        written += [
            (supplier, month, tracks[track], *(split[flow][place] for flow in FLOWS)) for place, track in enumerate(own)
        ]
    return pd.DataFrame(written, columns=["supplier", "month", "track", *FLOWS])


def split_tracks(counts: Mapping[str, Cell], now: Ints, before: Ints) -> dict[str, list[Cell]]:
    """Split a supplier's row of one month between its tracks, which have `now` and had `before` remaining."""
    split = {"remaining": _mask(now), **_split_flows(counts, now, before)}
    if counts["remaining"] == MASKED:
        split["remaining"] = _all_at_one(MASKED, len(now))
    return split


def _split_flows(counts: Mapping[str, Cell], now: Ints, before: Ints) -> dict[str, list[Cell]]:
    """Split a supplier's new and left by what came and went in each track."""
    size = (now + before) / 2 + 0.1
    change = now - before
    split: dict[str, list[Cell]] = {}
    for flow, least in (("new", np.maximum(change, 0)), ("left", np.maximum(-change, 0))):
        total = counts[flow]
        if total == MASKED:
            split[flow] = _all_at_one(MASKED, len(now), at=int(np.argmax(size)))
            continue
        low = least.astype(float) if least.sum() <= int(total) else 0.0
        split[flow] = _mask(apportion(size, int(total), low))
    return split


def _all_at_one(count: Cell, tracks: int, at: int = 0) -> list[Cell]:
    return [count if place == at else 0 for place in range(tracks)]


def _mask(counts: Ints) -> list[Cell]:
    return [MASKED if 0 < count < SMALLEST_SHOWN else int(count) for count in counts]
