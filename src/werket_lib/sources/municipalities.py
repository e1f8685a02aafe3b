"""Names of municipalities, as agencies print them, turned into codes."""

import dataclasses
import re
from functools import cache

import pandas as pd

from werket_lib.codes import UNKNOWN_CODE, municipality_names
from werket_lib.errors import SchemaError
from werket_lib.letters import same_name
from werket_lib.sources.columns import leave_out_empty_months, parse_months
from werket_lib.sources.pivot_cache import PivotSums, show_rows
from werket_lib.totals import check_months

UNKNOWN_NAME = "Uppgift saknas"
SHOWN_NAMES = 10

_CODE_AND_NAME = re.compile(r"(\d{4})(?: (.+))?")


def parse_municipalities(cells: pd.Series, *, source: str) -> pd.Series:
    """Turn ``Upplands Väsby``, ``0114`` or ``0114 Upplands Väsby`` into codes; ``Uppgift saknas`` is 0000.

    Raises
    ------
    SchemaError
        If a cell names no municipality, or a code and a name that do not belong together.
    """
    codes = {text: find_municipality(text) for text in cells.unique()}
    bad = [text for text, code in codes.items() if code is None]
    if bad:
        raise SchemaError(
            f"{source}: no municipality is called {bad[:SHOWN_NAMES]}; "
            "expected a name, a code or both, as in municipality_codes.csv"
        )
    return cells.map(codes).astype("str")


def sum_by_municipality(sums: PivotSums) -> PivotSums:
    """Bring sums by month, county and municipality down to month and municipality code.

    A municipality may stand in two counties (Heby, which changed county), but once in each.

    Returns
    -------
    PivotSums
        ``table`` has month (period), municipality_code and the measures, sorted by both.

    Raises
    ------
    SchemaError
        If a municipality stands twice in a month, is unknown, or is missing in some months; or a
        month is missing.
    """
    twice = sums.table[sums.table["records"] > 1]
    if not twice.empty:
        raise SchemaError(f"{sums.where}: more than one record for {show_rows(twice)}; one each is expected")
    measures = [column for column in sums.table if column in sums.blanks]
    table = sums.table[measures].assign(
        month=parse_months(sums.table["month"].rename(sums.fields["month"]), source=sums.where),
        municipality_code=parse_municipalities(sums.table["municipality"], source=sums.where),
    )
    _check_counties(table, sums.table["county"], source=sums.where)
    by_key = table.groupby(["month", "municipality_code"])
    summed = by_key[measures].sum(min_count=1).assign(records=by_key.size()).reset_index()
    filled = summed[measures].notna().groupby(summed["month"]).transform("any").all(axis="columns")
    summed, notes = leave_out_empty_months(summed, filled, where=sums.where)
    check_months(summed["month"], source=sums.where)
    _check_same_everywhere(summed, source=sums.where)
    fields = {column: name for column, name in sums.fields.items() if column in ("month", *measures)}
    fields["municipality_code"] = sums.fields["municipality"]
    return dataclasses.replace(sums, table=summed, fields=fields, notes=notes)


def note_gaps(table: pd.DataFrame) -> tuple[str, ...]:
    """Say so where a table does not hold all municipalities, or lacks numbers for some."""
    named = table[table["municipality_code"] != UNKNOWN_CODE]
    there, known = named["municipality_code"].nunique(), len(municipality_names())
    notes = [] if there == known else [f"holds {there} of {known} municipalities"]
    blanks = named.isna().sum()
    notes += [f"{count} missing value(s) in {column}" for column, count in blanks.items() if count]
    return tuple(notes)


def _check_counties(table: pd.DataFrame, counties: pd.Series, *, source: str) -> None:
    """Refuse municipalities that stand twice in a county and month, or in two counties if that is more than one."""
    of_two = table[table.duplicated(["month", "municipality_code"], keep=False)]
    of_two = of_two[of_two["municipality_code"] != UNKNOWN_CODE]
    within = of_two.assign(county=counties.loc[of_two.index].map(same_name))
    twice = within[within.duplicated(["month", "municipality_code", "county"])]
    if twice.empty and (of_two.empty or of_two.groupby("month")["municipality_code"].nunique().max() == 1):
        return
    shown = [
        f"{row.municipality_code} in {row.month}"
        for row in (twice if len(twice) else of_two)[:SHOWN_NAMES].itertuples()
    ]
    raise SchemaError(
        f"{source}: municipalities that stand twice, under other spellings or counties: {shown}; they would be counted "
        "twice, ask the agency"
    )


def _check_same_everywhere(table: pd.DataFrame, *, source: str) -> None:
    named = table[table["municipality_code"] != UNKNOWN_CODE]
    all_codes = set(named["municipality_code"])
    for month, codes in named.groupby("month")["municipality_code"]:
        if missing := sorted(all_codes - set(codes)):
            shown = [f"{code} {municipality_names()[code]}" for code in missing[:SHOWN_NAMES]]
            raise SchemaError(f"{source}: {month} lacks {len(missing)} municipalities that other months have: {shown}")


@cache
def _codes_by_name() -> dict[str, str]:
    named = {same_name(name): code for code, name in municipality_names().items()}
    return {**named, same_name(UNKNOWN_NAME): UNKNOWN_CODE}


def find_municipality(text: str) -> str | None:
    """Return the code of ``Upplands Väsby``, ``0114`` or ``0114 Upplands Väsby``; None where there is none."""
    plain = same_name(text)
    match = _CODE_AND_NAME.fullmatch(plain)
    if match is None:
        return _codes_by_name().get(plain)
    name = municipality_names().get(match[1], UNKNOWN_NAME if match[1] == UNKNOWN_CODE else None)
    belongs = name is not None and match[2] in (None, same_name(name))
    return match[1] if belongs else None
