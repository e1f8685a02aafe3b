"""Places where a long Swedish word in a heading may be parted, for browsers that have no dictionary."""

import re

# What the report's long words are put together of; a heading may be parted before each.
WORD_PARTS = (
    "arbetslös",
    "deltagar",
    "förmedling",
    "förtroende",
    "grupp",
    "kommun",
    "konsekvens",
    "kurva",
    "kvalitet",
    "leverantör",
    "marknad",
    "område",
    "placering",
    "plikt",
    "rapportering",
    "rensning",
    "service",
    "stöd",
    "sökande",
    "tjänst",
    "upphandling",
    "utbildning",
    "vägledning",
)

SHORTEST_WORD = 16  # letters; anything shorter fits a phone's line
SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_WORD},}}")
_JOINT = re.compile(rf"(?<=[^\W\d_]{{3}})(?={'|'.join(WORD_PARTS)})")


def soften(text: str) -> str:
    """Put soft hyphens into words too long for a phone's line, where one of our words' parts begins."""
    return _WORD.sub(lambda word: _JOINT.sub(SOFT_HYPHEN, word[0]), text)
