"""Trust in public bodies, typed by hand from Förtroendebarometern (Medieakademin, once a year)."""

from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.layouts import Layout, read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.dataset import NO_LICENCE, Dataset
from werket_lib.sources.typed_csv import (
    TypedFile,
    TypedRow,
    date_until,
    name_of,
    number_between,
    read_typed,
    span_between,
    whole_between,
)

LAYOUTS = Path(__file__).with_suffix(".yml")
FIRST_YEAR = 1997  # of the barometer
MOST_INTERVIEWS = 100_000
AGES = 0, 120
OF_A_YEAR = {"interviews": "number of interviews", "fieldwork_from": "first day", "fieldwork_to": "last day",
             "ages": "span of ages"}  # fmt: skip


def load_trust(raw: RawFile) -> SourcedTable:
    """Load the share with great or fairly great trust, by year and body.

    Returns
    -------
    SourcedTable
        One row per year and body: month (January of the year: the barometer tells of a year, and comes out
        early in it), year, actor, trust_pct (0-100); and of the year, missing where not known, interviews,
        fieldwork_from and fieldwork_to (days), youngest and oldest (years of age).

    Raises
    ------
    LayoutError
        If the file is no table as text, or lacks a column.
    SchemaError
        With every mistake, named by row and column: a body that is not known, a year that cannot be, a percent
        over 100, a body that is there twice in a year, a last day before the first, two numbers of interviews,
        days or spans of ages for one year.

    Notes
    -----
    Source: Medieakademin, Förtroendebarometern, in February or March.
    """
    file = read_typed(raw, read_layouts(LAYOUTS))
    rows = [_read_row(row, file.layout, raw) for row in file.rows]
    file.check_once([(row["actor"], row["year"]) for row in rows], column="actor")
    _check_days(file, rows)
    for column, what in OF_A_YEAR.items():
        _check_one_a_year(file, rows, column, what)
    file.refuse_mistakes()
    table = _make_table(rows)
    where = file.where()
    where |= {column: where.get("ages", "") for column in ("youngest", "oldest")}
    known = {column: where.get(column) or "not in the file" for column in table}
    return SourcedTable(table, (raw.source({**known, "month": where["year"]}),))


def _read_row(row: TypedRow, layout: Layout, raw: RawFile) -> dict[str, Any]:
    published = raw.meta.date_published
    day = date_until(published)
    return {
        "year": row.read("year", whole_between(FIRST_YEAR, published.year, "a year")),
        "actor": row.read("actor", name_of(layout.meanings["actor"])),
        "trust_pct": row.read("trust_pct", number_between(0, 100, "percent")),
        "interviews": row.read_optional("interviews", whole_between(1, MOST_INTERVIEWS, "a number of interviews")),
        "fieldwork_from": row.read_optional("fieldwork_from", day),
        "fieldwork_to": row.read_optional("fieldwork_to", day),
        "ages": row.read_optional("ages", span_between(*AGES, "ages")),
    }


def _make_table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame(rows).sort_values(["year", "actor"], ignore_index=True)
    ages = table.pop("ages")
    for place, column in enumerate(("youngest", "oldest")):
        table[column] = ages.map(lambda span, place=place: span[place] if span else None)
    days = dict.fromkeys(("fieldwork_from", "fieldwork_to"), "datetime64[ns]")
    table = table.astype({**dict.fromkeys(("interviews", "youngest", "oldest"), "Int64"), **days})
    table.insert(0, "month", pd.PeriodIndex(table["year"].map("{}-01".format), freq="M"))
    return table


def _check_days(file: TypedFile, rows: list[dict[str, Any]]) -> None:
    """Write down each row whose last day of interviews is before the first, or of another year than the row's."""
    for row, read in zip(file.rows, rows, strict=True):
        first, last = read["fieldwork_from"], read["fieldwork_to"]
        if first and last and last < first:
            row.refuse("fieldwork_to", f"no day before the first, {first}")
        elif first and read["year"] and first.year not in (read["year"], read["year"] - 1):
            row.refuse("fieldwork_from", f"a day of {read['year']} or the year before")


def _check_one_a_year(file: TypedFile, rows: list[dict[str, Any]], column: str, what: str) -> None:
    """Write down each row that says otherwise of its year than an earlier row does."""
    first: dict[object, tuple[object, int]] = {}
    for row, read in zip(file.rows, rows, strict=True):
        if read[column] is None:
            continue
        known, number = first.setdefault(read["year"], (read[column], row.number))
        if known != read[column]:
            told = "–".join(map(str, known)) if isinstance(known, tuple) else known
            row.refuse(column, f"{told}, as in row {number}: a year has one {what}")


DATASET = Dataset(
    name="trust",
    producer="Medieakademin",
    title="Förtroendebarometern, andel med mycket eller ganska stort förtroende",
    url_page="https://medieakademin.se/fortroendebarometern",
    licence=NO_LICENCE,
    lag_months=None,  # once a year, and the latest holds until the next
    load=load_trust,
    looks_for="a CSV typed with the columns year, actor, trust_pct and, where known, interviews, from, to, ages "
    "(or år, myndighet, förtroende, intervjuer, från, till, åldrar)",
    monthly=False,
)
