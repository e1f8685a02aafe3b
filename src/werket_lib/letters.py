"""Text as people see it: composed letters, no invisible characters, single spaces; and letters that only look alike."""

import re
import unicodedata

# Soft hyphen, zero-width and direction marks, byte order mark, fillers and variation selectors: nobody sees them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# Letters of the Greek and Cyrillic alphabets that print like Latin ones.
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԛԝһАӒӦӓӧΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ",
    "ABESIJKMHOPCTYXaesijopcyxqwhAÄÖäöABEZHIKMNOPTYXaiknopux",
)
_SHOWN_LETTERS = 3


def plain_spelling(text: str) -> str:
    """Spell a name in one way: composed letters (NFC), no invisible characters, single spaces, none at the ends."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    return " ".join(text.split())


def same_name(text: str) -> str:
    """Return what two names have in common that people take for one: `plain_spelling` in small letters."""
    return plain_spelling(text).casefold()


def look(text: str) -> str:
    """Return what two texts have in common that look alike in print, whatever alphabets their letters are of."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", plain_spelling(text)).translate(_LOOK_ALIKES)
    return same_name(text)


def name_odd_letters(text: str) -> str:
    """Name the letters of a text that only look Latin, such as ``'е' CYRILLIC SMALL LETTER IE``; empty where none."""
    odd = dict.fromkeys(letter for letter in plain_spelling(text) if _is_odd(letter))
    return ", ".join(f"{letter!r} {unicodedata.name(letter, 'without a name')}" for letter in [*odd][:_SHOWN_LETTERS])


def explain_look_alikes(wanted: list[str], found: list[str]) -> str:
    """Say which of the labels that were found look like wanted ones and are not; empty where none does."""
    by_look = {look(label): label for label in found if name_odd_letters(label)}
    told = [
        f"{by_look[look(label)]!r} looks like {label!r} but has {name_odd_letters(by_look[look(label)])}"
        for label in wanted
        if look(label) in by_look
    ]
    return "; ".join(told)


def _is_odd(letter: str) -> bool:
    return letter.isalpha() and letter.casefold() != look(letter)
