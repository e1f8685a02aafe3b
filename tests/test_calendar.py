"""When the next month is expected: working days, eves, the agency's own days over the rules, and what is late."""

import datetime as dt
from pathlib import Path

import pytest

from werket_lib.calendar import add_months, is_working_day, read_calendar
from werket_lib.clock import STOCKHOLM, now
from werket_lib.errors import InputError
from werket_lib.sources import DATASETS

REGISTER = Path(__file__).parents[1] / "data/registers/calendar.yml"


@pytest.fixture
def calendar():
    return read_calendar(REGISTER)


def test_every_dataset_has_a_rule(calendar):
    assert sorted(calendar.rules) == sorted(DATASETS)


@pytest.mark.parametrize(
    ("dataset", "month", "at"),
    [
        ("af_varsel", "2025-01", "2025-02-11T08:00:00+01:00"),
        ("af_varsel", "2025-04", "2025-05-12T08:00:00+02:00"),  # the 11th is a Sunday
        ("ki_barometer", "2026-08", "2026-08-28T09:00:00+02:00"),
        ("ki_barometer", "2025-12", "2025-12-18T09:00:00+01:00"),
        ("scb_bas", "2025-04", "2025-06-26T08:00:00+02:00"),
        ("scb_bas", "2025-10", "2025-12-29T08:00:00+01:00"),  # Boxing Day and a weekend
    ],
)
def test_when_a_month_is_expected(calendar, dataset, month, at):
    assert calendar.expect(dataset, month).at.isoformat() == at


def test_midsummer_eve_and_christmas_eve_are_no_working_days():
    assert [is_working_day(dt.date(2025, *day)) for day in ((6, 19), (6, 20), (12, 23), (12, 24), (12, 31))] == [
        True,
        False,
        True,
        False,
        False,
    ]


def test_the_agencys_own_day_is_believed_rather_than_the_rule(calendar):
    own = dt.datetime(2026, 12, 22, 8, tzinfo=STOCKHOLM)
    laid = read_calendar(REGISTER, {"AM0210": {"2026-10": own}})
    assert (laid.expect("scb_bas", "2026-10").at, laid.expect("scb_bas", "2026-10").announced) == (own, True)
    assert calendar.expect("scb_bas", "2026-10").at.isoformat() == "2026-12-28T08:00:00+01:00"


def test_late_after_the_working_days_of_grace(calendar):
    expected = calendar.expect("af_varsel", "2025-01")  # Tuesday the 11th, four working days
    day = dt.datetime(2025, 2, 17, 23, 0, tzinfo=STOCKHOLM)
    assert (expected.state(day), expected.days_late(day)) == ("due", 0)
    day += dt.timedelta(hours=2)
    assert (expected.state(day), expected.days_late(day)) == ("late", 7)
    assert expected.state(dt.datetime(2025, 2, 11, 7, 59, tzinfo=STOCKHOLM)) == "expected"


def test_what_comes_in_odd_months_or_by_hand(calendar):
    assert calendar.expect("af_rom_results", "2025-02") is None
    assert calendar.last_month("af_rom_results", "2025-02") == "2025-01"
    assert calendar.expect("trust", "2025-03") is None
    assert calendar.to_remind("2025-03") == ["trust"]
    assert (add_months("2025-01", -1), add_months("2025-11", 2)) == ("2024-12", "2026-01")


def test_a_field_that_is_unknown_is_told(tmp_path):
    path = tmp_path / "calendar.yml"
    path.write_text("trust: {dag: 3}\n")
    with pytest.raises(InputError, match=r"trust has no field \['dag'\]"):
        read_calendar(path)


def test_the_clock_is_the_environments(monkeypatch):
    monkeypatch.setenv("WERKET_NOW", "2025-03-30T03:30")  # the night on which summer time begins
    assert now().isoformat() == "2025-03-30T03:30:00+02:00"
    monkeypatch.setenv("WERKET_NOW", "2025-10-26T01:30:00Z")
    assert now().isoformat() == "2025-10-26T02:30:00+01:00"
    monkeypatch.setenv("WERKET_NOW", "i dag")
    with pytest.raises(InputError, match="WERKET_NOW is 'i dag'"):
        now()
