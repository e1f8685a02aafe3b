"""Sentences on who came and left, and on concentration."""

from tests.sections.frames import DECEMBER, JANUARY, supplier_flows
from tests.sections.services.test_words import plain
from tests.sections.suppliers.test_numbers import rom2, two_months
from werket_lib.sections.suppliers.competition_words import (
    alt_concentration,
    alt_entries,
    describe_concentration,
    describe_entries,
)

NOVEMBER = JANUARY - 2
SECTION = rom2(
    supplier_flows(
        {
            NOVEMBER: {"A": 50, "B": 50},
            DECEMBER: {"A": 50, "B": 30, "C": 20},
            JANUARY: {"A": 40, "C": 20, "D AB": 20, "E": None, "F": 20},
        }
    ),
    start=NOVEMBER,
)


def test_who_came_and_left():
    assert plain(describe_entries(SECTION)) == (
        "I januari redovisades tre leverantörer i Rusta och matcha som inte fanns med i december: D AB, E och F. En "
        "föll bort: B."
    )


def test_nobody_and_one():
    assert plain(describe_entries(two_months({"A": 1}, {"A": 1}))) == (
        "I januari redovisades ingen ny leverantör i Rusta och matcha. Ingen föll bort."
    )
    assert plain(describe_entries(two_months({"A": 1}, {"A": 1, "B": 1}))).startswith(
        "I januari redovisades en leverantör i Rusta och matcha som inte fanns med i december: B. Ingen föll bort."
    )


def test_many_are_counted_and_not_named():
    text = plain(describe_entries(two_months({"A": 1}, dict.fromkeys("ABCDEFGHI", 1))))
    assert text == (
        "I januari redovisades åtta leverantörer i Rusta och matcha som inte fanns med i december. Ingen föll bort."
    )


def test_concentration():
    assert plain(describe_concentration(SECTION)) == (
        "De fem största leverantörerna hade 100,0 procent av deltagarna, mot 100,0 procent i november 2024. "
        "Herfindahl-Hirschmans index (HHI) i landet var 2 800, mot 5 000 då."
    )
    more = two_months(dict.fromkeys("ABCDEFGHIJ", 5), {"A": 41, **dict.fromkeys("BCDEFGHIJ", 1)})
    assert describe_concentration(more).endswith("Sedan dess har marknaden blivit mer koncentrerad.")


def test_lines_that_start_with_the_month_are_compared_with_nothing():
    section = rom2(supplier_flows({DECEMBER: {"A": 1}, JANUARY: {"A": 1}}), start=JANUARY)
    assert plain(describe_concentration(section)) == (
        "De fem största leverantörerna hade 100,0 procent av deltagarna. "
        "Herfindahl-Hirschmans index (HHI) i landet var 10 000."
    )


def test_nobody_has_no_shares():
    assert describe_concentration(two_months({"A": 0}, {"A": 0})).startswith("Ingen leverantör har redovisade")
    assert describe_concentration(two_months({"A": 0}, {"A": 5})).endswith("(HHI) i landet var 10\u00a0000.")


def test_what_the_figures_show():
    assert plain(alt_entries(SECTION)) == (
        "Staplar månad för månad från december 2024: leverantörer som tillkom i Rusta och matcha uppåt, de som "
        "försvann nedåt. I januari 2025 tillkom tre och försvann en. Flest tillkom i januari 2025."
    )
    assert plain(alt_concentration(SECTION)).endswith("Herfindahl-Hirschmans index går från 5 000 till 2 800.")
