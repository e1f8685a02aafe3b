"""The quality of the adjustment: worst first, each measure where it exists, and its facts."""

import pandas as pd
import pytest

from tests.sections.frames import JANUARY
from tests.sections.seasonal_quality.frames import SHORT_MONTHS, odd_quality, sample_quality
from werket_lib.seasonal import month_factors, sliding_spans, summarise_revisions
from werket_lib.seasonal.diagnostics import LEVELS
from werket_lib.style.names import LEVEL_WORDS


def of(section, name):
    return next(one for one in section.series if one.name == name)


def test_the_worst_is_first():
    for section in (sample_quality(), odd_quality()):
        levels = [LEVELS.index(level) for level in section.report["level"]]
        assert levels == sorted(levels, reverse=True)
        assert [one.name for one in section.series] == list(section.report["series"])


def test_facts_are_the_reports_numbers():
    section = sample_quality()
    for row in section.report.to_dict("records"):
        for measure in ("residual_f_p", "n_outliers", "gap_max", "spans_max", "revision_12_mean", "q"):
            assert section.facts[f"seasonal.{row['series']}.{measure}"].value == row[measure]
        assert section.facts[f"seasonal.{row['series']}.level"].value == LEVEL_WORDS[row["level"]]
    assert section.facts["seasonal.unemployment_rate.gap_max"].unit == "percentage points"
    assert section.facts["seasonal.varsel.spans_max"].unit == "percent"
    assert section.facts["seasonal.vacancies.spans_max"].unit == "vacancies"


def test_measures_are_those_of_the_package():
    one = of(sample_quality(), "vacancies")
    row = sample_quality().report.set_index("series").loc["vacancies"]
    moved = summarise_revisions(one.history)
    assert row["revision_12_max"] == moved.loc["revision_12", "max_abs"]
    observed = one.adjustment.components["observed"]
    assert row["spans_max"] == sliding_spans(observed, one.adjustment.spec)["spread"].max()
    assert row["gap_rms"] == pytest.approx(((one.gap**2).mean()) ** 0.5)
    assert len(one.history) == 36


def test_gap_is_the_other_method_less_the_published():
    one = of(sample_quality(), "varsel")
    parts = one.adjustment
    pd.testing.assert_series_equal(one.gap, parts.beside - parts.components["adjusted"], check_names=False)


def test_factors_are_percent_where_the_mode_is_multiplicative():
    varsel, rate = of(sample_quality(), "varsel"), of(sample_quality(), "unemployment_rate")
    pd.testing.assert_frame_equal(varsel.factors, 100 * (month_factors(varsel.adjustment) - 1))
    pd.testing.assert_frame_equal(rate.factors, month_factors(rate.adjustment))
    assert (varsel.factor_unit, rate.factor_unit) == ("percent", "percentage points")


def test_outliers_and_shocks_come_from_the_specs():
    section = sample_quality()
    shocks = section.outliers[section.outliers["kind"] == "shock"]
    assert shocks["series"].tolist() == section.report["series"].tolist()
    assert set(zip(shocks["start"], shocks["end"], shocks["label"], strict=True)) == {
        ("2020-03", "2021-03", "pandemin")
    }
    counts = section.outliers[section.outliers["kind"] != "shock"]["series"].value_counts()
    for row in section.report.itertuples():
        assert counts.get(row.series, 0) == row.n_outliers


def test_without_x13_there_is_no_gap_and_no_measure_of_its():
    section = odd_quality()
    assert all(one.gap is None for one in section.series)
    for one in section.series:
        for measure in ("m7", "q", "gap_rms", "gap_max"):
            assert section.facts[f"seasonal.{one.name}.{measure}"].value is None
    assert section.outliers.empty


def test_short_series_is_followed_as_far_back_as_it_can_be():
    one = of(odd_quality(), "vacancies")
    assert len(one.history) == SHORT_MONTHS - 24 + 1
    assert one.spans is None
    assert odd_quality().facts["seasonal.vacancies.spans_max"].value is None
    assert odd_quality().facts["seasonal.vacancies.level"].value == "osäker"


def test_series_without_season_has_no_factors_to_speak_of():
    one = of(odd_quality(), "long_term_unemployed")
    assert (one.factors.dropna() == 0).all(axis=None)
    assert odd_quality().facts["seasonal.long_term_unemployed.revision_12_max"].value == 0


def test_tables_for_files_hold_every_series():
    section = odd_quality()
    for table in (section.components, section.factors, section.history):
        assert table["series"].unique().tolist() == section.report["series"].tolist()
    assert section.history["month"].max() == JANUARY
    assert list(sample_quality().factors)[:3] == ["series", "year", 1]
    assert sample_quality().components["beside"].notna().all()
