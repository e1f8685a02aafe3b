"""Tables of editions: a region beside others, its county's municipalities, its suppliers."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.regions.numbers import CHANGE, RATE, SERVICE, Neighbours, RegionRates, Suppliers
from werket_lib.sections.regions.words import COMPARISON, NEIGHBOURS, PLACES, SUPPLIERS, name_line
from werket_lib.style.names import SERVICES
from werket_lib.style.table import Cell, HouseTable, bar_cell, hidden_cell, number_cell, set_table, text_cell


def table_comparison(section: RegionRates) -> HouseTable:
    """Set the rate now, a year before and the change: the region's, its county's, its group's, the country's."""
    base = f"region.{section.place.code}"
    rows = []
    for name in section.compared:
        at = base if name == "own" else f"{base}.{name}"
        rows.append(
            [
                text_cell(name_line(section.place, name)),
                number_cell(section.facts[f"{at}.{RATE}"]),
                number_cell(section.facts[f"{at}.{RATE}.before"]),
                number_cell(section.facts[f"{at}.{CHANGE}"], signed=True),
            ]
        )
    return _set(rows, COMPARISON, f"Arbetslöshet i {section.place.name} och på andra håll", section, heads=["place"])


def table_neighbours(section: Neighbours) -> HouseTable:
    """Set the county's municipalities, the highest unemployment first."""
    base = f"region.{section.place.code}.municipality"
    most = section.table["unemployment_rate_pct"].max()
    rows = []
    for row in section.table.itertuples(index=False):
        rate, change, rank = (section.facts[f"{base}.{row.slug}.{name}"] for name in (RATE, CHANGE, f"{RATE}.rank"))
        level = number_cell(rate) if rate.value is None else bar_cell(rate, row.unemployment_rate_pct / most)
        rows.append([number_cell(rank), text_cell(row.name), level, number_cell(change, signed=True)])
    return _set(
        rows, NEIGHBOURS, f"Arbetslöshet i kommunerna i {section.place.county}", section, heads=["rank", "name"]
    )


def table_suppliers(section: Suppliers) -> HouseTable:
    """Set suppliers with their participants; in a county its municipalities with their suppliers."""
    base = f"region.{section.place.code}"
    caption = f"{SERVICES[SERVICE]} i {section.place.name}"
    if section.place.is_county:
        rows = [
            [
                text_cell(row.name),
                number_cell(section.facts[f"{base}.municipality.{row.slug}.suppliers"]),
                hidden_cell()
                if row.hidden and not row.remaining
                else number_cell(section.facts[f"{base}.municipality.{row.slug}.participants"]),
            ]
            for row in section.table.itertuples(index=False)
        ]
        return _set(rows, PLACES, caption, section, heads=["name"])
    rows = [
        [
            text_cell(row.supplier),
            hidden_cell() if row.is_hidden else number_cell(section.facts[f"{base}.supplier.{row.slug}.remaining"]),
        ]
        for row in section.table.itertuples(index=False)
    ]
    return _set(rows, SUPPLIERS, caption, section, heads=["supplier"])


def _set(
    rows: list[list[Cell]],
    labels: dict[str, str],
    caption: str,
    section: RegionRates | Neighbours | Suppliers,
    *,
    heads: list[str],
) -> HouseTable:
    cells = pd.DataFrame(rows, columns=list(labels.values()), dtype="object")
    named = [labels[head] for head in heads]
    return set_table(cells, name="region", caption=f"{caption}, {name_month(section.month)}", heads=named)
