"""The agency's real workbook of results, 2026-01: loaded, added, summed, and against what it became when revised."""

import datetime as dt

import pandas as pd
import pytest
import xlsxwriter

from werket_lib.facts import slugify
from werket_lib.intake import add_file
from werket_lib.processed.make import make_tables
from werket_lib.provenance import SourcedTable
from werket_lib.sections.results.numbers import AreaResults, summarise_rom2_results
from werket_lib.store import read_table

MONTH = pd.Period("2026-01", freq="M")
PUBLISHED, REVISED = dt.date(2026, 1, 29), dt.date(2026, 5, 28)
RISK = "RISKERAR HÄVNING"
COUNTS = ["RR1 NIVÅ A", "RR2 NIVÅ A", "RR1 NIVÅ B", "RR2 NIVÅ B", "RR1 NIVÅ C", "RR2 NIVÅ C"]


@pytest.fixture(scope="module")
def workbook(shared):
    return shared / "real-data/af-rom/rom_results_2026_01.xlsx"


@pytest.fixture(scope="module")
def rows(workbook) -> pd.DataFrame:
    """The sheet as pandas reads it, without any code of ours."""
    return pd.read_excel(workbook, sheet_name="Resultat 2026-01", engine="openpyxl").dropna(how="all")


@pytest.fixture(scope="module")
def raw_dir(workbook, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rom") / "raw"
    add_file("af_rom_results", workbook, folder, published=PUBLISHED)
    return folder


def make(raw_dir, as_of, month=MONTH) -> SourcedTable:
    processed = raw_dir.parent / f"processed-{as_of}"
    (made,) = make_tables(month, raw_dir=raw_dir, processed_dir=processed, as_of=as_of, tables=["rom2_results"])
    assert made.status in ("made", "unchanged"), made.message
    return read_table("rom2_results", month, processed)


@pytest.fixture(scope="module")
def results(raw_dir) -> SourcedTable:
    return make(raw_dir, dt.date(2026, 2, 28))


@pytest.fixture(scope="module")
def section(results) -> AreaResults:
    return summarise_rom2_results(results, MONTH)


def test_all_rows_are_there(results, rows):
    assert len(results.table) == len(rows) == 925
    assert results.table["at_risk"].sum() == (rows["RISKERAR HÄVNING"] == "Ja").sum() == 183


def test_areas_rates_are_those_computed_straight_from_the_rows(section, rows):
    sums = rows.groupby("LEVERANSOMRÅDE")[["ANTAL DELTAGARE", *(f"ANTAL {count}" for count in COUNTS)]].sum()
    assert len(section.areas) == len(sums) == 69
    for result in ("rr1", "rr2"):
        count = sums[[f"ANTAL {result.upper()} NIVÅ {level}" for level in "ABC"]].sum(axis="columns")
        rates = section.areas.set_index("delivery_area")[f"{result}_rate"].astype("float64")
        pd.testing.assert_series_equal(
            rates.sort_index(), 100 * count / sums["ANTAL DELTAGARE"], check_names=False, rtol=1e-12
        )
    assert section.facts["rom2.cohort"].value == rows["ANTAL DELTAGARE"].sum() == 75667
    assert section.facts["rom2.area.vetlanda.rr1_rate"].text == "15,6"


def test_nine_areas_are_under_the_threshold_and_one_of_them_surely(section):
    under = section.areas[section.areas["rr1_side"] == "under"]
    assert set(under["delivery_area"]) == {
        "Vetlanda", "Pajala", "Tranås", "Kronoberg väst", "Kiruna", "Malung-Sälen-Vansbro", "Kristianstad", "Värnamo",
        "Kronoberg öst",
    }  # fmt: skip
    assert under.loc[under["rr1_sure"], "delivery_area"].tolist() == ["Vetlanda"]


def test_our_contracts_at_risk_are_the_agencys(section):
    facts = section.facts
    assert facts["rom2.contracts.at_risk"].value == facts["rom2.contracts.flagged"].value == 183
    assert [facts[f"rom2.contracts{end}"].value for end in ("", ".low_rating", ".low_both")] == [925, 317, 213]


def test_the_printed_measure_is_what_the_sheets_weights_make_in_every_row(workbook, rows):
    sheet = pd.read_excel(workbook, sheet_name="Beräkningssnurra 2026-01", header=None, engine="openpyxl")
    weights = {level: sheet.loc[sheet[0] == f"Vikt nivå {level}", 1].item() for level in "ABC"}
    weighted = sum(
        (rows[f"ANTAL RR1 NIVÅ {level}"] + rows[f"ANTAL RR2 NIVÅ {level}"]) * weights[level] for level in "ABC"
    )
    made = weighted / (2 * rows["ANTAL DELTAGARE"])
    assert ((1000 * made + 0.5).astype(int) == (1000 * rows["VIKTAT RESULTATMÅTT"]).round().astype(int)).sum() == 925


def test_a_later_workbook_revises_seven_rows_and_keeps_the_others(raw_dir, shared, rows, results, tmp_path):
    """The revised period, written back into the agency's layout from what others took out of its later workbook."""
    later = pd.read_csv(shared / "real-data/af-rom/rom_resultat_2025-03_2026-05.csv")
    weights = pd.read_csv(shared / "real-data/af-rom/rom_weights_ABC.csv").set_index("period")
    revised = write_workbook(tmp_path / "maj-2026.xlsx", later, weights, list(rows.columns), ["2026-01", "2026-03"])
    added = add_file("af_rom_results", revised, raw_dir, published=REVISED)
    assert added.edition == "2026-03"
    after = make(raw_dir, REVISED)
    assert after.notes == ("af_rom_results/2026-03: 7 of 925 rows of 2026-01 revised",)
    assert [source.edition for source in after.sources] == ["2026-03"]
    was, now = (table.table.set_index("ka_number").drop(columns="period") for table in (results, after))
    now = now.loc[was.index]
    changed = (was.astype("str").fillna("") != now.astype("str").fillna("")).any(axis="columns")
    assert changed.sum() == 7
    assert (was.loc[changed, "weighted_score"] != now.loc[changed, "weighted_score"]).all()
    # A report made as of February still has what was published then.
    assert make(raw_dir, dt.date(2026, 2, 28)).table.equals(results.table)


def test_eight_periods_in_two_workbooks_with_and_without_the_agencys_word_on_risk(shared, rows, tmp_path):
    later = pd.read_csv(shared / "real-data/af-rom/rom_resultat_2025-03_2026-05.csv")
    weights = pd.read_csv(shared / "real-data/af-rom/rom_weights_ABC.csv").set_index("period")
    header = list(rows.columns)
    releases = {"mars-november-2025": dt.date(2025, 11, 28), "maj-2026": REVISED}
    for name, published in releases.items():
        periods = list(weights.index[weights["source_file"].str.contains(name)])
        file = write_workbook(tmp_path / f"{name}.xlsx", later, weights, header, periods)
        add_file("af_rom_results", file, tmp_path / "raw", published=published)
    made = make(tmp_path / "raw", REVISED, month=pd.Period("2026-05", "M"))
    sizes = made.table.groupby("period").size()
    assert {str(period): int(size) for period, size in sizes.items()} == later.groupby("period").size().to_dict()
    assert len(made.table) == 7084
    flags = {period: summarise_rom2_results(made, period).has_flag for period in sizes.index}
    assert [str(period) for period, has_flag in flags.items() if not has_flag] == [
        "2025-07", "2025-09", "2025-11", "2026-05",
    ]  # fmt: skip
    for period, has_flag in flags.items():
        facts = summarise_rom2_results(made, period).facts
        if has_flag:
            assert facts["rom2.contracts.at_risk"].value == facts["rom2.contracts.flagged"].value


def write_workbook(path, later, weights, header, periods):
    """Write periods back into the agency's layout; a period in which it says nothing on risk lacks that column."""
    yes = {True: "Ja", False: "Nej"}
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        for period in periods:
            of_period = later[later["period"] == period]
            says_risk = of_period["risk_of_termination"].notna().all()
            sheet = book.add_worksheet(f"Resultat {period}")
            sheet.write_row(0, 0, [label for label in header if says_risk or label != RISK])
            for number, row in enumerate(of_period.to_dict("records"), start=1):
                rating = "-" if pd.isna(row["rating"]) else int(row["rating"])
                counts = [row[f"{result}_{level}"] for level in "abc" for result in ("rr1", "rr2")]
                people = [row["participants"], *(row[f"participants_{level}"] for level in "abc")]
                risk = [yes[str(row["risk_of_termination"]) == "True"]] if says_risk else []
                cells = [
                    period, row["delivery_area"], row["supplier"], row["ka_number"], row["contract_start_date"],
                    yes[row["active_22_months"]], rating, yes[rating in ("-", 1)], row["weighted_score"],
                    yes[row["weighted_score"] < 0.2], *risk, *people, *counts,
                ]  # fmt: skip
                sheet.write_row(number, 0, cells)
            sheet = book.add_worksheet(f"Beräkningssnurra {period}")
            for number, level in enumerate("ABC"):
                sheet.write_row(17 + number, 0, [f"Vikt nivå {level}", weights.loc[period, f"weight_{level.lower()}"]])
    return path


def test_the_file_is_added_from_the_command_line(werket, workbook, tmp_path):
    done = werket("add", "af_rom_results", workbook, "--published", "2026-01-29", "--data", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "af_rom_results 2026-01: added, published 2026-01-29\n"
    sidecar = next((tmp_path / "raw/af_rom_results/2026-01").glob("*.meta.yml")).read_text(encoding="utf-8")
    assert "coverage: month" in sidecar
    again = werket("add", "af_rom_results", workbook, "--data", tmp_path)
    assert "this file is there already, published" in again.stdout


def test_areas_facts_are_named_after_them(section):
    assert all(f"rom2.area.{slugify(name)}.rr1_rate" in section.facts for name in section.areas["delivery_area"])
