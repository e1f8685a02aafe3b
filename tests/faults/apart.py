"""A process beside the tests in which faults happen: each in a child of its own, with its own memory and time.

It imports what faults need once and starts no thread, so that it can fork; what a fault takes, breaks or kills is its
child's alone. Asked by lines of JSON, it answers by lines of JSON: what is wrong with the handling, or nothing.
"""

import json
import os
import resource
import select
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
MOST_MEMORY = 3 * 1024**3
# Beside the processor's seconds that a fault may take; two cores may have other work.
WAITED = 5
LONGEST_ANSWER = 4000


class Apart:
    """The process, as the tests ask it."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.faults.apart"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, what: int | str, folder: Path) -> str:
        """Let a fault happen in a folder, by its number, or make the ``whole`` project there; tells what is wrong."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([what, str(folder)]) + "\n")
        self._process.stdin.flush()
        return str(json.loads(self._process.stdout.readline()))

    def end(self) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def in_child(work: Callable[[], str | None], seconds: float) -> str:
    """Return what some work says, done in a child with a limit of memory that ends, with all it started, in time."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _answer(work, writing)
    os.close(writing)
    try:
        answer = _read_line(reading, seconds)
        _end_with_children(pid)
        _, status = os.waitpid(pid, 0)
    finally:
        os.close(reading)
    if answer.endswith(b"\n"):
        return str(json.loads(answer))
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) != 9:
        return f"it killed its process with signal {os.WTERMSIG(status)}"
    return f"it ended, or took longer than {seconds:g} s"


def _answer(work: Callable[[], str | None], writing: int) -> None:
    """Do the work, write what it says, and leave; what it prints goes nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    try:
        said = work() or ""
    except BaseException:
        said = traceback.format_exc()
    os.write(writing, json.dumps(said[-LONGEST_ANSWER:]).encode() + b"\n")
    os._exit(0)


def _read_line(reading: int, seconds: float) -> bytes:
    """Read until a line ends, the writer has gone or time is up."""
    deadline, read = time.monotonic() + seconds, b""
    while not read.endswith(b"\n") and select.select([reading], [], [], max(deadline - time.monotonic(), 0))[0]:
        piece = os.read(reading, 65536)
        if not piece:
            break
        read += piece
    return read


def _end_with_children(pid: int) -> None:
    child = psutil.Process(pid)
    for one in [*child.children(recursive=True), child]:
        try:
            one.kill()
        except psutil.NoSuchProcess:
            continue


def main() -> None:
    """Answer until nobody asks."""
    from tests.faults.catalogue import FAULTS
    from tests.faults.fault import judge
    from tests.faults.project import make_whole

    for line in sys.stdin:
        what, name = json.loads(line)
        folder = Path(name)
        if what == "whole":
            answer = in_child(partial(make_whole, folder, ROOT), 300)
        else:
            answer = in_child(partial(judge, FAULTS[what], folder), WAITED * FAULTS[what].seconds)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
