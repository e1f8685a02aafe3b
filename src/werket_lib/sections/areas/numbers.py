"""Section 32: where do the volumes of Rusta och matcha move?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, FactMaker, Facts, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.checks import check_printed, check_reached
from werket_lib.sections.doubts import find_doubts
from werket_lib.sections.services.market import rank_against, total_of

SERVICE = "ROM2"
PREFIX = "rom2"


@dataclass(frozen=True)
class Areas:
    """The delivery areas of Rusta och matcha: their size and how it moved.

    Attributes
    ----------
    areas
        ``rank, rank_move, delivery_area, remaining, change, change_pct, share_pct``; every area with a
        printed count, largest first, against the month before.
    largest
        The first of them.
    total
        The same measures for all areas together.
    masked
        Number of areas whose count the agency suppressed.
    doubts
        Areas that have a doubtful count in the month.
    """

    month: pd.Period
    areas: pd.DataFrame
    largest: pd.DataFrame
    total: pd.Series
    masked: int
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def summarise_rom2_areas(area_flows: SourcedTable, month: pd.Period, *, largest: int = 15) -> Areas:
    """Rank the delivery areas, and say which of them grew.

    Parameters
    ----------
    area_flows
        As `werket_lib.schemas.AreaFlows`.
    largest
        How many areas the ranking shows; ties at the end are all shown.

    Raises
    ------
    LateError
        If the service has no area in the month or in the month before.
    DataError
        If every area of the month is suppressed.
    """
    table = area_flows.table
    rows = table[(table["service"] == SERVICE) & (table["month"] <= month)]
    for wanted in (month, month - 1):
        check_reached(pd.PeriodIndex(rows["month"].unique(), freq="M"), wanted, what=f"area_flows has no {SERVICE}")
    levels = rows.pivot(index="month", columns="delivery_area", values="remaining")
    now, before = (rows[rows["month"] == at].set_index("delivery_area")["remaining"] for at in (month, month - 1))
    everywhere = levels.sum(axis="columns", min_count=1)
    check_printed(everywhere[month], month, what=f"{SERVICE}'s remaining by area")
    areas = rank_against(now, before)
    areas.insert(2, "delivery_area", areas.index)
    areas = areas.reset_index(drop=True)
    shown = areas[areas["rank"] <= largest]
    make = FactMaker(summarise_rom2_areas, month, source_cells(area_flows.sources, "remaining"))
    facts = Facts(
        [
            *_level_facts(make, f"{PREFIX}.areas.remaining", everywhere),
            *_count_facts(make, areas, shown, len(now)),
            *_area_facts(make, areas, levels, everywhere),
        ]
    )
    masked = int(now.isna().sum())
    doubts = tuple(dict.fromkeys(parts[2] for parts in find_doubts(area_flows, month, SERVICE) if len(parts) > 2))
    return Areas(month, areas, shown, total_of(everywhere), masked, facts, area_flows.sources, area_flows.notes, doubts)


def _level_facts(make: FactMaker, base: str, levels: pd.Series) -> list[Fact]:
    change, pct = changes.change(levels), changes.change_pct(levels)
    return [
        make.series(base, levels, "persons"),
        make.series(f"{base}.change", change, "persons", by=changes.change),
        make.series(f"{base}.change_12m", changes.change(levels, 12), "persons", by=changes.change),
        make.series(f"{base}.change_pct", pct, "percent", 1, by=changes.change_pct),
    ]


def _count_facts(make: FactMaker, areas: pd.DataFrame, shown: pd.DataFrame, listed: int) -> list[Fact]:
    """Count the areas, those that rise and fall, and what these gained and lost together."""
    base, change = f"{PREFIX}.areas", areas["change"]
    rising, falling = areas[(change > 0).fillna(value=False)], areas[(change < 0).fillna(value=False)]
    return [
        make.value(f"{base}.listed", listed, "count"),
        make.value(f"{base}.rising", len(rising), "count"),
        make.value(f"{base}.falling", len(falling), "count"),
        make.value(f"{base}.unchanged", int((change == 0).sum()), "count"),
        make.value(f"{base}.rising.change", int(rising["change"].sum()), "persons"),
        make.value(f"{base}.falling.change", int(falling["change"].sum()), "persons"),
        make.value(f"{base}.largest", len(shown), "count"),
        make.value(f"{base}.largest.share_pct", float(shown["share_pct"].sum()), "percent", 1),
    ]


def _area_facts(make: FactMaker, areas: pd.DataFrame, levels: pd.DataFrame, everywhere: pd.Series) -> list[Fact]:
    """Make each area's facts; level, changes and share have their histories."""
    made: list[Fact] = []
    ranks = levels.rank(axis="columns", method="min", ascending=False).astype("Int64")
    for name, slug in slugify_all(areas["delivery_area"]).items():
        base, area = f"{PREFIX}.area.{slug}.remaining", levels[name]
        made += [
            *_level_facts(make, base, area),
            make.series(f"{base}.share_pct", 100 * area / everywhere, "percent", 1),
            make.series(f"{base}.rank", ranks[name], "rank", by=changes.rank_down),
        ]
    return made
