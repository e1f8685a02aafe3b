"""How a survey was answered: a bar an answer, its count and its share."""

from matplotlib.figure import Figure

from werket_lib.facts import Fact
from werket_lib.numbers import NO_BREAK_SPACE
from werket_lib.sections.survey.numbers import Question, Survey
from werket_lib.sections.survey.words import ANSWERED, ANSWERS, QUESTION_NOTES, QUESTIONS, SURVEY_KEY
from werket_lib.style.bars import ROW, baseline, draw_bars
from werket_lib.style.panels import KeyMark, write_key
from werket_lib.style.sheet import Sheet, width_of
from werket_lib.style.theme import ACCENT, BODY, EDGE, FULL_WIDTH_MM, MUTED, NAME, use_theme

_KEY, _HEAD, _GAP, _AIR = 8.0, 8.5, 5.0, 1.6
_SHARE = 13.0  # millimetres for the widest share, "100,0 %"


@use_theme()
def plot_survey(section: Survey) -> Figure:
    """Draw a block a question; all bars share one scale, from nobody to everybody."""
    rows = sum(len(question.table) for question in section.questions)
    sheet = Sheet(FULL_WIDTH_MM, _KEY + rows * ROW + len(section.questions) * (_HEAD + _GAP) - _GAP + 2.5)
    write_key(sheet, [KeyMark(SURVEY_KEY["share"], ACCENT, 3.0)])
    top = _KEY
    for question in section.questions:
        _write_head(sheet, top, section, question)
        top += _HEAD
        _draw_question(sheet, top, section, question)
        top += len(question.table) * ROW + _GAP
    return sheet.figure


def _write_head(sheet: Sheet, top: float, section: Survey, question: Question) -> None:
    title = QUESTIONS[question.name]
    n = ANSWERED.format(n=section.facts[f"survey.{question.name}.n"].text)
    beside = "; ".join(filter(None, (QUESTION_NOTES.get(question.name), n)))
    sheet.write(EDGE, top + 4.6, title, size=NAME, weight=600)
    sheet.write(EDGE + width_of(title, NAME, 600) + _AIR, top + 4.6, beside, color=MUTED)


def _draw_question(sheet: Sheet, top: float, section: Survey, question: Question) -> None:
    names = [ANSWERS.get(answer, answer) for answer in question.table["answer"]]
    counts = [_fact(section, question, answer, "n").text for answer in question.table["answer"]]
    begin = EDGE + max(width_of(name) for name in (*ANSWERS.values(), *names)) + 2 * _AIR
    width = sheet.width - begin - max(width_of(count, BODY, 600) for count in counts) - _SHARE - 3 * _AIR
    axes = sheet.axes(begin, top, width, ROW * len(names))
    draw_bars(axes, question.table["share_pct"], colors=[ACCENT] * len(names))
    axes.set_xlim(0, 100)
    right = sheet.width - _SHARE - _AIR
    for row, (answer, name, count) in enumerate(zip(question.table["answer"], names, counts, strict=True)):
        sheet.write(EDGE, baseline(top, row), name)
        sheet.write(right, baseline(top, row), count, weight=600, horizontalalignment="right")
        share = _fact(section, question, answer, "share_pct").text + NO_BREAK_SPACE + "%"
        sheet.write(sheet.width - EDGE, baseline(top, row), share, color=MUTED, horizontalalignment="right")


def _fact(section: Survey, question: Question, answer: str, measure: str) -> Fact:
    return section.facts[f"survey.{question.name}.answer_{answer}.{measure}"]
