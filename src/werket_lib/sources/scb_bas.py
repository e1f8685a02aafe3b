"""Unemployed and labour force by region in the population's labour market status (SCB's BAS, PxWeb version 2)."""

import re
from pathlib import Path

import pandas as pd

from werket_lib.errors import SHOWN_ROWS, LayoutError, SchemaError
from werket_lib.layouts import Layout, read_layouts, usable_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.columns import leave_out_empty_months, parse_months
from werket_lib.sources.dataset import Dataset
from werket_lib.sources.json_stat import JsonStat, read_json_stat
from werket_lib.totals import check_months

LAYOUTS = Path(__file__).with_suffix(".yml")
COUNTS = ("unemployed", "labour_force")
# PxWeb leaves out a dimension that nothing was chosen in, and gives its total.
MAY_BE_LEFT_OUT = ("sex", "birth")

_PERIOD = re.compile(r"(\d{4})M(0[1-9]|1[0-2])")
_REGION = re.compile(r"\d{2}(\d{2})?")


def load_scb_bas(raw: RawFile) -> SourcedTable:
    """Load unemployed and labour force by region.

    Returns
    -------
    SourcedTable
        One row per month and region: month, region_code (``00`` the country, two digits a county, four a
        municipality), ages (such as ``16-65``), unemployed and labour_force (persons), is_preliminary (the whole
        table is: final figures stand in another, for whole years).

    Raises
    ------
    LayoutError
        If the file is no answer of PxWeb's in the format ``json-stat2``, is another table's, or lacks a dimension
        or a code.
    SchemaError
        If a month is missing, or a count is negative, no whole number or more unemployed than labour force.

    Notes
    -----
    Source: SCB, Befolkningens arbetsmarknadsstatus, table TAB6260, about two months after the month.
    """
    answer, where = read_json_stat(raw), raw.path.name
    layouts = usable_layouts(read_layouts(LAYOUTS), raw.edition)
    _check_table(answer, layouts[0], where=where)
    _check_units(answer, layouts[0], where=where)
    layout = _choose_layout(answer, layouts, where=where)
    cells = _choose_cells(answer, layout, where=where)
    keys = ["month", "region_code"]
    wide = (
        cells.pivot(index=keys, columns="measure", values="value")[list(COUNTS)].reset_index().rename_axis(columns=None)
    )
    filled = wide[list(COUNTS)].notna().groupby(wide["month"]).transform("any").all(axis="columns")
    wide, notes = leave_out_empty_months(wide, filled, where=where)
    check_months(wide["month"], source=where)
    table = wide[keys].assign(
        ages=next(iter(layout.meanings["ages"].values())),
        **{column: _type_counts(wide, column, where=where) for column in COUNTS},
        is_preliminary=layout.meanings["table"][answer.table_id] == "preliminary",
    )
    _check_counts(table, where=where)
    return SourcedTable(table, (raw.source(_name_places(layout)),), (*notes, *_note_gaps(table)))


def _check_table(answer: JsonStat, layout: Layout, *, where: str) -> None:
    wanted = list(layout.meanings["table"])
    if answer.table_id not in wanted:
        found = answer.table_id or "no table's name"
        raise LayoutError(f"{where}: the answer is of {found}; expected {' or '.join(wanted)} (BAS, SCB)")


def _check_units(answer: JsonStat, layout: Layout, *, where: str) -> None:
    scaled = {code: told for code, told in answer.scaled.items() if code in layout.meanings["measure"]}
    if scaled:
        raise LayoutError(f"{where}: contents that are no single persons: {scaled}; ask PxWeb for numbers of persons")


def _choose_layout(answer: JsonStat, layouts: list[Layout], *, where: str) -> Layout:
    """Return the newest layout whose dimensions and codes the answer has; say what the newest lacks if none."""
    lacking = [_find_lacking(answer, layout) for layout in layouts]
    for layout, missing in zip(layouts, lacking, strict=True):
        if not missing:
            return layout
    raise LayoutError(f"{where}: {'; '.join(lacking[0])}; ask PxWeb for them")


