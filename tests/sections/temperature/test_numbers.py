"""The temperature of the labour market, on indicators whose every change is known."""

import pytest

from tests.sections.frames import DECEMBER, JANUARY, indicators
from werket_lib.errors import LateError
from werket_lib.sections.indicators.numbers import INDICATORS
from werket_lib.sections.temperature.numbers import Temperature, summarise_temperature

GOOD = {
    "varsel": -1, "unemployment_rate": -0.01, "long_term_unemployed": -1, "vacancies": 1, "ki_barometer": 0.1,
}  # fmt: skip


def good(count: int) -> dict[str, float]:
    return dict(list(GOOD.items())[:count])


def temperature(changes: dict[str, float], **options) -> Temperature:
    return summarise_temperature(indicators(changes, **options), JANUARY)


@pytest.mark.parametrize(
    ("count", "word"), [(0, "kall"), (1, "kall"), (2, "sval"), (3, "ljummen"), (4, "varm"), (5, "het")]
)
def test_the_number_of_positive_indicators_gives_the_word(count, word):
    facts = temperature(good(count)).facts
    assert facts["temperature.positive"].value == count
    assert facts["temperature.word"].value == word


@pytest.mark.parametrize("name", list(GOOD))
def test_each_indicator_has_its_good_direction(name):
    better, worse = temperature({name: GOOD[name]}), temperature({name: -GOOD[name]})
    assert better.facts["temperature.positive"].value == 1
    assert better.table.set_index("indicator")["positive"].to_dict() == {i.name: i.name == name for i in INDICATORS}
    assert worse.facts["temperature.positive"].value == 0


def test_no_change_is_not_positive():
    assert temperature({}).facts["temperature.positive"].value == 0


@pytest.mark.parametrize(("change", "positive"), [(-0.0049, 0), (-0.0051, 1), (0.0049, 0)])
def test_a_change_that_reads_zero_is_no_change(change, positive):
    section = temperature({"unemployment_rate": change})
    assert section.facts["temperature.positive"].value == positive
    assert (section.facts["temperature.unemployment_rate.change_12m"].text == "0,00") == (positive == 0)


def test_levels_and_changes_are_printed_in_their_own_units():
    facts = temperature({"varsel": 241, "unemployment_rate": 0.45, "vacancies": -30.0, "ki_barometer": 6}).facts
    printed = {
        name: (fact.signed, fact.unit)
        for name, fact in facts.items()
        if name.endswith(("varsel.change_12m", "rate.change_12m"))
    }
    assert printed == {
        "temperature.varsel.change_12m": ("+241", "persons"),
        "temperature.unemployment_rate.change_12m": ("+0,45", "percentage points"),
    }
    assert (facts["temperature.ki_barometer"].text, facts["temperature.ki_barometer"].unit) == ("106,0", "index")


def test_the_history_is_the_month_and_the_24_before():
    history = temperature(good(2), months=60).history
    assert len(history) == 25
    assert history.index[-1] == JANUARY
    assert history["word"].tolist() == ["kall"] * 24 + ["sval"]


def test_the_history_is_as_long_as_the_data_allow():
    assert len(temperature({}, months=15).history) == 3


def test_a_later_month_does_not_show():
    section = summarise_temperature(indicators(GOOD, last=JANUARY + 1), JANUARY)
    assert section.levels.index[-1] == JANUARY
    assert section.facts["temperature.positive"].value == 0


@pytest.mark.parametrize("missing", [JANUARY, JANUARY - 12])
def test_both_ends_of_the_twelve_months_must_be_there(missing):
    with pytest.raises(LateError, match=f"indicators has no varsel in {missing}"):
        temperature({}, leave_out=[("varsel", str(missing))])


def test_an_indicator_that_is_not_there_is_late():
    months = [("vacancies", str(JANUARY - back)) for back in range(40)]
    with pytest.raises(LateError, match="indicators has no vacancies in 2025-01; it has no month at all"):
        temperature({}, leave_out=months)


def test_a_hole_between_leaves_that_month_out_of_the_history():
    section = temperature({}, leave_out=[("varsel", str(DECEMBER))])
    assert DECEMBER not in section.history.index
    assert section.facts["temperature.positive"].value == 0
