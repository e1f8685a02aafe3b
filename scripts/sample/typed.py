"""What is typed by hand in real life: the agency's forecasts, Werket's survey, the barometer of trust."""

import csv
import datetime
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from scripts.sample import anchors, macro
from scripts.sample.local import make_local
from scripts.sample.macro import MONTHS
from scripts.sample.onward.typed import answer_counts, follow_forecast, interviews, sway_trust
from scripts.sample.series import generator, weekday
from scripts.sample.services import make_totals
from werket_lib.codes import QUESTIONS

# The days on which a forecast came out; the two last were compared in the issue.
FORECAST_DAYS = ("02-12", "05-07", "07-30", "10-25")
LATEST, PREVIOUS = "2025-02-10", "2024-10-25"
FIRST_YEAR = 2021  # after the pandemic, which no forecast saw
STEPS = {
    "unemployment_rate": 0.1,
    "long_term_unemployed": 1000.0,
    "matching_services_participants": 100.0,
    "aub_participants": 100.0,
}
MATCHING = "matching_services_participants"
MATCHING_SINCE = 2024  # the first whole year of the service
# The issue drew a line of six years for each of the two last forecasts, the latest below in every year; only 2025
# was printed as a number.
MATCHING_LINES = {
    "2024-10-25": {2024: 42_900, 2026: 50_700, 2027: 51_200, 2028: 50_800, 2029: 50_300},
    "2025-02-10": {2024: 42_200, 2026: 43_600, 2027: 44_700, 2028: 44_900, 2029: 44_600},
}
# How far a forecast a year ahead is off, in percent, and how little of a coming change it foresees.
SPREAD_PCT = {"unemployment_rate": 3.0, "long_term_unemployed": 3.0, "matching_services_participants": 9.0,
              "aub_participants": 7.0}  # fmt: skip
FORESIGHT = 0.6

SURVEY = "deviation_reports"
# Of each question, how many gave each answer. What was printed in words only ("just under 40 percent well, about 20
# badly") is borne out; all but that is made up. One respondent left the last question out.
STATED_ANSWERS: dict[str, Sequence[int]] = {
    "it_system_works_1to5": (1, 4, 11, 8, 2),
    "guidelines_clear_1to5": (0, 2, 11, 9, 4),
    "participants_know_rules_1to5": (5, 11, 6, 3, 1),
    "staff_know_when": (23, 3),
    "reporting_matters": (13, 8, 5),
    "attitude_affects_choice": (10, 10, 5),
}
EARLIER_ROUNDS: dict[str, dict[str, Sequence[int]]] = {
    "2024-10": {"feedback_frequency_1to5": (7, 9, 4, 2, 0), "discomfort_experienced": (17, 5)}
}
CODES = {"yes": "ja", "no": "nej", "unsure": "vet ej"}

# Shares in 2024 as the press gave them, but for the agency's, which was printed; those in 2023 are made up.
TRUST_BEFORE = {
    2024: {"Säkerhetspolisen": 67, "Försvarsmakten": 64, "Skatteverket": 64, "Trafikverket": 42},
    2023: {"Arbetsförmedlingen": 16, "Säkerhetspolisen": 64, "Försvarsmakten": 62, "Skatteverket": 63,
           "Trafikverket": 43},
}  # fmt: skip
INTERVIEWS = {2025: 2509, 2024: 1246}
FIELD_WORK, AGES = {2025: ("2025-01-20", "2025-02-02")}, "16–84"


def write_forecasts(path: Path, edition: str) -> None:
    """Write every forecast that was published by an edition's month."""
    rows = [row for row in make_forecasts() if str(row[0]) <= f"{edition}-31"]
    for day in later_days(edition):
        rows += _later_forecasts(day)
    _write_csv(path, ["publicerad", "variabel", "år", "värde", "enhet"], rows)


@cache
def make_forecasts() -> list[tuple[str, str, int, str, str]]:
    """Make the forecasts, oldest first: day, variable, year, value as typed, unit. The two last are as printed."""
    known = _known_forecasts()
    days = [f"{year}-{day}" for year in range(FIRST_YEAR, 2025) for day in FORECAST_DAYS]
    return [
        _type_forecast(day, variable, year, known.get((day, variable, year)))
        for day in [*days, LATEST]
        for variable in STEPS
        for year in _years_of(variable, day)
    ]


def later_days(through: str) -> list[str]:
    """List the days of the forecasts after the latest printed one, through a month."""
    years = range(int(LATEST[:4]), int(through[:4]) + 1)
    days = [str(weekday(datetime.date.fromisoformat(f"{year}-{day}"))) for year in years for day in FORECAST_DAYS]
    return [day for day in days if day[:7] > LATEST[:7] and day[:7] <= through]


@cache
def _later_forecasts(day: str) -> list[tuple[str, str, int, str, str]]:
    """Make a forecast of the years after the printed ones from the forecast before it."""
    earlier = later_days(day[:7])[:-1]
    rows = _later_forecasts(earlier[-1]) if earlier else [row for row in make_forecasts() if row[0] == LATEST]
    before = {(variable, year): float(value.replace(",", ".")) for _, variable, year, value, _ in rows}
    return [
        _type_forecast(day, variable, year, value)
        for variable in STEPS
        for year, value in follow_forecast(variable, day, before).items()
    ]


def _known_forecasts() -> dict[tuple[str, str, int], float]:
    """Return what is no guess: the printed numbers, and the lines that were drawn."""
    known = {
        (day, MATCHING, year): float(value) for day, line in MATCHING_LINES.items() for year, value in line.items()
    }
    for row in anchors.read_anchor("forecast").itertuples():
        known |= {(LATEST, row.variable, row.year): row.latest, (PREVIOUS, row.variable, row.year): row.previous}
    return known


