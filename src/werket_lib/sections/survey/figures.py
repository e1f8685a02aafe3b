"""How a survey was answered: a bar an answer, its count and its share."""

from matplotlib.figure import Figure

from werket_lib.facts import Fact
from werket_lib.numbers import NO_BREAK_SPACE
from werket_lib.sections.survey.numbers import Question, Survey
from werket_lib.sections.survey.words import ANSWERED, ANSWERS, QUESTION_NOTES, QUESTIONS, SURVEY_KEY
from werket_lib.style.bars import baseline, draw_bars, name_baseline, row
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.panels import KeyMark, taller_key, write_key
from werket_lib.style.sheet import Sheet, width_of, wrap
from werket_lib.style.theme import ACCENT, BODY, EDGE, MUTED, NAME

_KEY, _HEAD, _GAP, _AIR = 8.0, 8.5, 5.0, 1.6
_SHARE = 13.0  # millimetres for the widest share, "100,0 %"
_UNDER = 5.2  # millimetres from a question to what stands under it on a phone


@in_both_forms
def plot_survey(section: Survey) -> Figure:
    """Draw a block a question; all bars share one scale, from nobody to everybody."""
    rows = sum(len(question.table) for question in section.questions)
    key = [KeyMark(SURVEY_KEY["share"], ACCENT, 3.0)]
    top = _KEY + taller_key(key)
    heads = [_HEAD + _UNDER * (len(_title(question)) if for_phone() else 0) for question in section.questions]
    height = rows * row().height + sum(heads) + (len(heads) - 1) * _GAP
    sheet = Sheet(sheet_width(), top + height + 2.5)
    write_key(sheet, key)
    for question, head in zip(section.questions, heads, strict=True):
        _write_head(sheet, top, section, question)
        top += head
        _draw_question(sheet, top, section, question)
        top += len(question.table) * row().height + _GAP
    return sheet.figure


def _write_head(sheet: Sheet, top: float, section: Survey, question: Question) -> None:
    title = _title(question)
    n = ANSWERED.format(n=section.facts[f"survey.{question.name}.n"].text)
    beside = "; ".join(filter(None, (QUESTION_NOTES.get(question.name), n)))
    for number, line in enumerate(title):
        sheet.write(EDGE, top + 4.6 + number * _UNDER, line, size=NAME, weight=600)
    if for_phone():
        sheet.write(EDGE, top + 4.6 + len(title) * _UNDER, beside, color=MUTED)
    else:
        sheet.write(EDGE + width_of(title[0], NAME, 600) + _AIR, top + 4.6, beside, color=MUTED)


def _title(question: Question) -> list[str]:
    """Return a question in as many lines as it takes."""
    title = QUESTIONS[question.name]
    return wrap(title, sheet_width() - 2 * EDGE, NAME, 600) if for_phone() else [title]


def _draw_question(sheet: Sheet, top: float, section: Survey, question: Question) -> None:
    names = [ANSWERS.get(answer, answer) for answer in question.table["answer"]]
    counts = [_fact(section, question, answer, "n").text for answer in question.table["answer"]]
    widest = max(width_of(name) for name in (*ANSWERS.values(), *names))
    begin = EDGE if for_phone() else EDGE + widest + 2 * _AIR
    width = sheet.width - begin - max(width_of(count, BODY, 600) for count in counts) - _SHARE - 3 * _AIR
    axes = sheet.axes(begin, top, width, row().height * len(names))
    draw_bars(axes, question.table["share_pct"], colors=[ACCENT] * len(names))
    axes.set_xlim(0, 100)
    right = sheet.width - _SHARE - _AIR
    for number, (answer, name, count) in enumerate(zip(question.table["answer"], names, counts, strict=True)):
        sheet.write(EDGE, name_baseline(top, number), name)
        sheet.write(right, baseline(top, number), count, weight=600, horizontalalignment="right")
        share = _fact(section, question, answer, "share_pct").text + NO_BREAK_SPACE + "%"
        sheet.write(sheet.width - EDGE, baseline(top, number), share, color=MUTED, horizontalalignment="right")


def _fact(section: Survey, question: Question, answer: str, measure: str) -> Fact:
    return section.facts[f"survey.{question.name}.answer_{answer}.{measure}"]
