"""Results: one adjusted series, and a set of them."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from werket_lib.seasonal.config import Config
from werket_lib.seasonal.diagnostics import LEVELS, Diagnostics, Measured, Quality, diagnose, judge
from werket_lib.seasonal.errors import SeasonalError
from werket_lib.seasonal.series import Floats
from werket_lib.seasonal.spec import Method, Spec
from werket_lib.seasonal.x13_spec import Coefficients

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Status = Literal["final", "provisional", "not_seasonal", "failed"]
COLUMNS = pd.Index(["observed", "adjusted", "trend", "seasonal", "irregular", "calendar"])


@dataclass(frozen=True, eq=False, repr=False)
class Adjustment:
    """One series taken apart.

    Attributes
    ----------
    components
        Columns observed, adjusted, trend, seasonal, irregular, calendar, on the series' own index and in its
        unit (factors around 1 for seasonal, irregular and calendar where the mode is multiplicative).
        ``observed == adjusted + seasonal``, or ``*``; the calendar's part is in ``seasonal``. Missing only where
        the observed value is missing; ``trend`` and ``seasonal`` also fill the holes inside.
    spec
        What decided it; pass it to the next `adjust`.
    method
        What was used: the spec's, or what stood in for it (`reasons` say why).
    status
        ``final``; ``provisional`` for fixed factors on a short series, where `season_probability` says whether a season
        was seen; ``not_seasonal`` and ``failed`` have the observed values as adjusted, and `reasons` say why.
    reasons
        What a reader must know, one line each.
    forecast_factors
        The next year of ``seasonal``.
    calendar_ahead
        The calendar's part of it.
    beside
        The adjusted series by the other method (X-13 beside STL, STL beside X-13), or None.
    standard_error, change_error
        Of the adjusted values, and of their change since the observation before, as far as they come from not knowing
        the season; where the method knows it (fixed; ucm the first), or None.
    season_probability
        That there is a season, where the method knows it (fixed), or None.
    borrowed_probability
        That the season is that of the related series in the spec's ``pattern``, with or without deviations.
    """

    components: pd.DataFrame
    spec: Spec
    method: Method
    status: Status
    reasons: tuple[str, ...]
    forecast_factors: pd.Series
    calendar_ahead: Floats
    beside: pd.Series | None = None
    standard_error: pd.Series | None = None
    change_error: pd.Series | None = None
    season_probability: float | None = None
    borrowed_probability: float = 0.0
    measured: Measured | None = None
    coefficients: Coefficients | None = None
    config: Config = field(default=Config())

    @cached_property
    def diagnostics(self) -> Diagnostics:
        """Tests before and after; computed when first asked for."""
        rows = self.components["trend"].notna().to_numpy()
        at = np.flatnonzero(rows)
        values = {name: self._additive(self.components[name])[rows] for name in ("observed", "adjusted", "trend")}
        holes = np.isnan(values["observed"])
        bridged = {name: np.interp(at, at[~holes], column[~holes]) for name, column in values.items()}
        return diagnose(
            **bridged,
            period=self.spec.period,
            outliers=self.spec.outliers,
            measured=self.measured,
            gap=None if self.beside is None else (self.beside - self.components["adjusted"]).to_numpy()[rows],
            config=self.config,
        )

    def _additive(self, column: pd.Series) -> Floats:
        values = column.to_numpy(dtype=np.float64)
        return np.log(values) if self.spec.mode == "mult" else values

    def quality(self) -> Quality:
        """Judge the adjustment: good, uncertain, bad or severe, with one reason a line."""
        if self.status == "failed":
            return Quality("severe", self.reasons)
        if self.status == "not_seasonal":
            return Quality("good" if self._tests_have_power() else "uncertain", self.reasons)
        verdict = judge(self.diagnostics, self.config)
        if self.status != "provisional":
            return Quality(verdict.level, verdict.reasons + self.reasons)
        reasons = (self._season_seen(), *(verdict.reasons if verdict.level != "good" else ()), *self.reasons)
        return Quality("uncertain" if verdict.level == "good" else verdict.level, reasons)

    def _season_seen(self) -> str:
        """Say of a short series whether its season was seen, and from where it comes."""
        known = self.season_probability
        if self.spec.seasonal:
            told = "a season was known beforehand"
        elif known is None or known >= self.config.seen_probability:
            told = "a season is seen"
        else:
            told = f"a season is not clearly seen (probability {known:.2f})"
        if self.spec.pattern:
            from_where = f", with the shape of the related series (probability {self.borrowed_probability:.2f})"
        else:
            from_where = "" if self._tests_have_power() else ", from less than five years"
        return f"uncertain, as fixed factors always are: {told}{from_where}"

    def _tests_have_power(self) -> bool:
        """Whether the series is long enough for a test that finds no season to mean that there is none."""
        return self.components["trend"].count() >= self.config.long_years * self.spec.period

    def to_frame(self) -> pd.DataFrame:
        """Return the components as a new table."""
        return self.components.copy()

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw observed, adjusted and trend in one set of axes, and return it."""
        import matplotlib.pyplot as plt

        axes = ax if ax is not None else plt.subplots(figsize=(8, 4))[1]
        index = self.components.index
        at = index.to_timestamp() if isinstance(index, pd.PeriodIndex) else index
        for name, style in (("observed", {"alpha": 0.5}), ("adjusted", {}), ("trend", {"linestyle": "--"})):
            axes.plot(at, self.components[name], label=name, **style)
        axes.legend(frameon=False)
        return axes

    def __repr__(self) -> str:
        dates = self.components.index[[0, -1]]
        lines = [
            f"Adjustment: {self.status}, {self.method}, {self.spec.mode}, {dates[0]} to {dates[1]}",
            *(f"  {reason}" for reason in self.reasons),
        ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from html import escape

        table: str = self.components.tail(self.spec.period).to_html(float_format="{:.4g}".format)
        return f"<pre>{escape(repr(self))}</pre>{table}"


class AdjustmentSet(Mapping[Hashable, Adjustment]):
    """The adjusted columns of a frame, in its order and under its labels.

    A column that could not be adjusted is there with status ``failed`` and its observed values; its error
    is in `failures`.
    """

    def __init__(
        self, wide: pd.DataFrame, adjustments: Mapping[Hashable, Adjustment], failures: Mapping[Hashable, SeasonalError]
    ) -> None:
        self._index, self._columns = wide.index, wide.columns
        self._adjustments = dict(adjustments)
        self.failures = dict(failures)

    def __getitem__(self, label: Hashable) -> Adjustment:
        return self._adjustments[label]

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._adjustments)

    def __len__(self) -> int:
        return len(self._adjustments)

    def __repr__(self) -> str:
        counts = pd.Series([one.status for one in self.values()], dtype=object).value_counts()
        return f"AdjustmentSet: {len(self)} series ({', '.join(f'{n} {status}' for status, n in counts.items())})"

    @property
    def adjusted(self) -> pd.DataFrame:
        """Seasonally adjusted values, one column a series."""
        return self._wide("adjusted")

    @property
    def trend(self) -> pd.DataFrame:
        """Trends, one column a series."""
        return self._wide("trend")

    @property
    def seasonal(self) -> pd.DataFrame:
        """Seasonal components, one column a series."""
        return self._wide("seasonal")

    @property
    def specs(self) -> dict[Hashable, Spec]:
        """Specs of the columns that could be adjusted, to be frozen."""
        return {label: one.spec for label, one in self.items() if one.status != "failed"}

    def _wide(self, component: str) -> pd.DataFrame:
        columns = {at: one.components[component].to_numpy() for at, one in enumerate(self.values())}
        return pd.DataFrame(columns, index=self._index).set_axis(self._columns, axis=1)

    def report(self) -> pd.DataFrame:
        """One row a series, worst first: status, quality and the diagnostics behind it."""
        rows = [_report_row(one) for one in self.values()]
        table = pd.DataFrame(rows, index=self._columns)
        return table.sort_values("quality", key=lambda levels: -levels.map(LEVELS.index), kind="stable")


def _report_row(one: Adjustment) -> dict[str, object]:
    quality = one.quality()
    row: dict[str, object] = {
        "status": one.status,
        "method": one.method,
        "mode": one.spec.mode,
        "quality": quality.level,
    }
    if one.status != "failed":
        found = one.diagnostics
        row |= {
            "residual_qs_p": found.residual_qs.p_value,
            "residual_f_p": found.residual_f.p_value,
            "residual_qs_recent_p": found.residual_qs_recent.p_value,
            "residual_f_recent_p": found.residual_f_recent.p_value,
            "m7": found.m7,
            "q": found.q,
            "ljung_box_p": found.ljung_box and found.ljung_box.p_value,
            "n_outliers": found.n_outliers,
            "gap_max": found.gap_max,
            "gap_rms": found.gap_rms,
        }
    return row | {"reasons": "\n".join(quality.reasons)}
