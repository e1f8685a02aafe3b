"""The agencies' files, in their layouts, for one edition."""

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd
import xlsxwriter

from scripts.sample import anchors, macro, results
from scripts.sample.duration import DIMENSIONS, cells
from scripts.sample.macro import BAROMETER_MONTHS, MONTHS
from scripts.sample.onward.events import has_moved
from scripts.sample.onward.local import make_local_through
from scripts.sample.onward.national import make_duration_through, notices_of
from scripts.sample.onward.rows import area_rows, supplier_rows, track_rows
from scripts.sample.pivot import Field, NumberField, Sheet, TextField, write_pivot_workbook
from scripts.sample.placements import make_placement_rows
from scripts.sample.series import month_range

NOTICE = "Exempeldata, framställd för detta repositorium. Inte Arbetsförmedlingens egen fil."
TRANSCRIBED = "Avskrift av SKR:s kommungruppsindelning 2023, gjord för detta repositorium. Inte SKR:s egen fil."
UNKNOWN = "Uppgift saknas"
MAIN_GROUPS = {
    "A": "Storstäder och storstadsnära kommuner",
    "B": "Större städer och kommuner nära större stad",
    "C": "Mindre städer/tätorter och landsbygdskommuner",
}
Cell = str | int | float


def write_suppliers(path: Path, edition: str) -> None:
    """Write the supplier workbook: sheet Info, then counts by supplier, by delivery area and by municipality."""
    info = ["Leverantörsstatistik", NOTICE, f"Uppgifter till och med {edition}", "<5: en till fyra personer"]
    sheets: dict[str, list[Sequence[Cell]]] = {
        "Info": [[line] for line in info],
        "1) LEVERANTÖR": _by_service(supplier_rows(edition), {"leverantor": "supplier"}, edition),
        "2) LEVERANSOMRÅDE": _by_service(area_rows(edition), {"leveransomrade": "delivery_area"}, edition),
        "5) PLACERING_KOMMUN_LEVERANTÖR": _by_service(
            make_placement_rows(edition), {"leverantor": "supplier"}, edition, {"placering_kommun": "municipality"}
        ),
    }
    _write_workbook(path, sheets)


def write_training(path: Path, edition: str) -> None:
    """Write the training workbook: sheet Info, then counts by supplier and track."""
    info = ["Utbildningstjänster efter leverantör och inriktning", NOTICE, f"Uppgifter till och med {edition}"]
    sheets: dict[str, list[Sequence[Cell]]] = {
        "Info": [[line] for line in [*info, "<5: en till fyra personer"]],
        "1) LEVERANTÖR_INRIKTNING": _by_service(
            track_rows(edition), {"leverantor": "supplier"}, edition, {"inriktning": "track"}
        ),
    }
    _write_workbook(path, sheets)


def _by_service(
    rows: pd.DataFrame, names: Mapping[str, str], edition: str, within: Mapping[str, str] = MappingProxyType({})
) -> list[Sequence[Cell]]:
    """Return a sheet of the supplier statistics: what the rows are of, month and service, then the counts."""
    columns = {
        **names,
        "period": "month",
        "tjanst": "service",
        **within,
        "tjanstdelt_ny": "new",
        "tjanstdelt_pagaende": "remaining",
        "tjanstdelt_avslutat": "left",
    }
    if has_moved("af_suppliers", edition):
        columns = {label: columns[label] for label in sorted(columns, key=lambda label: label != "period")}
    shown = rows.loc[rows["month"] <= edition, [*columns.values()]]
    return [[*columns], *shown.to_numpy(dtype=object).tolist()]


def write_varsel(path: Path, edition: str) -> None:
    """Write the long series of notices by industry: title, source, an empty row, header, rows."""
    table: list[Sequence[Cell]] = [
        ["Inkomna varsel, berörda personer efter näringsgren och månad"],
        ["Källa: Arbetsförmedlingen"],
        [],
        ["PERIOD", "SNI-kod", "Näringsgren", "Varsel", "Berörda personer"],
    ]
    for row in notices_of(edition).itertuples():
        # The agency's own workbooks pad most letters and leave some zeros out.
        code = f"{row.code} " if row.code in "ACDEGIKM" and row.code else row.code
        blank = row.persons == 0 and row.code in "BDO"
        table.append([row.month, code, row.industry, *(["", ""] if blank else [row.notices, row.persons])])
    if has_moved("af_varsel", edition):
        table[3:] = [[*row[:3], row[4], row[3]] for row in table[3:]]
    _write_workbook(path, {"Varsel": table})


