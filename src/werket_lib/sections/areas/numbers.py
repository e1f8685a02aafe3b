"""Section 32: where do the volumes of Rusta och matcha move?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, Facts, Grounds, Unit, make_fact, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.checks import check_printed, check_reached
from werket_lib.sections.services.market import rank_against, total_of

SERVICE = "ROM2"


PREFIX = "rom2"


_BY = "werket_lib.sections.areas.numbers.summarise_rom2_areas"


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
    """

    month: pd.Period
    areas: pd.DataFrame
    largest: pd.DataFrame
    total: pd.Series
    masked: int
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


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
    grounds = source_cells(area_flows.sources, "remaining")
    facts = Facts(
        [
            *_total_facts(everywhere, grounds),
            *_count_facts(areas, shown, len(now), month, grounds),
            *_area_facts(areas, levels, everywhere, grounds),
        ]
    )
    masked = int(now.isna().sum())
    return Areas(month, areas, shown, total_of(everywhere), masked, facts, area_flows.sources, area_flows.notes)


def _total_facts(everywhere: pd.Series, grounds: Grounds) -> list[Fact]:
    base = f"{PREFIX}.areas.remaining"
    return [
        make_fact(base, everywhere, "persons", computed_by=_BY, grounds=grounds),
        *_change_facts(base, everywhere, grounds),
    ]


def _change_facts(base: str, levels: pd.Series, grounds: Grounds) -> list[Fact]:
    by = "werket_lib.changes"
    return [
        make_fact(f"{base}.change", changes.change(levels), "persons", computed_by=f"{by}.change", grounds=grounds),
        make_fact(
            f"{base}.change_pct",
            changes.change_pct(levels),
            "percent",
            decimals=1,
            computed_by=f"{by}.change_pct",
            grounds=grounds,
        ),
    ]


def _count_facts(
    areas: pd.DataFrame, shown: pd.DataFrame, listed: int, month: pd.Period, grounds: Grounds
) -> list[Fact]:
    """Count the areas, those that rise and fall, and what these gained and lost together."""
    base, change = f"{PREFIX}.areas", areas["change"]
    rising, falling = areas[(change > 0).fillna(value=False)], areas[(change < 0).fillna(value=False)]
    measures: tuple[tuple[str, float | int, Unit, int], ...] = (
        ("listed", listed, "count", 0),
        ("rising", len(rising), "count", 0),
        ("falling", len(falling), "count", 0),
        ("unchanged", int((change == 0).sum()), "count", 0),
        ("rising.change", int(rising["change"].sum()), "persons", 0),
        ("falling.change", int(falling["change"].sum()), "persons", 0),
        ("largest", len(shown), "count", 0),
        ("largest.share_pct", float(shown["share_pct"].sum()), "percent", 1),
    )
    return [
        Fact(f"{base}.{name}", value, unit, month, decimals, _BY, grounds) for name, value, unit, decimals in measures
    ]


def _area_facts(areas: pd.DataFrame, levels: pd.DataFrame, everywhere: pd.Series, grounds: Grounds) -> list[Fact]:
    """Make each area's facts; level, changes and share have their histories."""
    made: list[Fact] = []
    ranks = levels.rank(axis="columns", method="min", ascending=False).astype("Int64")
    slugs = slugify_all(areas["delivery_area"])
    for name, slug in slugs.items():
        base, area = f"{PREFIX}.area.{slug}.remaining", levels[name]
        made += [
            make_fact(base, area, "persons", computed_by=_BY, grounds=grounds),
            *_change_facts(base, area, grounds),
            make_fact(
                f"{base}.share_pct",
                100 * area / everywhere,
                "percent",
                decimals=1,
                computed_by=_BY,
                grounds=grounds,
            ),
            make_fact(f"{base}.rank", ranks[name], "rank", computed_by="werket_lib.changes.rank_down", grounds=grounds),
        ]
    return made
