"""The facts of section 31: the country's, the areas', the contracts' and the ratings'."""

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from werket_lib import changes
from werket_lib.codes import LOW_RATING, LOW_SCORE
from werket_lib.facts import Fact, Facts, Grounds, Unit, make_fact, plain_value, slugify_all, source_cells
from werket_lib.provenance import Source

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


_BY = "werket_lib.sections.results.numbers.summarise_rom2_results"


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
    grounds = _grounds(sources, period)
    return Facts(
        [
            *_setting_facts(period, threshold_pct, confidence_pct),
            *_national_facts(rows, grounds),
            *_threshold_facts(areas, period, grounds),
            *_risk_facts(now, period, grounds),
            *_rating_facts(ratings, period, grounds),
            *_area_facts(areas, rows, grounds),
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
    """Return as many decimals as a setting was given with."""
    return max(0, -int(Decimal(str(percent)).normalize().as_tuple().exponent))


def _national_facts(rows: pd.DataFrame, grounds: Mapping[str, Grounds]) -> list[Fact]:
    """Make the country's facts, with a history of periods; a change is since the period before."""
    sums = sum_contracts(rows, "period")
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


def _risk_facts(now: pd.DataFrame, period: pd.Period, grounds: Mapping[str, Grounds]) -> list[Fact]:
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
    if now["flagged"].notna().any():
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
        by_period = sum_contracts(of_area[area], "period")
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
