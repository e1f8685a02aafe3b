"""How far the Beveridge curves have moved, as a table."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.beveridge.numbers import Beveridge
from werket_lib.sections.beveridge.words import (
    BEVERIDGE_COLUMNS,
    BEVERIDGE_VERDICTS,
    name_curve,
    order_moves,
    print_interval,
)
from werket_lib.style.table import HouseTable, number_cell, set_table, text_cell


def table_moves(section: Beveridge) -> HouseTable:
    """Set how far each curve has moved along and across, with intervals, and a verdict where there can be one."""
    rows = []
    for one in order_moves(section):
        across = f"{one.prefix}.across"
        rows.append(
            {
                BEVERIDGE_COLUMNS["group"]: text_cell(name_curve(one)),
                BEVERIDGE_COLUMNS["tightness"]: number_cell(section.facts[f"{one.prefix}.tightness"]),
                BEVERIDGE_COLUMNS["tightness_start"].format(month=name_month(section.start)): number_cell(
                    section.facts[f"{one.prefix}.tightness.start"]
                ),
                **{
                    BEVERIDGE_COLUMNS[column]: number_cell(
                        section.facts[fact_id], signed=True, unit=print_interval(section, fact_id)
                    )
                    for column, fact_id in (
                        ("along", f"{one.prefix}.along"),
                        ("across", across),
                        ("across_steep", f"{across}.steep"),
                    )
                },
                BEVERIDGE_COLUMNS["verdict"]: text_cell(BEVERIDGE_VERDICTS[one.verdict]),
            }
        )
    since, month = name_month(section.start), name_month(section.month)
    return set_table(
        pd.DataFrame(rows),
        name="beveridge_moves",
        caption=f"Beveridgekurvornas rörelse från {since} till {month}; minus är svagare längs kurvan, inåt tvärs den",
        heads=[BEVERIDGE_COLUMNS["group"]],
        words=[BEVERIDGE_COLUMNS["verdict"]],
    )
