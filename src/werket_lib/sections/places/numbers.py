"""Section 34: where in the country are there suppliers of Rusta och matcha to choose between?"""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.codes import MUNICIPALITY_GROUPS, UNKNOWN_CODE
from werket_lib.facts import Fact, FactMaker, Facts, Unit, slugify, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.checks import check_reached

SERVICE = "ROM2"
PREFIX = "rom2"

MEASURES: dict[str, Unit] = {
    "listed": "count",
    "served": "count",
    "one_supplier": "count",
    "without": "count",
    "median": "suppliers",
}


@dataclass(frozen=True)
class Places:
    """How many suppliers have participants in each municipality.

    Attributes
    ----------
    municipalities
        ``municipality_code, name, group_code, suppliers``; all municipalities, most suppliers first.
    groups
        One row for each of SKR's groups, in order: ``group_code, group``, then the measures: ``listed``
        municipalities, those ``served``, with ``one_supplier`` and ``without``, and the ``median`` number
        of suppliers.
    total
        The same measures for the whole country.
    """

    month: pd.Period
    municipalities: pd.DataFrame
    groups: pd.DataFrame
    total: pd.Series
    facts: Facts
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


def summarise_rom2_places(
    placement_flows: SourcedTable, municipalities: SourcedTable, month: pd.Period, *, named: int = 5
) -> Places:
    """Count the suppliers that have participants in each municipality.

    A masked count is somebody, so it counts; zero does not. Those whose municipality the agency could not
    tell are left out.

    Parameters
    ----------
    placement_flows
        As `werket_lib.schemas.PlacementFlows`.
    municipalities
        As `werket_lib.schemas.Municipalities`.
    named
        How many municipalities have facts of their own, those with the most suppliers.

    Raises
    ------
    LateError
        If the service has no placement in the month.
    """
    table = placement_flows.table
    rows = table[(table["service"] == SERVICE) & (table["month"] <= month)]
    months = pd.PeriodIndex(rows["month"].unique(), freq="M")
    check_reached(months, month, what=f"placement_flows has no {SERVICE}")
    counted = _count_suppliers(rows, municipalities.table)
    now = municipalities.table[["municipality_code", "name", "group_code"]].assign(
        suppliers=municipalities.table["municipality_code"].map(counted.loc[month]).astype("int64")
    )
    now = now.sort_values(["suppliers", "name"], ascending=[False, True], ignore_index=True)
    groups = pd.DataFrame(
        [
            {"group_code": code, "group": MUNICIPALITY_GROUPS[str(code)], **_measure(of_group["suppliers"])}
            for code, of_group in now.groupby("group_code")
        ]
    )
    make = FactMaker(summarise_rom2_places, month, source_cells(placement_flows.sources, "supplier"))
    facts = Facts(
        [
            *_total_facts(make, counted),
            *_group_facts(make, groups),
            make.value(f"{PREFIX}.municipalities.one_supplier.masked", _count_masked(rows, month), "count"),
            *(
                make.value(f"{PREFIX}.municipality.{slugify(row.name)}.suppliers", row.suppliers, "suppliers")
                for row in now.head(named).itertuples(index=False)
            ),
        ]
    )
    sources = (*placement_flows.sources, *municipalities.sources)
    total = pd.Series(_measure(now["suppliers"]))
    return Places(month, now, groups, total, facts, sources, placement_flows.notes)


def _count_suppliers(rows: pd.DataFrame, municipalities: pd.DataFrame) -> pd.DataFrame:
    """Count by month and municipality; one that has no row has nobody."""
    there = rows[(rows["remaining"] > 0).fillna(value=False) | (rows["remaining_status"] == "suppressed")]
    counted = there.groupby(["month", "municipality_code"])["supplier"].nunique().unstack(fill_value=0)
    months = pd.PeriodIndex(sorted(rows["month"].unique()), freq="M")
    return counted.reindex(index=months, columns=municipalities["municipality_code"], fill_value=0)


def _count_masked(rows: pd.DataFrame, month: pd.Period) -> int:
    """Count the municipalities whose one supplier has a count so small that it is masked."""
    there = rows[(rows["month"] == month) & (rows["municipality_code"] != UNKNOWN_CODE)]
    there = there[(there["remaining"] > 0).fillna(value=False) | (there["remaining_status"] == "suppressed")]
    alone = there[~there["municipality_code"].duplicated(keep=False)]
    return int((alone["remaining_status"] == "suppressed").sum())


def _measure(suppliers: pd.Series) -> dict[str, float | int]:
    return {
        "listed": len(suppliers),
        "served": int((suppliers > 0).sum()),
        "one_supplier": int((suppliers == 1).sum()),
        "without": int((suppliers == 0).sum()),
        "median": float(suppliers.median()),
    }


def _total_facts(make: FactMaker, counted: pd.DataFrame) -> list[Fact]:
    """Make the country's facts, with their histories."""
    by_month = pd.DataFrame([_measure(counts) for _, counts in counted.iterrows()], index=counted.index)
    base, served = f"{PREFIX}.municipalities", changes.change(by_month["served"])
    return [
        *(
            make.series(f"{base}.{measure}", by_month[measure], unit, _decimals(by_month[measure].iloc[-1]))
            for measure, unit in MEASURES.items()
        ),
        make.series(f"{base}.served.change", served, "count", by=changes.change),
    ]


def _group_facts(make: FactMaker, groups: pd.DataFrame) -> list[Fact]:
    return [
        make.value(f"{PREFIX}.group.{slugify(row['group'])}.{measure}", row[measure], unit, _decimals(row[measure]))
        for row in groups.to_dict("records")
        for measure, unit in MEASURES.items()
    ]


def _decimals(value: float) -> int:
    """Return how a count, or a median that may end with a half, is printed."""
    return 0 if value == int(value) else 1
