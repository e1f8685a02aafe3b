"""What a number says: its size in every form that people type, its unit, and the interval that a hedge makes of it."""

import pytest

from werket_lib.ledger.quantities import find_quantities


def found(text):
    return [(text[one.start : one.end], one.value, one.unit) for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("39\u00a0413 personer", [("39\u00a0413", 39413, "persons")]),
        ("39 413 personer", [("39 413", 39413, "persons")]),
        ("39413 deltagare", [("39413", 39413, "persons")]),
        ("12.750 platser", [("12.750", 12750, "vacancies")]),
        ("4.1 %", [("4.1", 4.1, "percent")]),
        ("0,45\u00a0procentenheter", [("0,45", 0.45, "points")]),
        ("5,8 tusen", [("5,8 tusen", 5800, "")]),
        ("0,3 miljoner", [("0,3 miljoner", 300000, "")]),
        ("trettionio tusen personer", [("trettionio tusen", 39000, "persons")]),
        ("tvåhundrafyrtioen leverantörer", [("tvåhundrafyrtioen", 241, "suppliers")]),
        ("ett tjog", [("tjog", 20, "")]),
        ("sjuttiotre procent", [("sjuttiotre", 73, "percent")]),
        ("en fjärdedel", [("en fjärdedel", 25, "part")]),
        ("var femte deltagare", [("var femte", 20, "part")]),
        ("hälften", [("hälften", 50, "part")]),
        ("ROM2, RR1, A4 och 33_rom2", []),
    ],
)
def test_a_number_in_the_forms_that_people_type(text, numbers):
    assert found(text) == numbers


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("drygt 39 000", 39000, 39500),
        ("knappt 40 000", 35000, 40000),
        ("omkring 500", 450, 550),
        ("ett femtiotal", 45, 55),
        ("39 400", 39350, 39450),
        ("7,2", 7.15, 7.25),
        ("minst 25", 25, float("inf")),
        ("en dryg tredjedel", 100 / 3, 115 / 3),
    ],
)
def test_a_hedge_is_an_interval(text, low, high):
    (one,) = find_quantities(text)
    assert (one.low, one.high) == pytest.approx((low, high))
