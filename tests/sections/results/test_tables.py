"""The tables of Rusta och matcha's results: the facts, in order, with names from outside made harmless."""

from tests.sections.frames import JANUARY, JANUARY_RESULTS, rom2_results
from tests.sections.test_every_table import Cells
from werket_lib.sections.results.numbers import summarise_rom2_results
from werket_lib.sections.results.tables import table_areas, table_ratings


def section(*contracts):
    return summarise_rom2_results(rom2_results({JANUARY: contracts or JANUARY_RESULTS}), JANUARY)


def test_areas_with_the_country_last():
    assert Cells(table_areas(section()).html).rows == [
        ["Leveransområde", "Mätkohort", "RR1", "RR1, procent", "RR1 vid rikets nivåer, procent", "RR1, intervall",
         "Jämförelsetalet", "RR2", "RR2, procent", "Avtal", "Svaga avtal, minst 22 månader"],
        ["Kalix", "50", "22", "44,0", "47,4", "31,2 / 57,7", "når", "12", "24,0", "2", "0"],
        ["Malmö", "1 000", "260", "26,0", "25,9", "23,4 / 28,8", "når, osäkert", "160", "16,0", "2", "1"],
        ["Ånge", "20", "3", "15,0", "16,5", "5,2 / 36,0", "under, osäkert", "2", "10,0", "1", "1"],
        ["Gotland", "200", "20", "10,0", "10,0", "6,6 / 14,9", "under", "10", "5,0", "1", "0"],
        ["Totalt", "1 270", "305", "24,0", "", "", "", "184", "14,5", "6", "2"],
    ]  # fmt: skip


def test_ratings_with_the_country_last():
    assert Cells(table_ratings(section()).html).rows == [
        [
            "Betyg",
            "Avtal",
            "Svaga avtal, minst 22 månader",
            "Mätkohort",
            "RR1",
            "RR1, procent",
            "RR2",
            "RR2, procent",
        ],
        ["4", "1", "0", "500", "150", "30,0", "100", "20,0"],
        ["3", "1", "0", "40", "20", "50,0", "12", "30,0"],
        ["1", "3", "1", "710", "132", "18,6", "70", "9,9"],
        ["Inget betyg", "1", "1", "20", "3", "15,0", "2", "10,0"],
        ["Totalt", "6", "2", "1 270", "305", "24,0", "184", "14,5"],
    ]


def test_name_of_an_area_is_data():
    table = table_areas(section(("<script>alert(1)</script>", 10, 2, 1, 3, 0.3, True)))
    assert "<script>" not in table.html
    assert "&lt;script&gt;" in table.html


def test_where_the_rule_is_not_applied_none_are_counted():
    made = summarise_rom2_results(rom2_results({JANUARY: JANUARY_RESULTS}, flagged=False), JANUARY)
    assert {row[-1].text for row in table_areas(made).rows} == {"–"}
    assert {row[2].text for row in table_ratings(made).rows} == {"–"}
