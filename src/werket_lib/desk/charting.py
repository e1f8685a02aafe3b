"""`chart`: a series, a frame or an adjustment as a figure in the house style."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import pandas as pd

from werket_lib.codes import municipality_names
from werket_lib.desk.regions import find_region
from werket_lib.desk.session import Month, has_read_samples, read_month
from werket_lib.desk.tables import groups_of_newest
from werket_lib.errors import InputError, nearest
from werket_lib.months import name_month
from werket_lib.seasonal import Adjustment, AdjustmentSet
from werket_lib.style.names import ADJUSTED_KEY, FLOWS, MEASURES, NO_SEASON, SERVICES, UNITS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = ("line", "bar", "dot", "map")
MOST_ROWS = 60  # of bars or dots: more do not fit a page
MOST_PANELS = 24
SAVED_DPI = 200  # at which letters stand where they were measured
AS_OBSERVED = "as_observed"  # in `attrs` of seasonally adjusted values: the names of those that were not adjusted
UNADJUSTED = ("not_seasonal", "failed")  # whose adjusted values are the observed ones
_TIMES = ("month", "period", "year")
_STEPS = {"M": 1, "Q": 3, "Y": 12}
Data: TypeAlias = pd.Series | pd.DataFrame | Adjustment | AdjustmentSet


class _Drawn(NamedTuple):
    """What is drawn: the values and what they are called; of adjusted ones what they go over, and which are none."""

    values: pd.Series | pd.DataFrame
    name: str
    behind: pd.DataFrame | None = None
    as_observed: tuple[Any, ...] | None = None

    def mark(self, name: object) -> str:
        """Return the sign beside the name of what stands among adjusted values as it was observed."""
        return " *" if self.as_observed and name in self.as_observed else ""


def chart(
    data: Data,
    *,
    kind: str = "line",
    x: str | None = None,
    y: str | Sequence[str] | None = None,
    title: str = "",
    unit: str | None = None,
    start: Month | None = None,
) -> "Figure":
    """Draw a chart in the house style, as the report would print it.

    Parameters
    ----------
    data
        For lines: a series or frame by month (quarter, year), what `adjust` gives, or a table of `read` that holds one
        region. For bars and dots: a series indexed by name, in the order to be drawn; for dots also a frame of two
        columns, before and after. For a map: a series indexed by municipality, county or group, name or code.
    kind
        ``"line"``, ``"bar"``, ``"dot"`` or ``"map"``.
    x, y
        In a frame with ordinary columns: the column of months or names, and the column or columns of values.
    title, unit
        In Swedish. Unless given, they are told from the name of the measure, where it is one of `series`. Values that
        `adjust` gave are called "säsongsrensat" after the unit, unless title or unit says so; ``*`` marks those among
        them that are as observed.
    start
        First month of the lines, ``"2023-01"``.

    Returns
    -------
    matplotlib.figure.Figure
        170 millimetres wide, a map 110; shown once where it ends a cell. ``figure.savefig("mine.pdf")`` keeps it; a PNG
        has 200 dots an inch.
        More than four lines get a panel each. It says "Exempeldata" where sample data were read in this session.

    Raises
    ------
    InputError
        If there is nothing to draw, or the data do not fit the kind; says what does.

    Examples
    --------
    >>> import werket_lib as wl
    >>> rates = wl.series("unemployment_rate", by="county", month="2025-01")
    >>> wl.chart(rates[["Skåne län", "Stockholms län"]], start="2020-01").get_label()
    'Linjediagram: Arbetslöshet, procent av arbetskraften'
    >>> wl.chart(rates.iloc[-1].nlargest(5), kind="bar").get_label()
    'Stapeldiagram: Arbetslöshet, januari 2025, procent av arbetskraften'
    """
    from werket_lib.style import charts

    if kind not in KINDS:
        raise InputError(f"no kind of chart {kind!r}; there are {', '.join(KINDS)}")
    drawn = _read_data(data, kind, x, y)
    told, told_unit = _tell(drawn.name)
    shown = told_unit if unit is None else unit
    if "säsongsrensa" not in f"{title} {shown}".lower():
        shown = ", ".join(filter(None, (shown, _tell_adjustment(drawn, kind))))
    if NO_SEASON in shown:
        drawn = drawn._replace(as_observed=None)
    head = charts.Head(title or told, shown, sample=has_read_samples())
    figure: Figure
    if kind == "line":
        lines, behind = _lines(drawn, drawn.values, start), None
        if drawn.behind is not None:
            behind = _lines(drawn, drawn.behind, start)
        figure = charts.plot_lines(lines, head, behind=behind)
    elif kind == "map":
        figure = charts.plot_map(_by_municipality(_one_column(drawn.values)), head)
    elif kind == "bar":
        figure = charts.plot_bars(_rows(drawn, _one_column(drawn.values)), head)
    else:
        figure = charts.plot_dots(_rows(drawn, pd.DataFrame(drawn.values)), head)
    figure.savefig = partial(figure.savefig, dpi=SAVED_DPI)  # type: ignore[method-assign]
    figure.set_label(": ".join(filter(None, (charts.KINDS[kind], ", ".join(filter(None, head[:2]))))))
    return figure


def list_unadjusted(made: Mapping[Any, Adjustment]) -> tuple[Any, ...]:
    """Return the names of those whose adjusted values are the observed ones."""
    return tuple(name for name, one in made.items() if one.status in UNADJUSTED)


def _read_data(data: Any, kind: str, x: str | None, y: str | Sequence[str] | None) -> _Drawn:
    """Bring what was given to values on their months or names."""
    if isinstance(data, Adjustment):
        name = str(getattr(data, "name", ""))
        column = name or "values"
        observed = data.components[["observed"]].set_axis([column], axis=1)
        odd = list_unadjusted({column: data})
        return _Drawn(data.components[["adjusted"]].set_axis([column], axis=1), name, observed, odd)
    if isinstance(data, AdjustmentSet):
        adjusted, observed = (
            pd.DataFrame({label: one.components[component] for label, one in data.items()})
            for component in ("adjusted", "observed")
        )
        odd = list_unadjusted(data)
        return _Drawn(adjusted, str(data.trend.columns.name or ""), observed, odd)
    if isinstance(data, pd.Series):
        return _Drawn(_numbers(data), _name_of(data), as_observed=data.attrs.get(AS_OBSERVED))
    if not isinstance(data, pd.DataFrame):
        raise InputError(
            f"a {type(data).__name__} cannot be drawn; give a pandas Series or DataFrame, or what wl.adjust gives"
        )
    wanted = [y] if isinstance(y, str) else list(y or ())
    for name in (*wanted, *([x] if x else [])):
        if name not in data:
            raise InputError(f"no column {name!r}; {nearest(name, map(str, data))}")
    if x is None and not _has_ordinary_index(data):
        frame = data[wanted] if wanted else data
    else:
        frame = _indexed(data, kind, x, wanted)
    if kind == "line" and not isinstance(frame.index, pd.PeriodIndex | pd.DatetimeIndex):
        frame = frame.set_axis(_to_months(frame.index), axis=0)
    numbers = _numbers(frame)
    only = str(numbers.columns[0]) if numbers.shape[1] == 1 else ""
    return _Drawn(numbers, str(frame.columns.name or only), as_observed=data.attrs.get(AS_OBSERVED))


def _name_of(series: pd.Series) -> str:
    """Name a series; a row of a frame of `measures.series` by its measure and month."""
    if series.index.name in MEASURES and isinstance(series.name, pd.Period):
        return f"{series.index.name}, {name_month(series.name)}"
    return "" if series.name is None else str(series.name)


def _has_ordinary_index(frame: pd.DataFrame) -> bool:
    return isinstance(frame.index, pd.RangeIndex) or any(name in frame for name in _TIMES)


def _indexed(frame: pd.DataFrame, kind: str, x: str | None, wanted: list[str]) -> pd.DataFrame:
    """Set a table's months or names as its index; a single value column is parted by what tells its rows apart."""
    words = [name for name in frame if not pd.api.types.is_numeric_dtype(frame[name])]
    times = [name for name in _TIMES if name in frame]
    at = x or next(iter(times if kind == "line" else [name for name in words if name not in times]), None)
    if at is None:
        raise InputError(f"no column of {'months' if kind == 'line' else 'names'}; name it with x=, of {list(frame)}")
    values = wanted or [name for name in frame if name not in words and name != at]
    if not frame[at].duplicated().any():
        return frame.set_index(at)[values]
    apart = [
        name for name in words if name != at and not str(name).endswith("_status") and len(frame[name].unique()) > 1
    ]
    named = [name for name in apart if not str(name).endswith("_code")] or apart
    if len(values) == 1 and len(named) == 1 and not frame.duplicated([at, named[0]]).any():
        return frame.pivot(index=at, columns=named[0], values=values[0]).rename_axis(columns=values[0])
    raise InputError(
        f"{at} {frame[at][frame[at].duplicated()].iloc[0]} stands more than once, told apart by {apart}: keep "
        f"one of each, such as read(…, region=…), or name one column of values with y=, of {values}"
    )


