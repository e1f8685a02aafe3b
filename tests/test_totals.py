"""Total rows and the other identities of what agencies publish."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werket_lib.errors import SchemaError
from werket_lib.totals import (
    check_months,
    check_same_totals,
    check_total,
    find_breaks,
    refuse_subtotals,
    split_total,
    sum_municipalities,
)

parts_of = st.lists(st.integers(0, 1000), min_size=1, max_size=20).map(
    lambda values: pd.Series(values, name="remaining", dtype="Int64")
)


def suppliers(*names: str) -> pd.DataFrame:
    return pd.DataFrame({"supplier": names, "remaining": range(len(names))})


def flows(remaining: list[int], new: list[int], left: list[int]) -> pd.DataFrame:
    index = pd.period_range(end="2025-01", periods=len(remaining), freq="M")
    return pd.DataFrame({"remaining": remaining, "new": new, "left": left}, index=index, dtype="Int64")


def test_the_total_row_is_taken_out():
    rows, total = split_total(suppliers("a", "b", "Totalt"), column="supplier", label="Totalt", source="f")
    assert rows["supplier"].tolist() == ["a", "b"]
    assert total["remaining"] == 2


@pytest.mark.parametrize("names", [("a", "b"), ("a", "Totalt", "Totalt")])
def test_there_is_one_total_row_or_the_table_is_refused(names):
    with pytest.raises(
        SchemaError, match=rf"f: expected one row 'Totalt' in 'supplier', found {names.count('Totalt')}"
    ):
        split_total(suppliers(*names), column="supplier", label="Totalt", source="f")


@given(parts_of)
def test_a_suppressed_part_may_hide_a_rest_but_not_less_than_nothing(parts):
    total, shown = int(parts.sum()), parts.mask(parts.index == 0)
    check_total(parts, total, source="f")
    check_total(shown, total, source="f")
    with pytest.raises(SchemaError, match="f: the parts of 'remaining' add up to"):
        check_total(shown, int(shown.sum()) - 1, source="f")


@given(parts_of)
def test_without_a_suppressed_part_there_is_no_rest_to_hide(parts):
    with pytest.raises(SchemaError, match="check the file against the agency's page"):
        check_total(parts, int(parts.sum()) + 1, source="f")


def test_a_gap_between_months_is_named():
    months = pd.Series(pd.PeriodIndex(["2024-10", "2024-12", "2025-01"], freq="M"))
    with pytest.raises(SchemaError, match=r"f: 1 month\(s\) missing between 2024-10 and 2025-01: 2024-11"):
        check_months(months, source="f")


def test_months_without_a_gap_pass_in_any_order_and_number():
    check_months(pd.Series(pd.PeriodIndex(["2025-01", "2024-12", "2025-01"], freq="M")), source="f")


def test_an_everyday_difference_between_registers_is_no_break():
    assert find_breaks(flows([40168, 39413], [5974, 5854], [5123, 6589])).empty


def test_a_break_between_stock_and_flows_is_found_and_measured():
    breaks = find_breaks(flows([1000, 1100, 1300], [0, 100, 100], [0, 0, 0]))
    assert breaks.to_dict() == {pd.Period("2025-01", "M"): 100}


def breakdown(*rows: tuple[str, int | None, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["service", "remaining", "remaining_status"])
    return table.astype({"remaining": "Int64"}).assign(month="2025-01")


def check_parts(parts: pd.DataFrame, others: pd.DataFrame) -> None:
    check_same_totals(parts, others, by=["month", "service"], columns=["remaining"], source="f")


@pytest.mark.parametrize("printed", [10, 11, 14])
def test_a_masked_part_may_hide_up_to_four(printed):
    masked = breakdown(("ROM2", 10, "value"), ("ROM2", None, "suppressed"))
    check_parts(masked, breakdown(("ROM2", printed, "value")))
    check_parts(breakdown(("ROM2", printed, "value")), masked)


@pytest.mark.parametrize("printed", [9, 15])
def test_a_masked_part_hides_neither_less_than_nothing_nor_five(printed):
    masked = breakdown(("ROM2", 10, "value"), ("ROM2", None, "suppressed"), ("STA", 1, "value"))
    other = breakdown(("ROM2", printed, "value"), ("STA", 1, "value"))
    with pytest.raises(
        SchemaError, match=rf"^f: 'remaining' .* the same in 1 total\(s\): 2025-01 ROM2: 10 against {printed};"
    ):
        check_parts(masked, other)


def test_a_blank_part_may_hide_any_number_but_not_less_than_nothing():
    blank = breakdown(("ROM2", 10, "value"), ("ROM2", None, "missing"))
    check_parts(blank, breakdown(("ROM2", 500, "value")))
    with pytest.raises(SchemaError, match="ROM2: 10 against 9"):
        check_parts(blank, breakdown(("ROM2", 9, "value")))


def test_only_what_the_parts_have_is_checked_and_must_be_there():
    rom, sta = breakdown(("ROM2", 1, "value")), breakdown(("STA", 2, "value"))
    check_parts(rom, pd.concat([rom, sta]))
    with pytest.raises(SchemaError, match="f: nothing to check 'remaining' against in 2025-01 STA; fetch"):
        check_parts(pd.concat([rom, sta]), rom)


LABOUR = pd.DataFrame(
    {
        "month": pd.PeriodIndex(["2025-01"] * 3, freq="M"),
        "municipality_code": ["0114", "0115", "0000"],
        "group_code": ["A2", "A1", None],
        "vacancies": pd.array([10, None, None], dtype="Int64"),
    }
)


def test_a_blank_municipality_leaves_no_sum():
    with pytest.raises(SchemaError, match=r"af_vacancies: vacancies is blank for municipality 0115 in 2025-01, so the"):
        sum_municipalities(LABOUR, ["vacancies"], source="af_vacancies")
    known = LABOUR[LABOUR["municipality_code"] != "0115"]
    assert sum_municipalities(known, ["vacancies"], source="af_vacancies")["vacancies"].tolist() == [10]


def test_municipalities_may_be_summed_by_more_than_month():
    whole = LABOUR.assign(vacancies=[10, 5, 1])
    sums = sum_municipalities(whole, ["vacancies"], source="t", by=["month", "group_code"])
    assert sums["vacancies"].to_dict() == {(LABOUR["month"][0], "A1"): 5, (LABOUR["month"][0], "A2"): 10}
    assert sum_municipalities(whole, ["vacancies"], source="t")["vacancies"].tolist() == [16]


@pytest.mark.parametrize(
    "name", ["Lernia Totalt", "lernia summa", "Summa för Lernia", "Delsumma: Lernia", "Totalt Lernia", "Lernia, total"]
)
def test_name_that_is_called_the_total_of_another_is_refused(name):
    with pytest.raises(SchemaError, match=f"{name}.*counted twice"):
        refuse_subtotals(pd.Series(["Lernia", "Astar", name], name="supplier"), source="t")


def test_name_with_a_word_for_totals_that_is_no_other_name_is_kept():
    refuse_subtotals(pd.Series(["Lernia", "Total Bemanning AB", "Summa Jobb", "Lernia Totalvård"]), source="t")
