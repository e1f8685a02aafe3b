"""How a sentence is written, and how a month's facts make it a true sentence and its wrong twin.

``[true // wrong]``
    The slip: what stands in the true sentence, and what in its twin.
``[sta.remaining.change ? steg // sjönk]``
    The same where a sign decides: the first is true where the fact is positive, the second where it is negative.
``{sta.remaining}``
    A fact as the report prints it, without its sign. ``@-1`` is its value of the month before, and sums, differences,
    products and ratios of facts may stand there.
``{sta.remaining:s}``
    Printed otherwise: a digit is the number of decimals, ``s`` puts an ordinary space between thousands, ``d`` a dot,
    ``p`` a decimal point, ``w`` a numeral in letters, ``+`` a sign.
``{m}``, ``{m-1}``, ``{y-1}``, ``{my-12}``
    The month's name, another month's, a year, a month with its year.
``{{ sta.remaining | antal }}``
    A fact quoted by its name, as an author does.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from werket_lib.facts import Fact
from werket_lib.model.quoting import FILTERS
from werket_lib.numbers import NO_BREAK_SPACE, print_number

SAMPLE_MONTH = "2025-01"
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_NUMERALS = (
    *("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"),
    *("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"),
)
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_QUOTED = re.compile(r"\{\{\s*([a-z0-9_.]+)\s*\|\s*(\w+)\s*\}\}")
_PLACE = re.compile(r"(?<!\{)\{([^{}]+)\}(?!\})")
_SLIP = re.compile(r"\[(?:([a-z0-9_.]+) \? )?(.*?) // (.*?)\]")
_FACT = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+(?:@-\d+)?")
_WHEN = re.compile(r"(m|y|my)([+-]\d+)?")


@dataclass(frozen=True)
class Pair:
    """A sentence with a slip, as it is written; without a slip it is a sentence of its own."""

    kind: str
    text: str
    holds: "Callable[[Month], bool] | None" = None
    before: str = ""
    heading: str = "I korthet"
    field: str = "body"


def sample_pair(kind: str, text: str, **options: str) -> Pair:
    """Make a pair that was typed by hand of the sample month and holds in no other."""
    return Pair(kind, text, holds=_is_sample_month, **options)


def _is_sample_month(month: "Month") -> bool:
    return month.month == SAMPLE_MONTH


@dataclass(frozen=True)
class RenderedPair:
    """A sentence about one month: wrong and true, as Markdown and as printed.

    ``passage`` is the whole paragraph, context first; ``start`` and ``end`` are where the slip stands in it. Where
    there is no slip, wrong and true are equal and the slip is the whole sentence.
    """

    name: str
    kind: str
    half: str
    heading: str
    field: str
    markdown_true: str
    markdown_wrong: str
    passage_true: str
    passage_wrong: str
    start: int
    end_true: int
    end_wrong: int
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Skipped:
    """A sentence that does not hold this month, and the reason."""

    name: str
    reason: str


class Month:
    """A month's facts, by id; ``id@-1`` is the value of the month before."""

    def __init__(self, facts: list[dict], histories: Mapping[str, Mapping[str, float]]) -> None:
        fields = Fact.__dataclass_fields__
        self.facts = {one["id"]: Fact(**{key: value for key, value in one.items() if key in fields}) for one in facts}
        self.raw = {one["id"]: one for one in facts}
        self.histories = histories
        self.month = facts[0]["month"]

    def back(self, months: int) -> str:
        """Name the month so many months before, ``YYYY-MM``."""
        year, month = map(int, self.month.split("-"))
        count = year * 12 + month - 1 - months
        return f"{count // 12}-{count % 12 + 1:02d}"

    def __getitem__(self, name: str) -> float:
        """Value of a fact, or of an earlier month's."""
        fact, _, ago = name.partition("@-")
        return self.histories[fact][self.back(int(ago))] if ago else self.raw[fact]["value"]

    def series(self, fact: str, months: int = 10_000) -> list[float]:
        """Values of a fact, oldest first, at most so many months."""
        history = self.histories[fact]
        return [history[month] for month in sorted(history) if month <= self.month][-months:]

    def streak(self, fact: str) -> int:
        """Count the months in a row that it has risen (positive) or fallen (negative)."""
        values = self.series(fact)
        moves = [after - before for before, after in pairwise(values)][::-1]
        up = moves[0] > 0
        length = next((n for n, move in enumerate(moves) if move == 0 or (move > 0) != up), len(moves))
        return length if up else -length

    def groups(self, measure: str) -> dict[str, float]:
        """Values of a measure by municipality group, largest first."""
        found = {
            name.split(".")[1]: one["value"]
            for name, one in self.raw.items()
            if name.startswith("groups.")
            and name.endswith("." + measure)
            and name.count(".") == 1 + 1 + measure.count(".")
        }
        found.pop("country", None)
        return dict(sorted(found.items(), key=lambda item: -item[1]))

    def order(self, *names: str) -> bool:
        """Say whether facts stand from the largest down."""
        values = [self[name] for name in names]
        return all(left > right for left, right in pairwise(values))


