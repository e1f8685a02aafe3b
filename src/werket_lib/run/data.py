"""Raw to processed: each promised table, from the editions that a month's cut-off date allows."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeVar

import pandas as pd

from werket_lib import sources as datasets_module
from werket_lib.codes import WHOLE
from werket_lib.errors import AbsentError, DataError, InputError, LateError
from werket_lib.files import sweep_strays
from werket_lib.provenance import RawFile, Source, SourcedTable, choose_editions, list_touched, merge_sources, open_raw
from werket_lib.run.editions import digest_raw, load_edition
from werket_lib.run.keys import Key
from werket_lib.run.reach import Reached, reach_names
from werket_lib.run.stacking import in_use, note_revisions, stack
from werket_lib.run.surroundings import digest_installed, digest_json, if_steady
from werket_lib.sources import DATASETS, module_of
from werket_lib.sources.municipalities import municipality_names
from werket_lib.sources.registers import read_registers
from werket_lib.store import Provenance, read_checked, write_refusal, write_table
from werket_lib.totals import check_same_totals, sum_municipalities

T = TypeVar("T")

Loaded = Mapping[str, SourcedTable]  # by dataset, or by dataset and sheet

DATASETS_MODULE = datasets_module.__name__
SCHEMAS = "werket_lib.schemas"  # imported where a table is made: that takes as long as all the rest
FLOWS = ["remaining", "new", "left"]


@dataclass(frozen=True)
class TableMade:
    """What became of one table; of one that was made, what had changed since it was made before."""

    table: str
    status: Literal["made", "unchanged", "refused", "late", "absent"]
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    message: str | None = None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recipe:
    """How a table is made: from which datasets or further sheets (``af_suppliers.areas``), by which function.

    The report can do without an ``optional`` one: where nothing of it has been published it is absent, which
    is no refusal.
    """

    datasets: tuple[str, ...]
    build: Callable[[Loaded], SourcedTable]
    optional: bool = False

    @property
    def opened(self) -> list[str]:
        """The datasets whose files are opened."""
        return list(dict.fromkeys(name.partition(".")[0] for name in self.datasets))


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
    shelf = _Shelf(raw_dir, as_of, month, processed_dir, force=force)
    wanted = RECIPES if tables is None else tables
    return [_make_table(name, month, shelf, processed_dir, force=force) for name in wanted]


def note_touched(tables: Sequence[TableMade], raw_dir: Path) -> list[TableMade]:
    """Note in each table which of its raw files were changed since they were read."""
    touched = list_touched((source for table in tables for source in table.sources), raw_dir)
    return [
        replace(
            table, notes=(*table.notes, *(touched[source.file] for source in table.sources if source.file in touched))
        )
        for table in tables
    ]


class _Shelf:
    """The month's raw files, each opened and each loaded once."""

    def __init__(self, raw_dir: Path, as_of: dt.date, month: pd.Period, processed_dir: Path, *, force: bool) -> None:
        self.raw_dir, self.as_of, self.month = raw_dir, as_of, month
        self.processed_dir, self.force = processed_dir, force
        self.registers = read_registers(raw_dir.parent / "registers")
        self._opened: dict[str, list[RawFile] | DataError] = {}
        self._loaded: dict[str, SourcedTable | DataError] = {}

    def opened(self, dataset: str) -> list[RawFile]:
        """Open and check a dataset's files."""
        if dataset not in self._opened:
            self._opened[dataset] = _hold(lambda: self._open(dataset))
        return _release(self._opened[dataset])

    def loaded(self, name: str) -> SourcedTable:
        """Load a dataset or a further sheet of one, cut at the report's month."""
        if name not in self._loaded:
            self._loaded[name] = _hold(lambda: self._load(name))
        return _release(self._loaded[name])

    def _open(self, dataset: str) -> list[RawFile]:
        editions = choose_editions(self.raw_dir, dataset, self.as_of)
        if not editions:
            raise AbsentError(
                f"{dataset}: nothing published by {self.as_of} in {self.raw_dir / dataset}; "
                f"add the agency's file with `werket add {dataset} FILE`"
            )
        return [open_raw(edition.file) for edition in editions]

    def _load(self, name: str) -> SourcedTable:
        dataset = name.partition(".")[0]
        about, raws = DATASETS[dataset], self.opened(dataset)
        parts = [load_edition(name, raw, self.processed_dir, force=self.force) for raw in raws]
        tables = [part.table for part in parts]
        table = tables[0] if len(tables) == 1 else stack(tables)
        first, last = table["month"].min(), table["month"].max()
        if about.monthly:
            table = table[table["month"] <= self.month]
        if table.empty or about.is_late(last, self.month):
            names = ", ".join(raw.path.name for raw in raws)
            raise LateError(
                f"{name} is late: {names} holds {first} to {last}, the report is for {self.month} "
                f"(usual lag {about.lag_months} months). Add the agency's file with `werket add {dataset} FILE`"
            )
        notes = [note for part in parts for note in part.notes]
        if about.revised_by:
            notes += note_revisions(tables, [f"{dataset}/{raw.edition}" for raw in raws], about.revised_by)
            parts = [part for part, used in zip(parts, in_use(tables, self.month), strict=True) if used]
        sources = merge_sources(source for part in parts for source in part.sources)
        return self.registers.apply(name, SourcedTable(table, sources, tuple(dict.fromkeys(notes))), self.month)


