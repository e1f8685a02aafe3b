"""Swedish numbers both ways: what is printed can be read back, and reads as a reader expects."""

import re
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werket_lib.errors import SchemaError
from werket_lib.numbers import (
    MINUS,
    NO_BREAK_SPACE,
    parse_cells,
    parse_counts,
    parse_number,
    print_number,
    read_status,
    round_half_up,
)

PRINTED = re.compile(rf"[+{MINUS}]?\d{{1,3}}({NO_BREAK_SPACE}\d{{3}})*(,\d+)?")
values = st.floats(-1e9, 1e9, allow_nan=False) | st.integers(-(10**12), 10**12)
decimals = st.integers(0, 3)


def cells(*texts: str) -> pd.Series:
    return pd.Series(texts, name="antal", dtype="str")


@given(values, decimals, st.booleans())
def test_what_is_printed_reads_back_as_the_rounded_value(value, places, signed):
    assert parse_number(print_number(value, places, signed=signed)) == round_half_up(value, places)


@given(values, decimals)
def test_rounding_moves_a_value_by_half_a_unit_at_most(value, places):
    exact = Decimal(value)
    noise = abs(exact) * Decimal("1e-14")
    assert abs(round_half_up(value, places) - exact) <= Decimal(1).scaleb(-places) / 2 + noise


@given(values, decimals, st.booleans())
def test_print_has_the_one_form(value, places, signed):
    assert PRINTED.fullmatch(print_number(value, places, signed=signed))


@given(st.floats(-1, 1), decimals, st.booleans())
def test_zero_never_has_a_sign(value, places, signed):
    text = print_number(value, places, signed=signed)
    assert (text[0] in f"+{MINUS}") <= (parse_number(text) != 0)


@given(values, decimals)
def test_a_number_and_its_opposite_print_alike_but_for_the_sign(value, places):
    assert print_number(-value, places).removeprefix(MINUS) == print_number(value, places).removeprefix(MINUS)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (0.45, 1, "0,5"),
        (1.005, 2, "1,01"),
        (2.675, 2, "2,68"),
        (-4.5284, 1, "−4,5"),
        (-0.04, 1, "0,0"),
        (-0.05, 1, "−0,1"),
        (39413, 0, "39\u00a0413"),
        (1234567.891, 1, "1\u00a0234\u00a0567,9"),
        (999.95, 1, "1\u00a0000,0"),
        (np.int64(-755), 0, "−755"),
        (np.float64(163.539), 1, "163,5"),
    ],
)
def test_prints(value, places, expected):
    assert print_number(value, places) == expected


@pytest.mark.parametrize(("value", "expected"), [(2.27, "+2,3"), (0.0, "0,0"), (-0.01, "0,0"), (-1.88, "−1,9")])
def test_prints_signed(value, expected):
    assert print_number(value, 1, signed=True) == expected


@pytest.mark.parametrize("hole", [float("nan"), float("inf"), -float("inf")])
def test_a_hole_is_not_printed_as_a_number(hole):
    with pytest.raises(ValueError, match="cannot round"):
        print_number(hole)


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
@pytest.mark.parametrize("minus", ["-", "−", "–", "\u2011"])
def test_reads_any_space_and_any_minus(space, minus):
    assert parse_number(f"{space}{minus}2{space}011,5 ") == Decimal("-2011.5")


@pytest.mark.parametrize("text", ["", "-", "2.011", "1 00", "12 34", "1,", ",5", "1e5", "1,2,3", "nan", "5 %", "- 5"])
def test_refuses_what_is_no_swedish_number(text):
    with pytest.raises(ValueError, match="not a number in Swedish"):
        parse_number(text)


def test_zero_missing_suppressed_and_not_applicable_are_told_apart():
    status = read_status(cells("0", "", "..", "<5", "< 5", "-", "−", "."))
    assert status.tolist() == [
        "value", "missing", "missing", "suppressed", "suppressed", "not_applicable", "not_applicable", "not_applicable",
    ]  # fmt: skip


def test_a_layout_may_say_what_a_symbol_means():
    assert read_status(cells("-"), {"-": "suppressed"}).tolist() == ["suppressed"]


def test_cells_become_numbers_and_holes_under_their_own_index():
    column = pd.Series(["2 011", "..", "−1,5"], index=[7, 8, 9], name="antal", dtype="str")
    parsed = parse_cells(column, source="f.xlsx")
    assert parsed.index.tolist() == [7, 8, 9]
    assert parsed.dtype == "Float64"
    assert parsed.isna().tolist() == [False, True, False]
    assert parsed.dropna().tolist() == [2011.0, -1.5]


def test_a_column_without_a_single_value_is_all_holes():
    assert parse_counts(cells("..", "<5"), source="f.xlsx").isna().all()
    assert parse_cells(cells(), source="f.xlsx").empty


def test_what_is_no_number_is_named_with_file_and_column():
    with pytest.raises(SchemaError, match=r"f\.xlsx: not a number in column 'antal': row 1: 'två'; expected digits or"):
        parse_cells(cells("1", "två"), source="f.xlsx")


def test_a_fraction_is_no_count():
    with pytest.raises(SchemaError, match=r"f\.xlsx: not a whole number in column 'antal': row 1: '2,5'"):
        parse_counts(cells("1", "2,5", ".."), source="f.xlsx")
    assert parse_counts(cells("1", "2,0"), source="f.xlsx").tolist() == [1, 2]
