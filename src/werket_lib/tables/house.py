"""The house table: great_tables' markup in our own look, light enough to stand in a page by the dozen.

great_tables brings 8 kB of stylesheet with every table and ids for every cell; `TABLE_CSS` styles all
tables of a page instead, and ``scope`` says what the ids said.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.text.labels import NO_VALUE, RANK_MOVES, TOTAL

# A page says what these are; a notebook, which says nothing, gets what stands behind the comma.
INK, MUTED, RULE = "var(--ink, #1c2126)", "var(--muted, #5b636b)", "var(--rule, #dfe2e5)"
PAPER = "var(--paper, #ffffff)"
UP, DOWN, STILL = "var(--up, #0b6670)", "var(--down, #a87408)", MUTED
BAR_WIDTH, BAR_HEIGHT = 56, 7

# Borders are separate because a column that stays while the others scroll must take its rules along.
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
.werket-grid tbody th:last-of-type {{ min-width: 8.5rem; max-width: 24rem; overflow-wrap: anywhere; }}
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
"""

# The shapes differ without their colours; a supplier that has no earlier rank has no arrow but a dot.
_SHAPES = {
    "up": f'<path d="M5 1 9.5 9h-9z" fill="{UP}"/>',
    "down": f'<path d="M5 9 .5 1h9z" fill="{DOWN}"/>',
    "same": f'<path d="M1 4h8v2H1z" fill="{STILL}"/>',
    "new": f'<circle cx="5" cy="5" r="3.5" fill="{UP}"/>',
}
_NEEDLESS = re.compile(r' (?:headers|id|data-quarto-[a-z-]+)="[^"]*"| (?:rowspan|colspan)="1"')
_CLASSES = re.compile(r' class="([^"]*)"')
_KEPT_CLASSES = {"gt_right", "gt_grand_summary_row", "bar", "unit"}
_GAPS = re.compile(r">\s+<")


@dataclass(frozen=True)
class HouseTable:
    """A table as HTML, without a style of its own."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def set_table(
    cells: pd.DataFrame,
    *,
    name: str,
    caption: str,
    heads: Sequence[str],
    words: Sequence[str] = (),
    total: Mapping[str, str] | None = None,
) -> HouseTable:
    """Typeset cells that are HTML already.

    Parameters
    ----------
    cells
        One column a column of the table, named by its head; every cell HTML, made by the functions below.
    caption
        What the table shows, in plain text; read aloud, not seen.
    heads
        The leading columns, which name a row; the others hold numbers.
    words
        Columns that hold words all the same.
    total
        Cells of the total row, by column.
    """
    # Imported where it is used: a third of a second that most commands have no need of.
    from great_tables import GT

    leading = {column: _tell_apart(cells[column]) for column in heads[:-1]}
    table = GT(cells.assign(**leading), rowname_col=list(heads), id=name, locale="sv").tab_stubhead(list(heads))
    table = table.fmt_passthrough(columns=list(cells), escape=False)
    table = table.cols_align("right", columns=[column for column in cells if column not in (heads[-1], *words)])
    if total is not None:
        table = table.grand_summary_rows(fns={TOTAL: lambda _: pd.Series(dict(total))})
    return HouseTable(_lighten(table.as_raw_html(), caption))


def text_cell(text: str) -> str:
    """Escape what comes from outside."""
    return escape(text)


def number_cell(fact: Fact | None, *, signed: bool = False, unit: str = "") -> str:
    """Print a fact, with its unit on a line of its own; a hole says that it is one."""
    if fact is None or fact.value is None:
        return f'<abbr title="{NO_VALUE}">–</abbr>'
    number = escape(fact.signed if signed else fact.text)
    return f'{number} <span class="unit">{escape(unit)}</span>' if unit else number


def move_cell(move: str) -> str:
    """Draw a move in rank, with its word for those who do not see it."""
    return (
        f'<svg role="img" aria-label="{RANK_MOVES[move]}" width="10" height="10" viewBox="0 0 10 10">'
        f"<title>{RANK_MOVES[move]}</title>{_SHAPES[move]}</svg>"
    )


def bar_cell(number: str, share: float) -> str:
    """Draw a thin bar before a printed number.

    Parameters
    ----------
    share
        Of the longest bar, 0 to 1.
    """
    return (
        f'<span class="bar"><svg aria-hidden="true" width="{BAR_WIDTH}" height="{BAR_HEIGHT}">'
        f'<rect width="{BAR_WIDTH * share:.1f}" height="{BAR_HEIGHT}" fill="{UP}"/></svg>{escape(number)}</span>'
    )


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


def _keep_classes(match: re.Match[str]) -> str:
    kept = " ".join(name for name in match[1].split() if name in _KEPT_CLASSES)
    return f' class="{kept}"' if kept else ""
