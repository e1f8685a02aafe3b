"""Charts for whoever asks a question of their own: lines, bars, dots and a map, each in the house style."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from werket_lib.numbers import print_number
from werket_lib.style.bars import baseline, draw_bars, row, write_names
from werket_lib.style.fonts import drawable
from werket_lib.style.forms import sheet_width
from werket_lib.style.lines import mark_month
from werket_lib.style.maps import MunicipalityMap, change_bins, draw_municipalities, level_bins
from werket_lib.style.names import SAMPLE_MARK
from werket_lib.style.panels import KeyMark, Panel, lay_out, place_axes, scale_panel, write_key, write_name
from werket_lib.style.scales import Scale, choose_scale, scale_months
from werket_lib.style.sheet import POINTS_PER_MM, Sheet, fit, width_of
from werket_lib.style.theme import (
    ACCENT,
    BODY,
    CONTRAST,
    DOT,
    EDGE,
    GRID,
    INK,
    LINE,
    MARGIN,
    MUTED,
    NAME,
    NEUTRAL,
    PAPER,
    SERIES,
    SMALL,
    THIN,
    use_theme,
)

MOST_LINES = len(SERIES)  # in one pair of axes; more get a panel each
_HEAD, _BODY, _FOOT = 9.0, 62.0, 9.6  # millimetres of a chart of lines
_PANEL_HEAD, _PANEL_BODY = 8.0, 31.0
_NAMES = 62.0  # what the names before bars and dots take at most
_END_NAMES = 46.0  # and those at the ends of lines
_MARK = 4.0  # for the word that says that it is made of sample data
_AIR, _LINE_STEP = 1.2, 3.5  # between a line's end and its name; from one name to the next
_BESIDE = 2.8  # between a head and its unit
_BEHIND = 0.9  # points: a line that another one goes over
_MAP_WIDTH, _MAP_HEIGHT = 110.0, 150.0
KINDS = {"line": "Linjediagram", "bar": "Stapeldiagram", "dot": "Punktdiagram", "map": "Karta"}

_PANELS_TOP = 7.0  # millimetres above the panels, for the head


class Head(NamedTuple):
    """What stands above a chart: what it shows, and beside it in what unit; and whether sample data are in it."""

    text: str
    unit: str = ""
    sample: bool = False


def decimals_of(values: pd.Series | pd.DataFrame) -> int:
    """Return with how many decimals values are printed: none for whole or large ones, two below one."""
    seen = pd.DataFrame(values).to_numpy(dtype="float64", na_value=np.nan)
    seen = np.abs(seen[np.isfinite(seen)])
    if not len(seen) or (seen % 1 == 0).all() or seen.max() >= 1000:
        return 0
    return 1 if seen.max() >= 1 else 2


def _as_one(frame: pd.DataFrame) -> pd.Series:
    """Return every value of a frame as one series, for a scale that holds them all."""
    return pd.Series(frame.to_numpy(dtype="float64").ravel())


@use_theme()
def plot_lines(lines: pd.DataFrame, head: Head, *, behind: pd.DataFrame | None = None) -> Figure:
    """Draw lines over months, each named at its end with its last value; more than four in a panel each.

    Parameters
    ----------
    lines
        One column a line, named as readers shall see it, on a monthly PeriodIndex without gaps. Where only every third
        or twelfth month holds values, the line joins these.
    behind
        Lines of the same names that each goes over: the same series unadjusted.
    """
    both = lines if behind is None else pd.concat([lines, behind])
    scale = choose_scale(_as_one(both))
    if lines.shape[1] > MOST_LINES:
        return _plot_panels(lines, head, behind, scale)
    sheet = _begin(head, _HEAD + _BODY + _FOOT)
    decimals = decimals_of(lines)
    ends = {name: _end_text(lines[name], str(name), decimals, alone=lines.shape[1] == 1) for name in lines}
    before, after = (
        scale.width + 2 * _AIR,
        max(MARGIN, *(width_of(text, BODY, 600) + 2 * _AIR for text in ends.values())),
    )
    axes = sheet.axes(before, _HEAD, sheet.width - before - after, _BODY)
    scale.apply(axes)
    if scale.low < 0:
        axes.axhline(0, color=MUTED, linewidth=THIN, zorder=1)
    scale_months(axes, lines.index)
    for name, color in zip(lines, SERIES, strict=False):
        if behind is not None and name in behind:
            _draw(axes, behind[name], NEUTRAL, _BEHIND)
        _draw(axes, lines[name], color, LINE)
        last = lines[name].last_valid_index()
        if last is not None:
            mark_month(axes, last, float(lines.loc[last, name]), color=color)
    _name_ends(axes, lines, ends)
    return sheet.figure


def _begin(head: Head, height: float) -> Sheet:
    """Make a sheet with its head; with room below for the word that marks sample data."""
    sheet = Sheet(sheet_width(), height + (_MARK if head.sample else 0.0))
    _write_head(sheet, head)
    _mark_sample(sheet, head)
    return sheet


def _write_head(sheet: Sheet, head: Head) -> None:
    shown = fit(head.text, sheet.width - 2 * EDGE - width_of(head.unit) - _BESIDE, NAME, 600)
    sheet.write(EDGE, 4.0, shown, size=NAME, weight=600)
    sheet.write(EDGE + (width_of(shown, NAME, 600) + _BESIDE if shown else 0.0), 4.0, head.unit, color=MUTED)


def _mark_sample(sheet: Sheet, head: Head) -> None:
    if head.sample:
        sheet.write(EDGE, sheet.height - 1.2, SAMPLE_MARK, size=SMALL, weight=600, color=MUTED)


def _plot_panels(lines: pd.DataFrame, head: Head, behind: pd.DataFrame | None, scale: Scale) -> Figure:
    planned, panels = lay_out(lines.shape[1], head=_PANEL_HEAD, body=_PANEL_BODY, top=_PANELS_TOP)
    sheet = _begin(head, planned.height)
    decimals = decimals_of(lines)
    for name, panel in zip(lines, panels, strict=True):
        _draw_panel(sheet, panel, lines[name], None if behind is None else behind[name], scale, decimals)
    return sheet.figure


def _draw_panel(
    sheet: Sheet, panel: Panel, line: pd.Series, behind: pd.Series | None, scale: Scale, decimals: int
) -> None:
    seen = line.dropna()
    write_name(sheet, panel, fit(str(line.name), panel.width - 16.0, NAME, 600), _print_last(seen, decimals))
    axes = place_axes(sheet, panel, scale, scale.width)
    scale_panel(axes, line.index)
    if behind is not None:
        _draw(axes, behind, NEUTRAL, _BEHIND)
    _draw(axes, line, ACCENT, LINE)
    if len(seen):
        mark_month(axes, seen.index[-1], float(seen.iloc[-1]), color=ACCENT)


def _draw(axes: Axes, line: pd.Series, color: str, width: float) -> None:
    """Draw a line that breaks at a hole; of quarters or years it joins the months that hold a value."""
    seen = line.dropna()
    steps = np.diff(seen.index.asi8)
    step = int(steps.min()) if len(steps) else 1
    whole = line.loc[seen.index[0] :].iloc[::step] if len(seen) else line
    axes.plot(whole.index.asi8, whole.astype("float64"), color=color, linewidth=width)
    lonely = whole[whole.shift(1).isna() & whole.shift(-1).isna()].dropna()
    if len(lonely):
        axes.plot(lonely.index.asi8, lonely.astype("float64"), ".", color=color, markersize=3 * width)


def _end_text(line: pd.Series, name: str, decimals: int, *, alone: bool) -> str:
    last = _print_last(line.dropna(), decimals)
    return last if alone else f"{fit(name, _END_NAMES, BODY, 600)} {last}".strip()


def _print_last(seen: pd.Series, decimals: int) -> str:
    return print_number(float(seen.iloc[-1]), decimals) if len(seen) else ""


def _name_ends(axes: Axes, lines: pd.DataFrame, texts: Mapping[object, str]) -> None:
    """Write each line's name beyond its end, moved up or down where two would stand on one another."""
    (low, high), last = axes.get_ylim(), lines.index[-1].ordinal
    per_unit = _BODY / (high - low)
    ends = {name: float(lines[name].dropna().iloc[-1]) for name in lines if lines[name].notna().any()}
    places = _spread([(value - low) * per_unit for value in ends.values()], _LINE_STEP, _BODY)
    colors = dict(zip(lines, SERIES, strict=False))
    for (name, value), place in zip(ends.items(), places, strict=True):
        axes.annotate(
            drawable(texts[name]),
            (last, value),
            xytext=(2 * _AIR * POINTS_PER_MM, (place - (value - low) * per_unit - 0.9) * POINTS_PER_MM),
            textcoords="offset points",
            size=BODY,
            weight=600,
            color=INK if len(ends) == 1 else colors[name],
            annotation_clip=False,
        )


