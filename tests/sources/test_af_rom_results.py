"""Results of Rusta och matcha: the agency's real workbook, and workbooks with one thing wrong."""

import datetime as dt

import pandas as pd
import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.af_rom_results import load_af_rom_results
from werket_lib.sources.af_rom_results_checks import weigh_results
from werket_lib.sources.recognise import recognise

TODAY = dt.date(2026, 2, 28)
COLUMNS = [
    "PERIOD", "LEVERANSOMRÅDE", "LEVERANTÖRNAMN", "KA-NUMMER", "STARTDATUM AVTAL",
    "AVTAL HAR VARIT AKTIVT I 22 MÅNADER", "BETYG", "BETYG 1 ELLER SAKNAR BETYG", "VIKTAT RESULTATMÅTT",
    "VIKTAT RESULTATMÅTT LÄGRE ÄN 0,2", "RISKERAR HÄVNING", "ANTAL DELTAGARE", "ANTAL DELTAGARE NIVÅ A",
    "ANTAL DELTAGARE NIVÅ B", "ANTAL DELTAGARE NIVÅ C", "ANTAL RR1 NIVÅ A", "ANTAL RR2 NIVÅ A",
    "ANTAL RR1 NIVÅ B", "ANTAL RR2 NIVÅ B", "ANTAL RR1 NIVÅ C", "ANTAL RR2 NIVÅ C",
]  # fmt: skip
RISK = COLUMNS.index("RISKERAR HÄVNING")
WEIGHTS = [0.5, 1.0, 2.0]
# (3+2)·0,5 + (4+2)·1 + (1+0)·2 = 10,5 of 2·30 participants: 0,175. No rating: at risk.
AT_RISK = [
    "Malmö", "Lernia", 10000001, "2023-02-20", "Ja", "-", "Ja", 0.175, "Ja", "Ja", 30, 10, 10, 10, 3, 2, 4, 2, 1, 0,
]  # fmt: skip
# (2+1)·0,5 + (3+3)·1 + (2+1)·2 = 13,5 of 2·20: 0,3375, printed 0,338. A second result may come without a first.
GOOD = ["Ånge", "Astar", 10000002, "2024-01-10", "Nej", 4, "Nej", 0.338, "Nej", "Nej", 20, 5, 8, 7, 2, 1, 3, 3, 2, 1]


def results(*rows, period="2025-01", columns=COLUMNS):
    return [columns, *([period, *row] for row in rows)]


def calculator(weights=WEIGHTS, *, above=3):
    labels = ["Vikt nivå A", "Vikt nivå B", "Vikt nivå C"]
    return [*[["Vikter"]] * above, *([label, weight] for label, weight in zip(labels, weights, strict=True))]


def without_risk(sheet):
    return [[*row[:RISK], *row[RISK + 1 :]] for row in sheet]


@pytest.fixture
def load(as_raw, workbook):
    """Load a workbook with the given sheets, or the whole one with some of them replaced; None leaves one out."""

    def build(**sheets):
        whole = {"Resultat 2025-01": results(AT_RISK, GOOD), "Beräkningssnurra 2025-01": calculator()}
        whole = {name: rows for name, rows in (whole | sheets).items() if rows is not None}
        return load_af_rom_results(as_raw("af_rom_results", workbook(Beskrivning=[["Om filen"]], **whole)))

    return build


def with_cell(row, column, value):
    return {"Resultat 2025-01": results([*row[: column - 1], value, *row[column:]], GOOD)}


@pytest.fixture(scope="module")
def real(shared, as_raw):
    content = (shared / "real-data/af-rom/rom_results_2026_01.xlsx").read_bytes()
    return load_af_rom_results(as_raw("af_rom_results", content, edition="2026-01"))


