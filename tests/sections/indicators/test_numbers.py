"""The adjusted indicators: frozen specs, refusals, and the pattern that made the sample."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from scripts.sample import truth
from tests.sections.frames import JANUARY
from tests.sections.seasonal_quality.frames import (
    odd_adjusted,
    odd_indicators,
    odd_specs,
    sample_adjusted,
    sample_indicators,
    with_specs,
)
from werket_lib.errors import DataError
from werket_lib.seasonal import Spec
from werket_lib.sections.beveridge.adjusted_rates import DECLARED_RATES
from werket_lib.sections.indicators.numbers import DECLARED, adjust_indicators, raw_indicators
from werket_lib.sections.specs import SPECS, read_specs, specs_document


def test_committed_specs_are_written_as_they_are_read():
    assert Spec.from_json(read_specs()["varsel"].to_json()) == read_specs()["varsel"]
    assert json.loads(specs_document(read_specs())) == {
        name: json.loads(spec.to_json()) for name, spec in read_specs().items()
    }


def test_every_declared_series_has_a_spec_of_its_kind():
    specs, declared = read_specs(), {**DECLARED, **DECLARED_RATES}
    assert list(specs) == list(declared)
    assert {name: specs[name].kind for name in specs} == {name: one.kind for name, one in declared.items()}
    assert {name: specs[name].shocks for name in specs} == {name: one.shocks for name, one in declared.items()}


def test_no_specs_yet(tmp_path):
    assert read_specs(tmp_path / "specs.json") == {}


def test_only_what_is_published_unadjusted_is_taken_up_to_the_month():
    wide = raw_indicators(sample_indicators(), JANUARY - 2)
    assert list(wide) == list(DECLARED)
    assert (str(wide.index[0]), wide.index[-1]) == ("2015-01", JANUARY - 2)


def test_adjusted_values_are_the_facts():
    section = sample_adjusted()
    for name in DECLARED:
        series, fact = section.adjusted[name], section.facts[f"temperature.{name}.sa"]
        assert fact.value == series[JANUARY]
        assert section.facts[f"temperature.{name}.sa.change"].value == series[JANUARY] - series[JANUARY - 1]
        assert fact.sources[0]["file"]
    assert section.facts["temperature.unemployment_rate.sa.change"].unit == "percentage points"
    assert len(section.facts) == 4 * len(DECLARED)


def test_table_holds_every_month_of_every_series():
    table = sample_adjusted().table
    assert list(table) == ["month", "indicator", "observed", "adjusted"]
    assert len(table) == 4 * 121
    last = table[(table["indicator"] == "vacancies") & (table["month"] == JANUARY)].iloc[0]
    assert last["adjusted"] == sample_adjusted().adjusted.loc[JANUARY, "vacancies"]


@pytest.mark.parametrize(
    ("name", "pattern", "bound"),
    [
        ("unemployment_rate", truth.unemployment_rate_seasonal, 0.03),
        ("vacancies", truth.vacancies_seasonal, 650),
    ],
)
def test_known_seasonal_pattern_is_recovered(name, pattern, bound):
    """The bound is of the root mean square error, outside the pandemic."""
    found = sample_adjusted().adjustments[name].components["seasonal"]
    outside = (found.index < pd.Period("2020-03", "M")) | (found.index > pd.Period("2021-03", "M"))
    known = pattern([str(month) for month in found.index])
    assert np.sqrt(((found - known)[outside] ** 2).mean()) < bound


def test_series_without_a_spec_says_what_to_do():
    specs = {name: spec for name, spec in read_specs().items() if name != "vacancies"}
    with pytest.raises(
        DataError, match=r"no seasonal spec for \['vacancies'\] in specs\.json; make it with `werket seasonal identify"
    ):
        with_specs(adjust_indicators, sample_indicators(), specs)


def test_series_that_cannot_be_adjusted_is_refused_with_the_reason():
    specs = read_specs() | {"varsel": replace(read_specs()["varsel"], period=4)}
    with pytest.raises(DataError, match=r"seasonal adjustment failed: varsel: .*4 observations a year"):
        with_specs(adjust_indicators, sample_indicators(), specs)


def test_series_shorter_than_its_spec_wants_is_refused():
    with pytest.raises(DataError, match=r"failed: vacancies: .*needs 60 observations, there are 40"):
        with_specs(adjust_indicators, odd_indicators(), odd_specs() | {"vacancies": read_specs()["vacancies"]})


def test_series_without_season_is_as_observed_and_a_short_one_provisional():
    section = odd_adjusted()
    assert section.adjustments["long_term_unemployed"].status == "not_seasonal"
    pd.testing.assert_series_equal(section.adjusted["long_term_unemployed"], section.observed["long_term_unemployed"])
    assert section.adjustments["vacancies"].status == "provisional"
    assert section.facts["temperature.vacancies.sa"].history is not None
    assert len(section.facts["temperature.vacancies.sa"].history) == 40


def test_specs_lie_beside_the_section():
    assert SPECS.is_file()
