"""An author's picture, made harmless: what it shows is kept, what it tells of its making and what could act is not."""

import re
import warnings
from io import BytesIO
from xml.etree import ElementTree

from werket_lib.errors import InputError
from werket_lib.style.fonts import with_stand_ins

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".svg": "SVG"}
PICTURE_TYPES = tuple(FORMATS)
MOST_MILLIONS = 50  # of points
MOST_LEVELS, MOST_PARTS = 100, 50_000  # of a drawing: elements in elements, and elements drawn in all
MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")  # that pages and PDF show as they are
SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
# What draws. Scripts, pages within the drawing, links, animations and notes of the program that made it are left out.
ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """svg g defs title desc path rect circle ellipse line polyline polygon text tspan textPath linearGradient
        radialGradient stop clipPath mask pattern symbol use marker style image filter feBlend feColorMatrix
        feComposite feFlood feGaussianBlur feMerge feMergeNode feOffset""",
    )
)
_OUTSIDE = re.compile(r"@import|javascript:|expression\(|url\(\s*['\"]?(?!#|data:image/(png|jpeg);)", re.IGNORECASE)
_HARMLESS_HREF = re.compile(r"#|data:image/(png|jpeg);base64,")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>", re.IGNORECASE)


def clean_picture(content: bytes, suffix: str, where: str) -> bytes:
    """Return a picture without what it tells of place, camera and maker, and without what could act in a page.

    Parameters
    ----------
    suffix
        Of its name, which says what it should be; one of `PICTURE_TYPES`.
    where
        What names it in messages.

    Raises
    ------
    InputError
        If it is no such picture, cannot be decoded, or has too many points.
    """
    return _clean_drawing(content, where) if FORMATS[suffix] == "SVG" else _clean_photo(content, suffix, where)


def _clean_photo(content: bytes, suffix: str, where: str) -> bytes:
    from PIL import Image, ImageOps

    made = BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content)) as image:
                if image.format != FORMATS[suffix]:
                    raise InputError(f"{where} is a {image.format}; give its name the ending of what it is")
                if image.width * image.height > MOST_MILLIONS * 1_000_000:
                    raise InputError(
                        f"{where} has {image.width} by {image.height} points; the most is {MOST_MILLIONS} million, "
                        "make it smaller"
                    )
                shown = ImageOps.exif_transpose(image)
                shown = shown if shown.mode in MODES else shown.convert("RGB")
                colours = shown.info.get("icc_profile") if shown.mode == image.mode else None
                shown.info = {name: shown.info[name] for name in ("transparency",) if name in shown.info}
                shown.save(made, FORMATS[suffix], quality=92, icc_profile=colours)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        raise InputError(
            f"{where} cannot be decoded as {FORMATS[suffix]}; save it anew as one, not too large"
        ) from None
    return made.getvalue()


def _clean_drawing(content: bytes, where: str) -> bytes:
    try:
        text = _DOCTYPE.sub("", content.decode("utf-8-sig"), count=1)
        if "<!" in text.replace("<!--", "").replace("<![CDATA[", ""):
            raise InputError(f"{where} declares entities, which a drawing has no need of; save it as a plain SVG")
        drawing = ElementTree.fromstring(text)  # noqa: S314 - it declares no entities
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise InputError(f"{where} cannot be decoded as SVG ({error}); save it anew as a plain SVG in UTF-8") from None
    if drawing.tag != f"{SVG}svg":
        raise InputError(f"{where} is XML, but no SVG; found {drawing.tag!r}; save it anew as an SVG")
    _check_size(drawing, where)
    _clean_element(drawing)
    _check_letters(drawing, where)
    ElementTree.register_namespace("", SVG.strip("{}"))
    return ElementTree.tostring(drawing, encoding="utf-8", xml_declaration=True)


def _check_size(drawing: ElementTree.Element, where: str) -> None:
    """Refuse a drawing that is nested too deeply, or grows too large by using its own parts again and again."""
    level, depth = [drawing], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
    if depth > MOST_LEVELS:
        raise InputError(f"{where} has elements in elements {depth} deep; save it anew as a plain, flat SVG")
    by_id = {element.get("id"): element for element in drawing.iter()}
    known: dict[ElementTree.Element, float] = {}

    def count(element: ElementTree.Element) -> float:
        if element not in known:
            known[element] = 0  # a part that uses itself
            used = (by_id.get(element.get(name, "").removeprefix("#")) for name in HREFS if element.get(name))
            parts = [*element, *(one for one in used if one is not None)]
            known[element] = 1 + sum(map(count, parts))
        return known[element]

    try:
        drawn = count(drawing)
    except RecursionError:
        drawn = MOST_PARTS + 1
    if drawn > MOST_PARTS:
        raise InputError(f"{where} uses its own parts so often that it has over {MOST_PARTS} elements; save it flat")


def _check_letters(drawing: ElementTree.Element, where: str) -> None:
    """Refuse letters that the printed issue's fonts lack."""
    for text in drawing.iter(f"{SVG}text"):
        _, lacking = with_stand_ins("".join(text.itertext()))
        if lacking:
            raise InputError(f"{where} has letters that no font of the issue has: {lacking}; save its text as outlines")


def _clean_element(element: ElementTree.Element) -> None:
    for name, value in list(element.attrib.items()):
        foreign = name.startswith("{") and name not in HREFS
        leads_out = name in HREFS and not _HARMLESS_HREF.match(value)
        if foreign or leads_out or name.lower().startswith("on") or _OUTSIDE.search(value):
            del element.attrib[name]
    for child in list(element):
        kind = child.tag.removeprefix(SVG)
        if kind not in ELEMENTS or (kind == "style" and _OUTSIDE.search("".join(child.itertext()))):
            element.remove(child)
        else:
            _clean_element(child)
