"""The months that the sample goes on with: what the agencies publish after the published month."""

import datetime
import hashlib
import json
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
import yaml
from python_calamine import CalamineWorkbook

from scripts.sample.editions import DATASETS, published_on, write_edition, write_editions
from scripts.sample.markets import LABELS
from scripts.sample.onward import events
from scripts.sample.onward.local import make_local_through
from scripts.sample.onward.national import make_duration_through, notices_of
from scripts.sample.onward.rows import area_rows, supplier_rows, track_rows
from scripts.sample.onward.totals import make_totals_through
from scripts.sample.results import HEADER, RISK
from scripts.sample.series import month_range
from tests.conftest import ROOT

THROUGH = "2025-12"
LATER = month_range("2025-02", THROUGH)
RAW = ROOT / "data" / "raw"


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    """All editions as far as a report on December 2025."""
    folder = tmp_path_factory.mktemp("sample") / "raw"
    write_editions(folder, THROUGH)
    return folder


def named(name):
    return next(dataset for dataset in DATASETS if dataset.name == name)


def read_sheet(raw, dataset, edition, sheet):
    header, *rows = CalamineWorkbook.from_path(named(dataset).path(raw, edition)).get_sheet_by_name(sheet).to_python()
    return pd.DataFrame(rows, columns=header)


def unmasked(rows, keys):
    counts = rows[["new", "remaining", "left"]].apply(pd.to_numeric, errors="coerce")
    return counts.groupby([rows[key] for key in keys]).sum()


def test_the_months_that_the_repository_keeps_are_the_same_bytes(raw):
    kept = [path.relative_to(RAW) for path in RAW.rglob("*.*") if path.is_file() and path.name != "README.md"]
    # Workbooks are packed by the zlib of whoever made them: their size and text parts are compared elsewhere.
    same = [path for path in kept if path.suffix in (".json", ".csv")]
    assert len(same) >= 10
    assert [path for path in same if (raw / path).read_bytes() != (RAW / path).read_bytes()] == []
    assert all((raw / path).exists() for path in kept)


def test_a_month_is_the_same_however_far_the_sample_is_made():
    longer = supplier_rows("2025-07")
    cut = longer[longer["month"] <= "2025-04"].reset_index(drop=True)
    pd.testing.assert_frame_equal(cut, supplier_rows("2025-04").reset_index(drop=True))
    assert np.array_equal(make_local_through("2025-07").vacancies[:, :-3], make_local_through("2025-04").vacancies)


def test_every_dataset_goes_on_to_the_month_wanted():
    assert {dataset.name: dataset.editions(THROUGH)[-1] for dataset in DATASETS} == {
        **dict.fromkeys(
            ["af_suppliers", "af_training", "af_varsel", "af_unemployment", "af_time_without_work", "af_vacancies",
             "ki_barometer"],
            "2025-12",
        ),
        "skr_groups": "2023-01", "scb_bas": "2025-10", "af_forecast": "2025-10", "survey_answers": "2025-10",
        "trust": "2025-01", "af_rom_results": "2025-11",
    }  # fmt: skip
    assert named("trust").editions("2026-01")[-1] == "2026-01"


