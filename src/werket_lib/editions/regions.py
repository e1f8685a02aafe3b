"""Which regions have an edition, and which notebooks each is made of."""

from collections.abc import Sequence

from werket_lib.codes import COUNTIES, is_county, municipality_names
from werket_lib.errors import InputError, nearest

NOTEBOOKS = ("E1_labour", "E2_neighbours", "E3_services")
OF_COUNTIES = ("E4_county",)


def all_regions() -> list[str]:
    """Return the codes of all 311 regions: counties, each followed by its municipalities."""
    return sorted([*COUNTIES, *municipality_names()])


def choose_regions(asked: Sequence[str]) -> list[str]:
    """Return the regions asked for, or all.

    Raises
    ------
    InputError
        If a code is no region's; names the nearest.
    """
    known = all_regions()
    for code in asked:
        if code not in known:
            raise InputError(
                f"no region {code!r}; {nearest(code, known)}. A county has two digits, a municipality four"
            )
    return [code for code in known if not asked or code in asked]


def notebooks_of(code: str) -> tuple[str, ...]:
    """Return the notebooks of a region's edition, in order."""
    return (*NOTEBOOKS, *(OF_COUNTIES if is_county(code) else ()))
