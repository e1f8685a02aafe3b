"""Notices of dismissal by industry (Arbetsförmedlingen): the long series, or one month's workbook."""

import datetime as dt
import re
from pathlib import Path

import pandas as pd

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.layouts import Layout, fold, read_cells, read_layouts, read_table
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.columns import (
    check_filled,
    check_unique,
    name_columns,
    name_place,
    parse_months,
    parse_persons,
)
from werket_lib.sources.dataset import AF, AF_SERIES_PAGE, NO_LICENCE, Dataset
from werket_lib.totals import check_months, check_total, split_total

LAYOUTS = Path(__file__).with_suffix(".yml")
UNKNOWN_INDUSTRY = "missing"
COUNTS = ["notices", "persons"]

_EXCEL_DAY_ZERO = dt.date(1899, 12, 30)
_EXCEL_DAY = re.compile(r"[2-7]\d{4}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


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
    layout, cells = read_table(raw, read_layouts(LAYOUTS))
    where = name_place(raw, layout)
    above = _read_above(raw, layout)
    if "month" not in cells:
        cells["month"] = _find_month(above, where=where)
    rows = _type_rows(_cut_notes(cells, layout), layout, where=where)
    check_unique(rows[rows["sni_code"] != layout.total], ["month", "sni_code"], source=where)
    parts = [_check_month(month, of_month, layout, where=where) for month, of_month in rows.groupby("month")]
    table = pd.concat(parts, ignore_index=True)
    if table.empty:
        raise SchemaError(f"{where}: a total and no industries; fetch the file again")
    check_months(table["month"], source=where)
    mark = layout.marks.get("preliminary", "")
    table["is_partial"] = bool(mark) and any(mark.casefold() in fold(text).casefold() for text in above)
    return SourcedTable(table, (raw.source(name_columns(layout)),))


def _read_above(raw: RawFile, layout: Layout) -> list[str]:
    """Return the filled cells above the header row, which is recognised by its first label."""
    first_label = fold(next(iter(layout.columns)))
    filled: list[str] = []
    for row in read_cells(raw, layout.sheet):
        if first_label in map(fold, row):
            break
        filled += [text for text in row if text.strip()]
    return filled


def _find_month(above: list[str], *, where: str) -> str:
    for text in above:
        if _DATE.fullmatch(text):
            return text
        if _EXCEL_DAY.fullmatch(text):
            return (_EXCEL_DAY_ZERO + dt.timedelta(days=int(text))).isoformat()
    raise LayoutError(f"{where}: no date above the table, such as 2020-01-31 in B2, tells its month; found {above[:5]}")


def _cut_notes(cells: pd.DataFrame, layout: Layout) -> pd.DataFrame:
    """Leave out the texts that follow the last total."""
    after_total = ~_is_total(cells, layout)[::-1].cummax()[::-1]
    without_counts = (cells[COUNTS].apply(lambda column: column.str.strip()) == "").all(axis=1)
    return cells[~(after_total & without_counts)]


def _is_total(cells: pd.DataFrame, layout: Layout) -> pd.Series:
    return cells[["sni_code", "industry"]].map(fold).eq(layout.total).any(axis=1)


def _type_rows(cells: pd.DataFrame, layout: Layout, *, where: str) -> pd.DataFrame:
    is_total = _is_total(cells, layout)
    check_filled(cells.loc[~is_total, "industry"], layout, source=where)
    codes = cells["sni_code"].map(fold)
    rows = pd.DataFrame(
        {
            "month": parse_months(cells["month"].rename(layout.label_of("month")), source=where),
            "sni_code": codes.mask(codes == "", UNKNOWN_INDUSTRY).mask(is_total, layout.total),
            "industry": cells["industry"].map(fold),
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
