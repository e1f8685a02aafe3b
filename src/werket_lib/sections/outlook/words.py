"""Sentences on what Arbetsförmedlingen expects, what has come of it so far, and how it has fared before."""

from typing import Any

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import print_number, round_half_up
from werket_lib.sections.outlook.numbers import YEAR_MONTHS, Forecast, fact_id
from werket_lib.style.names import UNITS
from werket_lib.style.words import (
    direction,
    list_words,
    magnitude,
    month_word,
    number_word,
    say_no_new,
    start_sentence,
    with_unit,
)

# Forecasts: what they are of, as a heading and in a sentence, and what number of the year they give.
FORECASTS = {
    "unemployment_rate": "Arbetslöshet",
    "long_term_unemployed": "Långtidsarbetslösa",
    "matching_services_participants": "Deltagare i matchningstjänster",
    "aub_participants": "Deltagare i arbetsmarknadsutbildning",
}

FORECASTS_DEFINITE = {
    "unemployment_rate": "arbetslösheten",
    "long_term_unemployed": "antalet långtidsarbetslösa",
    "matching_services_participants": "antalet deltagare i matchningstjänster",
    "aub_participants": "antalet deltagare i arbetsmarknadsutbildning",
}

FORECASTS_PEOPLE = {
    "unemployment_rate": "arbetslösheten",
    "long_term_unemployed": "de långtidsarbetslösa",
    "matching_services_participants": "deltagarna i matchningstjänster",
    "aub_participants": "deltagarna i arbetsmarknadsutbildning",
}

FORECAST_MEASURES = {
    "unemployment_rate": "procent, årets medelvärde",
    "long_term_unemployed": "personer, vid årets slut",
    "matching_services_participants": "personer, årets medelvärde",
    "aub_participants": "personer, årets medelvärde",
}

FORECAST_COLUMNS = {
    "variable": "Prognos för",
    "latest": "Senaste",
    "previous": "Förra",
    "change": "Skillnad",
    "outcome_before": "Utfall året före",
    "outcome": "Utfall hittills",
    "needed": "Krävs resten av året",
    "forecasts": "Antal prognoser",
    "mean_error": "Genomsnittligt fel",
    "mean_absolute_error": "Fel oavsett riktning",
}

FORECAST_KEY = {
    "outcome": "utfall",
    "latest": "prognos {month}",
    "previous": "prognos {month}",
    "earlier": "tidigare års prognoser, lika långt före årets slut",
}

TOLD = 2  # variables whose outcome so far is told; the table has the others
_RATE = "unemployment_rate"
STOCK = "long_term_unemployed"  # of the year's end; the others are of its months
_WHEN = {_RATE: "{}", STOCK: "i slutet av {}"}
_TAKING_PART = {"matching_services_participants": "Rusta och matcha", "aub_participants": "arbetsmarknadsutbildning"}


def headline_forecast(section: Forecast) -> str:
    """Say in one sentence what the agency expects of the first year that is not over."""
    return " ".join(filter(None, (say_no_new_outlook(section), _headline_forecast(section))))


def say_no_new_outlook(section: Forecast) -> str:
    """Say that no forecast has come out since the report before, if so."""
    month, published = _month(section.published), section.published.date().isoformat()
    return say_no_new(section.month, published, since=name_month(month), what="prognos")


def _headline_forecast(section: Forecast) -> str:
    row = section.open_years.iloc[0]
    latest, previous, change = _facts(section, row, "", "previous", "change")
    what, month = f"{FORECASTS_DEFINITE[row['variable']]} {row['year']}", name_month(_month(section.published))
    way = direction(change)
    if way is None:
        return f"Arbetsförmedlingen räknade i {month} med att {what} blir {_value(latest)}."
    if way == "same":
        return f"Arbetsförmedlingen stod i {month} fast vid sin prognos för {what}: {_value(latest)}."
    verb = "höjde" if way == "up" else "sänkte"
    return f"Arbetsförmedlingen {verb} i {month} prognosen för {what} från {previous.text} till {_value(latest)}."


