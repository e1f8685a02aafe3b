"""Pivot caches: the numbers of workbooks whose sheets show only a pivot table.

Excel keeps the records behind a pivot table in ``xl/pivotCache``: a definition (the fields, and the
values that records refer to by index) and the records. They may be hundreds of megabytes, so they
are run through once, and sums are made on the way.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from werket_lib.errors import SHOWN_ROWS, LayoutError, SchemaError
from werket_lib.layouts import (
    MAX_PART_BYTES,
    Layout,
    Package,
    cell_text,
    fold,
    local_name,
    open_package,
    usable_layouts,
)
from werket_lib.provenance import RawFile

CHUNK_RECORDS = 100_000
# What records refer to is held in memory; the records themselves are not.
MAX_DEFINITION_BYTES = 16 * 1024**2

_DEFINITION = re.compile(r"xl/pivotCache/pivotCacheDefinition(\d*)\.xml")

_Value = str | float | None


@dataclass(frozen=True)
class PivotSums:
    """What a pivot cache adds up to, by the key columns of its layout.

    ``table`` has the keys as text, the other columns summed (missing where every record is blank)
    and ``records``, the number of records behind each row. ``fields`` says what the cache calls our
    columns, ``blanks`` how many records are blank in them.
    """

    file: str
    cache: str
    table: pd.DataFrame
    fields: Mapping[str, str]
    blanks: Mapping[str, int]

    @property
    def where(self) -> str:
        """The file and the cache, for messages."""
        return f"{self.file}, {self.cache}"

    @property
    def columns(self) -> dict[str, str]:
        """Where each column stands, for `RawFile.source`."""
        return {column: f"{self.cache}, field {name}" for column, name in self.fields.items()}


def sum_pivot(raw: RawFile, layouts: Sequence[Layout]) -> PivotSums:
    """Sum the records of a workbook's pivot cache; the cache is found by its fields.

    Raises
    ------
    LayoutError
        If the workbook is damaged, or no cache has all the fields of a layout; says what was found.
    SchemaError
        If a record does not fit the fields, or a measure is negative or no number.
    """
    with open_package(raw) as package:
        layout, cache = _find_cache(package, usable_layouts(layouts, raw.edition))
        place = f"pivot cache {cache.number}"
        where = f"{raw.path.name}, {place}"
        records = _Records(where, cache.fields, layout.columns)
        sums, blanks = _add_up(_read_chunks(package, cache.records, records), layout, where=where)
    fields = {column: name for name, column in layout.columns.items()}
    return PivotSums(raw.path.name, place, sums, fields, blanks)


def whole_numbers(sums: PivotSums, column: str) -> pd.Series:
    """Return a summed column as whole numbers.

    Raises
    ------
    SchemaError
        If a sum has a fraction; the first rows are shown.
    """
    values = sums.table[column]
    fractions = sums.table[values.notna() & (values % 1 != 0)]
    if not fractions.empty:
        raise SchemaError(f"{sums.where}: not a whole number in field {sums.fields[column]!r}: {show_rows(fractions)}")
    return values.astype("Int64")


def note_blanks(sums: PivotSums) -> tuple[str, ...]:
    """Say where records are blank: a sum leaves them out, as the workbook's own pivot table does."""
    return tuple(f"{count} blank record(s) in {sums.columns[name]}" for name, count in sums.blanks.items() if count)


def show_rows(rows: pd.DataFrame) -> str:
    """Write the first rows of a table of sums, for a message."""
    shown = rows.head(SHOWN_ROWS).drop(columns="records", errors="ignore").to_dict("records")
    return "; ".join(", ".join(f"{key}={value}" for key, value in row.items()) for row in shown)


@dataclass
class _Field:
    name: str
    in_records: bool
    items: dict[str, _Value] = field(default_factory=dict)


@dataclass(frozen=True)
class _Cache:
    number: str
    fields: list[_Field]
    records: str


class _Definition:
    """Gathers the fields of a cache, in order, with the shared items that records refer to."""

    def __init__(self) -> None:
        self.fields: list[_Field] = []
        self.records_id = ""
        self._path: list[str] = []

    def start(self, element: str, attributes: dict[str, str]) -> None:
        name = local_name(element)
        if not self._path:
            self.records_id = next((value for key, value in attributes.items() if local_name(key) == "id"), "")
        elif name == "cacheField":
            in_records = attributes.get("databaseField", "1") not in ("0", "false")
            self.fields.append(_Field(fold(attributes.get("name", "")), in_records))
        elif self._path[-1] == "sharedItems":
            items = self.fields[-1].items
            items[str(len(items))] = _read_value(name, attributes, {})
        self._path.append(name)

    def end(self, _element: str) -> None:
        self._path.pop()


