"""Seasonal adjustment of what `series` gives, or of an economist's own series."""

from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from werket_lib.desk.charting import chart
from werket_lib.desk.measures import MEASURE
from werket_lib.seasonal import Adjustment, AdjustmentSet, adjust_frame
from werket_lib.seasonal import adjust as adjust_series
from werket_lib.sections.specs import PANDEMIC, read_specs

RATES = ("unemployment_rate", "vacancy_rate")
COUNTS = ("unemployed", "labour_force", "vacancies")


@dataclass(frozen=True, eq=False, repr=False)
class HouseAdjustment(Adjustment):
    """An adjustment whose picture is in the house style.

    Attributes
    ----------
    name
        The series' own.
    """

    name: str = ""

    @property
    def adjusted(self) -> pd.Series:
        """The seasonally adjusted values, named as the series."""
        return self.components["adjusted"].rename(self.name or None)

    def plot(self, ax: Any = None) -> Any:
        """Draw the series with and without its season in the house style; as plain lines in `ax`, where given."""
        return chart(self) if ax is None else super().plot(ax)


class HouseAdjustmentSet(AdjustmentSet):
    """Adjusted columns, each of which draws itself in the house style."""

    def __init__(self, made: AdjustmentSet, measure: object) -> None:
        named = {
            label: _in_house(one, ", ".join(map(str, filter(None, (measure, label))))) for label, one in made.items()
        }
        super().__init__(made.adjusted, named, made.failures)
        self.unchanged = sum(one.status == "not_seasonal" for one in self.values())

    def __repr__(self) -> str:
        told = f"; {self.unchanged} have no season that can be seen and are as observed" if self.unchanged else ""
        return f"{super().__repr__()}{told}; .report() tells how good each is"

    def plot(self) -> Any:
        """Draw every column with and without its season, in the house style."""
        return chart(self)


def adjust(data: pd.Series | pd.DataFrame, *, kind: str | None = None, **options: Any) -> Adjustment | AdjustmentSet:
    """Seasonally adjust a series, or every column of a frame.

    What the report itself adjusts, such as the country's unemployment rate, is adjusted with the report's own frozen
    spec, so that the numbers are the same.

    Parameters
    ----------
    data
        Monthly or quarterly values on a PeriodIndex or DatetimeIndex, as `series` gives them, or of your own.
    kind
        ``"rate"`` for percentages, ``"count"`` for persons and the like. Unless given, a rate is what has decimals.
    options
        As in `werket_lib.seasonal.adjust`.

    Returns
    -------
    Adjustment or AdjustmentSet
        ``.adjusted`` are the adjusted values; ``.quality()`` of one series, ``.report()`` of a set, says how far to
        trust them; ``.plot()`` draws them. Where no season can be seen, the values are as observed; it is said.
        Series that are to be ranked against one another want one season: give ``like=`` the country's.

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
    """
    if isinstance(data, pd.DataFrame):
        made = adjust_frame(data, **_options(data, data.columns.name, kind, options))
        adjusted = HouseAdjustmentSet(made, data.columns.name or data.attrs.get(MEASURE))
        if adjusted.unchanged:
            print(adjusted)  # noqa: T201 - said to whoever takes .adjusted and asks no more
        return adjusted
    spec = None if kind or options else read_specs().get(data.name)
    given = _options(data, data.name, kind, options) if spec is None else {"spec": spec}
    return _in_house(adjust_series(data, **given), "" if data.name is None else str(data.name))


def _in_house(made: Adjustment, name: str) -> HouseAdjustment:
    return HouseAdjustment(**{field.name: getattr(made, field.name) for field in fields(Adjustment)}, name=name)


def _options(data: pd.Series | pd.DataFrame, name: object, kind: str | None, given: dict[str, Any]) -> dict[str, Any]:
    """Say what is known of a series beforehand: in what the report measures the pandemic is no season."""
    measure = data.attrs.get(MEASURE, str(name).split(",")[0])
    known = {"shocks": (PANDEMIC,)} if measure in (*RATES, *COUNTS) else {}
    told = "rate" if measure in RATES else "count" if measure in COUNTS else _kind_of(data)
    return {**known, "kind": kind or told, **given}


def _kind_of(data: pd.Series | pd.DataFrame) -> str:
    """Tell a rate from a count: whole numbers count something."""
    values = pd.DataFrame(data).apply(pd.to_numeric, errors="coerce")
    return "count" if bool((values.isna() | (values % 1 == 0)).all(axis=None)) else "rate"
