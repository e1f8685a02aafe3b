"""What a text claims: numbers with unit and rounding, dates, words of direction."""

from decimal import Decimal

import pytest

from werket_lib.ledger.tokens import Date, Direction, Number, find_tokens


def numbers(text):
    return [(text[one.start : one.end], one.value, one.units) for one in find_tokens(text) if isinstance(one, Number)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("39\u00a0413 personer", [("39\u00a0413", Decimal(39413), ("persons",))]),
        ("minskade med 1,9\u00a0procent", [("1,9", Decimal("1.9"), ("percent",))]),
        ("0,45\u00a0procentenheter", [("0,45", Decimal("0.45"), ("percentage points",))]),
        ("(−120, +2,0\u00a0%)", [("−120", Decimal(-120), ()), ("+2,0", Decimal("2.0"), ("percent",))]),
        ("24 av de 30", [("24", Decimal(24), ()), ("30", Decimal(30), ())]),
        ("tre av de fem", [("tre", Decimal(3), ()), ("fem", Decimal(5), ())]),
        ("ROM2, RR1, A4 och 33_rom2", []),
        ("2 509 webbintervjuer", [("2 509", Decimal(2509), ())]),
    ],
)
def test_numbers(text, found):
    assert numbers(text) == found


def test_a_year_or_a_day_is_no_number():
    text = "Den 28 februari 2025, 2025-02-13, december och 2023."
    assert numbers(text) == []
    dates = [one for one in find_tokens(text) if isinstance(one, Date)]
    assert [(one.year, one.month, one.day) for one in dates] == [
        (2025, 2, 28), (2025, 2, 13), (None, 12, None), (2023, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "rounding"), [("Drygt", "above"), ("knappt", "below"), ("omkring", "about"), ("de", None)]
)
def test_a_number_may_be_rounded_on_purpose(word, rounding):
    (number,) = (one for one in find_tokens(f"{word} 39 000 personer") if isinstance(one, Number))
    assert number.rounding == rounding


def test_directions():
    text = "Antalet ökade, blev färre eller var oförändrat: det högsta, störst och lika många."
    ways = [one.way for one in find_tokens(text) if isinstance(one, Direction)]
    assert ways == ["up", "down", "same", "highest", "highest", "same"]
