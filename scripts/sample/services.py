"""Each service's totals month by month: remaining, new and left, with the published months exact."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scripts.sample import anchors
from scripts.sample.series import Floats, Ints, generator, month_numbers, month_range, noise, pin, trend

NOVEMBER = "2024-11"
# How far the register of participants and that of starts and ends are apart, as a share of the stock.
REGISTER_GAP = 0.0006
# Standard deviations of the monthly irregular: of the inflow, and of the stock where all leave within a month.
RATTLE = 0.04
STOCK_RATTLE = 0.03


@dataclass(frozen=True)
class Totals:
    """A service's unmasked totals by month, in persons."""

    months: list[str]
    remaining: Ints
    new: Ints
    left: Ints


@dataclass(frozen=True)
class Course:
    """How a service went: levels of its stock and of its inflow, and how both move over the year (percent)."""

    service: str
    remaining: Mapping[str, float]
    new: Mapping[str, float]
    remaining_season: tuple[float, ...] = (0.0,) * 12
    new_season: tuple[float, ...] = (0.0,) * 12
    began_earlier: bool = False  # the first month only serves the flows of the second, where the file begins


COURSES = {
    course.service: course
    for course in (
        Course(
            "ROM2",
            {
                "2023-04": 11505, "2023-05": 16900, "2023-06": 20900, "2023-08": 25400, "2023-10": 32600,
                "2023-12": 36800, "2024-03": 43300, "2024-05": 45100, "2024-08": 43100, "2024-11": 39400,
                "2025-01": 39900,
            },
            {
                "2023-04": 11800, "2023-05": 6600, "2023-08": 6700, "2023-10": 8300, "2024-02": 8200, "2024-06": 7000,
                "2024-10": 6200, "2025-01": 5700,
            },
            new_season=(4, 2, 2, 0, -3, -6, -16, 2, 8, 6, 2, -4),
        ),
        Course(
            "STA",
            {"2021-03": 420, "2021-09": 1400, "2022-06": 2400, "2023-03": 3250, "2023-09": 3980, "2024-02": 4780,
             "2024-08": 5450, "2024-11": 5750, "2025-01": 5770},
            {"2021-03": 430, "2021-06": 330, "2022-06": 540, "2023-03": 740, "2023-10": 1060, "2024-04": 1095,
             "2024-10": 1055, "2025-01": 1000},
            (0, 0.4, 0.6, 0.6, 0.3, -0.2, -1.2, -0.8, 0, 0.4, 0.4, -0.5),
            (8, 5, 4, 0, -2, -8, -30, 4, 14, 9, 3, -9),
        ),
        Course(
            "KVL",
            {"2022-02": 120, "2022-08": 430, "2023-02": 620, "2023-10": 760, "2024-06": 850, "2025-01": 885},
            {"2022-02": 125, "2022-08": 260, "2023-02": 370, "2023-10": 460, "2024-06": 525, "2025-01": 525},
            (0, 1, 2, 1, 0, -2, -6, -1, 2, 3, 1, -1),
            (5, 4, 3, 0, -2, -8, -28, 4, 12, 9, 3, -4),
        ),
        Course(
            "IPSU",
            {"2023-03": 36, "2023-08": 170, "2024-02": 330, "2024-08": 440, "2025-01": 485},
            {"2023-03": 38, "2023-06": 60, "2024-01": 120, "2024-08": 150, "2025-01": 168},
            (0, 1, 2, 2, 1, -2, -5, -1, 1, 2, 1, -2),
            (10, 5, 4, 0, -3, -10, -26, 9, 14, 8, 2, -13),
        ),
        Course(
            "AUB",
            {
                "2014-12": 9200, "2016-01": 7300, "2017-06": 6300, "2018-06": 5600, "2019-06": 3600, "2020-02": 3300,
                "2020-12": 4600, "2021-10": 7900, "2022-06": 7700, "2023-06": 6200, "2024-03": 5900, "2025-01": 6200,
            },
            {
                "2014-12": 2050, "2016-01": 1600, "2017-06": 1350, "2018-06": 1150, "2019-06": 640, "2020-02": 700,
                "2020-12": 1100, "2021-10": 1650, "2022-06": 1500, "2023-06": 1150, "2024-03": 1180, "2025-01": 1240,
            },
            (0, 1.5, 2, 1.5, 1, -2, -7, -4, 1, 3, 3, 0),
            (4, 4, 6, 2, -2, -12, -38, 10, 20, 14, 4, -12),
            began_earlier=True,
        ),
        Course(
            "FUB",
            {
                "2014-12": 5800, "2016-06": 5400, "2018-01": 5900, "2019-06": 2900, "2020-06": 2100, "2021-10": 3300,
                "2022-10": 3600, "2023-10": 3400, "2024-08": 3300, "2025-01": 3450,
            },
            {
                "2014-12": 2500, "2016-06": 2350, "2018-01": 2500, "2019-06": 1250, "2020-06": 950, "2021-10": 1600,
                "2022-10": 1800, "2023-10": 1750, "2024-08": 1700, "2025-01": 1800,
            },
            (7, 8, 5, 1, -7, -19, -21, -2, 11, 13, 9, -5),
            (52, 16, -6, -18, -36, -44, -40, 52, 46, 8, -16, -14),
            began_earlier=True,
        ),
        Course(
            "KROM",
            {"2022-09": 61800, "2022-12": 63900, "2023-03": 61200, "2023-05": 42600, "2023-07": 24300, "2023-09": 6900},
            {"2022-09": 9400, "2023-03": 8200, "2023-05": 2600, "2023-07": 1500, "2023-09": 900},
            began_earlier=True,
        ),
    )
}  # fmt: skip


