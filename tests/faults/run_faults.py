"""Faults of the run: notebooks that are none, cells that misbehave, raw folders, a terminal that has gone."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from tests.faults.fault import Fault
from tests.faults.project import MONTH, SPECIAL, dangling, notebook, project, run_with, third, told
from werket_lib.cache.inputs import Inputs
from werket_lib.errors import DataError
from werket_lib.intake import add_file
from werket_lib.month import Execution, make_month

NB = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
NO_NOTEBOOK = r"30_third.*(notebook|parameters)"
SHORT = Execution(jobs=2, cell_seconds=20, section_seconds=60, memory_mb=600)


def _notebook(kind: str, plant: Callable[[Path], None], refusal: str = NO_NOTEBOOK) -> Fault:
    return Fault("run: notebooks", kind, run_with(plant), refusal=refusal, exit_code=1, long=True, whole=True)


def _cell(kind: str, code: str, *, refusal: str = "", execution: Execution | None = None) -> Fault:
    """Run some code in a third section: it is refused so, or where nothing is to be refused the section comes out."""

    def act(folder: Path) -> str:
        third(code)(folder)
        own = project(folder)
        inputs = Inputs(own.root, MONTH, None, own.data, own.reports)
        made = make_month(inputs, [], execution or Execution(jobs=2))
        assert not _left_running(), "something that it started still runs"
        size = sum(path.stat().st_size for path in own.folder.rglob("*") if path.is_file() and "30_third" in path.name)
        assert size < 20_000_000, f"it leaves {size} bytes"
        return told(made)

    right: dict[str, Any] = {"refusal": f"30_third, cell 4: .*{refusal}"} if refusal else {"right": "made"}
    return Fault("run: cells", kind, act, exit_code=1, long=True, whole=True, seconds=120, **right)


def _left_running() -> list[psutil.Process]:
    """Return what a planted cell has started, after a moment in which it may end."""
    for _ in range(20):
        left = [one for one in psutil.process_iter(["cmdline"]) if "faults-child" in (one.info["cmdline"] or [])]
        if not left:
            return []
        time.sleep(0.1)
    for one in left:
        one.kill()
    return left


CHILD = "[__import__('sys').executable, '-c', 'import time; time.sleep(600)', 'faults-child']"
NOTEBOOKS = [
    _notebook("an empty file for a notebook", notebook(b"")),
    _notebook("a text for a notebook", notebook("Det här är ingen anteckningsbok".encode())),
    _notebook("bytes for a notebook", notebook(bytes(range(256)))),
    _notebook("a list for a notebook", notebook(b"[1, 2, 3]")),
    _notebook("a number for a notebook", notebook(b"42")),
    _notebook("null for a notebook", notebook(b"null")),
    _notebook("a notebook of a format to come", notebook(json.dumps({**NB, "nbformat": 99}).encode())),
    _notebook("a notebook of the third format", notebook(json.dumps({"nbformat": 3, "worksheets": []}).encode())),
    _notebook("a notebook without cells", notebook(json.dumps(NB).encode())),
    _notebook("cells that are none", notebook(json.dumps({**NB, "cells": [1, None, "x"]}).encode())),
    _notebook("a cell without a source", notebook(json.dumps({**NB, "cells": [{"cell_type": "code"}]}).encode())),
    _notebook("tags that are a number", notebook(json.dumps({**NB, "cells": [
        {"cell_type": "code", "source": "", "outputs": [], "execution_count": None, "id": "a",
         "metadata": {"tags": 7}}]}).encode())),
    _notebook("a notebook nested too deeply", notebook(b"[" * 100_000 + b"]" * 100_000)),
    _notebook("half a notebook", notebook(json.dumps(NB).encode()[:20])),
    _notebook("a notebook with marks of a merge", notebook(b"<<<<<<< HEAD\n" + json.dumps(NB).encode())),
    *(_notebook(f"{kind} for a notebook", notebook(make=make), r"30_third")
      for kind, make in SPECIAL.items() if kind != "a link out of the tree"),
    _notebook("a line that is no Python", third("naytt = = 3"), r"30_third.*cell 3, line"),
    _notebook("a magic of the shell", third("!rm -rf nothing"), r"30_third.*cell 3, line"),
    _notebook("a NUL in a cell", third("x = '\0'"), r"30_third.*(cell 3|null|NUL)"),
]  # fmt: skip
CELLS = [
    _cell("a cell that raises", "1 / 0", refusal="ZeroDivisionError"),
    _cell("a cell that ends Python", "import os; os._exit(3)", refusal="kernel died"),
    _cell("a cell that kills itself", "import os; os.kill(os.getpid(), 9)", refusal="kernel died"),
    _cell("a cell that calls sys.exit", "import sys; sys.exit(1)", refusal="SystemExit|exit"),
    _cell("a cell that asks for input", "input('?')", refusal="input"),
    _cell("a cell that never ends", "while True: pass", refusal="longer than", execution=SHORT),
    _cell("a cell that sleeps through interrupts",
          "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); time.sleep(600)", refusal="longer than",
          execution=SHORT),
    _cell("a cell that takes all memory", "x = [bytearray(10_000_000) for _ in range(1000)]; import time; time.sleep(9)",
          refusal="memory", execution=SHORT),
    _cell("endless recursion", "def f(): f()\nf()", refusal="RecursionError"),
    _cell("forty megabytes printed in lines", "for _ in range(400_000): print('x' * 100)"),
    _cell("forty megabytes printed in one line", "print('x' * 40_000_000)"),
    _cell("forty megabytes shown as a page",
          "from IPython.display import HTML, display; display(HTML('x' * 40_000_000))"),
    _cell("a table of two million rows shown", "import pandas as pd; pd.options.display.max_rows = None\n"
          "from IPython.display import display; display(list(range(2_000_000)))"),
    _cell("an error with a message of ten megabytes", "raise ValueError('x' * 10_000_000)", refusal="ValueError"),
    _cell("an error whose message has half a character", "raise ValueError('\\ud800')", refusal="half a character"),
    _cell("half a character printed", "print('\\ud800')"),
    _cell("marks of the terminal printed", "print('\\x1b[2J\\x1b]0;title\\x07')"),
    _cell("a child that outlives its kernel", f"import subprocess; subprocess.Popen({CHILD})"),
    _cell("a child in a session of its own", f"import subprocess; subprocess.Popen({CHILD}, start_new_session=True)"),
    _cell("a child's child in a session of its own", "import subprocess, sys\n"
          f"subprocess.Popen([sys.executable, '-c', \"import subprocess; subprocess.Popen({CHILD}, "
          "start_new_session=True)\"]).wait()"),
    _cell("a child in a session of its own, of a kernel that is killed", f"import os, subprocess\n"
          f"subprocess.Popen({CHILD}, start_new_session=True)\nos.kill(os.getpid(), 9)", refusal="kernel died"),
    _cell("a thread that does not end", "import threading, time; threading.Thread(target=time.sleep, args=(600,)).start()"),
    _cell("standard output closed in a cell", "import os; os.close(1); os.close(2)"),
    _cell("the working folder removed", "import os, shutil, tempfile; t = tempfile.mkdtemp(); os.chdir(t); shutil.rmtree(t)"),
    _cell("warnings by the thousand", "import warnings\nfor n in range(20_000): warnings.warn(f'w{n}')"),
]  # fmt: skip


def _raw_folder(kind: str, plant: Callable[[Path], object], refusal: str) -> Fault:
    """Plant something in an edition's folder of a project that has run: its sections are refused, others kept."""

    def act(folder: Path) -> str:
        own = project(folder)
        before = (own.folder / "facts.json").read_bytes()
        plant(own.data / "raw/af_suppliers/2025-01")
        made = own.run()
        assert (own.folder / "facts.json").read_bytes() == before, "earlier results were touched"
        messages = {section.message for section in made.sections if section.message}
        if messages:
            assert made.exit_code == 3, made.exit_code
            raise DataError("; ".join(messages))
        return "made"

    return Fault("raw folder", kind, act, refusal=refusal, long=True, whole=True)


