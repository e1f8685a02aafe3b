"""The tables of seasonal adjustment: verdict and measures a series, and the months set apart."""

import re

import pytest

from tests.sections.seasonal_quality.frames import odd_quality, sample_quality
from tests.sections.seasonal_quality.test_words import with_levels
from tests.sections.test_every_table import Cells
from werket_lib.sections.seasonal_quality.tables import table_outliers, table_quality
from werket_lib.sections.seasonal_quality.words import MEASURES
from werket_lib.style.table import BAD, GOOD, SEVERE, UNCERTAIN


def measures(section) -> dict[str, list[str]]:
    """Read the table as its rows by their heads."""
    return {row[0]: row[1:] for row in Cells(table_quality(section).html).rows}


def test_a_column_a_series_worst_first():
    section = sample_quality()
    rows = measures(section)
    names = {"varsel": "Varsel", "long_term_unemployed": "Långtidsarbetslösa", "vacancies": "Lediga jobb",
             "unemployment_rate": "Arbetslöshet"}  # fmt: skip
    assert rows["Mått"] == [names[name] for name in section.report["series"]]
    words = {"good": "god", "uncertain": "osäker", "bad": "dålig"}
    assert [cell.strip() for cell in rows["Omdöme"]] == [words[level] for level in section.report["level"]]
    assert list(rows)[1:] == list(MEASURES.values())


def test_cells_are_the_facts():
    section = sample_quality()
    place = list(section.report["series"]).index("vacancies")
    shown = {head: cells[place].strip() for head, cells in measures(section).items()}
    text = {
        measure.removeprefix("seasonal.vacancies."): fact.text.replace("\u00a0", " ")
        for measure, fact in section.facts.items()
    }
    assert shown[MEASURES["residual"]] == f"{text['residual_qs_p']} / {text['residual_f_p']}"
    assert shown[MEASURES["x13"]] == f"{text['m7']} / {text['q']}"
    assert shown[MEASURES["n_outliers"]] == "0"
    assert shown[MEASURES["gap_rms"]] == f"{text['gap_rms']} platser"
    assert shown[MEASURES["spans_max"]] == f"{text['spans_max']} platser"
    assert shown[MEASURES["revision_12"]] == f"{text['revision_12_mean']} / {text['revision_12_max']} platser"
    assert shown[MEASURES["method"]] == "medel av båda additiv"


def test_what_is_missing_says_so():
    rows = measures(odd_quality())
    names = rows["Mått"]
    assert set(rows[MEASURES["x13"]]) == set(rows[MEASURES["gap_rms"]]) == {"–"}
    assert rows["Omdöme"][names.index("Långtidsarbetslösa")] == "rensas inte"
    assert rows["Metod"][names.index("Långtidsarbetslösa")] == "ingen rensning ingen säsong"
    assert rows["Metod"][names.index("Lediga jobb")] == "fasta faktorer preliminärt"
    assert rows[MEASURES["spans_max"]][names.index("Lediga jobb")] == "–"


def test_outliers():
    rows = Cells(table_outliers(sample_quality()).html).rows
    assert rows[0] == ["Serie", "Slag", "Månader", "Grund"]
    assert ["Arbetslöshet", "övergående avvikelse (TC)", "maj 2020", "hittad av X-13"] in rows
    assert ["Långtidsarbetslösa", "bestående nivåskift (LS)", "april 2021", "hittad av X-13"] in rows
    assert ["Arbetslöshet", "undantagen period", "mars 2020–mars 2021", "pandemin"] in rows
    assert len(rows) == 1 + len(sample_quality().outliers)
    assert Cells(table_outliers(odd_quality()).html).rows == [rows[0]]


@pytest.mark.parametrize("table", [table_quality, table_outliers])
@pytest.mark.parametrize("section", [sample_quality, odd_quality])
def test_tables_are_light_named_and_bring_no_style(table, section):
    html = table(section()).html
    cells = Cells(html)
    assert re.search(r"<caption>[^<]*januari 2025[^<]*</caption>", html)
    assert {attributes.get("scope") for attributes in cells.having("th")} <= {"col", "row"}
    assert not re.search(r"<style|<script|<link|<img| style=| id=| headers=|url\(|https?:", html)
    assert len(html) < 700 * len(cells.rows)
    assert all(svg.get("aria-hidden") == "true" for svg in cells.having("svg"))


def test_a_light_has_a_shape_and_a_word_and_can_be_told_from_the_paper():
    def luminance(colour: str) -> float:
        channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colour in (GOOD, UNCERTAIN, BAD, SEVERE):
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5
    judged = with_levels(varsel="bad", unemployment_rate="good", vacancies="uncertain", long_term_unemployed="good")
    lights = re.findall(r'viewBox="0 0 10 10">(<[^/]*/>)</svg> (\w+)', table_quality(judged).html)
    assert len(lights) == 4
    assert len(set(lights)) == len({shape for shape, _ in lights}) == len({word for _, word in lights}) == 3
