"""What a region's notebooks read changes with what its readers see, and with nothing else."""

import numpy as np
import pandas as pd
import pytest

from werket_lib.sections.regions.numbers import summarise_neighbours, summarise_rates, summarise_suppliers
from werket_lib.sections.regions.tables import table_suppliers
from werket_lib.sections.regions.words import describe_suppliers

MONTH = pd.Period("2025-01", freq="M")


def changed(before, after):
    return {key for key in before if before[key] != after[key]}


def set_count(table, code, value, month=MONTH):
    at = (table["municipality_code"] == code) & (table["month"] == month)
    return table.assign(unemployed=table["unemployed"].mask(at, value).astype("Int64"))


def test_the_same_tables_give_the_same_slices_whatever_file_they_come_from(labour, placements, cut, digests):
    assert digests(cut(labour, placements)) == digests(cut(labour, placements, sha256="f" * 64))


def test_few_persons_in_one_municipality_are_told_there_and_in_its_county_only(labour, placements, cut, digests):
    before = digests(cut(labour, placements))
    found = changed(before, digests(cut(set_count(labour, "1262", 420), placements)))
    rates = {code for table, code in found if table == "region_rates"}
    assert "1262" in rates
    assert not rates & {"0180", "1280", "01"}  # the country and their group round to what they were
    assert {code for table, code in found if table == "region_neighbours"} == {"12", "1280", "1260", "1262"}
    assert "region_suppliers" not in {table for table, _ in found}


def test_many_persons_move_what_the_others_print_of_the_country(labour, placements, cut, digests):
    found = changed(digests(cut(labour, placements)), digests(cut(set_count(labour, "0180", 60_000), placements)))
    assert {code for table, code in found if table == "region_rates"} == {"01", "12", "0180", "1280", "1260", "1262"}


@pytest.mark.parametrize("column", ["remaining", "remaining_status", "supplier"])
def test_every_column_of_a_slice_counts(labour, placements, cut, digests, column):
    other = placements.copy()
    other.loc[0, column] = 31 if column == "remaining" else "suppressed" if column == "remaining_status" else "Delta"
    found = changed(digests(cut(labour, placements)), digests(cut(labour, other)))
    assert found == {("region_suppliers", "1280"), ("region_suppliers", "12")}


def test_vacancies_are_in_no_slice(labour, placements, cut, digests):
    assert not changed(digests(cut(labour, placements)), digests(cut(labour.assign(vacancies=77), placements)))


def test_one_masked_municipality_leaves_its_county_its_group_and_the_country_without_a_sum(labour, placements, cut):
    slices = cut(set_count(labour, "1262", pd.NA), placements)
    for code, columns in {"12": ["unemployed", "country"], "1260": ["group", "county", "country"]}.items():
        last = slices.cut("region_rates", code).table.table.iloc[-1]
        assert last[columns].isna().all(), f"{code} tells what would give the masked count by subtraction"
    section = summarise_rates(slices.cut("region_rates", "12").table, "12", MONTH)
    assert section.facts["region.12.unemployed"].value is None
    beside = summarise_neighbours(slices.cut("region_neighbours", "1280").table, "1280", MONTH)
    assert beside.table["municipality_code"].iloc[-1] == "1262"
    assert np.isnan(beside.table["unemployment_rate_pct"].iloc[-1])


def test_a_masked_count_is_in_no_sum_of_its_municipality_or_county(labour, placements, cut):
    slices = cut(labour, placements)
    bjuv = summarise_suppliers(slices.cut("region_suppliers", "1260").table, "1260", MONTH)
    skane = summarise_suppliers(slices.cut("region_suppliers", "12").table, "12", MONTH)
    assert bjuv.facts["region.1260.suppliers"].value == 2
    assert bjuv.facts["region.1260.participants"].value == 8
    assert skane.facts["region.12.participants"].value == 30 + 12 + 8
    assert skane.facts["region.12.suppliers"].value == 3
    assert "minst 50" in describe_suppliers(skane)
    assert [row[1].text for row in table_suppliers(bjuv).rows] == ["8", ".."]


def test_a_masked_count_may_be_any_and_no_fact_differs(labour, placements, cut):
    """What the agency masks is not in its file; were it there all the same, nothing that is printed would show it."""
    told = []
    for hidden in (pd.NA, 1, 4):
        table = placements.assign(
            remaining=placements["remaining"].mask(placements["remaining_status"] == "suppressed", hidden)
        )
        slices = cut(labour, table)
        sections = [
            summarise_suppliers(slices.cut("region_suppliers", code).table, code, MONTH) for code in ("1260", "12")
        ]
        told.append([{fact.id: fact.value for fact in section.facts.values()} for section in sections])
    assert told[0] == told[1] == told[2]


def test_a_municipality_without_suppliers_is_told_so(labour, placements, cut):
    section = summarise_suppliers(cut(labour, placements).cut("region_suppliers", "1262").table, "1262", MONTH)
    assert section.facts["region.1262.suppliers"].value == 0
    assert "grannkommun" in describe_suppliers(section)


def test_ranks_are_of_printed_rates_within_the_group(labour, placements, cut):
    slices = cut(labour, placements)
    last = {code: slices.cut("region_rates", code).table.table.iloc[-1] for code in ("1260", "1262")}
    ranks = {code: row[["rank", "ranked"]].to_list() for code, row in last.items()}
    assert ranks == {"1260": [2, 2], "1262": [1, 2]}
