"""The month's overview as tables: how far measures came from what is usual, and what the last report said of them."""

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.overview.measures import name_measure
from werket_lib.sections.overview.numbers import Movement, Overview
from werket_lib.sections.overview.since import Pair, Since
from werket_lib.sections.overview.words import OVERVIEW_COLUMNS, TURNED
from werket_lib.style.names import LEVEL_UNITS, UNITS
from werket_lib.style.table import Cell, HouseTable, bar_cell, number_cell, set_table, text_cell

_COLUMNS = ("measure", "level", "change", "expected", "score")


def table_movements(section: Overview) -> HouseTable:
    """Set the ten measures with level, change, usual change and how far apart those two are."""
    longest = max((move.size for move in section.shown), default=0.0) or 1.0
    columns = [OVERVIEW_COLUMNS[column] for column in _COLUMNS]
    return set_table(
        pd.DataFrame([_set_movement(move, longest) for move in section.shown], columns=columns),
        name="overview_movements",
        caption=f"De mått som i {name_month(section.month)} skilde sig mest från sin vanliga månadsrörelse",
        heads=columns[:1],
    )


def table_since(since: Since) -> HouseTable:
    """Set every measure that both reports have: as it was printed then, what it is now reckoned to, and now."""
    now, before = since.facts["overview.since.pairs"].month, since.month
    columns = {
        "measure": OVERVIEW_COLUMNS["measure"],
        "before": OVERVIEW_COLUMNS["before"].format(month=name_month(before)),
        "revised": OVERVIEW_COLUMNS["revised"],
        "now": OVERVIEW_COLUMNS["now"].format(month=name_month(now)),
        "turned": OVERVIEW_COLUMNS["turned"],
    }
    rows = [{columns[name]: cell for name, cell in _set_pair(pair).items()} for pair in since.pairs]
    return set_table(
        pd.DataFrame(rows, columns=list(columns.values())),
        name="overview_since",
        caption=f"Måtten i den här rapporten och i rapporten för {name_month(before)}",
        heads=[columns["measure"]],
        words=[columns["turned"]],
    )


def _set_movement(move: Movement, longest: float) -> dict[str, Cell]:
    return {
        OVERVIEW_COLUMNS["measure"]: text_cell(name_measure(move.story).whole),
        OVERVIEW_COLUMNS["level"]: _set_level(move.story.level),
        OVERVIEW_COLUMNS["change"]: number_cell(move.change, signed=True, unit=_unit(move.change)),
        OVERVIEW_COLUMNS["expected"]: number_cell(move.expected, signed=True, unit=_unit(move.expected)),
        OVERVIEW_COLUMNS["score"]: bar_cell(move.score, move.size / longest),
    }


def _set_pair(pair: Pair) -> dict[str, Cell]:
    return {
        "measure": text_cell(name_measure(pair.story).whole),
        "before": _set_level(pair.before),
        "revised": number_cell(pair.revised) if pair.revised else text_cell(""),
        "now": _set_level(pair.now),
        "turned": text_cell(TURNED if pair.turned else ""),
    }


def _set_level(level: Fact) -> Cell:
    return number_cell(level, unit=LEVEL_UNITS[level.unit])


def _unit(change: Fact) -> str:
    return UNITS[change.unit] if change.unit == "percentage points" else ""
