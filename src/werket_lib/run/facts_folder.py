"""What a section that reads the others is handed: the month's facts so far, and those of the month before.

It is handed copies of just what it may read (see `werket_lib.reports`), and they are what its key digests:
nothing else can change its result.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from werket_lib.reports import OF_RECORD, OF_SECTION, RECORD, SECTION, plain_status, read_record
from werket_lib.run.record import earlier_sections, hash_files, read_earlier
from werket_lib.run.section_record import SectionRecord
from werket_lib.store import write_json, write_whole


@dataclass(frozen=True)
class Handed:
    """A folder laid out as reports/, the digest of each file in it, and whether the month has any facts there."""

    folder: Path
    digests: Mapping[str, str]
    empty: bool


def hand_over(
    folder: Path, month: pd.Period, sections: Sequence[SectionRecord], whole: Path, reports_dir: Path
) -> Handed:
    """Lay out what a section may read under ``folder/<month>/`` and ``folder/<the month before>/``.

    Parameters
    ----------
    sections
        Those of the month that do not read the others, with what became of them so far.
    whole
        Where their results lie.
    reports_dir
        Where the month before is, if it has been run.
    """
    _lay_out(folder / str(month), sections, whole)
    before = reports_dir / str(month - 1)
    names = {section.name for section in sections}
    earlier = [section for section in earlier_sections(read_earlier(before), before) if section.name in names]
    if earlier:
        _lay_out(folder / str(month - 1), earlier, before)
    return Handed(folder, hash_files(folder), not any(section.has_results for section in sections))


def _lay_out(folder: Path, sections: Sequence[SectionRecord], results: Path) -> None:
    (folder / SECTION).parent.mkdir(parents=True)
    records = [{field: getattr(section, field) for field in OF_RECORD} for section in sections]
    plain = [record | {"status": plain_status(record["status"])} for record in records]
    write_json(folder / RECORD, {"sections": plain})
    for section in sections:
        if section.has_results:
            content = read_record(results / SECTION.format(section.name))
            handed = {field: content[field] for field in OF_SECTION}
            # Not laid out for people, as `write_json` would: that takes ten times as long, and nobody looks here.
            write_whole(folder / SECTION.format(section.name), json.dumps(handed).encode())
