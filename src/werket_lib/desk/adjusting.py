"""Seasonal adjustment of what `series` gives, or of an economist's own series."""

from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from werket_lib.desk.charting import chart
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
        ``.adjusted`` of a set, ``.components["adjusted"]`` of one series, are the adjusted values; ``.quality()`` says
        how far to trust them; `chart` draws both.

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
        return adjust_frame(data, **_options(data, data.columns.name, kind, options))
    spec = None if kind or options else read_specs().get(data.name)
    if spec is None:
        made = adjust_series(data, **_options(data, data.name, kind, options))
    else:
        made = adjust_series(data, spec)
    name = "" if data.name is None else str(data.name)
    return HouseAdjustment(**{field.name: getattr(made, field.name) for field in fields(Adjustment)}, name=name)


def _options(data: pd.Series | pd.DataFrame, name: object, kind: str | None, given: dict[str, Any]) -> dict[str, Any]:
    """Say what is known of a series beforehand: in what the report measures the pandemic is no season."""
    measure = str(name).split(",")[0]
    known = {"shocks": (PANDEMIC,)} if measure in (*RATES, *COUNTS) else {}
    told = "rate" if measure in RATES else "count" if measure in COUNTS else _kind_of(data)
    return {**known, "kind": kind or told, **given}


def _kind_of(data: pd.Series | pd.DataFrame) -> str:
    """Tell a rate from a count: whole numbers count something."""
    values = pd.DataFrame(data).apply(pd.to_numeric, errors="coerce")
    return "count" if bool((values.isna() | (values % 1 == 0)).all(axis=None)) else "rate"