def describe_forecast(section: Forecast) -> str:
    """Describe what the latest forecast says of the first year that is not over, variable by variable."""
    latest, old = name_month(_month(section.published)), say_no_new_outlook(section)
    if section.before is None:
        first = f"Prognosen kom i {latest}. Det finns ingen tidigare prognos att jämföra den med."
    else:
        before = name_month(_month(section.before))
        first = f"Den förra kom i {before}." if old else f"Den senaste prognosen kom i {latest}, den förra i {before}."
    than, told = " än i den förra prognosen", []
    for name, rows in _by_variable(section.open_years):
        told.append(_describe_variable(section, name, rows, than))
        than = "" if than in told[-1] else than
    return " ".join(filter(None, (old, first, *told)))


def describe_outcome(section: Forecast) -> str:
    """Describe what the report's year has come to so far, beside what was expected of it."""
    rows = section.table[(section.table["year"] == section.month.year) & (section.table["outcome_months"] > 0)]
    if rows.empty:
        return f"För {section.month.year} finns inget utfall att ställa mot prognosen."
    whole = section.month.month == YEAR_MONTHS
    yearly = rows[rows["variable"] != STOCK].head(TOLD) if not whole else rows  # the stock is of the year's end
    rows = yearly if len(yearly) else rows
    told = [_tell_outcome(section, row) for row in rows.to_dict("records")]
    sentence = f"{start_sentence(list_words(told))}."
    if whole:
        return f"Året {section.month.year} är till ända. {sentence}{_tell_first_day(rows)}"
    year, month = section.month.year, month_word(section.month)
    known = f"bara {month} känd" if section.month.month == 1 else f"januari till {month} kända"
    so_far = f"Av {year} är hittills {known}. {sentence}"
    return " ".join(filter(None, (so_far, _tell_needed(section, rows), "Talen är inte säsongsrensade.")))


def _tell_first_day(rows: pd.DataFrame) -> str:
    """Say when the year's first forecast was made, which its outcome is held against."""
    day = rows["first_published"].dropna()
    return f" Det väntade är årets första prognos, från {name_month(_month(day.iloc[0]))}." if len(day) else ""


def _tell_needed(section: Forecast, rows: pd.DataFrame) -> str:
    """Say what the rest of the year must average for each yearly mean to come out as forecast."""
    needed = {str(row["variable"]): _facts(section, row, "needed")[0] for row in rows.to_dict("records")}
    told = [f"{FORECASTS_PEOPLE[name]} {_value(fact)}" for name, fact in needed.items() if fact.value is not None]
    return f"För att träffa prognosen måste resten av året i medeltal bli: {list_words(told)}." if told else ""


def describe_errors(section: Forecast) -> str:
    """Describe how forecasts made as long before their year's end have come out, of the first variable that has any.

    The table has the others.
    """
    rows = section.open_years[section.open_years["forecasts"] > 0].head(1).to_dict("records")
    if not rows:
        return (
            "Det finns ännu ingen tidigare prognos, gjord lika lång tid före årets slut, för ett år som är till ända. "
            "Hur träffsäkra prognoserna brukar vara går därför inte att säga."
        )
    return " ".join(filter(None, (_tell_errors(section, rows[0]), _weigh_revision(section))))


def _weigh_revision(section: Forecast) -> str:
    """Hold the revision of the first open year's unemployment against how far such forecasts usually miss."""
    rows = section.open_years[section.open_years["variable"] == _RATE].head(1).to_dict("records")
    if not rows:
        return ""
    change, error = _facts(section, rows[0], "change", "mean_absolute_error")
    if direction(change) in (None, "same") or not isinstance(error.value, int | float):
        return ""
    assert isinstance(change.value, int | float)
    size, usual = (round_half_up(abs(value), change.decimals) for value in (change.value, error.value))
    than = "större än" if size > usual else "lika stor som" if size == usual else "mindre än"
    return f"Ändringen av prognosen för {rows[0]['year']} är {than} det vanliga felet."


def alt_forecast(section: Forecast) -> str:
    """Say what the panels show."""
    parts = []
    for row in section.table.to_dict("records"):
        latest, previous = _facts(section, row, "", "previous")
        before = f" (förra prognosen {previous.text})" if previous.value is not None else ""
        parts.append(f"{FORECASTS[row['variable']].lower()} {row['year']} {_value(latest)}{before}")
    return (
        f"Utfallet månad för månad till {name_month(section.month)}, och Arbetsförmedlingens prognoser som streck över "
        f"de år de gäller. Prognosen från {name_month(_month(section.published))}: {list_words(parts)}."
    )


