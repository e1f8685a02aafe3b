"""The project's settings: ``werket.toml``, or the file that the environment's ``WERKET_CONFIG`` names."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from werket_lib.errors import InputError, nearest
from werket_lib.paths import project_root

CONFIG = "WERKET_CONFIG"
FILE = "werket.toml"
_VARIABLE = re.compile(r"\$\{(\w+)\}")


@dataclass(frozen=True)
class FetchSettings:
    """How agencies are asked.

    Attributes
    ----------
    wait_seconds
        Before the second attempt; then twice as long each time.
    patience_seconds
        The longest Retry-After that is waited out.
    seconds
        The longest that one file may take.
    calls, window_seconds
        The most requests to one host within so many seconds, where it has not told of a limit itself.
    """

    contact: str = ""
    attempts: int = 4
    wait_seconds: float = 2.0
    patience_seconds: float = 120.0
    seconds: float = 600.0
    calls: int = 10
    window_seconds: float = 10.0


@dataclass(frozen=True)
class MessageSettings:
    """Whom to tell, and where links lead. `addresses` may hold secrets: they are never printed."""

    addresses: tuple[str, ...] = field(default=(), repr=False)
    heartbeat: str = field(default="", repr=False)
    reports_url: str = ""


@dataclass(frozen=True)
class Settings:
    """Where things lie, whom to ask and whom to tell; `site` is where all can read what lies in reports/."""

    home: Path
    editorial: Path
    fetch: FetchSettings = FetchSettings()
    addresses: Mapping[str, str] = field(default_factory=dict)
    messages: MessageSettings = MessageSettings()
    site: str = ""

    @property
    def data_dir(self) -> Path:
        """Holds raw/, registers/ and processed/."""
        return self.home / "data"

    @property
    def reports_dir(self) -> Path:
        """Holds a folder a month."""
        return self.home / "reports"

    @property
    def state_dir(self) -> Path:
        """Holds what the scheduled run knows: status.json, its log, the agencies' calendar."""
        return self.home / "state"


def read_settings() -> Settings:
    """Read the settings; where there is no file, everything lies in the checkout.

    Raises
    ------
    InputError
        If the file is missing where one is named, is no TOML, or a key is unknown or of another type.
    """
    named = os.environ.get(CONFIG)
    path = Path(named).absolute() if named else project_root() / FILE
    if not path.is_file():
        if named:
            raise InputError(f"{CONFIG} names {path}, and there is no such file")
        return Settings(path.parent, path.parent / "editorial")
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name}: not readable as TOML: {error}") from None
    _check_keys(content, ("home", "editorial", "site", "fetch", "addresses", "messages"), path.name)
    return Settings(
        (path.parent / _text(content, "home", ".", path.name)).resolve(),
        (path.parent / _text(content, "editorial", "editorial", path.name)).resolve(),
        FetchSettings(**_fields(content, "fetch", FetchSettings, path.name)),
        {str(host): str(base).rstrip("/") for host, base in content.get("addresses", {}).items()},
        MessageSettings(**_fields(content, "messages", MessageSettings, path.name)),
        _text(content, "site", "", path.name).rstrip("/"),
    )


def _fields(content: Mapping[str, Any], table: str, kind: type, where: str) -> dict[str, Any]:
    """Read one table's keys, each of the type of the field's default; ``${NAME}`` is taken from the environment."""
    given, defaults = content.get(table, {}), kind()
    if not isinstance(given, dict):
        raise InputError(f"{where}: {table} is no table; write [{table}] and its keys under it")
    _check_keys(given, [one.name for one in fields(kind)], f"{where}, [{table}]")
    read: dict[str, Any] = {}
    for key, value in given.items():
        expected = type(getattr(defaults, key))
        if expected is tuple and isinstance(value, list) and all(isinstance(one, str) for one in value):
            read[key] = tuple(_from_environment(one, f"{where}, {key}") for one in value)
        elif expected is float and type(value) in (int, float):
            read[key] = float(value)
        elif type(value) is expected:
            read[key] = _from_environment(value, f"{where}, {key}") if expected is str else value
        else:
            raise InputError(f"{where}, [{table}]: {key} is a {type(value).__name__}; expected {expected.__name__}")
    return read


def _from_environment(text: str, where: str) -> str:
    missing = [name for name in _VARIABLE.findall(text) if name not in os.environ]
    if missing:
        raise InputError(
            f"{where}: the environment has no {', '.join(missing)}; give it to the service, not to this file"
        )
    return _VARIABLE.sub(lambda found: os.environ[found[1]], text)


def _text(content: Mapping[str, Any], key: str, default: str, where: str) -> str:
    value = content.get(key, default)
    if not isinstance(value, str):
        raise InputError(f"{where}: {key} is {value!r}; expected text")
    return value


def _check_keys(content: Mapping[str, Any], known: Any, where: str) -> None:
    for key in content:
        if key not in known:
            raise InputError(f"{where}: no key {key!r}; {nearest(key, known)}")
