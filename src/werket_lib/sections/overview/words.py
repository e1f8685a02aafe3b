"""Sentences on what moved most this month, and since the report before."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.reports import Headline, ReportFacts, SectionFacts
from werket_lib.sections.doubts import UNCONFIRMED
from werket_lib.sections.overview.measures import name_measure
from werket_lib.sections.overview.numbers import POOR, UNUSUAL, Movement, Overview, Story
from werket_lib.sections.overview.since import Since
from werket_lib.style.names import RUNNING_SERVICES, SECTION_MARKS, UNITS
from werket_lib.style.words import (
    LONG_STREAK,
    Direction,
    direction,
    find_peak,
    list_words,
    magnitude,
    month_word,
    more_or_fewer,
    number_word,
    ordinal_word,
    people,
    start_sentence,
    with_unit,
)

# The overview: what its small lines and its tables say beside their data.
OVERVIEW_KEY = {"now": "{month}", "usual": "så långt från det vanliga brukar en månad komma, nedåt eller uppåt"}
USUALLY = "vanligt {number}"
NOTHING_MOVED = "Inga mått att visa"

OVERVIEW_COLUMNS = {
    "measure": "Mått",
    "level": "Nivå",
    "change": "Förändring",
    "expected": "Vanlig förändring",
    "score": "Avvikelse, gånger den vanliga",
    "before": "Rapporten för {month}",
    "revised": "Omräknat",
    "now": "{month}",
    "turned": "Riktning",
}

TURNED = "vände"

# What is only counted is printed without a unit in a sentence whose subject says what is counted.
_COUNTED = ("persons", "vacancies", "suppliers")
_SEASON_MONTHS = 12  # an unadjusted measure's record has to reach further back than the season does
NAMED = 2  # unusual measures that a headline tells
DESCRIBED = 4  # that have a paragraph of their own; the rest are in figure and table
_KEPT = "tidigare resultat"
_WENT: dict[Direction, str] = {"up": "ökade", "down": "minskade"}
_GOES: dict[Direction, str] = {"up": "ökar", "down": "minskar"}
_GO: dict[Direction, str] = {"up": "öka", "down": "minska"}
_DOUBTED = f"Uppgiften är {UNCONFIRMED}."
_FLOWS = {
    "remaining": "I slutet av {month} deltog {count} i {service}",
    "new": "Under {month} började {count} i {service}",
    "left": "Under {month} lämnade {count} {service}",
}
REBOUND = 0.5  # of the month's change: when as much of it had gone the other way the month before, that is told


def headline_overview(section: Overview) -> str:
    """Say in one sentence what was out of the ordinary this month, or that nothing was."""
    month = month_word(section.month)
    if not section.movements:
        return f"Inget mått har lång nog historik för att säga vad som var ovanligt i {month}."
    unusual = [move for move in section.movements if move.size >= UNUSUAL]
    if unusual:
        owners = {_owner(move.story): move for move in reversed(unusual)}  # of one service the most unusual
        first, *others = sorted(owners.values(), key=unusual.index)[:NAMED]
        told = [_clause(first, f" i {month}"), *(_clause(move) for move in others)]
        doubted = [move for move in (first, *others) if _is_doubted(move.story)]
        they = "Uppgiften är" if len(told) == 1 else "Uppgifterna är" if len(doubted) > 1 else "En av uppgifterna är"
        confirmed = " inte bekräftade" if len(doubted) > 1 else " inte bekräftad"
        return f"{start_sentence(', och '.join(told))}.{f' {they}{confirmed}.' if doubted else ''}"
    if len(section.movements) == 1:
        return f"Det enda bedömda måttet, {_subject(section.movements[0])}, rörde sig som vanligt i {month}."
    none = f"Inget av {_count(section.facts['overview.judged'])} bedömda mått rörde sig ovanligt mycket i {month}"
    return f"{none}; längst från det vanliga kom {_subject(section.movements[0])}."


def describe_overview(section: Overview) -> str:
    """Describe the month: how much was out of the ordinary, and what could not be judged."""
    judged, unusual = section.facts["overview.judged"], section.facts["overview.unusual"]
    many = f"{start_sentence(_count(unusual))} av {_count(judged)} bedömda mått avvek tydligt från det vanliga"
    rest = "; de övriga avvek mindre eller inte alls" if judged.value != unusual.value else ""
    told = [f"{many} i {month_word(section.month)}{rest}." if unusual.value else headline_overview(section)]
    if section.too_short:
        titles = list_words(list(dict.fromkeys(_owner(story) for story in section.too_short)))
        short = start_sentence(_count(section.facts["overview.too_short"]))
        they = "det" if section.facts["overview.too_short"].value == 1 else "de"
        told.append(f"{short} mått har för kort historik för att bedömas; {they} gäller {titles}.")
    return " ".join(told)


def describe_movements(section: Overview) -> str:
    """Describe the most unusual movements, a paragraph each, numbered as in the figure; empty where none was."""
    unusual = [move for move in section.shown if move.size >= UNUSUAL][:DESCRIBED]
    told = "\n\n".join(f"{place}. {describe_movement(move)}" for place, move in enumerate(unusual, start=1))
    first, doubt, rest = told.partition(_DOUBTED)
    return first + doubt + rest.replace(_DOUBTED, "Inte heller den uppgiften är bekräftad.")


def describe_movement(move: Movement) -> str:
    """Say where a measure went and what is usual: ``Säsongsrensat minskade antalet varslade med 643 till 4 408.``."""
    story, way = move.story, direction(move.change)
    name, level = name_measure(story), _with_unit(story.level)
    month, adjusted = month_word(story.level.month), story.level.id != story.measure
    if way == "same":
        verb, size = ("var", f"{_unchanged(name.neuter)}, {level},")
    else:
        verb, size = _WENT[way or "up"], f"med {_size(move.change)} till {level}"
    head = f"Säsongsrensat {verb} {name.subject}" if adjusted else f"{start_sentence(name.subject)} {verb}"
    notes = "".join(f" {note}" for note in _notes(story))
    told = _tell_flow(move) or f"{head} {size} i {month}{_record(story)}".replace(",,", ",")
    return f"{told}. {_usual(move)}{notes}"


def _tell_flow(move: Movement) -> str:
    """Say where a service's stock or flow went, as one says it of people; empty where it is another measure."""
    prefix, name = move.story.measure.split(".")
    service, level = RUNNING_SERVICES.get(prefix.upper()), move.story.level
    if service is None or name not in _FLOWS or direction(move.change) is None:
        return ""
    told = _FLOWS[name].format(month=month_word(level.month), count=people(level), service=service)
    compared = f"{told}, {more_or_fewer(move.change, f'i {month_word(level.month - 1)}')}"
    most = {"den högsta nivån": "flest", "den lägsta nivån": "färst"}
    stands_out = _record(move.story)
    for level_word, word in most.items():
        stands_out = stands_out.replace(level_word, word)
    return compared + stands_out


