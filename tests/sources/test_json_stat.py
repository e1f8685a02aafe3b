"""json-stat2 as PxWeb's version 2 answers, read by its own index whatever the order, and answers of other kinds."""

import json

import numpy as np
import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.json_stat import read_json_stat

LETTERS = {"A": 0, "B": 1}
NUMBERS = {"1": 0, "2": 1, "3": 2}


@pytest.fixture
def read(as_raw):
    """Read bytes, or an answer of two dimensions with parts of it replaced."""

    def build(content=None, *, letters=LETTERS, numbers=NUMBERS, **changed):
        answer = {
            "class": "dataset",
            "id": ["Letter", "Number"],
            "size": [2, 3],
            "dimension": {"Letter": {"category": {"index": letters}}, "Number": {"category": {"index": numbers}}},
            "extension": {"px": {"tableid": "TAB1"}},
            "value": [11, 12, 13, 21, 22, 23],
        } | changed
        answer = {key: part for key, part in answer.items() if part != "left out"}
        return read_json_stat(as_raw("scb_bas", content or json.dumps(answer).encode(), "answer.json"))

    return build


def by_code(table):
    cells = table.cells.astype({"value": "float"})
    return dict(zip(cells["Letter"] + cells["Number"], cells["value"], strict=True))


def test_numbers_are_placed_by_position(read):
    table = read()
    assert (table.table_id, table.dimensions) == ("TAB1", ["Letter", "Number"])
    assert by_code(table) == {"A1": 11, "A2": 12, "A3": 13, "B1": 21, "B2": 22, "B3": 23}


@pytest.mark.parametrize(
    "numbers", [{"3": 2, "1": 0, "2": 1}, {"2": 1, "3": 2, "1": 0}, ["1", "2", "3"]], ids=["moved", "turned", "list"]
)
def test_order_in_which_an_index_is_written_says_nothing(read, numbers):
    assert by_code(read(numbers=numbers)) == by_code(read())


def test_codes_may_stand_in_another_order_than_their_alphabet(read):
    assert by_code(read(letters={"A": 1, "B": 0}))["A1"] == 21
    assert by_code(read(letters=["B", "A"]))["A1"] == 21


def test_dimension_of_one_code_may_have_only_its_label(read):
    only = {"category": {"label": {"X": "the only one"}}}
    numbers = {"category": {"index": NUMBERS}}
    table = read(dimension={"Letter": only, "Number": numbers}, size=[1, 3], value=[1, 2, 3])
    assert by_code(table) == {"X1": 1, "X2": 2, "X3": 3}


def test_sparse_values_leave_the_others_missing(read):
    values = by_code(read(value={"0": 11, "4": 0}))
    assert (values["A1"], values["B2"]) == (11, 0)
    assert sum(np.isnan(value) for value in values.values()) == 4


@pytest.mark.parametrize("changed", [{"value": [None, 12, 13, 21, 22, 23]}, {"value": ["..", 12, 13, 21, 22, 23]},
    {"status": {"0": ".."}}, {"status": ["..", "", None, None, None, None]}])  # fmt: skip
def test_null_and_signs_stay_missing(read, changed):
    cells = read(**changed).cells
    assert cells["value"].isna().tolist() == [True, *[False] * 5]


def test_status_that_means_nothing_of_the_kind_leaves_the_number(read):
    assert by_code(read(status={"0": "p"}))["A1"] == 11


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"value": "left out"}, "only the table's metadata, no values"),
        ({"value": None}, "only the table's metadata, no values"),
        ({"value": []}, "only the table's metadata, no values"),
        ({"value": [1, 2]}, "2 entries in 'value', the dimensions say 6"),
        ({"value": {"6": 1}}, r"'value' has no place \['6'\], the dimensions say 6"),
        ({"value": {"-1": 1}}, r"'value' has no place \['-1'\]"),
        ({"value": 5}, "'value' is neither a list nor an object"),
        ({"status": [".."]}, "1 entries in 'status'"),
        ({"size": [2]}, r"id \['Letter', 'Number'\] and size \[2\] do not belong together"),
        ({"id": ["Letter", "Letter"]}, "do not belong together"),
        ({"id": [], "size": []}, "do not belong together"),
        ({"id": ["Letter", "Other"]}, "dimension 'Other': no categories"),
        ({"size": [2, 4]}, "dimension 'Number': 3 codes for a size of 4"),
        ({"numbers": {"1": 0, "2": 0, "3": 2}}, "dimension 'Number': 3 codes for a size of 3"),
        ({"numbers": {"1": 0.5}}, "dimension 'Number': index is neither"),
        ({"numbers": "1"}, "dimension 'Number': index is neither"),
        ({"dimension": "left out"}, r"JSON with \['class', 'extension'"),
    ],
)
def test_refuses_what_does_not_fit_together(read, changed, message):
    with pytest.raises(LayoutError, match=f"^answer.json.*{message}"):
        read(**changed)


@pytest.mark.parametrize("value", ["1,5", True, float("nan"), [1]])
def test_refuses_what_is_no_number(read, value):
    with pytest.raises(SchemaError, match=r"^answer.json: not a number in 'value', place 4 \(B, 2\)"):
        read(value=[11, 12, 13, 21, value, 23])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b" \n", "the file is empty"),
        (b"<!DOCTYPE html><title>502 Bad Gateway</title>", "a web page, perhaps an error message"),
        (b'{"version":"2.0","class":"dataset","value":[1,2', "not readable as JSON"),
        (b"[1, 2]", "JSON, but list"),
        (b'{"columns": [], "data": []}', "the format 'json' of PxWeb's version 1"),
        (b'{"title": "t", "variables": []}', "only the table's metadata, as version 1 gives it"),
        (b'{"dataset": {"dimension": {}}}', "the older format 'json-stat'"),
        (b'{"title": "Bad Request", "status": 400, "detail": "no such code"}', "400: Bad Request: no such code"),
    ],
)
def test_says_when_the_file_is_something_else(read, content, message):
    with pytest.raises(LayoutError, match=f"^answer.json: .*{message}.*expected .* in the format 'json-stat2'"):
        read(content)


def test_reads_a_recorded_answer_of_scbs(as_raw, real_data):
    content = (real_data / "scb-pxweb/v2_recorded_TAB6471_data.json").read_bytes()
    table = read_json_stat(as_raw("scb_bas", content, "TAB6471.json"))
    assert table.table_id == "TAB6471"
    assert table.dimensions == ["Region", "Alder", "Kon", "ContentsCode", "Tid"]
    assert len(table.cells) == 21 * 11 * 3 * 4
    first = table.cells.set_index(table.dimensions)["value"]
    assert first["01", "0-9", "TotSa", "000007SF", "2026M01"] == 245284
    assert first["01", "0-9", "1", "000007SF", "2026M04"] == 128675
    assert first["01", "10-19", "TotSa", "000007SF", "2026M02"] == 297871


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("v2_recorded_TAB6471_metadata.json", "only the table's metadata, no values"),
        ("v2_excerpt_TAB6260_metadata.json", "id .* and size None do not belong together|only the table's metadata"),
        ("v1_recorded_kpi_index_2020.json", "the format 'json' of PxWeb's version 1"),
        ("v1_recorded_kpi_metadata.json", "only the table's metadata, as version 1 gives it"),
        ("v2_recorded_config.json", "JSON with"),
    ],
)
def test_recorded_answers_of_other_kinds_are_told_apart(as_raw, real_data, name, message):
    with pytest.raises(LayoutError, match=message):
        read_json_stat(as_raw("scb_bas", (real_data / "scb-pxweb" / name).read_bytes(), name))
