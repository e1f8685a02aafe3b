"""What each region's notebooks read: the region's own rows, and what others contribute as it is printed.

One slice is what one notebook reads of one region. Its digest is the whole of what the notebook's key says of data, so
a municipality whose numbers changed is told anew, and of the others only those whose readers see a difference.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from werket_lib.cache.digests import digest_json
from werket_lib.codes import UNKNOWN_CODE, is_county
from werket_lib.provenance import SourcedTable, hash_bytes
from werket_lib.sections.regions.numbers import DECIMALS, SERVICE, YEAR
from werket_lib.store import read_optional_table, read_table
from werket_lib.style.maps.shapes import municipality_shapes

# Tables that slices are cut from; what SCB publishes may be absent.
TABLES = ("municipality_labour", "municipalities", "placement_flows", "bas_labour")
COUNTRY, COUNTY = "00", "county"
SHOWN_MONTHS = 73  # a year more than the six that a reader may want to see
NOBODY = {"supplier": None, "remaining": pd.NA, "remaining_status": None}
BEND = 400.0  # metres: how fine a coast is on a map of one county


@dataclass(frozen=True)
class Slice:
    """One table of one region, and the digest of all that a result can owe to it."""

    table: SourcedTable
    digest: str


class Slices:
    """Cuts a month's tables by region.

    Attributes
    ----------
    labour, groups
        ``month, municipality_code, unemployed, labour_force, vacancies`` to the month; each municipality's group.
    """

    def __init__(self, month: pd.Period, processed_dir: Path) -> None:
        self.month = month
        labour = read_table("municipality_labour", month, processed_dir)
        self.municipalities = read_table("municipalities", month, processed_dir)
        self.placements = read_optional_table("placement_flows", month, processed_dir)
        self.bas = read_optional_table("bas_labour", month, processed_dir)
        table = labour.table
        self.labour = SourcedTable(table[table["month"] <= month], labour.sources, labour.notes)
        self.groups = self.municipalities.table.set_index("municipality_code")["group_code"]
        self.names = self.municipalities.table.set_index("municipality_code")["name"]
        self._cut: dict[tuple[str, str], Slice | None] = {}

    def cut(self, table: str, code: str) -> Slice | None:
        """Cut one table for a region; None where there is nothing to cut it from."""
        cutters: Mapping[str, Callable[[str], SourcedTable | None]] = {
            "region_rates": self._rates,
            "region_neighbours": lambda code: self._neighbours(code[:2]),
            "region_suppliers": self._suppliers,
            "region_bas": self._bas,
        }
        shared = (table, code[:2] if table == "region_neighbours" else code)
        if shared not in self._cut:
            cut = cutters[table](code)
            self._cut[shared] = None if cut is None else Slice(cut, digest_slice(cut))
        return self._cut[shared]

    # --- unemployment -------------------------------------------------------------------------------------

    @cached_property
    def counts(self) -> dict[str, pd.DataFrame]:
        """Unemployed and labour force by month and region, counties and the country included.

        A sum that lacks a municipality's count is missing: it would tell the missing one by subtraction.
        """
        return {name: self._sum(name) for name in ("unemployed", "labour_force")}

    def _sum(self, column: str) -> pd.DataFrame:
        wide = self.labour.table.pivot(index="month", columns="municipality_code", values=column).astype("float64")
        named = wide.drop(columns=UNKNOWN_CODE, errors="ignore")
        counties = _sum_whole(named, named.columns.str[:2])
        unknown = wide.get(UNKNOWN_CODE, pd.Series(0.0, wide.index)).fillna(0.0)
        country = named.sum(axis="columns", skipna=False) + unknown
        return pd.concat([named, counties, country.rename(COUNTRY)], axis="columns")

    @cached_property
    def rates(self) -> pd.DataFrame:
        """Percent of the labour force by month and region, unrounded."""
        return 100 * self.counts["unemployed"] / self.counts["labour_force"]

    @cached_property
    def group_rates(self) -> pd.DataFrame:
        """Percent by month and group, as printed; a group that lacks a municipality's count has none."""
        sums = {}
        for name, wide in self.counts.items():
            named = wide[[code for code in self.groups.index if code in wide]]
            sums[name] = _sum_whole(named, self.groups.reindex(named.columns))
        return _as_printed(100 * sums["unemployed"] / sums["labour_force"])

    @cached_property
    def printed_rates(self) -> pd.DataFrame:
        """The rates with the decimals that are printed."""
        return _as_printed(self.rates)

    @cached_property
    def _kinds(self) -> pd.Series:
        codes = [code for code in self.rates if code != COUNTRY]
        return pd.Series({code: COUNTY if is_county(code) else self.groups.get(code) for code in codes})

    @cached_property
    def ranks(self) -> pd.DataFrame:
        """Each region's rank by its printed rate among those of its group, or among counties, by month."""
        alike = [self.printed_rates[codes.index] for _, codes in self._kinds.groupby(self._kinds)]
        return pd.concat([some.rank(axis="columns", method="min", ascending=False) for some in alike], axis="columns")

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """How many of each group, and how many counties, have a rate, by month."""
        return self.ranks.notna().T.groupby(self._kinds.reindex(self.ranks.columns)).sum().T

    def _rates(self, code: str) -> SourcedTable:
        missing = pd.Series(np.nan, self.rates.index)
        group = None if is_county(code) else str(self.groups[code])
        table = pd.DataFrame(
            {
                "month": self.rates.index,
                "group_code": group,
                "unemployed": self.counts["unemployed"][code].astype("Int64"),
                "labour_force": self.counts["labour_force"][code],
                "county": missing if group is None else self.printed_rates[code[:2]],
                "group": missing if group is None else self.group_rates[group],
                "country": self.printed_rates[COUNTRY],
                "rank": self.ranks[code].astype("Int64"),
                "ranked": self.ranked[group or COUNTY].astype("Int64"),
            }
        )
        return SourcedTable(table.tail(SHOWN_MONTHS).reset_index(drop=True), self.labour.sources, self.labour.notes)

    def _neighbours(self, county: str) -> SourcedTable:
        codes = self._of_county(county)
        change = _as_printed(self.rates.diff(YEAR)).loc[self.month]
        table = pd.DataFrame(
            {
                "municipality_code": codes,
                "name": self.names[codes].to_list(),
                "unemployment_rate_pct": self.printed_rates.loc[self.month, codes].to_list(),
                "change_pp": change[codes].to_list(),
                "shape": [self.shapes[one] for one in codes],
            }
        )
        return SourcedTable(table, self.labour.sources, self.labour.notes)

    def _of_county(self, county: str) -> list[str]:
        return [str(code) for code in sorted(self.names.index) if code[:2] == county]

    @cached_property
    def shapes(self) -> dict[str, bytes]:
        """The outline of each municipality as WKB."""
        import shapely

        return {code: shapely.to_wkb(shape) for code, shape in municipality_shapes(BEND).items()}

    # --- suppliers ----------------------------------------------------------------------------------------

    @cached_property
    def _placed(self) -> Mapping[str, pd.DataFrame]:
        assert self.placements is not None
        rows = self.placements.table
        rows = rows[(rows["service"] == SERVICE) & rows["month"].isin([self.month, self.month - 1])]
        kept = rows[["month", "municipality_code", "supplier", "remaining", "remaining_status"]]
        kept = kept.assign(remaining=kept["remaining"].mask(kept["remaining_status"] == "suppressed"))
        return {str(code): of_one for code, of_one in kept.groupby("municipality_code")}

    @cached_property
    def _months(self) -> list[pd.Period]:
        return sorted({month for rows in self._placed.values() for month in rows["month"].unique()})

    def _suppliers(self, code: str) -> SourcedTable | None:
        if self.placements is None:
            return None
        codes = self._of_county(code) if is_county(code) else [code]
        there = [self._placed[one] for one in codes if one in self._placed]
        # One that has no supplier in a month has a row all the same, which says that it was looked for.
        seen = {pair for rows in there for pair in zip(rows["municipality_code"], rows["month"], strict=True)}
        bare = [(one, month) for one in codes for month in self._months if (one, month) not in seen]
        nobody = pd.DataFrame({"municipality_code": [one for one, _ in bare], "month": self._in_months(bare)})
        table = pd.concat([*there, nobody], ignore_index=True) if there else nobody.assign(**NOBODY)
        table = table.sort_values(["municipality_code", "month", "supplier"], ignore_index=True)
        typed = table.assign(
            name=table["municipality_code"].map(self.names), remaining=table["remaining"].astype("Int64")
        )
        return SourcedTable(typed, self.placements.sources, self.placements.notes)

    @staticmethod
    def _in_months(bare: list[tuple[str, pd.Period]]) -> pd.Series:
        return pd.Series([month for _, month in bare], dtype="period[M]")

    # --- SCB's count --------------------------------------------------------------------------------------

    def _bas(self, code: str) -> SourcedTable | None:
        if self.bas is None:
            return None
        by_region = self.bas.table.set_index(["region_code", "month"])[["unemployed", "labour_force", "is_preliminary"]]
        own, country = by_region.loc[code], by_region.loc[COUNTRY]
        rate = 100 * country["unemployed"].astype("float64") / country["labour_force"].astype("float64")
        table = own.assign(country=_as_printed(rate.to_frame("rate"))["rate"]).reset_index()
        return SourcedTable(table, self.bas.sources, self.bas.notes)


