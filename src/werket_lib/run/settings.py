"""What a run executes with."""

from dataclasses import dataclass

from werket_lib.kernels.limits import Limits
from werket_lib.kernels.start import Kernels


@dataclass(frozen=True)
class ExecutionSettings:
    """Where kernels come from, what a section may take, and how many run at once."""

    kernels: Kernels
    limits: Limits
    jobs: int
