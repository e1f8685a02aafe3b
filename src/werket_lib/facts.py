"""A fact: one number that can be printed, with how it was computed and what it rests on.

Values are unrounded; ``decimals`` governs text. Ids are ``<service or section>[.<kind>.<slug>].<measure>
[.change | change_pct | change_12m | share_pct | rank]``, such as ``rom2.remaining.change_pct``.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd

from werket_lib.errors import SchemaError
from werket_lib.numbers import print_number
from werket_lib.provenance import Source

Unit = Literal[
    "persons", "percent", "percentage points", "vacancies", "index", "suppliers", "persons per supplier", "count",
    "probability", "rank", "times", "word",
]  # fmt: skip

Grounds = tuple[Mapping[str, Any], ...]  # files and cells, as `source_cells` gives them

ID_PATTERN = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One printable number (or word), unrounded, with its grounds.

    Attributes
    ----------
    id
        Dotted name, unique within a month.
    value
        Unrounded number, a word for facts such as "kall", or None where it cannot be computed.
    computed_by
        The function that made it.
    sources
        The raw files it rests on, each with the column it was read from.
    history
        The same measure by month, ending with `month`; None where there is none.
    """

    id: str
    value: float | int | str | None
    unit: Unit
    month: pd.Period
    decimals: int
    computed_by: str
    sources: Grounds
    history: pd.Series | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not ID_PATTERN.fullmatch(self.id):
            raise ValueError(f"not a fact's id: {self.id!r}")

    @property
    def text(self) -> str:
        """The value as printed in the report, without its unit; an en dash where there is none."""
        if self.value is None:
            return "–"
        return self.value if isinstance(self.value, str) else print_number(self.value, self.decimals)

    @property
    def signed(self) -> str:
        """The value as printed where the sign matters: ``+2,3``."""
        if self.value is None or isinstance(self.value, str):
            return self.text
        return print_number(self.value, self.decimals, signed=True)

    def to_json(self) -> dict[str, Any]:
        """Return the fact as it stands in ``facts.json``."""
        return {
            "id": self.id,
            "value": self.value,
            "unit": self.unit,
            "month": str(self.month),
            "decimals": self.decimals,
            "text": self.text,
            "computed_by": self.computed_by,
            "sources": [dict(source) for source in self.sources],
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any], history: Mapping[str, float] | None = None) -> "Fact":
        """Read a fact back from what `to_json` returned, with its history by month where it has one."""
        return cls(
            id=document["id"],
            value=document["value"],
            unit=document["unit"],
            month=pd.Period(document["month"], freq="M"),
            decimals=document["decimals"],
            computed_by=document["computed_by"],
            sources=tuple(document["sources"]),
            history=None if history is None else _read_history(history),
        )


