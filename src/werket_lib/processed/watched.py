"""What is watched in each dataset: ``plausibility.yml``, read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from werket_lib.yaml_text import parse_yaml

RULES = Path(__file__).with_name("plausibility.yml")


@dataclass(frozen=True)
class Column:
    """What a column's numbers can be; see plausibility.yml."""

    total: tuple[float, float] | None = None
    part: tuple[float, float] | None = None
    factor: float | None = None
    jumpy: bool = False


@dataclass(frozen=True)
class Watch:
    """What is watched in a dataset; see plausibility.yml."""

    columns: Mapping[str, Column]
    series: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    whole: Mapping[str, str] = field(default_factory=dict)
    fixed: bool = False
    rates: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    flows: Mapping[str, str] = field(default_factory=dict)
    summed: str = "sum"
    redefined_by: tuple[str, ...] = ()
    revised_pct: float = 2.0
    rolling: bool = False
    lists: tuple[str, ...] = ()
    turnover: float = 0.03
    unrevised: bool = False

    @property
    def key(self) -> list[str]:
        """What tells the rows of a month apart."""
        return [*self.series, *self.parts]


@cache
def read_rules() -> Mapping[str, Watch]:
    """Read what is watched, by dataset or further sheet of one."""
    content = parse_yaml(RULES.read_text(encoding="utf-8"))
    return {name: _read_watch(entry) for name, entry in content.items()}


def _read_watch(entry: dict[str, Any]) -> Watch:
    columns = {name: Column(**about) for name, about in entry.pop("columns").items()}
    lists: dict[str, Any] = {name: tuple(entry.pop(name, ())) for name in ("series", "parts", "redefined_by", "lists")}
    return Watch(columns, **lists, **entry)
