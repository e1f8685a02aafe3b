"""Answers to Werket's own surveys, typed by hand, one row an answer."""

import re
from pathlib import Path

import pandas as pd

from werket_lib.errors import InputError
from werket_lib.layouts import Layout, read_layouts
from werket_lib.months import parse_month
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.dataset import Dataset
from werket_lib.sources.typed_csv import ExpectedError, TypedRow, filled, name_of, read_typed

LAYOUTS = Path(__file__).with_suffix(".yml")
KEY = ("survey", "respondent", "question")

_SURVEY = re.compile(r"(?P<name>.*\S)\s+(?P<month>\d{4}-\d{2})")


def load_survey_answers(raw: RawFile) -> SourcedTable:
    """Load the answers to one or more surveys.

    Returns
    -------
    SourcedTable
        One row per survey, respondent and question: month (of the survey), survey (its name and month),
        respondent, question and answer (``1`` to ``5``, ``yes`` or ``no``, by the question).

    Raises
    ------
    LayoutError
        If the file is no table as text, or lacks a column.
    SchemaError
        With every mistake, named by row and column: a survey or question that is not known, an answer that
        the question does not have, a respondent who answers a question twice.

    Notes
    -----
    Source: Werket's own surveys among suppliers.
    """
    file = read_typed(raw, read_layouts(LAYOUTS))
    rows = [_read_row(row, file.layout, pd.Period(raw.meta.date_published, freq="M")) for row in file.rows]
    file.check_once([tuple(row[part] for part in KEY) for row in rows], column="question")
    file.refuse_mistakes()
    table = pd.DataFrame(rows).sort_values(["month", *KEY], kind="stable", ignore_index=True)
    return SourcedTable(table, (raw.source({**file.where(), "month": file.where()["survey"]}),))


def _read_row(row: TypedRow, layout: Layout, latest: pd.Period) -> dict[str, object]:
    survey = row.read("survey", lambda text: _parse_survey(text, layout, latest))
    question = row.read("question", name_of(layout.meanings["question"]))
    answer = row.read("answer", name_of(layout.rules[question]["answers"])) if question is not None else None
    return {
        "month": survey[1] if survey else None,
        "survey": " ".join(map(str, survey)) if survey else None,
        "respondent": row.read("respondent", filled),
        "question": question,
        "answer": answer,
    }


def _parse_survey(text: str, layout: Layout, latest: pd.Period) -> tuple[str, pd.Period]:
    match = _SURVEY.fullmatch(text)
    if match is None:
        raise ExpectedError(f"a survey's name and month, such as '{next(iter(layout.meanings['survey']))} {latest}'")
    try:
        month = parse_month(match["month"])
    except InputError:
        raise ExpectedError("a month such as 2025-01 after the survey's name") from None
    if month > latest:
        raise ExpectedError(f"a month no later than the file's own, {latest}")
    return name_of(layout.meanings["survey"])(match["name"]), month


DATASET = Dataset(
    name="survey_answers",
    producer="Werket",
    title="Enkät bland leverantörer",
    url_page="https://werket.se",
    licence="Werkets egen",
    lag_months=None,  # made when there is something to ask
    load=load_survey_answers,
    looks_for="a CSV typed with the columns survey, respondent, question, answer "
    "(or enkät, svarande, fråga, svar), the survey as 'deviation_reports 2025-01'",
    monthly=False,
)
