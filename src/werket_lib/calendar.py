"""When each dataset's next month is expected: rules by working days, with the agencies' own calendar laid over them."""

import calendar as days_of
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import holidays
import yaml

from werket_lib.clock import STOCKHOLM
from werket_lib.errors import InputError
from werket_lib.yaml_text import parse_yaml

FILE = "calendar.yml"
FIELDS = ("months_after", "day", "working_day", "hour", "grace", "scb", "months", "in", "remind")


@dataclass(frozen=True)
class Rule:
    """When one dataset comes.

    Attributes
    ----------
    day, working_day
        One of them: a day of the month, or a working day counted from its beginning (1) or its end (-1).
    grace
        Working days after which it is late.
    scb
        Product code in SCB's calendar; empty for none.
    months
        The months of the year that it has.
    other
        What differs for a month of the year.
    remind
        Months of the year in which a person looks for it; such a dataset is never expected.
    """

    months_after: int = 1
    day: int | None = None
    working_day: int | None = None
    hour: dt.time = dt.time(8)
    grace: int = 0
    scb: str = ""
    months: tuple[int, ...] = tuple(range(1, 13))
    other: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    remind: tuple[int, ...] = ()


@dataclass(frozen=True)
class Expected:
    """When a month of a dataset is expected, and when it is late; ``announced`` where the agency has said so itself."""

    month: str
    at: dt.datetime
    late_after: dt.datetime
    announced: bool = False

    def state(self, now: dt.datetime) -> str:
        """Tell ``expected``, ``due`` or ``late``."""
        return "late" if now > self.late_after else "due" if now >= self.at else "expected"

    def days_late(self, now: dt.datetime) -> int:
        """Count the days since it was expected, where it is late."""
        return (now.date() - self.at.date()).days if now > self.late_after else 0


@dataclass(frozen=True)
class Calendar:
    """The rules, and the days that SCB has announced: product code -> month -> when."""

    rules: Mapping[str, Rule]
    announced: Mapping[str, Mapping[str, dt.datetime]] = field(default_factory=dict)

    def expect(self, dataset: str, month: str) -> Expected | None:
        """Say when a month of a dataset is expected; None for one typed by hand, or without that month."""
        rule = self.rules.get(dataset)
        if rule is None or rule.remind or int(month[5:]) not in rule.months:
            return None
        own = self.announced.get(rule.scb, {}).get(month)
        at = own or _reckon(rule, month)
        last = at.date()
        for _ in range(rule.grace):
            last = next_working_day(last + dt.timedelta(days=1))
        return Expected(month, at, dt.datetime.combine(last, dt.time.max, STOCKHOLM), own is not None)

    def last_month(self, dataset: str, by: str) -> str:
        """Return the last month that a dataset has, no later than a month."""
        rule = self.rules.get(dataset, Rule())
        while int(by[5:]) not in rule.months:
            by = add_months(by, -1)
        return by

    def to_remind(self, month: str) -> list[str]:
        """Name what is typed by hand, and looked for in a month."""
        return [name for name, rule in self.rules.items() if int(month[5:]) in rule.remind]


def read_calendar(path: Path, announced: Mapping[str, Mapping[str, dt.datetime]] | None = None) -> Calendar:
    """Read ``calendar.yml``.

    Raises
    ------
    InputError
        If it is missing, no YAML, or a rule has a field that is unknown, or of another kind.
    """
    try:
        content = parse_yaml(path.read_text(encoding="utf-8"))
        return Calendar({str(name): _rule(str(name), fields) for name, fields in content.items()}, announced or {})
    except (OSError, yaml.YAMLError, AttributeError, ValueError, TypeError) as error:
        raise InputError(f"{FILE}: {' '.join(str(error).split())}; mend it, or restore it from git") from None


def _rule(name: str, fields: Mapping[str, Any]) -> Rule:
    unknown = [key for key in fields if key not in FIELDS]
    if unknown:
        raise ValueError(f"{name} has no field {unknown}; there are {', '.join(FIELDS)}")
    given = {key: value for key, value in fields.items() if key not in ("hour", "in")}
    for key in ("months", "remind"):
        if key in given:
            given[key] = tuple(given[key])
    rule = Rule(**given, hour=dt.time.fromisoformat(fields.get("hour", "08:00")), other=fields.get("in", {}))
    if not rule.remind and (rule.day is None) == (rule.working_day is None):
        raise ValueError(f"{name} wants one of day and working_day")
    return rule


def _reckon(rule: Rule, month: str) -> dt.datetime:
    own = rule.other.get(int(month[5:]))
    if own:
        rule = replace(rule, **{"day": None, "working_day": None, **own})
    comes = add_months(month, rule.months_after)
    year, number = int(comes[:4]), int(comes[5:])
    length = days_of.monthrange(year, number)[1]
    if rule.day is not None:
        day = next_working_day(dt.date(year, number, min(rule.day, length)))
    else:
        working = [one for at in range(1, length + 1) if is_working_day(one := dt.date(year, number, at))]
        place = rule.working_day or 1
        day = working[place - 1 if place > 0 else place]
    return dt.datetime.combine(day, rule.hour, STOCKHOLM)


@cache
def _free_days(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))


def is_working_day(day: dt.date) -> bool:
    """Tell whether people work: no weekend, holiday, or eve that is one in all but name."""
    return day.weekday() < 5 and day not in _free_days(day.year)


def next_working_day(day: dt.date) -> dt.date:
    """Return a day, or the next on which people work."""
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day


def add_months(month: str, count: int) -> str:
    """Return the month so many months later: ``2025-01`` and -1 give ``2024-12``."""
    place = 12 * int(month[:4]) + int(month[5:]) - 1 + count
    return f"{place // 12}-{place % 12 + 1:02d}"
