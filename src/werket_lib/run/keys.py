"""What a section's result depends on, ingredient by ingredient, and what of it has changed."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from werket_lib.provenance import hash_bytes
from werket_lib.run.reads import Reads, TableRead
from werket_lib.run.surroundings import LOCK_FILE, digest_installed, digest_json, python_version
from werket_lib.store import Provenance, read_provenance

# The modules by which a notebook is executed; what they do is in every result.
EXECUTION = ("execute", "kernels", "manager", "provisioner", "record", "warm_parent")


@dataclass(frozen=True)
class Key:
    """The ingredients of a result, each with its digest, by a name that people understand."""

    ingredients: Mapping[str, str]

    @property
    def digest(self) -> str:
        """One digest of them all."""
        return digest_json(sorted(self.ingredients.items()))

    def __or__(self, other: Mapping[str, str]) -> "Key":
        return Key({**self.ingredients, **other})

    def changes_since(self, earlier: Mapping[str, str]) -> list[str]:
        """Say which ingredients differ from those of an earlier result."""
        changed = [name for name in self.ingredients if earlier.get(name, "") not in ("", self.ingredients[name])]
        new = [name for name in self.ingredients if name not in earlier]
        gone = [name for name in earlier if name not in self.ingredients]
        return [
            *(f"{name} changed" for name in changed),
            *(f"{name} is new" for name in new),
            *(f"{name} is no longer used" for name in gone),
        ]


def common_ingredients(root: Path) -> dict[str, str]:
    """Return what every section of a project rests on: the dependencies, and how notebooks are executed."""
    execution = [hash_bytes((Path(__file__).parent / f"{name}.py").read_bytes()) for name in EXECUTION]
    return {
        "locked dependencies": hash_bytes((root / LOCK_FILE).read_bytes()),
        "installed packages": digest_installed(),
        "Python": python_version(),
        "execution": digest_json(execution),
    }


def table_ingredients(reads: Reads, month: pd.Period, processed_dir: Path) -> dict[str, str]:
    """Return what a section reads: each column of each table, and the files and notes that go with a table.

    A read that the section's code does not tell in advance is unlike any other.
    """
    found: dict[str, str] = {}
    records = {name: read_provenance(name, month, processed_dir) for name in reads.names}
    for read in reads.tables:
        found |= _of_table(read, records[read.table])
    if reads.untold:
        found[f"{reads.untold}, which is not known before it is run,"] = uuid.uuid4().hex
    return found


def _of_table(read: TableRead, record: Provenance | None) -> dict[str, str]:
    if record is None:
        return {f"table {read.table}": "absent"}
    whole = {
        f"table {read.table}, sources": digest_json([vars(source) for source in record.sources]),
        f"table {read.table}, notes": digest_json(record.notes),
    }
    if read.columns is None:
        whole[f"table {read.table}, columns"] = digest_json(list(record.columns))
    columns = record.columns if read.columns is None else read.columns
    return whole | {f"table {read.table}, column {name}": record.columns.get(name, "absent") for name in columns}
