"""Section 70: how is deviation reporting seen? The shares of each answer, with the uncertainty of so few."""

from dataclasses import dataclass

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from werket_lib.codes import QUESTIONS
from werket_lib.errors import DataError
from werket_lib.facts import Fact, Facts, Grounds, Unit, source_cells
from werket_lib.provenance import Source, SourcedTable

CONFIDENCE_PCT = 95


SCALE_DECIMALS, YES_NO_DECIMALS = 1, 0  # as the issue prints them


_HERE = "werket_lib.sections.survey.numbers.summarise_survey"


@dataclass(frozen=True)
class Question:
    """How one question was answered.

    Attributes
    ----------
    table
        ``answer, n, share_pct, low_pct, high_pct``: every answer that can be given, in order; the share is of
        those who answered the question, with its interval.
    """

    name: str
    table: pd.DataFrame

    @property
    def n(self) -> int:
        """How many answered."""
        return int(self.table["n"].sum())

    @property
    def is_scale(self) -> bool:
        """Whether it was answered on a scale, else by yes or no."""
        return self.table["answer"].iloc[0] != "yes"


@dataclass(frozen=True)
class Survey:
    """One round of a survey.

    Attributes
    ----------
    asked
        The month that it was made in.
    respondents
        How many answered any question.
    questions
        Those that were asked, scales first.
    """

    month: pd.Period
    asked: pd.Period
    respondents: int
    questions: tuple[Question, ...]
    facts: Facts
    sources: tuple[Source, ...]

    @property
    def table(self) -> pd.DataFrame:
        """All questions' answers under one another: ``question, answer, n, share_pct, low_pct, high_pct``."""
        parts = [question.table.assign(question=question.name) for question in self.questions]
        return pd.concat(parts, ignore_index=True)[["question", *parts[0].columns.drop("question")]]


def summarise_survey(answers: SourcedTable, month: pd.Period) -> Survey:
    """Count the answers of the latest round of the survey.

    Parameters
    ----------
    answers
        As `werket_lib.schemas.SurveyAnswers`.

    Raises
    ------
    DataError
        If there is no answer at all.
    """
    if answers.table.empty:
        raise DataError("survey_answers has no row; add a survey with `werket add survey_answers FILE`")
    asked = answers.table["survey"].str.split(" ").str[-1]
    latest = answers.table[asked == asked.max()]
    questions = tuple(
        Question(name, _count(latest.loc[latest["question"] == name, "answer"], known))
        for name, known in QUESTIONS.items()
        if (latest["question"] == name).any()
    )
    respondents = latest["respondent"].nunique()
    grounds = source_cells(answers.sources, "answer")
    made = [Fact("survey.respondents", respondents, "persons", month, 0, _HERE, grounds)]
    for question in questions:
        made += _make_facts(question, month, grounds)
    return Survey(month, pd.Period(asked.max(), freq="M"), respondents, questions, Facts(made), answers.sources)


def _count(given: pd.Series, known: tuple[str, ...]) -> pd.DataFrame:
    counts = given.value_counts().reindex(known, fill_value=0)
    low, high = proportion_confint(counts, counts.sum(), alpha=1 - CONFIDENCE_PCT / 100, method="wilson")
    return pd.DataFrame(
        {
            "answer": list(known),
            "n": counts.to_numpy(),
            "share_pct": (100 * counts / counts.sum()).to_numpy(),
            "low_pct": 100 * low.to_numpy(),
            "high_pct": 100 * high.to_numpy(),
        }
    )


def _make_facts(question: Question, month: pd.Period, grounds: Grounds) -> list[Fact]:
    base, decimals = f"survey.{question.name}", SCALE_DECIMALS if question.is_scale else YES_NO_DECIMALS
    made = [Fact(f"{base}.n", question.n, "persons", month, 0, _HERE, grounds)]
    measures: tuple[tuple[str, Unit, int], ...] = (
        ("n", "persons", 0),
        ("share_pct", "percent", decimals),
        ("low_pct", "percent", decimals),
        ("high_pct", "percent", decimals),
    )
    for row in question.table.to_dict("records"):
        made += [
            Fact(f"{base}.answer_{row['answer']}.{measure}", row[measure], unit, month, places, _HERE, grounds)
            for measure, unit, places in measures
        ]
    return made
