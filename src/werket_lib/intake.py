"""An agency's file taken in as an edition, with its sidecar; an edition's date mended, or the edition withdrawn."""

import datetime as dt
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from werket_lib import clock
from werket_lib.calendar import FILE as CALENDAR
from werket_lib.calendar import Expected, read_calendar
from werket_lib.errors import DataError, InputError
from werket_lib.files import find_unfit, make_stray_folder, read_at_most, sweep_strays
from werket_lib.letters import plain_spelling
from werket_lib.months import cut_off
from werket_lib.processed.agreement import check_agreement, check_breakdowns, measured_beside
from werket_lib.processed.findings import Finding
from werket_lib.processed.gate import check_refused, editions_before, judge
from werket_lib.provenance import (
    MAX_RAW_BYTES,
    SIDECAR_SUFFIX,
    Edition,
    RawFile,
    Sidecar,
    hash_bytes,
    list_editions,
    newest_of,
    open_raw,
    sidecar_path,
)
from werket_lib.sources import DATASETS
from werket_lib.sources.recognise import EDITION_TO_COME, Recognised, recognise
from werket_lib.store import write_whole

LONGEST_STEM, LONGEST_SUFFIX = 100, 10

EARLY = dt.timedelta(days=7)  # before the day when a month is expected: perhaps a slip of the pen
_NOT_IN_NAMES = re.compile(r"[^\w.() -]")


@dataclass(frozen=True)
class Added:
    """What became of a file: its edition, and what to tell the user."""

    edition: str
    message: str
    is_new: bool = True


def add_file(
    dataset: str, file: Path, raw_dir: Path, *, published: dt.date | None = None, accept: str = "", url: str = ""
) -> Added:
    """Copy `file` into ``raw_dir/<dataset>/<edition>/`` beside a sidecar, whole or not at all.

    The reference month is read out of the file, by loading it as a run would: what a run would refuse
    is refused here. A file that is there already is left alone.

    Parameters
    ----------
    published
        When the agency published it; where it is not given, what the file itself says, or else today.
    accept
        Why numbers that cannot be true are taken in all the same; the sidecar keeps it.
    url
        Where the file was fetched; the dataset's page where somebody else did.

    Raises
    ------
    InputError
        If there is no such dataset or file.
    DataError
        If the file is not recognised, saying what was looked for, or its data are refused: by its loader, or since
        they cannot be true.
    """
    if dataset not in DATASETS:
        raise InputError(f"no dataset {dataset!r}; there are {', '.join(DATASETS)}")
    content = _read_file(file)
    sweep_strays(raw_dir / dataset)
    digest = hash_bytes(content)
    editions = list_editions(raw_dir, dataset)
    for edition in editions:
        if edition.meta.sha256 == digest and not edition.meta.withdrawn:
            there = f"{dataset} {edition.name}: this file is there already, published {edition.meta.date_published}"
            if published not in (None, edition.meta.date_published):
                there += f" ({_mend_date(dataset, edition.name, str(published))} mends the date)"
            return Added(edition.name, f"{there}; nothing was changed", is_new=False)
    today = clock.today()
    found = recognise(dataset, file, content, published or today)
    _check_published(published, found, file, today)
    about = DATASETS[dataset]
    meta = Sidecar(
        about.producer,
        about.title,
        about.url_page,
        url or about.url_page,
        str(found.reference_month),
        published or found.published or today,
        today,
        about.licence,
        digest,
        preliminary=found.preliminary,
        coverage=found.coverage,
    )
    raw = RawFile(raw_dir / dataset / EDITION_TO_COME / file.name, content, meta)
    findings = judge_file(dataset, found, raw, raw_dir)
    try:
        check_refused(findings, accept)
    except DataError as error:
        raise DataError(
            f"{file.name} was not taken in as {dataset}\n{error}\n"
            'Fetch the file again; if the agency confirms its numbers, add it with --accept "reason"'
        ) from None
    if any(finding.verdict == "refused" for finding in findings):
        meta = replace(meta, accepted=accept)
    name = _put(raw_dir / dataset, found.reference_month, clean_name(file.name), content, meta)
    dates = raw_dir.parent / "registers" / CALENDAR
    expected = read_calendar(dates).expect(dataset, str(found.reference_month)) if dates.is_file() else None
    return Added(
        name, "\n".join([_describe(dataset, name, meta, found, expected), *(finding.line for finding in findings)])
    )


def judge_file(dataset: str, found: Recognised, raw: RawFile, raw_dir: Path) -> list[Finding]:
    """Judge a file's newest month beside the agency's own editions before it, and beside what measures the same."""
    if found.preliminary:
        return []
    before = [open_raw(edition.file) for edition in editions_before(list_editions(raw_dir, dataset), raw)]
    findings: list[Finding] = []
    for name, table in found.tables.items():
        earlier = _load_those_that_can(name, before)
        own = [table] if found.coverage == "series" else [*earlier, table]
        findings += judge(name, own, earlier, published=raw.meta.date_published).findings
    tables = {**_load_beside(dataset, raw, raw_dir), **found.tables}
    return [*findings, *check_agreement(tables), *check_breakdowns(tables)]


def _load_beside(dataset: str, raw: RawFile, raw_dir: Path) -> dict[str, pd.DataFrame]:
    """Load the agencies' own newest editions of what measures the same."""
    tables = {}
    for name in measured_beside(dataset):
        own = [edition for edition in list_editions(raw_dir, name) if not edition.meta.sample]
        newest = newest_of(own, raw.meta.date_published)[-1:]
        for table in _load_those_that_can(name, [open_raw(edition.file) for edition in newest]):
            tables[name] = table
    return tables


