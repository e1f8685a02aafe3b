"""Plans carried out by threads of this process, each of which waits for a kernel of its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from typing import Any, Generic, Self, TypeVar

import psutil

P = TypeVar("P")
R = TypeVar("R")


class LocalExecutor(Generic[P, R]):
    """Carries out plans on this machine; `jobs` of them at once."""

    def __init__(self, work: Callable[[P], R], jobs: int) -> None:
        self._work = work
        self._pool = ThreadPoolExecutor(max_workers=jobs)
        self._others = set(psutil.Process().children(recursive=True))

    def map(self, plans: Sequence[P]) -> Iterator[R]:
        """Begin all plans, in order, and yield each one's result as it ends."""
        futures = [self._pool.submit(self._work, plan) for plan in plans]
        return (future.result() for future in as_completed(futures))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: Any) -> None:
        if kind is None:
            self._pool.shutdown()
            return
        # An interrupt does not wait for the kernels.
        self._pool.shutdown(wait=False, cancel_futures=True)
        for kernel in set(psutil.Process().children(recursive=True)) - self._others:
            with suppress(psutil.NoSuchProcess):  # gone with its parent
                kernel.kill()
