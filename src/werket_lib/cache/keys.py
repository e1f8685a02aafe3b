"""What a section's result depends on, ingredient by ingredient, and what of it has changed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import werket_lib
from werket_lib.cache.digests import digest_json, environment_digests, own_files
from werket_lib.cache.table_reads import Reads
from werket_lib.provenance import hash_bytes
from werket_lib.store import Provenance, read_provenance, write_json

KEY = "keys/{}.json"
# By which a notebook is executed, and its result recorded; what they do is in every result.
EXECUTION = ("kernels", "run")


@dataclass(frozen=True)
class Key:
    """The ingredients of a result, each with its digest, by a name that people understand."""

    ingredients: Mapping[str, str]

    @property
    def digest(self) -> str:
        """One digest of them all."""
        return digest_json(sorted(self.ingredients.items()))

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


@dataclass(frozen=True)
class KnownKey:
    """What an earlier result rests on, and what its section read."""

    reads: Reads
    ingredients: Mapping[str, str]


def write_key(key: Key, reads: Reads, folder: Path, name: str) -> None:
    """Keep what a section's result rests on beside it, so that it can be told what of it has changed."""
    path = folder / KEY.format(name)
    path.parent.mkdir(exist_ok=True)
    write_json(path, {"reads": reads.to_json(), "ingredients": dict(key.ingredients)})


def read_key(folder: Path, name: str) -> KnownKey | None:
    """Read what an earlier result rests on; None where that is not known."""
    try:
        document = json.loads((folder / KEY.format(name)).read_text(encoding="utf-8"))
        return KnownKey(Reads.from_json(document["reads"]), dict(document["ingredients"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def common_ingredients(root: Path) -> dict[str, str]:
    """Return what every section of a project rests on: the environment, and how notebooks are executed."""
    package = Path(werket_lib.__file__).parent
    files = [path for name in EXECUTION for path in own_files(package / name, "*.py")]
    return {**environment_digests(root), "execution": digest_json([hash_bytes(path.read_bytes()) for path in files])}


def table_ingredients(reads: Reads, month: pd.Period, processed_dir: Path) -> dict[str, str]:
    """Return a digest of each column of each table that was read, and of the files and notes that go with it."""
    found: dict[str, str] = {}
    for table, columns in reads.tables.items():
        found |= _of_table(table, columns, read_provenance(table, month, processed_dir))
    return found


def _of_table(table: str, columns: tuple[str, ...] | None, record: Provenance | None) -> dict[str, str]:
    if record is None:
        return {f"table {table}": "absent"}
    whole = {
        f"table {table}, sources": digest_json([vars(source) for source in record.sources]),
        f"table {table}, notes": digest_json(record.notes),
        f"table {table}, breaks": digest_json([vars(one) for one in record.breaks]),
        f"table {table}, findings": digest_json(list(record.findings)),
    }
    if columns is None:
        whole[f"table {table}, columns"] = digest_json(list(record.columns))
    named = record.columns if columns is None else columns
    return whole | {f"table {table}, column {name}": record.columns.get(name, "absent") for name in named}
