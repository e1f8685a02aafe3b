"""What is told beside the five indicators, on counts whose every share and change is known."""

import pandas as pd
import pytest

from tests.sections.frames import JANUARY, sourced
from tests.sections.services.test_words import plain
from werket_lib.errors import LateError
from werket_lib.provenance import Break, SourcedTable
from werket_lib.sections.temperature.beside import Beside, summarise_beside
from werket_lib.sections.temperature.numbers import summarise_temperature
from werket_lib.sections.temperature.tables import table_beside
from werket_lib.sections.temperature.words import describe_beside

# A year ago and now; of 400 and 500 unemployed.
COUNTS = {
    "new_vacancies": (1000, 800), "unemployed": (400, 500), "over_6_months": (200, 260),
    "long_term_unemployed": (160, 190), "over_24_months": (100, 110), "vacancies": (50, 40),
    "varsel": (5, 6), "unemployment_rate": (7, 8), "ki_barometer": (90, 91),
}  # fmt: skip


def beside_of(**changed: tuple[int | None, int | None]) -> tuple[Beside, SourcedTable]:
    rows = [
        {"month": month, "indicator": name, "value": value}
        for name, values in (COUNTS | changed).items()
        for month, value in zip((JANUARY - 12, JANUARY), values, strict=True)
        if value is not None
    ]
    table = sourced(pd.DataFrame(rows).astype({"value": "Float64"}), *COUNTS)
    return summarise_beside(table, JANUARY), table


def test_shares_are_of_the_unemployed_and_changes_of_the_shares():
    facts = beside_of()[0].facts
    shares = {"over_6_months": (52.0, 2.0), "long_term_unemployed": (38.0, -2.0), "over_24_months": (22.0, -3.0)}
    for name, (share, change) in shares.items():
        told, moved = (facts[f"temperature.{name}.share_pct{end}"] for end in ("", ".change_12m"))
        assert (told.value, told.unit) == (pytest.approx(share), "percent")
        assert (moved.value, moved.unit) == (pytest.approx(change), "percentage points")


def test_new_vacancies_and_durations_are_facts_with_their_columns():
    facts = beside_of()[0].facts
    printed = {
        name: facts[f"temperature.new_vacancies{name}"].signed for name in ("", ".change_12m", ".change_12m_pct")
    }
    assert {name: plain(text) for name, text in printed.items()} == {
        "": "+800", ".change_12m": "\u2212200", ".change_12m_pct": "\u221220,0",
    }  # fmt: skip
    assert facts["temperature.new_vacancies"].unit == "vacancies"
    assert facts["temperature.over_24_months"].value == 110
    assert facts["temperature.over_24_months"].sources[0]["cells"] == "Blad 1, over_24_months"
    assert "temperature.long_term_unemployed" not in facts  # an indicator, told as one


def test_the_sentences():
    assert plain(describe_beside(beside_of()[0])) == (
        "Under januari nyanmäldes 800 platser, 20,0 procent färre än i januari 2024. Av de arbetslösa hade 22,0 "
        "procent varit utan arbete i mer än två år."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1000, 1100), "nyanmäldes 1 100 platser, 10,0 procent fler än i januari 2024."),
        ((10000, 10001), "nyanmäldes 10 001 platser, ungefär lika många som i januari 2024."),
        ((0, 3), "nyanmäldes 3 platser."),
    ],
)
def test_more_fewer_as_many_or_nothing_to_compare_with(counts, said):
    assert said in plain(describe_beside(beside_of(new_vacancies=counts)[0]))


@pytest.mark.parametrize("name", ["new_vacancies", "unemployed", "over_6_months", "over_24_months"])
def test_a_series_that_has_not_come_is_late(name):
    with pytest.raises(LateError, match=f"indicators has no {name} in 2025-01"):
        beside_of(**{name: (1, None)})


def test_a_comparison_across_a_break_says_so():
    _, table = beside_of()
    broken = SourcedTable(
        table.table, table.sources, breaks=(Break("af", ("over_24_months",), "2024-06", "räknas åldrarna 16–66", "r"),)
    )
    assert plain(describe_beside(summarise_beside(broken, JANUARY))).endswith(
        "Jämförelsen går över ett brott: från juni 2024 räknas åldrarna 16–66."
    )


def test_the_table_has_a_row_a_measure_and_no_share_of_places():
    beside, table = beside_of()
    cells = table_beside(beside, summarise_temperature(table, JANUARY).facts | beside.facts).rows
    assert [[plain(cell.text) for cell in row] for row in cells] == [
        ["Nyanmälda platser", "800", "\u2212200", "", ""],
        ["Utan arbete i mer än ett halvår", "260", "+60", "52,0", "+2,0"],
        ["Långtidsarbetslösa", "190", "+30", "38,0", "\u22122,0"],
        ["Utan arbete i mer än två år", "110", "+10", "22,0", "\u22123,0"],
    ]
