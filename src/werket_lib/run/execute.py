"""Run section notebooks through papermill; the only place that imports it."""

import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Literal

import nbformat
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from traitlets.config import Config

from werket_lib import errors
from werket_lib.cache.table_reads import Reads, read_notes
from werket_lib.kernels.limits import Guard
from werket_lib.kernels.manager import manager_class
from werket_lib.kernels.recorder import describe_recorder
from werket_lib.kernels.start import KERNEL, Kernels
from werket_lib.parameters import INJECTED_TAG
from werket_lib.run.executors.local import LocalExecutor
from werket_lib.run.plan import SectionPlan, check_parameters, read_notebook
from werket_lib.run.settings import ExecutionSettings

ENGINE = "werket"
NOTES = "reads.jsonl"  # beside a section's results, and not one of them
START_TIMEOUT_SECONDS = 60
OUTPUTS = ("stream", "display_data", "execute_result", "update_display_data")
MOST_OUTPUT = 5_000_000  # characters of a cell's output, figures among them
MOST_MESSAGE = 2000  # characters of an error's message, and of a part of its traceback
MOST_TRACEBACK = 50  # parts of a traceback, the last ones
SAID = "said"  # characters of a cell's output so far
MEMORY = "memory_mb"  # the most that the kernel held while a cell ran
CUT_OFF = f"\nThe output of this cell is cut off here: it has more than {MOST_OUTPUT} characters.\n"
# What papermill notes of when a cell ran: the same inputs shall give the same bytes.
TIMINGS = ("start_time", "end_time", "duration")


@dataclass(frozen=True)
class Executed:
    """How the execution of one section ended."""

    name: str
    status: Literal["ran", "failed", "refused", "late"]
    seconds: float
    message: str | None = None
    cell: int | None = None  # number of the failing cell, from 1
    reads: Reads | None = None  # None where that is not known
    cells: list[dict[str, Any]] = field(default_factory=list)  # number, seconds and memory_mb of each that ran