class Facts(Mapping[str, Fact]):
    """A section's facts by id, in the order they were made."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._facts: dict[str, Fact] = {}
        for fact in facts:
            if fact.id in self._facts:
                raise SchemaError(f"two facts have the id {fact.id!r}")
            self._facts[fact.id] = fact

    def __getitem__(self, fact_id: str) -> Fact:
        return self._facts[fact_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def __or__(self, other: "Facts") -> "Facts":
        return Facts([*self.values(), *other.values()])


class Measure(NamedTuple):
    """A column that becomes a fact in each row of a table: what its id ends with, its unit, its decimals.

    Attributes
    ----------
    by
        The function that computed it, where that is another than the maker's.
    """

    column: str
    suffix: str
    unit: Unit
    decimals: int = 0
    by: Callable[..., Any] | None = None


@dataclass(frozen=True)
class FactMaker:
    """Makes facts that have their function, month and grounds in common.

    Attributes
    ----------
    by
        The function that computes them; a fact names it by module and name.
    month
        Of facts without a series of their own.
    grounds
        From `source_cells`.
    """

    by: Callable[..., Any]
    month: pd.Period
    grounds: Grounds = ()

    def value(
        self, fact_id: str, value: Any, unit: Unit, decimals: int = 0, *, by: Callable[..., Any] | None = None
    ) -> Fact:
        """Make a fact of one value; a hole becomes None."""
        return self._make(fact_id, plain_value(value), unit, decimals, by, self.month, None)

    def series(
        self, fact_id: str, series: pd.Series, unit: Unit, decimals: int = 0, *, by: Callable[..., Any] | None = None
    ) -> Fact:
        """Make a fact of the last value and month of a series indexed by month, which is its history."""
        history = series.dropna()
        kept = history if len(history) > 1 else None
        return self._make(fact_id, plain_value(series.iloc[-1]), unit, decimals, by, series.index[-1], kept)

    def rows(self, table: pd.DataFrame, ids: Iterable[str], measures: Iterable[Measure]) -> list[Fact]:
        """Make a fact of each measure in every row of a table; `ids` says how the ids of a row's facts begin."""
        measures = tuple(measures)
        return [
            self.value(f"{base}{measure.suffix}", row[measure.column], measure.unit, measure.decimals, by=measure.by)
            for base, row in zip(ids, table.to_dict("records"), strict=True)
            for measure in measures
        ]

    def _make(
        self,
        fact_id: str,
        value: float | int | str | None,
        unit: Unit,
        decimals: int,
        by: Callable[..., Any] | None,
        month: pd.Period,
        history: pd.Series | None,
    ) -> Fact:
        return Fact(
            id=fact_id,
            value=value,
            unit=unit,
            month=month,
            decimals=decimals,
            computed_by=function_name(by or self.by),
            sources=self.grounds,
            history=history,
        )


def function_name(function: Callable[..., Any]) -> str:
    """Return where a function is found: ``werket_lib.changes.change_pct``."""
    return f"{function.__module__}.{function.__qualname__}"


def source_cells(sources: Iterable[Source], column: str) -> Grounds:
    """Return the files and cells that `column` rests on, as a fact records them."""
    return tuple(
        {"file": source.file, "sha256": source.sha256, "cells": source.columns[column], "sample": source.sample}
        for source in sources
        if column in source.columns
    )


def are_alike(these: Iterable[Mapping[str, Any]], those: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether what rests on these raw files may be held against what rests on those.

    It may not where one is of an agency's own numbers and the other of samples: their difference says nothing.

    Parameters
    ----------
    these, those
        Each with ``file`` (``<dataset>/<edition>/<name>``) and ``sample``.
    """
    one, other = ({str(source["file"]).split("/")[-3]: source["sample"] for source in each} for each in (these, those))
    same = all(one[dataset] == other[dataset] for dataset in one.keys() & other.keys())
    return same and set(one.values()) == set(other.values())


def plain_value(value: Any) -> float | int | str | None:
    """Turn a pandas or numpy scalar into what JSON can hold; a hole becomes None."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, str):
        return value
    number = float(value)
    if not math.isfinite(number):
        return None
    is_whole = pd.api.types.is_integer(value)
    return int(value) if is_whole else number


def _read_history(history: Mapping[str, float]) -> pd.Series:
    """Return values by month; through numpy, since pandas would take seconds for the histories of a report."""
    ordinals = np.array([*history], dtype="datetime64[M]").astype("int64")
    return pd.Series(list(history.values()), pd.PeriodIndex.from_ordinals(ordinals, freq="M"), dtype="float64")


def slugify(name: str) -> str:
    """Turn a name from outside into the part of an id: ``Örebro`` becomes ``orebro``.

    Anything that is not a letter or digit becomes an underscore; a name without either gets its
    code points, so that no two names vanish into one another.
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("_", plain).strip("_") or "u" + "_".join(f"{ord(char):x}" for char in name)


def slugify_all(names: Iterable[str]) -> dict[str, str]:
    """Give each name its own slug; a second name with the same one gets ``_2``."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        base = slugify(name)
        slug, number = base, 2
        while slug in taken:
            slug, number = f"{base}_{number}", number + 1
        taken.add(slug)
        slugs[name] = slug
    return slugs
