"""How far the editions have come, and how long it will take."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from werket_lib.codes import name_region
from werket_lib.editions.made import EditionMade


@contextmanager
def show_editions(month: str, total: int) -> Iterator[Callable[[EditionMade], None]]:
    """Say of each edition what became of it, and about how long the rest will take; yields what to call with each."""
    started, done, worked = time.monotonic(), 0, 0

    def tell(made: EditionMade) -> None:
        nonlocal done, worked
        done += 1
        if made.status == "unchanged":
            return
        worked += 1
        left = (time.monotonic() - started) / worked * (total - done)
        still = f", about {describe_seconds(left)} left" if done < total else ""
        named = f"{made.code} {name_region(made.code)}"
        typer.echo(f"{month} {named:28} {made.status:8} {made.seconds:5.1f} s  {done} of {total}{still}")

    yield tell


def describe_seconds(seconds: float) -> str:
    """Write a time roughly: ``40 s``, ``3 min``, ``2 h 10 min``."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
