"""A small whole file of each of the fourteen datasets, and ways to write one thing into it otherwise."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from werket_lib.codes import MUNICIPALITY_GROUPS, municipality_names

Rows = list[list[Any]]
FLOWS = ["tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat"]
RESULTS = [
    "PERIOD", "LEVERANSOMRÅDE", "LEVERANTÖRNAMN", "KA-NUMMER", "STARTDATUM AVTAL",
    "AVTAL HAR VARIT AKTIVT I 22 MÅNADER", "BETYG", "BETYG 1 ELLER SAKNAR BETYG", "VIKTAT RESULTATMÅTT",
    "VIKTAT RESULTATMÅTT LÄGRE ÄN 0,2", "RISKERAR HÄVNING", "ANTAL DELTAGARE", "ANTAL DELTAGARE NIVÅ A",
    "ANTAL DELTAGARE NIVÅ B", "ANTAL DELTAGARE NIVÅ C", "ANTAL RR1 NIVÅ A", "ANTAL RR2 NIVÅ A",
    "ANTAL RR1 NIVÅ B", "ANTAL RR2 NIVÅ B", "ANTAL RR1 NIVÅ C", "ANTAL RR2 NIVÅ C",
]  # fmt: skip
# As many municipalities in each group as SKR has.
GROUP_SIZES = dict(zip(MUNICIPALITY_GROUPS, (3, 43, 23, 63, 24, 27, 51, 35, 21), strict=True))
GROUP_OF_EACH = [group for group in MUNICIPALITY_GROUPS.items() for _ in range(GROUP_SIZES[group[0]])]

SHEETS: dict[str, dict[str, Rows]] = {
    "af_suppliers": {
        "1) LEVERANTÖR": [
            ["leverantor", "period", "tjanst", *FLOWS],
            ["Lernia", "2024-12", "Rusta och matcha 2", 5, 30, "<5"],
            ["Astar", "2024-12", "Rusta och matcha 2", 7, 1500, 10],
            ["Lernia", "2025-01", "Rusta och matcha 2", 6, 31, 7],
            ["Astar", "2025-01", "Rusta och matcha 2", 8, 2000, 12],
        ],
        "2) LEVERANSOMRÅDE": [
            ["leveransomrade", "period", "tjanst", *FLOWS],
            ["Malmö", "2024-12", "Rusta och matcha 2", 12, 1530, 12],
            ["Malmö", "2025-01", "Rusta och matcha 2", 14, 2031, 19],
        ],
    },
    "af_training": {
        "1) LEVERANTÖR_INRIKTNING": [
            ["leverantor", "period", "tjanst", "inriktning", *FLOWS],
            ["Lernia", "2024-12", "Arbetsmarknadsutbildning", "F Vård", 5, 30, 6],
            ["Lernia", "2025-01", "Arbetsmarknadsutbildning", "F Vård", 6, 31, 7],
            ["Astar", "2025-01", "Arbetsmarknadsutbildning", "L Maskin", 8, 2000, 12],
        ]
    },
    "af_varsel": {
        "Varsel": [
            ["Inkomna varsel"],
            ["PERIOD", "SNI-kod", "Näringsgren", "Varsel", "Berörda personer"],
            ["2024-12", "A", "Jordbruk, skogsbruk och fiske", 1, 17],
            ["2024-12", "C", "Tillverkning", 20, 700],
            ["2024-12", "Summa", "", 21, 717],
            ["2025-01", "A", "Jordbruk, skogsbruk och fiske", 2, 29],
            ["2025-01", "C", "Tillverkning", 30, 2000],
            ["2025-01", "Summa", "", 32, 2029],
        ]
    },
    "skr_groups": {
        "Bilaga1 Lista alla kommuner": [
            ["Gruppkod", "Kommunkod", "Kommun", "Huvudgrupp", "Kommungrupp 2023"],
            *([code, number, "namn", "huvudgrupp", name] for (code, name), number in zip(
                GROUP_OF_EACH, sorted(municipality_names()), strict=True)),
        ]
    },
    "af_rom_results": {
        "Beskrivning 2025-01": [["Om filen"]],
        "Resultat 2025-01": [
            RESULTS,
            ["2025-01", "Malmö", "Lernia", 10000001, "2023-02-20", "Ja", "-", "Ja", 0.175, "Ja", "Ja",
             30, 10, 10, 10, 3, 2, 4, 2, 1, 0],
            ["2025-01", "Ånge", "Astar", 10000002, "2024-01-10", "Nej", 4, "Nej", 0.338, "Nej", "Nej",
             20, 5, 8, 7, 2, 1, 3, 3, 2, 1],
        ],
        "Beräkningssnurra 2025-01": [["Vikter"], ["Vikt nivå A", 0.5], ["Vikt nivå B", 1], ["Vikt nivå C", 2]],
    },
}  # fmt: skip

PLACES = {
    "PERIOD": ["2024-12", "2024-12", "2025-01", "2025-01"],
    "LAN": ["Skåne län"] * 4,
    "KOM": ["Lund", "Malmö", "Lund", "Malmö"],
}
PIVOTS: dict[str, dict[str, list[Any]]] = {
    "af_unemployment": {**PLACES, "TOTSOK": [100, 200, 110, 2100], "TOTAK": [1000, 20000, 1001, 20010]},
    "af_vacancies": {**PLACES, "NYANM": [10, 20, 11, 21], "KVAR": [100, 200, 110, 2100]},
    "af_time_without_work": {
        "PERIOD": ["2024-12", "2024-12", "2025-01", "2025-01"],
        "KOEN": ["Kvinnor", "Män"] * 2,
        "INSAL": [100, 200, 110, 2100],
        "UA06": [50, 80, 51, 300],
        "UA12": [40, 60, 41, 200],
        "UA24": [20, 30, 21, 31],
    },
}

CSVS: dict[str, str] = {
    "af_forecast": "publicerad;variabel;år;värde;enhet\n2025-02-05;unemployment_rate;2025;8,5;procent\n"
    "2025-02-05;long_term_unemployed;2025;178000;personer\n",
    "survey_answers": "enkät;svarande;fråga;svar\ndeviation_reports 2025-01;1;feedback_frequency_1to5;2\n"
    "deviation_reports 2025-01;1;discomfort_experienced;ja\ndeviation_reports 2025-01;2;feedback_frequency_1to5;5\n",
    "trust": "år;myndighet;förtroende;intervjuer\n2025;Skatteverket;57;2509\n2025;Arbetsförmedlingen;15;2509\n"
    "2024;Skatteverket;64;1246\n2024;Arbetsförmedlingen;17;1246\n",
    "af_delivery_areas": "kommunkod;leveransområde\n1280;Malmö\n2280;Ånge\n",
}

KI = {
    "columns": [
        {"code": "Indikator", "text": "Indikator", "type": "d"},
        {"code": "Period", "text": "Period", "type": "t"},
        {"code": "Indikatorm", "text": "Barometerindikatorn och andra indikatorer", "type": "c"},
    ],
    "comments": [],
    "data": [
        {"key": ["KIFI", "2024M11"], "values": ["92.9"]},
        {"key": ["KIFI", "2024M12"], "values": ["95.4"]},
        {"key": ["KIFI", "2025M01"], "values": ["94.7"]},
    ],
    "metadata": [{"infofile": "Indikatorm", "updated": "2025-01-29T08:00:00Z", "label": "m", "source": "KI"}],
}


def workbook(
    sheets: dict[str, Rows],
    *,
    date_1904: bool = False,
    formats: Mapping[str, tuple[Any, str]] = MappingProxyType({}),
) -> bytes:
    """Write sheets, row by row; `formats` gives cells of the first sheet another value in a number format."""
    content = io.BytesIO()
    options = {"strings_to_formulas": False, "in_memory": True, "date_1904": date_1904}
    with xlsxwriter.Workbook(content, options) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            for cell, (value, shown) in formats.items() if name == next(iter(sheets)) else ():
                sheet.write(cell, value, book.add_format({"num_format": shown}))
    return content.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return {name: old.read(name) for name in old.namelist()}


def zipped(parts: dict[str, bytes | None]) -> bytes:
    """Write a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


