"""Total rows split off and checked, and the other identities that hold for what agencies publish."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from werket_lib.codes import UNKNOWN_CODE
from werket_lib.errors import SHOWN_ROWS, SchemaError
from werket_lib.letters import same_name

# A register difference of this many persons, or this share of the level, is everyday.
FLOW_TOLERANCE_PERSONS = 50
FLOW_TOLERANCE_SHARE = 0.02
# The agency masks counts below five.
MOST_MASKED = 4
SHOWN_GAPS = 6
# Words of which agencies and spreadsheets make the names of totals: one of the first, and any of the others.
_TOTAL_WORDS = frozenset({
    "total", "totalt", "totala", "totalen", "totals", "totalsumma", "slutsumma", "sum", "summa", "summan", "summering",
    "samtliga", "alla", "all", "båda", "riket", "hela", "sammanlagt", "sammantaget", "overall", "σ", "∑",
})  # fmt: skip
_WORDS_BESIDE = frozenset({
    "grand", "antal", "tillsammans", "landet", "sverige", "leverantör", "leverantörer", "deltagare", "personer",
    "område", "områden", "leveransområden", "kommun", "kommuner", "län", "åldrar", "ålder", "kön", "könen", "kvinnor",
    "män", "bransch", "branscher", "näringsgrenar", "tjänster", "inriktningar", "spår", "och", "för", "i", "av", "the",
})  # fmt: skip
_OTHER_TOTALS = frozenset({"kvinnor och män", "män och kvinnor", "s:a"})
_WORD = re.compile(r"[^\W\d_]+|∑|\d+")
_FOOTNOTE_MARK = re.compile(r"[ (]*\d?\)+$|[ .:*†¹²³]+$")
# What a pivot table calls the total of a group, before or after its name.
_SUBTOTAL = re.compile(
    r"(?:totalt|total|totalsumma|delsumma|summa|sum|subtotal)(?: för| av| of| for)?[ :]+(.+)"
    r"|(.+?)[ ,:–-]+(?:totalt|total|totalsumma|delsumma|summa|sum|subtotal|samtliga)"
)
# So few persons that one row may be the sum of the others by chance.
_CHANCE_PERSONS = 100


def is_total(label: str) -> bool:
    """Tell a label that agencies and spreadsheets give to a total: ``Totalt``, ``Summa:``, ``Hela riket``."""
    plain = _FOOTNOTE_MARK.sub("", same_name(label)).strip()
    words = set(_WORD.findall(plain))
    return plain in _OTHER_TOTALS or bool(words & _TOTAL_WORDS and words <= _TOTAL_WORDS | _WORDS_BESIDE)


def refuse_subtotals(names: pd.Series, *, source: str) -> None:
    """Refuse names that are called the total of another, such as ``Lernia Totalt`` and ``Summa för Lernia``.

    Raises
    ------
    SchemaError
        Naming them.
    """
    known = {same_name(name) for name in names.unique()}
    found = [name for name in names.unique() if _total_of(name) & known]
    if found:
        raise SchemaError(
            f"{source}: {found[:SHOWN_ROWS]} in {names.name!r} are totals of other names, and would be counted twice; "
            "take them out of the agency's table, or ask it for one without subtotals"
        )


def _total_of(name: str) -> set[str]:
    """Return what a name may be the total of, if it is called one."""
    plain = same_name(name)
    around = _SUBTOTAL.fullmatch(plain)
    return {part for part in around.groups() if part} if around else set()


def refuse_unnamed_totals(
    table: pd.DataFrame, *, column: str, within: Sequence[str], counts: Sequence[str], source: str
) -> None:
    """Refuse rows that are the sum of all others, in all counts and wherever their name stands: totals by arithmetic.

    Parameters
    ----------
    column
        Whose names tell the rows apart.
    within
        What a total is a total of, such as month and service.

    Raises
    ------
    SchemaError
        Naming them.
    """
    known = table[list(counts)].astype("float64").to_numpy(na_value=np.nan)
    group = table.groupby(list(within), sort=False).ngroup().to_numpy()
    sizes = np.bincount(group)
    candidates = (sizes[group] > 2) & (np.nan_to_num(known).max(axis=1) >= _CHANCE_PERSONS)
    for column_known in known.T:
        sums = np.bincount(group, weights=np.nan_to_num(column_known))[group]
        hidden = MOST_MASKED * np.bincount(group, weights=np.isnan(column_known))[group]
        beyond = 2 * column_known - sums
        candidates &= (beyond >= 0) & (beyond <= hidden) & (hidden * 20 <= column_known)
    if not candidates.any():
        return
    names = table[column].to_numpy()
    # Where its name stands with a few persons only, chance may have it otherwise.
    small = np.nan_to_num(known).max(axis=1) < _CHANCE_PERSONS
    others = set(names[~candidates & ~small])
    found = [name for name in dict.fromkeys(names[candidates]) if name not in others]
    if found:
        raise SchemaError(
            f"{source}: {found[:SHOWN_ROWS]} in {column!r} is the sum of all other rows, and not called a total; if it "
            "is one, ask the agency to call it so: it would be counted twice"
        )


def split_total(table: pd.DataFrame, *, column: str, label: str, source: str) -> tuple[pd.DataFrame, pd.Series]:
    """Take the one total row out of a table.

    Returns
    -------
    tuple of pandas.DataFrame and pandas.Series
        The rows without the total, and the total.

    Raises
    ------
    SchemaError
        If there is not exactly one row with `label` in `column`.
    """
    is_total = table[column] == label
    if is_total.sum() != 1:
        raise SchemaError(f"{source}: expected one row {label!r} in {column!r}, found {is_total.sum()}")
    return table[~is_total], table[is_total].iloc[0]


def check_total(parts: pd.Series, total: float, *, source: str) -> None:
    """Check that `parts` add up to the printed `total`.

    Suppressed (missing) parts may hide a rest, but never less than nothing.

    Raises
    ------
    SchemaError
        With both sums, if they disagree.
    """
    if pd.isna(total):
        raise SchemaError(f"{source}: no printed total of {parts.name!r} to check its parts against; ask the agency")
    gap = total - parts.sum()
    if gap < 0 or (gap > 0 and not parts.isna().any()):
        raise SchemaError(
            f"{source}: the parts of {parts.name!r} add up to {parts.sum():g}, but the printed total is {total:g}; "
            "check the file against the agency's page before using it"
        )


def check_same_totals(
    parts: pd.DataFrame, others: pd.DataFrame, *, by: list[str], columns: list[str], source: str
) -> None:
    """Check that two breakdowns of the same totals agree, as far as masked parts let them be seen.

    A masked part hides `MOST_MASKED` persons at most, a blank one any number; neither hides less than
    nothing.

    Parameters
    ----------
    parts, others
        With the columns of `by`, and for each of `columns` its ``<column>_status`` too.

    Raises
    ------
    SchemaError
        Naming the totals that cannot be the same, or those of `parts` that `others` lack.
    """
    for column in columns:
        own, other = (_span_totals(table, by, column) for table in (parts, others))
        lacking = own.index.difference(other.index)
        if len(lacking):
            named = ", ".join(" ".join(map(str, key)) for key in lacking[:SHOWN_GAPS])
            raise SchemaError(f"{source}: nothing to check {column!r} against in {named}; fetch the file again")
        other = other.loc[own.index]
        apart = (own["least"] > other["most"]) | (other["least"] > own["most"])
        if apart.any():
            shown = [
                f"{' '.join(map(str, key))}: {own.loc[key, 'least']:g} against {other.loc[key, 'least']:g}"
                for key in own.index[apart][:SHOWN_GAPS]
            ]
            raise SchemaError(
                f"{source}: {column!r} does not add up to the same in {apart.sum()} total(s): {'; '.join(shown)}; "
                "check the file against the agency's page before using it"
            )


def _span_totals(table: pd.DataFrame, by: list[str], column: str) -> pd.DataFrame:
    """Return the least and the most that the rows of each total may add up to."""
    status = table[f"{column}_status"]
    rows = table[by].assign(
        least=table[column].fillna(0).astype("float64"),
        hidden=status.map({"suppressed": MOST_MASKED, "missing": float("inf")}).fillna(0.0),
    )
    sums = rows.groupby(by)[["least", "hidden"]].sum()
    return pd.DataFrame({"least": sums["least"], "most": sums["least"] + sums["hidden"]})


def check_months(months: pd.Series, *, source: str) -> None:
    """Check that a monthly series has no gap between its first and last month.

    Raises
    ------
    SchemaError
        Naming the missing months: a month that is not in the data is never filled in.
    """
    there = pd.PeriodIndex(months.unique(), freq="M")
    missing = pd.period_range(there.min(), there.max(), freq="M").difference(there)
    if len(missing):
        named = ", ".join(str(month) for month in missing[:12])
        raise SchemaError(f"{source}: {len(missing)} month(s) missing between {there.min()} and {there.max()}: {named}")


def sum_municipalities(
    table: pd.DataFrame, columns: list[str], *, source: str, by: Sequence[str] = ("month",)
) -> pd.DataFrame:
    """Sum municipalities by month, or by more; a sum without one of them would be low, and nobody would see it.

    Parameters
    ----------
    table
        ``month``, ``municipality_code`` and the columns. What has no municipality is in the sum of a month.

    Returns
    -------
    pandas.DataFrame
        The columns, indexed by `by`.

    Raises
    ------
    SchemaError
        If a municipality is blank in one of the columns; names the first ten.
    """
    named = table[table["municipality_code"] != UNKNOWN_CODE]
    blank = named[named[columns].isna().any(axis="columns")]
    if not blank.empty:
        where = ", ".join(f"{row.municipality_code} in {row.month}" for row in blank.head(SHOWN_ROWS).itertuples())
        raise SchemaError(
            f"{source}: {' or '.join(columns)} is blank for municipality {where}, so there is no sum; "
            "fetch the agency's file again"
        )
    return table.groupby(list(by))[columns].sum()


def find_breaks(flows: pd.DataFrame) -> pd.Series:
    """Find months where the stock moved otherwise than its flows say.

    Parameters
    ----------
    flows
        Indexed by month, with ``remaining``, ``new`` and ``left`` in persons.

    Returns
    -------
    pandas.Series
        remaining(t) − remaining(t−1) − (new(t) − left(t)), in persons, only where it is larger than
        the registers' everyday difference.
    """
    gap = flows["remaining"].diff() - (flows["new"] - flows["left"])
    tolerance = (flows["remaining"] * FLOW_TOLERANCE_SHARE).clip(lower=FLOW_TOLERANCE_PERSONS)
    return gap[(gap.abs() > tolerance).fillna(value=False)].rename("gap")
