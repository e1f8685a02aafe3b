"""Pivot caches: the numbers of workbooks whose sheets show only a pivot table.

Excel keeps the records behind a pivot table in ``xl/pivotCache``: a definition (the fields, and the
values that records refer to by index) and the records. They may be hundreds of megabytes, so they
are run through once, and sums are made on the way.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from werket_lib.codes import COUNTIES
from werket_lib.errors import SHOWN_ROWS, DataError, LayoutError, SchemaError
from werket_lib.layouts import (
    MAX_PART_BYTES,
    Layout,
    Package,
    cell_text,
    local_name,
    open_package,
    usable_layouts,
)
from werket_lib.letters import explain_look_alikes, plain_spelling, same_name
from werket_lib.provenance import RawFile
from werket_lib.totals import is_total, refuse_unnamed_totals

CHUNK_RECORDS = 100_000
PLAIN_DIGITS = 15  # of a whole number that is read without a closer look
# What records refer to is held in memory; the records themselves are not.
MAX_DEFINITION_BYTES = 16 * 1024**2

_DEFINITION = re.compile(r"xl/pivotCache/pivotCacheDefinition(\d*)\.xml")

_Value = str | float | None
_Factorized = tuple[np.ndarray, Any]  # codes and labels

# Items that are known to be one of several, in small letters.
_PART = re.compile(
    r"\d+ ?[-–] ?\d+( år)?|\d+ år( och| eller)?( äldre| yngre| mer| mindre)?|(under|över) \d+( år)?|.+ län"
)
_PARTS = ("kvinnor", "kvinna", "män", "man", "flickor", "pojkar", "inrikes födda", "utrikes födda", "unga", "äldre")


@dataclass(frozen=True)
class PivotSums:
    """What a pivot cache adds up to, by the key columns of its layout.

    ``table`` has the keys as text, the other columns summed (missing where every record is blank)
    and ``records``, the number of records behind each row. ``fields`` says what the cache calls our
    columns, ``blanks`` how many records are blank in them, ``notes`` what was left out.
    """

    file: str
    cache: str
    table: pd.DataFrame
    fields: Mapping[str, str]
    blanks: Mapping[str, int]
    notes: tuple[str, ...] = ()

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

    Records are summed over the fields that the layout names in ``sums_over`` and over no other. Items of these that are
    totals are checked against their parts and left out.

    Raises
    ------
    LayoutError
        If the workbook is damaged, or no cache has all the fields of a layout; says what was found. If several caches
        have them and do not hold the same.
    SchemaError
        If a record does not fit the fields, or a measure is negative or no number. If records stand twice, hold only a
        part of a field's items, or a field that nobody named tells them apart.
    """
    with open_package(raw) as package:
        layout, caches = _find_caches(package, usable_layouts(layouts, raw.edition))
        tried = [_try_cache(package, cache, layout) for cache in caches]
    sums = [one for one in tried if isinstance(one, PivotSums)]
    if len(tried) == 1 or (len(sums) == len(tried) and all(one.table.equals(sums[0].table) for one in sums)):
        if isinstance(tried[0], DataError):
            raise tried[0]
        return tried[0]
    told = "; ".join(str(one) if isinstance(one, DataError) else _describe_sums(one, layout) for one in tried)
    raise LayoutError(
        f"{raw.path.name}: {len(tried)} pivot caches have the fields and do not hold the same; which is meant? "
        f"{told}; ask the agency, or fetch a file that was saved after all its tables were refreshed"
    )


def _try_cache(package: Package, cache: "_Cache", layout: Layout) -> PivotSums | DataError:
    try:
        return _sum_cache(package, cache, layout)
    except DataError as error:
        return error


def _describe_sums(sums: PivotSums, layout: Layout) -> str:
    first = layout.keys[0]
    months = f"{sums.table[first].min()} to {sums.table[first].max()}"
    return f"{sums.cache}: {int(sums.table['records'].sum())} records, {months}"


