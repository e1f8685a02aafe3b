"""PxWeb asked for a table: within its limits, in as many parts as it takes, and only believed if it answers that.

Version 2 (SCB) answers 200 with defaults of its own where it does not understand; version 1 (KI) says "Bad Request".
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from werket_lib.clock import STOCKHOLM
from werket_lib.errors import FetchError
from werket_lib.fetch.http import Answer, Client

ALL = "*"
TIME = "Tid"
LANGUAGE = "lang=sv"


@dataclass(frozen=True)
class Table:
    """A table of PxWeb's: its address, the table's name, and the codes asked for by variable (``*`` for all)."""

    address: str
    table: str
    select: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Had:
    """What a table answered: its content, its newest month, and the day on which it was published."""

    content: bytes
    month: str
    published: dt.date | None
    url: str


def newest_in_table(client: Client, table: Table) -> str:
    """Return the newest month of a table of version 2."""
    return _month(_codes(_ask_metadata(client, table), TIME)[-1])


def get_table(client: Client, table: Table) -> Had:
    """Get a table of version 2, in the format json-stat2.

    Raises
    ------
    FetchError
        If it cannot be had, if it does not answer what was asked, or if the agency published in the midst of it.
    """
    config = _read_json(client.get(f"{table.address}/config"))
    client.limit(table.address, int(config["maxCallsPerTimeWindow"]), float(config["timeWindow"]))
    earlier = b""
    for _ in range(2):  # published in the midst of it: once more
        before = _ask_metadata(client, table)
        asked = {
            variable: _codes(before, variable) if list(codes) == [ALL] else list(codes)
            for variable, codes in table.select.items()
        }
        url = f"{table.address}/tables/{table.table}/data?{LANGUAGE}&outputFormat=json-stat2"
        parts = [
            _ask_part(client, url, {**asked, TIME: months}, table.table)
            for months in _split(asked, int(config["maxDataCells"]))
        ]
        content = parts[0].content if len(parts) == 1 else _join([_read_json(part) for part in parts])
        # Where the stamp moves and the bytes do not, it is the stamp that is wrong.
        if content == earlier or _ask_metadata(client, table).get("updated") == before.get("updated"):
            return Had(content, _month(asked[TIME][-1]), _day(before.get("updated")), url)
        earlier = content
    raise FetchError(f"{url}: its 'updated' changed while it was asked, twice; ask again later")


def newest_in_old_table(client: Client, table: Table, time: str) -> str:
    """Return the newest month of a table of version 1."""
    return _month(_values(_ask_old(client, table), time)[-1])


def get_old_table(client: Client, table: Table, time: str) -> Had:
    """Get a table of version 1, in the format json; raises as `get_table` does.

    Parameters
    ----------
    time
        The variable that holds the months.
    """
    url = f"{table.address}/{table.table}"
    known = _ask_old(client, table)
    asked = {variable: _values(known, variable) if list(codes) == [ALL] else list(codes)
             for variable, codes in table.select.items()}  # fmt: skip
    query = [
        {"code": variable, "selection": {"filter": "item", "values": values}} for variable, values in asked.items()
    ]
    answer = client.post(url, {"query": query, "response": {"format": "json"}})
    content = _read_json(answer)
    try:
        variables = [column["code"] for column in content["columns"] if column["type"] != "c"]
        there = {variable: {row["key"][place] for row in content["data"]} for place, variable in enumerate(variables)}
    except (KeyError, IndexError, TypeError):
        raise FetchError(f"{url}: not columns and data, as PxWeb's format json has") from None
    for variable, values in asked.items():
        _check_answered(url, variable, values, there.get(variable, set()))
    updated = next((entry.get("updated") for entry in content.get("metadata", []) if isinstance(entry, dict)), None)
    return Had(answer.content, _month(asked[time][-1]), _day(updated), url)


def _ask_metadata(client: Client, table: Table) -> dict[str, Any]:
    url = f"{table.address}/tables/{table.table}/metadata?{LANGUAGE}"
    found = _read_json(client.get(url))
    about = found.get("extension", {}).get("px", {}).get("tableid", table.table)
    if about != table.table:
        raise FetchError(f"{url}: asked for {table.table}, and it answers for {about}")
    return found


def _codes(metadata: Mapping[str, Any], variable: str) -> list[str]:
    try:
        index = metadata["dimension"][variable]["category"]["index"]
    except (KeyError, TypeError):
        raise FetchError(f"PxWeb's metadata has no codes for {variable}; look at the table") from None
    codes = list(index) if isinstance(index, list) else sorted(index, key=lambda code: index[code])
    if not codes:
        raise FetchError(f"PxWeb's metadata has no codes for {variable}; look at the table")
    return codes


def _split(asked: Mapping[str, Sequence[str]], most_cells: int) -> list[list[str]]:
    """Part the months, so that no part has more cells than may be asked for at once."""
    months = list(asked[TIME])
    in_a_month = int(np.prod([len(codes) for variable, codes in asked.items() if variable != TIME]))
    at_once = most_cells // in_a_month
    if not at_once:
        raise FetchError(f"one month has {in_a_month} cells, and PxWeb gives at most {most_cells}; ask for less")
    return [months[start : start + at_once] for start in range(0, len(months), at_once)]


def _ask_part(client: Client, url: str, asked: Mapping[str, Sequence[str]], table: str) -> Answer:
    selection = [{"variableCode": variable, "valueCodes": list(codes)} for variable, codes in asked.items()]
    answer = client.post(url, {"selection": selection})
    content = _read_json(answer)
    about = content.get("extension", {}).get("px", {}).get("tableid")
    if about != table:
        raise FetchError(f"{url}: asked for {table}, and it answers for {about or 'no table'}")
    for variable, codes in asked.items():
        if variable not in content.get("dimension", {}):
            raise FetchError(f"{url}: asked for {variable}, and it answers without; it has its own defaults")
        _check_answered(url, variable, codes, set(_codes(content, variable)))
    return answer


def _check_answered(url: str, variable: str, asked: Sequence[str], there: set[str]) -> None:
    if set(asked) != there:
        lacking, more = sorted(set(asked) - there), sorted(there - set(asked))
        raise FetchError(
            f"{url}: it does not answer what was asked of {variable}: {len(lacking)} codes lacking {lacking[:3]}, "
            f"{len(more)} not asked for {more[:3]}"
        )


def _join(parts: Sequence[Mapping[str, Any]]) -> bytes:
    """Join answers that differ in their months only."""
    first = parts[0]
    axis = first["id"].index(TIME)
    if any(part["id"] != first["id"] for part in parts):
        raise FetchError("PxWeb's parts have their variables in different orders; ask again")
    joined = dict(first)
    for what in ("value", "status"):
        if any(part.get(what) for part in parts):
            grids = [np.array(_listed(part, what), dtype=object).reshape(part["size"]) for part in parts]
            joined[what] = np.concatenate(grids, axis=axis).ravel().tolist()
    months = [code for part in parts for code in _codes(part, TIME)]
    own = first["dimension"][TIME]
    category = {"index": {code: at for at, code in enumerate(months)}, "label": {code: code for code in months}}
    joined["dimension"] = {**first["dimension"], TIME: {**own, "category": category}}
    joined["size"] = [len(months) if at == axis else size for at, size in enumerate(first["size"])]
    return json.dumps(joined, ensure_ascii=False).encode()


def _listed(part: Mapping[str, Any], what: str) -> list[Any]:
    given, count = part.get(what) or {}, int(np.prod(part["size"]))
    return list(given) if isinstance(given, list) else [given.get(str(place)) for place in range(count)]


def _ask_old(client: Client, table: Table) -> dict[str, Any]:
    return _read_json(client.get(f"{table.address}/{table.table}"))


def _values(metadata: Mapping[str, Any], variable: str) -> list[str]:
    found = [
        one["values"] for one in metadata.get("variables", []) if one.get("code") == variable and one.get("values")
    ]
    if not found:
        raise FetchError(f"PxWeb's metadata has no values for {variable}; look at the table")
    return list(found[0])


def _read_json(answer: Answer) -> dict[str, Any]:
    try:
        content = json.loads(answer.text)
    except ValueError:
        raise FetchError(f"{answer.url}: no JSON, but {_describe(answer.content)}") from None
    if not isinstance(content, dict):
        raise FetchError(f"{answer.url}: JSON, but no object")
    return content


def _describe(content: bytes) -> str:
    return "a web page" if content.lstrip().startswith(b"<") else f"{len(content)} bytes of something else"


def _month(code: str) -> str:
    return code.replace("M", "-")


def _day(updated: Any) -> dt.date | None:
    """Read the day in Stockholm of ``updated``, which is in UTC."""
    try:
        return dt.datetime.fromisoformat(str(updated)).astimezone(STOCKHOLM).date()
    except ValueError:
        return None
