"""Municipalities whose Beveridge curves move in known ways, adjusted with plain specs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from tests.sections.frames import JANUARY, municipalities, sourced
from werket_lib.codes import MUNICIPALITY_GROUPS
from werket_lib.facts import Fact, Facts, slugify
from werket_lib.provenance import SourcedTable
from werket_lib.sections import specs as frozen
from werket_lib.sections.beveridge.adjusted_rates import series_name
from werket_lib.sections.beveridge.moves import SLOPES, judge_across, measure_moves
from werket_lib.sections.beveridge.numbers import Beveridge, Curve, _make_facts, summarise_beveridge
from werket_lib.sections.group_rates.numbers import RATES
from werket_lib.sections.specs import read_specs

START = pd.Period("2023-01", freq="M")
# Municipality, group, and what unemployment and vacancies are multiplied by from the start to January 2025.
PLACES = {"0180": ("A1", 1.2, 1.2), "1281": ("B3", 1.25, 0.8), "2321": ("C9", 0.9, 0.9), "0380": ("C6", 1.0, 1.0)}
GROUPS = municipalities(**{f"m{code}": group for code, (group, *_) in PLACES.items()})
FORCE = 1_000_000
_SEASON = np.sin(2 * np.pi * np.arange(12) / 12)


def labour(months: int = 73, noise: float = 0.004, codes: Sequence[str] = tuple(PLACES)) -> SourcedTable:
    """Make labour force, unemployed and vacancies: flat to the start month, then a straight way to the end."""
    index = pd.period_range(end=JANUARY, periods=months, freq="M")
    passed = np.clip((index.asi8 - START.ordinal) / (JANUARY - START).n, 0, 1)
    random, parts = np.random.default_rng(21), []
    for code, (_, u, v) in ((code, PLACES[code]) for code in codes):
        season = _SEASON[index.month - 1]
        unemployed = 7.0 * u**passed + 0.3 * season + random.normal(0, 7.0 * noise, months)
        vacancies = 3.0 * v**passed - 0.4 * season + random.normal(0, 3.0 * noise, months)
        parts.append(
            pd.DataFrame(
                {
                    "month": index,
                    "municipality_code": code,
                    "unemployed": (unemployed / 100 * FORCE).round(),
                    "labour_force": float(FORCE),
                    "vacancies": (vacancies / 100 * FORCE).round(),
                }
            )
        )
    table = pd.concat(parts).astype({"unemployed": "Int64", "labour_force": "Float64", "vacancies": "Int64"})
    return sourced(table, "unemployed", "labour_force", "vacancies")


def bas(
    gap: float = -0.2, last: pd.Period = JANUARY - 2, months: int = 24, rise: float = 0.1, **columns: object
) -> SourcedTable:
    """Make SCB's count for the whole country: its rate is `gap` below the agency's at first, and rises by `rise`."""
    index = pd.period_range(end=last, periods=months, freq="M")
    rate = 7.0 + gap + rise * np.arange(months) / max(months - 1, 1)
    table = pd.DataFrame(
        {
            "month": index,
            "region_code": "00",
            "ages": "16-65",
            "unemployed": (rate / 100 * FORCE).round(),
            "labour_force": FORCE,
            "is_preliminary": True,
        }
    )
    typed = table.astype({"unemployed": "Int64", "labour_force": "Int64"}).assign(**columns)
    return sourced(typed, "unemployed", "labour_force")


def with_plain_specs(make, method: str):
    """Call `make` with specs without outliers, shocks or X-13."""
    plain = {
        name: replace(spec, method=method, arima=None, outliers=(), shocks=(), notes=())
        for name, spec in read_specs().items()
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frozen, "read_specs", lambda: plain)
        return make()


@cache
def known(method: str = "stl", months: int = 73, noise: float = 0.004) -> Beveridge:
    """Summarise curves of which one moves outwards, one along, one inwards and one stands still."""
    return with_plain_specs(lambda: summarise_beveridge(labour(months, noise), GROUPS, bas(), JANUARY, START), method)


@cache
def wandering(seed: int, groups: int = 9, months: int = 25) -> Beveridge:
    """Make curves that wander at random, near one another, without any adjustment: for figures and sentences."""
    random, index = np.random.default_rng(seed), pd.period_range(end=JANUARY, periods=months, freq="M")
    whole, curves = known(), []
    for number, (code, name) in enumerate([("country", ""), *list(MUNICIPALITY_GROUPS.items())[:groups]]):
        steps = random.normal(0, [0.12, 0.15], (months, 2)).cumsum(axis=0)
        start = random.uniform([4.5, 1.5], [8.5, 5.0])
        adjusted = pd.DataFrame(np.maximum(start + steps, 0.3), index=index.rename("month"), columns=list(RATES))
        observed = (adjusted + random.normal(0, 0.2, adjusted.shape)).clip(lower=0.2)
        curve = make_curve(code, name, slugify(name or code), observed, adjusted)
        curves.append(replace(curve, status=("provisional", "not_seasonal", "final")[number % 3]))
    facts = Facts([fact for curve in curves for fact in curve_facts(curve)])
    return Beveridge(JANUARY, index[0], curves[0], tuple(curves[1:]), whole.check, facts | whole.check.facts, ())


def make_curve(code: str, name: str, slug: str, observed: pd.DataFrame, adjusted: pd.DataFrame) -> Curve:
    """Make a curve of known points, each with an error of two percent."""
    usual, steep = (measure_moves(adjusted, 0.02 * adjusted, adjusted.index[0], slope) for slope in SLOPES)
    now = pd.DataFrame({"usual": usual.iloc[-1], "steep": steep.iloc[-1]})
    verdict = judge_across(now.loc["across_low"], now.loc["across_high"])
    moves = usual.join(steep.add_suffix("_steep"))
    return Curve(code, name, slug, observed, adjusted, "final", "good", moves, verdict)


def curve_facts(curve: Curve) -> list[Fact]:
    """Make the facts of a curve whose series begin where it does."""
    observed, adjusted = (
        pd.DataFrame({series_name(curve.code, rate): table[rate] for rate in RATES})
        for table in (curve.observed, curve.adjusted)
    )
    series = SimpleNamespace(observed=observed, adjusted=adjusted)
    return _make_facts(
        curve, series, SimpleNamespace(sources=(), month=curve.adjusted.index[-1]), curve.adjusted.index[0]
    )


def of(section: Beveridge, code: str):
    return next(one for one in section.curves if one.code == code)


def fact_values(section: Beveridge, prefix: str, ids: Mapping[str, str]) -> dict[str, float]:
    return {name: section.facts[f"{prefix}.{end}"].value for name, end in ids.items()}
