"""Section 35: which contracts and suppliers are at risk, and where?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib.codes import LOW_SCORE
from werket_lib.errors import LateError
from werket_lib.facts import Fact, FactMaker, Facts, Measure, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.results.numbers import apply_rule
from werket_lib.sections.results.result_facts import PERIOD_MONTHS, PREFIX

_OF_CONTRACT = (
    Measure("participants", "cohort", "persons"),
    Measure("weighted_score", "score", "index", 3),
    Measure("weighted_score_before", "score_before", "index", 3),
)
_OF_SUM = (
    Measure("contracts", "contracts", "count"),
    Measure("at_risk", "at_risk", "count"),
    Measure("participants", "cohort", "persons"),
    Measure("share_pct", "share_pct", "percent", 1),
)
CHANCE = 1.96  # standard errors
BY = {"supplier": "supplier", "area": "delivery_area"}  # kind in a fact's id: column


@dataclass(frozen=True)
class AtRisk:
    """The contracts that meet the agency's conditions at two follow-ups in a row, with their cohorts.

    Attributes
    ----------
    period
        Of the newer follow-up; the other is two months before.
    contracts
        ``supplier, delivery_area, ka_number, rating, weighted_score, weighted_score_before, participants``; the
        largest cohort first.
    by
        For ``supplier`` and ``area`` one row each that has such a contract, the largest cohort first: the name,
        ``contracts, at_risk`` (those at risk), ``participants`` (in those) and ``share_pct`` of its whole cohort.
    known
        Whether the rule can be applied: the agency flags the period, and the follow-up before is there.
    """

    month: pd.Period
    period: pd.Period
    contracts: pd.DataFrame
    by: dict[str, pd.DataFrame]
    known: bool
    facts: Facts
    sources: tuple[Source, ...]


def summarise_at_risk(results: SourcedTable, month: pd.Period) -> AtRisk:
    """Find the contracts at risk, and sum them by supplier and by delivery area.

    Parameters
    ----------
    results
        As `werket_lib.schemas.Rom2Results`.

    Raises
    ------
    LateError
        If there is no period up to the month.
    """
    table = results.table[results.table["period"] <= month]
    if table.empty:
        raise LateError(f"rom2_results has no period up to {month}; add the agency's file with `werket add`")
    rows = apply_rule(table)
    period = rows["period"].max()
    now, before = rows[rows["period"] == period], rows[rows["period"] == period - PERIOD_MONTHS]
    known = bool(now["flagged"].notna().any()) and not before.empty
    found = now[now["at_risk_twice"] & known]
    scores = before.set_index("ka_number")["weighted_score"]
    contracts = found[
        ["supplier", "delivery_area", "ka_number", "rating", "weighted_score", "participants"]
    ].sort_values(["participants", "ka_number"], ascending=[False, True], ignore_index=True)
    contracts.insert(5, "weighted_score_before", contracts["ka_number"].map(scores))
    by = {kind: _sum_by(now, found, column) for kind, column in BY.items()}
    make = FactMaker(summarise_at_risk, period, source_cells(results.sources, "weighted_score"))
    return AtRisk(
        month, period, contracts, by, known, Facts(_make_facts(make, contracts, by, len(now))), results.sources
    )


def _sum_by(now: pd.DataFrame, found: pd.DataFrame, column: str) -> pd.DataFrame:
    every, risky = now.groupby(column), found.groupby(column)["participants"]
    table = pd.DataFrame({"at_risk": risky.size(), "participants": risky.sum()})
    table.insert(0, "contracts", every.size().reindex(table.index))
    people = every["participants"].sum().reindex(table.index)
    table["share_pct"] = 100 * table["participants"].astype("float64") / people.astype("float64")
    return table.reset_index().sort_values(["participants", column], ascending=[False, True], ignore_index=True)


def _count_near(contracts: pd.DataFrame) -> int:
    """Count the contracts whose measure, taken as a share of the cohort, chance may have put under the limit."""
    score, people = (contracts[column].astype("float64") for column in ("weighted_score", "participants"))
    error = (LOW_SCORE * (1 - LOW_SCORE) / people) ** 0.5
    return int((score + CHANCE * error >= LOW_SCORE).sum())


def _make_facts(make: FactMaker, contracts: pd.DataFrame, by: dict[str, pd.DataFrame], every: int) -> list[Fact]:
    base = f"{PREFIX}.risk"
    made = [
        make.value(f"{base}.every", every, "count"),
        make.value(f"{base}.contracts", len(contracts), "count"),
        make.value(f"{base}.unrated", int(contracts["rating"].isna().sum()), "count"),
        make.value(f"{base}.near", _count_near(contracts), "count"),
        make.value(f"{base}.cohort", int(contracts["participants"].sum()), "persons"),
        make.value(f"{base}.suppliers", len(by["supplier"]), "suppliers"),
        make.value(f"{base}.areas", len(by["area"]), "count"),
    ]
    made += make.rows(
        contracts, (f"{base}.contract.{number}." for number in range(1, len(contracts) + 1)), _OF_CONTRACT
    )
    for kind, column in BY.items():
        slugs = slugify_all(by[kind][column])
        made += make.rows(by[kind], (f"{base}.{kind}.{slugs[name]}." for name in by[kind][column]), _OF_SUM)
    return made
