"""Raw to processed: the right editions, made once, and one refusal not hindering another."""

import datetime as dt
import json
import re
import shutil
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from werket_lib.cache import digests
from werket_lib.errors import DataError, InputError, LateError, SchemaError
from werket_lib.facts import source_cells
from werket_lib.intake import add_file
from werket_lib.processed.gate import findings_of_month
from werket_lib.processed.make import make_tables, note_touched
from werket_lib.processed.recipes import RECIPES, _newest_only
from werket_lib.provenance import Source, SourcedTable, hash_bytes
from werket_lib.store import read_optional_table, read_provenance, read_table

MONTH = pd.Period("2025-01", freq="M")
CUT_OFF = dt.date(2025, 2, 28)


@pytest.fixture
def data(tmp_path, root):
    shutil.copytree(root / "data/raw", tmp_path / "raw")
    return tmp_path


def make(data, month=MONTH, as_of=CUT_OFF, **options):
    made = make_tables(month, raw_dir=data / "raw", processed_dir=data / "processed", as_of=as_of, **options)
    return {table.table: table for table in made}


@pytest.fixture(scope="module")
def sample(sample_data):
    make(sample_data)
    return sample_data / "processed"


def test_every_promised_table_is_made(sample_data, sample):
    assert {name: table.status for name, table in make(sample_data).items()} == {
        name: "absent" if recipe.optional else "unchanged" for name, recipe in RECIPES.items()
    }


def test_the_code_that_makes_a_table_counts_and_other_loaders_do_not(data):
    make(data, tables=["trust"])
    ingredients = read_provenance("trust", MONTH, data / "processed").ingredients
    files = {name.removeprefix("library file ") for name in ingredients if name.startswith("library file ")}
    assert {"schemas.py", "processed/recipes.py", "sources/trust.py", "sources/trust.yml", "store.py"} <= files
    assert not {"sources/af_suppliers.py", "sources/af_suppliers.yml"} & files
    assert {"Python", "installed packages", "limits"} <= set(ingredients)


def test_a_services_total_is_the_sum_of_its_unmasked_rows(sample):
    totals = read_table("service_flows", MONTH, sample).table.set_index(["month", "service"])
    suppliers = read_table("supplier_flows", MONTH, sample).table
    summed = suppliers.groupby(["month", "service"])[["remaining", "new", "left"]].sum()
    pd.testing.assert_frame_equal(totals.sort_index(), summed.sort_index(), check_dtype=False)
    assert suppliers["remaining"].isna().sum() == (suppliers["remaining_status"] == "suppressed").sum() > 0


def test_a_services_parts_are_added_up_and_a_masked_one_is_left_out():
    rows = [("IPSU", "Iris", "A", 10), ("IPSU", "Iris", "B", None), ("IPSU", "Clustera", "A", None)]
    rows += [("IPSU", "Clustera", "B", None), ("ROM2", "Iris", "all", 7)]
    table = pd.DataFrame(rows, columns=["service", "supplier", "part", "remaining"]).assign(month=MONTH)
    table["remaining"] = table["remaining"].astype("Int64")
    for flow in ("new", "left"):
        table[flow] = table["remaining"]
    for flow in ("remaining", "new", "left"):
        table[f"{flow}_status"] = table[flow].isna().map({True: "suppressed", False: "value"})
    loaded = {"af_suppliers": SourcedTable(table, ())}
    summed = RECIPES["supplier_flows"].build(loaded).table
    shown = summed[["supplier", "service", "remaining_status"]].to_numpy().tolist()
    assert shown == [["Clustera", "IPSU", "suppressed"], ["Iris", "IPSU", "value"], ["Iris", "ROM2", "value"]]
    assert summed["remaining"].fillna(-1).tolist() == [-1, 10, 7]
    assert RECIPES["supplier_parts"].build(loaded).table["part"].tolist() == ["A", "B", "A", "B"]


def test_unemployment_is_summed_before_it_is_divided(sample):
    labour = read_table("municipality_labour", MONTH, sample).table
    now = labour[labour["month"] == MONTH][["unemployed", "labour_force"]].sum()
    indicators = read_table("indicators", MONTH, sample).table.set_index(["month", "indicator"])["value"]
    assert indicators[MONTH, "unemployment_rate"] == pytest.approx(100 * now["unemployed"] / now["labour_force"])


