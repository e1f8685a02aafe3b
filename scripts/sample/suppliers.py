"""Suppliers' careers: who is there when, how large, how many come and go; adding up to the totals."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scripts.sample.series import Floats, Ints, apportion, generator, noise
from scripts.sample.services import Totals

Flags = NDArray[np.bool_]

SMALLEST_SHOWN = 5


@dataclass(frozen=True)
class Market:
    """What a service's suppliers must add up to, and which of them are known.

    Parameters
    ----------
    label
        The service as the agency writes it.
    totals
        Unmasked totals by month.
    listed
        Number of suppliers listed, by month.
    known
        Published counts, {supplier: {month: remaining}}; their rows are never masked.
    invented
        Names for the others, the largest first.
    quiet
        Share of the suppliers that have fewer than five participants or none.
    ceiling
        The others stay below this in the published months, so that printed ranks hold.
    restless
        Monthly standard deviation of a supplier's drift, in logs.
    spread
        Standard deviation of the others' sizes, in logs.
    """

    label: str
    totals: Totals
    listed: Ints
    known: dict[str, dict[str, int]]
    invented: list[str]
    quiet: float = 0.058
    ceiling: float = np.inf
    restless: float = 0.05
    spread: float = 0.9


@dataclass(frozen=True)
class Careers:
    """Suppliers (rows) by month (columns): listed or not, and the size each strives for."""

    names: list[str]
    listed: Flags
    size: Floats


def make_rows(market: Market) -> pd.DataFrame:
    """Return supplier, month, service, new, remaining, left; masked counts are the text '<5'."""
    return fill_rows(market, _careers(market))


def fill_rows(market: Market, careers: Careers) -> pd.DataFrame:
    """Return the rows of given careers, as `make_rows` does."""
    remaining = _remaining(market, careers)
    new, left = _flows(market, careers, remaining)
    published = np.isin(careers.names, list(market.known))
    who, when = np.nonzero(careers.listed)
    columns = {
        name: mask_small(counts, published)[who, when]
        for name, counts in (("new", new), ("remaining", remaining), ("left", left))
    }
    return pd.DataFrame(
        {
            "supplier": np.array(careers.names, dtype=object)[who],
            "month": np.array(market.totals.months)[when],
            "service": market.label,
            **columns,
        }
    )


def mask_small(counts: Ints, published: Flags) -> NDArray[np.object_]:
    """Hide one to four persons, but not of published suppliers."""
    small = ((counts.T > 0) & (counts.T < SMALLEST_SHOWN) & ~published).T
    return np.where(small, "<5", counts.astype(object))


def _careers(market: Market) -> Careers:
    """Draw who enters and leaves, and each supplier's size over time."""
    rng = generator(f"{market.label} careers")
    names = [*market.known, *market.invented]
    listed = _listed(market, len(names), rng)
    ever: Flags = np.asarray(listed.any(axis=1))
    names = [name for name, there in zip(names, ever, strict=True) if there]
    listed = listed[ever]
    known = len(market.known)
    # Their own later counts are put in as published; what a career leads to is the first of them.
    first_known = np.array([next(iter(counts.values())) for counts in market.known.values()], dtype=float)
    others = np.sort(rng.lognormal(0.0, market.spread, len(names) - known))[::-1]
    drift = np.cumsum(noise(rng, listed.shape, market.restless, 0.7), axis=1)
    size = np.exp(drift - drift[:, [-2]]) * _rise_and_fall(listed, rng)
    size[:known] *= np.maximum(first_known, 1.0)[:, None]
    size[known:] *= others[:, None]
    rest = market.totals.remaining[-2] - first_known.sum()
    if len(others):
        size[known:] *= rest / size[known:, -2].sum()
        size[known:] = np.minimum(size[known:], market.ceiling * 0.95)
    return Careers(names, listed, size)


def _listed(market: Market, names: int, rng: np.random.Generator) -> Flags:
    """Decide who is listed when: published suppliers stay, others come and go to meet the number listed."""
    months = len(market.listed)
    known = len(market.known)
    listed = np.zeros((names, months), dtype=bool)
    listed[:known] = np.arange(months) >= _known_starts(market, rng)[:, None]
    unused = [*range(known, names)]
    present: list[int] = []
    for at in range(months):
        wanted = int(market.listed[at] - listed[:known, at].sum())
        leaving = max(int(rng.poisson(0.008 * len(present))), len(present) - wanted)
        settled = [who for who in present if listed[who, max(at - 6, 0) : at].sum() == 6] or present
        gone = _draw_leavers(settled, leaving, rng)
        present = [who for who in present if who not in gone]
        present += [unused.pop(int(rng.integers(len(unused)))) for _ in range(wanted - len(present))]
        listed[present, at] = True
    return listed


def _draw_leavers(settled: list[int], leaving: int, rng: np.random.Generator) -> set[int]:
    """Draw who leaves; the small, who stand last, leave oftener than the large."""
    if not settled or not leaving:
        return set()
    odds = (np.array(settled, dtype=float) + 10) ** 2
    return {int(who) for who in rng.choice(settled, min(leaving, len(settled)), replace=False, p=odds / odds.sum())}


