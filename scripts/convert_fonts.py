"""Make the report's fonts of Adobe's Source families, as npm's @fontsource packages hold them.

The packages split a face into subsets by script, in WOFF2. Figures and the printed issue need one
TTF a face, with all that a name from outside may hold: Latin with its extensions, Greek, Cyrillic,
Vietnamese. Pages carry one WOFF2 a face, with the letters that nearly every page needs, and a
second (``-More``) only where a page holds a letter of it. The licence reserves the name "Source"
for unchanged copies, so the made fonts carry names of our own; that also keeps a reader's own copy
of Source from standing in for ours.

It was last run with version 5.3.1 of both packages, outside the project's environment, since only
this script needs brotli::

    npm install @fontsource/source-sans-3@5.3.1 @fontsource/source-serif-4@5.3.1
    python -m venv fonts && fonts/bin/pip install fonttools==4.68.0 brotli==1.2.1
    fonts/bin/python scripts/convert_fonts.py node_modules/@fontsource src/werket_lib/style/typefaces
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]


class Face(NamedTuple):
    """One face to make: its package, weight and slope, and the names it gets."""

    package: str
    weight: int
    slope: str
    family: str
    style: str


FACES = (
    Face("source-sans-3", 400, "normal", "Werket Sans", "Regular"),
    Face("source-sans-3", 600, "normal", "Werket Sans", "SemiBold"),
    Face("source-serif-4", 400, "normal", "Werket Serif", "Regular"),
    Face("source-serif-4", 400, "italic", "Werket Serif", "Italic"),
    Face("source-serif-4", 600, "normal", "Werket Serif", "SemiBold"),
)
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC, *range(0x2010, 0x2040),
         0x20AC, 0x2122, 0x2191, 0x2193, 0x2212, 0x2215}  # fmt: skip
LATIN_EXTENDED = set(range(0x100, 0x180)) - LATIN
COMMON = (("latin", LATIN), ("latin-ext", LATIN_EXTENDED))  # what every page carries
ALL = set(range(0x110000))
# In the order in which a letter is taken from the first subset that has it; a package need not have all of them.
MORE = ("latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
FAMILY_ID, STYLE_ID, UNIQUE_ID, FULL_ID, POSTSCRIPT_ID, TYPO_FAMILY_ID, TYPO_STYLE_ID = 1, 2, 3, 4, 6, 16, 17
KEPT_NAMES = {0, 5, 13, 14}  # copyright, version, licence


def main(packages: Path, fonts: Path) -> None:
    """Write every face as TTF and WOFF2, and the licence beside them."""
    fonts.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        files = packages / face.package / "files"
        more = tuple((subset, ALL - LATIN - LATIN_EXTENDED) for subset in MORE)
        stem = f"{face.family}-{face.style}".replace(" ", "")
        for subsets, flavor, suffix in (
            ((*COMMON, *more), None, ".ttf"),
            (COMMON, "woff2", ".woff2"),
            (more, "woff2", "-More.woff2"),
        ):
            font = merge_subsets(files, face, subsets)
            name_face(font, face)
            font.flavor = flavor
            font.save(fonts / f"{stem}{suffix}")
    licence = (packages / FACES[0].package / "LICENSE").read_text(encoding="utf-8")
    (fonts / "OFL.txt").write_text(COPYRIGHT + licence.partition("\n")[2], encoding="utf-8")


def merge_subsets(files: Path, face: Face, subsets: Sequence[tuple[str, set[int]]]) -> TTFont:
    """Bring some of a face's subsets together, each with those of its letters that are wanted and not there yet."""
    with tempfile.TemporaryDirectory() as folder:
        parts: list[str] = []
        taken: set[int] = set()
        for subset, wanted in subsets:
            file = files / f"{face.package}-{subset}-{face.weight}-{face.slope}.woff2"
            if not file.is_file():
                continue
            part = TTFont(file, recalcTimestamp=False)
            wanted = (wanted & set(part.getBestCmap())) - taken
            taken |= wanted
            if not wanted:
                continue
            subsetter = Subsetter(Options(layout_features=["*"], glyph_names=True, name_IDs=["*"]))
            subsetter.populate(unicodes=wanted)
            subsetter.subset(part)
            part.flavor = None
            parts.append(str(Path(folder) / f"{len(parts)}.ttf"))
            part.save(parts[-1])
        merged = Merger().merge(parts)
        published = TTFont(parts[0])["head"].modified
    merged.recalcTimestamp = False
    merged["head"].created = merged["head"].modified = published  # the same bytes for the same packages
    return merged


def name_face(font: TTFont, face: Face) -> None:
    """Give a face its own family, so that no installed font is taken for it."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    postscript = f"{face.family}-{face.style}".replace(" ", "")
    texts = {
        FAMILY_ID: face.family,
        STYLE_ID: face.style,
        UNIQUE_ID: postscript,
        FULL_ID: f"{face.family} {face.style}",
        POSTSCRIPT_ID: postscript,
        TYPO_FAMILY_ID: face.family,
        TYPO_STYLE_ID: face.style,
    }
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight
    if "STAT" in font:
        del font["STAT"]  # tells of the variable font that the face was cut from


COPYRIGHT = """\
Werket Sans and Werket Serif are modified versions (merged subsets, renamed) of Source Sans 3 and Source Serif 4.
Source Sans 3: Copyright 2010-2023 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.
Source Serif 4: Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.
"""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
