"""Results by delivery area and the contracts at risk, on tables small enough to reckon by hand."""

import pandas as pd
import pytest

from tests.sections.frames import JANUARY, JANUARY_RESULTS, rom2_results
from werket_lib.errors import DataError, InputError, LateError
from werket_lib.sections.results.numbers import AreaResults, standardise, summarise_rom2_results

NOVEMBER = JANUARY - 2


def summarised(*contracts, month=JANUARY, flagged=True, **options) -> AreaResults:
    table = rom2_results({JANUARY: contracts or JANUARY_RESULTS}, flagged=flagged)
    return summarise_rom2_results(table, month, **options)


def by_area(section: AreaResults, column: str) -> dict[str, object]:
    return section.areas.set_index("delivery_area")[column].to_dict()


def test_suppliers_are_summed_before_they_are_divided():
    # The mean of Malmö's two contracts would be 26 percent too, that of Kalix 35.
    assert by_area(summarised(), "rr1_rate") == {"Kalix": 44.0, "Malmö": 26.0, "Ånge": 15.0, "Gotland": 10.0}
    assert by_area(summarised(), "rr2_rate") == {"Kalix": 24.0, "Malmö": 16.0, "Ånge": 10.0, "Gotland": 5.0}


def test_levels_are_summed():
    table = rom2_results({JANUARY: [("Malmö", 12, 3, 1, 3, 0.3, True)]})
    table.table.loc[0, ["rr1_b", "rr1_c", "rr2_c"]] = 1
    facts = summarise_rom2_results(table, JANUARY).facts
    assert [facts[f"rom2.area.malmo.{name}"].value for name in ("cohort", "rr1", "rr2")] == [12, 5, 2]


def test_the_country_is_summed_too():
    facts = summarised().facts
    assert [facts[f"rom2.{name}"].value for name in ("cohort", "rr1", "rr2")] == [1270, 305, 184]
    assert facts["rom2.rr1_rate"].value == pytest.approx(100 * 305 / 1270)
    assert facts["rom2.rr1_rate"].text == "24,0"


def test_twelve_participants_are_not_twelve_hundred():
    # Wilson's 95 percent interval of 3 in 12, and of 300 in 1 200 (Brown, Cai and DasGupta's formula by hand).
    section = summarised(("Ånge", 12, 3, 1, 3, 0.3, True), ("Malmö", 1200, 300, 100, 3, 0.3, True))
    intervals = section.areas.set_index("delivery_area")[["rr1_rate_low", "rr1_rate_high"]].round(1)
    assert intervals.loc["Ånge"].tolist() == [8.9, 53.2]
    assert intervals.loc["Malmö"].tolist() == [22.6, 27.5]


def test_an_area_is_sure_where_its_whole_interval_is_on_one_side():
    section = summarised()
    assert by_area(section, "rr1_side") == {"Kalix": "over", "Malmö": "over", "Ånge": "under", "Gotland": "under"}
    assert by_area(section, "rr1_sure") == {"Kalix": True, "Malmö": False, "Ånge": False, "Gotland": True}
    counts = {
        end: section.facts[f"rom2.results.rr1_{end}"].value for end in ("over", "under", "over_sure", "under_sure")
    }
    assert counts == {"over": 2, "under": 2, "over_sure": 1, "under_sure": 1}


def test_higher_confidence_leaves_fewer_that_are_sure():
    assert not any(by_area(summarised(confidence_pct=99.99), "rr2_sure")[name] for name in ("Ånge", "Kalix"))
    assert by_area(summarised(confidence_pct=50), "rr1_sure")["Ånge"]


def test_the_threshold_is_reached_as_printed_and_is_a_parameter():
    section = summarised(("Malmö", 10000, 2495, 0, 3, 0.3, True), ("Ånge", 10000, 2494, 0, 3, 0.3, True))
    assert by_area(section, "rr1_side") == {"Malmö": "over", "Ånge": "under"}
    assert by_area(summarised(threshold_pct=30), "rr1_side")["Malmö"] == "under"
    for threshold, text in ((30, "30"), (27.5, "27,5"), (27.25, "27,25")):
        assert summarised(threshold_pct=threshold).facts["rom2.results.threshold"].text == text


def test_an_area_that_only_rounding_lifts_to_the_threshold_is_never_sure_of_it():
    section = summarised(("Malmö", 9_000_000, 2_246_000, 0, 3, 0.3, True))
    assert section.areas.loc[0, ["rr1_side", "rr1_sure"]].tolist() == ["over", False]
    assert section.areas.loc[0, "rr1_rate_high"] < 25


@pytest.mark.parametrize("options", [{"threshold_pct": 0}, {"threshold_pct": 100.0}, {"confidence_pct": 195}])
def test_no_possible_percent_is_the_users_mistake(options):
    with pytest.raises(InputError, match=r"(threshold|confidence)_pct is .*; expected a percent between 0 and 100"):
        summarised(**options)


