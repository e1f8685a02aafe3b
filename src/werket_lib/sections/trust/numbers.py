"""Section 80: who is trusted? Arbetsförmedlingen against other public bodies, this year and last."""

from dataclasses import dataclass

import pandas as pd
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from werket_lib import changes
from werket_lib.errors import DataError
from werket_lib.facts import FactMaker, Facts, Measure, slugify_all, source_cells
from werket_lib.months import name_day
from werket_lib.provenance import Source, SourcedTable

AGENCY = "Arbetsförmedlingen"
CONFIDENCE_PCT = 95

MEASURES = (
    Measure("trust_pct", "trust_pct", "percent"),
    Measure("previous_pct", "trust_pct.previous", "percent"),
    Measure("change", "trust_pct.change", "percentage points"),
    Measure("rank", "trust_pct.rank", "rank"),
    Measure("low_pct", "low_pct", "percent", 1),
    Measure("high_pct", "high_pct", "percent", 1),
    Measure("change_low", "change_low", "percentage points", 1),
    Measure("change_high", "change_high", "percentage points", 1),
)


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
    return Trust(month, year, table, _make_facts(table, now, month, trust), trust.sources)


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


def _make_facts(table: pd.DataFrame, now: pd.DataFrame, month: pd.Period, trust: SourcedTable) -> Facts:
    days = {column: now[column].max() for column in ("fieldwork_from", "fieldwork_to")}
    made = [
        _maker(month, trust, "trust_pct").value("trust.actors", len(table), "count"),
        *(
            _maker(month, trust, column).value(f"trust.{column}", now[column].max(), "count")
            for column in ("interviews", "youngest", "oldest")
        ),
        *(
            _maker(month, trust, column).value(f"trust.{column}", None if pd.isna(day) else name_day(day), "word")
            for column, day in days.items()
        ),
    ]
    slugs = slugify_all(table["actor"])
    ids = [actor_id(slugs[name], "") for name in table["actor"]]
    return Facts(made + _maker(month, trust, "trust_pct").rows(table, ids, MEASURES))


def _maker(month: pd.Period, trust: SourcedTable, column: str) -> FactMaker:
    return FactMaker(summarise_trust, month, source_cells(trust.sources, column))
