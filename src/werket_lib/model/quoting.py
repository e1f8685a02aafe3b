"""Facts by name in an author's text: ``{{ rom2.remaining | antal }}``, and what each Swedish filter prints."""

import re
from collections.abc import Callable, Mapping

from werket_lib.errors import InputError, nearest
from werket_lib.facts import Fact
from werket_lib.model.blocks import Span, Spans
from werket_lib.numbers import NO_BREAK_SPACE
from werket_lib.style.names import UNITS
from werket_lib.style.words import SMALL_NUMBERS, direction, magnitude, number_word, with_unit

# An opening and a closing mark that no text has: markdown carries them through as letters.
OPEN, CLOSE = "\ue000", "\ue001"

_QUOTED = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"\s*([a-z0-9_.]+)\s*(?:\|\s*(\w+)\s*)?")
_PLACE = re.compile(f"{OPEN}(\\d+){CLOSE}")
_VERBS = {"up": "ökade med", "down": "minskade med"}


def _print_count(fact: Fact) -> str:
    """Print a count as Swedish text has it: to twelve in words."""
    if fact.unit in ("percent", "percentage points", "word"):
        return _refuse(fact, "antal")
    is_count = isinstance(fact.value, int | float) and fact.decimals == 0 and fact.value >= 0
    return number_word(int(fact.value)) if is_count and fact.value <= len(SMALL_NUMBERS) - 1 else fact.text  # type: ignore[arg-type, operator]


def _print_percent(fact: Fact) -> str:
    return with_unit(magnitude(fact), "procent") if fact.unit == "percent" else _refuse(fact, "procent")


def _print_points(fact: Fact) -> str:
    if fact.unit != "percentage points":
        return _refuse(fact, "procentenheter")
    return with_unit(magnitude(fact), "procentenheter")


def _print_move(fact: Fact) -> str:
    way = direction(fact)
    if way is None or not fact.id.rsplit(".", 1)[-1].startswith("change"):
        return _refuse(fact, "förändring")
    if way == "same":
        return "var oförändrat"
    unit = UNITS.get(fact.unit)
    return f"{_VERBS[way]} {with_unit(magnitude(fact), unit) if unit else magnitude(fact)}"


def _print_signed(fact: Fact) -> str:
    return fact.signed


def _print_size(fact: Fact) -> str:
    return magnitude(fact)


FILTERS: Mapping[str, Callable[[Fact], str]] = {
    "antal": _print_count,
    "procent": _print_percent,
    "procentenheter": _print_points,
    "förändring": _print_move,
    "tecken": _print_signed,
    "storlek": _print_size,
}


class Quoter:
    """Puts facts into an author's text.

    Parameters
    ----------
    facts
        By id.
    where
        The file, as messages name it.
    incomplete
        Whether a section has no result this month: a fact that is not there may then be one of its own,
        and is shown as missing.
    """

    def __init__(self, facts: Mapping[str, Fact], where: str, *, incomplete: bool = False) -> None:
        self.facts, self.where, self.incomplete = facts, where, incomplete
        self._spans: list[Span] = []

    def hide(self, text: str, *, first_line: int = 1) -> str:
        """Put a mark in the place of every quoted fact, which markdown leaves alone.

        Raises
        ------
        InputError
            If a name is misspelt (saying the nearest), a filter is unknown or does not fit the fact, or
            braces are left open.
        """
        if OPEN in text or CLOSE in text:
            raise InputError(f"{self.where}: holds a character of the private use area; take it out")

        def place(match: re.Match[str]) -> str:
            line = first_line + text.count("\n", 0, match.start())
            self._spans.append(self._quote(match[1], line))
            return f"{OPEN}{len(self._spans) - 1}{CLOSE}"

        hidden = _QUOTED.sub(place, text)
        for brace in ("{{", "}}"):
            if brace in hidden:
                line = first_line + hidden.count("\n", 0, hidden.index(brace))
                raise InputError(f"{self.where}, line {line}: {brace} without its other half")
        return hidden

    def show(self, text: str, **style: str) -> Spans:
        """Cut a text with marks into spans, facts among them."""
        parts = _PLACE.split(text)
        spans: list[Span] = []
        for number, part in enumerate(parts):
            if number % 2:
                spans.append(self._spans[int(part)])
            elif part:
                spans.append(Span(part, **style))  # type: ignore[arg-type]
        return tuple(spans)

    def line(self, text: str) -> Spans:
        """Quote facts in a single line, such as a title."""
        return self.show(self.hide(text))

    def _quote(self, inner: str, line: int) -> Span:
        at = f"{self.where}, line {line}"
        match = _NAME.fullmatch(inner)
        if match is None:
            raise InputError(f"{at}: {{{{{inner}}}}} is no fact; write {{{{ rom2.remaining | antal }}}}")
        name, filtered = match[1], match[2]
        if name not in self.facts and self.incomplete:
            return missing(name)
        if name not in self.facts:
            raise InputError(f"{at}: no fact {name!r}; {nearest(name, self.facts)}")
        fact = self.facts[name]
        if filtered is None:
            return Span(fact.text, "fact", fact.id)
        if filtered not in FILTERS:
            raise InputError(f"{at}: no filter {filtered!r}; there are {', '.join(FILTERS)}")
        if fact.value is None:
            raise InputError(f"{at}: {name} has no value this month, so it cannot be quoted")
        try:
            return Span(FILTERS[filtered](fact), "fact", fact.id)
        except ValueError as error:
            raise InputError(f"{at}: {error}") from None


def missing(name: str) -> Span:
    """Stand in for what a section without a result would have given."""
    return Span(f"[{name} saknas]", "missing", name)


def _refuse(fact: Fact, name: str) -> str:
    raise ValueError(f"{fact.id} is {fact.text} {fact.unit}; the filter {name} does not print that")


def join_lines(text: str) -> str:
    """Join a paragraph's lines; a no-break space stays one."""
    return re.sub(rf"[^\S{NO_BREAK_SPACE}]+", " ", text)
