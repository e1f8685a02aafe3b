"""One series through one engine, on the scale of its mode."""

from collections.abc import Sequence

import numpy as np

from werket_lib.seasonal import fixed, stl, ucm
from werket_lib.seasonal.effects import effects_of
from werket_lib.seasonal.parts import Parts
from werket_lib.seasonal.series import Floats, Sample
from werket_lib.seasonal.spec import Method, Spec
from werket_lib.seasonal.x13 import Job
from werket_lib.seasonal.x13_output import Output, read_model
from werket_lib.seasonal.x13_spec import Coefficients, Scaling, Search, scaling_of, spec_text

X13_METHODS: tuple[Method, ...] = ("x13", "seats")
LONG_METHODS: tuple[Method, ...] = ("stl", "average", *X13_METHODS)


def decompose(sample: Sample, spec: Spec, method: Method) -> Parts:
    """Decompose by an engine of our own: stl, fixed, ucm or none; multiplicative ones work on logarithms."""
    y = np.log(sample.y) if spec.mode == "mult" else sample.y
    if method == "none":
        flat = np.zeros(sample.n + spec.period)
        parts = Parts(flat[: sample.n], fixed.smooth_trend(y, spec), flat, flat[sample.n :])
    else:
        engine = {"stl": stl.decompose, "fixed": fixed.decompose, "ucm": ucm.decompose}[method]
        parts = engine(y, spec, effects_of(spec, sample), sample.start)
    return parts.exponentiated() if spec.mode == "mult" else parts


def x13_job(
    sample: Sample, spec: Spec, *, search: Search | None = None, coefficients: Coefficients | None = None
) -> Job:
    """Write what X-13 is to be given for a series, and the tables to expect."""
    ahead = sample.n + spec.period
    seasonal, trend, effect = _tables(spec)
    tables = {seasonal: ahead, trend: sample.n} | ({effect: ahead} if spec.regressors else {})
    scaling = coefficients.scaling if coefficients else scaling_of(sample, spec.mode)
    text = spec_text(sample, spec, scaling, search=search, fixed=coefficients)
    return Job(sample.label, text, tables, diagnostics=search is not None)


def x13_parts(output: Output, sample: Sample, spec: Spec, scaling: Scaling) -> Parts:
    """X-13's tables in the series' own unit."""
    n = sample.n
    seasonal_name, trend_name, effect_name = _tables(spec)
    multiplicative = spec.mode == "mult"
    unit = 1.0 if multiplicative else scaling.scale
    seasonal = output.tables[seasonal_name] * unit
    calendar = np.ones(len(seasonal)) if multiplicative else np.zeros(len(seasonal))
    if spec.regressors:
        effect = output.tables[effect_name] * unit
        rest = seasonal / effect if multiplicative else seasonal - effect
        calendar = rest if spec.method == "seats" else effect
    return Parts(seasonal[:n], output.tables[trend_name] * scaling.scale + scaling.centre, calendar, seasonal[n:])


def average_parts(parts: Sequence[Parts], weights: Sequence[float], *, multiplicative: bool) -> Parts:
    """Take the weighted mean of decompositions; of their logarithms where they multiply."""

    def mean(name: str) -> Floats:
        columns = np.array([getattr(one, name) for one in parts])
        if multiplicative:
            return np.asarray(np.exp(np.average(np.log(columns), axis=0, weights=weights)))
        return np.asarray(np.average(columns, axis=0, weights=weights))

    return Parts(mean("seasonal"), mean("trend"), mean("calendar"), mean("forecast"))


def coefficients_of(output: Output, scaling: Scaling) -> Coefficients:
    """Read what X-13 estimated, to be kept under refresh "fixed"."""
    model = read_model(output.model)
    return Coefficients(scaling, model.get("b", ()), model.get("ar", ()), model.get("ma", ()))


def _tables(spec: Spec) -> tuple[str, str, str]:
    """Names of the tables of seasonal factor (calendar included), trend, and calendar (SEATS: seasonal alone)."""
    return ("s16", "s12", "s10") if spec.method == "seats" else ("d16", "d12", "d18")
