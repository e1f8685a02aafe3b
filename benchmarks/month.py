"""A month's run beside plain papermill, on the machine it runs on: the table of docs/run.md.

``python benchmarks/month.py`` takes some ten minutes; ``--repeats 1`` a fifth of that; ``--write`` puts the table in
the page. All of it is measured in the same run, in turn, so that the ratios hold where the times do not.
"""

import argparse
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Event, Thread

import pandas as pd
import papermill
import psutil
from checkout import MONTH, ROOT, Checkout
from jupyter_client.manager import start_new_kernel
from jupyter_core.utils import ensure_event_loop

from werket_lib.kernels.limits import Limits, default_jobs
from werket_lib.kernels.start import start_kernels
from werket_lib.pages.month import render_month
from werket_lib.run.execute import execute_sections
from werket_lib.run.plan import SectionPlan, plan_sections
from werket_lib.run.settings import ExecutionSettings

PAGE = ROOT / "docs/run.md"
BEGINNING, END = "<!-- benchmarks/month.py -->", "<!-- end -->"
CHANGED = "33_rom2_suppliers"
LOOK_SECONDS = 0.05
MB = 1024 * 1024


class Bench:
    """One copy of the checkout, and the ways to run its sections."""

    def __init__(self, folder: Path) -> None:
        self.copy = Checkout.copy(folder, notebooks=True)
        os.environ.update(self.copy.environment)
        tempfile.tempdir = str(self.copy.scratch)
        self.copy.run("run", MONTH)  # the tables, and the facts that the overview reads
        self.processed = self.copy.folder / "data/processed"
        self.plans = plan_sections(self.copy.folder, pd.Period(MONTH, freq="M"), self.processed)
        self.cells: dict[str, list[float]] = {}
        self.count = 0

    def parameters(self, plan: SectionPlan, out: Path) -> dict[str, str]:
        """Return what a section is given when papermill runs it by itself."""
        given = {**plan.parameters, "output_dir": str(out)}
        return given | ({"facts_dir": str(self.copy.folder / "reports")} if plan.reads_facts else {})

    def fresh(self) -> Path:
        """Make an empty folder for results."""
        self.count += 1
        folder = self.copy.folder.parent / f"out{self.count}"
        folder.mkdir()
        return folder

    def plain(self, threads: int) -> None:
        """Run every section by `papermill.execute_notebook` as it comes."""
        out = self.fresh()

        def execute(plan: SectionPlan) -> None:
            loop = ensure_event_loop()
            path = out / f"{plan.name}.ipynb"
            papermill.execute_notebook(
                str(plan.notebook), str(path), parameters=self.parameters(plan, out), progress_bar=False
            )
            loop.close()
            self.cells.setdefault(plan.name, []).append(_cell_seconds(path))

        with ThreadPoolExecutor(max_workers=threads) as pool:
            list(pool.map(execute, self.plans))

    def cold(self) -> None:
        """Run every section as `werket run` does on a fresh clone: the parent's imports and all."""
        out, limits = self.fresh(), Limits()
        plans = [SectionPlan(**{**vars(plan), "parameters": self.parameters(plan, out)}) for plan in self.plans]
        with start_kernels(out / "aside") as kernels:
            failed: list[str] = []

            def done(executed: object) -> None:
                if executed.status != "ran":  # type: ignore[attr-defined]
                    failed.append(str(executed))

            execute_sections(plans, out, ExecutionSettings(kernels, limits, default_jobs(limits)), done=done)
        if failed:
            raise SystemExit("\n".join(failed))

    def render(self) -> None:
        """Render every page anew."""
        render_month(self.copy.month, json.loads((self.copy.month / "run.json").read_text()))

    def change(self) -> None:
        """Change one section's notebook, and run the month."""
        path = self.copy.folder / f"notebooks/{CHANGED}.ipynb"
        notebook = json.loads(path.read_text())
        notebook["cells"][-1]["source"] = [*notebook["cells"][-1]["source"], "\n"]
        path.write_text(json.dumps(notebook))
        self.copy.run("run", MONTH)


def _cell_seconds(path: Path) -> float:
    cells = json.loads(path.read_text())["cells"]
    return sum(cell["metadata"].get("papermill", {}).get("duration") or 0 for cell in cells)


