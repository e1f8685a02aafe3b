"""The issue's tables as one workbook: real numbers, each with its unit, source and month."""

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten, wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from werket_lib.facts import Fact
from werket_lib.model import Issue, Paragraph, Section, TableBlock, plain
from werket_lib.months import name_month
from werket_lib.numbers import MINUS
from werket_lib.store import write_whole
from werket_lib.style.names import SAMPLE_MARK, TOTAL, UNITS

CONTENTS, FACTS = "Innehåll", "Alla siffror"
LONGEST_SHEET_NAME = 31  # Excel's own limit
WIDEST, NARROWEST = 48, 9  # of a column, in characters
A4 = 9  # Excel's number for the paper
HEAD_ROW = 5  # rows above a table's header, which say what it is
HEAD_HEIGHT = 32  # two lines
LINE = 100  # characters in a line of the notes under a table
TABLE_STYLE = "Table Style Light 1"
FACT_COLUMNS = ("Namn", "Värde", "Enhet", "Som tryckt", "Månad", "Uträknad av", "Källfil", "Celler")
OPTIONS = {
    # Text is text, whatever it begins with, and an address in it leads nowhere.
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "in_memory": True,
}

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class _Sheet:
    """One table's sheet."""

    name: str
    section: Section
    table: TableBlock


def write_excel(issue: Issue, path: Path) -> None:
    """Write the appendix; the same issue gives the same bytes.

    Every number in it is a number, unrounded, shown with as many decimals as the report prints.
    """
    buffer = io.BytesIO()
    workbook = Workbook(buffer, OPTIONS)
    workbook.set_properties(
        {
            "title": f"Werket Månadsrapport {name_month(issue.month)}: tabellbilaga",
            "subject": f"Nummer {issue.number}, {issue.label}",
            "author": "Werket",
            "created": dt.datetime.combine(issue.published, dt.time(), dt.UTC),
        }
    )
    _Book(workbook, issue).write()
    workbook.close()
    write_whole(path, buffer.getvalue())


