"""The unemployment rate by two agencies, month by month."""

import pandas as pd
from matplotlib.figure import Figure

from werket_lib.charts.lines import draw_line, mark_month
from werket_lib.charts.scales import choose_scale, scale_months
from werket_lib.charts.sheet import POINTS_PER_MM, Sheet, width_of
from werket_lib.charts.theme import ACCENT, BODY, CONTRAST, EDGE, FULL_WIDTH_MM, MUTED, SMALL, use_theme
from werket_lib.sections.bas_check import BasCheck
from werket_lib.text.labels import BEVERIDGE_AGENCIES, BEVERIDGE_AXES

_HEIGHT, _TOP, _BOTTOM = 54.0, 6.5, 10.6
_COLORS = {"af": ACCENT, "bas": CONTRAST}
_APART = 4.2  # millimetres between two names
_AIR = 2.0


@use_theme()
def plot_check(check: BasCheck) -> Figure:
    """Draw the country's rate by both agencies, each named at its end."""
    sheet = Sheet(FULL_WIDTH_MM, _HEIGHT)
    scale = choose_scale(pd.concat([check.rates["af"], check.rates["bas"]]), intervals=5)
    facts = {name: check.facts[f"beveridge.{name}.unemployment_rate"] for name in _COLORS}
    names = {name: f"{BEVERIDGE_AGENCIES[name]} {fact.text}" for name, fact in facts.items()}
    left, right = scale.width + 3.0, max(width_of(text, BODY, 600) for text in names.values()) + 2 * _AIR
    body = _HEIGHT - _TOP - _BOTTOM
    axes = sheet.axes(left, _TOP, sheet.width - left - right, body)
    scale.apply(axes)
    scale_months(axes, check.rates.index)
    sheet.write(EDGE, 3.4, BEVERIDGE_AXES["unemployment_rate"], size=SMALL, color=MUTED)
    for name, color in _COLORS.items():
        draw_line(axes, check.rates[name], color=color)
        mark_month(axes, check.month, float(check.rates.loc[check.month, name]), color=color)
    per_mm = (scale.high - scale.low) / body
    for name, height in _spread(check.rates.loc[check.month], _APART * per_mm).items():
        axes.annotate(
            names[str(name)],
            (check.month.ordinal, height),
            xytext=(_AIR * POINTS_PER_MM, 0),
            textcoords="offset points",
            size=BODY,
            weight=600,
            color=_COLORS[str(name)],
            verticalalignment="center",
            annotation_clip=False,
        )
    return sheet.figure


def _spread(ends: pd.Series, apart: float) -> pd.Series:
    """Move two heights that are too near each other as far apart as they must be."""
    ordered = ends.sort_values()
    short = max(0.0, apart - (ordered.iloc[1] - ordered.iloc[0]))
    return ordered + pd.Series([-short / 2, short / 2], index=ordered.index)
