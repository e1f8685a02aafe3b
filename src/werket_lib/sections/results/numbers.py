"""Section 31: which delivery areas reach 25 percent, and which contracts are at risk?"""

from dataclasses import dataclass

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from werket_lib.codes import LOW_RATING, LOW_SCORE
from werket_lib.errors import DataError, InputError, LateError
from werket_lib.facts import Facts
from werket_lib.numbers import round_half_up
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.results.result_facts import (
    LEVELS,
    PERIOD_MONTHS,
    RATE_DECIMALS,
    RESULTS,
    RISK_STEPS,
    make_result_facts,
    sum_contracts,
)


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
        participants`` and, for ``rr1`` and ``rr2``, the count, ``_rate`` (percent of the participants), ``_standard``
        (the same with the country's mix of levels),
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
    DataError
        If the period has no participants.
    InputError
        If the threshold or the level of the intervals is no possible percent.
    """
    for name, value in (("threshold_pct", threshold_pct), ("confidence_pct", confidence_pct)):
        if not 0 < value < 100:
            raise InputError(f"{name} is {value}; expected a percent between 0 and 100")
    table = results.table[results.table["period"] <= month]
    if table.empty:
        raise LateError(f"rom2_results has no period up to {month}; add the agency's file with `werket add`")
    rows = apply_rule(table)
    period = rows["period"].max()
    now = rows[rows["period"] == period]
    sums = sum_contracts(now, "delivery_area")
    empty = sums.index[sums["participants"] == 0]
    if len(empty) == len(sums):
        raise DataError(f"rom2_results has no participant in {period}, so there is no rate; look at the agency's file")
    areas = _summarise_areas(sums.drop(empty), threshold_pct, confidence_pct)
    for result in RESULTS:
        areas[f"{result}_standard"] = areas["delivery_area"].map(standardise(now, result))
    ratings = _summarise_ratings(now)
    has_flag = bool(now["flagged"].notna().any())
    facts = make_result_facts(
        rows, areas, ratings, sources=results.sources, threshold_pct=threshold_pct, confidence_pct=confidence_pct
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
        (*results.notes, *(f"{area} has no participants in {period} and is left out of the areas" for area in empty)),
    )


def apply_rule(table: pd.DataFrame) -> pd.DataFrame:
    """Sum the results of the levels, and apply the agency's rule on risk to every contract of every period.

    The weighted measure is held against the limit as printed, as the agency does. ``at_risk_twice`` also asks for a
    low rating and measure at the follow-up before; false where that one is not in the table.
    """
    columns = [f"{name}_{level}" for name in ("participants", *RESULTS) for level in LEVELS]
    known = ["period", "ka_number", "supplier", "delivery_area", "rating", "weighted_score", "participants"]
    rows = table[[*known, *columns]].copy()
    for result in RESULTS:
        rows[result] = table[[f"{result}_{level}" for level in LEVELS]].sum(axis="columns")
    rows["low_rating"] = (table["rating"].isna() | (table["rating"] == LOW_RATING)).astype("bool")
    rows["low_both"] = rows["low_rating"] & (table["weighted_score"] < LOW_SCORE)
    rows["at_risk"] = rows["low_both"] & table["active_22_months"]
    rows["active"] = table["active_22_months"]
    rows["flagged"] = table["at_risk"]
    poor = rows.set_index(["period", "ka_number"])["low_both"]
    before = pd.MultiIndex.from_arrays([rows["period"] - PERIOD_MONTHS, rows["ka_number"]])
    rows["at_risk_twice"] = rows["at_risk"] & poor.reindex(before).eq(other=True).to_numpy()
    return rows


def _summarise_areas(areas: pd.DataFrame, threshold_pct: float, confidence_pct: float) -> pd.DataFrame:
    areas = areas.copy()
    for result in RESULTS:
        low, high = proportion_confint(
            areas[result], areas["participants"], alpha=1 - confidence_pct / 100, method="wilson"
        )
        areas[f"{result}_rate_low"], areas[f"{result}_rate_high"] = 100 * low, 100 * high
        over = areas[f"{result}_rate"].map(lambda rate: round_half_up(rate, RATE_DECIMALS) >= threshold_pct)
        areas[f"{result}_side"] = over.map({True: "over", False: "under"})
        above, below = areas[f"{result}_rate_low"] >= threshold_pct, areas[f"{result}_rate_high"] < threshold_pct
        areas[f"{result}_sure"] = above.where(over, below)
    return areas.reset_index().sort_values(["rr1_rate", "delivery_area"], ascending=[False, True], ignore_index=True)


def standardise(now: pd.DataFrame, result: str) -> pd.Series:
    """Return each area's rate as it would be with the country's mix of levels, percent, by area.

    A level in which an area has nobody is given the country's own rate, so that it neither gains nor loses by it.
    """
    people, count = ([f"{name}_{level}" for level in LEVELS] for name in ("participants", result))
    sums = now.groupby("delivery_area")[[*people, *count]].sum()
    country = sums.sum()
    parts = [
        (sums[c] / sums[p].where(sums[p] > 0)).astype("float64").fillna(country[c] / max(country[p], 1)) * country[p]
        for p, c in zip(people, count, strict=True)
    ]
    return 100 * sum(parts) / country[people].sum()


def _summarise_ratings(now: pd.DataFrame) -> pd.DataFrame:
    by_rating = sum_contracts(now, "rating").reset_index().astype({"rating": "Int64"})
    return by_rating.sort_values("rating", ascending=False, na_position="last", ignore_index=True)


def _count_steps(now: pd.DataFrame) -> pd.DataFrame:
    counts = {"all": len(now), **{step: int(now[step].sum()) for step in (*RISK_STEPS, "at_risk_twice")}}
    return pd.DataFrame({"condition": list(counts), "contracts": list(counts.values())})
