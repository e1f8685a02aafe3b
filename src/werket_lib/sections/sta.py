"""Section 40: how many take part in Steg till arbete, and with whom?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib.facts import Facts
from werket_lib.provenance import SourcedTable
from werket_lib.sections.service import Market, ServiceFlows, summarise_flows, summarise_market


@dataclass(frozen=True)
class SmallService:
    """A smaller service: its flows, and its whole market on one page."""

    flows: ServiceFlows
    market: Market

    @property
    def facts(self) -> Facts:
        """The facts of both."""
        return self.flows.facts | self.market.facts


def summarise_sta(
    service_flows: SourcedTable, supplier_flows: SourcedTable, month: pd.Period, start: pd.Period
) -> SmallService:
    """Summarise Steg till arbete; see `summarise_flows` and `summarise_market`."""
    return SmallService(
        summarise_flows(service_flows, service="STA", month=month, start=start),
        summarise_market(supplier_flows, service="STA", month=month),
    )
