"""The cells of an executed notebook as HTML, through nbconvert."""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from jinja2 import FileSystemLoader
from markupsafe import Markup
from mistune import HTMLRenderer, create_markdown
from nbformat import NotebookNode
from traitlets.config import Config

from werket_lib.pages.shell import PACKAGE, TEMPLATES
from werket_lib.style.table import HOUSE_STYLE

# The richest form first. An SVG or a picture is shown as one, so nothing in it can act on the page.
DISPLAY_PRIORITY = ["text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain"]
# papermill's own notices of a failure: the page has its own.
NOTICE_TAG = "papermill-error-cell-tag"
HIDDEN_TAG = "remove-input"  # the author hides the cell's code
TITLE_LEVEL, TOP_LEVEL, DEEPEST_LISTED = 1, 2, 3

_CONTROL = re.compile(r"\x1b\[.*?[@-~]|[\x00-\x08\x0b-\x1f\x7f]")
_NOT_SLUG = re.compile(r"<[^>]*>|&\w+;|\W")
_BARE_TABLE = re.compile(r"\s*<(div>|style|table)")
_LAB_STYLE = re.compile(f'<style class="{HOUSE_STYLE}">.*?</style>', re.DOTALL)  # the page has its own


@dataclass(frozen=True)
class Heading:
    """One entry of a table of contents: its level (2 or 3), its text as HTML, the id it leads to."""

    level: int
    html: Markup
    id: str


@dataclass(frozen=True)
class Cells:
    """A notebook's cells as HTML without a frame, the headings in them, and whether a cell failed."""

    html: Markup
    headings: tuple[Heading, ...]
    failed: bool


class Outline(HTMLRenderer):
    """Markdown to HTML in which raw HTML is text, headings get ids, and the title is left to the page."""

    def __init__(self) -> None:
        super().__init__(escape=True)
        self.headings: list[Heading] = []
        self._ids: set[str] = set()
        self._titled = False

    def heading(self, text: str, level: int, **_attrs: Any) -> str:
        """Return a heading with an id, at level 2 or lower; the first title is left out."""
        if level == TITLE_LEVEL and not self._titled:
            self._titled = True
            return ""
        level = max(level, TOP_LEVEL)
        name = self._name(text)
        if level <= DEEPEST_LISTED:
            self.headings.append(Heading(level, Markup(text), name))  # noqa: S704 - mistune escaped it
        return f'<h{level} id="{name}">{text}</h{level}>\n'

    def _name(self, html: str) -> str:
        slug = "-".join(_NOT_SLUG.sub(" ", html.lower()).split()) or "rubrik"
        candidates = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
        name = next(candidate for candidate in candidates if candidate not in self._ids)
        self._ids.add(name)
        return name


def render_cells(notebook: NotebookNode) -> Cells:
    """Render the cells of an executed notebook, in order, with code and outputs.

    HTML of an output is kept as it is, since only our own code makes it; everything else is escaped.
    """
    shown = NotebookNode(notebook)
    shown.cells = [_show_prose(cell) for cell in notebook.cells if NOTICE_TAG not in cell.metadata.get("tags", [])]
    outline = Outline()
    markdown = create_markdown(renderer=outline, plugins=["table"])
    exporter = _exporter()
    exporter.register_filter("markdown", lambda text: Markup(markdown(text)))  # noqa: S704 - raw HTML in it is escaped
    html, _ = exporter.from_notebook_node(shown)
    failed = any(output.output_type == "error" for cell in shown.cells for output in cell.get("outputs", []))
    return Cells(Markup(html), tuple(outline.headings), failed)  # noqa: S704 - the template escaped it


def _show_prose(cell: NotebookNode) -> NotebookNode:
    """Turn a cell whose code is hidden and that shows Markdown alone, such as a heading, into a Markdown cell."""
    texts = [output.get("data", {}).get("text/markdown") for output in cell.get("outputs", [])]
    if not texts or None in texts or HIDDEN_TAG not in cell.metadata.get("tags", []):
        return cell
    return NotebookNode(cell | {"cell_type": "markdown", "source": "\n\n".join(texts)})


def plain(text: str) -> str:
    """Leave out what steers a terminal: colours, carriage returns, bells."""
    return _CONTROL.sub("", text)


def frame_html(html: str, *, folded: bool) -> Markup:
    """Put a bare table, such as pandas makes of a frame, in a box that scrolls; `folded` behind a summary.

    What `werket_lib.outputs` shows has its own frame and is left as it is.
    """
    html = _LAB_STYLE.sub("", html)
    if not _BARE_TABLE.match(html):
        return Markup(html)  # noqa: S704 - HTML of an output is our own code's
    box = f'<div class="scroll" tabindex="0" role="region" aria-label="Tabell">{html}</div>'
    return Markup(f'<details class="working"><summary>Arbetstabell</summary>{box}</details>' if folded else box)  # noqa: S704


def focusable(code: str) -> Markup:
    """Let long lines of highlighted code be reached by keyboard; Pygments has escaped it."""
    return Markup(code.replace("<pre>", '<pre tabindex="0">', 1))  # noqa: S704


def picture(output: NotebookNode, kind: str) -> Markup:
    """Return an ``<img>`` of a picture in an output, with the alt text that its metadata give."""
    data = output.data[kind]
    alt = output.metadata.get(kind, {}).get("alt") or output.metadata.get("alt") or "Figur utan beskrivning"
    if kind == "image/svg+xml":
        data = b64encode(data.encode()).decode()
    address = f"data:{kind};base64,{''.join(data.split())}"
    return Markup('<figure class="werket-figure"><img src="{}" alt="{}"></figure>').format(address, alt)


def prepare_cells() -> None:
    """Make the exporter ready, which takes longer than a page does."""
    _exporter()


@cache
def _exporter() -> Any:
    """Return the one exporter, whose templates are compiled once; each page brings its own markdown."""
    from nbconvert.exporters.templateexporter import TemplateExporter
    from nbconvert.filters.highlight import Highlight2HTML

    highlight = Highlight2HTML(pygments_lexer="python")  # type: ignore[no-untyped-call]
    exporter = TemplateExporter(  # type: ignore[no-untyped-call]
        config=Config(NbConvertBase={"display_data_priority": DISPLAY_PRIORITY}),
        template_name="base",
        template_file="cells.html.j2",
        extra_loaders=[FileSystemLoader(PACKAGE / TEMPLATES)],
        extra_template_basedirs=[],
        filters={
            "code": lambda source: focusable(highlight(source)),
            "plain": plain,
            "frame_html": frame_html,
            "picture": picture,
        },
    )
    exporter.environment.autoescape = True
    return exporter
