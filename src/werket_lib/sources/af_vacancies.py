"""Vacancies by municipality (Arbetsförmedlingen, pivot workbook)."""

from pathlib import Path

from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.dataset import AF, AF_SERIES_PAGE, NO_LICENCE, Dataset
from werket_lib.sources.municipalities import note_gaps, sum_by_municipality
from werket_lib.sources.pivot_cache import sum_pivot, whole_numbers

LAYOUTS = Path(__file__).with_suffix(".yml")


def load_af_vacancies(raw: RawFile) -> SourcedTable:
    """Load vacancies by municipality.

    Returns
    -------
    SourcedTable
        One row per month and municipality: month, municipality_code (``0000`` where the agency could
        not tell), new_vacancies (reported in the month), vacancies (unfilled at month end).

    Raises
    ------
    LayoutError
        If the workbook has no pivot cache with the fields.
    SchemaError
        If a month is missing, a municipality is missing, unknown or there twice, or a number is
        negative or no whole number.

    Notes
    -----
    Source: Arbetsförmedlingen, "Lediga platser", around the 13th of the following month.
    """
    sums = sum_by_municipality(sum_pivot(raw, read_layouts(LAYOUTS)))
    table = sums.table[["month", "municipality_code"]].assign(
        new_vacancies=whole_numbers(sums, "new_vacancies"), vacancies=whole_numbers(sums, "vacancies")
    )
    return SourcedTable(table, (raw.source(sums.columns),), (*sums.notes, *note_gaps(table)))


DATASET = Dataset(
    name="af_vacancies",
    producer=AF,
    title="Nyanmälda och kvarstående lediga platser efter kommun",
    url_page=AF_SERIES_PAGE,
    licence=NO_LICENCE,
    lag_months=0,
    load=load_af_vacancies,
    looks_for="a workbook with a pivot cache that has the fields PERIOD, LAN, KOM, NYANM, KVAR",
)
