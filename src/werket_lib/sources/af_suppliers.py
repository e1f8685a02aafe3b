"""Participants per service and supplier (Arbetsförmedlingen, monthly workbook with the whole series)."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from werket_lib.errors import SchemaError
from werket_lib.layouts import Layout, fold, read_layouts, read_table
from werket_lib.numbers import read_status
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.schemas import SERVICES, WHOLE, SupplierParts, validate
from werket_lib.sources.cells import (
    check_filled,
    check_unique,
    name_columns,
    name_place,
    parse_months,
    parse_persons,
)
from werket_lib.totals import check_months, check_total, find_breaks

LAYOUTS = Path(__file__).with_suffix(".yml")
KEY = ["month", "service", "supplier", "part"]
COUNTS = ["remaining", "new", "left"]
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
    layout, cells = read_table(raw, read_layouts(LAYOUTS))
    where = name_place(raw, layout)
    services = _map_labels(cells["service"], layout.meanings["service"])
    _check_services(cells["service"], services, layout, where=where)
    wanted = services.isin(SERVICES)
    rows = _type_rows(cells[wanted], services[wanted], layout, where=where)
    rows = _split_totals(rows, layout, where=where)
    table = validate(rows.sort_values(KEY), SupplierParts, source=where)
    for service, months in table.groupby("service")["month"]:
        check_months(months, source=f"{where}, {service}")
    notes = [
        *_note_unknown(cells["service"], services),
        *_note_masked_parts(table),
        *_note_blanks(rows),
        *_note_breaks(table),
    ]
    columns = name_columns(layout)
    source = raw.source({**columns, "part": columns["service"]})
    return SourcedTable(table, (source,), tuple(notes))


def _map_labels(labels: pd.Series, meanings: Mapping[str, str]) -> pd.Series:
    known = {_compare(label): meaning for label, meaning in meanings.items()}
    return labels.map({label: known.get(_compare(label)) for label in labels.unique()})


def _compare(label: str) -> str:
    return fold(label).casefold()


def _check_services(labels: pd.Series, services: pd.Series, layout: Layout, *, where: str) -> None:
    check_filled(labels, layout, source=where)
    if not services.isin(SERVICES).any():
        raise SchemaError(
            f"{where}: none of the report's services in column {layout.label_of('service')!r}; "
            f"looked for {list(layout.meanings['service'])}, found {labels.unique()[:10].tolist()}"
        )


def _type_rows(cells: pd.DataFrame, services: pd.Series, layout: Layout, *, where: str) -> pd.DataFrame:
    check_filled(cells["supplier"], layout, source=where)
    rows = pd.DataFrame(
        {
            "month": parse_months(cells["month"].rename(layout.label_of("month")), source=where),
            "service": services.astype("str"),
            "supplier": cells["supplier"].map(fold),
            "part": _map_labels(cells["service"], layout.meanings["part"]).fillna(WHOLE).astype("str"),
        }
    )
    for column in COUNTS:
        rows[column] = parse_persons(cells[column], layout, source=where)
        rows[f"{column}_status"] = read_status(cells[column], layout.symbols)
    # Two spellings of one name would be two suppliers.
    spelt = rows.assign(supplier=rows["supplier"].map(_compare))
    check_unique(spelt, KEY, source=where, shown=rows)
    return rows[[*KEY, *COUNTS, *(f"{column}_status" for column in COUNTS)]]


def _split_totals(rows: pd.DataFrame, layout: Layout, *, where: str) -> pd.DataFrame:
    """Take total rows out, having checked that the suppliers of each month, service and part add up to them."""
    is_total = rows["supplier"].map(_compare) == _compare(layout.total)
    suppliers = rows[~is_total]
    for total in rows[is_total].itertuples():
        beside = (suppliers["service"] == total.service) & (suppliers["part"] == total.part)
        parts = suppliers[beside & (suppliers["month"] == total.month)]
        for column in COUNTS:
            check_total(parts[column], getattr(total, column), source=f"{where}, {total.service} {total.month}")
    return suppliers


def _note_unknown(labels: pd.Series, services: pd.Series) -> list[str]:
    counts = labels[services.isna()].map(fold).value_counts()
    return [f"kept out, a service that is not known here: {label!r} ({count} rows)" for label, count in counts.items()]


def _note_masked_parts(table: pd.DataFrame) -> list[str]:
    notes = []
    for service, rows in table[table["part"] != WHOLE].groupby("service"):
        parts = rows.groupby(["month", "supplier"])[COUNTS]
        partly = ((parts.count() > 0) & parts.count().lt(parts.size(), axis=0)).sum().sum()
        if partly:
            notes.append(f"{service}: {partly} sum(s) of parts leave out a masked part")
    return notes


def _note_blanks(rows: pd.DataFrame) -> list[str]:
    blank = {column: int((rows[f"{column}_status"] == "missing").sum()) for column in COUNTS}
    return [f"{count} blank cell(s) in {column} read as missing" for column, count in blank.items() if count]


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
