"""The editor's plan: what it says, and what is refused by name."""

import datetime as dt

import pytest

from werket_lib.errors import InputError
from werket_lib.issue.editorial import PlannedPart, read_plan

PLAN = """
title: Kallt
number: 2
published: 2025-02-28
cover:
  - Deltagare: rom2.remaining
parts:
  - title: Ledare
    entries:
      - article: ledare
      - section: 40_sta
left_out:
  95_seasonal_quality: för granskare
"""


@pytest.fixture
def read(tmp_path):
    folder = tmp_path / "2025-01"
    folder.mkdir()

    def write(text):
        (folder / "issue.yml").write_text(text, encoding="utf-8")
        return read_plan(folder)

    return write


def test_a_plan(read):
    plan = read(PLAN)
    assert (plan.title, plan.number, plan.published, plan.as_of) == ("Kallt", 2, dt.date(2025, 2, 28), None)
    assert plan.cover == (("Deltagare", "rom2.remaining"),)
    assert plan.parts == (PlannedPart("Ledare", (("article", "ledare"), ("section", "40_sta"))),)
    assert plan.left_out == {"95_seasonal_quality": "för granskare"}


def test_the_editor_writes_headlines_over_printed_pages(read):
    plan = read(PLAN + 'headlines:\n  40_sta: "{{ sta.remaining }} deltagare"\n')
    assert plan.headlines == {"40_sta": "{{ sta.remaining }} deltagare"}
    with pytest.raises(InputError, match=r"headline of 40_sta is 5; expected text"):
        read(PLAN + "headlines:\n  40_sta: 5\n")


def test_the_cut_off_date_may_be_set(read):
    assert read(PLAN + "as_of: 2025-02-20\n").as_of == dt.date(2025, 2, 20)


def test_what_is_doubtful_is_acknowledged_with_a_reason(read):
    plan = read(PLAN + "acknowledged:\n  af_varsel/persons/2025-01/moved: Northvolt lade ned\n")
    assert plan.acknowledged == {"af_varsel/persons/2025-01/moved": "Northvolt lade ned"}
    with pytest.raises(InputError, match="acknowledged gives no reason for af_varsel/persons/2025-01/moved"):
        read(PLAN + "acknowledged:\n  af_varsel/persons/2025-01/moved:\n")


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ("title: Kallt", "titel: Kallt", r"2025-01/issue\.yml: no field 'titel'; the nearest are title"),
        ("number: 2", "number: två", "number is 'två'; expected a whole number"),
        ("published: 2025-02-28", "published: slutet av februari", "expected a date such as 2025-02-28"),
        ("- article: ledare", "- artikel: ledare", "part 1: an entry is `article: name` or `section: name`"),
        ("- article: ledare", "- ledare", "entries holds one `key: value` a line; found 'ledare'"),
        ("  - title: Ledare\n    entries:", "  - entries:", "part 1: the field 'title' is missing or empty"),
        ("title: Kallt", "title: [", "not readable as YAML"),
        (
            "title: Kallt",
            "title: Kallt: bistert",
            r"in line 2, column 13; a text with a colon in it stands in quotation",
        ),
        ("left_out:\n  95_seasonal_quality: för granskare", "left_out: [a]", "left_out has fields"),
    ],
)
def test_mistakes_are_named(read, was, now, message):
    assert was in PLAN
    with pytest.raises(InputError, match=message):
        read(PLAN.replace(was, now))


def test_a_month_without_a_plan_says_what_to_do(tmp_path):
    with pytest.raises(InputError, match=r"no 2025-01/issue\.yml in the editorial folder; copy the month before's"):
        read_plan(tmp_path / "2025-01")
