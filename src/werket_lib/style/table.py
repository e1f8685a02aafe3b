"""The house table: cells that know their fact, set as HTML here and, from the same cells, in PDF and Excel.

On pages it is great_tables' markup in our own look, light enough to stand in a page by the dozen:
great_tables brings 8 kB of stylesheet with every table and ids for every cell; `TABLE_CSS` styles all
tables of a page instead, and ``scope`` says what the ids said.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from html import escape
from itertools import cycle
from typing import Any, Literal

import pandas as pd

from werket_lib.facts import Fact, plain_value
from werket_lib.numbers import print_number
from werket_lib.style.names import HIDDEN, HIDDEN_SIGN, NO_VALUE, RANK_MOVES, TOTAL

# A page says what these are; a notebook, which says nothing, gets what stands behind the comma.
INK, MUTED, RULE = "var(--ink, #1c2126)", "var(--muted, #5b636b)", "var(--rule, #dfe2e5)"
PAPER = "var(--paper, #ffffff)"
UP, DOWN, STILL = "var(--up, #0b6670)", "var(--muted, #5b636b)", MUTED
HOUSE_STYLE = "werket-house"  # class of the style element that a notebook brings `TABLE_CSS` along in
BAR_WIDTH, BAR_HEIGHT = 56, 7
FEW, SEVERAL = 3, 8  # columns beside the names: fewer than the first fit a phone, more than the other never do
_SMALL = 'width="10" height="10" viewBox="0 0 10 10"'

# On a phone a name stands above its numbers: few of them below the table's heads, several with a head each; a table
# of many is drawn sideways. Borders are separate because a column that stays while the others scroll must take its
# rules along.
TABLE_CSS = f"""
.werket-grid {{ border-collapse: separate; border-spacing: 0; width: 100%; color: {INK}; font-size: .875rem;
  line-height: 1.3; font-variant-numeric: tabular-nums lining-nums; }}
.werket-grid caption {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }}
.werket-grid th, .werket-grid td {{ padding: .28rem .5rem; border-bottom: 1px solid {RULE};
  font-weight: 400; text-align: left; vertical-align: baseline; }}
.werket-grid thead th {{ border-bottom: 1px solid {INK}; color: {MUTED}; font-size: .75rem; vertical-align: bottom; }}
.werket-grid .gt_right {{ text-align: right; }}
.werket-grid td {{ white-space: nowrap; }}
.werket-grid tbody th:last-of-type {{ min-width: 9.75rem; max-width: 24rem; overflow-wrap: anywhere; }}
.werket-grid tbody th:last-of-type:not([colspan]), .werket-grid thead th:not(.gt_right):has(+ .gt_right) {{
  position: sticky; left: 0; z-index: 1; background: {PAPER}; }}
