"""What a fault is, and how its handling is judged."""

import re
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werket_lib.errors import InputError, WerketError

SECONDS = 20  # that one fault may take, unless it says otherwise
NOTHING = object()
# What no message may hold: the words of a library's own error, or of Python's.
FOREIGN = re.compile(r"Traceback|object at 0x|NoneType|KeyError|IndexError|AttributeError|list index out of range")


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and what must become of it: the right value or a refusal; either, where both are given.

    Attributes
    ----------
    kind
        What goes wrong, in words; faults of one kind may be planted in several places.
    act
        Plants it in an empty folder, does what a user would, and returns what came out.
    right
        What must come out.
    refusal
        Pattern that the message must hold: the file, the place, what was found, what to do.
    exit_code
        That the command line leaves with, for a refusal.
    long
        Whether it needs kernels, and so is left out of the short form.
    whole
        Whether the folder is not empty but holds a small project that has run, with an editor's folder.
    """

    group: str
    kind: str
    act: Callable[[Path], Any]
    right: Any = NOTHING
    refusal: str = ""
    exit_code: int = 3
    long: bool = False
    whole: bool = False
    seconds: int = SECONDS


def judge(fault: Fault, folder: Path) -> None:
    """Let a fault happen in a folder; `AssertionError` where it is not handled."""
    try:
        with time_limit(fault.seconds):
            came_out = fault.act(folder)
    except WerketError as error:
        message, exit_code = str(error), error.exit_code
    except OSError as error:  # as the command line words it
        message, exit_code = f"cannot read or write {error.filename}: {error.strerror}", InputError.exit_code
    else:
        assert fault.right is not NOTHING, f"taken without a word: {came_out!r}"
        assert came_out == fault.right
        return
    assert fault.refusal, f"refused, though it can be read: {message}"
    assert re.search(fault.refusal, message, re.DOTALL), message
    assert not FOREIGN.search(message), message
    assert exit_code == fault.exit_code, (exit_code, message)


class time_limit:  # noqa: N801 - reads as what it is
    """Within this, what takes longer raises `TimeoutError`, also where it waits for a pipe."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        self.before = signal.signal(signal.SIGALRM, self._stop)
        signal.alarm(self.seconds)

    def __exit__(self, *_: object) -> None:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, self.before)

    def _stop(self, *_: object) -> None:
        raise AssertionError(f"it takes longer than {self.seconds} s")