def test_reads_the_agencys_real_workbook(real):
    table = real.table
    assert len(table) == 925
    assert table["month"].unique().tolist() == [pd.Period("2026-01", "M")]
    assert table["participants"].sum() == 75667
    assert table[["rr1_a", "rr1_b", "rr1_c"]].sum().tolist() == [8294, 8052, 5873]
    assert table["rating"].value_counts(dropna=False).to_dict() == {2: 280, 3: 232, pd.NA: 220, 1: 97, 4: 96}
    assert table["at_risk"].sum() == 183
    assert table["delivery_area"].nunique() == 69
    assert real.sources[0].columns["rr1_a"] == "sheet 'Resultat 2026-01', column 'ANTAL RR1 NIVÅ A'"


def test_real_workbook_of_one_period_is_recognised_as_a_month(shared):
    path = shared / "real-data/af-rom/rom_results_2026_01.xlsx"
    found = recognise("af_rom_results", path, path.read_bytes(), TODAY)
    assert (str(found.reference_month), found.coverage) == ("2026-01", "month")


def test_reads_a_period(load):
    table = load().table
    assert table["ka_number"].tolist() == ["10000001", "10000002"]
    assert table["rating"].tolist() == [pd.NA, 4]
    assert table["contract_start"].dt.strftime("%Y-%m-%d").tolist() == ["2023-02-20", "2024-01-10"]
    assert table[["active_22_months", "at_risk"]].to_numpy().tolist() == [[True, True], [False, False]]
    assert table.loc[1, ["participants", "rr1_b", "rr2_b"]].tolist() == [20, 3, 3]


def test_blank_rows_at_the_end_are_none(load):
    assert len(load(**{"Resultat 2025-01": [*results(AT_RISK, GOOD), *[[""] * len(COLUMNS)] * 8]}).table) == 2


def test_several_periods_stand_in_one_workbook_with_and_without_the_column_on_risk(load):
    earlier = without_risk(results(GOOD, period="2024-11"))
    loaded = load(**{"Resultat 2024-11": earlier, "Beräkningssnurra 2024-11": calculator(above=12)})
    assert loaded.table["month"].astype(str).tolist() == ["2024-11", "2025-01", "2025-01"]
    assert loaded.table["at_risk"].tolist() == [pd.NA, True, False]
    places = loaded.sources[0].columns
    assert places["at_risk"] == "sheet 'Resultat 2025-01', column 'RISKERAR HÄVNING'"
    assert places["rating"] == "sheets 'Resultat 2024-11', 'Resultat 2025-01', column 'BETYG'"


def test_workbook_of_several_periods_is_recognised_as_some_of_them(tmp_path, workbook):
    content = workbook(
        **{
            "Resultat 2025-01": results(AT_RISK),
            "Beräkningssnurra 2025-01": calculator(),
            "Resultat 2025-03": results(AT_RISK, period="2025-03"),
            "Beräkningssnurra 2025-03": calculator(),
        }
    )
    found = recognise("af_rom_results", tmp_path / "x.xlsx", content, TODAY)
    assert (str(found.reference_month), found.coverage) == ("2025-03", "periods")


def test_each_period_is_weighed_by_its_own_weights(load):
    earlier = {"Resultat 2024-11": results(GOOD, period="2024-11"), "Beräkningssnurra 2024-11": calculator([1, 1, 2])}
    message = r"'Resultat 2024-11', column 'VIKTAT RESULTATMÅTT', 1 row\(s\): row 2, KA-NUMMER 10000002: 0,338, but"
    with pytest.raises(SchemaError, match=message):
        load(**earlier)


def test_measure_that_rounds_up_to_the_limit_is_not_below_it(load):
    # 5·0,5 + 6·1 + 1·3,48 = 11,98 of 2·30 participants: 0,19967, printed 0,200.
    row = [*AT_RISK[:7], 0.2, "Nej", "Nej", *AT_RISK[10:]]
    loaded = load(**{"Resultat 2025-01": results(row), "Beräkningssnurra 2025-01": calculator([0.5, 1.0, 3.48])})
    assert loaded.table["weighted_score"].tolist() == [0.2]


