"""What a section leaves: figures, their data, tables, facts, and a record of all of it in order.

Everything goes to ``<folder>/<month>/``, laid out as in ``reports/<month>/``, so that a notebook run by
hand leaves what a scheduled run does. The record, ``sections/<section>.json``, is all that the issue reads of a
section; a Markdown cell is the notebook's own.
"""

import io
import os
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from IPython.display import HTML, Markdown
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imsave

from werket_lib.errors import ParameterError
from werket_lib.facts import Facts
from werket_lib.provenance import Source, Sourced
from werket_lib.reports import SECTION_PATTERN, Headline, ReportFacts
from werket_lib.store import all_sources, write_json, write_whole
from werket_lib.style.fonts import SANS, font_face_css, more_face_css
from werket_lib.style.forms import Drawing
from werket_lib.style.names import SAMPLE_MARK
from werket_lib.style.page_forms import FORMS_CSS, PHONE, show_forms
from werket_lib.style.table import HOUSE_STYLE, LAB_CSS, TABLE_CSS, HouseTable
from werket_lib.style.theme import MUTED, use_theme

NAME_PATTERN = re.compile(r"[a-z][a-z0-9_]*")
PNG_DPI = 200
METHOD_TITLE = "Så är det räknat"
MARK_MM = 4.0  # height of the strip that says that a figure is made of sample data
POINTS_PER_MM = 72 / 25.4
# A spreadsheet would run a cell that begins with one of these; an apostrophe makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

# What holds coordinates; a hundredth of a point is finer than any screen or press.
_NUMBERS = re.compile(r' (?:d|x|y|points|transform)="[^"]*"')
_FINE = re.compile(r"(\d\.\d\d)\d+")
_ID = re.compile(r'\b(id="|href="#|url\(#)')


