"""Seasonal adjustment of what `series` gives, or of an economist's own series."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from werket_lib.desk.charting import AS_OBSERVED, chart, list_unadjusted
from werket_lib.desk.measures import MEASURE
from werket_lib.seasonal import Adjustment, AdjustmentSet, Calendar, Quality, Shock, adjust_frame
from werket_lib.seasonal import adjust as adjust_series
from werket_lib.seasonal.spec import Kind, Method
from werket_lib.sections.specs import PANDEMIC, read_specs

RATES = ("unemployment_rate", "vacancy_rate")
COUNTS = ("unemployed", "labour_force", "vacancies")
SHOWN = 3
BORROW = "like= a related series, such as the country's, lends it one"


@dataclass(frozen=True, eq=False, repr=False)
class HouseAdjustment(Adjustment):
    """An adjustment whose picture and tables are in the house style.

    Attributes
    ----------
    name
        The series' own.
    """

    name: str = ""

    @property
    def adjusted(self) -> pd.Series:
        """The seasonally adjusted values, named as the series."""
        values = self._component("adjusted")
        values.attrs[AS_OBSERVED] = list_unadjusted({values.name: self})
        return values

    @property
    def observed(self) -> pd.Series:
        """The values as they were given."""
        return self._component("observed")

    @property
    def trend(self) -> pd.Series:
        """The trend."""
        return self._component("trend")

    @property
    def seasonal(self) -> pd.Series:
        """The seasonal component; factors around 1 where it is multiplicative."""
        return self._component("seasonal")

    def _component(self, component: str) -> pd.Series:
        return self.components[component].rename(self.name or None)

    def quality(self) -> Quality:
        """Judge the adjustment: good, uncertain, bad or severe, with one reason a line."""
        found = super().quality()
        if self.status != "not_seasonal":
            return found
        sure = "though the series is long enough to show one" if found.level == "good" else "in so short a series"
        told = f"as observed: no season can be seen, {sure}; {BORROW}"
        return Quality(found.level, (told, *found.reasons))

    def plot(self, ax: Any = None) -> Any:
        """Draw the series with and without its season in the house style; as plain lines in `ax`, where given."""
        return chart(self) if ax is None else super().plot(ax)

    def _repr_html_(self) -> str:
        from html import escape

        from werket_lib.desk.showing import frame_html

        return f"<pre>{escape(repr(self))}</pre>{frame_html(self.components.tail(self.spec.period))}"


class HouseAdjustmentSet(AdjustmentSet):
    """Adjusted columns, each of which draws itself in the house style."""

    def __init__(self, made: AdjustmentSet, measure: object) -> None:
        named = {
            label: _in_house(one, ", ".join(map(str, filter(None, (measure, label))))) for label, one in made.items()
        }
        super().__init__(made.adjusted, named, made.failures)
        self.as_observed = list_unadjusted(self)
        self._has_told = False

    @property
    def adjusted(self) -> pd.DataFrame:
        """Seasonally adjusted values, one column a series; says once which of them are as observed."""
        values = super().adjusted
        values.attrs[AS_OBSERVED] = self.as_observed
        if self.as_observed and not self._has_told:
            print(self)  # noqa: T201 - said to whoever takes the values and asks no more
        return values

    def __repr__(self) -> str:
        self._has_told = True
        told = [super().__repr__()]
        borrowed = sum(one.status == "provisional" and bool(one.spec.pattern) for one in self.values())
        if borrowed:
            told.append(f"{borrowed} have the season of the series given as like=, at a size of their own")
        if self.as_observed:
            named = ", ".join(map(str, self.as_observed[:SHOWN])) + (", …" if len(self.as_observed) > SHOWN else "")
            told.append(f"{len(self.as_observed)} have no season that can be seen and are as observed: {named}")
            told.append(BORROW.replace("lends it one", "lends them one"))
        return "; ".join([*told, ".report() tells how good each is"])

    def report(self, *, full: bool = False) -> pd.DataFrame:
        """Tell how good each series is, one row a series, worst first.

        Parameters
        ----------
        full
            With every test's result, instead of the four columns ``status``, ``quality``, ``error`` (standard error of
            the newest adjusted value, as far as it comes from not knowing the season; missing where the method does
            not tell) and ``why``. Two series that differ by less than about three such errors cannot be ranked.
        """
        whole = super().report()
        if full:
            return whole
        short = whole[["status", "quality"]].copy()
        short["quality"] = short["quality"].mask(short["status"] == "not_seasonal", "as observed")
        short["error"] = [_newest_error(self[label]) for label in whole.index]
        short["why"] = whole["reasons"].str.replace("\n", "; ")
        return short

    def plot(self) -> Any:
        """Draw every column with and without its season, in the house style; * marks what is as observed."""
        return chart(self)


def _newest_error(one: Adjustment) -> float:
    known = None if one.standard_error is None else one.standard_error.dropna()
    return float("nan") if known is None or known.empty else float(known.iloc[-1])


def adjust(
    data: pd.Series | pd.DataFrame,
    *,
    kind: Kind | None = None,
    like: pd.Series | Adjustment | None = None,
    seasonal: bool = False,
    method: Method = "auto",
    shocks: Sequence[Shock | tuple[str, str]] | None = None,
    calendar: Calendar | None = None,
) -> HouseAdjustment | HouseAdjustmentSet:
    """Seasonally adjust a series, or every column of a frame.

    What the report itself adjusts, such as the country's unemployment rate, is adjusted with the report's own frozen
    spec where nothing but `data` is given, so that the numbers are the same.

    Parameters
    ----------
    data
        Monthly or quarterly values on a PeriodIndex or DatetimeIndex, as `series` gives them, or of your own.
    kind
        ``"rate"`` for percentages, ``"count"`` for persons and the like. Unless given, a rate is what has decimals.
    like
        A related series, or its adjustment, such as the country's for municipalities. Each series gets the season of
        that one at a size of its own, as far as its own values do not say otherwise; so series that are too small or
        too short to show a season are adjusted too, and all can be ranked against one another.
    seasonal
        True says that there is a season; the values then only tell how large it is.
    method
        ``"auto"`` follows the length of the series; or ``"stl"``, ``"x13"``, ``"seats"``, ``"average"``, ``"ucm"``,
        ``"fixed"`` (docs/seasonal.md).
    shocks
        First and last month of what is no season, ``[("2020-03", "2021-03")]``. Unless given, the pandemic, in what
        the report measures.
    calendar
        Holidays whose working days are removed too, ``werket_lib.seasonal.Calendar()``; none unless given.

    Returns
    -------
    HouseAdjustment or HouseAdjustmentSet
        Of one series: ``.adjusted``, ``.seasonal``, ``.trend``, ``.observed``, ``.quality()``, ``.plot()``. Of a
        frame: the same by column, ``made["Malmö"]``; as frames; and ``.report()`` for ``.quality()``. `chart` of
        adjusted values says "säsongsrensat", and marks a series that is as observed.

        ``.status`` is ``final``; ``provisional``, the same season every year (fixed factors), since the series is
        under five years old or its season is that of `like`; ``not_seasonal``, as observed, since no season can be
        seen; or ``failed``, as observed, and why. Quality is ``good``, ``uncertain``, ``bad`` or ``severe``: how much
        of a season the tests still see in the adjusted values. A provisional one is never better than uncertain, also
        where a season is surely there (probability 1.00). Of a series as observed, good says that it is long enough
        for the tests to have found a season.

    Raises
    ------
    SeasonalError
        If the series cannot be adjusted; says what is wrong with it.

    Examples
    --------
    >>> import werket_lib as wl
    >>> malmo = wl.adjust(wl.series("unemployment_rate", region="Malmö", month="2025-01"))
    >>> malmo.status
    'final'
    >>> malmo.adjusted.name, len(malmo.adjusted)
    ('unemployment_rate, Malmö', 121)

    Two small municipalities, by themselves and with the country's season:

    >>> rates = wl.series("unemployment_rate", by="municipality", month="2025-01")[["Haparanda", "Laholm"]]
    >>> [one.status for one in wl.adjust(rates).values()]
    ['not_seasonal', 'final']
    >>> country = wl.series("unemployment_rate", month="2025-01")
    >>> wl.adjust(rates, like=country).report()["status"].to_dict()
    {'Haparanda': 'provisional', 'Laholm': 'provisional'}
    """
    told = {
        "like": like,
        "seasonal": seasonal or None,
        "method": None if method == "auto" else method,
        "calendar": calendar,
        "shocks": None if shocks is None else [_shock(one) for one in shocks],
    }
    options = {name: value for name, value in told.items() if value is not None}
    if isinstance(data, pd.DataFrame):
        made = adjust_frame(data, **_options(data, data.columns.name, kind, options))
        return HouseAdjustmentSet(made, data.columns.name or data.attrs.get(MEASURE))
    spec = None if kind or options else read_specs().get(data.name)
    given = _options(data, data.name, kind, options) if spec is None else {"spec": spec}
    return _in_house(adjust_series(data, **given), "" if data.name is None else str(data.name))


def _shock(given: Shock | tuple[str, str]) -> Shock:
    return given if isinstance(given, Shock) else Shock(*given)


def _in_house(made: Adjustment, name: str) -> HouseAdjustment:
    return HouseAdjustment(**{field.name: getattr(made, field.name) for field in fields(Adjustment)}, name=name)


def _options(data: pd.Series | pd.DataFrame, name: object, kind: Kind | None, given: dict[str, Any]) -> dict[str, Any]:
    """Say what is known of a series beforehand: in what the report measures the pandemic is no season."""
    measure = data.attrs.get(MEASURE, str(name).split(",")[0])
    known = {"shocks": (PANDEMIC,)} if measure in (*RATES, *COUNTS) else {}
    told = "rate" if measure in RATES else "count" if measure in COUNTS else _kind_of(data)
    return {**known, "kind": kind or told, **given}


def _kind_of(data: pd.Series | pd.DataFrame) -> str:
    """Tell a rate from a count: whole numbers count something."""
    values = pd.DataFrame(data).apply(pd.to_numeric, errors="coerce")
    return "count" if bool((values.isna() | (values % 1 == 0)).all(axis=None)) else "rate"
