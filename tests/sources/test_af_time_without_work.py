"""Time without work: national sums over all groups."""

import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.af_time_without_work import load_af_time_without_work

FIELDS = {
    "PERIOD": ["2024-12", "2024-12", "2025-01", "2025-01"],
    "KOEN": ["Kvinnor", "Män", "Kvinnor", "Män"],
    "INSAL": [100, 200, 110, 210],
    "UA06": [60, 70, 61, 71],
    "UA12": [40, 50, 41, 51],
    "UA24": [20, 30, 21, 31],
}


@pytest.fixture
def load(as_raw, pivot_workbook):
    """Load a workbook with the given fields in its pivot cache."""

    def build(**changed):
        return load_af_time_without_work(as_raw("af_time_without_work", pivot_workbook(FIELDS | changed)))

    return build


def test_groups_are_added_up_by_month(load):
    table = load().table
    assert table.columns.tolist() == ["month", "unemployed", "over_6_months", "over_12_months", "over_24_months"]
    assert table.drop(columns="month").to_numpy().tolist() == [[300, 130, 90, 50], [320, 132, 92, 52]]
    assert table["month"].astype(str).tolist() == ["2024-12", "2025-01"]


def test_blank_group_is_left_out_and_noted(load):
    loaded = load(UA24=[None, 30, 21, 31])
    assert loaded.table["over_24_months"].tolist() == [30, 52]
    assert loaded.notes == ("1 blank record(s) in pivot cache 1, field UA24",)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"UA24": [20, 30, 90, 31]},
            "more persons in over_24_months than in over_12_months in 2025-01; it should be a",
        ),
        ({"PERIOD": ["2024-11", "2024-11", "2025-01", "2025-01"]}, r"1 month\(s\) missing"),
        ({"UA06": [-60, 70, 61, 71]}, "negative or not a number in field 'UA06', 1 record"),
        ({"UA06": [60.5, 70, 61, 71]}, "not a whole number in field 'UA06': month=2024-12"),
    ],
)
def test_refuses_what_may_be_wrong(load, changed, message):
    with pytest.raises(SchemaError, match=message):
        load(**changed)


def test_renamed_field_says_what_was_found(as_raw, pivot_workbook):
    fields = {name.replace("UA12", "UA_12"): values for name, values in FIELDS.items()}
    with pytest.raises(
        LayoutError, match=r"cache 1 lacks \['UA12'\], has \['PERIOD', 'KOEN', 'INSAL', 'UA06', 'UA_12'"
    ):
        load_af_time_without_work(as_raw("af_time_without_work", pivot_workbook(fields)))
