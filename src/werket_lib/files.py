"""Files from outside, opened as something that nobody vouches for; and what a killed command leaves behind."""

import os
import re
import shutil
import stat
import tempfile
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_PIECE = 1 << 24  # bytes read at a time: asked for more, Python takes the memory before it knows that it is needed
# For a reader of Parquet: a thread of Arrow's that outlives the interpreter ends the process in an abort
# (apache/arrow#34314), and our tables are small.
IN_ONE_THREAD = {"use_threads": False, "pre_buffer": False}
_STRAY = re.compile(r"\.werket-(\d+)-")


def find_unfit(path: Path, *, most_bytes: int, within: Path | None = None) -> str:
    """Say why something is not a file to read; empty where it is one, or is not there at all.

    Parameters
    ----------
    most_bytes
        What a file of its kind can hold.
    within
        The folder that a link must not lead out of; None where it may lead anywhere.
    """
    try:
        about = path.stat()
    except FileNotFoundError:
        return f"a link to {path.readlink()}, which is not there" if path.is_symlink() else ""
    except OSError as error:
        return f"not to be opened ({error.strerror})"
    kind = next((kind for is_kind, kind in _KINDS if is_kind(about.st_mode)), "")
    if kind:
        return f"{kind}, not a file"
    if about.st_size > most_bytes:
        return f"{about.st_size} bytes, more than the {most_bytes} that such a file can hold"
    if within is not None and not path.resolve().is_relative_to(within.resolve()):
        return f"a link out of {within.name}, to {path.resolve()}"
    return ""


def read_at_most(path: Path, most_bytes: int) -> bytes:
    """Read a file, at most one byte more than it may hold: some say that they are empty and never end."""
    content = bytearray()
    with path.open("rb") as file:
        while len(content) <= most_bytes and (piece := file.read(min(_PIECE, most_bytes + 1 - len(content)))):
            content += piece
    return bytes(content)


def make_stray_folder(folder: Path) -> Path:
    """Make a folder to put together what will be moved into `folder`; `sweep_strays` finds it if we are killed."""
    return Path(tempfile.mkdtemp(dir=folder, prefix=stray_prefix()))


def stray_prefix() -> str:
    """Return what the name of a file begins with that is being written; `sweep_strays` finds it if we are killed."""
    return f".werket-{os.getpid()}-"


def sweep_strays(folder: Path) -> list[str]:
    """Remove what commands that were killed have left half-written in a folder; return what it was called."""
    swept = []
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _STRAY.match(path.name)
        if match and not _is_alive(int(match[1])):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
            swept.append(path.name)
    return swept


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def link_or_copy(source: str | Path, target: str | Path) -> None:
    """Give a file a second place, by a link where the system can: nobody writes into a file, it is replaced whole."""
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)