def alt_movements(section: Overview) -> str:
    """Say what the small lines show, measure by measure."""
    if not section.shown:
        return "Inga mått att visa."
    told = [
        f"{name_measure(move.story).whole} {_with_unit(move.story.level)} "
        f"({_signed(move.change)}, vanligt {_signed(move.expected)})"
        for move in section.shown
    ]
    return (
        f"De mått som i {name_month(section.month)} kom längst från sin vanliga månadsrörelse, "
        f"med nivå, förändring och vanlig förändring: {'; '.join(told)}."
    )


def list_headlines(report: ReportFacts) -> list[Headline]:
    """List every section in the report's order with its headline and its marks."""
    return [Headline(one.name, one.title, one.headline, _marks(one, report.month)) for one in report.sections]


def describe_headlines(report: ReportFacts) -> str:
    """Say which sections are missing, or rest on an earlier result; empty where all came out."""
    gone = [one for one in report.sections if one.headline is None]
    kept = [one.title for one in report.sections if one.headline is not None and one.kept_from]
    told = []
    if gone:
        titles = list_words([f"{one.title} ({SECTION_MARKS.get(one.status, '').lower()})" for one in gone])
        told.append(f"Utan resultat den här månaden: {titles}.")
    if kept:
        told.append(f"Med ett {_KEPT}: {list_words(kept)}.")
    return " ".join(told)


