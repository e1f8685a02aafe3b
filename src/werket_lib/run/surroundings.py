"""What every result rests on, whatever it is of: the dependencies, as locked and as installed, and Python."""

import hashlib
import json
import platform
import sysconfig
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LOCK_FILE = "requirements/lock.txt"


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
