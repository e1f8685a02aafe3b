"""What readers get, read back: every number in the web pages and in the PDF must be one that the ledger knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from werket_lib.ledger.check import Ledger
from werket_lib.ledger.labels import read_labels
from werket_lib.ledger.outside import NO_BREAK_SPACE, name_month
from werket_lib.model import FigureBlock, Issue, TableBlock
from werket_lib.model.tables import rest_after
from werket_lib.pages.shell import label_date

# Not read by readers, or read elsewhere: a figure's data and a fact's grounds come straight from their files.
_UNREAD = re.compile(r"<!--.*?-->|<![^>]*>|<(script|style|code|title|svg)\b.*?</\1>", re.DOTALL)
APART = ("data", "numbers")
INLINE = ("a", "b", "strong", "em", "mark")
VOID = ("meta", "link", "img", "br", "input", "hr", "path", "rect", "circle", "line", "use")

# Numbers that follow one another with nothing but spaces between: a PDF keeps no difference between the space
# that parts thousands and the one that parts numbers.
_RUN = re.compile(r"(?<![\w,.])[+−]?\d+(?:,\d+)?(?:\s[+−]?\d+(?:,\d+)?)*(?!\w)")
_PRINTED = re.compile(r"(?<![\w,.])[+−]?\d+(?:[\u00a0\u202f]\d{3})*(?:,\d+)?(?!\w)")
_THOUSANDS = re.compile(r"[+−]?\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?")
_TAG = re.compile(r"""<(?P<end>/)?(?P<name>[a-z][\w-]*)(?P<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
_CLASS = re.compile(r"""\sclass=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Stray:
    """A number in a finished medium that no passage of the issue accounts for."""

    medium: str
    place: str
    text: str
    around: str


def find_strays(issue: Issue, folder: Path, ledger: Ledger) -> list[Stray]:
    """Read the finished web pages and the PDF, and find what is in neither a passage nor the imprint.

    Parameters
    ----------
    folder
        The issue's folder, as `werket_lib.issue.publish` leaves it.
    """
    known = _known(issue, ledger)
    strays: list[Stray] = []
    for page in sorted(folder.glob("*.html")):
        for line in read_page(page).splitlines():
            strays += _search("webb", page.name, line, known, joined=True)
    for pdf in sorted(folder.glob("*.pdf")):
        pages = read_pdf(pdf)
        numbers = {str(number) for number in range(1, len(pages) + 1)}
        for number, text in enumerate(pages, start=1):
            strays += _search("pdf", f"sida {number}", text, known | numbers)
    return strays


def read_page(path: Path) -> str:
    """Return the text of a page as a reader gets it, a line a block, without its script, code, data and grounds."""
    html = _UNREAD.sub("", path.read_text(encoding="utf-8"))
    pieces: list[str] = []
    skipped: list[str] = []  # what is open of what is not read, the innermost last
    at = 0
    for tag in _TAG.finditer(html):
        if not skipped:
            pieces.append(html[at : tag.start()].replace("\n", " "))
        at = tag.end()
        name = tag["name"].casefold()
        if name in VOID:
            continue
        if tag["end"]:
            if not skipped:
                pieces.append("" if name in INLINE else "\n")
            elif name == skipped[-1]:
                skipped.pop()
        elif skipped or _is_apart(tag["rest"]):
            skipped.append(name)
        else:
            pieces.append("" if name in INLINE else "\n")
    return re.sub(r"[^\S\n]+", " ", unescape("".join([*pieces, html[at:].replace("\n", " ")])))


def _is_apart(attributes: str) -> bool:
    found = _CLASS.search(attributes)
    return found is not None and not set(APART).isdisjoint((found[1] or found[2] or found[3] or "").split())


def read_pdf(path: Path) -> list[str]:
    """Return the text of each page of a PDF, in its reading order."""
    from pypdfium2 import PdfDocument

    with PdfDocument(path) as document:
        return [_SPACES.sub(" ", page.get_textpage().get_text_range()) for page in document]


def _search(medium: str, place: str, text: str, known: set[str], *, joined: bool = False) -> Iterator[Stray]:
    for run in _RUN.finditer(text):
        for number in _unknown(run[0].split(), known, joined=joined):
            yield Stray(medium, place, number, text[max(run.start() - 40, 0) : run.end() + 40])


def _unknown(groups: list[str], known: set[str], *, joined: bool) -> Iterator[str]:
    """Read a run of digits as known numbers, the longest first, and give what is left over.

    With `joined`, groups of three digits after one of at most three are one number, whatever space parts them.
    """
    at = 0
    while at < len(groups):
        end = next((end for end in range(len(groups), at, -1) if " ".join(groups[at:end]) in known), None)
        if joined and end == at + 1 and (whole := _THOUSANDS.match(" ".join(groups[at:]))):
            yield whole[0]
            at += whole[0].count(" ") + 1
            continue
        if end is None and not _is_two(groups[at], known):
            yield groups[at]
        at = end or at + 1


def _is_two(group: str, known: set[str]) -> bool:
    """Tell whether digits are two known numbers that stand so close in a figure that the PDF joins them."""
    return any(group[:cut] in known and group[cut:] in known for cut in range(1, len(group)))


def _known(issue: Issue, ledger: Ledger) -> set[str]:
    """Gather every number that the ledger has seen, those of the figures' axes, and those of the imprint."""
    texts = [str(issue.published), label_date(issue.published.isoformat()), str(issue.number), issue.label]
    texts += [name_month(issue.month), issue.title, issue.web, *(text for _, text in issue.imprint)]
    texts += [line.passage.text for line in ledger.lines]
    texts += [citation for section in issue.sections for citation in section.citations]
    texts += [f"{source['title']} {source['date_published']}" for source in issue.datasets]
    for label, fact in issue.cover:
        texts += [label, *(one.text for name, one in issue.facts.items() if name.startswith(fact))]
        texts += [one.signed for name, one in issue.facts.items() if name.startswith(fact)]
    for section in issue.sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):  # names may hold digits; numbers are held against their facts
                texts += [cell["text"] for row in block.cells["rows"] for cell in row if "value" not in cell]
                texts += [block.cells["title"], *(column["label"] for column in block.cells["columns"])]
                for count in range(1, len(block.cells["rows"]) + 1):  # print may show so many rows and the rest
                    texts += [cell["text"] for cell in rest_after(block.cells, count).values()]
            elif isinstance(block, FigureBlock):
                texts += read_labels((issue.folder / block.base).with_suffix(".svg"), axes=True)
    texts += [text.replace(" ", NO_BREAK_SPACE) for line in ledger.texts for text in [line.passage.text]]
    return {_SPACES.sub(" ", match[0]) for text in texts for match in _PRINTED.finditer(text)}