def with_cell(content: bytes, cell: str, xml: str, sheet: int = 1) -> bytes:
    """Write a cell of a workbook as given: its attributes and what is in it, ``t="e"><v>#REF!</v>``."""
    parts = unzipped(content)
    name = f"xl/worksheets/sheet{sheet}.xml"
    text, found = re.subn(rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)', f'<c r="{cell}" {xml}</c>', parts[name].decode())
    assert found == 1, f"no cell {cell} in sheet {sheet}"
    return zipped({**parts, name: text.encode()})


def with_rows(dataset: str, rows: Callable[[Rows], Rows], sheet: int = 0) -> bytes:
    """Write a dataset's workbook with other rows in one sheet."""
    sheets = dict(SHEETS[dataset])
    name = list(sheets)[sheet]
    return workbook({**sheets, name: rows([list(row) for row in sheets[name]])})


def pivot(*caches: dict[str, list[Any]]) -> bytes:
    """Write a workbook with pivot caches: text stands in shared items, numbers in the records."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts: dict[str, bytes | None] = dict(unzipped(workbook({"Info": [["Information"]]})))
    for number, fields in enumerate(caches, 1):
        shared = {
            name: list(dict.fromkeys(value for value in values if isinstance(value, str)))
            for name, values in fields.items()
            if isinstance(values[0], str)
        }
        head = "".join(
            f"<cacheField name={quoteattr(name)}><sharedItems>"
            + "".join(f"<s v={quoteattr(item)}/>" for item in shared.get(name, []))
            + "</sharedItems></cacheField>"
            for name in fields
        )
        records = "".join(
            "<r>" + "".join(_record(name, value, shared) for name, value in zip(fields, row, strict=True)) + "</r>"
            for row in zip(*fields.values(), strict=True)
        )
        count = len(next(iter(fields.values())))
        parts[f"xl/pivotCache/pivotCacheDefinition{number}.xml"] = (
            f'<pivotCacheDefinition xmlns="{main}" xmlns:r="{office}" r:id="rId1" recordCount="{count}">'
            f"<cacheFields>{head}</cacheFields></pivotCacheDefinition>"
        ).encode()
        parts[f"xl/pivotCache/pivotCacheRecords{number}.xml"] = (
            f'<pivotCacheRecords xmlns="{main}" count="{count}">{records}</pivotCacheRecords>'
        ).encode()
        parts[f"xl/pivotCache/_rels/pivotCacheDefinition{number}.xml.rels"] = (
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/pivotCacheRecords" '
            f'Target="pivotCacheRecords{number}.xml"/></Relationships>'
        ).encode()
    return zipped(parts)


def _record(name: str, value: Any, shared: dict[str, list[str]]) -> str:
    """Write one value of a record; a tuple is an element's name and its value."""
    if isinstance(value, tuple):
        return f'<{value[0]} v="{escape(str(value[1]))}"/>'
    if value is None:
        return "<m/>"
    return f'<x v="{shared[name].index(value)}"/>' if name in shared else f'<n v="{value}"/>'


