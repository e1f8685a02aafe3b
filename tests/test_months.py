"""Months, issues and cut-off dates."""

import datetime as dt

import pandas as pd
import pytest

from werket_lib.errors import InputError
from werket_lib.months import abbreviate_month, cut_off, issue_of, name_month, parse_date, parse_month

JANUARY = pd.Period("2025-01", freq="M")


def test_reads_a_month():
    assert parse_month("2025-01") == JANUARY


@pytest.mark.parametrize(
    "text",
    [
        "20２５-01",
        "2025-13",
        "2025-00",
        "2025-1",
        "25-01",
        "1825-01",
        "2025-01-01",
        "2025-01\n",
        " 2025-01",
        "../../x",
        "",
    ],
)
def test_refuses_what_is_no_month(text):
    with pytest.raises(InputError, match=r"not a month: .* write it as YYYY-MM"):
        parse_month(text)


def test_reads_a_date():
    assert parse_date("2025-02-28") == dt.date(2025, 2, 28)


@pytest.mark.parametrize("text", ["2025-02-30", "20250228", "2025-W09-5", "28/2 2025", "2025-02", ""])
def test_refuses_what_is_no_date(text):
    with pytest.raises(InputError, match=r"not a date: .* write it as YYYY-MM-DD"):
        parse_date(text)


@pytest.mark.parametrize(
    ("month", "last_day"), [("2025-01", "2025-02-28"), ("2024-01", "2024-02-29"), ("2024-12", "2025-01-31")]
)
def test_a_report_may_use_what_came_out_by_the_end_of_the_month_after(month, last_day):
    assert cut_off(parse_month(month)) == dt.date.fromisoformat(last_day)


def test_a_month_is_published_in_the_issue_of_the_month_after():
    assert issue_of(JANUARY) == (2, "februari 2025")
    assert issue_of(JANUARY - 1) == (1, "januari 2025")


def test_names_months_in_swedish():
    year = pd.period_range("2025-01", "2025-12", freq="M")
    assert [name_month(month) for month in year][::5] == ["januari 2025", "juni 2025", "november 2025"]
    assert [abbreviate_month(month) for month in year] == [
        "jan 2025", "feb 2025", "mars 2025", "apr 2025", "maj 2025", "juni 2025",
        "juli 2025", "aug 2025", "sep 2025", "okt 2025", "nov 2025", "dec 2025",
    ]  # fmt: skip
