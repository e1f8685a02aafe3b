"""Warm kernels behave as stock ones do, and leave nothing. A failure means lost outputs, or orphans."""

import os
import signal
import subprocess
import sys
import time

import nbformat
import papermill
import psutil
import pytest
from jupyter_core.utils import ensure_event_loop
from nbformat.v4 import new_code_cell, new_notebook

from werket_lib.kernels import start as kernels_module
from werket_lib.kernels.limits import Limits
from werket_lib.kernels.start import NoForkError, ask, can_fork, start_kernels
from werket_lib.kernels.warm_parent import _kill_group
from werket_lib.run.execute import run_notebook
from werket_lib.run.settings import ExecutionSettings

pytestmark = pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")

KINDS = ("warm", "stock")
PLAIN = """
import matplotlib.pyplot as plt
import sys
plt.plot([1, 3, 2])
plt.show()
print("ut")
print("fel", file=sys.stderr)
"""
TELLING = "import os\n(os.getcwd() == os.environ.get('PWD'), sys.argv[0].endswith('ipynb'), sys.path[0], __name__)"
WIDE = "import pandas\npandas.DataFrame(1.5, index=[0], columns=[f'a rather long name {n}' for n in range(22)])"
LEAVING = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n{'a': 1}"


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """One source of kernels of each kind, for all tests of this file."""
    folder = tmp_path_factory.mktemp("kernels")
    with start_kernels(folder / "w", "warm") as warm, start_kernels(folder / "s", "stock") as stock:
        warm.preload(["matplotlib.pyplot", "pandas", "no_such_module"])
        yield {"warm": warm, "stock": stock}


@pytest.fixture
def execute(sources, tmp_path):
    """Execute cells as a section's notebook; gives its failure and the cells as they were left."""

    def run(*cells, kind="warm", limits=None, kernels=None):
        name = f"{kind}{len(list(tmp_path.iterdir()))}_{tmp_path.name}"
        notebook = new_notebook(
            cells=[new_code_cell('month: str = ""', metadata={"tags": ["parameters"]}), *map(new_code_cell, cells)],
            metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}},
        )
        source, executed = tmp_path / f"{name}.ipynb", tmp_path / name / "executed.ipynb"
        nbformat.write(notebook, source)
        settings = ExecutionSettings(kernels or sources[kind], limits or Limits(), jobs=1)
        failure = run_notebook(source, executed, {"month": "2025-01"}, settings)
        return failure, nbformat.read(executed, as_version=4).cells if executed.exists() else []

    return run