def _sum_cache(package: Package, cache: "_Cache", layout: Layout) -> PivotSums:
    place = f"pivot cache {cache.number}"
    where = f"{package.name}, {place}"
    unnamed = [one for one in cache.fields if one.name not in _named_fields(layout)]
    others = [one.name for one in unnamed if one.in_records and not one.is_number]
    split_by = [*layout.keys, *(_named_fields(layout)[len(layout.columns) :]), *others]
    there = {one.name for one in cache.fields}
    dimensions = {name: name for name in split_by if name in there and name not in layout.columns}
    records = _Records(where, cache.fields, {**layout.columns, **dimensions})
    sums, blanks = _add_up(_read_chunks(package, cache.records, records), layout, list(dimensions), where=where)
    named = [name for name in dimensions if name not in others]
    _refuse_unknown_fields(sums, layout, named, [name for name in others if name in sums], where=where)
    whole = _take_parts(sums, cache, layout, named, where=where)
    fields = {column: name for name, column in layout.columns.items()}
    return PivotSums(package.name, place, whole, fields, blanks)


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
    is_number: bool = False  # as the cache says of itself
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
            self.fields.append(_Field(plain_spelling(attributes.get("name", "")), in_records))
        elif self._path[-1] == "sharedItems":
            items = self.fields[-1].items
            items[str(len(items))] = _read_value(name, attributes, {})
        if name == "sharedItems" and self.fields:
            has_texts = attributes.get("containsString", "1") not in ("0", "false")
            self.fields[-1].is_number = attributes.get("containsNumber") in ("1", "true") and not has_texts
        self._path.append(name)

    def end(self, _element: str) -> None:
        self._path.pop()


class _Records:
    """Gathers the wanted fields of records, and checks that each record has all of its fields."""

    def __init__(self, where: str, fields: list[_Field], wanted: Mapping[str, str]) -> None:
        columns = {plain_spelling(name): column for name, column in wanted.items()}
        self._where = where
        self._fields = [one for one in fields if one.in_records]
        self._columns: dict[str, list[_Value]] = {column: [] for column in columns.values()}
        self._slots = [self._columns.get(columns.get(one.name, "")) for one in self._fields]
        self._items = [one.items for one in self._fields]
        self._width = len(self._slots)
        self._declared = ""
        self.total = 0
        self.waiting = 0

    def handlers(self) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
        """Return what is called where an element begins and where it ends."""
        # These run for each value of each record, so what they need is at hand.
        slots, items, width = self._slots, self._items, self._width
        depth, at, is_record = 0, 0, False

        def start(element: str, attributes: dict[str, str]) -> None:
            nonlocal depth, at, is_record
            depth += 1
            if depth == 3:
                if is_record:
                    values = slots[at] if at < width else None
                    if values is not None:
                        text = attributes.get("v", "")
                        if element == "x" and text in items[at]:
                            values.append(items[at][text])
                        elif element == "n" and text.isdecimal() and len(text) <= PLAIN_DIGITS:
                            values.append(float(text))
                        else:
                            self._add(at, element, attributes)
                    elif at >= width:
                        self._add(at, element, attributes)
                    at += 1
            elif depth == 2:
                is_record, at = local_name(element) == "r", 0
            elif depth == 1:
                self._declared = attributes.get("count", "")

        def end(_element: str) -> None:
            nonlocal depth
            if depth == 2 and is_record:
                if at != width:
                    raise self._refuse(f"has {at} values for {width} fields")
                self.total += 1
                self.waiting += 1
            depth -= 1

        return start, end

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

    def _add(self, at: int, element: str, attributes: dict[str, str]) -> None:
        values = self._slots[at] if at < self._width else None
        if values is None:
            raise self._refuse(f"has more values than the {self._width} fields")
        items = self._items[at]
        try:
            if element == "n":
                values.append(_read_number(attributes["v"]))
            else:
                values.append(_read_value(local_name(element), attributes, items))
        except (KeyError, ValueError):
            name = self._fields[at].name
            found = f"<{local_name(element)} {attributes}>"
            raise self._refuse(f"holds {found} in field {name!r}, which cannot be read") from None

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


def _named_fields(layout: Layout) -> list[str]:
    return [plain_spelling(name) for name in (*layout.columns, *layout.sums_over)]


def _find_caches(package: Package, layouts: Sequence[Layout]) -> tuple[Layout, list[_Cache]]:
    """Return the newest layout that a cache fits, and all caches that have its fields."""
    parts = {match[1]: match[0] for match in map(_DEFINITION.fullmatch, package.parts.namelist()) if match}
    if not parts:
        raise LayoutError(
            f"{package.name}: no pivot cache, where the numbers of this workbook stand; "
            "fetch the agency's own file, not a copy that was saved without it"
        )
    definitions = {number: _read_definition(package, parts[number]) for number in sorted(parts, key=_natural)}
    for layout in layouts:
        fitting = [
            _Cache(number, definition.fields, records)
            for number, definition in definitions.items()
            if (records := package.targets(parts[number]).get(definition.records_id, ""))
            and not _lacking(definition, layout)
        ]
        if fitting:
            return layout, fitting
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
    return sorted({plain_spelling(name) for name in layout.columns} - there)


