"""Faults in raw files: cells, totals and dimensions, names, and files that are not what they are called."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from tests.faults.fault import Fault
from tests.faults.seeds import (
    CSVS,
    KI,
    PIVOTS,
    SHEETS,
    bas,
    pivot,
    seed,
    unzipped,
    with_cell,
    with_rows,
    workbook,
    zipped,
)
from tests.sources.builders import Cell, error, formula, write_xls
from werket_lib.intake import add_file
from werket_lib.provenance import list_editions, open_raw
from werket_lib.sources import DATASETS

# What a table is told by: the sum of this column over its newest month.
SUMMED = {
    "af_suppliers": "remaining", "af_training": "remaining", "af_varsel": "persons", "af_unemployment": "unemployed",
    "af_time_without_work": "over_12_months", "af_vacancies": "vacancies", "ki_barometer": "value",
    "scb_bas": "unemployed", "af_forecast": "value", "trust": "trust_pct", "af_rom_results": "participants",
}  # fmt: skip
WHOLE = {
    "af_suppliers": 2031, "af_training": 2031, "af_varsel": 2029, "af_unemployment": 2210, "af_time_without_work": 241,
    "af_vacancies": 2210, "ki_barometer": 94.7, "scb_bas": 600, "af_forecast": 178008.5, "trust": 72,
    "af_rom_results": 50,
}  # fmt: skip
# A cell with 2000, or a part of it, in the newest month of each workbook, and its sheet's number.
CELLS = {"af_suppliers": ("E5", 1), "af_training": ("F4", 1), "af_varsel": ("E7", 1)}
SMALL = ("af_varsel", "af_unemployment", "af_time_without_work", "af_vacancies", "scb_bas")
NAMED = r"file\.(xlsx|csv|json)"


def total(dataset: str) -> Callable[[pd.DataFrame], float]:
    """Return what sums a dataset's table over its newest month."""

    def add_up(table: pd.DataFrame) -> float:
        newest = table[table["month"] == table["month"].max()]
        return float(newest[SUMMED[dataset]].sum(min_count=1))

    return add_up


def names(table: pd.DataFrame) -> list[str]:
    """Return the suppliers of a table."""
    return sorted(table["supplier"].unique())


def taken(
    dataset: str,
    content: bytes | Callable[[], bytes],
    tell: Callable[[pd.DataFrame], Any] | None = None,
    name: str = "",
) -> Any:
    """Return what adds a file as a user would, loads it as a run would, and tells of its table."""

    def act(folder: Path) -> Any:
        file = folder / (name or seed(dataset)[0])
        file.write_bytes(content() if callable(content) else content)
        # Of these a seed has fewer people than there can be, and what the loader makes of it is asked.
        accept = "a seed is small" if dataset in SMALL else ""
        add_file(dataset, file, folder / "raw", accept=accept)
        (edition,) = list_editions(folder / "raw", dataset)
        table = DATASETS[dataset].load(open_raw(edition.file)).table
        return (tell or total(dataset))(table)

    return act


def cell(kind: str, xml: str, *, right: bool = False, refusal: str = "cell", only: str = "") -> list[Fault]:
    """Write a workbook's cell in another way, in each dataset with counts in cells."""
    faults = []
    for dataset, (place, sheet) in CELLS.items():
        if not only or dataset == only:
            content = with_cell(seed(dataset)[1], place, xml, sheet)
            said = f"{NAMED}.*({place}|{refusal})" if refusal else ""
            faults.append(_fault("cells", kind, dataset, content, right=right, refusal=said))
    return faults


def formatted(kind: str, value: Any, shown: str, *, right: bool = False, refusal: str = "") -> list[Fault]:
    """Give a count a number format, so that the workbook shows something else than it holds."""
    faults = []
    for dataset, (place, _) in CELLS.items():
        content = workbook(SHEETS[dataset], formats={place: (value, shown)})
        said = f"{NAMED}.*({place}|{refusal})" if refusal else ""
        faults.append(_fault("cells", kind, dataset, content, right=right, refusal=said))
    return faults


def pivoted(kind: str, field: str, value: Any, *, right: bool = False, refusal: str = "") -> list[Fault]:
    """Write a value of a pivot cache's record in another way."""
    faults = []
    for dataset, fields in PIVOTS.items():
        named = {"COUNT": {"af_unemployment": "TOTSOK", "af_vacancies": "KVAR"}.get(dataset, "UA12")}.get(field, field)
        if named in fields:
            content = pivot({**fields, named: [*fields[named][:-1], value]})
            faults.append(_fault("cells", kind, dataset, content, right=right, refusal=refusal))
    return faults


