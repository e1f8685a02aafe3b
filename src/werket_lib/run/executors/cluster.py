"""Plans carried out by the workers of a Dask cluster: one of this machine's own, or any that has an address.

Each worker that has the same program as this process starts a warm parent of its own, and says so by a resource; plans
go to workers with that resource only, one at a time. A worker that is killed takes its plan with it to the next one.
"""

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

from werket_lib.cache.digests import LOCK_FILE, digest_folder, program_folder, python_version
from werket_lib.errors import InputError
from werket_lib.kernels.limits import Limits, cores
from werket_lib.kernels.start import start_kernels
from werket_lib.paths import project_root
from werket_lib.provenance import hash_bytes
from werket_lib.run.settings import ExecutionSettings
from werket_lib.seasonal.x13 import find_binary

try:
    import dask
    from distributed import Client, LocalCluster, WorkerPlugin, as_completed, get_worker
except ModuleNotFoundError:  # told where a cluster is asked for
    raise InputError("a cluster needs the packages of the extra: install werket-lib[cluster]") from None

P = TypeVar("P")
R = TypeVar("R")
NAME = "werket"  # of the plugin, and of the resource of a worker that may take part
MOST_KILLED = 20  # workers that may die over one plan before it is given up
START_SECONDS = 60
LOCAL = "127.0.0.1:0"  # any port: Dask's own choice, 8787, is warned of where a second cluster runs
OWN = {"distributed.scheduler.allowed-failures": MOST_KILLED, "distributed.admin.tick.limit": "1h"}


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

    async def setup(self, worker: Any) -> None:
        """Compare programs and, where they are the same, start the warm parent."""
        own = describe_program(project_root())
        self.differs = [name for name, digest in self.wanted.items() if own[name] != digest]
        if self.differs:
            return
        self._open = ExitStack()
        kernels = self._open.enter_context(start_kernels(Path(worker.local_directory) / NAME))
        self.settings = ExecutionSettings(kernels, self.limits, 1)
        await worker.set_resources(**{NAME: 1})

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
        cluster: Any = self._address or self._open.enter_context(
            LocalCluster(n_workers=self._workers, threads_per_worker=1, dashboard_address=LOCAL, silence_logs=50)
        )
        try:
            self._client = self._open.enter_context(Client(cluster, timeout=START_SECONDS))
        except OSError as error:
            raise InputError(f"no Dask scheduler at {self._address}: {error}") from None
        self._client.register_plugin(self._plugin)
        told = self._client.run(_what_differs)
        self.refused = tuple(
            f"worker {name} is refused: another {' and another '.join(differs)} than here"
            for name, differs in told.items()
            if differs
        )
        if len(self.refused) == len(told):
            raise InputError("; ".join(self.refused) or f"no worker at {self._address}: start one with `dask worker`")

    def map(self, plans: Sequence[P]) -> Iterator[R]:
        """Begin all plans, in order, and yield each one's result as it ends."""
        futures = [
            self._client.submit(_carry_out, self._work, plan, pure=False, resources={NAME: 1}, priority=-number)
            for number, plan in enumerate(plans)
        ]
        return (future.result() for future in as_completed(futures)) if futures else iter(())

    def __exit__(self, *_: Any) -> None:
        if self._address:
            self._client.unregister_worker_plugin(NAME)
        self._open.close()


def _what_differs(dask_worker: Any) -> list[str]:
    return _plugin_of(dask_worker).differs


def _plugin_of(worker: Any) -> WarmWorker:
    plugin = worker.plugins[NAME]
    assert isinstance(plugin, WarmWorker)
    return plugin


def _carry_out(work: str, plan: object) -> object:
    module, _, name = work.partition(":")
    function: Callable[[object, ExecutionSettings | None], object] = getattr(importlib.import_module(module), name)
    return function(plan, _plugin_of(get_worker()).settings)
