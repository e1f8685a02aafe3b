"""Sentences on the temperature of the labour market and its five indicators."""

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.indicators.numbers import INDICATORS
from werket_lib.sections.temperature.numbers import DEAD_ZONE, WORDS, Temperature
from werket_lib.style.names import INDICATORS as LABELS
from werket_lib.style.names import INDICATORS_DEFINITE, UNITS, VACANCIES_ARE
from werket_lib.style.words import (
    RECORD_MONTHS,
    direction,
    list_words,
    magnitude,
    month_word,
    more_or_fewer,
    number_word,
    people,
    start_sentence,
    with_unit,
)

# What the figures say beside their data.
VERDICTS = {"good": "Varmare", "bad": "Kallare", "same": "Oförändrat"}

GAUGE_HEADS = {
    "level": "{month}",
    "dial": "Bland {month} sedan {year}",
    "change": "Sedan {month}",
    "line": "{first}–{last}",
}

LEVEL_YEARS = 5  # a level is placed among the same months of so many earlier years or more

GAUGE_ENDS = ("svagast", "starkast")
OF_FIVE = ("{count} av 5 indikatorer", "pekar åt rätt håll")
VERDICT_HEAD = "Arbetsmarknaden"


def describe_temperature(section: Temperature) -> str:
    """Describe the temperature: its word and count, since when, and which indicators point which way."""
    positive, word = section.facts["temperature.positive"], section.facts["temperature.word"]
    first = (
        f"Arbetsmarknaden var {word.text} i {name_month(section.month)}; ordet gäller riktningen, inte nivån. "
        f"{start_sentence(_count_of_all(section, definite=True))} pekade åt rätt håll mot ett år tidigare"
        f"{_compare_counts(positive)}."
    )
    told = (_which_way(section), _say_levels(section))
    return f"{' '.join(filter(None, (first, _since_when(positive))))}\n\n{' '.join(filter(None, told))}"


def _say_levels(section: Temperature) -> str:
    """Say how many earlier years had a weaker level in the same month, indicator by indicator."""
    years = section.facts["temperature.same_months"]
    if not isinstance(years.value, int) or years.value < LEVEL_YEARS:
        return ""
    alike: dict[str, list[str]] = {}
    for name in section.table["indicator"]:
        alike.setdefault(_years(section.facts[f"temperature.{name}.weaker"]), []).append(_in_sentence(LABELS[name]))
    told = [f"{count} för {list_words(names)}" for count, names in alike.items()]
    months = f"{number_word(years.value)} föregående {month_word(section.month)}månaderna"
    return f"Nivån: av de {months} var svagare än nu {', '.join(told)}."


def _years(count: Fact) -> str:
    assert isinstance(count.value, int)
    return number_word(count.value) if count.value else "ingen"


def describe_indicators(section: Temperature) -> str:
    """Describe each indicator: what it did in twelve months, and where it stands."""
    facts = section.facts
    level = {indicator.name: facts[f"temperature.{indicator.name}"] for indicator in INDICATORS}
    change = {indicator.name: facts[f"temperature.{indicator.name}.change_12m"] for indicator in INDICATORS}
    told = [
        f"{subject} {_went(change[name], level[name], *_UNITS.get(name, ()))}" for name, subject in _SUBJECTS.items()
    ]
    year = (
        f"Under {month_word(section.month)} varslades {people(level['varsel'])} om uppsägning, "
        f"{more_or_fewer(change['varsel'], f'i {name_month(section.month - 12)}')}. På ett år har {list_words(told)}."
    )
    return " ".join(filter(None, (year, _mark_breaks(section, section.month - 12))))


def _mark_breaks(section: Temperature, since: pd.Period) -> str:
    """Name the indicators of which a comparison goes across a break, and say which."""
    names: dict[tuple[str, str], list[str]] = {}
    for one in section.breaks_since(since):
        names.setdefault((one.since, one.told), []).extend(INDICATORS_DEFINITE[name] for name in one.measures)
    return " ".join(
        f"Brott i serien för {list_words(those)}: från {name_month(pd.Period(month, freq='M'))} {told}."
        for (month, told), those in names.items()
    )


_SUBJECTS = {
    "unemployment_rate": "arbetslösheten",
    "long_term_unemployed": "antalet långtidsarbetslösa",
    "vacancies": f"antalet lediga jobb ({VACANCIES_ARE})",
    "ki_barometer": "Barometerindikatorn",
}
_UNITS = {"unemployment_rate": ("procentenheter", "procent"), "ki_barometer": ("enheter", "")}


def headline_temperature(section: Temperature) -> str:
    """Say in one sentence which way the labour market goes: it tells direction, and not level."""
    word, positive = section.facts["temperature.word"], section.facts["temperature.positive"]
    before = _count_before(positive)
    if before is None:
        turned = f"är {word.text}"
    else:
        turned = f"är fortsatt {word.text}" if WORDS[before] == word.text else f"har blivit {word.text}"
    return f"Arbetsmarknaden {turned}: {_count_of_all(section, definite=False)} pekar åt rätt håll mot ett år tidigare."


