"""A run that has nothing to do, known from digests of its inputs, before anything heavy is imported.

A section's own key (`werket_lib.cache.keys`) tells which of them to run; to make keys takes a second. If
every file that a month could depend on is what it was when all of it last came out, and so is every
file that came out, there is nothing to do.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import werket_lib
from werket_lib.cache.digests import digest_folder, digest_json, environment_digests, list_files
from werket_lib.clock import timestamp
from werket_lib.errors import RawFileError, WerketError
from werket_lib.provenance import choosable_editions, hash_bytes, list_editions, open_raw, sidecar_path
from werket_lib.store import write_json

GOOD = ("ran", "unchanged")
RECORD = "run.json"
INPUTS = "keys/month.json"
APPROVALS = "approvals.yml"  # beside the editor's plan
OF_ONE_RUN = ("finished", "tables", "why", "changes", "seconds", "cells", "key")  # in the record


@dataclass(frozen=True)
class Inputs:
    """Where everything is that a month's report may depend on.

    Attributes
    ----------
    month
        Report month, YYYY-MM.
    as_of
        The cut-off date that the user gave, if any.
    parameters
        What the user gave sections: section -> parameter -> value.
    """

    root: Path
    month: str
    as_of: str | None
    data_dir: Path
    reports_dir: Path
    editorial: Path | None = None
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def editorial_dir(self) -> Path:
        """Where the editor's folders are, a month each."""
        return self.editorial or self.root / "editorial"

    @property
    def raw_dir(self) -> Path:
        """Where the raw files are."""
        return self.data_dir / "raw"

    @property
    def processed_dir(self) -> Path:
        """Where the processed tables are."""
        return self.data_dir / "processed"


def find_unchanged(inputs: Inputs, sections: Sequence[str]) -> dict[str, Any] | None:
    """Return the record of a month of which nothing has changed; None where something has, or may have.

    Raw files are opened and checked against their sidecars as ever; one that is refused is for the run to tell.

    Parameters
    ----------
    sections
        Those asked for; none for all.
    """
    folder = inputs.reports_dir / inputs.month
    try:
        record, known = _read_json(folder / RECORD), _read_json(folder / INPUTS)
        names = [section["name"] for section in record["sections"]]
        good = all(section["status"] in GOOD for section in record["sections"])
        if not good or not set(sections) <= set(names):
            return None
        same = digest_inputs(inputs, dt.date.fromisoformat(record["as_of"])) == known["inputs"]
        return (
            record
            if same
            and digest_folder(inputs.processed_dir / inputs.month) == known["tables"]
            and all(hash_bytes((folder / path).read_bytes()) == digest for path, digest in known["files"].items())
            else None
        )
    except (OSError, ValueError, KeyError, TypeError, WerketError):
        return None


def digest_inputs(inputs: Inputs, as_of: dt.date) -> dict[str, str]:
    """Digest every file that a month's report may depend on, but for the tables that it makes itself."""
    before = inputs.reports_dir / _month_before(inputs.month)
    return {
        "as of": f"{inputs.as_of} {as_of}",
        "parameters": digest_json([[name, sorted(given.items())] for name, given in sorted(inputs.parameters.items())]),
        **program_digests(inputs.root),
        "notebooks": digest_folder(inputs.root / "notebooks", "*.ipynb"),
        "editor's plan": digest_folder(inputs.editorial_dir / inputs.month, "issue.yml"),
        "approvals": digest_folder(inputs.editorial_dir / inputs.month, APPROVALS),
        "registers": digest_folder(inputs.data_dir / "registers", "*.yml"),
        "raw files": digest_json(_raw_files(inputs.raw_dir, as_of)),
        "facts of the month before": digest_json(
            [digest_record(before / RECORD), digest_folder(before / "sections", "*.json")]
        ),
    }


def program_digests(root: Path) -> dict[str, str]:
    """Digest the library, and the environment that it runs in."""
    return {"library": digest_folder(Path(werket_lib.__file__).parent), **environment_digests(root)}


def digest_texts(folder: Path) -> str:
    """Digest what an editor wrote for a month, without the approvals: they make no other issue."""
    return digest_json([one for one in list_files(folder) if one[0] != APPROVALS])


def keep_input_digests(folder: Path, digests: Mapping[str, str], inputs: Inputs) -> None:
    """Keep, beside what has come out, what it was made from; for `find_unchanged`."""
    files = {path: digest for path, digest in list_files(folder) if path not in (RECORD, INPUTS)}
    tables = digest_folder(inputs.processed_dir / inputs.month)
    write_json(folder / INPUTS, {"inputs": dict(digests), "tables": tables, "files": files})


def mark_unchanged(inputs: Inputs, record: Mapping[str, Any]) -> dict[str, Any]:
    """Let a month's record say that nothing of it has changed."""
    sections = [
        section | {"status": "unchanged", "why": "nothing it depends on changed", "changes": []}
        for section in record["sections"]
    ]
    finished = timestamp()
    marked = {**record, "finished": finished, "sections": sections}
    write_json(inputs.reports_dir / inputs.month / RECORD, marked)
    return marked


def _raw_files(raw_dir: Path, as_of: dt.date) -> list[tuple[str, ...]]:
    """List the raw files and their sidecars; check those that a report may rest on; one may be refused by itself."""
    found: list[tuple[str, ...]] = []
    for dataset in sorted(path.name for path in raw_dir.iterdir() if path.is_dir()):
        try:
            checked = {edition.name for chosen in choosable_editions(raw_dir, dataset, as_of) for edition in chosen}
            for edition in list_editions(raw_dir, dataset):  # a newest one is judged beside those before it
                if edition.name in checked:
                    open_raw(edition.file)
                sidecar = hash_bytes(sidecar_path(edition.file).read_bytes())
                found.append((dataset, edition.name, edition.meta.sha256, sidecar))
        except RawFileError as error:
            found.append((dataset, "refused", str(error)))
    return found


def digest_record(path: Path) -> str:
    """Digest a month's ``run.json``, but for what differs between two runs that gave the same."""
    try:
        record = _read_json(path)
        plain = [
            {name: value for name, value in section.items() if name not in OF_ONE_RUN}
            | {"status": "good" if section["status"] in GOOD else section["status"]}
            for section in record["sections"]
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # for whoever reads it to say
        return hash_bytes(path.read_bytes()) if path.is_file() else ""
    return digest_json({name: value for name, value in record.items() if name not in OF_ONE_RUN} | {"sections": plain})


def _month_before(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"


def _read_json(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))
