"""Counts and shares of answers, against the published counts."""

import pandas as pd
import pytest

from tests.sections.frames import JANUARY, sourced
from tests.sections.typed_frames import PRINTED_ANSWERS, answers
from werket_lib.errors import DataError
from werket_lib.provenance import SourcedTable
from werket_lib.sections.survey.numbers import summarise_survey


def test_counts_and_shares_are_the_published_ones():
    section = summarise_survey(answers(PRINTED_ANSWERS), JANUARY)
    facts = section.facts
    scale = "survey.feedback_frequency_1to5"
    assert [facts[f"{scale}.answer_{answer}.n"].value for answer in "12345"] == [9, 12, 3, 2, 0]
    assert [facts[f"{scale}.answer_{answer}.share_pct"].text for answer in "12345"] == [
        "34,6", "46,2", "11,5", "7,7", "0,0",
    ]  # fmt: skip
    assert facts["survey.discomfort_experienced.answer_yes.share_pct"].text == "85"
    assert facts["survey.discomfort_experienced.answer_no.share_pct"].text == "15"
    assert (facts[f"{scale}.n"].value, facts["survey.respondents"].value) == (26, 26)


def test_a_question_that_some_left_out_has_an_n_of_its_own():
    section = summarise_survey(
        answers({"feedback_frequency_1to5": {"3": 4}, "discomfort_experienced": {"yes": 1, "no": 1}}), JANUARY
    )
    assert [question.n for question in section.questions] == [4, 2]
    assert section.respondents == 4
    assert section.facts["survey.discomfort_experienced.answer_yes.share_pct"].value == 50


def test_the_latest_round_alone_is_shown():
    before = answers({"discomfort_experienced": {"no": 9}}, survey="deviation_reports 2024-10")
    both = pd.concat([before.table, answers(PRINTED_ANSWERS).table])
    section = summarise_survey(SourcedTable(both, before.sources), JANUARY)
    assert (str(section.asked), section.respondents) == ("2025-01", 26)


def test_only_questions_that_were_asked_are_there():
    section = summarise_survey(answers({"discomfort_experienced": {"no": 2}}), JANUARY)
    assert [(question.name, question.is_scale) for question in section.questions] == [("discomfort_experienced", False)]
    assert section.table[["question", "answer", "n"]].to_numpy().tolist() == [
        ["discomfort_experienced", "yes", 0], ["discomfort_experienced", "no", 2],
    ]  # fmt: skip


def test_no_answer_at_all_is_refused():
    empty = pd.DataFrame(columns=["survey", "respondent", "question", "answer"], dtype="str")
    with pytest.raises(DataError, match="survey_answers has no row; add a survey"):
        summarise_survey(sourced(empty, "answer"), JANUARY)
