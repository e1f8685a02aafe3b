"""The kernel provisioner of warm kernels; `jupyter_client` finds it by its entry point, `werket-warm`."""

import os
from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Unicode

from werket_lib.kernels.start import LAUNCHER, NoForkError, fork_kernel

KILL_SECONDS = 1.0


class WarmProvisioner(LocalProvisioner):
    """Launches a kernel by asking a warm parent to fork it; as a process of its own where that cannot be done.

    Signals and waiting are the local provisioner's own: a forked kernel leads a process group too.
    """

    process: Any
    address = Unicode(help="Socket of the warm parent, from the kernel spec.")

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel with the arguments of `cmd`, the command that would start it."""
        arguments = cmd[cmd.index(LAUNCHER) + 1 :]
        cwd, env = kwargs.get("cwd") or os.getcwd(), kwargs.get("env") or os.environ  # noqa: PTH109 - as Popen would
        try:
            process = fork_kernel(Path(self.address), arguments, cwd, env)
        except NoForkError as error:
            self.log.warning("a stock kernel is started instead of a warm one: %s", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.pid, self.pgid = process, process.pid, process.pid
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and see it end, which takes a moment; whoever looks again does so in a tenth of a second."""
        await super().kill(restart)
        if self.process:
            with suppress(TimeoutExpired):
                self.process.wait(timeout=KILL_SECONDS)
