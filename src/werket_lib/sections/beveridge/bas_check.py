"""The agency's unemployment rate held against SCB's: how far apart they are, and whether they move together."""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.errors import DataError
from werket_lib.facts import Fact, FactMaker, Facts, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.group_rates.numbers import GroupRates

WHOLE_COUNTRY = "00"
DECIMALS, CHANGE_DECIMALS = 1, 2


@dataclass(frozen=True)
class BasCheck:
    """The country's unemployment rate by two agencies.

    Attributes
    ----------
    month
        SCB's newest, which is some months before the report's.
    rates
        ``af`` and ``bas`` in percent of the labour force, by month, as far as both go; not adjusted for season.
    ages
        Whom SCB counts, such as ``16-65``.
    is_preliminary
        Whether SCB will still revise its newest month.
    """

    month: pd.Period
    rates: pd.DataFrame
    ages: str
    is_preliminary: bool
    facts: Facts
    sources: tuple[Source, ...]


def compare_with_bas(group_rates: GroupRates, bas_labour: SourcedTable) -> BasCheck:
    """Compare the agency's rate with SCB's, as far as the latter goes.

    Parameters
    ----------
    bas_labour
        As `werket_lib.schemas.BasLabour`.

    Raises
    ------
    DataError
        If there is no number for the whole country, or no month in both.
    """
    table = bas_labour.table
    country = table[(table["region_code"] == WHOLE_COUNTRY) & (table["month"] <= group_rates.month)]
    country = country.dropna(subset=["unemployed", "labour_force"]).set_index("month").sort_index()
    bas = (100 * country["unemployed"] / country["labour_force"]).astype("float64")
    both = pd.DataFrame({"af": group_rates.country["unemployment_rate"], "bas": bas}).dropna()
    if both.empty:
        raise DataError(
            "bas_labour has no unemployed and labour force for region 00 (the whole country) in any month that "
            "municipality_labour has; ask PxWeb for Region 00"
        )
    newest = country.loc[both.index[-1]]
    facts = _make_facts(both, group_rates.sources, bas_labour.sources)
    return BasCheck(
        both.index[-1], both, str(newest["ages"]), bool(newest["is_preliminary"]), facts, bas_labour.sources
    )


def _make_facts(both: pd.DataFrame, af: tuple[Source, ...], bas: tuple[Source, ...]) -> Facts:
    grounds = {
        "af": source_cells(af, "unemployment_rate"),
        "bas": (*source_cells(bas, "unemployed"), *source_cells(bas, "labour_force")),
    }
    month = both.index[-1]
    made: list[Fact] = []
    for name, cells in grounds.items():
        make, series = FactMaker(compare_with_bas, month, cells), both[name]
        fact_id, year = f"beveridge.{name}.unemployment_rate", changes.change(series, 12)
        made += [
            make.series(fact_id, series, "percent", DECIMALS),
            make.series(f"{fact_id}.change_12m", year, "percentage points", CHANGE_DECIMALS, by=changes.change),
        ]
    return Facts(made)
