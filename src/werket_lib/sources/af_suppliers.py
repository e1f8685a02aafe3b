"""Participants per service and supplier (Arbetsförmedlingen, monthly workbook with the whole series)."""

from pathlib import Path

import pandas as pd

from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.schemas import SupplierParts, validate
from werket_lib.sources.services import COUNTS, read_services
from werket_lib.totals import find_breaks

LAYOUTS = Path(__file__).with_suffix(".yml")
SHOWN_BREAKS = 6


def load_af_suppliers(raw: RawFile) -> SourcedTable:
    """Load participants per service and supplier.

    Returns
    -------
    SourcedTable
        As `SupplierParts`, one row per month, service, supplier and part, in persons; a service that is
        not split has the one part ``all``. A masked count is missing with the status ``suppressed``.
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
    read = read_services(raw, read_layouts(LAYOUTS, "suppliers"), by=["supplier"])
    table = validate(read.table, SupplierParts, source=read.where)
    return SourcedTable(table, (raw.source(read.columns),), (*read.notes, *_note_breaks(table)))


def _note_breaks(table: pd.DataFrame) -> list[str]:
    notes = []
    for service, rows in table.groupby("service"):
        gaps = find_breaks(rows.groupby("month")[COUNTS].sum())
        if len(gaps):
            shown = ", ".join(f"{month} ({gap:+d})" for month, gap in gaps.tail(SHOWN_BREAKS).items())
            notes.append(
                f"{service}: remaining moved otherwise than new less left in {len(gaps)} month(s), last: {shown}"
            )
    return notes