def _describe(number: str, definition: _Definition, layout: Layout) -> str:
    lacking = _lacking(definition, layout)
    if not lacking:
        return f"cache {number} has them, but no saved records"
    has = [one.name for one in definition.fields]
    alike = explain_look_alikes(lacking, has)
    return f"cache {number} lacks {lacking}, has {has}" + (f"; {alike}" if alike else "")


def _read_chunks(package: Package, part: str, records: _Records) -> Iterator[pd.DataFrame]:
    for _ in package.parse(part, *records.handlers(), max_bytes=MAX_PART_BYTES):
        if records.waiting >= CHUNK_RECORDS:
            yield records.take()
    records.check_count()
    yield records.take()


def _add_up(
    chunks: Iterator[pd.DataFrame], layout: Layout, dimensions: list[str], *, where: str
) -> tuple[pd.DataFrame, dict[str, int]]:
    """Sum records by the keys and all fields that tell them apart; a field of numbers is a measure, and left out."""
    measures = [column for column in layout.columns.values() if column not in layout.keys]
    blanks = dict.fromkeys(measures, 0)
    keys = [*layout.keys, *dimensions]
    sums = pd.DataFrame()
    for chunk in chunks:
        keys = [key for key in keys if key in layout.keys or key in layout.sums_over or not _is_measure(chunk[key])]
        table = _type_chunk(chunk[[*keys, *measures]], measures, layout, where=where).assign(records=1)
        for measure in measures:
            blanks[measure] += int(table[measure].isna().sum())
        together = pd.concat([sums, table], ignore_index=True) if len(sums) else table
        sums = _sum_same(together, keys, [*measures, "records"])
    if sums.empty:
        raise SchemaError(f"{where}: holds no records; fetch the file again")
    return sums, blanks


def _sum_same(table: pd.DataFrame, keys: list[str], measures: list[str]) -> pd.DataFrame:
    """Sum the rows of each key; most caches have one row each, and are left as they are."""
    code = np.zeros(len(table), dtype="int64")
    for key in keys:
        own, items = pd.factorize(table[key])
        code, _ = pd.factorize(code * max(len(items), 1) + own)
    if len(table) == 0 or code.max() + 1 == len(table):
        return table
    summed = table.groupby(code)[measures].sum(min_count=1)
    labels = table[keys].iloc[np.unique(code, return_index=True)[1]].reset_index(drop=True)
    return pd.concat([labels, summed], axis="columns")


def _is_measure(values: pd.Series) -> bool:
    return not any(isinstance(value, str) for value in values.unique())


def _type_chunk(chunk: pd.DataFrame, measures: list[str], layout: Layout, *, where: str) -> pd.DataFrame:
    typed = {}
    for column, values in chunk.items():
        if column not in measures:
            codes, items = pd.factorize(values, use_na_sentinel=False)
            texts = ["" if pd.isna(value) else plain_spelling(cell_text(value)) for value in items]
            own, spelt = pd.factorize(np.array(texts, dtype="object"))  # items may be spelt alike
            category = pd.Categorical.from_codes(own[codes], spelt)
            typed[column] = category.astype("str") if column in layout.keys else category
            continue
        numbers = pd.api.types.infer_dtype(values, skipna=True) in ("floating", "empty")
        is_bad = (
            values.astype("float64") < 0 if numbers else values.map(lambda value: isinstance(value, str) or value < 0)
        )
        if is_bad.any():
            shown = show_rows(chunk[is_bad.astype("bool")][[*layout.keys, column]])
            name = layout.label_of(str(column))
            raise SchemaError(f"{where}: negative or not a number in field {name!r}, {is_bad.sum()} record(s): {shown}")
        typed[column] = values.astype("float64")
    return pd.DataFrame(typed)


def _refuse_unknown_fields(
    sums: pd.DataFrame, layout: Layout, named: list[str], others: list[str], *, where: str
) -> None:
    """Refuse fields that nobody named where they split what is summed, or hold one part of the people only."""
    if not others:
        return
    keys = list(layout.keys)
    split = sums.groupby([*keys, *named])["records"].transform("size") > 1
    for name in others:
        items = sums[name].unique().tolist()
        if sums[split].groupby([*keys, *named], observed=True)[name].nunique().gt(1).any():
            raise SchemaError(
                f"{where}: the field {name!r} tells records apart and is not known: {items[:SHOWN_ROWS]}; it may hold "
                "totals beside their parts. If it does not, name it under `sums_over` in the layout"
            )
        _refuse_single_part(name, items, [], where=where)


def _refuse_single_part(name: str, items: list[str], listed: list[str], *, where: str) -> None:
    """Refuse a field with one item where that is known, or listed, to be a part of several."""
    unused = [item for item in listed if item not in items]
    if len(items) == 1 and not is_total(items[0]) and (unused or _is_part(same_name(items[0]))):
        lists = f", though {unused[:SHOWN_ROWS]} is listed too" if unused else ""
        raise SchemaError(
            f"{where}: the field {name!r} holds only {items[0]!r}{lists}: the records are a selection; "
            "fetch the agency's own file"
        )


