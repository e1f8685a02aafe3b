"""A copy of the checkout to measure in: its notebooks may be changed, and all that it leaves is in one folder."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
PARTS = ("src", "requirements", "pyproject.toml", "editorial")
MONTH = "2025-01"


@dataclass(frozen=True)
class Checkout:
    """A checkout in `folder`, with places of its own for temporary files and Jupyter's."""

    folder: Path

    @classmethod
    def copy(cls, folder: Path, *, notebooks: bool) -> "Checkout":
        """Copy this checkout; its raw files by link, its notebooks if wanted."""
        made = cls(folder / "checkout")
        made.folder.mkdir(parents=True)
        for part in (*PARTS, "notebooks") if notebooks else PARTS:
            source, target = ROOT / part, made.folder / part
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("scratch", "__pycache__"))
            elif source.is_file():
                shutil.copy2(source, target)
        (made.folder / "notebooks").mkdir(exist_ok=True)
        (made.folder / "data").mkdir()
        (made.folder / "data/raw").symlink_to(ROOT / "data/raw")
        made.scratch.mkdir()
        return made

    @property
    def scratch(self) -> Path:
        """Where temporary files and Jupyter's connection files go."""
        return self.folder.parent / "scratch"

    @property
    def month(self) -> Path:
        """The month's folder under reports/."""
        return self.folder / "reports" / MONTH

    @property
    def environment(self) -> dict[str, str]:
        """The environment of every process that is measured."""
        own = {name: str(self.scratch) for name in ("TMPDIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR")}
        return {**os.environ, **own, "PYTHONPATH": str(self.folder / "src"), "PYTHONDONTWRITEBYTECODE": ""}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start ``werket …`` in the copy."""
        command = [sys.executable, "-m", "werket_lib.cli", *arguments]
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *arguments: str) -> str:
        """Run ``werket …`` in the copy, to the end; gives what it said."""
        with self.start(*arguments) as process:
            said, _ = process.communicate()
        if process.returncode:
            raise SystemExit(f"werket {' '.join(arguments)} ended with {process.returncode}:\n{said}")
        return said

    def processes(self) -> list[psutil.Process]:
        """Return every process of the copy's that still runs."""
        found = []
        for process in psutil.process_iter():
            try:
                ours = process.environ().get("TMPDIR") == str(self.scratch)
                if ours and process.pid != os.getpid() and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def left_behind(self) -> list[str]:
        """Return what lies where nothing should, when nothing runs: temporary files, and what is not a result."""
        reports = self.folder / "reports"
        loose = [path.name for path in reports.iterdir() if path.name not in (f".{MONTH}.lock", MONTH)]
        kept = {"fontlist", "profile_default"}  # matplotlib's and IPython's own caches
        files = [path for path in self.scratch.rglob("*") if path.is_file() or path.is_socket()]
        return loose + [path.name for path in files if not any(name in str(path) for name in kept)]
