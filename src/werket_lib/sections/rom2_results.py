"""Section 31: which delivery areas reach 25 percent, and which contracts are at risk?"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from werket_lib import changes
from werket_lib.errors import InputError, LateError
from werket_lib.facts import Fact, Facts, Grounds, Unit, make_fact, plain_value, slugify_all, source_cells
from werket_lib.numbers import round_half_up
from werket_lib.provenance import Source, SourcedTable
from werket_lib.schemas import LOW_RATING, LOW_SCORE

PREFIX = "rom2"
RESULTS = ("rr1", "rr2")
LEVELS = ("a", "b", "c")
RATE_DECIMALS = 1
PERIOD_MONTHS = 2  # from one period to the next
# The agency's conditions for a contract at risk, one after another: the rating, then the measure too, then its age too.
RISK_STEPS = ("low_rating", "low_both", "at_risk")
_UNITS: dict[str, Unit] = {
    "contracts": "count", "at_risk": "count", "participants": "persons", "rr1": "persons", "rr2": "persons",
    "rr1_rate": "percent", "rr1_rate_low": "percent", "rr1_rate_high": "percent", "rr2_rate": "percent",
}  # fmt: skip
_HERE = "werket_lib.sections.rom2_results"
_BY = f"{_HERE}.summarise_rom2_results"


@dataclass(frozen=True)
class AreaResults:
    """The results of Rusta och matcha by delivery area, against a threshold, and the contracts at risk.

    Attributes
    ----------
    month, period
        The report's month, and the one that the results are of: the same or the last before.
    threshold_pct, confidence_pct
        Percent; the level of the intervals.
    areas
        One row an area, the highest share of first results first: ``delivery_area, contracts, at_risk,
        participants`` and, for ``rr1`` and ``rr2``, the count, ``_rate`` (percent of the participants),
        ``_rate_low`` and ``_rate_high`` (Wilson's interval), ``_side`` (``over`` the threshold, on it
        counted in, or ``under``) and ``_sure`` (whether the whole interval is on that side).
    ratings
        One row a rating, the best first, the last without one: ``rating, contracts, participants, rr1,
        rr2, rr1_rate, rr2_rate, at_risk``.
    risk
        ``condition, contracts``: how many contracts are left after each of the agency's conditions for risk.
    has_flag
        Whether the agency says of the period which contracts are at risk.
    """

    month: pd.Period
    period: pd.Period
    threshold_pct: float
    confidence_pct: float
    areas: pd.DataFrame
    ratings: pd.DataFrame
    risk: pd.DataFrame
    has_flag: bool
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


def summarise_rom2_results(
    results: SourcedTable, month: pd.Period, *, threshold_pct: float = 25.0, confidence_pct: float = 95.0
) -> AreaResults:
    """Sum the results over suppliers and levels, divide by the participants, and hold them against a threshold.

    Parameters
    ----------
    results
        As `werket_lib.schemas.Rom2Results`.
    threshold_pct
        Percent; a rate reaches it where it does so as printed, with one decimal.
    confidence_pct
        Percent; of Wilson's intervals.

    Raises
    ------
    LateError
        If there is no period up to the month.
    InputError
        If the threshold or the level of the intervals is no possible percent.
    """
    for name, value in (("threshold_pct", threshold_pct), ("confidence_pct", confidence_pct)):
        if not 0 < value < 100:
            raise InputError(f"{name} is {value}; expected a percent between 0 and 100")
    table = results.table[results.table["period"] <= month]
    if table.empty:
        raise LateError(f"rom2_results has no period up to {month}; add the agency's file with `werket add`")
    rows = _add_levels(table)
    period = rows["period"].max()
    now = rows[rows["period"] == period]
    areas = _summarise_areas(now, threshold_pct, confidence_pct)
    ratings = _summarise_ratings(now)
    has_flag = bool(now["flagged"].notna().any())
    grounds = _grounds(results.sources, period)
    facts = Facts(
        [
            *_setting_facts(period, threshold_pct, confidence_pct),
            *_national_facts(rows, grounds),
            *_threshold_facts(areas, period, grounds),
            *_risk_facts(now, period, has_flag, grounds),
            *_rating_facts(ratings, period, grounds),
            *_area_facts(areas, rows, grounds),
        ]
    )
    return AreaResults(
        month,
        period,
        threshold_pct,
        confidence_pct,
        areas,
        ratings,
        _count_steps(now),
        has_flag,
        facts,
        results.sources,
        results.notes,
    )


def _add_levels(table: pd.DataFrame) -> pd.DataFrame:
    """Sum the results of the levels, and apply the agency's rule on risk to every contract.

    The weighted measure is held against the limit as printed, as the agency does.
    """
    rows = table[["period", "delivery_area", "rating", "participants"]].copy()
    for result in RESULTS:
        rows[result] = table[[f"{result}_{level}" for level in LEVELS]].sum(axis="columns")
    rows["low_rating"] = (table["rating"].isna() | (table["rating"] == LOW_RATING)).astype("bool")
    rows["low_both"] = rows["low_rating"] & (table["weighted_score"] < LOW_SCORE)
    rows["at_risk"] = rows["low_both"] & table["active_22_months"]
    rows["active"] = table["active_22_months"]
    rows["flagged"] = table["at_risk"]
    return rows


def _sum(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Sum contracts by a column, then divide."""
    grouped = rows.groupby(by, dropna=False)
    sums = grouped[["participants", *RESULTS]].sum().astype("int64")
    sums.insert(0, "contracts", grouped.size())
    sums.insert(1, "at_risk", grouped["at_risk"].sum().astype("int64"))
    for result in RESULTS:
        people = sums["participants"].where(sums["participants"] > 0).astype("Float64")
        sums[f"{result}_rate"] = 100 * sums[result] / people
    return sums


