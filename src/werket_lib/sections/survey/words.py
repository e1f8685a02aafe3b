"""Sentences on how a survey was answered: counts, since those who answer have chosen to."""

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.survey.numbers import Question, Survey
from werket_lib.style.words import count_word, list_words, say_no_new, start_sentence, with_unit

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
ABOUT = {
    "it_system_works_1to5": "hur it-systemet fungerar",
    "feedback_frequency_1to5": "hur ofta Arbetsförmedlingen återkopplar",
    "guidelines_clear_1to5": "hur tydliga riktlinjerna är",
    "participants_know_rules_1to5": "hur väl deltagarna känner till reglerna",
    "discomfort_experienced": "har upplevt obehag i samband med rapporteringen",
    "staff_know_when": "har personal som vet när en avvikelse ska rapporteras",
    "reporting_matters": "anser att rapporteringen har betydelse för att deltagarna gör vad de ska",
    "attitude_affects_choice": "anser att leverantörens hållning påverkar deltagarnas val",
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
    return say_no_new(section.month, published, since=name_month(section.asked))


def _headline_survey(section: Survey) -> str:
    question = sorted(section.questions, key=lambda question: question.is_scale)[0]
    n = section.facts[f"survey.{question.name}.n"]
    if question.is_scale:
        return f"{start_sentence(_commonest(question))} på frågan ”{QUESTIONS[question.name]}”."
    count = _fact(section, question, "yes", "n")
    who = "ingen" if count.value == 0 else count.text
    return f"{start_sentence(who)} av {n.text} svarande har {SAID_YES[question.name]}."


def describe_survey(section: Survey) -> str:
    """Say how many chose the lowest two steps of each scale, and how many said yes to each of the other questions."""
    respondents = with_unit(section.facts["survey.respondents"].text, "personer")
    first = (
        f"Enkäten gjordes i {name_month(section.asked)} och besvarades av {respondents}, som själva valde att svara. "
        "Svaren visar vad de tycker, inte vad alla leverantörer tycker."
    )
    scales = [one for one in section.questions if one.is_scale]
    scales.sort(key=lambda one: -int(str(_lowest(section, one).value)))
    low = [f"{_of(section, one, _lowest(section, one))} om {ABOUT[one.name]}" for one in scales]
    yes = [
        f"{_of(section, one, _fact(section, one, 'yes', 'n'))} {ABOUT[one.name]}"
        for one in section.questions
        if not one.is_scale
    ]
    told = (
        say_no_new_survey(section),
        first,
        f"De två lägsta av fem steg valde {list_words(low)}." if low else "",
        f"{start_sentence(list_words(yes))}." if yes else "",
    )
    return " ".join(filter(None, told))


def _lowest(section: Survey, question: Question) -> Fact:
    return section.facts[f"survey.{question.name}.lowest.n"]


def _of(section: Survey, question: Question, count: Fact) -> str:
    """Write how many answered so, and of how many where not all of them answered the question."""
    n = section.facts[f"survey.{question.name}.n"]
    return count_word(count) + ("" if n.value == section.respondents else f" av {n.text}")


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
