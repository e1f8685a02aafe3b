"""Raw to processed: each promised table, from the editions that a month's cut-off date allows."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

import pandas as pd

from werket_lib import sources
from werket_lib.cache.digests import environment_digests, if_steady
from werket_lib.cache.import_closure import own_library
from werket_lib.cache.keys import Key
from werket_lib.errors import AbsentError, DataError, InputError, LateError
from werket_lib.files import sweep_strays
from werket_lib.processed.agreement import check_agreement
from werket_lib.processed.findings import Finding, read_finding
from werket_lib.processed.gate import Judged, check_refused, editions_before, judge
from werket_lib.processed.loaded import digest_raw, load_edition
from werket_lib.processed.merge import in_use, note_revisions, stack
from werket_lib.processed.plausibility import judge_newest
from werket_lib.processed.recipes import RECIPES, Loaded, Recipe
from werket_lib.processed.watched import RULES
from werket_lib.provenance import (
    Edition,
    RawFile,
    Source,
    SourcedTable,
    choose_editions,
    hash_bytes,
    list_editions,
    list_touched,
    merge_sources,
    open_raw,
)
from werket_lib.sources import DATASETS, module_of
from werket_lib.sources.registers import read_registers
from werket_lib.store import Provenance, read_checked, write_refusal, write_table

T = TypeVar("T")

SHOWN_EDITIONS = 3


@dataclass(frozen=True)
class TableMade:
    """What became of one table; of one that was made, what had changed since it was made before."""

    table: str
    status: Literal["made", "unchanged", "refused", "late", "absent"]
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    message: str | None = None
    changes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    revisions: tuple[str, ...] = ()


def make_tables(
    month: pd.Period,
    *,
    raw_dir: Path,
    processed_dir: Path,
    as_of: dt.date,
    tables: Sequence[str] | None = None,
    force: bool = False,
) -> list[TableMade]:
    """Make the tables of a report month, each only when an edition or its code has changed.

    Raw files are checked against their sidecars every time. One table's refusal does not hinder
    another; it is recorded beside the table and raised by whoever reads it.

    Raises
    ------
    InputError
        If there is no such raw folder, or no such table.
    """
    if not raw_dir.is_dir():
        raise InputError(f"no folder {raw_dir}; it holds one folder per dataset (see data/raw/README.md)")
    unknown = sorted(set(tables or ()) - set(RECIPES))
    if unknown:
        raise InputError(f"no table {unknown}; there are {list(RECIPES)}")
    sweep_strays(processed_dir / str(month))
    datasets = _LoadedDatasets(raw_dir, as_of, month, processed_dir, force=force)
    wanted = RECIPES if tables is None else tables
    return [_make_table(name, month, datasets, processed_dir, force=force) for name in wanted]


def note_touched(tables: Sequence[TableMade], raw_dir: Path) -> list[TableMade]:
    """Note in each table which of its raw files were changed since they were read."""
    touched = list_touched((source for table in tables for source in table.sources), raw_dir)
    return [
        replace(
            table, notes=(*table.notes, *(touched[source.file] for source in table.sources if source.file in touched))
        )
        for table in tables
    ]


class _LoadedDatasets:
    """The month's raw files, each opened and each loaded once."""

    def __init__(self, raw_dir: Path, as_of: dt.date, month: pd.Period, processed_dir: Path, *, force: bool) -> None:
        self.raw_dir, self.as_of, self.month = raw_dir, as_of, month
        self.processed_dir, self.force = processed_dir, force
        self.registers = read_registers(raw_dir.parent / "registers")
        self._opened: dict[str, list[RawFile] | DataError] = {}
        self._loaded: dict[str, SourcedTable | DataError] = {}
        self.judged: dict[str, Judged] = {}

    def opened(self, dataset: str) -> list[RawFile]:
        """Open and check a dataset's files."""
        if dataset not in self._opened:
            self._opened[dataset] = capture(lambda: self._open(dataset))
        return raise_again(self._opened[dataset])

    def loaded(self, name: str) -> SourcedTable:
        """Load a dataset or a further sheet of one, cut at the report's month."""
        if name not in self._loaded:
            self._loaded[name] = capture(lambda: self._load(name))
        return raise_again(self._loaded[name])

    def _open(self, dataset: str) -> list[RawFile]:
        editions = choose_editions(self.raw_dir, dataset, self.as_of, span=DATASETS[dataset].span(self.month))
        if not editions:
            raise AbsentError(
                f"{dataset}: nothing published by {self.as_of} in {self.raw_dir / dataset}"
                f"{self._name_others(dataset)}; add the agency's file with `werket add {dataset} FILE`"
            )
        return [open_raw(edition.file) for edition in editions]

    def opened_before(self, dataset: str) -> list[RawFile]:
        """Open what the report would have rested on before a dataset's last edition came."""
        newest = self.opened(dataset)[-1]
        return [open_raw(edition.file) for edition in editions_before(list_editions(self.raw_dir, dataset), newest)]

    def _name_others(self, dataset: str) -> str:
        """Say what there is of a dataset that does not serve, and why."""
        told = [describe_unused(edition, self.as_of) for edition in list_editions(self.raw_dir, dataset)]
        return f" ({'; '.join(told[-SHOWN_EDITIONS:])})" if told else ""

    def _load(self, name: str) -> SourcedTable:
        dataset = name.partition(".")[0]
        first_sheet = capture(partial(self.loaded, dataset)) if name != dataset else None
        if isinstance(first_sheet, LateError):  # is told once, not by each of its sheets
            raise first_sheet
        about, raws = DATASETS[dataset], self.opened(dataset)
        parts = [load_edition(name, raw, self.processed_dir, force=self.force) for raw in raws]
        tables = [part.table for part in parts]
        table = tables[0] if len(tables) == 1 else stack(tables)
        first, last = table["month"].min(), table["month"].max()
        table = self._cut(dataset, table)
        if table.empty or about.is_late(last, self.month):
            raise LateError(self._say_late(name, raws, first, last))
        notes = [note for part in parts for note in part.notes]
        if about.revised_by:
            notes += note_revisions(tables, [f"{dataset}/{raw.edition}" for raw in raws], about.revised_by)
            parts = [part for part, used in zip(parts, in_use(tables, self.month), strict=True) if used]
        merged = merge_sources(source for part in parts for source in part.sources)
        whole = self.registers.apply(name, SourcedTable(table, merged, tuple(dict.fromkeys(notes))), self.month)
        self._judge(name, raws, whole.table, last)
        return whole

    def _say_late(self, name: str, raws: Sequence[RawFile], first: pd.Period, last: pd.Period) -> str:
        """Say what is late, since when, what lies there, and what to do."""
        dataset = name.partition(".")[0]
        lag = DATASETS[dataset].lag_months or 0
        names = ", ".join(raw.path.name for raw in raws)
        kind = "a sample of" if raws[-1].meta.sample else "the agency's own"
        unused = [edition for edition in list_editions(self.raw_dir, dataset) if edition.name > raws[-1].edition]
        newer = "; ".join(describe_unused(edition, self.as_of) for edition in unused[-SHOWN_EDITIONS:])
        return (
            f"{name} is late: {names} holds {first} to {last}, the report is for {self.month} (usual lag {lag} months)"
            f"; {kind} {raws[-1].edition} lies there, "
            f"{newer or f'nothing newer since {raws[-1].meta.date_published}'}. "
            f"Add the agency's file with `werket add {dataset} FILE`"
        )

    def _judge(self, name: str, raws: Sequence[RawFile], table: pd.DataFrame, newest: pd.Period) -> None:
        """Judge a dataset, as far as the report's month; raises where something cannot be true, as its newest month."""
        dataset, published = name.partition(".")[0], raws[-1].meta.date_published
        before = [load_edition(name, raw, self.processed_dir).table for raw in self.opened_before(dataset)]
        earlier = []
        if before:
            held = SourcedTable(self._cut(dataset, stack(before)), ())
            known = capture(lambda: self.registers.apply(name, held, self.month))  # what is mended there may not be yet
            earlier = [known.table if isinstance(known, SourcedTable) else held.table]
        judged = judge(name, [table], earlier)
        findings = [*judge_newest(name, newest, published), *judged.findings]
        accepted = "; ".join(raw.meta.accepted for raw in raws if raw.meta.accepted)
        # What is doubtful is told also where something else is refused.
        doubtful = tuple(finding for finding in findings if finding.verdict == "doubtful")
        self.judged[name] = replace(judged, findings=doubtful)
        self.judged[name] = replace(judged, findings=tuple(check_refused(findings, accepted)))

    def doubts(self, name: str) -> tuple[Finding, ...]:
        """Return what was found doubtful in a dataset as far as it was judged."""
        return self.judged[name].findings if name in self.judged else ()

    def _cut(self, dataset: str, table: pd.DataFrame) -> pd.DataFrame:
        return table[table["month"] <= self.month] if DATASETS[dataset].monthly else table


