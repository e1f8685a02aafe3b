"""What a PDF holds, as a reader's software sees it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

_BLANK = re.compile(r"[\s\u00ad-]+")


@dataclass(frozen=True)
class Element:
    """One element of the structure tree; `mark` is that of content: its page and its place in the page's own order."""

    tag: str
    alt: str = ""
    mark: tuple[int, int] | None = None


def elements(path: Path) -> list[Element]:
    """Walk the structure tree in reading order, elements and content."""
    reader = PdfReader(path)
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    return list(_walk(reader.trailer["/Root"]["/StructTreeRoot"], pages, None))


def _walk(node: DictionaryObject, pages: dict[int, int], page: int | None) -> Iterator[Element]:
    if "/Pg" in node:
        page = pages[node.raw_get("/Pg").idnum]
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    kids = [kid.get_object() if isinstance(kid, IndirectObject) else kid for kid in kids]
    if "/S" in node:
        yield Element(str(node["/S"]), str(node.get("/Alt", "")))
    for kid in kids:
        if isinstance(kid, int):
            yield Element("", mark=(page, int(kid)))
        elif kid.get("/Type") == "/MCR":
            yield Element("", mark=(pages[kid.raw_get("/Pg").idnum] if "/Pg" in kid else page, int(kid["/MCID"])))
        elif "/S" in kid:
            yield from _walk(kid, pages, page)


def squeezed(text: str) -> str:
    """Leave out spaces and hyphens: at a line's end a hyphen is soft, and pypdf reads every one in its font as that."""
    return _BLANK.sub("", text)


def read_pages(path: Path) -> list[str]:
    """Return the text of each page, in reading order."""
    return [page.extract_text() for page in PdfReader(path).pages]


def read_squeezed(path: Path) -> str:
    """Return the text of all pages without spaces."""
    return squeezed("".join(read_pages(path)))


def font_files(path: Path) -> dict[str, bool]:
    """Say of each font whether its file is in the PDF."""
    found: dict[str, bool] = {}
    for one in PdfReader(path).pages:
        for font in one.get("/Resources", {}).get("/Font", {}).values():
            descendant = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            embedded = any(key.startswith("/FontFile") for key in descendant["/FontDescriptor"])
            found[str(descendant["/BaseFont"])] = embedded
    return found


def raster_images(path: Path) -> int:
    """Count images that are no vectors, on pages and in what they use."""
    reader = PdfReader(path)
    objects = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return sum(isinstance(one, DictionaryObject) and one.get("/Subtype") == "/Image" for one in objects)


def read_foot_distances(path):
    """Return for each page the share of its text area that is blank above the foot; the cover fills its own."""
    from pypdfium2 import PdfDocument

    shares = []
    with PdfDocument(path) as document:
        for page in document:
            height = page.get_height()
            foot, body = 20 / 25.4 * 72, height - 44 / 25.4 * 72
            lowest = min(
                (box.get_bounds()[1] for box in page.get_objects() if box.get_bounds()[1] > foot), default=height
            )
            shares.append(max(0.0, (lowest - foot) / body))
    return shares


def smallest_text(path):
    """Return the smallest size of a letter as it stands on the page, in points."""
    import ctypes

    import pypdfium2.raw as raw
    from pypdfium2 import PdfDocument

    sizes = []
    with PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            matrix = raw.FS_MATRIX()
            for at in range(0, text.count_chars(), 5):
                size = raw.FPDFText_GetFontSize(text, at)
                if raw.FPDFText_GetUnicode(text, at) > 32 and raw.FPDFText_GetMatrix(text, at, ctypes.byref(matrix)):
                    sizes.append(size * (matrix.c**2 + matrix.d**2) ** 0.5)
    return min(sizes)