def _marks(section: SectionFacts, month: pd.Period) -> tuple[str, ...]:
    marks = [SECTION_MARKS[section.status]] if section.status in SECTION_MARKS else []
    if section.headline is not None and section.kept_from:
        marks.append(_KEPT)
    newest = max((fact.month for fact in section.facts.values()), default=month)
    if newest < month:
        marks.append(f"avser {name_month(newest)}")
    return tuple(marks)


def _clause(move: Movement, when: str = "") -> str:
    """Write an unusual movement as a clause: ``antalet varslade minskade ovanligt mycket i januari, med 643``."""
    name, way = name_measure(move.story), direction(move.change)
    adjusted = "säsongsrensat " if move.story.level.id != move.story.measure else ""
    if way == "same":
        return f"{name.subject} var {adjusted}ovanligt nog {_unchanged(name.neuter)}{when}"
    usual = direction(move.expected)
    if usual in _GO and usual != way:
        size = f"{adjusted}med {_size(move.change)}"
        return f"{name.subject} {_WENT[way or 'up']}{when}, {size}, fast {name.pronoun} brukar {_GO[usual]}"
    far = "mycket" if way == direction(move.score) else "lite"
    return f"{name.subject} {_WENT[way or 'up']} ovanligt {far}{when}, {adjusted}med {_size(move.change)}"


def _subject(move: Movement) -> str:
    return name_measure(move.story).subject


def _usual(move: Movement) -> str:
    """Say how the measure usually moves: ``En vanlig månad ökar det med 144.``."""
    name, way = name_measure(move.story), direction(move.expected)
    size = "" if way == "same" else f" med {_size(move.expected)}"
    if move.story.adjusted:
        verb, rest = ("är", f" {_unchanged(name.neuter)}") if way == "same" else (_GOES[way or "up"], size)
        streak = _say_streak(move)
        if streak and way != direction(move.change):  # what is usual in ten years is not so in these
            return streak
        return " ".join(filter(None, (f"En vanlig månad {verb} {name.pronoun}{rest}.", streak, _say_rebound(move))))
    still = f"vara {_unchanged(name.neuter)}" if way == "same" else _GO[way or "up"]
    now = move.story.level.month
    what = "antalet" if _tell_flow(move) else name.pronoun
    return f"Mellan {month_word(now - 1)} och {month_word(now)} brukar {what} {still}{size}."


def _say_streak(move: Movement) -> str:
    """Say for how many months in a row an adjusted measure has gone as it goes now, or that it turned."""
    history, way = move.story.level.history, direction(move.change)
    assert history is not None
    months = int(changes.streak(history).iloc[-1])
    if way in ("up", "down") and months >= LONG_STREAK:
        return f"Det var {ordinal_word(months)} månaden i rad som {name_measure(move.story).pronoun} {_WENT[way]}."
    return ""


def _say_rebound(move: Movement) -> str:
    """Say that an adjusted measure had gone the other way the month before, so that the month is partly a rebound."""
    assert move.story.level.history is not None
    steps = changes.change(move.story.level.history)
    before, now = replace(move.change, value=float(steps.iloc[-2])), float(steps.iloc[-1])
    ways = {direction(before), direction(move.change)}
    if ways != {"up", "down"} or abs(float(steps.iloc[-2])) < REBOUND * abs(now):
        return ""
    way = direction(before) or "up"
    month = month_word(move.story.level.month - 1)
    return f"I {month} {_WENT[way]} {name_measure(move.story).pronoun} med {_size(before)}."


def _notes(story: Story) -> Iterator[str]:
    """Say what weakens a measure: that it is of an earlier run, or badly adjusted."""
    if story.section.kept_from:
        yield f"Uppgiften är ur ett {_KEPT}."
    if _is_doubted(story):
        yield _DOUBTED
    if story.verdict in POOR:
        yield f"Säsongsrensningen av serien är {story.verdict}."


