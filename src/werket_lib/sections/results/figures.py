"""Results of Rusta och matcha: areas against a threshold, with their intervals, and the contracts at risk."""

from dataclasses import dataclass, replace

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.facts import Facts, slugify_all
from werket_lib.numbers import NO_BREAK_SPACE, print_number
from werket_lib.sections.results.at_risk import AtRisk
from werket_lib.sections.results.at_risk_words import AT_RISK_KEY, AT_RISK_SIZES
from werket_lib.sections.results.numbers import AreaResults
from werket_lib.sections.results.result_facts import PREFIX
from werket_lib.sections.results.words import (
    CONTINUED,
    RESULT_HEADS,
    RESULT_KEY,
    RESULT_NAMES,
    RESULT_SIDES,
    RESULT_SIZES,
    RISK_STEPS,
    SIDES_ON_MAP,
)
from werket_lib.style.bars import baseline, draw_bars, row, write_names
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.maps import AreaMark, label_count, plot_areas
from werket_lib.style.sheet import Sheet, fit, width_of, wrap
from werket_lib.style.theme import (
    ACCENT,
    BODY,
    EDGE,
    FULL_WIDTH_MM,
    GRID,
    INK,
    MUTED,
    NEUTRAL,
    PAPER,
    SMALL,
    THIN,
)
from werket_lib.style.words import with_unit

HALF = 50.0  # percent of an area's cohort
SIDE_COLORS = {"over": ACCENT, "under": MUTED}

# Two columns of areas, in millimetres.
_KEY, _HEAD, _LINE = 5.0, 11.0, 4.15
_GAP, _AIR = 7.0, 1.6
_LONGEST_NAME, _NAME_ON_PHONE = 46.0, 27.0
_KEY_LINE = 4.4  # from one line of the key to the next on a phone
_DOT = 4.2
_TICK = 25.0  # percent between two grid lines


@dataclass(frozen=True)
class _Row:
    """One line of the figure: an area, or the head of those on one side."""

    name: str
    side: str
    rate: float | None = None
    low: float = 0.0
    high: float = 0.0
    sure: bool = True
    rate_text: str = ""
    people_text: str = ""


@in_both_forms
def plot_against_threshold(section: AreaResults, result: str) -> Figure:
    """Draw every area's rate as a dot on its interval, the highest first, in two columns.

    A filled dot has its whole interval on one side of the threshold; a hollow one has not.
    """
    rows = _list_rows(section, result)
    half = len(rows) if for_phone() else _split(rows)
    columns = [rows[:half], _head_again(rows, half)]
    head = _HEAD + (3 * _KEY_LINE if for_phone() else 0.0)
    sheet = Sheet(sheet_width(), head + _LINE * max(1, *map(len, columns)) + 1.0)
    farthest = max((row.high for row in rows if row.rate is not None), default=1.0)
    width = sheet.width if for_phone() else (sheet.width - _GAP) / 2
    _write_key(sheet, section)
    for place, column in enumerate(columns):
        if column:
            _draw_column(sheet, (place * (width + _GAP), head, width), column, rows, section, farthest)
    return sheet.figure


@in_both_forms
def plot_risk(section: AreaResults) -> Figure:
    """Draw the contracts that meet the agency's conditions, one more condition a bar."""
    score, rating = (section.facts[f"{PREFIX}.results.{name}"].text for name in ("low_score", "low_rating"))
    facts = [section.facts[f"{PREFIX}.contracts{step}"] for step in RISK_STEPS]
    names = pd.Series([label.format(score=score, rating=rating) for label in RISK_STEPS.values()])
    sheet = Sheet(sheet_width(), 2.0 + row().height * len(facts))
    left = EDGE + write_names(sheet, EDGE, 1.0, 75.0, names) + 2 * _AIR
    room = sheet.width - left - max(width_of(fact.text, BODY, 600) for fact in facts) - 2 * _AIR
    axes = sheet.axes(left, 1.0, room, row().height * len(facts))
    counts = pd.Series([float(fact.value or 0) for fact in facts])
    draw_bars(axes, counts, colors=[NEUTRAL] * (len(facts) - 1) + [INK])
    axes.set_xlim(0, max(counts.max(), 1.0))
    for number, (fact, count) in enumerate(zip(facts, counts, strict=True)):
        end = left + room * count / max(counts.max(), 1.0)
        sheet.write(end + _AIR, baseline(1.0, number), fact.text, weight=600)
    return sheet.figure


