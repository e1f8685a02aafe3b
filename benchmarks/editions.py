"""Editions: seconds per notebook and core, local against Dask, overhead, memory and disk.

``python benchmarks/editions.py`` takes half an hour; ``--counts 24 --repeats 1`` a few minutes.
"""

import argparse
import os
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from checkout import MONTH, ROOT, Checkout
from month import peak_memory

from werket_lib.editions.regions import all_regions, notebooks_of
from werket_lib.kernels.limits import Limits, cores
from werket_lib.run.executors.cluster import DaskExecutor

MB = 1024 * 1024
MONTHS_OF_TEN_YEARS = 120
SLEEP = 0.02  # seconds of a simulated plan


def regions_of(notebooks: int) -> list[str]:
    """Return as many regions as have so many notebooks together, or a few more."""
    chosen: list[str] = []
    for code in reversed(all_regions()):
        if sum(len(notebooks_of(one)) for one in chosen) >= notebooks:
            break
        chosen.append(code)
    return chosen


def make(copy: Checkout, regions: list[str], *options: str) -> float:
    """Make the editions of regions from nothing; gives the seconds of the whole command."""
    shutil.rmtree(copy.month / "editions", ignore_errors=True)
    asked = [word for code in regions for word in ("--region", code)]
    started = time.perf_counter()
    copy.run("editions", MONTH, *asked, *options)
    return time.perf_counter() - started


def sleep(plan: int, _: object) -> int:
    """Do what a plan of nothing but waiting does."""
    time.sleep(SLEEP)
    return plan


def overhead(count: int, workers: int) -> float:
    """Return what handing out and taking back costs, in percent of the plans' own time."""
    with DaskExecutor[int, int]("editions:sleep", ROOT, Limits(), workers=workers) as cluster:
        list(cluster.map(range(workers)))  # the first plan of each imports
        started = time.perf_counter()
        done = sorted(cluster.map(range(count)))
        took = time.perf_counter() - started
    assert done == list(range(count))
    return 100 * (took / (count * SLEEP / workers) - 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[24, 72, 622])
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    os.environ["PYTHONPATH"] = f"{ROOT / 'src'}:{Path(__file__).parent}"
    for count in (300, 3000):
        print(f"overhead at {count} plans of {SLEEP} s: {overhead(count, cores()):.1f} percent", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = Checkout.copy(Path(folder), notebooks=True)
        copy.run("data", MONTH)
        for count in arguments.counts:
            regions = regions_of(count)
            notebooks = sum(len(notebooks_of(code)) for code in regions)
            with peak_memory() as peak:
                took = make(copy, regions)
            print(f"{notebooks} notebooks: {took:.1f} s, {took * cores() / notebooks:.2f} s a notebook and core, "
                  f"{peak[0]:.0f} MB", flush=True)  # fmt: skip
        size = sum(path.stat().st_size for path in (copy.month / "editions").rglob("*") if path.is_file()) / len(
            regions
        )
        ten_years = size * len(all_regions()) * MONTHS_OF_TEN_YEARS / MB / 1024
        print(f"{size / MB:.2f} MB an edition, {ten_years:.0f} GB in ten years", flush=True)
        regions = regions_of(min(arguments.counts))
        ways = {"local": (), "one worker": ("--executor", "dask", "--workers", "1"),
                "two workers": ("--executor", "dask", "--workers", "2")}  # fmt: skip
        seconds = {
            way: [make(copy, regions, *options) for _ in range(arguments.repeats)] for way, options in ways.items()
        }
        for way, values in seconds.items():
            print(f"{way}: {median(values):.1f} s")


if __name__ == "__main__":
    main()
