"""The editor's plan of an issue: ``editorial/<month>/issue.yml``."""

import datetime as dt
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from werket_lib.errors import InputError
from werket_lib.issue.editor_files import read_text
from werket_lib.issue.fields import check_fields, read_date, read_fields, read_hour, read_text_field, show
from werket_lib.model import Accepted

PLAN = "issue.yml"
ACCEPTED_FIELDS = ("file", "words", "by", "reason")
ENTRY_KINDS = ("article", "section")
NAME = re.compile(r"[\w-]{1,100}")  # of a file beside others, so without a folder


@dataclass(frozen=True)
class PlannedPart:
    """A part's title, and what stands in it: ``("article", "ledare")`` or ``("section", "40_sta")``."""

    title: str
    entries: tuple[tuple[Literal["article", "section"], str], ...]


@dataclass(frozen=True)
class Plan:
    """What the editor decided.

    Attributes
    ----------
    cover
        Label and fact id of each key number on the cover.
    left_out
        Sections that this issue does not show, with the reason.
    acknowledged
        Doubtful findings that are printed all the same, by id, with the reason.
    as_of
        The cut-off date, where the editor set another than the usual.
    accepted
        What the ledger could not read and the editor answers for.
    parameters
        Section -> parameter -> value, for the notebooks.
    hour
        Before which, on the day that it comes out, nothing is sent out.
    hero
        Label and fact id of at most two numbers whose histories are drawn over the cover.
    web
        Where the issue is on the web, without ``https://``.
    imprint
        Lines beside the leader: who answers for the issue, and how to reach them.
    headlines
        Section -> the headline that its printed page has in place of its own; may quote facts.
    """

    title: str
    number: int
    published: dt.date
    parts: tuple[PlannedPart, ...]
    cover: tuple[tuple[str, str], ...]
    left_out: Mapping[str, str]
    acknowledged: Mapping[str, str]
    as_of: dt.date | None = None
    accepted: tuple[Accepted, ...] = ()
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    hero: tuple[tuple[str, str], ...] = ()
    web: str = ""
    imprint: tuple[tuple[str, str], ...] = ()
    headlines: Mapping[str, str] = field(default_factory=dict)
    hour: dt.time = dt.time(0)


def read_plan(folder: Path) -> Plan:
    """Read ``issue.yml`` of a month's editorial folder.

    Raises
    ------
    InputError
        If it is missing, no YAML, or a field is missing, unknown or of the wrong kind; says which.
    """
    path = folder / PLAN
    if not os.path.lexists(path):
        raise InputError(f"no {folder.name}/{PLAN} in the editorial folder; copy the month before's and change it")
    where = f"{folder.name}/{PLAN}"
    content = read_fields(read_text(path, folder, where), where)
    known = [
        "title",
        "number",
        "published",
        "hour",
        "as_of",
        "cover",
        "hero",
        "web",
        "imprint",
        "headlines",
        "parts",
        "left_out",
        "acknowledged",
        "accepted",
        "parameters",
    ]
    check_fields(content, known, ["title", "number", "published", "parts"], where)
    if type(content["number"]) is not int:  # true is a number to Python
        raise InputError(f"{where}: number is {show(content['number'])}; expected a whole number")
    return Plan(
        read_text_field(content["title"], "title", where),
        content["number"],
        read_date(content["published"], "published", where),
        tuple(_part(part, number, where) for number, part in enumerate(_list(content["parts"], "parts", where), 1)),
        tuple(_pair(entry, "cover", where) for entry in _list(content.get("cover", []), "cover", where)),
        _reasons(content, "left_out", where),
        _reasons(content, "acknowledged", where),
        read_date(content["as_of"], "as_of", where) if "as_of" in content else None,
        tuple(_accepted(entry, where) for entry in _list(content.get("accepted", []), "accepted", where)),
        {
            str(section): _mapping(given, f"parameters of {section}", where)
            for section, given in _mapping(content.get("parameters"), "parameters", where).items()
        },
        tuple(_pair(entry, "hero", where) for entry in _list(content.get("hero", []), "hero", where)),
        read_text_field(content["web"], "web", where) if "web" in content else "",
        tuple(_pair(entry, "imprint", where) for entry in _list(content.get("imprint", []), "imprint", where)),
        {
            str(section): read_text_field(text, f"headline of {section}", where)
            for section, text in _mapping(content.get("headlines"), "headlines", where).items()
        },
        read_hour(content["hour"], "hour", where) if "hour" in content else dt.time(0),
    )


def _reasons(content: Mapping[str, Any], field: str, where: str) -> Mapping[str, str]:
    reasons = _mapping(content.get(field), field, where)
    unsaid = [name for name, reason in reasons.items() if not str(reason or "").strip()]
    if unsaid:
        raise InputError(f"{where}: {field} gives no reason for {', '.join(map(str, unsaid))}")
    return {str(name): str(reason) for name, reason in reasons.items()}


def _accepted(entry: Any, where: str) -> Accepted:
    at = f"{where}, accepted"
    fields = _mapping(entry, "accepted", at)
    check_fields(fields, ACCEPTED_FIELDS, ACCEPTED_FIELDS, at)
    return Accepted(*(str(fields[name]) for name in ACCEPTED_FIELDS))


def _part(content: Any, number: int, where: str) -> PlannedPart:
    at = f"{where}, part {number}"
    fields = _mapping(content, "parts", at)
    check_fields(fields, ["title", "entries"], ["title", "entries"], at)
    entries = []
    for entry in _list(fields["entries"], "entries", at):
        kind, name = _pair(entry, "entries", at)
        if kind not in ENTRY_KINDS:
            raise InputError(f"{at}: an entry is `article: name` or `section: name`; found {show(entry)}")
        if not NAME.fullmatch(name):
            raise InputError(
                f"{at}: {kind} is {show(name)}; a name has letters, digits, - and _, and no folder: `article: ledare`"
            )
        entries.append((kind, name))
    return PlannedPart(read_text_field(fields["title"], "title", at), tuple(entries))  # type: ignore[arg-type]


def _pair(entry: Any, field: str, where: str) -> tuple[str, str]:
    if not isinstance(entry, dict) or len(entry) != 1:
        raise InputError(f"{where}: {field} holds one `key: value` a line; found {show(entry)}")
    key, value = next(iter(entry.items()))
    if value is None or isinstance(value, bool):  # ``null`` and ``yes`` are no names
        raise InputError(f"{where}: {show(key)} in {field} is {show(value)}; expected a name")
    return str(key), str(value)


def _list(content: Any, field: str, where: str) -> list[Any]:
    if not isinstance(content, list):
        raise InputError(f"{where}: {field} is a list; found {show(content)}")
    return content


def _mapping(content: Any, field: str, where: str) -> Mapping[str, Any]:
    if not isinstance(content or {}, dict):
        raise InputError(f"{where}: {field} has fields; found {show(content)}")
    return content or {}
