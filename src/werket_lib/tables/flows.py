"""A service's flows as a table: level, change and percent."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.service import FLOWS, ServiceFlows
from werket_lib.tables.house import HouseTable, number_cell, set_table, text_cell
from werket_lib.text.labels import COLUMNS, SERVICES
from werket_lib.text.labels import FLOWS as FLOW_LABELS


def table_flows(section: ServiceFlows) -> HouseTable:
    """Set a service's remaining, new and left participants against the month before."""
    rows = []
    for flow in FLOWS:
        fact_id = f"{section.prefix}.{flow}"
        rows.append(
            {
                COLUMNS["flow"]: text_cell(FLOW_LABELS[flow]),
                COLUMNS["level"]: number_cell(section.facts[fact_id]),
                COLUMNS["change"]: number_cell(section.facts[f"{fact_id}.change"], signed=True),
                COLUMNS["change_pct"]: number_cell(section.facts[f"{fact_id}.change_pct"], signed=True),
            }
        )
    return set_table(
        pd.DataFrame(rows),
        name=f"{section.prefix}_flows",
        caption=(
            f"{SERVICES[section.service]}: deltagare i {name_month(section.month)} "
            f"och förändring sedan {name_month(section.month - 1)}"
        ),
        heads=[COLUMNS["flow"]],
    )
