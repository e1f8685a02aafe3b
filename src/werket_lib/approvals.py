"""Who has approved which section of a month: ``editorial/<month>/approvals.yml``.

An approval is bound to what a reader sees of the section, by its digest: once a fact, a text or a figure of it is
another, the section is open again, and only that one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal

import yaml

from werket_lib.cache.digests import digest_json, list_files
from werket_lib.cache.inputs import APPROVALS
from werket_lib.clock import timestamp
from werket_lib.errors import InputError
from werket_lib.letters import plain_spelling
from werket_lib.reports import SECTION, read_record
from werket_lib.store import write_whole
from werket_lib.yaml_text import parse_yaml

SEEN = ("id", "value", "unit", "month", "decimals")  # of a fact; how it was computed is nothing that a reader sees
LONGEST = 2000  # letters of a name or a note

State = Literal["approved", "changed", "open"]


@dataclass(frozen=True)
class Approval:
    """That somebody approved a section as it then was; `at` is a time with its offset."""

    section: str
    by: str
    at: str
    digest: str
    note: str = ""


@dataclass(frozen=True)
class Standing:
    """How a section stands: approved as it is, changed since, or open; and who approved it, when, with what note."""

    state: State
    by: str = ""
    at: str = ""
    note: str = ""


def digest_section(folder: Path, name: str) -> str:
    """Digest what a reader sees of a section: facts, text, tables and figures; empty where it has left nothing.

    Parameters
    ----------
    folder
        The month's, under ``reports/``.
    """
    try:
        left = read_record(folder / SECTION.format(name))
    except FileNotFoundError:
        return ""
    facts = [[fact[field] for field in SEEN] for fact in left["facts"]]
    blocks = [block for block in left["blocks"] if block["kind"] != "sources"]
    drawn = list_files(folder / "figures" / name, "*.svg")
    return digest_json([left["headline"], left["sample"], blocks, facts, drawn])


def read_approvals(folder: Path) -> list[Approval]:
    """Read every approval of a month, the oldest first.

    Parameters
    ----------
    folder
        The month's, under ``editorial/``.

    Raises
    ------
    InputError
        If the file is no list of approvals.
    """
    path = folder / APPROVALS
    if not path.is_file():
        return []
    where = f"{folder.name}/{APPROVALS}"
    try:
        entries = parse_yaml(path.read_text(encoding="utf-8")) or []
        found = [Approval(**entry) for entry in entries]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError) as error:
        raise InputError(
            f"{where}: not as `werket approve` wrote it ({' '.join(str(error).split())}); restore it from git"
        ) from None
    for approval in found:
        for one in fields(approval):
            if not isinstance(getattr(approval, one.name), str):
                raise InputError(f"{where}: {one.name} of {approval.section} is no text; restore it from git")
    return found


def write_approval(folder: Path, sections: Iterable[str], month_folder: Path, *, by: str, note: str = "") -> None:
    """Add somebody's approval of sections as they are to a month's file.

    Raises
    ------
    InputError
        If there is no name, or name or note is too long.
    """
    name, said = plain_spelling(by), plain_spelling(note)
    if not name:
        raise InputError('--by is empty; say who approves, --by "Anna Berg"')
    if max(len(name), len(said)) > LONGEST:
        raise InputError(f"--by and --note have at most {LONGEST} letters")
    added = [
        Approval(section, name, timestamp(), digest_section(month_folder, section), said)
        for section in dict.fromkeys(sections)
    ]
    entries = [asdict(one) for one in [*read_approvals(folder), *added]]
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / APPROVALS, yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120).encode())


def find_standings(folder: Path, month_folder: Path, sections: Iterable[str]) -> dict[str, Standing]:
    """Tell how each section stands: the newest approval of it as it is holds, otherwise the newest is out of date."""
    approvals = read_approvals(folder)
    return {name: _find_standing(name, approvals, month_folder) for name in sections}


def _find_standing(name: str, approvals: Iterable[Approval], month_folder: Path) -> Standing:
    own = [one for one in approvals if one.section == name]
    if not own:
        return Standing("open")
    now = digest_section(month_folder, name)
    same = [one for one in own if now and one.digest == now]
    last = (same or own)[-1]
    return Standing("approved" if same else "changed", last.by, last.at, last.note)


def open_sections(standings: Mapping[str, Standing]) -> list[str]:
    """Name the sections that nobody has approved as they are."""
    return [name for name, standing in standings.items() if standing.state != "approved"]
