"""Warm kernels, many times over: ``make soak``. Half an hour; ``--kernels 30 --kills 3`` for a look.

Three hundred small notebooks one after another: none may fail, memory may not grow, nothing may be left. Then a run,
its warm parent and one of its kernels are killed at random moments, fifty times each: the next run must be right and
clean.
"""

import argparse
import random
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from checkout import MONTH, Checkout
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from werket_lib.kernels.limits import Limits
from werket_lib.kernels.start import start_kernels
from werket_lib.run.execute import run_notebook
from werket_lib.run.settings import ExecutionSettings

SECTIONS = ("10_first", "20_second")
PARAMETERS = 'month: str = "2025-01"\nprocessed_dir: str = "data/processed"\noutput_dir: str = "reports/lab"'
CODE = """
from werket_lib.sections.services.figures import plot_flows
from werket_lib.facts import Facts
from werket_lib.months import parse_month
from werket_lib.outputs import Outputs
from werket_lib.paths import from_root
from werket_lib.sections.services.numbers import summarise_flows
from werket_lib.store import read_table
report_month = parse_month(month)
flows = read_table("service_flows", report_month, from_root(processed_dir))
out = Outputs("{name}", report_month, from_root(output_dir), flows)
section = summarise_flows(flows, service="STA", month=report_month, start=parse_month("2023-10"))
out.figure("flows", plot_flows(section), alt="a", caption="b", data=section.flows)
"""
LEAVING = 'out.facts(Facts([]), headline="{name}")'
WARMED_UP = 20  # kernels until caches are filled
GROWTH_MB = 8
GONE_SECONDS = 20
MOST_TRIES = 4
MB = 1024 * 1024


def write_notebook(folder: Path, name: str, remark: str) -> Path:
    """Write a small section; a remark makes it another one."""
    cells = [
        new_markdown_cell(f"# {name}\n\n{remark}?", id="a"),
        new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}, id="b"),
        new_code_cell(CODE.format(name=name).strip(), id="c"),
        new_code_cell(LEAVING.format(name=name), id="d"),
    ]
    path = folder / f"{name}.ipynb"
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=cells, metadata=kernel), path)
    return path


def run_many(copy: Checkout, count: int) -> None:
    """Run `count` small notebooks through one warm parent; see what its memory and ours do."""
    out = copy.folder.parent / "many"
    notebook = write_notebook(copy.folder / "notebooks", SECTIONS[0], "Hur gick det")
    parameters = {"month": MONTH, "processed_dir": str(copy.folder / "data/processed"), "output_dir": str(out)}
    held: list[int] = []
    with start_kernels(out / "aside") as kernels:
        settings = ExecutionSettings(kernels, Limits(), jobs=1)
        kernels.preload(["werket_lib.sections.services.figures", "werket_lib.outputs", "pyarrow.parquet"])
        for number in range(1, count + 1):
            failure = run_notebook(notebook, out / f"{number}/{notebook.name}", parameters, settings)
            assert failure is None, failure
            own = psutil.Process()
            held.append(sum(process.memory_info().rss for process in (own, *own.children())))
            if number % 50 == 0:
                print(f"{number} kernels, {held[-1] / MB:.0f} MB", flush=True)
    grown = (held[-1] - held[min(WARMED_UP, count) - 1]) / MB
    assert grown < GROWTH_MB, f"memory grew by {grown:.1f} MB"
    assert list((out / "aside").iterdir()) == []
    print(f"{count} kernels: no failure, memory grew by {grown:.1f} MB, nothing left behind")


@dataclass(frozen=True)
class Undisturbed:
    """How long a run takes that nobody kills, and what comes out of it."""

    seconds: float
    results: dict[str, bytes]


def kill_many(copy: Checkout, victim: str, count: int, usual: Undisturbed, random_: random.Random) -> None:
    """Kill a run's `victim` at a random moment, and see that the next run is right and clean."""
    find: dict[str, Callable[[psutil.Process], list[psutil.Process]]] = {
        "run": lambda run: [run],
        "warm parent": lambda run: run.children(),
        "kernel": lambda run: [kernel for parent in run.children() for kernel in parent.children()],
    }
    hit = tried = 0
    while hit < count:  # one that had ended before its moment came does not count
        assert tried < MOST_TRIES * count, f"{victim} was there to be killed in {hit} of {tried} runs only"
        for name in SECTIONS:
            write_notebook(copy.folder / "notebooks", name, f"{victim} {tried}")
        with copy.start("run", MONTH) as process:
            time.sleep(random_.uniform(0, usual.seconds))
            hit += _kill_one(process.pid, find[victim])
            process.communicate()
        tried += 1
        _wait_until_gone(copy)
        copy.run("run", MONTH)
        assert _results(copy) == usual.results, f"another result after {victim} was killed, run {tried}"
        assert copy.left_behind() == [], copy.left_behind()
        _wait_until_gone(copy)
    print(f"{victim} killed {hit} times, in {tried} runs: the next was right and clean each time", flush=True)


def _kill_one(run: int, find: Callable[[psutil.Process], list[psutil.Process]]) -> int:
    """Kill one of those that are there, if any has come within a while; returns how many were killed."""
    deadline = time.monotonic() + GONE_SECONDS
    while time.monotonic() < deadline:
        try:
            there = find(psutil.Process(run))
            if there:
                there[-1].send_signal(signal.SIGKILL)
                return 1
            if psutil.Process(run).status() == psutil.STATUS_ZOMBIE:
                return 0
        except psutil.NoSuchProcess:
            return 0
        time.sleep(0.01)
    return 0


def _wait_until_gone(copy: Checkout) -> None:
    deadline = time.monotonic() + GONE_SECONDS
    while left := copy.processes():
        assert time.monotonic() < deadline, f"still running: {left}"
        time.sleep(0.05)


def _results(copy: Checkout) -> dict[str, bytes]:
    kinds = ("figures", "sections", "results")
    files = [path for kind in kinds for path in sorted((copy.month / kind).rglob("*")) if path.is_file()]
    return {path.relative_to(copy.month).as_posix(): path.read_bytes() for path in files}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kernels", type=int, default=300)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random_ = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        copy = Checkout.copy(Path(folder), notebooks=False)
        for name in SECTIONS:
            write_notebook(copy.folder / "notebooks", name, "Hur gick det")
        began = time.monotonic()
        copy.run("run", MONTH)
        usual = Undisturbed(time.monotonic() - began, _results(copy))
        run_many(copy, arguments.kernels)
        for victim in ("run", "warm parent", "kernel"):
            kill_many(copy, victim, arguments.kills, usual, random_)


if __name__ == "__main__":
    main()