def start_kernel() -> None:
    """Start a stock kernel and wait until it answers."""
    manager, client = start_new_kernel()
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """Watch the most memory that this process and all below it hold, shared pages counted once, in MB."""
    done, peak = Event(), [0.0]

    def watch() -> None:
        while not done.wait(LOOK_SECONDS):
            own = psutil.Process()
            held = sum(_held(process) for process in (own, *own.children(recursive=True)))
            peak[0] = max(peak[0], held / MB)

    watcher = Thread(target=watch)
    watcher.start()
    yield peak
    done.set()
    watcher.join()


def _held(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def measure(bench: Bench, repeats: int) -> tuple[dict[str, list[float]], dict[str, float], dict[str, int]]:
    """Time each way in turn, `repeats` times; also what it held and what it left behind."""
    ways: dict[str, Callable[[], object]] = {
        "sequential": lambda: bench.plain(1),
        "two threads": lambda: bench.plain(2),
        "cold": bench.cold,
        "command": lambda: bench.copy.run("run", MONTH, "--force"),
        "render": bench.render,
        "changed": bench.change,
        "nothing": lambda: bench.copy.run("run", MONTH),
        "kernel": start_kernel,
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    peaks: dict[str, float] = {}
    left: dict[str, int] = {}
    bench.cold()  # the first of all pays for compiling, and for files that are not in memory yet
    for number in range(repeats):
        for way, run in ways.items():
            before = set(bench.copy.left_behind())
            if number == 0:
                with peak_memory() as peak:
                    run()
                peaks[way] = peak[0]
            seconds[way].append(timed(run))
            left[way] = len(set(bench.copy.left_behind()) - before) + len(bench.copy.processes())
            print(
                f"{number + 1}/{repeats} {way:12} {seconds[way][-1]:7.2f} s, load {os.getloadavg()[0]:.1f}", flush=True
            )
    return seconds, peaks, left


def tabulate(bench: Bench, seconds: dict[str, list[float]], peaks: dict[str, float], left: dict[str, int]) -> str:
    """Write the table in Markdown, with the machine it comes from."""
    middle = {way: median(values) for way, values in seconds.items()}
    labels = {
        "sequential": "plain papermill, one after another",
        "two threads": "plain papermill, in two threads",
        "cold": "executing all sections cold",
        "render": "rendering all pages",
        "command": "`werket run --force`, whole command",
        "changed": f"`werket run`, notebook of {CHANGED} changed",
        "nothing": "`werket run`, nothing changed",
    }
    lines = ["| | s | of sequential | of two threads | peak MB | left behind |", "|---|---:|---:|---:|---:|---:|"]
    for way, label in labels.items():
        of = [f"{middle[way] / middle[base]:.2f}" for base in ("sequential", "two threads")]
        lines.append(f"| {label} | {middle[way]:.2f} | {of[0]} | {of[1]} | {peaks[way]:.0f} | {left[way]} |")
    cells = median(bench.cells[CHANGED])
    beyond = (middle["changed"] - middle["kernel"]) / cells
    return "\n".join(
        [
            f"{len(bench.plans)} sections; medians of {len(seconds['cold'])}. {_machine()}, load at the end "
            f"{os.getloadavg()[0]:.1f}.",
            "",
            *lines,
            "",
            f"The changed section's own cells take {cells:.2f} s in plain papermill and a stock kernel starts in "
            f"{middle['kernel']:.2f} s: without that start the command takes {beyond:.2f} times the cells.",
        ]
    )


def _machine() -> str:
    model = "unknown processor"
    if Path("/proc/cpuinfo").is_file():
        named = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
        model = named[0].split(":")[1].strip() if named else model
    memory = psutil.virtual_memory().total / 1024**3
    return f"{os.cpu_count()} cores of {model}, {memory:.0f} GB, Python {platform.python_version()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the table in docs/run.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        table = tabulate(bench, *measure(bench, arguments.repeats))
    print(table)
    if arguments.write:
        page = PAGE.read_text(encoding="utf-8")
        first, last = page.index(BEGINNING) + len(BEGINNING), page.index(END)
        PAGE.write_text(f"{page[:first]}\n{table}\n{page[last:]}", encoding="utf-8")


if __name__ == "__main__":
    main()