def typed(kind: str, dataset: str, old: str, new: str, *, right: bool = False, refusal: str = "") -> Fault:
    """Replace a text in a typed CSV."""
    assert old in CSVS[dataset], old
    content = CSVS[dataset].replace(old, new).encode()
    return _fault("cells", kind, dataset, content, right=right, refusal=refusal)


def answered(
    kind: str, change: Callable[[dict[str, Any]], object], *, right: Any = None, refusal: str = "", group: str = "cells"
) -> Fault:
    """Change the barometer's answer."""
    answer = json.loads(json.dumps(KI))
    change(answer)
    return _fault(group, kind, "ki_barometer", json.dumps(answer).encode(), right=right, refusal=refusal)


def _fault(
    group: str, kind: str, dataset: str, content: bytes, *, right: Any = None, refusal: str = "", tell: Any = None
) -> Fault:
    """Refused by name or, where `right` is given, read so; ``True`` stands for the whole file's own value."""
    wanted = {} if right is None or right is False else {"right": WHOLE[dataset] if right is True else right}
    return Fault(group, f"{kind} [{dataset}]", taken(dataset, content, tell), refusal=refusal, **wanted)


def _rows(
    kind: str,
    dataset: str,
    change: Any,
    *,
    right: Any = None,
    refusal: str = NAMED,
    group: str,
    tell: Any = None,
    sheet: int = 0,
) -> Fault:
    return _fault(group, kind, dataset, with_rows(dataset, change, sheet), right=right, refusal=refusal, tell=tell)


def _add(*rows: list[Any]) -> Callable[[list[list[Any]]], list[list[Any]]]:
    return lambda own: [*own, *rows]


def _rename(column: int, old: str, new: str) -> Callable[[list[list[Any]]], list[list[Any]]]:
    """Write a name otherwise in the rows that come after the first with it."""

    def change(rows: list[list[Any]]) -> list[list[Any]]:
        with_name = [row for row in rows if row[column] == old]
        for row in with_name[1:]:
            row[column] = new
        return rows

    return change


def _head(old: str, new: str) -> Callable[[list[list[Any]]], list[list[Any]]]:
    return lambda rows: [[new if value == old else value for value in row] for row in rows]


SUPPLIER_ROW = ["2025-01", "Rusta och matcha 2", 14, 2031, 19]
NFD = unicodedata.normalize("NFD", "Näringsgren")

# The agency's workbook of one month; 44226 is the last of January 2025 in the 1904 system.
MONTHLY = [
    ["", "Under månaden inkomna varsel. Antal varsel och berörda personer"],
    ["", 44226],
    ["SNI-kod", "Näringsgren", *["Varsel", "Berörda personer"] * 3],
    ["A", "Jordbruk", *[2, 29] * 3],
    ["Summa", "", *[2, 29] * 3],
    [],
    ["Källa: Arbetsförmedlingen"],
]

