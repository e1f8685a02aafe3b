"""Participants per service and supplier (Arbetsförmedlingen, monthly workbook with the whole series)."""

from pathlib import Path

import pandas as pd

from werket_lib.codes import FLOWS
from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.dataset import AF, NO_LICENCE, Dataset
from werket_lib.sources.municipalities import parse_municipalities
from werket_lib.sources.service_counts import read_service_counts
from werket_lib.totals import find_breaks

LAYOUTS = Path(__file__).with_suffix(".yml")
SHOWN_BREAKS = 6


def load_af_suppliers(raw: RawFile) -> SourcedTable:
    """Load participants per service and supplier.

    Returns
    -------
    SourcedTable
        As `werket_lib.schemas.SupplierParts`, one row per month, service, supplier and part, in persons; a
        service that is not split has the one part ``all``. A masked count is missing with the status ``suppressed``.
        Notes name what was kept out (services that are not known here), parts that are masked, and
        months where stock and flows disagree.

    Raises
    ------
    LayoutError
        If the workbook, its sheet or a column is not as expected.
    SchemaError
        If none of the report's services is there, a service lacks a month, a supplier occurs twice
        or has no name, or a count is negative or no whole number.

    Notes
    -----
    Source: Arbetsförmedlingen, supplier statistics, published around the 13th of the following month.
    """
    read = read_service_counts(raw, read_layouts(LAYOUTS, "suppliers"), by=["supplier"])
    return SourcedTable(read.table, (raw.source(read.columns),), (*read.notes, *_note_breaks(read.table)))


def load_af_suppliers_areas(raw: RawFile) -> SourcedTable:
    """Load participants per service and delivery area.

    Returns
    -------
    SourcedTable
        As `werket_lib.sources.service_counts.ServiceCounts`, by ``delivery_area``: one row per month, service,
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
    read = read_service_counts(raw, read_layouts(LAYOUTS, "areas"), by=["delivery_area"])
    return SourcedTable(read.table, (raw.source(read.columns),), read.notes)


def load_af_suppliers_placements(raw: RawFile) -> SourcedTable:
    """Load participants per service, supplier and the municipality where they are placed.

    Returns
    -------
    SourcedTable
        As `werket_lib.sources.service_counts.ServiceCounts`, by ``supplier`` and ``municipality_code`` (``0000``
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
    read = read_service_counts(raw, read_layouts(LAYOUTS, "placements"), by=["supplier", "municipality"])
    codes = parse_municipalities(read.table["municipality"], source=read.where)
    table = read.table.assign(municipality=codes).rename(columns={"municipality": "municipality_code"})
    columns = {"municipality_code" if name == "municipality" else name: at for name, at in read.columns.items()}
    return SourcedTable(table, (raw.source(columns),), read.notes)


def _note_breaks(table: pd.DataFrame) -> list[str]:
    notes = []
    for service, rows in table.groupby("service"):
        gaps = find_breaks(rows.groupby("month")[FLOWS].sum())
        if len(gaps):
            shown = ", ".join(f"{month} ({gap:+d})" for month, gap in gaps.tail(SHOWN_BREAKS).items())
            notes.append(
                f"{service}: remaining moved otherwise than new less left in {len(gaps)} month(s), last: {shown}"
            )
    return notes


DATASET = Dataset(
    name="af_suppliers",
    producer=AF,
    title="Leverantörsstatistik, deltagare per leverantör, månad och tjänst",
    url_page="https://arbetsformedlingen.se/rest/analysportalen/lev/sitevision",
    licence=NO_LICENCE,
    lag_months=0,
    load=load_af_suppliers,
    looks_for="a workbook with the sheet '1) LEVERANTÖR' and the columns leverantor, period, tjanst, "
    "tjanstdelt_*; the delivery areas stand in the sheet '2) LEVERANSOMRÅDE'",
    sheets={
        "areas": load_af_suppliers_areas,
        "placements": load_af_suppliers_placements,
    },
)
