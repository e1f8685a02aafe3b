"""A figure's data as a reader wants them: Swedish heads and words, numbers printed as in the report."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from werket_lib.months import name_month, parse_month
from werket_lib.numbers import print_number
from werket_lib.sections.beveridge.words import BEVERIDGE_VERDICTS
from werket_lib.sections.results.words import SIDE_WORDS
from werket_lib.sections.survey.words import ANSWERS, QUESTION_TOPICS
from werket_lib.style.names import COLUMNS, COUNTRY, FLOWS, INDICATORS, RANK_MOVES, SERVICES

# What stands in the cells of figures' data, and in how a fact names its cells.
DATA_WORDS = (
    RANK_MOVES
    | INDICATORS
    | QUESTION_TOPICS
    | ANSWERS
    | SIDE_WORDS
    | BEVERIDGE_VERDICTS
    | {f"temperature.{name}": label for name, label in INDICATORS.items()}
    | {f"{key.lower()}.{flow}": f"{name}, {FLOWS[flow].lower()}" for key, name in SERVICES.items() for flow in FLOWS}
    | {
        "True": "ja",
        "False": "nej",
        "country": COUNTRY,
        "all": "Alla avtal",
        "low_rating": "Lågt betyg eller inget",
        "low_both": "Också lågt viktat resultatmått",
        "at_risk": "Också aktivt länge: riskerar hävning",
    }
)

# Codes and years are no amounts; and nobody reads the key by which a chart finds its rows.
NAMES = ("year", "target_year", "code", "group_code", "municipality_code")
KEYS = ("slug",)
FEW_DECIMALS, NO_DECIMALS_FROM = 2, 1000
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
_MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True)
class Column:
    """One column: its head, its cells as printed, and whether they are numbers, which stand to the right."""

    head: str
    cells: tuple[str, ...]
    numeric: bool


def read_data(path: Path) -> list[Column]:
    """Read the CSV beside a figure.

    Returns
    -------
    list of Column
        With the Swedish heads of `werket_lib.style.names.COLUMNS`; a head that is none of ours, such as the
        name of a track, stands as it is. A column has as many decimals in every row.
    """
    with path.open(encoding="utf-8", newline="") as file:
        heads, *rows = csv.reader(file)
    columns = dict(zip(heads, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(heads, ())
    return [_set(head, cells) for head, cells in columns.items() if head not in KEYS]


def _set(head: str, cells: Sequence[str]) -> Column:
    filled = [cell for cell in cells if cell]
    numeric = head not in NAMES and bool(filled) and all(_NUMBER.fullmatch(cell) for cell in filled)
    label = COLUMNS.get(head, head)
    if not numeric:
        return Column(label, tuple(_say(cell) for cell in cells), numeric=False)
    values = [float(cell) for cell in filled]
    decimals = 0 if all(value.is_integer() for value in values) or max(map(abs, values)) >= NO_DECIMALS_FROM else None
    places = FEW_DECIMALS if decimals is None else decimals
    return Column(label, tuple(print_number(float(cell), places) if cell else "–" for cell in cells), numeric=True)


def _say(cell: str) -> str:
    if _MONTH.fullmatch(cell):
        return name_month(parse_month(cell))
    return DATA_WORDS.get(cell, cell) or "–"
