"""Sections 50 and 51: how many are in training, and for what?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, FactMaker, Facts, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.checks import check_printed, check_reached, check_start
from werket_lib.sections.doubts import find_doubts
from werket_lib.sections.services.market import rank_against, total_of
from werket_lib.sections.services.numbers import ServiceFlows, change_facts, summarise_flows


@dataclass(frozen=True)
class Tracks:
    """What a service trains for: its tracks, now and over time.

    Attributes
    ----------
    table
        ``rank, rank_move, track, remaining, change, change_pct, share_pct``; every track with a printed
        count that somebody is in, or was the month before, largest first.
    total
        The same measures for all tracks together.
    levels
        Remaining by month, from the start month, and track, in the order of `table`; then those that
        nobody is in any more.
    masked
        Number of tracks whose count the agency suppressed at every supplier.
    doubts
        What has a doubtful count in the month: a supplier's track, or a supplier.
    """

    service: str
    month: pd.Period
    table: pd.DataFrame
    total: pd.Series
    levels: pd.DataFrame
    masked: int
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Training:
    """A training service: its flows and its tracks."""

    flows: ServiceFlows
    tracks: Tracks

    @property
    def facts(self) -> Facts:
        """The facts of both."""
        return self.flows.facts | self.tracks.facts


def summarise_training(
    service_flows: SourcedTable,
    track_flows: SourcedTable,
    *,
    service: str,
    month: pd.Period,
    start: pd.Period,
    tracks_start: pd.Period,
) -> Training:
    """Summarise a training service; see `summarise_flows` and `summarise_tracks`."""
    return Training(
        summarise_flows(service_flows, service=service, month=month, start=start),
        summarise_tracks(track_flows, service=service, month=month, start=tracks_start),
    )


def summarise_tracks(track_flows: SourcedTable, *, service: str, month: pd.Period, start: pd.Period) -> Tracks:
    """Rank a service's tracks against the month before, and follow them over time.

    Parameters
    ----------
    track_flows
        As `werket_lib.schemas.TrackFlows`.
    start
        First month of the lines.

    Raises
    ------
    LateError
        If the service has no track in the month or in the month before.
    DataError
        If every track of the month is suppressed.
    InputError
        If the lines start after the month.
    """
    table = track_flows.table
    rows = table[(table["service"] == service) & (table["month"] <= month)]
    for wanted in (month, month - 1):
        check_reached(pd.PeriodIndex(rows["month"].unique(), freq="M"), wanted, what=f"track_flows has no {service}")
    check_start(start, month)
    levels = rows.pivot(index="month", columns="track", values="remaining").sort_index()
    everyone = levels.sum(axis="columns", min_count=1)
    check_printed(everyone[month], month, what=f"{service}'s remaining by track")
    now, before = (rows[rows["month"] == at].set_index("track")["remaining"] for at in (month, month - 1))
    ranked = _rank(now, before)
    since_start = levels.loc[start:]
    ever = since_start.columns[(since_start > 0).any()]
    order = [*ranked["track"], *(track for track in ever if track not in set(ranked["track"]))]
    make = FactMaker(summarise_tracks, month, source_cells(track_flows.sources, "remaining"))
    prefix = service.lower()
    there = int((ranked["remaining"] > 0).sum())
    facts = [
        make.value(f"{prefix}.tracks", there, "count"),
        *_track_facts(make, levels[order], everyone, prefix),
    ]
    return Tracks(
        service,
        month,
        ranked,
        total_of(everyone),
        since_start[order],
        int(now.isna().sum()),
        Facts(facts),
        track_flows.sources,
        track_flows.notes,
        tuple(
            dict.fromkeys(_name_doubt(parts) for parts in find_doubts(track_flows, month, service) if len(parts) > 2)
        ),
    )


def _name_doubt(parts: list[str]) -> str:
    """Name what a finding is about: a supplier's track, or a supplier."""
    supplier, track = parts[2], ", ".join(parts[3:])
    return f"{track} hos {supplier}" if track else supplier


def _rank(now: pd.Series, before: pd.Series) -> pd.DataFrame:
    """Rank the tracks that somebody is in, or was the month before."""
    ranked = rank_against(now, before)
    ranked.insert(2, "track", ranked.index)
    were = before.reindex(ranked.index).fillna(0)
    return ranked[(ranked["remaining"] > 0) | (were > 0)].reset_index(drop=True)


def _track_facts(make: FactMaker, levels: pd.DataFrame, everyone: pd.Series, prefix: str) -> list[Fact]:
    """Make each track's facts, with their histories."""
    made: list[Fact] = []
    ranks = levels.rank(axis="columns", method="min", ascending=False).astype("Int64")
    for track, slug in slugify_all(levels).items():
        base, level = f"{prefix}.track.{slug}.remaining", levels[track]
        made += [
            *change_facts(make, base, level, pct_decimals=1),
            make.series(f"{base}.share_pct", changes.share_pct(level, everyone), "percent", 1),
            make.series(f"{base}.rank", ranks[track], "rank", by=changes.rank_down),
        ]
    return made
