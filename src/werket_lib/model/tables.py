"""What a table's cells say together."""

from collections.abc import Mapping
from typing import Any

from werket_lib.numbers import print_number

NOT_ADDED = ("Förändring, procent",)  # heads of columns whose rows do not add up to their total


def rest_after(cells: Mapping[str, Any], count: int) -> dict[int, dict[str, Any]]:
    """Return what is left of a table's totals after its first rows, by the place of the column; none without totals."""
    rest: dict[int, dict[str, Any]] = {}
    for place, (column, total) in enumerate(zip(cells["columns"], cells["total"] or (), strict=False)):
        if total and "value" in total and column["label"] not in NOT_ADDED:
            value = total["value"] - sum(row[place].get("value", 0) for row in cells["rows"][:count])
            text = print_number(value, total.get("decimals", 0), signed=total["text"][:1] in ("+", "−"))
            rest[place] = {"text": text, "value": value}
    return rest
