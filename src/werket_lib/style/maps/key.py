"""The key of a map: a patch of colour a line, with what it means."""

from collections.abc import Sequence

from matplotlib.patches import Rectangle

from werket_lib.style.sheet import Sheet
from werket_lib.style.theme import BODY, EMPTY, NEUTRAL, PAPER

HATCH = "//////"  # of what is not known
LINE = 4.2  # millimetres from one line to the next
_PATCH, _AIR = 3.4, 1.6
KEY_TEXT = _PATCH + _AIR  # where its texts begin


def draw_key(sheet: Sheet, left: float, top: float, entries: Sequence[tuple[str | None, str]]) -> float:
    """Draw patches with their labels from the top down, and return where the last ends; no colour is hatched."""
    for row, (color, label) in enumerate(entries):
        y = top + row * LINE
        patch = Rectangle((left, y), _PATCH, LINE - 0.8, facecolor=color or EMPTY, linewidth=0)
        if color == PAPER:
            patch.set(edgecolor=NEUTRAL, linewidth=0.5)
        if color is None:
            patch.set(hatch=HATCH, edgecolor=NEUTRAL)
        sheet.draw(patch)
        sheet.write_scale(left + _PATCH + _AIR, y + 2.7, label, size=BODY)
    return top + len(entries) * LINE