def execute_sections(
    sections: Sequence[SectionPlan],
    aside: Path,
    settings: ExecutionSettings,
    *,
    done: Callable[[Executed], None],
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """Execute sections, begun in the order given; one that fails does not hinder another.

    Each writes under ``aside/<section>/``: its executed notebook, and what it leaves.

    Parameters
    ----------
    done
        Called in the calling thread as each section ends.
    meanwhile
        Called in the calling thread once sections are being executed.
    """
    local = LocalExecutor[SectionPlan, Executed](
        lambda plan: execute_section(plan, aside / plan.name, settings), settings.jobs
    )
    with local as executor:
        results = executor.map(sections)
        if sections:
            meanwhile()
        for executed in results:
            done(executed)


def execute_section(section: SectionPlan, folder: Path, settings: ExecutionSettings) -> Executed:
    """Execute one section's notebook, keeping the half-executed one where a cell fails."""
    parameters = {**section.parameters, "output_dir": str(folder.resolve())}
    started = time.monotonic()
    # One section's imports at a time: the first kernel need not wait for what only the last one imports.
    settings.kernels.preload(section.closure.modules)
    month, notes = str(section.parameters["month"]), folder.resolve() / NOTES
    executed = folder / month / "notebooks" / f"{section.name}.ipynb"
    own = [str(parameters[name]) for name in ("output_dir", "facts_dir") if name in parameters]
    recorder = describe_recorder(notes, month, str(parameters["processed_dir"]), own)
    cells: list[dict[str, Any]] = []
    failure = run_notebook(
        section.notebook, executed, parameters, settings, environment=recorder, measured=cells.extend
    )
    reads = read_notes(notes, section.closure.digests)
    seconds = time.monotonic() - started
    return Executed(section.name, seconds=seconds, reads=reads, cells=cells, **(failure or {"status": "ran"}))


def run_notebook(
    notebook: Path,
    executed: Path,
    parameters: Mapping[str, Any],
    settings: ExecutionSettings,
    *,
    environment: Mapping[str, str] = MappingProxyType({}),
    measured: Callable[[list[dict[str, Any]]], None] = lambda _: None,
) -> dict[str, Any] | None:
    """Execute `notebook` and keep the executed copy, also when a cell fails.

    The kernel works in the folder of the executed copy, so that links from it hold.

    Parameters
    ----------
    environment
        Of the kernel, beside what every kernel's has.
    measured
        Called with the number, seconds and memory of each cell that ran.

    Returns
    -------
    dict or None
        ``status``, ``message`` and ``cell`` of a failure, in words that need no traceback.

    Raises
    ------
    ParameterError
        If the notebook does not declare a parameter, or declares another type for it.
    """
    check_parameters(read_notebook(notebook), parameters, name=notebook.name)
    executed.parent.mkdir(parents=True, exist_ok=True)
    guard = Guard(settings.limits)
    # The client would make an event loop for this thread and leave it open.
    loop = ensure_event_loop()
    try:
        with guard.watching():
            _execute(
                notebook,
                executed,
                parameters,
                manager_class(settings.kernels, guard, environment),
                settings.kernels,
                guard,
            )
    except Exception as error:
        failure = _describe_failure(error, guard)
        cell = failure.pop("cell", None) or _last_begun(executed)
        return {**failure, "cell": cell}
    finally:
        loop.close()
        measured(_strip_run(executed, parameters))
    return None


def _execute(
    notebook: Path,
    executed: Path,
    parameters: Mapping[str, Any],
    manager: type[AsyncKernelManager],
    kernels: Kernels,
    guard: Guard,
) -> None:
    # Sockets in a folder of ours: no port to lose a race for, nothing for others to listen to.
    with TemporaryDirectory(prefix="", dir=kernels.folder) as sockets:
        _import_papermill().execute_notebook(
            notebook,
            executed,
            parameters=dict(parameters),
            engine_name=ENGINE,
            guard=guard,
            kernel_name=KERNEL,
            progress_bar=False,
            start_timeout=START_TIMEOUT_SECONDS,
            execution_timeout=guard.limits.cell_seconds,
            # papermill's own cwd changes the whole process's folder, which threads share.
            resources={"metadata": {"path": str(executed.parent.resolve())}},
            shutdown_kernel="immediate",
            kernel_manager_class=manager,
            config=Config(
                KernelManager={
                    "transport": "ipc",
                    "ip": f"{sockets}/kernel",
                    "connection_file": f"{sockets}/connection.json",
                }
            ),
        )


def _describe_failure(error: Exception, guard: Guard) -> dict[str, Any]:
    if guard.verdict:
        return {"status": "failed", "message": guard.verdict}
    if isinstance(error, CellTimeoutError):
        return {
            "status": "failed",
            "message": f"the cell took longer than {guard.limits.cell_seconds} s, and the section was stopped",
        }
    if isinstance(error, DeadKernelError):
        return {"status": "failed", "message": "the kernel died"}
    if isinstance(error, _import_papermill().PapermillExecutionError):
        return {"status": _status_of(error.ename), "message": _message_of(error), "cell": error.cell_index + 1}
    return {"status": "failed", "message": _name_error(type(error).__name__, error)}


def _last_begun(executed: Path) -> int | None:
    """Return the number, from 1, of the last cell that was begun, for a kernel that ended in it."""
    try:
        cells = nbformat.read(executed, as_version=4).cells
    except (OSError, ValueError):
        return None
    begun = [
        number
        for number, cell in enumerate(cells, start=1)
        if cell.cell_type == "code" and cell.metadata.get("papermill", {}).get("start_time")
    ]
    return begun[-1] if begun else None


@cache
def _import_papermill() -> Any:
    import papermill
    from papermill.clientwrap import PapermillNotebookClient
    from papermill.engines import NBClientEngine, papermill_engines

    class CappedClient(PapermillNotebookClient):
        """papermill's own client, but that a cell's output ends where it has become too much for a page."""

        def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
            """Take in a message of the kernel, unless the cell has said too much."""
            if msg["msg_type"] == "error":
                msg = {**msg, "content": _shorten_error(msg["content"])}
            elif msg["msg_type"] in OUTPUTS:
                size = len(json.dumps(msg["content"]))
                before = cell.metadata.get(SAID, 0)
                cell.metadata[SAID] = before + size
                if before > MOST_OUTPUT:
                    return None
                if before + size > MOST_OUTPUT:
                    note = {"name": "stderr", "text": CUT_OFF}
                    msg = {
                        **msg,
                        "header": {**msg["header"], "msg_type": "stream"},
                        "msg_type": "stream",
                        "content": note,
                    }
            return super().process_message(msg, cell, cell_index)

    class LateSaving(NBClientEngine):
        """papermill's own engine, but that a notebook is saved when it ends, however it ends, and not twice a cell."""

        @classmethod
        def execute_managed_notebook(
            cls, nb_man: Any, kernel_name: str, *, start_timeout: int, execution_timeout: int, **options: Any
        ) -> Any:
            save, nb_man.save = nb_man.save, lambda **_: None
            complete, guard = nb_man.cell_complete, options.pop("guard")

            def complete_cell(cell: Any, *rest: Any, **named: Any) -> None:
                cell.metadata[MEMORY] = guard.take_peak()
                complete(cell, *rest, **named)

            nb_man.cell_complete = complete_cell
            for unused in ("input_path", "log_output", "stdout_file", "stderr_file"):
                options.pop(unused, None)
            try:
                return CappedClient(
                    nb_man,
                    kernel_name=kernel_name,
                    startup_timeout=start_timeout,
                    timeout=execution_timeout,
                    log=logging.getLogger("papermill"),
                    **options,
                ).execute()
            finally:
                nb_man.save = save

    papermill_engines.register(ENGINE, LateSaving)
    logging.getLogger("papermill").setLevel(logging.ERROR)
    return papermill


def _status_of(ename: str) -> str:
    kind = getattr(errors, ename, None)
    if not (isinstance(kind, type) and issubclass(kind, errors.DataError)):
        return "failed"
    return "late" if issubclass(kind, errors.LateError) else "refused"


def _message_of(error: Any) -> str:
    if error.ename == "CellExecutionError" and not error.evalue:
        return "the cell raised an error that its kernel could not send, such as one with half a character in it"
    known = isinstance(getattr(errors, error.ename, None), type)
    return str(error.evalue) if known else _name_error(error.ename, error.evalue)


def _shorten_error(content: Mapping[str, Any]) -> dict[str, Any]:
    """Cut an error's message and the lines of its traceback, and put a stand-in for halves of characters."""
    said = str(content["evalue"])
    lines = [_writable(line[:MOST_MESSAGE]) for line in content["traceback"][-MOST_TRACEBACK:]]
    return {**content, "evalue": _writable(_cut(said)), "traceback": lines}


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _cut(text: str) -> str:
    more = f" … and {len(text) - MOST_MESSAGE} characters more" if len(text) > MOST_MESSAGE else ""
    return text[:MOST_MESSAGE] + more


def _name_error(name: str, said: object) -> str:
    text = str(said)
    return f"{name}: {_cut(text)}" if text else name


def _strip_run(path: Path, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Take out of an executed notebook what differs between two runs of the same thing; return what cells took."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError):  # never written, or not whole: a disk that is full
        path.unlink(missing_ok=True)
        return []
    run = notebook.metadata.pop("papermill", {})
    notebook.metadata["papermill"] = {"parameters": {"month": parameters["month"]}, "version": run.get("version")}
    places = {key: parameters[key] for key in ("processed_dir", "output_dir", "facts_dir") if key in parameters}
    cells: list[dict[str, Any]] = []
    for number, cell in enumerate(notebook.cells):
        ran, memory = cell.metadata.get("papermill", {}), cell.metadata.pop(MEMORY, 0)
        if cell.cell_type == "code" and ran.get("duration") is not None:
            cells.append({"cell": number + 1, "seconds": round(ran["duration"], 3), MEMORY: memory})
        cell.id = f"cell-{number:02d}"
        cell.metadata.pop("execution", None)
        cell.metadata.pop(SAID, None)
        for timing in TIMINGS:
            cell.metadata.get("papermill", {}).pop(timing, None)
        if INJECTED_TAG in cell.metadata.get("tags", []):
            cell.source = _hide_places(cell.source, places)
    nbformat.write(notebook, path)
    return cells


def _hide_places(source: str, places: Mapping[str, str]) -> str:
    """Leave this machine's folders out of the notebook that readers get."""
    lines = [line for line in source.splitlines() if line.split(" = ")[0] not in places]
    return "\n".join(lines)