CELL_FAULTS = [
    *cell("a formula without a saved value", "><f>1000+1000</f>", right=True),
    *cell("a formula whose saved value is an empty text", 't="str"><f>""</f><v></v>'),
    *cell("a formula with its saved value", "><f>1000+1000</f><v>2000</v>", right=True, refusal=""),
    *cell("an error value, #REF!", 't="e"><v>#REF!</v>', refusal="#"),
    *cell("an error value, #N/A", 't="e"><v>#N/A</v>', refusal="#"),
    *cell("TRUE where a count should be", 't="b"><v>1</v>', refusal="TRUE|True|not a count"),
    *cell("an English thousands comma in a text", 't="inlineStr"><is><t>2,000</t></is>', right=True, refusal="2,000"),
    *cell("an English thousands comma, twice", 't="inlineStr"><is><t>1,002,000</t></is>', refusal="1,002,000"),
    *cell("a count with decimals", "><v>2000.5</v>", refusal="2000.5|2000,5"),
    *cell("a count with decimals that are nothing", "><v>2000.0</v>", right=True, refusal=""),
    *cell("a number typed as text, thin spaces", 't="inlineStr"><is><t>2\u2009000</t></is>', right=True, refusal=""),
    *cell("a number in rich text of two runs", 't="inlineStr"><is><r><t>20</t></r><r><t>00</t></r></is>', right=True,
          refusal=""),
    *cell("full-width digits", 't="inlineStr"><is><t>\uff12\uff10\uff10\uff10</t></is>', right=True, refusal="\uff12"),
    *cell("Arabic digits", 't="inlineStr"><is><t>\u0662\u0660\u0660\u0660</t></is>', right=True, refusal="\u0662"),
    *cell("a number in letters and digits, 2E3", 't="inlineStr"><is><t>2E3</t></is>', right=True, refusal="2E3"),
    *cell("hexadecimal, 0x7D0", 't="inlineStr"><is><t>0x7D0</t></is>', refusal="0x7D0"),
    *cell("underscores, 2_000", 't="inlineStr"><is><t>2_000</t></is>', refusal="2_000"),
    *cell("a footnote mark after the number", 't="inlineStr"><is><t>2000*</t></is>', refusal="2000"),
    *cell("a question mark for a count", 't="inlineStr"><is><t>?</t></is>', refusal="not a count|\\?"),
    *cell("the text nan", 't="inlineStr"><is><t>nan</t></is>', refusal="nan"),
    *cell("the text inf", 't="inlineStr"><is><t>inf</t></is>', refusal="inf"),
    *cell("a negative count", "><v>-2000</v>", refusal="-2000|negative"),
    *cell("a negative count in brackets", 't="inlineStr"><is><t>(2000)</t></is>', refusal="2000"),
    *cell("more than there are people", "><v>1e300</v>", refusal="0{12}"),
    *cell("a date where a count should be", 't="d"><v>2025-01-31T00:00:00</v>', refusal="2025"),
    *cell("a cell of blanks", 't="inlineStr"><is><t xml:space="preserve">  </t></is>', refusal="blank", only="af_varsel"),
    # Where blank is not zero but missing, so is this; a note tells of it.
    *(_fault("cells", "a cell of blanks", name, with_cell(seed(name)[1], CELLS[name][0],
             't="inlineStr"><is><t xml:space="preserve">  </t></is>'), right=31) for name in ("af_suppliers", "af_training")),
    *cell("an apostrophe and nothing", 't="inlineStr"><is><t>\'</t></is>', refusal="'"),
    *formatted("a number format that shows percent", 2000, "0%", refusal="%"),
    *formatted("a number format that shows a date", 2000, "yyyy-mm-dd", refusal="date|1905"),
    *formatted("a number format that shows thousands", 2000, "0,", refusal="format"),
    *formatted("a number format that hides the number", 2000, ";;;", refusal="format"),
    *formatted("a number format that adds a word", 2000, '0 "personer"', right=True, refusal="format"),
    *formatted("a number format with thousands spaces", 2000, "# ##0", right=True),
    *formatted("a number format that shows a minus as brackets", 2000, "#,##0;(#,##0)", right=True),
    *pivoted("an error in a pivot record", "COUNT", ("e", "#REF!"), refusal=f"{NAMED}.*#REF"),
    *pivoted("a missing value in a pivot record", "COUNT", None, right=110, refusal=NAMED),
    *pivoted("a date in a pivot record's count", "COUNT", ("d", "2025-01-31T00:00:00"), refusal=NAMED),
    *pivoted("TRUE in a pivot record's count", "COUNT", ("b", "1"), refusal=NAMED),
    *pivoted("decimals in a pivot record's count", "COUNT", ("n", "200.5"), refusal=NAMED),
    *pivoted("a negative count in a pivot record", "COUNT", ("n", "-200"), refusal=NAMED),
    *pivoted("an item that no shared list has", "PERIOD", ("x", "99"), refusal=NAMED),
    *pivoted("a month that is none in a pivot", "PERIOD", ("s", "2025-13"), refusal=NAMED),
    typed("a percent sign in a typed number", "trust", "57;", "57%;", right=True, refusal="57%"),
    typed("a decimal point in a typed number", "af_forecast", "8,5", "8.5", right=True, refusal="8.5"),
    typed("thousands with a point", "af_forecast", "178000", "178.000", right=True, refusal="178.000"),
    typed("thousands with a comma", "af_forecast", "178000", "178,000", right=True, refusal="178"),
    typed("the wrong unit beside a number", "af_forecast", "8,5;procent", "8,5;personer", refusal="line|row|unit"),
    typed("a share over a hundred", "trust", ";57;", ";157;", refusal="157"),
    typed("a share as a fraction", "trust", ";57;", ";0,57;", refusal="0[.,]57"),
    typed("an answer outside its scale", "survey_answers", "1to5;2", "1to5;6", refusal="6"),
    _fault("cells", "an answer in capitals with a blank", "survey_answers",
           CSVS["survey_answers"].replace(";ja", "; JA ").encode(), right=["2", "5", "yes"], refusal="JA",
           tell=lambda table: sorted(table["answer"])),
    typed("a year with two digits", "trust", "2025;Skatteverket", "25;Skatteverket", refusal="25"),
    typed("a date that is none", "af_forecast", "2025-02-05;unemployment", "2025-02-30;unemployment", refusal="02-30"),
    typed("a date of the day's own order", "af_forecast", "2025-02-05;unemployment", "05/02/2025;unemployment",
          refusal="05/02/2025"),
    typed("a municipality's code without its zero and more", "af_delivery_areas", "1280;", "99;", refusal="99"),
    typed("a row with a field too many", "trust", ";57;2509", ";57;2509;1", refusal="line|row|field"),
    typed("a row with a field too few", "trust", ";57;2509", "", refusal="line|row|field|blank"),
    typed("a quotation mark that is never closed", "trust", "2024;Skatt", '2024;"Skatt', refusal=NAMED),
    answered("a number for a text in JSON", lambda a: a["data"][-1].update(values=[94.7]), right=True, refusal="94.7"),
    answered("a decimal comma in JSON", lambda a: a["data"][-1].update(values=["94,7"]), right=True, refusal="94,7"),
    answered("no number in JSON", lambda a: a["data"][-1].update(values=["abc"]), refusal="abc"),
    answered("true in JSON", lambda a: a["data"][-1].update(values=[True]), refusal="[Tt]rue"),
    answered("an infinite number in JSON", lambda a: a["data"][-1].update(values=[float("inf")]), refusal=NAMED),
    answered("no value in a row of JSON", lambda a: a["data"][-1].update(values=[]), refusal=NAMED),
    answered("a month thirteen in JSON", lambda a: a["data"][-1].update(key=["KIFI", "2025M13"]), refusal="2025M13"),
    answered("a symbol that nobody explained", lambda a: a["data"][-1].update(values=["§"]), refusal="§"),
    _fault("cells", "a nil symbol beside a null", "scb_bas",
           bas(value=[300, None, 5000, 5000, 100, 100, 2000, 2000, 200, 200, 3000, 3000], status={"1": "-"}), right=300),
    _fault("cells", "a confidential cell beside a zero", "scb_bas",
           bas(value=[300, 0, 5000, 5000, 100, 100, 2000, 2000, 200, 200, 3000, 3000], status={"1": "c"}), right=300),
    _fault("cells", "a text among the numbers of JSON", "scb_bas",
           bas(value=[300, "300", 5000, 5000, 100, 100, 2000, 2000, 200, 200, 3000, 3000]), right=True,
           refusal="300"),
    _fault("cells", "a negative number of people in JSON", "scb_bas",
           bas(value=[300, -300, 5000, 5000, 100, 100, 2000, 2000, 200, 200, 3000, 3000]), refusal="-300"),
    _fault("cells", "a date of the 1904 system without a date format", "af_varsel",
           workbook({"Manad": MONTHLY}, date_1904=True), right="2025-01", refusal=f"{NAMED}.*(B2|1904)",
           tell=lambda table: str(table["month"].max())),
]  # fmt: skip

