"""What the sections on one service share: its flows, and how its suppliers divide it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.errors import DataError, InputError, LateError
from werket_lib.facts import Fact, Facts, Grounds, Unit, make_fact, plain_value, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable

FLOWS = ("remaining", "new", "left")
# Decimals with which the report prints a service's changes in percent; all others with one.
PCT_DECIMALS = {"KVL": 2}
_FLOWS = "werket_lib.sections.service.summarise_flows"
_MARKET = "werket_lib.sections.service.summarise_market"
Measure = tuple[str, str, Unit, int, str]  # column, end of the id, unit, decimals, the function that made it


@dataclass(frozen=True)
class ServiceFlows:
    """Remaining, new and left participants of one service.

    Attributes
    ----------
    flows
        Persons by flow, indexed by month, from the start month to the report's.
    table
        One row a flow: ``flow, level, change, change_pct``; against the month before.
    """

    service: str
    month: pd.Period
    flows: pd.DataFrame
    table: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]

    @property
    def prefix(self) -> str:
        """The first part of the service's fact ids."""
        return self.service.lower()


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


def summarise_flows(service_flows: SourcedTable, *, service: str, month: pd.Period, start: pd.Period) -> ServiceFlows:
    """Summarise one service's participants: level, change and percent of each flow.

    Parameters
    ----------
    service_flows
        As `werket_lib.schemas.ServiceFlows`.
    start
        First month of the lines, and of the mean inflow.

    Raises
    ------
    LateError
        If the service has no row for the month.
    DataError
        If a flow of the month is suppressed in every row.
    InputError
        If the lines start after the month.
    """
    table = service_flows.table
    flows = table[table["service"] == service].set_index("month")[list(FLOWS)].sort_index()
    check_reached(flows.index, month, what=f"service_flows has no {service}")
    check_start(start, month)
    flows = flows.loc[:month]
    for flow in FLOWS:
        check_printed(flows[flow].iloc[-1], month, what=f"{service}'s {flow}")
    sources = service_flows.sources
    made: list[Fact] = []
    for flow in FLOWS:
        made += change_facts(
            f"{service.lower()}.{flow}",
            flows[flow],
            source_cells(sources, flow),
            pct_decimals=PCT_DECIMALS.get(service, 1),
            computed_by=_FLOWS,
        )
    since_start = flows.loc[start:]
    mean_new = since_start["new"].expanding().mean()
    made.append(
        make_fact(
            f"{service.lower()}.new.mean",
            mean_new,
            "persons",
            computed_by=_FLOWS,
            grounds=source_cells(sources, "new"),
        )
    )
    facts = Facts(made)
    return ServiceFlows(
        service, month, since_start, _tabulate_flows(facts, service.lower()), facts, sources, service_flows.notes
    )


def _tabulate_flows(facts: Facts, prefix: str) -> pd.DataFrame:
    measures = {"level": "", "change": ".change", "change_pct": ".change_pct"}
    rows = [
        {"flow": flow, **{name: facts[f"{prefix}.{flow}{suffix}"].value for name, suffix in measures.items()}}
        for flow in FLOWS
    ]
    return pd.DataFrame(rows)


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
    grounds = source_cells(supplier_flows.sources, "remaining")
    prefix = service.lower()
    measures: tuple[Measure, ...] = (
        ("remaining", "", "persons", 0, _MARKET),
        ("share_pct", ".share_pct", "percent", 1, _MARKET),
        ("rank", ".rank", "rank", 0, _MARKET),
        *((f"remaining_{part}", f"_{part}", "persons", 0, _MARKET) for part in parts),
    )
    made = [Fact(f"{prefix}.market.suppliers", len(table), "suppliers", month, 0, _MARKET, grounds)]
    made += supplier_facts(table, prefix, month, grounds, measures)
    made += [fact for part in parts for fact in _part_facts(table, part, prefix, month, grounds)]
    masked = int((rows["remaining_status"] == "suppressed").sum())
    return Market(service, month, table, masked, Facts(made), supplier_flows.sources, parts)


def _split(supplier_parts: SourcedTable, service: str, month: pd.Period) -> pd.DataFrame:
    """Return remaining by supplier and part; nobody in a part where the supplier is not listed."""
    table = supplier_parts.table
    rows = table[(table["service"] == service) & (table["month"] == month)]
    by_part = rows.assign(part=rows["part"].str.lower()).set_index(["supplier", "part"])["remaining"]
    return by_part.unstack("part", fill_value=0)


def _part_facts(table: pd.DataFrame, part: str, prefix: str, month: pd.Period, grounds: Grounds) -> list[Fact]:
    in_part = table[f"remaining_{part}"].sum(min_count=1)
    share = plain_value(100 * in_part / table["remaining"].sum()) if len(table) else None
    fact_id = f"{prefix}.part.{part}.remaining"
    return [
        Fact(fact_id, plain_value(in_part), "persons", month, 0, _MARKET, grounds),
        Fact(f"{fact_id}.share_pct", share, "percent", month, 1, _MARKET, grounds),
    ]


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


def supplier_facts(
    table: pd.DataFrame, prefix: str, month: pd.Period, grounds: Grounds, measures: Sequence[Measure]
) -> list[Fact]:
    """Make the facts of each supplier of a table: ``<prefix>.supplier.<slug>.remaining`` and what hangs on it."""
    slugs = slugify_all(table["supplier"])
    return [
        Fact(
            f"{prefix}.supplier.{slugs[row['supplier']]}.remaining{suffix}",
            plain_value(row[column]),
            unit,
            month,
            decimals,
            by,
            grounds,
        )
        for row in table.to_dict("records")
        for column, suffix, unit, decimals, by in measures
    ]


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


def change_facts(
    fact_id: str, levels: pd.Series, grounds: Grounds, *, pct_decimals: int, computed_by: str
) -> list[Fact]:
    """Make a level's facts: itself, its change, its change in percent and over twelve months."""
    by = "werket_lib.changes"
    change, pct, year = changes.change(levels), changes.change_pct(levels), changes.change(levels, 12)
    return [
        make_fact(fact_id, levels, "persons", computed_by=computed_by, grounds=grounds),
        make_fact(f"{fact_id}.change", change, "persons", computed_by=f"{by}.change", grounds=grounds),
        make_fact(
            f"{fact_id}.change_pct",
            pct,
            "percent",
            decimals=pct_decimals,
            computed_by=f"{by}.change_pct",
            grounds=grounds,
        ),
        make_fact(f"{fact_id}.change_12m", year, "persons", computed_by=f"{by}.change", grounds=grounds),
    ]


def check_start(start: pd.Period, month: pd.Period) -> None:
    """Refuse lines that would start after the month that they lead to.

    Raises
    ------
    InputError
        Saying both.
    """
    if start > month:
        raise InputError(f"the lines start in {start}, after the report's month {month}; give an earlier start")


def check_printed(level: object, month: pd.Period, *, what: str) -> None:
    """Refuse to take a number that the agency does not print for zero.

    Raises
    ------
    DataError
        If the month's level is missing.
    """
    if pd.isna(level):
        raise DataError(
            f"{what} is suppressed in every row of {month}, so there is no total; look at the agency's file, "
            "and leave the section out this month if that is how it is"
        )


def check_reached(months: pd.PeriodIndex, month: pd.Period, *, what: str) -> None:
    """Refuse to show another month for the one asked for.

    Raises
    ------
    LateError
        Saying which months there are.
    """
    if month not in months:
        span = f"it has {months.min()} to {months.max()}" if len(months) else "it has no month at all"
        raise LateError(f"{what} in {month}; {span}. Add the agency's file for {month} with `werket add`")
