"""The report's own fonts: named here, registered with matplotlib, and written out for pages.

A figure in another font is another figure: widths differ, labels collide. So a fallback is an error
(`refuse_fallback`), and the fonts carry names that no reader has installed.
"""

import base64
import logging
import re
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from werket_lib.errors import SectionError
from werket_lib.numbers import NO_BREAK_SPACE

SANS = "Werket Sans"  # figures, tables, menus
SERIF = "Werket Serif"  # headings and running text of pages
SEMIBOLD = 600
FOLDER = Path(__file__).parent / "typefaces"
_BREAKS = re.compile(rf"[^\S{NO_BREAK_SPACE}]+")  # every space but the one that keeps a number together
# Letters that only the second part of a page's fonts has: Latin's further extensions, Greek, Cyrillic, Vietnamese.
MORE_LETTERS = "U+180-2C5,U+2C7-2D9,U+2DD-52F,U+1D00-1FFF,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A640-A7FF"
_ENDS = re.findall(r"U\+(\w+)-(\w+)", MORE_LETTERS)
_BEYOND = re.compile("[" + "".join(f"{chr(int(low, 16))}-{chr(int(high, 16))}" for low, high in _ENDS) + "]")
# Arrows, signs of mathematics, shapes and marks come with Typst, in a font of its own.
_UNCOMMON = re.compile("[^\n -~\u00a0-\u017f\u2010-\u2027\u2190-\u22ff\u25a0-\u25ff\u2605\u2713]")
_UNSEEN = ("Cc", "Cf", "Cs", "Mn", "Me")  # categories of characters that show nothing by themselves
_REPLACEMENT = "·"  # for what the fonts cannot draw


class Face(NamedTuple):
    """One face: its family, weight and slope, and the file's name without its suffix."""

    family: str
    weight: int
    slope: str
    stem: str


FACES = (
    Face(SANS, 400, "normal", "WerketSans-Regular"),
    Face(SANS, SEMIBOLD, "normal", "WerketSans-SemiBold"),
    Face(SERIF, 400, "normal", "WerketSerif-Regular"),
    Face(SERIF, 400, "italic", "WerketSerif-Italic"),
    Face(SERIF, SEMIBOLD, "normal", "WerketSerif-SemiBold"),
)


def register_fonts(folder: Path = FOLDER) -> None:
    """Make the report's fonts known to matplotlib; a second call does nothing.

    Raises
    ------
    SectionError
        If a font's file is not there.
    """
    from matplotlib.font_manager import fontManager

    known = {entry.fname for entry in fontManager.ttflist}
    for face in FACES:
        path = folder / f"{face.stem}.ttf"
        if not path.is_file():
            raise SectionError(f"{path}: the report's font {face.family} {face.weight} is missing; install again")
        if str(path) not in known:
            fontManager.addfont(path)


@contextmanager
def refuse_fallback() -> Iterator[None]:
    """Within this, a font or glyph that matplotlib would replace by another raises.

    Raises
    ------
    SectionError
        For a font that is not there.
    UserWarning
        For a glyph that is not in its font.
    """
    logger = logging.getLogger("matplotlib.font_manager")
    logger.addFilter(_refuse_record)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("error", message="Glyph .* missing from font")
            yield
    finally:
        logger.removeFilter(_refuse_record)


def font_face_css(*families: str) -> str:
    """Return ``@font-face`` rules that hold the fonts themselves, so that no server is asked.

    Parameters
    ----------
    families
        `SANS`, `SERIF` or both; every family where none is named. A figure needs only `SANS`.
    """
    return _face_rules("", families)


def more_face_css(text: str, *families: str) -> str:
    """Return the rules for the fonts' further letters, where `text` holds one of them; nothing otherwise."""
    return _face_rules("-More", families) if _BEYOND.search(text) else ""


def _face_rules(part: str, families: Sequence[str]) -> str:
    return "\n".join(_rule(face, part) for face in FACES if not families or face.family in families)


@cache
def _rule(face: Face, part: str) -> str:
    content = base64.b64encode((FOLDER / f"{face.stem}{part}.woff2").read_bytes()).decode("ascii")
    letters = f"unicode-range:{MORE_LETTERS};" if part else ""
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.slope};{letters}'
        f'font-display:block;src:url("data:font/woff2;base64,{content}") format("woff2")}}'
    )


def drawable(text: str) -> str:
    """Return text from outside as one line that the fonts can draw.

    Invisible marks vanish, a break of any kind is a space, and a letter that the fonts lack becomes
    a middle dot. Nothing in it is markup.
    """
    known = _glyphs()
    spaced = _BREAKS.sub(" ", text).strip()
    seen = (char for char in spaced if char.isprintable() or char == NO_BREAK_SPACE)
    return "".join(char if ord(char) in known else _REPLACEMENT for char in seen)


def with_stand_ins(text: str) -> tuple[str, str]:
    """Return a text that the printed issue's fonts can show, and the characters of it that they lack.

    A letter that they lack becomes a middle dot; what is invisible, or only marks another letter, vanishes.
    """
    if not _UNCOMMON.search(text):  # nearly every text, and the fonts need not be opened
        return text, ""
    known = _glyphs(SANS) & _glyphs(SERIF)
    shown, lacking = [], []
    for char in text:
        if ord(char) in known or char == "\t" or not _UNCOMMON.match(char):
            shown.append(char)
        elif unicodedata.category(char) not in _UNSEEN:
            shown.append(_REPLACEMENT)
            lacking.append(char)
    return "".join(shown), "".join(dict.fromkeys(lacking))


@cache
def _glyphs(family: str = SANS) -> frozenset[int]:
    from matplotlib.font_manager import get_font

    charmaps = (get_font(FOLDER / f"{face.stem}.ttf").get_charmap() for face in FACES if face.family == family)
    return frozenset.intersection(*(frozenset(charmap) for charmap in charmaps))


def _refuse_record(record: logging.LogRecord) -> bool:
    if record.levelno >= logging.WARNING and record.getMessage().startswith("findfont"):
        raise SectionError(f"a figure would be drawn in another font: {record.getMessage()}")
    return True
