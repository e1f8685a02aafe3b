"""The suppliers of Rusta och matcha, on tables small enough to reckon by hand."""

import pandas as pd
import pytest

from tests.sections.frames import DECEMBER, JANUARY, published_suppliers, supplier_flows
from werket_lib.errors import DataError, InputError, LateError
from werket_lib.provenance import SourcedTable
from werket_lib.sections.suppliers.numbers import SupplierMarket, summarise_rom2_suppliers


def rom2(flows: SourcedTable, **options) -> SupplierMarket:
    return summarise_rom2_suppliers(flows, JANUARY, start=options.pop("start", DECEMBER), **options)


def two_months(before: dict[str, int | None], now: dict[str, int | None], **options) -> SupplierMarket:
    return rom2(supplier_flows({DECEMBER: before, JANUARY: now}), **options)


def ranked(section: SupplierMarket, column: str) -> dict[str, object]:
    return section.ranking.set_index("supplier")[column].to_dict()


def test_equal_counts_share_the_lower_rank_and_the_next_is_skipped():
    ranks = ranked(rom2(published_suppliers()), "rank")
    assert ranks == {"HelloLilly": 1, "Iris Hadar": 2, "Jobbklar": 2, "Clustera": 4, "Coachgruppen": 5, "Haga": 6}


def test_the_arrow_compares_ranks_not_counts():
    # In December: Jobbklar 651, Iris Hadar 647, Clustera 623, HelloLilly 617.
    moves = ranked(rom2(published_suppliers()), "rank_move")
    assert moves == {
        "HelloLilly": "up", "Iris Hadar": "same", "Jobbklar": "down", "Clustera": "down",
        "Coachgruppen": "same", "Haga": "same",
    }  # fmt: skip


def test_a_supplier_may_rise_in_rank_without_a_change():
    assert ranked(two_months({"A": 10, "B": 9}, {"A": 8, "B": 9}), "rank_move") == {"B": "up", "A": "down"}


def test_equal_counts_stand_in_alphabetical_order():
    section = two_months({"C": 1}, {"C": 5, "B": 5, "A": 5})
    assert section.ranking["supplier"].tolist() == ["A", "B", "C"]


def test_those_that_tie_at_the_end_are_all_shown():
    section = two_months({"A": 9}, {"A": 9, "B": 5, "C": 5, "D": 4}, largest=2)
    assert section.ranking["supplier"].tolist() == ["A", "B", "C"]


def test_a_new_supplier_has_no_change_and_no_arrow():
    section = two_months({"A": 10}, {"A": 10, "Ny": 5})
    row = section.ranking.set_index("supplier").loc["Ny"]
    assert row["rank_move"] == "new"
    assert pd.isna(row["change"])
    assert section.facts["rom2.supplier.ny.remaining.change_pct"].text == "–"


def test_a_masked_supplier_counts_as_a_supplier_but_has_no_rank_or_part_in_the_sum():
    section = two_months({"A": 10, "Maskad": None}, {"A": 10, "B": 10, "Maskad": None})
    assert section.facts["rom2.suppliers"].value == 3
    assert section.ranking["supplier"].tolist() == ["A", "B"]
    assert ranked(section, "market_share_pct") == {"A": 50.0, "B": 50.0}
    assert section.total["remaining"] == 20


def test_a_supplier_with_nobody_counts():
    section = two_months({"A": 10}, {"A": 10, "Tom": 0})
    assert section.facts["rom2.suppliers"].text == "2"
    assert section.facts["rom2.suppliers.change"].signed == "+1"
    assert section.facts["rom2.participants_per_supplier"].value == 5


def test_from_nobody_there_is_a_change_but_no_percent():
    section = two_months({"A": 10, "B": 0}, {"A": 10, "B": 4})
    assert ranked(section, "change")["B"] == 4
    assert pd.isna(ranked(section, "change_pct")["B"])


