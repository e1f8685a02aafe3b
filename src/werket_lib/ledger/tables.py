"""The series of a month's tables: what prose may tell of places, firms and months that have no fact."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from werket_lib.ledger.outside import COUNTIES, TABLES, UNKNOWN_CODE, parse_parquet, slugify

RECENT = 24  # months: who has been gone for longer is nobody whom the report tells of
_FLOWS = ("remaining", "new", "left")
# Decimals and unit of each measure as the report prints it.
_SHOWN = {
    "unemployment_rate": (1, "percent"),
    "vacancy_rate": (1, "percent"),
    "unemployed": (0, "persons"),
    "vacancies": (0, "vacancies"),
    "suppliers": (0, "suppliers"),
    "contracts": (0, "count"),
    "at_risk": (0, "count"),
}
_LABOUR = ("unemployed", "labour_force", "vacancies")
Key = tuple[str, str, str, str]  # domain, kind, name, measure


@dataclass(frozen=True)
class Row:
    """A measure's values by month (as an ordinal), as a fact has them."""

    id: str
    month: pd.Period
    decimals: int
    unit: str
    series: dict[int, float]

    @property
    def value(self) -> float | None:
        """The report's month's; None where the table has none."""
        return self.series.get(self.month.ordinal)


@dataclass(frozen=True)
class Tables:
    """Every series of a month's tables, and in which county and group each municipality is."""

    rows: dict[Key, Row]
    regions: dict[str, tuple[str, str]]
    firms: frozenset[str] = frozenset()  # as they are spelt


NO_TABLES = Tables({}, {})


def read_tables(folder: Path, month: pd.Period) -> Tables:
    """Read the tables that a run kept beside what it made of them; none where it kept none."""
    found = {
        name: parse_parquet(path.read_bytes())
        for name in TABLES
        if (path := folder / "tables" / f"{name}.parquet").is_file()
    }
    rows: dict[Key, Row] = {}
    for domain, kind, name, measure, months, values in _all_series(found, month):
        known = ~np.isnan(values)
        if known.any() and months[known][-1] >= month.ordinal - RECENT:
            key = domain, kind, name, measure
            shown = _SHOWN.get(measure, (0, "persons"))
            series = dict(zip(months[known].tolist(), values[known].tolist(), strict=True))
            rows[key] = Row(".".join(part for part in key if part), month, *shown, series)
    regions = {}
    if "municipalities" in found:
        places = found["municipalities"].set_index("municipality_code")
        for name, county, group in zip(_slugs(places), places["county_code"], places["group"], strict=True):
            regions[name] = slugify(COUNTIES[county]), slugify(group)
    firms: set[str] = set()
    if "supplier_flows" in found:
        flows = found["supplier_flows"]
        firms = set(flows.loc[flows["month"] == month, "supplier"])
    return Tables(rows, regions, frozenset(firms))


Series = tuple[str, str, str, str, np.ndarray, np.ndarray]


def _all_series(found: dict[str, pd.DataFrame], month: pd.Period) -> Iterator[Series]:
    for table, kind, column in (
        ("supplier_flows", "supplier", "supplier"),
        ("area_flows", "area", "delivery_area"),
        ("track_flows", "track", "track"),
    ):
        if table in found:
            yield from _by_name(found[table], kind, column)
    if "supplier_tracks" in found:
        tracks = found["supplier_tracks"]
        for track, part in tracks.groupby("track"):
            for domain, kind, name, _, months, values in _by_name(part, "supplier", "supplier", ("remaining",)):
                yield domain, kind, name, f"track.{slugify(str(track))}.remaining", months, values
    if {"municipality_labour", "municipalities"} <= set(found):
        yield from _labour(found["municipality_labour"], found["municipalities"])
    if "indicators" in found:
        table = found["indicators"]
        series = table[(table["indicator"] == "unemployed") & (table["adjustment"] == "raw")]
        yield (
            "country",
            "",
            "",
            "unemployed",
            _ordinals(series["month"]),
            series["value"].to_numpy(float, na_value=np.nan),
        )
    if "placement_flows" in found:
        yield from _placements(found["placement_flows"], found.get("municipalities"))
    if "rom2_results" in found:
        yield from _contracts(found["rom2_results"], month)


def _ordinals(months: pd.Series) -> np.ndarray:
    return pd.PeriodIndex(months).asi8


def _by_name(table: pd.DataFrame, kind: str, column: str, measures: tuple[str, ...] = _FLOWS) -> Iterator[Series]:
    for measure in measures:
        wide = table.pivot(index="month", columns=["service", column], values=measure)
        months, values = _ordinals(wide.index), wide.to_numpy(float, na_value=np.nan)
        for at, (service, name) in enumerate(wide.columns):
            yield service.lower(), kind, slugify(name), measure, months, values[:, at]


def _labour(labour: pd.DataFrame, places: pd.DataFrame) -> Iterator[Series]:
    """Give municipalities', counties' and groups' unemployment and vacancies."""
    places = places.assign(county=places["county_code"].map(COUNTIES)).set_index("municipality_code")
    labour = labour[labour["municipality_code"] != UNKNOWN_CODE]
    wide = labour.pivot(index="month", columns="municipality_code", values=list(_LABOUR))
    months = _ordinals(wide.index)
    sums = {measure: wide[measure].to_numpy(float, na_value=np.nan) for measure in _LABOUR}
    codes = wide["unemployed"].columns
    told = _slugs(places)
    for kind, names in (("municipality", told), ("county", places["county"]), ("group", places["group"])):
        of = names.reindex(codes).to_numpy()
        for name in pd.unique(of[pd.notna(of)]):
            part = {measure: values[:, of == name].sum(axis=1) for measure, values in sums.items()}
            for measure in ("unemployed", "vacancies"):
                yield "groups", kind, slugify(name), measure, months, part[measure]
            with np.errstate(divide="ignore", invalid="ignore"):
                for measure, rate in (("unemployed", "unemployment_rate"), ("vacancies", "vacancy_rate")):
                    values = 100 * part[measure] / part["labour_force"]
                    yield "groups", kind, slugify(name), rate, months, np.where(np.isfinite(values), values, np.nan)


def _slugs(places: pd.DataFrame) -> pd.Series:
    """Return municipalities' names as ids have them, by code; Habo and Håbo, which share one, with their code."""
    slugs = places["name"].map(slugify)
    return slugs.where(~slugs.duplicated(keep=False), slugs + "_" + places.index.astype(str))


def _placements(table: pd.DataFrame, places: pd.DataFrame | None) -> Iterator[Series]:
    """Give how many suppliers of Rusta och matcha have participants in each municipality; masked counts are some."""
    if places is None:
        return
    there = table[(table["remaining_status"] == "suppressed") | (table["remaining"].fillna(0) > 0)]
    counts = there.groupby(["municipality_code", "month"]).size().unstack(fill_value=0)
    names = _slugs(places.set_index("municipality_code"))
    for code, row in counts.iterrows():
        if code in names.index:
            yield "rom2", "municipality", names[code], "suppliers", _ordinals(counts.columns), row.to_numpy(float)


def _contracts(table: pd.DataFrame, month: pd.Period) -> Iterator[Series]:
    table, months = table[table["period"] == month], np.array([month.ordinal])
    for kind, column in (("supplier", "supplier"), ("area", "delivery_area")):
        for name, part in table.groupby(column):
            counts = {"contracts": len(part), "at_risk": int(part["at_risk"].fillna(False).sum())}
            for measure, count in counts.items():
                yield "rom2", kind, slugify(str(name)), measure, months, np.array([float(count)])
