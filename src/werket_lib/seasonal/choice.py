"""The choice between STL, X-13 and their average: which foretold the last years' seasons best.

The series is cut at the end of each of the last years. Each method's factors, forecast from what was then known, adjust
the year that followed; the smaller the changes that are left, the better they fitted. All methods face the same trend
and noise, so only their factors make a difference.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from werket_lib.seasonal.config import Config
from werket_lib.seasonal.effects import effects_of
from werket_lib.seasonal.engines import decompose, x13_job, x13_parts
from werket_lib.seasonal.errors import X13Failed, X13NotFound
from werket_lib.seasonal.series import Floats, Sample
from werket_lib.seasonal.spec import Method, Spec
from werket_lib.seasonal.x13 import Job, run
from werket_lib.seasonal.x13_output import Output
from werket_lib.seasonal.x13_spec import scaling_of


def choose_methods(items: Sequence[tuple[Sample, Spec]], *, config: Config, workers: int) -> list[Spec]:
    """Score the methods on each series, and publish one alone where it is ahead of the average by the margin.

    A series without scores (X-13 failed on a part of it, or outliers leave nothing of the years) keeps the average.
    """
    years = range(config.judged_years, 0, -1)
    cuts = [(sample, spec, back) for sample, spec in items for back in years]

    def make(at: int) -> Job:
        sample, spec, back = cuts[at]
        return x13_job(_until(sample, back), replace(spec, method="x13"))

    def finish(at: int, verdict: Output | X13Failed | X13NotFound) -> Floats | None:
        return None if isinstance(verdict, X13Failed | X13NotFound) else _squares(*cuts[at], verdict)

    squares = run(len(cuts), make, finish, workers=workers, chunk=config.chunk)
    per_series = [squares[at : at + len(years)] for at in range(0, len(cuts), len(years))]
    return [_with_choice(spec, found, config) for (_, spec), found in zip(items, per_series, strict=True)]


def _until(sample: Sample, back: int) -> Sample:
    return replace(sample, y=sample.y[: sample.n - back * sample.period])


def _squares(sample: Sample, spec: Spec, back: int, output: Output) -> Floats:
    """Squared changes (columns) of the year after a cut under STL's, X-13's and the average factors (rows)."""
    before, x13 = _until(sample, back), replace(spec, method="x13")
    factors = np.array(
        [
            decompose(before, spec, "stl").forecast,
            x13_parts(output, before, x13, scaling_of(before, spec.mode)).forecast,
        ]
    )
    year = slice(before.n, before.n + sample.period)
    observed = sample.y[year]
    if spec.mode == "mult":
        factors, observed = np.log(factors), np.log(observed)
    average = np.average(factors, axis=0, weights=[dict(spec.weights)[name] for name in ("stl", "x13")])
    changes = np.diff(observed - np.vstack([factors, average]), axis=1)
    effects = effects_of(spec, sample)
    moved = np.diff(np.hstack([effects.levels, effects.fading]), axis=0, prepend=0.0)
    apart, jump = effects.outlying[year], (moved != 0).any(axis=1)[year]
    kept = ~(apart[1:] | apart[:-1] | jump[1:])
    return np.asarray(changes[:, kept] ** 2)


def _with_choice(spec: Spec, squares: Sequence[Floats | None], config: Config) -> Spec:
    found = [one for one in squares if one is not None]
    if len(found) < len(squares) or not sum(one.shape[1] for one in found):
        return spec
    sizes = np.sqrt(np.hstack(found).mean(axis=1))
    names: tuple[Method, ...] = ("stl", "x13", "average")
    scores = tuple((name, float(f"{size:.4g}")) for name, size in zip(names, sizes, strict=True))
    best = names[int(sizes[:2].argmin())]
    ahead = sizes[:2].min() < (1 - config.judged_margin) * sizes[2]
    return replace(spec, method=best if ahead else "average", scores=scores)
