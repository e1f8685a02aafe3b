"""Axes in Swedish: numbers as the report prints them, months below their axis, years below the months."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path

from werket_lib.months import abbreviate_month
from werket_lib.numbers import print_number
from werket_lib.style.forms import for_phone
from werket_lib.style.sheet import size_of, width_of
from werket_lib.style.theme import GRID, MUTED, NEUTRAL, SMALL, THIN

# Two strokes over the foot of an axis that does not begin at zero.
_CUT = Path([(0.2, -0.7), (1.6, 0.0), (0.2, 0.0), (1.6, 0.7)], [Path.MOVETO, Path.LINETO] * 2)
_ROUND = ("1", "2", "2.5", "5")
_STEPS = (1, 2, 3, 4, 6, 12, 24, 60, 120, 240)  # months between ticks
_AIR_MM = 2.0  # between two labels
_NEAR = Decimal("0.4")  # of a step: a tick so little above the highest value is shown
_HEADROOM = Decimal("0.08")  # of the axis, so that a line's dot is not cut


class Scale(NamedTuple):
    """A value axis: its limits, and its ticks as printed."""

    low: float
    high: float
    ticks: list[float]
    labels: list[str]

    @property
    def width(self) -> float:
        """How wide the labels are, in millimetres."""
        return max(width_of(label, SMALL) for label in self.labels)

    def apply(self, axes: Axes) -> None:
        """Give the y axis these limits and labels; only zero gets a base line, and an axis cut above it a mark."""
        axes.set_ylim(self.low, self.high)
        axes.set_yticks(self.ticks, self.labels)
        axes.spines["bottom"].set_color(NEUTRAL if self.low == 0 else GRID)
        if self.low > 0:
            _mark_cut(axes)


def _mark_cut(axes: Axes) -> None:
    figure = axes.get_figure(root=True)
    assert figure is not None
    mark = Line2D([0], [0], color=MUTED, marker=_CUT, markersize=7, markeredgewidth=THIN, fillstyle="none", gid="cut")
    mark.set(transform=axes.transAxes, clip_on=False)
    figure.add_artist(mark)


def choose_scale(values: pd.Series, *, intervals: int = 4) -> Scale:
    """Choose limits and at most `intervals` round steps for `values`.

    The axis begins at zero unless the values stay so far above it that their movement would be lost.
    """
    seen = values.dropna()
    low, high = (_exact(seen.min()), _exact(seen.max())) if len(seen) else (Decimal(0), Decimal(0))
    if 0 <= low < high / 2 or low == high > 0:
        low = Decimal(0)
    if low == high:
        high = low + 1
    whole = bool((seen % 1 == 0).all())
    step = _choose_step(low, high, intervals, whole=whole)
    if 0 < low < 2 * step:  # zero is the next tick down
        low = Decimal(0)
        step = _choose_step(low, high, intervals, whole=whole)
    floor = (low / step).to_integral_value(ROUND_FLOOR) * step
    ceiling = (high / step).to_integral_value(ROUND_CEILING) * step
    top = ceiling if ceiling - high <= _NEAR * step else high + (high - floor) * _HEADROOM
    ticks = [floor + step * place for place in range(int((top - floor) / step) + 1)]
    decimals = max(0, -int(step.normalize().as_tuple().exponent))
    return Scale(
        float(floor), float(top), [float(tick) for tick in ticks], [print_number(float(t), decimals) for t in ticks]
    )


def _choose_step(low: Decimal, high: Decimal, intervals: int, *, whole: bool) -> Decimal:
    size = (high - low).adjusted() - 2
    steps = (Decimal(digits).scaleb(power) for power in range(size, size + 6) for digits in _ROUND)
    return next(
        step
        for step in steps
        if (high / step).to_integral_value(ROUND_CEILING) - (low / step).to_integral_value(ROUND_FLOOR) <= intervals
        and not (whole and step % 1)
    )


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.12g}")  # a float's last digits are noise


def scale_months(axes: Axes, months: pd.PeriodIndex, *, years_only: bool = False) -> None:
    """Give the x axis, drawn in month ordinals, as many month labels as it has room for.

    Where a year or more lies between two ticks only the year is written, and with `years_only` always.
    """
    first, last = months.min().ordinal, months.max().ordinal
    axes.set_xlim(first - 0.5, last + 0.5)
    per_month = size_of(axes)[0] / (last - first + 1)
    widest = width_of("2025 ", SMALL)
    steps = [step for step in _STEPS if step >= 12 or not years_only]
    step = next((step for step in steps if step * per_month >= widest + _AIR_MM), steps[-1])
    at = [ordinal for ordinal in range(first, last + 1) if ordinal % step == 0] or [last]
    axes.set_xticks(at, _name_ticks(at, years_only=years_only or (step >= 12 and len(at) > 1)))
    if for_phone():
        _clear_left(axes, at[0], widest / 2)


def _clear_left(axes: Axes, first: int, half_label: float) -> None:
    """Begin the x axis so early that its first label, centred on its month, does not meet the values' labels."""
    left, right = axes.get_xlim()
    width = size_of(axes)[0]
    axes.set_xlim(left=min(left, (first * width - right * half_label) / (width - half_label)))


def _name_ticks(ordinals: list[int], *, years_only: bool) -> list[str]:
    labels, year = [], None
    for ordinal in ordinals:
        month = pd.Period(ordinal=ordinal, freq="M")
        name, number = abbreviate_month(month).split(" ")
        labels.append(number if years_only else f"{name}\n{number if number != year else ''}".rstrip())
        year = number
    return labels