def _make_table(name: str, month: pd.Period, shelf: _Shelf, processed_dir: Path, *, force: bool) -> TableMade:
    recipe = RECIPES[name]
    try:
        key = _key(name, recipe, shelf)
        content, earlier = read_checked(name, month, processed_dir)
        if not force and content is not None and earlier is not None and earlier.ingredients == key.ingredients:
            return TableMade(name, "unchanged", earlier.sources, earlier.notes)
        built = recipe.build(_load_all(recipe, shelf))
        files = ", ".join(source.file for source in built.sources)
        made = replace(built, table=_validate(name, built.table, source=files))
        write_table(name, month, made, processed_dir, ingredients=if_steady(key.ingredients))
    except DataError as error:
        write_refusal(name, month, error, processed_dir)
        if recipe.optional and isinstance(error, AbsentError):
            return TableMade(name, "absent")
        return TableMade(name, "late" if isinstance(error, LateError) else "refused", message=str(error))
    return TableMade(name, "made", made.sources, made.notes, changes=_changes(key, earlier, whole=content is not None))


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


def _schema_name(table: str) -> str:
    """Name a table's schema, for its code's digest: Rom2Results for rom2_results."""
    return table.title().replace("_", "")


def _load_all(recipe: Recipe, shelf: _Shelf) -> Loaded:
    """Load what a table needs; where several datasets are late or refused, all of them are told at once."""
    loaded: dict[str, SourcedTable] = {}
    errors: list[DataError] = []
    for name in recipe.datasets:
        try:
            loaded[name] = shelf.loaded(name)
        except DataError as error:
            errors.append(error)
    if errors:
        late = all(isinstance(error, LateError) for error in errors)
        raise (LateError if late else DataError)("; ".join(dict.fromkeys(str(error) for error in errors)))
    return loaded


def _key(name: str, recipe: Recipe, shelf: _Shelf) -> Key:
    """Bring together all that a table depends on: its files, what is known of them, the month, and its code."""
    raws = [(dataset, raw) for dataset in recipe.opened for raw in shelf.opened(dataset)]
    return Key(
        {
            "month": str(shelf.month),
            "recipe": digest_json(recipe.datasets),
            "registers": shelf.registers.digest,
            "installed packages": digest_installed(),
            **{f"raw file {dataset}/{raw.edition}": digest_raw(raw) for dataset, raw in raws},
            **_code(name, recipe).digests,
        }
    )


def _code(name: str, recipe: Recipe) -> Reached:
    """Tell what code makes a table; not the list of all datasets, which is digested by itself."""
    roots = (
        f"{recipe.build.__module__}:{recipe.build.__qualname__.partition('.')[0]}",
        *(f"{__name__}:{own.__name__}" for own in (_Shelf, _load_all, _validate)),
        f"{SCHEMAS}:validate",
        f"{SCHEMAS}:{_schema_name(name)}",
        f"{write_table.__module__}:{write_table.__name__}",
        *map(module_of, recipe.datasets),
    )
    return reach_names(roots, without=[DATASETS_MODULE])


def _hold(make: Callable[[], T]) -> T | DataError:
    try:
        return make()
    except DataError as error:
        return error


def _release(held: T | DataError) -> T:
    if isinstance(held, DataError):
        raise held
    return held


def _build_supplier_flows(loaded: Loaded) -> SourcedTable:
    return _add_up_parts(loaded["af_suppliers"], ["supplier"])