@pytest.mark.parametrize("month", ["2024-12", "2025-01"])
def test_municipalities_have_name_county_and_group_whatever_the_month(sample_data, month):
    made = make(sample_data, month=pd.Period(month, freq="M"), as_of=dt.date(2025, 1, 31), tables=["municipalities"])
    assert made["municipalities"].sources[0].edition == "2023-01"
    table = read_table("municipalities", pd.Period(month, freq="M"), sample_data / "processed").table
    lund = table.set_index("municipality_code").loc["1281"]
    assert lund.tolist() == ["Lund", "12", "B3", "Större stad"]
    assert (len(table), table["county_code"].nunique(), table["group"].nunique()) == (290, 21, 9)


def test_a_new_classification_replaces_the_old_one_whole():
    old, new = (_classified(month, group) for month, group in [("2023-01", "A1"), ("2027-01", "B3")])
    both = SourcedTable(pd.concat([old.table, new.table]), (*old.sources, *new.sources))
    kept = _newest_only(both)
    assert kept.table["group_code"].tolist() == ["B3"]
    assert kept.sources == new.sources


def _classified(month, group):
    table = pd.DataFrame({"month": pd.PeriodIndex([month], freq="M"), "municipality_code": "0114", "group_code": group})
    return SourcedTable(table, (Source(f"skr_groups/{month}/f.xlsx", "", "SKR", "", "", "", sample=False, columns={}),))


def test_each_indicator_cites_only_its_own_file(sample):
    indicators = read_table("indicators", MONTH, sample)
    cited = {
        name: [cell["file"].split("/")[0] for cell in source_cells(indicators.sources, name)]
        for name in ("varsel", "ki_barometer")
    }
    assert cited == {"varsel": ["af_varsel"], "ki_barometer": ["ki_barometer"]}


def test_an_earlier_cut_off_takes_the_earlier_edition_and_is_late(data):
    made = make(data, as_of=dt.date(2025, 1, 31), tables=["service_flows"])["service_flows"]
    assert made.status == "late"
    assert "holds 2015-01 to 2024-12, the report is for 2025-01" in made.message


def test_an_old_month_is_cut_at_its_month(data):
    made = make(data, month=MONTH - 1, as_of=CUT_OFF, tables=["service_flows"])["service_flows"]
    assert made.sources[0].edition == "2025-01"
    assert read_table("service_flows", MONTH - 1, data / "processed").table["month"].max() == MONTH - 1


def test_nothing_published_yet_is_late(data):
    message = make(data, as_of=dt.date(2024, 1, 1), tables=["service_flows"])["service_flows"].message
    assert "nothing published by 2024-01-01" in message


def test_one_refusal_does_not_hinder_another_table(data):
    raw = next((data / "raw/ki_barometer/2025-01").glob("*.json"))
    raw.write_bytes(raw.read_bytes() + b" ")
    made = make(data)
    statuses = {name: table.status for name, table in made.items()}
    expected = {name: "absent" if recipe.optional else "made" for name, recipe in RECIPES.items()}
    assert statuses == expected | {"indicators": "refused"}
    with pytest.raises(DataError, match="raw files are never edited"):
        read_table("indicators", MONTH, data / "processed")


def without_sheet(raw, number):
    """Take a sheet out of a workbook in place and let its sidecar know: as if the agency had published it so."""
    book = openpyxl.load_workbook(raw)
    book.remove(book.worksheets[number])
    book.save(raw)
    sidecar = raw.with_name(raw.name + ".meta.yml")
    lines = [line for line in sidecar.read_text().splitlines() if not line.startswith("sha256")]
    sidecar.write_text("\n".join([*lines, f"sha256: {hash_bytes(raw.read_bytes())}", ""]))


def test_a_sheet_that_is_not_there_refuses_only_what_is_made_from_it(data):
    without_sheet(next((data / "raw/af_suppliers/2025-01").glob("*.xlsx")), 2)
    made = make(data, tables=["service_flows", "supplier_flows", "area_flows", "placement_flows"])
    assert [table.status for table in made.values()] == ["made", "made", "refused", "made"]
    assert "no sheet '2) LEVERANSOMRÅDE'; found ['Info', '1) LEVERANTÖR'" in made["area_flows"].message
    with pytest.raises(DataError, match="no sheet"):
        read_table("area_flows", MONTH, data / "processed")


