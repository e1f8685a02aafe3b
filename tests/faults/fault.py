"""What a fault is, and how its handling is judged."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werket_lib.errors import InputError, WerketError

SECONDS = 20  # of the processor that one fault may take, unless it says otherwise
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


def judge(fault: Fault, folder: Path) -> str:
    """Let a fault happen in a folder; returns what is wrong with its handling, nothing where it is handled."""
    before = _processor_seconds()
    try:
        came_out = fault.act(folder)
    except WerketError as error:
        return _judge_refusal(fault, str(error), error.exit_code)
    except OSError as error:  # as the command line words it
        message = f"cannot read or write {error.filename}: {error.strerror}"
        return _judge_refusal(fault, message, InputError.exit_code)
    if fault.right is NOTHING:
        return f"taken without a word: {came_out!r}"
    if came_out != fault.right:
        return f"{came_out!r} came out; right is {fault.right!r}"
    taken = _processor_seconds() - before
    return f"it takes {taken:.0f} s; it may take {fault.seconds}" if taken > fault.seconds else ""


def _judge_refusal(fault: Fault, message: str, exit_code: int) -> str:
    if not fault.refusal:
        return f"refused, though it can be read: {message}"
    if not re.search(fault.refusal, message, re.DOTALL):
        return f"the refusal lacks {fault.refusal!r}: {message}"
    if FOREIGN.search(message):
        return f"the refusal has a library's own words: {message}"
    if exit_code != fault.exit_code:
        return f"it exits with {exit_code}, not {fault.exit_code}: {message}"
    return ""


def _processor_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
