"""How much a section may take: time, memory, and how many of them run at once."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil

LOOK_SECONDS = 0.1
MB = 1024 * 1024
# A run's own process and the warm parent wait more than they work.
BESIDE_CORES = 1
FIRST_TO_GO = "1000"  # to the system's own killer, should memory end all the same
CGROUP = Path("/sys/fs/cgroup")


@dataclass(frozen=True)
class Limits:
    """What one section may take; a kernel over a limit is stopped and its section fails, the others go on."""

    cell_seconds: int = 300
    section_seconds: int = 900
    memory_mb: int = 2048


class Guard:
    """Watches one kernel, and stops it with all that it has started when it goes over a limit.

    Attributes
    ----------
    verdict
        Why the kernel was stopped; None where it was not.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.verdict: str | None = None
        self._kernel: psutil.Process | None = None
        self._peak = 0

    def take(self, pid: int) -> None:
        """Watch the kernel that has just been started."""
        with suppress(psutil.NoSuchProcess):
            self._kernel = psutil.Process(pid)
        with suppress(OSError):
            Path(f"/proc/{pid}/oom_score_adj").write_text(FIRST_TO_GO)

    def take_peak(self) -> int:
        """Return the most memory, in MB, that the kernel was seen to hold since this was last asked."""
        seen = max(self._peak, _memory_of(self._kernel) if self._kernel else 0)
        self._peak = 0
        return seen // MB

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch while the block runs; its beginning is the section's."""
        ended = Event()
        watcher = Thread(target=self._watch, args=(ended,), name="guard", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()

    def _watch(self, ended: Event) -> None:
        deadline = time.monotonic() + self.limits.section_seconds
        while not ended.wait(LOOK_SECONDS):
            if self._kernel is None:
                continue
            if time.monotonic() > deadline:
                self._stop(f"took longer than {self.limits.section_seconds} s")
                return
            used = _memory_of(self._kernel)
            self._peak = max(self._peak, used)
            if used > self.limits.memory_mb * MB:
                self._stop(f"used {used // MB} MB of memory; it may use {self.limits.memory_mb} MB")
                return

    def _stop(self, verdict: str) -> None:
        self.verdict = f"the section {verdict}, and was stopped"
        assert self._kernel
        with suppress(ProcessLookupError):
            os.killpg(self._kernel.pid, signal.SIGKILL)


def default_jobs(limits: Limits) -> int:
    """Return how many sections run at once: as many as cores can serve and memory can hold."""
    room = int(_free_memory() // (limits.memory_mb * MB))
    return max(1, min(cores() + BESIDE_CORES, room))


def _memory_of(kernel: psutil.Process) -> int:
    """Return what a kernel and its children hold, in bytes; 0 where it has ended."""
    try:
        return sum(process.memory_info().rss for process in (kernel, *kernel.children(recursive=True)))
    except psutil.NoSuchProcess:
        return 0


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _free_memory() -> int:
    """Return the bytes that can be had: the machine's, or what is left of a container's share."""
    free = psutil.virtual_memory().available
    with suppress(OSError, ValueError):
        share = int((CGROUP / "memory.max").read_text()) - int((CGROUP / "memory.current").read_text())
        free = min(free, max(0, share))
    return int(free)
