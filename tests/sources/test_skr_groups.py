"""SKR's groups: every municipality once, each in a group that SKR has, in the sizes that SKR says."""

import pandas as pd
import pytest

from werket_lib.codes import MUNICIPALITY_GROUPS, municipality_names
from werket_lib.errors import LayoutError, SchemaError
from werket_lib.paths import project_root
from werket_lib.provenance import list_editions, open_raw
from werket_lib.sources.skr_groups import SIZES, load_skr_groups

SHEET = "Bilaga1 Lista alla kommuner"
HEADER = ["Gruppkod", "Kommunkod", "Kommun", "Huvudgrupp", "Kommungrupp 2023"]


@pytest.fixture(scope="module")
def rows():
    """The list as the committed edition has it: code, group code and group of 290 municipalities."""
    (edition,) = list_editions(project_root() / "data" / "raw", "skr_groups")
    table = load_skr_groups(open_raw(edition.file)).table.set_index("municipality_code")
    names = municipality_names()
    return [[row.group_code, code, names[code], "", row.group] for code, row in table.iterrows()]


@pytest.fixture
def load(as_raw, workbook):
    """Load a list with the given rows under a message and the header."""

    def build(rows, header=HEADER):
        content = workbook(**{SHEET: [["Meddelande från SKR"], header, *rows]})
        return load_skr_groups(as_raw("skr_groups", content, "grupper.xlsx", edition="2023-01"))

    return build


def changed(rows, **cells):
    """Change cells of the first municipality, Upplands Väsby: `group_code`, `code` or `group`."""
    places = {"group_code": 0, "code": 1, "group": 4}
    first = list(rows[0])
    for name, value in cells.items():
        first[places[name]] = value
    return [first, *rows[1:]]


def test_reads_every_municipality_with_its_group(load, rows):
    loaded = load(rows)
    assert loaded.table.columns.tolist() == ["month", "municipality_code", "group_code", "group"]
    assert loaded.table["municipality_code"].tolist() == sorted(municipality_names())
    assert loaded.table["group_code"].value_counts().to_dict() == SIZES["2023-01"]
    assert loaded.table["month"].unique().tolist() == [pd.Period("2023-01", "M")]
    by_code = loaded.table.set_index("municipality_code")
    assert by_code.loc["0180", ["group_code", "group"]].tolist() == ["A1", "Storstäder"]
    assert loaded.sources[0].columns["group"] == f"sheet {SHEET!r}, column 'Kommungrupp 2023'"


def test_agrees_with_the_transcription(shared, load, rows):
    transcribed = pd.read_csv(shared / "real-data" / "geo" / "skr_kommungrupp_2023.csv", dtype="str")
    expected = transcribed.set_index("kommunkod").sort_index()
    table = load(rows).table.set_index("municipality_code")
    assert table["group_code"].to_dict() == expected["gruppkod"].to_dict()
    assert table["group"].to_dict() == expected["kommungrupp"].to_dict()


def test_codes_stored_as_numbers_keep_their_zero(load, rows):
    assert load(changed(rows, code=114)).table["municipality_code"].iloc[0] == "0114"


def test_another_spelling_of_a_group_is_the_same_group(load, rows):
    spelt = [[*row[:4], "Pendlingskommun nära  mindre stad/tätort" if row[0] == "C7" else row[4]] for row in rows]
    assert load(spelt).table.equals(load(rows).table)
    assert set(load(spelt).table["group"]) == set(MUNICIPALITY_GROUPS.values())


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"code": "0999"}, r"no municipality is called \['0999'\]"),
        ({"code": "0000"}, r"lacks 1 of 290 municipalities: \['0114 Upplands Väsby'\]"),
        ({"code": "0115"}, r"the same municipality_code in 2 rows, row\(s\) \[3, 4\]: 0115"),
        ({"group": "Förort"}, r"no group of SKR's, row\(s\) \[3\]: \['A2 Förort'\]; expected \['A1 Storst"),
        ({"group_code": "A1"}, r"no group of SKR's, row\(s\) \[3\]: \['A1 Pendlingskommun nära storstad'\]"),
        ({"group_code": "A1", "group": "Storstäder"}, r"groups of \{'A1': 4, 'A2': 42\} .* \{'A1': 3, 'A2': 43\}"),
        ({"group": " "}, r"blank in column 'Kommungrupp 2023', row\(s\) \[3\]"),
    ],
)
def test_refuses_what_may_be_wrong(load, rows, cells, message):
    with pytest.raises(SchemaError, match=f"^grupper.xlsx, sheet '{SHEET}': {message}"):
        load(changed(rows, **cells))


def test_refuses_a_short_list(load, rows):
    with pytest.raises(SchemaError, match=r"lacks 289 of 290 municipalities: \['0115 Vallentuna', .*; fetch the file"):
        load(rows[:1])


def test_refuses_the_list_of_another_year(load, rows):
    with pytest.raises(LayoutError, match=r"row 2: no column \['Kommungrupp 2023'\]; found \['Gruppkod'"):
        load(rows, header=[*HEADER[:4], "Kommungrupp 2017"])
