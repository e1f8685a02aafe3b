"""Training as tables: its tracks, its largest suppliers, and who trains for what."""

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.services.rows import supplier_rows
from werket_lib.sections.services.tables import set_ranking
from werket_lib.sections.training.numbers import Tracks
from werket_lib.sections.training.rows import cell_facts, name_tracks, track_levels, track_rows
from werket_lib.sections.training.suppliers import TrainingSuppliers
from werket_lib.style.names import COLUMNS, RUNNING_SERVICES, SERVICES, TOTAL
from werket_lib.style.table import Cell, HouseTable, hidden_cell, number_cell, set_table, text_cell


def table_tracks(section: Tracks) -> HouseTable:
    """Set the tracks with rank, move, bar, change and share, and their total."""
    return set_ranking(
        track_rows(section),
        of="track",
        share="share_pct",
        total=section.total,
        name=f"{section.service.lower()}_tracks",
        caption=(
            f"{SERVICES[section.service]}: deltagare per inriktning i {name_month(section.month)}, med förändring "
            f"sedan {name_month(section.month - 1)}"
        ),
    )


def table_training_suppliers(section: TrainingSuppliers) -> HouseTable:
    """Set the largest suppliers with rank, move, bar, change and share, and the total of all suppliers."""
    return set_ranking(
        supplier_rows(section.ranking, section.facts, section.service.lower()),
        of="supplier",
        share="share_pct",
        total=section.total,
        name=f"{section.service.lower()}_suppliers",
        caption=(
            f"De största leverantörerna i {RUNNING_SERVICES[section.service]} i {name_month(section.month)}, med "
            f"förändring sedan {name_month(section.month - 1)}; totalen gäller alla leverantörer"
        ),
    )


def table_supplier_tracks(section: TrainingSuppliers, tracks: Tracks) -> HouseTable:
    """Set the largest suppliers by track: a blank where nobody is, a sign where the count is suppressed."""
    facts, levels, names = cell_facts(section), track_levels(tracks), name_tracks(section.cells)
    totals = supplier_rows(section.ranking, section.facts, section.service.lower())
    rows = [[text_cell(row.name), *_set_row(section, facts, row.name), number_cell(row.remaining)] for row in totals]
    heads = [COLUMNS["supplier"], *names.values(), TOTAL]
    total = {names[track]: number_cell(levels[track]) for track in section.cells}
    total[TOTAL] = number_cell(section.facts[f"{section.service.lower()}.suppliers.remaining"])
    return set_table(
        pd.DataFrame(rows, columns=heads),
        name=f"{section.service.lower()}_supplier_tracks",
        caption=(
            f"{SERVICES[section.service]}: de största leverantörernas deltagare per inriktning i "
            f"{name_month(section.month)}; totalen gäller alla leverantörer"
        ),
        heads=heads[:1],
        total=total,
    )


def _set_row(section: TrainingSuppliers, facts: dict[tuple[str, str], Fact], supplier: str) -> list[Cell]:
    cells = []
    for track in section.cells:
        if section.hidden.loc[supplier, track]:
            cells.append(hidden_cell())
        elif pd.isna(section.cells.loc[supplier, track]):
            cells.append(number_cell(None))
        else:
            fact = facts.get((supplier, track))
            cells.append(number_cell(fact) if fact else text_cell(""))
    return cells
