"""Run section notebooks through papermill; the only place that imports it."""

import logging
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import nbformat
import psutil
from jupyter_core.utils import ensure_event_loop
from traitlets.config import Config

from werket_lib import errors
from werket_lib.run.plan import SectionPlan, check_parameters, read_notebook

KERNEL = "python3"
START_TIMEOUT_SECONDS = 60
LONGEST_SOCKET_FOLDER = 80  # of the 107 bytes that a socket's path may have
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


def execute_sections(
    sections: Sequence[SectionPlan], aside: Path, *, jobs: int, done: Callable[[Executed], None]
) -> None:
    """Execute sections, at most `jobs` at once; one that fails does not hinder another.

    Each writes under ``aside/<section>/``: its executed notebook, and what it leaves.

    Parameters
    ----------
    done
        Called in the calling thread as each section ends.
    """
    pool = ThreadPoolExecutor(max_workers=jobs)
    try:
        futures = [pool.submit(execute_section, section, aside / section.name) for section in sections]
        for future in as_completed(futures):
            done(future.result())
    except BaseException:
        # An interrupt does not wait for the kernels.
        pool.shutdown(wait=False, cancel_futures=True)
        for kernel in psutil.Process().children(recursive=True):
            kernel.kill()
        raise
    pool.shutdown()


def execute_section(section: SectionPlan, folder: Path) -> Executed:
    """Execute one section's notebook, keeping the half-executed one where a cell fails."""
    parameters = {**section.parameters, "output_dir": str(folder.resolve())}
    started = time.monotonic()
    executed = folder / str(section.parameters["month"]) / "notebooks" / f"{section.name}.ipynb"
    failure = run_notebook(section.notebook, executed, parameters)
    return Executed(section.name, seconds=time.monotonic() - started, **(failure or {"status": "ran"}))


def run_notebook(notebook: Path, executed: Path, parameters: Mapping[str, Any]) -> dict[str, Any] | None:
    """Execute `notebook` and keep the executed copy, also when a cell fails.

    The kernel works in the folder of the executed copy, so that links from it hold.

    Returns
    -------
    dict or None
        ``status``, ``message`` and ``cell`` of a failure, in words that need no traceback.

    Raises
    ------
    ParameterError
        If the notebook does not declare a parameter, or declares another type for it.
    """
    papermill = _import_papermill()
    check_parameters(read_notebook(notebook), parameters, name=notebook.name)
    executed.parent.mkdir(parents=True, exist_ok=True)
    # The client would make an event loop for this thread and leave it open.
    loop = ensure_event_loop()
    try:
        with tempfile.TemporaryDirectory(prefix="werket-", dir=_socket_folder(executed.parent)) as sockets:
            papermill.execute_notebook(
                notebook,
                executed,
                parameters=dict(parameters),
                kernel_name=KERNEL,
                progress_bar=False,
                start_timeout=START_TIMEOUT_SECONDS,
                # papermill's own cwd changes the whole process's folder, which threads share.
                resources={"metadata": {"path": str(executed.parent.resolve())}},
                shutdown_kernel="immediate",
                # Sockets in a folder of ours: no port to lose a race for, nothing for others to listen to.
                config=Config(KernelManager={"transport": "ipc", "ip": f"{sockets}/kernel"}),
            )
    except papermill.PapermillExecutionError as error:
        return {
            "status": _status_of(error.ename),
            "message": _message_of(error),
            "cell": error.cell_index + 1,
        }
    except Exception as error:
        return {"status": "failed", "message": f"{type(error).__name__}: {error}".strip()}
    finally:
        loop.close()
        _strip_run(executed, parameters)
    return None


def default_jobs() -> int:
    """Return how many sections run at once: one a core."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _socket_folder(folder: Path) -> Path | None:
    """Keep sockets where the next run sweeps, unless their paths would be longer than the system takes."""
    place = folder.resolve()
    return place if len(str(place)) < LONGEST_SOCKET_FOLDER else None


def _import_papermill() -> Any:
    import papermill

    logging.getLogger("papermill").setLevel(logging.ERROR)
    return papermill


def _status_of(ename: str) -> str:
    kind = getattr(errors, ename, None)
    if not (isinstance(kind, type) and issubclass(kind, errors.DataError)):
        return "failed"
    return "late" if issubclass(kind, errors.LateError) else "refused"


def _message_of(error: Any) -> str:
    known = isinstance(getattr(errors, error.ename, None), type)
    return str(error.evalue) if known else f"{error.ename}: {error.evalue}"


def _strip_run(path: Path, parameters: Mapping[str, Any]) -> None:
    """Take out of an executed notebook what differs between two runs of the same thing."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError):  # never written, or not whole: a disk that is full
        path.unlink(missing_ok=True)
        return
    run = notebook.metadata.pop("papermill", {})
    notebook.metadata["papermill"] = {"parameters": {"month": parameters["month"]}, "version": run.get("version")}
    places = {key: parameters[key] for key in ("processed_dir", "output_dir", "facts_dir") if key in parameters}
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
        cell.metadata.pop("execution", None)
        for timing in TIMINGS:
            cell.metadata.get("papermill", {}).pop(timing, None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.source = _hide_places(cell.source, places)
    nbformat.write(notebook, path)


def _hide_places(source: str, places: Mapping[str, str]) -> str:
    """Leave this machine's folders out of the notebook that readers get."""
    lines = [line for line in source.splitlines() if line.split(" = ")[0] not in places]
    return "\n".join(lines)
