"""Results of Rusta och matcha per contract (Arbetsförmedlingen, a workbook of one or several periods)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from werket_lib.errors import LayoutError
from werket_lib.layouts import Layout, SheetTable, read_cells, read_layouts, read_table, sheet_names
from werket_lib.letters import plain_spelling
from werket_lib.months import MONTH_PATTERN
from werket_lib.numbers import parse_cells, parse_number
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.af_rom_results_checks import COUNTS, check_counts, check_flags, check_scores, refuse
from werket_lib.sources.columns import (
    check_filled,
    check_unique,
    name_place,
    parse_months,
    parse_persons,
    spell_plainly,
)
from werket_lib.sources.dataset import AF, NO_LICENCE, Dataset

LAYOUTS = Path(__file__).with_suffix(".yml")
COLUMNS = [
    "month", "ka_number", "supplier", "delivery_area", "contract_start", "active_22_months",
    "rating", "weighted_score", "at_risk", *COUNTS,
]  # fmt: skip
FLAGS = ("active_22_months", "low_rating", "low_score", "at_risk")

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(T00:00:00)?")


def load_af_rom_results(raw: RawFile) -> SourcedTable:
    """Load the results of every contract, for each period that the workbook holds.

    Returns
    -------
    SourcedTable
        One row per period (``month``) and contract (``ka_number``): supplier and delivery_area as
        published, contract_start (a day), active_22_months, rating (1-4, missing where there is
        none), weighted_score (as printed), at_risk (the agency's own word; missing where the period
        has no such column), participants, rr1 and rr2 by level, in persons.

    Raises
    ------
    LayoutError
        If a sheet, its companion with the weights, or a column is not as expected.
    SchemaError
        If a contract occurs twice, a cell is not what its column holds, levels do not add up to the
        total, results are more than participants, the weighted measure is not what the weights make
        of the counts, or a flag disagrees with what it follows from.

    Notes
    -----
    Source: Arbetsförmedlingen, "Resultatuppföljning Rusta och matcha", published every odd month,
    around the 28th. Participants are those who started 11-22 months before the period. The agency
    revises earlier periods in later workbooks.
    """
    results, (weights,) = read_layouts(LAYOUTS, "results"), read_layouts(LAYOUTS, "weights")
    sheets, companions = _find_sheets(raw, results[0].sheet), _find_sheets(raw, weights.sheet)
    _check_pairs(raw, sheets, companions, wanted=(results[0].sheet, weights.sheet))
    tables, used = [], []
    notes: list[str] = []
    for period in sorted(sheets):
        read = read_table(raw, [replace(layout, sheet=sheets[period]) for layout in results])
        layout, cells = read.layout, read.cells
        if "at_risk" not in cells:
            _refuse_other_columns(raw, read, replace(results[0], sheet=sheets[period]))
        notes += read.notes
        its_weights = _read_weights(raw, replace(weights, sheet=companions[period]))
        tables.append(_read_period(cells, period, its_weights, layout, where=name_place(raw, layout)))
        used.append(layout)
    return SourcedTable(pd.concat(tables, ignore_index=True), (raw.source(_name_columns(used)),), tuple(notes))


def _find_sheets(raw: RawFile, pattern: str) -> dict[str, str]:
    """Find the sheets of one kind: period -> the sheet's name as it stands.

    Raises
    ------
    LayoutError
        If two sheets have one period, or a sheet of the kind has a number that is no period.
    """
    stem = plain_spelling(pattern.format(period=""))
    found: dict[str, str] = {}
    for sheet in sheet_names(raw):
        head, _, period = plain_spelling(sheet).partition(" ")
        if head.casefold() != stem.casefold() or not re.search(r"\d", period):
            continue
        if not MONTH_PATTERN.fullmatch(period):
            raise LayoutError(
                f"{raw.path.name}: the sheet {sheet!r} is of no period; expected {pattern.format(period='YYYY-MM')!r}"
            )
        if period in found:
            raise LayoutError(
                f"{raw.path.name}: the sheets {found[period]!r} and {sheet!r} are of one period; "
                "it is not known which is meant"
            )
        found[period] = sheet
    return found


def _check_pairs(
    raw: RawFile, sheets: Mapping[str, str], companions: Mapping[str, str], *, wanted: Sequence[str]
) -> None:
    names = [pattern.format(period="YYYY-MM") for pattern in wanted]
    if not sheets:
        raise LayoutError(f"{raw.path.name}: no sheet {names[0]!r}; found {sheet_names(raw)}")
    for there, others, missing in ((sheets, companions, wanted[1]), (companions, sheets, wanted[0])):
        for period in sorted(set(there) - set(others)):
            raise LayoutError(
                f"{raw.path.name}: the sheet {there[period]!r} stands without {missing.format(period=period)!r}; "
                f"found {sheet_names(raw)}"
            )


def _refuse_other_columns(raw: RawFile, read: SheetTable, whole: Layout) -> None:
    """Refuse a sheet that lacks a column and has one that is not known: it may be the same, renamed."""
    layout = read.layout
    unknown = [label for label in read.header if label not in set(map(plain_spelling, layout.columns))]
    if unknown:
        missing = [label for label in whole.columns if label not in layout.columns]
        raise LayoutError(f"{name_place(raw, layout)}: no column {missing}, but one that is not known: {unknown}")


def _read_weights(raw: RawFile, layout: Layout) -> dict[str, float]:
    """Read the weight that stands beside each label, wherever in the sheet that is: level -> weight."""
    where, rows = name_place(raw, layout), read_cells(raw, layout.sheet)
    weights = {}
    for label, level in layout.columns.items():
        beside = [
            (number + 1, row[at + 1] if at + 1 < len(row) else "")
            for number, row in enumerate(rows)
            for at, cell in enumerate(row)
            if plain_spelling(cell) == label
        ]
        if len(beside) != 1:
            raise LayoutError(
                f"{where}: {label!r} stands {len(beside)} time(s); expected it once, its weight beside it"
            )
        weights[level] = _parse_weight(*beside[0], label, where=where)
    return weights


def _parse_weight(row: int, text: str, label: str, *, where: str) -> float:
    try:
        weight = float(parse_number(text))
    except ValueError:
        weight = 0.0
    if weight <= 0:
        raise LayoutError(f"{where}, row {row}: {text!r} beside {label!r}; expected a weight above zero")
    return weight


def _read_period(
    cells: pd.DataFrame, period: str, weights: Mapping[str, float], layout: Layout, *, where: str
) -> pd.DataFrame:
    """Type one period's rows and hold them against one another; `weights` by level."""
    for name in ("delivery_area", "supplier"):
        check_filled(cells[name], layout, source=where)
    ratings = spell_plainly(cells["rating"])
    rows = pd.DataFrame(
        {
            "month": parse_months(cells["month"].rename(layout.label_of("month")), source=where),
            "ka_number": spell_plainly(cells["ka_number"]),
            "supplier": spell_plainly(cells["supplier"]),
            "delivery_area": spell_plainly(cells["delivery_area"]),
            "contract_start": _parse_days(cells["contract_start"]),
            **{name: _parse_flags(cells[name], layout) for name in FLAGS if name in cells},
            "rating": ratings.where(ratings.str.fullmatch("[1-4]")),
        }
    )
    no_symbols = replace(layout, symbols={})
    for name in COUNTS:
        rows[name] = parse_persons(cells[name], no_symbols, source=where)
    score = cells["weighted_score"].rename(layout.label_of("weighted_score"))
    rows["weighted_score"] = parse_cells(score, source=where, symbols={})
    _check_cells(rows, cells, period, layout, where=where)
    check_unique(rows, ["ka_number"], source=where)
    check_counts(rows, layout, where=where)
    check_scores(rows, score, weights, layout, where=where)
    check_flags(rows, layout, where=where)
    rows["rating"] = rows["rating"].astype("Int64")
    return rows.reindex(columns=COLUMNS).astype({"at_risk": "boolean", "active_22_months": "bool"})


