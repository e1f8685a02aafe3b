"""Where a run's kernels come from: forked from a warm parent, or started one by one.

A stock kernel spends more time on its imports than a section on its figures. The kernels of a run are
therefore forked from one process that has imported what the sections need (`warm_parent`). They are
ipykernels like any other: papermill and nbclient see a kernel spec, and the provisioner that it names.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from shutil import rmtree
from typing import Any, Literal

KernelKind = Literal["warm", "stock"]

KERNEL = "python3"
LAUNCHER = "werket_lib.kernels.launch"
# -P: a kernel looks for modules in its own folder after Python's own, and not in the one where the run was started.
RUN_MODULE = (sys.executable, "-P", "-m")
PROVISIONER, PROVISIONER_GROUP = "werket-warm", "jupyter_client.kernel_provisioners"
LONGEST_FOLDER = 70  # of the 107 bytes that the path of a socket may have
START_SECONDS = 10
ANSWER_SECONDS = 120  # an answer may wait for imports, on a machine with much else to do
FOLDER = "kernels"
# Two kernels with a thread a core each would only wait for one another; one thread also adds up in one order.
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

# As a kernel has it by itself; one that the user's shell names would be another in a warm kernel than in a stock one.
DRAWN_INLINE = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}


class NoForkError(Exception):
    """The warm parent is gone, or cannot fork; a stock kernel will do."""


@dataclass(frozen=True)
class Kernels:
    """What a run's kernels have in common.

    Attributes
    ----------
    folder
        For sockets and connection files; its path is short enough for them.
    specs
        A folder as `JUPYTER_PATH` may name, with the kernel spec to use.
    warm
        Whether there is a warm parent.
    """

    folder: Path
    specs: Path
    warm: bool = False

    def preload(self, modules: Iterable[str]) -> None:
        """Let the warm parent import what the sections to run will; does not wait for it."""
        if self.warm:
            with suppress(OSError):
                _send(_address(self.folder), {"preload": sorted(modules)}).close()


@contextmanager
def start_kernels(aside: Path, kind: KernelKind = "warm") -> Iterator[Kernels]:
    """Start what a run's kernels need; when the block ends, nothing of it is left.

    The warm parent imports while the caller goes on. Where the system cannot fork safely, or where this
    library's provisioner is not installed, kernels are stock ones whatever was asked for.

    Parameters
    ----------
    aside
        A folder of the run's own, which the next run sweeps if this one is killed.
    """
    folder = _make_folder(aside)
    try:
        if kind == "stock" or not can_fork():
            yield Kernels(folder, _write_spec(folder))
            return
        with _start_parent(folder):
            provisioner = {"provisioner_name": PROVISIONER, "config": {"address": str(_address(folder))}}
            yield Kernels(folder, _write_spec(folder, kernel_provisioner=provisioner), warm=True)
    finally:
        remove_kernels(aside)


def can_fork() -> bool:
    """Tell whether kernels can be forked: macOS's own libraries do not survive it, and Windows has none."""
    return sys.platform == "linux" and bool(entry_points(group=PROVISIONER_GROUP, name=PROVISIONER))


def remove_kernels(aside: Path) -> None:
    """Remove the sockets and connection files of a run, also of one that was killed."""
    folder = aside / FOLDER
    if folder.is_symlink():
        rmtree(folder.readlink(), ignore_errors=True)
        folder.unlink()
    rmtree(folder, ignore_errors=True)


def environment_of_kernels() -> dict[str, str]:
    """Return the environment that every kernel of a run gets, forked or not."""
    return {**os.environ, **ONE_THREAD, **DRAWN_INLINE}


def _make_folder(aside: Path) -> Path:
    """Make the folder for sockets; where its path would be too long, elsewhere, with a link that leads there."""
    folder = aside.resolve() / FOLDER
    if len(str(folder)) <= LONGEST_FOLDER:
        folder.mkdir(mode=0o700, parents=True)
        return folder
    elsewhere = Path(tempfile.mkdtemp(prefix="werket-"))
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(elsewhere)
    return elsewhere


@contextmanager
def _start_parent(folder: Path) -> Iterator[None]:
    command = [*RUN_MODULE, "werket_lib.kernels.warm_parent", str(_address(folder))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment_of_kernels()) as parent:
        try:
            yield
        finally:
            if parent.stdin:
                parent.stdin.close()  # the lifeline
            try:
                parent.wait(timeout=1)
            except subprocess.TimeoutExpired:  # in the middle of its imports
                parent.kill()


def _write_spec(folder: Path, **metadata: Any) -> Path:
    specs = folder / "share"
    spec = {
        "argv": [*RUN_MODULE, LAUNCHER, "-f", "{connection_file}"],
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "metadata": metadata,
    }
    (specs / "kernels" / KERNEL).mkdir(parents=True)
    (specs / "kernels" / KERNEL / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return specs


def _address(folder: Path) -> Path:
    return folder / "parent"


class ForkedProcess:
    """A kernel forked from the warm parent, with what a provisioner asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, address: Path) -> None:
        self.pid, self.address = pid, address
        self.returncode: int | None = None
        try:
            self._alive: int | None = os.pidfd_open(pid)
        except ProcessLookupError:  # with the parent that would have buried it
            self._alive, self.returncode = None, -signal.SIGKILL

    def poll(self) -> int | None:
        """Return the status with which the kernel ended, negative for a signal; None while it runs."""
        if self._alive is not None and select.select([self._alive], [], [], 0)[0]:
            os.close(self._alive)
            self._alive = None
            self.returncode = self._ask_status()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the kernel to end."""
        if self._alive is not None and not select.select([self._alive], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel, if it is still there."""
        if self._alive is not None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._alive, number)

    def kill(self) -> None:
        """Kill the kernel."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def _ask_status(self) -> int:
        try:
            status = ask(self.address, {"wait": self.pid})["status"]
        except NoForkError:  # the parent was killed, and the kernel with it
            status = None
        return -signal.SIGKILL if status is None else int(status)


def fork_kernel(address: Path, arguments: Sequence[str], cwd: str, env: Mapping[str, str]) -> ForkedProcess:
    """Ask the warm parent for a kernel.

    Parameters
    ----------
    arguments
        As they would follow ``python -m werket_lib.kernels.launch``.

    Raises
    ------
    NoForkError
        If the parent cannot.
    """
    answer = ask(address, {"fork": {"arguments": list(arguments), "cwd": cwd, "env": dict(env)}})
    if "error" in answer:
        raise NoForkError(answer["error"])
    return ForkedProcess(answer["pid"], address)


def ask(address: Path, request: Mapping[str, Any]) -> dict[str, Any]:
    """Send a request to the warm parent and return its answer; `NoForkError` if none comes."""
    try:
        with _send(address, request) as connection:
            return dict(json.loads(connection.makefile().readline()))
    except (OSError, ValueError) as error:
        raise NoForkError(f"the warm parent does not answer: {error}") from None


def _send(address: Path, request: Mapping[str, Any]) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(ANSWER_SECONDS)
        _connect(connection, address)
        connection.sendall((json.dumps(request) + "\n").encode())
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(connection: socket.socket, address: Path) -> None:
    """Connect to a parent that may have been started a moment ago."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            connection.connect(str(address))
            return
        except FileNotFoundError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
