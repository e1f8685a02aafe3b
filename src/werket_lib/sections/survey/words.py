"""Sentences on how a survey was answered: counts, since those who answer have chosen to."""

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.survey.numbers import Question, Survey
from werket_lib.style.words import list_words, say_no_new, with_unit

# The survey: what is asked, what a yes says, and what the answers are called.
QUESTIONS = {
    "it_system_works_1to5": "Hur fungerar it-systemet för avvikelserapporter?",
    "feedback_frequency_1to5": "Hur ofta ger Arbetsförmedlingen återkoppling på avvikelserapporter?",
    "guidelines_clear_1to5": "Hur tydliga är riktlinjerna för när en avvikelse ska rapporteras?",
    "participants_know_rules_1to5": "Hur väl känner deltagarna till reglerna?",
    "discomfort_experienced": "Har du upplevt obehag i samband med avvikelserapportering?",
    "staff_know_when": "Vet er egen personal när en avvikelse ska rapporteras?",
    "reporting_matters": "Har rapporteringen betydelse för att deltagarna gör vad de ska?",
    "attitude_affects_choice": "Påverkar leverantörens hållning deltagarnas val av leverantör?",
}
QUESTION_TOPICS = {
    "it_system_works_1to5": "It-systemet",
    "feedback_frequency_1to5": "Återkoppling",
    "guidelines_clear_1to5": "Riktlinjerna",
    "participants_know_rules_1to5": "Deltagarnas kunskap",
    "discomfort_experienced": "Obehag",
    "staff_know_when": "Egen personal",
    "reporting_matters": "Betydelse",
    "attitude_affects_choice": "Val av leverantör",
}
QUESTION_NOTES = {
    "it_system_works_1to5": "1 = mycket dåligt, 5 = mycket bra",
    "feedback_frequency_1to5": "1 = aldrig, 5 = alltid",
    "guidelines_clear_1to5": "1 = mycket otydliga, 5 = mycket tydliga",
    "participants_know_rules_1to5": "1 = mycket dåligt, 5 = mycket väl",
}
SAID_YES = {
    "discomfort_experienced": "upplevt obehag i samband med avvikelserapportering",
    "staff_know_when": "egen personal som vet när en avvikelse ska rapporteras",
    "reporting_matters": "sett att rapporteringen har betydelse för att deltagarna gör vad de ska",
    "attitude_affects_choice": "sett att leverantörens hållning påverkar deltagarnas val",
}
ANSWERS = {"yes": "Ja", "no": "Nej", "unsure": "Vet ej"}
SURVEY_COLUMNS = {
    "answer": "Svar",
    "n": "Antal",
}

SURVEY_KEY = {"share": "andel av dem som svarade"}
ANSWERED = "{n} svar"


def headline_survey(section: Survey) -> str:
    """Say in one sentence how the yes-or-no question was answered, or else the first on a scale."""
    return " ".join(filter(None, (say_no_new_survey(section), _headline_survey(section))))


def say_no_new_survey(section: Survey) -> str:
    """Say that there has been no round since the report before, if so."""
    published = max(source.date_published for source in section.sources)
    return say_no_new(section.month, section.asked, published, since=name_month(section.asked))


def _headline_survey(section: Survey) -> str:
    question = sorted(section.questions, key=lambda question: question.is_scale)[0]
    n = section.facts[f"survey.{question.name}.n"]
    if question.is_scale:
        return f"Werkets enkät: {_commonest(question)} på frågan ”{QUESTIONS[question.name]}”."
    count = _fact(section, question, "yes", "n")
    who = "ingen" if count.value == 0 else count.text
    return f"Werkets enkät: {who} av {n.text} svarande har {SAID_YES[question.name]}."


def describe_survey(section: Survey) -> str:
    """Give the commonest answer to each question on a scale, and how many said yes to each of the others."""
    respondents = with_unit(section.facts["survey.respondents"].text, "personer")
    first = (
        f"Enkäten gjordes i {name_month(section.asked)} och besvarades av {respondents}, som själva valde att svara. "
        "Svaren är röster och ingen mätning."
    )
    scales = [_tell_scale(section, question) for question in section.questions if question.is_scale]
    yes = [_tell_yes(section, question) for question in section.questions if not question.is_scale]
    told = (
        say_no_new_survey(section),
        first,
        f"Vanligaste svar, av fem steg: {'; '.join(scales)}." if scales else "",
        f"Ja svarade: {'; '.join(yes)}." if yes else "",
    )
    return " ".join(filter(None, told))


def _tell_scale(section: Survey, question: Question) -> str:
    """Write ``återkoppling: 2 (12 av 26)``."""
    most, n = _most_given(question), section.facts[f"survey.{question.name}.n"]
    count = _fact(section, question, most[0], "n")
    each = " vardera" if len(most) > 1 else ""
    topic = QUESTION_TOPICS[question.name].lower()
    return f"{topic}: {list_words([_name(answer) for answer in most])} ({count.text} av {n.text}{each})"


def _tell_yes(section: Survey, question: Question) -> str:
    count, n = _fact(section, question, "yes", "n"), section.facts[f"survey.{question.name}.n"]
    return f"{QUESTION_TOPICS[question.name].lower()}, {count.text} av {n.text}"


def alt_survey(section: Survey) -> str:
    """Say what the bars show, answer by answer."""
    parts = []
    for question in section.questions:
        before = "svar " if question.is_scale else ""
        shares = [
            f"{before}{_name(answer)}: {_fact(section, question, answer, 'n').text}"
            for answer in question.table["answer"]
        ]
        n = section.facts[f"survey.{question.name}.n"]
        parts.append(f"{QUESTIONS[question.name]} Av {n.text}, {list_words(shares)}.")
    return " ".join(parts)


def _fact(section: Survey, question: Question, answer: str, measure: str) -> Fact:
    return section.facts[f"survey.{question.name}.answer_{answer}.{measure}"]


def _name(answer: str) -> str:
    return ANSWERS.get(answer, answer).lower()


def _most_given(question: Question) -> list[str]:
    return [str(answer) for answer in question.table["answer"][question.table["n"] == question.table["n"].max()]]


def _commonest(question: Question) -> str:
    most = _most_given(question)
    names = list_words([_name(answer) for answer in most])
    return f"{names} var det vanligaste svaret" if len(most) == 1 else f"{names} var de vanligaste svaren"