class _Book:
    """The workbook while it is written, with the formats that its sheets share."""

    def __init__(self, workbook: Workbook, issue: Issue) -> None:
        self.workbook, self.issue = workbook, issue
        font = {"font_name": "Calibri", "font_size": 11}
        self.plain = workbook.add_format(font | {"valign": "top"})
        self.word = workbook.add_format(font | {"indent": 1})  # away from the number before it
        self.title = workbook.add_format(font | {"bold": True, "font_size": 14})
        self.muted = workbook.add_format(font | {"font_color": "#5b636b"})
        self.stamp = workbook.add_format(font | {"bold": True, "font_color": "#b4400f"})
        self.link = workbook.add_format(font | {"font_color": "#0b6670", "underline": 1})
        self.head = workbook.add_format(font | {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1})
        self.total = workbook.add_format(font | {"bold": True, "top": 1})
        self._numbers: dict[tuple[int, bool, bool], Any] = {}

    def number(self, decimals: int, *, signed: bool = False, bold: bool = False) -> Any:
        """Return the format of a number; Excel shows its own language's comma and space."""
        key = (decimals, signed, bold)
        if key not in self._numbers:
            digits = "#,##0" + ("." + "0" * decimals if decimals else "")
            pattern = f"{'+' if signed else ''}{digits};{MINUS}{digits};{digits}"
            self._numbers[key] = self.workbook.add_format(
                {"num_format": f"[$-41D]{pattern}", "bold": bold, "top": bold}
            )
        return self._numbers[key]

    def write(self) -> None:
        """Write every sheet: contents, tables in the issue's order, and all facts."""
        sheets = list(_name_sheets(self.issue))
        contents = self._add_sheet(CONTENTS, head_row=4)
        for sheet in sheets:
            self._write_table(self._add_sheet(sheet.name, head_row=HEAD_ROW), sheet)
        self._write_facts(self._add_sheet(FACTS, head_row=0))
        self._write_contents(contents, sheets)

    def _add_sheet(self, name: str, *, head_row: int) -> Worksheet:
        """Add a sheet that also prints well: A4, as wide as the page, its header on each."""
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head_row)
        sheet.set_footer("&L&8Werket Månadsrapport&R&8&A, &P av &N")
        return sheet

    def _write_contents(self, sheet: Worksheet, tables: Sequence[_Sheet]) -> None:
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 70)
        sheet.set_column(2, 2, 44)
        sheet.write_string(0, 0, f"Werket Månadsrapport, {name_month(self.issue.month)}", self.title)
        sheet.write_string(1, 0, f"Tabellbilaga till nummer {self.issue.number}, {self.issue.label}", self.muted)
        if self.issue.sample:
            sheet.write_string(2, 0, SAMPLE_MARK, self.stamp)
        for column, label in enumerate(("Blad", "Tabell", "Avsnitt")):
            sheet.write_string(4, column, label, self.head)
        entries = [(one.name, one.table.caption, one.section.title) for one in tables]
        entries.append((FACTS, "Varje siffra i rapporten, med enhet, uträkning och källa", ""))
        for row, (name, caption, section) in enumerate(entries, start=5):
            sheet.write_url(row, 0, f"internal:'{name}'!A1", self.link, name)
            sheet.write_string(row, 1, caption, self.plain)
            sheet.write_string(row, 2, section, self.plain)
        sheet.freeze_panes(5, 0)

    def _write_table(self, sheet: Worksheet, one: _Sheet) -> None:
        cells = _part_units(one.table.cells)
        sheet.write_string(0, 0, cells["title"], self.title)
        sheet.write_string(1, 0, f"{one.section.title}, {name_month(self.issue.month)}", self.muted)
        if one.section.sample:
            sheet.write_string(2, 0, SAMPLE_MARK, self.stamp)
        sheet.write_url(3, 0, f"internal:'{CONTENTS}'!A1", self.link, "Till innehållet")
        labels = _label_columns(cells, self.issue.facts)
        rows = cells["rows"]
        sheet.add_table(
            HEAD_ROW,
            0,
            HEAD_ROW + max(len(rows), 1),
            len(labels) - 1,
            {
                "name": f"tabell_{one.section.name}_{one.table.name}",
                "style": TABLE_STYLE,
                "banded_rows": False,
                "columns": [{"header": label, "header_format": self.head} for label in labels],
            },
        )
        for at, row in enumerate(rows, start=HEAD_ROW + 1):
            for column, cell in enumerate(row):
                self._write_cell(sheet, at, column, cell)
        for column, cell in enumerate(cells["total"]):
            self._write_total(sheet, HEAD_ROW + 1 + len(rows), column, cell)
        for at, line in enumerate(_about(one.section), start=HEAD_ROW + len(rows) + 3):
            sheet.write_string(at, 0, line, self.muted)
        for column, width in enumerate(_widths(labels, rows)):
            sheet.set_column(column, column, width)
        sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
        heads = sum(column["kind"] == "head" for column in cells["columns"])
        sheet.freeze_panes(HEAD_ROW + 1, heads)

    def _write_cell(
        self, sheet: Worksheet, row: int, column: int, cell: Mapping[str, Any], *, bold: bool = False
    ) -> None:
        if "value" in cell:
            style = self.number(cell.get("decimals", 0), signed=cell["text"].startswith("+"), bold=bold)
            sheet.write_number(row, column, cell["value"], style)
        else:
            sheet.write_string(row, column, _say(cell), self.word if column else self.plain)

    def _write_total(self, sheet: Worksheet, row: int, column: int, cell: Mapping[str, Any] | None) -> None:
        if cell is not None:
            self._write_cell(sheet, row, column, cell, bold=True)
        elif column == 0:
            sheet.write_string(row, column, TOTAL, self.total)
        else:
            sheet.write_blank(row, column, None, self.total)

    def _write_facts(self, sheet: Worksheet) -> None:
        facts = list(self.issue.facts.values())
        columns = [{"header": label, "header_format": self.head} for label in FACT_COLUMNS]
        sheet.add_table(
            0, 0, max(len(facts), 1), len(columns) - 1,
            {"name": "alla_siffror", "style": TABLE_STYLE, "banded_rows": False, "columns": columns},
        )  # fmt: skip
        for row, fact in enumerate(facts, start=1):
            words = (fact.id, None, UNITS.get(fact.unit, fact.unit), fact.text, str(fact.month), fact.computed_by,
                     "; ".join(source["file"] for source in fact.sources),
                     "; ".join(source["cells"] for source in fact.sources))  # fmt: skip
            for column, word in enumerate(words):
                if word is not None:
                    sheet.write_string(row, column, word, self.plain)
            if isinstance(fact.value, int | float):
                sheet.write_number(row, 1, fact.value, self.number(fact.decimals))
        for column, width in enumerate((52, 14, 18, 14, 10, 44, 60, 44)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 1)