def _spread(places: Sequence[float], step: float, top: float) -> list[float]:
    """Move places apart until each is a step from the next, as little as it takes, none above `top`."""
    order = np.argsort(places, kind="stable")
    moved = np.array(places, dtype="float64")
    for _ in range(100):
        gaps = np.diff(moved[order])
        close = np.flatnonzero(gaps < step - 1e-6)
        if not len(close):
            break
        for at in close:
            push = (step - gaps[at]) / 2
            moved[order[at]] -= push
            moved[order[at + 1]] += push
    return [min(float(place), top) for place in moved]


@use_theme()
def plot_bars(values: pd.Series, head: Head) -> Figure:
    """Draw a bar a row, in the order given, each with its name before it and its value at the right."""
    sheet = _begin(head, _HEAD + row().height * len(values) + 1.0)
    decimals, signed = decimals_of(values), bool((values < 0).any())
    texts = [_print(value, decimals, signed=signed) for value in values]
    begin = EDGE + write_names(sheet, EDGE, _HEAD, _NAMES, pd.Series(values.index)) + 2 * _AIR
    wide = sheet.width - EDGE - begin - max(map(width_of, texts)) - 2 * _AIR
    axes = sheet.axes(begin, _HEAD, wide, row().height * len(values))
    draw_bars(axes, values, colors=[CONTRAST if value < 0 else ACCENT for value in values.fillna(0.0)])
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    axes.set_xlim(low, high if high > low else low + 1)
    if low < 0 < high:
        axes.axvline(0, color=MUTED, linewidth=THIN)
    _write_values(sheet, texts)
    return sheet.figure


