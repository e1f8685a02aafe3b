"""What moved most, against answers reckoned by hand. A failure means that the month's news is chosen wrongly."""

import pandas as pd
import pytest

from tests.sections.frames import JANUARY
from tests.sections.overview.frames import MEASURES, level, report, seasonal, section, whole_report, wobbling
from werket_lib.changes import SHORTEST_HISTORY
from werket_lib.facts import Fact
from werket_lib.sections.overview.numbers import SHOWN, judge, summarise_overview, tell_stories

EVERY_OTHER = pd.Series([1.0, 3.0, 5.0], pd.PeriodIndex(["2024-09", "2024-11", "2025-01"], freq="M"))


def judged(fact, **sections):
    (story,) = tell_stories(report(section("10_temperature", fact, **sections)))
    return judge(story)


def test_an_unadjusted_measure_is_compared_with_the_same_month_of_earlier_years():
    # Every January rises by 100 and falls back; this one by 130, and nothing ever differed.
    move = judged(level("sta.remaining", seasonal(130.0)))
    assert (move.change.value, move.expected.value) == (130, 100)
    assert move.usual_gap == 1  # never less than what can be printed
    assert move.score.value == 30


def test_what_every_january_brings_is_no_news():
    move = judged(level("sta.remaining", seasonal(100.0)))
    assert move.score.value == 0


def test_an_adjusted_measure_is_compared_with_all_earlier_months():
    # Up 1, down 1, …, in percent: what is usual by each month is 1 or 0, so months come 2 and 1 from it in turn.
    move = judged(level("temperature.varsel.sa", wobbling(9.0)))
    assert move.expected.value == pytest.approx(1, rel=0.02)
    assert move.usual_gap == pytest.approx(1.4826 * 1.5, rel=0.01)
    assert move.score.value == pytest.approx(8 / (1.4826 * 1.5), rel=0.01)


def test_the_agencys_own_adjustment_counts_as_one():
    (story,) = tell_stories(report(section("10_temperature", MEASURES["barometer"])))
    assert story.adjusted


def test_one_extreme_month_in_the_history_hides_nothing():
    calm = wobbling(9.0)
    wild = [calm[0], calm[1] + 10_000, *calm[2:]]
    assert judged(level("temperature.varsel.sa", wild)).size > 2


@pytest.mark.parametrize(("months", "is_judged"), [(SHORTEST_HISTORY + 2, False), (SHORTEST_HISTORY + 3, True)])
def test_a_short_history_is_not_judged(months, is_judged):
    fact = level("temperature.varsel.sa", wobbling(9.0, months=months - 1))
    assert (judged(fact) is not None) is is_judged


def test_a_hole_before_the_month_leaves_no_change_to_judge():
    fact = MEASURES["varsel"]
    assert fact.history is not None
    holed = Fact(
        id=fact.id,
        value=fact.value,
        unit="persons",
        month=JANUARY,
        decimals=0,
        computed_by="a test",
        sources=(),
        history=fact.history.drop(JANUARY - 1),
    )
    assert judged(holed) is None


def test_a_level_and_what_is_reckoned_from_it_are_one_story_told_by_the_adjusted_level():
    facts = [level(f"temperature.varsel{suffix}", wobbling(9.0)) for suffix in ("", ".change_12m", ".sa", ".sa.change")]
    (story,) = tell_stories(report(section("10_temperature", *facts)))
    assert (story.measure, story.level.id) == ("temperature.varsel", "temperature.varsel.sa")
    assert judge(story).change.id == "temperature.varsel.sa.change"


@pytest.mark.parametrize(
    "fact",
    [
        level("rom2.supplier.lernia.remaining", wobbling(9.0)),
        level("rom2.new.mean", wobbling(9.0)),
        level("rom2.participants_per_supplier", wobbling(9.0), "persons per supplier"),
        level("temperature.positive", wobbling(9.0), "count"),
        level("rom2_results.rate", wobbling(9.0), "percent", last=JANUARY - 1),
        Fact(
            id="rom2.cohort",
            value=5.0,
            unit="persons",
            month=JANUARY,
            decimals=0,
            computed_by="a test",
            sources=(),
            history=EVERY_OTHER,
        ),
        Fact(
            id="survey.answers", value=26, unit="persons", month=JANUARY, decimals=0, computed_by="a test", sources=()
        ),
        level("aub.remaining.rank", wobbling(9.0), "rank"),
    ],
    ids=lambda fact: fact.id,
)
def test_details_counts_and_what_is_of_another_month_are_no_stories(fact):
    assert list(tell_stories(report(section("10_temperature", fact)))) == []


def test_a_fact_that_two_sections_have_is_one_story_told_by_the_first():
    shared = level("temperature.varsel.sa", wobbling(9.0))
    raw = level("temperature.varsel", wobbling(9.0))
    both = report(section("10_temperature", shared), section("60_forecast", raw, shared))
    assert [(story.level.id, story.section.name) for story in tell_stories(both)] == [
        ("temperature.varsel.sa", "10_temperature")
    ]
    assert summarise_overview(both).facts["overview.judged"].value == 1


def test_a_badly_adjusted_measure_carries_the_verdict():
    verdict = Fact(
        id="seasonal.varsel.level",
        value="dålig",
        unit="word",
        month=JANUARY,
        decimals=0,
        computed_by="a test",
        sources=(),
    )
    stories = tell_stories(report(section("10_temperature", MEASURES["varsel"]), section("95_quality", verdict)))
    assert [story.verdict for story in stories] == ["dålig"]


def test_the_furthest_from_usual_come_first_and_ten_are_shown():
    facts = [level(f"temperature.m{number}.sa", wobbling(2.0 + number)) for number in range(12)]
    section_ = summarise_overview(report(section("10_temperature", *facts)))
    assert [move.story.measure for move in section_.shown] == [f"temperature.m{n}" for n in range(11, 1, -1)]
    assert len(section_.shown) == SHOWN
    assert len(section_.table) == 12


def test_of_a_services_stock_and_flows_two_are_shown():
    facts = [level(f"sta.{flow}", seasonal(130.0 + number)) for number, flow in enumerate(("remaining", "new", "left"))]
    overview = summarise_overview(report(section("40_sta", *facts, MEASURES["varsel"])))
    assert [move.story.measure for move in overview.shown] == ["sta.left", "sta.new", "temperature.varsel"]
    assert len(overview.movements) == 4


def test_counts_what_was_judged_and_what_could_not_be():
    overview = summarise_overview(whole_report())
    counts = {name: overview.facts[f"overview.{name}"].value for name in ("judged", "unusual", "too_short")}
    assert counts == {"judged": 4, "unusual": 3, "too_short": 1}
    assert [story.measure for story in overview.too_short] == ["rom2.remaining"]


def test_a_change_that_no_section_has_is_a_fact_of_its_own_in_the_unit_of_changes():
    move = judged(MEASURES["rate"])
    change = move.change
    assert (change.id, change.unit, change.decimals) == (
        "overview.measure.temperature_unemployment_rate.change",
        "percentage points",
        2,
    )
    assert change.text == "0,04"


def test_a_report_without_measures_is_an_overview_without_any():
    overview = summarise_overview(report(section("80_trust")))
    assert (overview.shown, len(overview.lines), len(overview.table)) == ((), 0, 0)
