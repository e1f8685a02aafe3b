"""A service's flows: remaining, new and left participants, with their changes."""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.codes import FLOWS
from werket_lib.facts import Fact, FactMaker, Facts, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.breaks import breaks_between
from werket_lib.sections.checks import check_printed, check_reached, check_start

# Decimals with which the report prints a service's changes in percent; all others with one.
PCT_DECIMALS = {"KVL": 2}


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
    table = service_flows.table
    flows = table[table["service"] == service].set_index("month")[FLOWS].sort_index()
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
    for flow, make in makers.items():
        made += usual_facts(make, f"{prefix}.{flow}", flows[flow])
    exits = changes.exit_rate(flows["left"], flows["remaining"])
    made.append(makers["left"].series(f"{prefix}.exit_rate", exits, "percent", 1, by=changes.exit_rate))
    streak = changes.streak(flows["remaining"])
    made.append(makers["remaining"].series(f"{prefix}.remaining.streak", streak, "count", by=changes.streak))
    facts = Facts(made)
    return ServiceFlows(
        service, month, since_start, _tabulate_flows(facts, prefix), facts, sources, service_flows.notes
    )


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


def usual_facts(make: FactMaker, fact_id: str, levels: pd.Series) -> list[Fact]:
    """Make facts of how a level usually changes between the two months, and how far from that it came."""
    usual = changes.judge_last(levels, relative=True, finest=1)
    expected, score = (None, None) if usual is None else (usual.change, usual.score)
    return [
        make.value(f"{fact_id}.expected", expected, "persons", by=changes.judge_last),
        make.value(f"{fact_id}.score", score, "times", 1, by=changes.judge_last),
    ]
