"""Monthly series by the name of what they measure, ready to be adjusted or drawn."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pandas as pd

from werket_lib.codes import FLOWS, INDICATORS, SERVICES
from werket_lib.desk.grounds import fact_histories
from werket_lib.desk.regions import find_region, regions_of
from werket_lib.desk.session import Month, data_dir, read_month
from werket_lib.desk.tables import groups_of, read
from werket_lib.errors import InputError, nearest

By = Literal["municipality", "county", "group"]
COUNTS = ("unemployed", "labour_force", "vacancies")
# In percent of the labour force; computed from summed numerators and denominators, never averaged.
RATES = {"unemployment_rate": "unemployed", "vacancy_rate": "vacancies"}
NATIONAL = [name for name in INDICATORS if name not in (*COUNTS, *RATES)]
MEASURE = "measure"  # in `attrs`: pandas keeps it where a column of a frame loses the frame's name
OF_SERVICES = [f"{service.lower()}.{flow}" for service in SERVICES for flow in FLOWS]
_LEVELS = {"municipality": "municipality_code", "county": "county", "group": "group"}


def series(
    measure: str,
    region: str | None = None,
    *,
    by: By | None = None,
    month: Month | None = None,
    data: str | Path | None = None,
) -> pd.Series | pd.DataFrame:
    """Return a measure by month, as published and not seasonally adjusted.

    Parameters
    ----------
    measure
        ``unemployment_rate`` or ``vacancy_rate``, in percent of the labour force; ``unemployed``, ``labour_force``,
        ``vacancies``; ``varsel``, ``long_term_unemployed``, ``ki_barometer`` of the country; a service's
        ``rom2.remaining``, ``aub.new``, ``sta.left``; or any fact with a history, as `facts` lists them.
    region
        A municipality, county or group by name or code; the country, unless given.
    by
        ``"municipality"``, ``"county"`` or ``"group"``: one column a region.
    month
        Report month; the newest that there are tables of, unless given.
    data
        As in `read`.

    Returns
    -------
    pandas.Series or pandas.DataFrame
        Floats on a monthly PeriodIndex without gaps; the series is named by its measure and region, a frame's
        columns by their regions.

    Raises
    ------
    InputError
        If there is no such measure or region, or the measure is of the country alone; names the nearest.

    Examples
    --------
    >>> import werket_lib as wl
    >>> goteborg = wl.series("unemployment_rate", region="Göteborg", month="2025-01")
    >>> goteborg.name, str(goteborg.index[0]), str(goteborg.index[-1])
    ('unemployment_rate, Göteborg', '2015-01', '2025-01')
    >>> wl.series("rom2.remaining", month="2025-01").tail(1).to_dict()
    {Period('2025-01', 'M'): 39413.0}
    >>> wl.series("unemployment_rate", by="county", month="2025-01").shape
    (121, 21)
    """
    if region is not None and by is not None:
        raise InputError("give region= for one series or by= for one column a region, not both")
    if by is not None and by not in _LEVELS:
        raise InputError(f"by={by!r} is not known; it is one of {', '.join(_LEVELS)}")
    if measure in COUNTS or measure in RATES:
        values = _of_labour(measure, region, by, month, data)
        values.attrs[MEASURE] = measure
        return values
    found = _national(measure, month, data)
    if by is not None or (region is not None and find_region(region).kind != "country"):
        raise InputError(f"{measure} is of the country alone; by region there are {', '.join((*RATES, *COUNTS))}")
    return _monthly(found).rename(measure)


def _national(measure: str, month: Month | None, data: str | Path | None) -> pd.Series:
    if measure in NATIONAL:
        table = read("indicators", month, data=data)
        return table[table["indicator"] == measure].set_index("month")["value"]
    if measure in OF_SERVICES:
        service, flow = measure.split(".")
        table = read("service_flows", month, data=data)
        return table[table["service"] == service.upper()].set_index("month")[flow]
    histories = fact_histories(month)
    if measure not in histories:
        known = [*RATES, *COUNTS, *NATIONAL, *OF_SERVICES, *histories]
        raise InputError(f"no measure {measure!r}; {nearest(measure, known)}")
    return pd.Series(histories[measure]).rename(pd.Period)


def _of_labour(
    measure: str, region: str | None, by: By | None, month: Month | None, data: str | Path | None
) -> pd.Series | pd.DataFrame:
    table = read("municipality_labour", month, data=data)
    groups = groups_of(_month_in(table, month), data_dir(data)) if _needs_groups(region, by) else {}
    wanted = [RATES[measure], "labour_force"] if measure in RATES else [measure]
    if by is None:
        found = find_region(region or "Riket")
        sums = _sum(table[found.holds(table["municipality_code"], groups)], wanted, ["month"])
        return _monthly(_divide(sums, measure)).rename(measure if region is None else f"{measure}, {found.name}")
    named = table.assign(region=_region_of(table["municipality_code"], by, groups)).dropna(subset="region")
    wide = _divide(_sum(named, wanted, ["month", "region"]), measure).unstack("region")
    return _monthly(wide).rename_axis(columns=measure)


def _needs_groups(region: str | None, by: By | None) -> bool:
    return by == "group" or (region is not None and find_region(region).kind == "group")


def _month_in(table: pd.DataFrame, month: Month | None) -> pd.Period:
    return read_month(month) if month is not None else table["month"].max()


def _sum(table: pd.DataFrame, columns: list[str], by: list[str]) -> pd.DataFrame:
    """Sum municipalities; a sum that lacks one of them would be low, so it is a hole.

    What the agency could place in no municipality is in the country's sum.
    """
    named = table[table["municipality"].notna()]
    lacks = named[columns].isna().groupby([named[name] for name in by]).any()
    return table.groupby(by)[columns].sum(min_count=1).astype("float64").mask(lacks)


def _divide(sums: pd.DataFrame, measure: str) -> pd.Series:
    return sums[measure] if measure not in RATES else 100 * sums[RATES[measure]] / sums["labour_force"]


def _region_of(codes: pd.Series, by: By, groups: Mapping[str, str]) -> pd.Series:
    """Return the name of the region of each municipality; missing where it has none."""
    names = {region.code: region.name for region in regions_of(by)}
    of_level = codes if by == "municipality" else codes.str[:2] if by == "county" else codes.map(groups)
    return of_level.map(names)


def _monthly(values: pd.Series | pd.DataFrame) -> pd.Series | pd.DataFrame:
    """Set values on every month from the first to the last that holds one."""
    ordered = values.sort_index().astype("float64")
    seen = ordered.dropna(how="all")
    if seen.empty:
        raise InputError("there is no value in any month")
    return ordered.reindex(pd.period_range(seen.index[0], seen.index[-1], freq="M", name="month"))
