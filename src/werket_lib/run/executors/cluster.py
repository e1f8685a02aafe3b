"""Plans carried out by the workers of a Dask cluster: one of this machine's own, or any that has an address.

Each worker that has the same program as this process starts a warm parent of its own. A plan goes to one such worker at
a time; the plan of a worker that is killed goes to the next one that is free.
"""

import importlib
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

from werket_lib.cache.digests import LOCK_FILE, digest_folder, program_folder, python_version
from werket_lib.errors import InputError, WerketError
from werket_lib.kernels.limits import Limits, cores
from werket_lib.kernels.start import start_kernels
from werket_lib.paths import project_root
from werket_lib.provenance import hash_bytes
from werket_lib.run.settings import ExecutionSettings
from werket_lib.seasonal.x13 import find_binary

try:
    import dask
    from distributed import Client, Future, LocalCluster, WorkerPlugin, get_worker, wait
except ModuleNotFoundError:  # told where a cluster is asked for
    raise InputError("a cluster needs the packages of the extra: install werket-lib[cluster]") from None

P = TypeVar("P")
R = TypeVar("R")
NAME = "werket"  # of the plugin
MOST_KILLED = 20  # workers that may die over one plan before it is given up
START_SECONDS = 60
LOOK_SECONDS = 0.5  # between two looks for workers that came or went
LOCAL = "127.0.0.1:0"  # any port: Dask's own choice, 8787, is warned of where a second cluster runs
ALONE_SECONDS = 300  # without any worker, before the plans that wait are given up
OWN = {
    "distributed.scheduler.allowed-failures": MOST_KILLED,
    "distributed.admin.tick.limit": "1h",
    # How long a worker of our own that was killed may take to come back, before another is begun in its place.
    "distributed.deploy.lost-worker-timeout": f"{START_SECONDS}s",
}


def describe_program(root: Path) -> dict[str, str]:
    """Say by name what a result rests on beside its data: a worker must have the same of each."""
    code = [digest_folder(program_folder()), digest_folder(root / "notebooks", "*.ipynb")]
    return {
        "Python": python_version(),
        "lock": hash_bytes((root / LOCK_FILE).read_bytes()),
        "commit": hash_bytes("".join(code).encode()),  # of library and notebooks as they lie, committed or not
        "X-13": hash_bytes(find_binary().read_bytes()),
    }


class WarmWorker(WorkerPlugin):
    """Starts a worker's warm parent, and stops it; lets no plan come to a worker whose program is another one."""

    name = NAME

    def __init__(self, wanted: Mapping[str, str], limits: Limits) -> None:
        self.wanted, self.limits = dict(wanted), limits
        self.differs: list[str] = []
        self.settings: ExecutionSettings | None = None

    def setup(self, worker: Any) -> None:
        """Compare programs and, where they are the same, start the warm parent."""
        own = describe_program(project_root())
        self.differs = [name for name, digest in self.wanted.items() if own[name] != digest]
        if self.differs:
            return
        self._open = ExitStack()
        kernels = self._open.enter_context(start_kernels(Path(worker.local_directory) / NAME))
        self.settings = ExecutionSettings(kernels, self.limits, 1)

    def teardown(self, worker: Any) -> None:  # noqa: ARG002 - as Dask calls it
        """Stop the warm parent."""
        if self.settings is not None:
            self._open.close()


