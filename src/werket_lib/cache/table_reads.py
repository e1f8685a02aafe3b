"""What a section read: known when it has run, and guessed before, to know which tables to make."""

import ast
import json
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

READERS = ("read_table", "read_optional_table")


@dataclass(frozen=True)
class Reads:
    """What a section read while it ran.

    Attributes
    ----------
    tables
        The columns read of each processed table of its month; None for all of them.
    others
        Whatever else it opened: such a section is run every time.
    """

    tables: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Reads":
        """Return what `to_json` wrote."""
        tables = {name: None if columns is None else tuple(columns) for name, columns in document["tables"].items()}
        return cls(tables, tuple(document["others"]))

    def to_json(self) -> dict[str, Any]:
        """Return it as a document."""
        return asdict(self)


def read_notes(path: Path, library_files: Container[str]) -> Reads | None:
    """Return what a kernel noted of its reads; None where there are no notes, or they are not whole.

    A line is ``["table", name, columns or null]``, ``["library", file]`` or ``["other", what]``.

    Parameters
    ----------
    library_files
        Those that the section's key accounts for, as ``library file sections/specs.json``.
    """
    tables: dict[str, tuple[str, ...] | None] = {}
    others: list[str] = []
    try:
        for kind, name, *columns in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if kind == "library":
                others += [] if f"library file {name}" in library_files else [name]
            elif kind == "other":
                others.append(name)
            elif columns[0] is None or tables.get(name, ()) is None:
                tables[name] = None
            else:
                tables[name] = tuple(dict.fromkeys([*(tables.get(name) or ()), *columns[0]]))
    except (OSError, ValueError):
        return None
    return Reads(tables, tuple(dict.fromkeys(others)))


def tables_named(code: str) -> tuple[str, ...]:
    """Return the tables that a notebook's code names in its calls of `read_table`.

    Only to know which tables to make before it is run: what it rests on is what it read.
    """
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and node.args]
    return tuple(
        dict.fromkeys(
            str(call.args[0].value)
            for call in calls
            if ast.unparse(call.func).rpartition(".")[2] in READERS and isinstance(call.args[0], ast.Constant)
        )
    )
