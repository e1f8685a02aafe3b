"""The warm parent: one process that has imported the heavy libraries, and forks a kernel when asked.

A run starts it as ``python -m werket_lib.kernels.warm_parent ADDRESS``, and it lives no longer than the
run: its standard input is a pipe whose other end the run holds. It runs one thread, makes no zmq context and no event
loop, so that a fork of it is whole. A request is one line of JSON on a connection of its own; so is the answer:

====================================================== ==========================================================
``{"preload": ["pandas", …]}``                          ``{}``, when they have been imported
``{"fork": {"arguments": […], "cwd": …, "env": {…}}}``  ``{"pid": 4711}``, or ``{"error": "why not"}``
``{"wait": 4711}``                                      ``{"status": 0}``, negative for a signal, null while it runs
====================================================== ==========================================================
"""

import builtins
import contextlib
import ctypes
import gc
import importlib
import json
import os
import random
import select
import signal
import socket
import sys
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import psutil

from werket_lib.kernels.launch import run_kernel

# What every kernel needs, and what nearly every section draws, sets and reads with: it takes as long as the planning.
FIRST = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "IPython.core.completer",
    "pyarrow.parquet",
    "werket_lib.outputs",
    "seaborn",
    "great_tables",
)
INLINE = "--matplotlib=inline"
FORK_SAFE = ("jemalloc_bg_thd",)  # of pyarrow's allocator, which stops and starts it around a fork
WAITING = 64  # requests that may queue up during an import
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_RESTORED = (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)


class Parent:
    """The kernels of one run, from the fork to the status with which each ended."""

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        self.running: set[int] = set()
        self.ended: dict[int, int] = {}

    def serve(self, lifeline: int) -> None:
        """Answer requests until the run lets go of the lifeline; then stop every kernel."""
        while True:
            watched: list[Any] = [self.listener, lifeline]
            ready, _, _ = select.select(watched, [], [])
            if lifeline in ready and not os.read(lifeline, 1):
                break
            if self.listener in ready:
                connection, _ = self.listener.accept()
                with connection, contextlib.suppress(OSError, ValueError):  # who asked may be gone
                    self._answer(connection)
        for pid in self.running:
            _kill_group(pid)
        for pid in self.running:
            os.waitpid(pid, 0)
        self.running.clear()
        self._kill_orphans()

    def _answer(self, connection: socket.socket) -> None:
        request: dict[str, Any] = json.loads(connection.makefile().readline())
        answer: dict[str, Any] = {}
        if "preload" in request:
            preload(request["preload"])
        elif "fork" in request:
            answer = self._fork(connection, **request["fork"])
        elif "wait" in request:
            self._reap()
            answer = {"status": self.ended.get(request["wait"])}
        connection.sendall((json.dumps(answer) + "\n").encode())

    def _fork(
        self, connection: socket.socket, *, arguments: list[str], cwd: str, env: Mapping[str, str]
    ) -> dict[str, Any]:
        if started := _other_threads():
            return {"error": f"an imported library has started a thread, {started[0]}"}
        gc.freeze()  # what is here now is for ever: a collection in a child need not touch, and so copy, its pages
        parent = os.getpid()
        try:
            pid = os.fork()
        except OSError as error:
            return {"error": str(error)}
        if pid == 0:
            self.listener.close()
            connection.close()
            _become_kernel(arguments, cwd, env, parent)
        self.running.add(pid)
        return {"pid": pid}

    def _reap(self) -> None:
        for pid in list(self.running):
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                _kill_group(pid)  # what it had started, while its number is still its own
                _, status = os.waitpid(pid, 0)
                self.running.remove(pid)
                self.ended[pid] = os.waitstatus_to_exitcode(status)
                self._kill_orphans()

    def _kill_orphans(self) -> None:
        """Kill what a kernel had started in a session of its own: this process inherits it when the kernel ends."""
        for orphan in psutil.Process().children():
            if orphan.pid not in self.running:
                for process in (*orphan.children(recursive=True), orphan):
                    with contextlib.suppress(psutil.NoSuchProcess):
                        process.kill()
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(orphan.pid, 0)


def _other_threads() -> list[str]:
    """Name the threads of this process, also those that Python does not know of; a fork would be without them."""
    names = []
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):  # one that has just ended
            if task.name != str(os.getpid()):
                names.append((task / "comm").read_text().strip())
    return [name for name in names if name not in FORK_SAFE]


def _kill_group(pid: int) -> None:
    """Kill a kernel and what it has started; one that was forked just now may have no group of its own yet."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


class ZMQInteractiveShell:
    """What a library sees of a kernel when it asks where it is being imported: its class's name, and that it is one."""

    kernel = None


def preload(modules: Iterable[str]) -> None:
    """Import modules as in a kernel; one that cannot be imported is left for the kernel, whose cell says so."""
    # pandas shows wide tables otherwise where it finds no shell around it when it is imported.
    vars(builtins)["get_ipython"] = ZMQInteractiveShell
    for module in modules:
        with contextlib.suppress(Exception):
            importlib.import_module(module)
    del vars(builtins)["get_ipython"]


def _become_kernel(arguments: list[str], cwd: str, env: Mapping[str, str], parent: int) -> NoReturn:
    """Be an ipykernel from here on, as `ipykernel_launcher` would start one."""
    status = 1
    try:
        _die_with(parent)
        os.setsid()  # signals to the kernel reach what it has started, and nobody else
        for number in _RESTORED:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        os.environ.clear()
        os.environ.update(env)
        os.chdir(cwd)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        gc.enable()
        _reseed()
        # A parent handle of 1: its death is our own affair (above), and nothing is to be printed on the terminal.
        extra = ["--IPKernelApp.parent_handle=1"]
        if "matplotlib.pyplot" in sys.modules:
            # pyplot chose its backend when the parent imported it: without this every plain figure is lost in silence.
            extra.append(INLINE)
        run_kernel([*arguments, *extra])
        status = 0
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                stream.flush()
        os._exit(status)  # not the parent's own way out


def _die_with(parent: int) -> None:
    """Let the kernel be killed when the parent is; the system tells, whatever happened to it."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)


def _reseed() -> None:
    """Give the kernel random numbers of its own; every fork would draw the same."""
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def main(address: str) -> None:
    """Listen at `address`, then import what every kernel needs; requests wait for that."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # Ctrl-C is the run's to handle; it lets go of the lifeline
    gc.disable()
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{address}~")
        listener.listen(WAITING)
        os.rename(f"{address}~", address)  # noqa: PTH104 - from here on there is somebody who listens
        preload(FIRST)
        Parent(listener).serve(sys.stdin.fileno())
    os._exit(0)  # the run waits, and there is nothing of ours to put away


if __name__ == "__main__":
    main(sys.argv[1])
