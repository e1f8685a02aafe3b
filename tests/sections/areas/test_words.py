"""Sentences on the delivery areas: the country, those against it, the largest."""

from tests.sections.areas.test_numbers import two_months
from tests.sections.services.test_words import plain
from werket_lib.sections.areas.words import (
    alt_area_map,
    alt_areas,
    describe_areas,
    describe_largest_areas,
    headline_areas,
)

BEFORE = {"Stockholm Mitt": 4718, "Göteborg Mitt": 3560, "Kristianstad": 1065, "Örebro": 1065, "Norsjö": 9}
NOW = {"Stockholm Mitt": 4553, "Göteborg Mitt": 3421, "Kristianstad": 1097, "Örebro": 1066, "Norsjö": 9}
SECTION = two_months(BEFORE, NOW)


def test_where_volumes_move():
    country, largest = plain(describe_areas(SECTION)).split("\n\n")
    assert country == (
        "Antalet deltagare i Rusta och matcha minskade i januari med 271 personer eller 2,6 procent, till 10 146. "
        "Antalet minskade i två av de fem leveransområdena, ökade i två och var oförändrat i ett. De områden som växte "
        "fick tillsammans 33 fler deltagare, de som krympte 304 färre."
    )
    assert largest == (
        "Bland de största leveransområdena ökade Kristianstad mest, med 32 deltagare. Mest minskade Stockholm Mitt, "
        "med 165 deltagare. Trots att antalet minskade i landet ökade det i Kristianstad (3,0 procent) och Örebro "
        "(0,1 procent)."
    )


def test_the_largest():
    assert plain(describe_largest_areas(SECTION)) == (
        "Störst var Stockholm Mitt, med 4 553 deltagare och 44,9 procent av alla deltagare, följt av Göteborg Mitt "
        "(33,7 procent) och Kristianstad (10,8 procent). De 5 största områdena hade tillsammans "
        "100,0 procent av deltagarna."
    )


def test_the_headline_names_those_against_the_stream_or_counts_them():
    assert plain(headline_areas(SECTION)) == (
        "Antalet deltagare i Rusta och matcha minskade i 2 av 5 leveransområden i januari; bland de största ökade "
        "Kristianstad och Örebro."
    )
    many = two_months({"A": 100, **dict.fromkeys("BCDEFG", 10)}, {"A": 50, **dict.fromkeys("BCDEFG", 11)})
    assert plain(headline_areas(many)) == (
        "Antalet deltagare i Rusta och matcha minskade i 1 av 7 leveransområden i januari, men ökade i sex av de "
        "största."
    )
    assert "Trots att antalet minskade i landet ökade det i sex av de största områdena." in describe_areas(many)


def test_one_against_many_is_said_to_be_alone():
    section = two_months({"A": 10, "B": 10, "C": 10, "D": 10}, {"A": 9, "B": 8, "C": 7, "D": 11})
    assert plain(headline_areas(section)).endswith("i 3 av 4 leveransområden i januari; bland de största ökade bara D.")


def test_all_the_same_way():
    section = two_months({"A": 10, "B": 5}, {"A": 12, "B": 6})
    assert "Antalet ökade i alla två leveransområden. Bland" in plain(describe_areas(section)).replace("\n\n", " ")
    assert describe_areas(section).endswith("Inget minskade.")
    assert plain(headline_areas(section)) == (
        "Antalet deltagare i Rusta och matcha ökade i 2 av 2 leveransområden i januari."
    )


def test_an_unchanged_country_has_no_stream_to_go_against():
    text = plain(describe_areas(two_months({"A": 10, "B": 5}, {"A": 9, "B": 6})))
    assert text.startswith(
        "Antalet deltagare i Rusta och matcha var oförändrat i januari, 15. Antalet ökade i ett av de två"
    )
    assert "Trots" not in text


def test_one_area_and_masked_ones():
    section = two_months({"A": 10}, {"A": 9, "B": None})
    assert describe_areas(section) == "A är det enda leveransområdet med redovisade deltagare: 9."
    assert describe_largest_areas(section) == "För ett område är antalet så litet att det inte redovisas."


def test_a_name_that_ends_with_a_point_ends_its_sentence():
    text = describe_areas(two_months({"Ä & Co.": 0, "A": 2}, {"Ä & Co.": 1, "A": 0}))
    assert text.endswith("Trots att antalet minskade i landet ökade det i Ä & Co.")


def test_what_the_bars_show():
    assert plain(alt_areas(SECTION)) == (
        "De största leveransområdena i Rusta och matcha efter antal deltagare i januari 2025, från Stockholm Mitt med "
        "4 553 till Norsjö med 9. Störst ökning: Kristianstad (+3,0 procent). Störst minskning: Göteborg Mitt "
        "(−3,9 procent)."
    )


def test_what_the_map_shows():
    assert plain(alt_area_map(SECTION)) == (
        "Karta över leveransområdena i Rusta och matcha: ytan visar antalet deltagare i januari 2025, färgen "
        "förändringen i procent sedan december 2024. Antalet minskade i 2, ökade i 2 och var oförändrat i 1 av "
        "områdena. Störst är Stockholm Mitt med 4 553 deltagare."
    )
