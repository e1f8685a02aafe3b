"""Section 33: who supplies Rusta och matcha?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, FactMaker, Facts, Measure, Unit, source_cells
from werket_lib.provenance import Break, Source, SourcedTable
from werket_lib.sections.breaks import breaks_between
from werket_lib.sections.checks import check_printed, check_start
from werket_lib.sections.services.market import rank_against, supplier_facts, suppliers_of, way_facts
from werket_lib.sections.suppliers.competition import MOVES, find_moves, find_renames, measure_concentration

SERVICE = "ROM2"
PREFIX = "rom2"

# What is followed over time, by column: the fact that says it.
OVER_TIME = {
    "suppliers": f"{PREFIX}.suppliers",
    "participants_per_supplier": f"{PREFIX}.participants_per_supplier",
    "hhi": f"{PREFIX}.hhi",
    "top5_share_pct": f"{PREFIX}.top5.share_pct",
}

MEASURES = (
    Measure("remaining", "", "persons"),
    Measure("change", ".change", "persons"),
    Measure("change_pct", ".change_pct", "percent", 2),
    Measure("market_share_pct", ".share_pct", "percent", 2, changes.share_pct),
    Measure("rank", ".rank", "rank", 0, changes.rank_down),
)


@dataclass(frozen=True)
class SupplierMarket:
    """The suppliers of Rusta och matcha: their number over time and the largest of them now.

    Attributes
    ----------
    over_time
        Indexed by month: ``suppliers`` (rows that the agency lists, also those with nobody),
        ``remaining`` (persons), ``participants_per_supplier``, ``entered`` and ``exited`` (suppliers),
        ``hhi`` (0-10 000) and ``top5_share_pct``.
    moves
        ``month, supplier, move`` (``entered`` or ``exited``), since the lines start, newest first.
    ranking
        ``rank, rank_move, supplier, remaining, change, change_pct, market_share_pct``; the largest
        suppliers, against the month before.
    total
        The same measures for all suppliers together.
    breaks
        That a comparison with the lines' first month goes across.
    renames
        Names before and now of suppliers that may only have changed their name.
    """

    month: pd.Period
    over_time: pd.DataFrame
    moves: pd.DataFrame
    ranking: pd.DataFrame
    total: pd.Series
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    breaks: tuple[Break, ...] = ()
    renames: tuple[tuple[str, str], ...] = ()


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
    rows = supplier_flows.table[supplier_flows.table["service"] == SERVICE]
    rows = rows[rows["month"] <= month]
    moves = find_moves(rows)
    counted = _count_suppliers(rows, moves)
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
    make = FactMaker(summarise_rom2_suppliers, month, source_cells(sources, "remaining"))
    facts = Facts(
        [
            *_time_facts(make, counted, start),
            *_move_facts(counted, start, sources),
            *supplier_facts(make, ranking, PREFIX, MEASURES),
            make.value(f"{PREFIX}.suppliers.largest", len(ranking), "suppliers"),
            make.value(f"{PREFIX}.participants_per_supplier.median", now.median(), "persons"),
            *way_facts(make, f"{PREFIX}.suppliers.largest", ranking["change"]),
        ]
    )
    shown = moves[moves["month"] >= start].reset_index(drop=True)
    since_start = counted.loc[start:]
    breaks = breaks_between(supplier_flows, SERVICE, since_start.index[0], month)
    renames = tuple(find_renames(now, before))
    return SupplierMarket(
        month, since_start, shown, ranking, total, facts, sources, supplier_flows.notes, breaks, renames
    )


def _count_suppliers(rows: pd.DataFrame, moves: pd.DataFrame) -> pd.DataFrame:
    by_month = rows.groupby("month")["remaining"]
    counted = pd.DataFrame({"suppliers": by_month.size(), "remaining": by_month.sum(min_count=1)})
    counted["participants_per_supplier"] = counted["remaining"] / counted["suppliers"]
    comparable = counted.index[(counted.index - 1).isin(counted.index)]
    for move in MOVES:
        moved = moves[moves["move"] == move].groupby("month").size()
        counted[move] = moved.reindex(comparable, fill_value=0).reindex(counted.index).astype("Int64")
    return counted.join(measure_concentration(rows))


def _rank_suppliers(now: pd.Series, before: pd.Series) -> pd.DataFrame:
    ranked = rank_against(now, before).rename(columns={"share_pct": "market_share_pct"})
    ranked.insert(2, "supplier", ranked.index)
    return ranked


def _time_facts(make: FactMaker, counted: pd.DataFrame, start: pd.Period) -> list[Fact]:
    first = counted.loc[start:].index[0]
    measures: tuple[tuple[str, Unit, Unit, int], ...] = (
        ("suppliers", "suppliers", "suppliers", 0),
        ("participants_per_supplier", "persons per supplier", "persons per supplier", 1),
        ("hhi", "index", "index", 0),
        ("top5_share_pct", "percent", "percentage points", 1),
    )
    made: list[Fact] = []
    for name, unit, change_unit, decimals in measures:
        fact_id, series = OVER_TIME[name], counted[name]
        made += [
            make.series(fact_id, series, unit, decimals),
            make.series(f"{fact_id}.change", changes.change(series), change_unit, decimals, by=changes.change),
            make.series(f"{fact_id}.start", series.loc[first:first], unit, decimals),
        ]
    return made


def _move_facts(counted: pd.DataFrame, start: pd.Period, sources: tuple[Source, ...]) -> list[Fact]:
    """Make the facts of who came and who left: in the month, and since the lines start."""
    made: list[Fact] = []
    make = FactMaker(find_moves, counted.index[-1], source_cells(sources, "supplier"))
    for move in MOVES:
        series, fact_id = counted[move], f"{PREFIX}.suppliers.{move}"
        since = series.loc[start:].dropna().cumsum()
        value = since.iloc[-1] if len(since) else None
        made += [
            make.series(fact_id, series, "suppliers"),
            make.value(f"{fact_id}.since_start", value, "suppliers"),
        ]
    return made