def numeral(number: int) -> str:
    """Write a number under a hundred in letters."""
    if number < len(_NUMERALS):
        return _NUMERALS[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (_NUMERALS[ones].replace("en", "ett") if ones == 1 else _NUMERALS[ones] if ones else "")


def render(pair: Pair, half: str, number: int, month: Month) -> RenderedPair | Skipped:
    """Make a pair's wrong and true sentence of a month's facts."""
    name = f"{half}-{number:03d} {pair.kind}"
    try:
        if pair.holds and not pair.holds(month):
            return Skipped(name, f"it does not hold in {month.month}: {pair.text}")
        slip = _SLIP.search(pair.text)
        signed = slip and slip[1]
        if signed and not month[slip[1]]:
            return Skipped(name, f"{slip[1]} is 0")
        before = pair.before + " " if pair.before else ""
        if slip is None:
            head, right, wrong, tail = before, pair.text, pair.text, ""
        else:
            head, tail = before + pair.text[: slip.start()], pair.text[slip.end() :]
            right, wrong = (slip[3], slip[2]) if signed and month[slip[1]] < 0 else (slip[2], slip[3])
        head, right, wrong, tail = (_fill(one, month) for one in (head, right, wrong, tail))
        if head.strip():
            head = _capitalise(head)
        else:
            right, wrong = _capitalise(right), _capitalise(wrong)
    except KeyError as error:
        return Skipped(name, f"{month.month} has no {error}")
    printed = [_quote(one, month) for one in (head, right, wrong, tail)]
    start = len(printed[0])
    return RenderedPair(
        name, pair.kind, half, pair.heading, pair.field,
        head + right + tail, head + wrong + tail,
        printed[0] + printed[1] + printed[3], printed[0] + printed[2] + printed[3],
        start, start + len(printed[1]), start + len(printed[2]),
        tuple(dict.fromkeys(_FACT.findall(pair.text))),
    )  # fmt: skip


def _capitalise(text: str) -> str:
    return text[0].upper() + text[1:]


def _fill(text: str, month: Month) -> str:
    return _PLACE.sub(lambda place: _print(place[1], month), text)


def _quote(text: str, month: Month) -> str:
    return _QUOTED.sub(lambda quoted: FILTERS[quoted[2]](month.facts[quoted[1]]), text)


def _print(place: str, month: Month) -> str:
    if when := _WHEN.fullmatch(place.strip()):
        return _print_when(when[1], int(when[2] or 0), month)
    expression, _, form = place.partition(":")
    names = _FACT.findall(expression)
    decimals = month.raw[names[0].partition("@")[0]]["decimals"]
    # The expression is ours: arithmetic on facts, nothing else.
    value = eval(_FACT.sub(lambda name: repr(float(month[name[0]])), expression), {"__builtins__": {}}, {"abs": abs})
    digits = re.search(r"\d", form)
    decimals = int(digits[0]) if digits else decimals
    if "w" in form:
        return numeral(abs(round(value)))
    printed = print_number(value if "+" in form else abs(value), decimals, signed="+" in form)
    if "s" in form:
        return printed.replace(NO_BREAK_SPACE, " ")
    if "d" in form:
        return printed.replace(NO_BREAK_SPACE, ".")
    return printed.replace(",", ".") if "p" in form else printed


def _print_when(what: str, shift: int, month: Month) -> str:
    if what == "y":
        return str(int(month.month[:4]) + shift)
    year, number = month.back(-shift).split("-")
    name = _MONTHS[int(number) - 1]
    return name if what == "m" else f"{name} {year}"
