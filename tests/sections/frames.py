"""Small tables with known answers, as the loaders would hand them over."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from werket_lib.codes import MUNICIPALITY_GROUPS
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.services.market import Market, summarise_market
from werket_lib.sections.training.numbers import Tracks, summarise_tracks
from werket_lib.sections.training.suppliers import TrainingSuppliers, summarise_training_suppliers

JANUARY = pd.Period("2025-01", freq="M")
DECEMBER = JANUARY - 1
FLOWS = ("remaining", "new", "left")
INDICATOR_UNITS = {
    "varsel": "persons",
    "unemployment_rate": "percent",
    "long_term_unemployed": "persons",
    "vacancies": "vacancies",
    "ki_barometer": "index",
    "new_vacancies": "vacancies",
    "unemployed": "persons",
    "over_6_months": "persons",
    "over_24_months": "persons",
}


def sourced(table: pd.DataFrame, *columns: str) -> SourcedTable:
    cells = {column: f"Blad 1, {column}" for column in columns}
    source = Source("af/2025-01/f.xlsx", "ab" * 32, "AF", "Titel", "sida", "2025-02-12", sample=True, columns=cells)
    return SourcedTable(table, (source,), ("look here",))


def service_flows(service: str = "ROM2", last: pd.Period = JANUARY, **flows: Sequence[int]) -> SourcedTable:
    """Make one service's flows by month, the last value for `last`; a flow left out is all tens."""
    length = max(len(values) for values in flows.values())
    values = {flow: list(flows.get(flow, [10] * length)) for flow in FLOWS}
    months = pd.period_range(end=last, periods=length, freq="M")
    table = pd.DataFrame({"month": months, "service": service, **values})
    return sourced(table.astype(dict.fromkeys(FLOWS, "Int64")), *FLOWS)


def supplier_flows(by_month: Mapping[pd.Period, Mapping[str, int | None]], service: str = "ROM2") -> SourcedTable:
    """Make remaining participants by month and supplier; None is a count that the agency suppressed."""
    rows = [
        {
            "month": month,
            "service": service,
            "supplier": supplier,
            "remaining": pd.NA if count is None else count,
            "remaining_status": "suppressed" if count is None else "value",
        }
        for month, counts in by_month.items()
        for supplier, count in counts.items()
    ]
    return sourced(pd.DataFrame(rows).astype({"remaining": "Int64"}), "remaining")


def ipsu_market(counts: Mapping[str, Mapping[str, int | None]]) -> Market:
    """Divide Ipsu by supplier and part; a part that is not given is not listed, None is suppressed."""
    rows = [
        {"month": JANUARY, "service": "IPSU", "supplier": supplier, "part": part, "remaining": count}
        for supplier, parts in counts.items()
        for part, count in parts.items()
    ]
    parts = sourced(pd.DataFrame(rows).astype({"remaining": "Int64"}), "remaining")
    summed = parts.table.groupby("supplier")["remaining"].sum(min_count=1)
    whole = {name: None if pd.isna(count) else count for name, count in summed.items()}
    return summarise_market(supplier_flows({JANUARY: whole}, "IPSU"), parts, service="IPSU", month=JANUARY)


def area_flows(by_month: Mapping[pd.Period, Mapping[str, int | None]]) -> SourcedTable:
    """Make remaining participants by month and delivery area, as `supplier_flows`."""
    made = supplier_flows(by_month)
    return replace(made, table=made.table.rename(columns={"supplier": "delivery_area"}))


def track_flows(levels: Mapping[str, Sequence[int | None]], service: str = "AUB") -> SourcedTable:
    """Make remaining participants by track, the last value for January; None is suppressed."""
    rows = [
        {"month": JANUARY - back, "service": service, "track": track, "remaining": pd.NA if count is None else count}
        for track, counts in levels.items()
        for back, count in enumerate(reversed(counts))
    ]
    return sourced(pd.DataFrame(rows).astype({"remaining": "Int64"}), "remaining")


