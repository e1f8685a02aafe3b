"""The numbers of a text, as people type them: figures, numerals, fractions and multiples, each as an interval."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf, isfinite

from werket_lib.ledger.lexicon import LEXICON, find_unit

PART = 0.15  # of a fraction, by which *knappt hälften* may be off
SPACE = "[ \u00a0\u202f\u2009]"
_FIGURE = re.compile(
    rf"(?<![\w,./:§])(?<!\w[-–])(?P<sign>[+−-](?=\d)|(?<=\s)–(?=\d))?"
    rf"(?:(?P<grouped>\d{{1,3}}(?:{SPACE}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:['’]\d{{3}})+)(?!\d)|(?P<plain>\d+))"
    rf"(?:[,.](?P<decimals>\d+))?(?![\d_])(?!-tal\b)"
    rf"(?:{SPACE}?(?P<scale>tusen|tusentals|miljoner|miljon|milj\.|mn|miljarder|tkr)\b)?"
)
_SCALES = {"tusen": 1e3, "tkr": 1e3, "miljoner": 1e6, "miljon": 1e6, "milj.": 1e6, "mn": 1e6, "miljarder": 1e9}
_UNITS = [
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
]
_TENS = dict(
    zip(
        ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"],
        range(20, 100, 10),
        strict=True,
    )
)
NUMERALS = (
    {word: number for number, word in enumerate(_UNITS)} | {"ett": 1, "aderton": 18, "tjog": 20, "dussin": 12} | _TENS
)
_SMALL = "|".join(sorted((*_TENS, *_UNITS, "ett", "tjog", "dussin"), key=len, reverse=True))
_NUMERAL = re.compile(
    rf"\b(?=\s?(?:{_SMALL}|hundra|tusen))(?:(?P<millions>{_SMALL})\s?miljon(?:er)?\s?)?(?:(?P<thousands>(?:(?:{_SMALL})?hundra)?(?:{_SMALL})?(?:{_SMALL})?)\s?tusen\s?)?"
    rf"(?:(?P<hundreds>{_SMALL})?(?P<hundred>\s?hundra))?(?:(?<=a)\s?)?(?P<rest>(?:{'|'.join(_TENS)})?(?:{_SMALL})?)(?P<tal>tals?|-tal)?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-zåäöé%]+", re.IGNORECASE)
# Between two numbers that are the ends of one: *mellan 3 000 och 3 500*, *3 000–3 500*.
_RANGE = re.compile(r"(?P<between>\s(?:procent\s)?och\s(?:\w+\s)?)|\s?[–-]\s?")
_BETWEEN = re.compile(r"(?<!skillnaden )(?<!skillnad )(?<!gapet )\b(?:någonstans\s)?mellan\s(?:\w+\s)?$", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:varken|vare sig)\b[^,;]*$", re.IGNORECASE)
_BOUNDS = re.compile(
    r"\b(?:(?P<over>överst(?:eg|iger|igit)|överskr(?:ed|ider))|underst(?:eg|iger|igit))\b(?:\s(?P<not>inte|aldrig))?(?:\s[a-zåäö]+){0,2}\s$"
)
YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Quantity:
    """A number of a text.

    Attributes
    ----------
    value, step
        As printed, without sign; `step` is its last digit's worth, that is not a trailing zero.
    sign
        1 or −1 where it is printed, else 0.
    low, high
        Between which it lies, as hedged.
    unit
        ``percent``, ``points``, ``persons`` …; ``part`` for a fraction, in percent; empty where none is said.
    noun
        The word after it.
    """

    start: int
    end: int
    value: float
    step: float
    sign: int = 0
    low: float = 0.0
    high: float = 0.0
    unit: str = ""
    noun: str = ""
    hedge: str = ""
    worded: bool = False
    whole_end: int = 0
    whole_start: int = 0

    def holds(self, value: float) -> bool:
        """Tell whether a number of the data, without its sign, is what this one says."""
        size = abs(value)
        slack = 1e-9 * max(1.0, size)
        return (
            self.low - slack <= size <= self.high + slack
            if self.hedge
            else self.low - slack <= size < self.high - slack or size == self.value
        )


def find_quantities(text: str) -> Iterator[Quantity]:
    """Find every number of a text, with its unit and what hedges it."""
    taken: list[tuple[int, int]] = []
    found = [*_figures(text), *_fractions(text)]
    taken = [(one.start, one.end) for one in found]
    found += [one for one in _numerals(text) if not any(start < one.end and one.start < end for start, end in taken)]
    found.sort(key=lambda one: one.start)
    while found:
        one = found.pop(0)
        if found and (joined := _join(text, one, found[0])):
            found.pop(0)
            yield _with_unit(text, joined)
        else:
            yield _with_hedge(text, _with_unit(text, one))


def _join(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """Make one number of the two ends of a range; None where they are none."""
    gap = _RANGE.fullmatch(text, low.end, high.start)
    before = _BETWEEN.search(text[: low.start])
    value = low.value if low.step <= high.step or low.value >= high.value / 1000 else low.value * 1000
    if (
        not gap
        or bool(gap["between"]) != bool(before)
        or value >= high.value
        or low.sign
        or "part" in (low.unit, high.unit)
    ):
        return None
    if low.value in YEARS and high.value in YEARS:
        return None
    start = before.start() if before else low.start
    return replace(high, start=low.start, low=value, high=high.value, hedge="between", whole_start=start)


def _figures(text: str) -> Iterator[Quantity]:
    for match in _FIGURE.finditer(text):
        digits = re.sub(r"\D", "", match["grouped"] or match["plain"])
        decimals = match["decimals"] or ""
        if match["grouped"] and "." in match["grouped"] and match["grouped"].startswith("0."):
            whole, *parts = match["grouped"].split(".")
            digits, decimals = whole, "".join(parts)
        scale = _SCALES.get((match["scale"] or "").casefold(), 1.0)
        value = float(f"{digits}.{decimals or 0}") * scale
        step = 10.0 ** -len(decimals) * scale
        sign = 0 if not match["sign"] else 1 if match["sign"] == "+" else -1
        yield Quantity(match.start(), match.end(), round(value, 6), step, sign)


def _numerals(text: str) -> Iterator[Quantity]:
    for match in _NUMERAL.finditer(text):
        said = match[0].strip()
        if not said or (said.casefold() in ("en", "ett", "sex") and not _counts(text, match)):
            continue
        value = _read_numeral(match)
        if value is None:
            continue
        start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip())
        step = 1.0 if value % 10 or value == 0 else 10.0
        one = Quantity(start, end, float(value), step if match["tal"] else 1.0, worded=True)
        if said.casefold() in ("tjog", "dussin"):
            one = replace(one, step=10.0 if said.casefold() == "tjog" else 2.0)
        yield replace(one, hedge="about") if match["tal"] or said.casefold() in ("tjog", "dussin") else one


def _counts(text: str, match: re.Match[str]) -> bool:
    """Tell whether *en* is a count: ``en av de fem``, ``bara en``."""
    if match[0].strip().casefold() == "sex":
        return True
    return bool(re.match(rf"\s+(?:av\s+(?:de|dem|\d+|{_SMALL})|fler|färre)\b", text[match.end() :])) or (
        bool(re.search(r"\b(bara|endast)\s$", text[: match.start()], re.IGNORECASE))
        and bool(re.match(r"\s+av\b", text[match.end() :]))
    )


def _read_numeral(match: re.Match[str]) -> int | None:
    def small(words: str | None) -> int:
        rest, total = (words or "").casefold(), 0
        while rest:
            word = next((one for one in sorted(NUMERALS, key=len, reverse=True) if rest.startswith(one)), None)
            if word is None:
                return 0
            total, rest = total + NUMERALS[word], rest[len(word) :]
        return total

    if not any(match[name] for name in ("millions", "thousands", "hundred", "rest")):
        return 1000 if "tusen" in match[0].casefold() and not match["tal"] else None
    total = 1_000_000 * small(match["millions"])
    if match["thousands"] is not None:
        before, hundred, after = match["thousands"].casefold().rpartition("hundra")
        total += 1000 * ((100 * (small(before) or 1) if hundred else 0) + small(after) or 1)
    if match["hundred"]:
        total += 100 * (small(match["hundreds"]) or 1)
    return total + small(match["rest"])


_PARTS = "|".join(LEXICON["parts"])
HEDGED = {"dryg": "above", "god": "above", "knapp": "below"}
_ORDINALS = {word: number for word, number in LEXICON["ordinals"].items() if number > 2}
_FRACTION = re.compile(
    rf"\b(?P<count>en (?:dryg |knapp |god )?|ett |{_SMALL})\s?(?P<part>{_PARTS})(?:ar|er|en|s)?\b"
    rf"|\b(?:var(?:je)?|vart) (?P<every>{'|'.join(_ORDINALS)})(?= (?!månad|år|dag|vecka|kvartal))"
    r"|\b(?P<points>en (?:dryg |knapp |god )?halv)(?= procent)"
    r"|\b(?P<half>hälften|varannan|vartannat)\b(?! så)",
    re.IGNORECASE,
)


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        if match["points"]:  # *en halv procentenhet*
            hedge = HEDGED.get(match["points"].casefold().split()[1], "")
            yield Quantity(match.start(), match.end(), 0.5, 0.2, hedge=hedge, worded=True)
            continue
        if match["half"]:
            value = 0.5
        elif match["every"]:
            value = 1 / _ORDINALS[match["every"].casefold()]
        else:
            said = match["count"].casefold().split()
            count = NUMERALS.get(said[0], 1)
            value = count / LEXICON["parts"][match["part"].casefold()]
        hedge = HEDGED.get((match["count"] or "").casefold().strip().rpartition(" ")[2], "")
        yield Quantity(match.start(), match.end(), 100 * value, 5.0, unit="part", hedge=hedge, worded=True)


def _with_unit(text: str, one: Quantity) -> Quantity:
    if one.unit:
        return replace(one, whole_end=one.end)
    match = re.compile(rf"{SPACE}?").match(text, one.end)
    at = match.end() if match else one.end
    found = find_unit(text, at)
    word = _WORD.match(text, at)
    noun = word[0].casefold() if word else ""
    if found is None:
        return replace(one, noun=noun, whole_end=one.end)
    return replace(one, unit=found[1], noun=noun, whole_end=found[0])


def _with_hedge(text: str, one: Quantity) -> Quantity:
    hedge, start = one.hedge, one.start
    found = None if hedge else _hedge_before(text, one.start) or _threshold(text, one.start)
    if found:
        hedge, start = found
        if hedge in ("over", "under") and _NEITHER.search(text[:start]):  # *varken X eller Y har över tio procent*
            hedge = "under" if hedge == "over" else "over"
    value, half = one.value, one.step / 2
    if one.unit == "part":
        half = min(2.5, 0.06 * value)
    rough = _last_step(value, one.step)
    if not hedge:
        low, high = value - half, value + half
        if (
            not one.worded and rough >= 100 and one.step == 1 and value >= 10 * rough
        ):  # 39 400: rounded to hundreds as it stands
            low, high = value - rough / 2, value + rough / 2
            hedge = ""
    else:
        reach = rough / 2 if one.unit != "part" else PART * value
        low, high = {
            "above": (value, value + reach),
            "below": (value - reach, value),
            "about": (value - reach, value + reach),
            "over": (value, inf),
            "under": (-inf, value),
        }[hedge]
    return replace(one, hedge=hedge, low=low, high=high, whole_start=start)


def _last_step(value: float, step: float) -> float:
    """Return what the last digit that is not a trailing zero is worth."""
    while value and isfinite(value) and abs(value / (10 * step) - round(value / (10 * step))) < 1e-9:
        step *= 10
    return step


def _threshold(text: str, start: int) -> tuple[str, int] | None:
    """Find a verb that bounds a number past its subject: *varken i X eller i Y översteg arbetslösheten tre procent*."""
    verb = _BOUNDS.search(text[:start])
    if verb is None or re.search(r"\b(?:ingen|inget|inga)\b", text[:start], re.IGNORECASE):
        return None
    return ("over" if bool(verb["over"]) != bool(verb["not"]) else "under"), start


def _hedge_before(text: str, start: int) -> tuple[str, int] | None:
    """Find the hedge just before a number."""
    before = text[:start].rstrip(" \u00a0")
    words = [(match.start(), match[0]) for match in _WORD.finditer(before[-40:])]
    offset = max(len(before) - 40, 0)
    for count in range(min(4, len(words)), 0, -1):
        at = words[-count][0] + offset
        phrase = " ".join(before[at:].casefold().split())
        hedge = LEXICON["hedge"].get(phrase)
        if hedge and phrase not in ("en", "ett", "hela"):
            return hedge, at
    return None
