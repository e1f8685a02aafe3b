"""Sentences on where there are suppliers."""

from tests.sections.places.test_numbers import choice, places
from tests.sections.services.test_words import plain
from werket_lib.sections.places.tables import table_choice
from werket_lib.sections.places.words import (
    alt_places,
    describe_choice,
    describe_place_groups,
    describe_places,
    headline_places,
)

SECTION = places()


def test_the_municipalities():
    assert plain(describe_places(SECTION)) == (
        "I januari 2025 fanns leverantörer med deltagare i Rusta och matcha i 3 av landets 4 kommuner, två fler än i "
        "december. I två av dem redovisas bara en leverantör; i en är deltagarna så få att antalet inte redovisas. I "
        "en kommun fanns ingen alls. Flest fanns i Stockholm (3), Malmö (1) och Malå (1)."
    )


def test_the_groups():
    assert plain(describe_place_groups(SECTION)) == (
        "I kommunen i mitten av sin grupp fanns flest leverantörer i storstäderna, två, och färst i "
        "landsbygdskommunerna med besöksnäring, noll."
    )


def test_the_headline_says_where_there_is_no_supplier():
    assert plain(headline_places(SECTION)) == (
        "I 1 av 4 kommuner fanns ingen leverantör med deltagare i Rusta och matcha i januari."
    )
    everywhere = places(now={("A", code): 5 for code in ("0180", "1280", "2506", "2418")})
    assert plain(headline_places(everywhere)) == (
        "Rusta och matcha hade leverantörer med deltagare i 4 kommuner i januari."
    )


def test_the_choice_is_told_by_area():
    assert plain(describe_choice(choice())) == (
        "Valet av leverantör görs inom ett helt leveransområde. I mätkohorten i januari 2025 hade två av 3 "
        "leveransområden en enda leverantör (Kalix och Umeå); hur många som finns nu säger uppgiften inte. "
        "Herfindahl-Hirschmans index för mätkohorten, per juridisk person, var 10 000 i medianområdet och 5 050 i "
        "landet."
    )
    assert [cell.text for cell in table_choice(choice()).rows[2]] == ["Malmö", "2", "5\u00a0000", "A", "50,0"]


def test_what_the_map_shows():
    assert plain(alt_places(SECTION)).endswith(
        "i januari 2025: 3 har minst en, 2 bara en och 1 ingen. Flest har Stockholm (3), Malmö (1) och Malå (1)."
    )