def test_sidecars_tell_of_plausible_days(raw):
    for dataset in DATASETS:
        days = []
        for edition in dataset.editions(THROUGH):
            path = dataset.path(raw, edition)
            sidecar = yaml.safe_load((path.parent / f"{path.name}.meta.yml").read_text(encoding="utf-8"))
            assert sidecar["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
            assert (sidecar["reference_month"], sidecar["sample"]) == (edition[:7], True)
            day = sidecar["date_published"]
            assert day.weekday() < 5 or edition < "2025-02", (dataset.name, edition, day)
            days.append(day)
        assert days == sorted(set(days)), dataset.name


@pytest.mark.parametrize("service", ["ROM2", "STA", "KVL", "IPSU", "AUB", "FUB"])
def test_suppliers_add_up_to_totals_that_move_as_starts_and_ends_say(service):
    totals = make_totals_through(service, THROUGH)
    labels = [label for code, label in LABELS.items() if code.startswith(service)]
    rows = supplier_rows(THROUGH)
    sums = unmasked(rows[rows["service"].isin(labels)], ["month"]).loc[LATER]
    for flow in ("remaining", "new", "left"):
        assert sums[flow].tolist() == getattr(totals, flow)[-len(LATER) :].tolist()
    gap = np.diff(totals.remaining)[-len(LATER) :] - (totals.new - totals.left)[-len(LATER) :]
    assert np.abs(gap).max() <= 0.004 * totals.remaining.max()
    assert min(totals.left.min(), totals.new.min()) > 0


def test_areas_and_tracks_add_up_to_the_suppliers():
    suppliers = unmasked(supplier_rows(THROUGH), ["service", "month"])
    areas = unmasked(area_rows(THROUGH), ["month"]).loc[LATER]
    assert areas.to_numpy().tolist() == suppliers.loc[LABELS["ROM2"]].loc[LATER].to_numpy().tolist()
    tracks = unmasked(track_rows(THROUGH), ["service", "month"])
    for code in ("AUB", "FUB"):
        rest = suppliers.loc[LABELS[code]].loc[LATER] - tracks.loc[LABELS[code]].loc[LATER]
        hidden = (
            (track_rows(THROUGH)[["new", "remaining", "left"]] == "<5")
            .groupby([track_rows(THROUGH)["service"], track_rows(THROUGH)["month"]])
            .sum()
        )
        assert ((rest >= 0) & (rest <= 4 * hidden.loc[LABELS[code]].loc[LATER])).all(axis=None)


def test_small_counts_stay_hidden():
    rows = supplier_rows(THROUGH)
    published = rows["supplier"].isin(pd.read_csv(ROOT / "scripts/sample/anchors/suppliers.csv")["supplier"])
    later = rows[(rows["month"] > "2025-01") & ~published]
    assert not later[["new", "remaining", "left"]].isin([1, 2, 3, 4]).any(axis=None)
    assert (later["remaining"] == "<5").any()


def test_suppliers_come_and_go_and_one_is_renamed():
    rows = supplier_rows(THROUGH)
    rom2 = rows[rows["service"] == LABELS["ROM2"]]
    listed = {month: set(names) for month, names in rom2.groupby("month")["supplier"]}
    assert len(listed[THROUGH] - listed["2025-01"]) > 5
    assert len(listed["2025-01"] - listed[THROUGH]) > 5
    ((since, (old, new)),) = events.RENAMED.items()
    had = rom2.set_index(["supplier", "month"])["remaining"]
    assert listed["2025-03"] & {old, new} == {old}
    assert listed[since] & {old, new} == {new}
    assert had[new, since] == pytest.approx(had[old, "2025-03"], rel=0.15)


def test_a_new_service_is_listed_by_supplier_only(raw):
    services = {
        edition: set(read_sheet(raw, "af_suppliers", edition, "1) LEVERANTÖR")["tjanst"])
        for edition in ("2025-08", "2025-09")
    }
    assert services["2025-09"] - services["2025-08"] == {events.NEW_SERVICE}
    assert set(read_sheet(raw, "af_suppliers", "2025-09", "2) LEVERANSOMRÅDE")["tjanst"]) == {LABELS["ROM2"]}


def test_columns_move_and_keep_their_labels(raw):
    before, after = (read_sheet(raw, "af_suppliers", month, "1) LEVERANTÖR") for month in ("2025-05", "2025-06"))
    assert [*before.columns] != [*after.columns]
    assert sorted(before.columns) == sorted(after.columns)
    assert after.columns[0] == "period"
    assert after["period"].max() == "2025-06"


def test_placements_hold_two_months_and_a_renamed_supplier_keeps_its_places(raw):
    rows = read_sheet(raw, "af_suppliers", "2025-04", "5) PLACERING_KOMMUN_LEVERANTÖR")
    assert sorted(rows["period"].unique()) == ["2025-03", "2025-04"]
    ((_, (old, new)),) = events.RENAMED.items()
    places = rows.groupby("leverantor")["placering_kommun"].agg(set)
    assert len(places[old] & places[new]) > 0.9 * len(places[old])


def test_some_files_come_after_their_months_cut_off():
    late = {
        (dataset.name, edition): published_on(dataset, edition)
        for dataset in DATASETS
        for edition in dataset.editions(THROUGH)
        if edition > "2025-01" and dataset.name.startswith("af_") and "-" in edition
    }
    cut_off = {edition: (pd.Period(edition[:7], freq="M") + 1).end_time.date() for _, edition in late}
    assert {key for key, day in late.items() if day > cut_off[key[1]]} == {
        ("af_training", "2025-06"), ("af_vacancies", "2025-11"),
    }  # fmt: skip


def test_a_file_that_was_taken_back_is_there_beside_the_one_that_replaced_it():
    assert named("af_varsel").editions("2025-08")[-2:] == ["2025-08", "2025-08.2"]
    sums = {
        edition: table[table["code"] == "Summa"].set_index("month")["persons"]
        for edition in ("2025-08", "2025-08.2", "2025-09")
        for table in [notices_of(edition)]
    }
    assert sums["2025-08"]["2025-08"] == sums["2025-08"]["2025-07"]
    assert sums["2025-08.2"]["2025-08"] != sums["2025-08.2"]["2025-07"]
    # Notices that came late are in the next edition.
    assert 1 < sums["2025-09"]["2025-08"] / sums["2025-08.2"]["2025-08"] < 1.05
    took = published_on(named("af_varsel"), "2025-08.2") - published_on(named("af_varsel"), "2025-08")
    assert datetime.timedelta(1) < took < datetime.timedelta(9)


def read_bas(raw, edition):
    answer = json.loads(named("scb_bas").path(raw, edition).read_text(encoding="utf-8"))
    (ages,) = answer["dimension"]["Alder"]["category"]["index"]
    months = list(answer["dimension"]["Tid"]["category"]["index"])
    return ages, np.array(answer["value"], dtype=float).reshape(312, 2, len(months))


def test_bas_is_revised_once_a_year(raw):
    tables = {edition: read_bas(raw, edition)[1] for edition in month_range("2024-11", "2025-05")}
    changed = {
        later: float((tables[later][:, :, : tables[earlier].shape[2]] != tables[earlier]).mean())
        for earlier, later in zip(tables, [*tables][1:], strict=False)
    }
    assert {edition for edition, share in changed.items() if share > 0} == {"2025-03"}
    assert changed["2025-03"] > 0.9
    before, after = (tables[edition][0, 0, 0] / tables[edition][0, 1, 0] for edition in ("2025-02", "2025-03"))
    assert -0.5 < 100 * (after - before) < 0.1


def test_bas_takes_other_ages_in_2026(tmp_path):
    for edition, ages in (("2025-12", "16-65"), ("2026-01", "16-66")):
        write_edition(tmp_path, named("scb_bas"), edition)
        assert read_bas(tmp_path, edition)[0] == ages


def test_results_come_every_odd_month_with_earlier_periods_twice_a_year(raw):
    assert named("af_rom_results").editions(THROUGH)[2:] == [f"2025-{month:02}" for month in (3, 5, 7, 9, 11)]
    path = named("af_rom_results").path(raw, "2025-05")
    assert "coverage: periods" in (path.parent / f"{path.name}.meta.yml").read_text(encoding="utf-8")
    sheets = CalamineWorkbook.from_path(path).sheet_names
    assert [name for name in sheets if name.startswith("Resultat")] == [
        "Resultat 2025-01", "Resultat 2025-03", "Resultat 2025-05",
    ]  # fmt: skip
    first, again = (
        read_sheet(raw, "af_rom_results", edition, "Resultat 2025-03") for edition in ("2025-03", "2025-05")
    )
    assert [*first.columns] == [*HEADER]
    # Seven contracts, and those whose rating, which is relative, moved with them.
    assert 3 <= (first != again).any(axis=1).sum() <= 14
    assert RISK not in read_sheet(raw, "af_rom_results", "2025-07", "Resultat 2025-07")
    assert len(read_sheet(raw, "af_rom_results", "2025-11", "Resultat 2025-11")) < len(first)


def test_times_without_work_stay_nested_and_agree_with_the_unemployed():
    counts = make_duration_through(THROUGH)
    ordered = np.array([counts[name] for name in ("UA24", "UA12", "UA06", "INSAL")])
    assert (np.diff(ordered, axis=0) >= 0).all()
    assert counts["INSAL"].sum(axis=0).tolist() == make_local_through(THROUGH).national_unemployed.tolist()


def test_forecasts_know_what_was_known_on_their_day(raw):
    path = named("af_forecast").path(raw, "2025-10")
    table = pd.read_csv(path, sep=";", decimal=",", encoding="utf-8-sig")
    days = table["publicerad"].drop_duplicates().tolist()
    assert days[-4:] == ["2025-02-10", "2025-05-07", "2025-07-30", "2025-10-24"]
    rate = table[table["variabel"] == "unemployment_rate"].pivot(index="publicerad", columns="år", values="värde")
    assert rate.loc["2025-10-24"].dropna().index.tolist() == [2025, 2026, 2027]
    local = make_local_through(THROUGH)
    outcome = (100 * local.national_unemployed / local.labour_force.sum(axis=0))[-12:].mean()
    assert abs(rate.loc["2025-10-24", 2025] - outcome) < 0.3


def test_the_command_writes_a_data_folder(tmp_path):
    command = [sys.executable, "-m", "scripts.sample", "--to", tmp_path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"25 files in {tmp_path / 'raw'}\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["--through", "2025-03"],
            "--through 2025-03 needs --to DIR: the repository keeps the samples to 2025-01 only",
        ),
        (["--through", "2024-10", "--to", "x"], "--through 2024-10: the sample begins with the report of 2025-01"),
        (["--through", "mars", "--to", "x"], "not a month: 'mars'"),
    ],
)
def test_a_month_that_cannot_be_made_is_refused(options, told):
    command = [sys.executable, "-m", "scripts.sample", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert told in done.stderr
