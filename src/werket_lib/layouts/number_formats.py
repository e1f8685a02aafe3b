"""Number formats that show something else than the number in the cell."""

import re
from functools import lru_cache

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\*(.)|_.|\[[^\]]*\]')
_CONDITION = re.compile(r"\[[<>=]")
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
# Words that make a number another: ``29 tusen``.
_SCALES = re.compile(r"\b(tusen\w*|tkr|milj\w*|mn|mkr|mnkr|md|mdr|mdkr|k|thousands?|millions?)\b|[%‰]", re.IGNORECASE)
_DASHES = ("", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212")
_MINUS = re.compile("^[-\u2010-\u2014\u2212(]")


def sign(text: str) -> int:
    """Return the sign of a number that `cell_text` wrote: 1, 0 or -1."""
    return 0 if text == "0" else -1 if text.startswith("-") else 1


def shows_otherwise(code: str) -> bool:
    """Tell a number format that shows some numbers as others."""
    return any(what_it_shows(code, number) for number in (1, 0, -1))


@lru_cache(maxsize=512)
def what_it_shows(code: str, number: int) -> str:
    """Say what a format does to a number so that its cell shows another; empty where it does nothing of the kind.

    Decimals, thousands, colours and units beside the number are nothing of the kind, nor is a dash or a blank for zero.
    Dates are told apart by whoever reads the cell.

    Parameters
    ----------
    number
        1 for any number above zero, 0, or -1 for any below.
    """
    sections = _split(re.sub("general", "0", code, flags=re.IGNORECASE))
    if _CONDITION.search(code):
        return next(filter(None, (_what_section_shows(section, number) for section in sections)), "")
    at = {1: 0, -1: 1, 0: 2}[number]
    return _what_section_shows(sections[at] if at < len(sections) else sections[0], number)


def _what_section_shows(section: str, number: int) -> str:
    bare = _QUOTED.sub("", section)
    if _DATE_LETTERS.search(bare) and not re.search("[0#?]", bare):
        return ""
    literals = ["".join(filter(None, match.groups())) for match in _QUOTED.finditer(section)]
    text = "".join(literals).strip()
    if "%" in bare or "%" in text:
        return "shows it as percent"
    if re.search(r"[0#?],+(?![0#?,])", bare):
        return "shows it in thousands or millions"
    if not re.search(r"[0#?@]", bare):
        if number == 0 and bare.replace(" ", "") + text in _DASHES:
            return ""
        return f"shows {text or bare!r} in its place" if text or bare else "hides it"
    digits = re.search("[1-9]", re.sub("/ *[0-9]+", "", bare))
    if digits or re.search(r"[\d<>²³¹⁰⁴-⁹]", text) or _SCALES.search(text):
        return f"shows {text or bare!r} beside it"
    if number > 0 and any(_MINUS.match(one.strip()) for one in (bare, *literals)):
        return "shows a minus beside it"
    return ""


def _split(code: str) -> list[str]:
    """Return the parts of a format: for numbers above zero, below it, zero and text."""
    sections, quoted, escaped = [""], False, False
    for letter in code:
        if letter == ";" and not quoted and not escaped:
            sections.append("")
            continue
        sections[-1] += letter
        if letter == '"' and not escaped:
            quoted = not quoted
        escaped = letter == "\\" and not escaped
    return sections
