"""The datasets behind a month, as a reader wants them: one line each, with the editions used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Dataset:
    """One dataset in a run: its newest file's title and date, and every edition that was read.

    Attributes
    ----------
    editions
        Newest first.
    date_published
        Of the newest edition, ISO.
    """

    name: str
    title: str
    producer: str
    editions: tuple[str, ...]
    date_published: str
    sample: bool


def group_editions(sources: Iterable[Mapping[str, Any]]) -> tuple[Dataset, ...]:
    """Bring the raw files of ``run.json`` together by dataset, in their order of name."""
    by_name: dict[str, list[Mapping[str, Any]]] = {}
    for source in sources:
        by_name.setdefault(source["dataset"], []).append(source)
    return tuple(_bring_together(name, files) for name, files in sorted(by_name.items()))


def _bring_together(name: str, files: list[Mapping[str, Any]]) -> Dataset:
    newest = max(files, key=lambda file: (file["date_published"], file["edition"]))
    return Dataset(
        name,
        newest["title"],
        newest["producer"],
        tuple(sorted({file["edition"] for file in files}, reverse=True)),
        newest["date_published"],
        any(file["sample"] for file in files),
    )