def plot_result_map(
    section: AreaResults, result: str, boundaries: pd.DataFrame | None = None, *, width: float = FULL_WIDTH_MM
) -> Figure:
    """Draw the areas as circles, as large as their participants are many, coloured by the threshold.

    With `boundaries` (as `werket_lib.schemas.AfDeliveryAreas`) they are polygons instead.
    """
    slugs = slugify_all(section.areas["delivery_area"])
    marks = [
        AreaMark(
            row.delivery_area,
            float(row.participants),
            SIDE_COLORS[getattr(row, f"{result}_side")],
            f"{section.facts[f'{PREFIX}.area.{slugs[row.delivery_area]}.{result}_rate'].text}{NO_BREAK_SPACE}%",
        )
        for row in section.areas.itertuples()
    ]
    threshold = section.facts[f"{PREFIX}.results.threshold"].text
    key = [
        (SIDE_COLORS[side], text.format(threshold=threshold, result=RESULT_NAMES[result]))
        for side, text in SIDES_ON_MAP.items()
    ]
    return plot_areas(
        marks, sizes=RESULT_SIZES, colors=key, boundaries=boundaries, width=width, labelled=label_count(width)
    )


def plot_at_risk_map(
    section: AtRisk, boundaries: pd.DataFrame | None = None, *, width: float = FULL_WIDTH_MM
) -> Figure:
    """Draw the areas that have contracts at risk, as large as those contracts' cohorts; `boundaries` as above."""
    table = section.by["area"]
    slugs = slugify_all(table["delivery_area"])
    marks = [
        AreaMark(
            row.delivery_area,
            float(row.participants),
            ACCENT if row.share_pct >= HALF else MUTED,
            section.facts[f"{PREFIX}.risk.area.{slugs[row.delivery_area]}.cohort"].text,
        )
        for row in table.itertuples()
    ]
    used = {mark.color for mark in marks}
    key = list(zip((ACCENT, MUTED), AT_RISK_KEY.values(), strict=True)) if len(used) > 1 else []
    return plot_areas(
        marks, sizes=AT_RISK_SIZES, colors=key, boundaries=boundaries, width=width, labelled=label_count(width)
    )


def _list_rows(section: AreaResults, result: str) -> list[_Row]:
    """Return the areas in order, those on each side under a head that counts them."""
    slugs = slugify_all(section.areas["delivery_area"])
    ordered = section.areas.sort_values([f"{result}_rate", "delivery_area"], ascending=[False, True])
    rows: list[_Row] = []
    for side, label in RESULT_SIDES.items():
        on_side = ordered[ordered[f"{result}_side"] == side]
        if on_side.empty:
            continue
        count = section.facts[f"{PREFIX}.results.{result}_{side}"]
        head = label.format(
            threshold=section.facts[f"{PREFIX}.results.threshold"].text,
            count=with_unit(count.text, "områden"),
        )
        rows.append(_Row(head, side))
        rows += [
            _area_row(area, slugs[area["delivery_area"]], result, section.facts) for area in on_side.to_dict("records")
        ]
    return rows


def _area_row(area: dict[str, object], slug: str, result: str, facts: Facts) -> _Row:
    low, high, rate = (float(str(area[f"{result}_rate{end}"])) for end in ("_low", "_high", ""))
    return _Row(
        str(area["delivery_area"]),
        str(area[f"{result}_side"]),
        rate,
        low,
        high,
        bool(area[f"{result}_sure"]),
        facts[f"{PREFIX}.area.{slug}.{result}_rate"].text,
        facts[f"{PREFIX}.area.{slug}.cohort"].text,
    )


def _split(rows: list[_Row]) -> int:
    """Return how many rows stand in the first column; no head stands last in it."""
    half = (len(rows) + 1) // 2
    return half - 1 if half and rows[half - 1].rate is None and half < len(rows) else half


def _head_again(rows: list[_Row], half: int) -> list[_Row]:
    """Return the second column, begun with the head that its first rows are under."""
    rest = rows[half:]
    if not rest or rest[0].rate is None:
        return rest
    head = next(row for row in reversed(rows[:half]) if row.rate is None)
    return [replace(head, name=f"{head.name.split(':')[0]}{CONTINUED}"), *rest]


