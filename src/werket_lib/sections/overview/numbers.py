"""Section 00: what happened this month?

Every national measure's movement is held against how that measure usually moves, and the ten that came
furthest from it are shown. What is usual is reckoned like with like. A seasonally adjusted series (ours, or
the agency's own) moves as in any other month: the median of its earlier monthly changes. An unadjusted one
is compared with the same month of earlier years, since in many of them January brings every year what would
be news in May: the median of the changes that it made between the same two months in at least three years, in
percent where something is counted. Adjusted series are used wherever they exist. A change over twelve months
says how the year was, not the month, and is not used.

The score is a robust z-score: how far the month's change came from what was usual, in units of how far it
usually comes (1.4826 times the median of the absolute distances of earlier months, each from what was usual
by then). Medians, so that a pandemic in the history neither hides this month's news nor makes any.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from werket_lib import changes
from werket_lib.codes import FLOWS
from werket_lib.facts import Fact, FactMaker, Facts, Unit, function_name, plain_value
from werket_lib.provenance import Source
from werket_lib.reports import ReportFacts, SectionFacts
from werket_lib.style.names import LEVEL_WORDS

SHOWN = 10
UNUSUAL = 2.0  # as far from what is usual as one month in twenty comes, where distances are normal
COUNTED = ("persons", "vacancies", "suppliers")  # compared in percent: a change is as large as its level lets it be

# What follows a measure's name in the id of a number that is reckoned from it: its story is the measure's.
DERIVED = frozenset({"change", "change_pct", "change_12m", "share_pct", "rank", "mean", "start"})
ADJUSTED = ".sa"
PUBLISHED_ADJUSTED = frozenset({"temperature.ki_barometer"})

# Reckoned from measures that are judged themselves, or held in one or holding it as the long-term unemployed.
RECKONED = frozenset({"participants_per_supplier", "exit_rate", "over_6_months", "over_24_months"})
MOST_FLOWS = 2

UNITS: dict[Unit, Unit] = {  # that are judged, and in what they change
    "persons": "persons",
    "vacancies": "vacancies",
    "suppliers": "suppliers",
    "index": "index",
    "percent": "percentage points",
}

POOR = (LEVEL_WORDS["bad"], LEVEL_WORDS["severe"])  # verdicts that a reader has to know of
_VERDICT = "seasonal.{}.level"  # section 95's, by indicator


@dataclass(frozen=True)
class Story:
    """One national measure: the one level that stands for it, its change, percent and year.

    Attributes
    ----------
    measure
        Id of the measure, such as ``temperature.varsel``; `level` is its seasonally adjusted fact where there is one.
    section
        That tells it.
    adjusted
        Whether `level` is seasonally adjusted.
    verdict
        On our adjustment of it, from section 95; empty where there is none.
    """

    measure: str
    section: SectionFacts
    level: Fact
    adjusted: bool
    verdict: str = ""

    @property
    def slug(self) -> str:
        """The measure as a part of an id."""
        return self.measure.replace(".", "_")


@dataclass(frozen=True)
class Movement:
    """How far a measure's change came from what is usual for it.

    Attributes
    ----------
    change, expected
        Since the month before: what it was, and what is usual.
    score
        Their difference, in units of `usual_gap`.
    usual_gap
        How far the change usually comes from what is expected, in the unit of the change.
    compared
        Number of earlier months that this rests on.
    """

    story: Story
    change: Fact
    expected: Fact
    score: Fact
    usual_gap: float
    compared: int

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Its facts that are no other section's."""
        return tuple(fact for fact in (self.change, self.expected, self.score) if fact.id.startswith("overview."))

    @property
    def size(self) -> float:
        """The score without its sign."""
        assert isinstance(self.score.value, float)
        return abs(self.score.value)


