"""Forecasts, answers and trust as the typed tables hand them over, small enough to reckon by hand."""

from collections.abc import Mapping, Sequence

import pandas as pd

from tests.sections.frames import JANUARY, sourced
from werket_lib.provenance import SourcedTable
from werket_lib.sections.outlook.numbers import Forecast, summarise_forecast

FEBRUARY, OCTOBER = "2025-02-10", "2024-10-25"
PRINTED = (
    (FEBRUARY, "unemployment_rate", 2025, 6.9),
    (FEBRUARY, "unemployment_rate", 2026, 6.6),
    (FEBRUARY, "long_term_unemployed", 2025, 155000),
    (FEBRUARY, "matching_services_participants", 2025, 41400),
    (FEBRUARY, "aub_participants", 2025, 6300),
)
BEFORE = (
    (OCTOBER, "unemployment_rate", 2025, 6.6),
    (OCTOBER, "unemployment_rate", 2026, 6.4),
    (OCTOBER, "long_term_unemployed", 2025, 150000),
    (OCTOBER, "matching_services_participants", 2025, 49400),
    (OCTOBER, "aub_participants", 2025, 6400),
)


def forecasts(*rows: tuple[str, str, int, float]) -> SourcedTable:
    """Make forecasts of day, variable, year and value."""
    table = pd.DataFrame(rows, columns=["published", "variable", "year", "value"])
    table["unit"] = table["variable"].map(lambda name: "percent" if name == "unemployment_rate" else "persons")
    return sourced(table.astype({"published": "datetime64[ns]", "year": "Int64", "value": "Float64"}), "value")


def outcomes(rate: Sequence[float], long_term: Sequence[float], last: pd.Period = JANUARY) -> SourcedTable:
    """Make the two indicators, month by month to `last`."""
    months = pd.period_range(end=last, periods=len(rate), freq="M")
    rows = [
        pd.DataFrame({"month": months, "indicator": name, "value": list(values)})
        for name, values in (("unemployment_rate", rate), ("long_term_unemployed", long_term))
    ]
    table = pd.concat(rows, ignore_index=True).astype({"value": "Float64"})
    return sourced(table, "unemployment_rate", "long_term_unemployed")


def participants(by_service: Mapping[str, Sequence[float]], last: pd.Period = JANUARY) -> SourcedTable:
    """Make remaining participants of services, month by month to `last`."""
    parts = [
        pd.DataFrame(
            {
                "month": pd.period_range(end=last, periods=len(values), freq="M"),
                "service": service,
                "remaining": list(values),
            }
        )
        for service, values in by_service.items()
    ]
    return sourced(pd.concat(parts, ignore_index=True).astype({"remaining": "Int64"}), "remaining")


def forecast_section(*rows: tuple[str, str, int, float], months: int = 49, last: pd.Period = JANUARY) -> Forecast:
    """Summarise forecasts against outcomes that stand still but for the last month."""
    flat = {"rate": 7.0, "long_term": 146000, "ROM2": 40000, "AUB": 6000}
    series = {name: [level] * (months - 1) + [level + 1] for name, level in flat.items()}
    return summarise_forecast(
        forecasts(*rows),
        outcomes(series["rate"], series["long_term"], last),
        participants({"ROM2": series["ROM2"], "AUB": series["AUB"]}, last),
        last,
    )


def answers(counts: Mapping[str, Mapping[str, int]], survey: str = "deviation_reports 2025-01") -> SourcedTable:
    """Make as many answers as `counts` says, by question and answer."""
    rows = [
        (survey, str(respondent), question, answer)
        for question, given in counts.items()
        for respondent, answer in enumerate(answer for answer, count in given.items() for _ in range(count))
    ]
    return sourced(pd.DataFrame(rows, columns=["survey", "respondent", "question", "answer"]), "answer")


PRINTED_ANSWERS = {
    "feedback_frequency_1to5": {"1": 9, "2": 12, "3": 3, "4": 2},
    "discomfort_experienced": {"yes": 22, "no": 4},
}
PRINTED_TRUST = {
    2025: {"Arbetsförmedlingen": 15, "Säkerhetspolisen": 69, "Försvarsmakten": 68, "Skatteverket": 57,
           "Trafikverket": 54},
    2024: {"Arbetsförmedlingen": 17},
}  # fmt: skip


def trust(
    by_year: Mapping[int, Mapping[str, float]], interviews: Mapping[int, int] | None = None, **latest: object
) -> SourcedTable:
    """Make shares by year and body; `latest` is what is known of the latest year's interviews."""
    rows = [
        (year, actor, share, (interviews or {}).get(year))
        for year, shares in by_year.items()
        for actor, share in shares.items()
    ]
    table = pd.DataFrame(rows, columns=["year", "actor", "trust_pct", "interviews"])
    of_latest = table["year"] == table["year"].max()
    for column in ("fieldwork_from", "fieldwork_to", "youngest", "oldest"):
        table[column] = pd.Series(latest.get(column), table.index).where(of_latest)
    days = dict.fromkeys(("fieldwork_from", "fieldwork_to"), "datetime64[ns]")
    counts = dict.fromkeys(("year", "interviews", "youngest", "oldest"), "Int64")
    return sourced(
        table.astype({"trust_pct": "Float64", **counts, **days}),
        "trust_pct", "interviews", "fieldwork_from", "fieldwork_to", "youngest", "oldest",
    )  # fmt: skip