def _write_values(sheet: Sheet, texts: Sequence[str]) -> None:
    for number, text in enumerate(texts):
        sheet.write(sheet.width - EDGE, baseline(_HEAD, number), text, horizontalalignment="right")


def _print(value: object, decimals: int, *, signed: bool = False) -> str:
    number = float(value) if not pd.isna(value) else None  # type: ignore[arg-type]
    return "–" if number is None else print_number(number, decimals, signed=signed)


@use_theme()
def plot_dots(table: pd.DataFrame, head: Head) -> Figure:
    """Draw a dot a row on a scale; of two columns the first is hollow, and a line leads to the second.

    The scale need not begin at zero, which bars must.
    """
    key = 4.5 if table.shape[1] > 1 else 0.0
    top = _HEAD + key + 4.0
    sheet = _begin(head, top + row().height * len(table) + 1.0)
    if key:
        faces = zip(table, (PAPER, ACCENT), strict=True)
        write_key(sheet, [KeyMark(str(name), ACCENT, marker="o", face=face) for name, face in faces], top=_HEAD - 3.0)
    scale = choose_scale(_as_one(table))
    decimals = decimals_of(table)
    texts = [_print(value, decimals) for value in table.iloc[:, -1]]
    begin = EDGE + write_names(sheet, EDGE, top, _NAMES, pd.Series(table.index)) + 4 * _AIR
    wide = sheet.width - EDGE - begin - max(map(width_of, texts)) - 4 * _AIR
    axes = sheet.axes(begin, top, wide, row().height * len(table))
    axes.set(xlim=(scale.low, scale.high), ylim=(len(table) - 0.5, -0.5))
    axes.axis("off")
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        axes.axvline(tick, color=GRID, linewidth=THIN, zorder=0)
        at = begin + wide * (tick - scale.low) / (scale.high - scale.low)
        sheet.write_scale(at, top - 1.2, label, size=SMALL, color=MUTED, horizontalalignment="center")
    for number, values in enumerate(table.itertuples(index=False)):
        axes.plot(values, [number] * len(values), color=NEUTRAL, linewidth=THIN, zorder=1)
        for value, face in zip(values, (PAPER, ACCENT)[-len(values) :], strict=True):
            axes.plot(value, number, "o", color=face, markeredgecolor=ACCENT, markersize=DOT + 0.5, clip_on=False)
    for number, text in enumerate(texts):
        sheet.write(sheet.width - EDGE, baseline(top, number), text, horizontalalignment="right")
    return sheet.figure


@use_theme()
def plot_map(by_code: pd.Series, head: Head) -> Figure:
    """Draw municipalities coloured by class; values of both signs as a change, with equal limits to both sides."""
    decimals = decimals_of(by_code)
    is_change = bool((by_code < 0).any() and (by_code > 0).any())
    bins = (change_bins if is_change else level_bins)(by_code, decimals=decimals)
    shown = MunicipalityMap(", ".join(filter(None, (head.text, head.unit))), by_code, bins)
    sheet = Sheet(_MAP_WIDTH, _MAP_HEIGHT + 8.0 + (_MARK if head.sample else 0.0))
    draw_municipalities(sheet, 0.0, 0.0, _MAP_WIDTH, _MAP_HEIGHT, shown)
    _mark_sample(sheet, head)
    return sheet.figure
