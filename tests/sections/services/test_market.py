"""How suppliers divide a service. A failure means that a supplier is given another's numbers, or a part is lost."""

import pytest

from tests.sections.frames import DECEMBER, JANUARY, ipsu_market, supplier_flows
from werket_lib.errors import LateError
from werket_lib.sections.services.market import summarise_market


def test_a_market_is_divided_by_its_printed_counts():
    market = summarise_market(
        supplier_flows({JANUARY: {"Liten": 25, "Stor": 75, "Maskad": None, "Tom": 0}}, "STA"),
        service="STA",
        month=JANUARY,
    )
    assert market.table["supplier"].tolist() == ["Stor", "Liten"]
    assert market.table["share_pct"].tolist() == [75.0, 25.0]
    assert market.masked == 1
    assert market.facts["sta.market.suppliers"].value == 2
    assert market.facts["sta.supplier.stor.remaining.share_pct"].text == "75,0"


def test_suppliers_of_one_size_share_their_rank():
    counts = {"A": 38, "B": 38, "C": 37, "D": 45}
    market = summarise_market(supplier_flows({JANUARY: counts}, "STA"), service="STA", month=JANUARY)
    assert market.table["rank"].tolist() == [1, 2, 2, 4]


def test_a_market_whose_counts_are_all_suppressed_is_empty_not_an_error():
    market = summarise_market(supplier_flows({JANUARY: {"A": None}}, "STA"), service="STA", month=JANUARY)
    assert market.table.empty
    assert market.masked == 1
    assert market.facts["sta.market.suppliers"].value == 0


def test_a_market_in_parts():
    market = ipsu_market({"Iris": {"A": 173, "B": 21}, "Jobfind": {"A": 177}, "Clustera": {"A": 116, "B": 0}})
    assert market.parts == ("a", "b")
    assert market.table[["supplier", "remaining", "remaining_a", "remaining_b"]].to_numpy().tolist() == [
        ["Iris", 194, 173, 21],
        ["Jobfind", 177, 177, 0],
        ["Clustera", 116, 116, 0],
    ]
    assert market.facts["ipsu.supplier.iris.remaining_b"].value == 21
    texts = {part: market.facts[f"ipsu.part.{part}.remaining"].text for part in "ab"}
    assert texts == {"a": "466", "b": "21"}
    assert market.facts["ipsu.part.b.remaining.share_pct"].text == "4,3"


def test_a_masked_part_is_not_nobody():
    market = ipsu_market({"Iris": {"A": 173, "B": None}})
    assert market.table["remaining"].tolist() == [173]
    assert market.facts["ipsu.supplier.iris.remaining_b"].value is None
    assert market.facts["ipsu.part.b.remaining"].value is None
    assert market.facts["ipsu.part.b.remaining.share_pct"].value is None


def test_a_market_of_another_month_is_late():
    with pytest.raises(LateError, match="supplier_flows has no STA in 2025-01; it has 2024-12 to 2024-12"):
        summarise_market(supplier_flows({DECEMBER: {"A": 1}}, "STA"), service="STA", month=JANUARY)
