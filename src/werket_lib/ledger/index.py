"""The month's facts as series: what is measured, of whom, in which month; everything reckoned is reckoned here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from werket_lib.ledger.outside import Fact, round_half_up
from werket_lib.ledger.tables import NO_TABLES, Row, Tables

# The part of an id after one of these is somebody's or something's name.
KINDS = ("supplier", "area", "track", "actor", "municipality", "group", "rating", "year", "part")
# With these first, the second part is a name.
NAMED = {"groups": "group", "beveridge": "group", "survey": "question"}
# The last part of an id that is reckoned from a level.
DERIVED = ("change", "change_pct", "change_pp", "change_12m", "share_pct", "rank", "start", "previous", "mean")
SERVICES = ("rom2", "sta", "kvl", "ipsu", "aub", "fub")
WHOLE = 0.98  # of a service, from where its parts are taken for all of them


class Entity(NamedTuple):
    """Whose measure it is: a service, or a supplier, an area, a track … of one, or a group; the country has no name."""

    domain: str
    kind: str = ""
    name: str = ""


class Value(NamedTuple):
    """A number of the data: its size, decimals as printed, and the fact that it is or rests on."""

    value: float
    decimals: int
    fact: str
    unit: str

    @property
    def way(self) -> str:
        """Which way a change of that size went, as printed."""
        rounded = round_half_up(self.value, self.decimals)
        return "up" if rounded > 0 else "down" if rounded < 0 else "same"

    def goes(self, way: str) -> bool:
        """Tell whether a change went a way, as printed or by what is printed as none."""
        return self.way == way or (self.way == "same" and self.value * {"up": 1, "down": -1}.get(way, 0) > 1e-9)


COUNTRY = Entity("country")


class Index:
    """Every fact of a month, by whose it is and what it measures.

    Parameters
    ----------
    month
        The report's.
    tables
        The month's: what they have and no fact has is read out of them.
    """

    def __init__(self, facts: Mapping[str, Fact], month: pd.Period, tables: Tables = NO_TABLES) -> None:
        self.facts, self.month, self.regions = facts, month, tables.regions
        self.firms = tables.firms
        self.levels: dict[tuple[Entity, str], Fact | Row] = {}
        self.derived: dict[tuple[Entity, str], dict[str, Fact]] = defaultdict(dict)
        self.places: dict[str, tuple[Entity, str, str]] = {}
        for fact in facts.values():
            entity, measure, derived = _place(fact)
            self.places[fact.id] = entity, measure, derived
            if derived:
                self.derived[entity, measure][derived] = fact
            else:
                self.levels.setdefault((entity, measure), fact)
        self._rows = {(Entity(*key[:3]), key[3]): row for key, row in tables.rows.items()}
        for place, row in self._rows.items():
            self.levels.setdefault(place, row)
            self.places.setdefault(row.id, (*place, ""))
        self._histories: dict[str, dict[int, float]] = {}
        self._names: dict[str, list[Entity]] = defaultdict(list)
        self._peers: dict[tuple[tuple[str, ...], str], list[Entity]] = {}
        for entity in dict.fromkeys(entity for entity, _ in self.levels):
            if entity.name:
                self._names[entity.name].append(entity)
        for county in self.levels_of("county"):  # *Skåne* is a county, *Kalmar* a town first
            self._names[county.name.removesuffix("_lan").removesuffix("s")].append(county)

    def levels_of(self, kind: str) -> list[Entity]:
        """Return every entity of a kind among those that the agencies tell unemployment of."""
        return [one for one, measure in self.levels if one[:2] == ("groups", kind) and measure == "unemployed"]

    def is_in(self, entity: Entity, region: Entity) -> bool:
        """Tell whether a municipality lies in a county or belongs to a group."""
        return region.name in self.regions.get(entity.name, ())

    @cached_property
    def measures(self) -> Mapping[Entity, tuple[str, ...]]:
        """The measures that each entity has."""
        found: dict[Entity, list[str]] = defaultdict(list)
        for entity, measure in self.levels:
            found[entity].append(measure)
        return {entity: tuple(names) for entity, names in found.items()}

    def named(self, name: str) -> list[Entity]:
        """Return every entity of a name, such as a supplier in each of its services."""
        return self._names.get(name, [])

    @property
    def names(self) -> Iterator[str]:
        """Every name, as a part of an id."""
        return iter(self._names)

    def peers(self, entity: Entity, measure: str) -> list[Entity]:
        """Return all of an entity's kind that have the measure, itself among them."""
        if entity.domain in SERVICES and not entity.kind:
            return [Entity(one) for one in SERVICES if (Entity(one), measure) in self.levels]
        key = entity[:2], measure
        if key not in self._peers:
            self._peers[key] = [one for one, other in self.levels if other == measure and one[:2] == entity[:2]]
        return self._peers[key]

    def is_whole(self, entity: Entity, measure: str) -> bool:
        """Tell whether an entity's peers are all there are, or only those that the tables list."""
        if entity.kind != "supplier":
            return True
        total = self.value(Entity(entity.domain), measure)
        parts = sum(value.value for one in self.peers(entity, measure) if (value := self.value(one, measure)))
        return total is not None and parts >= WHOLE * total.value

    # --- values -------------------------------------------------------------------------------------------

    def series(self, entity: Entity, measure: str) -> dict[int, float]:
        """Return a level by month (as an ordinal), the report's month last."""
        fact = self.levels.get((entity, measure))
        return self._series(entity, measure, fact) if fact else {}

    def values_of(self, fact: Fact) -> Iterable[float]:
        """Return every value that a fact has or had."""
        return self._history(fact).values()

    def _series(self, entity: Entity, measure: str, fact: Fact | Row) -> dict[int, float]:
        """Return what the tables and the facts have of a level; the facts where both have it."""
        row = self._rows.get((entity, measure))
        if isinstance(fact, Row):
            return fact.series
        own = self._history(fact)
        return row.series | own if row and len(own) < len(row.series) else own

    def _history(self, fact: Fact) -> dict[int, float]:
        if fact.id not in self._histories:
            series: dict[int, float] = {}
            if fact.history is not None:
                series = dict(zip(fact.history.index.asi8.tolist(), fact.history.tolist(), strict=True))
            if isinstance(fact.value, int | float):
                series[fact.month.ordinal] = float(fact.value)
            self._histories[fact.id] = series
        return self._histories[fact.id]

    def value(self, entity: Entity, measure: str, month: pd.Period | None = None) -> Value | None:
        """Return a level in a month; where there is no history, the month before is this one's less its change."""
        if measure == "net":
            return self._net(entity, month)
        fact = self.levels.get((entity, measure))
        if fact is None or not isinstance(fact.value, int | float):
            return None
        at = (month or fact.month).ordinal
        series = self._series(entity, measure, fact)
        if at in series:
            return Value(series[at], fact.decimals, fact.id, fact.unit)
        derived = self.derived[entity, measure]
        for name, back in (("change", 1), ("change_12m", 12)):
            change = derived.get(name)
            if change and fact.month.ordinal - at == back and isinstance(change.value, int | float):
                return Value(fact.value - change.value, fact.decimals, fact.id, fact.unit)
        start = derived.get("start")
        if start and start.month.ordinal == at and isinstance(start.value, int | float):
            return Value(float(start.value), start.decimals, start.id, start.unit)
        return None

    def _net(self, entity: Entity, month: pd.Period | None) -> Value | None:
        new, left = self.value(entity, "new", month), self.value(entity, "left", month)
        return new._replace(value=new.value - left.value) if new and left else None

    def change(self, entity: Entity, measure: str, month: pd.Period, base: pd.Period, *, pct: bool) -> Value | None:
        """Return how a level changed between two months, in its own unit or in percent of the earlier."""
        now, then = self.value(entity, measure, month), self.value(entity, measure, base)
        if now is None or then is None:
            return None
        fact = self._change_fact(entity, measure, month, base, pct=pct)
        decimals = fact.decimals if fact else 1 if pct else now.decimals
        unit = "percent" if pct else "percentage points" if now.unit == "percent" else now.unit
        if pct and not then.value:
            return None
        size = 100 * (now.value - then.value) / then.value if pct else now.value - then.value
        return Value(size, decimals, fact.id if fact else now.fact, unit)

    def _change_fact(
        self, entity: Entity, measure: str, month: pd.Period, base: pd.Period, *, pct: bool
    ) -> Fact | None:
        if month != self.month:
            return None
        derived = self.derived[entity, measure]
        back = (month - base).n
        if pct:
            return derived.get("change_pct") if back == 1 else None
        name = {1: "change", 12: "change_12m"}.get(back)
        if name and name in derived:
            return derived[name]
        return derived.get("change_pp") if back not in (1, 12) else None

    def start_of(self, service: str) -> pd.Period | None:
        """Return the first month of a service."""
        months = self.series(Entity(service), "remaining")
        return pd.Period(ordinal=min(months), freq="M") if months else None

    def share(self, entity: Entity, measure: str, month: pd.Period) -> Value | None:
        """Return an entity's share of its whole, in percent."""
        fact = self.derived[entity, measure].get("share_pct")
        if fact is not None and month.ordinal in (series := self._history(fact)):
            return Value(series[month.ordinal], fact.decimals, fact.id, "percent")
        if not entity.kind and (entity, f"{measure}.share_pct") in self.levels:  # *av de arbetslösa*
            return self.value(entity, f"{measure}.share_pct", month)
        every = COUNTRY if entity.domain == "groups" else Entity(entity.domain)
        part, whole = self.value(entity, measure, month), self.value(every, measure, month)
        if part is not None and not entity.kind and entity.domain in SERVICES:  # of all services together
            parts = [value.value for one in SERVICES if (value := self.value(Entity(one), measure, month))]
            return Value(100 * part.value / sum(parts), 1, part.fact, "percent")
        if not entity.kind or part is None or whole is None or not whole.value:
            return None
        return Value(100 * part.value / whole.value, 1, part.fact, "percent")

    def mean(self, entity: Entity, measure: str) -> Value | None:
        """Return a measure's mean, where a fact has it."""
        fact = self.derived[entity, measure].get("mean")
        if fact is None or not isinstance(fact.value, int | float):
            return None
        return Value(float(fact.value), fact.decimals, fact.id, fact.unit)

    def of_fact(self, fact_id: str) -> Value | None:
        """Return a fact's own number."""
        place = self.places.get(fact_id)
        fact = self.facts.get(fact_id) or (self.levels.get(place[:2]) if place else None)
        if fact is None or not isinstance(fact.value, int | float):
            return None
        return Value(float(fact.value), fact.decimals, fact.id, fact.unit)


def _place(fact: Fact) -> tuple[Entity, str, str]:
    """Part an id into whose it is, the measure, and what is reckoned from it."""
    domain, *parts = fact.id.split(".")
    entity = Entity(domain)
    if parts[0] in KINDS and len(parts) > 2:
        entity, parts = Entity(domain, parts[0], parts[1]), parts[2:]
    elif domain in NAMED and len(parts) > 1:
        kind = "agency" if parts[0] in ("af", "bas") else NAMED[domain]
        entity, parts = Entity(domain, kind, parts[0]), parts[1:]
    if domain == "temperature" or entity.name == "country":
        entity = COUNTRY
    if domain == "beveridge" and entity.kind == "group":
        entity = Entity("groups", "group", entity.name)
    if entity.kind == "question" and parts[0].startswith("answer_"):
        entity, parts = Entity(domain, "answer", f"{entity.name}:{parts[0].removeprefix('answer_')}"), parts[1:]
    if len(parts) > 1 and parts[-1] in DERIVED and (entity.kind or parts[-1] != "share_pct"):
        return entity, ".".join(parts[:-1]), parts[-1]
    return entity, ".".join(parts), ""
