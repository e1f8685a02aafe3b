"""A table in json-stat2, as PxWeb's version 2 answers: every number beside the codes it belongs to.

Numbers are placed by each dimension's own index, never by the order in which its codes happen to be
written. See https://json-stat.org/full/.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.layouts import is_scale
from werket_lib.letters import plain_spelling
from werket_lib.provenance import RawFile
from werket_lib.sources.pxweb import read_answer

MOST_CELLS = 10_000_000  # PxWeb gives at most 150 000 in one answer: a slip in a file
SHOWN_CELLS = 10
NIL = "-"  # PxWeb's sign for nothing at all: a zero that it leaves out
# A number that is not there, secret, not to be computed or not yet known, and one that is there with a remark.
NO_NUMBER = frozenset({".", "..", "...", "....", ".....", "......", ":", "c", "x", "m", "z", "n", "na", "nan"})
BESIDE_NUMBER = frozenset({"p", "e", "r", "b", "d", "f", "i", "s", "u", "a"})
WANTED = "PxWeb's answer in the format 'json-stat2', with dimension and value"


@dataclass(frozen=True)
class JsonStat:
    """One table.

    Attributes
    ----------
    table_id
        What PxWeb calls the table, such as ``TAB6260``; empty where the answer does not say.
    cells
        A column of codes for each dimension, then ``value`` (float): missing where the answer has null, a
        sign such as ``..``, or a status that says so; 0 where the status is PxWeb's for nil.
    scaled
        Codes whose numbers are no single ones, with what the answer says of them: thousands, percent.
    """

    table_id: str
    cells: pd.DataFrame
    scaled: Mapping[str, str]

    @property
    def dimensions(self) -> list[str]:
        """The dimensions' codes."""
        return [str(name) for name in self.cells.columns[:-1]]


def read_json_stat(raw: RawFile) -> JsonStat:
    """Read a table in json-stat2.

    Raises
    ------
    LayoutError
        If the file is something else: another format of PxWeb's, metadata without data, an error page, or cut
        short.
    SchemaError
        If a value is neither a number nor a sign for a missing one, or a status is not known.
    """
    name = raw.path.name
    answer = read_answer(raw, wanted=WANTED)
    _check_format(answer, name)
    codes = _read_dimensions(answer, name)
    count = math.prod(len(own) for own in codes.values())
    if count > MOST_CELLS:
        raise LayoutError(f"{name}: dimensions for {count} values, more than any answer holds; {WANTED} was expected")
    values = _place(answer["value"], count, what="value", where=name)
    if not answer["value"] and count:
        raise LayoutError(f"{name}: only the table's metadata, no values; expected {WANTED}")
    status = _place(answer.get("status") or {}, count, what="status", where=name)
    index = pd.MultiIndex.from_product(codes.values(), names=list(codes))
    cells = index.to_frame(index=False).astype("str")
    cells["value"] = _read_values(values, status, cells, name)
    table = answer.get("extension", {})
    about = table.get("px", {}) if isinstance(table, dict) else {}
    return JsonStat(
        str(about.get("tableid", "")) if isinstance(about, dict) else "", cells, _find_scaled(answer["dimension"])
    )


def _find_scaled(dimensions: Mapping[str, Any]) -> dict[str, str]:
    """Return the codes whose unit or label says thousands, millions or percent."""
    found: dict[str, str] = {}
    for dimension in dimensions.values():
        category = dimension.get("category") if isinstance(dimension, dict) else None
        for about in ("unit", "label"):
            entries = category.get(about) if isinstance(category, dict) else None
            for code, entry in entries.items() if isinstance(entries, dict) else ():
                told = [entry] if isinstance(entry, str) else [*entry.values()] if isinstance(entry, dict) else []
                is_many = isinstance(entry, dict) and any(entry.get(name) for name in ("multiplier", "mult"))
                if is_many or any(isinstance(one, str) and is_scale(one) for one in told):
                    found[str(code)] = f"{about} {entry}"
    return found


def _check_format(answer: Mapping[str, Any], name: str) -> None:
    if "columns" in answer and "data" in answer:
        raise LayoutError(f"{name}: the format 'json' of PxWeb's version 1; expected {WANTED}")
    if "variables" in answer:
        raise LayoutError(f"{name}: only the table's metadata, as version 1 gives it; expected {WANTED}")
    if isinstance(answer.get("dataset"), dict):
        raise LayoutError(f"{name}: the older format 'json-stat'; expected {WANTED}")
    if not isinstance(answer.get("dimension"), dict) or not isinstance(answer.get("id"), list):
        raise LayoutError(f"{name}: JSON with {sorted(answer)[:10]}; expected {WANTED}")
    if answer.get("value") is None:
        raise LayoutError(f"{name}: only the table's metadata, no values; expected {WANTED}")