def _summarise_areas(now: pd.DataFrame, threshold_pct: float, confidence_pct: float) -> pd.DataFrame:
    areas = _sum(now, "delivery_area")
    for result in RESULTS:
        low, high = proportion_confint(
            areas[result], areas["participants"], alpha=1 - confidence_pct / 100, method="wilson"
        )
        areas[f"{result}_rate_low"], areas[f"{result}_rate_high"] = 100 * low, 100 * high
        over = areas[f"{result}_rate"].map(lambda rate: round_half_up(rate, RATE_DECIMALS) >= threshold_pct)
        areas[f"{result}_side"] = over.map({True: "over", False: "under"})
        beyond = (areas[f"{result}_rate_low"] >= threshold_pct) | (areas[f"{result}_rate_high"] < threshold_pct)
        areas[f"{result}_sure"] = beyond
    return areas.reset_index().sort_values(["rr1_rate", "delivery_area"], ascending=[False, True], ignore_index=True)


def _summarise_ratings(now: pd.DataFrame) -> pd.DataFrame:
    by_rating = _sum(now, "rating").reset_index().astype({"rating": "Int64"})
    return by_rating.sort_values("rating", ascending=False, na_position="last", ignore_index=True)


def _count_steps(now: pd.DataFrame) -> pd.DataFrame:
    counts = {"all": len(now), **{step: int(now[step].sum()) for step in RISK_STEPS}}
    return pd.DataFrame({"condition": list(counts), "contracts": list(counts.values())})


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


def _setting_facts(period: pd.Period, threshold_pct: float, confidence_pct: float) -> list[Fact]:
    """Make facts of what the sentences hold results against: settings of ours, and the agency's rule."""
    settings: tuple[tuple[str, float, Unit, int], ...] = (
        ("threshold", threshold_pct, "percent", _decimals_of(threshold_pct)),
        ("confidence", confidence_pct, "percent", _decimals_of(confidence_pct)),
        ("low_score", LOW_SCORE, "index", 1),
        ("low_rating", LOW_RATING, "count", 0),
    )
    return [
        Fact(f"{PREFIX}.results.{name}", value, unit, period, decimals, _BY, ())
        for name, value, unit, decimals in settings
    ]


def _decimals_of(percent: float) -> int:
    return 0 if float(percent).is_integer() else RATE_DECIMALS


def _national_facts(rows: pd.DataFrame, grounds: Mapping[str, Grounds]) -> list[Fact]:
    """Make the country's facts, with a history of periods; a change is since the period before."""
    sums = _sum(rows, "period")
    made = [
        make_fact(f"{PREFIX}.cohort", sums["participants"], "persons", computed_by=_BY, grounds=grounds["participants"])
    ]
    for result in RESULTS:
        rate = sums[f"{result}_rate"]
        made += [
            make_fact(f"{PREFIX}.{result}", sums[result], "persons", computed_by=_BY, grounds=grounds[result]),
            _rate_fact(f"{PREFIX}.{result}_rate", rate, grounds[f"{result}_rate"]),
            make_fact(
                f"{PREFIX}.{result}_rate.change",
                changes.change(rate, PERIOD_MONTHS),
                "percentage points",
                decimals=RATE_DECIMALS,
                computed_by="werket_lib.changes.change",
                grounds=grounds[f"{result}_rate"],
            ),
        ]
    return made