def _numbers(values: Any) -> Any:
    """Return values as floats; holes are missing."""
    try:
        return values.astype("Float64").astype("float64")
    except (TypeError, ValueError):
        raise InputError("the values are not numbers; name the columns of numbers with y=") from None


def _to_months(index: pd.Index) -> pd.PeriodIndex:
    """Read an index of months: periods, dates, years, or text such as ``2025-01``."""
    try:
        if isinstance(index, pd.PeriodIndex):
            return index.asfreq("M")
        if isinstance(index, pd.DatetimeIndex):
            return index.to_period("M")
        if pd.api.types.is_numeric_dtype(index):
            return pd.PeriodIndex([pd.Period(year=int(year), month=12, freq="M") for year in index])
        return pd.PeriodIndex(index.astype("str"), freq="M")
    except (TypeError, ValueError):
        raise InputError(
            f"lines are drawn over months; the index holds {index[0]!r}. Use kind='bar' or 'dot', or name the column "
            "of months with x="
        ) from None


def _lines(drawn: _Drawn, values: pd.Series | pd.DataFrame, start: Month | None) -> pd.DataFrame:
    """Return lines on every month from the first to the last, each column named for readers."""
    frame = pd.DataFrame(values)
    frame = frame.set_axis(_to_months(frame.index), axis=0).sort_index().dropna(how="all")
    if not frame.index.is_unique:
        raise InputError(f"month {frame.index[frame.index.duplicated()][0]} stands more than once")
    if start is not None:
        frame = frame[frame.index >= read_month(start)]
    if frame.empty:
        raise InputError(f"there is nothing to draw{f' from {start}' if start else ''}: no month holds a value")
    if frame.shape[1] > MOST_PANELS:
        raise InputError(f"{frame.shape[1]} lines are more than a page holds; choose {MOST_PANELS} at most")
    whole = frame.reindex(pd.period_range(frame.index[0], frame.index[-1], freq="M"))
    return whole.set_axis([_tell(str(name))[0] + drawn.mark(name) for name in whole], axis=1)


