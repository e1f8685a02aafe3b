"""Classes of a map: values in a few steps, each with a colour and a label that says its limits."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from werket_lib.numbers import print_number, round_half_up

# From light to dark, so that a reader who sees no colour sees the order. The two hands of a change differ
# for a reader who sees no red or no green.
LEVELS = ("#dcebec", "#a9cfd2", "#6aa9af", "#2f7f88", "#0b4f58")
FARTHEST = "#03262b"  # values far above the others, where there are any
UP = ("#bcdadd", "#5fa3a9", "#0b6670")
DOWN = ("#c9cdd2", "#939aa2", "#5b636b")
WEAKER = ("#bdd3e6", "#6a9bc6", "#17558c")  # of the labour market
STRONGER = ("#f3d3ba", "#dd9158", "#b4500f")
STILL = "#eceef0"
MOST_BEYOND = 0.35  # of the values in the outer classes: with more, a map does not show where changes are largest
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class Bins:
    """Classes in rising order.

    Attributes
    ----------
    edges
        The lower limit of every class but the first; a value on an edge belongs above it.
    colors, labels
        One a class.
    decimals
        A value is rounded as it is printed before it is classed, so that a map never contradicts a table.
    """

    edges: tuple[float, ...]
    colors: tuple[str, ...]
    labels: tuple[str, ...]
    decimals: int

    def class_of(self, value: float) -> int:
        """Return the number of a value's class, from 0."""
        return bisect_right(self.edges, float(round_half_up(value, self.decimals)))

    def color_of(self, value: float) -> str:
        """Return a value's colour."""
        return self.colors[self.class_of(value)]

    def key(self) -> list[tuple[str, str]]:
        """Return colours with labels, the highest class first, as a key is read."""
        return list(zip(self.colors, self.labels, strict=True))[::-1]


def level_bins(values: pd.Series, *, decimals: int = 1) -> Bins:
    """Choose classes of a level: three of one round width where most values are, and what lies outside.

    Values that lie more than two such widths above them have one of their own.
    """
    seen = _printed(values, decimals)
    low, high = (float(seen.quantile(share)) for share in (0.2, 0.8)) if len(seen) else (0.0, 1.0)
    step = _round_step((high - low) / 3, decimals)
    first = Decimal(_on_grid(low, step))
    edges = [round(float(first + step * place), decimals) for place in range(len(LEVELS) - 1)]
    edges.append(round(float(Decimal(str(edges[-1])) + 2 * step), decimals))
    edges, colors = _trim(edges, [*LEVELS, FARTHEST], seen)
    return Bins(tuple(edges), tuple(colors), _label(edges, decimals), decimals)


def change_bins(
    values: pd.Series, *, decimals: int = 1, falling: Sequence[str] = DOWN, rising: Sequence[str] = UP
) -> Bins:
    """Choose classes of a change: three of each hand, and one round zero, with the same limits to both sides.

    Parameters
    ----------
    falling, rising
        The colours of either hand, from light to dark: `WEAKER` and `STRONGER` where a change says so of the market.
    """
    seen = _printed(values, decimals)
    large = float(seen.abs().quantile(0.85)) if len(seen) else 1.0
    step = _round_step(large / 2.5, decimals)
    limits = _change_limits(step, decimals)
    if (seen.abs() >= limits[-1]).mean() > MOST_BEYOND:
        wider = step * Decimal("1.5")
        limits = _change_limits(wider if wider % Decimal(1).scaleb(-decimals) == 0 else 2 * step, decimals)
    smallest = 10.0**-decimals
    edges = [round(edge, decimals) for edge in (*(smallest - edge for edge in reversed(limits)), *limits)]
    edges, colors = _trim(edges, [*falling[::-1], STILL, *rising], seen)
    return Bins(tuple(edges), tuple(colors), _label(edges, decimals, signed=True), decimals)


def _change_limits(step: Decimal, decimals: int) -> list[float]:
    smallest = 10.0**-decimals
    near = max(_on_grid(float(step) / 2, Decimal(str(smallest))), smallest)
    return [near, near + float(step), near + 2 * float(step)]


def _printed(values: pd.Series, decimals: int) -> pd.Series:
    return values.dropna().map(lambda value: float(round_half_up(value, decimals))).astype("float64")


def _trim(edges: list[float], colors: list[str], seen: pd.Series) -> tuple[list[float], list[str]]:
    """Leave out classes at either end that no value is in."""
    while edges and not (seen < edges[0]).any():
        edges, colors = edges[1:], colors[1:]
    while edges and not (seen >= edges[-1]).any():
        edges, colors = edges[:-1], colors[:-1]
    return edges, colors


def _round_step(size: float, decimals: int) -> Decimal:
    """Return the round number that is nearest to `size`, and no finer than what is printed."""
    exact = max(Decimal(f"{size:.6g}"), Decimal(1).scaleb(-decimals))
    steps = [step.scaleb(exact.adjusted()) for step in _ROUND]
    fitting = [step for step in steps if step % Decimal(1).scaleb(-decimals) == 0]
    return min(fitting, key=lambda step: abs(step - exact))


def _on_grid(value: float, step: Decimal) -> float:
    return float((Decimal(f"{value:.6g}") / step).quantize(Decimal(1)) * step)


def _label(edges: Sequence[float], decimals: int, *, signed: bool = False) -> tuple[str, ...]:
    """Say each class's limits as printed: ``under 4,0``, ``4,0 till 5,9``, ``8,0 eller mer``."""
    if not edges:
        return (LEVEL_ENDS["only"],)
    smallest = 10.0**-decimals
    lows = [print_number(edge, decimals, signed=signed) for edge in edges]
    highs = [print_number(edge - smallest, decimals, signed=signed) for edge in edges[1:]]
    inner = [
        low if low == high else BETWEEN.format(low=low, high=high) for low, high in zip(lows[:-1], highs, strict=True)
    ]
    ends = CHANGE_ENDS if signed else LEVEL_ENDS
    first = print_number(edges[0] - smallest, decimals, signed=True) if signed else lows[0]
    return (ends["first"].format(first), *inner, ends["last"].format(lows[-1]))


# Maps: classes, their holes, and what stands beside them.
LEVEL_ENDS = {"only": "alla", "first": "under {}", "last": "{} eller mer"}
CHANGE_ENDS = {"first": "{} eller lägre", "last": "{} eller högre"}
BETWEEN = "{low} till {high}"