.werket-grid tr:has(> .gt_grand_summary_row) > * {{ border-top: 1px solid {INK}; border-bottom: 0; font-weight: 600; }}
.werket-grid svg {{ vertical-align: baseline; }}
.werket-grid [data-row] {{ display: inline-block; min-width: 1.3em; text-align: right; }}
.werket-grid .bar {{ display: flex; gap: .6rem; align-items: baseline; justify-content: space-between; }}
.werket-grid .bar svg {{ position: relative; top: -.12em; }}
.werket-grid .unit {{ display: block; color: {MUTED}; font-size: .75rem; }}
.werket-grid abbr {{ text-decoration: none; }}
@media (max-width: 30rem) {{
  .werket-grid th, .werket-grid td {{ padding: .28rem .35rem; }}
  .werket-grid .bar {{ justify-content: end; }}
  .werket-grid .bar svg {{ display: none; }}
}}
@media screen and (max-width: 30rem) {{
  .werket-grid.stacked, .werket-grid.stacked thead, .werket-grid.stacked tbody {{ display: block; }}
  .werket-grid.stacked tr {{ display: flex; flex-wrap: wrap; align-items: end; border-bottom: 1px solid {RULE}; }}
  .werket-grid.stacked tr[hidden], .werket-grid.several thead {{ display: none; }}
  .werket-grid.stacked th, .werket-grid.stacked td {{ min-width: 0; border: 0; padding: .15rem .2rem; }}
  .werket-grid.stacked th:not(.gt_right) {{ flex: 0 0 2.2rem; padding-left: 0; }}
  .werket-grid.stacked tbody th:last-of-type, .werket-grid.stacked thead th:not(.gt_right):has(+ .gt_right) {{
    flex: 1 0 calc(100% - 4.5rem); position: static; max-width: none; min-width: 0; }}
  .werket-grid.stacked tbody th:first-child:last-of-type,
  .werket-grid.stacked thead th:first-child:has(+ .gt_right) {{ flex-basis: 100%; }}
  .werket-grid.few .gt_right {{ flex: 1 0 24%; }}
  .werket-grid.few thead .gt_right {{ font-size: .6875rem; overflow-wrap: anywhere; }}
  .werket-grid.several tbody th:last-of-type {{ font-weight: 600; }}
  .werket-grid.several td {{ flex: 0 0 22%; padding-left: 0; text-align: left; }}
  .werket-grid.several td:not(.gt_right), .werket-grid.several td:has(.unit) {{ flex-basis: 33%; white-space: normal; }}
  .werket-grid.several td::before {{ content: attr(data-label); display: block; color: {MUTED}; font-size: .6875rem;
    line-height: 1.2; white-space: normal; }}
}}
"""

# JupyterLab sets every cell to the right and stripes the rows; a notebook brings this along after `TABLE_CSS`.
LAB_CSS = """
.jp-RenderedHTMLCommon table.werket-grid th, .jp-RenderedHTMLCommon table.werket-grid td { text-align: left; }
.jp-RenderedHTMLCommon table.werket-grid .gt_right { text-align: right; }
.jp-RenderedHTMLCommon table.werket-grid tbody tr { background: none; }
"""

# Colours of text strength against the paper.
GOOD, UNCERTAIN, BAD, SEVERE = "#1f7040", "#8a5d00", "#b4400f", "#8f1230"
Link = Callable[[str], str | None]
Mark = Literal["up", "down", "same", "new", "good", "uncertain", "bad", "severe"]

# A move in rank, or a verdict. The shapes differ without their colours; one without an earlier rank has a dot.
SHAPES: dict[str, str] = {
    "up": f'<path d="M5 1 9.5 9h-9z" fill="{UP}"/>',
    "down": f'<path d="M5 9 .5 1h9z" fill="{DOWN}"/>',
    "same": f'<path d="M1 4h8v2H1z" fill="{STILL}"/>',
    "new": f'<circle cx="5" cy="5" r="3.5" fill="{UP}"/>',
    "good": f'<circle cx="5" cy="5" r="4.5" fill="{GOOD}"/>',
    "uncertain": f'<path d="M5 0 10 5 5 10 0 5z" fill="{UNCERTAIN}"/>',
    "bad": f'<path d="M5 1 9.5 9h-9z" fill="{BAD}"/>',
    "severe": f'<path d="M2 0 5 3 8 0 10 2 7 5 10 8 8 10 5 7 2 10 0 8 3 5 0 2z" fill="{SEVERE}"/>',
}

_NEEDLESS = re.compile(r' (?:headers|id|data-quarto-[a-z-]+)="[^"]*"| (?:rowspan|colspan)="1"')
_CLASSES = re.compile(r' class="([^"]*)"')
_KEPT_CLASSES = {"gt_right", "gt_grand_summary_row", "bar", "unit", "number"}
_GAPS = re.compile(r">\s+<")
NO_VALUE_SIGN = "–"


@dataclass(frozen=True)
class Cell:
    """One cell: what it prints, and what stands behind that.

    Attributes
    ----------
    text
        As printed; plain text, also where it comes from outside.
    unit
        Set small after the text.
    fact
        Id of the fact that the text prints.
    value, decimals
        The number behind the text, unrounded, and with how many decimals it is printed.
    bar
        Length of a bar before the number, as a share of the longest, 0 to 1.
    mark
        A shape before the text; in place of it where there is no text but `label`.
    label
        What is read aloud in place of a shape or a hole.
    parts
        The cells that a joint cell, such as ``0,41 / 0,38``, is made of.
    """

    text: str
    unit: str = ""
    fact: str | None = None
    value: float | int | None = None
    decimals: int = 0
    bar: float | None = None
    mark: Mark | None = None
    label: str = ""
    parts: "tuple[Cell, ...]" = ()

    def to_html(self, link: Link | None = None) -> str:
        """Return the cell as HTML, escaped; `link` gives the address of a fact, for a number to lead to."""
        if self.parts:
            return " / ".join(part.to_html(link) for part in self.parts)
        if self.mark and not self.text:
            title = f"<title>{escape(self.label)}</title>"
            return f'<svg role="img" aria-label="{escape(self.label)}" {_SMALL}>{title}{SHAPES[self.mark]}</svg>'
        text = escape(self.text)
        if self.label:
            return f'<abbr title="{escape(self.label)}">{text}</abbr>'
        if link and self.fact and (address := link(self.fact)):
            text = f'<a href="{escape(address)}">{text}</a>'
        if self.bar is not None:
            rule = f'<rect width="{BAR_WIDTH * self.bar:.1f}" height="{BAR_HEIGHT}" fill="{UP}"/>'
            return (
                f'<span class="bar"><svg aria-hidden="true" width="{BAR_WIDTH}" height="{BAR_HEIGHT}">'
                f"{rule}</svg>{text}</span>"
            )
        shape = f'<svg aria-hidden="true" {_SMALL}>{SHAPES[self.mark]}</svg> ' if self.mark else ""
        return f'{shape}{text} <span class="unit">{escape(self.unit)}</span>' if self.unit else f"{shape}{text}"

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Cell":
        """Read a cell as `to_json` wrote it."""
        parts = tuple(cls.from_json(part) for part in document.get("parts", ()))
        return cls(**{**document, "parts": parts})

    def to_json(self) -> dict[str, Any]:
        """Return what differs from an empty cell."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        said = {name: value for name, value in said.items() if name == "text" or value != _DEFAULTS[name]}
        if self.parts:
            said["parts"] = [part.to_json() for part in self.parts]
        return said


