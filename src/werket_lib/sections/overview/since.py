"""A report against that of the month before: what turned, what was revised, which sections came and went."""

import math
from dataclasses import dataclass, field, replace

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact, FactMaker, Facts, are_alike
from werket_lib.numbers import round_half_up
from werket_lib.reports import ReportFacts
from werket_lib.sections.overview.numbers import Story, tell_stories

YEAR = 12
NOISE = 0.5  # of the median change: a smaller one has no way


@dataclass(frozen=True)
class Pair:
    """One measure in both reports.

    Attributes
    ----------
    before, now
        Its level as each report printed it, each of its own month.
    revised
        The level of the earlier month as this report has it; None where it prints as it did.
    turned
        Whether it rose then and falls now, or the other way round, by more than noise: from month to month where it is
        seasonally adjusted, otherwise over twelve months, since the season turns most measures every month.
    """

    story: Story
    before: Fact
    revised: Fact | None
    turned: bool

    @property
    def now(self) -> Fact:
        """Its level now."""
        return self.story.level


@dataclass(frozen=True)
class Since:
    """What differs from the report before.

    Attributes
    ----------
    month
        Of the earlier report.
    found
        Whether there is one.
    pairs
        The measures that both have, in the report's order.
    temperature
        The word for the labour market's temperature then and now; None where a report lacks it, or only one of them
        rests on samples.
    gone
        Titles of sections that only the earlier report has results of.
    """

    month: pd.Period
    found: bool
    pairs: tuple[Pair, ...] = ()
    temperature: tuple[Fact, Fact] | None = None
    gone: tuple[str, ...] = ()
    facts: Facts = field(default_factory=Facts)

    @property
    def table(self) -> pd.DataFrame:
        """``measure, before, revised, now, turned``: one row a measure."""
        return pd.DataFrame(
            [
                {
                    "measure": pair.story.measure,
                    "before": pair.before.value,
                    "revised": pair.revised.value if pair.revised else pair.before.value,
                    "now": pair.now.value,
                    "turned": pair.turned,
                }
                for pair in self.pairs
            ]
        )


def compare_reports(report: ReportFacts, earlier: ReportFacts | None) -> Since:
    """Compare a report with that of the month before.

    A measure is compared in the form in which the report tells it: adjusted with adjusted. A sample is never compared
    with an agency's own number.

    Parameters
    ----------
    earlier
        None where the month before has not been run; the result then says so.
    """
    if earlier is None:
        return Since(report.month - 1, found=False)
    before = {story.level.id: story.level for story in tell_stories(earlier)}
    stories = [story for story in tell_stories(report) if story.level.id in before]
    alike = [story for story in stories if are_alike(story.level.sources, before[story.level.id].sources)]
    pairs = tuple(_pair(story, before[story.level.id]) for story in alike)
    counts = {
        "pairs": len(pairs),
        "turned": sum(pair.turned for pair in pairs),
        "revised": sum(pair.revised is not None for pair in pairs),
    }
    if len(stories) > len(alike):
        counts["apart"] = len(stories) - len(alike)
    make = FactMaker(compare_reports, report.month)
    made = [make.value(f"overview.since.{name}", count, "count") for name, count in counts.items()]
    then, now = (_find(one, "temperature.word") for one in (earlier, report))
    had, has = (_titles(one) for one in (earlier, report))
    return Since(
        earlier.month,
        found=True,
        pairs=pairs,
        temperature=(then, now) if then and now and are_alike(then.sources, now.sources) else None,
        gone=tuple(title for name, title in had.items() if name not in has),
        facts=Facts([*made, *(fact for pair in pairs for fact in (pair.before, pair.revised) if fact)]),
    )


def _pair(story: Story, before: Fact) -> Pair:
    ways = (_way(level, months=1 if story.adjusted else YEAR) for level in (story.level, before))
    # Two reports' facts may not share an id: in this one it is what the other printed.
    printed = replace(before, id=f"overview.measure.{story.slug}.before", history=None)
    return Pair(story, printed, _revise(story, before), turned=math.prod(ways) < 0)


def _way(level: Fact, *, months: int) -> int:
    """Tell which way a level went over `months`: 1, -1, or 0 where it stood still as printed, or nearly."""
    assert level.history is not None
    moves = changes.change(level.history, months).dropna()
    last = moves.get(level.history.index[-1])
    if last is None:
        return 0
    if len(moves) > changes.SHORTEST_HISTORY and abs(last) < NOISE * moves.iloc[:-1].abs().median():
        return 0
    printed = round_half_up(float(last), level.decimals + (level.unit == "percent"))
    return (printed > 0) - (printed < 0)


def _revise(story: Story, before: Fact) -> Fact | None:
    """Return this report's value of the earlier month, where it prints as another than it did."""
    assert story.level.history is not None
    now = story.level.history.get(before.month)
    if now is None or before.value is None or isinstance(before.value, str):
        return None
    if round_half_up(float(now), before.decimals) == round_half_up(before.value, before.decimals):
        return None
    return replace(
        story.level,
        id=f"overview.measure.{story.slug}.revised",
        value=float(now),
        month=before.month,
        unit=before.unit,
        decimals=before.decimals,
        history=None,
    )


def _titles(report: ReportFacts) -> dict[str, str]:
    """Return the titles of the sections that have a result, by name."""
    return {section.name: section.title for section in report.sections if section.headline is not None}


def _find(report: ReportFacts, fact_id: str) -> Fact | None:
    return next((section.facts[fact_id] for section in report.sections if fact_id in section.facts), None)
