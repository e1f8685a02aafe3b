"""The words by which Swedish prose is read, out of ``lexicon.yml``: looked up as phrases, the longest first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from werket_lib.yaml_text import parse_yaml

LONGEST_START = 3  # letters by which phrases are kept
CONJUGATED = ("a", "ar", "ade", "at", "as", "ats", "ades", "ande")
_WORD = re.compile(r"[^\W_]+(?:[-:/'’.][^\W_]+)*%?|%|§")
_SHORT = re.compile(r"(rom2?|sta|kvl|ipsu|aub|fub)-(?=\w)")
_GENITIVE = re.compile(r":(?:s|n|en|et|ns|ens|are|arna|erna)$")


def _split(phrases: Any) -> list[str]:
    if isinstance(phrases, str):
        return [one.strip() for one in phrases.split(",") if one.strip()]
    return [str(one) for one in phrases]


def _expand(phrase: str) -> list[str]:
    return [phrase[:-1].removesuffix("a") + ending for ending in CONJUGATED] if phrase.endswith("~") else [phrase]


class Phrases:
    """Phrases and what each says; a word that ends in ``*`` stands for all that begin so."""

    def __init__(self, entries: Iterable[tuple[str, Any]]) -> None:
        self._by_start: dict[str, list[tuple[tuple[str, ...], Any]]] = defaultdict(list)
        self._by_word: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        for phrase, value in entries:
            for one in _expand(phrase):
                words = tuple(one.casefold().split())
                self._by_start[words[0].rstrip("*")[:LONGEST_START]].append((words, value))
        for known in self._by_start.values():
            known.sort(key=lambda entry: (-len(entry[0]), -sum(map(len, entry[0]))))

    def at(self, words: list[str], place: int) -> Iterator[tuple[int, Any]]:
        """Find the phrases that begin at a word, the longest first: how many words each takes, and what it says."""
        for phrase, value in self._beginning(words[place]):
            if len(phrase) == 1 or _fits(phrase, words, place):
                yield len(phrase), value

    def _beginning(self, word: str) -> list[tuple[tuple[str, ...], Any]]:
        """Return the phrases that a word may begin; texts use few words often."""
        if word not in self._by_word:
            starts = dict.fromkeys(word[:size] for size in range(LONGEST_START, 0, -1))
            self._by_word[word] = [
                entry for start in starts for entry in self._by_start.get(start, ()) if _fits(entry[0][:1], [word], 0)
            ]
        return self._by_word[word]


def _fits(phrase: tuple[str, ...], words: list[str], place: int) -> bool:
    if place + len(phrase) > len(words):
        return False
    return all(
        word.startswith(known[:-1]) if known.endswith("*") else word == known
        for known, word in zip(phrase, words[place:], strict=False)
    )


def split_words(text: str) -> list[tuple[int, int, str]]:
    """Part a text into words: start, end and the word casefolded."""
    words = []
    for match in _WORD.finditer(text):
        short = _SHORT.match(match[0].casefold())
        if short:  # *RoM-deltagarna* are two words
            words.append((match.start(), match.start() + short.end(1), short[1]))
        start = match.start() + (short.end() if short else 0)
        words.append((start, match.end(), _GENITIVE.sub("", text[start : match.end()].casefold())))
    return words


def _load() -> dict[str, Any]:
    path = Path(__file__).with_suffix(".yml")
    content: dict[str, Any] = parse_yaml(path.read_text(encoding="utf-8"))
    content["hedge"] = {phrase: name for name, phrases in content["hedge"].items() for phrase in _split(phrases)}
    return content


LEXICON = _load()


def _marks() -> Iterator[tuple[str, tuple[str, Any]]]:
    """Give each phrase with the kind of mark that it makes and what it says."""
    for way, forms in LEXICON["way"].items():
        for form, phrases in forms.items():
            for phrase in _split(phrases):
                yield phrase, ("way", (way, form))
    for end, kinds in LEXICON["top"].items():
        for phrase in _split(kinds["most"]):
            yield phrase, ("top", end)
    for kind in (
        "record",
        "streak",
        "streak_before",
        "not",
        "all",
        "none",
        "both",
        "most_of",
        "sum",
        "each",
        "if",
        "than",
        "former",
        "latter",
        "order",
        "behind",
        "except",
        "ignored",
    ):
        for phrase in _split(LEXICON[kind]):
            yield phrase, (kind, phrase)
    for state, phrases in LEXICON["state"].items():
        for phrase in _split(phrases):
            yield phrase, ("state", state)
    for rank, phrases in LEXICON["rank"].items():
        for phrase in _split(phrases):
            yield phrase, ("rank", rank)
    for number, phrases in LEXICON["multiples"].items():
        for phrase in _split(phrases):
            yield phrase, ("times", float(number))
    for kind in ("measures", "population", "topic", "services", "groups", "when"):
        for name, phrases in LEXICON[kind].items():
            for phrase in _split(phrases):
                yield phrase, (kind, name)
    for word, number in LEXICON["ordinals"].items():
        yield word, ("ordinal", number)


@cache
def phrases() -> Phrases:
    """Return every phrase of the lexicon."""
    return Phrases(_marks())


@cache
def _units() -> Phrases:
    return Phrases((phrase, unit) for unit, known in LEXICON["units"].items() for phrase in _split(known))


def find_unit(text: str, start: int) -> tuple[int, str] | None:
    """Find the unit that stands at a place: where it ends, and which it is."""
    words = split_words(text[start : start + 40])[:3]
    if not words or words[0][0] != 0:
        return None
    for count, value in _units().at([word for _, _, word in words], 0):
        return start + words[count - 1][1], value
    return None


def says(sentence: str, phrases_text: str) -> bool:
    """Tell whether a sentence has one of some phrases, given with commas between."""
    words = [word for _, _, word in split_words(sentence)]
    known = _phrases_of(phrases_text)
    return any(next(known.at(words, place), None) for place in range(len(words)))


@cache
def _phrases_of(text: str) -> Phrases:
    return Phrases((phrase, True) for phrase in _split(text))