# Where a count of the newest month stands in the old format's sheets, by dataset: sheet, row and column.
OLD_CELLS = {
    "af_suppliers": ("1) LEVERANTÖR", 4, 4),
    "af_varsel": ("Varsel", 6, 4),
    "af_training": ("1) LEVERANTÖR_INRIKTNING", 3, 5),
}


def old_format(kind: str, value: Any, *, right: bool = False, refusal: str = "", blank: int = 0) -> list[Fault]:
    """Write a count in the old workbook format, .xls, in another way, in each dataset with counts in cells.

    `blank` comes out where blank is not zero.
    """
    faults = []
    for dataset, (sheet, row, column) in OLD_CELLS.items():
        sheets = {name: [list(cells) for cells in rows] for name, rows in SHEETS[dataset].items()}
        sheets[sheet][row][column] = value
        said = rf"file\.xls.*({CELLS[dataset][0]}|{refusal})" if refusal else ""
        wanted = {"right": WHOLE[dataset]} if right else {"right": blank} if blank and dataset != "af_varsel" else {}
        act = taken(dataset, write_xls(sheets), name="file.xls")
        faults.append(Fault("cells of .xls", f"{kind} [{dataset}]", act, refusal=said, **wanted))
    return faults


OLD_FAULTS = [
    *old_format("a whole workbook of the old format", 2000, right=True),
    *old_format("an error value, #REF!, in .xls", error("#REF!"), refusal="#REF"),
    *old_format("an error value, #N/A, in .xls", error("#N/A"), refusal="#N/A"),
    *old_format("TRUE where a count should be, in .xls", Cell(True, kind="boolean"), refusal="truth value"),
    # The old format holds a text of nothing for it: missing, and noted, where blank is not zero.
    *old_format("a formula without a saved value, in .xls", formula("1000+1000"), refusal="blank", blank=31),
    *old_format("percent, in .xls", Cell(2000, number_format="0%"), refusal="percent"),
    *old_format("thousands hidden by a format, in .xls", Cell(2000, number_format="0,"), refusal="thousands"),
    *old_format("an English thousands comma, in .xls", "2,000", refusal="2,000"),
    *old_format("a count with decimals, in .xls", 2000.5, refusal="2000,5"),
    *old_format("a number in letters, in .xls", "tvåtusen", refusal="tvåtusen"),
]

