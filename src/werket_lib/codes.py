"""The codes that columns hold, and what they stand for: services, statuses, groups of municipalities, questions."""

import csv
from functools import cache
from pathlib import Path

STATUSES = ["value", "missing", "suppressed", "not_applicable"]
INDICATORS = [
    "varsel", "unemployment_rate", "long_term_unemployed", "vacancies", "ki_barometer", "new_vacancies", "unemployed",
    "over_6_months", "over_24_months",
]  # fmt: skip
SERVICES = ["ROM2", "STA", "KVL", "IPSU", "AUB", "FUB"]
FLOWS = ["remaining", "new", "left"]  # of a service: what comes less what goes is what the stock changes by
# SKR's groups of 2023, named as SKR's list has them.
MUNICIPALITY_GROUPS = {
    "A1": "Storstäder",
    "A2": "Pendlingskommun nära storstad",
    "B3": "Större stad",
    "B4": "Pendlingskommun nära större stad",
    "B5": "Lågpendlingskommun nära större stad",
    "C6": "Mindre stad/tätort",
    "C7": "Pendlingskommun nära mindre tätort",
    "C8": "Landsbygdskommun",
    "C9": "Landsbygdskommun med besöksnäring",
}
COUNTRY_CODE = "00"
# By the first two digits of their municipalities' codes.
COUNTIES = {
    "01": "Stockholms län",
    "03": "Uppsala län",
    "04": "Södermanlands län",
    "05": "Östergötlands län",
    "06": "Jönköpings län",
    "07": "Kronobergs län",
    "08": "Kalmar län",
    "09": "Gotlands län",
    "10": "Blekinge län",
    "12": "Skåne län",
    "13": "Hallands län",
    "14": "Västra Götalands län",
    "17": "Värmlands län",
    "18": "Örebro län",
    "19": "Västmanlands län",
    "20": "Dalarnas län",
    "21": "Gävleborgs län",
    "22": "Västernorrlands län",
    "23": "Jämtlands län",
    "24": "Västerbottens län",
    "25": "Norrbottens län",
}
UNKNOWN_CODE = "0000"  # a municipality that the agency could not tell
PARTS = ["A", "B"]
WHOLE = "all"  # the part of a service that the agency does not list in parts
FORECAST_VARIABLES = [
    "unemployment_rate", "long_term_unemployed", "matching_services_participants", "aub_participants",
]  # fmt: skip
SCALE = ("1", "2", "3", "4", "5")
QUESTIONS = {
    "it_system_works_1to5": SCALE,
    "feedback_frequency_1to5": SCALE,
    "guidelines_clear_1to5": SCALE,
    "participants_know_rules_1to5": SCALE,
    "discomfort_experienced": ("yes", "no"),
    "staff_know_when": ("yes", "no"),
    "reporting_matters": ("yes", "no", "unsure"),
    "attitude_affects_choice": ("yes", "no", "unsure"),
}  # each with its answers, in the order that they are shown
# By the agency's rule a contract of Rusta och matcha does badly with this rating, or none, and a measure below this.
LOW_RATING, LOW_SCORE = 1, 0.2
MOST_PERSONS = 10_000_000  # more than live in Sweden and could take part: a slip in a file


@cache
def municipality_names() -> dict[str, str]:
    """Return the name of each municipality code: 290, from SKR's list of 2023."""
    text = Path(__file__).with_name("municipality_codes.csv").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(text.splitlines())}


def is_county(code: str) -> bool:
    """Tell a county's code from a municipality's: it has two digits."""
    return len(code) == 2


def name_region(code: str) -> str:
    """Return the name of a county or municipality."""
    return COUNTIES[code] if is_county(code) else municipality_names()[code]