_DEFAULTS = {field.name: field.default for field in fields(Cell)}


@dataclass(frozen=True)
class HouseTable:
    """A table as its cells, with what names it.

    Attributes
    ----------
    caption
        What the table shows, in plain text.
    columns
        Label and kind of each column, in order: ``head`` names a row, ``word`` and ``number`` tell of it.
    rows, total
        Cells in the columns' order; the total row has None under the heads.
    """

    name: str
    caption: str
    columns: tuple[tuple[str, Literal["head", "word", "number"]], ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell | None, ...] | None

    @property
    def html(self) -> str:
        """The table as it stands in a page, without a style of its own."""
        return self.to_html()

    def to_html(self, link: Link | None = None) -> str:
        """Return the table as HTML; `link` gives the address of a fact, for numbers to lead to."""
        # Imported where it is used: a third of a second that most commands have no need of.
        from great_tables import GT

        labels = [label for label, _ in self.columns]
        heads = [label for label, kind in self.columns if kind == "head"]
        cells = [[cell.to_html(link) for cell in row] for row in self.rows]
        html = pd.DataFrame(cells, columns=labels, dtype="str")
        html = html.assign(**{column: _tell_apart(html[column]) for column in heads[:-1]})
        table = GT(html, rowname_col=heads, id=self.name, locale="sv").tab_stubhead([*heads])
        table = table.fmt_passthrough(columns=labels, escape=False)
        right = [label for label, kind in self.columns if kind == "number" or label in heads[:-1]]
        table = table.cols_align("right", columns=right)
        if self.total is not None:
            totals = zip(labels, self.total, strict=True)
            summed = pd.Series({label: cell.to_html(link) for label, cell in totals if cell is not None})
            table = table.grand_summary_rows(fns={TOTAL: lambda _: summed})
        return _label_cells(_lighten(table.as_raw_html(), self.caption), self.columns)

    def _repr_html_(self) -> str:
        return self.html

    def to_json(self) -> dict[str, Any]:
        """Return the table as a section records it; from this the issue sets it in PDF and Excel."""
        return {
            "title": self.caption,
            "columns": [{"label": label, "kind": kind} for label, kind in self.columns],
            "rows": [[cell.to_json() for cell in row] for row in self.rows],
            "total": [cell.to_json() if cell else None for cell in self.total] if self.total else None,
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any], *, name: str) -> "HouseTable":
        """Read a table as `to_json` wrote it."""
        total = document["total"]
        return cls(
            name,
            document["title"],
            tuple((column["label"], column["kind"]) for column in document["columns"]),
            tuple(tuple(Cell.from_json(cell) for cell in row) for row in document["rows"]),
            None if total is None else tuple(Cell.from_json(cell) if cell else None for cell in total),
        )


