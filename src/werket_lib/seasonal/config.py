"""Every threshold of the package in one place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    """Lengths, levels and limits; lengths are in years so that they hold for months and quarters.

    The three levels of a tuple divide good, uncertain, bad and severe.
    """

    min_years: int = 2
    long_years: int = 5
    max_hole_years: int = 1
    recent_years: int = 3

    pretest_alpha: float = 0.01
    ljung_box_alpha: float = 0.01
    residual_levels: tuple[float, float, float] = (0.05, 0.01, 0.001)
    m_levels: tuple[float, float] = (1.0, 2.0)
    outlier_levels: tuple[float, float, float] = (0.03, 0.05, 0.10)

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
