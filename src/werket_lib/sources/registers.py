"""What is known of the agencies' files beside them: suppliers of several names, and errors that an agency has made.

``data/registers/suppliers.yml`` joins names, ``data/registers/known-errors.yml`` mends cells. Both are applied to what
has been loaded, never to the raw files, and what they change is told in notes. ``data/registers/breaks.yml`` tells from
which month a measure is another than before; its entries go with the tables.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from werket_lib.codes import FLOWS
from werket_lib.errors import RawFileError, SchemaError
from werket_lib.letters import look, plain_spelling, same_name
from werket_lib.months import MONTH_PATTERN
from werket_lib.provenance import EDITION_PATTERN, Break, SourcedTable, hash_bytes, read_yaml

T = TypeVar("T")

SUPPLIERS, KNOWN_ERRORS, BREAKS = "suppliers.yml", "known-errors.yml", "breaks.yml"
# Names are likely one supplier's where so much of them is the same, or so many persons went from one to the other.
ALIKE = 0.92
MOVED_PERSONS, MOVED_SHARE = 50, 0.1
LONGEST_BREAK = 3  # months between a name that goes and the one that comes

_LEGAL_WORDS = re.compile(r"\b(ab|hb|kb|aktiebolag|ek för|ideell förening|i|sverige|sweden|filial|the)\b")


@dataclass(frozen=True)
class Alias:
    """Another name of a supplier.

    Reports for ``since`` and later months call the supplier by its ``name``, in all the months that they show; reports
    for earlier ones stay as they were.
    """

    name: str
    alias: str
    since: str
    reason: str


@dataclass(frozen=True)
class KnownError:
    """An agency's error: the rows of a dataset ``where`` its file says what it must not.

    ``expect`` holds what the file says, ``correction`` what it should, by column. Once the file says something else the
    agency has mended it, and the entry is refused; ``until`` is then its last edition with the error.
    """

    dataset: str
    where: Mapping[str, Any]
    expect: Mapping[str, Any]
    correction: Mapping[str, Any]
    reason: str
    until: str = ""


@dataclass(frozen=True)
class Registers:
    """The registers, and a digest of what they say."""

    aliases: tuple[Alias, ...] = ()
    errors: tuple[KnownError, ...] = ()
    breaks: tuple[Break, ...] = ()
    digest: str = field(default=hash_bytes(b""))

    def apply(self, name: str, loaded: SourcedTable, month: pd.Period) -> SourcedTable:
        """Mend the known errors of what was loaded as `name` for the report of `month`, and join its suppliers."""
        errors = [error for error in self.errors if error.dataset == name]
        mended = correct_errors(loaded, errors) if errors else loaded
        breaks = tuple(one for one in self.breaks if one.dataset == name.partition(".")[0])
        joined = join_suppliers(mended, self.aliases, month)
        return replace(joined, breaks=breaks) if breaks else joined


def read_registers(folder: Path) -> Registers:
    """Read the registers in a folder; one that is not there says nothing.

    Raises
    ------
    RawFileError
        If an entry lacks a field or has one that is not known, a month is none, or a name is told twice.
    """
    contents = [
        (folder / name).read_bytes() if (folder / name).is_file() else b"" for name in (SUPPLIERS, KNOWN_ERRORS, BREAKS)
    ]
    aliases = tuple(
        alias
        for entry in _read_entries(folder / SUPPLIERS)
        for alias in _read_aliases(entry, where=f"registers/{SUPPLIERS}")
    )
    _check_aliases(aliases)
    errors = [
        _make(KnownError, entry, where=f"registers/{KNOWN_ERRORS}") for entry in _read_entries(folder / KNOWN_ERRORS)
    ]
    for error in errors:
        _check_error(error)
    breaks = tuple(_read_break(entry) for entry in _read_entries(folder / BREAKS))
    return Registers(aliases, tuple(errors), breaks, hash_bytes(b"\0".join(contents)))


def _read_break(entry: Any) -> Break:
    place = f"registers/{BREAKS}"
    if isinstance(entry, dict) and "measures" in entry:
        measures = entry["measures"]
        if not isinstance(measures, list) or not measures or not all(isinstance(one, str) for one in measures):
            raise RawFileError(f"{place}, {_write(entry)}: expected a list of names in measures")
        entry = {**entry, "measures": tuple(measures)}
    made = _make(Break, entry, where=place)
    if not MONTH_PATTERN.fullmatch(made.since):
        raise RawFileError(f"{place}, {made.dataset}: since is {made.since!r}; expected a month such as '2026-01'")
    return made


def join_suppliers(loaded: SourcedTable, aliases: Iterable[Alias], month: pd.Period) -> SourcedTable:
    """Call each supplier by one name, and add up what stands under several of its names in one month.

    A table of contracts keeps its rows. Notes tell which names were joined.
    """
    if "supplier" not in loaded.table:
        return loaded
    known = {same_name(one.alias): one for one in aliases if one.since <= str(month)}
    used = {name: known[same_name(name)] for name in loaded.table["supplier"].unique() if same_name(name) in known}
    if not used:
        return loaded
    names = {name: plain_spelling(one.name) for name, one in used.items()}
    table = loaded.table.assign(supplier=loaded.table["supplier"].replace(names))
    notes = [f"{name!r} is called {names[name]!r} here since {one.since}: {one.reason}" for name, one in used.items()]
    if set(FLOWS) <= set(table):
        table = _add_up_same(table)
    return replace(loaded, table=table, notes=(*loaded.notes, *notes))


def _add_up_same(table: pd.DataFrame) -> pd.DataFrame:
    statuses = [f"{column}_status" for column in FLOWS]
    key = [column for column in table if column not in (*FLOWS, *statuses)]
    twice = table.duplicated(key, keep=False)
    groups = table[twice].groupby(key, sort=False)
    # In the alphabet missing < not_applicable < suppressed < value, so the last tells most.
    summed = groups[FLOWS].sum(min_count=1).join(groups[statuses].max()).reset_index()
    together = pd.concat([table[~twice], summed.astype(table.dtypes)]) if len(summed) else table
    return together[list(table)].sort_values(key, ignore_index=True)


def correct_errors(loaded: SourcedTable, errors: Iterable[KnownError]) -> SourcedTable:
    """Mend an agency's known errors, having seen that its file still holds them.

    Raises
    ------
    SchemaError
        If a file no longer says what an entry expects, or has no such row.
    """
    table, notes = loaded.table, []
    newest = max((source.edition for source in loaded.sources), default="")
    for error in errors:
        place = f"registers/{KNOWN_ERRORS}, {error.dataset} {_write(error.where)}"
        if error.until and newest > error.until:
            continue
        if lacking := [name for name in (*error.where, *error.expect, *error.correction) if name not in table]:
            raise SchemaError(f"{place}: no column {lacking}; there are {list(table)}")
        if "month" in error.where and str(error.where["month"]) not in set(table["month"].astype("str")):
            continue
        rows = pd.Series(data=True, index=table.index)
        for column, wanted in error.where.items():
            rows &= table[column].astype("str").map(same_name) == same_name(str(wanted))
        _check_expected(table[rows], error, place)
        table = table.copy()
        for column, value in error.correction.items():
            table.loc[rows, column] = pd.NA if value is None else value
            if f"{column}_status" in table:
                table.loc[rows, f"{column}_status"] = "missing" if value is None else "value"
        notes.append(
            f"{_write(error.where)}: {_write(error.expect)} mended to {_write(error.correction)}: {error.reason}"
        )
    return replace(loaded, table=table, notes=(*loaded.notes, *notes))


def _check_expected(rows: pd.DataFrame, error: KnownError, place: str) -> None:
    if rows.empty:
        raise SchemaError(f"{place}: no such row; the agency may have mended it: look, and take the entry out")
    for column, wanted in error.expect.items():
        found = rows[column].tolist()
        same = [pd.isna(value) if wanted is None else not pd.isna(value) and value == wanted for value in found]
        if not all(same):
            raise SchemaError(
                f"{place}: expected {column} to be {wanted}, as the agency's error has it; found {found[:5]}: it seems "
                "to be mended. Give the last edition with the error as `until`, or take the entry out"
            )


def propose_pairs(flows: pd.DataFrame, aliases: Iterable[Alias] = ()) -> list[str]:
    """Propose names that are likely one supplier's: spelt nearly alike, or gone when the other came.

    Parameters
    ----------
    flows
        ``month``, ``supplier`` and ``remaining``; of all services together.
    aliases
        Those that are joined already.
    """
    known = {same_name(one.alias) for one in aliases}
    flows = flows[~flows["supplier"].map(same_name).isin(known)]
    levels = flows.groupby(["supplier", "month"])["remaining"].sum().astype("float64")
    spans = levels.reset_index().groupby("supplier")["month"].agg(["min", "max"])
    told = {}
    for names in spans.index.to_series().groupby(spans.index.map(_core)).agg(list):
        for one, other in pairwise(names):
            told[one, other] = f"{one!r} and {other!r} are spelt nearly alike"
    first, last = flows["month"].min(), flows["month"].max()
    gone, come = spans[spans["max"] < last], spans[spans["min"] > first]
    for old, of_old in gone.iterrows():
        for new, of_new in come.iterrows():
            months = (of_new["min"] - of_old["max"]).n
            if not 1 <= months <= LONGEST_BREAK or (old, new) in told or (new, old) in told:
                continue
            before, after = levels[old, of_old["max"]], levels[new, of_new["min"]]
            alike = SequenceMatcher(None, _core(old), _core(new)).ratio() >= ALIKE
            moved = min(before, after) >= MOVED_PERSONS and abs(after - before) <= MOVED_SHARE * before
            if alike or moved:
                why = f"{before:.0f} in {of_old['max']}, {after:.0f} in {of_new['min']}"
                told[old, new] = f"{old!r} went when {new!r} came ({why})"
    return [f"one supplier, perhaps: {words}; join them in data/registers/{SUPPLIERS}" for words in told.values()]


def _core(name: str) -> str:
    """Return what is left of a name without its legal form, punctuation and the like."""
    return re.sub(r"[\W_]+", "", _LEGAL_WORDS.sub(" ", look(name))) or look(name)


def _read_entries(path: Path) -> list[Any]:
    if not path.is_file():
        return []
    content = read_yaml(path)
    if content is None:
        return []
    if not isinstance(content, list):
        raise RawFileError(f"registers/{path.name}: expected a list of entries, found {type(content).__name__}")
    return content


def _read_aliases(entry: Any, *, where: str) -> list[Alias]:
    if not isinstance(entry, dict) or set(entry) != {"name", "aliases"} or not isinstance(entry["aliases"], list):
        raise RawFileError(f"{where}: expected `name` and a list `aliases`, found {entry!r}")
    return [
        _make(Alias, {"name": entry["name"], **(one if isinstance(one, dict) else {"alias": one})}, where=where)
        for one in entry["aliases"]
    ]


def _make(kind: type[T], entry: Any, *, where: str) -> T:
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
    if not isinstance(entry, dict):
        raise RawFileError(f"{where}: expected fields, found {entry!r}")
    missing = [name for name in known if name not in entry and name != "until"]
    unknown = sorted(set(map(str, entry)) - set(known))
    if missing or unknown:
        raise RawFileError(f"{where}, {_write(entry)}: missing fields {missing}, unknown fields {unknown}")
    blank = [
        name for name in entry if known[name].type is str and not (isinstance(entry[name], str) and entry[name].strip())
    ]
    if blank:
        raise RawFileError(f"{where}, {_write(entry)}: expected a text in {blank}; a month needs quotation marks")
    return kind(**entry)


def _check_aliases(aliases: Iterable[Alias]) -> None:
    place, seen = f"registers/{SUPPLIERS}", set()
    names = {same_name(one.name) for one in aliases}
    for one in aliases:
        if not MONTH_PATTERN.fullmatch(one.since):
            raise RawFileError(f"{place}, {one.alias!r}: since is {one.since!r}; expected a month such as '2025-01'")
        if same_name(one.alias) in seen:
            raise RawFileError(f"{place}, {one.alias!r}: stands twice; a name can be joined to one other only")
        if same_name(one.alias) in names:
            raise RawFileError(f"{place}, {one.alias!r}: is an alias and a name too; join all to the newest name")
        seen.add(same_name(one.alias))


def _check_error(error: KnownError) -> None:
    place = f"registers/{KNOWN_ERRORS}, {error.dataset}"
    if not all(isinstance(part, dict) and part for part in (error.where, error.expect, error.correction)):
        raise RawFileError(f"{place}: where, expect and correction each need columns and values")
    if set(error.expect) != set(error.correction):
        raise RawFileError(f"{place}: expect and correction must name the same columns")
    if error.until and not EDITION_PATTERN.fullmatch(error.until):
        raise RawFileError(f"{place}: until is {error.until!r}; expected an edition such as '2025-01'")


def _write(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items() if not isinstance(value, dict))
