"""A figure so small that it stands beside a headline: the shape of the data of a section's first figure."""

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from werket_lib.months import MONTH_PATTERN, name_month, parse_month
from werket_lib.style.names import COLUMNS, FLOWS, SERVICES

WIDTH, HEIGHT, EDGE = 120, 40, 3
MOST_MONTHS, MOST_BARS = 25, 60
NOT_SHOWN = ("rank", "code", "group_code", "municipality_code", "year", "contracts", "at_risk")
# What each bar is, by the column that names it.
EACH = {
    "group": "en stapel per kommungrupp",
    "delivery_area": "en stapel per leveransområde",
    "supplier": "en stapel per leverantör",
    "track": "en stapel per inriktning",
    "actor": "en stapel per myndighet",
    "municipality_code": "de största kommunerna",
    "question": "svar på den första frågan",
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
_TELLING = re.compile(r"(_rate|_pct|_pp)$")  # of the columns without months, the one with a share or a change


class Small(NamedTuple):
    """A drawing, and what it shows."""

    svg: Markup
    caption: str


def draw_small(data: Path) -> Small | None:
    """Draw the data of a figure in small.

    Parameters
    ----------
    data
        The CSV beside the figure. Its first series is drawn as a line where it has months, otherwise its rows as
        bars.

    Returns
    -------
    Small or None
        None where there is no number to draw.
    """
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = _numeric_columns(rows)
    if not columns:
        return None
    if "month" in rows[0] and MONTH_PATTERN.fullmatch(rows[0]["month"]):
        return _draw_line(_first_series(rows, columns), columns[0])
    column = next((name for name in columns if _TELLING.search(name)), columns[0])
    of_first = [row for row in rows if row.get("question") == rows[0].get("question")]
    return _draw_bars([float(row[column]) for row in of_first if row[column]][:MOST_BARS], column, rows[0])


def _numeric_columns(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the columns that hold numbers and nothing else, in their order."""
    if not rows:
        return []
    filled = {name: [row[name] for row in rows if row[name]] for name in rows[0] if name not in NOT_SHOWN}
    return [name for name, cells in filled.items() if cells and all(_NUMBER.fullmatch(cell) for cell in cells)]


def _first_series(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> list[Mapping[str, str]]:
    """Return the newest months of the series that the first row belongs to."""
    keys = [name for name in ("measure", "series", "code") if name in rows[0] and name not in columns]
    same = [row for row in rows if all(row[key] == rows[0][key] for key in keys) and row[columns[0]]]
    return same[-MOST_MONTHS:]


def _draw_line(rows: Sequence[Mapping[str, str]], column: str) -> Small:
    values = [float(row[column]) for row in rows]
    low, high = min(values), max(values)
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    points = [(EDGE + place * step, _height(value, low, high)) for place, value in enumerate(values)]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    last_x, last_y = points[-1]
    first, last = (name_month(parse_month(row["month"])) for row in (rows[0], rows[-1]))
    service, _, flow = rows[0].get("measure", "").partition(".")
    name = SERVICES[service.upper()] if service.upper() in SERVICES else COLUMNS.get(column, column)
    caption = f"{name}{', ' + FLOWS[flow].lower() if flow in FLOWS else ''}, {first}–{last}"
    drawn = f'<path class="line" d="{path}"/><circle cx="{last_x:.1f}" cy="{last_y:.1f}" r="2.5"/>'
    return _frame(drawn, caption)


def _draw_bars(values: Sequence[float], column: str, row: Mapping[str, str]) -> Small:
    low, high = min(0.0, *values), max(0.0, *values)
    step = (WIDTH - 2 * EDGE) / len(values)
    zero = _height(0.0, low, high)
    bars = "".join(
        f"M{EDGE + (place + 0.5) * step:.1f} {zero:.1f}V{_height(value, low, high):.1f}"
        for place, value in enumerate(values)
    )
    each = next((said for name, said in EACH.items() if name in row), "")
    caption = ", ".join(filter(None, (COLUMNS.get(column, column), each)))
    return _frame(f'<path class="bars" stroke-width="{step * 0.7:.1f}" d="{bars}"/>', caption)


def _height(value: float, low: float, high: float) -> float:
    return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / ((high - low) or 1)


def _frame(drawn: str, caption: str) -> Small:
    svg = Markup('<svg class="small" viewBox="0 0 {} {}" aria-hidden="true">').format(WIDTH, HEIGHT)
    return Small(svg + Markup(drawn) + Markup("</svg>"), caption)  # noqa: S704 - numbers of ours
