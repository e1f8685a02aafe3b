"""SKR's nine groups of municipalities (Sveriges Kommuner och Regioner, a list in Excel every few years)."""

from pathlib import Path

import pandas as pd

from werket_lib.codes import MUNICIPALITY_GROUPS, municipality_names
from werket_lib.errors import SchemaError
from werket_lib.layouts import Layout, read_layouts, read_table
from werket_lib.letters import same_name
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.columns import check_filled, check_unique, name_columns, name_place, name_rows, spell_plainly
from werket_lib.sources.dataset import NO_LICENCE, Dataset
from werket_lib.sources.municipalities import parse_municipalities

LAYOUTS = Path(__file__).with_suffix(".yml")
SHOWN_NAMES = 10
# How many municipalities each group has, by the month that the classification holds from.
SIZES = {
    "2023-01": {"A1": 3, "A2": 43, "B3": 23, "B4": 63, "B5": 24, "C6": 27, "C7": 51, "C8": 35, "C9": 21},
}


def load_skr_groups(raw: RawFile) -> SourcedTable:
    """Load which of SKR's groups each municipality belongs to.

    Returns
    -------
    SourcedTable
        One row per municipality, 290: month (that the classification holds from), municipality_code,
        group_code (``A1`` … ``C9``) and group (its name, as in `MUNICIPALITY_GROUPS`).

    Raises
    ------
    LayoutError
        If the workbook, its sheet or a column is not as expected.
    SchemaError
        If a municipality or a group is unknown, missing or there twice, a group's code and name do not
        belong together, or a group has not the size that SKR says.

    Notes
    -----
    Source: SKR, Kommungruppsindelning, latest in 2023.
    """
    read = read_table(raw, read_layouts(LAYOUTS))
    layout, cells = read.layout, read.cells
    where = name_place(raw, layout)
    for column in cells:
        check_filled(cells[column], layout, source=where)
    # Excel drops the leading zero of a code that it takes for a number.
    codes = parse_municipalities(spell_plainly(cells["municipality_code"]).str.zfill(4), source=where)
    groups = _read_groups(cells, layout, where=where)
    table = pd.DataFrame({"municipality_code": codes, "group_code": groups, "group": groups.map(MUNICIPALITY_GROUPS)})
    check_unique(table, ["municipality_code"], source=where)
    _check_whole(table, layout.since, where=where)
    table = table.assign(month=pd.Period(layout.since, freq="M")).sort_values("municipality_code", ignore_index=True)
    columns = {**name_columns(layout), "month": f"sheet {layout.sheet!r}, header {layout.label_of('group')!r}"}
    return SourcedTable(
        table[["month", "municipality_code", "group_code", "group"]], (raw.source(columns),), read.notes
    )


def _read_groups(cells: pd.DataFrame, layout: Layout, *, where: str) -> pd.Series:
    """Return each row's group code, having checked that its name says the same."""
    by_name = {same_name(name): code for name, code in layout.meanings["group"].items()}
    named = cells["group"].map(lambda name: by_name.get(same_name(name)))
    written = spell_plainly(cells["group_code"]).str.upper()
    bad = cells[named.isna() | (named != written)]
    if not bad.empty:
        pairs = bad["group_code"].str.strip() + " " + spell_plainly(bad["group"])
        known = [f"{code} {name}" for code, name in MUNICIPALITY_GROUPS.items()]
        raise SchemaError(
            f"{where}: no group of SKR's{name_rows(bad)}: {pairs.unique()[:SHOWN_NAMES].tolist()}; expected {known}"
        )
    return written.astype("str")


def _check_whole(table: pd.DataFrame, since: str, *, where: str) -> None:
    names = municipality_names()
    if missing := [f"{code} {name}" for code, name in names.items() if code not in set(table["municipality_code"])]:
        raise SchemaError(
            f"{where}: lacks {len(missing)} of {len(names)} municipalities: {missing[:SHOWN_NAMES]}; "
            "fetch the file again"
        )
    if unknown := sorted(set(table["municipality_code"]) - set(names)):
        raise SchemaError(f"{where}: {unknown} is no municipality; expected the {len(names)} that there are")
    found = table["group_code"].value_counts()
    wrong = {code: int(found.get(code, 0)) for code, size in SIZES[since].items() if found.get(code, 0) != size}
    if wrong:
        raise SchemaError(
            f"{where}: groups of {wrong} municipalities, where SKR has "
            f"{ {code: SIZES[since][code] for code in wrong} }; fetch the file again"
        )


DATASET = Dataset(
    name="skr_groups",
    producer="Sveriges Kommuner och Regioner (SKR)",
    title="Kommungruppsindelning 2023",
    url_page="https://skr.se/kommunerochregioner/kommungruppsindelning.8281.html",
    licence=NO_LICENCE,
    lag_months=None,
    load=load_skr_groups,
    looks_for="a workbook with the sheet 'Bilaga1 Lista alla kommuner' and the columns Gruppkod, Kommunkod, "
    "Kommungrupp 2023",
    monthly=False,
)
