"""A kernel's first answer is waited for, and no longer. A failure means runs that hang, or a dead kernel not seen."""

import asyncio
import json
import sys
import time

import pytest

from werket_lib.kernels.limits import Guard, Limits
from werket_lib.kernels.manager import manager_class
from werket_lib.kernels.start import KERNEL, Kernels

STOCK = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
SILENT = [sys.executable, "-c", "import time; time.sleep(60)"]
DYING = [sys.executable, "-c", ""]


@pytest.fixture
def start(tmp_path):
    """Start a kernel by a command of the test's own; gives what waiting for it led to, and how long it took."""

    def run(command, timeout):
        spec = tmp_path / "share/kernels" / KERNEL
        spec.mkdir(parents=True)
        (spec / "kernel.json").write_text(json.dumps({"argv": command, "display_name": "", "language": "python"}))
        return asyncio.run(wait_for(manager_class(Kernels(tmp_path, tmp_path / "share"), Guard(Limits()), {}), timeout))

    return run


async def wait_for(manager_type, timeout):
    manager = manager_type(kernel_name=KERNEL)
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    began = time.monotonic()
    try:
        await client.wait_for_ready(timeout=timeout)
        return await client.execute("1 + 1", reply=True, timeout=10), time.monotonic() - began
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


def test_a_kernel_that_answers_is_ready_to_execute(start):
    reply, _ = start(STOCK, 30)
    assert reply["content"]["status"] == "ok"


def test_a_kernel_that_says_nothing_is_given_up(start):
    with pytest.raises(RuntimeError, match=r"the kernel did not answer within 1\.5 seconds"):
        start(SILENT, 1.5)


def test_a_kernel_that_is_gone_is_not_waited_for(start):
    with pytest.raises(RuntimeError, match="the kernel died before it answered"):
        start(DYING, 30)
