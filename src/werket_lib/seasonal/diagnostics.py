"""Numbers that say how well an adjustment did, and the verdict drawn from them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from werket_lib.seasonal.config import Config
from werket_lib.seasonal.pretest import Statistic, f_moving, f_stable, friedman, kruskal_wallis, ljung_box, qs
from werket_lib.seasonal.series import Floats
from werket_lib.seasonal.x13_output import parse_table

Level = Literal["good", "uncertain", "bad", "severe"]
LEVELS: tuple[Level, ...] = ("good", "uncertain", "bad", "severe")


@dataclass(frozen=True)
class Diagnostics:
    """Tests before and after, X-13's own measures, and how far the two methods are apart.

    ``qs``, ``friedman``, ``kruskal_wallis`` are on first differences of the observed series, ``f_stable`` and
    ``f_moving`` on it without its trend; ``residual_*`` are on first differences of the adjusted series, all of it
    and its last three years. ``m7``, ``q`` and ``ljung_box`` are X-13's and None where it did not run.
    ``gap_max`` and ``gap_rms`` compare the published adjusted series with the other method's, in its unit.
    """

    qs: Statistic
    friedman: Statistic
    kruskal_wallis: Statistic
    f_stable: Statistic
    f_moving: Statistic
    residual_qs: Statistic
    residual_f: Statistic
    residual_qs_recent: Statistic
    residual_f_recent: Statistic
    m7: float | None
    q: float | None
    ljung_box: Statistic | None
    outliers: tuple[tuple[str, str], ...]
    n_outliers: int
    outlier_share: float
    gap_max: float | None
    gap_rms: float | None


@dataclass(frozen=True)
class Quality:
    """A verdict and its reasons, one line each."""

    level: Level
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """What an X-13 run said of itself: M7 and Q of X-11, its model's residuals (a table to parse) and parameters."""

    m7: float | None
    q: float | None
    residuals: str
    fitted: int


def diagnose(
    observed: Floats,
    adjusted: Floats,
    trend: Floats,
    *,
    period: int,
    outliers: tuple[tuple[str, str], ...],
    measured: Measured | None,
    gap: Floats | None,
    config: Config,
) -> Diagnostics:
    """Compute all diagnostics of series on the additive scale and without holes.

    ``gap`` is the distance to the other method's adjusted series, in the series' own unit.
    """
    before, after = np.diff(observed), np.diff(adjusted)
    recent = np.diff(adjusted[-config.recent_years * period :])
    detrended = observed - trend
    return Diagnostics(
        qs=qs(before, period),
        friedman=friedman(before, period),
        kruskal_wallis=kruskal_wallis(before, period),
        f_stable=f_stable(detrended, period),
        f_moving=f_moving(detrended, period),
        residual_qs=qs(after, period),
        residual_f=f_stable(after, period),
        residual_qs_recent=qs(recent, period),
        residual_f_recent=f_stable(recent, period),
        m7=measured.m7 if measured else None,
        q=measured.q if measured else None,
        ljung_box=ljung_box(parse_table(measured.residuals), config.ljung_box_years * period, measured.fitted)
        if measured
        else None,
        outliers=outliers,
        n_outliers=len(outliers),
        outlier_share=len(outliers) / len(observed),
        gap_max=None if gap is None else float(np.abs(gap).max()),
        gap_rms=None if gap is None else float(np.sqrt((gap**2).mean())),
    )


def judge(diagnostics: Diagnostics, config: Config) -> Quality:
    """Map diagnostics to good, uncertain, bad or severe; the worst finding decides."""
    findings = [*_residual_findings(diagnostics, config), *_x13_findings(diagnostics, config)]
    share = diagnostics.outlier_share
    level = sum(share > limit for limit in config.outlier_levels)
    findings.append((level, f"{diagnostics.n_outliers} outliers, {share:.1%} of the observations"))
    worst = max(found for found, _ in findings)
    reasons = tuple(f"{LEVELS[found]}: {reason}" for found, reason in findings if found)
    return Quality(LEVELS[worst], reasons or ("good: no residual seasonality, few outliers",))


def _residual_findings(diagnostics: Diagnostics, config: Config) -> list[tuple[int, str]]:
    tests = {
        "QS on the adjusted series": diagnostics.residual_qs,
        "F on the adjusted series": diagnostics.residual_f,
        f"QS on its last {config.recent_years} years": diagnostics.residual_qs_recent,
        f"F on its last {config.recent_years} years": diagnostics.residual_f_recent,
    }
    return [
        (
            sum(test.p_value < level for level in config.residual_levels),
            f"seasonality left: {name}, p = {test.p_value:.4f}",
        )
        for name, test in tests.items()
    ]


def _x13_findings(diagnostics: Diagnostics, config: Config) -> list[tuple[int, str]]:
    """M7 and Q from 1 are bad and from 2 severe: they have two limits, so no uncertain."""
    values = {"M7": diagnostics.m7, "Q": diagnostics.q}
    findings = []
    for name, value in values.items():
        passed = sum(value >= limit for limit in config.m_levels) if value is not None else 0
        findings.append((passed + 1 if passed else 0, f"X-13's {name} is {value}, above 1"))
    test = diagnostics.ljung_box
    if test:
        findings.append(
            (int(test.p_value < config.ljung_box_alpha), f"X-13's residuals are correlated, p = {test.p_value:.4f}")
        )
    return findings
