"""How every series is taken apart: the adjusted line, its factors, the other method, revisions."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from werket_lib.months import MONTH_NAMES
from werket_lib.numbers import print_number
from werket_lib.sections.indicators.figures import ADJUSTED_LINES, both_lines, draw_both_lines
from werket_lib.sections.indicators.words import STATUSES
from werket_lib.sections.seasonal_quality.numbers import SeasonalQuality, SeriesQuality
from werket_lib.sections.seasonal_quality.words import (
    BEYOND,
    FACTORS_KEY,
    GAP_HEAD,
    METHODS,
    NO_OTHER_METHOD,
    NO_SEASON,
    REVISIONS_KEY,
)
from werket_lib.style.forms import in_both_forms
from werket_lib.style.lines import draw_line
from werket_lib.style.names import INDICATORS, LEVEL_UNITS, UNITS
from werket_lib.style.panels import (
    YEARS_FOOT,
    KeyMark,
    Panel,
    lay_out,
    place_axes,
    scale_panel,
    shade_shocks,
    without_shocks,
    write_name,
    write_note,
    write_verdict,
)
from werket_lib.style.scales import Scale, choose_scale
from werket_lib.style.sheet import Sheet
from werket_lib.style.theme import ACCENT, CONTRAST, LINE, NEUTRAL, PAPER, THIN


@in_both_forms
def plot_series(section: SeasonalQuality) -> Figure:
    """Draw every series whole, before and after adjustment, worst first.

    A declared shock does not press the other months together: the axis is that of the months outside it, and
    the highest value in it is written where it lies beyond.
    """
    sheet, panels = lay_out(len(section.series), head=10.5, body=32.0, foot=YEARS_FOOT, key=ADJUSTED_LINES)
    scales = [
        choose_scale(without_shocks(both_lines(one.adjustment.components), one.adjustment.spec.shocks))
        for one in section.series
    ]
    labels = max(scale.width for scale in scales)
    for one, panel, scale in zip(section.series, panels, scales, strict=True):
        write_judged(sheet, panel, one, LEVEL_UNITS[one.indicator.unit])
        axes = place_axes(sheet, panel, scale, labels)
        draw_both_lines(axes, one.adjustment.components)
        shade_shocks(axes, one.adjustment.spec.shocks, notes=_note_beyond(one, scale))
    return sheet.figure


def write_judged(sheet: Sheet, panel: Panel, one: SeriesQuality, unit: str) -> None:
    """Name a panel by its series, with what its axis measures beside, and the verdict to the right."""
    write_name(sheet, panel, INDICATORS[one.name], ", ".join(filter(None, (unit, STATUSES[one.adjustment.status]))))
    if one.adjustment.status != "not_seasonal":
        write_verdict(sheet, panel, one.adjustment.quality().level)


def _note_beyond(one: SeriesQuality, scale: Scale) -> dict[str, str]:
    """Write the highest value of a shock where it lies above the axis."""
    notes, observed = {}, one.adjustment.components["observed"]
    for shock in one.adjustment.spec.shocks:
        highest = observed[shock.start : shock.end].max()
        if highest > scale.high:
            number = print_number(highest, one.indicator.decimals)
            notes[shock.start] = BEYOND.format(label=shock.label, number=number)
    return notes


_MONTHS = len(MONTH_NAMES)
_WIDE = 0.8  # of a month's place, for its years
_BODY = 32.0
_BAR = "#c9d3d6"  # 1.5 to 1 against the paper: a ground that the lines stand on


@in_both_forms
def plot_factors(section: SeasonalQuality) -> Figure:
    """Draw the seasonal factors: for each calendar month its mean as a bar, and its years as a short line."""
    key = [KeyMark(FACTORS_KEY["line"], ACCENT), KeyMark(FACTORS_KEY["mean"], _BAR, marker="s")]
    sheet, panels = lay_out(len(section.series), head=7.5, body=_BODY, foot=YEARS_FOOT, key=key)
    scales = [choose_scale(one.factors.melt()["value"]) for one in section.series]
    labels = max(scale.width for scale in scales)
    for one, panel, scale in zip(section.series, panels, scales, strict=True):
        write_judged(sheet, panel, one, UNITS[one.factor_unit])
        if one.adjustment.status in ("not_seasonal", "failed"):
            write_note(sheet, panel, NO_SEASON)
            continue
        _draw_factors(place_axes(sheet, panel, scale, labels), one.factors)
    return sheet.figure


@in_both_forms
def plot_gap(section: SeasonalQuality) -> Figure:
    """Draw the other method's adjusted series less the published one, month by month."""
    sheet, panels = lay_out(len(section.series), head=10.5, body=_BODY * 0.75, foot=YEARS_FOOT)
    scales = [None if one.gap is None else choose_scale(one.gap) for one in section.series]
    labels = max((scale.width for scale in scales if scale), default=0.0)
    for one, panel, scale in zip(section.series, panels, scales, strict=True):
        if one.gap is None or scale is None:
            write_judged(sheet, panel, one, UNITS[one.indicator.change_unit])
            write_note(sheet, panel, NO_OTHER_METHOD)
            continue
        write_judged(sheet, panel, one, _name_gap(one))
        axes = place_axes(sheet, panel, scale, labels)
        scale_panel(axes, one.gap.index)
        draw_line(axes, one.gap)
        shade_shocks(axes, one.adjustment.spec.shocks, notes={})
    return sheet.figure


