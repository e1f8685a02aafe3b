"""A related series' seasonal pattern, as a prior for another series'."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from werket_lib.seasonal.adjustment import Adjustment
from werket_lib.seasonal.config import Config
from werket_lib.seasonal.errors import SpecMismatch
from werket_lib.seasonal.pretest import choose_mode
from werket_lib.seasonal.series import Floats, Sample, read_axis, read_sample
from werket_lib.seasonal.shrunk import Known, estimate_seasons, find_outliers, outlier_columns
from werket_lib.seasonal.spec import Kind, Mode, Spec

PATTERN_YEARS = 3  # of an adjustment, averaged


@dataclass(frozen=True)
class Related:
    """Effects of a related series, one for each month or quarter from the year's first.

    They are shares of its level or, where it has values at or below zero, in its own unit.
    """

    effects: tuple[float, ...]
    shares: bool

    @classmethod
    def of(cls, spec: Spec) -> "Related | None":
        """Take it back from a spec that was identified with it."""
        if not spec.pattern:
            return None
        if spec.mode == "mult":
            return cls(tuple(np.expm1(spec.pattern).tolist()), shares=True)
        return cls(spec.pattern, shares=False)

    def pattern(self, sample: Sample, mode: Mode) -> tuple[float, ...]:
        """Give the effects that another series would have, as `Spec.pattern`."""
        if len(self.effects) != sample.period:
            raise SpecMismatch(
                f"{sample.label}: {sample.period} observations a year, but the related series has {len(self.effects)}"
            )
        effects, level = np.array(self.effects), float(np.nanmean(np.abs(sample.y)))
        if mode == "mult":
            logs = np.log1p(np.maximum(effects if self.shares else effects / level, -0.99))
            return tuple((logs - logs.mean()).tolist())
        return tuple((effects * level if self.shares else effects).tolist())


def relate(like: pd.Series | Adjustment, kind: Kind, end: int, config: Config) -> Related:
    """Find a related series' pattern.

    An adjustment gives the pattern of its last three years. A series is looked at up to ten years back from ``end``
    (counted as in `Axis`), or from its own end where it has less than two years before that.

    Raises
    ------
    SeasonalError
        If the series' dates or values cannot be used, or it is shorter than two years.
    """
    if isinstance(like, Adjustment):
        return _of_adjustment(like)
    sample = _near(read_sample(like, config), end, config)
    mode = choose_mode(sample, kind, sample.holes)
    y = np.log(sample.y) if mode == "mult" else sample.y
    filled, columns = np.where(sample.holes, np.nanmean(y), y), 1.0 * np.eye(sample.n)[:, sample.holes]
    outliers, _ = find_outliers(filled, sample.period, columns, Known())
    columns = np.hstack([columns, outlier_columns(outliers, sample.n)])
    effects = estimate_seasons(filled, sample.period, columns, Known()).effects
    effects = np.roll(effects, sample.start % sample.period)
    level = float(np.nanmean(sample.y))
    if mode == "mult":
        return Related(tuple(np.expm1(effects).tolist()), shares=True)
    shares = bool(np.nanmin(sample.y) > 0)
    return Related(tuple((effects / level if shares else effects).tolist()), shares)


def _near(sample: Sample, end: int, config: Config) -> Sample:
    last = end - sample.start + 1
    if last < config.min_years * sample.period:
        last = sample.n
    first = max(0, min(last, sample.n) - config.shrunk_years * sample.period)
    return replace(sample, offset=sample.offset + first, y=sample.y[first:last])


def _of_adjustment(like: Adjustment) -> Related:
    if like.status == "failed":
        raise SpecMismatch(f"the related series could not be adjusted: {like.reasons[0]}")
    parts = like.components.dropna(subset="trend").iloc[-PATTERN_YEARS * like.spec.period :]
    seasons = (read_axis(parts.index).start + np.arange(len(parts))) % like.spec.period
    values: Floats = parts["seasonal"].to_numpy(dtype=np.float64)
    effects = np.bincount(seasons, values) / np.bincount(seasons)
    if like.spec.mode == "mult":
        return Related(tuple((effects / effects.mean() - 1).tolist()), shares=True)
    shares = bool(like.components["observed"].min() > 0)
    effects = effects - effects.mean()
    return Related(tuple((effects / parts["trend"].mean() if shares else effects).tolist()), shares)
