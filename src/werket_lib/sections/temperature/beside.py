"""Beside the five indicators: vacancies reported in the month, and how long the unemployed have been without work."""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, FactMaker, Facts, Unit, source_cells
from werket_lib.provenance import Break, Source, SourcedTable
from werket_lib.sections.breaks import breaks_between
from werket_lib.sections.temperature.numbers import read_levels

REPORTED = "new_vacancies"
# More than a half year, a year and two years; the second is an indicator, whose level and change are told there.
DURATIONS = ("over_6_months", "long_term_unemployed", "over_24_months")


@dataclass(frozen=True)
class Beside:
    """What is told beside the indicators.

    Attributes
    ----------
    table
        ``measure, level, change_12m, share_pct``: new vacancies, then each duration; a share is of the unemployed.
    breaks
        That the comparison with twelve months before goes across.
    """

    month: pd.Period
    table: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]
    breaks: tuple[Break, ...] = ()


def summarise_beside(indicators: SourcedTable, month: pd.Period) -> Beside:
    """Compare the vacancies reported in a month, and the unemployed by time without work, with twelve months before.

    Parameters
    ----------
    indicators
        As `werket_lib.schemas.Indicators`.

    Raises
    ------
    LateError
        If a series has no value for the month or twelve months before.
    """
    names = (REPORTED, *DURATIONS, "unemployed")
    levels = read_levels(indicators, names, month)
    shares = {name: changes.share_pct(levels[name], levels["unemployed"]) for name in DURATIONS}
    made = _make_level_facts(levels, indicators.sources, REPORTED, "vacancies")
    for name in DURATIONS:
        if name != "long_term_unemployed":
            made += _make_level_facts(levels, indicators.sources, name, "persons")
        make = FactMaker(changes.share_pct, month, source_cells(indicators.sources, name))
        made += [
            make.series(f"temperature.{name}.share_pct", shares[name], "percent", 1),
            make.series(
                f"temperature.{name}.share_pct.change_12m",
                changes.change(shares[name], 12),
                "percentage points",
                1,
                by=changes.change,
            ),
        ]
    rows = [
        {
            "measure": name,
            "level": levels.loc[month, name],
            "change_12m": changes.change(levels[name], 12).loc[month],
            "share_pct": shares[name].loc[month] if name in shares else None,
        }
        for name in (REPORTED, *DURATIONS)
    ]
    breaks = dict.fromkeys(one for name in names for one in breaks_between(indicators, name, month - 12, month))
    return Beside(month, pd.DataFrame(rows), Facts(made), indicators.sources, tuple(breaks))


def _make_level_facts(levels: pd.DataFrame, sources: tuple[Source, ...], name: str, unit: Unit) -> list[Fact]:
    make = FactMaker(summarise_beside, levels.index[-1], source_cells(sources, name))
    fact_id, level = f"temperature.{name}", levels[name]
    return [
        make.series(fact_id, level, unit),
        make.series(f"{fact_id}.change_12m", changes.change(level, 12), unit, by=changes.change),
        make.series(f"{fact_id}.change_12m_pct", changes.change_pct(level, 12), "percent", 1, by=changes.change_pct),
    ]