def _read_dimensions(answer: Mapping[str, Any], name: str) -> dict[str, list[str]]:
    """Return each dimension's codes in the order of their positions, the dimensions in that of ``id``."""
    ids, sizes = answer["id"], answer.get("size")
    if not isinstance(sizes, list) or len(sizes) != len(ids) or len(set(map(str, ids))) != len(ids) or not ids:
        raise LayoutError(f"{name}: id {ids} and size {sizes} do not belong together; fetch the file again")
    return {
        str(one): _read_codes(answer["dimension"].get(one), size, f"{name}, dimension {one!r}")
        for one, size in zip(ids, sizes, strict=True)
    }


def _read_codes(dimension: Any, size: Any, where: str) -> list[str]:
    """Return a dimension's codes by position: its index is a list, an object or, for one code, left out."""
    category = dimension.get("category") if isinstance(dimension, dict) else None
    if not isinstance(category, dict):
        raise LayoutError(f"{where}: no categories; fetch the file again")
    index = category.get("index", category.get("label") if size == 1 else None)
    if isinstance(index, dict) and "index" not in category:
        index = list(index)
    if isinstance(index, list):
        index = {code: place for place, code in enumerate(index) if isinstance(code, str)}
    if not isinstance(index, dict) or not all(type(place) is int for place in index.values()):
        raise LayoutError(f"{where}: index is neither a list of codes nor positions by code; fetch the file again")
    if sorted(index.values()) != list(range(len(index))) or len(index) != size:
        raise LayoutError(f"{where}: {len(index)} codes for a size of {size}; fetch the file again")
    return [str(code) for code in sorted(index, key=lambda code: index[code])]


def _place(given: Any, count: int, *, what: str, where: str) -> dict[int, Any]:
    """Bring a whole list, or an object that leaves out what is not there, to entries by position."""
    if isinstance(given, str) and what == "status":
        return dict.fromkeys(range(count), given)
    if isinstance(given, list):
        if given and len(given) != count:
            raise LayoutError(f"{where}: {len(given)} entries in {what!r}, the dimensions say {count}; fetch it again")
        return dict(enumerate(given))
    if not isinstance(given, dict):
        raise LayoutError(f"{where}: {what!r} is neither a list nor an object; fetch the file again")
    wrong = [key for key in given if not (key.isascii() and key.isdigit() and int(key) < count)]
    if wrong:
        raise LayoutError(f"{where}: {what!r} has no place {wrong[:SHOWN_CELLS]}, the dimensions say {count}")
    return {int(key): entry for key, entry in given.items()}


def _read_values(values: Mapping[int, Any], status: Mapping[int, Any], cells: pd.DataFrame, name: str) -> pd.Series:
    numbers = np.full(len(cells), np.nan)
    for place in values.keys() | status.keys():
        value, sign = values.get(place), _plain_sign(status.get(place))
        if isinstance(value, str) and _plain_sign(value) in NO_NUMBER | {NIL, ""}:
            value, sign = None, _plain_sign(value) or sign
        if (wrong := _find_wrong(value, sign)) is not None:
            what, found = wrong
            raise SchemaError(f"{name}: {what}, place {place} ({', '.join(cells.iloc[place])}): {found}")
        if sign == NIL:
            numbers[place] = 0
        elif value is not None and sign not in NO_NUMBER:
            numbers[place] = value
    return pd.Series(numbers, index=cells.index).astype("Float64")


def _plain_sign(entry: Any) -> str:
    return plain_spelling(entry).casefold() if isinstance(entry, str) else "" if entry is None else repr(entry)


def _find_wrong(value: Any, sign: str) -> tuple[str, str] | None:
    """Say what is wrong with a value and its status, and what was found; None where they go together."""
    if value is not None and (type(value) not in (int, float) or not math.isfinite(value)):
        return "not a number in 'value'", repr(value)
    if sign and sign not in NO_NUMBER | BESIDE_NUMBER | {NIL}:
        return "a status that is not known", f"{sign!r} beside {value}"
    if sign == NIL and value:
        return f"the status {NIL!r}, which says nil, beside a number", repr(value)
    return None
