"""Registered unemployed and labour force by municipality (Arbetsförmedlingen, pivot workbook)."""

from pathlib import Path

from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.dataset import AF, AF_SERIES_PAGE, NO_LICENCE, Dataset
from werket_lib.sources.municipalities import note_gaps, sum_by_municipality
from werket_lib.sources.pivot_cache import sum_pivot, whole_numbers

LAYOUTS = Path(__file__).with_suffix(".yml")


def load_af_unemployment(raw: RawFile) -> SourcedTable:
    """Load registered unemployed and labour force by municipality.

    Returns
    -------
    SourcedTable
        One row per month and municipality: month, municipality_code (``0000`` where the agency could
        not tell), unemployed (persons at month end), labour_force (persons, mean of twelve months).

    Raises
    ------
    LayoutError
        If the workbook has no pivot cache with the fields.
    SchemaError
        If a month is missing, a municipality is missing, unknown or there twice, or a number is
        negative, no number or, for the unemployed, no whole number.

    Notes
    -----
    Source: Arbetsförmedlingen, "Inskrivna arbetslösa som andel av BAS", around the 13th of the
    following month. Rates are made from sums of both columns, never averaged.
    """
    sums = sum_by_municipality(sum_pivot(raw, read_layouts(LAYOUTS)))
    table = sums.table[["month", "municipality_code"]].assign(
        unemployed=whole_numbers(sums, "unemployed"),
        labour_force=sums.table["labour_force"].astype("Float64"),
    )
    return SourcedTable(table, (raw.source(sums.columns),), (*sums.notes, *note_gaps(table)))


DATASET = Dataset(
    name="af_unemployment",
    producer=AF,
    title="Inskrivna arbetslösa som andel av befolkningens arbetsmarknadsstatus (BAS), kommuner",
    url_page=AF_SERIES_PAGE,
    licence=NO_LICENCE,
    lag_months=0,
    load=load_af_unemployment,
    looks_for="a workbook with a pivot cache that has the fields PERIOD, LAN, KOM, TOTSOK, TOTAK",
)