KI_TWICE = {**KI, "columns": [*KI["columns"][:2], {"code": "Andel", "text": "Andel", "type": "c"}, KI["columns"][2]],
            "data": [{**row, "values": ["1.0", *row["values"]]} for row in KI["data"]]}  # fmt: skip
UNEMPLOYMENT, TIME = PIVOTS["af_unemployment"], PIVOTS["af_time_without_work"]


def _with_item(dataset: str, item: dict[str, Any]) -> bytes:
    """Add a record of the newest month with an item such as ``Totalt``."""
    fields = PIVOTS[dataset]
    return pivot({name: [*values, item.get(name, sum(values[2:]) if isinstance(values[0], int) else values[-1])]
                  for name, values in fields.items()})  # fmt: skip


TOTAL_FAULTS = [
    *(
        _rows(f"a grand total among the suppliers, {label}", "af_suppliers", _add([label, *SUPPLIER_ROW]),
              right=True, refusal=label, group="totals and dimensions")
        for label in ("Totalsumma", "Totalt", "TOTALT", "Summa", "Riket", "Samtliga leverantörer", "Grand Total")
    ),
    _rows("a total under every supplier", "af_training", _add(["Astar Totalt", "2025-01", "Arbetsmarknadsutbildning",
          "L Maskin", 8, 2000, 12]), refusal="Astar Totalt", group="totals and dimensions"),
    _rows("the same rows twice", "af_suppliers", lambda rows: [*rows, *rows[1:]], group="totals and dimensions"),
    _rows("a total that does not add up", "af_varsel", lambda rows: [*rows[:-1], [*rows[-1][:4], 2028]],
          group="totals and dimensions", refusal=f"{NAMED}.*20(28|29)"),
    *(
        _fault("totals and dimensions", "an item Totalt beside its parts in a pivot", dataset,
               _with_item(dataset, item), right=True, refusal=f"{NAMED}.*Totalt")
        for dataset, item in (("af_time_without_work", {"KOEN": "Totalt"}), ("af_unemployment", {"KOM": "Totalt"}),
                              ("af_vacancies", {"KOM": "Totalt"}))
    ),
    *(
        _fault("totals and dimensions", "all records of a pivot twice", dataset,
               pivot({name: values * 2 for name, values in PIVOTS[dataset].items()}), refusal=NAMED)
        for dataset in PIVOTS
    ),
    _fault("totals and dimensions", "two pivot caches with the fields, the first stale", "af_unemployment",
           pivot({name: values[:2] for name, values in UNEMPLOYMENT.items()}, UNEMPLOYMENT), right=True,
           refusal=f"{NAMED}.*cache"),
    _fault("totals and dimensions", "two pivot caches with the fields, the first filtered", "af_time_without_work",
           pivot({name: values[::2] for name, values in TIME.items()}, TIME), right=True, refusal=f"{NAMED}.*cache"),
    _fault("totals and dimensions", "a dimension that nobody named, by place", "af_unemployment",
           pivot({**{name: [*values, *values] for name, values in UNEMPLOYMENT.items()},
                  "BEFOLKNING": ["Alla"] * 4 + ["Utrikes födda"] * 4}), refusal=NAMED),
    _fault("totals and dimensions", "a dimension that nobody named, in a pivot of the whole country",
           "af_time_without_work", pivot({**{name: [*values, *values] for name, values in TIME.items()},
                                          "BEFOLKNING": ["Alla"] * 4 + ["Utrikes födda"] * 4}), refusal=NAMED),
    _fault("totals and dimensions", "two contents in one answer", "ki_barometer", json.dumps(KI_TWICE).encode(),
           right=True, refusal=NAMED),
    answered("a month twice in an answer", lambda a: a["data"].append(a["data"][-1]), refusal="2025",
             group="totals and dimensions"),
    answered("a month left out of an answer", lambda a: a["data"].pop(1), refusal="2024-12|2024M12",
             group="totals and dimensions"),
    answered("another indicator for the one wanted",
             lambda a: [row.update(key=["BTOT", row["key"][1]]) for row in a["data"]], refusal="KIFI",
             group="totals and dimensions"),
    _fault("totals and dimensions", "a newest month whose values are all null", "scb_bas",
           bas(value=[300, None, 5000, None, 100, None, 2000, None, 200, None, 3000, None]),
           tell=lambda table: str(table.dropna(subset=["unemployed"])["month"].max()), right="2024-11",
           refusal="2024-12"),
    _fault("totals and dimensions", "a table of another number", "scb_bas",
           bas(extension={"px": {"tableid": "TAB5974"}}), refusal="TAB6260"),
    _fault("totals and dimensions", "sizes that do not fit the values", "scb_bas", bas(size=[3, 1, 1, 1, 2, 3]),
           refusal=NAMED),
    _rows("a supplier of no service", "af_suppliers", _add(["Ny", "2025-01", "", 1, 2, 3]),
          group="totals and dimensions"),
    _rows("a month between two left out", "af_suppliers",
          lambda rows: [[value if value != "2024-12" else "2024-11" for value in row] for row in rows],
          group="totals and dimensions", refusal="2024-12"),
    _rows("a municipality twice", "skr_groups", lambda rows: [*rows, rows[-1]], group="totals and dimensions",
          refusal="2584"),
    _rows("a group that does not exist", "skr_groups", lambda rows: [*rows[:-1], ["D9", *rows[-1][1:]]],
          group="totals and dimensions", refusal="D9"),
    _rows("levels that do not add up to the whole", "af_rom_results",
          lambda rows: [[11 if place == 12 and value == 10 else value for place, value in enumerate(row)]
                        for row in rows], group="totals and dimensions", sheet=1),
    _rows("more results than participants", "af_rom_results",
          lambda rows: [[31 if place == 15 and value == 3 else value for place, value in enumerate(row)]
                        for row in rows], group="totals and dimensions", sheet=1),
]  # fmt: skip

