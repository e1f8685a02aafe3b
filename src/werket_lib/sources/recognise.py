"""What a file is, read out of the file itself before it is taken in."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd

from werket_lib.errors import DataError, InputError, WerketError
from werket_lib.provenance import RawFile, Sidecar, hash_bytes
from werket_lib.sources import DATASETS
from werket_lib.sources.dataset import Dataset

# No edition's name, so that every layout is tried.
EDITION_TO_COME = "new"


@dataclass(frozen=True)
class Recognised:
    """The newest month that a file describes, and how much of it.

    ``coverage`` is ``month`` where the file holds no other, and ``periods`` where it holds several and
    earlier editions of the dataset keep the rest; ``preliminary`` where it holds only a part of that
    month. ``refused`` says which of the file's further sheets cannot be read, and why: what is made from
    them will be refused, and nothing else. ``published`` is the last day of publication that the file
    itself tells of; None where it tells of none. ``tables`` are what was read, by dataset and further sheet.
    """

    reference_month: pd.Period
    coverage: Literal["series", "periods", "month"]
    preliminary: bool
    refused: tuple[str, ...] = ()
    published: dt.date | None = None
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)


def recognise(dataset: str, path: Path, content: bytes, published: dt.date) -> Recognised:
    """Read a file as `dataset` and say which month it describes.

    Parameters
    ----------
    dataset
        One of `DATASETS`.
    path
        What the file is called; it is not opened.
    content
        The file's bytes.
    published
        When it was published, as far as is known: what it tells of cannot be later.

    Raises
    ------
    InputError
        If there is no such dataset.
    DataError
        As the dataset's loader refuses it, with what the loader looks for.
    """
    if dataset not in DATASETS:
        raise InputError(f"no dataset {dataset!r}; there are {sorted(DATASETS)}")
    known = DATASETS[dataset]
    raw = RawFile(Path(dataset, EDITION_TO_COME, path.name), content, _provisional_sidecar(known, content, published))
    try:
        table = known.load(raw).table
    except WerketError as error:
        other = _find_other(dataset, raw)
        told = f". It can be read as {other}: `werket add {other} FILE`" if other else ""
        raise type(error)(f"{error}. Not taken in as {dataset}: it looks for {known.looks_for}{told}") from None
    sheets, refused = _try_sheets(known, raw)
    tables = {dataset: table, **sheets}
    newest = table["month"].max()
    of_newest = table[table["month"] == newest]
    return Recognised(
        reference_month=newest,
        coverage="month" if table["month"].min() == newest else "periods" if known.revised_by else "series",
        preliminary=bool(of_newest.get("is_partial", pd.Series(dtype="bool")).any()),
        refused=tuple(refused),
        published=table["published"].max().date() if "published" in table else None,
        tables=tables,
    )


def _find_other(dataset: str, raw: RawFile) -> str:
    """Return another dataset that reads the file; empty where there is none."""
    for name, other in DATASETS.items():
        if name != dataset:
            try:
                other.load(raw)
            except WerketError:
                continue
            return name
    return ""


def _try_sheets(dataset: Dataset, raw: RawFile) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Load a file's further sheets; what refuses is told."""
    tables, refused = {}, []
    for sheet, load in dataset.sheets.items():
        name = f"{dataset.name}.{sheet}"
        try:
            tables[name] = load(raw).table
        except DataError as error:
            refused.append(f"{name}: {error}")
    return tables, refused


def _provisional_sidecar(dataset: Dataset, content: bytes, published: dt.date) -> Sidecar:
    return Sidecar(
        producer=dataset.producer,
        title=dataset.title,
        url_page=dataset.url_page,
        url_download="",
        reference_month="",
        date_published=published,
        date_accessed=published,
        licence=dataset.licence,
        sha256=hash_bytes(content),
    )
