"""A month's folder, held by one run at a time, and swapped in whole.

Results are made in a folder aside. A kill at any moment leaves the previous result where it was, or
the new one. Of what a killed run left, the next one uses the sections that were finished, and sweeps up
the rest.
"""

import ctypes
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from werket_lib.clock import timestamp
from werket_lib.errors import InputError, RunBusyError
from werket_lib.kernels.start import remove_kernels

if TYPE_CHECKING:
    import pandas as pd

TABLES_SECONDS = 60.0
LOOK_SECONDS = 0.1
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True)
class LockedMonth:
    """A month's folder under reports/, and an empty folder aside to make the next one in."""

    month: str
    folder: Path
    aside: Path

    def publish(self, whole: Path) -> None:
        """Put the folder `whole` in the place of the month's, in one step where the system can.

        What an earlier run that was stopped had finished has then been used, or is of no use.
        """
        swap_in(whole, self.folder)
        shutil.rmtree(done_beside(self.folder), ignore_errors=True)


def swap_in(whole: Path, place: Path) -> None:
    """Put the folder `whole` in a place where another may be, in one step where the system can.

    The old one is then where `whole` was, or gone.
    """
    if not place.exists():
        whole.rename(place)
    elif not _exchange(whole, place):
        old = _moved_out(place)
        place.rename(old)
        whole.rename(place)
        shutil.rmtree(old)


def mend_swap(place: Path) -> None:
    """Put back what a kill in the middle of `swap_in` has left moved out."""
    old = _moved_out(place)
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _moved_out(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def done_beside(folder: Path) -> Path:
    """Return where a month's run keeps the sections that it has finished, until all of the month is published."""
    return folder.with_name(f".{folder.name}.done")


@contextmanager
def lock_month(reports_dir: Path, month: "pd.Period | str") -> Iterator[LockedMonth]:
    """Hold a month until the block ends.

    Raises
    ------
    RunBusyError
        If another run holds it; says which.
    InputError
        If the folder cannot be written to.
    """
    with _locked(reports_dir, str(month), other="--out"):
        held = LockedMonth(str(month), reports_dir / str(month), reports_dir / f".{month}.aside")
        _sweep(held)
        held.aside.mkdir()
        try:
            yield held
        finally:
            shutil.rmtree(held.aside, ignore_errors=True)


@contextmanager
def lock_tables(processed_dir: Path, month: "pd.Period | str") -> Iterator[None]:
    """Hold a month's processed tables until the block ends: sections that are being run read them.

    Who comes second waits for as long as a month usually takes.

    Raises
    ------
    RunBusyError
        If another run holds them; says which.
    InputError
        If the folder cannot be written to.
    """
    with _locked(processed_dir, str(month), other="--data", patience=TABLES_SECONDS):
        yield


@contextmanager
def lock_tick(state_dir: Path) -> Iterator[None]:
    """Hold the schedule until the block ends; raises as `lock_month` does."""
    with _locked(state_dir, "tick", other="home in werket.toml"):
        yield


@contextmanager
def _locked(folder: Path, month: str, *, other: str, patience: float = 0.0) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / f".{month}.lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {error.strerror}; choose another with {other}") from None
    with lock:
        deadline = time.monotonic() + patience
        while not _lock(lock.fileno()):
            if time.monotonic() >= deadline:
                raise RunBusyError(f"{month} is held by {_holder(Path(lock.name))}; wait for it to end")
            time.sleep(LOOK_SECONDS)
        _sign(lock.fileno())
        try:
            yield
        finally:
            os.ftruncate(lock.fileno(), 0)


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sweep(held: LockedMonth) -> None:
    """Mend what a killed run left: a result moved out but not yet replaced goes back."""
    remove_kernels(held.aside)
    shutil.rmtree(held.aside, ignore_errors=True)
    mend_swap(held.folder)


def _sign(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.write(descriptor, json.dumps({"process": os.getpid(), "since": timestamp()}).encode())


def _holder(path: Path) -> str:
    try:
        signed = json.loads(path.read_text(encoding="utf-8"))
        return f"another run (process {signed['process']}, since {signed['since']})"
    except (ValueError, KeyError, OSError):
        return "another run"


def _exchange(new: Path, old: Path) -> bool:
    """Swap two folders in one step, by Linux's renameat2; tells whether that was to be had."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
    return bool(done == 0)
