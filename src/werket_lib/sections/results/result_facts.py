"""The facts of section 31: the country's, the areas', the contracts' and the ratings'."""

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from werket_lib import changes
from werket_lib.codes import LOW_RATING, LOW_SCORE
from werket_lib.facts import Fact, FactMaker, Facts, Grounds, Unit, slugify_all, source_cells
from werket_lib.provenance import Source

PREFIX = "rom2"
RESULTS = ("rr1", "rr2")
LEVELS = ("a", "b", "c")
RATE_DECIMALS = 1
PERIOD_MONTHS = 2  # from one period to the next
LARGE = 200  # persons in a cohort from which an area may be named as the highest or lowest

# The agency's conditions for a contract at risk, one after another: the rating, then the measure too, then its age too.
RISK_STEPS = ("low_rating", "low_both", "at_risk")

_UNITS: dict[str, Unit] = {
    "contracts": "count", "at_risk": "count", "participants": "persons", "rr1": "persons", "rr2": "persons",
    "rr1_rate": "percent", "rr1_rate_low": "percent", "rr1_rate_high": "percent", "rr2_rate": "percent",
    "rr1_standard": "percent", "rr2_standard": "percent",
}  # fmt: skip

Makers = Mapping[str, FactMaker]  # by what they make facts of: each rests on columns of its own


def make_result_facts(
    rows: pd.DataFrame,
    areas: pd.DataFrame,
    ratings: pd.DataFrame,
    *,
    sources: tuple[Source, ...],
    threshold_pct: float,
    confidence_pct: float,
) -> Facts:
    """Make the section's facts.

    Parameters
    ----------
    rows
        Contracts of all periods up to the one shown: ``period, delivery_area, rating, participants, rr1, rr2``,
        whether each of `RISK_STEPS` holds, ``active`` and the agency's own ``flagged``.
    areas, ratings
        As in `werket_lib.sections.results.numbers.AreaResults`.
    """
    period = rows["period"].max()
    now = rows[rows["period"] == period]
    makers = {
        measure: FactMaker(make_result_facts, period, cells) for measure, cells in _grounds(sources, period).items()
    }
    return Facts(
        [
            *_setting_facts(FactMaker(make_result_facts, period), threshold_pct, confidence_pct),
            *_national_facts(makers, rows),
            *_threshold_facts(makers, areas),
            *_risk_facts(makers, now, has_before=(rows["period"] == period - PERIOD_MONTHS).any()),
            *_rating_facts(makers, ratings),
            *_area_facts(makers, areas, rows),
        ]
    )