def _add_up_parts(sourced: SourcedTable, by: list[str]) -> SourcedTable:
    """Add up a service's parts; their sum leaves out a part that is masked."""
    keys = ["month", "service", *by]
    split = sourced.table["part"] != WHOLE
    parts = sourced.table[split].groupby(keys, sort=False)
    summed = parts[FLOWS].sum(min_count=1)
    for flow in FLOWS:
        # In the alphabet missing < not_applicable < suppressed < value, so the last tells most.
        summed[f"{flow}_status"] = parts[f"{flow}_status"].max()
    table = pd.concat([sourced.table[~split].drop(columns="part"), summed.reset_index()], ignore_index=True)
    return replace(sourced, table=table.sort_values(keys, ignore_index=True))


def _build_supplier_parts(loaded: Loaded) -> SourcedTable:
    suppliers = loaded["af_suppliers"]
    return replace(suppliers, table=suppliers.table[suppliers.table["part"] != WHOLE])


def _build_service_flows(loaded: Loaded) -> SourcedTable:
    """Sum the unmasked rows: that is what a service's total is; where all are masked there is none."""
    suppliers = loaded["af_suppliers"]
    table = suppliers.table.groupby(["month", "service"], as_index=False)[FLOWS].sum(min_count=1)
    return replace(suppliers, table=table)


def _build_area_flows(loaded: Loaded) -> SourcedTable:
    """Take the areas once they are seen to add up to what the suppliers add up to."""
    return _add_up_parts(_check_against_suppliers("af_suppliers.areas", loaded), ["delivery_area"])


def _build_placement_flows(loaded: Loaded) -> SourcedTable:
    """Take the municipalities of placement once they are seen to add up to what the suppliers add up to."""
    placements = _check_against_suppliers("af_suppliers.placements", loaded)
    return _add_up_parts(placements, ["supplier", "municipality_code"])


def _build_track_flows(loaded: Loaded) -> SourcedTable:
    """Sum each track's unmasked suppliers, once the tracks are seen to add up to what the suppliers add up to."""
    training = _check_against_suppliers("af_training", loaded)
    table = training.table.groupby(["month", "service", "track"], as_index=False)[FLOWS].sum(min_count=1)
    return replace(training, table=table)


def _build_supplier_tracks(loaded: Loaded) -> SourcedTable:
    training = _check_against_suppliers("af_training", loaded)
    columns = ["month", "service", "supplier", "track", "remaining", "remaining_status"]
    return replace(training, table=training.table[columns])


def _check_against_suppliers(name: str, loaded: Loaded) -> SourcedTable:
    """Return another breakdown of the services, once it is seen to add up to what the suppliers add up to."""
    other, suppliers = loaded[name], loaded["af_suppliers"]
    source = ", ".join(source.file for source in other.sources)
    check_same_totals(
        other.table,
        suppliers.table,
        by=["month", "service"],
        columns=FLOWS,
        source=f"{source}, {name.rpartition('.')[2]} against suppliers",
    )
    return other


def _build_municipality_labour(loaded: Loaded) -> SourcedTable:
    unemployment, vacancies = loaded["af_unemployment"], loaded["af_vacancies"]
    keys = ["month", "municipality_code"]
    table = unemployment.table.merge(vacancies.table[[*keys, "vacancies"]], on=keys, how="outer").sort_values(keys)
    return SourcedTable(
        table[[*keys, "unemployed", "labour_force", "vacancies"]],
        (*unemployment.sources, *vacancies.sources),
        (*unemployment.notes, *vacancies.notes),
    )


def _build_municipalities(loaded: Loaded) -> SourcedTable:
    """Give each municipality its name and county; a county's code is the first two digits of the municipality's."""
    groups = _newest_only(loaded["skr_groups"])
    codes = groups.table["municipality_code"]
    table = groups.table.assign(name=codes.map(municipality_names()), county_code=codes.str[:2])
    return replace(groups, table=table[["municipality_code", "name", "county_code", "group_code", "group"]])


def _build_delivery_areas(loaded: Loaded) -> SourcedTable:
    areas = _newest_only(loaded["af_delivery_areas"])
    return replace(areas, table=areas.table[["municipality_code", "delivery_area"]])


def _newest_only(classification: SourcedTable) -> SourcedTable:
    """Keep the newest edition of a classification, which replaces the earlier ones whole."""
    newest = classification.table["month"].max()
    return replace(
        classification,
        table=classification.table[classification.table["month"] == newest],
        sources=tuple(source for source in classification.sources if source.edition.startswith(str(newest))),
    )


def _build_bas_labour(loaded: Loaded) -> SourcedTable:
    return loaded["scb_bas"]


