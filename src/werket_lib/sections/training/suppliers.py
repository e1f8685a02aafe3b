"""Section 50: who trains, and for what?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib.facts import Fact, FactMaker, Facts, Measure, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.checks import check_reached
from werket_lib.sections.services.market import rank_against, supplier_facts, suppliers_of, total_of, way_facts

MEASURES = (
    Measure("remaining", "", "persons"),
    Measure("change", ".change", "persons"),
    Measure("change_pct", ".change_pct", "percent", 1),
    Measure("share_pct", ".share_pct", "percent", 1),
    Measure("rank", ".rank", "rank"),
)


@dataclass(frozen=True)
class TrainingSuppliers:
    """The largest suppliers of a training service, and what each of them trains for.

    Attributes
    ----------
    ranking
        ``rank, rank_move, supplier, remaining, change, change_pct, share_pct``; the largest suppliers,
        against the month before.
    total
        The same measures for all suppliers together.
    cells
        Remaining by supplier, in the ranking's order, and track, the largest first: zero where the
        agency lists nobody, missing where it prints no count.
    hidden
        Of the same shape: whether the agency suppressed the count.
    """

    service: str
    month: pd.Period
    ranking: pd.DataFrame
    total: pd.Series
    cells: pd.DataFrame
    hidden: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


def summarise_training_suppliers(
    supplier_flows: SourcedTable,
    supplier_tracks: SourcedTable,
    *,
    service: str,
    month: pd.Period,
    largest: int = 10,
) -> TrainingSuppliers:
    """Rank a training service's suppliers, and divide each of the largest by track.

    Parameters
    ----------
    supplier_flows, supplier_tracks
        As `werket_lib.schemas.SupplierFlows` and `SupplierTracks`.
    largest
        How many suppliers are shown; ties at the end are all shown.

    Raises
    ------
    LateError
        If the service has no supplier in the month or in the month before, or no track in the month.
    """
    now, before = (suppliers_of(supplier_flows, service, at)["remaining"] for at in (month, month - 1))
    everyone = rank_against(now, before)
    everyone.insert(2, "supplier", everyone.index)
    ranking = everyone[everyone["rank"] <= largest].reset_index(drop=True)
    cells, hidden = _divide(supplier_tracks.table, list(ranking["supplier"]), service, month)
    prefix, total, share = service.lower(), now.sum(min_count=1), ranking["share_pct"].sum()
    make, make_cells = (
        FactMaker(summarise_training_suppliers, month, source_cells(table.sources, "remaining"))
        for table in (supplier_flows, supplier_tracks)
    )
    facts = [
        make.value(f"{prefix}.suppliers", len(now), "suppliers"),
        make.value(f"{prefix}.suppliers.remaining", total, "persons"),
        make.value(f"{prefix}.suppliers.largest", len(ranking), "suppliers"),
        make.value(f"{prefix}.suppliers.largest.share_pct", share, "percent", 1),
        make.value(f"{prefix}.suppliers.most_tracks", _most_tracks(cells, hidden), "count"),
        *way_facts(make, f"{prefix}.suppliers.largest", ranking["change"]),
        *supplier_facts(make, ranking, prefix, MEASURES),
        *_cell_facts(make_cells, cells, prefix),
    ]
    return TrainingSuppliers(
        service,
        month,
        ranking,
        total_of(_levels(supplier_flows.table, service, month)),
        cells,
        hidden,
        Facts(facts),
        (*supplier_flows.sources, *supplier_tracks.sources),
        (*supplier_flows.notes, *supplier_tracks.notes),
    )


def _levels(table: pd.DataFrame, service: str, month: pd.Period) -> pd.Series:
    rows = table[(table["service"] == service) & table["month"].isin([month - 1, month])]
    return rows.groupby("month")["remaining"].sum(min_count=1)


def _divide(
    table: pd.DataFrame, suppliers: list[str], service: str, month: pd.Period
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return participants by supplier and track, and which of the counts are suppressed."""
    rows = table[table["service"] == service]
    check_reached(pd.PeriodIndex(rows["month"].unique(), freq="M"), month, what=f"supplier_tracks has no {service}")
    rows = rows[rows["month"] == month]
    sizes = rows.groupby("track")["remaining"].sum().sort_values(ascending=False, kind="stable")
    rows = rows[rows["supplier"].isin(suppliers)].set_index(["supplier", "track"])
    counts = rows["remaining"].unstack("track", fill_value=0).reindex(suppliers, fill_value=0)
    hidden = (rows["remaining_status"] == "suppressed").unstack("track", fill_value=False)
    hidden = hidden.reindex(suppliers, fill_value=False)
    order = [track for track in sizes.index if track in counts and ((counts[track] != 0) | hidden[track]).any()]
    return counts[order], hidden[order]


def _most_tracks(cells: pd.DataFrame, hidden: pd.DataFrame) -> int | None:
    """Count the tracks of the supplier that has the most, masked ones among them."""
    return int(count_tracks(cells, hidden).max()) if len(cells) else None


def count_tracks(cells: pd.DataFrame, hidden: pd.DataFrame) -> pd.Series:
    """Count the tracks in which each supplier has participants, printed or masked."""
    return ((cells.fillna(0) > 0) | hidden).sum(axis="columns")


def _cell_facts(make: FactMaker, cells: pd.DataFrame, prefix: str) -> list[Fact]:
    suppliers, tracks = slugify_all(cells.index), slugify_all(cells)
    return [
        make.value(f"{prefix}.supplier.{suppliers[supplier]}.track.{tracks[track]}.remaining", int(count), "persons")
        for supplier, row in cells.iterrows()
        for track, count in row.items()
        if pd.notna(count) and count > 0
    ]