def digest_slice(cut: SourcedTable) -> str:
    """Digest a slice's values, and of its sources what readers see whichever edition they are from.

    Which edition of a file a row was read from is not in it: a newer file with the same rows changes nothing.
    """
    columns = {str(name): _digest_column(cut.table[name]) for name in cut.table}
    told = sorted({(source.dataset, source.producer, source.sample) for source in cut.sources})
    return digest_json([columns, told, list(cut.notes)])


def _digest_column(column: pd.Series) -> str:
    """Digest values; those that numpy holds by their bytes, which is a hundred times as quick as one by one."""
    if isinstance(column.dtype, pd.PeriodDtype):
        return hash_bytes(pd.PeriodIndex(column).asi8.tobytes())
    if pd.api.types.is_numeric_dtype(column):
        return hash_bytes(column.to_numpy(dtype="float64", na_value=np.nan).tobytes())
    return digest_json([value.hex() if isinstance(value, bytes) else str(value) for value in column])


def _sum_whole(wide: pd.DataFrame, groups: pd.Index | pd.Series) -> pd.DataFrame:
    """Sum columns by group; a group of which one is missing has no sum."""
    return wide.T.groupby(groups).sum().where(wide.notna().T.groupby(groups).all()).T


def _as_printed(rates: pd.DataFrame) -> pd.DataFrame:
    """Round half up, as `werket_lib.numbers.round_half_up` does one number."""
    scale = 10.0**DECIMALS
    return np.sign(rates) * np.floor(rates.abs() * scale + 0.5 + 1e-9) / scale
