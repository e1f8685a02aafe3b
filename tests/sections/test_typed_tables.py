"""The tables of forecasts, survey and trust print the facts of their sections."""

from tests.sections.frames import JANUARY
from tests.sections.typed_frames import (
    BEFORE,
    PRINTED,
    PRINTED_ANSWERS,
    PRINTED_TRUST,
    answers,
    forecast_section,
    trust,
)
from werket_lib.sections.outlook.tables import table_errors, table_forecast
from werket_lib.sections.survey.numbers import summarise_survey
from werket_lib.sections.survey.tables import table_survey
from werket_lib.sections.trust.numbers import summarise_trust
from werket_lib.sections.trust.tables import table_trust


def printed(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_forecasts_stand_beside_those_before():
    table = table_forecast(forecast_section(*BEFORE, *PRINTED))
    assert [label for label, _ in table.columns] == [
        "Prognos för", "Senaste, feb 2025", "Förra, okt 2024", "Skillnad", "Utfall året före",
        "Utfall hittills", "Krävs resten av året",
    ]  # fmt: skip
    assert printed(table)[:3] == [
        ["Arbetslöshet 2025", "6,9", "6,6", "+0,3", "7,0", "8,0", "6,8"],
        ["Arbetslöshet 2026", "6,6", "6,4", "+0,2", "–", "–", "–"],
        ["Långtidsarbetslösa 2025", "155\u00a0000", "150\u00a0000", "+5\u00a0000", "146\u00a0000", "–", "–"],
    ]
    assert table.rows[0][0].unit == "procent, årets medelvärde"


def test_a_forecast_alone_has_an_empty_column_that_says_so():
    table = table_forecast(forecast_section(*PRINTED))
    assert [row[2].label for row in table.rows] == ["uppgift saknas"] * 5
    assert "Förra" in [label for label, _ in table.columns]


def test_errors_say_how_many_forecasts_they_are_of():
    earlier = (("2024-02-12", "unemployment_rate", 2024, 6.5), ("2023-02-12", "unemployment_rate", 2023, 7.2))
    rows = printed(table_errors(forecast_section(*earlier, *PRINTED)))
    assert rows[0] == ["Arbetslöshet 2025", "2", "+0,2", "0,4"]
    assert len(rows) == 1  # of the others there are none


def test_a_survey_has_a_row_an_answer():
    rows = printed(table_survey(summarise_survey(answers(PRINTED_ANSWERS), JANUARY)))
    assert rows[1] == ["Återkoppling: 2", "12"]
    assert rows[-1] == ["Obehag: nej", "4"]


def test_trust_is_ranked_with_last_year_beside():
    table = table_trust(summarise_trust(trust(PRINTED_TRUST), JANUARY))
    assert [label for label, _ in table.columns][2:4] == ["Förtroende 2025, procent", "2024, procent"]
    assert printed(table)[0] == ["1", "Säkerhetspolisen", "69", "–", "–"]
    assert printed(table)[-1] == ["5", "Arbetsförmedlingen", "15", "17", "−2"]