def _is_doubted(story: Story) -> bool:
    return f"{story.measure}.doubt" in story.section.facts


def _record(story: Story) -> str:
    """Say that the level stands out, as far back as its own series goes: ``, den högsta nivån sedan mars 2024``."""
    peak = find_peak(story.level)
    if peak is None:
        return ""
    reached = story.level.month - (peak.since or peak.first)
    if not story.adjusted and reached.n < _SEASON_MONTHS:
        return ""
    word = "högsta" if peak.kind == "high" else "lägsta"
    if peak.since is None:
        return f", den {word} nivån i serien, som börjar i {name_month(peak.first)}"
    return f", den {word} nivån sedan {name_month(peak.since)}"


def _size(change: Fact) -> str:
    """Write the size of a change: bare for what is counted, otherwise with its unit."""
    return magnitude(change) if change.unit in _COUNTED else with_unit(magnitude(change), UNITS[change.unit])


def _signed(change: Fact) -> str:
    return change.signed if change.unit in _COUNTED else with_unit(change.signed, UNITS[change.unit])


def _with_unit(level: Fact) -> str:
    return with_unit(level.text, UNITS[level.unit]) if level.unit == "percent" else level.text


def _unchanged(neuter: bool) -> str:
    return "oförändrat" if neuter else "oförändrad"


def _count(fact: Fact) -> str:
    """Write one of our counts of measures, which are neuter: ``ett``, ``tolv``, ``13``."""
    assert isinstance(fact.value, int)
    return "ett" if fact.value == 1 else number_word(fact.value)


def _owner(story: Story) -> str:
    """Name what a measure tells of, in a running sentence: the service, where it is a service's."""
    return RUNNING_SERVICES.get(story.measure.split(".")[0].upper(), name_measure(story).label)


def describe_since(since: Since) -> str:
    """Describe what changed since the earlier report, or say that there is none to compare with."""
    if not since.found:
        return f"Rapporten för {name_month(since.month)} finns inte här, så det går inte att jämföra med den."
    return " ".join(
        filter(None, (_temperature(since), _turned(since), _revised(since), _apart(since), _came_and_went(since)))
    )


def _temperature(since: Since) -> str:
    if since.temperature is None:
        return ""
    before, now = since.temperature
    if before.value == now.value:
        return f"Arbetsmarknaden är fortsatt {now.text}."
    return f"Arbetsmarknaden har gått från {before.text} till {now.text}."


def _turned(since: Since) -> str:
    if not since.pairs:
        return "" if _apart(since) else "Inget mått finns i båda rapporterna."
    pairs, turned = since.facts["overview.since.pairs"], since.facts["overview.since.turned"]
    them = [name_measure(pair.story).subject for pair in since.pairs if pair.turned]
    named = f": {list_words(them)}" if 0 < len(them) <= DESCRIBED else ""
    return f"Av {pairs.text} mått som finns i båda rapporterna bytte {_many(turned)} tydligt riktning{named}."


def _revised(since: Since) -> str:
    revised, month = since.facts["overview.since.revised"], name_month(since.month)
    if not since.pairs or revised.value == 0:
        return ""
    return f"{start_sentence(_many(revised))} har nu ett annat värde för {month} än den rapporten visade."


def _apart(since: Since) -> str:
    """Say how many measures are not compared, since one of the reports has samples of them."""
    if "overview.since.apart" not in since.facts:
        return ""
    apart = since.facts["overview.since.apart"]
    return f"{start_sentence(_many(apart))} mått jämförs inte: i den ena rapporten är det exempeldata."


def _came_and_went(since: Since) -> str:
    told = []
    if since.gone:
        told.append(f"I rapporten för {month_word(since.month)} men inte i den här: {list_words(since.gone)}.")
    return " ".join(told)


def _many(fact: Fact) -> str:
    assert isinstance(fact.value, int)
    return "inget" if fact.value == 0 else "ett" if fact.value == 1 else number_word(fact.value)
