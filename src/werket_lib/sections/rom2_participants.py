"""Section 30: how many take part in Rusta och matcha?"""

import pandas as pd

from werket_lib.provenance import SourcedTable
from werket_lib.sections.service import ServiceFlows, summarise_flows


def summarise_rom2_participants(service_flows: SourcedTable, month: pd.Period, start: pd.Period) -> ServiceFlows:
    """Summarise Rusta och matcha's participants, with lines from `start`; see `summarise_flows`."""
    return summarise_flows(service_flows, service="ROM2", month=month, start=start)
