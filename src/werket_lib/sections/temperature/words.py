"""Sentences on the temperature of the labour market, its five indicators and what is told beside them."""

from typing import Literal

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.breaks import describe_breaks
from werket_lib.sections.indicators.numbers import INDICATORS
from werket_lib.sections.temperature.beside import REPORTED, Beside
from werket_lib.sections.temperature.numbers import DEAD_ZONE, FIRST, WORDS, Temperature
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
    percent,
    say_verb_once,
    start_sentence,
    with_unit,
)

Verdict = Literal["good", "bad", "same"]

# What the figures say beside their data.
VERDICTS: dict[Verdict, str] = {"good": "Varmare", "bad": "Kallare", "same": "I stort sett lika"}

GAUGE_HEADS = {
    "level": "{month}",
    "dial": "Bland {month} sedan {year}",
    "change": "Mot {month}",
    "line": "{first}–{last}",
}

_FLAT = "i stort sett oförändrade"
LEVEL_YEARS = 5  # a level is placed among the same months of so many earlier years or more

GAUGE_ENDS = ("svagast", "starkast")
OF_FIVE = ("{count} av 5 indikatorer", "pekar åt rätt håll")
VERDICT_HEAD = "Arbetsmarknaden"
BESIDE_HEADS = {"share": "Andel av de arbetslösa, procent", "share_change": "Andelen, 12 månader"}


def describe_temperature(section: Temperature) -> str:
    """Describe the temperature: its word and count, since when, and which indicators point which way."""
    positive, word = section.facts["temperature.positive"], section.facts["temperature.word"]
    first = (
        f"Arbetsmarknaden var {word.text} i {name_month(section.month)}; ordet gäller riktningen, inte nivån. "
        f"{start_sentence(_count_of_all(section, definite=True))}{_name_good(section)} pekade åt rätt håll mot ett år "
        f"tidigare{_compare_counts(positive)}."
    )
    told = (_say_small(section), _say_levels(section))
    paragraphs = ((first, _since_when(positive)), told)
    return "\n\n".join(filter(None, (" ".join(filter(None, sentences)) for sentences in paragraphs)))


def _say_levels(section: Temperature) -> str:
    """Say for which indicators the market is better off than in most of the same months of earlier years."""
    years = section.facts["temperature.same_months"]
    if not isinstance(years.value, int) or years.value < LEVEL_YEARS:
        return ""
    counts = {name: section.facts[f"temperature.{name}.weaker"].value for name in section.table["indicator"]}
    better = [name for name, count in counts.items() if isinstance(count, int) and 2 * count > years.value]
    months = f"i de flesta {month_word(section.month)}månader sedan {FIRST.year}"
    if not better:
        return f"För ingen indikator var läget bättre än {months}."
    across = sorted({one.since[:4] for one in section.breaks if set(one.measures) & set(better)})
    note = f" (över brott {list_words(across)})" if across else ""
    return f"Läget var bättre än {months} för {list_words([_in_sentence(LABELS[name]) for name in better])}{note}."


def describe_indicators(section: Temperature) -> str:
    """Describe each indicator: what it did in twelve months, and where it stands."""
    facts = section.facts
    level = {indicator.name: facts[f"temperature.{indicator.name}"] for indicator in INDICATORS}
    change = {indicator.name: facts[f"temperature.{indicator.name}.change_12m"] for indicator in INDICATORS}
    went = [_went(change[name], level[name], *_UNITS.get(name, ())) for name in _SUBJECTS]
    told = [f"{subject} {one}" for subject, one in zip(_SUBJECTS.values(), say_verb_once(went), strict=True)]
    year = (
        f"Under {month_word(section.month)} varslades {people(level['varsel'])}, "
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


def describe_beside(beside: Beside) -> str:
    """Say how many vacancies were reported, and how large a share of the unemployed have long been without work."""
    new, pct = (beside.facts[f"temperature.{REPORTED}{end}"] for end in ("", ".change_12m_pct"))
    longest = beside.facts["temperature.over_24_months.share_pct"]
    told = (
        f"Under {month_word(beside.month)} nyanmäldes {with_unit(new.text, 'platser')}{_than_a_year_ago(pct)}.",
        f"Av de arbetslösa hade {with_unit(longest.text, 'procent')} varit utan arbete i mer än två år.",
        describe_breaks(beside.breaks),
    )
    return " ".join(filter(None, told))


def _than_a_year_ago(pct: Fact) -> str:
    """Compare a count with a year before, in percent: ``, 15,4 procent färre än i januari 2024``; empty without one."""
    way, month = direction(pct), name_month(pct.month - 12)
    if way is None:
        return ""
    if way == "same":
        return f", ungefär lika många som i {month}"
    return f", {percent(pct)} {'fler' if way == 'up' else 'färre'} än i {month}"


_SUBJECTS = {
    "unemployment_rate": "arbetslösheten",
    "long_term_unemployed": "antalet långtidsarbetslösa",
    "vacancies": f"antalet lediga jobb ({VACANCIES_ARE})",
    "ki_barometer": "Barometerindikatorn",
}
_UNITS = {"unemployment_rate": ("procentenheter", "procent"), "ki_barometer": ("enheter", "")}


def headline_temperature(section: Temperature) -> str:
    """Say in one sentence how many indicators are better, worse and nearly as a year before."""
    verdicts = list(judge(section).values())
    counts = {"sämre": verdicts.count("bad"), "bättre": verdicts.count("good"), _FLAT: verdicts.count("same")}
    (most, first), *others = sorted(((how, n) for how, n in counts.items() if n), key=lambda one: -one[1])
    every = number_word(len(verdicts))
    if not others:
        return f"Jämfört med ett år tidigare är alla {every} indikatorer {most}."
    told = [f"{number_word(count)} {_how(how, count)}" for how, count in others]
    start = f"{number_word(first)} av {every} indikatorer {_how(most, first)}"
    return f"Jämfört med ett år tidigare är {list_words([start, *told])}."


def _how(how: str, count: int) -> str:
    return how.removesuffix("e") if how == _FLAT and count == 1 else how


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


def _say_small(section: Temperature) -> str:
    """Say of which indicators the change is too small to say much."""
    them = list_words([INDICATORS_DEFINITE[name] for name in _nearly_same(section)])
    return f"För {them} är förändringen liten." if them else ""


def _name_good(section: Temperature) -> str:
    """Name the indicators that point the right way, as an apposition; empty where none do, or all."""
    positive = section.table.set_index("indicator")["positive"]
    good = [INDICATORS_DEFINITE[name] for name in positive.index if positive[name]]
    return f", {list_words(good)}," if 0 < len(good) < len(positive) else ""


def judge(section: Temperature) -> dict[str, Verdict]:
    """Tell of each indicator whether its change is good for the labour market, bad, or small beside how it varies."""
    return {
        row.indicator: "same" if _is_nearly_none(section, row.indicator) else "good" if row.positive else "bad"
        for row in section.table.itertuples()
    }


def _nearly_same(section: Temperature) -> list[str]:
    return [name for name, verdict in judge(section).items() if verdict == "same"]


def _is_nearly_none(section: Temperature, name: str) -> bool:
    """Tell whether a change over twelve months is none, or small beside how such changes vary."""
    if direction(section.facts[f"temperature.{name}.change_12m"]) == "same":
        return True
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
