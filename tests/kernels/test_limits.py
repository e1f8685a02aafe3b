"""How many sections run at once. A failure means a machine that swaps, or one that idles."""

from collections import namedtuple

import pytest

from werket_lib.kernels import limits
from werket_lib.kernels.limits import MB, Limits, default_jobs

Memory = namedtuple("Memory", "available")


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine with so many cores and so much free memory; its container may have less."""

    def build(*, cores, free_mb, share_mb=None, used_mb=0):
        monkeypatch.setattr(limits, "cores", lambda: cores)
        monkeypatch.setattr(limits.psutil, "virtual_memory", lambda: Memory(free_mb * MB))
        monkeypatch.setattr(limits, "CGROUP", tmp_path)
        if share_mb is not None:
            (tmp_path / "memory.max").write_text(f"{share_mb * MB}\n")
            (tmp_path / "memory.current").write_text(f"{used_mb * MB}\n")

    return build


@pytest.mark.parametrize(
    ("hardware", "jobs"),
    [
        ({"cores": 2, "free_mb": 16000}, 3),
        ({"cores": 16, "free_mb": 16000}, 7),
        ({"cores": 16, "free_mb": 100}, 1),
        ({"cores": 8, "free_mb": 64000, "share_mb": 8192, "used_mb": 2048}, 3),
    ],
)
def test_as_many_as_cores_can_serve_and_memory_can_hold(machine, hardware, jobs):
    machine(**hardware)
    assert default_jobs(Limits(memory_mb=2048)) == jobs


def test_a_container_without_a_limit_has_the_machines_memory(machine, tmp_path):
    machine(cores=4, free_mb=16000)
    (tmp_path / "memory.max").write_text("max\n")
    assert default_jobs(Limits(memory_mb=2048)) == 5