def _by_variable(table: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    return [(str(name), rows) for name, rows in table.groupby("variable", sort=False)]


def _facts(section: Forecast, row: object, *measures: str) -> list[Fact]:
    return [section.facts[fact_id(row["variable"], row["year"], measure)] for measure in measures]  # type: ignore[index]


def _month(day: pd.Timestamp) -> pd.Period:
    return day.to_period("M")


def _value(fact: Fact) -> str:
    return with_unit(fact.text, UNITS["percent"]) if fact.unit == "percent" else fact.text


def _describe_variable(section: Forecast, name: str, rows: pd.DataFrame, than: str) -> str:
    first, *later = rows.to_dict("records")
    latest, change = _facts(section, first, "", "change")
    compared = _compared(change, than)
    when = _WHEN.get(name, "under {}").format(first["year"])
    expected = "väntas bli" if name in _WHEN else "väntas i genomsnitt bli"
    told = f"{start_sentence(FORECASTS_PEOPLE[name])} {expected} {_value(latest)} {when}"
    return f"{told}{f' ({compared})' if compared else ''}{_tell_later(section, later)}."


def _tell_later(section: Forecast, rows: list[dict[str, Any]]) -> str:
    """Say which way the forecasts of the years after the first have moved, where all have gone the same way."""
    ways = {direction(_facts(section, row, "change")[0]) for row in rows}
    if ways not in ({"up"}, {"down"}):
        return ""
    years = [str(row["year"]) for row in rows]
    which = f"prognosen för {years[0]}" if len(years) == 1 else f"prognoserna för {years[0]} till {years[-1]}"
    verb = {"up": "höjd", "down": "sänkt"}[str(ways.pop())]
    return f"; {which} är {verb}{'a' if len(years) > 1 else ''}"


def _compared(change: Fact, than: str) -> str:
    """Compare two forecasts: ``0,3 procentenheter högre än i den förra prognosen``; empty where there is no other."""
    way = direction(change)
    if way is None:
        return ""
    if way == "same":
        return "oförändrat sedan den förra prognosen" if than else "oförändrat"
    return f"{_difference(change)}{than}"


def _difference(change: Fact) -> str:
    up = direction(change) == "up"
    if change.unit == "percentage points":
        return f"{with_unit(magnitude(change), UNITS[change.unit])} {'högre' if up else 'lägre'}"
    return f"{magnitude(change)} {'fler' if up else 'färre'}"


def _size(error: Fact) -> str:
    """Write the size of an error; one that rounds to zero is less than what can be printed."""
    if direction(error) != "same":
        return with_unit(magnitude(error), UNITS[error.unit])
    return "mindre än " + with_unit(print_number(10**-error.decimals, error.decimals), UNITS[error.unit])


def _tell_outcome(section: Forecast, row: dict[str, object]) -> str:
    (outcome, first), name = _facts(section, row, "outcome", "first"), str(row["variable"])
    months = int(str(row["outcome_months"]))
    mean = " i genomsnitt" if months > 1 else ""
    expected = f" (väntat {first.text})" if months == YEAR_MONTHS and first.value is not None else ""
    if name == _RATE:
        return f"arbetslösheten var{mean} {_value(outcome)}{expected}"
    if name == STOCK:
        return f"antalet långtidsarbetslösa {_value(outcome)} i slutet av {month_word(section.month)}{expected}"
    return f"deltagarna i {_TAKING_PART[name]}{mean} {_value(outcome)}{expected}"


def _tell_errors(section: Forecast, row: dict[str, object]) -> str:
    mean, absolute, count = _facts(section, row, "mean_error", "mean_absolute_error", "forecasts")
    subject = f"Vid samma avstånd till årets slut har {FORECASTS_PEOPLE[str(row['variable'])]}"
    as_expected = "som väntat" if direction(mean) == "same" else f"{_difference(mean)} än väntat"
    if count.value == 1:
        return f"{subject} blivit {as_expected} (en enda prognos)."
    return (
        f"{subject} i genomsnitt blivit {as_expected}. Oavsett riktning var felet i genomsnitt "
        f"{_size(absolute)} ({number_word(int(str(count.value)))} prognoser)."
    )