def _one_column(values: pd.Series | pd.DataFrame) -> pd.Series:
    frame = pd.DataFrame(values)
    if frame.shape[1] != 1:
        raise InputError(
            f"one column of values is drawn, and there are {frame.shape[1]}; name it with y=, or take one month's row"
        )
    return frame.iloc[:, 0]


def _rows(drawn: _Drawn, values: Any) -> Any:
    """Return rows that fit a page, with their names as text."""
    if isinstance(values, pd.DataFrame) and values.shape[1] > 2:
        raise InputError(
            f"dots are drawn of one or two columns, before and after; name them with y=, of {list(values)}"
        )
    if not 0 < len(values) <= MOST_ROWS:
        raise InputError(f"{len(values)} rows cannot be drawn: 1 to {MOST_ROWS} fit a page; choose, as by nlargest(20)")
    return values.set_axis([f"{label}{drawn.mark(label)}" for label in values.index], axis=0)


def _by_municipality(values: pd.Series) -> pd.Series:
    """Give each municipality the value of its region."""
    codes = pd.Series(list(municipality_names()))
    regions = {label: find_region(str(label)) for label in values.index}
    groups = groups_of_newest() if any(region.kind == "group" for region in regions.values()) else {}
    found: dict[str, float] = {}
    for (_, value), region in zip(values.items(), regions.values(), strict=True):
        found |= dict.fromkeys(codes[region.holds(codes, groups)], value)
    return pd.Series(found, dtype="float64")


def _tell_adjustment(drawn: _Drawn, kind: str) -> str:
    """Say that values are seasonally adjusted, and how those are marked that are not; empty for others."""
    if drawn.as_observed is None:
        return ""
    values = pd.DataFrame(drawn.values)
    names = values.columns if kind == "line" else values.index
    odd = sum(name in drawn.as_observed for name in names)
    if odd == len(names):
        return NO_SEASON
    signs = [sign for sign, is_there in (("grått", drawn.behind is not None), ("*", odd)) if is_there]
    return ADJUSTED_KEY["adjusted"] + (f" ({' och '.join(signs)}: {ADJUSTED_KEY['observed']})" if signs else "")


def _tell(name: str) -> tuple[str, str]:
    """Return a measure's name and unit in Swedish; another name as it is."""
    measure, _, region = name.partition(", ")
    service, _, flow = measure.partition(".")
    if measure in MEASURES:
        told, unit = MEASURES[measure]
    elif service.upper() in SERVICES and flow in FLOWS:
        told, unit = f"{SERVICES[service.upper()]}, {FLOWS[flow].lower()}", UNITS["persons"]
    else:
        told, unit, region = FLOWS.get(name, name), UNITS["persons"] if name in FLOWS else "", ""
    return f"{told}, {region}" if region else told, unit