def supplier_tracks(cells: Mapping[str, Mapping[str, int | None]], service: str = "AUB") -> SourcedTable:
    """Make January's participants by supplier and track; None is a count that the agency suppressed."""
    rows = [
        {
            "month": JANUARY,
            "service": service,
            "supplier": supplier,
            "track": track,
            "remaining": pd.NA if count is None else count,
            "remaining_status": "suppressed" if count is None else "value",
        }
        for supplier, tracks in cells.items()
        for track, count in tracks.items()
    ]
    return sourced(pd.DataFrame(rows).astype({"remaining": "Int64"}), "remaining")


def aub_tracks(levels: Mapping[str, Sequence[int | None]] | None = None) -> Tracks:
    """Summarise three tracks of which one grew, or others."""
    levels = levels or {"M Transport": [1731, 1822], "L Maskin": [1370, 1292], "A IT": [698, 663]}
    return summarise_tracks(track_flows(levels), service="AUB", month=JANUARY, start=DECEMBER)


def aub_suppliers(largest: int = 10) -> TrainingSuppliers:
    """Summarise three suppliers, of which one has a masked track and one is not among the largest two."""
    counts = {DECEMBER: {"Nercia": 683, "Astar": 635, "Liten": 8}, JANUARY: {"Nercia": 706, "Astar": 589, "Liten": 5}}
    cells = {
        "Nercia": {"M Transport": 530, "A IT": 176, "C Kultur": 0},
        "Astar": {"F Vård": 500, "M Transport": 86, "E Pedagog": None},
        "Liten": {"J Bygg": 5},
    }
    return summarise_training_suppliers(
        supplier_flows(counts, "AUB"), supplier_tracks(cells), service="AUB", month=JANUARY, largest=largest
    )


def placement_flows(by_month: Mapping[pd.Period, Mapping[tuple[str, str], int | None]]) -> SourcedTable:
    """Make remaining participants by month, supplier and municipality code, as `supplier_flows`."""
    rows = [
        {
            "month": month,
            "service": "ROM2",
            "supplier": supplier,
            "municipality_code": code,
            "remaining": pd.NA if count is None else count,
            "remaining_status": "suppressed" if count is None else "value",
        }
        for month, counts in by_month.items()
        for (supplier, code), count in counts.items()
    ]
    return sourced(pd.DataFrame(rows).astype({"remaining": "Int64"}), "supplier", "remaining")


def four_municipalities() -> SourcedTable:
    """Make the table of municipalities, of which there are two cities and two places in the country."""
    rows = [("0180", "Stockholm", "A1"), ("1280", "Malmö", "A1"), ("2506", "Arjeplog", "C9"), ("2418", "Malå", "C8")]
    table = pd.DataFrame(rows, columns=["municipality_code", "name", "group_code"])
    return sourced(table.assign(group=table["group_code"].map(MUNICIPALITY_GROUPS)), "municipality_code")


def published_suppliers() -> SourcedTable:
    """Make the part of the published ranking in which ties, moves and unchanged counts stand."""
    now = {"HelloLilly": 631, "Iris Hadar": 630, "Jobbklar": 630, "Clustera": 612, "Coachgruppen": 512, "Haga": 506}
    change = {"HelloLilly": 14, "Iris Hadar": -17, "Jobbklar": -21, "Clustera": -11, "Coachgruppen": 0, "Haga": 0}
    before = {name: count - change[name] for name, count in now.items()}
    return supplier_flows({DECEMBER: before, JANUARY: now})


def municipalities(**groups: str) -> SourcedTable:
    """Make municipalities by code (``m0180="A1"``), as the classification has them."""
    rows = [
        {
            "municipality_code": code.removeprefix("m"),
            "name": code,
            "county_code": code[1:3],
            "group_code": group,
            "group": MUNICIPALITY_GROUPS[group],
        }
        for code, group in groups.items()
    ]
    return sourced(pd.DataFrame(rows), "municipality_code", "group_code")


