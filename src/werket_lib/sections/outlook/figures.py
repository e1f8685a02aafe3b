"""What the agency expects: each outcome month by month, and forecasts as strokes over the years that they are for."""

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from werket_lib.months import abbreviate_month
from werket_lib.sections.outlook.numbers import VARIABLES, YEAR_MONTHS, Forecast, fact_id
from werket_lib.sections.outlook.words import FORECAST_KEY, FORECAST_MEASURES, FORECASTS
from werket_lib.style.forms import for_phone, in_both_forms
from werket_lib.style.lines import draw_line, mark_month
from werket_lib.style.panels import YEARS_FOOT, KeyMark, lay_out, place_axes, scale_panel, write_name
from werket_lib.style.scales import choose_scale
from werket_lib.style.theme import ACCENT, BODY, EDGE, INK, LINE, MUTED, NEUTRAL, PAPER

_OUTCOME, _EARLIER, _PREVIOUS, _LATEST = 1.1, 1.3, 3.0, 3.0  # points; the forecast before is hollow
_HOLLOW = 1.4  # points of its inside
_HEAD, _BODY = 12.5, 38.0  # millimetres
_INTERVALS = 5
_ROOM = 4  # months after the last year, for a number that stands at its end
_LABEL_SHARE = 0.12  # of the values' range, for the numbers beyond them
_ASIDE = 1.5  # months from a stroke's middle to its number's, away from the outcome's last dot
_END_MONTHS = 7  # how long a stroke is that means the year's end
_LINE = 4.2  # millimetres between a panel's name and its unit
_OFF = 4.0  # points between a stroke and its number


class _Stroke(NamedTuple):
    """A forecast as it is drawn: from one month ordinal to another, at its value."""

    first: float
    last: float
    value: float

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2


@in_both_forms
def plot_forecast(section: Forecast, start: pd.Period) -> Figure:
    """Draw a panel a variable, from `start` to the end of the last year that it is forecast for."""
    names = list(dict.fromkeys(section.table["variable"]))
    raised = _LINE if for_phone() else 0.0  # there `lay_out` leaves a line under the name already
    sheet, panels = lay_out(len(names), head=_HEAD - raised, body=_BODY, foot=YEARS_FOOT, key=_key(section))
    shown = section.levels.loc[section.levels.index >= start]
    scales = {
        name: choose_scale(_all_values(section, shown[name], name, start), intervals=_INTERVALS) for name in names
    }
    labels = max(scale.width for scale in scales.values())
    for name, panel in zip(names, panels, strict=True):
        write_name(sheet, panel, FORECASTS[name])
        sheet.write(panel.left + EDGE, panel.top + 8.2 - raised, FORECAST_MEASURES[name], color=MUTED)
        axes = place_axes(sheet, panel, scales[name], labels)
        last = section.table.loc[section.table["variable"] == name, "year"].max()
        months = pd.period_range(start, pd.Period(f"{last}-12", freq="M"), freq="M")
        scale_panel(axes, months)
        axes.set_xlim(right=months[-1].ordinal + _ROOM)
        _draw_earlier(axes, section, name, start)
        _draw_outcome(axes, shown[name])
        _draw_forecasts(axes, section, name)
    return sheet.figure


def _key(section: Forecast) -> list[KeyMark]:
    marks = [KeyMark(FORECAST_KEY["outcome"], INK, _OUTCOME)]
    for name, day, color, width in (
        ("latest", section.published, ACCENT, _LATEST),
        ("previous", section.before, MUTED, _PREVIOUS),
    ):
        if day is not None:
            month = abbreviate_month(day.to_period("M"))
            face = PAPER if name == "previous" else ""
            marks.append(KeyMark(FORECAST_KEY[name].format(month=month), color, width, face=face))
    return [*marks, KeyMark(FORECAST_KEY["earlier"], NEUTRAL, _EARLIER)] if len(section.earlier) else marks