def _known_starts(market: Market, rng: np.random.Generator) -> Ints:
    """Return the month each published supplier began: most at once, the smallest when there is room."""
    known = len(market.known)
    starts = np.array([int(np.argmax(market.listed > place)) for place in range(known)], dtype=np.int64)
    late = rng.permutation(np.arange(known // 3, known))[: known // 7 if market.invented else 0]
    starts[late] = np.maximum(starts[late], rng.integers(1, max(len(market.listed) // 4, 2), len(late)))
    return starts


def _rise_and_fall(listed: Flags, rng: np.random.Generator) -> Floats:
    """Let newcomers grow from nothing over some months and those who leave shrink to nothing."""
    suppliers, months = listed.shape
    first = np.asarray(listed.argmax(axis=1))
    last = months - 1 - np.asarray(listed[:, ::-1].argmax(axis=1))
    at = np.arange(months)
    pace = rng.uniform(2.0, 6.0, (suppliers, 1))
    age = at - first[:, None]
    rise = np.where(first[:, None] > 0, 1 - np.exp(-(age + 0.15) / pace), 1.0)
    slide = rng.uniform(4.0, 10.0, (suppliers, 1))
    fall = np.where(last[:, None] < months - 1, np.clip((last[:, None] - at) / slide, 0, 1), 1.0)
    return np.where(listed, rise * fall, 0.0)


def _remaining(market: Market, careers: Careers) -> Ints:
    """Turn sizes into counts that add up, month by month; the smallest are below five and not added."""
    result = np.zeros(careers.listed.shape, dtype=np.int64)
    known = len(market.known)
    for at, month in enumerate(market.totals.months):
        total = int(market.totals.remaining[at])
        fixed = {who: counts[month] for who, counts in enumerate(market.known.values()) if month in counts}
        present = np.flatnonzero(careers.listed[:, at])
        weights = careers.size[:, at] * total / careers.size[present, at].sum()
        others = present[present >= known]
        order = others[np.argsort(weights[others], kind="stable")]
        quiet = order[: round(market.quiet * len(present))]
        result[quiet, at] = np.minimum(0.25 * weights[quiet], SMALLEST_SHOWN - 1)
        free = np.setdiff1d(present, np.concatenate([quiet, list(fixed)]).astype(int))
        result[list(fixed), at] = list(fixed.values())
        low = np.where(free < known, 1.0, float(SMALLEST_SHOWN))
        high = np.where((free >= known) & bool(fixed), market.ceiling, np.inf)
        if len(free):
            result[free, at] = apportion(weights[free], total - sum(fixed.values()), low, high)
    return result


def _flows(market: Market, careers: Careers, remaining: Ints) -> tuple[Ints, Ints]:
    """Split each supplier's change into those who came and those who left, adding up to the totals."""
    new, left = np.zeros_like(remaining), np.zeros_like(remaining)
    shown = np.arange(len(remaining)) < len(market.known)
    before = np.zeros(len(remaining), dtype=np.int64)
    for at in range(remaining.shape[1]):
        listed = careers.listed[:, at]
        totals = int(market.totals.new[at]), int(market.totals.left[at])
        new[:, at], left[:, at] = split_flows(remaining[:, at], before, listed, totals, shown)
        before = remaining[:, at]
    return new, left


def split_flows(
    now: Ints, before: Ints, listed: Flags, totals: tuple[int, int], shown: Flags, uneven: Floats | float = 1.0
) -> tuple[Ints, Ints]:
    """Split one month's change of each supplier into those who came and those who left.

    Parameters
    ----------
    now, before
        Remaining this month and the month before, in persons.
    listed
        Who is in the file this month.
    totals
        What the unmasked new and left add up to.
    shown
        Whose counts are never masked.
    uneven
        Factors on how many pass through each supplier besides its change.
    """
    change = np.where(listed, now - before, 0)
    least = np.maximum(change, 0)
    size = ((now + before) / 2 + 0.3) * listed * uneven
    new = least + apportion(size, max(int(totals[0] - least.sum()), 0))
    left = new - change
    for counts, total in ((new, totals[0]), (left, totals[1])):
        _settle(counts, total, shown)
    return new, left


def _settle(counts: Ints, total: int, shown: Flags) -> None:
    """Move the larger suppliers' counts, in place, until the unmasked ones add up to the total."""
    hidden = ~shown & (counts < SMALLEST_SHOWN)
    gap = total - int(counts[~hidden].sum())
    room = np.where(hidden, 0, counts - np.where(shown, 0, SMALLEST_SHOWN))
    if gap >= 0:
        counts += apportion(np.where(hidden, 0.0, counts.astype(float)), gap, 0.0, np.where(hidden, 0.0, np.inf))
    else:
        counts -= apportion(room.astype(float), -gap, 0.0, room.astype(float))