def _is_part(item: str) -> bool:
    counties = {name.casefold() for name in COUNTIES.values()}
    return item in _PARTS or item in counties or f"{item} län" in counties or bool(_PART.fullmatch(item))


def _take_parts(sums: pd.DataFrame, cache: _Cache, layout: Layout, named: list[str], *, where: str) -> pd.DataFrame:
    """Sum over the named fields: without totals among their items, once these are seen to be the sum of their parts."""
    keys = list(layout.keys)
    measures = [column for column in layout.columns.values() if column not in keys]
    if layout.sums_over:
        _refuse_twice(sums[sums["records"] > 1], [*keys, *named], where=where)
    listed = {one.name: [item for item in one.items.values() if isinstance(item, str)] for one in cache.fields}
    totals = pd.DataFrame(index=sums.index)
    for name in named:
        items = sums[name].unique().tolist()
        _refuse_single_part(name, items, [plain_spelling(item) for item in listed[name]], where=where)
        found = [item for item in items if is_total(item)]
        if found and len(found) < len(items):
            totals[name] = sums[name].isin(found)
    parts = sums[~totals.any(axis="columns")]
    whole = parts.groupby(keys)[[*measures, "records"]].sum(min_count=1)
    for flags in totals[totals.any(axis="columns")].drop_duplicates().to_numpy().tolist():
        rows = sums[(totals == flags).all(axis="columns")]
        fields = [name for name, is_one in zip(totals, flags, strict=True) if is_one]
        given = rows.groupby(keys)[measures].sum(min_count=1)
        _check_item_totals(given, whole, source=f"{where}, totals in {fields}")
    group = parts.groupby(keys, sort=False).ngroup().to_numpy()
    months = pd.factorize(parts[keys[0]])
    for name in named:
        items = pd.factorize(parts[name])
        _refuse_lost_items(months, items, name, where=where)
        by_item = _sum_by_item(parts[measures], group, items, name)
        refuse_unnamed_totals(by_item, column=name, within=["group"], counts=measures, source=where)
    return whole.reset_index()


def _refuse_twice(twice: pd.DataFrame, keys: list[str], *, where: str) -> None:
    if not twice.empty:
        shown = show_rows(twice[keys])
        raise SchemaError(f"{where}: {len(twice)} group(s) whose records stand more than once: {shown}; fetch it again")


def _check_item_totals(given: pd.DataFrame, whole: pd.DataFrame, *, source: str) -> None:
    """Check that totals among the items of some fields are what their parts add up to."""
    made = whole.reindex(given.index)[list(given)]
    apart = (given - made).abs().gt(0.5) | (given.notna() & made.isna())
    if apart.any(axis=None):
        row = apart.any(axis="columns").idxmax()
        column = apart.loc[row].idxmax()
        raise SchemaError(
            f"{source}: not the sum of their parts: {given.loc[row, column]:g} against {made.loc[row, column]:g} of "
            f"{column} in {row}; check the file against the agency's page"
        )


def _sum_by_item(measures: pd.DataFrame, group: np.ndarray, items: _Factorized, name: str) -> pd.DataFrame:
    """Sum each item of a field in each group; by counting, since a cache has a dozen fields."""
    own, labels = items
    place = group * len(labels) + own
    there = np.flatnonzero(np.bincount(place))
    sums = {"group": there // len(labels), name: np.asarray(labels, dtype="object")[there % len(labels)]}
    for measure, values in measures.items():
        known = values.notna().to_numpy()
        filled, added = (np.bincount(place, weights=weights)[there] for weights in (known, values.fillna(0).to_numpy()))
        sums[str(measure)] = np.where(filled > 0, added, np.nan)
    return pd.DataFrame(sums)


def _refuse_lost_items(months: _Factorized, items: _Factorized, name: str, *, where: str) -> None:
    """Refuse a month that lacks an item which all others have: a cache that was refreshed in part."""
    (month, month_labels), (item, labels) = months, items
    stands = np.zeros((len(month_labels), len(labels)), dtype=bool)
    stands[month, item] = True
    lost = np.flatnonzero(stands.sum(axis=0) == len(month_labels) - 1)
    if len(lost) and len(month_labels) > 2:
        lacking = month_labels[np.flatnonzero(~stands[:, lost[0]])[0]]
        raise SchemaError(
            f"{where}: {lacking} lacks {labels[lost[0]]!r} in the field {name!r}, which all others have; fetch it again"
        )