def is_gone(pid):
    """Whether a process has ended; it may do so while it is asked."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def wait_for(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def warm_parents():
    own = psutil.Process().children()
    return [child for child in own if "werket_lib.kernels.warm_parent" in " ".join(child.cmdline())]


def test_figures_streams_and_values_are_those_of_a_stock_kernel(execute):
    warm, stock = (execute(PLAIN, LEAVING, WIDE, TELLING, kind=kind) for kind in KINDS)
    assert warm == stock
    kinds = [[output.output_type for output in cell.outputs] for cell in warm[1][2:4]]
    assert kinds == [["display_data", "stream", "stream"], ["execute_result", "display_data"]]


def test_a_backend_that_the_shell_names_reaches_neither(execute, monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "agg")
    warm, stock = (execute(PLAIN, kind=kind) for kind in KINDS)
    assert warm == stock
    assert any("image/png" in output.get("data", {}) for cell in warm[1] for output in cell.get("outputs", []))


def test_every_fork_draws_random_numbers_of_its_own(execute):
    draw = "import random, numpy\n(random.random(), numpy.random.random())"
    first, second = (execute(draw)[1][2].outputs[0].data["text/plain"] for _ in range(2))
    assert first != second


@pytest.mark.parametrize("ending", ["os.kill(os.getpid(), 9)", "os._exit(3)"])
def test_a_kernel_that_dies_is_told_alike(execute, ending):
    warm, stock = (execute("1 + 1", f"import os\n{ending}", "2", kind=kind) for kind in KINDS)
    assert warm[0] == stock[0]
    assert [cell.outputs for cell in warm[1]] == [cell.outputs for cell in stock[1]]
    assert warm[0] == {"status": "failed", "message": "the kernel died", "cell": 4}
    assert warm[1][2].outputs[0].data["text/plain"] == "2"


def test_what_a_dying_kernel_has_started_is_stopped_with_it(execute):
    start = "import os, subprocess\nchild = subprocess.Popen(['sleep', '600'])\nprint(child.pid)"
    _, cells = execute(start, "os.kill(os.getpid(), 11)")
    child = int(next(cell for cell in cells if cell.get("outputs")).outputs[0].text)
    wait_for(lambda: is_gone(child))


def test_an_error_is_told_alike(execute):
    warm, stock = (execute("1 / 0", kind=kind) for kind in KINDS)
    assert warm == stock
    assert warm[0] == {"status": "failed", "message": "ZeroDivisionError: division by zero", "cell": 3}


def test_an_interrupt_is_told_alike(execute):
    interrupted = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(60)"
    warm, stock = (execute(interrupted, "2", kind=kind) for kind in KINDS)
    assert warm[0] == stock[0]
    assert warm[0] == {"status": "failed", "message": "KeyboardInterrupt", "cell": 3}
    assert [cell.outputs[0].ename for cell in warm[1] + stock[1] if cell.get("outputs")] == ["KeyboardInterrupt"] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_cell_over_its_time_is_stopped_and_named(execute, kind):
    failure, cells = execute("1 + 1", "import time\ntime.sleep(60)", kind=kind, limits=Limits(cell_seconds=1))
    assert failure == {
        "status": "failed",
        "message": "the cell took longer than 1 s, and the section was stopped",
        "cell": 4,
    }
    assert cells[2].outputs[0].data["text/plain"] == "2"


@pytest.mark.parametrize("kind", KINDS)
def test_a_section_over_its_time_is_stopped_and_named(execute, kind):
    limits = Limits(section_seconds=2)
    failure, _ = execute(*["import time\ntime.sleep(0.5)"] * 12, kind=kind, limits=limits)
    assert failure["message"] == "the section took longer than 2 s, and was stopped"


@pytest.mark.parametrize("kind", KINDS)
def test_a_section_over_its_memory_is_stopped_and_named(execute, kind):
    hungry = "import time\nheld = []\nwhile True:\n    held.append(bytearray(20_000_000))\n    time.sleep(0.02)"
    failure, _ = execute(hungry, kind=kind, limits=Limits(memory_mb=600))
    assert failure["message"].endswith("MB of memory; it may use 600 MB, and was stopped")
    assert failure["cell"] == 3


def test_what_a_stopped_section_has_started_is_stopped_with_it(execute):
    start = "import subprocess, time\nchild = subprocess.Popen(['sleep', '600'])\nprint(child.pid)\ntime.sleep(60)"
    failure, cells = execute(start, limits=Limits(section_seconds=2))
    assert failure["status"] == "failed"
    child = int(cells[2].outputs[0].text)
    wait_for(lambda: is_gone(child))


def test_papermill_takes_a_warm_kernel_by_its_spec_alone(sources, tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", str(sources["warm"].specs))
    source, executed = tmp_path / "plain.ipynb", tmp_path / "executed.ipynb"
    asking = "import os, psutil\npsutil.Process(os.getppid()).cmdline()[-2]"
    nbformat.write(new_notebook(cells=[new_code_cell(asking)]), source)
    loop = ensure_event_loop()
    try:
        papermill.execute_notebook(source, executed, kernel_name="python3", progress_bar=False)
    finally:
        loop.close()
    output = nbformat.read(executed, as_version=4).cells[0].outputs[0]
    assert output.data["text/plain"] == "'werket_lib.kernels.warm_parent'"


def test_where_the_parent_is_gone_a_stock_kernel_does(execute, tmp_path):
    with start_kernels(tmp_path / "aside") as kernels:
        parent = warm_parents()[-1]
        kernels.preload([])
        assert ask(kernels.folder / "parent", {"wait": 1}) == {"status": None}
        parent.kill()
        parent.wait(10)
        with pytest.raises(NoForkError, match="the warm parent does not answer"):
            ask(kernels.folder / "parent", {"wait": 1})
        assert execute("1 + 1", kernels=kernels)[0] is None


def test_a_parent_with_a_thread_does_not_fork(execute, tmp_path):
    waiting = "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()"
    (tmp_path / "threaded.py").write_text(waiting)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(tmp_path))
        with start_kernels(tmp_path / "aside") as kernels:
            kernels.preload(["threaded"])
            with pytest.raises(NoForkError, match="an imported library has started a thread"):
                kernels_module.fork_kernel(kernels.folder / "parent", ["-f", "x"], str(tmp_path), os.environ)
            assert execute("1 + 1", kernels=kernels)[0] is None


def test_nothing_is_left_when_the_run_ends(execute, tmp_path):
    before = len(warm_parents())
    with start_kernels(tmp_path / "aside") as kernels:
        assert execute("1 + 1", kernels=kernels)[0] is None
        assert len(warm_parents()) == before + 1
    assert list((tmp_path / "aside").iterdir()) == []
    assert len(warm_parents()) == before


def test_sockets_whose_path_would_be_too_long_lie_elsewhere_until_the_end(execute, tmp_path, monkeypatch):
    monkeypatch.setattr(kernels_module, "LONGEST_FOLDER", 0)
    with start_kernels(tmp_path / "aside") as kernels:
        assert (tmp_path / "aside/kernels").readlink() == kernels.folder
        assert execute("1 + 1", kernels=kernels)[0] is None
    assert not kernels.folder.exists()
    assert list((tmp_path / "aside").iterdir()) == []


def test_a_kernel_that_has_no_group_of_its_own_yet_is_killed():
    """A failure means that a run killed just as a kernel is forked leaves two processes for good."""
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as started:
        _kill_group(started.pid)
        assert started.wait(timeout=20) == -signal.SIGKILL


HOLDING = """
import sys, time
from pathlib import Path
from werket_lib.kernels.start import fork_kernel, start_kernels
import os
with start_kernels(Path(sys.argv[1])) as kernels:
    kernel = fork_kernel(kernels.folder / "parent", ["-f", sys.argv[1] + "/connection.json"], sys.argv[1], os.environ)
    print(kernel.pid, flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("victim", ["run", "parent"])
def test_no_process_outlives_a_killed_run_or_parent(tmp_path, victim):
    command = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        kernel = psutil.Process(int(run.stdout.readline()))
        parent = kernel.parent()
        assert parent.ppid() == run.pid
        (run if victim == "run" else parent).send_signal(signal.SIGKILL)
        psutil.wait_procs([kernel], timeout=20)
        wait_for(lambda: is_gone(kernel.pid))
        run.kill()
    wait_for(lambda: is_gone(parent.pid))