def make_totals(service: str) -> Totals:
    """Make a service's totals; published ones in December 2024 and January 2025."""
    course = COURSES[service]
    months = month_range(min(course.remaining), max(course.remaining))
    rng = generator(f"{service} totals")
    remaining = _seasonal_path(course.remaining, course.remaining_season, months)
    new = _seasonal_path(course.new, course.new_season, months)
    remaining *= 1 + noise(rng, len(months), STOCK_RATTLE * float(np.median(new / remaining)), 0.6)
    new *= 1 + noise(rng, len(months), RATTLE)
    if service != "KROM":
        remaining = pin(remaining, months, _known_remaining(service), reach=8)
        new = _overwrite(new, months, _known(service, "new"))
    remaining, new = np.rint(remaining), np.rint(new)
    new[0] = np.rint(1.03 * remaining[0])  # everybody is new in the first month, and a few have left again
    gap = REGISTER_GAP * remaining * rng.normal(0, 1, len(months))
    gap[0] = 0.0
    left = new - np.diff(remaining, prepend=0.0) + np.rint(gap)
    if service != "KROM":
        left = _overwrite(left, months, _known(service, "left"))
    return Totals(months, *(flow.clip(0).astype(np.int64) for flow in (remaining, new, left)))


def _seasonal_path(knots: Mapping[str, float], season: tuple[float, ...], months: list[str]) -> Floats:
    return np.asarray(trend(knots, months) * (1 + np.array(season)[month_numbers(months)] / 100))


def _known(service: str, kind: str) -> dict[str, float]:
    published = anchors.flow(service, kind)
    return {anchors.BEFORE: published.december, anchors.MONTH: published.january}


def _known_remaining(service: str) -> dict[str, float]:
    """Return the stocks that are fixed: published ones, and November's through December's flows."""
    remaining, new, left = (anchors.flow(service, kind) for kind in ("remaining", "new", "left"))
    gap = (remaining.january - remaining.december) - (new.january - left.january)
    november = remaining.december - (new.december - left.december) - gap // 2
    fixed: dict[str, float] = {NOVEMBER: november, **_known(service, "remaining")}
    if service == "ROM2":
        first = anchors.read_anchor("suppliers_over_time").iloc[0]
        fixed = {str(first["month"]): first["suppliers"] * first["participants_per_supplier"], **fixed}
    return fixed


def _overwrite(path: Floats, months: list[str], wanted: Mapping[str, float]) -> Floats:
    """Put published values in their months and leave the others alone."""
    result = path.copy()
    for month, value in wanted.items():
        result[months.index(month)] = value
    return result
