"""Participants per service, supplier and municipality of placement (Arbetsförmedlingen, the supplier workbook)."""

from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.af_suppliers import LAYOUTS
from werket_lib.sources.municipalities import parse_municipalities
from werket_lib.sources.services import read_services


def load_af_suppliers_placements(raw: RawFile) -> SourcedTable:
    """Load participants per service, supplier and the municipality where they are placed.

    Returns
    -------
    SourcedTable
        As `werket_lib.sources.services.ServiceRows`, by ``supplier`` and ``municipality_code`` (``0000``
        where the agency could not tell), in persons; a masked count is missing with the status
        ``suppressed``.

    Raises
    ------
    LayoutError
        If the workbook, its sheet or a column is not as expected.
    SchemaError
        If none of the report's services is there, a service lacks a month, a supplier stands twice in a
        municipality, no municipality is called so, or a count is negative or no whole number.

    Notes
    -----
    Source: Arbetsförmedlingen, supplier statistics. That the municipalities add up to what the suppliers
    do is checked where the table is made.
    """
    read = read_services(raw, read_layouts(LAYOUTS, "placements"), by=["supplier", "municipality"])
    codes = parse_municipalities(read.table["municipality"], source=read.where)
    table = read.table.assign(municipality=codes).rename(columns={"municipality": "municipality_code"})
    columns = {"municipality_code" if name == "municipality" else name: at for name, at in read.columns.items()}
    return SourcedTable(table, (raw.source(columns),), read.notes)
