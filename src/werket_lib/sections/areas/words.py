"""Sentences on the delivery areas of Rusta och matcha: where they grew, where they shrank, and which are large."""

from collections.abc import Sequence

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.areas.numbers import PREFIX, SERVICE, Areas
from werket_lib.sections.doubts import UNCONFIRMED
from werket_lib.sections.services.ranking import AREAS as KIND
from werket_lib.sections.services.ranking import describe_extremes, describe_uncounted, given, goes, most_moved
from werket_lib.sections.services.rows import SupplierRow, supplier_rows
from werket_lib.sections.services.words import describe_largest
from werket_lib.style.names import SERVICES
from werket_lib.style.words import (
    count_word,
    direction,
    end_sentence,
    list_words,
    magnitude,
    month_word,
    more_or_fewer,
    number_word,
    percent,
    with_unit,
)

PARTICIPANTS = "deltagare"
AREA_MAP_HEAD = "Förändring sedan {month}, procent"
NAMED = 5  # more areas than these are counted, not named
_NAME = SERVICES[SERVICE]
_VERBS = {"rising": "ökade", "falling": "minskade", "unchanged": "var oförändrat"}
_AGAINST = {"up": "down", "down": "up"}
_WAYS = {"up": "ökade", "down": "minskade"}


def describe_areas(section: Areas) -> str:
    """Describe where the volumes move: in the whole country, in how many areas, and where against the stream."""
    rows = _rows(section)
    if len(rows) == 1:
        return f"{rows[0].name} är det enda leveransområdet med redovisade deltagare: {rows[0].remaining.text}."
    country = (_describe_country(section), _describe_counts(section), _describe_gains(section))
    doubts = f"Uppgiften om {list_words(section.doubts)} är {UNCONFIRMED}." if section.doubts else ""
    largest = (describe_extremes(rows, KIND), _describe_against(section, rows), doubts)
    return "\n\n".join(" ".join(filter(None, sentences)) for sentences in (country, largest))


def describe_largest_areas(section: Areas) -> str:
    """Describe which areas are the largest, what they have together, and which have moved in rank."""
    rows = _rows(section)
    sentences = []
    if len(rows) > 1:
        share = with_unit(_fact(section, "largest.share_pct").text, "procent")
        together = f"De {_fact(section, 'largest').text} största områdena hade tillsammans {share} av deltagarna."
        sentences += [describe_largest(rows, KIND), together, describe_uncounted(rows, section.month)]
    if section.masked:
        whose = "ett område" if section.masked == 1 else f"{number_word(section.masked)} områden"
        sentences.append(f"För {whose} är antalet så litet att det inte redovisas.")
    return " ".join(filter(None, sentences))


def headline_areas(section: Areas) -> str:
    """Say in one sentence in how many areas the number moved as in the country, and who went against it."""
    listed, month = _fact(section, "listed").text, month_word(section.month)
    counted = _counted(section)
    if not counted:
        return f"{_NAME} hade deltagare i {listed} leveransområden i {month}."
    count, verb = counted[0]
    told = f"Antalet deltagare i {_NAME} {verb} i {count.text} av {listed} leveransområden i {month}"
    rows = _rows(section)
    against = _going_against(section, rows)
    if not against or verb != _WAYS[_AGAINST[str(direction(given(against[0].change)))]]:
        return f"{told}."
    way = _WAYS[str(direction(given(against[0].change)))]
    if len(against) > NAMED:
        return f"{told}, men {way} i {number_word(len(against))} av de största."
    only = " bara" if 3 * len(against) < len(rows) else ""
    return end_sentence(f"{told}; bland de största {way}{only} {list_words([row.name for row in against])}")


def alt_areas(section: Areas) -> str:
    """Say what the bars show: both ends, and which moved most in percent."""
    rows = _rows(section)
    ends = f"{rows[0].name} med {rows[0].remaining.text}"
    if len(rows) > 1:
        ends = f"från {ends} till {rows[-1].name} med {rows[-1].remaining.text}"
    told = f"De största leveransområdena i {_NAME} efter antal deltagare i {name_month(section.month)}, {ends}."
    extremes = []
    for label, way in (("Störst ökning", "up"), ("Störst minskning", "down")):
        moving = [row for row in rows if goes(row, way) and given(row.change_pct).value is not None]
        if moving:
            most = most_moved(moving, lambda row: row.change_pct)
            names = list_words([row.name for row in most])
            extremes.append(f"{label}: {names} ({with_unit(given(most[0].change_pct).signed, 'procent')}).")
    return " ".join([told, *extremes])


