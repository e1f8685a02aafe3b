"""Trust in public bodies, typed by hand from Förtroendebarometern (Medieakademin, once a year)."""

from pathlib import Path

import pandas as pd

from werket_lib.layouts import Layout, read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.dataset import NO_LICENCE, Dataset
from werket_lib.sources.typed_csv import TypedFile, TypedRow, name_of, number_between, read_typed, whole_between

LAYOUTS = Path(__file__).with_suffix(".yml")
FIRST_YEAR = 1997  # of the barometer
MOST_INTERVIEWS = 100_000


def load_trust(raw: RawFile) -> SourcedTable:
    """Load the share with great or fairly great trust, by year and body.

    Returns
    -------
    SourcedTable
        One row per year and body: month (January of the year: the barometer tells of a year, and comes out
        early in it), year, actor, trust_pct (0-100) and interviews (that year; missing where not known).

    Raises
    ------
    LayoutError
        If the file is no table as text, or lacks a column.
    SchemaError
        With every mistake, named by row and column: a body that is not known, a year that cannot be, a percent
        over 100, a body that is there twice in a year, two numbers of interviews for one year.

    Notes
    -----
    Source: Medieakademin, Förtroendebarometern, in February or March.
    """
    file = read_typed(raw, read_layouts(LAYOUTS))
    rows = [_read_row(row, file.layout, raw.meta.date_published.year) for row in file.rows]
    file.check_once([(row["actor"], row["year"]) for row in rows], column="actor")
    _check_interviews(file, rows)
    file.refuse_mistakes()
    table = pd.DataFrame(rows).astype({"interviews": "Int64"}).sort_values(["year", "actor"], ignore_index=True)
    table.insert(0, "month", pd.PeriodIndex(table["year"].map("{}-01".format), freq="M"))
    where = {"interviews": "not in the file", **file.where()}
    return SourcedTable(table, (raw.source({**where, "month": where["year"]}),))


def _read_row(row: TypedRow, layout: Layout, latest: int) -> dict[str, object]:
    return {
        "year": row.read("year", whole_between(FIRST_YEAR, latest, "a year")),
        "actor": row.read("actor", name_of(layout.meanings["actor"])),
        "trust_pct": row.read("trust_pct", number_between(0, 100, "percent")),
        "interviews": _read_interviews(row),
    }


def _read_interviews(row: TypedRow) -> int | None:
    if not row.cells.get("interviews"):
        return None
    return row.read("interviews", whole_between(1, MOST_INTERVIEWS, "a number of interviews"))


def _check_interviews(file: TypedFile, rows: list[dict[str, object]]) -> None:
    """Write down each row that gives its year another number of interviews than an earlier row does."""
    first: dict[object, tuple[object, int]] = {}
    for row, read in zip(file.rows, rows, strict=True):
        if read["interviews"] is None:
            continue
        known, number = first.setdefault(read["year"], (read["interviews"], row.number))
        if known != read["interviews"]:
            row.refuse("interviews", f"{known}, as in row {number}: a year has one number")


DATASET = Dataset(
    name="trust",
    producer="Medieakademin",
    title="Förtroendebarometern, andel med mycket eller ganska stort förtroende",
    url_page="https://medieakademin.se/fortroendebarometern",
    licence=NO_LICENCE,
    lag_months=None,  # once a year, and the latest holds until the next
    load=load_trust,
    looks_for="a CSV typed with the columns year, actor, trust_pct and, where known, interviews "
    "(or år, myndighet, förtroende, intervjuer)",
    monthly=False,
)