TWO = ["Astar", "Lernia"]
LERNIAS = {
    "a name in decomposed letters": ("Åsa Lernia", unicodedata.normalize("NFD", "Åsa Lernia")),
    "a zero-width space in a name": ("Lernia", "Ler\u200bnia"),
    "a soft hyphen in a name": ("Lernia", "Ler\u00adnia"),
    "a byte order mark in a name": ("Lernia", "\ufeffLernia"),
    "a direction mark in a name": ("Lernia", "Lernia\u200e"),
    "two spaces in a name": ("Lernia AB", "Lernia  AB"),
    "a no-break space in a name": ("Lernia AB", "Lernia\u00a0AB"),
    "a line break in a name": ("Lernia AB", "Lernia\nAB"),
    "a tab in a name": ("Lernia AB", "Lernia\tAB"),
    "blanks round a name": ("Lernia", "  Lernia "),
    "a variation selector in a name": ("Lernia", "Lernia\ufe0f"),
}


def _respelt(dataset: str, own: str, spelt: str) -> bytes:
    """Write a supplier's name in one way in the first month and in another in the next."""
    rename = _rename(0, "Lernia", spelt)
    return with_rows(dataset, lambda rows: [[own if value == "Lernia" else value for value in row]
                                            for row in rename(rows)])  # fmt: skip


NAME_FAULTS = [
    *(
        _fault("names", kind, dataset, _respelt(dataset, own, spelt), right=sorted(["Astar", own]), tell=names)
        for kind, (own, spelt) in LERNIAS.items()
        for dataset in ("af_suppliers", "af_training")
    ),
    _rows("a name in Cyrillic letters that look Latin", "af_suppliers", _rename(0, "Lernia", "L\u0435rnia"),
          group="names", right=sorted([*TWO, "L\u0435rnia"]), refusal="rnia", tell=names),
    _rows("a supplier without a name", "af_suppliers", _add(["", *SUPPLIER_ROW]), group="names"),
    _rows("a name of invisible characters only", "af_suppliers", _add(["\u200b\u200b", *SUPPLIER_ROW]), group="names"),
    _rows("a header in decomposed letters", "af_varsel", _head("Näringsgren", NFD), group="names", right=True),
    _rows("a header with a no-break space", "af_varsel", _head("Berörda personer", "Berörda\u00a0personer"),
          group="names", right=True),
    _rows("a header with a zero-width space", "af_suppliers", _head("period", "period\u200b"), group="names",
          right=True),
    _rows("a header in Cyrillic letters that look Latin", "af_suppliers", _head("period", "p\u0435riod"),
          group="names", refusal="letters|U\\+0435|code point|look"),
    _rows("a header in capitals", "af_suppliers", _head("leverantor", "LEVERANTOR"), group="names", right=True,
          refusal="leverantor"),
    _rows("a service's name in decomposed letters", "af_training",
          lambda rows: [["Fo\u0308rberedande utbildning" if value == "Arbetsmarknadsutbildning" else value
                         for value in row] for row in rows], group="names",
          tell=lambda table: sorted(table["service"].unique()), right=["FUB"]),
    _fault("names", "a municipality's name in decomposed letters", "af_unemployment",
           pivot({**UNEMPLOYMENT, "KOM": ["Lund", unicodedata.normalize("NFD", "Malmö")] * 2}), right=True),
    _fault("names", "a field's name in decomposed letters", "af_unemployment",
           pivot({{"LAN": "LA\u0308N"}.get(name, name): values for name, values in UNEMPLOYMENT.items()}),
           right=True, refusal="LAN"),
    _fault("names", "a body's name in decomposed letters", "trust",
           unicodedata.normalize("NFD", CSVS["trust"]).encode(), right=True),
    _fault("names", "a typed header with blanks and capitals", "trust",
           CSVS["trust"].replace("myndighet;", " Myndighet ;").encode(), right=True, refusal="yndighet"),
    _fault("names", "a body that nobody knows", "trust", CSVS["trust"].replace("Skatteverket", "Skattverket").encode(),
           refusal="Skattverket"),
    _fault("names", "a municipality that does not exist", "af_unemployment",
           pivot({**UNEMPLOYMENT, "KOM": ["Lund", "Malmoe"] * 2}), refusal="Malmoe"),
    # The county is not read: a municipality is known by its name, and one that changed county stands in two.
    _fault("names", "a municipality in another county", "af_unemployment",
           pivot({**UNEMPLOYMENT, "LAN": ["Skåne län", "Blekinge län"] * 2}), right=True),
]  # fmt: skip

