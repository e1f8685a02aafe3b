"""The words for numbers and their movements, each rule by itself."""

import pandas as pd
import pytest

from werket_lib.facts import Fact
from werket_lib.style import words

JANUARY = pd.Period("2025-01", freq="M")


def fact(value: float | None, decimals: int = 0, history: list[float] | None = None) -> Fact:
    series = None
    if history is not None:
        series = pd.Series(history, index=pd.period_range(end=JANUARY, periods=len(history), freq="M"))
    return Fact(
        id="a.b",
        value=value,
        unit="persons",
        month=JANUARY,
        decimals=decimals,
        computed_by="here",
        sources=(),
        history=series,
    )


def pct(value: float | None) -> Fact:
    return fact(value, 1)


@pytest.mark.parametrize(
    ("count", "word"), [(0, "noll"), (1, "en"), (2, "två"), (12, "tolv"), (13, "13"), (1000, "1\u00a0000")]
)
def test_small_numbers_are_written_in_words(count, word):
    assert words.number_word(count) == word


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A och B"), (["A", "B", "C"], "A, B och C")]
)
def test_lists(items, text):
    assert words.list_words(items) == text


def test_sentences_begin_and_end():
    assert words.start_sentence("åt rätt håll pekar KI:s") == "Åt rätt håll pekar KI:s"
    assert words.end_sentence("störst är Lernia AB") == "störst är Lernia AB."
    assert words.end_sentence("störst är Werket Inc.") == "störst är Werket Inc."


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("5", "personer", "5\u00a0personer"),
        ("1", "personer", "1\u00a0person"),
        ("0", "personer", "0\u00a0personer"),
        ("1", "procent", "1\u00a0procent"),
        ("0,45", "procentenheter", "0,45\u00a0procentenheter"),
        ("1", "procentenheter", "1\u00a0procentenhet"),
        ("1,0", "enheter", "1,0\u00a0enheter"),
        ("1", "leverantörer", "1\u00a0leverantör"),
    ],
)
def test_a_number_and_its_unit_stay_on_one_line_and_agree(number, unit, text):
    assert words.with_unit(number, unit) == text


@pytest.mark.parametrize(("value", "text"), [(39413, "39\u00a0413\u00a0personer"), (1, "1\u00a0person"), (0, "ingen")])
def test_people(value, text):
    assert words.people(fact(value)) == text


@pytest.mark.parametrize(
    ("value", "way"), [(0.05, "up"), (-0.05, "down"), (0.04, "same"), (-0.04, "same"), (0, "same"), (None, None)]
)
def test_a_direction_is_that_of_the_printed_number(value, way):
    assert words.direction(fact(value, 1)) == way


@pytest.mark.parametrize(
    ("change", "score", "verb"),
    [
        (150, 0.9, "ökade"),
        (150, 1.94, "ökade"),
        (150, 1.95, "ökade tydligt"),
        (-377, -3.94, "minskade tydligt"),
        (-377, -4.0, "minskade kraftigt"),
        (20, -6.0, "ökade"),  # it usually rises by far more
        (0, -6.0, "var oförändrat"),
        (5, None, "ökade"),  # nobody can say what is usual
    ],
)
def test_a_change_is_strong_by_its_score_and_not_by_its_percent(change, score, verb):
    assert words.moved(fact(change), fact(score, 1)) == verb


@pytest.mark.parametrize(
    ("score", "grade"), [(0.94, "usual"), (-0.95, "plain"), (2.0, "clear"), (-4.0, "strong"), (None, "plain")]
)
def test_grades_are_held_against_the_printed_score(score, grade):
    assert words.strength(fact(score, 1)) == grade


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-1.88, "1,9\u00a0procent"),
        (0.0, "0,0\u00a0procent"),
        (0.02, "mindre än\u00a00,1\u00a0procent"),
        (-0.04, "mindre än\u00a00,1\u00a0procent"),
    ],
)
def test_a_percent_is_printed_by_size_and_a_trace_as_one(value, text):
    assert words.percent(pct(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-755, "755\u00a0färre än i december"),
        (1, "en\u00a0fler än i december"),
        (12, "tolv\u00a0fler än i december"),
        (0, "lika många som i december"),
    ],
)
def test_counts_are_compared(value, text):
    assert words.more_or_fewer(fact(value), "i december") == text


@pytest.mark.parametrize(
    ("history", "text"),
    [
        ([9, 5, 6, 5, 6, 5, 6, 8], "det högsta sedan juni 2024"),
        ([8, 5, 6, 5, 6, 5, 6, 8], "det högsta sedan juni 2024"),
        ([1, 5, 6, 5, 6, 5, 6, 2], "det lägsta sedan juni 2024"),
        ([5, 6, 5, 6, 5, 6, 8], "det högsta i serien, som börjar i juli 2024"),
        ([5, 6, 5, 6, 5, 8], ""),  # five months say nothing
        ([9, 9, 9, 9, 5, 6, 8], ""),
        ([5, 5, 5, 5, 5, 5, 5], ""),
        ([8], ""),
    ],
)
def test_a_record_reaches_as_far_back_as_the_history_and_half_a_year_at_least(history, text):
    assert words.record(fact(history[-1], history=history)) == text


def test_a_record_is_one_as_printed():
    assert words.record(fact(163.54, 1, history=[163.51, 160, 161, 160, 161, 160, 163.54])) == (
        "det högsta sedan juli 2024"
    )


@pytest.mark.parametrize("level", [fact(8), fact(None, history=[1, 2, 3, 4, 5, 6, 7])])
def test_without_history_or_value_there_is_no_record(level):
    assert words.record(level) == ""


@pytest.mark.parametrize(
    ("month", "published", "said"),
    [
        ("2025-01", "2025-01-30", "Ingen ny mätning har kommit sedan januari 2025."),  # the report before may have it
        ("2025-01", "2025-02-01", ""),
        ("2025-02", "2025-03-04", ""),
        ("2025-02", "2025-02-28", "Ingen ny mätning har kommit sedan januari 2025."),
    ],
)
def test_a_measure_that_the_report_before_had_is_not_new(month, published, said):
    assert words.say_no_new(pd.Period(month, freq="M"), published, since="januari 2025") == said


def test_a_verb_is_said_once_where_the_next_clause_has_the_same():
    clauses = ["ökat med 1", "ökat med 2", "minskat med 3", "stått stilla på 4", "stått stilla på 5"]
    assert words.say_verb_once(clauses) == ["ökat med 1", "med 2", *clauses[2:]]