def write_groups(path: Path, _: str) -> None:
    """Write SKR's list of municipalities by group: a line to the reader, header, rows, in the order of the groups."""
    table = anchors.municipalities().sort_values(["group_code", "municipality_code"])
    header = ["Gruppkod", "Kommunkod", "Kommun", "Huvudgrupp", "Kommungrupp 2023"]
    main = table["group_code"].str[0].map(MAIN_GROUPS)
    rows = table.assign(main=main)[["group_code", "municipality_code", "municipality", "main", "group"]]
    sheet = [[TRANSCRIBED], header, *rows.to_numpy(dtype=object).tolist()]
    _write_workbook(path, {"Bilaga1 Lista alla kommuner": sheet}, notice=TRANSCRIBED)


def write_results(path: Path, edition: str) -> None:
    """Write the results of an edition's periods: description, contracts, and the calculator with its weights."""
    sheets: dict[str, Sequence[Sequence[Cell]]] = {}
    for period in results.periods_of(edition):
        table: list[list[Cell]] = [[*results.HEADER], *results.list_rows(period, edition)]
        if period in results.WITHOUT_RISK:
            at = results.HEADER.index(results.RISK)
            table = [[*row[:at], *row[at + 1 :]] for row in table]
        description: list[Cell] = [*results.DESCRIPTION, NOTICE, "KOLUMN", *table[0]]
        sheets |= {
            f"Beskrivning {period}": [[line] for line in description],
            f"Resultat {period}": table,
            f"Beräkningssnurra {period}": results.list_calculator(period),
        }
    _write_workbook(path, sheets)


