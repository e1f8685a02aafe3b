"""A service's flows: remaining, new and left participants, with their changes."""

import math
from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.codes import FLOWS
from werket_lib.facts import Fact, FactMaker, Facts, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.seasonal import SeasonalError, adjust
from werket_lib.sections.breaks import breaks_between
from werket_lib.sections.checks import check_printed, check_reached, check_start
from werket_lib.sections.doubts import UNCONFIRMED, find_doubts

# Decimals with which the report prints a service's changes in percent; all others with one.
PCT_DECIMALS = {"KVL": 2}
SHORT_SERIES = (16, 60)  # months: adjusted with a related series' season, and long enough to do without


@dataclass(frozen=True)
class ServiceFlows:
    """Remaining, new and left participants of one service.

    Attributes
    ----------
    flows
        Persons by flow, indexed by month, from the start month to the report's.
    table
        One row a flow: ``flow, level, change, change_pct``; against the month before.
    related
        The service whose season a short series is held against; empty for none.
    doubts
        The flows whose number of the month is doubtful.
    """

    service: str
    month: pd.Period
    flows: pd.DataFrame
    table: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    related: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def prefix(self) -> str:
        """The first part of the service's fact ids."""
        return self.service.lower()


def summarise_flows(service_flows: SourcedTable, *, service: str, month: pd.Period, start: pd.Period) -> ServiceFlows:
    """Summarise one service's participants: level, change and percent of each flow.

    Parameters
    ----------
    service_flows
        As `werket_lib.schemas.ServiceFlows`.
    start
        First month of the lines, and of the means.

    Raises
    ------
    LateError
        If the service has no row for the month.
    DataError
        If a flow of the month is suppressed in every row.
    InputError
        If the lines start after the month.
    """
    rows = service_flows.table
    flows = rows[rows["service"] == service].set_index("month")[FLOWS].sort_index()
    check_reached(flows.index, month, what=f"service_flows has no {service}")
    check_start(start, month)
    flows = flows.loc[:month]
    for flow in FLOWS:
        check_printed(flows[flow].iloc[-1], month, what=f"{service}'s {flow}")
    sources, prefix = service_flows.sources, service.lower()
    makers = {flow: FactMaker(summarise_flows, month, source_cells(sources, flow)) for flow in FLOWS}
    made: list[Fact] = []
    broken = breaks_between(service_flows, service, flows.index[0], month)
    comparable = broken[-1].since if broken else str(flows.index[0])
    for flow, make in makers.items():
        made += change_facts(
            make, f"{prefix}.{flow}", flows[flow], pct_decimals=PCT_DECIMALS.get(service, 1), comparable=comparable
        )
    since_start = flows.loc[start:]
    for flow, make in makers.items():
        made.append(make.series(f"{prefix}.{flow}.mean", since_start[flow].expanding().mean(), "persons"))
    related = _find_related(rows[rows["month"] <= month], service)
    for flow, make in makers.items():
        like = rows[rows["service"] == related].set_index("month")[flow].sort_index() if related else None
        made += usual_facts(make, f"{prefix}.{flow}", flows[flow], like=like)
    exits = changes.exit_rate(flows["left"], flows["remaining"])
    made.append(makers["left"].series(f"{prefix}.exit_rate", exits, "percent", 1, by=changes.exit_rate))
    streak = changes.streak(flows["remaining"])
    made.append(makers["remaining"].series(f"{prefix}.remaining.streak", streak, "count", by=changes.streak))
    found = find_doubts(service_flows, month, service)
    doubts = tuple(flow for flow in FLOWS if [flow, service] in found)
    made += [makers[flow].value(f"{prefix}.{flow}.doubt", UNCONFIRMED, "word") for flow in doubts]
    facts = Facts(made)
    table = _tabulate_flows(facts, prefix)
    return ServiceFlows(service, month, since_start, table, facts, sources, service_flows.notes, related, doubts)


