"""Editions that hold some periods each: the later one holds, nothing is lost, and revisions are told."""

import cProfile
import datetime as dt
import pstats

import numpy as np
import pandas as pd
import pytest
import xlsxwriter

from tests.sources.test_af_rom_results import GOOD, calculator, results
from werket_lib.intake import add_file
from werket_lib.processed.make import make_tables
from werket_lib.processed.merge import in_use, note_revisions, stack
from werket_lib.store import read_table


def edition(**months):
    """Make an edition: month -> {number: rr1}."""
    rows = [
        (pd.Period(name[1:].replace("_", "-"), "M"), number, rr1)
        for name, contracts in months.items()
        for number, rr1 in contracts.items()
    ]
    return pd.DataFrame(rows, columns=["month", "ka_number", "rr1"]).astype({"rr1": "Int64"})


MARCH_TO_MAY = edition(m2025_03={"1": 5, "2": 6}, m2025_05={"1": 7})
MAY_TO_JULY = edition(m2025_05={"1": 8, "3": 1}, m2025_07={"1": 9})


def test_later_edition_holds_and_periods_it_lacks_are_kept():
    stacked = stack([MARCH_TO_MAY, MAY_TO_JULY]).set_index(["month", "ka_number"])["rr1"]
    assert {(str(month), number): rr1 for (month, number), rr1 in stacked.items()} == {
        ("2025-03", "1"): 5, ("2025-03", "2"): 6, ("2025-05", "1"): 8, ("2025-05", "3"): 1, ("2025-07", "1"): 9,
    }  # fmt: skip


def test_rows_that_changed_came_or_went_are_counted():
    again = edition(m2025_05={"1": 8, "4": 1})
    assert note_revisions([MARCH_TO_MAY, MAY_TO_JULY, again], ["a", "b", "c"], ["ka_number"]) == [
        "b: 2 of 2 rows of 2025-05 revised",
        "c: 2 of 2 rows of 2025-05 revised",
    ]


def test_edition_that_changes_nothing_is_not_mentioned():
    assert note_revisions([MAY_TO_JULY, MAY_TO_JULY.sample(frac=1, random_state=1)], ["a", "b"], ["ka_number"]) == []


def test_column_that_one_edition_does_not_fill_is_no_revision():
    silent = MAY_TO_JULY.assign(rr1=pd.array([pd.NA] * 3, dtype="Int64"))
    assert note_revisions([MAY_TO_JULY, silent], ["a", "b"], ["ka_number"]) == []


def test_edition_with_nothing_left_is_not_in_use():
    later = edition(m2025_03={"1": 5}, m2025_05={"1": 7})
    assert in_use([MARCH_TO_MAY, later, MAY_TO_JULY], pd.Period("2025-07", "M")) == [False, True, True]
    assert in_use([MARCH_TO_MAY, MAY_TO_JULY], pd.Period("2025-04", "M")) == [True, False]


def test_twice_the_editions_take_twice_the_work():
    names = [f"{number:04d}" for number in range(20)]
    months = pd.period_range("2020-01", periods=51, freq="M")
    whole = pd.DataFrame({"month": np.repeat(months, len(names)), "ka_number": names * len(months)})
    whole["rr1"] = np.arange(len(whole))
    tables = [whole[whole["month"].between(months[at], months[at + 3])] for at in range(48)]

    def count_calls(count: int) -> int:
        profile = cProfile.Profile()
        with profile:
            note_revisions(tables[:count], [""] * count, ["ka_number"])
            stack(tables[:count])
            in_use(tables[:count], months[-1])
        return pstats.Stats(profile).total_calls

    count_calls(4)
    assert count_calls(48) < 3 * count_calls(24)


@pytest.fixture
def released(tmp_path):
    """Add workbooks of the given periods, each with its day of publication; a number is Ånge's RR1 in level A."""

    def add(published, **periods):
        file = tmp_path / f"resultat-{published}.xlsx"
        with xlsxwriter.Workbook(file) as book:
            for name, (first, score) in periods.items():
                period = name[1:].replace("_", "-")
                row = [*GOOD[:7], score, *GOOD[8:14], first, *GOOD[15:]]
                for kind, rows in (("Resultat", results(row, period=period)), ("Beräkningssnurra", calculator())):
                    sheet = book.add_worksheet(f"{kind} {period}")
                    for number, cells in enumerate(rows):
                        sheet.write_row(number, 0, cells)
        return add_file("af_rom_results", file, tmp_path / "raw", published=dt.date.fromisoformat(published))

    return add


def made(tmp_path, month, as_of):
    (table,) = make_tables(
        pd.Period(month, "M"),
        raw_dir=tmp_path / "raw",
        processed_dir=tmp_path / "processed",
        as_of=dt.date.fromisoformat(as_of),
        tables=["rom2_results"],
    )
    return table


def test_earlier_periods_of_a_superseded_workbook_are_not_lost(tmp_path, released):
    released("2025-05-28", m2025_03=(2, 0.338), m2025_05=(2, 0.338))
    released("2025-07-28", m2025_05=(4, 0.363), m2025_07=(2, 0.338))
    assert released("2025-08-15", m2025_05=(3, 0.350)).edition == "2025-05.2"  # a month again, after a later one
    table = made(tmp_path, "2025-07", "2025-08-31")
    assert [source.edition for source in table.sources] == ["2025-05", "2025-07", "2025-05.2"]
    assert table.notes == (
        "af_rom_results/2025-07: 1 of 1 rows of 2025-05 revised",
        "af_rom_results/2025-05.2: 1 of 1 rows of 2025-05 revised",
    )
    rows = read_table("rom2_results", pd.Period("2025-07", "M"), tmp_path / "processed").table
    assert dict(zip(rows["period"].astype(str), rows["rr1_a"], strict=True)) == {
        "2025-03": 2,
        "2025-05": 3,
        "2025-07": 2,
    }
    earlier = made(tmp_path, "2025-07", "2025-07-31")
    assert [source.edition for source in earlier.sources] == ["2025-05", "2025-07"]


def test_an_even_month_rests_on_the_odd_one_before_and_an_odd_one_that_lacks_its_own_is_late(tmp_path, released):
    released("2025-05-28", m2025_05=(2, 0.338))
    assert made(tmp_path, "2025-05", "2025-06-30").status == "made"
    assert made(tmp_path, "2025-06", "2025-07-31").status == "made"
    late = made(tmp_path, "2025-07", "2025-08-31")
    assert late.status == "late"
    assert "holds 2025-05 to 2025-05, the report is for 2025-07 (usual lag 1 months)" in late.message