def municipality_labour(
    counts: Mapping[str, tuple[float | None, float | None, float | None]], last: pd.Period = JANUARY, months: int = 1
) -> SourcedTable:
    """Make unemployed, labour force and vacancies by municipality code, the same in every month."""
    rows = [
        {"month": month, "municipality_code": code, "unemployed": u, "labour_force": force, "vacancies": v}
        for month in pd.period_range(end=last, periods=months, freq="M")
        for code, (u, force, v) in counts.items()
    ]
    table = pd.DataFrame(rows).astype({"unemployed": "Int64", "labour_force": "Float64", "vacancies": "Int64"})
    return sourced(table, "unemployed", "labour_force", "vacancies")


def indicators(
    changes: Mapping[str, float],
    *,
    months: int = 40,
    last: pd.Period = JANUARY,
    leave_out: Sequence[tuple[str, str]] = (),
) -> SourcedTable:
    """Make indicators that stand still at 100 but for the last month, which differs by `changes`.

    Parameters
    ----------
    leave_out
        Pairs of indicator and month that are not in the data.
    """
    index = pd.period_range(end=last, periods=months, freq="M")
    rows = [
        {"month": month, "indicator": name, "value": 100 + (changes.get(name, 0) if month == last else 0), "unit": unit}
        for name, unit in INDICATOR_UNITS.items()
        for month in index
        if (name, str(month)) not in leave_out
    ]
    return sourced(pd.DataFrame(rows).astype({"value": "Float64"}), *INDICATOR_UNITS)


def rom2_results(by_period: Mapping[pd.Period, Sequence[tuple[object, ...]]], *, flagged: bool = True) -> SourcedTable:
    """Make results by contract: area, participants, RR1, RR2, rating (None for none), weighted score, active.

    All participants are in level A but for one in each of the others. `flagged` gives the agency's own word on
    risk, by its rule.
    """
    rows = []
    for period, contracts in by_period.items():
        for number, (area, people, rr1, rr2, rating, score, active) in enumerate(contracts):
            risk = (rating is None or rating == 1) and float(str(score)) < 0.2 and bool(active)
            counts = {"participants": people, "participants_a": int(str(people)) - 2, "rr1_a": rr1, "rr2_a": rr2}
            counts |= {f"participants_{level}": 1 for level in "bc"}
            counts |= {f"{result}_{level}": 0 for result in ("rr1", "rr2") for level in "bc"}
            rows.append(
                {
                    "period": period, "ka_number": str(10000001 + number), "supplier": f"L {number}",
                    "delivery_area": area, "contract_start": pd.Timestamp("2023-04-17"), "active_22_months": active,
                    "rating": rating, "weighted_score": score, "at_risk": risk if flagged else None, **counts,
                }
            )  # fmt: skip
    table = pd.DataFrame(rows)
    counted = [column for column in table if column.startswith(("participants", "rr1", "rr2"))]
    types = {"rating": "Int64", "at_risk": "boolean", "active_22_months": "bool", "weighted_score": "float64"}
    made = sourced(table.astype({**types, **dict.fromkeys(counted, "Int64")}))
    cells = {column: f"sheets {', '.join(map(str, by_period))}, {column}" for column in table}
    return SourcedTable(made.table, tuple(replace(source, columns=cells) for source in made.sources), made.notes)


JANUARY_RESULTS = (
    ("Malmö", 500, 150, 100, 4, 0.3, True),
    ("Malmö", 500, 110, 60, 1, 0.15, True),
    ("Ånge", 20, 3, 2, None, 0.12, True),
    ("Gotland", 200, 20, 10, 1, 0.1, False),
    ("Kalix", 40, 20, 12, 3, 0.5, True),
    ("Kalix", 10, 2, 0, 1, 0.2, True),
)
