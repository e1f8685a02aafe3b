"""Section 70: how is deviation reporting seen? Counts of each answer: those who answer choose to, so no interval."""

from dataclasses import dataclass

import pandas as pd

from werket_lib.codes import QUESTIONS
from werket_lib.errors import DataError
from werket_lib.facts import Fact, FactMaker, Facts, Measure, source_cells
from werket_lib.provenance import Source, SourcedTable

LOWEST = 2  # steps of a scale that are told together
SCALE_DECIMALS, YES_NO_DECIMALS = 1, 0  # as the issue prints them


@dataclass(frozen=True)
class Question:
    """How one question was answered.

    Attributes
    ----------
    table
        ``answer, n, share_pct``: every answer that can be given, in order; the share is of those who answered.
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
        """All questions' answers under one another: ``question, answer, n, share_pct``."""
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
    make = FactMaker(summarise_survey, month, source_cells(answers.sources, "answer"))
    made = [make.value("survey.respondents", respondents, "persons")]
    for question in questions:
        made += _make_facts(make, question)
    return Survey(month, pd.Period(asked.max(), freq="M"), respondents, questions, Facts(made), answers.sources)


def _count(given: pd.Series, known: tuple[str, ...]) -> pd.DataFrame:
    counts = given.value_counts().reindex(known, fill_value=0)
    return pd.DataFrame(
        {
            "answer": list(known),
            "n": counts.to_numpy(),
            "share_pct": (100 * counts / counts.sum()).to_numpy(),
        }
    )


def _make_facts(make: FactMaker, question: Question) -> list[Fact]:
    base, decimals = f"survey.{question.name}", SCALE_DECIMALS if question.is_scale else YES_NO_DECIMALS
    made = [make.value(f"{base}.n", question.n, "persons")]
    ids = [f"{base}.answer_{answer}" for answer in question.table["answer"]]
    if question.is_scale:
        made.append(make.value(f"{base}.lowest.n", int(question.table["n"].head(LOWEST).sum()), "persons"))
    return made + make.rows(
        question.table,
        ids,
        (
            Measure("n", ".n", "persons"),
            Measure("share_pct", ".share_pct", "percent", decimals),
        ),
    )