def _parse_days(cells: pd.Series) -> pd.Series:
    texts = cells.map(lambda text: match[1] if (match := _DAY.fullmatch(text.strip())) else "")
    return pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce")


def _parse_flags(cells: pd.Series, layout: Layout) -> pd.Series:
    meanings = {label: meaning == "yes" for label, meaning in layout.meanings["flag"].items()}
    return spell_plainly(cells).map(meanings).astype("boolean")


def _check_cells(rows: pd.DataFrame, cells: pd.DataFrame, period: str, layout: Layout, *, where: str) -> None:
    """Refuse cells that are not what their column holds, each with its row."""
    month = pd.Period(period, freq="M")
    no_rating = list(layout.symbols)
    holds = {
        "month": (rows["month"] == month, f"the month of the sheet's name, {period}"),
        "ka_number": (rows["ka_number"].str.fullmatch("[0-9]+"), "digits"),
        "contract_start": (rows["contract_start"] <= month.end_time, f"a day such as 2023-04-17, not after {period}"),
        "rating": (
            rows["rating"].notna() | spell_plainly(cells["rating"]).isin(no_rating),
            f"1 to 4, or one of {no_rating}",
        ),
        **{name: (rows[name].notna(), f"one of {list(layout.meanings['flag'])}") for name in FLAGS if name in rows},
    }
    for name, (good, expected) in holds.items():
        found = cells[name].map(repr) + f"; expected {expected}"
        refuse(rows, ~good, found, layout.label_of(name), where=where)
    spelt = rows.groupby(rows["delivery_area"].str.casefold())["delivery_area"].transform("nunique")
    found = rows["delivery_area"].map(repr) + ", an area that is spelt in several ways"
    refuse(rows, spelt > 1, found, layout.label_of("delivery_area"), where=where)


def _name_columns(layouts: Sequence[Layout]) -> dict[str, str]:
    """Say in which sheets, and under which label, each of our columns stands."""
    places: dict[str, tuple[str, list[str]]] = {}
    for layout in layouts:
        for label, column in layout.columns.items():
            if column in COLUMNS:
                places.setdefault(column, (label, []))[1].append(repr(layout.sheet))
    return {
        column: f"sheet{'s' * (len(sheets) > 1)} {', '.join(sheets)}, column {label!r}"
        for column, (label, sheets) in places.items()
    }


DATASET = Dataset(
    name="af_rom_results",
    producer=AF,
    title="Resultatuppföljning Rusta och matcha",
    url_page="https://arbetsformedlingen.se/for-leverantorer/arbetsmarknadstjanster/rusta-och-matcha",
    licence=NO_LICENCE,
    lag_months=1,  # every odd month
    load=load_af_rom_results,
    looks_for="a workbook with the sheets 'Resultat YYYY-MM' and 'Beräkningssnurra YYYY-MM' for each of its "
    "periods, and the columns LEVERANSOMRÅDE, KA-NUMMER, BETYG, ANTAL DELTAGARE, ANTAL RR1 NIVÅ A and so on",
    revised_by=("ka_number",),
)
