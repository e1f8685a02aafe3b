"""How the suppliers of a service divide its participants: counts, shares, ranks and their facts."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, FactMaker, Facts, Measure, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.checks import check_reached


@dataclass(frozen=True)
class Market:
    """How the suppliers of one service divide its participants.

    Attributes
    ----------
    table
        ``rank, supplier, remaining, share_pct``, largest first; only suppliers with a printed count.
        Where the service has parts also ``remaining_a`` and so on, missing where a part is suppressed.
    masked
        Number of suppliers whose count the agency suppressed.
    parts
        Letters of the parts that the agency lists the service in; empty where it lists it whole.
    """

    service: str
    month: pd.Period
    table: pd.DataFrame
    masked: int
    facts: Facts
    sources: tuple[Source, ...]
    parts: tuple[str, ...] = ()


def summarise_market(
    supplier_flows: SourcedTable, supplier_parts: SourcedTable | None = None, *, service: str, month: pd.Period
) -> Market:
    """Divide a service's remaining participants by supplier, and each supplier's by part where there are parts.

    Raises
    ------
    LateError
        If the service has no supplier in the month.
    """
    rows = suppliers_of(supplier_flows, service, month)
    counts = rows["remaining"].dropna()
    counts = counts[counts > 0].sort_index().sort_values(ascending=False, kind="stable")
    table = pd.DataFrame(
        {
            "rank": changes.rank_down(counts),
            "supplier": counts.index,
            "remaining": counts,
            "share_pct": changes.share_pct(counts, counts.sum()).astype("Float64"),
        }
    )
    split = pd.DataFrame(index=counts.index) if supplier_parts is None else _split(supplier_parts, service, month)
    table = table.join(split.add_prefix("remaining_")).reset_index(drop=True)
    parts = tuple(split.columns)
    make = FactMaker(summarise_market, month, source_cells(supplier_flows.sources, "remaining"))
    prefix = service.lower()
    measures = (
        Measure("remaining", "", "persons"),
        Measure("share_pct", ".share_pct", "percent", 1),
        Measure("rank", ".rank", "rank"),
        *(Measure(f"remaining_{part}", f"_{part}", "persons") for part in parts),
    )
    made = [make.value(f"{prefix}.market.suppliers", len(table), "suppliers")]
    made += supplier_facts(make, table, prefix, measures)
    made += [fact for part in parts for fact in _part_facts(make, table, part, prefix)]
    masked = int((rows["remaining_status"] == "suppressed").sum())
    return Market(service, month, table, masked, Facts(made), supplier_flows.sources, parts)


def _split(supplier_parts: SourcedTable, service: str, month: pd.Period) -> pd.DataFrame:
    """Return remaining by supplier and part; nobody in a part where the supplier is not listed."""
    table = supplier_parts.table
    rows = table[(table["service"] == service) & (table["month"] == month)]
    by_part = rows.assign(part=rows["part"].str.lower()).set_index(["supplier", "part"])["remaining"]
    return by_part.unstack("part", fill_value=0)


def _part_facts(make: FactMaker, table: pd.DataFrame, part: str, prefix: str) -> list[Fact]:
    in_part = table[f"remaining_{part}"].sum(min_count=1)
    share = 100 * in_part / table["remaining"].sum() if len(table) else None
    fact_id = f"{prefix}.part.{part}.remaining"
    return [make.value(fact_id, in_part, "persons"), make.value(f"{fact_id}.share_pct", share, "percent", 1)]


def suppliers_of(supplier_flows: SourcedTable, service: str, month: pd.Period) -> pd.DataFrame:
    """Return a service's rows for one month, indexed by supplier; `LateError` where there is none."""
    table = supplier_flows.table
    table = table[table["service"] == service]
    check_reached(pd.PeriodIndex(table["month"].unique(), freq="M"), month, what=f"supplier_flows has no {service}")
    return table[table["month"] == month].set_index("supplier")


def rank_against(now: pd.Series, before: pd.Series) -> pd.DataFrame:
    """Rank printed counts from the largest, against those of the month before.

    Equal counts stand in alphabetical order. One whose earlier count was suppressed is not new: it
    ranked below all that were printed.

    Returns
    -------
    pandas.DataFrame
        ``rank, rank_move, remaining, change, change_pct, share_pct``, indexed as `now`.
    """
    now = now.dropna().sort_index().sort_values(ascending=False, kind="stable")
    then = before.reindex(now.index)
    rank = changes.rank_down(now)
    return pd.DataFrame(
        {
            "rank": rank,
            "rank_move": changes.rank_move(rank, changes.rank_down(before.fillna(0))),
            "remaining": now,
            "change": now - then,
            "change_pct": (100 * (now - then) / then.where(then > 0)).astype("Float64"),
            "share_pct": changes.share_pct(now, now.sum()).astype("Float64"),
        }
    )


def supplier_facts(make: FactMaker, table: pd.DataFrame, prefix: str, measures: Iterable[Measure]) -> list[Fact]:
    """Make the facts of each supplier of a table: ``<prefix>.supplier.<slug>.remaining`` and what hangs on it."""
    slugs = slugify_all(table["supplier"])
    ids = [f"{prefix}.supplier.{slugs[name]}.remaining" for name in table["supplier"]]
    return make.rows(table, ids, measures)


def way_facts(make: FactMaker, base: str, moved: pd.Series) -> list[Fact]:
    """Count the rows of a ranking that rose, fell and stood still: ``<base>.rising`` and so on."""
    counts = {"rising": moved > 0, "falling": moved < 0, "unchanged": moved == 0}
    return [make.value(f"{base}.{way}", int(rows.sum()), "count") for way, rows in counts.items()]


def total_of(levels: pd.Series) -> pd.Series:
    """Return what a ranking's total row says, from all its rows' sum by month: the last month against the one before.

    Returns
    -------
    pandas.Series
        ``remaining, change, change_pct, share_pct``.
    """
    return pd.Series(
        {
            "remaining": levels.iloc[-1],
            "change": changes.change(levels).iloc[-1],
            "change_pct": changes.change_pct(levels).iloc[-1],
            "share_pct": 100.0,
        }
    )