def bas(*, months: tuple[str, ...] = ("2024M11", "2024M12"), **changed: Any) -> bytes:
    """Write SCB's answer in miniature: all of Sweden and two counties, unemployed and labour force."""
    ages, regions = ["16-65"], {"00": "Riket", "01": "Stockholms län", "12": "Skåne län"}
    size = [len(regions), 1, 1, 1, 2, len(months)]
    values = [value for unemployed, force in ((300, 5000), (100, 2000), (200, 3000)) for value in (
        *[unemployed] * len(months), *[force] * len(months))]  # fmt: skip

    def dimension(codes: dict[str, str]) -> dict[str, Any]:
        return {"label": "x", "category": {"index": {code: n for n, code in enumerate(codes)}, "label": codes}}

    whole = {
        "version": "2.0", "class": "dataset", "label": "BAS", "source": "SCB", "updated": "2025-02-05T07:00:00Z",
        "id": ["Region", "Kon", "Alder", "Fodelseregion", "ContentsCode", "Tid"], "size": size,
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "dimension": {
            "Region": dimension(regions),
            "Kon": dimension({"1+2": "totalt"}),
            "Alder": dimension({ages[0]: "16-65 år"}),
            "Fodelseregion": dimension({"tot": "totalt"}),
            "ContentsCode": dimension({"000004YH": "arbetslösa", "000006IU": "arbetskraften"}),
            "Tid": dimension(dict.fromkeys(months, "m")),
        },
        "extension": {"px": {"infofile": "AM0210", "tableid": "TAB6260", "decimals": 0, "language": "sv"}},
        "value": values,
    }  # fmt: skip
    return json.dumps(whole | changed).encode()


def seed(dataset: str) -> tuple[str, bytes]:
    """Return the name and content of a dataset's small whole file."""
    if dataset in SHEETS:
        return "file.xlsx", workbook(SHEETS[dataset])
    if dataset in PIVOTS:
        return "file.xlsx", pivot(PIVOTS[dataset])
    if dataset in CSVS:
        return "file.csv", CSVS[dataset].encode()
    return "file.json", bas() if dataset == "scb_bas" else json.dumps(KI).encode()
