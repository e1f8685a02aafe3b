"""A kill at any moment loses nothing. A failure here means half-written results, or orphans."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

MONTH = "2025-01"
SECTION = "30_rom2_participants"
SLOW_SECTION = "21_beveridge"  # which is still at work when the signal comes


def lasting(folder: Path) -> dict[str, bytes]:
    """Every file whose bytes the same inputs must give again."""
    files = [folder / "facts.json", folder / "histories.json", *(folder / "results").iterdir()]
    files += [path for path in (folder / "figures").rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def kernels_under(folder: Path) -> list[str]:
    """Command lines of processes that work under a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if folder in (process / "cwd").readlink().parents:
                found.append((process / "cmdline").read_text())
        except OSError:
            continue
    return found


@pytest.mark.parametrize("after_seconds", [0.7, 2.5, 4.5])
def test_a_killed_run_leaves_the_earlier_result_and_the_next_is_whole(werket, sample_data, tmp_path, after_seconds):
    out = tmp_path / "reports"
    options = ["--section", SECTION, "--data", sample_data, "--out", out]
    assert werket("run", MONTH, *options).returncode == 0
    undisturbed = lasting(out / MONTH)
    command = [sys.executable, "-m", "werket_lib.cli", "run", MONTH, "--force", *map(str, options)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        time.sleep(after_seconds)
        running.send_signal(signal.SIGKILL)
    assert lasting(out / MONTH) == undisturbed
    assert werket("run", MONTH, "--force", *options).returncode == 0
    assert lasting(out / MONTH) == undisturbed
    assert sorted(path.name for path in out.iterdir()) == [f".{MONTH}.lock", MONTH]
    deadline = time.monotonic() + 15
    while kernels_under(out) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert kernels_under(out) == []


def test_an_interrupt_ends_at_once_and_loses_nothing(werket, sample_data, tmp_path):
    out = tmp_path / "reports"
    options = ["--section", SLOW_SECTION, "--data", sample_data, "--out", out]
    assert werket("run", MONTH, *options).returncode == 0
    undisturbed = lasting(out / MONTH)
    command = [sys.executable, "-m", "werket_lib.cli", "run", MONTH, "--force", *map(str, options)]
    heeding = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}  # in the background it is ignored
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **heeding) as running:
        while not any((out / f".{MONTH}.aside").glob("*/*/notebooks")):
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) == 130  # the result is what counts: on a busy machine a stop takes its time
        assert running.stderr.read() == "werket: interrupted; earlier results are as they were\n"
    assert lasting(out / MONTH) == undisturbed
    assert sorted(path.name for path in out.iterdir()) == [f".{MONTH}.lock", MONTH]


def test_an_interrupt_that_python_drops_comes_again():
    """A failure means that Ctrl-C is lost when it comes while an object is being deleted or an import ends."""
    code = (
        "import sys, time\nfrom werket_lib.cli import interrupt_again\nsys.unraisablehook = interrupt_again\n"
        "class Dropped:\n    def __del__(self):\n        raise KeyboardInterrupt\n"
        "try:\n    Dropped()\n    time.sleep(600)\nexcept KeyboardInterrupt:\n    print('interrupted')\n"
    )
    heeding = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60, **heeding
    )
    assert (ran.stdout, ran.stderr) == ("interrupted\n", "")


def test_a_second_run_of_the_month_is_refused_while_the_first_holds_it(werket, sample_data, tmp_path):
    options = ["--section", SECTION, "--data", sample_data, "--out", tmp_path]
    command = [sys.executable, "-m", "werket_lib.cli", "run", MONTH, *map(str, options)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as first:
        lock = tmp_path / f".{MONTH}.lock"
        while not (lock.is_file() and lock.read_text()):
            time.sleep(0.02)
        second = werket("run", MONTH, *options)
    assert (first.returncode, second.returncode) == (0, 4)
    assert f"{MONTH} is held by another run (process {first.pid}, since " in second.stderr