def sum_contracts(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Sum contracts by a column, then divide.

    Returns
    -------
    pandas.DataFrame
        ``contracts, at_risk, participants, rr1, rr2, rr1_rate, rr2_rate`` (percent), indexed by the column.
    """
    grouped = rows.groupby(by, dropna=False)
    sums = grouped[["participants", *RESULTS]].sum().astype("int64")
    sums.insert(0, "contracts", grouped.size())
    sums.insert(1, "at_risk", grouped["at_risk"].sum().astype("int64"))
    for result in RESULTS:
        people = sums["participants"].where(sums["participants"] > 0).astype("Float64")
        sums[f"{result}_rate"] = 100 * sums[result] / people
    return sums


def _grounds(sources: tuple[Source, ...], period: pd.Period) -> dict[str, Grounds]:
    """Return the cells that each measure of the period rests on: in the last file that has it.

    What is told of several periods rests on the other files too, and on the same columns.
    """
    file = [source for source in sources if str(period) in source.columns.get("participants", "")][-1:]
    counts = {result: [f"{result}_{level}" for level in LEVELS] for result in RESULTS}
    columns = {
        **counts,
        **{f"{result}_rate": [*counts[result], "participants"] for result in RESULTS},
        "participants": ["participants"],
        **{f"{result}_standard": [*counts[result], "participants"] for result in RESULTS},
        "contracts": ["ka_number"],
        "at_risk": ["rating", "weighted_score", "active_22_months"],
        "flagged": ["at_risk"],
    }
    return {
        measure: tuple(
            {**cell, "cells": "; ".join(source.columns[column] for column in needed if column in source.columns)}
            for source in file
            for cell in source_cells([source], needed[0])
        )
        for measure, needed in columns.items()
    }


def _setting_facts(make: FactMaker, threshold_pct: float, confidence_pct: float) -> list[Fact]:
    """Make facts of what the sentences hold results against: settings of ours, and the agency's rule."""
    base = f"{PREFIX}.results"
    return [
        make.value(f"{base}.threshold", threshold_pct, "percent", _decimals_of(threshold_pct)),
        make.value(f"{base}.confidence", confidence_pct, "percent", _decimals_of(confidence_pct)),
        make.value(f"{base}.low_score", LOW_SCORE, "index", 1),
        make.value(f"{base}.low_rating", LOW_RATING, "count"),
        make.value(f"{base}.large", LARGE, "persons"),
    ]


def _decimals_of(percent: float) -> int:
    """Return as many decimals as a setting was given with."""
    return max(0, -int(Decimal(str(percent)).normalize().as_tuple().exponent))


def _national_facts(makers: Makers, rows: pd.DataFrame) -> list[Fact]:
    """Make the country's facts, with a history of periods; a change is since the period before."""
    sums = sum_contracts(rows, "period")
    made = [makers["participants"].series(f"{PREFIX}.cohort", sums["participants"], "persons")]
    for result in RESULTS:
        fact_id, name = f"{PREFIX}.{result}", f"{result}_rate"
        change = changes.change(sums[name], PERIOD_MONTHS)
        made += [
            makers[result].series(fact_id, sums[result], "persons"),
            makers[name].series(f"{fact_id}_rate", sums[name], "percent", RATE_DECIMALS),
            makers[name].series(
                f"{fact_id}_rate.change", change, "percentage points", RATE_DECIMALS, by=changes.change
            ),
        ]
    return made


def _threshold_facts(makers: Makers, areas: pd.DataFrame) -> list[Fact]:
    """Count the areas on each side of the threshold, and those whose whole interval is there."""
    made = [makers["participants"].value(f"{PREFIX}.results.areas", len(areas), "count")]
    for result in RESULTS:
        make = makers[f"{result}_rate"]
        for side in ("over", "under"):
            on_side, sure = areas[f"{result}_side"] == side, areas[f"{result}_sure"]
            base = f"{PREFIX}.results.{result}_{side}"
            made += [
                make.value(base, int(on_side.sum()), "count"),
                make.value(f"{base}_sure", int((on_side & sure).sum()), "count"),
                make.value(f"{base}_unsure", int((on_side & ~sure).sum()), "count"),
            ]
        gaps = (areas[f"{result}_standard"] - areas[f"{result}_rate"]).astype("float64").abs()
        made.append(make.value(f"{PREFIX}.results.{result}_mix", gaps.mean(), "percentage points", RATE_DECIMALS))
    return made


def _risk_facts(makers: Makers, now: pd.DataFrame, *, has_before: bool) -> list[Fact]:
    """Count the contracts that meet the agency's conditions one after another, and those that it names itself.

    How many do so twice in a row is not known without the follow-up before.
    """
    base, make = f"{PREFIX}.contracts", makers["at_risk"]
    twice = now[now["at_risk_twice"]]
    count, people = (len(twice), int(twice["participants"].sum())) if has_before else (None, None)
    made = [
        makers["contracts"].value(base, len(now), "count"),
        *(make.value(f"{base}.{step}", int(now[step].sum()), "count") for step in RISK_STEPS),
        make.value(f"{base}.active", int(now["active"].sum()), "count"),
        make.value(f"{base}.at_risk.share_pct", 100 * float(now["at_risk"].mean()), "percent", RATE_DECIMALS),
        make.value(f"{base}.at_risk.cohort", int(now.loc[now["at_risk"], "participants"].sum()), "persons"),
        make.value(f"{base}.at_risk.twice", count, "count"),
        make.value(f"{base}.at_risk.twice.cohort", people, "persons"),
    ]
    if now["flagged"].notna().any():
        made.append(makers["flagged"].value(f"{base}.flagged", int(now["flagged"].sum()), "count"))
    return made


def _rating_facts(makers: Makers, ratings: pd.DataFrame) -> list[Fact]:
    bases = [f"{PREFIX}.rating.{rating_slug(rating)}" for rating in ratings["rating"]]
    return _row_facts(
        makers, ratings, bases, ("contracts", "at_risk", "participants", "rr1", "rr2", "rr1_rate", "rr2_rate")
    )


def rating_slug(rating: object) -> str:
    """Return the part of a fact's id that names a rating, or that there is none."""
    return "none" if pd.isna(rating) else str(rating)


def _area_facts(makers: Makers, areas: pd.DataFrame, rows: pd.DataFrame) -> list[Fact]:
    """Make each area's facts; its rates have a history of periods."""
    slugs = slugify_all(areas["delivery_area"])
    bases = [f"{PREFIX}.area.{slug}" for slug in slugs.values()]
    columns = (
        "contracts",
        "at_risk",
        "participants",
        "rr1",
        "rr1_rate_low",
        "rr1_rate_high",
        "rr1_standard",
        "rr2",
        "rr2_standard",
    )
    made = _row_facts(makers, areas, bases, columns)
    of_area = dict(iter(rows.groupby("delivery_area")))
    for area, slug in slugs.items():
        by_period = sum_contracts(of_area[area], "period")
        made += [
            makers[rate].series(f"{PREFIX}.area.{slug}.{rate}", by_period[rate], "percent", RATE_DECIMALS)
            for rate in (f"{result}_rate" for result in RESULTS)
        ]
    return made


def _row_facts(makers: Makers, table: pd.DataFrame, bases: list[str], columns: tuple[str, ...]) -> list[Fact]:
    """Make a fact of each of `columns` in every row; the participants are called a cohort, since others remain."""
    return [
        makers[column.removesuffix("_low").removesuffix("_high")].value(
            f"{base}.{'cohort' if column == 'participants' else column}",
            row[column],
            _UNITS[column],
            RATE_DECIMALS if _UNITS[column] == "percent" else 0,
        )
        for base, row in zip(bases, table.to_dict("records"), strict=True)
        for column in columns
    ]
