"""The Economic Tendency Indicator (Konjunkturinstitutet), as its PxWeb answers."""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.errors import SHOWN_ROWS, LayoutError, SchemaError
from werket_lib.layouts import Layout, read_layouts
from werket_lib.letters import plain_spelling
from werket_lib.numbers import parse_cells
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.columns import check_unique, leave_out_empty_months, parse_months
from werket_lib.sources.dataset import NO_LICENCE, Dataset
from werket_lib.sources.pxweb import read_answer
from werket_lib.totals import check_months

LAYOUTS = Path(__file__).with_suffix(".yml")

WANTED = "PxWeb's answer in the format 'json', with columns and data"

_PERIOD = re.compile(r"(\d{4})M(0[1-9]|1[0-2])")


def load_ki_barometer(raw: RawFile) -> SourcedTable:
    """Load the Economic Tendency Indicator.

    Returns
    -------
    SourcedTable
        One row per month: month, value (index, mean 100 and standard deviation 10, seasonally
        adjusted by the institute). Months before the first value are left out.

    Raises
    ------
    LayoutError
        If the file is no answer of PxWeb's in the format ``json``, or lacks the indicator.
    SchemaError
        If a month is missing or there twice, or a value is no number.

    Notes
    -----
    Source: Konjunkturinstitutet, Konjunkturbarometern, the last days of the month itself. Every
    release adjusts the whole series anew, so releases are never mixed.
    """
    layout = read_layouts(LAYOUTS)[-1]
    indicator = next(iter(layout.meanings["indicator"]))
    cells = _read_rows(_read_answer(raw), layout, where=raw.path.name)
    cells = cells[cells["indicator"] == indicator]
    if cells.empty:
        raise LayoutError(f"{raw.path.name}: no rows for the indicator {indicator!r}; ask PxWeb for it")
    table, notes = _type_rows(cells, layout, where=f"{raw.path.name}, {indicator}")
    place = f"{indicator}, column 'values'"
    return SourcedTable(table, (raw.source({"month": "column 'Period'", "value": place}),), notes)


def _read_answer(raw: RawFile) -> dict[str, Any]:
    name = raw.path.name
    answer = read_answer(raw, wanted=WANTED)
    if "variables" in answer:
        raise LayoutError(f"{name}: only the table's metadata; expected {WANTED}")
    if "dimension" in answer or "dataset" in answer:
        raise LayoutError(f"{name}: the format json-stat; expected {WANTED}")
    if not isinstance(answer.get("columns"), list) or not isinstance(answer.get("data"), list):
        raise LayoutError(f"{name}: JSON with {sorted(answer)[:10]}; expected {WANTED}")
    return answer


def _read_rows(answer: dict[str, Any], layout: Layout, *, where: str) -> pd.DataFrame:
    """Read the variables and the contents that the layout names; what else tells rows apart is refused."""
    try:
        codes = {kind: _codes(answer, kind) for kind in ("variables", "contents")}
        there = [*codes["variables"], *codes["contents"]]
        rows = [(*row["key"], *row["values"]) for row in answer["data"]]
        if any(len(row) != len(there) for row in rows):
            raise ValueError("rows of another length than the columns")
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        wanted = [label for label, column in layout.columns.items() if column != "value"]
        raise LayoutError(f"{where}: not columns and data as PxWeb answers with, by {wanted} ({error!r})") from None
    if lacking := [label for label in layout.columns if label not in there]:
        wanted = [label for label, column in layout.columns.items() if column != "value"]
        raise LayoutError(
            f"{where}: not columns and data as PxWeb answers with, by {wanted}; no {lacking} among {there}"
        )
    if twice := [label for label in layout.columns if there.count(label) > 1]:
        raise LayoutError(f"{where}: {twice} among the columns more than once; which is meant?")
    if unknown := [code for code in codes["variables"] if code not in layout.columns]:
        raise LayoutError(f"{where}: the variable(s) {unknown} were not there before; which of their values is meant?")
    places = [there.index(label) for label in layout.columns]
    cells = [["" if row[at] is None else plain_spelling(str(row[at])) for at in places] for row in rows]
    return pd.DataFrame(cells, columns=list(layout.columns.values()), dtype="str")


def _codes(answer: dict[str, Any], kind: str) -> list[str]:
    wanted = kind == "contents"
    return [plain_spelling(column["code"]) for column in answer["columns"] if (column["type"] == "c") == wanted]


def _type_rows(cells: pd.DataFrame, layout: Layout, *, where: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    months = cells["month"].str.replace(_PERIOD, r"\1-\2", regex=True).rename(layout.label_of("month"))
    # PxWeb writes a decimal point whatever the language; a comma would part thousands.
    if not (commas := cells.loc[cells["value"].str.contains(",", regex=False), "value"]).empty:
        raise SchemaError(f"{where}: not a number in column 'value': {commas.head(SHOWN_ROWS).tolist()}")
    decimals = cells["value"].str.replace(r"(?<=\d)\.(?=\d)", ",", regex=True).astype("str")
    values = parse_cells(decimals, source=where, symbols=layout.symbols)
    table = pd.DataFrame({"month": parse_months(months, source=where), "value": values})
    check_unique(table, ["month"], source=where)
    table, notes = leave_out_empty_months(table, table["value"].notna(), where=where)
    table = table.dropna().sort_values("month", ignore_index=True)
    check_months(table["month"], source=where)
    return table, notes


DATASET = Dataset(
    name="ki_barometer",
    producer="Konjunkturinstitutet",
    title="Barometerindikatorn och andra indikatorer efter Indikator och Period",
    url_page="https://statistik.konj.se/PxWeb/api/v1/sv/KonjBar/indikatorer/Indikatorm.px",
    licence=NO_LICENCE,
    lag_months=0,
    load=load_ki_barometer,
    looks_for="PxWeb's answer in the format 'json', with the indicator KIFI by month",
)
