"""Sums that must hold in what an agency publishes, with the tolerance that its own rounding has.

SCB rounds every count of BAS by itself, so that nobody can be told: the printed employed and unemployed miss the
printed labour force by up to 8 persons, and Dalarna's fifteen municipalities their county by up to 15. One count is
off by 1.5 persons (standard deviation, measured on 1 258 rows), a sum of many by the square root of their number.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from werket_lib.processed.findings import Finding, Verdict, show

ROUNDING = 1.5
TOLERATED = 5.0  # standard deviations: once in two million sums
IMPOSSIBLE_SHARE = 0.01  # of the total: no rounding
COUNTS = ("unemployed", "labour_force")
COUNTRY = "00"


class Gap(NamedTuple):
    """A total that its parts miss."""

    month: pd.Period
    total: str
    column: str
    printed: float
    added: float
    tolerance: float


def check_regions(table: pd.DataFrame, municipalities: Sequence[str]) -> list[Finding]:
    """Hold counties against the country, and municipalities against their county, in BAS.

    Parameters
    ----------
    table
        As loaded: ``month, region_code, unemployed, labour_force``.
    municipalities
        The codes of all: a county is checked where all of its own are there.

    Returns
    -------
    list of Finding
        One a total and column, the newest month that does not add up.
    """
    newest: dict[tuple[str, str], Gap] = {}
    for gap in _find_gaps(table, municipalities):
        if (gap.total, gap.column) not in newest or newest[gap.total, gap.column].month < gap.month:
            newest[gap.total, gap.column] = gap
    return [_tell(gap) for gap in newest.values()]


def _find_gaps(table: pd.DataFrame, municipalities: Sequence[str]) -> Iterator[Gap]:
    there = set(table["region_code"])
    counties = sorted({code[:2] for code in municipalities})
    groups = {
        COUNTRY: counties,
        **{county: [code for code in municipalities if code[:2] == county] for county in counties},
    }
    for column in COUNTS:
        wide = table.pivot(index="month", columns="region_code", values=column).astype("float64")
        for total, parts in groups.items():
            if total not in there or not there.issuperset(parts):
                continue
            # A blank part leaves nothing to compare.
            added = wide[parts].sum(axis="columns", skipna=False)
            tolerance = TOLERATED * ROUNDING * np.sqrt(len(parts) + 1)
            missed = (added - wide[total]).abs() > tolerance
            for month in wide.index[missed]:
                yield Gap(month, total, column, wide.loc[month, total], added[month], tolerance)


def _tell(gap: Gap) -> Finding:
    impossible = abs(gap.added - gap.printed) > IMPOSSIBLE_SHARE * gap.printed
    verdict: Verdict = "refused" if impossible else "doubtful"
    return Finding(
        "scb_bas",
        f"{gap.column}, {gap.total}",
        str(gap.month),
        verdict,
        "sum",
        f"its regions add up to {show(gap.added)}, the printed total is {show(gap.printed)}",
        f"a difference of at most {gap.tolerance:.0f}",
        "the agency rounds every count by itself",
    )
