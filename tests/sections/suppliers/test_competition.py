"""Who comes, who leaves, and how concentrated a market is, reckoned by hand."""

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY, supplier_flows
from tests.sections.suppliers.test_numbers import rom2, two_months
from werket_lib.sections.suppliers.competition import find_moves, measure_concentration
from werket_lib.sections.suppliers.competition_words import describe_entries
from werket_lib.sections.suppliers.numbers import summarise_rom2_suppliers

NOVEMBER = JANUARY - 2


def moves_of(by_month):
    moves = find_moves(supplier_flows(by_month).table)
    return [(str(row.month), row.supplier, row.move) for row in moves.itertuples()]


def test_who_came_and_who_left():
    assert moves_of({NOVEMBER: {"A": 1, "B": 1}, DECEMBER: {"A": 1, "C": 1}, JANUARY: {"A": 1, "C": 1, "D": 1}}) == [
        ("2025-01", "D", "entered"),
        ("2024-12", "C", "entered"),
        ("2024-12", "B", "exited"),
    ]


def test_one_that_is_masked_or_empty_has_not_left():
    assert moves_of({NOVEMBER: {"A": 9}, DECEMBER: {"A": None}, JANUARY: {"A": 0}}) == []


def test_one_that_comes_back_is_counted_each_time():
    assert moves_of({NOVEMBER: {"A": 1, "B": 1}, DECEMBER: {"A": 1}, JANUARY: {"A": 1, "B": 1}}) == [
        ("2025-01", "B", "entered"),
        ("2024-12", "B", "exited"),
    ]


def test_in_the_first_month_and_after_a_hole_nobody_can_be_compared():
    assert moves_of({JANUARY - 3: {"A": 1}, DECEMBER: {"B": 1}, JANUARY: {"B": 1, "C": 1}}) == [
        ("2025-01", "C", "entered")
    ]


def test_the_number_of_suppliers_moves_by_those_that_came_less_those_that_left():
    section = rom2(
        supplier_flows({NOVEMBER: {"A": 1}, DECEMBER: {"A": 1, "B": None}, JANUARY: {"B": 2, "C": 0, "D": 3}}),
        start=NOVEMBER,
    )
    shown = section.over_time[["suppliers", "entered", "exited"]].astype("Int64")
    assert shown.fillna(-1).to_numpy().tolist() == [[1, -1, -1], [2, 1, 0], [3, 2, 1]]
    facts = section.facts
    assert facts["rom2.suppliers.change"].value == 1
    assert [facts[f"rom2.suppliers.{move}"].value for move in ("entered", "exited")] == [2, 1]
    assert [facts[f"rom2.suppliers.{move}.since_start"].value for move in ("entered", "exited")] == [3, 1]


def test_moves_before_the_lines_start_are_not_shown():
    by_month = {NOVEMBER: {"A": 1}, DECEMBER: {"A": 1, "B": 1}, JANUARY: {"A": 1, "B": 1, "C": 1}}
    section = rom2(supplier_flows(by_month), start=JANUARY)
    assert section.moves["supplier"].tolist() == ["C"]
    assert section.facts["rom2.suppliers.entered.since_start"].value == 1
    assert section.facts["rom2.suppliers.entered"].history.tolist() == [1, 1]


def test_another_services_suppliers_are_no_entries():
    rom, old = supplier_flows({DECEMBER: {"A": 5}, JANUARY: {"A": 5}}), supplier_flows({DECEMBER: {"B": 5}}, "STA")
    both = type(rom)(pd.concat([rom.table, old.table]), rom.sources)
    assert rom2(both).moves.empty


@pytest.mark.parametrize(
    ("counts", "hhi", "top5"),
    [
        ({"A": 7}, 10_000, 100),
        (dict.fromkeys("ABCD", 5), 2_500, 100),
        (dict.fromkeys("ABCDEFGHIJ", 3), 1_000, 50),
        ({"A": 60, "B": 40, "C": None, "D": 0}, 5_200, 100),
        ({"A": 50, "B": 10, "C": 10, "D": 10, "E": 10, "F": 10}, 3_000, 90),
    ],
)
def test_concentration(counts, hhi, top5):
    measured = measure_concentration(supplier_flows({JANUARY: counts}).table)
    assert measured.loc[JANUARY].tolist() == pytest.approx([hhi, top5])


def test_a_month_with_nothing_printed_has_no_concentration():
    measured = measure_concentration(supplier_flows({DECEMBER: {"A": None}, JANUARY: {"A": 1}}).table)
    assert measured["hhi"].isna().tolist() == [True, False]


def test_concentration_is_followed_from_the_start():
    facts = two_months({"A": 5, "B": 5}, {"A": 3, "B": 1}).facts
    assert [facts[f"rom2.hhi{end}"].text for end in ("", ".start", ".change")] == [
        "6\u00a0250",
        "5\u00a0000",
        "1\u00a0250",
    ]
    assert facts["rom2.top5.share_pct.change"].unit == "percentage points"


def test_one_that_leaves_while_another_comes_with_as_many_may_have_a_new_name():
    before = {"Guldjobbet AB": 670, "Liten AB": 40, "Kvar AB": 100}
    now = {"Guldjobbet Karriär AB": 661, "Ny AB": 41, "Kvar AB": 100}
    section = summarise_rom2_suppliers(supplier_flows({DECEMBER: before, JANUARY: now}), JANUARY, start=DECEMBER)
    assert section.renames == (("Guldjobbet AB", "Guldjobbet Karriär AB"),)
    assert describe_entries(section).endswith(
        "Guldjobbet Karriär AB har ungefär lika många deltagare som Guldjobbet AB hade: det kan vara ett namnbyte."
    )
    other = summarise_rom2_suppliers(supplier_flows({DECEMBER: before, JANUARY: {"Ny": 900}}), JANUARY, start=DECEMBER)
    assert other.renames == ()