class Outputs:
    """The files of one section for one month, and what to show of them in the notebook.

    Parameters
    ----------
    section
        The notebook's name, such as ``33_rom2_suppliers``.
    folder
        Where the month's folder lies.
    tables
        What the section rests on, tables or other sections' facts; a sample among them marks everything.
        An optional table that is absent may be given as the None that it was read as.
    png
        Whether figures are written as PNG too, which takes longer than all else that a short notebook does.
    """

    def __init__(self, section: str, month: pd.Period, folder: Path, *tables: Sourced | None, png: bool = True) -> None:
        if not SECTION_PATTERN.fullmatch(section):
            raise ParameterError(
                f"not a section's name: {section!r}; a notebook is called 33_rom2_suppliers or the like"
            )
        self.section = section
        self._suffixes = (".svg", ".png", ".csv") if png else (".svg", ".csv")
        self.root = folder / str(month)
        there = [table for table in tables if table is not None]
        self._sources: tuple[Source, ...] = tuple(all_sources(*there))
        self._notes = list(dict.fromkeys(note for table in there for note in table.notes))
        self._retells = any(isinstance(table, ReportFacts) for table in there)
        self._blocks: list[dict[str, Any]] = []
        self._styled = False
        for sub in (f"figures/{section}", "results", "sections"):
            (self.root / sub).mkdir(parents=True, exist_ok=True)

    @property
    def sample(self) -> bool:
        """Whether anything here rests on sample data."""
        return any(source.sample for source in self._sources)

    def heading(self, text: str) -> Markdown:
        """Show a heading, which may quote facts: ``## {text}`` in Markdown."""
        self._add("heading", text=text)
        return Markdown(f"## {text}")

    def figure(
        self, name: str, figure: Figure, *, alt: str, caption: str, data: pd.DataFrame, column: Figure | None = None
    ) -> HTML:
        """Write a figure as SVG, and as PNG where that is wanted, with its data as CSV, and show it.

        Parameters
        ----------
        column
            The same drawn as wide as a column of text, for print.
        """
        base = self.root / "figures" / self.section / _check_name(name)
        with use_theme():
            svg, phone = draw_forms(figure, alt=alt, prefix=name, sample=self.sample)
            if ".png" in self._suffixes:
                write_whole(base.with_suffix(".png"), _draw_png(figure, sample=self.sample))
            if column is not None:
                narrow = mark_svg(draw_svg(column), alt=alt, prefix=f"{name}_column", sample=self.sample)
                write_whole(base.with_name(f"{name}-column.svg"), narrow.encode())
        write_whole(base.with_suffix(".svg"), svg.encode())
        if phone:
            write_whole(base.with_name(f"{name}{PHONE}"), phone.encode())
        write_whole(base.with_suffix(".csv"), to_csv(data))
        self._add("figure", name=name, file=f"figures/{self.section}/{name}", alt=alt, caption=caption)
        links = " ".join(
            f'<a href="{escape(_relative(base.with_suffix(suffix)))}" download>{suffix[1:].upper()}</a>'
            for suffix in self._suffixes
        )
        return self._show(
            f'<figure class="werket-figure" id="fig-{name}">{show_forms(svg, phone)}'
            f'<figcaption>{escape(caption)} <span class="links">{links}</span></figcaption></figure>',
        )

    def table(self, name: str, shown: HouseTable, *, data: pd.DataFrame, caption: str) -> HTML:
        """Write a table's data as CSV, and show the table as typeset by `werket_lib.style.table`."""
        path = self.root / "results" / f"{self.section}.{_check_name(name)}.csv"
        write_whole(path, to_csv(data))
        self._add("table", name=name, file=f"results/{path.name}", caption=caption, cells=shown.to_json())
        link = f'<a href="{escape(_relative(path))}" download>CSV</a>'
        return self._show(
            f'<figure class="werket-table" id="tab-{name}"><figcaption>{escape(caption)} '
            f'<span class="links">{link}</span></figcaption>'
            f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">{shown._repr_html_()}</div>'
            "</figure>",
        )

    def _show(self, html: str) -> HTML:
        """Show a figure or table; the first brings the house look along, for JupyterLab. Pages have their own."""
        css = f"{font_face_css(SANS)}{TABLE_CSS}{LAB_CSS}{FORMS_CSS}"
        style = "" if self._styled else f'<style class="{HOUSE_STYLE}">{css}</style>'
        self._styled = True
        return HTML(style + html)

    def text(self, text: str) -> HTML:
        """Show sentences of the report; a blank line parts paragraphs."""
        paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
        self._add("text", paragraphs=paragraphs)
        html = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
        return HTML(f'<div class="werket-text">{html}</div>')

    def headlines(self, headlines: Sequence[Headline]) -> HTML:
        """Show what each section says, under its title, which leads to the section's page."""
        items = "".join(self._headline(headline) for headline in headlines)
        paragraphs = [": ".join(filter(None, (headline.title, headline.text))) for headline in headlines]
        self._add("headlines", paragraphs=paragraphs)
        return HTML(f'<dl class="werket-headlines">{items}</dl>')

    def _headline(self, headline: Headline) -> str:
        title = escape(headline.title)
        if headline.text is not None:
            page = _relative(self.root / "html" / f"{headline.section}.html")
            title = f'<a href="{escape(page)}">{title}</a>'
        marks = "".join(f" <strong>{escape(mark)}</strong>" for mark in headline.marks)
        return f"<dt>{title}{marks}</dt><dd>{escape(headline.text or '')}</dd>"

    def sources(self) -> HTML:
        """Show the source lines."""
        self._add("sources")
        mark = f'<p class="werket-sample">{SAMPLE_MARK}</p>' if self.sample else ""
        lines = "".join(f'<p class="werket-source">{escape(source.citation)}</p>' for source in self._sources)
        return HTML(mark + lines)

    def method(self, text: str) -> Markdown:
        """Show how the section is computed, in Markdown that may quote facts: ``{{ rom2.remaining | antal }}``."""
        self._add("method", text=text.strip())
        return Markdown(f"## {METHOD_TITLE}\n\n{text.strip()}")

    def facts(self, facts: Facts, *, headline: str) -> None:
        """Write the section's facts and its record; the last thing that a section does."""
        record = {
            "section": self.section,
            "month": self.root.name,
            "blocks": self._blocks,
            "retells": self._retells,
            "headline": headline,
            "sample": self.sample,
            "notes": self._notes,
            "datasets": [describe_source(source) for source in self._sources],
            "facts": [fact.to_json() for fact in facts.values()],
            "histories": {
                fact.id: {str(month): float(value) for month, value in fact.history.items()}
                for fact in facts.values()
                if fact.history is not None
            },
        }
        write_json(self.root / "sections" / f"{self.section}.json", record)

    def _add(self, kind: str, **content: Any) -> None:
        self._blocks.append({"kind": kind, **content})


def to_csv(data: pd.DataFrame) -> bytes:
    """Write data as CSV in which no name from outside can act as a formula."""
    flat = data.reset_index() if any(data.index.names) else data
    safe = flat.map(lambda cell: f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell)
    return safe.to_csv(index=False, lineterminator="\n").encode()