def test_nobody_weighs_nothing():
    counts = {f"{result}_{level}": [0] for result in ("rr1", "rr2") for level in "abc"}
    rows = pd.DataFrame({"participants": [0], **counts}).astype("Int64")
    assert weigh_results(rows, {"a": 1.0, "b": 1.0, "c": 1.0}).tolist() == [0.0]


SHEET = r"^file.xlsx, sheet 'Resultat 2025-01', column "


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        (1, "", r"^file.xlsx, sheet 'Resultat 2025-01': blank in column 'LEVERANSOMRÅDE', row\(s\) \[2\]"),
        (1, "ÅNGE", SHEET + r"'LEVERANSOMRÅDE', 2 row\(s\): row 2, KA-NUMMER 10000001: 'ÅNGE', an area that is spelt"),
        (3, "KA 1", SHEET + r"'KA-NUMMER', 1 row\(s\): row 2, KA-NUMMER KA 1: 'KA 1'; expected digits"),
        (3, 10000002, r"the same ka_number in 2 rows, row\(s\) \[2, 3\]: 10000002; expected one each"),
        (4, "20/2 2023", SHEET + r"'STARTDATUM AVTAL', 1 row\(s\): row 2, KA-NUMMER 10000001: '20/2 2023'; expected a"),
        (4, "2025-02-01", SHEET + r"'STARTDATUM AVTAL', 1 .*: '2025-02-01'; expected a day .*, not after 2025-01"),
        (5, "Kanske", SHEET + r"'AVTAL HAR VARIT AKTIVT I 22 MÅNADER', 1 .*: 'Kanske'; expected one of \['Ja',"),
        (6, 5, SHEET + r"'BETYG', 1 row\(s\): row 2, KA-NUMMER 10000001: '5'; expected 1 to 4, or one of \['-'\]"),
        (6, "", SHEET + r"'BETYG', 1 row\(s\): row 2, KA-NUMMER 10000001: ''; expected 1 to 4, or one of \['-'\]"),
        (6, 2, SHEET + r"'BETYG 1 ELLER SAKNAR BETYG', 1 .* KA-NUMMER 10000001: disagrees with the rating 2"),
        (8, 0.176, SHEET + r"'VIKTAT RESULTATMÅTT', 1 .* 10000001: 0,176, but the counts and the weights give 0,175"),
        (8, 0.1751, SHEET + r"'VIKTAT RESULTATMÅTT', .*: 0,1751, but the counts and the weights give 0,1750"),
        (8, "", r"not a number in column 'VIKTAT RESULTATMÅTT': row 2: ''; expected digits$"),
        (9, "Nej", SHEET + r"'VIKTAT RESULTATMÅTT LÄGRE ÄN 0,2', 1 .* disagrees with the measure 0.175"),
        (10, "Nej", SHEET + r"'RISKERAR HÄVNING', 1 .* 10000001: disagrees with the rating, the measure and"),
        (11, 31, SHEET + r"'ANTAL DELTAGARE', 1 .* 10000001: 31, but the levels add up to 30"),
        (12, "-", r"'Resultat 2025-01': not a number in column 'ANTAL DELTAGARE NIVÅ A': row 2: '-'; expected digits"),
        (12, "tio", r"not a number in column 'ANTAL DELTAGARE NIVÅ A': row 2: 'tio'"),
        (15, -3, r"negative count in column 'ANTAL RR1 NIVÅ A', row\(s\) \[2\]: \[-3\]"),
        (15, 2.5, r"not a whole number in column 'ANTAL RR1 NIVÅ A': row 2: '2,5'"),
        (16, 11, SHEET + r"'ANTAL RR2 NIVÅ A', 1 .* 10000001: 11 of 10 participants"),
        (17, 11, SHEET + r"'ANTAL RR1 NIVÅ B', 1 .* 10000001: 11 of 10 participants"),
    ],
)  # fmt: skip
def test_cell_that_may_be_wrong_is_refused_with_its_contract(load, column, value, message):
    with pytest.raises(SchemaError, match=message):
        load(**with_cell(AT_RISK, column, value))