def test_areas_that_do_not_add_up_to_the_suppliers_are_refused(sample):
    areas, suppliers = (read_table(name, MONTH, sample) for name in ("area_flows", "supplier_flows"))
    fewer = replace(areas, table=areas.table[areas.table["delivery_area"] != "Malmö"])
    with pytest.raises(SchemaError, match=r"'remaining' does not add up to the same in 22 total\(s\): 2023-04 ROM2: "):
        RECIPES["area_flows"].build({"af_suppliers.areas": fewer, "af_suppliers": suppliers})


def test_tracks_that_do_not_add_up_to_the_suppliers_are_refused(sample):
    training = SourcedTable(read_table("track_flows", MONTH, sample).table, ())
    for flow in ("remaining", "new", "left"):
        training.table[f"{flow}_status"] = "value"
    suppliers = read_table("supplier_flows", MONTH, sample)
    fewer = replace(training, table=training.table[training.table["track"] != "Korta Vägen"])
    with pytest.raises(SchemaError, match=r"af_training against suppliers: .*'remaining' .* 2023-01 FUB: "):
        RECIPES["track_flows"].build({"af_training": fewer, "af_suppliers": suppliers})


def test_a_tracks_total_is_the_sum_of_its_unmasked_suppliers(sample):
    tracks = read_table("track_flows", MONTH, sample).table.set_index(["month", "service", "track"])["remaining"]
    cells = read_table("supplier_tracks", MONTH, sample).table
    summed = cells.groupby(["month", "service", "track"])["remaining"].sum()
    pd.testing.assert_series_equal(tracks.sort_index(), summed.sort_index(), check_dtype=False)
    assert cells["remaining"].isna().sum() == (cells["remaining_status"] == "suppressed").sum() > 0


def test_areas_add_up_to_the_published_totals(sample):
    table = read_table("area_flows", MONTH, sample).table
    sums = table.groupby("month")[["remaining", "new", "left"]].sum()
    assert sums.loc[MONTH].tolist() == [39413, 5854, 6589]
    assert sums.loc[MONTH - 1].tolist() == [40168, 5974, 5123]


def test_a_changed_byte_is_seen_although_the_table_is_made(data):
    assert make(data, tables=["service_flows"])["service_flows"].status == "made"
    raw = next((data / "raw/af_suppliers/2025-01").glob("*.xlsx"))
    content = raw.read_bytes()
    raw.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert make(data, tables=["service_flows"])["service_flows"].status == "refused"
    raw.write_bytes(content)
    assert make(data, tables=["service_flows"])["service_flows"].status == "unchanged"


@pytest.mark.parametrize("change", ["edited", "removed", "replaced by another"])
def test_a_raw_file_touched_while_it_was_in_use_is_told_and_the_others_are_not(data, change):
    made = list(make(data, tables=["trust", "forecasts"]).values())
    (edition,) = (data / "raw/trust/2025-01").glob("*.csv")
    if change == "edited":
        edition.write_bytes(edition.read_bytes() + b"\n")
    else:
        edition.unlink()
    if change == "replaced by another":
        shutil.copy(next((data / "raw/trust/2024-01").glob("*.csv")), edition)
    touched, other = note_touched(made, data / "raw")
    assert touched.notes[-1].startswith(f"trust/2025-01/{edition.name}: changed while it was in use (sha256 ")
    assert touched.notes[-1].endswith("Restore it, or add the new file with `werket add`, and run again")
    assert other.notes == made[1].notes


def test_a_table_changed_by_hand_is_made_again(data):
    make(data, tables=["service_flows"])
    path = data / "processed/2025-01/service_flows.parquet"
    path.write_bytes(path.read_bytes()[:-10])
    assert make(data, tables=["service_flows"])["service_flows"].status == "made"


def test_says_what_made_a_table_anew(data):
    def changes(**options):
        return make(data, tables=["municipality_labour"], **options)["municipality_labour"].changes

    assert changes() == ("no earlier table",)
    assert changes() == ()
    assert changes(force=True) == ("asked for with --force",)
    path = data / "processed/2025-01/municipality_labour.parquet"
    path.write_bytes(path.read_bytes()[:-10])
    assert changes() == ("its file is not what was written",)
    sidecar = next((data / "raw/af_vacancies/2025-01").glob("*.meta.yml"))
    sidecar.write_text(sidecar.read_text(encoding="utf-8").replace("title: ", "title: Alla "), encoding="utf-8")
    assert changes() == ("raw file af_vacancies/2025-01 changed",)
    later = sidecar.parent.with_name("2025-02") / sidecar.name
    shutil.copytree(sidecar.parent, later.parent)
    later.write_text(re.sub("reference_month: .*", "reference_month: '2025-02'", later.read_text(encoding="utf-8")))
    assert changes() == ("raw file af_vacancies/2025-02 is new", "raw file af_vacancies/2025-01 is no longer used")


