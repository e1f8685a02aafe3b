"""Answers to a survey as they are typed."""

import pytest

from werket_lib.codes import QUESTIONS
from werket_lib.errors import SchemaError
from werket_lib.layouts import read_layouts
from werket_lib.sources.survey_answers import LAYOUTS, load_survey_answers

HEADER = "survey,respondent,question,answer"
GOOD = "deviation_reports 2025-01,1,feedback_frequency_1to5,2"


@pytest.fixture
def load(as_raw):
    """Load rows under a header; the file was published on 2025-02-13."""
    return lambda *rows, header=HEADER: (
        load_survey_answers(as_raw("survey_answers", "\n".join([header, *rows]).encode(), "enkät.csv")).table
    )


def test_reads_answers_and_the_month_out_of_the_surveys_name(load):
    table = load(GOOD, "Deviation_Reports  2025-01,1,discomfort_experienced,JA")
    assert table["month"].astype(str).unique().tolist() == ["2025-01"]
    assert table["survey"].unique().tolist() == ["deviation_reports 2025-01"]
    assert table[["question", "answer"]].to_numpy().tolist() == [
        ["discomfort_experienced", "yes"], ["feedback_frequency_1to5", "2"],
    ]  # fmt: skip


def test_reads_swedish_as_it_is_typed(load):
    table = load("Avvikelserapportering 2025-01;A;Återkoppling;5", header="Enkät;Svarande;Fråga;Svar")
    assert table.iloc[0, 1:].tolist() == ["deviation_reports 2025-01", "A", "feedback_frequency_1to5", "5"]


@pytest.mark.parametrize(
    ("row", "mistake"),
    [
        (
            "deviation_reports 2025-01,2,feedback_frequency_1to5,6",
            "column 'answer': '6'; expected one of 1, 2, 3, 4, 5",
        ),
        (
            "deviation_reports 2025-01,2,discomfort_experienced,kanske",
            "column 'answer': 'kanske'; expected one of ja, nej",
        ),
        ("deviation_reports 2025-01,2,discomfort_experienced,", "column 'answer': blank; expected one of ja, nej"),
        (
            "deviation_reports 2025-01,2,discomfrt_experienced,ja",
            "column 'question': 'discomf.*; expected 'discomfort_exp",
        ),
        (
            "deviation_report 2025-01,2,discomfort_experienced,ja",
            "column 'survey': 'deviation_r.*; expected 'deviation_rep",
        ),
        (
            "deviation_reports,2,discomfort_experienced,ja",
            "column 'survey': .*; expected a survey's name and month, such as",
        ),
        (
            "deviation_reports 2025-13,2,discomfort_experienced,ja",
            "column 'survey': .*; expected a month such as 2025-01",
        ),
        (
            "deviation_reports 2025-03,2,discomfort_experienced,ja",
            "column 'survey': .*; expected a month no later than",
        ),
        (
            "deviation_reports 2025-01,,discomfort_experienced,ja",
            "column 'respondent': blank; expected a name or a number",
        ),
        (
            "deviation_reports 2025-01,1,feedback_frequency_1to5,3",
            "column 'question': .*1, feedback_freq.*which row 2 is",
        ),
    ],
)
def test_a_mistake_is_named_by_row_and_column(load, row, mistake):
    with pytest.raises(SchemaError, match=rf"^enkät.csv: 1 mistake:\n  row 3, {mistake}"):
        load(GOOD, row)


def test_the_layout_knows_every_question_and_answer_that_the_table_promises():
    for layout in read_layouts(LAYOUTS):
        assert set(layout.meanings["question"].values()) == set(QUESTIONS)
        answers = {question: set(rule["answers"].values()) for question, rule in layout.rules.items()}
        assert answers == {question: set(known) for question, known in QUESTIONS.items()}
