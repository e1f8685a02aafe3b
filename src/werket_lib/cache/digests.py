"""Digests of files, folders and documents, and of the environment that every result rests on."""

import hashlib
import json
import platform
import sysconfig
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import werket_lib
from werket_lib.provenance import hash_bytes

MOST_DIGESTED = 1_000_000_000  # bytes; no file of ours is nearly so large
LOCK_FILE = "requirements/lock.txt"
_PACKAGE = Path(werket_lib.__file__).parent


def program_folder() -> Path:
    """Return the folder of the library that runs."""
    return _PACKAGE


def own_files(folder: Path, pattern: str = "*") -> list[Path]:
    """List the files under a folder, but for what Python, editors and systems lay beside them."""
    return sorted(
        path
        for path in folder.rglob(pattern)
        if not any(part.startswith((".", "__pycache__")) for part in path.relative_to(folder).parts)
        and not path.name.endswith("~")
        and path.is_file()
    )


def _look() -> list[tuple[str, int, int]]:
    """Tell of each file of the library when it was last written, and its size."""
    found = [(path, path.stat()) for path in own_files(_PACKAGE)]
    return [(str(path), stat.st_mtime_ns, stat.st_size) for path, stat in found]


_AT_FIRST = _look()


def is_steady() -> bool:
    """Tell whether the library lies as it lay when this process began.

    A key is reckoned from the source as it lies; what runs is the source as it lay when it was imported. Of a result
    that was made while somebody saved a file, it is not known what it rests on.
    """
    try:
        return _look() == _AT_FIRST
    except OSError:  # a file that went while we looked
        return False


def if_steady(ingredients: Mapping[str, str]) -> Mapping[str, str]:
    """Return what a result rests on; nothing where that cannot be told, which never equals a stored key."""
    return ingredients if is_steady() else {}


def environment_digests(root: Path | None = None) -> dict[str, str]:
    """Digest what every result rests on: Python, what is installed and, of a project, what is locked."""
    locked = {} if root is None else {"locked dependencies": hash_bytes((root / LOCK_FILE).read_bytes())}
    return {**locked, "installed packages": digest_installed(), "Python": python_version()}


def python_version() -> str:
    """Return the version of Python that runs."""
    return platform.python_version()


@cache
def digest_installed() -> str:
    """Digest the names and versions of what is installed, which may be other than what is locked."""
    folders: Iterable[str] = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return digest_json(sorted(path.name for folder in folders for path in Path(folder).glob("*.dist-info")))


def digest_json(document: object) -> str:
    """Return the SHA-256 of a document as JSON."""
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def digest_folder(folder: Path, pattern: str = "*") -> str:
    """Digest the names and contents of all files under a folder, or of those whose names fit a pattern."""
    return digest_json(list_files(folder, pattern))


def list_files(folder: Path, pattern: str = "*") -> list[tuple[str, str]]:
    """Return the path of each file under a folder, and its digest; also of what is only called like a file."""
    others = [path for path in folder.rglob(pattern) if path.suffix and not path.is_file()]
    listed = [(path, _digest_file(path)) for path in own_files(folder, pattern)]
    listed += [(path, "no file") for path in sorted(others)]
    return [(path.relative_to(folder).as_posix(), digest) for path, digest in listed]


def _digest_file(path: Path) -> str:
    """Digest a file's bytes without holding them all; a file of no possible size is known by when it was written."""
    about = path.stat()
    if about.st_size > MOST_DIGESTED:
        return f"{about.st_size} bytes, written {about.st_mtime_ns}"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
