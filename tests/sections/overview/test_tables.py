"""The overview's tables: the facts' numbers, a measure a row, safe and marked where a measure turned."""

from tests.sections.frames import DECEMBER
from tests.sections.overview.frames import HOSTILE, level, report, section, whole_report, wobbling
from werket_lib.sections.overview.numbers import summarise_overview
from werket_lib.sections.overview.since import compare_reports
from werket_lib.sections.overview.tables import table_movements, table_since


def texts(table):
    return [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in table.rows]


def test_sets_the_measures_furthest_first_with_what_is_usual():
    rows = texts(table_movements(summarise_overview(whole_report())))
    assert rows[0] == ["Steg till arbete, kvarstående", "1 130", "+130", "+100", "30,0"]
    assert [row[0] for row in rows] == [
        "Steg till arbete, kvarstående",
        "Varsel, säsongsrensat",
        "Barometerindikatorn",
        "Arbetslöshet, säsongsrensat",
    ]


def test_a_report_without_measures_has_a_table_without_rows():
    assert texts(table_movements(summarise_overview(report(section("80_trust"))))) == []


def test_sets_both_reports_beside_one_another():
    before = report(section("10_t", level("temperature.varsel.sa", [1, 2, 3], last=DECEMBER)), month=DECEMBER)
    now = report(section("10_t", level("temperature.varsel.sa", [2, 4, 1])))
    table = table_since(compare_reports(now, before))
    assert [label for label, _ in table.columns] == [
        "Mått",
        "Rapporten för december 2024",
        "Omräknat",
        "januari 2025",
        "Riktning",
    ]
    assert texts(table) == [["Varsel, säsongsrensat", "3", "4", "1", "vände"]]


def test_a_name_that_means_harm_is_text():
    odd = report(section("99_x", level("odd.measure", wobbling(3.0)), title=HOSTILE))
    assert "<script>" not in table_movements(summarise_overview(odd)).html