def _make_table(
    name: str, month: pd.Period, datasets: _LoadedDatasets, processed_dir: Path, *, force: bool
) -> TableMade:
    recipe = RECIPES[name]
    try:
        key = _key(name, recipe, datasets)
        content, earlier = read_checked(name, month, processed_dir)
        if not force and content is not None and earlier is not None and earlier.ingredients == key.ingredients:
            findings = tuple(read_finding(finding) for finding in earlier.findings)
            return TableMade(
                name, "unchanged", earlier.sources, earlier.notes, findings=findings, revisions=earlier.revisions
            )
        built = recipe.build(_load_all(recipe, datasets))
        findings, revisions = _tell_judged(recipe, datasets)
        files = ", ".join(source.file for source in built.sources)
        made = replace(built, table=_validate(name, built.table, source=files))
        write_table(
            name,
            month,
            made,
            processed_dir,
            ingredients=if_steady(key.ingredients),
            findings=[asdict(finding) for finding in findings],
            revisions=revisions,
        )
    except DataError as error:
        write_refusal(name, month, error, processed_dir)
        if recipe.optional and isinstance(error, AbsentError):
            return TableMade(name, "absent")
        told = [finding for dataset in recipe.datasets for finding in datasets.doubts(dataset)]
        status: Literal["late", "refused"] = "late" if isinstance(error, LateError) else "refused"
        return TableMade(name, status, message=str(error), findings=tuple(told))
    changes = _changes(key, earlier, whole=content is not None)
    return TableMade(name, "made", made.sources, made.notes, changes=changes, findings=findings, revisions=revisions)


