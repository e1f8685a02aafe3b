"""The text that X-13 reads. Labels never reach it, and values reach it at a sane magnitude."""

import re
from dataclasses import dataclass

import numpy as np

from werket_lib.seasonal.effects import effects_of
from werket_lib.seasonal.series import Floats, Sample, date_text
from werket_lib.seasonal.spec import Spec


@dataclass(frozen=True)
class Scaling:
    """X-13 sees ``(y - centre) / scale``; powers of ten, so that no digit is lost."""

    centre: float
    scale: float


@dataclass(frozen=True)
class Coefficients:
    """What X-13 estimated, in scaled units, for `refresh` ``"fixed"``."""

    scaling: Scaling
    regression: tuple[float, ...]
    ar: tuple[float, ...]
    ma: tuple[float, ...]


@dataclass(frozen=True)
class Search:
    """What an identification run may change: the model, and outliers (from ``since`` on, if that is a date)."""

    automatic_model: bool = False
    outliers: bool = True
    since: str | None = None


def scaling_of(sample: Sample, mode: str) -> Scaling:
    """Choose the scale by the movement (additive) or the level (multiplicative) of a series.

    The movement does not change when a constant is added, so neither do X-13's digits.
    """
    centre = float(sample.y.mean()) if mode == "add" else 0.0
    size = np.diff(sample.y).std() if mode == "add" else sample.y.mean()
    return Scaling(centre, 10.0 ** np.floor(np.log10(size)))


def spec_text(
    sample: Sample, spec: Spec, scaling: Scaling, *, search: Search | None = None, fixed: Coefficients | None = None
) -> str:
    """Write one spec file.

    With ``search`` outliers (and the model) are looked for; with ``fixed`` nothing is estimated.
    """
    parts = [
        f"series{{start={_dotted(sample.start, sample.period)} period={sample.period} print=none data=(",
        _numbers((sample.y - scaling.centre) / scaling.scale),
        ")}",
        f"transform{{function={'log' if spec.mode == 'mult' else 'none'} print=none}}",
        _regression(sample, spec, fixed),
        _model(spec, search, fixed),
        _outlier_search(search) if search and search.outliers else "",
        "estimate{print=none save=(mdl rsd)}",
        f"forecast{{maxlead={sample.period} print=none}}",
        "spectrum{maxar=1 print=none}",  # nobody reads it, and at its own order it is a fifth of the time
        _adjustment(spec),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _numbers(values: Floats) -> str:
    return "\n".join(map(repr, values.tolist()))  # one a line: X-13 reads 132 characters of a line


def _regression(sample: Sample, spec: Spec, fixed: Coefficients | None) -> str:
    names = _variables(sample, spec)
    calendar = effects_of(spec, sample).calendar
    if not names and not calendar.shape[1]:
        return ""
    lines = ["regression{print=none"]
    if names:
        lines.append("variables=(\n" + "\n".join(names) + "\n)")
    if calendar.shape[1]:
        lines.append(f"user=(wd) usertype=td start={_dotted(sample.start, sample.period)} data=(")
        lines.append(_numbers(calendar[:, 0]) + "\n)")
    if fixed:
        lines.append("b=(\n" + "\n".join(f"{value!r}f" for value in fixed.regression) + "\n)")
    return "\n".join(lines) + "\n}"


def _variables(sample: Sample, spec: Spec) -> list[str]:
    """Shock months as additive outliers, then the spec's own, as X-13 names them."""
    effects = effects_of(spec, sample)
    spikes = [("ao", at) for at in np.flatnonzero(effects.outlying)]
    steps = [("ls", at) for at in np.flatnonzero(np.diff(effects.levels.sum(axis=1), prepend=0.0))]
    fading = [("tc", at) for at in (effects.fading != 0).argmax(axis=0)] if effects.fading.size else []
    return [f"{kind}{_dotted(sample.start + int(at), sample.period)}" for kind, at in [*spikes, *steps, *fading]]


def _model(spec: Spec, search: Search | None, fixed: Coefficients | None) -> str:
    if search and search.automatic_model:
        return "automdl{mixed=no print=none}"
    ar, ma, held = (fixed.ar, fixed.ma, "f") if fixed else (spec.start_ar, spec.start_ma, "")
    values = "".join(
        f" {name}=({' '.join(f'{value!r}{held}' for value in values)})"
        for name, values in (("ar", ar), ("ma", ma))
        if values
    )
    return f"arima{{model={spec.arima}{values}}}"


def _outlier_search(search: Search) -> str:
    since = search.since and re.sub(r"\D+", ".", search.since)
    span = f" span=({since}, )" if since else ""
    return f"outlier{{types=(ao ls tc){span} print=none}}"


def _adjustment(spec: Spec) -> str:
    calendar = spec.regressors is not None
    if spec.method == "seats":
        return f"seats{{appendfcst=yes print=none save=(s16 s12{' s10' if calendar else ''})}}"
    filters = f" seasonalma=s{spec.x11_seasonal}" if spec.x11_seasonal else ""
    filters += f" trendma={spec.x11_trend}" if spec.x11_trend else ""
    tables = f"d16 d12{' d18' if calendar else ''}"
    return f"x11{{mode={spec.mode}{filters} appendfcst=yes print=none save=({tables}) savelog=(m7 q)}}"


def _dotted(ordinal: int, period: int) -> str:
    year, part = re.split(r"\D", date_text(ordinal, period))
    return f"{year}.{int(part)}"
