"""Counts per service and month: what the sheets of the supplier statistics share."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from werket_lib.codes import FLOWS, SERVICES, WHOLE
from werket_lib.errors import SHOWN_ROWS, SchemaError
from werket_lib.layouts import Layout, read_table
from werket_lib.letters import look, same_name
from werket_lib.numbers import read_status
from werket_lib.provenance import RawFile
from werket_lib.sources.columns import (
    check_filled,
    check_unique,
    leave_out_empty_months,
    name_columns,
    name_place,
    name_rows,
    parse_months,
    parse_persons,
    spell_plainly,
)
from werket_lib.totals import check_months, check_total, is_total, refuse_subtotals, refuse_unnamed_totals


@dataclass(frozen=True)
class ServiceCounts:
    """A sheet's counts.

    Attributes
    ----------
    table
        ``month``, ``service``, what tells the rows of a service apart, ``part`` (``all`` where the
        service is not split), then `FLOWS` in persons and their statuses; sorted by these.
    where
        File and sheet, for messages.
    columns
        Where each column stands, for `RawFile.source`.
    """

    table: pd.DataFrame
    where: str
    columns: dict[str, str]
    notes: tuple[str, ...]


def read_service_counts(raw: RawFile, layouts: Sequence[Layout], *, by: Sequence[str]) -> ServiceCounts:
    """Read a sheet with a row per month, service and `by`.

    Parameters
    ----------
    by
        The columns that tell the rows of a service and month apart, such as ``supplier``. A layout's
        meanings of one give its names one spelling; a name that is not among them is kept, with a note.

    Raises
    ------
    LayoutError
        If the workbook, its sheet or a column is not as expected.
    SchemaError
        If none of the report's services is there, a service lacks a month, a name occurs twice or is
        blank, a count is negative or no whole number, or a total row is not the sum of its rows.
    """
    read = read_table(raw, layouts)
    layout, cells = read.layout, read.cells
    where, key = name_place(raw, layout), ["month", "service", *by, "part"]
    services = _map_labels(cells["service"], layout.meanings["service"])
    _check_services(cells["service"], services, layout, where=where)
    wanted = services.isin(SERVICES)
    rows = _type_rows(cells[wanted], services[wanted], layout, by, where=where)
    rows = _split_totals(rows, by, where=where)
    parts = [_check_service(name, of_service, by, where=where) for name, of_service in rows.groupby("service")]
    rows = pd.concat([part for part, _ in parts])
    table = rows.sort_values(key, ignore_index=True)
    notes = [
        *read.notes,
        *(note for _, notes in parts for note in notes),
        *_note_unknown(cells["service"], services),
        *(note for column in by for note in _note_new_names(table[column], layout)),
        *_note_masked_parts(table, by),
        *_note_blanks(rows),
    ]
    columns = name_columns(layout)
    return ServiceCounts(table, where, {**columns, "part": columns["service"]}, tuple(notes))


def _map_labels(labels: pd.Series, meanings: Mapping[str, str]) -> pd.Series:
    known = {same_name(label): meaning for label, meaning in meanings.items()}
    return labels.map({label: known.get(same_name(label)) for label in labels.unique()})


def _compare(names: pd.Series) -> pd.Series:
    return names.map({name: same_name(name) for name in names.unique()})


def _check_services(labels: pd.Series, services: pd.Series, layout: Layout, *, where: str) -> None:
    check_filled(labels, layout, source=where)
    if not services.isin(SERVICES).any():
        raise SchemaError(
            f"{where}: none of the report's services in column {layout.label_of('service')!r}; "
            f"looked for {list(layout.meanings['service'])}, found {labels.unique()[:10].tolist()}"
        )
    known = {_letters(label) for label in layout.meanings["service"]}
    near = [label for label in labels[services.isna()].unique() if _letters(label) in known]
    if near:
        rows = name_rows(labels[labels.isin(near)])
        raise SchemaError(
            f"{where}: {near[:SHOWN_ROWS]} in column {layout.label_of('service')!r}{rows} differ from the names of "
            f"services in signs only; looked for {list(layout.meanings['service'])}"
        )


def _letters(label: str) -> str:
    """Return a label's letters and digits alone, as they look: without a footnote's mark."""
    return re.sub(r"[\W_]", "", look(re.sub("[¹²³⁰⁴-⁹]", "", label)))


def _type_rows(
    cells: pd.DataFrame, services: pd.Series, layout: Layout, by: Sequence[str], *, where: str
) -> pd.DataFrame:
    for column in by:
        check_filled(cells[column], layout, source=where)
    rows = pd.DataFrame(
        {
            "month": parse_months(cells["month"].rename(layout.label_of("month")), source=where),
            "service": services.astype("str"),
            **{column: _name_rows(cells[column], layout) for column in by},
            "part": _map_labels(cells["service"], layout.meanings.get("part", {})).fillna(WHOLE).astype("str"),
        }
    )
    key = list(rows)
    for column in FLOWS:
        rows[column] = parse_persons(cells[column], layout, source=where)
        rows[f"{column}_status"] = read_status(cells[column], layout.symbols)
    # Two spellings of one name would be two suppliers.
    spelt = rows.assign(**{column: _compare(rows[column]) for column in by})
    check_unique(spelt, key, source=where, shown=rows)
    return rows[[*key, *FLOWS, *(f"{column}_status" for column in FLOWS)]]


def _name_rows(names: pd.Series, layout: Layout) -> pd.Series:
    """Give names the spelling that the layout knows, if any."""
    return _map_labels(names, layout.meanings.get(str(names.name), {})).fillna(spell_plainly(names)).astype("str")


def _split_totals(rows: pd.DataFrame, by: Sequence[str], *, where: str) -> pd.DataFrame:
    """Take total rows out, having checked that the rows of each month, service and part add up to them.

    Where rows are told apart by two columns, a total of one of them is a total for the name in the other.
    """
    totals = pd.DataFrame(
        {column: rows[column].map({name: is_total(name) for name in rows[column].unique()}) for column in by}
    )
    named = rows[~totals.any(axis="columns")]
    for column in by:
        refuse_subtotals(named[column], source=where)
    for place, total in rows[totals.any(axis="columns")].iterrows():
        beside = ["month", "service", "part", *(column for column in by if not totals.loc[place, column])]
        parts = named[(named[beside] == total[beside]).all(axis="columns")]
        label = " ".join(total[column] for column in by if totals.loc[place, column])
        for column in FLOWS:
            check_total(parts[column], total[column], source=f"{where}, {total['service']} {total['month']}, {label!r}")
    return named


def _check_service(
    service: str, rows: pd.DataFrame, by: Sequence[str], *, where: str
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return a service's rows, having checked its months, and that no row is the sum of the others."""
    filled = (rows[[f"{column}_status" for column in FLOWS]] != "missing").any(axis="columns")
    rows, notes = leave_out_empty_months(rows, filled, where=where, of=f", {service}")
    check_months(rows["month"], source=f"{where}, {service}")
    for column in by:
        others = [other for other in by if other != column]
        refuse_unnamed_totals(
            rows, column=column, within=["month", "part", *others], counts=FLOWS, source=f"{where}, {service}"
        )
    return rows, notes


