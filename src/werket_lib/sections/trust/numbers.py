"""Section 80: who is trusted? Arbetsförmedlingen against other public bodies, this year and last."""

from dataclasses import dataclass

import pandas as pd
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from werket_lib import changes
from werket_lib.errors import DataError
from werket_lib.facts import Fact, Facts, Unit, plain_value, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable

AGENCY = "Arbetsförmedlingen"


CONFIDENCE_PCT = 95


_HERE = "werket_lib.sections.trust.numbers.summarise_trust"


@dataclass(frozen=True)
class Trust:
    """Trust in public bodies in the latest year.

    Attributes
    ----------
    table
        ``rank, actor, trust_pct, previous_pct, change, low_pct, high_pct …``: most trusted first; last year
        missing where it is not known, the intervals (of the share and, `change_low`, `change_high`, of the
        change) where the numbers of interviews are not.
    """

    month: pd.Period
    year: int
    table: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]


def actor_id(slug: str, measure: str) -> str:
    """Name a fact of a body: ``trust.actor.arbetsformedlingen.trust_pct``."""
    return f"trust.actor.{slug}.{measure}"


def summarise_trust(trust: SourcedTable, month: pd.Period) -> Trust:
    """Rank public bodies by trust in the latest year, and compare with the year before.

    Parameters
    ----------
    trust
        As `werket_lib.schemas.Trust`.

    Raises
    ------
    DataError
        If Arbetsförmedlingen is not in the latest year.
    """
    told = trust.table
    year = int(told["year"].max()) if len(told) else None
    now = told[told["year"] == year].set_index("actor")
    if year is None or AGENCY not in now.index:
        raise DataError(
            f"trust has no {AGENCY} in its latest year, {year}; add the row to the typed file and take it in "
            "with `werket add trust FILE`"
        )
    table = _compare(now, told[told["year"] == year - 1].set_index("actor"))
    return Trust(month, year, table, _make_facts(table, now["interviews"].max(), month, trust), trust.sources)


def _compare(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    numbers = ["trust_pct", "interviews"]
    now = now[numbers].astype("float64").sort_index().sort_values("trust_pct", ascending=False, kind="stable")
    before = before[numbers].astype("float64").reindex(now.index)
    low, high = proportion_confint(_persons(now), now["interviews"], 1 - CONFIDENCE_PCT / 100, method="wilson")
    change_low, change_high = confint_proportions_2indep(
        _persons(now), now["interviews"], _persons(before), before["interviews"],
        method="newcomb", alpha=1 - CONFIDENCE_PCT / 100,
    )  # fmt: skip
    return pd.DataFrame(
        {
            "rank": changes.rank_down(now["trust_pct"]),
            "actor": now.index,
            "trust_pct": now["trust_pct"],
            "previous_pct": before["trust_pct"],
            "change": now["trust_pct"] - before["trust_pct"],
            "low_pct": 100 * low,
            "high_pct": 100 * high,
            "change_low": 100 * change_low,
            "change_high": 100 * change_high,
        }
    ).reset_index(drop=True)


def _persons(year: pd.DataFrame) -> pd.Series:
    """Return how many of those interviewed the shares stand for."""
    return year["trust_pct"] / 100 * year["interviews"]


def _make_facts(table: pd.DataFrame, interviews: object, month: pd.Period, trust: SourcedTable) -> Facts:
    grounds = source_cells(trust.sources, "trust_pct")
    made = [
        Fact("trust.actors", len(table), "count", month, 0, _HERE, grounds),
        Fact(
            "trust.interviews",
            plain_value(interviews),
            "count",
            month,
            0,
            _HERE,
            source_cells(trust.sources, "interviews"),
        ),
    ]
    measures: tuple[tuple[str, str, Unit, int], ...] = (
        ("trust_pct", "trust_pct", "percent", 0),
        ("previous_pct", "trust_pct.previous", "percent", 0),
        ("change", "trust_pct.change", "percentage points", 0),
        ("rank", "trust_pct.rank", "rank", 0),
        ("low_pct", "low_pct", "percent", 1),
        ("high_pct", "high_pct", "percent", 1),
        ("change_low", "change_low", "percentage points", 1),
        ("change_high", "change_high", "percentage points", 1),
    )
    slugs = slugify_all(table["actor"])
    for row in table.to_dict("records"):
        made += [
            Fact(
                actor_id(slugs[row["actor"]], measure), plain_value(row[column]), unit, month, decimals, _HERE, grounds
            )
            for column, measure, unit, decimals in measures
        ]
    return Facts(made)
