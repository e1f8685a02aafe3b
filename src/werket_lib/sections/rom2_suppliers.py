"""Section 33: who supplies Rusta och matcha?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, Facts, Unit, make_fact, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.service import (
    Measure,
    check_printed,
    check_start,
    rank_against,
    supplier_facts,
    suppliers_of,
)

SERVICE = "ROM2"
PREFIX = "rom2"
_HERE = "werket_lib.sections.rom2_suppliers"
MEASURES: tuple[Measure, ...] = (
    ("remaining", "", "persons", 0, f"{_HERE}.summarise_rom2_suppliers"),
    ("change", ".change", "persons", 0, f"{_HERE}.summarise_rom2_suppliers"),
    ("change_pct", ".change_pct", "percent", 2, f"{_HERE}.summarise_rom2_suppliers"),
    ("market_share_pct", ".share_pct", "percent", 2, "werket_lib.changes.share_pct"),
    ("rank", ".rank", "rank", 0, "werket_lib.changes.rank_down"),
)


@dataclass(frozen=True)
class SupplierMarket:
    """The suppliers of Rusta och matcha: their number over time and the largest of them now.

    Attributes
    ----------
    over_time
        Indexed by month: ``suppliers`` (rows that the agency lists, also those with nobody),
        ``remaining`` (persons) and ``participants_per_supplier``.
    ranking
        ``rank, rank_move, supplier, remaining, change, change_pct, market_share_pct``; the largest
        suppliers, against the month before.
    total
        The same measures for all suppliers together.
    """

    month: pd.Period
    over_time: pd.DataFrame
    ranking: pd.DataFrame
    total: pd.Series
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


def summarise_rom2_suppliers(
    supplier_flows: SourcedTable, month: pd.Period, *, start: pd.Period, largest: int = 30
) -> SupplierMarket:
    """Rank the suppliers and count them over time.

    Parameters
    ----------
    supplier_flows
        As `werket_lib.schemas.SupplierFlows`.
    start
        First month of the lines.
    largest
        How many suppliers the ranking shows; ties at the end are all shown.

    Raises
    ------
    LateError
        If the service has no supplier in the month or in the month before.
    DataError
        If every supplier of the month is suppressed.
    InputError
        If the lines start after the month.
    """
    now = suppliers_of(supplier_flows, SERVICE, month)["remaining"]
    before = suppliers_of(supplier_flows, SERVICE, month - 1)["remaining"]
    check_start(start, month)
    counted = _count_suppliers(supplier_flows.table, month)
    check_printed(counted["remaining"].iloc[-1], month, what=f"{SERVICE}'s remaining")
    everyone = _rank_suppliers(now, before)
    ranking = everyone[everyone["rank"] <= largest].reset_index(drop=True)
    levels = counted["remaining"]
    total = pd.Series(
        {
            "supplier": "Totalt",
            "remaining": levels.iloc[-1],
            "change": changes.change(levels).iloc[-1],
            "change_pct": changes.change_pct(levels).iloc[-1],
            "market_share_pct": 100.0,
        }
    )
    sources = supplier_flows.sources
    facts = Facts(
        [
            *_time_facts(counted, start, sources),
            *supplier_facts(ranking, PREFIX, month, source_cells(sources, "remaining"), MEASURES),
        ]
    )
    return SupplierMarket(month, counted.loc[start:], ranking, total, facts, sources, supplier_flows.notes)


def _count_suppliers(table: pd.DataFrame, month: pd.Period) -> pd.DataFrame:
    rows = table[(table["service"] == SERVICE) & (table["month"] <= month)]
    by_month = rows.groupby("month")["remaining"]
    counted = pd.DataFrame({"suppliers": by_month.size(), "remaining": by_month.sum(min_count=1)})
    counted["participants_per_supplier"] = counted["remaining"] / counted["suppliers"]
    return counted


def _rank_suppliers(now: pd.Series, before: pd.Series) -> pd.DataFrame:
    ranked = rank_against(now, before).rename(columns={"share_pct": "market_share_pct"})
    ranked.insert(2, "supplier", ranked.index)
    return ranked


def _time_facts(counted: pd.DataFrame, start: pd.Period, sources: tuple[Source, ...]) -> list[Fact]:
    per_supplier, suppliers = counted["participants_per_supplier"], counted["suppliers"]
    grounds = source_cells(sources, "remaining")
    first = counted.loc[start:].index[0]
    made: list[Fact] = []
    measures: tuple[tuple[str, pd.Series, Unit, int], ...] = (
        ("suppliers", suppliers, "suppliers", 0),
        ("participants_per_supplier", per_supplier, "persons per supplier", 1),
    )
    for name, series, unit, decimals in measures:
        fact_id = f"{PREFIX}.{name}"
        by = f"{_HERE}.summarise_rom2_suppliers"
        made += [
            make_fact(fact_id, series, unit, decimals=decimals, computed_by=by, grounds=grounds),
            make_fact(
                f"{fact_id}.change",
                changes.change(series),
                unit,
                decimals=decimals,
                computed_by="werket_lib.changes.change",
                grounds=grounds,
            ),
            make_fact(
                f"{fact_id}.start", series.loc[first:first], unit, decimals=decimals, computed_by=by, grounds=grounds
            ),
        ]
    return made