@pytest.mark.parametrize("old", ["title: ", "producer: ", "url_page: ", "date_published: ", "sample: true"])
def test_a_sidecar_that_says_something_else_is_cited_anew(data, old):
    before = make(data, tables=["trust"])["trust"]
    sidecar = next((data / "raw/trust").glob("*/*.meta.yml"))
    text = sidecar.read_text(encoding="utf-8")
    new = {"sample: true": "sample: false", "date_published: ": "date_published: 2025-02-03 #"}.get(old, f"{old}x")
    assert old in text
    sidecar.write_text(text.replace(old, new), encoding="utf-8")
    after = make(data, tables=["trust"])["trust"]
    assert after.changes[0] == f"raw file trust/{sidecar.parent.name} changed"
    assert after.sources != before.sources
    assert read_provenance("trust", MONTH, data / "processed").sources == after.sources


def test_a_table_made_while_the_library_was_saved_is_made_again(data, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(digests, "is_steady", lambda: False)
        make(data, tables=["trust"])
    assert make(data, tables=["trust"])["trust"].status == "made"
    assert make(data, tables=["trust"])["trust"].status == "unchanged"


def let_be_own(edition):
    """Let a sample pass for the agency's own file."""
    sidecar = next(edition.glob("*.meta.yml"))
    sidecar.write_text(sidecar.read_text().replace("sample: true\n", ""))


def test_a_sample_serves_the_month_that_has_no_own_edition_and_no_other(data):
    let_be_own(data / "raw/af_suppliers/2024-12")
    sample = make(data, tables=["service_flows"])["service_flows"]
    assert [(source.edition, source.sample) for source in sample.sources] == [("2025-01", True)]
    own = make(data, MONTH - 1, tables=["service_flows"])["service_flows"]
    assert [(source.edition, source.sample) for source in own.sources] == [("2024-12", False)]


def test_what_is_late_says_once_what_lies_there_and_since_when(data):
    made = make(data, MONTH + 1, dt.date(2025, 3, 31), tables=["service_flows", "area_flows", "placement_flows"])
    messages = {table.message for table in made.values()}
    assert messages == {
        "af_suppliers is late: leverantorer-2025-01.xlsx holds 2015-01 to 2025-01, the report is for 2025-02 "
        "(usual lag 0 months); a sample of 2025-01 lies there, nothing newer since 2025-02-13. "
        "Add the agency's file with `werket add af_suppliers FILE`"
    }


def test_an_own_file_that_came_after_the_cut_off_is_named(data):
    let_be_own(data / "raw/ki_barometer/2025-01")
    shutil.rmtree(data / "raw/ki_barometer/2024-12")
    made = make(data, as_of=dt.date(2025, 1, 15), tables=["indicators"])["indicators"]
    assert "the agency's own 2025-01 was published 2025-01-30: run with --as-of that date to use it" in made.message


def test_a_later_file_beside_one_that_serves_is_named_too(data):
    """A failure means that a user is told to add a file that lies there."""
    made = make(data, as_of=dt.date(2025, 1, 29), tables=["indicators"])["indicators"]
    told = (
        "a sample of 2024-12 lies there, a sample of 2025-01 was published 2025-01-30: run with --as-of that date to "
        "use it. Add the agency's file with `werket add ki_barometer FILE`"
    )
    assert told in made.message


def multiply_newest(data, old, new):
    """Let KI's newest value be another, in a file whose sidecar knows it."""
    path = next((data / "raw/ki_barometer/2025-01").glob("*.json"))
    before = path.read_bytes()
    path.write_bytes(before[::-1].replace(old[::-1], new[::-1], 1)[::-1])
    sidecar = path.with_name(path.name + ".meta.yml")
    sidecar.write_text(sidecar.read_text().replace(hash_bytes(before), hash_bytes(path.read_bytes())))
    return sidecar


def test_a_number_that_cannot_be_true_stops_its_table_until_it_is_accepted(data):
    sidecar = multiply_newest(data, b'"94.7"', b'"947"')
    refused = make(data, tables=["indicators"])["indicators"]
    line = "ki_barometer, value, 2025-01: 947; expected 40 to 150 (certain: never outside"
    assert (refused.status, refused.message) == ("refused", f"refused: {line})")
    sidecar.write_text(sidecar.read_text() + "accepted: KI says so\n")
    made = make(data, tables=["indicators"])["indicators"]
    assert made.status == "made"
    assert [finding.line for finding in made.findings] == [f"doubtful: {line}; accepted: KI says so)"]
    # … and it is told as long as the table is there, though nothing is made anew.
    again = make(data, tables=["indicators"])["indicators"]
    assert (again.status, again.findings) == ("unchanged", made.findings)
    assert findings_of_month(MONTH, data / "processed") == list(made.findings)


def test_what_an_edition_changed_is_told(data):
    made = make(data, tables=["bas_labour", "indicators"])
    told = [line for table in made.values() for line in table.revisions]
    assert any(line.startswith("ki_barometer, value: ") and "cells revised" in line for line in told), told


def test_provenance_names_edition_file_and_columns(sample):
    source = json.loads((sample / "2025-01/supplier_flows.provenance.json").read_text())["sources"][0]
    assert source["file"].startswith("af_suppliers/2025-01/")
    assert "tjanstdelt_pagaende" in source["columns"]["remaining"]
    assert len(source["sha256"]) == 64


def test_an_optional_table_is_absent_until_its_dataset_comes(data):
    wanted = {"tables": ["af_delivery_areas"]}
    assert make(data, **wanted)["af_delivery_areas"].status == "absent"
    assert read_optional_table("af_delivery_areas", MONTH, data / "processed") is None
    file = data / "områden.csv"
    file.write_text("kommun;leveransområde\nStockholm;Stockholm Mitt\n180;x\n", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"row 3, column 'kommun': '180'; expected one row for 0180"):
        add_file("af_delivery_areas", file, data / "raw", published=CUT_OFF)
    file.write_text("kommun;leveransområde\nStockholm;Stockholm Mitt\n", encoding="utf-8")
    add_file("af_delivery_areas", file, data / "raw", published=CUT_OFF)
    assert make(data, **wanted)["af_delivery_areas"].status == "made"
    read = read_optional_table("af_delivery_areas", MONTH, data / "processed")
    assert read.table.to_numpy().tolist() == [["0180", "Stockholm Mitt"]]
    assert read.notes == ("holds 1 of 290 municipalities",)


def test_an_optional_table_that_goes_leaves_nothing_that_a_section_rests_on(data):
    file = data / "områden.csv"
    file.write_text("kommun;leveransområde\nStockholm;Stockholm Mitt\n", encoding="utf-8")
    add_file("af_delivery_areas", file, data / "raw", published=CUT_OFF)
    make(data, tables=["af_delivery_areas"])
    before_it_came = {"as_of": CUT_OFF - dt.timedelta(days=1), "tables": ["af_delivery_areas"]}
    assert make(data, **before_it_came)["af_delivery_areas"].status == "absent"
    assert read_provenance("af_delivery_areas", MONTH, data / "processed") is None


def test_an_optional_table_that_is_refused_is_not_passed_over(data):
    folder = data / "raw/af_delivery_areas/2025-02"
    folder.mkdir(parents=True)
    (folder / "områden.csv").write_text("kommun;leveransområde\nStokholm;Mitt\n", encoding="utf-8")
    sidecar = next((data / "raw/af_suppliers/2025-01").glob("*.meta.yml")).read_text().replace("2025-01", "2025-02")
    digest = hash_bytes((folder / "områden.csv").read_bytes())
    (folder / "områden.csv.meta.yml").write_text(
        re.sub("sha256: .*", f"sha256: {digest}", sidecar).replace("2025-01", "2025-02")
    )
    assert make(data, tables=["af_delivery_areas"])["af_delivery_areas"].status == "refused"
    with pytest.raises(DataError, match=r"row 2, column 'kommun': 'Stokholm'; expected 'Stockholm', perhaps"):
        read_optional_table("af_delivery_areas", MONTH, data / "processed")


def test_late_is_told_from_refused_when_a_notebook_reads(data):
    make(data, as_of=dt.date(2024, 1, 1), tables=["service_flows"])
    with pytest.raises(LateError, match="nothing published"):
        read_table("service_flows", MONTH, data / "processed")


def test_unknown_table_and_missing_folder_are_the_users_mistake(data, tmp_path):
    with pytest.raises(InputError, match=r"no table \['flows'\]; there are \['service_flows'"):
        make(data, tables=["flows"])
    with pytest.raises(InputError, match="it holds one folder per dataset"):
        make(tmp_path / "elsewhere")
