"""A month of four municipalities in two counties, small enough to know every number of."""

import pandas as pd
import pytest

from werket_lib.editions.slices import Slices
from werket_lib.provenance import Source, SourcedTable
from werket_lib.store import write_table

MONTH = pd.Period("2025-01", freq="M")
MONTHS = pd.period_range("2019-01", MONTH, freq="M")
GROUPS = {"0180": "A1", "1280": "A1", "1260": "A2", "1262": "A2"}
NAMES = {"0180": "Stockholm", "1280": "Malmö", "1260": "Bjuv", "1262": "Lomma"}
SIZES = {"0180": 40_000, "1280": 20_000, "1260": 500, "1262": 400}
SOURCE = Source(
    "af_unemployment/2025-01/fil.xlsx", "0" * 64, "AF", "Arbetslösa", "", "2025-02-13", True,
    {"unemployed": "B", "remaining": "C"},
)  # fmt: skip


@pytest.fixture
def labour() -> pd.DataFrame:
    """Unemployed and labour force of four municipalities over six years; ten persons more each January."""
    return pd.DataFrame(
        [
            {
                "month": month,
                "municipality_code": code,
                "unemployed": size + 10 * (month.month == 1) + month.year - 2019,
                "labour_force": 12.0 * size,
                "vacancies": 10,
            }
            for month in MONTHS
            for code, size in SIZES.items()
        ]
    ).astype({"unemployed": "Int64", "labour_force": "Float64", "vacancies": "Int64"})


@pytest.fixture
def placements() -> pd.DataFrame:
    """Three suppliers: one masked in Bjuv, none in Lomma."""
    rows = [
        ("1280", "Alfa AB", 30, "value"), ("1280", "Beta AB", 12, "value"), ("0180", "Alfa AB", 70, "value"),
        ("1260", "Alfa AB", pd.NA, "suppressed"), ("1260", "Gamma AB", 8, "value"),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["municipality_code", "supplier", "remaining", "remaining_status"])
    return table.assign(month=MONTH, service="ROM2", remaining=table["remaining"].astype("Int64"))


@pytest.fixture
def cut(tmp_path):
    """Write tables as a month's, and return what cuts them by region."""

    def write(labour: pd.DataFrame, placements: pd.DataFrame, sha256: str = "0" * 64) -> Slices:
        source = Source(**{**vars(SOURCE), "sha256": sha256})
        municipalities = pd.DataFrame(
            {
                "municipality_code": list(NAMES),
                "name": list(NAMES.values()),
                "county_code": [code[:2] for code in NAMES],
                "group_code": [GROUPS[code] for code in NAMES],
            }
        )
        tables = {"municipality_labour": labour, "placement_flows": placements, "municipalities": municipalities}
        for name, table in tables.items():
            write_table(name, MONTH, SourcedTable(table, (source,)), tmp_path, ingredients={})
        bas = labour.rename(columns={"municipality_code": "region_code"}).assign(is_preliminary=True)
        whole = bas.groupby("month", as_index=False)[["unemployed", "labour_force"]].sum()
        counties = [whole.assign(region_code=code, is_preliminary=True) for code in ("00", "01", "12")]
        write_table("bas_labour", MONTH, SourcedTable(pd.concat(counties), (source,)), tmp_path, ingredients={})
        return Slices(MONTH, tmp_path)

    return write


@pytest.fixture
def digests():
    """Return the digest of every slice, by table and region."""

    def of(slices: Slices) -> dict[tuple[str, str], str]:
        found = {}
        for code in ("01", "12", *NAMES):
            for table in ("region_rates", "region_neighbours", "region_suppliers"):
                found[table, code] = slices.cut(table, code).digest
        return found | {("region_bas", code): slices.cut("region_bas", code).digest for code in ("01", "12")}

    return of
