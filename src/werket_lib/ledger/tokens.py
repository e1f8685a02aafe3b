"""What a text claims: its numbers with their units, its dates, its words of direction."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from werket_lib.ledger.lexicon import ABOUT, ABOVE, BELOW, DOWN, HIGHEST, LOWEST, SAME, SAME_PHRASES, UNIT_WORDS, UP
from werket_lib.months import MONTH_NAMES
from werket_lib.numbers import parse_number
from werket_lib.style.words import SMALL_NUMBERS

Way = Literal["up", "down", "same", "highest", "lowest"]
Rounding = Literal["above", "below", "about"]

_SPACE = "[ \u00a0\u202f]"
_MONTHS = "|".join(MONTH_NAMES)
_DATE = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d{{2}}(-\d{{2}})?\b)|(?P<day>\b\d{{1,2}}{_SPACE})?\b(?P<month>{_MONTHS})\b({_SPACE}(?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d,.\u00a0\u202f+−-])(19|20)\d{2}(?!\d|,\d|[\u00a0\u202f]\d)")
_NUMBER = re.compile(
    rf"(?<![\w,./])(?<![\w][–-])(?P<sign>[+−-])?(?P<digits>\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+)(?P<decimals>,\d+)?(?![\w]|[.:/]\d)"
)
_UNIT = re.compile(rf"{_SPACE}?(?P<unit>%|[a-zåäö]+)", re.IGNORECASE)
_WORD = re.compile(r"[a-zåäö]+", re.IGNORECASE)
# The number of an entry in a list, at the beginning of a text.
_ENUMERATED = re.compile(r"\d{1,2}\.(\s|$)")
# A count in words that is a claim: "tre av de fem", "fem indikatorer"; "en" alone is an article.
_COUNT = re.compile(rf"\b({'|'.join(SMALL_NUMBERS[2:])}|en(?= av de ))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A number in a text.

    Attributes
    ----------
    start, end
        Its place.
    value
        With its sign, as printed.
    decimals
        With which it is printed.
    units
        The units that the word after it may stand for; empty where none is said.
    rounding
        Where a word says that it is rounded on purpose.
    signed
        Whether the sign is printed, also a plus.
    worded
        Whether it is written out, such as ``fem``.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    units: tuple[str, ...]
    rounding: Rounding | None = None
    signed: bool = False
    worded: bool = False


@dataclass(frozen=True)
class Date:
    """A month, a day or a year in a text; what is not said is None."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True)
class Direction:
    """A word that says which way something went, or that something is highest or lowest."""

    start: int
    end: int
    way: Way


Token = Number | Date | Direction


def find_tokens(text: str) -> list[Token]:
    """Find every claim in a text, in order."""
    dates = list(_find_dates(text))
    taken = [(date.start, date.end) for date in dates]
    numbers = [
        number
        for number in [*_find_numbers(text), *_find_counts(text)]
        if not any(start <= number.start < end for start, end in taken)
    ]
    return sorted([*dates, *numbers, *_find_directions(text)], key=lambda token: token.start)


def _find_dates(text: str) -> Iterator[Date]:
    taken: list[tuple[int, int]] = []
    for match in _DATE.finditer(text):
        taken.append(match.span())
        if match["iso"]:
            year, month, *day = match["iso"].split("-")
            yield Date(*match.span(), int(year), int(month), int(day[0]) if day else None)
        else:
            month = MONTH_NAMES.index(match["month"].lower()) + 1
            yield Date(*match.span(), _int(match["year"]), month, _int(match["day"]))
    for match in _YEAR.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            yield Date(*match.span(), int(match[0]), None, None)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _find_numbers(text: str) -> Iterator[Number]:
    enumerated = _ENUMERATED.match(text)
    for match in _NUMBER.finditer(text, enumerated.end() if enumerated else 0):
        printed = match["digits"] + (match["decimals"] or "")
        value = parse_number(printed)
        yield Number(
            *match.span(),
            -value if match["sign"] in ("−", "-") else value,
            len(match["decimals"] or ",") - 1,
            _unit_after(text, match.end()),
            _rounding_before(text, match.start()),
            signed=bool(match["sign"]),
        )


def _find_counts(text: str) -> Iterator[Number]:
    for match in _COUNT.finditer(text):
        value = SMALL_NUMBERS.index(match[0].lower())
        yield Number(*match.span(), Decimal(value), 0, _unit_after(text, match.end()), worded=True)


def _unit_after(text: str, place: int) -> tuple[str, ...]:
    match = _UNIT.match(text, place)
    word = match["unit"].casefold() if match else ""
    found = [stem for stem in UNIT_WORDS if word.startswith(stem)]
    return UNIT_WORDS[max(found, key=len)] if found else ()


def _rounding_before(text: str, place: int) -> Rounding | None:
    before = _WORD.findall(text[:place])
    word = before[-1].casefold() if before and text[:place].rstrip(" \u00a0").endswith(before[-1]) else ""
    roundings: dict[Rounding, frozenset[str]] = {"above": ABOVE, "below": BELOW, "about": ABOUT}
    return next((name for name, words in roundings.items() if word in words), None)


def _find_directions(text: str) -> Iterator[Direction]:
    ways: dict[Way, frozenset[str]] = {"up": UP, "down": DOWN, "same": SAME, "highest": HIGHEST, "lowest": LOWEST}
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        for way, words in ways.items():
            if word in words:
                yield Direction(*match.span(), way)
    for phrase in SAME_PHRASES:
        for match in re.finditer(re.escape(phrase), text, re.IGNORECASE):
            yield Direction(*match.span(), "same")
