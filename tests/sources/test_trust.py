"""The barometer of trust as it is typed."""

import pandas as pd
import pytest

from werket_lib.errors import SchemaError
from werket_lib.sources.trust import load_trust

HEADER = "år;myndighet;förtroende;intervjuer"
GOOD = "2025;Arbetsförmedlingen;15;2 509"


@pytest.fixture
def load(as_raw):
    """Load rows under a header; the file was published on 2025-02-13."""
    return lambda *rows, header=HEADER: (
        load_trust(as_raw("trust", "\n".join([header, *rows]).encode("cp1252"), "förtroende.csv")).table
    )


def test_reads_shares_and_interviews_by_year(load):
    table = load(GOOD, "2024;arbetsförmedlingen;17,0 %;", "2025;Säpo;69;2509")
    assert table["month"].astype(str).tolist() == ["2024-01", "2025-01", "2025-01"]
    assert table["actor"].tolist() == ["Arbetsförmedlingen", "Arbetsförmedlingen", "Säkerhetspolisen"]
    assert table["trust_pct"].tolist() == [17, 15, 69]
    assert table["interviews"].tolist() == [pd.NA, 2509, 2509]


def test_the_number_of_interviews_may_be_unknown(load):
    table = load("2025,Skatteverket,57", header="year,actor,trust_pct")
    assert table.loc[0, ["actor", "trust_pct"]].tolist() == ["Skatteverket", 57]
    assert table["interviews"].isna().all()


@pytest.mark.parametrize(
    ("row", "mistake"),
    [
        ("2025;Skatteverket;150;", "column 'förtroende': '150'; expected percent from 0 to 100"),
        ("2205;Skatteverket;57;", "column 'år': '2205'; expected a year from 1997 to 2025"),
        ("2025;Skattverket;57;", "column 'myndighet': 'Skattverket'; expected 'Skatteverket', perhaps"),
        ("2025;Skatteverket;många;", "column 'förtroende': 'många'; expected a number, percent"),
        ("2025;Skatteverket;57;inga", "column 'intervjuer': 'inga'; expected a number of interviews from 1 to 100000"),
        ("2025;Skatteverket;57;1200", "column 'intervjuer': '1200'; expected 2509, as in row 2: a year has one number"),
        ("2025;ARBETSFÖRMEDLINGEN;17;", "column 'myndighet': .*; expected one row for Arbetsf.*, 2025, which row 2 is"),
    ],
)
def test_a_mistake_is_named_by_row_and_column(load, row, mistake):
    with pytest.raises(SchemaError, match=rf"^förtroende.csv: 1 mistake:\n  row 3, {mistake}"):
        load(GOOD, row)
