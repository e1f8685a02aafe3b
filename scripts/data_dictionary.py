"""Write docs/data-dictionary.md from the schemas: ``python -m scripts.data_dictionary``."""

import inspect
from pathlib import Path
from typing import Any

from werket_lib.processed.recipes import RECIPES
from werket_lib.schemas import TABLES

TARGET = Path(__file__).parents[1] / "docs" / "data-dictionary.md"
INTRODUCTION = """# Data dictionary

The tables under `data/processed/<month>/`, as `src/werket_lib/schemas.py` promises them. This page is written by
`python -m scripts.data_dictionary`; a test holds the two together.
"""


def describe_tables() -> str:
    """Return the page: a section a table, a row a column."""
    return "\n".join([INTRODUCTION, *(_describe(name) for name in TABLES)])


def _describe(name: str) -> str:
    schema = TABLES[name].to_schema()
    lines = [
        f"## {name}",
        "",
        str(inspect.getdoc(TABLES[name])),
        f"Key: {', '.join(schema.unique)}. Made from {', '.join(RECIPES[name].datasets)}.",
        "",
        "| column | type | unit | what |",
        "|---|---|---|---|",
    ]
    lines += [_row(column, schema.columns[column]) for column in schema.columns]
    return "\n".join([*lines, ""])


def _row(name: str, column: Any) -> str:
    unit = (column.metadata or {}).get("unit", "")
    return f"| `{name}` | {column.dtype}{', may be missing' * column.nullable} | {unit} | {column.description} |"


if __name__ == "__main__":
    TARGET.write_text(describe_tables(), encoding="utf-8")