class DaskExecutor(Generic[P, R]):
    """Carries out plans on a Dask cluster.

    Parameters
    ----------
    work
        ``module:function`` that every worker can import; called with a plan and the worker's `ExecutionSettings`.
    address
        Of the cluster's scheduler; None for a cluster on this machine, which ends with the map.
    workers
        Of a cluster on this machine; None for one a core.

    Attributes
    ----------
    refused
        A line for each worker that may not take part, which says what differs.

    Raises
    ------
    InputError
        If the scheduler does not answer, or every worker is refused.
    WerketError
        In `map`, if no worker is left, or one plan's worker has been killed again and again.
    """

    def __init__(
        self, work: str, root: Path, limits: Limits, address: str | None = None, workers: int | None = None
    ) -> None:
        self._work, self._open = work, ExitStack()
        self.refused: tuple[str, ...] = ()
        self._plugin = WarmWorker(describe_program(root), limits)
        self._address, self._workers = address, workers or cores()

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._open.close()
            raise
        return self

    def _start(self) -> None:
        self._open.enter_context(dask.config.set(OWN))
        if not self._address:
            self._own: Any = self._open.enter_context(
                LocalCluster(n_workers=self._workers, threads_per_worker=1, dashboard_address=LOCAL, silence_logs=50)
            )
        try:
            self._client = self._open.enter_context(Client(self._address or self._own, timeout=START_SECONDS))
        except OSError as error:
            raise InputError(f"no Dask scheduler at {self._address}: {error}") from None
        self._client.register_plugin(self._plugin)
        told = self._client.run(_what_differs)
        self.refused = tuple(
            f"worker {name} is refused: another {' and another '.join(differs)} than here"
            for name, differs in told.items()
            if differs
        )
        self._differs = dict(told)
        if len(self.refused) == len(told):
            raise InputError("; ".join(self.refused) or f"no worker at {self._address}: start one with `dask worker`")

    def map(self, plans: Sequence[P]) -> Iterator[R]:
        """Begin plans in order, one a worker, and yield each one's result as it ends."""
        waiting, running, killed = deque(enumerate(plans)), dict["Future[Any]", tuple[str, int, P]](), Counter[int]()
        alive_at = time.monotonic()
        while waiting or running:
            ready = self._ready_workers()
            for future in [one for one, (worker, *_) in running.items() if worker not in ready and not one.done()]:
                _, number, plan = running.pop(future)
                future.cancel()
                killed[number] += 1
                if killed[number] > MOST_KILLED:
                    raise WerketError(f"the worker of {plan} was killed {killed[number]} times; it is given up")
                waiting.appendleft((number, plan))
            for worker in ready - {worker for worker, *_ in running.values()}:
                if waiting:
                    number, plan = waiting.popleft()
                    future = self._client.submit(_carry_out, self._work, plan, pure=False, workers=[worker])
                    running[future] = worker, number, plan
            if ready:
                alive_at = time.monotonic()
            elif time.monotonic() - alive_at > ALONE_SECONDS:
                raise WerketError(f"no worker is left, and {len(waiting)} plans are not carried out; run it again")
            yield from self._take_done(running)

    def _take_done(self, running: "dict[Future[Any], tuple[str, int, P]]") -> Iterator[R]:
        """Wait for a plan to end, but no longer than till the next look; yield the results of those that have."""
        if not running:
            time.sleep(LOOK_SECONDS)
            return
        with suppress(TimeoutError):
            wait(list(running), timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED")
        for future in [one for one in running if one.done()]:
            del running[future]
            yield future.result()

    def _ready_workers(self) -> set[str]:
        """Return the addresses of the workers that have the same program and have started their warm parent."""
        there = self._client.nthreads()
        if not self._address and len(there) < self._workers:
            self._own.scale(self._workers)  # begins those that have not come back
        new = [worker for worker in there if self._differs.get(worker) is None]
        if new:
            told = self._client.run(_what_differs, workers=new, on_error="return")
            self._differs |= {worker: one for worker, one in told.items() if not isinstance(one, BaseException)}
        return {worker for worker in there if self._differs.get(worker) == []}

    def __exit__(self, *_: Any) -> None:
        if self._address:
            self._client.unregister_worker_plugin(NAME)
        self._open.close()


def _what_differs(dask_worker: Any) -> list[str] | None:
    """Return in what a worker's program is another one; None while it is being compared or is starting."""
    plugin = _plugin_of(dask_worker)
    return plugin.differs if plugin.differs or plugin.settings is not None else None


def _plugin_of(worker: Any) -> WarmWorker:
    plugin = worker.plugins[NAME]
    assert isinstance(plugin, WarmWorker)
    return plugin


def _carry_out(work: str, plan: object) -> object:
    module, _, name = work.partition(":")
    function: Callable[[object, ExecutionSettings | None], object] = getattr(importlib.import_module(module), name)
    return function(plan, _plugin_of(get_worker()).settings)