PAGE = b"<!DOCTYPE html><html><head><title>Sidan kan inte visas</title></head><body>503</body></html>"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def _ole_with(name: str) -> bytes:
    """Write the head of a compound file whose directory names a stream."""
    return OLE + (name.encode("utf-16-le") + bytes(64))[:64] + bytes(1024)


def _file(kind: str, dataset: str, content: Any, refusal: str = NAMED, name: str = "") -> Fault:
    return Fault("files", f"{kind} [{dataset}]", taken(dataset, content, len, name), refusal=refusal)


WORKBOOKS = [*SHEETS, *PIVOTS]


def _bomb() -> bytes:
    parts = unzipped(seed("af_suppliers")[1])
    return zipped(
        {
            **parts,
            "xl/worksheets/sheet1.xml": b"<worksheet><sheetData>" + b" " * 400_000_000 + b"</sheetData></worksheet>",
        }
    )


# Several things wrong at once, of which each must be named.
AT_ONCE = [
    Fault(
        "all at once",
        "five mistakes in a typed file [trust]",
        taken(
            "trust",
            CSVS["trust"]
            .replace(";57;", ";157;")
            .replace("2025;Arbets", "1025;Arbets")
            .replace(";64;", ";sextiofyra;")
            .replace(";17;", ";;")
            .replace("2024;Skatteverket", "2024;Skattverket")
            .encode(),
        ),
        refusal=f"{NAMED}.*5 mistakes.*157.*1025.*Skattverket.*sextiofyra.*blank",
    ),
    Fault(
        "all at once",
        "mistakes in three columns of a forecast [af_forecast]",
        taken(
            "af_forecast",
            CSVS["af_forecast"].replace("2025;8,5;procent", "25;85;%").replace("personer", "kronor").encode(),
        ),
        refusal=f"{NAMED}.*3 mistakes.*'25'.*'85'.*kronor",
    ),
    Fault(
        "all at once",
        "answers outside their scales [survey_answers]",
        taken(
            "survey_answers",
            CSVS["survey_answers"]
            .replace("1to5;2", "1to5;0")
            .replace(";ja", ";kanske")
            .replace("1to5;5", "1to5;6")
            .encode(),
        ),
        refusal=f"{NAMED}.*3 mistakes.*'0'.*kanske.*'6'",
    ),
    Fault(
        "all at once",
        "two columns without their headers [af_training]",
        taken(
            "af_training",
            with_rows("af_training", lambda rows: [["leverantor", "manad", "tjanst", "spår", *rows[0][4:]], *rows[1:]]),
        ),
        refusal=f"{NAMED}.*inriktning.*period|{NAMED}.*period.*inriktning",
    ),
    Fault(
        "all at once",
        "three strange municipalities [skr_groups]",
        taken(
            "skr_groups",
            with_rows(
                "skr_groups",
                lambda rows: [
                    *rows[:-3],
                    *([row[0], code, *row[2:]] for row, code in zip(rows[-3:], ("9991", "9992", "9993"), strict=True)),
                ],
            ),
        ),
        refusal=f"{NAMED}.*9991.*9992.*9993",
    ),
]

