"""Names that are spelt two ways: of a person within an issue, or of a firm, an area or an agency against the data."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from werket_lib.ledger.findings import Finding
from werket_lib.ledger.passages import Passage, split_sentences
from werket_lib.model import Issue, TableBlock

SHORTEST = 5
# What Swedish may add to a name.
ENDINGS = ("s", "n", "en", "et", "na", "ns", "ens", "ska", "are", "a", "e", "er", "r", "t")
COLUMNS = ("Leverantör", "Leveransområde", "Myndighet")  # whose cells are names
# What may open a sentence before a surname alone.
OPENERS = frozenset(
    [
        "enligt",
        "från",
        "hos",
        "med",
        "till",
        "av",
        "men",
        "och",
        "att",
        "när",
        "som",
        "det",
        "den",
        "säger",
        "menar",
        "även",
    ]
)
AGENCIES = ("Arbetsförmedlingen", "Konjunkturinstitutet", "Statistiska", "Riksrevisionen", "Ekonomistyrningsverket")

_WORD = re.compile(r"\b[A-ZÅÄÖ][a-zåäöéü]{4,}\b")
_PERSON = re.compile(r"(?=\b([A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?)\s([A-ZÅÄÖ][a-zåäöéü]{3,})\b)\b")
_LOWER = re.compile(r"\b[a-zåäö]{4,}\b")


def check_names(
    issue: Issue, passages: Sequence[Passage], firms: Collection[str] = ()
) -> Iterator[tuple[Passage, list[Finding]]]:
    """Find names in what people wrote that are one letter off another name of the issue or of its tables."""
    known = _names_of_tables(issue) | {word for firm in firms for word in _WORD.findall(firm)}
    prose = [passage for passage in passages if passage.prose]
    common = {word for passage in passages for word in _LOWER.findall(passage.text)}
    persons = _persons(prose, known)
    for passage in prose:
        found = []
        for match in _WORD.finditer(passage.text):
            note = _misspelt(match[0], known, persons, common, starts=_starts_sentence(passage, match.start()))
            if note:
                found.append(Finding(*match.span(), match[0], "wrong", None, note, "namn"))
        if found:
            yield passage, found


def _names_of_tables(issue: Issue) -> set[str]:
    """Gather the words of names: of the tables' columns of names, and of agencies."""
    words = set(AGENCIES)
    for section in issue.sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):
                places = [at for at, column in enumerate(block.cells["columns"]) if column["label"] in COLUMNS]
                words |= {
                    word for row in block.cells["rows"] for at in places for word in _WORD.findall(row[at]["text"])
                }
    return words


def _persons(prose: Sequence[Passage], known: set[str]) -> Mapping[str, set[str]]:
    """Gather surnames, each with the first names that it is written with, those of a name alone under the empty one."""
    surnames: dict[str, set[str]] = defaultdict(set)
    for passage in prose:
        for _, sentence in split_sentences(passage.text):
            for match in _PERSON.finditer(sentence):
                if match[1] not in known and match[2] not in known and match[1].casefold() not in OPENERS:
                    surnames[match[2].removesuffix("s") if match[2].removesuffix("s") in surnames else match[2]].add(
                        match[1]
                    )
    return surnames


def _starts_sentence(passage: Passage, at: int) -> bool:
    return any(start == at for start, _ in split_sentences(passage.text)) or passage.text[:at].rstrip()[-1:] in (
        "”",
        "–",
        ":",
    )


def _misspelt(name: str, known: set[str], persons: Mapping[str, set[str]], common: set[str], *, starts: bool) -> str:
    """Say what a name is one letter off; empty where it is spelt as elsewhere."""
    plain = name.casefold()
    if name in known or any(name.removesuffix(one) in known for one in ENDINGS):
        return ""
    near = sorted(other for other in known if is_one_off(name, other) and other.casefold() not in common)
    if near and not (starts and plain in common):
        return f"stavas {near[0]} i tabellerna"
    if (name not in persons and not any(is_one_off(name, other) or _is_longer(name, other) for other in persons)) or (
        starts and plain in common
    ):
        return ""
    for other in sorted(persons):
        same_person = name not in persons or persons[name] & persons[other]
        if (
            (is_one_off(name, other) or _is_longer(name, other))
            and same_person
            and (name not in persons or name > other or len(persons[name]) <= len(persons[other]))
        ):
            if name in persons and name < other:  # of two, the one that comes later in the alphabet is pointed at
                continue
            return f"stavas {other} på annat ställe i numret"
    return ""


def _is_longer(name: str, other: str) -> bool:
    """Tell whether a surname is another with a letter more that is no ending of a name: *Rezaie*, *Rezai*."""
    longer, shorter = sorted((name, other), key=len, reverse=True)
    return longer[:-1] == shorter and len(shorter) >= SHORTEST and not re.search(r"s$|[aelr]n$", longer)


def is_one_off(name: str, other: str) -> bool:
    """Tell whether two names differ in one letter: another, one more or less, or two that changed places."""
    if (
        name == other
        or min(len(name), len(other)) < SHORTEST - 1
        or abs(len(name) - len(other)) > 1
        or len(name) < SHORTEST
    ):
        return False
    longer, shorter = (name, other) if len(name) > len(other) else (other, name)
    if any(longer == shorter + ending for ending in ENDINGS):
        return False
    at = next((place for place, (one, two) in enumerate(zip(name, other, strict=False)) if one != two), len(shorter))
    rest, other_rest = name[at:], other[at:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[1::-1] == other_rest[:2] and rest[2:] == other_rest[2:])
    )
