"""Where plans are carried out: on this machine's cores, or by the workers of a Dask cluster.

Both give what `work(plan, settings)` returned, as each plan ends; what it raised ends the map. An executor is a context
manager: leaving it by an error stops what it has started.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

P = TypeVar("P", contravariant=True)
R = TypeVar("R", covariant=True)


class Executor(Protocol[P, R]):
    """Carries out plans, several at once."""

    def map(self, plans: Sequence[P]) -> Iterator[R]:
        """Begin all plans, in order, and yield each one's result as it ends."""

    def __enter__(self) -> "Executor[P, R]":
        """Start."""

    def __exit__(self, *raised: Any) -> None:
        """Stop."""
