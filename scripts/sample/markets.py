"""The supplier workbook's services, each with its suppliers."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import pandas as pd

from scripts.sample import anchors
from scripts.sample.names import MATCHING, TRAINING, invent_names
from scripts.sample.series import Ints, generator, trend
from scripts.sample.services import COURSES, Totals, make_totals
from scripts.sample.suppliers import Market, make_rows

# The code of each service and the name the agency writes for it.
LABELS = {
    "ROM2": "Rusta och matcha 2",
    "KROM": "Kundval Rusta och Matcha",
    "STA": "Steg till arbete",
    "KVL": "Karriärvägledning",
    "IPSU A": "Individuellt pedagogiskt stöd vid utbildning A",
    "IPSU B": "Individuellt pedagogiskt stöd vid utbildning B",
    "AUB": "Arbetsmarknadsutbildning",
    "FUB": "Förberedande utbildning",
}
# Suppliers the agency lists, also those with nobody. The issue gives April 2023, January 2025 and its change, and
# that there were fewer in December than in November.
LISTED = {
    "ROM2": {"2023-04": 177, "2023-09": 189, "2024-03": 212, "2024-08": 234, "2024-11": 241, "2024-12": 239,
             "2025-01": 241},
    "KROM": {"2022-09": 205, "2023-09": 201},
    "STA": {"2021-03": 5, "2022-03": 8, "2023-06": 12, "2024-03": 13},
    "KVL": {"2022-02": 3, "2022-10": 5, "2023-06": 7},
    "IPSU A": {"2023-03": 2, "2023-10": 3},
    "IPSU B": {"2023-03": 1, "2025-01": 1},
    "AUB": {"2014-12": 64, "2017-06": 55, "2019-10": 38, "2021-10": 46, "2025-01": 43},
    "FUB": {"2014-12": 40, "2017-06": 36, "2019-10": 22, "2021-10": 25, "2025-01": 27},
}  # fmt: skip
# Below the smallest published supplier of both months, so that the printed ranks hold.
CEILINGS = {"ROM2": 385, "AUB": 238}
# The smaller of the two parts of IPSU: its only supplier's remaining, and a flow in proportion.
IPSU_B_WEIGHT = 0.045


@cache
def make_supplier_rows() -> pd.DataFrame:
    """Return every service's rows by service, supplier and month.

    Returns
    -------
    pandas.DataFrame
        supplier, month ('YYYY-MM'), service, new, remaining, left (persons, or the text '<5').
    """
    parts = []
    for code, market in _markets().items():
        rows = make_rows(market).sort_values(["supplier", "month"], kind="stable")
        if code in COURSES and COURSES[code].began_earlier:
            rows = rows[rows["month"] > market.totals.months[0]]
        parts.append(rows)
    return pd.concat(parts, ignore_index=True)


def _markets() -> dict[str, Market]:
    """Return the services in the order of the file."""
    matching = invent_names(generator("matching names"), 300, MATCHING)
    training = invent_names(generator("training names"), 190, TRAINING)
    known = {code: _known(code) for code in LABELS}
    ipsu_a, ipsu_b = split_ipsu(make_totals("IPSU"))
    return {
        "ROM2": _market("ROM2", make_totals("ROM2"), known["ROM2"], matching),
        "KROM": _market("KROM", make_totals("KROM"), {}, [*known["ROM2"], *matching][:240]),
        "STA": _market("STA", make_totals("STA"), known["STA"], []),
        "KVL": _market("KVL", make_totals("KVL"), known["KVL"], []),
        "IPSU A": _market("IPSU A", ipsu_a, known["IPSU A"], []),
        "IPSU B": _market("IPSU B", ipsu_b, known["IPSU B"], []),
        "AUB": _market("AUB", make_totals("AUB"), known["AUB"], training),
        "FUB": _market("FUB", make_totals("FUB"), {}, training[::-1]),
    }


def _market(code: str, totals: Totals, known: dict[str, dict[str, int]], invented: Sequence[str]) -> Market:
    return Market(
        label=LABELS[code],
        totals=totals,
        listed=_whole_path(LISTED[code], totals.months),
        known=known,
        invented=[*invented],
        ceiling=CEILINGS.get(code, np.inf),
        restless=0.04 if code == "ROM2" else 0.03,
    )


def _whole_path(knots: Mapping[str, int], months: Sequence[str]) -> Ints:
    """Interpolate a number of suppliers; after the last knot it stays."""
    held = {**knots, months[-1]: [*knots.values()][-1]}
    return np.rint(trend(held, months)).astype(np.int64)


def _known(code: str) -> dict[str, dict[str, int]]:
    """Return a service's published suppliers with their counts by month."""
    table = anchors.published_suppliers(code)
    known = {}
    for row in table[table["remaining"] > 0].itertuples():
        january = {anchors.MONTH: int(row.remaining)}
        december = {} if pd.isna(row.change) else {anchors.BEFORE: int(row.remaining - row.change)}
        known[str(row.supplier)] = {**december, **january}
    return known


def split_ipsu(total: Totals) -> tuple[Totals, Totals]:
    """Split IPSU in its part A and its small part B, which has one supplier."""
    at_last = sum(counts[anchors.MONTH] for counts in _known("IPSU B").values())
    remaining = np.rint(total.remaining * at_last / total.remaining[total.months.index(anchors.MONTH)]).astype(np.int64)
    change = np.diff(remaining, prepend=0)
    new = np.maximum(np.rint(total.new * IPSU_B_WEIGHT).astype(np.int64), change)
    small = Totals(total.months, remaining, new, new - change)
    large = Totals(total.months, total.remaining - remaining, total.new - new, total.left - small.left)
    return large, small
