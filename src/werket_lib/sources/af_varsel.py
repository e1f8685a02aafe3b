"""Notices of dismissal by industry (Arbetsförmedlingen): the long series, or one month's workbook."""

import datetime as dt
import re
from pathlib import Path

import pandas as pd

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.layouts import Layout, SheetTable, read_layouts, read_table
from werket_lib.letters import plain_spelling, same_name
from werket_lib.numbers import read_status
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.columns import (
    check_filled,
    check_unique,
    leave_out_empty_months,
    name_columns,
    name_place,
    parse_months,
    parse_persons,
    spell_plainly,
)
from werket_lib.sources.dataset import AF, AF_SERIES_PAGE, NO_LICENCE, Dataset
from werket_lib.totals import check_months, check_total, is_total, split_total

LAYOUTS = Path(__file__).with_suffix(".yml")
UNKNOWN_INDUSTRY = "missing"
COUNTS = ["notices", "persons"]

_DAY_ZERO_1900, _DAY_ZERO_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
_EXCEL_DAY = re.compile(r"[2-7][0-9]{4}")
# Beside a day that is another than the month's.
_PUBLICATION = re.compile("publicera|uppdatera|skapad|hämtad|utskriv|senast ändra|framställ", re.IGNORECASE)
_ANY_DIGIT = re.compile("[0-9]")
_DATE = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(T[0-9:.]+)?")


def load_af_varsel(raw: RawFile) -> SourcedTable:
    """Load notices of dismissal by industry.

    Returns
    -------
    SourcedTable
        One row per month and industry: month, sni_code (``missing`` where the agency could not tell),
        industry, notices, persons (given notice), is_partial (covers only a part of its month).

    Raises
    ------
    LayoutError
        If the workbook, its sheet, a column or the month above the table is not as expected.
    SchemaError
        If a month is missing, an industry occurs twice, a count is negative or no whole number, or
        the industries do not add up to the sheet's own total.

    Notes
    -----
    Source: Arbetsförmedlingen, "Varsel", around the middle of the following month. Temporary lay-offs
    are not counted.
    """
    read = read_table(raw, read_layouts(LAYOUTS))
    layout, cells, where = read.layout, read.cells, name_place(raw, read.layout)
    if "month" not in cells:
        cells = cells.assign(month=_find_month(read, where=where))
    cells = _cut_notes(cells)
    cells = cells.assign(month=parse_months(cells["month"].rename(layout.label_of("month")), source=where))
    cells, notes = leave_out_empty_months(cells, _is_filled(cells, layout), where=where)
    rows = _type_rows(cells, layout, where=where)
    check_unique(rows[rows["sni_code"] != layout.total], ["month", "sni_code"], source=where)
    parts = [_check_month(month, of_month, layout, where=where) for month, of_month in rows.groupby("month")]
    table = pd.concat(parts, ignore_index=True)
    if table.empty:
        raise SchemaError(f"{where}: a total and no industries; fetch the file again")
    check_months(table["month"], source=where)
    mark = layout.marks.get("preliminary", "")
    table["is_partial"] = bool(mark) and any(same_name(mark) in same_name(text) for text in read.above)
    return SourcedTable(table, (raw.source(name_columns(layout)),), (*read.notes, *notes))


def _find_month(read: SheetTable, *, where: str) -> str:
    """Return the day that stands above the table, alone in its cell: as a date, or as Excel's number for one."""
    day_zero = _DAY_ZERO_1904 if read.counts_from_1904 else _DAY_ZERO_1900
    days: list[str] = []
    above = [plain_spelling(text) for text in read.above]
    for before, text in zip(["", *above], above, strict=False):
        if _PUBLICATION.search(before) and not _ANY_DIGIT.search(before):
            continue
        if _DATE.fullmatch(text):
            days.append(text)
        elif _EXCEL_DAY.fullmatch(text):
            days.append((day_zero + dt.timedelta(days=int(text))).isoformat())
    months = {day[:7] for day in days}
    if len(months) > 1:
        raise LayoutError(f"{where}: dates of several months above the table, {days}; which tells its month?")
    if not days:
        found = list(read.above[:5])
        raise LayoutError(f"{where}: no date above the table, such as 2020-01-31 in B2, tells its month; found {found}")
    return days[0]


def _is_filled(cells: pd.DataFrame, layout: Layout) -> pd.Series:
    """Tell rows with a value; a total of 0 is none beside rows of its month, over which a formula shows it."""
    known = cells[COUNTS].apply(lambda column: read_status(column, layout.symbols) != "missing")
    is_sum = _is_total(cells)
    is_sum &= (~is_sum).groupby(cells["month"]).transform("any")
    no_sum = (cells[COUNTS] == "0").mul(is_sum, axis="index")
    return (known & ~no_sum).any(axis="columns")


def _cut_notes(cells: pd.DataFrame) -> pd.DataFrame:
    """Leave out the texts that follow the last total."""
    after_total = ~_is_total(cells)[::-1].cummax()[::-1]
    without_counts = (cells[COUNTS].apply(lambda column: column.str.strip()) == "").all(axis=1)
    return cells[~(after_total & without_counts)]


def _is_total(cells: pd.DataFrame) -> pd.Series:
    labels = cells[["sni_code", "industry"]]
    return labels.apply(lambda column: column.map({label: is_total(label) for label in column.unique()})).any(axis=1)


def _type_rows(cells: pd.DataFrame, layout: Layout, *, where: str) -> pd.DataFrame:
    total_rows = _is_total(cells)
    check_filled(cells.loc[~total_rows, "industry"], layout, source=where)
    codes = spell_plainly(cells["sni_code"])
    rows = pd.DataFrame(
        {
            "month": cells["month"],
            "sni_code": codes.mask(codes == "", UNKNOWN_INDUSTRY).mask(total_rows, layout.total),
            "industry": spell_plainly(cells["industry"]),
        }
    )
    for column in COUNTS:
        rows[column] = parse_persons(cells[column], layout, source=where)
    return rows


def _check_month(month: pd.Period, rows: pd.DataFrame, layout: Layout, *, where: str) -> pd.DataFrame:
    place = f"{where}, {month}"
    table, total = split_total(rows, column="sni_code", label=layout.total, source=place)
    for column in COUNTS:
        check_total(table[column], total[column], source=place)
    return table


DATASET = Dataset(
    name="af_varsel",
    producer=AF,
    title="Varsel, berörda personer efter näringsgren och månad",
    url_page=AF_SERIES_PAGE,
    licence=NO_LICENCE,
    lag_months=0,
    load=load_af_varsel,
    looks_for="a workbook with the sheet 'Varsel' (the series) or 'Manad' (one month) and the columns "
    "SNI-kod, Näringsgren, Varsel, Berörda personer",
)
