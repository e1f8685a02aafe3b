"""The agency's forecasts as they are typed."""

import pandas as pd
import pytest

from werket_lib.codes import FORECAST_VARIABLES
from werket_lib.errors import SchemaError
from werket_lib.layouts import read_layouts
from werket_lib.sources.af_forecast import LAYOUTS, load_af_forecast

HEADER = "published,variable,year,value,unit"
GOOD = "2025-02-10,unemployment_rate,2025,6.9,percent"


@pytest.fixture
def load(as_raw):
    """Load rows under a header; the file was published on 2025-02-13."""
    return lambda *rows, header=HEADER: (
        load_af_forecast(
            as_raw("af_forecast", "\n".join([header, *rows]).encode(), "prognos.csv", edition="2025-02")
        ).table
    )


def test_reads_the_forecasts_and_the_month_that_each_became_known_in(load):
    table = load(GOOD, "2024-10-25,long_term_unemployed,2025,150 000,persons")
    assert table["month"].astype(str).tolist() == ["2024-10", "2025-02"]
    assert table["published"].tolist() == [pd.Timestamp("2024-10-25"), pd.Timestamp("2025-02-10")]
    assert table["value"].tolist() == [150000, 6.9]


def test_reads_swedish_as_it_is_typed(load):
    table = load(
        "2025-02-10;Arbetslöshet;2025;6,9 %;Procent",
        "2025-02-10;deltagare i matchningstjänster;2025;41 400;antal",
        header="Publicerad;Variabel;År;Värde;Enhet",
    )
    assert table[["variable", "value", "unit"]].to_numpy().tolist() == [
        ["matching_services_participants", 41400, "persons"],
        ["unemployment_rate", 6.9, "percent"],
    ]


def test_thousands_parted_by_a_point_are_read_where_they_cannot_be_decimals(load):
    assert load("2025-02-10,long_term_unemployed,2025,155.000,persons")["value"].tolist() == [155000]


@pytest.mark.parametrize(
    ("row", "mistake"),
    [
        (
            "2025-02-10,unemploymnt_rate,2025,6.9,percent",
            "column 'variable': 'unemploymnt_rate'; expected 'unemployment_r",
        ),
        ("2025-02-10,unemployment_rate,2205,6.9,percent", "column 'year': '2205'; expected a year from 2024 to 2030"),
        ("2025-02-10,unemployment_rate,2023,6.9,percent", "column 'year': '2023'; expected a year from 2024 to 2030"),
        (
            "2025-02-14,unemployment_rate,2025,6.9,percent",
            "column 'published': '2025-02-14'; expected a date no later than",
        ),
        (
            "2025-02-10,unemployment_rate,2026,6.9,persons",
            "column 'unit': 'persons'; expected percent, the unit of unemp",
        ),
        ("2025-02-10,unemployment_rate,2026,69,percent", "column 'value': '69'; expected percent from 1 to 30"),
        (
            "2025-02-10,long_term_unemployed,2025,155,persons",
            "column 'value': '155'; expected persons from 10000 to 1000000",
        ),
        ("2025-02-10,unemployment_rate,2025,6,9,percent", "6 cells; expected 5"),
        ("2025-02-10,unemployment_rate,2026,,percent", "column 'value': blank; expected a number, percent"),
        (
            GOOD,
            "column 'year': '2025'; expected one row for 2025-02-10, unemployment_rate, 2025, which row 2 is already",
        ),
    ],
)
def test_a_mistake_is_named_by_row_and_column(load, row, mistake):
    with pytest.raises(SchemaError, match=rf"^prognos.csv: 1 mistake:\n  row 3(, |: ){mistake}"):
        load(GOOD, row)


def test_the_layout_knows_every_variable_that_the_table_promises():
    for layout in read_layouts(LAYOUTS):
        assert set(layout.rules) == set(layout.meanings["variable"].values()) == set(FORECAST_VARIABLES)
