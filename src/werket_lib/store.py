"""Tables under ``data/processed/<month>``: typed Parquet, each beside its provenance.

A table is pinned to the editions it was made from, so that an old month keeps its own. A table that
was refused stays as it was but is not handed out: the refusal lies beside it until it is mended.
"""

import io
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from werket_lib.errors import AbsentError, DataError, LateError, RawFileError
from werket_lib.files import IN_ONE_THREAD, stray_prefix
from werket_lib.provenance import Break, Source, Sourced, SourcedTable, hash_bytes

if TYPE_CHECKING:
    import pandas as pd

PROVENANCE = ".provenance.json"
REFUSAL = ".refused.json"
_REFUSALS = (AbsentError, LateError, DataError)  # the narrowest first


@dataclass(frozen=True)
class Provenance:
    """What lies beside a table: how it was made, and from what."""

    table: str
    month: str
    ingredients: Mapping[str, str]  # digest of each edition, and of the code, that it was made with
    sha256: str  # of the Parquet file
    columns: Mapping[str, str]  # digest of each column, in their order
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    findings: tuple[Mapping[str, str], ...] = ()  # what is doubtful in what it was made of
    revisions: tuple[str, ...] = ()  # what changed since the editions before
    breaks: tuple[Break, ...] = ()  # in the measures of the table


def write_table(
    name: str,
    month: "pd.Period | str",
    sourced: SourcedTable,
    processed_dir: Path,
    *,
    ingredients: Mapping[str, str],
    findings: Sequence[Mapping[str, str]] = (),
    revisions: Sequence[str] = (),
) -> None:
    """Write a table and its provenance; a kill in between leaves nothing that is read as whole."""
    folder = processed_dir / str(month)
    folder.mkdir(parents=True, exist_ok=True)
    content = sourced.table.to_parquet(index=False)
    columns = {column: hash_bytes(sourced.table[[column]].to_parquet(index=False)) for column in sourced.table}
    record = Provenance(
        name,
        str(month),
        dict(ingredients),
        hash_bytes(content),
        columns,
        sourced.sources,
        sourced.notes,
        tuple(findings),
        tuple(revisions),
        sourced.breaks,
    )
    write_whole(folder / f"{name}.parquet", content)
    write_json(folder / (name + PROVENANCE), asdict(record))
    (folder / (name + REFUSAL)).unlink(missing_ok=True)


def write_refusal(name: str, month: "pd.Period", error: DataError, processed_dir: Path) -> None:
    """Record why a table could not be made; `read_table` raises it until the table is made.

    Where there is nothing to make it from, an earlier table goes: what rested on it must be seen to change.
    """
    folder = processed_dir / str(month)
    folder.mkdir(parents=True, exist_ok=True)
    kind = next(kind for kind in _REFUSALS if isinstance(error, kind)).__name__
    write_json(folder / (name + REFUSAL), {"kind": kind, "message": str(error)})
    if isinstance(error, AbsentError):
        for suffix in (".parquet", PROVENANCE):
            (folder / (name + suffix)).unlink(missing_ok=True)


def read_provenance(name: str, month: "pd.Period | str", processed_dir: Path) -> Provenance | None:
    """Read what lies beside a table, or None where there is nothing to go by."""
    try:
        record = json.loads((processed_dir / str(month) / (name + PROVENANCE)).read_text(encoding="utf-8"))
        sources = tuple(Source(**source) for source in record.pop("sources"))
        lists = {name: tuple(record[name]) for name in ("notes", "findings", "revisions")}
        breaks = tuple(Break(**{**one, "measures": tuple(one["measures"])}) for one in record.pop("breaks"))
        return Provenance(**{**record, "sources": sources, "breaks": breaks, **lists})
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None


def read_provenances(month: "pd.Period | str", processed_dir: Path) -> list[Provenance]:
    """Read what lies beside every table of a month, in order of name."""
    names = sorted(path.name.removesuffix(PROVENANCE) for path in (processed_dir / str(month)).glob(f"*{PROVENANCE}"))
    found = [read_provenance(name, month, processed_dir) for name in names]
    return [provenance for provenance in found if provenance is not None]


def read_table(
    name: str, month: "pd.Period", processed_dir: Path, *, columns: Sequence[str] | None = None
) -> SourcedTable:
    """Read a table of a report month.

    An audit hook is told of it (``werket_lib.read_table``: name, folder, files, columns), so that a run knows what a
    section read.

    Parameters
    ----------
    columns
        Those to read, all unless given. A section that names its columns is not run again when another
        one changes.

    Raises
    ------
    LateError
        If its data have not reached the month; `AbsentError` if nothing of them had been published.
    DataError
        If it was refused.
    RawFileError
        If it has not been made, or is not what its provenance says.
    """
    folder = processed_dir / str(month)
    refusal = folder / (name + REFUSAL)
    files = [str(folder / f"{name}{suffix}") for suffix in (".parquet", PROVENANCE, REFUSAL)]
    sys.audit("werket_lib.read_table", name, str(folder), files, None if columns is None else list(columns))
    if refusal.exists():
        record = json.loads(refusal.read_text(encoding="utf-8"))
        kind = next((kind for kind in _REFUSALS if kind.__name__ == record.get("kind")), DataError)
        raise kind(record["message"])
    content, provenance = read_checked(name, month, processed_dir)
    if content is None or provenance is None:
        raise RawFileError(f"{folder / name}.parquet is not there or not whole; make it with `werket data {month}`")
    named = None if columns is None else list(columns)
    table = parse_parquet(content, columns=named)
    return SourcedTable(table, provenance.sources, provenance.notes, provenance.breaks, provenance.findings)


def parse_parquet(content: bytes, *, columns: list[str] | None = None) -> "pd.DataFrame":
    """Return the table in a Parquet file's bytes, or the named columns of it."""
    import pandas as pd

    return pd.read_parquet(io.BytesIO(content), columns=columns, **IN_ONE_THREAD)


def read_optional_table(
    name: str, month: "pd.Period", processed_dir: Path, *, columns: Sequence[str] | None = None, if_late: bool = False
) -> SourcedTable | None:
    """Read a table that the section can do without, as `read_table`; None where nothing of it has been published.

    Parameters
    ----------
    if_late
        Whether the section can do without it where it is late too.
    """
    try:
        return read_table(name, month, processed_dir, columns=columns)
    except AbsentError:
        return None
    except LateError:
        if if_late:
            return None
        raise


def read_checked(name: str, month: "pd.Period | str", processed_dir: Path) -> tuple[bytes | None, Provenance | None]:
    """Read a table's bytes with its provenance; None for the bytes where the two do not agree."""
    provenance = read_provenance(name, month, processed_dir)
    try:
        content = (processed_dir / str(month) / f"{name}.parquet").read_bytes()
    except FileNotFoundError:
        return None, provenance
    whole = provenance is not None and hash_bytes(content) == provenance.sha256
    return (content if whole else None), provenance


def write_whole(path: Path, content: bytes) -> None:
    """Write a file aside and move it into place: readers see the old one or the new one."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=stray_prefix())
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_json(path: Path, document: object) -> None:
    """Write a document as JSON, as `write_whole` does; the same bytes for the same document."""
    write_whole(path, (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode())


def all_sources(*tables: Sourced) -> Iterable[Source]:
    """Return every source of several tables, each file once."""
    return {source.file: source for table in tables for source in table.sources}.values()
