"""The published figures that the sample must reproduce (`anchors/*.csv`) and the municipalities."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

HERE = Path(__file__).parent
MONTH, BEFORE, YEAR_BEFORE, GROUPS_SINCE = "2025-01", "2024-12", "2024-01", "2023-01"


@cache
def read_anchor(name: str) -> pd.DataFrame:
    """Read one of the published tables."""
    return pd.read_csv(HERE / "anchors" / f"{name}.csv")


@cache
def municipalities() -> pd.DataFrame:
    """Read the 290 municipalities with county, SKR group and a rough population in thousands."""
    return pd.read_csv(HERE / "municipalities.csv", dtype={"municipality_code": str, "county_code": str})


def temperature(indicator: str) -> tuple[float, float]:
    """Return an indicator's published level (missing for most) and change over twelve months."""
    row = read_anchor("temperature").set_index("indicator").loc[indicator]
    return float(row["level"]), float(row["change_12m"])


@dataclass(frozen=True)
class Flow:
    """A service's published count in January 2025 and, through its change, in December 2024."""

    january: int
    december: int


def flow(service: str, kind: str) -> Flow:
    """Return a published flow; `kind` is remaining, new or left."""
    row = read_anchor("flows").set_index(["service", "flow"]).loc[(service, kind)]
    return Flow(int(row["level"]), int(row["level"] - row["change"]))


def published_suppliers(service: str) -> pd.DataFrame:
    """Return a service's published suppliers: supplier, remaining, change (missing where not printed)."""
    table = read_anchor("suppliers")
    return table[table["service"] == service].reset_index(drop=True)