def _find_lacking(answer: JsonStat, layout: Layout) -> list[str]:
    lacking = []
    for dimension, column in layout.columns.items():
        if dimension not in answer.dimensions:
            if column not in MAY_BE_LEFT_OUT:
                lacking.append(f"no dimension {dimension!r} among {answer.dimensions}")
            continue
        there = answer.cells[dimension].unique().tolist()
        codes = [code for code in layout.meanings.get(column, {}) if code not in there]
        if codes:
            lacking.append(f"no code {codes} in dimension {dimension!r}, which has {there[:SHOWN_ROWS]}")
    return lacking


def _choose_cells(answer: JsonStat, layout: Layout, *, where: str) -> pd.DataFrame:
    """Keep the wanted codes and call them what we do."""
    known = {dimension: column for dimension, column in layout.columns.items() if dimension in answer.dimensions}
    others = sorted(set(answer.dimensions) - set(known))
    if others:
        raise LayoutError(f"{where}: the dimension(s) {others} were not there before; which code is meant?")
    cells = answer.cells.rename(columns=known)
    for column in known.values():
        meanings = layout.meanings.get(column)
        if meanings:
            cells = cells[cells[column].isin(list(meanings))]
            cells = cells.assign(**{column: cells[column].map(meanings)})
    strange = sorted(code for code in cells["region_code"].unique() if not _REGION.fullmatch(code))
    if strange:
        raise LayoutError(f"{where}: no regions of SCB's, two or four digits: {strange[:SHOWN_ROWS]}")
    months = cells["month"].str.replace(_PERIOD, r"\1-\2", regex=True).rename(layout.label_of("month"))
    return cells.assign(month=parse_months(months, source=where))


def _type_counts(table: pd.DataFrame, column: str, *, where: str) -> pd.Series:
    bad = table[((table[column] < 0) | (table[column] % 1 != 0)).fillna(value=False)]
    if not bad.empty:
        shown = "; ".join(f"{row.region_code} in {row.month}: {getattr(row, column):g}" for row in bad.itertuples())
        raise SchemaError(f"{where}: negative or no whole number in {column}: {shown}")
    return table[column].astype("Int64")


def _check_counts(table: pd.DataFrame, *, where: str) -> None:
    over = table[(table["unemployed"] > table["labour_force"]).fillna(value=False)]
    if not over.empty:
        row = over.iloc[0]
        raise SchemaError(
            f"{where}: {row['unemployed']} unemployed of {row['labour_force']} in the labour force, region "
            f"{row['region_code']} in {row['month']}; fetch the file again"
        )


def _name_places(layout: Layout) -> dict[str, str]:
    chosen = {name: next(iter(layout.meanings[name])) for name in ("sex", "ages", "birth")}
    rest = ", ".join(f"{layout.label_of(name)} {code}" for name, code in chosen.items())
    codes = {ours: code for code, ours in layout.meanings["measure"].items()}
    return {
        "month": f"dimension {layout.label_of('month')!r}",
        "region_code": f"dimension {layout.label_of('region_code')!r}",
        "ages": f"dimension {layout.label_of('ages')!r}",
        **{column: f"{layout.label_of('measure')} {codes[column]}, {rest}" for column in COUNTS},
    }


def _note_gaps(table: pd.DataFrame) -> tuple[str, ...]:
    blanks = table[list(COUNTS)].isna().sum()
    return tuple(f"{count} missing value(s) in {column}" for column, count in blanks.items() if count)


DATASET = Dataset(
    name="scb_bas",
    producer="Statistiska centralbyrån",
    title="Befolkningens arbetsmarknadsstatus (BAS), preliminär statistik efter region och månad",
    url_page="https://statistikdatabasen.scb.se/api/v2/tables/TAB6260",
    licence="CC0",
    lag_months=2,
    load=load_scb_bas,
    looks_for="PxWeb's answer in the format 'json-stat2' from the table TAB6260, with the contents 000004YH and "
    "000006IU for both sexes, 16-65 years (16-66 from 2026), by region and month",
)
