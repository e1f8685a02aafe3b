"""Sentences on the survey: counts, and no percent of so few."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sections.frames import JANUARY
from tests.sections.typed_frames import PRINTED_ANSWERS, answers
from werket_lib.codes import QUESTIONS
from werket_lib.sections.survey import words as labels
from werket_lib.sections.survey.numbers import summarise_survey
from werket_lib.sections.survey.words import alt_survey, describe_survey, headline_survey

NUMBER = re.compile(r"\d[\d\u00a0]*(,\d+)?")


def told(function, counts=PRINTED_ANSWERS):
    return function(summarise_survey(answers(counts), JANUARY)).replace("\u00a0", " ")


def test_the_published_survey():
    assert told(headline_survey) == ("22 av 26 svarande har upplevt obehag i samband med avvikelserapportering.")
    assert told(describe_survey) == (
        "Enkäten gjordes i januari 2025 och besvarades av 26 personer, som själva valde att svara. Svaren visar vad "
        "de tycker, inte vad alla leverantörer tycker. De två lägsta av fem steg valde 21 om hur ofta "
        "Arbetsförmedlingen återkopplar. 22 har upplevt obehag i samband med rapporteringen."
    )


def test_of_how_many_is_said_where_some_did_not_answer():
    given = {"feedback_frequency_1to5": {"1": 3, "4": 3, "5": 1}, "staff_know_when": {"yes": 2, "no": 3}}
    text = told(describe_survey, given)
    assert "valde tre om hur ofta Arbetsförmedlingen återkopplar." in text
    assert text.endswith("Två av 5 har personal som vet när en avvikelse ska rapporteras.")


def test_a_scale_alone_makes_the_headline():
    assert told(headline_survey, {"feedback_frequency_1to5": {"2": 3}}) == (
        "2 var det vanligaste svaret på frågan ”Hur ofta ger Arbetsförmedlingen återkoppling på avvikelserapporter?”."
    )


def test_nobody_who_says_yes_is_ingen():
    assert told(headline_survey, {"discomfort_experienced": {"no": 9}}).startswith("Ingen av 9 svarande")


@pytest.mark.parametrize("known", ["QUESTIONS", "QUESTION_TOPICS", "ABOUT"])
def test_every_question_has_its_words(known):
    assert set(getattr(labels, known)) == set(QUESTIONS)
    scales = {name for name, given in QUESTIONS.items() if "yes" not in given}
    assert set(labels.QUESTION_NOTES) == scales
    assert set(labels.SAID_YES) == set(QUESTIONS) - scales


counts = st.fixed_dictionaries({question: st.fixed_dictionaries(
    {answer: st.integers(0, 40) for answer in known}) for question, known in QUESTIONS.items()
}).filter(lambda given: all(sum(answers.values()) for answers in given.values()))  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(counts)
def test_every_number_in_a_sentence_is_a_facts(given_counts):
    section = summarise_survey(answers(given_counts), JANUARY)
    # 1 to 5 are answers, 2025 a year.
    printed = {fact.text for fact in section.facts.values()} | {*"12345", "2025"}
    for function in (headline_survey, describe_survey, alt_survey):
        text = function(section)
        assert {match[0].strip("\u00a0") for match in NUMBER.finditer(text)} <= printed
        assert not re.search(r"  |,\.|\.\.|None|\bnan\b", text)