def _file(edition: Path) -> Path:
    return next(path for path in edition.iterdir() if path.suffix == ".xlsx")


def _sidecar(edition: Path) -> Path:
    return next(path for path in edition.iterdir() if path.name.endswith(".meta.yml"))


def _instead(find: Callable[[Path], Path], make: Callable[[Path], object]) -> Callable[[Path], None]:
    def plant(edition: Path) -> None:
        path = find(edition)
        path.unlink()
        make(path)

    return plant


def _rewrite(old: str, new: str) -> Callable[[Path], None]:
    def plant(edition: Path) -> None:
        path = _sidecar(edition)
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    return plant


RAW = r"af_suppliers"
RAW_FOLDER = [
    _raw_folder("a byte added to a raw file", lambda e: _file(e).write_bytes(_file(e).read_bytes() + b"x"), "never edited"),
    _raw_folder("a raw file removed", lambda e: _file(e).unlink(), RAW),
    _raw_folder("a sidecar removed", lambda e: _sidecar(e).unlink(), f"{RAW}.*sidecar"),
    _raw_folder("a second raw file beside the first", lambda e: (e / "b.xlsx").write_bytes(b"x"), RAW),
    _raw_folder("a sidecar that is no YAML", lambda e: _sidecar(e).write_text("a: [b"), f"{RAW}.*YAML"),
    _raw_folder("a field of a sidecar twice", lambda e: _sidecar(e).write_text(
        _sidecar(e).read_text() + "licence: annan\n"), f"{RAW}.*licence.*more than once"),
    _raw_folder("a sidecar whose month contradicts its folder", _rewrite("2025-01", "2024-12"), f"{RAW}.*2024-12"),
    _raw_folder("a sidecar with a field unknown", lambda e: _sidecar(e).write_text(
        _sidecar(e).read_text() + "pris: 3\n"), f"{RAW}.*pris"),
    _raw_folder("a date of publication that is none", _rewrite("date_published: 2025", "date_published: 9999"),
                f"{RAW}.*9999"),
    _raw_folder("half a sidecar", lambda e: _sidecar(e).write_text(_sidecar(e).read_text()[:60]), RAW),
    _raw_folder("a sidecar with a NUL", lambda e: _sidecar(e).write_bytes(_sidecar(e).read_bytes() + b"\0"), f"{RAW}.*YAML"),
    *(_raw_folder(f"{kind} for a raw file", _instead(_file, make), RAW) for kind, make in SPECIAL.items()),
    *(_raw_folder(f"{kind} for a sidecar", _instead(_sidecar, make), RAW) for kind, make in SPECIAL.items()),
]  # fmt: skip


