"""An agency's file taken in as an edition, with its sidecar."""

import datetime as dt
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from werket_lib.errors import InputError
from werket_lib.months import cut_off
from werket_lib.provenance import SIDECAR_SUFFIX, Sidecar, hash_bytes, list_editions, sidecar_path
from werket_lib.sources import DATASETS
from werket_lib.sources.recognise import Recognised, recognise

LONGEST_STEM, LONGEST_SUFFIX = 100, 10

_NOT_IN_NAMES = re.compile(r"[^\w.() -]")


@dataclass(frozen=True)
class Added:
    """What became of a file: its edition, and what to tell the user."""

    edition: str
    message: str


def add_file(dataset: str, file: Path, raw_dir: Path, *, published: dt.date | None = None) -> Added:
    """Copy `file` into ``raw_dir/<dataset>/<edition>/`` beside a sidecar, whole or not at all.

    The reference month is read out of the file, by loading it as a run would: what a run would refuse
    is refused here. A file that is there already is left alone.

    Parameters
    ----------
    published
        When the agency published it; where it is not given, what the file itself says, or else today.

    Raises
    ------
    InputError
        If there is no such dataset or file.
    DataError
        If the file is not recognised, saying what was looked for, or its data are refused.
    """
    if dataset not in DATASETS:
        raise InputError(f"no dataset {dataset!r}; there are {', '.join(DATASETS)}")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror}") from None
    digest = hash_bytes(content)
    editions = list_editions(raw_dir, dataset)
    for edition in editions:
        if edition.meta.sha256 == digest:
            return Added(edition.name, f"{dataset} {edition.name}: this file is there already; nothing was changed")
    today = dt.datetime.now().astimezone().date()
    found = recognise(dataset, file, content, published or today)
    _check_published(published, found.reference_month, today)
    about = DATASETS[dataset]
    meta = Sidecar(
        about.producer,
        about.title,
        about.url_page,
        about.url_page,
        str(found.reference_month),
        published or found.published or today,
        today,
        about.licence,
        digest,
        preliminary=found.preliminary,
        coverage=found.coverage,
    )
    name = _put(raw_dir / dataset, found.reference_month, clean_name(file.name), content, meta)
    return Added(name, _describe(dataset, name, meta, found))


def clean_name(name: str) -> str:
    """Keep of a file's name what is safe as one, whatever it was called where it came from."""
    cleaned = _NOT_IN_NAMES.sub("_", name).lstrip(".").removesuffix(SIDECAR_SUFFIX)
    stem, suffix = Path(cleaned).stem, Path(cleaned).suffix
    return stem[:LONGEST_STEM] + suffix[:LONGEST_SUFFIX] or "file"


def _check_published(published: dt.date | None, month: pd.Period, today: dt.date) -> None:
    """Refuse a slip of the pen: a date before the data's own month, or one that has not come."""
    if published is not None and not month.start_time.date() <= published <= today:
        raise InputError(
            f"--published {published} cannot be: the file's newest month is {month}, and today is {today}; "
            "give the day when the agency published it"
        )


def _put(folder: Path, month: pd.Period, file_name: str, content: bytes, meta: Sidecar) -> str:
    """Write the edition aside and move it in under the month's next free name."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder, prefix="."))
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


def _describe(dataset: str, name: str, meta: Sidecar, found: Recognised) -> str:
    month = found.reference_month
    lines = [f"{dataset} {name}: added, published {meta.date_published}"]
    if meta.preliminary:
        lines.append("It holds a part of a month, marked preliminary: no report will use it")
    report = month + (DATASETS[dataset].lag_months or 0)
    if meta.date_published > cut_off(report):
        lines.append(
            f"The report for {report} uses what was published by {cut_off(report)}: "
            f"give --published DATE, or run it with --as-of {meta.date_published}"
        )
    lines += [f"What is made from this sheet will be refused: {message}" for message in found.refused]
    return "\n".join(lines)
