"""The thresholds of the package, but those of short series, which stand in `shrunk.py` and `fixed.py`."""

from dataclasses import dataclass
from typing import Literal

Averaged = Literal["stl", "x13", "fixed"]


@dataclass(frozen=True)
class Config:
    """Lengths, levels and limits; lengths are in years so that they hold for months and quarters.

    The three levels of a tuple divide good, uncertain, bad and severe.
    """

    min_years: float = 2
    min_years_related: float = 4 / 3
    """Where a related series is named, whose pattern stands in for the years that are missing."""
    long_years: int = 5
    related_years: int = 20
    """A longer series has a pattern of its own; a related one is not asked."""
    shrunk_years: int = 10
    """Up to here a season that the tests do not find is estimated and shrunk; beyond, it is not there."""
    max_hole_years: int = 1
    recent_years: int = 3

    pretest_alpha: float = 0.01
    ljung_box_alpha: float = 0.01
    residual_levels: tuple[float, float, float] = (0.05, 0.01, 0.001)
    m_levels: tuple[float, float] = (1.0, 2.0)
    outlier_levels: tuple[float, float, float] = (0.03, 0.05, 0.10)

    weights: tuple[tuple[Averaged, float], ...] = (("stl", 0.6), ("x13", 0.4))
    weights_to_judged: tuple[tuple[Averaged, float], ...] = (("stl", 0.5), ("x13", 0.25), ("fixed", 0.25))
    """Of the methods in the average; while a season has hardly had time to move, fixed factors steady it."""
    judged_years: int = 4
    judged_from_years: int = 9
    judged_margin: float = 0.05
    """STL or X-13 alone is published where it foretold the last years better than their average by this share."""

    seen_probability: float = 0.95
    """Of a season in a short series, to say that it was seen."""

    ljung_box_years: int = 2
    last_outliers_years: int = 1

    seasonal_filter: int = 9
    seasonal_degree: int = 0
    trend_stiffness: float = 30.0
    """Penalty on second differences of a short series' trend; errors are flat from 10 to 100."""

    span_years: int = 8
    spans: int = 4

    chunk: int = 50
    """Series per run of the binary: bounds its temporary files (about 40 kB a series)."""
