"""A figure so small that it stands beside a headline: the shape of the data of a section's first figure."""

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from werket_lib.months import MONTH_PATTERN, name_month, parse_month
from werket_lib.numbers import print_number
from werket_lib.style.names import COLUMNS, FLOWS, SERVICES

WIDTH, HEIGHT, EDGE = 120, 40, 3
MOST_MONTHS, MOST_BARS = 25, 60
NOT_SHOWN = ("rank", "code", "group_code", "municipality_code", "year", "contracts", "at_risk")
# What names a bar, where the bars can be told apart: the highest is marked and named.
BARS = ("group", "delivery_area", "supplier", "track", "actor", "name")
NO_DECIMALS_FROM = 100
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
_TELLING = re.compile(r"(_rate|_pct|_pp)$")  # of the columns without months, the one with a share or a change


class Small(NamedTuple):
    """A drawing, what it shows, over which time, and its newest value."""

    svg: Markup
    caption: str
    span: str = ""
    value: str = ""


def draw_small(data: Path) -> Small | None:
    """Draw the data of a figure in small.

    Parameters
    ----------
    data
        The CSV beside the figure. Its first series is drawn as a line where it has months, with its newest value;
        otherwise its rows as bars, of which the highest is marked.

    Returns
    -------
    Small or None
        None where there is no number to draw, or nothing names the bars.
    """
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = _numeric_columns(rows)
    if not columns:
        return None
    if "month" in rows[0] and MONTH_PATTERN.fullmatch(rows[0]["month"]):
        return _draw_line(_first_series(rows, columns), columns[0])
    named = next((name for name in BARS if name in rows[0]), None)
    column = next((name for name in columns if _TELLING.search(name)), columns[0])
    return _draw_bars([row for row in rows if row[column]], column, named) if named else None


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
    drawn = f'<path class="line" d="{path}"/><circle cx="{last_x:.1f}" cy="{last_y:.1f}" r="2.5"/>'
    caption = f"{name}, {FLOWS[flow].lower()}" if flow in FLOWS else name
    return Small(_frame(drawn), caption, f"{first}–{last}", _print(values))


def _print(values: Sequence[float]) -> str:
    """Print the newest of some values: whole where all are, or where they are large."""
    whole = all(value.is_integer() for value in values) or max(map(abs, values)) >= NO_DECIMALS_FROM
    return print_number(values[-1], 0 if whole else 1)


def _draw_bars(rows: Sequence[Mapping[str, str]], column: str, named: str) -> Small:
    values = sorted((float(row[column]) for row in rows), reverse=True)
    highest = [row[named] for row in rows if float(row[column]) == values[0]]
    values = values[:MOST_BARS]
    low, high = min(0.0, *values), max(0.0, *values)
    step = (WIDTH - 2 * EDGE) / len(values)
    zero = _height(0.0, low, high)
    bars = [
        f"M{EDGE + (place + 0.5) * step:.1f} {zero:.1f}V{_height(value, low, high):.1f}"
        for place, value in enumerate(values)
    ]
    drawn = "".join(
        f'<path class="{kind}" stroke-width="{max(step * 0.7, 1.0):.1f}" d="{"".join(some)}"/>'
        for kind, some in (("marked", bars[: len(highest)]), ("bars", bars[len(highest) :]))
    )
    caption = (
        f"{COLUMNS.get(column, column)}. Högst: {highest[0]}" if len(highest) == 1 else COLUMNS.get(column, column)
    )
    return Small(_frame(drawn), caption)


def _height(value: float, low: float, high: float) -> float:
    return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / ((high - low) or 1)


def _frame(drawn: str) -> Markup:
    svg = Markup('<svg class="small" viewBox="0 0 {} {}" aria-hidden="true">').format(WIDTH, HEIGHT)
    return svg + Markup(drawn) + Markup("</svg>")  # noqa: S704 - numbers of ours