@in_both_forms
def plot_revisions(section: SeasonalQuality) -> Figure:
    """Draw each month's first estimate as a ring, and the latest as a line."""
    key = [KeyMark(REVISIONS_KEY["last"], ACCENT), KeyMark(REVISIONS_KEY["first"], CONTRAST, marker="o", face=PAPER)]
    sheet, panels = lay_out(len(section.series), head=7.5, body=_BODY, key=key)
    scales = [choose_scale(pd.concat([one.history["first"], one.history["last"]])) for one in section.series]
    labels = max(scale.width for scale in scales)
    for one, panel, scale in zip(section.series, panels, scales, strict=True):
        write_judged(sheet, panel, one, LEVEL_UNITS[one.indicator.unit])
        _draw_history(place_axes(sheet, panel, scale, labels), one.history)
    return sheet.figure


def _draw_factors(axes: Axes, factors: pd.DataFrame) -> None:
    first, span = factors.index[0], max(1, factors.index[-1] - factors.index[0])
    for month in factors:
        years = factors[month].dropna()
        left, mean = month - _WIDE / 2, float(years.mean())
        axes.add_patch(Rectangle((left, 0), _WIDE, mean, color=_BAR, linewidth=0, zorder=1.2))
        axes.plot(left + _WIDE * (years.index - first) / span, years, color=ACCENT, linewidth=LINE)
    axes.set_xlim(0.5, _MONTHS + 0.5)
    axes.set_xticks(range(1, _MONTHS + 1), [name[0].upper() for name in MONTH_NAMES])
    axes.tick_params(axis="x", length=0)


def _name_gap(one: SeriesQuality) -> str:
    published = one.adjustment.method
    other = str(one.adjustment.beside.name) if one.adjustment.beside is not None else ""
    return GAP_HEAD.format(other=METHODS[other], published=METHODS[published], unit=UNITS[one.indicator.change_unit])


def _draw_history(axes: Axes, history: pd.DataFrame) -> None:
    scale_panel(axes, history.index)
    months = history.index.asi8
    axes.vlines(months, history["first"], history["last"], color=NEUTRAL, linewidth=THIN)
    draw_line(axes, history["last"])
    axes.plot(
        months,
        history["first"],
        "o",
        color=PAPER,
        markeredgecolor=CONTRAST,
        markersize=2.6,
        markeredgewidth=0.8,
        zorder=3,
    )