@dataclass(frozen=True)
class Overview:
    """The month in brief.

    Attributes
    ----------
    movements
        Every measure that was judged, the furthest from what is usual first.
    too_short
        Measures whose history is too short to say what is usual.
    """

    report: ReportFacts
    movements: tuple[Movement, ...]
    too_short: tuple[Story, ...]
    facts: Facts

    @property
    def month(self) -> pd.Period:
        """The report's month."""
        return self.report.month

    @property
    def shown(self) -> tuple[Movement, ...]:
        """The ten that moved most; of a stock and its two flows, which make up one another, two at most."""
        shown, flows = [], Counter[str]()
        for move in self.movements:
            prefix, name = move.story.measure.split(".")
            flows[prefix] += name in FLOWS
            if name not in FLOWS or flows[prefix] <= MOST_FLOWS:
                shown.append(move)
        return tuple(shown[:SHOWN])

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the sections rest on."""
        return self.report.sources

    @property
    def table(self) -> pd.DataFrame:
        """``measure, section, adjusted, level, change, expected, score, usual_gap, compared``: one row a measure."""
        return pd.DataFrame(
            [
                {
                    "measure": move.story.measure,
                    "section": move.story.section.name,
                    "adjusted": move.story.adjusted,
                    "level": move.story.level.value,
                    "change": move.change.value,
                    "expected": move.expected.value,
                    "score": move.score.value,
                    "usual_gap": move.usual_gap,
                    "compared": move.compared,
                }
                for move in self.movements
            ]
        )

    @property
    def lines(self) -> pd.DataFrame:
        """``measure, month, value``: the histories of the ten that are shown."""
        histories = {move.story.measure: move.story.level.history for move in self.shown}
        rows = [history.rename("value").rename_axis("month").reset_index().assign(measure=measure)
                for measure, history in histories.items() if history is not None]  # fmt: skip
        return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=["month", "value", "measure"])


def summarise_overview(report: ReportFacts) -> Overview:
    """Judge every national measure of a report against how it usually moves.

    Parameters
    ----------
    report
        What the month's other sections left.
    """
    stories = list(tell_stories(report))
    judged = [(story, judge(story)) for story in stories]
    movements = [move for _, move in judged if move is not None]
    movements.sort(key=lambda move: move.size, reverse=True)
    too_short = tuple(story for story, move in judged if move is None)
    counts = {
        "judged": len(movements),
        "unusual": sum(move.size >= UNUSUAL for move in movements),
        "too_short": len(too_short),
    }
    make = FactMaker(summarise_overview, report.month)
    made = [make.value(f"overview.{name}", count, "count") for name, count in counts.items()]
    facts = Facts([*made, *(fact for move in movements for fact in move.facts)])
    return Overview(report, tuple(movements), too_short, facts)


def tell_stories(report: ReportFacts) -> Iterator[Story]:
    """Find a report's national measures, in its order; each is one story.

    A level, its change, its percent and its change over twelve months are told once, by the level; by the
    adjusted one where there is one. Suppliers, areas, groups and tracks are told in their own sections: there
    are hundreds of them, some would always have moved, and few have counts that a month does not toss about.
    What is not of the report's month, or has no monthly history, did not move this month.
    """
    # Sections may share a fact; the first of them tells it.
    told = {fact.id: (section, fact) for section in reversed(report.sections) for fact in section.facts.values()}
    for section in report.sections:
        for fact in section.facts.values():
            measure = fact.id.removesuffix(ADJUSTED)
            if told[fact.id][0] is not section or f"{fact.id}{ADJUSTED}" in told or not _is_national(measure):
                continue
            if fact.unit not in UNITS or fact.value is None or fact.month != report.month or not _is_monthly(fact):
                continue
            _, verdict = told.get(_VERDICT.format(measure.split(".")[1]), (None, None))
            ours = measure != fact.id
            yield Story(
                measure,
                section,
                fact,
                ours or measure in PUBLISHED_ADJUSTED,
                str(verdict.value) if verdict and ours else "",
            )


def _is_national(measure: str) -> bool:
    """Tell whether an id is a measure's own, and one of the country or of a whole service: ``rom2.remaining``."""
    name = measure.split(".", 1)[1]
    return "." not in name and name not in DERIVED | RECKONED


def _is_monthly(fact: Fact) -> bool:
    """Tell whether a fact has a history in which a month ever follows upon another."""
    return fact.history is not None and bool((np.diff(fact.history.index.asi8) == 1).any())


def judge(story: Story) -> Movement | None:
    """Hold a measure's change against what is usual for it; None where its history is too short for that."""
    levels = story.level.history
    assert levels is not None
    change = _change_fact(story, changes.change(levels).iloc[-1])
    usual = changes.judge_last(
        levels,
        adjusted=story.adjusted,
        relative=story.level.unit in COUNTED,
        finest=10.0**-change.decimals,
    )
    if usual is None:
        return None
    own = replace(
        change,
        id=f"overview.measure.{story.slug}.expected",
        computed_by=function_name(changes.judge_last),
        history=None,
    )
    score = replace(
        own, id=f"overview.measure.{story.slug}.score", value=plain_value(usual.score), unit="times", decimals=1
    )
    return Movement(story, change, replace(own, value=plain_value(usual.change)), score, usual.gap, usual.compared)


def _change_fact(story: Story, change: float) -> Fact:
    """Return the section's own fact of the change, or make one where it has none."""
    own = story.section.facts.get(f"{story.level.id}.change")
    if own is not None:
        return own
    decimals = story.level.decimals + (story.level.unit == "percent")
    make = FactMaker(changes.change, story.level.month, story.level.sources)
    return make.value(f"overview.measure.{story.slug}.change", change, UNITS[story.level.unit], decimals)