def _name_sheets(issue: Issue) -> Iterator[_Sheet]:
    """Give each table a sheet, named after its section and its number there."""
    for section in issue.sections:
        tables = [block for block in section.blocks if isinstance(block, TableBlock)]
        for number, table in enumerate(tables, start=1):
            before, after = f"{section.name[:2]} ", f" {number}" if len(tables) > 1 else ""
            title = _NOT_IN_SHEET_NAMES.sub(" ", section.title)
            room = LONGEST_SHEET_NAME - len(before + after)
            yield _Sheet(before + shorten(title, room, placeholder="") + after, section, table)


def _about(section: Section) -> list[str]:
    """Say under a table where it comes from and how it was reckoned, in lines that print."""
    told = [f"Källa: {citation}" for citation in section.citations]
    told += [plain(block.spans) for block in section.method if isinstance(block, Paragraph)]
    return [line for paragraph in told for line in wrap(paragraph, LINE)]


def _part_units(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Give units that stand in a column's cells, each row its own, a column of their own after it."""
    columns: list[Mapping[str, Any]] = []
    rows: list[list[Mapping[str, Any]]] = [[] for _ in cells["rows"]]
    total: list[Mapping[str, Any] | None] = []
    for place, column in enumerate(cells["columns"]):
        columns.append(column)
        has_units = any("value" in row[place] and row[place].get("unit") for row in cells["rows"])
        if has_units:
            columns.append({"label": f"{column['label']}, enhet", "kind": "word"})
        for row, made in zip(cells["rows"], rows, strict=True):
            made += [row[place], {"text": row[place].get("unit", "")}] if has_units else [row[place]]
        if cells["total"]:
            total += [cells["total"][place], None] if has_units else [cells["total"][place]]
    return {"title": cells["title"], "columns": columns, "rows": rows, "total": total}


def _label_columns(cells: Mapping[str, Any], facts: Mapping[str, Fact]) -> list[str]:
    """Label each column, with its unit where all of its facts share one; a label stands once."""
    labels: list[str] = []
    for place, column in enumerate(cells["columns"]):
        units = {facts[row[place]["fact"]].unit for row in cells["rows"] if row[place].get("fact") in facts}
        unit = UNITS.get(units.pop(), "") if len(units) == 1 else ""
        label = column["label"]
        if unit and unit.casefold() not in label.casefold():
            label = f"{label} ({unit})"
        known = [one.casefold() for one in labels]
        labels.append(label if label.casefold() not in known else f"{label} {place + 1}")
    return labels


def _widths(labels: Sequence[str], rows: Sequence[Sequence[Mapping[str, Any]]]) -> list[int]:
    widest = [max((len(_say(row[column])) for row in rows), default=0) for column in range(len(labels))]
    needed = [max(width, *map(len, label.split())) for width, label in zip(widest, labels, strict=True)]
    return [min(max(width + 2, NARROWEST), WIDEST) for width in needed]


def _say(cell: Mapping[str, Any]) -> str:
    """Say in words what a cell shows; a shape says its label."""
    said = cell["text"] or cell.get("label", "")
    return f"{said} {cell['unit']}" if cell.get("unit") and "value" not in cell else said
