"""What an editor types: fields in YAML, checked by name."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from werket_lib.errors import InputError, nearest

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_fields(text: str, where: str) -> dict[str, Any]:
    """Read YAML that holds fields; `InputError` for anything else."""
    try:
        content = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise InputError(f"{where}: not readable as YAML: {' '.join(str(error).split())}") from None
    if not isinstance(content, dict):
        raise InputError(f"{where}: expected fields such as `title: …`, found {type(content).__name__}")
    return content


def check_fields(content: Mapping[str, Any], known: Sequence[str], required: Sequence[str], where: str) -> None:
    """Refuse a field that is unknown or missing."""
    for name in content:
        if name not in known:
            raise InputError(f"{where}: no field {name!r}; {nearest(str(name), known)}; known: {', '.join(known)}")
    for name in required:
        if not content.get(name):
            raise InputError(f"{where}: the field {name!r} is missing or empty")
