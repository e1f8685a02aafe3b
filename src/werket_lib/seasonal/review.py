"""The yearly review: identify all series anew, and say what differs from last year."""

import os
from collections.abc import Mapping
from dataclasses import fields
from typing import NamedTuple

import pandas as pd

from werket_lib.seasonal.errors import SeasonalError
from werket_lib.seasonal.identify import Options, identify_samples
from werket_lib.seasonal.series import Sample, read_axis, take_sample
from werket_lib.seasonal.spec import Spec

OWN_LINES = {"outliers", "shocks"}
ALWAYS_NEW = {"span", "identified_on", "start_ar", "start_ma", "scores"}


class Identified(NamedTuple):
    """Specs by name, and the errors of the series that none was found for."""

    specs: dict[str, Spec]
    failures: dict[str, SeasonalError]


def identify_specs(
    series: Mapping[str, pd.Series], options: Mapping[str, Options], *, jobs: int | None = None
) -> Identified:
    """Identify a spec for each named series.

    Parameters
    ----------
    series
        Monthly or quarterly series by name; each may have its own dates.
    options
        What is known of each beforehand (kind, method, shocks, calendar), by the same names;
        ``Options.of(spec)`` takes it from last year's spec.
    jobs
        Processes of X-13 at a time; None for one a core.
    """
    samples: dict[str, Sample] = {}
    failures: dict[str, SeasonalError] = {}
    for name, y in series.items():
        try:
            samples[name] = take_sample(name, y, read_axis(y.index), options[name].reading)
        except SeasonalError as error:
            failures[name] = error
    items = [(sample, options[name]) for name, sample in samples.items()]
    found = dict(zip(samples, identify_samples(items, workers=jobs or os.cpu_count() or 1), strict=True))
    failures |= {name: one for name, one in found.items() if isinstance(one, SeasonalError)}
    return Identified({name: one for name, one in found.items() if isinstance(one, Spec)}, failures)


def describe_differences(old: Mapping[str, Spec], new: Mapping[str, Spec]) -> list[str]:
    """Say in lines what differs between two sets of specs; empty where nothing that matters does."""
    lines = [f"{name}: gone" for name in old if name not in new]
    for name, spec in new.items():
        if name not in old:
            lines.append(f"{name}: new, {spec.method}, {spec.mode}, model {spec.arima}")
        else:
            lines.extend(f"{name}: {change}" for change in _changes(old[name], spec))
    return lines


def _changes(old: Spec, new: Spec) -> list[str]:
    lines = [
        f"{field.name} {getattr(old, field.name)} -> {getattr(new, field.name)}"
        for field in fields(Spec)
        if field.name not in ALWAYS_NEW | OWN_LINES and getattr(old, field.name) != getattr(new, field.name)
    ]
    for what, before, after in (("outlier", old.outliers, new.outliers), ("shock", old.shocks, new.shocks)):
        lines.extend(f"{what} {_shown(one)} added" for one in after if one not in before)
        lines.extend(f"{what} {_shown(one)} dropped" for one in before if one not in after)
    return lines


def _shown(one: object) -> str:
    return " ".join(one) if isinstance(one, tuple) else str(one)
