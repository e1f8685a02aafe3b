"""The overview of the sample month. A failure means a measure without a name, or one that is no news to anyone."""

import pandas as pd
import pytest

from werket_lib.reports import ReportFacts, read_facts
from werket_lib.sections.overview.measures import UNNAMED, name_measure
from werket_lib.sections.overview.numbers import summarise_overview, tell_stories

pytestmark = pytest.mark.xdist_group("report")


@pytest.fixture
def report(sample_report) -> ReportFacts:
    return read_facts(pd.Period(sample_report.name, freq="M"), sample_report.parent, reader="00_overview")


def test_every_measure_of_the_report_has_a_name_in_swedish(report):
    names = {story.measure: name_measure(story) for story in tell_stories(report)}
    assert [measure for measure, name in names.items() if name.subject.startswith(UNNAMED)] == []


def test_no_two_stories_are_of_one_measure(report):
    subjects = [name_measure(story).subject for story in tell_stories(report)]
    assert sorted(set(subjects)) == sorted(subjects)


def test_what_is_shown_is_national(report):
    shown = summarise_overview(report).shown
    assert shown
    assert {move.story.measure.count(".") for move in shown} == {1}