def mark_svg(svg: str, *, alt: str, prefix: str, sample: bool) -> str:
    """Give an SVG its alt text, its fonts, ids of its own, and the mark of sample data."""
    svg = _NUMBERS.sub(_shorten, svg[svg.index("<svg") :])
    svg = _ID.sub(lambda match: f"{match[1]}{prefix}-", svg)
    head, body = re.match(r"<svg[^>]*>", svg), svg
    assert head
    opening = head[0]
    label = f"{prefix}-alt"
    if sample:
        opening, stamp = _extend(opening)
        body = body.replace("</svg>", f"{stamp}</svg>")
    opening = opening[:-1] + f' role="img" aria-labelledby="{label}">'
    title = f'<title id="{label}">{escape(alt)}</title>'
    style = f'<style type="text/css">{font_face_css(SANS)}{more_face_css(svg, SANS)}</style>'
    return opening + title + style + body[len(head[0]) :]


def _shorten(match: re.Match[str]) -> str:
    """Cut what lies beyond a hundredth of a point, and the line breaks within a path."""
    return " " + " ".join(_FINE.sub(r"\1", match[0]).split())


def _extend(opening: str) -> tuple[str, str]:
    """Make room for the mark under a figure; returns the new opening tag and the mark."""
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', opening)
    assert box
    width, height = float(box[1]), float(box[2])
    taller = height + MARK_MM * POINTS_PER_MM
    opening = opening.replace(box[0], f'viewBox="0 0 {width:g} {taller:g}"')
    opening = re.sub(r'height="[\d.]+pt"', f'height="{taller:g}pt"', opening)
    stamp = (
        f'<rect x="0" y="{height:g}" width="{width:g}" height="{taller - height:g}" fill="#ffffff"/>'
        f'<text x="4" y="{taller - 3.5:g}" '
        f"style=\"font: 600 7.5px '{SANS}'; fill: {MUTED}\">{SAMPLE_MARK}</text>"
    )
    return opening, stamp


_STAMP = re.compile(
    rf'<rect x="0" y="([\d.]+)" width="[\d.]+" height="[\d.]+" fill="#ffffff"/><text [^>]*>{SAMPLE_MARK}</text></svg>'
)


def without_mark(svg: str) -> str:
    """Take the mark of sample data, and the room made for it, off a figure for a page that has a mark of its own."""
    stamp = _STAMP.search(svg)
    if stamp is None:
        return svg
    opening = re.match(r"<svg[^>]*>", svg)
    assert opening
    shorter = re.sub(r'(viewBox="0 0 [\d.]+) [\d.]+"', rf'\1 {stamp[1]}"', opening[0])
    shorter = re.sub(r'height="[\d.]+pt"', f'height="{stamp[1]}pt"', shorter)
    return shorter + svg[opening.end() : stamp.start()] + "</svg>"


def draw_forms(figure: Figure, *, alt: str, prefix: str, sample: bool) -> tuple[str, str]:
    """Draw a figure and its form for a phone, empty where it has none, each as `mark_svg` marks it."""
    phone = figure.phone if isinstance(figure, Drawing) else None
    narrow = "" if phone is None else mark_svg(draw_svg(phone), alt=alt, prefix=f"{prefix}-phone", sample=sample)
    return mark_svg(draw_svg(figure), alt=alt, prefix=prefix, sample=sample), narrow


def draw_svg(figure: Figure) -> str:
    """Draw a figure as SVG, the same bytes each time."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def _draw_png(figure: Figure, *, sample: bool) -> bytes:
    pixels = _rasterise(figure)
    if sample:
        strip = Figure(figsize=(figure.get_figwidth(), MARK_MM / 25.4), facecolor="white")
        strip.text(4 / 72 / figure.get_figwidth(), 0.3, SAMPLE_MARK, size=7.5, weight=600, color=MUTED)
        pixels = np.vstack([pixels, _rasterise(strip)[:, : pixels.shape[1]]])
    buffer = io.BytesIO()
    imsave(buffer, pixels, format="png", dpi=PNG_DPI, metadata={"Software": ""})
    return buffer.getvalue()


def _rasterise(figure: Figure) -> np.ndarray[Any, Any]:
    before, figure.dpi = figure.dpi, PNG_DPI
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    figure.dpi = before
    return np.asarray(canvas.buffer_rgba())


def _relative(path: Path) -> str:
    """Link from where the notebook stands: a kernel's working folder is its notebook's."""
    return Path(os.path.relpath(path, Path.cwd())).as_posix()


def _check_name(name: str) -> str:
    if not NAME_PATTERN.fullmatch(name):
        raise ParameterError(f"not a name for a figure or table: {name!r}; use small letters, digits and _")
    return name


def describe_source(source: Source) -> dict[str, Any]:
    """Return what the record of a section or a run says of a raw file."""
    return {
        "dataset": source.dataset,
        "edition": source.edition,
        "file": source.file,
        "sha256": source.sha256,
        "sample": source.sample,
        "producer": source.producer,
        "title": source.title,
        "date_published": source.date_published,
    }
