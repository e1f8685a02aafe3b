"""The supplier workbook: what is read, summed, kept out, and refused."""

import pandas as pd
import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.sources.af_suppliers import load_af_suppliers

SHEET = "1) LEVERANTÖR"
HEADER = ["leverantor", "period", "tjanst", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat"]
ROM2 = "Rusta och matcha 2"
IPSU_A = "Individuellt pedagogiskt stöd vid utbildning A"
IPSU_B = "Individuellt pedagogiskt stöd vid utbildning B"


@pytest.fixture
def load(as_raw, workbook):
    """Load a workbook with the given rows: supplier, month, service, new, remaining, left."""

    def build(*rows, header=HEADER, above=(), sheet=SHEET):
        content = workbook(Info=[["Om statistiken"]], **{sheet: [*above, header, *rows]})
        return load_af_suppliers(as_raw("af_suppliers", content, "leverantorer-2025-01.xlsx"))

    return build


def row(supplier="Lernia", month="2025-01", service=ROM2, new=5, remaining=30, left=7):
    return [supplier, month, service, new, remaining, left]


def test_reads_a_row_as_it_stands(load):
    table = load(row()).table
    assert table.to_dict("records") == [
        {
            "month": pd.Period("2025-01", "M"),
            "service": "ROM2",
            "supplier": "Lernia",
            "part": "all",
            "remaining": 30,
            "new": 5,
            "left": 7,
            "remaining_status": "value",
            "new_status": "value",
            "left_status": "value",
        }
    ]


def test_says_where_each_column_stands(load):
    (source,) = load(row()).sources
    assert source.columns["remaining"] == "sheet '1) LEVERANTÖR', column 'tjanstdelt_pagaende'"
    assert source.file == "af_suppliers/2025-01/leverantorer-2025-01.xlsx"


def test_masked_count_is_suppressed_and_not_zero(load):
    table = load(row(new="<5", left="< 5")).table
    assert table["new"].isna().tolist() == [True]
    assert table[["new_status", "left_status"]].iloc[0].tolist() == ["suppressed", "suppressed"]
    assert table["remaining_status"].tolist() == ["value"]


def test_zero_and_blank_differ(load):
    loaded = load(row(new=0, left=""))
    assert loaded.table["new"].tolist() == [0]
    assert loaded.table["left_status"].tolist() == ["missing"]
    assert loaded.notes == ("1 blank cell(s) in left read as missing",)


def test_printed_counts_may_have_any_space(load):
    table = load(row(new="1 234", remaining="12\u00a0345", left="1\u202f000")).table
    assert table[["new", "remaining", "left"]].iloc[0].tolist() == [1234, 12345, 1000]


@pytest.mark.parametrize("label", ["Rusta och matcha 2", "RUSTA OCH  MATCHA 2 ", "Rusta och Matcha"])
def test_service_labels_are_compared_with_case_and_spaces_folded(load, label):
    assert load(row(service=label)).table["service"].tolist() == ["ROM2"]


@pytest.mark.parametrize(
    ("label", "service"),
    [
        ("Steg till arbete", "STA"),
        ("Karriärvägledning", "KVL"),
        (IPSU_A, "IPSU"),
        ("Arbetsmarknadsutbildning", "AUB"),
        ("Förberedande utbildning", "FUB"),
    ],
)
def test_each_service_has_its_code(load, label, service):
    assert load(row(service=label)).table["service"].tolist() == [service]


def test_other_services_are_kept_out_and_counted(load):
    old = "Kundval Rusta och Matcha"
    loaded = load(row(), row(service=old, month="2023-01"), row(service=old, month="2023-02"), row(service="Ny tjänst"))
    assert loaded.table["service"].tolist() == ["ROM2"]
    assert loaded.notes == ("kept out, a service that is not known here: 'Ny tjänst' (1 rows)",)


def test_none_of_the_services_says_what_was_looked_for(load):
    with pytest.raises(SchemaError, match=r"none of the report's services in column 'tjanst'; looked for \['Rusta"):
        load(row(service="Kundval Rusta och Matcha"))


def test_the_two_parts_of_ipsu_are_told_apart(load):
    table = load(row(service=IPSU_A, remaining=10), row(service=IPSU_B, remaining=4), row()).table
    assert table[["service", "part", "remaining"]].to_numpy().tolist() == [
        ["IPSU", "A", 10],
        ["IPSU", "B", 4],
        ["ROM2", "all", 30],
    ]


def test_one_part_twice_is_not_added_up(load):
    with pytest.raises(SchemaError, match="the same month, service, supplier, part in 2 rows"):
        load(row(service=IPSU_A), row(service=f"{IPSU_A} "))


def test_a_masked_part_is_noted(load):
    loaded = load(row(service=IPSU_A, remaining=10), row(service=IPSU_B, remaining="<5"))
    assert loaded.table["remaining_status"].tolist() == ["value", "suppressed"]
    assert loaded.notes == ("IPSU: 1 sum(s) of parts leave out a masked part",)


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "<script>alert(1)</script>", "Ö & Ä <AB>", "@x", "-1"])
def test_any_name_is_kept_unchanged(load, name):
    assert load(row(supplier=name)).table["supplier"].tolist() == [name]


