"""A service's flows: remaining, new and left participants, with their changes."""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, Facts, Grounds, make_fact, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.checks import check_printed, check_reached, check_start

FLOWS = ("remaining", "new", "left")


# Decimals with which the report prints a service's changes in percent; all others with one.
PCT_DECIMALS = {"KVL": 2}


_FLOWS = "werket_lib.sections.services.numbers.summarise_flows"


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
