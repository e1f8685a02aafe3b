"""How Swedish puts numbers and their movements: verbs, plurals and from which score a word of strength is used.

Words are chosen from values as they are printed, so that a sentence never says that something moved
whose number reads zero, nor calls marginal what reads as a whole percent.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import MONTH_NAMES, cut_off, name_month
from werket_lib.numbers import MINUS, NO_BREAK_SPACE, print_number, round_half_up

Direction = Literal["up", "down", "same"]
Strength = Literal["usual", "plain", "clear", "strong"]

# A change is as usual while it comes less than the first from what is usual, clear from the second and strong from
# the third; in units of how far it usually comes, as `werket_lib.changes.judge_last` reckons it. Not by percent: in
# many series January brings every year what would be news in May.
UNUSUAL_STEPS = (1, 2, 4)

# A record says something only when it reaches this many months back.
RECORD_MONTHS = 6

LONG_STREAK = 3  # months in a row that are told

SMALL_NUMBERS = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip

ORDINALS = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte",
    "tolfte",
)  # fmt: skip
_ADVERBS: dict[Strength, str] = {"usual": "", "plain": "", "clear": " tydligt", "strong": " kraftigt"}

VERBS: dict[Direction, str] = {"up": "ökade", "down": "minskade", "same": "var oförändrat"}

_SINGULAR_UNITS = {
    "personer": "person",
    "procentenheter": "procentenhet",
    "enheter": "enhet",
    "leverantörer": "leverantör",
    "leveransområden": "leveransområde",
    "områden": "område",
    "kommuner": "kommun",
}


class Peak(NamedTuple):
    """How far back a level is the highest or the lowest; `since` is None where that is the whole series."""

    kind: Literal["high", "low"]
    since: pd.Period | None
    first: pd.Period


def number_word(count: int) -> str:
    """Write a small count in words, ``noll`` to ``tolv``; a larger one in digits."""
    return SMALL_NUMBERS[count] if 0 <= count < len(SMALL_NUMBERS) else print_number(count)


def count_word(fact: Fact, *, neuter: bool = False) -> str:
    """Write the size of a count in words to twelve, a larger one and what is no count in digits."""
    size = magnitude(fact)
    if fact.decimals or not size.isdigit() or int(size) >= len(SMALL_NUMBERS):
        return size
    return "ett" if neuter and size == "1" else SMALL_NUMBERS[int(size)]


def ordinal_word(number: int) -> str:
    """Write an ordinal in words, ``första`` to ``tolfte``; a later one with digits."""
    return ORDINALS[number - 1] if 0 < number <= len(ORDINALS) else f"{number}:e"


def say_no_new(month: pd.Period, published: str, *, since: str, what: str = "mätning") -> str:
    """Say that there is no newer measure than the report before had: ``Ingen ny mätning har kommit sedan 2024.``

    Parameters
    ----------
    month
        The report's.
    published
        When the newest measure came out, as ISO date.
    since
        What to call the measure.

    Returns
    -------
    str
        Empty where the measure has come out since the report before.
    """
    return "" if published > cut_off(month - 1).isoformat() else f"Ingen ny {what} har kommit sedan {since}."


def list_words(words: Sequence[str]) -> str:
    """Join words as Swedish does: ``A``, ``A och B``, ``A, B och C``."""
    return " och ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def say_verb_once(clauses: Sequence[str]) -> list[str]:
    """Leave out a clause's first word, its verb, where the one before has the same and it says by how much."""
    told: list[str] = []
    before = ""
    for clause in clauses:
        verb = clause.split(" ")[0]
        again = verb == before and " med " in clause
        told.append(clause.removeprefix(f"{verb} ") if again else clause)
        before = verb
    return told


def start_sentence(text: str) -> str:
    """Begin with a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def end_sentence(text: str) -> str:
    """Put a full stop, unless a name at the end has brought its own."""
    return text if text.endswith(".") else f"{text}."


def month_word(month: pd.Period) -> str:
    """Name a month that cannot be mistaken for another year's: ``december``."""
    return MONTH_NAMES[month.month - 1]