@pytest.mark.parametrize("edge", [" Lernia", "Lernia\u00a0", "Lernia\n"])
def test_spaces_round_a_name_do_not_make_another_supplier(load, edge):
    with pytest.raises(
        SchemaError,
        match=r"the same month, service, supplier, part in 2 rows, row\(s\) \[2, 3\]: 2025-01, ROM2, Lernia",
    ):
        load(row(), row(supplier=edge))


def test_two_labels_of_one_service_are_not_added_up(load):
    with pytest.raises(SchemaError, match="the same month, service, supplier, part in 2 rows"):
        load(row(service="Rusta och matcha 2"), row(service="Rusta och Matcha"))


def test_moved_header_is_found(load):
    assert load(row(), above=[["Källa: AF"], [], ["leverantor"]]).table["remaining"].tolist() == [30]


def test_extra_and_reordered_columns_do_not_matter(load):
    order = [5, 3, 0, 1, 2, 4]
    header = [HEADER[at] for at in order] + ["kommentar"]
    cells = [row()[at] for at in order] + ["x"]
    assert load(cells, header=header).table[["new", "remaining", "left"]].iloc[0].tolist() == [5, 30, 7]


def test_blank_rows_are_left_out(load):
    assert len(load(row(), [""] * 6, row(supplier="Astar"), [""] * 6).table) == 2


def test_date_cell_is_its_month(load):
    assert load(row(month="2025-01-31")).table["month"].tolist() == [pd.Period("2025-01", "M")]


def test_break_between_stock_and_flows_is_noted(load):
    loaded = load(row(month="2024-12", remaining=1000), row(remaining=1500, new=100, left=50))
    assert loaded.notes == ("ROM2: remaining moved otherwise than new less left in 1 month(s), last: 2025-01 (+450)",)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row(), row()], r"the same month, service, supplier, part in 2 rows, row\(s\) \[2, 3\]: 2025-01, ROM2"),
        ([row(remaining=-3)], r"negative count in column 'tjanstdelt_pagaende', row\(s\) \[2\]: \[-3\]; check"),
        ([row(remaining="−3")], r"negative count in column 'tjanstdelt_pagaende', row\(s\) \[2\]"),
        ([row(service=IPSU_A, new=-3), row(service=IPSU_B)], r"negative count in column 'tjanstdelt_ny'"),
        ([row(new="många")], r"not a number in column 'tjanstdelt_ny': row \d+: 'många'; expected digits or one of"),
        ([row(new=2.5)], r"not a whole number in column 'tjanstdelt_ny': row \d+: '2,5'"),
        ([row(new="2.011")], r"not a number in column 'tjanstdelt_ny': row \d+: '2.011'"),
        ([row(month="2025-13")], r"not a month in 'period', row\(s\) \[2\]: \['2025-13'\]"),
        ([row(month="../../x")], r"not a month in 'period'"),
        ([row(month="")], r"not a month in 'period', row\(s\) \[2\]: \[''\]"),
        ([row(), row(supplier=" ")], r"blank in column 'leverantor', row\(s\) \[3\]; expected a name"),
        ([row(service="")], r"blank in column 'tjanst', row\(s\) \[2\]"),
        (
            [row(month="2024-10"), row()],
            r"LEVERANTÖR', ROM2: 2 month\(s\) missing between 2024-10 and 2025-01: 2024-11",
        ),
    ],
)
def test_refuses_what_may_be_wrong(load, rows, message):
    with pytest.raises(SchemaError, match=rf"^leverantorer-2025-01.xlsx, sheet .*{message}"):
        load(*rows)


