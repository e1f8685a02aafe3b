"""The January 2025 issue's forecasts, survey and barometer of trust: every cell that was printed."""

import pytest

from tests.backtests.printed import results
from werket_lib.facts import slugify
from werket_lib.numbers import print_number, round_half_up

pytestmark = pytest.mark.xdist_group("report")


def test_forecasts(published, facts, sample_report):
    printed = published("forecast.csv")
    made = results(sample_report, "60_forecast.forecast.csv")
    # Of the matching services' line from 2024 to 2029 only 2025 was printed as a number.
    drawn = (made["variable"] == "matching_services_participants") & (made["year"] != 2025)
    assert made.loc[~drawn, ["variable", "year", "unit", "latest", "previous"]].to_numpy().tolist() == (
        printed[["variable", "year", "unit", "latest", "previous"]].to_numpy().tolist()
    )
    for row in printed.itertuples():
        fact = facts[f"forecast.year.{row.year}.{row.variable}"]
        assert (fact["value"], fact["unit"]) == (row.latest, row.unit)
        assert facts[f"forecast.year.{row.year}.{row.variable}.previous"]["value"] == row.previous
        change = facts[f"forecast.year.{row.year}.{row.variable}.change"]
        assert change["text"] == print_number(row.latest - row.previous, fact["decimals"])


def test_answers_of_the_survey(published, facts):
    for row in published("survey_deviation_reports.csv").itertuples():
        base = f"survey.{row.question}.answer_{row.answer}"
        assert facts[f"{base}.n"]["value"] == row.n_implied
        share = facts[f"{base}.share_pct"]
        assert float(round_half_up(share["value"], share["decimals"])) == row.share_pct_printed
    assert facts["survey.respondents"]["value"] == 26


def test_trust(published, facts):
    for row in published("trust.csv").itertuples():
        base = f"trust.actor.{slugify(row.actor)}.trust_pct"
        assert facts[base if row.year == 2025 else f"{base}.previous"]["value"] == row.trust_pct
    assert facts["trust.actor.arbetsformedlingen.trust_pct.change"]["value"] == -2
    assert facts["trust.interviews"]["value"] == 2509
    printed = {"fieldwork_from": "20 januari 2025", "fieldwork_to": "2 februari 2025", "youngest": 16, "oldest": 84}
    assert {name: facts[f"trust.{name}"]["value"] for name in printed} == printed
