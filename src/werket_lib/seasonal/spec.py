"""The frozen decisions of an adjustment: plain data that is committed and reviewed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from werket_lib.seasonal.config import Averaged, Config
from werket_lib.seasonal.errors import SpecMismatch

Method = Literal["auto", "x13", "seats", "stl", "average", "ucm", "fixed", "none"]
Mode = Literal["add", "mult"]
Kind = Literal["rate", "count"]
Refresh = Literal["current", "fixed", "parameters", "last_outliers", "outliers", "complete"]

AIRLINE = "(0 1 1)(0 1 1)"


@dataclass(frozen=True)
class Shock:
    """Months, ends included, whose movement is not seasonal: ``Shock("2020-03", "2021-03", "covid")``."""

    start: str
    end: str
    label: str = ""


@dataclass(frozen=True)
class Calendar:
    """Which holidays the calendar regressors count; see `calendar_regressors`."""

    country: str = "SE"
    categories: tuple[str, ...] = ("public", "de_facto")


@dataclass(frozen=True)
class Spec:
    """Everything that decides an adjustment; equal specs give equal results.

    Attributes
    ----------
    period
        Observations a year: 12 or 4.
    method
        What is published; ``"average"`` is that of the methods in ``weights`` (of their logarithms where
        multiplicative). With ``"stl"`` and an ``arima`` model, X-13 is run beside it.
    mode
        ``"add"``: observed = adjusted + seasonal; ``"mult"``: observed = adjusted * seasonal.
    arima
        X-13's model, as ``"(0 1 1)(0 1 1)"``; None where X-13 is not used.
    outliers
        Pairs such as ``("AO", "2008-12")``; AO one month, LS a lasting shift, TC one that fades.
    shocks
        Declared by the economist; left out when the seasonal pattern is estimated.
    regressors
        Calendar effects to estimate and remove, or None.
    seasonal_filter, seasonal_degree
        Window in years and degree of STL's seasonal smoother.
    trend_filter
        Window in observations of STL's trend smoother; None is STL's own rule.
    trend_stiffness
        How smooth the trend beside fixed factors is.
    start_ar, start_ma
        Where X-13 begins when it estimates the model; with many shock months this halves its time.
    x11_seasonal, x11_trend
        X-11's filters, as ``"3x5"`` and a number of terms; None lets X-11 choose every time.
    weights
        Of the methods in the average; they sum to one.
    seasonal
        Whether the user knew that there is a season.
    pattern
        A related series' effects that fixed factors are shrunk towards, one for each month or quarter from the
        year's first: in the series' unit, or logarithms where the mode is multiplicative. Empty for nothing.
    scores
        By method, how large the changes were that it left in the years before identification, adjusted with the
        factors it forecast for them (root mean square, in the unit of ``pattern``); the smallest is best. Empty where
        the series was too short to tell, or the method was asked for.
    kind, asked
        What identification was told: additive always or not, and the method asked for.
    span
        First and last date of the data it was identified on.
    identified_on
        Day of identification, ISO.
    versions
        Tools that identified it, as pairs of name and version.
    notes
        What identification wants every later result to say, such as that X-13 was missing.
    """

    period: int
    method: Method
    mode: Mode = "add"
    arima: str | None = None
    outliers: tuple[tuple[str, str], ...] = ()
    shocks: tuple[Shock, ...] = ()
    regressors: Calendar | None = None
    seasonal_filter: int = Config.seasonal_filter
    seasonal_degree: int = Config.seasonal_degree
    trend_filter: int | None = None
    trend_stiffness: float = Config.trend_stiffness
    start_ar: tuple[float, ...] = ()
    start_ma: tuple[float, ...] = ()
    x11_seasonal: str | None = None
    x11_trend: int | None = None
    weights: tuple[tuple[Averaged, float], ...] = Config.weights
    seasonal: bool = False
    pattern: tuple[float, ...] = ()
    scores: tuple[tuple[Method, float], ...] = ()
    kind: Kind = "rate"
    asked: Method = "auto"
    span: tuple[str, str] = ("", "")
    identified_on: str = ""
    versions: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def margin(self) -> float | None:
        """How much smaller the published method's score is than the next one's, as a share of it; None without scores.

        Below zero where the average is kept although one of its parts was a little ahead.
        """
        scores = dict(self.scores)
        if self.method not in scores:
            return None
        own = scores.pop(self.method)
        return 1 - own / min(scores.values())

    def to_json(self) -> str:
        """Write the spec as indented JSON; `from_json` gives an equal spec back."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Spec":
        """Read what `to_json` wrote.

        Raises
        ------
        SpecMismatch
            If a field is unknown or missing.
        """
        fields: dict[str, Any] = json.loads(text)
        calendar = fields.get("regressors")
        try:
            return cls(
                **fields
                | {
                    "outliers": _pairs(fields["outliers"]),
                    "shocks": tuple(Shock(**shock) for shock in fields["shocks"]),
                    "regressors": calendar and Calendar(calendar["country"], tuple(calendar["categories"])),
                    "start_ar": tuple(fields["start_ar"]),
                    "start_ma": tuple(fields["start_ma"]),
                    "pattern": tuple(fields.get("pattern", ())),
                    "weights": _pairs(fields.get("weights", Config.weights)),
                    "scores": _pairs(fields.get("scores", [])),
                    "span": tuple(fields["span"]),
                    "versions": _pairs(fields["versions"]),
                    "notes": tuple(fields["notes"]),
                }
            )
        except (KeyError, TypeError) as error:
            raise SpecMismatch(f"not a seasonal spec: {error}; identify it again") from error


def _pairs(items: Iterable[Sequence[Any]]) -> tuple[tuple[Any, Any], ...]:
    return tuple((first, second) for first, second in items)