def test_participants_per_supplier_is_divided_first_and_rounded_last():
    # 39 413/241 - 40 168/239 is -4.53; rounded before subtracting it would have read -4.6.
    before = {f"S{number}": 168 for number in range(238)} | {"Rest": 40168 - 238 * 168}
    now = {f"S{number}": 163 for number in range(240)} | {"Rest": 39413 - 240 * 163}
    facts = two_months(before, now).facts
    assert facts["rom2.participants_per_supplier"].text == "163,5"
    assert facts["rom2.participants_per_supplier.change"].value == pytest.approx(-4.5275, abs=1e-4)
    assert facts["rom2.participants_per_supplier.change"].text == "−4,5"


def test_the_total_is_of_all_suppliers_not_of_those_shown():
    section = two_months({"A": 60, "B": 40}, {"A": 54, "B": 44, "C": 1}, largest=1)
    assert section.ranking["supplier"].tolist() == ["A"]
    assert section.total[["remaining", "change", "market_share_pct"]].tolist() == [99, -1, 100.0]
    assert section.total["change_pct"] == pytest.approx(-1.0)
    assert section.facts["rom2.supplier.a.remaining.share_pct"].text == "54,55"


def test_lines_go_back_to_their_start():
    flows = supplier_flows({JANUARY - 2: {"A": 4}, DECEMBER: {"A": 6, "B": 6}, JANUARY: {"A": 6, "B": 8}})
    section = rom2(flows, start=JANUARY - 2)
    assert section.over_time["participants_per_supplier"].tolist() == [4, 6, 7]
    assert section.facts["rom2.suppliers.start"].value == 1
    assert section.facts["rom2.suppliers.start"].month == JANUARY - 2


def test_changes_reach_behind_lines_that_start_with_the_month():
    section = rom2(supplier_flows({DECEMBER: {"A": 6}, JANUARY: {"A": 4, "B": 4}}), start=JANUARY)
    assert section.over_time.index.tolist() == [JANUARY]
    assert section.facts["rom2.suppliers.change"].value == 1
    assert section.total["change"] == 2


def test_names_alike_have_facts_of_their_own():
    section = two_months({"Å AB": 2, "A AB": 1}, {"Å AB": 2, "A AB": 1})
    assert section.facts["rom2.supplier.a_ab.remaining"].value == 2
    assert section.facts["rom2.supplier.a_ab_2.remaining"].value == 1


def test_other_services_do_not_show():
    both = supplier_flows({DECEMBER: {"A": 1}, JANUARY: {"A": 1}})
    other = supplier_flows({DECEMBER: {"B": 5}, JANUARY: {"B": 5}}, "STA")
    section = rom2(SourcedTable(pd.concat([both.table, other.table]), both.sources))
    assert section.ranking["supplier"].tolist() == ["A"]


@pytest.mark.parametrize("missing", [JANUARY, DECEMBER])
def test_the_month_and_the_one_before_must_have_come(missing):
    months = {month: {"A": 1} for month in (JANUARY - 2, DECEMBER, JANUARY) if month != missing}
    with pytest.raises(LateError, match=f"supplier_flows has no ROM2 in {missing}; it has 2024-11 to"):
        rom2(supplier_flows(months))


def test_lines_cannot_start_after_the_month():
    with pytest.raises(InputError, match="the lines start in 2025-02, after the report's month 2025-01"):
        rom2(published_suppliers(), start=JANUARY + 1)


def test_suppliers_that_are_all_suppressed_are_refused_and_not_nobody():
    with pytest.raises(DataError, match="ROM2's remaining is suppressed in every row of 2025-01"):
        summarise_rom2_suppliers(supplier_flows({DECEMBER: {"A": 5}, JANUARY: {"A": None}}), JANUARY, start=DECEMBER)


def test_a_supplier_that_was_suppressed_is_not_new():
    section = two_months({"A": 5, "B": 7, "C": None}, {"A": 5, "B": 7, "C": 6})
    assert ranked(section, "rank_move") == {"B": "same", "C": "up", "A": "down"}