def _years_of(variable: str, day: str) -> Sequence[int]:
    """Return the years of a forecast: its own and the next; in October the rate's also the one after."""
    year = int(day[:4])
    stated = sorted(other for on, name, other in _known_forecasts() if (on, name) == (day, variable))
    if day == LATEST or (stated and variable == MATCHING):
        return stated
    if variable == MATCHING and year < MATCHING_SINCE:
        return [MATCHING_SINCE] if day >= f"{MATCHING_SINCE - 1}-10" else []
    further = day[5:7] == "10" and variable == "unemployment_rate"
    return range(year, year + 2 + further)


def _guess(variable: str, day: str, year: int) -> float:
    """Guess as someone does who sees today and a part of what comes; luck stays with the year guessed at."""
    luck = 0.9 * generator(f"{variable} {year}").normal() + 0.3 * generator(f"{variable} {year} {day}").normal()
    month = min(int(day[5:7]) + 12 * (int(day[:4]) - 2015) - 2, len(MONTHS) - 1)
    now, outcome = _levels(variable)[month], _outcome(variable, year)
    years_ahead = year + 1 - (int(day[:4]) + int(day[5:7]) / 12)
    spread = SPREAD_PCT[variable] / 100 * outcome * max(years_ahead, 0.0)
    foreseen = 1 - (1 - FORESIGHT) * min(years_ahead, 1.0)
    return float(now + foreseen * (outcome - now) + spread * luck)


def _outcome(variable: str, year: int) -> float:
    """Return what a year came to; of one that is not over, what was forecast for it at last."""
    months = [number for number, month in enumerate(MONTHS) if month.startswith(str(year))]
    if len(months) < 12:
        printed = anchors.read_anchor("forecast").set_index("variable").loc[[variable]]
        return float(printed.loc[printed["year"] <= year, "latest"].iloc[-1])
    levels = _levels(variable)[months]
    return float(levels[-1] if variable == "long_term_unemployed" else levels.mean())


@cache
def _levels(variable: str) -> np.ndarray:
    """Return a variable's level by month, as the sample's other files have it; before a service began, its first."""
    if variable == "unemployment_rate":
        local = make_local()
        return np.asarray(100 * local.national_unemployed / local.labour_force.sum(axis=0))
    if variable == "long_term_unemployed":
        return macro.long_term_unemployed().astype(float)
    totals = make_totals("ROM2" if variable == "matching_services_participants" else "AUB")
    return pd.Series(totals.remaining, index=totals.months).reindex(MONTHS).bfill().to_numpy(dtype=float)


def _type_forecast(day: str, variable: str, year: int, printed: float | None) -> tuple[str, str, int, str, str]:
    step, value = STEPS[variable], _guess(variable, day, year) if printed is None else printed
    number = f"{round(value / step) * step:.{1 if step < 1 else 0}f}".replace(".", ",")
    return day, variable, int(year), number, "procent" if step < 1 else "personer"


def write_survey(path: Path, edition: str) -> None:
    """Write the answers of one round of the survey: the printed one, or an earlier that is made up."""
    rng = generator(f"survey {edition}")
    printed = _printed_answers() | STATED_ANSWERS
    rounds = {anchors.MONTH: printed, **EARLIER_ROUNDS}
    if edition > anchors.MONTH:
        rounds[edition] = answer_counts(edition, printed)
    given = {
        question: rng.permutation(np.repeat([CODES.get(answer, answer) for answer in QUESTIONS[question]], counts))
        for question, counts in rounds[edition].items()
    }
    rows = [
        (f"{SURVEY} {edition}", respondent + 1, question, column[respondent])
        for respondent in range(max(len(column) for column in given.values()))
        for question, column in given.items()
        if respondent < len(column)
    ]
    _write_csv(path, ["enkät", "svarande", "fråga", "svar"], rows)


def _printed_answers() -> dict[str, Sequence[int]]:
    printed = anchors.read_anchor("survey")
    return {str(question): rows["n_implied"].tolist() for question, rows in printed.groupby("question", sort=False)}


def write_trust(path: Path, edition: str) -> None:
    """Write the barometer of the edition's year and the year before."""
    latest = int(edition[:4])
    printed = anchors.read_anchor("trust")
    shares = {(row.year, row.actor): row.trust_pct for row in printed.itertuples()}
    made_up = {(year, actor): share for year, trust in TRUST_BEFORE.items() for actor, share in trust.items()}
    known = {**made_up, **shares}
    for year in range(max(INTERVIEWS) + 1, latest + 1):
        before = {actor: share for (of, actor), share in known.items() if of == year - 1}
        known |= {(year, actor): share for actor, share in sway_trust(year, before).items()}
    rows = [
        (year, actor, share, *_field_work(year))
        for (year, actor), share in sorted(known.items(), key=lambda item: (-item[0][0], -item[1]))
        if year in (latest, latest - 1)
    ]
    _write_csv(path, ["år", "myndighet", "förtroende", "intervjuer", "från", "till", "åldrar"], rows)


def _field_work(year: int) -> tuple[object, ...]:
    """Return how many were interviewed in a year, from and to which day, and their ages; blank where not printed."""
    if year > max(INTERVIEWS):
        return interviews(year), f"{year}-01-19", f"{year}-02-01", AGES
    return INTERVIEWS.get(year, ""), *FIELD_WORK.get(year, ("", "")), AGES if year in FIELD_WORK else ""


def _write_csv(path: Path, header: list[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows as Excel in Swedish saves them: a byte order mark, semicolons, Windows' line ends."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *rows])