def _write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]], *, notice: str = NOTICE) -> None:
    """Write sheets of cells; an empty text is an empty cell."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": datetime.datetime(2025, 1, 1), "comments": notice})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, cells_of_row in enumerate(rows):
                for column, value in enumerate(cells_of_row):
                    if str(value).startswith("="):
                        sheet.write_formula(number, column, str(value))
                    elif value != "":
                        sheet.write(number, column, value)


def _place_fields(edition: str) -> tuple[list[Field], int]:
    """Return PERIOD, LAN, KOM for 290 municipalities and those without one, by place and month."""
    table = anchors.municipalities()
    months = month_range(MONTHS[0], edition)
    counties = [*dict.fromkeys(table["county"]), UNKNOWN]
    places = [*table["municipality"], UNKNOWN]
    county_of = [counties.index(county) for county in [*table["county"], UNKNOWN]]
    count = len(months)
    return [
        TextField("PERIOD", months, [*range(count)] * len(places)),
        TextField("LAN", counties, np.repeat(county_of, count).tolist()),
        TextField("KOM", places, np.repeat(np.arange(len(places)), count).tolist()),
    ], count


def _by_place(counts: np.ndarray, unknown: np.ndarray | None, months: int) -> list[int | float | None]:
    """Flatten counts by municipality and month, the row of those without a municipality last."""
    rest = [None] * months if unknown is None else unknown[:months].tolist()
    return [*counts[:, :months].ravel().tolist(), *rest]


def write_unemployment(path: Path, edition: str) -> None:
    """Write registered unemployed and the labour force by municipality, as a pivot workbook."""
    local = make_local_through(edition)
    keys, months = _place_fields(edition)
    young_unknown = np.rint(local.unknown_unemployed * 0.1).astype(int)
    fields: list[Field] = [
        *keys,
        NumberField("TOTSOK", _by_place(local.unemployed, local.unknown_unemployed, months)),
        NumberField("TOTAK", _by_place(local.labour_force, None, months)),
        NumberField("UNGSOK", _by_place(local.young_unemployed, young_unknown, months)),
        NumberField("UNGAK", _by_place(local.young_labour_force, None, months)),
    ]
    header = ["PERIOD", "LÄN", "KOMMUN", "Totalt", "Unga 18-24"]
    title = "Inskrivna arbetslösa som andel av befolkningens arbetsmarknadsstatus (BAS)"
    fields_meant = "TOTSOK: inskrivna arbetslösa. TOTAK: arbetskraften, tolv månaders medeltal."
    sheets = [
        Sheet("Info", [[title], [NOTICE], [fields_meant]]),
        Sheet("Antal", [["Inskrivna arbetslösa, antal"], [f"Till och med {edition}"], header]),
        Sheet("Andel", [["Inskrivna arbetslösa, andel av arbetskraften"], [f"Till och med {edition}"], header]),
    ]  # fmt: skip
    write_pivot_workbook(path, sheets, fields)


def write_vacancies(path: Path, edition: str) -> None:
    """Write vacancies reported in the month and unfilled at its end by municipality, as a pivot workbook."""
    local = make_local_through(edition)
    keys, months = _place_fields(edition)
    new_unknown = np.rint(local.unknown_vacancies * 0.6).astype(int)
    fields: list[Field] = [
        *keys,
        NumberField("NYANM", _by_place(local.new_vacancies, new_unknown, months)),
        NumberField("KVAR", _by_place(local.vacancies, local.unknown_vacancies, months)),
    ]
    title = "Nyanmälda och kvarstående lediga platser efter kommun"
    header = ["PERIOD", "LÄN", "KOMMUN", "Nyanmälda", "Kvarstående"]
    sheets = [
        Sheet("Info", [[title], [NOTICE], ["NYANM: nyanmälda under månaden. KVAR: kvarstående vid månadens slut."]]),
        Sheet("Tabell", [[title], [f"Till och med {edition}"], header]),
    ]  # fmt: skip
    write_pivot_workbook(path, sheets, fields)


def write_time_without_work(path: Path, edition: str) -> None:
    """Write the unemployed by time without work in the whole country, as a pivot workbook."""
    months = month_range(MONTHS[0], edition)
    combinations = cells()
    keys: list[Field] = [TextField("PERIOD", months, [*range(len(months))] * len(combinations))]
    for place, (name, values) in enumerate(DIMENSIONS.items()):
        items = [*values]
        of_cell = [items.index(cell[place]) for cell in combinations]
        keys.append(TextField(name, items, np.repeat(of_cell, len(months)).tolist()))
    counts = [
        NumberField(name, values[:, : len(months)].ravel().tolist())
        for name, values in make_duration_through(edition).items()
    ]
    title = "Inskrivna arbetslösa efter tid utan arbete, riket"
    header = ["PERIOD", "ARBETSLÖSA", "Utan arbete mer än 12 månader"]
    names = [field.name for field in keys] + [field.name for field in counts]
    sheets = [
        Sheet("SQL-kod", [["SQL-kod"], [f"Fält: {', '.join(names)}"]]),
        Sheet("Info", [[title], [NOTICE], ["UA06, UA12, UA24: utan arbete mer än 6, 12 och 24 månader."]]),
        Sheet("Tabell", [[title], [f"Till och med {edition}"], header]),
    ]  # fmt: skip
    write_pivot_workbook(path, sheets, [*keys, *counts])


def write_barometer(path: Path, edition: str, published: datetime.date) -> None:
    """Write the answer of KI's table of indicators: the barometer indicator, every month since 1996."""
    values = macro.barometer(edition)
    months = month_range(BAROMETER_MONTHS[0], edition)
    answer = {
        "columns": [
            {"code": "Indikator", "text": "Indikator", "type": "d"},
            {"code": "Period", "text": "Period", "type": "t"},
            {"code": "Indikatorm", "text": "Barometerindikatorn och andra indikatorer", "type": "c"},
        ],
        "comments": [],
        "data": [
            {"key": ["KIFI", month.replace("-", "M")], "values": [".." if np.isnan(value) else f"{value:.1f}"]}
            for month, value in zip(months, values, strict=True)
        ],
        "metadata": [
            {
                "infofile": "None",
                "updated": f"{published}T08:00:00Z",
                "label": "Barometerindikatorn och andra indikatorer efter Indikator och Period",
                "source": "Konjunkturinstitutet",
            }
        ],
    }
    path.write_text(json.dumps(answer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8-sig")