FILE_FAULTS = [
    *(_file("an empty file", name, b"") for name in DATASETS),
    *(_file("a web page", name, PAGE, f"{NAMED}.*(web page|HTML)") for name in DATASETS),
    *(_file("a file that ends in the middle", name, seed(name)[1][: len(seed(name)[1]) // 2]) for name in DATASETS
      if name not in CSVS),
    *(_file("another dataset's file", name, seed("af_varsel" if name != "af_varsel" else "trust")[1],
            f"{NAMED}.*looks for") for name in DATASETS),
    *(_file("a protected workbook", name, _ole_with("EncryptedPackage"), f"{NAMED}.*(protected|password|encrypted)")
      for name in WORKBOOKS),
    *(_file("an old workbook where a new one is expected", name, _ole_with("WordDocument"), NAMED)
      for name in ("af_suppliers", "af_unemployment")),
    *(_file("a Word document", name, zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
            f"{NAMED}.*(Word|not a workbook|no workbook|document)") for name in ("af_suppliers", "af_vacancies")),
    *(_file("a PDF", name, b"%PDF-1.7\n%abc\n", f"{NAMED}.*PDF") for name in DATASETS),
    *(_file("a picture", name, b"\x89PNG\r\n\x1a\n" + bytes(60), f"{NAMED}.*(PNG|picture|image)")
      for name in ("trust", "scb_bas", "af_training")),
    _file("a bomb", "af_suppliers", _bomb, NAMED),
    _file("a path that climbs in a zip", "af_suppliers",
          zipped({**unzipped(seed("af_suppliers")[1]), "../../evil": b"x", "xl/workbook.xml": b""})),
    _file("an entity bomb in XML", "af_suppliers", zipped({
        **unzipped(seed("af_suppliers")[1]),
        "xl/worksheets/sheet1.xml": b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><worksheet>&c;</worksheet>'})),
    _file("a sheet that is called otherwise", "af_suppliers",
          workbook({"1) LEVERANTOR": SHEETS["af_suppliers"]["1) LEVERANTÖR"]}), f"{NAMED}.*1\\) LEVERANTÖR.*LEVERANTOR"),
    _file("only the header", "af_training", with_rows("af_training", lambda rows: rows[:1])),
    _file("a column left out", "af_training", with_rows("af_training", lambda rows: [row[:-1] for row in rows]),
          f"{NAMED}.*tjanstdelt_avslutat"),
    _file("a column twice", "af_training", with_rows("af_training", lambda rows: [[*row, row[-1]] for row in rows]),
          f"{NAMED}.*tjanstdelt_avslutat"),
    _file("columns of two headers swapped in name", "af_rom_results", with_rows(
        "af_rom_results", _head("ANTAL DELTAGARE NIVÅ A", "ANTAL DELTAGARE NIVÅ D"), 1), f"{NAMED}.*NIVÅ A"),
    Fault("files", "UTF-16 text [trust]", taken("trust", CSVS["trust"].encode("utf-16")), right=72, refusal=NAMED),
    Fault("files", "Latin-1 text [trust]", taken("trust", CSVS["trust"].encode("latin-1")), right=72, refusal="UTF-8"),
    Fault("files", "tabs between fields [trust]", taken("trust", CSVS["trust"].replace(";", "\t").encode()), right=72,
          refusal=NAMED),
    Fault("files", "commas between fields [trust]", taken("trust", CSVS["trust"].replace(";", ",").encode()), right=72,
          refusal=NAMED),
    Fault("files", "old Mac line ends [trust]", taken("trust", CSVS["trust"].replace("\n", "\r").encode()), right=72,
          refusal=NAMED),
    Fault("files", "a NUL among the text [trust]", taken("trust", CSVS["trust"].replace("57", "5\x007").encode()),
          refusal=NAMED),
    Fault("files", "blank lines between the rows [trust]", taken("trust", CSVS["trust"].replace("\n", "\n\n").encode()),
          right=72, refusal=NAMED),
    Fault("files", "a field of JSON twice [ki_barometer]", taken("ki_barometer", json.dumps(KI).replace(
        '"values": ["94.7"]', '"values": ["1.0"], "values": ["94.7"]').encode()), refusal=f"{NAMED}.*(twice|duplicate)"),
    Fault("files", "JSON nested ten thousand deep [ki_barometer]", taken("ki_barometer", b"[" * 10_000 + b"]" * 10_000),
          refusal=NAMED),
    Fault("files", "an error message in JSON [scb_bas]", taken("scb_bas", b'{"error": "Too many values selected"}'),
          refusal=NAMED),
]  # fmt: skip

RAW_FAULTS = [*CELL_FAULTS, *OLD_FAULTS, *TOTAL_FAULTS, *NAME_FAULTS, *AT_ONCE, *FILE_FAULTS]
