"""What an editor types: fields in YAML, checked by name."""

import datetime as dt
import reprlib
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from werket_lib.errors import InputError, nearest
from werket_lib.issue.editor_files import refuse_no_text
from werket_lib.yaml_text import SafeLoader

FIRST_YEAR, LAST_YEAR = 2000, 2100  # that a date of an issue may lie in

_show = reprlib.Repr()
_show.maxstring = _show.maxother = 80
show = _show.repr
"""Show a value in a message, shortened: one that refers to itself in YAML can be longer than any memory."""


class _Loader(SafeLoader):
    """A safe loader that refuses a field that stands twice, of which YAML takes the last in silence."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Make a mapping of a node."""
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and names.count(key.value) > 1:
                raise InputError(f"line {key.start_mark.line + 1}: the field {key.value!r} stands twice; keep one")
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made


def read_fields(text: str, where: str) -> dict[str, Any]:
    """Read YAML that holds fields; `InputError` for anything else, and for a text in it that is none."""
    try:
        content = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except InputError as error:
        raise InputError(f"{where}, {error}") from None
    except RecursionError:
        raise InputError(f"{where}: not readable as YAML: brackets stand in brackets too deeply") from None
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that is none
        raise InputError(f"{where}: not readable as YAML: {' '.join(str(error).split())}") from None
    if not isinstance(content, dict):
        found = "nothing" if content is None else type(content).__name__
        raise InputError(f"{where}: expected fields such as `title: …`, found {found}")
    for name, value in content.items():
        for one in (name, value):
            if isinstance(one, str):
                refuse_no_text(one, f"{where}, {show(name)}")
    return content


def check_fields(content: Mapping[str, Any], known: Sequence[str], required: Sequence[str], where: str) -> None:
    """Refuse a field that is unknown or missing."""
    for name in content:
        if name not in known:
            raise InputError(f"{where}: no field {show(name)}; {nearest(show(name), known)}; known: {', '.join(known)}")
    for name in required:
        if not content.get(name):
            raise InputError(f"{where}: the field {name!r} is missing or empty")


def read_text_field(value: Any, field: str, where: str) -> str:
    """Return a field's text; `InputError` where it is another kind of value, such as a number or a list."""
    if not isinstance(value, str):
        raise InputError(f"{where}: {field} is {show(value)}; expected text, put it in quotation marks")
    refuse_no_text(value, f"{where}, {field}")
    return value


def read_hour(value: Any, field: str, where: str) -> dt.time:
    """Return a field's time of day; `InputError` for anything else. YAML takes a bare 13:30 for minutes."""
    text = f"{value // 60:02d}:{value % 60:02d}" if type(value) is int and value >= 0 else value
    try:
        return dt.time.fromisoformat(text)
    except (TypeError, ValueError):
        raise InputError(f'{where}: {field} is {show(value)}; expected a time of day such as "08:00"') from None


def read_date(value: Any, field: str, where: str) -> dt.date:
    """Return a field's date; `InputError` for anything else, and for a year that no issue has."""
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise InputError(f"{where}: {field} is {show(value)}; expected a date such as 2025-02-28")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise InputError(f"{where}: {field} is {value}; the year is to lie between {FIRST_YEAR} and {LAST_YEAR}")
    return value
