"""What a run executes with."""

from dataclasses import dataclass

from werket_lib.run.kernels import Kernels
from werket_lib.run.limits import Limits


@dataclass(frozen=True)
class Means:
    """Where kernels come from, what a section may take, and how many run at once."""

    kernels: Kernels
    limits: Limits
    jobs: int
