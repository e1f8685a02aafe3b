"""One source against another where both measure the same thing, or nearly so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from werket_lib.codes import FLOWS
from werket_lib.errors import SchemaError
from werket_lib.processed.findings import Finding, show
from werket_lib.totals import check_same_totals

MONTHS = 24
FEWEST = 6


@dataclass(frozen=True)
class Pair:
    """Two columns whose ratio hardly changes.

    Attributes
    ----------
    these, those
        Dataset and column.
    within_pct
        How far the ratio may come from its median of two years.
    """

    these: tuple[str, str]
    those: tuple[str, str]
    within_pct: float


PAIRS = (
    Pair(("af_unemployment", "unemployed"), ("af_time_without_work", "unemployed"), 2),  # one register
    Pair(("af_unemployment", "labour_force"), ("scb_bas", "labour_force"), 3),  # SCB's, and the agency's mean of a year
    Pair(("af_unemployment", "unemployed"), ("scb_bas", "unemployed"), 15),  # by two definitions
)
# Breakdowns of what the supplier statistics count.
SERVICES = "af_suppliers"
BREAKDOWNS = ("af_suppliers.areas", "af_suppliers.placements", "af_training")
WHOLES = {"scb_bas": ("region_code", "00")}


def measured_beside(dataset: str) -> list[str]:
    """Return the datasets that measure what `dataset` does, or nearly so."""
    pairs = [(pair.these[0], pair.those[0]) for pair in PAIRS]
    pairs += [(name, SERVICES) for name in BREAKDOWNS if "." not in name]
    return list(dict.fromkeys(other for pair in pairs if dataset in pair for other in pair if other != dataset))


def check_breakdowns(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Hold breakdowns of the services against their suppliers, in the newest month that both have."""
    there = [name for name in BREAKDOWNS if name in tables and SERVICES in tables]
    return [finding for name in there for finding in _check_breakdown(name, tables[name], tables[SERVICES])]


def _check_breakdown(name: str, parts: pd.DataFrame, suppliers: pd.DataFrame) -> Iterator[Finding]:
    month = min(parts["month"].max(), suppliers["month"].max())
    newest, whole = (table[table["month"] == month] for table in (parts, suppliers))
    if newest.empty or whole.empty:
        return
    for column in FLOWS:
        try:
            check_same_totals(newest, whole, by=["month", "service"], columns=[column], source=name)
        except SchemaError as error:
            found = str(error).removeprefix(f"{name}: ").partition(";")[0]
            expected, sure = "the same persons in both", "what is made of the breakdown will be refused"
            yield Finding(name, f"{column}, against {SERVICES}", str(month), "doubtful", "sum", found, expected, sure)


def check_agreement(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Hold datasets against one another in the newest month that both have.

    Parameters
    ----------
    tables
        By dataset, as loaded; a pair that is not there is not judged.
    """
    return [
        finding
        for pair in PAIRS
        if pair.these[0] in tables and pair.those[0] in tables
        for finding in _check_pair(pair, *(_national(tables, *side) for side in (pair.these, pair.those)))
    ]


def _national(tables: Mapping[str, pd.DataFrame], dataset: str, column: str) -> pd.Series:
    table = tables[dataset]
    if dataset in WHOLES:
        name, whole = WHOLES[dataset]
        table = table[table[name] == whole]
    return table.groupby("month")[column].sum(min_count=1).astype("float64").dropna()


def _check_pair(pair: Pair, these: pd.Series, those: pd.Series) -> Iterator[Finding]:
    both = these.index.intersection(those.index).sort_values()
    if len(both) <= FEWEST:
        return
    month = both[-1]
    ratio = (these[both] / those[both]).iloc[-MONTHS - 1 :]
    usual = float(np.median(ratio.iloc[:-1]))
    away = 100 * (ratio.iloc[-1] / usual - 1)
    if abs(away) <= pair.within_pct:
        return
    (dataset, column), (other, others_column) = pair.these, pair.those
    yield Finding(
        dataset,
        f"{column}, against {other}",
        str(month),
        "doubtful",
        "against",
        f"{show(these[month])} beside {show(those[month])} {others_column} in {other}",
        f"{show(those[month] * usual)}, give or take {pair.within_pct:g} %",
        f"their ratio is {abs(away):.0f} % from its median of {len(ratio) - 1} months",
    )
