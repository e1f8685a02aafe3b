"""A claim's frame: whose measure, in which month, since when; and what the data say in its place."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from werket_lib.ledger.index import COUNTRY, Entity, Index, Value
from werket_lib.ledger.outside import UNITS, name_month, print_number

Role = Literal["level", "change", "percent", "share", "fact", "reckoned"]
WAYS = {"up": "ökade", "down": "minskade", "same": "var oförändrat"}


@dataclass(frozen=True)
class Frame:
    """What a claim is of.

    Attributes
    ----------
    role
        A level, a change in its own unit or in percent, a share of the whole, a fact of its own kind, or reckoned
        from several.
    base
        The month that a change is counted from.
    likely
        Whether the sentence says so, or it is what goes without saying; else it is one reading of several.
    """

    entity: Entity
    measure: str
    role: Role
    month: pd.Period
    base: pd.Period | None = None
    likely: bool = True

    def __str__(self) -> str:
        whose = "riket" if self.entity == COUNTRY else ".".join(filter(None, self.entity))
        since = f" från {name_month(self.base)}" if self.base is not None else ""
        return f"{whose} · {self.measure} · {self.role} · {name_month(self.month)}{since}"

    def reckon(self, index: Index) -> Value | None:
        """Return what the data say."""
        if self.role == "fact":
            return index.of_fact(self.measure)
        if self.role == "share":
            return index.share(self.entity, self.measure, self.month)
        if self.role in ("change", "percent"):
            if self.base is None:
                return _previous(index, self)
            return index.change(self.entity, self.measure, self.month, self.base, pct=self.role == "percent")
        return index.value(self.entity, self.measure, self.month)


def _previous(index: Index, frame: Frame) -> Value | None:
    """Return a change since an earlier measurement or forecast, which has no month of its own."""
    derived = index.derived[frame.entity, frame.measure]
    fact = derived.get("change")
    return index.of_fact(fact.id) if fact and frame.role == "change" else None


def tell(value: Value, *, signed: bool = False) -> str:
    """Print a number of the data with its unit."""
    unit = UNITS.get(value.unit, "")
    return f"{print_number(value.value, value.decimals, signed=signed)} {unit}".strip()