class _Records:
    """Gathers the wanted fields of records, and checks that each record has all of its fields."""

    def __init__(self, where: str, fields: list[_Field], wanted: Mapping[str, str]) -> None:
        columns = {fold(name): column for name, column in wanted.items()}
        self._where = where
        self._fields = [one for one in fields if one.in_records]
        self._columns: dict[str, list[_Value]] = {column: [] for column in columns.values()}
        self._slots = [self._columns.get(columns.get(one.name, "")) for one in self._fields]
        self._width = len(self._slots)
        self._declared = ""
        self._depth = 0
        self._at = 0
        self._is_record = False
        self.total = 0
        self.waiting = 0

    def start(self, element: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 3:
            if self._is_record:
                at = self._at
                self._at = at + 1
                # Most fields are not wanted; this runs for each value of each record.
                if at >= self._width or self._slots[at] is not None:
                    self._add(at, local_name(element), attributes)
        elif self._depth == 2:
            self._is_record = local_name(element) == "r"
            self._at = 0
        elif self._depth == 1:
            self._declared = attributes.get("count", "")

    def end(self, _element: str) -> None:
        if self._depth == 2 and self._is_record:
            if self._at != self._width:
                raise self._refuse(f"has {self._at} values for {self._width} fields")
            self.total += 1
            self.waiting += 1
        self._depth -= 1

    def take(self) -> pd.DataFrame:
        """Hand over the complete records gathered so far."""
        taken = {column: values[: self.waiting] for column, values in self._columns.items()}
        for values in self._columns.values():
            del values[: self.waiting]
        self.waiting = 0
        return pd.DataFrame(taken, dtype="object")

    def check_count(self) -> None:
        """Raise `SchemaError` where the part says that it holds another number of records."""
        if self._declared and self._declared != str(self.total):
            raise SchemaError(
                f"{self._where}: says that it holds {self._declared} records, but {self.total} are there; "
                "fetch the file again"
            )

    def _add(self, at: int, kind: str, attributes: dict[str, str]) -> None:
        values = self._slots[at] if at < self._width else None
        if values is None:
            raise self._refuse(f"has more values than the {self._width} fields")
        try:
            values.append(_read_value(kind, attributes, self._fields[at].items))
        except (KeyError, ValueError):
            name = self._fields[at].name
            raise self._refuse(f"holds <{kind} {attributes}> in field {name!r}, which cannot be read") from None

    def _refuse(self, what: str) -> SchemaError:
        return SchemaError(f"{self._where}: record {self.total + 1} {what}; fetch the file again")


def _read_value(kind: str, attributes: dict[str, str], items: Mapping[str, _Value]) -> _Value:
    if kind == "x":
        return items[attributes["v"]]
    if kind == "m":
        return None
    if kind == "n":
        return _read_number(attributes["v"])
    if kind in ("s", "d", "b", "e"):
        return attributes["v"]
    raise ValueError(kind)


def _read_number(text: str) -> float:
    value = float(text)
    if "_" in text or not math.isfinite(value):
        raise ValueError(text)
    return value


def _find_cache(package: Package, layouts: Sequence[Layout]) -> tuple[Layout, _Cache]:
    parts = {match[1]: match[0] for match in map(_DEFINITION.fullmatch, package.parts.namelist()) if match}
    if not parts:
        raise LayoutError(
            f"{package.name}: no pivot cache, where the numbers of this workbook stand; "
            "fetch the agency's own file, not a copy that was saved without it"
        )
    definitions = {number: _read_definition(package, parts[number]) for number in sorted(parts, key=_natural)}
    for layout in layouts:
        for number, definition in definitions.items():
            records = package.targets(parts[number]).get(definition.records_id, "")
            if records and not _lacking(definition, layout):
                return layout, _Cache(number, definition.fields, records)
    found = "; ".join(_describe(number, one, layouts[0]) for number, one in definitions.items())
    raise LayoutError(f"{package.name}: no pivot cache with the fields {sorted(layouts[0].columns)}: {found}")


def _natural(number: str) -> int:
    return int(number or 0)


def _read_definition(package: Package, part: str) -> _Definition:
    definition = _Definition()
    for _ in package.parse(part, definition.start, definition.end, max_bytes=MAX_DEFINITION_BYTES):
        pass
    return definition


def _lacking(definition: _Definition, layout: Layout) -> list[str]:
    there = {one.name for one in definition.fields if one.in_records}
    return sorted({fold(name) for name in layout.columns} - there)


def _describe(number: str, definition: _Definition, layout: Layout) -> str:
    lacking = _lacking(definition, layout)
    if not lacking:
        return f"cache {number} has them, but no saved records"
    return f"cache {number} lacks {lacking}, has {[one.name for one in definition.fields]}"


def _read_chunks(package: Package, part: str, records: _Records) -> Iterator[pd.DataFrame]:
    for _ in package.parse(part, records.start, records.end, max_bytes=MAX_PART_BYTES):
        if records.waiting >= CHUNK_RECORDS:
            yield records.take()
    records.check_count()
    yield records.take()


def _add_up(chunks: Iterator[pd.DataFrame], layout: Layout, *, where: str) -> tuple[pd.DataFrame, dict[str, int]]:
    keys = list(layout.keys)
    measures = [column for column in layout.columns.values() if column not in keys]
    blanks = dict.fromkeys(measures, 0)
    sums = pd.DataFrame()
    for chunk in chunks:
        table = _type_chunk(chunk, layout, where=where).assign(records=1)
        for measure in measures:
            blanks[measure] += int(table[measure].isna().sum())
        by_key = pd.concat([sums, table], ignore_index=True).groupby(keys, sort=True)
        sums = by_key[[*measures, "records"]].sum(min_count=1).reset_index()
    if sums.empty:
        raise SchemaError(f"{where}: holds no records; fetch the file again")
    return sums, blanks


def _type_chunk(chunk: pd.DataFrame, layout: Layout, *, where: str) -> pd.DataFrame:
    typed = {}
    for column, values in chunk.items():
        if column in layout.keys:
            texts = ["" if value is None else cell_text(value) for value in values]
            typed[column] = pd.Series(texts, dtype="str")
            continue
        is_bad = values.map(lambda value: isinstance(value, str) or (value is not None and value < 0))
        if is_bad.any():
            shown = show_rows(chunk[is_bad.astype("bool")][[*layout.keys, column]])
            name = layout.label_of(str(column))
            raise SchemaError(f"{where}: negative or not a number in field {name!r}, {is_bad.sum()} record(s): {shown}")
        typed[column] = values.astype("float64")
    return pd.DataFrame(typed)
