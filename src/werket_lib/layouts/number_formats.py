"""Number formats that show something else than the number in the cell."""

import re

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)


def what_it_shows(code: str) -> str:
    """Say what a number format does to a number so that its cell shows another; empty for one that does nothing.

    Decimals, thousands, signs, colours and units beside the number are nothing of the kind, nor is a dash for zero.
    Dates are told apart by whoever reads the cell.
    """
    shown = _first_section(code)
    bare = _QUOTED.sub("", shown)
    if "General" in shown or (_DATE_LETTERS.search(bare) and not re.search("[0#?]", bare)):
        return ""
    literals = "".join(match[1] or match[2] or "" for match in _QUOTED.finditer(shown))
    if "%" in bare or "%" in literals:
        return "shows it as percent"
    if re.search(r"[0#?],+(?![0#?,])", bare):
        return "shows it in thousands or millions"
    if not re.search(r"[0#?@]", bare):
        return f"shows {literals!r} in its place" if literals else "hides it"
    if re.search(r"[\d<>]", literals):
        return f"shows {literals!r} beside it"
    return ""


def _first_section(code: str) -> str:
    """Return the part of a format that positive numbers are shown by."""
    quoted, escaped = False, False
    for at, letter in enumerate(code):
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter == '"':
            quoted = not quoted
        elif letter == ";" and not quoted:
            return code[:at]
    return code