def test_excel_error_is_not_taken_for_a_blank(as_raw, rezip, workbook):
    content = workbook(**{SHEET: [HEADER, row(remaining=98765)]})
    part = "xl/worksheets/sheet1.xml"
    with_error = b'<c r="E2" t="e"><v>#N/A</v></c>'
    sheet = b"".join(
        [
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
            b'<row r="1">' + b"".join(_text_cell(f"{'ABCDEF'[at]}1", label) for at, label in enumerate(HEADER)),
            b'</row><row r="2">' + _text_cell("A2", "Lernia") + _text_cell("B2", "2025-01") + _text_cell("C2", ROM2),
            b'<c r="D2"><v>5</v></c>' + with_error + b'<c r="F2"><v>7</v></c></row></sheetData></worksheet>',
        ]
    )
    with pytest.raises(LayoutError, match=r"1 cell\(s\) that cannot be read as they are shown: E2: an Excel error"):
        load_af_suppliers(as_raw("af_suppliers", rezip(content, {part: sheet})))


def _text_cell(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def test_renamed_column_says_what_was_found(load):
    header = [label.replace("pagaende", "kvar") for label in HEADER]
    with pytest.raises(
        LayoutError, match=r"row 1: no column \['tjanstdelt_pagaende'\]; found \['leverantor', 'period'"
    ):
        load(row(), header=header)


def test_missing_sheet_says_what_is_there(load):
    with pytest.raises(LayoutError, match=r"no sheet '1\) LEVERANTÖR'; found \['Info', '2\) OMRÅDE'\]"):
        load(row(), sheet="2) OMRÅDE")


def test_header_without_rows_is_refused(load):
    with pytest.raises(LayoutError, match="nothing under the header in row 1"):
        load()


def test_the_agencys_real_counts_go_through_the_loader(load, real_data):
    counts = pd.read_csv(real_data / "af-rom" / "rom_supplier_month_2025-02-vintage.csv")
    cells = counts.assign(tjanst=ROM2)[HEADER].astype(object).to_numpy().tolist()
    table = load(*cells).table
    january = table[table["month"] == pd.Period("2025-01", "M")]
    assert len(january) == 241
    assert january[["remaining", "new", "left"]].sum().tolist() == [39413, 5854, 6589]


def test_a_total_row_is_checked_and_is_no_supplier(load):
    parts = [row("A AB", new=5, remaining=30, left=7), row("B AB", new=1, remaining=3, left=2)]
    table = load(*parts, row("  TOTALT", new=6, remaining=33, left=9)).table
    assert table["supplier"].tolist() == ["A AB", "B AB"]
    with pytest.raises(
        SchemaError, match=r"ROM2 2025-01, 'Totalt': the parts of 'remaining' add up to 33, but .* total is 34"
    ):
        load(*parts, row("Totalt", new=6, remaining=34, left=9))


def test_spaces_within_a_name_do_not_make_another_supplier(load):
    table = load(row("A\u00a0 AB", month="2024-12"), row("A AB", month="2025-01")).table
    assert table["supplier"].tolist() == ["A AB", "A AB"]


def test_a_name_in_two_spellings_is_refused(load):
    with pytest.raises(SchemaError, match=r"supplier, part in 2 rows.*2025-01, ROM2, Lernia AB"):
        load(row("Lernia AB"), row("LERNIA AB"))
