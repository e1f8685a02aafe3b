"""The tracks of a training service, each with its facts, named as readers know them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from werket_lib.facts import Fact, slugify_all
from werket_lib.sections.services.rows import SupplierRow, supplier_rows
from werket_lib.sections.training.numbers import Tracks
from werket_lib.sections.training.suppliers import TrainingSuppliers

_LETTER = re.compile(r"^[A-Z] (?=[A-ZÅÄÖ])")


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
