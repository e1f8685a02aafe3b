"""Unemployment and vacancies in percent of the labour force, by SKR's groups of municipalities and for the country."""

from dataclasses import dataclass, replace

import pandas as pd

from werket_lib.codes import MUNICIPALITY_GROUPS, UNKNOWN_CODE
from werket_lib.errors import SHOWN_ROWS, DataError
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.checks import check_reached
from werket_lib.totals import sum_municipalities

COUNTS = ["unemployed", "labour_force", "vacancies"]

# Rates are computed from summed numerators and denominators, never averaged.
RATES = {"unemployment_rate": "unemployed", "vacancy_rate": "vacancies"}


@dataclass(frozen=True)
class GroupRates:
    """Rates in percent of the labour force, month by month to the report's.

    Attributes
    ----------
    groups
        Name of each group by its code, in SKR's order.
    table
        ``month, group_code, unemployment_rate, vacancy_rate``, one row a group and month.
    unemployment_rate, vacancy_rate
        One column a group, named by its code, indexed by month.
    country
        ``unemployment_rate`` and ``vacancy_rate`` of the whole country, those without a municipality included.
    sources
        Files and cells of ``unemployment_rate`` and ``vacancy_rate``.
    """

    month: pd.Period
    groups: dict[str, str]
    table: pd.DataFrame
    unemployment_rate: pd.DataFrame
    vacancy_rate: pd.DataFrame
    country: pd.DataFrame
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


def summarise_group_rates(labour: SourcedTable, municipalities: SourcedTable, month: pd.Period) -> GroupRates:
    """Sum municipalities by group and month, and divide.

    Months before one of the series begins are left out.

    Parameters
    ----------
    labour
        As `werket_lib.schemas.MunicipalityLabour`.
    municipalities
        As `werket_lib.schemas.Municipalities`.

    Raises
    ------
    LateError
        If there are no rates for the month.
    SchemaError
        If a municipality is blank where others are not.
    DataError
        If a municipality has no group, or a group lacks one of its municipalities.
    """
    table = labour.table[labour.table["month"] <= month]
    begun = table.groupby("month")[COUNTS].count().gt(0).all(axis="columns")
    check_reached(begun.index[begun], month, what="municipality_labour has no unemployed, labour force and vacancies")
    table = table[table["month"].isin(begun.index[begun])]
    groups = municipalities.table.set_index("municipality_code")["group_code"]
    _check_municipalities(table, groups)
    grouped = table.assign(group_code=table["municipality_code"].map(groups))
    by_group = _divide(sum_municipalities(grouped, COUNTS, source="municipality_labour", by=["month", "group_code"]))
    wide = by_group.unstack("group_code")
    return GroupRates(
        month,
        {code: name for code, name in MUNICIPALITY_GROUPS.items() if code in set(groups)},
        by_group.reset_index(),
        wide["unemployment_rate"],
        wide["vacancy_rate"],
        _divide(sum_municipalities(table, COUNTS, source="municipality_labour")),
        tuple(_cite(source) for source in (*labour.sources, *municipalities.sources)),
        (*labour.notes, *municipalities.notes),
    )


def _divide(sums: pd.DataFrame) -> pd.DataFrame:
    rates = {rate: 100 * sums[count] / sums["labour_force"] for rate, count in RATES.items()}
    return pd.DataFrame(rates).astype("float64")


def _check_municipalities(table: pd.DataFrame, groups: pd.Series) -> None:
    """Refuse rates of a group that is not whole."""
    there = set(table["municipality_code"]) - {UNKNOWN_CODE}
    for told, codes in (
        ("municipality_labour lacks the municipalities", set(groups.index) - there),
        ("municipalities has no group for", there - set(groups.index)),
    ):
        if codes:
            shown = ", ".join(sorted(codes)[:SHOWN_ROWS])
            raise DataError(f"{told} {shown} ({len(codes)} in all), so a group's rate would not be of all of it")


def _cite(source: Source) -> Source:
    """Say which cells a rate rests on, where a source has counts."""
    ends = {
        rate: "; ".join(source.columns[column] for column in (count, "labour_force") if column in source.columns)
        for rate, count in RATES.items()
        if count in source.columns or "labour_force" in source.columns
    }
    return replace(source, columns={**source.columns, **ends})
