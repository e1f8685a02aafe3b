"""An issue of which nothing has changed, known from the bytes alone, before anything heavy is imported.

As `werket_lib.cache.inputs` knows it of a month: if all that the issue is made of is what it was when it was last
made, and so is every file of it, there is nothing to make.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from werket_lib.cache.digests import digest_folder, list_files
from werket_lib.cache.inputs import RECORD, digest_record, digest_texts, program_digests
from werket_lib.issue.kept import CLAIMS, DIGESTS, FOLDER, PROOF
from werket_lib.provenance import hash_bytes
from werket_lib.settings import read_settings
from werket_lib.store import write_json

# What the issue reads of a month's folder, beside its record.
READ = ("facts.json", "histories.json", "figures", "results", "sections")


@dataclass(frozen=True)
class MadeIssue:
    """An issue as it was made: what to open, by its path in the month's folder, what its ledger said, and notes."""

    shown: tuple[str, ...]
    summary: str
    notes: tuple[str, ...] = ()


def digest_issue_inputs(root: Path, folder: Path, editorial: Path) -> dict[str, str]:
    """Digest all that an issue is made of.

    Parameters
    ----------
    folder, editorial
        The month's, under ``reports/`` and ``editorial/``.
    """
    return {
        **program_digests(root),
        "record": digest_record(folder / RECORD),
        "editorial": digest_texts(editorial),
        **{name: _digest(folder / name) for name in READ},
        "site": read_settings().site,
        "neighbours": "".join(str(int((folder.parent / month / FOLDER).is_dir())) for month in _beside(folder.name)),
    }


def _beside(month: str) -> tuple[str, str]:
    """Return the months before and after one, whose issues its front page leads to."""
    months = 12 * int(month[:4]) + int(month[5:]) - 1
    before, after = (f"{at // 12}-{at % 12 + 1:02}" for at in (months - 1, months + 1))
    return before, after


def find_issue(folder: Path, digests: Mapping[str, str]) -> MadeIssue | None:
    """Return what was made of the same, if it is all there as it was made; None otherwise."""
    try:
        known = json.loads((folder / DIGESTS).read_text(encoding="utf-8"))
        same = known["inputs"] == dict(digests) and known["files"] == _made_files(folder)
        return MadeIssue(tuple(known["shown"]), known["summary"], tuple(known["notes"])) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_issue_digests(folder: Path, digests: Mapping[str, str], made: MadeIssue) -> None:
    """Keep what an issue was made of; for `find_issue`."""
    kept = {"inputs": dict(digests), "files": _made_files(folder), **asdict(made)}
    write_json(folder / DIGESTS, kept)


def _made_files(folder: Path) -> dict[str, str]:
    return {**dict(list_files(folder / FOLDER)), **{name: _digest(folder / name) for name in (PROOF, CLAIMS)}}


def _digest(path: Path) -> str:
    return hash_bytes(path.read_bytes()) if path.is_file() else digest_folder(path)
