"""Workers of a Dask cluster killed at random while they make editions: every edition must be as one process makes it.

``make soak`` kills twenty (``python -m tests.editions.killed_workers``), the tests two.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import psutil

from werket_lib.cache.inputs import Inputs
from werket_lib.editions.month import FOLDER, EditionsMade, make_editions
from werket_lib.month import cut_off_of
from werket_lib.months import parse_month
from werket_lib.paths import project_root

MONTH = "2025-01"
REGIONS = ("0180", "0980", "1280", "1480", "2403", "2505", "09", "12")
KILLS = 20
LOOK_SECONDS = (0.1, 0.6)  # the shortest and the longest between two looks


@contextmanager
def killing_workers(out: Path, times: int) -> Iterator[list[int]]:
    """Kill a worker so many times, at random, each after another edition has been begun; yields the killed."""
    killed: list[int] = []
    done = Event()

    def kill() -> None:
        chance, begun = random.Random(times), 0
        while len(killed) < times and not done.wait(chance.uniform(*LOOK_SECONDS)):
            now = len(list((out / f".{MONTH}.aside/staged").glob("*")))
            workers = _list_workers()
            if now > begun and workers:
                begun = now
                victim = chance.choice(workers)
                victim.kill()
                killed.append(victim.pid)

    thread = Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        done.set()
        thread.join()


def _list_workers() -> list[psutil.Process]:
    """List the children that have a warm parent of their own, as a worker has that is ready."""
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            if any("werket_lib.kernels.warm_parent" in own.cmdline() for own in child.children()):
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found


@contextmanager
def quietly(month: str, total: int) -> Iterator[object]:
    """Tell nothing."""
    yield lambda made: None


def make(root: Path, data: Path, out: Path, regions: tuple[str, ...], **options: object) -> EditionsMade:
    """Make editions of the sample's month."""
    inputs = Inputs(root, MONTH, None, data, out, root / "editorial")
    as_of = cut_off_of(parse_month(MONTH), inputs.editorial_dir, None)
    return make_editions(inputs, as_of, regions, tell=quietly, **options)


def results(folder: Path) -> dict[str, bytes]:
    """Facts, tables, figures, pages and PDFs of every edition; not when they were made."""
    kept = {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("????/**/*")) if path.is_file()}
    kept |= {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("??/**/*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in kept.items() if path.name != "run.json"}


def main() -> int:
    """Make editions here and by workers that are killed; print what came of it; return an exit code."""
    with tempfile.TemporaryDirectory(prefix="werket-killed-") as folder:
        data = Path(folder, "data")
        data.mkdir()
        for name in ("raw", "registers"):
            (data / name).symlink_to(project_root() / "data" / name)
        whole, out = Path(folder, "whole"), Path(folder, "killed")
        make(project_root(), data, whole, REGIONS)
        began = time.monotonic()
        with killing_workers(out, KILLS) as killed:
            made = make(project_root(), data, out, REGIONS, executor="dask", workers=2)
        same = results(out / MONTH / FOLDER) == results(whole / MONTH / FOLDER)
        statuses = {one.status for one in made.editions}
        seconds = time.monotonic() - began
        told = f"{len(killed)} workers killed over {len(REGIONS)} editions in {seconds:.0f} s: {sorted(statuses)}, "
        sys.stdout.write(told + ("the same bytes\n" if same else "OTHER BYTES\n"))
    return int(not same or statuses != {"ran"} or len(killed) < KILLS)


if __name__ == "__main__":
    sys.exit(main())