def test_a_contract_is_at_risk_when_all_three_conditions_hold():
    # Rating 1 or none: four. Measure under 0,2 too: three (0,200 is not under). Active for 22 months too: two.
    facts = summarised().facts
    counts = {end: facts[f"rom2.contracts{end}"].value for end in ("", ".low_rating", ".low_both", ".at_risk")}
    assert counts == {"": 6, ".low_rating": 4, ".low_both": 3, ".at_risk": 2}
    assert facts["rom2.contracts.at_risk.share_pct"].text == "33,3"
    assert facts["rom2.contracts.at_risk.cohort"].value == 520
    assert facts["rom2.contracts.flagged"].value == 2
    assert by_area(summarised(), "at_risk") == {"Kalix": 0, "Malmö": 1, "Ånge": 1, "Gotland": 0}


def test_a_period_without_the_agencys_own_word_has_none():
    section = summarised(flagged=False)
    assert not section.has_flag
    assert "rom2.contracts.flagged" not in section.facts
    assert section.facts["rom2.contracts.at_risk"].value == 2


def test_ratings_stand_from_the_best_to_none():
    ratings = summarised().ratings
    assert ratings["rating"].tolist() == [4, 3, 1, pd.NA]
    assert ratings[["contracts", "participants", "at_risk"]].to_numpy().tolist() == [
        [1, 500, 0], [1, 40, 0], [3, 710, 1], [1, 20, 1],
    ]  # fmt: skip


def test_even_month_shows_the_period_before_it():
    section = summarised(month=JANUARY + 1)
    assert (section.month, section.period) == (JANUARY + 1, JANUARY)
    assert section.facts["rom2.rr1_rate"].month == JANUARY


def test_change_is_since_the_period_before():
    before = [("Malmö", 1000, 240, 150, 4, 0.3, True)]
    table = rom2_results({NOVEMBER: before, JANUARY: [("Malmö", 1000, 260, 160, 4, 0.3, True)]})
    facts = summarise_rom2_results(table, JANUARY).facts
    assert facts["rom2.rr1_rate.change"].value == pytest.approx(2.0)
    assert facts["rom2.area.malmo.rr1_rate"].history.tolist() == [24.0, 26.0]
    assert summarise_rom2_results(table, NOVEMBER).facts["rom2.rr1_rate.change"].value is None


def test_facts_rest_on_the_file_that_has_their_period():
    table = rom2_results({JANUARY: JANUARY_RESULTS})
    (cell,) = summarise_rom2_results(table, JANUARY).facts["rom2.area.malmo.rr1_rate"].sources
    assert cell["cells"] == "; ".join(f"sheets 2025-01, {name}" for name in ("rr1_a", "rr1_b", "rr1_c", "participants"))


def test_nothing_up_to_the_month_is_late():
    with pytest.raises(LateError, match="rom2_results has no period up to 2024-12"):
        summarised(month=JANUARY - 1)


def nobody_in(*areas):
    table = rom2_results({JANUARY: JANUARY_RESULTS})
    there = table.table["delivery_area"].isin(areas)
    for column in ("participants", "rr1_a", "rr2_a"):
        table.table.loc[there, column] = 0
    return table


def test_an_area_without_participants_has_no_rate_and_is_noted():
    section = summarise_rom2_results(nobody_in("Ånge"), JANUARY)
    assert "Ånge" not in section.areas["delivery_area"].tolist()
    assert section.facts["rom2.results.areas"].value == 3
    assert section.facts["rom2.contracts"].value == 6
    assert "Ånge has no participants in 2025-01 and is left out of the areas" in section.notes


def test_nobody_at_all_gives_no_rate():
    with pytest.raises(DataError, match="rom2_results has no participant in 2025-01, so there is no rate"):
        summarise_rom2_results(nobody_in("Ånge", "Malmö", "Kalix", "Gotland"), JANUARY)


def test_results_are_standardised_to_the_countrys_mix_of_levels():
    # A and B do equally well with each level (half of A, a tenth of C); B only has more of C.
    people = {"A": (80, 20), "B": (20, 80)}
    rows = [
        {"delivery_area": area, "participants_a": a, "participants_b": 0, "participants_c": c,
         "rr1_a": a / 2, "rr1_b": 0, "rr1_c": c / 10}
        for area, (a, c) in people.items()
    ]  # fmt: skip
    assert standardise(pd.DataFrame(rows), "rr1").to_dict() == pytest.approx({"A": 30, "B": 30})
    # With nobody of level C, an area is given the country's rate there: (50 · 0.5 + 50 · 0.1) / 100.
    rows[0] |= {"participants_c": 0, "rr1_c": 0}
    rows[1] |= {"participants_a": 20, "participants_c": 100, "rr1_c": 10}
    assert standardise(pd.DataFrame(rows), "rr1").to_dict() == pytest.approx({"A": 30, "B": 30})
