"""How each promised table is made from the loaded datasets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from werket_lib.codes import FLOWS, WHOLE, municipality_names
from werket_lib.provenance import SourcedTable, merge_sources
from werket_lib.totals import check_same_totals, sum_municipalities

Loaded = Mapping[str, SourcedTable]  # by dataset, or by dataset and sheet


@dataclass(frozen=True)
class Recipe:
    """How a table is made: from which datasets or further sheets (``af_suppliers.areas``), by which function.

    The report can do without an ``optional`` one: where nothing of it has been published it is absent, which
    is no refusal. ``beside`` are datasets that measure the same, and are held against it where they are there.
    """

    datasets: tuple[str, ...]
    build: Callable[[Loaded], SourcedTable]
    optional: bool = False
    beside: tuple[str, ...] = ()

    @property
    def opened(self) -> list[str]:
        """The datasets whose files are opened."""
        return list(dict.fromkeys(name.partition(".")[0] for name in self.datasets))


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
        (*unemployment.breaks, *vacancies.breaks),
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


WITHOUT_WORK = ("unemployed", "over_6_months", "over_24_months")


@dataclass(frozen=True)
class _National:
    """Where a national indicator comes from: the dataset, and the columns of its table that it is made of."""

    dataset: str
    columns: tuple[str, ...]
    unit: str
    adjustment: str = "raw"


# The barometer is published seasonally adjusted; the others are counts as registered. The first five are the report's
# indicators; the last three are parts of the register that the long-term unemployed are taken from.
NATIONAL = {
    "varsel": _National("af_varsel", ("persons",), "persons"),
    "unemployment_rate": _National("af_unemployment", ("unemployed", "labour_force"), "percent"),
    "long_term_unemployed": _National("af_time_without_work", ("over_12_months",), "persons"),
    "vacancies": _National("af_vacancies", ("vacancies",), "vacancies"),
    "ki_barometer": _National("ki_barometer", ("value",), "index", "seasonally_adjusted"),
    "new_vacancies": _National("af_vacancies", ("new_vacancies",), "vacancies"),
    **{name: _National("af_time_without_work", (name,), "persons") for name in WITHOUT_WORK},
}


def _build_indicators(loaded: Loaded) -> SourcedTable:
    """Put the national series under one another, each citing only its own file."""
    varsel = loaded["af_varsel"].table
    unemployment = sum_municipalities(
        loaded["af_unemployment"].table, ["unemployed", "labour_force"], source="af_unemployment"
    )
    without_work = loaded["af_time_without_work"].table.set_index("month")
    places = sum_municipalities(loaded["af_vacancies"].table, ["vacancies", "new_vacancies"], source="af_vacancies")
    series = {
        "varsel": varsel[~varsel["is_partial"]].groupby("month")["persons"].sum(),
        # Rates are computed from summed numerators and denominators, never averaged.
        "unemployment_rate": 100 * unemployment["unemployed"] / unemployment["labour_force"],
        "long_term_unemployed": without_work["over_12_months"],
        **{name: places[name] for name in ("vacancies", "new_vacancies")},
        **{name: without_work[name] for name in WITHOUT_WORK},
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
    breaks = tuple(one for dataset in loaded.values() for one in dataset.breaks)
    return SourcedTable(table, merge_sources(sources), tuple(notes), breaks)


def _build_rom2_results(loaded: Loaded) -> SourcedTable:
    results = loaded["af_rom_results"]
    table = results.table.rename(columns={"month": "period"}).sort_values(["period", "ka_number"], ignore_index=True)
    sources = [
        replace(source, columns={{"month": "period"}.get(column, column): at for column, at in source.columns.items()})
        for source in results.sources
    ]
    return replace(results, table=table, sources=tuple(sources))


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
    "bas_labour": Recipe(("scb_bas",), _build_bas_labour, beside=("af_unemployment",)),
    "indicators": Recipe(tuple(dict.fromkeys(about.dataset for about in NATIONAL.values())), _build_indicators),
    "forecasts": Recipe(("af_forecast",), _build_typed("af_forecast")),
    "survey_answers": Recipe(("survey_answers",), _build_typed("survey_answers")),
    "trust": Recipe(("trust",), _build_typed("trust")),
}
