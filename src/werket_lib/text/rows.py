"""The suppliers, areas or tracks of a section, each with its facts, for sentences and tables alike."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from werket_lib.facts import Fact, Facts, slugify_all
from werket_lib.sections.market import Market
from werket_lib.sections.training import Tracks
from werket_lib.sections.training_suppliers import TrainingSuppliers

KINDS = {"supplier": "supplier", "delivery_area": "area", "track": "track"}  # by column: the part of a fact's id
_LETTER = re.compile(r"^[A-Z] (?=[A-ZÅÄÖ])")


@dataclass(frozen=True)
class SupplierRow:
    """One supplier (or area, or track) and what is printed of it; changes, move and parts only where they were made."""

    name: str
    rank: Fact
    remaining: Fact
    share: Fact
    change: Fact | None
    change_pct: Fact | None
    rank_move: str | None
    parts: tuple[Fact, ...] = ()

    @property
    def count(self) -> int:
        """The supplier's participants, for bars and comparisons; what is printed is the fact's text."""
        assert isinstance(self.remaining.value, int)
        return self.remaining.value


def market_rows(market: Market) -> list[SupplierRow]:
    """Bring a market together with its facts."""
    return supplier_rows(market.table, market.facts, market.service.lower(), market.parts)


def track_rows(section: Tracks) -> list[SupplierRow]:
    """Bring the tracks of a service together with their facts, named as readers know them."""
    rows = supplier_rows(section.table, section.facts, section.service.lower(), by="track")
    names = name_tracks(section.levels)
    return [replace(row, name=names[row.name]) for row in rows]


def track_levels(section: Tracks) -> dict[str, Fact]:
    """Return each track's remaining participants, by its name as published, in the order of its lines."""
    slugs = slugify_all(section.levels)
    return {track: section.facts[f"{section.service.lower()}.track.{slug}.remaining"] for track, slug in slugs.items()}


def cell_facts(section: TrainingSuppliers) -> dict[tuple[str, str], Fact]:
    """Return the participants of each supplier in each track, by their names as published, where there are any."""
    suppliers, tracks = slugify_all(section.cells.index), slugify_all(section.cells)
    prefix = section.service.lower()
    ids = {
        (supplier, track): f"{prefix}.supplier.{suppliers[supplier]}.track.{tracks[track]}.remaining"
        for supplier in suppliers
        for track in tracks
    }
    return {key: section.facts[fact_id] for key, fact_id in ids.items() if fact_id in section.facts}


def name_tracks(tracks: Iterable[str]) -> dict[str, str]:
    """Name tracks without the letter by which the agency orders them: ``M Transport`` becomes ``Transport``.

    Two that would be called the same keep their letters.
    """
    plain = {track: _LETTER.sub("", track) for track in tracks}
    names = [*plain.values()]
    return {track: name if names.count(name) == 1 else track for track, name in plain.items()}


def supplier_rows(
    table: pd.DataFrame, facts: Facts, prefix: str, parts: Sequence[str] = (), *, by: str = "supplier"
) -> list[SupplierRow]:
    """Bring a ranking or a market together with its facts, in the table's order.

    Parameters
    ----------
    table
        With the column `by`, and ``rank_move`` where ranks were compared.
    prefix
        The first part of the facts' ids, such as ``rom2``.
    parts
        Letters of the parts that the service is listed in.
    by
        What the rows are of, a key of `KINDS`.
    """
    moves = table["rank_move"] if "rank_move" in table else [None] * len(table)
    rows = []
    for (name, slug), move in zip(slugify_all(table[by]).items(), moves, strict=True):
        base = f"{prefix}.{KINDS[by]}.{slug}.remaining"
        rows.append(
            SupplierRow(
                name,
                facts[f"{base}.rank"],
                facts[base],
                facts[f"{base}.share_pct"],
                facts.get(f"{base}.change"),
                facts.get(f"{base}.change_pct"),
                move,
                tuple(facts[f"{base}_{part}"] for part in parts),
            )
        )
    return rows
