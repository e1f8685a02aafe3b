"""How a run speaks with its kernels: the manager and client that `nbclient` is given."""

import time
from collections.abc import Mapping
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import default

from werket_lib.kernels.limits import Guard
from werket_lib.kernels.start import Kernels, environment_of_kernels

LOOK_SECONDS = 1.0  # between two looks whether a kernel that says nothing is still there
IOPUB_SECONDS = 0.2


def manager_class(kernels: Kernels, guard: Guard, environment: Mapping[str, str]) -> type[AsyncKernelManager]:
    """Return a kernel manager that takes the run's kernel spec, and hands each kernel to its guard.

    Parameters
    ----------
    environment
        What the kernel's has beside what every kernel's has.
    """

    class GuardedKernelManager(AsyncKernelManager):
        client_factory = PromptClient

        @default("kernel_spec_manager")
        def _take_spec(self) -> KernelSpecManager:
            specs = KernelSpecManager(data_dir=self.data_dir)
            specs.kernel_dirs = [str(kernels.specs / "kernels"), *specs.kernel_dirs]
            return specs

        async def _async_start_kernel(self, **options: Any) -> None:
            await super()._async_start_kernel(env={**environment_of_kernels(), **environment}, **options)
            launched: Any = self.provisioner
            guard.take(launched.pid)

        start_kernel = _async_start_kernel

    return GuardedKernelManager


class PromptClient(AsyncKernelClient):
    """A client that takes a kernel's first answer for an answer.

    jupyter_client's own then waits a fifth of a second, longer than a forked kernel takes to start, for what may
    still come on iopub; `nbclient` tells by itself what belongs to the cell that it executes.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers, and is heard on iopub; `RuntimeError` if it does not."""
        deadline = time.monotonic() + (float("inf") if timeout is None else timeout)
        while not await self._answers():
            if not await self._async_is_alive():
                raise RuntimeError("the kernel died before it answered")
            if time.monotonic() > deadline:
                raise RuntimeError(f"the kernel did not answer within {timeout} seconds")

    async def _answers(self) -> bool:
        self.kernel_info()
        try:
            reply = await self.get_shell_msg(timeout=LOOK_SECONDS)
            if reply["msg_type"] != "kernel_info_reply":
                return False
            await self.get_iopub_msg(timeout=IOPUB_SECONDS)  # not connected yet: to be asked again
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True