def alt_area_map(section: Areas) -> str:
    """Say what the map shows: how it is read, how many areas went which way, and the largest."""
    counted = [f"{verb} i {count.text}" for count, verb in _counted(section)]
    first = _rows(section)[0]
    told = (
        f"Karta över leveransområdena i {_NAME}: ytan visar antalet deltagare i {name_month(section.month)}, färgen "
        f"förändringen i procent sedan {name_month(section.month - 1)}."
    )
    moved_in = f" Antalet {list_words(counted)} av områdena." if counted else ""
    return f"{told}{moved_in} Störst är {first.name} med {with_unit(first.remaining.text, 'deltagare')}."


def _rows(section: Areas) -> list[SupplierRow]:
    return supplier_rows(section.largest, section.facts, PREFIX, by="delivery_area")


def _fact(section: Areas, measure: str) -> Fact:
    return section.facts[f"{PREFIX}.areas.{measure}"]


def _describe_country(section: Areas) -> str:
    level, change, pct = (_fact(section, f"remaining{end}") for end in ("", ".change", ".change_pct"))
    month = month_word(section.month)
    way = direction(change)
    if way is None:
        return ""
    year = _fact(section, "remaining.change_12m")
    still = " ändå" if {direction(year), way} == {"up", "down"} else ""
    than = f". Det är{still} {more_or_fewer(year, f'i {name_month(section.month - 12)}')}" if direction(year) else ""
    if way == "same":
        return f"Antalet deltagare i {_NAME} var oförändrat i {month}, {level.text}{than}."
    size = with_unit(magnitude(change), "personer") + (f" eller {percent(pct)}" if pct.value is not None else "")
    return f"Antalet deltagare i {_NAME} {_WAYS[way]} i {month} med {size}, till {level.text}{than}."


def _counted(section: Areas) -> list[tuple[Fact, str]]:
    """Return how many areas went each way, with its verb: those that went with the country first."""
    fell = direction(_fact(section, "remaining.change")) == "down"
    order = ("falling", "rising", "unchanged") if fell else ("rising", "falling", "unchanged")
    counts = [(_fact(section, measure), _VERBS[measure]) for measure in order]
    return [(fact, verb) for fact, verb in counts if fact.value]


def _describe_counts(section: Areas) -> str:
    counted, listed = _counted(section), _fact(section, "listed")
    if not counted:
        return ""
    (first, verb), *others = counted
    if first.value == listed.value:
        return f"Antalet {verb} i alla {count_word(listed)} leveransområden."
    told = [f"{verb} i {count_word(first, neuter=True)} av de {count_word(listed)} leveransområdena"]
    told += [f"{verb} i {count_word(fact, neuter=True)}" for fact, verb in others]
    return f"Antalet {list_words(told)}."


def _describe_gains(section: Areas) -> str:
    gained, lost = _fact(section, "rising.change"), _fact(section, "falling.change")
    if not gained.value or not lost.value:
        return ""
    return (
        f"De områden som växte fick tillsammans {with_unit(gained.text, 'fler deltagare')}, "
        f"de som krympte {magnitude(lost)} färre."
    )


def _going_against(section: Areas, rows: Sequence[SupplierRow]) -> list[SupplierRow]:
    """Return those of the rows that went against the country, the one that moved most in percent first."""
    against = _AGAINST.get(str(direction(_fact(section, "remaining.change"))), "")
    going = [row for row in rows if goes(row, against)]
    return sorted(going, key=lambda row: -abs(float(given(row.change_pct).value or 0)))


def _describe_against(section: Areas, rows: Sequence[SupplierRow]) -> str:
    way = direction(_fact(section, "remaining.change"))
    if way not in _AGAINST:
        return ""
    going = _going_against(section, rows)
    if not going:
        return ""
    verb, against = _WAYS[way], _WAYS[_AGAINST[way]]
    if len(going) > NAMED:
        return f"Trots att antalet {verb} i landet {against} det i {number_word(len(going))} av de största områdena."
    where = list_words([_with_pct(row) for row in going])
    return end_sentence(f"Trots att antalet {verb} i landet {against} det i {where}")


def _with_pct(row: SupplierRow) -> str:
    pct = given(row.change_pct)
    return row.name if pct.value is None else f"{row.name} ({percent(pct)})"
