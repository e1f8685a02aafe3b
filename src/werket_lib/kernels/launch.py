"""An ipykernel that keeps a record of what it reads: ``python -m werket_lib.kernels.launch -f CONNECTION_FILE``."""

import sys
from collections.abc import Sequence
from typing import Any

from werket_lib.kernels.recorder import start_recorder


def run_kernel(arguments: Sequence[str]) -> None:
    """Be an ipykernel from here on, as `ipykernel_launcher` would be with these arguments."""
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = ["ipykernel_launcher", *arguments]
    app: Any = IPKernelApp.instance()
    app.initialize(list(arguments))
    start_recorder()
    app.start()


if __name__ == "__main__":
    run_kernel(sys.argv[1:])