def _write_key(sheet: Sheet, section: AreaResults) -> None:
    """Say once, above the columns, what filled and hollow dots mean."""
    left, y = EDGE, _KEY - 1.0
    for kind, text in RESULT_KEY.items():
        told = text.format(
            **{name: section.facts[f"{PREFIX}.results.{name}"].text for name in ("confidence", "threshold")}
        )
        face = INK if kind == "sure" else PAPER
        sheet.stroke((left, left + 5.0), (y - 1.0, y - 1.0), color=INK, linewidth=0.9)
        sheet.dot(left + 2.5, y - 1.0, color=face, markeredgecolor=INK, markersize=_DOT, markeredgewidth=0.9)
        for line in wrap(told, sheet.width - 6.6 - 2 * EDGE, SMALL)[:2] if for_phone() else [told]:
            sheet.write(left + 6.6, y, line, size=SMALL, color=MUTED)
            y += _KEY_LINE if for_phone() else 0.0
        if not for_phone():
            left += 6.6 + width_of(told, SMALL) + 6.0


def _draw_column(
    sheet: Sheet,
    place: tuple[float, float, float],
    rows: list[_Row],
    every: list[_Row],
    section: AreaResults,
    farthest: float,
) -> None:
    """Draw some of the rows; `every` one is measured, so that a percent is as wide in each column."""
    left, head, width = place
    longest = max((width_of(row.name) for row in every if row.rate is not None), default=0.0)
    names = _NAME_ON_PHONE if for_phone() else min(longest, _LONGEST_NAME)
    people = max(width_of(RESULT_HEADS["people"], SMALL), *(width_of(row.people_text, SMALL) for row in every))
    rates = max(width_of(row.rate_text, BODY, 600) for row in every)
    begin = left + names + _AIR
    room = width - names - people - rates - 5 * _AIR  # an interval's end keeps clear of its number
    axes = sheet.axes(begin, head, room, _LINE * len(rows))
    _draw_intervals(axes, rows, farthest)
    _draw_scale(sheet, axes, (begin, head, room), section, farthest)
    end, edge = begin + room + 2 * _AIR + rates, left + width - EDGE
    sheet.write(end, head - 1.4, "%", size=SMALL, color=MUTED, horizontalalignment="right")
    sheet.write(edge, head - 1.4, RESULT_HEADS["people"], size=SMALL, color=MUTED, horizontalalignment="right")
    for number, one in enumerate(rows):
        y = head + (number + 0.5) * _LINE + 1.0
        if one.rate is None:
            sheet.write(left + EDGE, y, one.name, weight=600, color=SIDE_COLORS[one.side])
            continue
        sheet.write(left + EDGE, y, fit(one.name, names))
        sheet.write(end, y, one.rate_text, weight=600, horizontalalignment="right")
        sheet.write(edge, y, one.people_text, size=SMALL, color=MUTED, horizontalalignment="right")


def _draw_intervals(axes: Axes, rows: list[_Row], farthest: float) -> None:
    axes.set(xlim=(0, farthest), ylim=(len(rows) - 0.5, -0.5))
    axes.axis("off")
    for place, one in enumerate(rows):
        if one.rate is None:
            continue
        color = SIDE_COLORS[one.side]
        axes.hlines(place, one.low, one.high, color=color, linewidth=0.9)
        face = color if one.sure else PAPER
        axes.plot(
            one.rate, place, "o", color=face, markeredgecolor=color, markersize=_DOT, markeredgewidth=0.9, clip_on=False
        )


def _draw_scale(
    sheet: Sheet, axes: Axes, place: tuple[float, float, float], section: AreaResults, farthest: float
) -> None:
    """Draw the threshold, thin lines at round percents beside it, and write both above the column."""
    left, head, width = place
    threshold = section.facts[f"{PREFIX}.results.threshold"]
    ticks = [tick * _TICK for tick in range(int(farthest // _TICK) + 1)]
    for tick in ticks:
        axes.axvline(tick, color=GRID, linewidth=THIN, zorder=0)
    axes.axvline(section.threshold_pct, color=INK, linewidth=THIN, zorder=0.5)
    free = [tick for tick in ticks if abs(tick - section.threshold_pct) * width / farthest > 3.6]
    labels = [
        *((tick, print_number(tick), MUTED, 400) for tick in free),
        (section.threshold_pct, threshold.text, INK, 600),
    ]
    for tick, text, color, weight in labels:
        sheet.write(
            left + width * tick / farthest,
            head - 1.4,
            text,
            size=SMALL,
            color=color,
            weight=weight,
            horizontalalignment="center",
            gid=f"scale-{left:.0f}-{tick:g}",  # no claim of its own, for whoever reads the figure
        )