def _added(make: Callable[[Path], object]) -> Callable[[Path], str]:
    def act(folder: Path) -> str:
        path = folder / "a/b/c/d/file.xlsx"
        path.parent.mkdir(parents=True)
        make(path)
        add_file("af_suppliers", path, folder / "raw")
        return "taken"

    return act


ADDED = [
    Fault("raw folder", f"{kind} added", _added(make), refusal=r"file\.xlsx", exit_code=code)
    for kind, make, code in (
        ("a pipe", SPECIAL["a pipe"], 2), ("a device", SPECIAL["a device"], 2), ("a folder", SPECIAL["a folder"], 2),
        ("a link that leads nowhere", dangling, 2), ("five gigabytes", SPECIAL["five gigabytes"], 2),
    )
]  # fmt: skip


def _command(*arguments: str, close: str = "") -> Callable[[Path], str]:
    """Return what runs the command line with a stream that has gone; tells whether the month came out."""

    def act(folder: Path) -> str:
        root = Path(__file__).parents[2]
        data = folder / "own"
        data.mkdir()
        (data / "raw").symlink_to(root / "data/raw")
        places = ["--data", str(data), "--out", str(folder / "out")]
        given = [str(folder) if one == "FOLDER" else one for one in arguments]
        command = [sys.executable, "-m", "werket_lib.cli", *given, *places]
        reading, writing = os.pipe()
        os.close(reading)  # whoever read has gone
        streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        if close:
            streams[close] = writing
        done = subprocess.run(command, cwd=root, text=True, check=False, timeout=240, **streams)
        os.close(writing)
        assert "Traceback" not in (done.stdout or "") + (done.stderr or ""), done.stderr
        assert (folder / "out" / MONTH / "index.html").is_file(), (done.returncode, done.stderr)
        return str(done.returncode)

    return act


def _damaged(path: str, make: Callable[[Path], object]) -> Callable[[Path], str]:
    def plant(folder: Path) -> None:
        found = sorted(folder.glob(path))
        assert found, path
        for each in found:
            each.unlink()
            make(each)

    return run_with(plant)


def _half(path: Path) -> None:
    path.write_bytes(b'{"half": ')


def _file_for_folder(folder: Path) -> str:
    own = project(folder)
    (folder / "out").write_text("x")
    make_month(Inputs(own.root, MONTH, None, own.data, folder / "out"), [], Execution(jobs=1))
    return "made"


def _strays(folder: Path) -> None:
    for place in (
        "data/raw/af_suppliers/.abc",
        "data/processed/.2025-01~",
        "reports/.2025-01~",
        "data/raw/af_suppliers/.werket-4000000-abc",
    ):
        stray = folder / place
        stray.mkdir(parents=True, exist_ok=True)
        (stray / "half.parquet").write_bytes(b"PAR1")


TERMINAL = [
    Fault("run: surroundings", "a standard output that nobody reads",
          _command("run", MONTH, "--section", "80_trust", close="stdout"), right="0", long=True, seconds=240),
    Fault("run: surroundings", "a standard error that nobody reads",
          _command("run", MONTH, "--section", "80_trust", close="stderr"), right="0", long=True, seconds=240),
    *(Fault("run: surroundings", f"a damaged {what} of the earlier run", _damaged(path, _half), right="made", long=True,
            whole=True)
      for what, path in (("record", "reports/*/run.json"), ("key", "reports/*/keys/*.json"),
                         ("section's record", "reports/*/sections/*.json"), ("file of facts", "reports/*/facts.json"),
                         ("table", "data/processed/*/*.parquet"), ("table's provenance", "data/processed/*/*.json"))),
    Fault("run: surroundings", "a file where the reports folder should be", _file_for_folder,
          refusal="out|reports", exit_code=2, whole=True),
    Fault("run: surroundings", "strays of a run that was killed", run_with(_strays), right="made",
          long=True, whole=True),
]  # fmt: skip

RUN_FAULTS = [*NOTEBOOKS, *CELLS, *RAW_FOLDER, *ADDED, *TERMINAL]
