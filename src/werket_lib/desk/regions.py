"""Regions of Sweden by the names that people use: a municipality, a county, one of SKR's groups, the country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pandas as pd

from werket_lib.codes import COUNTIES, COUNTRY_CODE, MUNICIPALITY_GROUPS, municipality_names
from werket_lib.errors import InputError, nearest
from werket_lib.letters import same_name

Kind = Literal["country", "county", "group", "municipality"]
_COUNTRY = ("Riket", "Sverige")


@dataclass(frozen=True)
class Region:
    """One region.

    Attributes
    ----------
    code
        ``1280`` of a municipality, ``12`` of a county, ``A1`` of a group, ``00`` of the country.
    """

    kind: Kind
    code: str
    name: str

    def holds(self, municipality_codes: pd.Series, groups: Mapping[str, str]) -> pd.Series:
        """Tell which municipality codes lie in the region; `groups` gives the group of each."""
        match self.kind:
            case "country":
                return pd.Series(True, index=municipality_codes.index)
            case "county":
                return municipality_codes.str[:2] == self.code
            case "group":
                return municipality_codes.map(groups) == self.code
        return municipality_codes == self.code


def find_region(name: str) -> Region:
    """Find a region by name or code: ``Malmö``, ``1280``, ``Skåne``, ``Storstäder``, ``A1``, ``Riket``.

    Where a municipality and its county have one name, such as Uppsala, it is the municipality; ``Uppsala län`` is the
    county.

    Raises
    ------
    InputError
        If there is none; names the nearest.
    """
    if pd.api.types.is_list_like(name):
        raise InputError("one region at a time; by= of wl.series gives a column a region")
    wanted, known = same_name(str(name)), _regions()
    if wanted not in known:
        names = list(dict.fromkeys(region.name for region in known.values()))
        raise InputError(f"no region {name!r}; {nearest(str(name), names)}")
    return known[wanted]


def regions_of(kind: str) -> list[Region]:
    """Return every municipality, county or group, in the order of their codes."""
    found = {region.code: region for region in _regions().values() if region.kind == kind}
    return [found[code] for code in sorted(found)]


@cache
def _regions() -> dict[str, Region]:
    country = Region("country", COUNTRY_CODE, _COUNTRY[0])
    counties = [Region("county", code, name) for code, name in COUNTIES.items()]
    groups = [Region("group", code, name) for code, name in MUNICIPALITY_GROUPS.items()]
    municipalities = [Region("municipality", code, name) for code, name in municipality_names().items()]
    known = {same_name(_without_county(region.name)): region for region in counties}
    for region in (*groups, *counties, *municipalities):
        known |= {same_name(region.code): region, same_name(region.name): region}
    known |= {same_name(f"{region.name} kommun"): region for region in municipalities}
    return known | {same_name(text): country for text in (*_COUNTRY, COUNTRY_CODE)}


def _without_county(name: str) -> str:
    """Say a county's name without the word: ``Skåne``, ``Stockholm``."""
    return name.removesuffix(" län").removesuffix("s")


def keep_region(table: pd.DataFrame, region: str, *, name: str, groups: Mapping[str, str]) -> pd.DataFrame:
    """Keep the rows of a table that are of a region.

    Parameters
    ----------
    name
        The table's, for messages.

    Raises
    ------
    InputError
        If there is no such region, or the table has none.
    """
    if "delivery_area" in table and "municipality_code" not in table:
        areas = table["delivery_area"].unique().tolist()
        return table[table["delivery_area"] == _find_area(region, areas)]
    found = find_region(region)
    if "municipality_code" in table:
        return table[found.holds(table["municipality_code"], groups)]
    if "region_code" in table:
        if found.kind == "group":
            raise InputError(f"{name} has no groups of municipalities: it is by country, county and municipality")
        return table[table["region_code"] == found.code]
    raise InputError(f"{name} has no regions; its columns are {', '.join(table)}")


def _find_area(name: str, areas: Iterable[str]) -> str:
    known = {same_name(area): area for area in areas}
    if same_name(name) not in known:
        raise InputError(f"no delivery area {name!r}; {nearest(name, known.values())}")
    return known[same_name(name)]


def name_regions(codes: pd.Series) -> pd.Series:
    """Return the name of each region code; missing where the agency could not tell."""
    names = {**municipality_names(), **COUNTIES, COUNTRY_CODE: _COUNTRY[0]}
    return codes.map(names)
