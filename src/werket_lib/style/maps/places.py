"""Where a delivery area is: at the municipalities it is named after, until its boundaries are known.

Which municipalities make up a delivery area is not public. ``places.csv`` says where names stand that
are no municipality's; it places a circle and draws no boundary.
"""

import csv
from collections.abc import Sequence
from functools import cache
from importlib import resources

from werket_lib.codes import municipality_names


def find_place(delivery_area: str) -> tuple[str, ...]:
    """Return the codes of the municipalities that an area is named after; none for a name that says none.

    ``Borås`` is a municipality, ``Falun-Borlänge`` two, ``Malung-Sälen-Vansbro`` Malung-Sälen and
    Vansbro; ``Stockholm Nord`` stands in ``places.csv``.
    """
    name = " ".join(delivery_area.split()).casefold()
    return _written_places().get(name) or _named_after(tuple(name.split("-"))) or ()


@cache
def _written_places() -> dict[str, tuple[str, ...]]:
    text = resources.files("werket_lib.style.maps").joinpath("places.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["delivery_area"].casefold(): tuple(row["municipality_codes"].split()) for row in rows}


@cache
def _codes_by_name() -> dict[str, str]:
    return {name.casefold(): code for code, name in municipality_names().items()}


def _named_after(words: Sequence[str]) -> tuple[str, ...] | None:
    """Read words as municipalities, of which some have a hyphen of their own; None where one is none."""
    if not words:
        return ()
    for taken in range(len(words), 0, -1):
        code = _codes_by_name().get("-".join(words[:taken]))
        rest = _named_after(words[taken:]) if code else None
        if code and rest is not None:
            return (code, *rest)
    return None
