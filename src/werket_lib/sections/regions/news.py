"""What is news in a region: a month that its own history, chance and the country do not explain.

A month's step is what the rate moved by, less what the country's did, less what is usual in that month of the year. It
is news where it is larger than every step of the five years before, and than one and a half standard errors of a
Poisson count. Of sixty-one months in any order the last is the largest once: a history without news gives false news
for fewer than two regions in a hundred. What the news is (the country's rate crossed, a record, a turn) is told only
then.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from werket_lib.facts import Fact, FactMaker, Grounds
from werket_lib.months import name_month
from werket_lib.sections.regions.numbers import DECIMALS, YEAR, find_place
from werket_lib.style.words import list_words, magnitude, month_word, with_unit

WINDOW = 60  # months before, over which a step or a level may be the largest
ERRORS = 1.5  # standard errors that a step must be too: with one, 2.1 percent of regions without news have some
FEWEST = 36  # months; with fewer nobody can say what is usual
MOVED = 5  # places of a ranking from which a move is worth a sentence
TURNED = 6  # months that a year's change has gone the other way before it turns
COUNTRY = "00"


@dataclass(frozen=True)
class News:
    """What has happened in a region.

    Attributes
    ----------
    score
        The step in units of the largest that would be no news; above 1 it is news.
    """

    code: str
    name: str
    score: float
    sentence: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Counts:
    """What a measure is reckoned from, by month and region, the country (``00``) among them, to the report's month.

    Attributes
    ----------
    counted
        Persons or vacancies; Poisson, so that the variance of a count is the count.
    rates
        Percent of the labour force.
    """

    counted: pd.DataFrame
    rates: pd.DataFrame


def score_steps(counts: Counts) -> pd.DataFrame:
    """Score the last month of each region.

    Returns
    -------
    pandas.DataFrame
        By region: ``step`` (percentage points beyond the usual and the country's), ``largest`` of the months before,
        ``error`` (standard error of a year's change) and ``score``; missing where there is too little to go by.
    """
    rates, counted = counts.rates, counts.counted
    steps = rates.drop(columns=COUNTRY).diff().sub(rates[COUNTRY].diff(), axis="index")
    usual = steps.iloc[:-1].groupby(steps.index[:-1].month).median()
    steps = steps - usual.reindex(steps.index.month).set_axis(steps.index)
    before = steps.iloc[-WINDOW - 1 : -1]
    largest = before.abs().max().where(before.notna().sum() >= FEWEST)
    both = counted.iloc[-1] + counted.iloc[-1 - YEAR] if len(counted) > YEAR else counted.iloc[-1] * np.nan
    # A rate by its count is what one more makes; where there is none, a chance of one is taken from nowhere.
    error = (np.sqrt(both) * rates.iloc[-1] / counted.iloc[-1].where(counted.iloc[-1] > 0)).reindex(steps.columns)
    table = pd.DataFrame({"step": steps.iloc[-1], "largest": largest, "error": error})
    threshold = table.assign(error=ERRORS * table["error"])[["largest", "error"]].max(axis="columns", skipna=False)
    return table.assign(score=table["step"].abs() / threshold.where(threshold > 0))


def find_news(unemployed: Counts, ranks: pd.DataFrame, grounds: Grounds) -> list[News]:
    """Find the regions with news in the last month, the most unusual first, each with its sentences and facts.

    Vacancies are no measure of it: their counts are not Poisson, and of planted news a third would be found.

    Parameters
    ----------
    ranks
        By month and region: the place among those of its kind, from the highest unemployment.
    """
    fresh = score_steps(unemployed).query("score > 1").sort_values("score", ascending=False, kind="stable")
    return [_tell(str(code), row, unemployed.rates, ranks[code], grounds) for code, row in fresh.iterrows()]


def _tell(code: str, row: pd.Series, rates: pd.DataFrame, ranks: pd.Series, grounds: Grounds) -> News:
    place, month, own, country = find_place(code), rates.index[-1], rates[code], rates[COUNTRY]
    base, make = f"news.{code}.unemployment_rate", FactMaker(score_steps, month, grounds)
    rate = make.series(base, own.iloc[-YEAR - 1 :], "percent", DECIMALS)
    step = make.value(f"{base}.unexpected.change_pp", row["step"], "percentage points", DECIMALS)
    size = with_unit(magnitude(step), "procentenheter")
    told = [
        f"I {place.name} var arbetslösheten {with_unit(rate.text, 'procent')} i {name_month(month)}, "
        f"{size} {'högre' if row['step'] > 0 else 'lägre'} än väntat av årstiden och av utvecklingen i riket."
    ]
    error = row["error"]
    more = [*_cross(own, country, error), *_record(own, country, error), *_turn(own, error)]
    if more:
        told.append(f"Den {list_words(more)}.")
    facts, moved = [rate, step], _move(ranks)
    if moved is not None:
        now, then = (make.value(f"{base}.{name}", at, "rank") for name, at in moved.items())
        facts += [now, then]
        within = "Bland länen" if place.is_county else "I sin kommungrupp"
        told.append(
            f"{within} har {place.name} gått från plats {then.text} i {month_word(month - 1)} till plats {now.text}, "
            "räknat från den högsta arbetslösheten."
        )
    return News(code, place.name, float(row["score"]), " ".join(told), tuple(facts))


def _cross(own: pd.Series, country: pd.Series, error: float) -> list[str]:
    """Tell that a rate has crossed the country's, where it has come a standard error or more from where it was."""
    then, now = ((own - country).iloc[at] for at in (-2, -1))
    if then * now >= 0 or abs(now - then) < error:
        return []
    words = ("högre", "lägre") if now > 0 else ("lägre", "högre")
    return [f"är nu {words[0]} än i riket, efter att ha varit {words[1]}"]


def _record(own: pd.Series, country: pd.Series, error: float) -> list[str]:
    """Tell of a record of five years, by a standard error, that is not the country's too."""
    before, of_country = own.iloc[-WINDOW - 1 : -1], country.iloc[-WINDOW - 1 : -1]
    if len(before) < WINDOW:
        return []
    if own.iloc[-1] >= before.max() + error and country.iloc[-1] < of_country.max():
        return ["har inte varit så hög på fem år"]
    if own.iloc[-1] <= before.min() - error and country.iloc[-1] > of_country.min():
        return ["har inte varit så låg på fem år"]
    return []


def _turn(own: pd.Series, error: float) -> list[str]:
    """Tell that a year's change has turned, by a standard error, after half a year the other way."""
    year = own.diff(YEAR).iloc[-TURNED - 1 :]
    now, before = year.iloc[-1], np.sign(year.iloc[:-1])
    if len(year) <= TURNED or abs(now) < error or not (before == -np.sign(now)).all():
        return []
    words = ("högre", "lägre") if now > 0 else ("lägre", "högre")
    return [f"är {words[0]} än för ett år sedan, efter ett halvår då den var {words[1]}"]


def _move(ranks: pd.Series) -> dict[str, int] | None:
    """Return a region's place now and the month before, where it has moved far."""
    then, now = ranks.iloc[-2], ranks.iloc[-1]
    if pd.isna(then) or pd.isna(now) or abs(now - then) < MOVED:
        return None
    return {"rank": int(now), "rank.previous": int(then)}
