"""Notices of dismissal by industry, adding up to the national number of persons."""

import numpy as np
import pandas as pd

from scripts.sample import macro
from scripts.sample.macro import MONTHS
from scripts.sample.series import Ints, apportion, generator, noise

# Letter, name, usual share of the persons, and its share's multiple in the spring of 2020.
INDUSTRIES = [
    ("A", "Jordbruk, skogsbruk och fiske", 0.5, 0.3),
    ("B", "Utvinning av mineral", 0.3, 0.2),
    ("C", "Tillverkning", 25.0, 0.35),
    ("D", "Försörjning av el, gas, värme och kyla", 0.2, 0.1),
    ("E", "Vattenförsörjning; avloppsrening, avfallshantering och sanering", 0.5, 0.9),
    ("F", "Byggverksamhet", 11.0, 0.4),
    ("G", "Handel; reparation av motorfordon och motorcyklar", 15.0, 0.7),
    ("H", "Transport och magasinering", 8.0, 1.2),
    ("I", "Hotell- och restaurangverksamhet", 4.5, 6.5),
    ("J", "Informations- och kommunikationsverksamhet", 8.5, 0.6),
    ("K", "Finans- och försäkringsverksamhet", 2.0, 0.2),
    ("L", "Fastighetsverksamhet", 0.8, 0.5),
    ("M", "Verksamhet inom juridik, ekonomi, vetenskap och teknik", 7.5, 0.8),
    ("N", "Uthyrning, fastighetsservice, resetjänster och andra stödtjänster", 9.0, 2.3),
    ("O", "Offentlig förvaltning och försvar; obligatorisk socialförsäkring", 0.6, 0.1),
    ("P", "Utbildning", 1.5, 0.7),
    ("Q", "Vård och omsorg; sociala tjänster", 4.5, 0.4),
    ("R", "Kultur, nöje och fritid", 1.2, 3.5),
    ("S", "Annan serviceverksamhet", 1.6, 1.4),
    ("", "Uppgift saknas", 0.3, 1.0),
]
COLUMNS = ["month", "code", "industry", "notices", "persons"]
SPRING_2020 = ("2020-03", "2020-06")
# An industry below this has no notice that month; its persons are counted where there are more.
FEWEST = 5


def make_notices() -> pd.DataFrame:
    """Return month, code, industry, notices and persons; the sum row of each month comes last."""
    rng = generator("varsel industries")
    totals = macro.varsel()
    spread = noise(rng, (len(INDUSTRIES), len(MONTHS)), 0.42, 0.5)
    rows = []
    for at, month in enumerate(MONTHS):
        shock = SPRING_2020[0] <= month <= SPRING_2020[1]
        weights = np.array([share * (multiple if shock else 1.0) for _, _, share, multiple in INDUSTRIES])
        persons = apportion(weights * np.exp(spread[:, at]), int(totals[at]))
        rows += list_month(month, persons, rng)
    return pd.DataFrame(rows, columns=COLUMNS)


def list_month(month: str, persons: Ints, rng: np.random.Generator) -> list[tuple[str, str, str, int, int]]:
    """List a month's rows, given the persons of each industry; the few of an industry are counted in the largest."""
    persons = persons.copy()
    persons[np.argmax(persons)] += persons[persons < FEWEST].sum()
    persons[persons < FEWEST] = 0
    notices = np.ceil(persons / rng.uniform(14, 30, len(persons))).astype(int)
    rows = [
        (month, code, name, int(number), int(count))
        for (code, name, _, _), number, count in zip(INDUSTRIES, notices, persons, strict=True)
    ]
    return [*rows, (month, "Summa", "", int(notices.sum()), int(persons.sum()))]