def test_period_that_disagrees_with_the_sheets_name_is_refused(load):
    with pytest.raises(SchemaError, match=r"'PERIOD', 1 .* 10000002: '2024-11'; expected the month of .*, 2025-01"):
        load(**{"Resultat 2025-01": [*results(AT_RISK), ["2024-11", *GOOD]]})


def test_all_contracts_that_break_a_rule_are_named(load):
    rows = [[*row[:10], row[10] + 1, *row[11:]] for row in (AT_RISK, GOOD)]
    with pytest.raises(
        SchemaError, match=r"2 row\(s\): row 2, KA-NUMMER 10000001: 31, .*; row 3, KA-NUMMER 10000002: 21"
    ):
        load(**{"Resultat 2025-01": results(*rows)})


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        ({"Resultat 2025-01": None, "Beräkningssnurra 2025-01": None}, r"no sheet 'Resultat YYYY-MM'; found \['Beskr"),
        ({"Beräkningssnurra 2025-01": None}, r"'Resultat 2025-01' stands without 'Beräkningssnurra 2025-01'; found"),
        ({"Beräkningssnurra 2024-11": calculator()}, r"'Beräkningssnurra 2024-11' stands without 'Resultat 2024-11'"),
        ({"Resultat  2025-01": results(GOOD)}, r"the sheets 'Resultat 2025-01' and 'Resultat  2025-01' are of one per"),
        ({"Resultat 2025-01 (2)": results(GOOD)}, r"the sheet 'Resultat 2025-01 \(2\)' is of no period; expected 'Res"),
        ({"Resultat 2025-13": results(GOOD)}, r"the sheet 'Resultat 2025-13' is of no period"),
        ({"Beräkningssnurra 2025-01": [["Vikt nivå A", 1]]}, r"'Vikt nivå B' stands 0 time\(s\); expected it once"),
        ({"Beräkningssnurra 2025-01": [*calculator(), ["Vikt nivå A", 1]]}, r"'Vikt nivå A' stands 2 time\(s\)"),
        ({"Beräkningssnurra 2025-01": calculator([0, 1, 1])}, r"row 4: '0' beside 'Vikt nivå A'; expected a weight"),
        ({"Beräkningssnurra 2025-01": calculator(["", 1, 1])}, r"row 4: '' beside 'Vikt nivå A'; expected a weight"),
        ({"Resultat 2025-01": results()}, r"nothing under the header in row 1"),
    ],
)  # fmt: skip
def test_workbook_with_a_sheet_too_few_or_too_many_is_refused(load, sheets, message):
    with pytest.raises(LayoutError, match=f"^file.xlsx.*{message}"):
        load(**sheets)


def test_renamed_column_says_what_was_found(load):
    renamed = ["ANTAL DELTAGARE TOTALT" if label == "ANTAL DELTAGARE" else label for label in COLUMNS]
    with pytest.raises(
        LayoutError, match=r"'Resultat 2025-01', row 1: no column \['ANTAL DELTAGARE'\]; found \['PERIOD'"
    ):
        load(**{"Resultat 2025-01": results(AT_RISK, columns=renamed)})


def test_renamed_column_on_risk_is_not_taken_for_a_missing_one(load):
    renamed = ["RISK FÖR HÄVNING" if label == "RISKERAR HÄVNING" else label for label in COLUMNS]
    with pytest.raises(
        LayoutError, match=r"no column \['RISKERAR HÄVNING'\], but one that is not known: \['RISK FÖR HÄVNING'\]"
    ):
        load(**{"Resultat 2025-01": results(AT_RISK, columns=renamed)})


def test_a_sheet_of_another_kind_is_left_alone(load):
    assert len(load(**{"Resultat per leverantör": [["annat"]]}).table) == 2
