"""Arbetsförmedlingen's forecasts, typed by hand from its expenditure forecasts (several a year)."""

import datetime as dt
from pathlib import Path

import pandas as pd

from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.dataset import AF, NO_LICENCE, Dataset
from werket_lib.sources.typed_csv import TypedRow, date_until, name_of, number_between, read_typed, whole_between

LAYOUTS = Path(__file__).with_suffix(".yml")
KEY = ("published", "variable", "year")
YEARS_AHEAD = 5  # beyond what the agency forecasts
YEARS_BEHIND = 1  # in February the year that is just over still stands in the agency's tables
FIRST_YEAR = 1990


def load_af_forecast(raw: RawFile) -> SourcedTable:
    """Load forecasts by the day that they were published, variable and year.

    Returns
    -------
    SourcedTable
        One row per forecast: month (of publication), published, variable, year, value and unit (``percent``,
        0-100, or ``persons``).

    Raises
    ------
    LayoutError
        If the file is no table as text, or lacks a column.
    SchemaError
        With every mistake, named by row and column: a variable or unit that is not known, a unit that is not
        the variable's, a forecast published after the file, a year long before the forecast or far beyond it, a
        number that cannot be, a forecast that is there twice.

    Notes
    -----
    Source: Arbetsförmedlingen, "Prognoser för utbetalning", four times a year.
    """
    file = read_typed(raw, read_layouts(LAYOUTS))
    rows = [_read_row(row, raw.meta.date_published) for row in file.rows]
    file.check_once([tuple(row[part] for part in KEY) for row in rows], column="year")
    file.refuse_mistakes()
    table = pd.DataFrame(rows).astype({"published": "datetime64[ns]"}).sort_values(list(KEY), ignore_index=True)
    table.insert(0, "month", table["published"].dt.to_period("M"))
    return SourcedTable(table, (raw.source({**file.where(), "month": file.where()["published"]}),))


def _read_row(row: TypedRow, latest: dt.date) -> dict[str, object]:
    layout = row.file.layout
    published = row.read("published", date_until(latest))
    variable = row.read("variable", name_of(layout.meanings["variable"]))
    first = published.year - YEARS_BEHIND if published else FIRST_YEAR
    last = (published or latest).year + YEARS_AHEAD
    year = row.read("year", whole_between(first, last, "a year"))
    unit = row.read("unit", name_of(layout.meanings["unit"]))
    value = None
    if variable is not None:
        rule = layout.rules[variable]
        value = row.read("value", number_between(rule["low"], rule["high"], rule["unit"]))
        if unit not in (None, rule["unit"]):
            row.refuse("unit", f"{rule['unit']}, the unit of {variable}")
    return {"published": published, "variable": variable, "year": year, "value": value, "unit": unit}


DATASET = Dataset(
    name="af_forecast",
    producer=AF,
    title="Prognoser för utbetalning, volymer och arbetslöshet",
    url_page="https://arbetsformedlingen.se/om-oss/var-verksamhet/styrning-och-resultat/"
    "ekonomiska-prognoser-och-utfall",
    licence=NO_LICENCE,
    # Four a year, never five months apart: what is older than half a year has a successor that nobody typed.
    lag_months=6,
    load=load_af_forecast,
    looks_for="a CSV typed with the columns published, variable, year, value, unit "
    "(or publicerad, variabel, år, värde, enhet)",
    monthly=False,
)
