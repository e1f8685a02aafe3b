"""The commands as users type them: exit codes, messages without tracebacks, and earlier results untouched."""

import json
import shutil

import pandas as pd
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from werket_lib.sources import DATASETS

HEADER = ["leverantor", "period", "tjanst", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat"]
ROM2 = "Rusta och matcha 2"
MONTHS = [str(month) for month in pd.period_range("2023-04", "2025-01", freq="M")]
SECTION = "33_rom2_suppliers"


def rows_of(*suppliers, months=MONTHS):
    return [
        [supplier, month, ROM2, 5, 100 + number, 5] for month in months for number, supplier in enumerate(suppliers)
    ]


def write_workbook(path, rows, *, header=HEADER, sheet="1) LEVERANTÖR", above=0):
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        cells = book.add_worksheet(sheet)
        for number, row in enumerate([header, *rows]):
            cells.write_row(number + above, 0, row)
    return path


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    (folder / "raw").mkdir(parents=True)
    return folder


@pytest.fixture
def refused_by_add(werket, data, tmp_path):
    """Offer a workbook to `werket add`; gives what it said, having checked that it left nothing."""

    def offer(rows, **layout):
        path = write_workbook(tmp_path / "leverantorer.xlsx", rows, **layout)
        done = werket("add", "af_suppliers", path, "--published", "2025-02-12", "--data", data)
        assert done.returncode == 3
        assert "Traceback" not in done.stderr
        assert list((data / "raw").iterdir()) == []
        return done.stderr

    return offer


def test_a_renamed_column(refused_by_add):
    header = [*HEADER[:4], "tjanstdelt_kvar", HEADER[5]]
    said = refused_by_add(rows_of("A AB"), header=header)
    assert "tjanstdelt_pagaende" in said
    assert "tjanstdelt_kvar" in said
    assert "1) LEVERANTÖR" in said


def test_a_missing_sheet(refused_by_add):
    said = refused_by_add(rows_of("A AB"), sheet="Blad1")
    assert "no sheet '1) LEVERANTÖR'" in said
    assert "Blad1" in said


def test_a_month_missing(refused_by_add):
    said = refused_by_add(rows_of("A AB", months=[month for month in MONTHS if month != "2024-06"]))
    assert "2024-06" in said


def test_a_supplier_twice(refused_by_add):
    assert "A AB" in refused_by_add([*rows_of("A AB"), *rows_of("A AB")[-1:]])


def test_a_negative_count(refused_by_add):
    rows = rows_of("A AB")
    rows[-1][4] = -3
    assert "-3" in refused_by_add(rows).replace("−", "-")


def test_a_truncated_file(werket, data, tmp_path, root):
    whole = next((root / "data/raw/af_suppliers/2025-01").glob("*.xlsx")).read_bytes()
    path = tmp_path / "leverantorer.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    done = werket("add", "af_suppliers", path, "--data", data)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert "leverantorer.xlsx" in done.stderr


def test_a_total_that_does_not_add_up(werket, data, tmp_path, shared):
    source = shared / "real-data/af-varsel/AF_varsel_riket_2020_Feb.xls"
    rows = CalamineWorkbook.from_path(source).get_sheet_by_index(0).to_python(skip_empty_area=False)
    total = next(row for row in rows if row[0] == "Summa")
    total[3] += 1
    path = tmp_path / "varsel.xlsx"
    with xlsxwriter.Workbook(path) as book:
        cells, date = book.add_worksheet("Manad"), book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                cells.write(number, column, value, date) if hasattr(value, "year") else cells.write(
                    number, column, value
                )
    done = werket("add", "af_varsel", path, "--published", "2020-03-15", "--data", data)
    assert done.returncode == 3
    assert "3180" in done.stderr
    assert "3181" in done.stderr


def test_a_moved_header_is_found(werket, data, tmp_path):
    path = write_workbook(tmp_path / "leverantorer.xlsx", rows_of("A AB"), above=7)
    done = werket("add", "af_suppliers", path, "--published", "2025-02-12", "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    added, *refused = done.stdout.splitlines()
    assert added == "af_suppliers 2025-01: added, published 2025-02-12"
    assert [line.split(": ")[1] for line in refused] == ["af_suppliers.areas", "af_suppliers.placements"]


@pytest.mark.parametrize("month", ["2025-13", "../../x", "2025-1", "januari", "2025-01/..", ""])
def test_a_month_that_is_none(werket, month, tmp_path):
    done = werket("run", month, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr == f"werket: not a month: {month!r}; write it as YYYY-MM, such as 2025-01\n"
    assert not (tmp_path / "out").exists()


def test_an_unknown_section_option_and_folder(werket, tmp_path):
    unknown = werket("run", "2025-01", "--section", "99_x", "--out", tmp_path)
    assert (unknown.returncode, unknown.stderr[:34]) == (2, "werket: no section ['99_x']; there")
    missing = werket("run", "2025-01", "--data", tmp_path / "nowhere")
    assert missing.returncode == 2
    assert "--data names one that holds raw/ and processed/" in missing.stderr
    assert werket("run", "2025-01", "--mnoth", "x").returncode == 2


def test_refused_data_leave_earlier_results_untouched(werket, tmp_path, root):
    data, out = tmp_path / "data", tmp_path / "out"
    shutil.copytree(root / "data/raw", data / "raw")
    (out / "2025-01").mkdir(parents=True)
    (out / "2025-01/facts.json").write_text("earlier")
    raw = next((data / "raw/af_suppliers/2025-01").glob("*.xlsx"))
    raw.write_bytes(raw.read_bytes() + b"x")
    done = werket("run", "2025-01", "--section", SECTION, "--data", data, "--out", out)
    assert done.returncode == 3
    assert "raw files are never edited" in done.stderr
    assert "Traceback" not in done.stderr
    assert (out / "2025-01/facts.json").read_text() == "earlier"


def test_hostile_names_are_harmless_in_every_output(werket, data, tmp_path):
    names = ['=HYPERLINK("x")', "<script>alert(1)</script>", "$x^2$ & Co"]
    path = write_workbook(tmp_path / "leverantorer.xlsx", rows_of(*names))
    assert werket("add", "af_suppliers", path, "--published", "2025-02-12", "--data", data).returncode == 0
    done = werket("run", "2025-01", "--section", SECTION, "--data", data, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "out/2025-01"
    table = pd.read_csv(folder / f"results/{SECTION}.top30.csv")
    assert set(table["supplier"]) == {"'" + names[0], names[1], names[2]}
    for page in [*folder.rglob("*.html"), *folder.rglob("*.svg")]:
        assert "<script>alert" not in page.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in (folder / f"html/{SECTION}.html").read_text(encoding="utf-8")


def test_a_section_whose_service_is_missing_says_so(werket, data, tmp_path):
    path = write_workbook(tmp_path / "leverantorer.xlsx", rows_of("A AB", "B AB"))
    werket("add", "af_suppliers", path, "--published", "2025-02-12", "--data", data)
    done = werket("run", "2025-01", "--section", "40_sta", "--data", data, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "service_flows has no STA in 2025-01" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_disk_that_cannot_be_written_is_told_without_a_traceback(werket, tmp_path, root):
    (tmp_path / "raw").symlink_to(root / "data/raw")
    (tmp_path / "processed").write_text("a file where a folder should be")
    done = werket("data", "2025-01", "--data", tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"werket: cannot write to {tmp_path / 'processed'}: ")
    assert "Traceback" not in done.stderr


def test_one_damaged_sidecar_does_not_hide_the_other_datasets(werket, tmp_path, root):
    shutil.copytree(root / "data/raw", tmp_path / "raw")
    next((tmp_path / "raw/af_varsel/2025-01").glob("*.meta.yml")).write_text("]")
    lines = werket("status", "--data", tmp_path).stdout.splitlines()
    assert len(lines) == len(DATASETS)
    assert "not readable as YAML" in next(line for line in lines if line.startswith("af_varsel"))


def test_a_month_without_data_says_once_a_dataset_what_is_late_and_what_to_do(werket, tmp_path, root):
    for name in ("raw", "registers"):
        (tmp_path / name).symlink_to(root / "data" / name)
    done = werket("data", "2025-02", "--data", tmp_path)
    assert done.returncode == 1
    late = [line for line in done.stderr.splitlines() if " is late: " in line]
    assert sorted(line.split()[0] for line in late) == [
        "af_suppliers", "af_time_without_work", "af_training", "af_unemployment", "af_vacancies", "af_varsel",
        "ki_barometer", "scb_bas",
    ]  # fmt: skip
    assert late == done.stderr.splitlines()
    suppliers = next(line for line in late if line.startswith("af_suppliers"))
    assert "a sample of 2025-01 lies there, nothing newer since 2025-02-13. " in suppliers
    assert suppliers.endswith("Add the agency's file with `werket add af_suppliers FILE`")


def test_status_tells_samples_from_the_agencys_own(werket, root):
    lines = werket("status").stdout.splitlines()
    assert lines[0].split() == ["af_suppliers", "2025-01", "published", "2025-02-13", "sample"]
    assert len(lines) >= 6


def test_status_tells_what_a_month_lacks(werket):
    lines = werket("status", "2025-02").stdout.splitlines()
    late = {line.split()[0] for line in lines if line.endswith("late for 2025-02")}
    # A forecast of this month is not behind the month's report, and an even month rests on the odd one's results.
    on_time = {"af_forecast", "af_rom_results"}
    assert late == {name for name, dataset in DATASETS.items() if dataset.lag_months is not None} - on_time
    assert not any("late" in line for line in werket("status", "2025-01").stdout.splitlines())
    vacancies = werket("status", "2025-01", "--as-of", "2025-02-01").stdout.splitlines()[5]
    assert vacancies.endswith("a sample of 2025-01 was published 2025-02-13: run with --as-of that date to use it")
    assert "none by 2024-01-01; wanted: a workbook" in werket("status", "2025-01", "--as-of", "2024-01-01").stdout


def test_data_tells_what_was_made(werket, sample_data):
    forced = werket("data", "2025-01", "--data", sample_data, "--explain", "--force").stdout.splitlines()
    assert forced[forced.index(next(line for line in forced if line.startswith("trust "))) + 1].strip() in (
        "asked for with --force",
        "no earlier table",
    )
    done = werket("data", "2025-01", "--data", sample_data)
    assert done.returncode == 0
    assert [line.split()[:2] for line in done.stdout.splitlines() if line[0] != " "][:2] == [
        ["service_flows", "unchanged"],
        ["supplier_flows", "unchanged"],
    ]


def test_help_lists_the_commands(werket):
    done = werket("--help")
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("run", "data", "add", "status"))


def test_an_edition_is_mended_or_withdrawn_and_the_months_made_of_it_are_marked(werket, data, tmp_path):
    path = write_workbook(tmp_path / "leverantorer.xlsx", rows_of("A AB", "B AB"))
    werket("add", "af_suppliers", path, "--published", "2025-02-12", "--data", data)
    month = tmp_path / "out/2025-01"
    month.mkdir(parents=True)
    source = {"dataset": "af_suppliers", "edition": "2025-01"}
    (month / "run.json").write_text(json.dumps({"sections": [], "datasets": [source]}))
    mended = werket("edition", "af_suppliers", "2025-01", "--published", "2025-02-13", "--data", data)
    assert mended.stdout == "af_suppliers 2025-01: published 2025-02-13, not 2025-02-12\n"
    assert "withdrawn" not in werket("status", "--data", data, "--out", tmp_path / "out").stdout
    werket("edition", "af_suppliers", "2025-01", "--withdraw", "AF took it back", "--data", data)
    lines = werket("status", "--data", data, "--out", tmp_path / "out").stdout.splitlines()
    assert lines[0].startswith("af_suppliers           none")
    assert lines[-1] == (
        "2025-01: made of af_suppliers 2025-01, which has been withdrawn: AF took it back; "
        "make it again with `werket run 2025-01`"
    )
    unsaid = werket("edition", "af_suppliers", "2025-01", "--data", data)
    assert (unsaid.returncode, unsaid.stderr) == (2, 'werket: give one of --published DATE and --withdraw "reason"\n')


def test_a_month_without_data_says_once_per_dataset_what_is_late(werket, tmp_path, root):
    for name in ("raw", "registers"):
        (tmp_path / name).symlink_to(root / "data" / name)
    services = [argument for name in ("40_sta", "41_kvl", "42_ipsu") for argument in ("--section", name)]
    done = werket("run", "2025-02", *services, "--data", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "af_suppliers is late: " in done.stderr
    assert "a sample of 2025-01 lies there, nothing newer since 2025-02-13" in done.stderr


def test_help_groups_the_commands_by_the_months_work(werket):
    said = werket("--help").stdout
    heads = ["1. Files in", "2. Run", "3. Look and mend", "4. Issue out", "Once a year"]
    places = [said.index(head) for head in heads]
    assert places == sorted(places)
    assert places[0] < said.index(" add ") < places[1] < said.index(" run ") < places[2] < said.index(" open ")
