"""A record of what a section reads, kept by an audit hook in its kernel.

Python tells an audit hook of every file that is opened; `werket_lib.store` tells it of every table. A table of the
report's month is noted with its columns. Whatever else is opened is noted too, but for the files of Python, of
installed packages and of the system, caches, and what the section itself wrote. What C code opens is not seen,
such as a path that is given to pandas.read_parquet.
"""

import json
import os
import sys
import sysconfig
from collections import Counter
from pathlib import Path
from typing import Any

VARIABLE = "WERKET_RECORDER"  # of a kernel's environment
TABLE_EVENT = "werket_lib.read_table"
PACKAGE = str(Path(__file__).parents[1]) + os.sep
# What lies here comes with the system, or with Python and its packages, whose versions are in every key.
SYSTEM = ("/dev", "/etc", "/lib", "/proc", "/run", "/sys", "/usr/lib", "/usr/share", "/var/cache")
CACHES = ("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR")
LISTINGS = ("glob.glob", "os.listdir", "os.scandir")
MADE = ("tempfile.mkdtemp", "tempfile.mkstemp")
REACHING_OUT = ("socket.connect", "sqlite3.connect", "urllib.Request")


def describe_recorder(notes: Path, month: str, processed_dir: str, own: list[str]) -> dict[str, str]:
    """Return the environment that lets a kernel keep a record of its reads.

    Parameters
    ----------
    notes
        File that it writes its notes to.
    own
        Folders that are the section's own, or that its key accounts for otherwise.
    """
    tables = os.path.join(processed_dir, month)  # noqa: PTH118 - a kernel compares texts
    settings = {"notes": str(notes), "tables": tables, "own": own}
    return {VARIABLE: json.dumps(settings)}


def start_recorder() -> None:
    """Record, from here on, what this process reads, if its environment asks for that."""
    settings = os.environ.pop(VARIABLE, None)
    if settings is not None:
        recorder = Recorder(**json.loads(settings))
        for module in list(sys.modules.values()):  # imported by a parent, before this was a kernel
            if path := getattr(module, "__file__", None):
                recorder.note_file(path)
        sys.addaudithook(recorder.hear)


class Recorder:
    """Notes what is read, each thing once, as soon as it is."""

    def __init__(self, notes: str, tables: str, own: list[str]) -> None:
        self._notes = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._tables = tables
        self._noted: set[str] = set()
        self._of_tables: Counter[str] = Counter()  # files that a noted read of a table is about to open
        self._made: set[str] = set()
        folders = [*own, *map(sysconfig.get_path, ("stdlib", "platstdlib", "purelib", "platlib")), sys.prefix, *SYSTEM]
        folders += [os.environ[name] for name in CACHES if name in os.environ]
        home = os.path.expanduser("~")  # noqa: PTH111
        folders += [os.path.join(home, name) for name in (".cache", ".config", ".ipython", ".jupyter")]  # noqa: PTH118
        self._known = tuple(folder.rstrip(os.sep) + os.sep for folder in folders)

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take in an audit event."""
        if event == "open":
            self._hear_open(arguments[0], arguments[2])
        elif event == TABLE_EVENT:
            self._hear_table(*arguments)
        elif event in LISTINGS:
            self._note_listing(arguments[0])
        elif event in MADE:
            self._made.add(_absolute(arguments[0]))
        elif event == "subprocess.Popen":
            self._note_program(os.fsdecode(arguments[0]))
        elif event in REACHING_OUT:
            self._note("other", event)

    def note_file(self, path: Any) -> None:
        """Note a file, or a folder that is listed, that the section's key does not account for."""
        if isinstance(path, int):
            return
        place = _absolute(path)
        if place.startswith(PACKAGE):
            if not place.endswith((".py", ".pyc")):
                self._note("library", place.removeprefix(PACKAGE))
            return
        if (place + os.sep).startswith(self._known) or self._is_made(place) or place in map(_absolute, sys.path):
            return
        self._note("other", place)

    def _hear_open(self, path: Any, flags: int) -> None:
        if isinstance(path, int):
            return
        place = _absolute(path)
        if flags & (os.O_TRUNC | os.O_EXCL):
            self._made.add(place)
        elif flags & os.O_ACCMODE == os.O_WRONLY:
            return
        elif self._of_tables[place]:
            self._of_tables[place] -= 1
        else:
            self.note_file(place)

    def _note_listing(self, folder: Any) -> None:
        """Note a folder that is listed, but for those in which Python looks for the library's modules."""
        place = _absolute("." if folder is None or isinstance(folder, int) else folder)
        if not (place + os.sep).startswith(PACKAGE):
            self.note_file(place)

    def _note_program(self, program: str) -> None:
        """Note a program that is started; one without a folder is looked for on the user's path."""
        if os.sep in program:
            self.note_file(program)
        else:
            self._note("other", f"the program {program}")

    def _hear_table(self, name: str, folder: str, files: list[str], columns: list[str] | None) -> None:
        if _absolute(folder) == self._tables:
            self._note("table", name, columns)
            self._of_tables.update(map(_absolute, files))

    def _is_made(self, place: str) -> bool:
        """Tell whether the section has made a file, or a folder that it lies in."""
        return any(place == made or place.startswith(made + os.sep) for made in self._made)

    def _note(self, *note: Any) -> None:
        line = json.dumps(note)
        if line not in self._noted:
            self._noted.add(line)
            os.write(self._notes, f"{line}\n".encode())


def _absolute(path: Any) -> str:
    return os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - what is opened may be text, bytes or a path