def _build_typed(dataset: str) -> Callable[[Loaded], SourcedTable]:
    """Make a table of a typed dataset, whose rows describe no month of the report's."""
    return lambda loaded: replace(loaded[dataset], table=loaded[dataset].table.drop(columns="month"))


@dataclass(frozen=True)
class _National:
    """Where a national indicator comes from: the dataset, and the columns of its table that it is made of."""

    dataset: str
    columns: tuple[str, ...]
    unit: str
    adjustment: str = "raw"


# The barometer is published seasonally adjusted; the others are counts as registered.
NATIONAL = {
    "varsel": _National("af_varsel", ("persons",), "persons"),
    "unemployment_rate": _National("af_unemployment", ("unemployed", "labour_force"), "percent"),
    "long_term_unemployed": _National("af_time_without_work", ("over_12_months",), "persons"),
    "vacancies": _National("af_vacancies", ("vacancies",), "vacancies"),
    "ki_barometer": _National("ki_barometer", ("value",), "index", "seasonally_adjusted"),
}


def _build_indicators(loaded: Loaded) -> SourcedTable:
    """Put the five national series under one another, each citing only its own file."""
    varsel = loaded["af_varsel"].table
    unemployment = sum_municipalities(
        loaded["af_unemployment"].table, ["unemployed", "labour_force"], source="af_unemployment"
    )
    series = {
        "varsel": varsel[~varsel["is_partial"]].groupby("month")["persons"].sum(),
        # Rates are computed from summed numerators and denominators, never averaged.
        "unemployment_rate": 100 * unemployment["unemployed"] / unemployment["labour_force"],
        "long_term_unemployed": loaded["af_time_without_work"].table.set_index("month")["over_12_months"],
        "vacancies": sum_municipalities(loaded["af_vacancies"].table, ["vacancies"], source="af_vacancies")[
            "vacancies"
        ],
        "ki_barometer": loaded["ki_barometer"].table.set_index("month")["value"],
    }
    parts = [
        series[name].rename("value").reset_index().assign(indicator=name, unit=about.unit, adjustment=about.adjustment)
        for name, about in NATIONAL.items()
    ]
    sources = [
        replace(source, columns={name: "; ".join(source.columns[column] for column in about.columns)})
        for name, about in NATIONAL.items()
        for source in loaded[about.dataset].sources
    ]
    notes = dict.fromkeys(note for dataset in loaded.values() for note in dataset.notes)
    table = pd.concat(parts, ignore_index=True)[["month", "indicator", "value", "unit", "adjustment"]]
    return SourcedTable(table, merge_sources(sources), tuple(notes))


def _build_rom2_results(loaded: Loaded) -> SourcedTable:
    results = loaded["af_rom_results"]
    table = results.table.rename(columns={"month": "period"}).sort_values(["period", "ka_number"], ignore_index=True)
    sources = [
        replace(source, columns={{"month": "period"}.get(column, column): at for column, at in source.columns.items()})
        for source in results.sources
    ]
    return SourcedTable(table, tuple(sources), results.notes)


RECIPES: dict[str, Recipe] = {
    "service_flows": Recipe(("af_suppliers",), _build_service_flows),
    "supplier_flows": Recipe(("af_suppliers",), _build_supplier_flows),
    "supplier_parts": Recipe(("af_suppliers",), _build_supplier_parts),
    "area_flows": Recipe(("af_suppliers.areas", "af_suppliers"), _build_area_flows),
    "placement_flows": Recipe(("af_suppliers.placements", "af_suppliers"), _build_placement_flows),
    "track_flows": Recipe(("af_training", "af_suppliers"), _build_track_flows),
    "supplier_tracks": Recipe(("af_training", "af_suppliers"), _build_supplier_tracks),
    "municipality_labour": Recipe(("af_unemployment", "af_vacancies"), _build_municipality_labour),
    "rom2_results": Recipe(("af_rom_results",), _build_rom2_results),
    "municipalities": Recipe(("skr_groups",), _build_municipalities),
    "af_delivery_areas": Recipe(("af_delivery_areas",), _build_delivery_areas, optional=True),
    "bas_labour": Recipe(("scb_bas",), _build_bas_labour),
    "indicators": Recipe(tuple(about.dataset for about in NATIONAL.values()), _build_indicators),
    "forecasts": Recipe(("af_forecast",), _build_typed("af_forecast")),
    "survey_answers": Recipe(("survey_answers",), _build_typed("survey_answers")),
    "trust": Recipe(("trust",), _build_typed("trust")),
}