def _rate_fact(fact_id: str, rate: pd.Series, grounds: Grounds) -> Fact:
    return make_fact(fact_id, rate, "percent", decimals=RATE_DECIMALS, computed_by=_BY, grounds=grounds)


def _threshold_facts(areas: pd.DataFrame, period: pd.Period, grounds: Mapping[str, Grounds]) -> list[Fact]:
    """Count the areas on each side of the threshold, and those whose whole interval is there."""
    made = [_count(f"{PREFIX}.results.areas", len(areas), period, grounds["participants"])]
    for result in RESULTS:
        for side in ("over", "under"):
            on_side = areas[f"{result}_side"] == side
            base = f"{PREFIX}.results.{result}_{side}"
            made += [
                _count(base, on_side.sum(), period, grounds[f"{result}_rate"]),
                _count(f"{base}_sure", (on_side & areas[f"{result}_sure"]).sum(), period, grounds[f"{result}_rate"]),
                _count(f"{base}_unsure", (on_side & ~areas[f"{result}_sure"]).sum(), period, grounds[f"{result}_rate"]),
            ]
    return made


def _count(fact_id: str, value: int, period: pd.Period, grounds: Grounds, unit: Unit = "count") -> Fact:
    return Fact(fact_id, int(value), unit, period, 0, _BY, grounds)


def _risk_facts(now: pd.DataFrame, period: pd.Period, has_flag: bool, grounds: Mapping[str, Grounds]) -> list[Fact]:
    """Count the contracts that meet the agency's conditions one after another, and those that it names itself."""
    base, cells = f"{PREFIX}.contracts", grounds["at_risk"]
    made = [
        _count(base, len(now), period, grounds["contracts"]),
        *(_count(f"{base}.{step}", now[step].sum(), period, cells) for step in RISK_STEPS),
        _count(f"{base}.active", now["active"].sum(), period, cells),
        Fact(
            f"{base}.at_risk.share_pct",
            100 * float(now["at_risk"].mean()),
            "percent",
            period,
            RATE_DECIMALS,
            _BY,
            cells,
        ),
        _count(f"{base}.at_risk.cohort", now.loc[now["at_risk"], "participants"].sum(), period, cells, "persons"),
    ]
    if has_flag:
        made.append(_count(f"{base}.flagged", now["flagged"].sum(), period, grounds["flagged"]))
    return made


def _rating_facts(ratings: pd.DataFrame, period: pd.Period, grounds: Mapping[str, Grounds]) -> list[Fact]:
    bases = [f"{PREFIX}.rating.{rating_slug(rating)}" for rating in ratings["rating"]]
    return _row_facts(
        ratings, bases, period, grounds, ("contracts", "at_risk", "participants", "rr1", "rr2", "rr1_rate", "rr2_rate")
    )


def rating_slug(rating: object) -> str:
    """Return the part of a fact's id that names a rating, or that there is none."""
    return "none" if pd.isna(rating) else str(rating)


def _area_facts(areas: pd.DataFrame, rows: pd.DataFrame, grounds: Mapping[str, Grounds]) -> list[Fact]:
    """Make each area's facts; its rates have a history of periods."""
    period = rows["period"].max()
    slugs = slugify_all(areas["delivery_area"])
    bases = [f"{PREFIX}.area.{slug}" for slug in slugs.values()]
    made = _row_facts(
        areas,
        bases,
        period,
        grounds,
        ("contracts", "at_risk", "participants", "rr1", "rr1_rate_low", "rr1_rate_high", "rr2"),
    )
    of_area = dict(iter(rows.groupby("delivery_area")))
    for area, slug in slugs.items():
        by_period = _sum(of_area[area], "period")
        made += [
            _rate_fact(f"{PREFIX}.area.{slug}.{result}_rate", by_period[f"{result}_rate"], grounds[f"{result}_rate"])
            for result in RESULTS
        ]
    return made


def _row_facts(
    table: pd.DataFrame, bases: list[str], period: pd.Period, grounds: Mapping[str, Grounds], columns: tuple[str, ...]
) -> list[Fact]:
    """Make a fact of each of `columns` in every row; the participants are called a cohort, since others remain."""
    return [
        Fact(
            f"{base}.{'cohort' if column == 'participants' else column}",
            plain_value(row[column]),
            _UNITS[column],
            period,
            RATE_DECIMALS if _UNITS[column] == "percent" else 0,
            _BY,
            grounds[column.removesuffix("_low").removesuffix("_high")],
        )
        for base, row in zip(bases, table.to_dict("records"), strict=True)
        for column in columns
    ]