def with_unit(number: str, unit: str) -> str:
    """Join a printed number and its plural unit, in the singular after one, by a no-break space."""
    return f"{number}{NO_BREAK_SPACE}{_SINGULAR_UNITS.get(unit, unit) if number in ('1', 'en', 'ett') else unit}"


def people(fact: Fact) -> str:
    """Write a count of persons as a subject: ``39 413 personer``, ``1 person``, ``ingen``."""
    return "ingen" if fact.value == 0 else with_unit(fact.text, "personer")


def magnitude(fact: Fact) -> str:
    """Return the printed value without its sign, for sentences whose words carry it."""
    return fact.text.removeprefix(MINUS)


def direction(change: Fact) -> Direction | None:
    """Tell which way a change goes as printed; None where there is none to print."""
    if change.value is None or isinstance(change.value, str):
        return None
    rounded = round_half_up(change.value, change.decimals)
    return "up" if rounded > 0 else "down" if rounded < 0 else "same"


def strength(score: Fact) -> Strength:
    """Grade how far a change came from what is usual, by its printed score; plain where nobody can say."""
    if score.value is None or isinstance(score.value, str):
        return "plain"
    size = abs(round_half_up(score.value, score.decimals))
    plain, clear, strong = UNUSUAL_STEPS
    return "usual" if size < plain else "plain" if size < clear else "clear" if size < strong else "strong"


def percent(pct: Fact) -> str:
    """Write the size of a change in percent; a trace reads ``mindre än 0,1 procent``, not ``0,0``."""
    if pct.value and direction(pct) == "same":
        return "mindre än" + NO_BREAK_SPACE + with_unit(print_number(10**-pct.decimals, pct.decimals), "procent")
    return with_unit(magnitude(pct), "procent")


def moved(change: Fact, score: Fact) -> str:
    """Say how a number (neuter, such as *antalet*) moved: ``minskade kraftigt``, ``var oförändrat``.

    It is called strong only where it went further than usual, and not where it usually goes further.

    Parameters
    ----------
    change
        With a value; see `direction`.
    """
    way = direction(change)
    assert way is not None
    further = way != "same" and way == direction(score)
    return VERBS[way] + (_ADVERBS[strength(score)] if further else "")


def more_or_fewer(change: Fact, than: str) -> str:
    """Compare a count with another's: ``755 färre än i december``, ``en färre``, ``lika många som i december``."""
    way = direction(change)
    assert way is not None
    if way == "same":
        return f"lika många som {than}"
    return f"{with_unit(count_word(change), 'fler' if way == 'up' else 'färre')} än {than}"


def find_peak(level: Fact) -> Peak | None:
    """Find how far back a level is the highest or lowest, as printed, in its own comparable history.

    Returns
    -------
    Peak or None
        None where it does not reach `RECORD_MONTHS` back, or where there is no history.
    """
    if level.history is None or level.value is None or isinstance(level.value, str):
        return None
    now = round_half_up(level.value, level.decimals)
    before = level.history[level.history.index < level.month].map(lambda value: round_half_up(value, level.decimals))
    if before.empty:
        return None
    first = before.index[0]
    high, low = before.index[before >= now], before.index[before <= now]
    for kind, months in (("high", high), ("low", low)):
        since = months[-1] if len(months) else None
        reached = (level.month - (first if since is None else since)).n
        if reached >= RECORD_MONTHS:
            return Peak("high" if kind == "high" else "low", since, first)
    return None


def record(level: Fact) -> str:
    """Say that a number (neuter) stands out: ``det högsta sedan mars 2024``; empty where it does not."""
    peak = find_peak(level)
    if peak is None:
        return ""
    word = "högsta" if peak.kind == "high" else "lägsta"
    if peak.since is None:
        return f"det {word} i serien, som börjar i {name_month(peak.first)}"
    return f"det {word} sedan {name_month(peak.since)}"
