"""SCB's labour market status: the wanted codes out of a table that holds more, and tables that are not it."""

import itertools
import json

import pandas as pd
import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.layouts import read_layouts
from werket_lib.sources.scb_bas import LAYOUTS, load_scb_bas

MONTHS = ["2024M09", "2024M10", "2024M11"]
# Every cell is told by its codes: the weight of each code, added up.
WEIGHTS = {
    "Region": {"00": 3000, "01": 1000, "0180": 500},
    "Kon": {"1": 1, "2": 2, "1+2": 3},
    "Alder": {"15-19": 10, "060-64": 20, "16-65": 30, "16-66": 40},
    "Fodelseregion": {"tot": 100, "in": 200},
    "ContentsCode": {"000004YH": 0, "000006IU": 50_000, "000006II": 90_000},
    "Tid": dict(zip(MONTHS, (0.0, 10_000.0, 20_000.0), strict=True)),
}
JUST = {"Region": ["00"], "Kon": ["1+2"], "Alder": ["16-65"], "Fodelseregion": ["tot"]}


@pytest.fixture
def load(as_raw):
    """Load an answer with some or all codes of each dimension; `cells` replaces values by their codes."""

    def build(*, table="TAB6260", leave_out=(), codes=None, cells=None, edition="2024-11"):
        chosen = {name: (codes or {}).get(name, list(own)) for name, own in WEIGHTS.items() if name not in leave_out}
        values = [
            (cells or {}).get(key, sum(WEIGHTS[name].get(code, 0) for name, code in zip(chosen, key, strict=True)))
            for key in itertools.product(*chosen.values())
        ]
        answer = {
            "class": "dataset",
            "id": list(chosen),
            "size": [len(own) for own in chosen.values()],
            "dimension": {name: {"category": {"index": own}} for name, own in chosen.items()},
            "extension": {"px": {"tableid": table}},
            "value": values,
        }
        return load_scb_bas(as_raw("scb_bas", json.dumps(answer).encode(), "bas.json", edition))

    return build


def test_takes_the_wanted_codes_of_all_that_are_there(load):
    loaded = load()
    table = loaded.table.set_index(["region_code", "month"])
    october = pd.Period("2024-10", "M")
    assert len(table) == 9
    assert table.loc[("0180", october), "unemployed"] == 500 + 3 + 30 + 100 + 10_000
    assert table.loc[("00", october), "labour_force"] == 3000 + 3 + 30 + 100 + 10_000 + 50_000
    assert table["ages"].unique().tolist() == ["16-65"]
    assert table["is_preliminary"].all()
    assert loaded.sources[0].columns["unemployed"] == ("ContentsCode 000004YH, Kon 1+2, Alder 16-65, Fodelseregion tot")


def test_ages_follow_the_agencys_from_2026(load):
    table = load(edition="2026-03").table
    assert table["ages"].unique().tolist() == ["16-66"]
    assert load(edition="2026-03", codes=JUST).table["ages"].unique().tolist() == ["16-65"]


def test_total_that_pxweb_leaves_out_is_meant(load):
    assert load(leave_out=("Kon", "Fodelseregion")).table["unemployed"].iloc[0] == 3000 + 30


def test_order_of_dimensions_and_codes_says_nothing(load):
    turned = {name: list(own)[::-1] for name, own in WEIGHTS.items()}
    pd.testing.assert_frame_equal(load(codes=turned).table, load().table)


def test_missing_values_stay_missing_and_are_told(load):
    cells = {("00", "1+2", "16-65", "tot", "000004YH", "2024M10"): None}
    loaded = load(codes=JUST, cells=cells)
    assert loaded.table["unemployed"].isna().tolist() == [False, True, False]
    assert loaded.table["labour_force"].notna().all()
    assert loaded.notes == ("1 missing value(s) in unemployed",)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"table": "TAB6471"}, r"the answer is of TAB6471; expected TAB6260 \(BAS, SCB\)"),
        ({"table": ""}, "the answer is of no table's name"),
        ({"leave_out": ("Alder",)}, r"no dimension 'Alder' among \['Region', 'Kon'"),
        ({"leave_out": ("Region",)}, "no dimension 'Region'"),
        ({"codes": {"ContentsCode": ["000004YH"]}}, r"no code \['000006IU'\] in dimension 'ContentsCode', which has"),
        ({"codes": {"Alder": ["15-19", "060-64"]}}, r"no code \['16-65'\] in dimension 'Alder', which has \['15-19'"),
        ({"codes": {"Kon": ["1", "2"]}}, r"no code \['1\+2'\] in dimension 'Kon'"),
        ({"codes": {"Region": ["SE", "00"]}}, r"no regions of SCB's, two or four digits: \['SE'\]"),
    ],
)
def test_refuses_another_table_or_one_that_lacks_something(load, changed, message):
    with pytest.raises(LayoutError, match=f"^bas.json: {message}"):
        load(**changed)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"codes": {"Tid": ["2024M09", "2024M11"]}}, r"1 month\(s\) missing between 2024-09 and 2024-11: 2024-10"),
        ({"codes": {"Tid": ["2024K3"]}}, r"not a month in 'Tid': \['2024K3'\]"),
        (
            {"codes": JUST, "cells": {("00", "1+2", "16-65", "tot", "000004YH", "2024M10"): -5}},
            "negative or no whole number in unemployed: 00 in 2024-10: -5",
        ),
        (
            {"codes": JUST, "cells": {("00", "1+2", "16-65", "tot", "000004YH", "2024M10"): 0.5}},
            "no whole number in unemployed",
        ),
        (
            {"codes": JUST, "cells": {("00", "1+2", "16-65", "tot", "000004YH", "2024M10"): 10**6}},
            "1000000 unemployed of 63133 in the labour force, region 00 in 2024-10",
        ),
    ],
)
def test_refuses_what_cannot_be(load, changed, message):
    with pytest.raises(SchemaError, match=f"^bas.json: .*{message}"):
        load(**changed)


def test_answer_without_a_number_is_refused(load):
    keys = itertools.product(["00"], ["1+2"], ["16-65"], ["tot"], WEIGHTS["ContentsCode"], MONTHS)
    with pytest.raises(SchemaError, match="no month has a value"):
        load(codes=JUST, cells=dict.fromkeys(keys))


def test_dimension_that_was_not_there_before_is_refused(load, monkeypatch):
    monkeypatch.setitem(WEIGHTS, "Sektor", {"all": 0, "public": 1})
    with pytest.raises(LayoutError, match=r"the dimension\(s\) \['Sektor'\] were not there before"):
        load()


def test_recorded_answer_of_another_table_is_refused_by_its_name(as_raw, real_data):
    content = (real_data / "scb-pxweb/v2_recorded_TAB6471_data.json").read_bytes()
    with pytest.raises(LayoutError, match=r"^TAB6471\.json: the answer is of TAB6471; expected TAB6260 \(BAS, SCB\)"):
        load_scb_bas(as_raw("scb_bas", content, "TAB6471.json"))


def test_recorded_codes_of_the_table_are_the_wanted_ones(real_data):
    recorded = json.loads((real_data / "scb-pxweb/v2_excerpt_TAB6260_metadata.json").read_text(encoding="utf-8"))
    assert recorded["extension"]["px"]["tableid"] == "TAB6260"
    for layout in read_layouts(LAYOUTS):
        assert set(layout.columns) == set(recorded["id"])
        for dimension, column in layout.columns.items():
            codes = recorded["dimension"][dimension].get("category", {}).get("index", {})
            assert set(layout.meanings.get(column, {})) <= set(codes)
