"""Participants per service and delivery area (Arbetsförmedlingen, a sheet of the supplier workbook)."""

from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.af_suppliers import LAYOUTS
from werket_lib.sources.services import read_services


def load_af_suppliers_areas(raw: RawFile) -> SourcedTable:
    """Load participants per service and delivery area.

    Returns
    -------
    SourcedTable
        As `werket_lib.sources.services.ServiceRows`, by ``delivery_area``: one row per month, service,
        area and part, in persons; a masked count is missing with the status ``suppressed``.

    Raises
    ------
    LayoutError
        If the workbook, its sheet or a column is not as expected.
    SchemaError
        If none of the report's services is there, a service lacks a month, an area occurs twice or
        has no name, or a count is negative or no whole number.

    Notes
    -----
    Source: Arbetsförmedlingen, supplier statistics; the sheet's name and layout are assumed. That the
    areas add up to what the suppliers do is checked where the table is made.
    """
    read = read_services(raw, read_layouts(LAYOUTS, "areas"), by=["delivery_area"])
    return SourcedTable(read.table, (raw.source(read.columns),), read.notes)