def _tell_judged(recipe: Recipe, datasets: _LoadedDatasets) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return what is doubtful in what a table is made of, also beside other datasets; and what was revised."""
    judged = {name: datasets.judged[name] for name in recipe.datasets}
    beside = {name: capture(partial(datasets.loaded, name)) for name in (*recipe.datasets, *recipe.beside)}
    tables = {name: sourced.table for name, sourced in beside.items() if isinstance(sourced, SourcedTable)}
    findings = [*(finding for own in judged.values() for finding in own.findings), *check_agreement(tables)]
    revisions = [f"{name}, {revision}" for name, own in judged.items() for revision in own.revisions]
    return tuple(findings), tuple(revisions)


def _changes(key: Key, earlier: Provenance | None, *, whole: bool) -> tuple[str, ...]:
    if earlier is None:
        return ("no earlier table",)
    if not whole:
        return ("its file is not what was written",)
    if not earlier.ingredients:
        return ("there is no telling what the earlier table rests on",)
    return tuple(key.changes_since(earlier.ingredients)) or ("asked for with --force",)


def _validate(name: str, table: pd.DataFrame, *, source: str) -> pd.DataFrame:
    from werket_lib import schemas

    return schemas.validate(table, schemas.TABLES[name], source=source)


def _load_all(recipe: Recipe, datasets: _LoadedDatasets) -> Loaded:
    """Load what a table needs; where several datasets are late or refused, all of them are told at once."""
    loaded: dict[str, SourcedTable] = {}
    errors: list[DataError] = []
    for name in recipe.datasets:
        try:
            loaded[name] = datasets.loaded(name)
        except DataError as error:
            errors.append(error)
    if errors:
        late = all(isinstance(error, LateError) for error in errors)
        raise (LateError if late else DataError)("\n".join(dict.fromkeys(str(error) for error in errors)))
    return loaded


def _key(name: str, recipe: Recipe, datasets: _LoadedDatasets) -> Key:
    """Bring together all that a table depends on: its files, what is known of them, the month, and its code."""
    raws = [(dataset, raw) for dataset in recipe.opened for raw in datasets.opened(dataset)]
    judged_with = [(dataset, raw) for dataset in recipe.opened for raw in datasets.opened_before(dataset)]
    for dataset in recipe.beside:
        opened = capture(partial(datasets.opened, dataset))
        judged_with += [(dataset, raw) for raw in (opened if isinstance(opened, list) else ())]
    modules = [__name__, *map(module_of, recipe.datasets)]
    return Key(
        {
            "month": str(datasets.month),
            "table": name,
            **environment_digests(),
            **{f"raw file {dataset}/{raw.edition}": digest_raw(raw) for dataset, raw in raws},
            "registers": datasets.registers.digest,
            **{f"raw file {dataset}/{raw.edition}, judged with": digest_raw(raw) for dataset, raw in judged_with},
            "limits": hash_bytes(RULES.read_bytes()),
            **own_library().closure_of_modules(modules, without=[sources.__name__]).digests,
        }
    )


def capture(make: Callable[[], T]) -> T | DataError:
    """Return what `make` returns, or the `DataError` that it raises."""
    try:
        return make()
    except DataError as error:
        return error


def raise_again(captured: T | DataError) -> T:
    """Return what was captured, or raise it."""
    if isinstance(captured, DataError):
        raise captured
    return captured


def describe_unused(edition: Edition, as_of: dt.date) -> str:
    """Say of an edition that does not serve a report what it is: ``a sample of 2025-01 lies there``."""
    kind = "a sample of" if edition.meta.sample else "the agency's own"
    if edition.meta.withdrawn:
        return f"{kind} {edition.name} has been withdrawn: {edition.meta.withdrawn}"
    if edition.meta.preliminary:
        return f"{kind} {edition.name} holds a part of a month"
    if edition.meta.date_published > as_of:
        return (
            f"{kind} {edition.name} was published {edition.meta.date_published}: run with --as-of that date to use it"
        )
    return f"{kind} {edition.name} lies there"
