"""The latest forecast against the one before, the outcome so far, and earlier forecasts' errors."""

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY
from tests.sections.typed_frames import BEFORE, PRINTED, forecast_section, forecasts, outcomes, participants
from werket_lib.errors import DataError
from werket_lib.sections.outlook.numbers import summarise_forecast

RATE = "unemployment_rate"


def test_each_year_of_the_latest_forecast_is_compared_with_the_one_before():
    section = forecast_section(*BEFORE, *PRINTED)
    assert (section.published, section.before) == (pd.Timestamp("2025-02-10"), pd.Timestamp("2024-10-25"))
    assert section.table[["variable", "year"]].to_numpy().tolist() == [[name, year] for _, name, year, _ in PRINTED]
    assert section.table["change"].tolist() == pytest.approx([0.3, 0.2, 5000, -8000, -100])
    facts = section.facts
    assert facts["forecast.year.2025.unemployment_rate"].text == "6,9"
    assert facts["forecast.year.2025.unemployment_rate.previous"].text == "6,6"
    assert facts["forecast.year.2025.unemployment_rate.change"].signed == "+0,3"
    assert facts["forecast.year.2025.matching_services_participants.change"].signed == "−8\u00a0000"


def test_a_forecast_older_than_the_one_before_is_not_compared_with():
    section = forecast_section(("2024-07-30", RATE, 2025, 7.9), *BEFORE, *PRINTED)
    assert section.facts["forecast.year.2025.unemployment_rate.previous"].value == 6.6


def test_the_outcome_is_of_the_years_months_so_far():
    section = forecast_section(*PRINTED, last=JANUARY + 2)
    table = section.table.set_index(["variable", "year"])
    assert table["outcome_months"].tolist() == [3, 0, 3, 3, 3]
    assert table.loc[(RATE, 2025), "outcome"] == pytest.approx((7 + 7 + 8) / 3)
    assert table.loc[("long_term_unemployed", 2025), "outcome"] == 146001
    assert table.loc[("aub_participants", 2025), "outcome"] == pytest.approx(6000 + 1 / 3)
    assert section.facts["forecast.year.2026.unemployment_rate.outcome"].value is None


def test_months_after_the_reports_own_are_not_known():
    rate = [7.0] * 12 + [9.0]
    section = summarise_forecast(
        forecasts(("2024-10-25", RATE, 2024, 6.7)), outcomes(rate, rate), participants({"AUB": [1] * 13}), DECEMBER
    )
    assert section.facts["forecast.year.2024.unemployment_rate.outcome"].value == 7


def test_errors_are_outcome_less_forecast_at_the_same_horizon_in_years_that_are_over():
    earlier = (
        ("2024-02-12", RATE, 2024, 6.5),  # +0.5
        ("2023-03-01", RATE, 2023, 7.2),  # a month later than February, -0.2
        ("2023-10-25", RATE, 2023, 9.9),  # another horizon
        ("2022-02-12", RATE, 2023, 9.9),  # another horizon
        ("2022-05-12", RATE, 2022, 9.9),  # three months off
        ("2020-02-12", RATE, 2020, 9.9),  # the outcome is not known
    )
    section = forecast_section(*earlier, *BEFORE, *PRINTED)
    facts = section.facts
    assert facts["forecast.year.2025.unemployment_rate.forecasts"].value == 2
    assert facts["forecast.year.2025.unemployment_rate.mean_error"].value == pytest.approx(0.15)
    assert facts["forecast.year.2025.unemployment_rate.mean_absolute_error"].value == pytest.approx(0.35)
    assert facts["forecast.year.2025.unemployment_rate.mean_error"].unit == "percentage points"
    assert section.earlier[section.earlier["year"] == 2025]["target_year"].tolist() == [2023, 2024]
    assert facts["forecast.year.2026.unemployment_rate.forecasts"].value == 1  # that of February 2022 for 2023


def test_of_two_forecasts_near_the_horizon_the_nearest_counts_once():
    section = forecast_section(("2024-01-20", RATE, 2024, 9.9), ("2024-02-12", RATE, 2024, 6.5), *PRINTED)
    assert section.earlier["forecast"].tolist() == [6.5]


def test_a_year_that_is_not_whole_in_the_data_is_not_judged():
    section = forecast_section(("2024-02-12", RATE, 2024, 6.5), *PRINTED, months=12)  # from February 2024
    assert section.facts["forecast.year.2025.unemployment_rate.forecasts"].value == 0
    assert section.facts["forecast.year.2025.unemployment_rate.mean_error"].value is None


def test_one_forecast_alone_has_nothing_to_be_compared_with():
    section = forecast_section(*PRINTED)
    assert section.before is None
    assert section.table["previous"].isna().all()
    assert section.facts["forecast.year.2025.unemployment_rate.change"].value is None


def test_a_service_that_is_not_in_the_data_has_no_outcome():
    section = summarise_forecast(
        forecasts(*PRINTED), outcomes([7.0], [146000]), participants({"ROM2": [39413]}), JANUARY
    )
    assert section.facts["forecast.year.2025.aub_participants.outcome"].value is None
    assert section.facts["forecast.year.2025.matching_services_participants.outcome"].value == 39413


def test_facts_rest_on_the_cells_of_forecast_and_outcome():
    facts = forecast_section(*BEFORE, *PRINTED).facts
    assert [cell["cells"] for cell in facts["forecast.year.2025.unemployment_rate"].sources] == ["Blad 1, value"]
    cells = {cell["cells"] for cell in facts["forecast.year.2025.aub_participants.mean_error"].sources}
    assert cells == {"Blad 1, value", "Blad 1, remaining"}


def test_no_forecast_at_all_is_refused():
    with pytest.raises(DataError, match="forecasts has no row; add the agency's latest"):
        forecast_section()


def test_what_the_rest_of_the_year_must_average_to_hit():
    facts = forecast_section(*PRINTED, last=JANUARY + 2).facts
    base = "forecast.year.2025.unemployment_rate"
    latest, outcome = facts[base].value, facts[f"{base}.outcome"].value  # of three months
    assert facts[f"{base}.needed"].value == pytest.approx((12 * latest - 3 * outcome) / 9)
    assert 3 * outcome + 9 * facts[f"{base}.needed"].value == pytest.approx(12 * latest)
    # Where the year ends says nothing of its months.
    assert facts["forecast.year.2025.long_term_unemployed.needed"].value is None
    assert facts[f"{base}.outcome_before"].value == pytest.approx(7.0)