def set_table(
    cells: pd.DataFrame,
    *,
    name: str,
    caption: str,
    heads: Sequence[str],
    words: Sequence[str] = (),
    total: Mapping[str, Cell] | None = None,
) -> HouseTable:
    """Typeset a table.

    Parameters
    ----------
    cells
        One column a column of the table, named by its head; every one a `Cell`, made by the functions below.
    caption
        What the table shows, in plain text; read aloud, not seen.
    heads
        The leading columns, which name a row; the others hold numbers.
    words
        Columns that hold words all the same.
    total
        Cells of the total row, by column.
    """
    kinds: dict[str, Literal["head", "word", "number"]] = {
        column: "head" if column in heads else "word" if column in words else "number" for column in cells
    }
    return HouseTable(
        name,
        caption,
        tuple(kinds.items()),
        tuple(tuple(row) for row in cells.itertuples(index=False, name=None)),
        None if total is None else tuple(total.get(column) for column in cells),
    )


def text_cell(text: str, *, unit: str = "", mark: Mark | None = None) -> Cell:
    """Say something in words, perhaps after a shape; `unit` follows in small letters."""
    return Cell(text, unit, mark=mark)


def number_cell(fact: Fact | None, *, signed: bool = False, unit: str = "") -> Cell:
    """Print a fact, with its unit on a line of its own; a hole says that it is one."""
    if fact is None or fact.value is None:
        return Cell(NO_VALUE_SIGN, fact=fact.id if fact else None, label=NO_VALUE)
    value = None if isinstance(fact.value, str) else fact.value
    return Cell(fact.signed if signed else fact.text, unit, fact.id, value, fact.decimals)


def hidden_cell() -> Cell:
    """Say that the agency keeps a count to itself, because it is small."""
    return Cell(HIDDEN_SIGN, label=HIDDEN)


def pair_cell(first: Cell, second: Cell) -> Cell:
    """Join two measures; one hole stands for both where neither is there."""
    if first.label == second.label == NO_VALUE:
        return Cell(NO_VALUE_SIGN, label=NO_VALUE)
    return Cell(f"{first.text} / {second.text}", second.unit, parts=(first, second))


def move_cell(move: str) -> Cell:
    """Draw a move in rank, with its word for those who do not see it."""
    marks: dict[str, Mark] = {"up": "up", "down": "down", "same": "same", "new": "new"}
    return Cell("", mark=marks[move], label=RANK_MOVES[move])


def bar_cell(fact: Fact, share: float) -> Cell:
    """Draw a thin bar before a fact's number.

    Parameters
    ----------
    share
        Of the longest bar, 0 to 1.
    """
    return replace(number_cell(fact), bar=float(share))


def total_cell(value: float | None, decimals: int, *, signed: bool = False) -> Cell:
    """Print what a column adds up to, with the decimals of the rows above it."""
    plain = plain_value(value)
    if plain is None or isinstance(plain, str):
        return Cell(NO_VALUE_SIGN, label=NO_VALUE)
    return Cell(print_number(plain, decimals, signed=signed), value=plain, decimals=decimals)


def _tell_apart(cells: pd.Series) -> list[str]:
    """Make equal cells of a leading column differ: great_tables would join them into one tall cell."""
    return [f'<span data-row="{number}">{cell}</span>' for number, cell in enumerate(cells, start=1)]


def _lighten(html: str, caption: str) -> str:
    """Leave of great_tables' HTML what means something, and name the table.

    Text from outside is escaped and holds no quotation mark, so what looks like an attribute is one.
    """
    table = html[html.index("<table") : html.rindex("</table>") + len("</table>")]
    table = _GAPS.sub("><", _CLASSES.sub(_keep_classes, _NEEDLESS.sub("", table)))
    return table.replace("<table>", f'<table class="werket-grid"><caption>{escape(caption)}</caption>', 1)


def _label_cells(html: str, columns: Sequence[tuple[str, str]]) -> str:
    """Say how a table is laid out on a phone; where its heads do not fit there, every cell brings its own along."""
    told = [(label, kind) for label, kind in columns if kind != "head"]
    wordy = any(kind == "word" for _, kind in told)
    if len(told) < FEW and not wordy:
        return html
    layout = "many" if len(told) > SEVERAL else "stacked several" if wordy or len(told) > FEW + 1 else "stacked few"
    html = html.replace("werket-grid", f"werket-grid {layout}", 1)
    if "several" not in layout:
        return html
    labels = cycle(f'<td data-label="{escape(label)}"' for label, _ in told)
    return re.sub("<td(?=[ >])", lambda _: next(labels), html)


def _keep_classes(match: re.Match[str]) -> str:
    kept = " ".join(name for name in match[1].split() if name in _KEPT_CLASSES)
    return f' class="{kept}"' if kept else ""
