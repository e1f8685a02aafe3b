"""Sections 40, 41 and 42: how many take part in a smaller service, and with whom?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib.facts import Facts
from werket_lib.provenance import SourcedTable
from werket_lib.sections.services.market import Market, summarise_market
from werket_lib.sections.services.numbers import ServiceFlows, summarise_flows


@dataclass(frozen=True)
class SmallService:
    """A smaller service: its flows, and its whole market on one page."""

    flows: ServiceFlows
    market: Market

    @property
    def facts(self) -> Facts:
        """The facts of both."""
        return self.flows.facts | self.market.facts


def summarise_small_service(
    service_flows: SourcedTable,
    supplier_flows: SourcedTable,
    supplier_parts: SourcedTable | None = None,
    *,
    service: str,
    month: pd.Period,
    start: pd.Period,
) -> SmallService:
    """Summarise a smaller service; see `summarise_flows` and `summarise_market`.

    Parameters
    ----------
    supplier_parts
        For a service that the agency lists in parts; as `werket_lib.schemas.SupplierParts`.
    """
    return SmallService(
        summarise_flows(service_flows, service=service, month=month, start=start),
        summarise_market(supplier_flows, supplier_parts, service=service, month=month),
    )
