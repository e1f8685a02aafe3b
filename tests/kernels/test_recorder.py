"""What a notebook reads, told from its code. A failure means that a change in its data would pass unseen."""

import pytest
from werket_lib.run.reads import TableRead, find_reads

HEAD = 'month: str = "2025-01"\nprocessed_dir: str = "data/processed"\nreport_month = parse_month(month)\n'


def tables(*lines):
    return find_reads(HEAD + "\n".join(lines))


@pytest.mark.parametrize("reader", ["read_table", "store.read_table", "read_optional_table"])
def test_a_literal_read_of_the_reports_month_is_told(reader):
    found = tables(f'{reader}("flows", report_month, from_root(processed_dir))')
    assert (found.tables, found.untold, found.facts) == ((TableRead("flows"),), None, False)


def test_columns_that_are_named_are_told():
    found = tables('read_table("flows", parse_month(month), Path(processed_dir), columns=["month", "new"])')
    assert found.tables == (TableRead("flows", ("month", "new")),)


@pytest.mark.parametrize(
    ("code", "untold"),
    [
        ("read_table(name, report_month, processed_dir)", "read_table(name, report_month, processed_dir)"),
        ('read_table("f", report_month - 1, processed_dir)', "read_table('f', report_month - 1, processed_dir)"),
        ('read_table("f", report_month, "elsewhere")', "read_table('f', report_month, 'elsewhere')"),
        (
            'read_table("f", report_month, processed_dir, columns=some)',
            "read_table('f', report_month, processed_dir, columns=some)",
        ),
        ("from werket_lib.store import read_table as get", "read_table under another name"),
        ("get = read_table", "read_table under another name"),
        ('Path("x").read_text()', "Path('x').read_text"),
        ('pd.read_csv("x.csv")', "pd.read_csv"),
        ("month = '2024-12'", "month, which it sets itself"),
        ("def one(month):\n    return month", "month, which it sets itself"),
        ("from somewhere import other as processed_dir", "processed_dir, which it sets itself"),
        (
            'def one(report_month):\n    return read_table("f", report_month, processed_dir)\none(report_month - 1)',
            "read_table('f', report_month, processed_dir)",
        ),
        (
            'read_table("f", report_month, from_root(processed_dir).parent / "other")',
            "read_table('f', report_month, from_root(processed_dir).parent / 'other')",
        ),
        ('pd.read_stata("x.dta")', "pd.read_stata"),
        ('pd.ExcelFile("x.xlsx")', "pd.ExcelFile"),
        ("open_raw(path)", "open_raw"),
        ('geopandas.read_file("x.gpkg")', "geopandas.read_file"),
        ('sys.path.insert(0, "x")', "what lies on a sys.path of its own"),
        ("from werket_lib.reports import find_facts as get", "find_facts under another name"),
        (
            'report_month = parse_month("2024-12")\nread_table("f", report_month, processed_dir)',
            "read_table('f', report_month, processed_dir)",
        ),
    ],
)
def test_a_read_that_the_code_does_not_tell_in_advance_is_seen(code, untold):
    assert tables(code).untold == untold


@pytest.mark.parametrize("reader", ["read_facts", "reports.find_facts"])
def test_reading_the_other_sections_facts_is_told(reader):
    assert tables(f'{reader}(report_month, reports_dir, reader="x")').facts
