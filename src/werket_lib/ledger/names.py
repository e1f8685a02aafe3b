"""Names that are spelt two ways: of a person within an issue, or of a supplier or area against the data."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from werket_lib.ledger.match import Finding
from werket_lib.ledger.passages import Passage
from werket_lib.model import Issue, TableBlock

SHORTEST = 5
ALIKE = 0.82
# What Swedish may add to a name.
ENDINGS = ("s", "n", "en", "et", "na", "ns", "ens", "ska", "are", "a", "e", "er")

_NAME = re.compile(r"(?<![.!?:”]\s)(?<!^)\b[A-ZÅÄÖ][a-zåäöé]{4,}\b")
_WORD = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]{4,}\b")


def check_names(issue: Issue, passages: Sequence[Passage]) -> Iterator[tuple[Passage, list[Finding]]]:
    """Find names in what people wrote that nearly are another name of the issue or of its tables."""
    known = _names_of_tables(issue)
    prose = [passage for passage in passages if passage.prose]
    written = Counter(name for passage in prose for name in _NAME.findall(passage.text))
    for passage in prose:
        found = []
        for match in _NAME.finditer(passage.text):
            other = _other_spelling(match[0], known, written)
            if other:
                where = "i tabellerna" if other in known else "på annat ställe i numret"
                note = f"stavas {other} {where}"
                found.append(Finding(*match.span(), match[0], "wrong", None, note))
        if found:
            yield passage, found


def _names_of_tables(issue: Issue) -> set[str]:
    return {
        word
        for section in issue.sections
        for block in section.blocks
        if isinstance(block, TableBlock)
        for row in block.cells["rows"]
        for cell in row
        if "value" not in cell
        for word in _WORD.findall(cell["text"])
    }


def _other_spelling(name: str, known: set[str], written: Counter[str]) -> str | None:
    """Return what a name nearly is: a known one, or one that the issue writes more often."""
    if name in known:
        return None
    near = [other for other in known | set(written) if _alike(name, other)]
    likely = [other for other in near if other in known or written[other] >= written[name]]
    return max(likely, key=lambda other: (other in known, written[other], other), default=None)


def _alike(name: str, other: str) -> bool:
    if name == other or name[0] != other[0] or abs(len(name) - len(other)) > 1:
        return False
    longer, shorter = (name, other) if len(name) > len(other) else (other, name)
    if any(longer == shorter + ending for ending in ENDINGS):
        return False
    return difflib.SequenceMatcher(None, name.casefold(), other.casefold()).ratio() >= ALIKE