def alt_gauges(section: Temperature) -> str:
    """Say what the five gauges show this month."""
    shown, positive = [], []
    for row in section.table.itertuples():
        change, label = section.facts[f"temperature.{row.indicator}.change_12m"], _in_sentence(LABELS[row.indicator])
        shown.append(f"{label} {with_unit(change.signed, UNITS[change.unit])}")
        positive += [label] if row.positive else []
    good = (
        f"Positivt för arbetsmarknaden: {list_words(positive)}" if positive else "Ingen är positiv för arbetsmarknaden"
    )
    return f"Förändring på tolv månader till {name_month(section.month)}: {list_words(shown)}. {good}."


def _in_sentence(label: str) -> str:
    """Write an indicator's label inside a sentence; Barometerindikatorn is a name."""
    return label if label == LABELS["ki_barometer"] else label.lower()


def alt_temperature(section: Temperature) -> str:
    """Say what the run of the temperature shows."""
    counts, word = section.history["positive"], section.facts["temperature.word"]
    first, most, least = counts.index[0], int(counts.max()), int(counts.min())
    now = f"{number_word(int(counts.iloc[-1]))} i {name_month(section.month)} ({word.text})"
    span = f"Antal positiva indikatorer av {number_word(len(section.table))}, från {name_month(first)}: {now}."
    if most == least:
        return f"{span} Antalet har varit detsamma hela tiden."
    return (
        f"{span} Högst under perioden är {number_word(most)}, {_last_time(counts, most)}, "
        f"och lägst {number_word(least)}, {_last_time(counts, least)}."
    )


def _last_time(counts: pd.Series, count: int) -> str:
    last = counts[counts == count].index[-1]
    return "som nu" if last == counts.index[-1] else f"senast i {name_month(last)}"


def _count_of_all(section: Temperature, *, definite: bool) -> str:
    """Write how many are positive: ``en av de fem indikatorerna``, ``ingen av fem indikatorer``."""
    count, every = int(section.history["positive"].iloc[-1]), len(section.table)
    them = f"{number_word(every)} {'indikatorerna' if definite else 'indikatorer'}"
    if count == every:
        return f"alla {them}"
    return f"{number_word(count) if count else 'ingen'} av {'de ' if definite else ''}{them}"


def _count_before(positive: Fact) -> int | None:
    if positive.history is None or positive.month - 1 not in positive.history.index:
        return None
    return int(positive.history.loc[positive.month - 1])


def _compare_counts(positive: Fact) -> str:
    before = _count_before(positive)
    if before is None or not isinstance(positive.value, int):
        return ""
    month, more = month_word(positive.month - 1), positive.value - before
    if more == 0:
        return f", lika många som i {month}"
    compared = f", {number_word(abs(more))} {'fler' if more > 0 else 'färre'} än i {month}"
    turned = WORDS[before] != WORDS[positive.value]
    return f"{compared}, då arbetsmarknaden var {WORDS[before]}" if turned else compared


def _since_when(positive: Fact) -> str:
    """Say how long the word has held, as far back as the counts go."""
    before = _count_before(positive)
    if before is None or positive.history is None or not isinstance(positive.value, int):
        return ""
    word = WORDS[positive.value]
    if WORDS[before] != word:
        return ""
    others = positive.history[[WORDS[int(count)] != word for count in positive.history]]
    if not others.empty:
        return f"Arbetsmarknaden har varit {word} sedan {name_month(others.index[-1] + 1)}."
    first = positive.history.index[0]
    is_long = (positive.month - first).n >= RECORD_MONTHS
    return f"Arbetsmarknaden har varit {word} i hela serien, som börjar i {name_month(first)}." if is_long else ""


def _which_way(section: Temperature) -> str:
    """Say which indicators point which way, and of which the change is too small to say much."""
    changes = {name: section.facts[f"temperature.{name}.change_12m"] for name in section.table["indicator"]}
    positive = section.table.set_index("indicator")["positive"]
    still = [name for name, change in changes.items() if direction(change) == "same"]
    nearly = [name for name, change in changes.items() if name not in still and _is_nearly_none(section, name)]
    right = [name for name in changes if positive[name]]
    wrong = [name for name in changes if not positive[name] and name not in still]
    sentences = (
        (right, "Åt rätt håll pekade {them}."),
        (
            wrong,
            "De övriga pekade åt fel håll." if len(wrong) > len(right) and not still else "Åt fel håll pekade {them}.",
        ),
        (still, "Ingen förändring syntes för {them}, vilket inte räknas som positivt."),
        (nearly, "I stort sett oförändrat: {them}."),
    )
    return " ".join(
        sentence.format(them=list_words([INDICATORS_DEFINITE[name] for name in them]))
        for them, sentence in sentences
        if them
    )


def _is_nearly_none(section: Temperature, name: str) -> bool:
    """Tell whether a change over twelve months is small beside how such changes vary."""
    change, spread = (section.facts[f"temperature.{name}.change_12m{end}"].value for end in ("", ".spread"))
    return isinstance(change, int | float) and isinstance(spread, int | float) and abs(change) < DEAD_ZONE * spread


def _went(change: Fact, level: Fact, of_change: str = "", of_level: str = "") -> str:
    """Say where an indicator went in a year, and where it stands: ``ökat med 11 074 till 146 862``."""
    way = direction(change)
    stands = with_unit(level.text, of_level) if of_level else level.text
    if way == "same":
        return f"stått stilla på {stands}"
    size = with_unit(magnitude(change), of_change) if of_change else magnitude(change)
    return f"{'ökat' if way == 'up' else 'minskat'} med {size} till {stands}"
