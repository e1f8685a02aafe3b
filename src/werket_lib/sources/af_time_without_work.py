"""Unemployed by time without work, all of Sweden (Arbetsförmedlingen, pivot workbook)."""

from itertools import pairwise
from pathlib import Path

import pandas as pd

from werket_lib.errors import SchemaError
from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.columns import check_unique, leave_out_empty_months, parse_months
from werket_lib.sources.dataset import AF, AF_SERIES_PAGE, NO_LICENCE, Dataset
from werket_lib.sources.pivot_cache import note_blanks, sum_pivot, whole_numbers
from werket_lib.totals import check_months

LAYOUTS = Path(__file__).with_suffix(".yml")
# Each is a part of the one before.
NESTED = ["unemployed", "over_6_months", "over_12_months", "over_24_months"]


def load_af_time_without_work(raw: RawFile) -> SourcedTable:
    """Load the unemployed by time without work: sums over all groups of the national workbook.

    Returns
    -------
    SourcedTable
        One row per month, in persons: month, unemployed, over_6_months, over_12_months (the
        long-term unemployed), over_24_months; each is a part of the one before.

    Raises
    ------
    LayoutError
        If the workbook has no pivot cache with the fields.
    SchemaError
        If a month is missing, a number is negative or no whole number, or more have been without
        work for a longer time than for a shorter.

    Notes
    -----
    Source: Arbetsförmedlingen, "Tid utan arbete, riket", around the 13th of the following month.
    """
    sums = sum_pivot(raw, read_layouts(LAYOUTS))
    table = pd.DataFrame({column: whole_numbers(sums, column) for column in NESTED})
    table.insert(0, "month", parse_months(sums.table["month"].rename(sums.fields["month"]), source=sums.where))
    check_unique(table, ["month"], source=sums.where)
    table, notes = leave_out_empty_months(table, table[NESTED].notna().any(axis="columns"), where=sums.where)
    table = table.sort_values("month", ignore_index=True)
    check_months(table["month"], source=sums.where)
    _check_nesting(table, source=sums.where)
    return SourcedTable(table, (raw.source(sums.columns),), (*notes, *note_blanks(sums)))


def _check_nesting(table: pd.DataFrame, *, source: str) -> None:
    for shorter, longer in pairwise(NESTED):
        wrong = table[(table[longer] > table[shorter]).fillna(value=False)]
        if not wrong.empty:
            months = ", ".join(map(str, wrong["month"]))
            raise SchemaError(f"{source}: more persons in {longer} than in {shorter} in {months}; it should be a part")


DATASET = Dataset(
    name="af_time_without_work",
    producer=AF,
    title="Inskrivna arbetslösa efter tid utan arbete, riket",
    url_page=AF_SERIES_PAGE,
    licence=NO_LICENCE,
    lag_months=0,
    load=load_af_time_without_work,
    looks_for="a workbook with a pivot cache that has the fields PERIOD, INSAL, UA06, UA12, UA24",
)
