"""Workers of a Dask cluster killed at random while they make editions: every edition must be as one process makes it.

``make soak`` runs it (``python -m tests.editions.killed_workers``).
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

from tests.editions.test_month import MONTH, folder_of, make, results
from werket_lib.paths import project_root

REGIONS = ("0180", "0980", "1280", "1480", "2403", "2505", "09", "12")
KILLS = 20
WARM = "werket_lib.kernels.warm_parent"
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
    """List the children that have a warm parent of their own, as a worker has that is ready; a kernel is none."""
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            if WARM not in child.cmdline() and any(WARM in own.cmdline() for own in child.children()):
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found


def main() -> int:
    """Make editions here and by workers that are killed; print what came of it; return an exit code."""
    with tempfile.TemporaryDirectory(prefix="werket-killed-") as folder:
        data = Path(folder, "data")
        data.mkdir()
        for name in ("raw", "registers"):
            (data / name).symlink_to(project_root() / "data" / name)
        whole, out = Path(folder, "whole"), Path(folder, "killed")
        make(project_root(), data, whole, *REGIONS)
        began = time.monotonic()
        with killing_workers(out, KILLS) as killed:
            made = make(project_root(), data, out, *REGIONS, executor="dask", workers=2)
        same = results(folder_of(out)) == results(folder_of(whole))
        statuses = {one.status for one in made.editions}
        seconds = time.monotonic() - began
        told = f"{len(killed)} workers killed over {len(REGIONS)} editions in {seconds:.0f} s: {sorted(statuses)}, "
        sys.stdout.write(told + ("the same bytes\n" if same else "OTHER BYTES\n"))
    return int(not same or statuses != {"ran"} or not killed)


if __name__ == "__main__":
    sys.exit(main())
