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


FULL = "år;myndighet;förtroende;intervjuer;från;till;åldrar"


def test_reads_who_was_asked_and_when(load):
    row = "2025;Polisen;74;;2025-01-20;2025-02-02;16–84 år"
    table = load(row, "2024;Polisen;72;;;;", header=FULL)
    of_year = ["fieldwork_from", "fieldwork_to", "youngest", "oldest"]
    assert table.loc[1, of_year].tolist() == [pd.Timestamp("2025-01-20"), pd.Timestamp("2025-02-02"), 16, 84]
    assert table.loc[0, of_year].isna().all()


@pytest.mark.parametrize(
    ("cells", "mistake"),
    [
        ("2025-02-02;2025-01-20;16-84", "'till': '2025-01-20'; expected no day before the first, 2025-02-02"),
        (
            "2025-01-20;2025-03-02;16-84",
            "'till': '2025-03-02'; expected a date no later than the file's own, 2025-02-13",
        ),
        ("2020-01-20;2020-02-02;16-84", "'från': '2020-01-20'; expected a day of 2025 or the year before"),
        ("20 jan;2025-02-02;16-84", "'från': '20 jan'; expected a date such as 2025-02-10"),
        ("2025-01-20;2025-02-02;84-16", "'åldrar': '84-16'; expected ages from 0 to 120, such as 16–84"),
        ("2025-01-20;2025-02-02;vuxna", "'åldrar': 'vuxna'; expected ages from 0 to 120, such as 16–84"),
    ],
)
def test_who_was_asked_and_when_can_be_mistaken(load, cells, mistake):
    with pytest.raises(SchemaError, match=rf"^förtroende.csv: 1 mistake:\n  row 3, column {mistake}"):
        load("2024;Polisen;74;;;;", f"2025;Sida;40;;{cells}", header=FULL)


@pytest.mark.parametrize(
    ("cells", "mistake"),
    [
        (
            "2025-01-21;2025-02-02;16-84",
            "'från': '2025-01-21'; expected 2025-01-20, as in row 2: a year has one first day",
        ),
        ("2025-01-20;2025-02-02;18-84", "'åldrar': '18-84'; expected 16–84, as in row 2: a year has one span of ages"),
    ],
)
def test_a_year_has_one_field_work(load, cells, mistake):
    with pytest.raises(SchemaError, match=rf"^förtroende.csv: 1 mistake:\n  row 3, column {mistake}"):
        load("2025;Polisen;74;;2025-01-20;2025-02-02;16–84", f"2025;Sida;40;;{cells}", header=FULL)


@pytest.mark.parametrize(
    ("row", "mistake"),
    [
        ("2025;Skatteverket;150;", "column 'förtroende': '150'; expected percent from 0 to 100"),
        ("2205;Skatteverket;57;", "column 'år': '2205'; expected a year from 1997 to 2025"),
        ("2025;Skattverket;57;", "column 'myndighet': 'Skattverket'; expected 'Skatteverket', perhaps"),
        ("2025;Skatteverket;många;", "column 'förtroende': 'många'; expected a number, percent"),
        ("2025;Skatteverket;57;inga", "column 'intervjuer': 'inga'; expected a number of interviews from 1 to 100000"),
        (
            "2025;Skatteverket;57;1200",
            "column 'intervjuer': '1200'; expected 2509, as in row 2: a year has one number of interviews",
        ),
        ("2025;ARBETSFÖRMEDLINGEN;17;", "column 'myndighet': .*; expected one row for Arbetsf.*, 2025, which row 2 is"),
    ],
)
def test_a_mistake_is_named_by_row_and_column(load, row, mistake):
    with pytest.raises(SchemaError, match=rf"^förtroende.csv: 1 mistake:\n  row 3, {mistake}"):
        load(GOOD, row)
