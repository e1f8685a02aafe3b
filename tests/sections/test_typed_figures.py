"""The figures of forecasts, survey and trust: what they print, and that no two words meet."""

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY
from tests.sections.typed_frames import (
    BEFORE,
    OCTOBER,
    PRINTED,
    PRINTED_ANSWERS,
    PRINTED_TRUST,
    answers,
    forecast_section,
    trust,
)
from werket_lib.sections.outlook.figures import plot_forecast
from werket_lib.sections.survey.figures import plot_survey
from werket_lib.sections.survey.numbers import summarise_survey
from werket_lib.sections.trust.figures import plot_trust
from werket_lib.sections.trust.numbers import summarise_trust

START = pd.Period("2021-01", freq="M")
EARLIER = (
    ("2024-02-12", "unemployment_rate", 2024, 6.5),
    ("2023-02-12", "unemployment_rate", 2023, 7.2),
    ("2024-02-12", "long_term_unemployed", 2024, 139000),
)
WHOLE_YEAR = ((OCTOBER, "unemployment_rate", 2024, 6.8), ("2024-07-30", "unemployment_rate", 2024, 7.1))

SIX_YEARS = tuple(
    (day, "matching_services_participants", year, first + 900 * (year - 2024))
    for day, first in ((OCTOBER, 48000), ("2025-02-10", 42200))
    for year in range(2025, 2030)
)


def forecast_figure(*rows, last=JANUARY):
    return plot_forecast(forecast_section(*rows, last=last), START)


def survey_figure(counts=PRINTED_ANSWERS):
    return plot_survey(summarise_survey(answers(counts), JANUARY))


def trust_figure(by_year=PRINTED_TRUST):
    return plot_trust(summarise_trust(trust(by_year), JANUARY))


FIGURES = {
    "forecast": lambda: forecast_figure(*EARLIER, *BEFORE, *PRINTED),
    "forecast alone": lambda: forecast_figure(*PRINTED),
    "forecast of a whole year": lambda: forecast_figure(*WHOLE_YEAR, *BEFORE, last=DECEMBER),
    "forecast in August": lambda: forecast_figure(*EARLIER, *BEFORE, *PRINTED, last=JANUARY + 7),
    "six years": lambda: forecast_figure(*SIX_YEARS),
    "one variable": lambda: forecast_figure(PRINTED[0]),
    "survey": survey_figure,
    "one question": lambda: survey_figure({"discomfort_experienced": {"yes": 26}}),
    "trust": trust_figure,
    "the agency alone": lambda: trust_figure({2025: {"Arbetsförmedlingen": 15}}),
    "nobody and everybody": lambda: trust_figure({2025: {"Arbetsförmedlingen": 0, "Polisen": 100}}),
    "no change": lambda: trust_figure({2025: {"Arbetsförmedlingen": 15}, 2024: {"Arbetsförmedlingen": 15}}),
}


@pytest.fixture
def words(tools):
    return lambda figure: [text.get_text() for text in tools.visible_texts(figure)]


@pytest.mark.parametrize("name", FIGURES)
def test_words_stay_apart_and_on_the_paper(tools, name):
    tools.check_texts(FIGURES[name]())


@pytest.mark.parametrize("name", ["forecast", "survey", "trust"])
def test_same_section_gives_the_same_bytes(tools, name):
    assert tools.draw_svg(FIGURES[name]()) == tools.draw_svg(FIGURES[name]())


def test_a_line_of_many_years_has_numbers_at_its_ends(words):
    said = words(FIGURES["six years"]())
    assert {"43\u00a0100", "46\u00a0700", "48\u00a0900", "52\u00a0500"} <= set(said)
    assert "44\u00a0000" not in said


def test_forecasts_print_latest_and_previous(words):
    said = words(FIGURES["forecast"]())
    assert {"6,9", "6,6", "6,4", "155\u00a0000", "150\u00a0000", "41\u00a0400", "49\u00a0400", "6\u00a0300"} <= set(
        said
    )
    assert {"prognos feb 2025", "prognos okt 2024", "utfall"} <= set(said)


def test_a_forecast_alone_has_no_key_to_another(words):
    said = " ".join(words(FIGURES["forecast alone"]()))
    assert "prognos feb 2025" in said
    assert "prognos okt" not in said
    assert "tidigare" not in said


def test_a_stroke_spans_the_year_that_it_is_for():
    axes = FIGURES["forecast alone"]().axes[0]
    latest = [line for line in axes.lines if len(line.get_xdata()) == 2 and line.get_ydata()[0] == 6.9]
    [(first, last)] = [tuple(line.get_xdata()) for line in latest]
    january = JANUARY.ordinal
    assert first == pytest.approx(january - 0.4)
    assert last == pytest.approx(january + 11.4)


def test_a_year_that_is_over_has_no_number_in_its_outcomes_way(words):
    said = words(FIGURES["forecast of a whole year"]())
    assert "6,8" not in said
    assert "6,6" in said


def test_the_survey_prints_counts_and_shares(words):
    said = words(survey_figure())
    assert {"9", "12", "34,6\u00a0%", "46,2\u00a0%", "0,0\u00a0%", "22", "85\u00a0%", "15\u00a0%"} <= set(said)
    assert said.count("26 svar") == 1
    assert "1 = aldrig, 5 = alltid; 26 svar" in said


def test_the_surveys_bars_are_shares_and_have_no_interval():
    axes = survey_figure().axes[0]
    assert [tuple(line.get_xdata()) for line in axes.lines] == []
    assert [bar.get_width() for bar in axes.patches][:2] == pytest.approx([100 * 9 / 26, 100 * 12 / 26])


def test_trust_prints_both_years_where_both_are_known(words):
    said = words(trust_figure())
    assert [text for text in said if text in {"69", "68", "57", "54", "15", "17"}] == [
        "69",
        "68",
        "57",
        "54",
        "17",
        "15",
    ]
    assert {"2025", "2024"} <= set(said)
    assert "2024" not in words(FIGURES["the agency alone"]())