def _find_related(table: pd.DataFrame, service: str) -> str:
    """Return the largest other service of five years or more, whose season a short series may borrow, or nothing."""
    others = table[table["service"] != service].dropna(subset="remaining").sort_values("month")
    by_service = others.groupby("service")["remaining"]
    newest = by_service.last()[by_service.size() >= SHORT_SERIES[1]]
    return str(newest.astype("float64").idxmax()) if len(newest) else ""


def _tabulate_flows(facts: Facts, prefix: str) -> pd.DataFrame:
    measures = {"level": "", "change": ".change", "change_pct": ".change_pct"}
    rows = [
        {"flow": flow, **{name: facts[f"{prefix}.{flow}{suffix}"].value for name, suffix in measures.items()}}
        for flow in FLOWS
    ]
    return pd.DataFrame(rows)


def change_facts(
    make: FactMaker, fact_id: str, levels: pd.Series, *, pct_decimals: int, comparable: str = ""
) -> list[Fact]:
    """Make a level's facts: itself, its change, and that over twelve months, each in persons and in percent.

    Parameters
    ----------
    comparable
        The first month with which a later one can be compared over a year: earlier ones are before a break.
    """
    change, pct = changes.change(levels), changes.change_pct(levels)
    steady = levels.where(levels.index.astype(str) >= comparable)
    year, year_pct = changes.change(steady, 12), changes.change_pct(steady, 12)
    return [
        make.series(fact_id, levels, "persons"),
        make.series(f"{fact_id}.change", change, "persons", by=changes.change),
        make.series(f"{fact_id}.change_pct", pct, "percent", pct_decimals, by=changes.change_pct),
        make.series(f"{fact_id}.change_12m", year, "persons", by=changes.change),
        make.series(f"{fact_id}.change_12m_pct", year_pct, "percent", 1, by=changes.change_pct),
    ]


def usual_facts(make: FactMaker, fact_id: str, levels: pd.Series, *, like: pd.Series | None = None) -> list[Fact]:
    """Make facts of how a level usually changes between the two months, and how far from that it came.

    A series too short for that has facts of its seasonally adjusted change instead.

    Parameters
    ----------
    like
        The same flow of a service with more years.
    """
    usual = changes.judge_last(levels, relative=True, finest=1)
    expected, score = (None, None) if usual is None else (usual.change, usual.score)
    made = [
        make.value(f"{fact_id}.expected", expected, "persons", by=changes.judge_last),
        make.value(f"{fact_id}.score", score, "times", 1, by=changes.judge_last),
    ]
    return made if usual else [*made, *_adjusted_facts(make, fact_id, levels, like)]


def _adjusted_facts(make: FactMaker, fact_id: str, levels: pd.Series, like: pd.Series | None) -> list[Fact]:
    """Make facts of a short series' adjusted change, and of how sure it and its season are; none where it is no series.

    No season is taken for known: that there is one is for the series to show, and the one that it is like.
    """
    if not SHORT_SERIES[0] <= levels.count() < SHORT_SERIES[1]:
        return []
    try:
        made = adjust(levels.astype("float64"), kind="count", like=None if like is None else like.astype("float64"))
    except SeasonalError:  # holes, zeros, or too short without a related series
        return []
    if made.season_probability is None or made.change_error is None:
        return []
    moves = changes.change(made.components["adjusted"])
    noise = changes.ROBUST * (moves.iloc[:-1] - moves.iloc[:-1].median()).abs().median()  # of a month's own
    error = math.hypot(made.change_error.iloc[-1], noise)
    return [
        make.value(f"{fact_id}.sa.change", moves.iloc[-1], "persons", by=adjust),
        make.value(f"{fact_id}.sa.change.error", error, "persons", by=adjust),
        make.value(f"{fact_id}.sa.season", made.season_probability, "probability", 2, by=adjust),
        make.value(f"{fact_id}.sa.borrowed", made.borrowed_probability, "probability", 2, by=adjust),
    ]