def _note_unknown(labels: pd.Series, services: pd.Series) -> list[str]:
    counts = spell_plainly(labels[services.isna()]).value_counts()
    return [f"kept out, a service that is not known here: {label!r} ({count} rows)" for label, count in counts.items()]


def _note_new_names(names: pd.Series, layout: Layout) -> list[str]:
    """Name those that a layout which knows its names does not know: a new one, or a slip in the file."""
    known = layout.meanings.get(str(names.name))
    if not known:
        return []
    counts = names[~names.isin(list(known.values()))].value_counts()
    what = f"a name in {layout.label_of(str(names.name))!r} that is not known here, kept"
    return [f"{what}: {name!r} ({count} rows)" for name, count in counts.items()]


def _note_masked_parts(table: pd.DataFrame, by: Sequence[str]) -> list[str]:
    notes = []
    for service, rows in table[table["part"] != WHOLE].groupby("service"):
        parts = rows.groupby(["month", *by])[FLOWS]
        partly = ((parts.count() > 0) & parts.count().lt(parts.size(), axis=0)).sum().sum()
        if partly:
            notes.append(f"{service}: {partly} sum(s) of parts leave out a masked part")
    return notes


def _note_blanks(rows: pd.DataFrame) -> list[str]:
    blank = {column: int((rows[f"{column}_status"] == "missing").sum()) for column in FLOWS}
    return [f"{count} blank cell(s) in {column} read as missing" for column, count in blank.items() if count]
