"""A report against the one before. A failure means that a reader is told the wrong thing about what changed."""

from dataclasses import replace

from tests.sections.frames import DECEMBER, JANUARY
from tests.sections.overview.frames import level, report, section
from werket_lib.facts import Fact
from werket_lib.sections.overview.since import compare_reports
from werket_lib.sections.overview.words import describe_since


def word(text, month):
    return Fact(
        id="temperature.word", value=text, unit="word", month=month, decimals=0, computed_by="a test", sources=()
    )


def compare(before, now, *, sections_before=("40_sta",), sections_now=("40_sta",)):
    def make(values, month, word_, names):
        facts = [level(fact_id, history, last=month) for fact_id, history in values.items()]
        first, *rest = names
        others = [section(name, title=name.upper()) for name in rest]
        return report(section(first, *facts, word(word_, month), title=first.upper()), *others, month=month)

    return compare_reports(make(now, JANUARY, "sval", sections_now), make(before, DECEMBER, "kall", sections_before))


def test_without_an_earlier_report_there_is_nothing_to_compare():
    since = compare_reports(report(section("40_sta")), None)
    assert (since.found, since.month, since.pairs, list(since.facts)) == (False, DECEMBER, (), [])


def test_an_adjusted_measure_has_turned_when_its_month_went_the_other_way():
    since = compare({"x.y.sa": [1, 2, 3]}, {"x.y.sa": [2, 3, 1]})
    assert [pair.turned for pair in since.pairs] == [True]
    assert since.facts["overview.since.turned"].value == 1


def test_a_measure_that_stood_still_has_not_turned():
    since = compare({"x.y.sa": [1, 2, 2]}, {"x.y.sa": [2, 2, 1]})
    assert [pair.turned for pair in since.pairs] == [False]


def test_an_unadjusted_measure_has_turned_when_its_year_did():
    rising, falling = [10, *[50] * 11, 20], [*[50] * 11, 20, 5]
    assert [pair.turned for pair in compare({"x.y": rising}, {"x.y": [10, *falling[:-1], 40]}).pairs] == [True]
    assert [pair.turned for pair in compare({"x.y": rising}, {"x.y": [*rising[1:], 60]}).pairs] == [False]


def test_what_the_earlier_month_is_now_reckoned_to_is_told_where_it_prints_otherwise():
    since = compare({"x.y.sa": [1, 2, 3], "x.z.sa": [1, 2, 3]}, {"x.y.sa": [2, 4.4, 5], "x.z.sa": [2, 3.4, 5]})
    assert [pair.revised.text if pair.revised else None for pair in since.pairs] == ["4", None]
    revised = since.facts["overview.measure.x_y.revised"]
    assert (revised.value, revised.month) == (4.4, DECEMBER)
    assert since.table["revised"].tolist() == [4.4, 3]


def test_what_the_earlier_report_printed_is_a_fact_of_its_own():
    since = compare({"x.y.sa": [1, 2, 3]}, {"x.y.sa": [2, 4.4, 5]})
    before = since.facts["overview.measure.x_y.before"]
    assert (before.value, before.month) == (3, DECEMBER)
    assert since.pairs[0].now.id == "x.y.sa"


def test_measures_that_one_report_lacks_are_left_out():
    since = compare({"x.y.sa": [1, 2], "x.old": [1, 2]}, {"x.y.sa": [2, 3], "x.new": [1, 2]})
    assert [pair.story.measure for pair in since.pairs] == ["x.y"]


def test_tells_the_temperature_and_the_sections_that_came_and_went():
    since = compare({}, {}, sections_before=("40_sta", "50_aub"), sections_now=("40_sta", "51_fub"))
    assert since.temperature is not None
    assert [fact.value for fact in since.temperature] == ["kall", "sval"]
    assert since.gone == ("50_AUB",)


def test_a_step_within_noise_is_no_turn():
    steps = [0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10]
    assert [pair.turned for pair in compare({"x.y.sa": [*steps, 12]}, {"x.y.sa": [*steps, 12, 11]}).pairs] == [False]
    assert [pair.turned for pair in compare({"x.y.sa": [*steps, 18]}, {"x.y.sa": [*steps, 18, 9]}).pairs] == [True]


def test_a_sample_is_not_compared_with_an_own_number():
    def make(month, last, *, sample):
        sources = ({"file": f"af_varsel/{month}/a.xlsx", "sample": sample},)
        facts = [level("x.y.sa", [1, 2, last], last=month), level("x.z.sa", [1, 2, 9], last=month)]
        warm = replace(word("sval" if sample else "kall", month), sources=sources)
        return report(section("40_sta", replace(facts[0], sources=sources), facts[1], warm), month=month)

    since = compare_reports(make(JANUARY, 4, sample=False), make(DECEMBER, 3, sample=True))
    assert ([pair.story.measure for pair in since.pairs], since.temperature) == (["x.z"], None)
    assert since.facts["overview.since.apart"].value == 1
    assert "Ett mått jämförs inte: i den ena rapporten är det exempeldata." in describe_since(since)
    assert since.table["measure"].tolist() == ["x.z"]
