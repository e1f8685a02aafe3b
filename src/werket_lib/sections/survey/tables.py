"""A survey's answers as a table of counts."""

import pandas as pd

from werket_lib.months import name_month
from werket_lib.sections.survey.numbers import Survey
from werket_lib.sections.survey.words import ANSWERS, QUESTION_TOPICS, SURVEY_COLUMNS
from werket_lib.style.table import HouseTable, number_cell, set_table, text_cell

_MEASURES = ("n",)  # of answers that few chose to give, shares say too much


def table_survey(section: Survey) -> HouseTable:
    """Set each answer with its count."""
    rows = []
    for question in section.questions:
        for answer in question.table["answer"]:
            base = f"survey.{question.name}.answer_{answer}"
            name = f"{QUESTION_TOPICS[question.name]}: {ANSWERS.get(answer, answer).lower()}"
            cells = {SURVEY_COLUMNS[measure]: number_cell(section.facts[f"{base}.{measure}"]) for measure in _MEASURES}
            rows.append({SURVEY_COLUMNS["answer"]: text_cell(name), **cells})
    return set_table(
        pd.DataFrame(rows),
        name="survey",
        caption=f"Werkets enkät om avvikelserapportering, {name_month(section.asked)}",
        heads=[SURVEY_COLUMNS["answer"]],
    )
