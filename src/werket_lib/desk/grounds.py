"""What the report prints, how each number was computed, and what rests on a file."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.codes import MUNICIPALITY_GROUPS
from werket_lib.desk.regions import keep_region
from werket_lib.desk.session import Month, check_name, data_dir, note_sample, reported_months, reports_dir, to_month
from werket_lib.desk.tables import groups_of
from werket_lib.errors import SHOWN_ROWS, InputError, WerketError
from werket_lib.facts import Fact, slugify_all
from werket_lib.processed.recipes import RECIPES
from werket_lib.provenance import list_editions, open_raw
from werket_lib.reports import list_blocks, read_record
from werket_lib.sources import DATASETS
from werket_lib.store import read_provenances
from werket_lib.style.names import UNITS

NOTHING = "month that has been run; run `werket run 2025-01`"


def facts(month: Month | None = None, *, reports: str | Path | None = None) -> pd.DataFrame:
    r"""List every fact of a month that has been run: each number that its report prints or can print.

    Parameters
    ----------
    month
        ``"2025-01"``; the newest that has been run, unless given.
    reports
        Folder that holds the months' reports; the project's, unless given.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``id``: ``text`` as printed, ``value`` unrounded, ``unit``, ``month`` that it is of, ``section`` that
        made it, ``computed_by``.

    Raises
    ------
    InputError
        If the month has not been run.

    Examples
    --------
    >>> import werket_lib as wl
    >>> wl.facts("2025-01").loc["rom2.remaining", ["text", "unit", "section"]].tolist()
    ['39\xa0413', 'persons', '30_rom2_participants']
    """
    folder = _month_folder(month, reports)
    sections = _sections_of(folder)
    rows = [
        {
            "id": fact["id"],
            "text": fact["text"],
            "value": fact["value"],
            "unit": fact["unit"],
            "month": pd.Period(fact["month"], freq="M"),
            "section": sections.get(fact["id"], ""),
            "computed_by": fact["computed_by"],
        }
        for fact in _read_facts(folder)
    ]
    return pd.DataFrame(rows).set_index("id")


def fact_histories(month: Month | None, *, reports: str | Path | None = None) -> Mapping[str, Mapping[str, float]]:
    """Return the history of each fact that has one, by month; none where nothing has been run."""
    try:
        return dict(read_record(_month_folder(month, reports) / "histories.json"))
    except (InputError, FileNotFoundError):
        return {}


def _month_folder(month: Month | None, reports: str | Path | None) -> Path:
    root = reports_dir(reports)
    found = reported_months(root)
    folder = root / str(to_month(month, found, what=NOTHING))
    if folder.name not in found:
        raise InputError(
            f"{folder.name} has not been run; run `werket run {folder.name}`"
            + (f", or name one of {', '.join(found)}" if found else "")
        )
    return folder


def _read_facts(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_record(folder / "facts.json")["facts"]
    if any(source["sample"] for fact in found for source in fact["sources"]):
        note_sample(folder.name)
    return found


def _sections_of(folder: Path) -> dict[str, str]:
    """Return the section that made each fact."""
    made: dict[str, str] = {}
    for path in sorted((folder / "sections").glob("*.json")):
        for fact in read_record(path)["facts"]:
            made.setdefault(fact["id"], path.stem)
    return made


@dataclass(frozen=True)
class Ground:
    """Cells that a fact rests on.

    Attributes
    ----------
    file
        ``af_suppliers/2025-01/leverantorer-2025-01.xlsx``, under ``data/raw``.
    cells
        Sheet and column.
    rows
        The rows of the file that the fact is of, as they are read; None where the file cannot be read as it was.
    column
        The column of `rows` that stands in those cells.
    """

    file: str
    cells: str
    sample: bool
    rows: pd.DataFrame | None = None
    column: str = ""

    @property
    def told_rows(self) -> str:
        """Say which rows these are."""
        if self.rows is None:
            return "the file is no longer as it was when the fact was made"
        same = {
            name: self.rows[name].iloc[0]
            for name in _keys(self.rows)
            if len(self.rows) and len(self.rows[name].unique()) == 1
        }
        kept = ", ".join(f"{name} {value}" for name, value in same.items())
        count = f"{len(self.rows)} row{'' if len(self.rows) == 1 else 's'}"
        return f"{count}{f' with {kept}' if kept else ''}"


@dataclass(frozen=True)
class Explanation:
    """One fact, and all that it rests on; shows itself in a notebook and is text when printed.

    Attributes
    ----------
    fact
        With its value, unit, month and history.
    section
        Name of the section that made it.
    how
        What the function that computed it says of itself.
    grounds
        The cells that it rests on.
    """

    fact: Fact
    section: str
    how: str
    grounds: tuple[Ground, ...]

    @property
    def history(self) -> pd.Series | None:
        """The same measure by month; None where there is none."""
        return self.fact.history

    def chart(self) -> Any:
        """Draw the history in the house style."""
        from werket_lib.desk.charting import chart

        if self.history is None:
            raise InputError(f"{self.fact.id} has no history")
        return chart(self.history.rename(self.fact.id), title=self.fact.id, unit=UNITS.get(self.fact.unit, ""))

    def __str__(self) -> str:
        return "\n".join(f"{name:12} {told}" for name, told in self._lines())

    __repr__ = __str__

    def _lines(self) -> list[tuple[str, str]]:
        fact = self.fact
        lines = [
            ("fact", fact.id),
            ("value", f"{fact.text} {fact.unit}, {fact.month} (unrounded: {fact.value})"),
            ("section", self.section),
            ("computed by", f"{fact.computed_by}: {self.how}" if self.how else fact.computed_by),
        ]
        for ground in self.grounds:
            lines += [
                ("file", f"{ground.file}{' (sample data)' if ground.sample else ''}"),
                ("cells", ground.cells),
                ("rows", ground.told_rows),
            ]
        return [*lines, ("history", self._told_history())]

    def _told_history(self) -> str:
        if self.history is None:
            return "none"
        seen = self.history
        return (
            f"{len(seen)} months, {seen.index[0]} to {seen.index[-1]}; lowest {seen.min():g} in {seen.idxmin()}, "
            f"highest {seen.max():g} in {seen.idxmax()}"
        )

    def _repr_html_(self) -> str:
        from werket_lib.desk.showing import figure_html, frame_html

        lines = "".join(
            f'<tr><th style="text-align:left">{html.escape(name)}</th>'
            f'<td style="text-align:left">{html.escape(told)}</td></tr>'
            for name, told in self._lines()
        )
        drawn = figure_html(self.chart()) if self.history is not None else ""
        rows = "".join(
            f"<p>{html.escape(ground.file)}, {html.escape(ground.cells)}:</p>{frame_html(ground.rows)}"
            for ground in self.grounds
            if ground.rows is not None and len(ground.rows)
        )
        return f'<table class="werket-explanation">{lines}</table>{drawn}{rows}'


def explain(
    fact_id: str | float,
    month: Month | None = None,
    *,
    data: str | Path | None = None,
    reports: str | Path | None = None,
) -> Explanation:
    """Explain a fact: its value, how it was computed, from which file, sheet, column and rows, and its history.

    Parameters
    ----------
    fact_id
        As `facts` lists it, and as an article writes it: ``"rom2.remaining"``; or a number as it is printed, which
        only one fact prints: ``"39 413"``, ``39413``.
    month, reports
        As in `facts`.
    data
        Folder that holds ``raw/``; the project's, unless given.

    Returns
    -------
    Explanation
        Shows itself where it ends a cell, with its history as a chart; ``print`` gives it as text.

    Raises
    ------
    InputError
        If the month has not been run or has no such fact; names the nearest.

    Examples
    --------
    >>> import werket_lib as wl
    >>> wl.explain("rom2.remaining", "2025-01")  # doctest: +ELLIPSIS
    fact         rom2.remaining
    value        39...413 persons, 2025-01 (unrounded: 39413)
    section      30_rom2_participants
    computed by  werket_lib.sections.services.numbers.summarise_flows: ...
    file         af_suppliers/2025-01/leverantorer-2025-01.xlsx (sample data)
    cells        sheet '1) LEVERANTÖR', column 'tjanstdelt_pagaende'
    rows         ... rows with month 2025-01, service ROM2...
    history      22 months, 2023-04 to 2025-01; ...
    """
    folder = _month_folder(month, reports)
    found = {fact["id"]: fact for fact in _read_facts(folder)}
    printed = [name for name, fact in found.items() if _is_printed(fact["text"], fact_id)]
    if len(printed) == 1:
        (fact_id,) = printed
    elif printed:
        shown = ", ".join(printed[:SHOWN_ROWS]) + (", …" if len(printed) > SHOWN_ROWS else "")
        raise InputError(
            f"{fact_id} is printed by {len(printed)} facts: {shown}; name one, as wl.explain({printed[0]!r})"
        )
    name = check_name(str(fact_id), list(found), what=f"fact of {folder.name}")
    fact = Fact.from_json(found[name], read_record(folder / "histories.json").get(name))
    raw_dir = data_dir(data) / "raw"
    grounds = tuple(_find_rows(fact, source, raw_dir) for source in found[name]["sources"])
    return Explanation(fact, _sections_of(folder).get(name, ""), _how(fact.computed_by), grounds)


def _is_printed(printed: str, asked: object) -> bool:
    """Tell whether a number as a reader may type it is the printed one, whatever its spaces; 7.3 is 7,3."""
    typed = "".join(str(asked).split()).replace("-", "−")
    if isinstance(asked, float):
        typed = typed.removesuffix(".0").replace(".", ",")
    return "".join(printed.split()) == typed


def _how(function: str) -> str:
    """Return the first line of what a function says of itself; empty where there is no such function any longer."""
    from importlib import import_module
    from inspect import getdoc

    module, _, name = function.rpartition(".")
    try:
        return (getdoc(getattr(import_module(module), name)) or "").split("\n")[0]
    except (ImportError, AttributeError, ValueError):
        return ""


def _find_rows(fact: Fact, source: Mapping[str, Any], raw_dir: Path) -> Ground:
    """Read the rows of a raw file that a fact is of, told by the parts of its id and by its month."""
    ground = Ground(source["file"], source["cells"], source["sample"])
    about = DATASETS.get(ground.file.split("/")[0])
    if about is None:
        return ground
    try:
        raw = open_raw(raw_dir / ground.file)
        if raw.meta.sha256 != source["sha256"]:
            return ground
        loaded = [load(raw) for load in (about.load, *about.sheets.values())]
    except WerketError:
        return ground
    for sourced in loaded:
        for column, cells in sourced.sources[0].columns.items():
            if cells in ground.cells and column in sourced.table:
                rows = _rows_of(fact, sourced.table, raw_dir.parent)
                kept = list(dict.fromkeys([*_keys(rows), column]))
                return Ground(ground.file, ground.cells, ground.sample, rows[kept], column)
    return ground


def _rows_of(fact: Fact, table: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """Keep the rows that a fact's id and month name: its service, supplier, area, track, group."""
    rows = table
    if "month" in rows and (rows["month"] == fact.month).any():
        rows = rows[rows["month"] == fact.month]
    groups = {slug: name for name, slug in slugify_all(MUNICIPALITY_GROUPS.values()).items()}
    for part in fact.id.split(".")[:-1]:
        if part in groups and "municipality_code" in rows:
            rows = keep_region(rows, groups[part], name=fact.id, groups=groups_of(fact.month, folder))
        for name in _keys(rows):
            if pd.api.types.is_string_dtype(rows[name]):
                named = [value for value, slug in slugify_all(rows[name].dropna().unique()).items() if slug == part]
                rows = rows[rows[name].isin(named)] if named else rows
    return rows


