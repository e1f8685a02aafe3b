"""What every result rests on, whatever it is of: the dependencies, as locked and as installed, and Python."""

import hashlib
import json
import platform
import sysconfig
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import werket_lib

LOCK_FILE = "requirements/lock.txt"
_PACKAGE = Path(werket_lib.__file__).parent


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
    """Return what a result rests on, if that is known; else nothing, which is like no key."""
    return ingredients if is_steady() else {}


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
