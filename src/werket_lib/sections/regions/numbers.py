"""The notebooks of editions: how one municipality or county does, beside its county, its group and the country.

Every table here is one region's slice, as `werket_lib.editions.slices` cuts it. What others contribute to it, such as
the country's rate, has the decimals that are printed: so a region is told anew only where its readers see a difference.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from werket_lib import changes
from werket_lib.codes import COUNTIES, MUNICIPALITY_GROUPS, is_county, municipality_names, name_region
from werket_lib.errors import ParameterError
from werket_lib.facts import Fact, FactMaker, Facts, Measure, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.checks import check_reached

DECIMALS = 1
YEAR = 12
SERVICE = "ROM2"
COMPARED = ("county", "group", "country")  # columns of a slice's rates, beside the region's own
RATE, CHANGE = "unemployment_rate", "unemployment_rate.change_pp"


@dataclass(frozen=True)
class Place:
    """A municipality or county: its code, its name, and what it is compared with."""

    code: str
    name: str
    county: str
    group_code: str | None = None

    @property
    def is_county(self) -> bool:
        """Whether it is a county."""
        return is_county(self.code)


@dataclass(frozen=True)
class RegionRates:
    """Unemployment in a region beside others.

    Attributes
    ----------
    lines
        Percent by month, a column each: ``own`` and those of `COMPARED` that there are.
    compared
        ``own`` and those others whose numbers are facts, in order.
    standard_error
        Of the rate's change over twelve months, in percentage points, where counts are Poisson; missing where the
        agency prints no count.
    """

    place: Place
    month: pd.Period
    lines: pd.DataFrame
    compared: tuple[str, ...]
    standard_error: float | None
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Neighbours:
    """The municipalities of a county.

    Attributes
    ----------
    table
        ``municipality_code, name, slug, rank, unemployment_rate_pct, change_pp``, the highest rate first; one without
        a rate comes last.
    shapes
        The outline of each municipality, by its code, as WKB in metres.
    """

    place: Place
    month: pd.Period
    table: pd.DataFrame
    shapes: dict[str, bytes]
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suppliers:
    """Suppliers of Rusta och matcha with participants placed in a region.

    Attributes
    ----------
    table
        In a municipality ``supplier, slug, remaining, is_hidden``; in a county ``name, slug, suppliers, remaining,
        hidden``, a row a municipality. A masked count is in no sum.
    """

    place: Place
    month: pd.Period
    table: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CountyBas:
    """Unemployment in a county as SCB counts it; ``lines`` has ``own`` and ``country`` in percent by month."""

    place: Place
    month: pd.Period
    is_preliminary: bool
    lines: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = field(default=())


def find_place(code: str, group_code: str | None = None) -> Place:
    """Return a municipality or county by its code.

    Raises
    ------
    ParameterError
        If there is none.
    """
    if code in COUNTIES:
        return Place(code, name_region(code), COUNTIES[code])
    if code in municipality_names():
        return Place(code, name_region(code), COUNTIES[code[:2]], group_code)
    raise ParameterError(f"no region {code!r}; a municipality has four digits, such as 1280, and a county two")


def summarise_rates(rates: SourcedTable, region: str, month: pd.Period) -> RegionRates:
    """Divide a region's unemployed by its labour force, month by month, and hold it against others.

    Parameters
    ----------
    rates
        ``month, group_code, unemployed, labour_force``, then the rates of `COMPARED`, and ``rank`` among ``ranked``.

    Raises
    ------
    LateError
        If there is no row of the month.
    """
    table = rates.table.set_index("month").sort_index()
    check_reached(table.index, month, what=f"region_rates has no {region}")
    table = table.loc[:month]
    place = find_place(region, _one_or_none(table["group_code"]))
    own = 100 * table["unemployed"] / table["labour_force"]
    lines = pd.DataFrame({"own": own, **{name: table[name] for name in COMPARED}}).astype("float64")
    compared = tuple(name for name in lines if lines[name].notna().any())
    make = FactMaker(summarise_rates, month, source_cells(rates.sources, "unemployed"))
    base, before = f"region.{region}", month - YEAR
    unemployed = table["unemployed"].astype("Float64")
    error = standard_error(table, month)
    facts = [
        make.series(f"{base}.unemployed", unemployed, "persons"),
        make.value(f"{base}.unemployed.change_12m", _since(unemployed, month), "persons", by=changes.change),
        make.value(f"{base}.standard_error", error, "percentage points", DECIMALS, by=standard_error),
        make.value(f"{base}.rank", table.loc[month, "rank"], "rank"),
        make.value(f"{base}.ranked", table.loc[month, "ranked"], "count"),
    ]
    for name in compared:
        at = base if name == "own" else f"{base}.{name}"
        facts += [
            make.series(f"{at}.{RATE}", lines[name], "percent", DECIMALS),
            make.value(f"{at}.{CHANGE}", _since(lines[name], month), "percentage points", DECIMALS),
            make.value(f"{at}.{RATE}.before", lines[name].get(before), "percent", DECIMALS),
        ]
    gap = lines["own"].loc[month] - lines["country"].loc[month]
    facts.append(make.value(f"{base}.{RATE}.gap", gap, "percentage points", DECIMALS))
    return RegionRates(place, month, lines[list(compared)], compared, error, Facts(facts), rates.sources, rates.notes)


def standard_error(table: pd.DataFrame, month: pd.Period) -> float | None:
    """Return the standard error of a rate's change over twelve months, in percentage points.

    A count of persons is taken for Poisson: its variance is the count.
    """
    then = month - YEAR
    if then not in table.index or table.loc[[month, then], ["unemployed", "labour_force"]].isna().any(axis=None):
        return None
    now = table.loc[month]
    return float(100 * np.sqrt(now["unemployed"] + table.loc[then, "unemployed"]) / now["labour_force"])


def summarise_neighbours(neighbours: SourcedTable, region: str, month: pd.Period) -> Neighbours:
    """Rank the municipalities of a region's county by unemployment.

    Parameters
    ----------
    neighbours
        ``municipality_code, name, unemployment_rate_pct, change_pp, shape``, of the month.
    """
    place = find_place(region)
    table = neighbours.table.sort_values(
        ["unemployment_rate_pct", "name"], ascending=[False, True], na_position="last", ignore_index=True
    )
    table = table.assign(
        slug=list(slugify_all(table["name"]).values()), rank=changes.rank_down(table["unemployment_rate_pct"])
    )
    make = FactMaker(summarise_neighbours, month, source_cells(neighbours.sources, "unemployed"))
    base = f"region.{region}"
    facts = make.rows(
        table,
        (f"{base}.municipality.{slug}." for slug in table["slug"]),
        (
            Measure("unemployment_rate_pct", RATE, "percent", DECIMALS),
            Measure("change_pp", CHANGE, "percentage points", DECIMALS),
            Measure("rank", f"{RATE}.rank", "rank"),
        ),
    )
    facts.append(make.value(f"{base}.municipalities", len(table), "count"))
    shapes = dict(zip(table["municipality_code"], table["shape"], strict=True))
    return Neighbours(
        place, month, table.drop(columns="shape"), shapes, Facts(facts), neighbours.sources, neighbours.notes
    )


def summarise_suppliers(placed: SourcedTable, region: str, month: pd.Period) -> Suppliers:
    """Count the suppliers that have participants placed in a region, and their participants.

    A masked count is somebody, so the supplier counts; the number itself is in no sum, and so cannot be had by
    subtraction, neither of suppliers within a municipality nor of municipalities within a county.

    Parameters
    ----------
    placed
        ``month, municipality_code, name, supplier, remaining, remaining_status``, of the region; a municipality without
        suppliers has a row with none.
    """
    place = find_place(region)
    rows = placed.table[placed.table["supplier"].notna()].assign(
        is_hidden=placed.table["remaining_status"] == "suppressed"
    )
    rows = rows[rows["is_hidden"] | (rows["remaining"] > 0).fillna(value=False)]
    now, then = (rows[rows["month"] == at] for at in (month, month - 1))
    make = FactMaker(summarise_suppliers, month, source_cells(placed.sources, "remaining"))
    base = f"region.{region}"
    has_before = (placed.table["month"] == month - 1).any()
    change = now["supplier"].nunique() - then["supplier"].nunique() if has_before else None
    facts = [
        make.value(f"{base}.suppliers", now["supplier"].nunique(), "suppliers"),
        make.value(f"{base}.suppliers.change", change, "suppliers", by=changes.change),
        make.value(f"{base}.participants", now["remaining"].sum(), "persons"),
        make.value(f"{base}.hidden", int(now["is_hidden"].sum()), "count"),
    ]
    if place.is_county:
        everyone = placed.table.loc[placed.table["month"] == month, ["municipality_code", "name"]].drop_duplicates()
        table = _by_municipality(now, everyone)
        ids = (f"{base}.municipality.{slug}." for slug in table["slug"])
        measures = [Measure("suppliers", "suppliers", "suppliers"), Measure("remaining", "participants", "persons")]
        without = int((table["suppliers"] == 0).sum())
        facts += [make.value(f"{base}.without", without, "count"), make.value(f"{base}.listed", len(table), "count")]
    else:
        table = now.sort_values(["remaining", "supplier"], ascending=[False, True], na_position="last")
        table = table[["supplier", "remaining", "is_hidden"]].reset_index(drop=True)
        table = table.assign(slug=list(slugify_all(table["supplier"]).values()))
        ids = (f"{base}.supplier.{slug}." for slug in table["slug"])
        measures = [Measure("remaining", "remaining", "persons")]
    made: list[Fact] = [*facts, *make.rows(table, ids, measures)]
    return Suppliers(place, month, table, Facts(made), placed.sources, placed.notes)


def _by_municipality(rows: pd.DataFrame, everyone: pd.DataFrame) -> pd.DataFrame:
    grouped = rows.groupby("municipality_code")
    table = everyone.set_index("municipality_code").assign(
        suppliers=grouped["supplier"].nunique(), remaining=grouped["remaining"].sum(), hidden=grouped["is_hidden"].sum()
    )
    counts = table[["suppliers", "remaining", "hidden"]].fillna(0).astype("int64")
    table = table.assign(**counts).sort_values(["suppliers", "remaining", "name"], ascending=[False, False, True])
    return table.reset_index().assign(slug=list(slugify_all(table["name"]).values()))


def summarise_bas(bas: SourcedTable, region: str, month: pd.Period) -> CountyBas:
    """Divide a county's unemployed by its labour force as SCB counts them, month by month.

    SCB comes later than the agency: the newest month by then is told.

    Parameters
    ----------
    bas
        ``month, unemployed, labour_force, country, is_preliminary``.
    """
    table = bas.table[bas.table["month"] <= month].set_index("month").sort_index()
    newest = table.index.max()
    own = (100 * table["unemployed"] / table["labour_force"]).astype("float64")
    lines = pd.DataFrame({"own": own, "country": table["country"].astype("float64")})
    make = FactMaker(summarise_bas, newest, source_cells(bas.sources, "unemployed"))
    base = f"region.{region}.bas"
    facts = [make.series(f"{base}.unemployed", table["unemployed"].astype("Float64"), "persons")]
    for name, at in (("own", base), ("country", f"{base}.country")):
        facts += [
            make.series(f"{at}.{RATE}", lines[name], "percent", DECIMALS),
            make.value(f"{at}.{CHANGE}", _since(lines[name], newest), "percentage points", DECIMALS),
        ]
    preliminary = bool(table.loc[newest, "is_preliminary"])
    return CountyBas(find_place(region), newest, preliminary, lines, Facts(facts), bas.sources, bas.notes)


def _since(series: pd.Series, month: pd.Period) -> float | None:
    """Return how far a series has moved in twelve months; None where either end is missing."""
    ends = [series.get(at) for at in (month - YEAR, month)]
    return None if any(end is None or pd.isna(end) for end in ends) else float(ends[1] - ends[0])


def _one_or_none(values: pd.Series) -> str | None:
    last = values.iloc[-1]
    return str(last) if last in MUNICIPALITY_GROUPS else None
