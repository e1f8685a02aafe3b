"""A file comes in as an edition, whole or not at all; what is not recognised is refused with what was looked for."""

import datetime as dt
import shutil

import pytest
import xlsxwriter

from tests.faults.seeds import SHEETS, with_cell
from tests.faults.seeds import workbook as workbook_of
from werket_lib.errors import DataError, InputError
from werket_lib.intake import add_file, clean_name, mend_published, withdraw
from werket_lib.provenance import choose_editions, list_editions, open_raw

FLOWS = ["ny", "pagaende", "avslutat"]


@pytest.fixture
def workbook(root):
    return next((root / "data/raw/af_suppliers/2025-01").glob("*.xlsx"))


@pytest.fixture
def raw_dir(tmp_path):
    return tmp_path / "raw"


def test_the_month_is_read_out_of_the_file(workbook, raw_dir):
    added = add_file("af_suppliers", workbook, raw_dir, published=dt.date(2025, 2, 12))
    assert added.edition == "2025-01"
    edition = list_editions(raw_dir, "af_suppliers")[0]
    assert open_raw(edition.file).content == workbook.read_bytes()
    meta = edition.meta
    assert (meta.reference_month, meta.date_published, meta.sample) == ("2025-01", dt.date(2025, 2, 12), False)


def test_a_replacement_gets_its_own_edition(workbook, raw_dir, tmp_path):
    add_file("af_suppliers", workbook, raw_dir, published=dt.date(2025, 2, 12))
    replaced = tmp_path / "again.xlsx"
    replaced.write_bytes(workbook.read_bytes() + b"\0")
    assert add_file("af_suppliers", replaced, raw_dir, published=dt.date(2025, 2, 20)).edition == "2025-01.2"


def test_the_same_file_is_not_added_twice(workbook, raw_dir):
    add_file("af_suppliers", workbook, raw_dir)
    here, when = list_editions(raw_dir, "af_suppliers")[0], dt.date(2025, 3, 1)
    again = add_file("af_suppliers", workbook, raw_dir).message
    assert again.endswith(f"there already, published {here.meta.date_published}; nothing was changed")
    other = add_file("af_suppliers", workbook, raw_dir, published=when).message
    assert f"(`werket edition af_suppliers {here.name} --published 2025-03-01` mends the date)" in other
    assert len(list_editions(raw_dir, "af_suppliers")) == 1


def test_says_when_the_months_report_will_not_use_it(workbook, raw_dir):
    message = add_file("af_suppliers", workbook, raw_dir).message
    assert (
        "uses what was published by 2025-02-28: `werket edition af_suppliers 2025-01 --published DATE` says when"
        in message
    )


def test_a_file_from_before_its_day_is_asked_about(workbook, raw_dir, root):
    (raw_dir.parent / "registers").mkdir()
    shutil.copy(root / "data/registers/calendar.yml", raw_dir.parent / "registers")
    early = add_file("af_suppliers", workbook, raw_dir, published=dt.date(2025, 1, 13)).message
    assert early.splitlines()[1] == (
        "2025-01 of af_suppliers is expected 2025-02-11: if 2025-01-13 is wrong, `werket edition af_suppliers 2025-01 "
        "--published DATE` mends it"
    )
    shutil.rmtree(raw_dir)
    usual = add_file("af_suppliers", workbook, raw_dir, published=dt.date(2025, 2, 13)).message
    assert "is expected" not in usual


def test_a_sidecar_repeats_a_day_and_refers_to_none(workbook, raw_dir):
    add_file("af_suppliers", workbook, raw_dir)
    (sidecar,) = raw_dir.rglob("*.meta.yml")
    assert sidecar.read_text().count(dt.date.today().isoformat()) == 2


def test_a_sheet_that_cannot_be_read_is_told_and_hinders_nothing(raw_dir, tmp_path):
    file = tmp_path / "leverantorer.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("1) LEVERANTÖR")
        sheet.write_row(0, 0, ["leverantor", "period", "tjanst", *(f"tjanstdelt_{of}" for of in FLOWS)])
        sheet.write_row(1, 0, ["Lernia", "2025-01", "Rusta och matcha 2", 1, 2, 3])
    added = add_file("af_suppliers", file, raw_dir, published=dt.date(2025, 2, 12))
    assert added.edition == "2025-01"
    assert "made from this sheet will be refused: af_suppliers.areas: leverantorer.xlsx: no sheet" in added.message


def test_late_dataset_belongs_to_a_later_report_and_may_be_revised(root, raw_dir):
    file = next((root / "data/raw/scb_bas/2024-11").glob("*.json"))
    added = add_file("scb_bas", file, raw_dir, published=dt.date(2025, 2, 5))
    assert (added.edition, added.message) == ("2024-11", "scb_bas 2024-11: added, published 2025-02-05")
    (edition,) = list_editions(raw_dir, "scb_bas")
    assert (edition.meta.preliminary, edition.meta.coverage) == (False, "series")