def _all_values(section: Forecast, levels: pd.Series, name: str, start: pd.Period) -> pd.Series:
    """Return all that a panel shows, and how far its numbers reach beyond it."""
    table = section.table[section.table["variable"] == name]
    parts = [levels, table["latest"], table["previous"], _nearest_year(section, name, start)["forecast"]]
    values = pd.concat([part.astype("float64").dropna() for part in parts])
    room = _LABEL_SHARE * (values.max() - values.min())
    return pd.concat([values, pd.Series([max(values.min() - room, 0.0), values.max() + room])])


def _nearest_year(section: Forecast, name: str, start: pd.Period) -> pd.DataFrame:
    """Return the earlier forecasts at the horizon of the variable's first open year, of the years that are shown."""
    open_years = section.open_years
    year = open_years.loc[open_years["variable"] == name, "year"].min()
    earlier = section.earlier[(section.earlier["variable"] == name) & (section.earlier["year"] == year)]
    return earlier[earlier["target_year"] >= start.year]


def _stroke(name: str, year: int, value: float) -> _Stroke:
    """Place a forecast: over its whole year, or about its end."""
    last = pd.Period(f"{year}-12", freq="M").ordinal
    over_year = next(variable.over_year for variable in VARIABLES if variable.name == name)
    if over_year == "mean":
        return _Stroke(last - 11.4, last + 0.4, value)
    return _Stroke(last - _END_MONTHS / 2, last + _END_MONTHS / 2, value)


def _draw(axes: Axes, stroke: _Stroke, color: str, width: float) -> None:
    axes.plot([stroke.first, stroke.last], [stroke.value] * 2, color=color, linewidth=width, solid_capstyle="butt")


def _draw_earlier(axes: Axes, section: Forecast, name: str, start: pd.Period) -> None:
    for row in _nearest_year(section, name, start).itertuples():
        _draw(axes, _stroke(name, row.target_year, row.forecast), NEUTRAL, _EARLIER)


def _draw_outcome(axes: Axes, levels: pd.Series) -> None:
    known = levels.dropna()
    if known.empty:
        return
    draw_line(axes, known, color=INK, width=_OUTCOME)
    mark_month(axes, known.index[-1], float(known.iloc[-1]))


def _draw_forecasts(axes: Axes, section: Forecast, name: str) -> None:
    """Draw the latest forecasts and those before; the higher number stands above its stroke, the lower below.

    A year that is over has its outcome to show, and no numbers in its way; of the others the first and the last have
    numbers, which those between would run into.
    """
    rows = section.table[section.table["variable"] == name]
    still_open = rows.loc[rows["outcome_months"] < YEAR_MONTHS, "year"]
    numbered = {still_open.min(), still_open.max()}
    for row in rows.itertuples():
        latest, previous = (section.facts[fact_id(name, row.year, measure)] for measure in ("", "previous"))
        above = previous.value is None or row.latest >= row.previous
        if previous.value is not None and previous.text != latest.text:
            stroke = _stroke(name, row.year, row.previous)
            _draw(axes, stroke, MUTED, _PREVIOUS)
            _draw(axes, stroke, PAPER, _HOLLOW)
            if row.year in numbered:
                _write(axes, stroke, previous.text, MUTED, above=not above, weight=400)
        stroke = _stroke(name, row.year, row.latest)
        _draw(axes, stroke, ACCENT, _LATEST)
        if row.year in numbered:
            _write(axes, stroke, latest.text, ACCENT, above=above, weight=600)


def _write(axes: Axes, stroke: _Stroke, text: str, color: str, *, above: bool, weight: int) -> None:
    short = stroke.last - stroke.first <= _END_MONTHS  # its number ends where it does, so as not to leave the paper
    axes.annotate(
        text,
        (stroke.last if short else stroke.middle + _ASIDE, stroke.value),
        xytext=(0, _OFF if above else -_OFF),
        textcoords="offset points",
        size=BODY,
        weight=weight,
        color=color,
        horizontalalignment="right" if short else "center",
        verticalalignment="bottom" if above else "top",
        path_effects=[withStroke(linewidth=2.0, foreground=PAPER)],
        zorder=LINE + 2,
    )