def _load_those_that_can(name: str, raws: Sequence[RawFile]) -> list[pd.DataFrame]:
    """Load a dataset or a sheet of earlier editions; one that this version refuses is not compared with."""
    dataset, _, sheet = name.partition(".")
    tables = []
    for raw in raws:
        with suppress(DataError):
            tables.append(DATASETS[dataset].loader(sheet)(raw).table)
    return tables


def mend_published(dataset: str, edition: str, raw_dir: Path, published: dt.date) -> str:
    """Mend the day on which an edition was published; returns what to tell the user.

    Raises
    ------
    InputError
        If there is no such edition, or the day cannot be.
    """
    found = _find(dataset, edition, raw_dir)
    today = clock.today()
    _check_day(published, pd.Period(found.meta.reference_month, freq="M"), today)
    _rewrite(found, replace(found.meta, date_published=published))
    return f"{dataset} {edition}: published {published}, not {found.meta.date_published}"


def withdraw(dataset: str, edition: str, raw_dir: Path, reason: str) -> str:
    """Take an edition out of use; it is kept, and its sidecar says why. Returns what to tell the user.

    Raises
    ------
    InputError
        If there is no such edition, it has been withdrawn, or no reason is given.
    """
    found = _find(dataset, edition, raw_dir)
    if not reason.strip():
        raise InputError("--withdraw wants a reason; it stands in the sidecar, for whoever asks later")
    if found.meta.withdrawn:
        raise InputError(f"{dataset} {edition} has been withdrawn already: {found.meta.withdrawn}")
    _rewrite(found, replace(found.meta, withdrawn=reason.strip()))
    return f"{dataset} {edition}: withdrawn and kept; run the months that rest on it again (`werket status` marks them)"


def _find(dataset: str, edition: str, raw_dir: Path) -> Edition:
    if dataset not in DATASETS:
        raise InputError(f"no dataset {dataset!r}; there are {', '.join(DATASETS)}")
    editions = {one.name: one for one in list_editions(raw_dir, dataset)}
    if edition not in editions:
        raise InputError(f"no edition {edition!r} of {dataset}; there are {', '.join(editions) or 'none'}")
    return editions[edition]


def _rewrite(edition: Edition, meta: Sidecar) -> None:
    write_whole(sidecar_path(edition.file), meta.to_yaml().encode())


def _read_file(file: Path) -> bytes:
    if unfit := find_unfit(file, most_bytes=MAX_RAW_BYTES):
        raise InputError(f"cannot take in {file}: {unfit}; give the file that the agency published")
    try:
        content = read_at_most(file, MAX_RAW_BYTES)
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror}") from None
    if len(content) > MAX_RAW_BYTES:
        raise InputError(f"cannot take in {file}: it does not end within {MAX_RAW_BYTES} bytes")
    return content


def clean_name(name: str) -> str:
    """Keep of a file's name what is safe as one, whatever it was called where it came from."""
    cleaned = _NOT_IN_NAMES.sub("_", plain_spelling(name)).lstrip(".").removesuffix(SIDECAR_SUFFIX)
    stem, suffix = Path(cleaned).stem, Path(cleaned).suffix
    return stem[:LONGEST_STEM] + suffix[:LONGEST_SUFFIX] or "file"


def _check_published(published: dt.date | None, found: Recognised, file: Path, today: dt.date) -> None:
    """Refuse a slip of the pen, and a file for a month that had not begun when it was published."""
    if published is not None:
        _check_day(published, found.reference_month, today)
        return
    day = found.published or today
    if found.reference_month.start_time.date() > day:
        raise DataError(
            f"refused: {file.name}: its newest month is {found.reference_month}, and it was published by {day}; "
            "check its months, and fetch it again"
        )


def _check_day(published: dt.date, month: pd.Period, today: dt.date) -> None:
    if not month.start_time.date() <= published <= today:
        raise InputError(
            f"--published {published} cannot be: the file's newest month is {month}, and today is {today}; "
            "give the day when the agency published it"
        )


def _put(folder: Path, month: pd.Period, file_name: str, content: bytes, meta: Sidecar) -> str:
    """Write the edition aside and move it in under the month's next free name."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = make_stray_folder(folder)
    try:
        aside.chmod(0o755)
        path = aside / file_name
        path.write_bytes(content)
        sidecar_path(path).write_text(meta.to_yaml(), encoding="utf-8")
        number = 1
        while True:
            name = str(month) if number == 1 else f"{month}.{number}"
            if not (folder / name).exists():
                aside.rename(folder / name)
                return name
            number += 1
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _mend_date(dataset: str, edition: str, day: str = "DATE") -> str:
    return f"`werket edition {dataset} {edition} --published {day}`"


def _describe(dataset: str, name: str, meta: Sidecar, found: Recognised, expected: Expected | None) -> str:
    month = found.reference_month
    lines = [f"{dataset} {name}: added, published {meta.date_published}"]
    if meta.preliminary:
        lines.append("It holds a part of a month, marked preliminary: no report will use it")
    lag = DATASETS[dataset].lag_months
    if lag is not None and meta.date_published > cut_off(report := month + lag):
        lines.append(
            f"The report for {report} uses what was published by {cut_off(report)}: {_mend_date(dataset, name)} says "
            f"when it was, or run it with --as-of {meta.date_published}"
        )
    if expected is not None and meta.date_published < expected.at.date() - EARLY:
        lines.append(
            f"{month} of {dataset} is expected {expected.at:%Y-%m-%d}: "
            f"if {meta.date_published} is wrong, {_mend_date(dataset, name)} mends it"
        )
    lines += [f"What is made from this sheet will be refused: {message}" for message in found.refused]
    return "\n".join(lines)