def test_what_is_not_recognised_is_refused_and_leaves_nothing(tmp_path, raw_dir):
    page = tmp_path / "felsida.xlsx"
    page.write_text("<html>404</html>")
    with pytest.raises(DataError, match="LEVERANTÖR"):
        add_file("af_suppliers", page, raw_dir)
    assert not raw_dir.exists()


def test_unknown_dataset_and_missing_file_are_the_users_mistake(tmp_path, raw_dir):
    with pytest.raises(InputError, match="no dataset 'af_supplier'; there are af_suppliers, "):
        add_file("af_supplier", tmp_path, raw_dir)
    with pytest.raises(InputError, match=r"cannot read .*nowhere\.xlsx: No such file"):
        add_file("af_suppliers", tmp_path / "nowhere.xlsx", raw_dir)


def test_a_typed_forecast_is_an_edition_of_the_month_it_was_published_in(tmp_path, raw_dir):
    file = tmp_path / "prognos.csv"
    file.write_text("publicerad;variabel;år;värde;enhet\n2025-02-10;Arbetslöshet;2025;6,9;procent\n", "cp1252")
    added = add_file("af_forecast", file, raw_dir)
    [edition] = list_editions(raw_dir, "af_forecast")
    assert (added.edition, edition.name, edition.meta.coverage) == ("2025-02", "2025-02", "month")
    assert edition.meta.date_published == dt.date(2025, 2, 10)  # as the file says, so that January's report uses it


def test_a_row_from_after_the_files_own_day_is_refused_before_anything_is_written(tmp_path, raw_dir):
    file = tmp_path / "prognos.csv"
    file.write_text("published,variable,year,value,unit\n2205-02-10,unemployment_rate,2205,6.9,percent\n")
    with pytest.raises(DataError, match="row 2, column 'published': '2205-02-10'; expected a date no later"):
        add_file("af_forecast", file, raw_dir)
    assert not raw_dir.exists()


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("leverantörer 2025-01.xlsx", "leverantörer 2025-01.xlsx"),
        ("..%2f..%2fetc.xlsx", "_2f.._2fetc.xlsx"),
        (".meta.yml", "meta.yml"),
        ("x.meta.yml", "x"),
        ("=cmd|'x'.xlsx", "_cmd__x_.xlsx"),
        ("a" * 250 + ".xlsx", "a" * 100 + ".xlsx"),
    ],
)
def test_names_from_outside_are_cleaned(name, cleaned):
    assert clean_name(name) == cleaned


@pytest.mark.parametrize("published", [dt.date(2024, 2, 13), dt.date(2100, 1, 1)])
def test_a_day_that_cannot_be_is_refused(workbook, raw_dir, published):
    with pytest.raises(InputError, match=f"--published {published} cannot be: the file's newest month is 2025-01"):
        add_file("af_suppliers", workbook, raw_dir, published=published)
    assert not raw_dir.exists()


@pytest.fixture
def ki(root, tmp_path, raw_dir):
    """Add KI's December, then a January with another newest value; gives what `add_file` does."""

    def add(value: str, **options):
        before, newest = (
            next((root / f"data/raw/ki_barometer/{month}").glob("*.json")) for month in ("2024-12", "2025-01")
        )
        add_file("ki_barometer", before, raw_dir, published=dt.date(2024, 12, 30))
        file = tmp_path / "Indikatorm.json"
        file.write_text(newest.read_text()[::-1].replace('"94.7"'[::-1], f'"{value}"'[::-1], 1)[::-1])
        return add_file("ki_barometer", file, raw_dir, published=dt.date(2025, 1, 30), **options)

    return add


def test_a_number_that_cannot_be_true_is_refused_and_leaves_nothing(ki, raw_dir):
    refusal = "Indikatorm.json was not taken in as ki_barometer\nrefused: ki_barometer, value, 2025-01: 947; expected"
    with pytest.raises(DataError, match=f"^{refusal} 40 to 150"):
        ki("947")
    assert [edition.name for edition in list_editions(raw_dir, "ki_barometer")] == ["2024-12"]


def test_it_is_taken_in_with_a_reason_that_the_sidecar_keeps(ki, raw_dir):
    added = ki("947", accept="KI has confirmed it")
    assert "refused: ki_barometer, value, 2025-01: 947" in added.message
    assert list_editions(raw_dir, "ki_barometer")[-1].meta.accepted == "KI has confirmed it"