def _keys(table: pd.DataFrame) -> list[str]:
    """Return the columns that say what a row is of."""
    return [name for name in table if not pd.api.types.is_numeric_dtype(table[name]) and not name.endswith("_status")]


def uses(
    dataset: str,
    edition: str | pd.Period | None = None,
    *,
    data: str | Path | None = None,
    reports: str | Path | None = None,
) -> pd.DataFrame:
    """List what rests on a raw file: tables, sections and facts, of every month.

    Parameters
    ----------
    dataset
        ``"af_suppliers"``; ``werket status`` lists them.
    edition
        ``"2025-01"`` or a replacement, ``"2025-01.2"``; all of them, unless given.
    data, reports
        As in `explain`.

    Returns
    -------
    pandas.DataFrame
        ``month`` of the report, ``kind`` (table, section, fact), ``name``, ``about`` (what it is, or the fact as
        printed), ``file``.

    Raises
    ------
    InputError
        If there is no such dataset or edition, naming the nearest; if no month has been run.

    Examples
    --------
    >>> import werket_lib as wl
    >>> resting = wl.uses("af_suppliers", "2025-01")
    >>> resting[(resting["month"] == "2025-01") & (resting["kind"] == "section")]["name"].head(3).tolist()
    ['00_overview', '30_rom2_participants', '32_rom2_areas']
    """
    if dataset in RECIPES:
        made_of = ", ".join(dict.fromkeys(RECIPES[dataset].opened))
        raise InputError(f"{dataset} is a table, made of {made_of}; name a dataset")
    check_name(dataset, list(DATASETS), what="dataset")
    folder = data_dir(data)
    if edition is not None:
        known = [one.name for one in list_editions(folder / "raw", dataset)]
        check_name(str(edition), known, what=f"edition of {dataset}")
    beginning = f"{dataset}/{edition}/" if edition is not None else f"{dataset}/"
    root = reports_dir(reports)
    if not reported_months(root):
        raise InputError(f"there is no {NOTHING}")
    rows = [
        *(
            row
            for month in _months_in(folder / "processed")
            for row in _tables_on(beginning, month, folder / "processed")
        ),
        *(row for month in _months_in(root) for row in _sections_on(beginning, root / month)),
    ]
    order = {"table": 0, "section": 1, "fact": 2}
    rows.sort(key=lambda row: (row["month"], order[row["kind"]]))
    return pd.DataFrame(rows, columns=["month", "kind", "name", "about", "file"])


def _months_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("????-??") if path.is_dir())


def _tables_on(beginning: str, month: str, processed_dir: Path) -> list[dict[str, str]]:
    return [
        {
            "month": month,
            "kind": "table",
            "name": record.table,
            "about": ", ".join(source.columns),
            "file": source.file,
        }
        for record in read_provenances(month, processed_dir)
        for source in record.sources
        if source.file.startswith(beginning)
    ]


def _sections_on(beginning: str, folder: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for path in sorted((folder / "sections").glob("*.json")):
        left = read_record(path)
        files = [source["file"] for source in left["datasets"] if source["file"].startswith(beginning)]
        if not files:
            continue
        drawn = f"{len(list_blocks(left, 'figure'))} figures, {len(list_blocks(left, 'table'))} tables"
        rows.append({"month": folder.name, "kind": "section", "name": path.stem, "about": drawn, "file": files[0]})
        rows += [
            {
                "month": folder.name,
                "kind": "fact",
                "name": fact["id"],
                "about": f"{fact['text']} {fact['unit']}",
                "file": source["file"],
            }
            for fact in left["facts"]
            for source in fact["sources"]
            if source["file"].startswith(beginning)
        ]
    return rows
