"""What a spec says happened, as columns to regress on: shocks, outliers, calendar."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from werket_lib.seasonal.calendar import calendar_values
from werket_lib.seasonal.errors import SpecMismatch
from werket_lib.seasonal.series import Floats, Sample, date_ordinal, date_text
from werket_lib.seasonal.spec import Calendar, Shock, Spec

FADE = 0.7  # per month, as X-13's TC
CALENDAR_YEARS = 3
KINDS = {"AO", "LS", "TC"}


@dataclass(frozen=True, eq=False)
class Effects:
    """Columns of a sample's length.

    ``shocked`` marks declared months; ``spikes`` are 0/1 columns, one for each shocked month and
    additive outlier; ``levels`` are lasting shifts, ``fading`` those that fade; ``calendar``
    runs three years past the sample, as far as SEATS looks.
    """

    shocked: NDArray[np.bool_]
    spikes: Floats
    levels: Floats
    fading: Floats
    calendar: Floats

    @property
    def outlying(self) -> NDArray[np.bool_]:
        """Months that say nothing of the seasonal pattern."""
        return np.asarray(self.spikes.any(axis=1))

    @cached_property
    def columns(self) -> Floats:
        """All columns side by side over the sample: spikes, levels, fading, calendar."""
        n = len(self.shocked)
        return np.hstack([self.spikes, self.levels, self.fading, self.calendar[:n]])


def check_seen(sample: Sample, outlying: NDArray[np.bool_]) -> None:
    """Check that each month or quarter has an observation that is neither missing nor ``outlying``.

    Raises
    ------
    SpecMismatch
        If one has none.
    """
    free = np.flatnonzero(~(outlying | sample.holes))
    seasons = np.bincount((sample.start + free) % sample.period, minlength=sample.period)
    if not seasons.all():
        unseen = date_text(int(seasons.argmin()), sample.period)[-2:].lstrip("-")
        raise SpecMismatch(f"{sample.label}: shocks and holes leave no month or quarter {unseen} to estimate from")


def effects_of(spec: Spec, sample: Sample) -> Effects:
    """Build a spec's columns for a sample; dates outside the sample have no effect.

    Raises
    ------
    SeasonalError
        If a date cannot be read, a shock ends before it starts, or an outlier or calendar is of an unknown kind.
    """
    unknown = sorted({kind for kind, _ in spec.outliers} - KINDS)
    if unknown:
        raise SpecMismatch(f"outliers of kind {unknown}; known are {', '.join(sorted(KINDS))}")
    return _effects(spec.outliers, spec.shocks, spec.regressors, sample.start, sample.n, sample.period)


@lru_cache(maxsize=256)
def _effects(
    outliers: tuple[tuple[str, str], ...],
    shocks: tuple[Shock, ...],
    calendar: Calendar | None,
    start: int,
    n: int,
    period: int,
) -> Effects:
    shocked = np.zeros(n, dtype=bool)
    for shock in shocks:
        first, last = date_ordinal(shock.start, period) - start, date_ordinal(shock.end, period) - start
        if last < first:
            raise SpecMismatch(f"shock {shock.label or shock.start} ends {shock.end}, before it starts")
        shocked[max(first, 0) : max(last + 1, 0)] = True
    dated = [(kind, date_ordinal(date, period) - start) for kind, date in outliers]
    spiked = shocked.copy()
    # a shift in the last month cannot be told from an outlier, and X-13 refuses it
    spiked[[at for kind, at in dated if (kind == "AO" and 0 <= at < n) or (kind == "LS" and at == n - 1)]] = True
    steps = np.arange(n)
    levels = [1.0 * (steps >= at) for kind, at in dated if kind == "LS" and 0 < at < n - 1]
    fade = FADE ** (12 / period)
    fading = [
        np.where(steps >= at, fade ** np.maximum(steps - at, 0.0), 0)
        for kind, at in dated
        if kind == "TC" and 0 <= at < n
    ]
    ahead = n + CALENDAR_YEARS * period
    return Effects(
        shocked=shocked,
        spikes=1.0 * (steps[:, None] == np.flatnonzero(spiked)),
        levels=np.array(levels).reshape(-1, n).T,
        fading=np.array(fading).reshape(-1, n).T,
        calendar=calendar_values(calendar, start, ahead, period) if calendar else np.empty((ahead, 0)),
    )