def test_what_is_doubtful_is_taken_in_and_told(ki, raw_dir):
    added = ki("74.7", accept="not needed")
    assert added.message.splitlines()[-1].startswith(
        "doubtful: ki_barometer, value, 2025-01: 74.7 after 95.4 in 2024-12; expected"
    )
    assert list_editions(raw_dir, "ki_barometer")[-1].meta.accepted == ""


def test_a_usual_month_is_taken_in_without_a_word(ki):
    assert ki("94.8").message == "ki_barometer 2025-01: added, published 2025-01-30"


def test_a_file_for_a_month_that_has_not_come_is_refused_though_no_day_is_given(root, tmp_path, raw_dir):
    newest = next((root / "data/raw/ki_barometer/2025-01").glob("*.json"))
    file = tmp_path / "Indikatorm.json"
    months = [f"{year}M{month:02d}" for year in range(2025, 2100) for month in range(1, 13)]
    rows = ",".join(
        f'{{"key":["KIFI","{month}"],"values":["100.{number % 9}"]}}' for number, month in enumerate(months)
    )
    file.write_text(newest.read_text().replace('{"key":["KIFI","2025M01"],"values":["94.7"]}', rows))
    with pytest.raises(
        DataError, match=r"^refused: Indikatorm.json: its newest month is 2099-12, and it was published by"
    ):
        add_file("ki_barometer", file, raw_dir)
    assert not raw_dir.exists()


def test_a_wrong_day_of_publication_is_mended(ki, raw_dir):
    ki("94.8")
    told = mend_published("ki_barometer", "2025-01", raw_dir, dt.date(2025, 1, 31))
    assert told == "ki_barometer 2025-01: published 2025-01-31, not 2025-01-30"
    assert list_editions(raw_dir, "ki_barometer")[-1].meta.date_published == dt.date(2025, 1, 31)
    with pytest.raises(InputError, match="--published 2024-12-31 cannot be: the file's newest month is 2025-01"):
        mend_published("ki_barometer", "2025-01", raw_dir, dt.date(2024, 12, 31))


def test_a_withdrawn_edition_stays_and_is_not_used(ki, raw_dir):
    ki("94.8")
    withdraw("ki_barometer", "2025-01", raw_dir, "KI took it back")
    cut_off = dt.date(2025, 2, 28)
    assert [edition.name for edition in choose_editions(raw_dir, "ki_barometer", cut_off)] == ["2024-12"]
    withdrawn = list_editions(raw_dir, "ki_barometer")[-1]
    assert (withdrawn.name, withdrawn.meta.withdrawn) == ("2025-01", "KI took it back")
    assert open_raw(withdrawn.file).content
    with pytest.raises(InputError, match="has been withdrawn already: KI took it back"):
        withdraw("ki_barometer", "2025-01", raw_dir, "again")
    with pytest.raises(InputError, match="no edition '2025-02' of ki_barometer; there are 2024-12, 2025-01"):
        withdraw("ki_barometer", "2025-02", raw_dir, "again")
    with pytest.raises(InputError, match="--withdraw wants a reason"):
        withdraw("ki_barometer", "2024-12", raw_dir, " ")


def test_a_withdrawn_file_can_be_added_again(ki, raw_dir):
    ki("94.8")
    withdraw("ki_barometer", "2025-01", raw_dir, "taken for another")
    assert ki("94.8").edition == "2025-01.2"


def test_a_breakdown_that_misses_what_it_breaks_down_is_told(raw_dir, tmp_path):
    file = tmp_path / "leverantorer.xlsx"
    file.write_bytes(with_cell(workbook_of(SHEETS["af_suppliers"]), "E5", "><v>2100</v>"))
    told = add_file("af_suppliers", file, raw_dir).message
    assert (
        "doubtful: af_suppliers.areas, remaining, against af_suppliers, 2025-01: 'remaining' does not add up to the "
        "same in 1 total(s): 2025-01 ROM2: 2031 against 2131; expected the same persons in both" in told
    )


def test_training_is_held_against_the_suppliers_that_are_there(raw_dir, tmp_path):
    for dataset, sheets in SHEETS.items():
        if dataset in ("af_suppliers", "af_training"):
            (tmp_path / f"{dataset}.xlsx").write_bytes(workbook_of(sheets))
    assert (
        "against af_suppliers" not in add_file("af_training", tmp_path / "af_training.xlsx", raw_dir / "alone").message
    )
    add_file("af_suppliers", tmp_path / "af_suppliers.xlsx", raw_dir)
    told = add_file("af_training", tmp_path / "af_training.xlsx", raw_dir).message
    assert "doubtful: af_training, remaining, against af_suppliers, 2025-01: nothing to check 'remaining'" in told
