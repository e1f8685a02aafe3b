"""Participants in training by supplier and track (Arbetsförmedlingen, monthly workbook with the whole series)."""

from pathlib import Path

from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.dataset import AF, NO_LICENCE, Dataset
from werket_lib.sources.service_counts import read_service_counts

LAYOUTS = Path(__file__).with_suffix(".yml")


def load_af_training(raw: RawFile) -> SourcedTable:
    """Load participants in labour market training and preparatory training by supplier and track.

    Returns
    -------
    SourcedTable
        As `werket_lib.sources.service_counts.ServiceCounts`, by ``supplier`` and ``track``: one row per month,
        service, supplier and track, in persons; a masked count is missing with the status
        ``suppressed``. Notes name services that were kept out, and tracks that are not known here.

    Raises
    ------
    LayoutError
        If the workbook, its sheet or a column is not as expected.
    SchemaError
        If neither service is there, one lacks a month, a supplier has a track twice, a name is blank,
        or a count is negative or no whole number.

    Notes
    -----
    Source: Arbetsförmedlingen; the file's name, sheet and layout are assumed. That the tracks add up
    to what the suppliers do is checked where the tables are made.
    """
    read = read_service_counts(raw, read_layouts(LAYOUTS), by=["supplier", "track"])
    return SourcedTable(read.table, (raw.source(read.columns),), read.notes)


DATASET = Dataset(
    name="af_training",
    producer=AF,
    title="Utbildningstjänster, deltagare per leverantör, inriktning och månad",
    url_page="https://arbetsformedlingen.se/rest/analysportalen/lev/sitevision",
    licence=NO_LICENCE,
    lag_months=0,
    load=load_af_training,
    looks_for="a workbook with the sheet '1) LEVERANTÖR_INRIKTNING' and the columns leverantor, period, tjanst, "
    "inriktning, tjanstdelt_*",
)
