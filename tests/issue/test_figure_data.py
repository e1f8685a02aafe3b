"""A figure's data printed for readers."""

from werket_lib.issue.figure_data import read_data


def test_heads_and_words_are_swedish_and_numbers_printed(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(
        "slug,year,month,municipality_code,rank_move,M Transport,change_pct,remaining,adjusted\n"
        "a,2015,2025-01,0180,same,12,-1.256,39413.0,4756.33\n"
        "b,2016,2024-12,1280,up,,0.5,,12.5\n",
        encoding="utf-8",
    )
    said = {column.head: (column.cells, column.numeric) for column in read_data(path)}
    assert said == {
        "År": (("2015", "2016"), False),
        "Månad": (("januari 2025", "december 2024"), False),
        "Kommunkod": (("0180", "1280"), False),
        "Flytt": (("oförändrad", "upp"), False),
        "M Transport": (("12", "–"), True),
        "Förändring, procent": (("−1,26", "0,50"), True),
        "Kvarstående": (("39\u00a0413", "–"), True),
        "Säsongsrensat": (("4\u00a0756", "13"), True),
    }


def test_a_file_without_rows_has_its_heads(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("rank,supplier\n", encoding="utf-8")
    assert [(column.head, column.cells) for column in read_data(path)] == [("Rang", ()), ("Leverantör", ())]
