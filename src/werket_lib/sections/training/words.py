"""Sentences on training: its tracks, its largest suppliers, and who trains for what."""

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.doubts import UNCONFIRMED
from werket_lib.sections.services.ranking import TRACKS, describe_extremes, describe_ways
from werket_lib.sections.services.rows import SupplierRow, supplier_rows
from werket_lib.sections.services.words import NAMED_IN_ALT, describe_largest
from werket_lib.sections.training.numbers import Tracks
from werket_lib.sections.training.rows import cell_facts, name_tracks, track_levels, track_rows
from werket_lib.sections.training.suppliers import TrainingSuppliers, count_tracks
from werket_lib.style.names import RUNNING_SERVICES
from werket_lib.style.words import count_word, direction, end_sentence, list_words, magnitude, number_word, with_unit

EVERY_SUPPLIER = "Alla leverantörer"
NAMED_TRACKS = 3  # tracks for which the largest supplier is named


def describe_tracks(section: Tracks) -> str:
    """Describe what a service trains for: what most are in, what moved since the month before, and in a year."""
    rows = track_rows(section)
    month = name_month(section.month)
    there = [row for row in rows if row.count]
    if not there:
        return f"Ingen inriktning hade någon deltagare i {month}."
    if len(there) == 1:
        only = f"Alla redovisade deltagare i {month}, {there[0].remaining.text}, finns i inriktningen {there[0].name}"
        return end_sentence(only)
    told = (
        describe_extremes(rows, TRACKS),
        describe_largest(there, TRACKS, following=0),
        _describe_masked(section),
        f"Uppgiften om {list_words(section.doubts)} är {UNCONFIRMED}." if section.doubts else "",
    )
    return " ".join(filter(None, told))


def describe_training_suppliers(section: TrainingSuppliers) -> str:
    """Describe the largest suppliers of a training service, and how many of them gained and lost."""
    rows = _supplier_rows(section)
    prefix, month = section.service.lower(), name_month(section.month)
    if not rows:
        return f"För {RUNNING_SERVICES[section.service]} redovisas inget antal för någon leverantör i {month}."
    suppliers = with_unit(count_word(section.facts[f"{prefix}.suppliers"]), "leverantörer")
    told = [f"Arbetsförmedlingen redovisade {suppliers}."]
    if len(rows) > 1:
        largest, share = (section.facts[f"{prefix}.suppliers.largest{end}"] for end in ("", ".share_pct"))
        told.append(
            f"De {count_word(largest)} största hade tillsammans {with_unit(share.text, 'procent')} av deltagarna."
        )
    told.append(describe_ways(rows, section.facts, f"{prefix}.suppliers.largest"))
    return " ".join(filter(None, told))


def _lead_tracks(section: TrainingSuppliers) -> str:
    """Say who of the largest suppliers leads in the largest tracks, and who has the most tracks."""
    leading = _leaders(section)
    if not leading:
        return "Ingen av de största leverantörerna har ett redovisat antal i någon inriktning."
    (who, track, most), *others = leading
    first = f"{who} flest deltagare inom {track} ({most.text})"
    others_told = [f"{who} inom {track} ({most.text})" for who, track, most in others]
    told = list_words([first, *others_told])
    return f"Bland de största leverantörerna hade {told}. {_describe_breadth(section)}".strip()


def alt_tracks(section: Tracks) -> str:
    """Say what the bars of the tracks show."""
    shown = [_with_change(row.name, row.remaining, row.change) for row in track_rows(section)]
    month = name_month(section.month)
    return (
        f"Deltagare per inriktning i {RUNNING_SERVICES[section.service]}, {month}, störst först: {list_words(shown)}."
    )


def alt_tracks_over_time(section: Tracks) -> str:
    """Say what the lines of the tracks show: the largest now, and what grew and shrank most in a year."""
    rows = track_rows(section)[:NAMED_IN_ALT]
    named = [_with_change(row.name, row.remaining, row.change) for row in rows]
    first, last = name_month(section.levels.index[0]), name_month(section.month)
    told = (
        f"Deltagare i {RUNNING_SERVICES[section.service]} från {first} till {last}, en linje per inriktning. "
        f"Störst är {list_words(named)}."
    )
    return " ".join(filter(None, (told, _describe_year(section))))


def alt_supplier_tracks(section: TrainingSuppliers) -> str:
    """Say what the heat table shows."""
    largest = section.facts[f"{section.service.lower()}.suppliers.largest"].text
    table = (
        f"Rutnät med de {largest} största leverantörerna i {RUNNING_SERVICES[section.service]} och deras inriktningar, "
        f"{name_month(section.month)}; ju fler deltagare, desto mörkare ruta."
    )
    return f"{table} {_lead_tracks(section)}"


def _supplier_rows(section: TrainingSuppliers) -> list[SupplierRow]:
    return supplier_rows(section.ranking, section.facts, section.service.lower())


def _with_change(name: str, level: Fact, change: Fact | None) -> str:
    moved = direction(change) if change else None
    if change is None or moved is None:
        return f"{name} {level.text}"
    return f"{name} {level.text} ({'oförändrat' if moved == 'same' else change.signed})"


def _describe_year(section: Tracks) -> str:
    """Say what grew and what shrank most in twelve months, in persons."""
    names = name_tracks(section.levels)
    changes = {names[track]: section.facts[f"{level.id}.change_12m"] for track, level in track_levels(section).items()}
    told = []
    for way, verb in (("up", "vuxit"), ("down", "minskat")):
        moving = {name: fact for name, fact in changes.items() if direction(fact) == way}
        if moving:
            most = max(abs(float(fact.value or 0)) for fact in moving.values())
            who = [name for name, fact in moving.items() if abs(float(fact.value or 0)) == most]
            size = magnitude(moving[who[0]])
            told.append(f"{list_words(who)} {verb} mest, med {size}")
    return f"På ett år har {', och '.join(told)}." if told else ""


def _describe_masked(section: Tracks) -> str:
    if not section.masked:
        return ""
    whose = "en inriktning" if section.masked == 1 else f"{number_word(section.masked)} inriktningar"
    return f"För {whose} är alla antal så små att de inte redovisas."


def _leaders(section: TrainingSuppliers) -> list[tuple[str, str, Fact]]:
    """Return, for each of the largest tracks, which of the shown suppliers has most in it, and how many."""
    facts, names_of, found = cell_facts(section), name_tracks(section.cells), []
    for track in list(section.cells)[:NAMED_TRACKS]:
        counts: pd.Series = section.cells[track].fillna(0)
        names = list(counts.index[counts == counts.max()])
        if counts.max() > 0:
            found.append((list_words(names), names_of[track], facts[names[0], track]))
    return found


def _describe_breadth(section: TrainingSuppliers) -> str:
    """Say who has participants, printed or masked, in the most tracks."""
    counts = count_tracks(section.cells, section.hidden)
    if len(counts) < 2 or counts.max() < 2 or counts.min() == counts.max():
        return ""
    most = section.facts[f"{section.service.lower()}.suppliers.most_tracks"]
    broadest = list(counts.index[counts == counts.max()])
    assert isinstance(most.value, int)
    return f"Flest inriktningar, {number_word(most.value)}, hade {end_sentence(list_words(broadest))}"
