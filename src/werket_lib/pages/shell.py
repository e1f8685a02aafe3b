"""What every page shares: the frame, the stylesheet, the script, the fonts, the policy of what may load."""

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from werket_lib.months import name_day, name_month, parse_month
from werket_lib.pages.hyphens import soften
from werket_lib.store import write_whole
from werket_lib.style.dark import name_colors
from werket_lib.style.fonts import SANS, SERIF, font_face_css, more_face_css
from werket_lib.style.names import SAMPLE_MARK
from werket_lib.style.page_forms import FORMS_CSS, share_drawing
from werket_lib.style.table import TABLE_CSS
from werket_lib.style.theme import ACCENT, CONTRAST, GRID, INK, MUTED, PAPER

# What pages share with figures: faces and inks. The stylesheet speaks of them by these names.
SHARED = (
    f':root {{ --sans: "{SANS}", system-ui, sans-serif; --serif: "{SERIF}", Georgia, serif; '
    f"--figure-paper: {PAPER}; --figure-ink: {INK}; --figure-muted: {MUTED}; --figure-rule: {GRID}; "
    f"--figure-accent: {ACCENT}; --figure-contrast: {CONTRAST}; }}"
)
STYLESHEET = "sidor.css"  # what a folder's pages share
PACKAGE = Path(__file__).parents[1]  # each room has its templates beside its code
TEMPLATES = "pages/templates"

# Characters that no page may hold, or that would turn a line round: control characters and marks of direction.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def render_page(
    template: str,
    *,
    scripts: Sequence[str] = (f"{TEMPLATES}/contents.js", f"{TEMPLATES}/page.js"),
    styles: Sequence[str] = (f"{TEMPLATES}/page.css",),
    stylesheet: str | None = None,
    **context: Any,
) -> str:
    """Render one of our templates as a whole page that needs nothing from any server.

    Parameters
    ----------
    template
        Path of a file from the package, such as ``pages/templates/index.html.j2``.
    scripts, styles
        Paths of the files that the page brings along, likewise.
    stylesheet
        Where the page finds what `write_stylesheet` wrote of the same styles; None where it is to hold them itself.
    context
        What the template asks for; everything is escaped unless it is marked as HTML of ours.

    Raises
    ------
    jinja2.UndefinedError
        If the template asks for something that is not there.
    """
    code = "\n".join(map(_read, scripts))
    page = _environment().get_template(template).render(
        **context,
        css="" if stylesheet else _join(styles),
        script=code,
        stylesheet=stylesheet,
        policy=content_policy(code),
        sample_mark=SAMPLE_MARK,
    )  # fmt: skip
    page, colors = name_colors(page)
    page, marks = share_drawing(page)
    return _NO_TEXT.sub("", page.replace("</style>", more_face_css(page) + colors + marks + "</style>", 1))


def write_stylesheet(folder: Path, styles: Sequence[str] = (f"{TEMPLATES}/page.css",)) -> None:
    """Write fonts and styles beside a folder's pages, which then need not hold them one by one."""
    write_whole(folder / STYLESHEET, _join(styles).encode())


def _join(styles: Sequence[str]) -> str:
    return "\n".join((font_face_css(), SHARED, TABLE_CSS, FORMS_CSS, *map(_read, styles)))


def render_part(template: str, **context: Any) -> Markup:
    """Render one of our templates as a part of a page; everything in `context` is escaped as in `render_page`."""
    return Markup(_environment().get_template(template).render(**context))  # noqa: S704 - the template escaped it


def content_policy(script: str) -> str:
    """Return a Content-Security-Policy that lets nothing load from outside, and no script run but `script`."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'self' file: 'unsafe-inline'; "
        "img-src 'self' file: data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def label_month(month: str) -> str:
    """Write ``"2025-01"`` as a reader would: ``januari 2025``."""
    return name_month(parse_month(month))


def label_date(date: str) -> str:
    """Write ``"2025-02-13"`` or the time ``"2025-02-13T14:05:00"`` in Swedish: ``13 februari 2025 kl. 14.05``."""
    moment = dt.datetime.fromisoformat(date)
    day = name_day(moment)
    return day if len(date) == len("2025-02-13") else f"{day} kl. {moment:%H.%M}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"month": label_month, "date": label_date, "soften": soften}
    return environment


@cache
def _read(path: str) -> str:
    return (PACKAGE / path).read_text(encoding="utf-8")
